"""Every wording is read as its example says; every family of notices as is written beside it."""

import re
from pathlib import Path

import pytest

from gazette.reading.source import Paragraph, SourceDocument
from personnel.reading import grammar, read

TITLE = "东河区人民政府关于任免王小明同志职务的通知"
FAMILIES = Path(__file__).with_name("families.txt")
ROW = re.compile(
    r"(?P<kind>[+\-])(?P<clause>\S*) (?P<name>.*?)\|(?P<organization>.*?)\|(?P<title>.*?)\|(?P<note>.*)"
)
KINDS = {"+": "appoint", "-": "remove"}
GROUPS = (
    grammar.SAYINGS,
    grammar.RUN_ON,
    grammar.AGAIN,
    grammar.ELLIPTIC,
    grammar.HELD,
    grammar.GLUED,
    grammar.HEADINGS,
    grammar.LED_IN,
)


def entries_of(text, title=TITLE):
    lines = text.split("\n")
    paragraphs = tuple(Paragraph(line, at) for at, line in enumerate(lines, 1))
    return read(
        SourceDocument(title=title, issuer="东河区人民政府", paragraphs=paragraphs)
    )


@pytest.mark.parametrize(
    "wording", [wording for group in GROUPS for wording in group], ids=lambda w: w.text
)
def test_the_example_of_a_wording_is_read_as_it_means(wording):
    entries = entries_of(wording.example)
    kinds = {entry.kind for entry in entries if entry.name == "王小明"}
    assert wording.means.split()[0] in kinds
    assert {entry.name for entry in entries} == {"王小明"}
    assert all(entry.organization.startswith("东河区") for entry in entries)


@pytest.mark.parametrize("words", grammar.REMARKS)
def test_what_begins_as_a_remark_follows_a_post(words):
    entries = entries_of(f"任命王小明为东河区财政局局长，{words}一二。")
    assert [entry.note for entry in entries] == [f"{words}一二"]


def families():
    for block in FAMILIES.read_text(encoding="utf-8").split("\n\n"):
        name, *lines = block.strip().split("\n")
        rows = [match for line in lines if (match := ROW.fullmatch(line))]
        text = "\n".join(line for line in lines if not ROW.fullmatch(line))
        yield pytest.param(text, rows, id=name.removeprefix("# "))


@pytest.mark.parametrize(("text", "rows"), [*families()])
def test_a_family_of_notices(text, rows):
    """``?`` is not judged; ``!`` after the note: there must be a finding."""
    entries = entries_of(text)
    assert len(entries) == len(rows)
    for row in rows:
        (entry,) = (entry for entry in entries if fits(row, entry))
        assert entry.findings or not row["note"].endswith("!")


def fits(row, entry):
    judged = [(KINDS[row["kind"]], entry.kind), (row["name"], entry.name)]
    judged += [(row["organization"], entry.organization), (row["title"], entry.title)]
    judged += [(row["note"].rstrip("!"), entry.note)]
    judged += [(row["clause"], entry.clause)] if row["clause"] else []
    return all(expected in ("?", found) for expected, found in judged)
