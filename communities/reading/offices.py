"""What the subdistricts are called that communities belong to, as patterns for the other readers."""

# 苏木 is what a township is called in Inner Mongolia.
TOWN = "(?:[镇乡]|苏木)"
OFFICE = rf"(?:街道办事处|街道办(?!公)|街道|地区办事处|{TOWN}(?:人民政府|政府)?)"
# As it stands before the names that are of it, without 人民政府.
BEFORE_NAMES = rf"(?:街道(?:办事处)?|{TOWN})"
