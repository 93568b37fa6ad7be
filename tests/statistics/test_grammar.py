"""Every wording is read as its example says."""

from decimal import Decimal

import pytest

from gazette.reading.source import Paragraph, SourceDocument, Table
from statistics.reading import read
from statistics.reading.grammar import HEADINGS, MARKS

TITLE = "2020年9月全区主要经济指标"
BASE = {"指标名称": "工业用电量", "单位": "万度", "完成": "11", "同比%": "10"}


def figures(columns, *notes):
    table = Table("", tuple(columns), (tuple(columns.values()),))
    paragraphs = tuple(map(Paragraph, notes))
    document = SourceDocument(title=TITLE, paragraphs=paragraphs, attachments=(table,))
    return read(document)


def codes(figure):
    return [finding.code for finding in figure.findings]


def with_heading(wording):
    """The table with the example over a column of its kind."""
    own = {"indicator": "指标名称", "unit": "单位", "yoy": "同比%", "value": "完成"}
    if wording.means in own:
        replaced = own[wording.means]
        return {wording.example if h == replaced else h: c for h, c in BASE.items()}
    return BASE | {wording.example: "10"}


@pytest.mark.parametrize("wording", HEADINGS, ids=lambda w: w.example)
def test_a_column_is_read_under_its_heading(wording):
    first, *others = figures(with_heading(wording))
    assert (first.indicator, first.unit) == ("工业用电量", "万度")
    assert (first.value, first.yoy) == (Decimal(11), Decimal(10))
    if wording.means == "none":
        assert "column-not-read" in codes(first)
    if wording.means == "note":
        assert first.note == "10"
    if wording.means == "before":
        period = "2020年8月" if wording.example.startswith("上月") else "2019年9月"
        assert [(f.period, f.value) for f in others] == [(period, Decimal(10))]
    elif wording.means == "yoy_before":
        assert [(f.period, f.yoy) for f in others] == [("2019年9月", Decimal(10))]
    else:
        assert others == []


@pytest.mark.parametrize("wording", MARKS, ids=lambda w: w.example)
def test_a_note_says_what_a_mark_means(wording):
    mark = wording.example[0]
    (figure,) = figures(BASE | {"同比%": f"{mark}3"}, f"注：{wording.example}。")
    assert figure.yoy == (-3 if wording.means == "falls" else 3)
