"""Whom a document is addressed to, offices and others."""

import pytest

from gazette.reading import read_text


@pytest.mark.parametrize(
    "addressee",
    ["开发区各局（办）、各驻区机构", "各股室、各下属机构", "镇属各办（所）"],
)
def test_what_is_addressed_may_have_a_bracket_at_its_end(addressee):
    assert addressed(addressee) == addressee


@pytest.mark.parametrize(
    "body",
    ["河东铁路工务段", "第一粮库", "省第二监狱", "盐田港", "县气象台", "省交通集团"],
)
def test_what_is_no_office_may_be_addressed(body):
    assert addressed(body) == body


def test_a_stretch_of_road_or_time_is_not_addressed():
    assert addressed("第一阶段") == ""


def addressed(words):
    text = (
        f"石门县人民政府\n关于供水的通知\n石政发〔2020〕6号\n{words}：\n    请执行。\n"
    )
    return read_text(text).documents[0].addressee
