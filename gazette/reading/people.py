"""Lines of a list of people, with their posts or below the line of their post."""

import re

from core.text.widths import squeeze

from .lines import Line
from .words import numbering

# With what the posts of such lists end: 副院长, 教导员, 局长职务.
POST_END = r"(?:[长任记席理事师]|(?<![人党])员|助理|秘书|督学)(?:职务)?"
ASIDE = r"(?:[（(][^（）()]{1,20}[）)])?"
PERSON = rf"[\u3400-\u9fff](?:[ \u3000]{{0,2}}[\u3400-\u9fff·•]){{1,7}}{ASIDE}"
# A line of a list of people, a name set apart from a post: 慕容 雪  管委会招商部副部长，聘期三年.
PERSON_ROW = re.compile(
    rf"(?:(?:任命?|免去?|聘任|解聘)[：:][ \u3000]*)?(?![任免聘兼]){PERSON}[ \u3000]+"
    rf"(?:[\u3400-\u9fff、]|[（(][^（）()]{{1,20}}[）)]){{2,40}}{POST_END}[ \u3000]{{0,9}}"
    r"(?:[（(][^（）()]*[）)])?(?:[，,；;。].*)?"
)
# What is done with the people on the lines below, on a line of its own.
ACT = re.compile(
    r"(?:决定)?(?:任命|免去|任职|免职|聘任|解聘)(?:下列|以下)?(?:同志|人员)?的?(?:职务|人员|名单)?[：:]?"
)
OF_BODY = r"(?:[\u3400-\u9fff、]|[（(][^（）()]{1,20}[）)]){4,40}"
# The same with a mark for the gap, whichever stands first: 周芷若，县信访局局长, 县民政局局长：刘洋.
PERSON_MARKED = re.compile(
    rf"(?!.{{0,9}}(?:任命|免去|聘任|解聘|决定)){PERSON}[：:，]{OF_BODY}{POST_END}{ASIDE}[；;。]?"
    rf"|{OF_BODY}{POST_END}{ASIDE}[：:][ \u3000]?{PERSON}(?:、{PERSON}){{0,5}}[；;。]?"
)
# The same without the gap or a stop: 尚官、乔一为区政府办公室副主任（副处级）.
PERSON_BECOMES = re.compile(
    r"(?![任免聘兼])[\u3400-\u9fff·•]{2,12}(?:、[\u3400-\u9fff·•]{2,12}){0,8}(?:同志)?[为任][\u3400-\u9fff（）()]{4,40}"
    rf"{POST_END}(?:[（(][^（）()]{{1,20}}[）)])?"
)
# One of a line of nothing but people, below the line of their post: 马　兰（女）　李时珍.
NAME = re.compile(r"[\u3400-\u9fff]{1,4}|[\u3400-\u9fff]{1,8}[·•][\u3400-\u9fff]{1,8}")
POST_ABOVE = re.compile(
    r"[^，。；]{2,40}[长任记席员师](?:[（(][^（）()]{1,20}[）)])?[：:]?"
)
PEOPLE_LENGTH = 30
# What is done with the people of a list, above it: 二、决定任命, 任命下列同志：.
ACT_ABOVE = re.compile(r".{0,40}(?:任|免|聘|辞去)[^，。；]{0,16}[：:]?")
# Between that heading and the list: （2011年9月28日第三十五次会议通过）.
REMARK_ABOVE = re.compile(r"\s*[（(][^（）()]{0,60}[）)]\s*")
LONGEST_ROW = 200
SERIAL = re.compile(r"\A(\d{1,3})[.．、]?[ \u3000]*\t[ \u3000]*")


def without_rows(lines: list[str]) -> list[str]:
    """``lines``, a list of people below what is done with them as text: no heading tells its cells,
    as one does where a row of the table goes on above.
    """
    lines, above, is_list, in_table = [*lines], "", False, False
    for at, line in enumerate(lines):
        row = line.strip()
        if "\t" in line and len(row) < LONGEST_ROW:
            text = re.sub(r"\s*\t\s*", "\u3000\u3000", SERIAL.sub(r"\1．", row))
            named = PERSON_ROW.fullmatch(re.sub(r"\A\d{1,3}．", "", text))
            begins = not in_table and ACT_ABOVE.fullmatch(above)
            is_list = bool(named and (is_list or begins))
            in_table = not is_list
            if is_list:
                lines[at] = text
        elif row:
            is_list = is_list and bool(REMARK_ABOVE.fullmatch(line))
        else:
            in_table = False
        if row and not REMARK_ABOVE.fullmatch(line):
            above = "" if "\t" in line else row
    return lines


def is_person_row(line: Line) -> bool:
    text = line.text.strip()
    forms = (PERSON_ROW, PERSON_MARKED, PERSON_BECOMES)
    return not line.row and any(form.fullmatch(text) for form in forms)


def is_people(text: str) -> bool:
    """Whether a line is one of several people, or of a title and those who bear it: 校长：贾政."""
    title, colon, named = text.strip().replace(":", "：").partition("：")
    if colon and POST_ABOVE.fullmatch("任" + squeeze(title)):
        return len(text) <= PEOPLE_LENGTH and all(map(NAME.fullmatch, names_of(named)))
    parted = text.strip() not in names_of(text) and not text.rstrip().endswith("、")
    return (
        parted
        and len(text) <= PEOPLE_LENGTH
        and all(map(NAME.fullmatch, names_of(text)))
    )


def names_of(text: str) -> list[str]:
    """The words of a line that 、 and spaces part, without what is remarked of them."""
    words = re.sub(r"[（(][^（）()]{1,12}[）)]", " ", text.strip())
    return re.split(r"[ \u3000、]+", words.strip())


def is_act(text: str) -> bool:
    """Whether a line only says what is done with the people below: 二、免职."""
    text = text.strip()
    number = numbering(text)
    words = text[number[2] if number else 0 :]
    return bool(ACT.fullmatch(squeeze(words[:20])))
