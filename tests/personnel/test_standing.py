"""What the register holds against a notice that is read in: never held, held by another."""

import pytest

from gazette.drafts import store
from gazette.models import Finding
from gazette.reading import read_bytes
from gazette.reading.codes import explained
from tests import factories

HEAD = "柳河区财政局"
NOTICE = """青岭市柳河区人民政府
关于任免工作人员职务的通知
柳政任〔{year}〕{number}号

各镇人民政府：

经研究，决定：

{body}

青岭市柳河区人民政府
{year}年3月9日
"""
CODES = ("never-held", "two-holders")


def read_in(*lines, year=2021, number=6):
    text = NOTICE.format(year=year, number=number, body="\n".join(lines))
    store(read_bytes(text.encode()), text.encode(), "公报.txt")
    return doubts()


def doubts():
    found = Finding.objects.filter(code__in=CODES).order_by("pk")
    return [(one.code, one.line, one.source_text) for one in found]


@pytest.fixture
def held(db):
    """孟春华 heads the bureau since 2019, 段文清 is one of its deputies."""
    document = factories.document(signed_date="2019-01-01")
    factories.publish(
        factories.notice(
            {"name": "孟春华", "organization": HEAD, "title": "局长"},
            {"name": "段文清", "organization": HEAD, "title": "副局长"},
            document=document,
        )
    )


def test_who_was_never_seen_to_hold_a_post_leaves_it_with_a_warning(held):
    line = f"免去钟立的{HEAD}局长职务；"
    assert read_in(line) == [("never-held", 9, line)]
    assert not explained("never-held").blocks


def test_a_second_head_is_a_warning(held):
    line = f"任命钟立为{HEAD}局长。"
    assert read_in(line) == [("two-holders", 9, line)]
    text = Finding.objects.get(code="two-holders").text
    assert "孟春华" in text and "钟立" in text
    assert not explained("two-holders").blocks


@pytest.mark.parametrize(
    "lines",
    [
        (f"任命钟立为{HEAD}局长；", f"免去孟春华的{HEAD}局长职务。"),
        (f"免去孟春华的{HEAD}局长职务；", f"任命钟立为{HEAD}局长。"),
        (f"任命钟立为{HEAD}副局长；", f"免去段文清的{HEAD}副局长职务。"),
        (f"任命钟立为{HEAD}副局长。",),
        (f"任命孟春华为{HEAD}局长。",),
        ("任命钟立为柳河区审计局局长。",),
    ],
)
def test_what_the_register_agrees_with_is_no_doubt(held, lines):
    assert read_in(*lines) == []


def test_a_register_that_knows_nothing_of_the_day_says_nothing(held):
    line = f"免去钟立的{HEAD}局长职务；"
    assert read_in(line, year=2018) == []


def test_an_empty_register_says_nothing(db):
    assert read_in(f"免去钟立的{HEAD}局长职务。") == []


def test_an_appointment_in_a_draft_was_seen(held):
    read_in(f"任命钟立为{HEAD}总会计师。", year=2020)
    assert read_in(f"免去钟立的{HEAD}总会计师职务。") == []


def test_another_name_of_the_body_is_the_same_body(held):
    factories.organization(HEAD, former_names="区财政局")
    assert read_in("免去孟春华的区财政局局长职务。") == []


def test_who_left_before_holds_it_no_more(held):
    read_in(f"免去孟春华的{HEAD}局长职务。", year=2020)
    line = f"任命钟立为{HEAD}局长。"
    factories.publish(
        factories.notice(
            {"name": "孟春华", "kind": "remove", "organization": HEAD, "title": "局长"},
            document=factories.document(signed_date="2020-03-10"),
        )
    )
    assert read_in(line) == []
