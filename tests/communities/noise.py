"""What printing and saving do to a text without changing what it says."""

import re

from hypothesis import strategies as st

from core.text.widths import NARROW, WIDE

ENCODINGS = ("utf-8", "utf-8-sig", "gb18030", "utf-16")
BRACKETS = ("〔{}〕", "[{}]", "［{}］", "（{}）", "【{}】")
YEAR = re.compile("〔([0-9]{4})〕")
FULL_WIDTH = str.maketrans(NARROW, WIDE)
INDENT = "\u3000\u3000"
NUMBERED = re.compile("[（(]?[0-9０-９一二三四五六七八九十]+[）).、．]")
STOPS = "。；：;:"
# Shorter lines are headings, and fewer between two page numbers are no page.
WIDTHS = st.integers(26, 44)
PAGE_LINES = st.integers(8, 30)


@st.composite
def printed(draw, text: str) -> bytes:
    """The bytes of a file that prints ``text``: brackets, widths, lines, pages, an encoding."""
    text = YEAR.sub(lambda year: draw(st.sampled_from(BRACKETS)).format(year[1]), text)
    if draw(st.booleans()):
        text = text.translate(FULL_WIDTH)
    lines = text.split("\n")
    if draw(st.booleans()):
        lines = paged(set_in_lines(lines, draw(WIDTHS)), draw(PAGE_LINES))
    return "\n".join(lines).encode(draw(st.sampled_from(ENCODINGS)))


def set_in_lines(paragraphs: list[str], width: int) -> list[str]:
    """Paragraphs of running text set in lines of ``width`` characters, the first indented."""
    return [line for paragraph in paragraphs for line in wrapped(paragraph, width)]


def wrapped(paragraph: str, width: int) -> list[str]:
    """The lines of one paragraph: numbers are kept whole, no stop but a paragraph's ends a line."""
    text, lines = INDENT + paragraph if len(paragraph) > width else paragraph, []
    while len(text) > width:
        end = width
        while not may_end(text, end):
            end -= 1
        lines.append(text[:end])
        text = text[end:]
    return [*lines, text]


def may_end(text: str, end: int) -> bool:
    """Whether a line may end there: the next is not to begin as a numbered clause does."""
    within_number = text[end - 1 : end + 1].isascii()
    return not (within_number or text[end - 1] in STOPS or NUMBERED.match(text, end))


def paged(lines: list[str], length: int) -> list[str]:
    """Lines with the number of the page wherever a page is full, also within a sentence."""
    pages = [lines[at : at + length] for at in range(0, len(lines), length)]
    numbered = [
        [*page, "", f"- {number} -", ""] for number, page in enumerate(pages, 1)
    ]
    return [line for page in numbered for line in page]
