"""What typesetting, pages, scanning and copying do to a text that says the same."""

import codecs
import re

from hypothesis import strategies as st

YEAR = re.compile(r"〔(\d{4})〕")
YEAR_IN_BRACKETS = re.compile(r"[〔\[（(【﹝［<](\d{4})[〕\]）)】﹞］>]")
BRACKETS = ["〔〕", "[]", "（）", "()", "【】", "﹝﹞", "［］", "<>"]
# A date on a line of its own.
DAY = re.compile(r"^(（?)(\d{4})年(\d{1,2})月(\d{1,2})日(?=印发）\n|\n)", re.M)
WIDE = str.maketrans("0123456789", "０１２３４５６７８９")
MARKS = ["— {} —", "- {} -", "·{}·", "第{}页", "第 {} 页 共 99 页", "－ {} －"]
HEAD = "甲区人民政府公报　　　2021年第2期"
ENCODINGS = ["utf-8", "utf-8-sig", "gb18030", "utf-16"]
DIGITS = "〇一二三四五六七八九"


def bracketed(text, pair):
    return YEAR.sub(rf"{pair[0]}\1{pair[1]}", text)


def in_chinese(match):
    year = "".join(DIGITS[int(digit)] for digit in match[2])
    month, day = numeral(int(match[3])), numeral(int(match[4]))
    return f"{match[1]}{year}年{month}月{day}日"


def numeral(number):
    tens, ones = divmod(number, 10)
    return (
        ("" if tens < 2 else DIGITS[tens])
        + "十" * bool(tens)
        + (DIGITS[ones] if ones or not tens else "")
    )


def spaced(line):
    """A short line set wide, as titles and signatures are."""
    return " ".join(line)


def is_short(block):
    return len(block) < 20 and re.fullmatch(r"[\u4e00-\u9fff]+", block)


def wrapped(block, width):
    """The block cut into lines as wide as ``width`` Chinese characters."""
    lines, room = [""], 0
    for character in block:
        room += 1 if character.isascii() else 2
        if room > 2 * width:
            lines.append("")
            room = 2
        lines[-1] += character
    return "\n".join(lines)


@st.composite
def noisy(draw, text):
    """``text`` in bytes, after each kind of noise that was drawn for it."""
    text = bracketed(text, draw(st.sampled_from(BRACKETS)))
    if draw(st.booleans()):
        text = text.translate(WIDE)
    elif draw(st.booleans()):
        text = DAY.sub(in_chinese, text)
    blocks = text.split("\n\n")
    if draw(st.booleans()):
        blocks = [spaced(block) if is_short(block) else block for block in blocks]
    if width := draw(st.sampled_from([0, 0, 28, 33, 40])):
        blocks = [wrapped(b, width) if is_running(b) else b for b in blocks]
    text = draw(paged(blocks))
    if draw(st.booleans()):
        text = re.sub("\n{2,}", "\n\n\n\n", text)
    return encoded(text, draw(st.sampled_from(ENCODINGS)), draw(st.booleans()))


def is_running(block):
    return "\n" not in block and "\t" not in block


@st.composite
def paged(draw, blocks):
    """The blocks with pages that end between any two lines of running text or of a table."""
    mark, page, pages = draw(st.sampled_from(MARKS)), draw(st.integers(1, 90)), []
    cuts = draw(st.sets(st.integers(0, 60), max_size=5))
    at = 0
    for block in blocks:
        lines = block.split("\n")
        for line in lines:
            pages.append(line)
            at += 1
            if at in cuts and len(lines) > 1 and (len(line) > 27 or "\t" in line):
                pages += ["", mark.format(page), HEAD, ""]
                pages += [lines[0]] if "\t" in line and line is not lines[-1] else []
                page += 1
        pages.append("")
    return "\n".join(pages)


def encoded(text, encoding, windows):
    data = (text.replace("\n", "\r\n") if windows else text).encode(encoding)
    return data.removeprefix(codecs.BOM_UTF8) if encoding == "utf-8" else data
