"""Tables left as markup - one row, one cell or a whole table a line - rewritten with tabs."""

import html
import re
from collections.abc import Iterator

# Where several rows stand on one line of a file, this parts them: they have its number.
ROW_BREAK = "\x1e"
MOST = 20_000
ROW = re.compile(rf"<tr\b[^<>]{{0,300}}>(.{{0,{MOST}}}?)</tr\s*>", re.I | re.S)
CELL = re.compile(
    rf"<t([dh])\b([^<>]{{0,300}})>(.{{0,{MOST}}}?)(?=</t[dh]\s*>|<t[dh]\b|\Z)",
    re.I | re.S,
)
SPAN = re.compile(r"(row|col)span\s*=\s*[\"']?\s*(\d{1,2})", re.I)
FRAME = re.compile(
    r"</?(?:caption|thead|tbody|tfoot|colgroup|col)\b[^<>]{0,300}>", re.I
)
TABLE_ENDS = re.compile(r"</table\s*>", re.I)
# What a name is set in by stays: it says what the item is a part of.
BREAK = re.compile(r"[ \t]*(?:\r\n|\r|\n)[ \t]*")
SPACES = re.compile(r"&(?:nbsp|ensp|emsp|#160|#xa0|#12288|#x3000);", re.I)
TAGS = re.compile(r"</?(?:p|span|div|b|strong|font|br)\b[^<>]{0,300}>", re.I)


def with_markup_rows(text: str) -> str:
    """``text``, each row of a table in markup on its last line, its cells parted by tabs."""
    if "<t" not in text.lower():
        return text
    text = FRAME.sub("", text)
    pieces, end, below = [], 0, {}
    for match in ROW.finditer(text):
        between = text[end : match.start()]
        if TABLE_ENDS.search(between):
            below = {}
        same = bool(pieces) and not re.search(r"[\r\n]", between)
        cells = spanned([*CELL.finditer(match[1])], below)
        if not cells:
            continue
        blank = "".join(re.findall(r"\r\n|\r|\n", match[0]))
        pieces += [between.strip(" \t") if same else between]
        pieces += [blank, ROW_BREAK if same else "", "<tr>", "\t".join(cells)]
        end = match.end()
    return "".join([*pieces, text[end:]])


def spanned(found: list[re.Match], below: dict[int, int]) -> list[str]:
    """The cells of a row, with blanks where one of those above or to the left reaches over.

    ``below`` counts by column the rows that a cell above still covers.
    """
    cells: list[str] = []
    for match in found:
        spans = {kind.lower(): int(number) for kind, number in SPAN.findall(match[2])}
        cells += blanks(len(cells), below)
        at = len(cells)
        cells += [BREAK.sub("", match[3]).replace("\t", " ").rstrip(" ")]
        cells += [""] * (spans.get("col", 1) - 1)
        if spans.get("row", 1) > 1:
            below |= dict.fromkeys(range(at, len(cells)), spans["row"] - 1)
    return cells + [*blanks(len(cells), below)]


def blanks(at: int, below: dict[int, int]) -> Iterator[str]:
    while below.get(at):
        below[at] -= 1
        at += 1
        yield ""


def without_spaces_marked(line: str) -> str:
    """``line`` with real spaces where markup stands for them, and without what encloses it."""
    if "<" not in line and "&" not in line:
        return line
    return TAGS.sub("", SPACES.sub(space_of, line))


def space_of(match: re.Match) -> str:
    return html.unescape(match[0]).replace("\u2003", "\u3000")
