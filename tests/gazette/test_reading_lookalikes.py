"""Letters that a scan takes for digits are digits where nothing else can be meant."""

import pytest

from gazette.reading.furniture import is_set_off
from gazette.reading.lookalikes import mended


@pytest.mark.parametrize(
    ("printed", "meant"),
    [
        ("甲县2008年l-lO月统计数据", "甲县2008年1-10月统计数据"),
        ("l—ll月", "1—11月"),
        ("指标\tl-9月\tlO-ll月", "指标\t1-9月\t10-11月"),
        ("用电量\t12.6\t-O.4", "用电量\t12.6\t-0.4"),
        ("增长O.4%", "增长0.4%"),
        ("水产品  1O.2  －O.l", "水产品  10.2  －0.1"),
        ("l、设立金桥社区", "1、设立金桥社区"),
        ("lO．取水许可", "10．取水许可"),
        ("（石政发〔2OO7〕lO号）", "（石政发〔2007〕10号）"),
        ("石政发〔2007〕l号", "石政发〔2007〕1号"),
        ("居民l 460户", "居民1 460户"),
        ("二〇〇九年三月二O日", "二〇〇九年三月二〇日"),
        ("（l）取水许可", "（1）取水许可"),
        ("· l4 ·", "· 14 ·"),
        ("-2l-", "-21-"),
        (".lO.", ".10."),
    ],
)
def test_letters_amid_months_numbers_and_marks_are_digits(printed, meant):
    assert mended(printed)[0] == meant


@pytest.mark.parametrize(
    "printed",
    [
        "I、总则",
        "II、总则",
        "— I —",
        "l.m.n",
        "O、取水",
        "O.K.",
        "O.I",
        "N.O.5",
        "l、a",
        "ll",
    ],
)
def test_letters_that_may_be_meant_are_kept(printed):
    assert mended(printed)[0] == printed


@pytest.mark.parametrize("mark", ["          .l6.", "- 2l -", "·lO·"])
def test_the_number_of_a_page_with_letters_for_digits_is_no_cell(mark):
    assert is_set_off(mark)
