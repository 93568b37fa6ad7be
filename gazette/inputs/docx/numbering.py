"""The numbers that Word prints before a paragraph (一、 （二） 3.) and no text holds."""

from collections import defaultdict

from core.text.numbers import chinese_numeral

from .marks import W, is_on, value, whole_number

LEVELS = 9
HEAVENLY, EARTHLY = "甲乙丙丁戊己庚辛壬癸", "子丑寅卯辰巳午未申酉戌亥"
CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"
DIGITS = "〇一二三四五六七八九"
ROMAN = (
    *((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc")),
    *((50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i")),
)
WIDE = str.maketrans("0123456789", "０１２３４５６７８９")
LARGEST = 10_000


def roman(number: int) -> str:
    text = ""
    for worth, letters in ROMAN:
        text += letters * (number // worth)
        number %= worth
    return text


def letter(number: int) -> str:
    return chr(ord("a") + (number - 1) % 26) * ((number - 1) // 26 + 1)


def pick(row: str):
    return lambda number: row[number - 1] if number <= len(row) else str(number)


def digits(number: int) -> str:
    return "".join(DIGITS[int(digit)] for digit in str(number))


FORMS = {
    "decimal": str,
    "decimalZero": "{:02d}".format,
    "decimalFullWidth": lambda number: str(number).translate(WIDE),
    "decimalFullWidth2": lambda number: str(number).translate(WIDE),
    "decimalHalfWidth": str,
    "chineseCounting": chinese_numeral,
    "chineseCountingThousand": chinese_numeral,
    "taiwaneseCountingThousand": chinese_numeral,
    "japaneseCounting": chinese_numeral,
    "ideographDigital": digits,
    "japaneseDigitalTenThousand": digits,
    "taiwaneseDigital": digits,
    "ideographTraditional": pick(HEAVENLY),
    "ideographZodiac": pick(EARTHLY),
    "decimalEnclosedCircle": pick(CIRCLED),
    "decimalEnclosedCircleChinese": pick(CIRCLED),
    "decimalEnclosedFullstop": "{}.".format,
    "decimalEnclosedParen": "({})".format,
    "ideographEnclosedCircle": lambda number: f"({chinese_numeral(number)})",
    "upperLetter": lambda number: letter(number).upper(),
    "lowerLetter": letter,
    "upperRoman": lambda number: roman(number).upper(),
    "lowerRoman": roman,
}
SILENT = ("bullet", "none")


class UnknownNumber(Exception):
    """A number is printed here, in a form that is not known; the message names the form."""


class Numbering:
    """Counts the lists of a file paragraph by paragraph, as Word does."""

    def __init__(self, root, styles):
        self.styles = styles
        found = [] if root is None else root
        self.abstract = {
            one.get(f"{W}abstractNumId"): one
            for one in found
            if one.tag == f"{W}abstractNum"
        }
        self.lists = {
            one.get(f"{W}numId"): one for one in found if one.tag == f"{W}num"
        }
        self.counts: dict[str, dict[int, int]] = defaultdict(dict)
        self.overridden: set[tuple[str, int]] = set()

    def number(self, properties, style: str) -> str:
        """What is printed before the paragraph, or ``""``. Raises UnknownNumber."""
        place = self.place(properties, style)
        if place is None:
            return ""
        number, level = place
        levels = self.levels(number)
        if level not in levels:
            return ""
        counts = self.count(number, level, levels)
        return self.printed(level, levels, counts)

    def place(self, properties, style: str) -> tuple[str, int] | None:
        """(list, level) of the paragraph, by itself or by its style."""
        own = None if properties is None else properties.find(f"{W}numPr")
        of_style = self.styles.first(style, "pPr/numPr")
        number = value(own, "numId") or value(of_style, "numId")
        if number in ("", "0") or number not in self.lists:
            return None
        level = value(own, "ilvl") or value(of_style, "ilvl")
        if not level:
            level = str(self.level_of_style(number, style))
        return number, min(max(whole_number(level), 0), LEVELS - 1)

    def level_of_style(self, number: str, style: str) -> int:
        for level, element in self.levels(number).items():
            if value(element, "pStyle") == style:
                return level
        return 0

    def base(self, number: str):
        """The abstract list of a list, through the style it may be linked to."""
        base = self.abstract.get(value(self.lists[number], "abstractNumId"))
        link = value(base, "numStyleLink")
        if link:
            target = value(self.styles.first(link, "pPr/numPr"), "numId")
            if target in self.lists:
                linked = value(self.lists[target], "abstractNumId")
                base = self.abstract.get(linked, base)
        return base

    def levels(self, number: str) -> dict[int, object]:
        base = self.base(number)
        found = [] if base is None else base.findall(f"{W}lvl")
        levels = {whole_number(one.get(f"{W}ilvl")): one for one in found}
        for change in self.lists[number].findall(f"{W}lvlOverride"):
            if (own := change.find(f"{W}lvl")) is not None:
                levels[whole_number(change.get(f"{W}ilvl"))] = own
        return levels

    def count(self, number: str, level: int, levels) -> dict[int, int]:
        """The counts of the list after one more paragraph at ``level``."""
        base = self.base(number).get(f"{W}abstractNumId")
        counts = self.counts[base]
        start = self.restart(number, level)
        if start is not None:
            counts[level] = start
        elif level in counts:
            counts[level] += 1
        else:
            counts[level] = self.start(levels[level])
        for deeper in [d for d in counts if d > level]:
            restart = value(levels.get(deeper), "lvlRestart")
            if not restart or (restart != "0" and level < whole_number(restart)):
                del counts[deeper]
        for upper in range(level):
            if upper not in counts and upper in levels:
                counts[upper] = self.start(levels[upper])
        return counts

    def restart(self, number: str, level: int) -> int | None:
        """Where a list begins anew that shares its form with another."""
        if (number, level) in self.overridden:
            return None
        self.overridden.add((number, level))
        for change in self.lists[number].findall(f"{W}lvlOverride"):
            start = value(change, "startOverride")
            if whole_number(change.get(f"{W}ilvl")) == level and start:
                return whole_number(start)
        return None

    @staticmethod
    def start(level) -> int:
        return whole_number(value(level, "start", "1"), 1)

    def printed(self, level: int, levels, counts: dict[int, int]) -> str:
        own = levels[level]
        if form_of(own) in SILENT:
            return ""
        text = value(own, "lvlText")
        plain = is_on(own, "isLgl")
        for upper in range(level + 1):
            mark = f"%{upper + 1}"
            if mark in text and upper in levels:
                form = "decimal" if plain else form_of(levels[upper])
                text = text.replace(mark, figure(form, counts.get(upper, 0)))
        return text.strip()


def form_of(level) -> str:
    return value(level, "numFmt", "decimal")


def figure(form: str, number: int) -> str:
    if form in SILENT:
        return ""
    if form not in FORMS or number > LARGEST:
        raise UnknownNumber(form)
    return FORMS[form](number) if number > 0 else str(number)
