"""Characters that a scan takes for others of the same look: O for 0, l for 1, 曰 for 日."""

import re

ZEROS = "OoОоＯｏΟο○〇"
ONES = "lIｌＩ"
# The capital alone may be a Roman number, of a part or of a page.
SMALL = "lｌ"
DIGITS = str.maketrans({**dict.fromkeys(ZEROS, "0"), **dict.fromkeys(ONES, "1")})
SUSPECTS = re.compile(f"[{ZEROS}{ONES}曰亊単囯—－-]|[一二三四五六七八九]0")
LATIN = "A-Za-zＡ-Ｚａ-ｚА-яΑ-ω"
COUNTED = "年月日曰号户人名个项元平米%％亩万栋层楼室条件份〕】\\]）)"

# A run of digits with letters among them. O2O, CO2 and O3 are words of their own.
RUN = re.compile(
    rf"(?<![{LATIN}\d])(?!O2O|o2o|[OoＯ][23](?!\d|[年月日号]))"
    rf"(?=[^\d\s]{{0,4}}\d)[\d{ZEROS[:-2]}{ONES}][\d{ZEROS}{ONES}]{{0,11}}"
    rf"(?:[\d{ZEROS}](?![{LATIN}])|[{ONES}](?=[{COUNTED}]))"
)
# 12.9l, 38.5O, O.6, O.l: a figure after a point, or a cell by itself.
DECIMAL = re.compile(
    rf"(?<![{LATIN}\d_.])(?:[\d{ONES}{ZEROS[-2:]}]{{1,9}}|[{ZEROS}](?=[.．][\d{SMALL}]))[.．][\d{ZEROS}{ONES}]{{1,6}}(?![\w.])"
    rf"|(?<=[\t\u3000 ])\d[\d,]{{0,11}}[{ZEROS}{ONES}]{{1,2}}(?=\t|[\u3000 ]{{2}}|\Z)"
)
MONTH_OR_DAY = re.compile(
    rf"(?<=年)[{ZEROS}{ONES}]{{1,2}}(?=月)|(?<=月)[{ZEROS}{ONES}]{{1,2}}(?=[日曰])"
)
# 〔2007〕lO号: the serial of a number has no figure that tells what it is.
SERIAL = re.compile(rf"(?<=\d[〕\]】）)﹞])[\d{ZEROS}{ONES}]{{1,4}}(?=\s?号)")
# l 460户, 2 0l5户: thousands set apart.
THOUSANDS = re.compile(
    rf"(?<![{LATIN}\d])[\d{ONES}]\s(?=[\d{ZEROS}{ONES}]{{3}}[户人元平])[\d{ZEROS}{ONES}]{{3}}"
)
# l-ll月: months of a year, whatever stands before them.
MONTHS = re.compile(
    rf"(?<![{LATIN}\d])(?=[^月]{{0,5}}[{ZEROS}{ONES}])[\d{ZEROS}{ONES}]{{1,2}}[-—–~～至到][\d{ZEROS}{ONES}]{{1,2}}(?=月)"
)
# l、成立…, lO．取水许可, （l）…: what a line begins with is counted.
ITEM = re.compile(
    rf"\A[（(]?(?=[^、．.）)]{{0,2}}[{ZEROS}{SMALL}])[\d{SMALL}][\d{ZEROS}{SMALL}]{{0,2}}(?=[、．.）)]\s?[\u4e00-\u9fff])"
)
# .l2., · lO ·: a line of nothing but the number of a page.
EDGE = "[-—–－·•.]{1,2}"
PAGE = re.compile(
    rf"\A{EDGE}\s?(?=\d{{0,2}}[{ZEROS}{SMALL}])[\d{SMALL}][\d{ZEROS}{SMALL}]{{0,2}}\s?{EDGE}\Z"
)
HEADING_DASH = re.compile(r"\A[—－-](?=、[\u4e00-\u9fff])")
DASH = re.compile(r"(?<=年)[—－-](?=月)|(?<=[年月]十)[—－-](?=[月日])|(?<=月二十)[—－-](?=日)|(?<=月)[—－-](?=日)")  # fmt: skip
CHINESE_YEAR = re.compile(r"[一二][一二三四五六七八九零〇○0OoОоＯΟ]{3}(?=\s?年)")
# 三月二O日, 一O月.
CHINESE_DAY = re.compile("(?<=[年月][一二三])[OoОоＯΟ](?=[月日])")
LETTER_ZERO = re.compile("[0OoОоＯΟ]")
SUN = re.compile(r"(?<=[\d一二三四五六七八九十])曰(?=\Z|[\s印前起至，。；、）)])")
STROKES = re.compile("[亊単囯]")
STROKE = {"亊": "事", "単": "单", "囯": "国"}

# A cell of nothing else may be a number: l, lO.
NUMBER = re.compile(rf"[\d{ZEROS}{ONES}]{{1,4}}")


def number_meant(cell: str) -> int | None:
    """The number that a cell of digits and letters like them looks like."""
    words = cell.strip("()（）.、 ")
    return int(in_digits(words)) if NUMBER.fullmatch(words) else None


def mended(text: str) -> tuple[str, tuple[tuple[str, str], ...]]:
    """``text`` as it was meant, and (printed, meant) of every word that was changed."""
    if not SUSPECTS.search(text):
        return text, ()
    changes: list[tuple[str, str]] = []
    for pattern, meant in MENDING:
        text = pattern.sub(noting(changes, meant), text)
    return text, tuple(changes)


def noting(changes: list, meant):
    def replaced(match: re.Match) -> str:
        word = meant(match[0])
        if word != match[0]:
            changes.append((match[0], word))
        return word

    return replaced


def in_digits(word: str) -> str:
    return word.translate(DIGITS)


def as_year(word: str) -> str:
    return LETTER_ZERO.sub("〇", word)


MENDING = (
    (DECIMAL, in_digits),
    (RUN, in_digits),
    (SERIAL, in_digits),
    (THOUSANDS, in_digits),
    (MONTH_OR_DAY, in_digits),
    (MONTHS, in_digits),
    (ITEM, in_digits),
    (PAGE, in_digits),
    (CHINESE_YEAR, as_year),
    (CHINESE_DAY, as_year),
    (DASH, lambda dash: "一"),
    (HEADING_DASH, lambda dash: "一"),
    (SUN, lambda sun: "日"),
    (STROKES, STROKE.__getitem__),
)
