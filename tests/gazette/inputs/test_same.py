"""The same content as a text, a Word file and a PDF file gives the same drafts."""

import re
from dataclasses import replace
from itertools import islice

import pytest

from gazette.inputs import read_input
from gazette.reading import read_text
from gazette.reading.shown import as_json, entries_read
from gazette.sample import stories
from gazette.writing import typeset_issue
from tests.gazette.inputs.files import as_docx, as_pdf

WAYS = {"docx": as_docx, "pdf": as_pdf}
# The residue of web pages and typesetting: in a PDF it would be words to be read.
RESIDUE = re.compile(r"</?p>|\*\*| and ")


def drafts(reading):
    """All that becomes a draft, without the lines it was read from."""
    shown = as_json(reading, entries_read(reading.documents))
    del shown["findings"], shown["unread"]
    bodies = [document.body for document in reading.documents]
    return shown | {"bodies": bodies}


def codes(reading):
    return sorted(finding.code for finding in reading.findings)


@pytest.mark.parametrize("kind", WAYS)
def test_the_real_gazette(kind, gazette_file):
    text = RESIDUE.sub("", gazette_file.read_text(encoding="utf-8"))
    expected = read_text(text)
    read = read_input(WAYS[kind](text), f"公报.{kind}")
    assert drafts(read) == drafts(expected)
    assert set(codes(expected)) <= set(codes(read))


@pytest.mark.parametrize("first", [0, 40, 80])
@pytest.mark.parametrize("kind", WAYS)
def test_a_made_issue(kind, first):
    text = issue(first, 40)
    expected = read_text(text)
    read = read_input(WAYS[kind](text), f"公报.{kind}")
    assert len(expected.documents) == len(expected.contents) == 40
    assert drafts(read) == drafts(expected)
    assert {finding.code for finding in read.findings} <= {
        *codes(expected),
        "row-over-pages",
    }


def issue(first, count):
    made = islice(stories.documents(first), count)
    return typeset_issue(replace(one.source, page=None) for one in made)
