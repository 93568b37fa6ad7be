"""What is different: texts by characters, tables by cells, records by fields."""

import random

import pytest
from django.template import Context, Template
from hypothesis import example, given
from hypothesis import strategies as st

from core.compare.align import align, of_characters
from core.compare.records import pair_records
from core.compare.rows import folded, table, text_rows
from core.compare.spans import ADDED, REMOVED, SAME, Span, spans
from core.templatetags.compare import IN_SIGHT, LONG
from tests.pace import within

# Characters that Chinese official text is made of, and some that are special here.
LETTERS = "甲乙丙丁一二三，。；、 \n\t0129年月日〔〕号aB%.\U000f0000\U000f0001"
WORDS = st.text(LETTERS, max_size=60)


def told(found):
    """The spans as text: [-removed-]{+added+}."""
    marks = {SAME: "{}", REMOVED: "[-{}-]", ADDED: "{{+{}+}}"}
    return "".join(marks[span.kind].format(span.text) for span in found)


def of(found, *kinds):
    return "".join(span.text for span in found if span.kind in kinds)


@given(WORDS, WORDS)
@example("a\U000f0000b", "12\U000f0000")
@example("", "甲")
def test_both_texts_can_be_read_off_the_spans(old, new):
    found = spans(old, new)
    assert of(found, SAME, REMOVED) == old
    assert of(found, SAME, ADDED) == new
    assert all(span.text for span in found)
    pairs = list(zip(found, found[1:], strict=False))
    assert not any(one.kind == other.kind for one, other in pairs)
    assert not any((a.kind, b.kind) == (ADDED, REMOVED) for a, b in pairs)


@given(st.lists(WORDS, max_size=6), st.lists(WORDS, max_size=6))
def test_both_texts_can_be_read_off_the_paragraphs(old, new):
    rows = text_rows("\n".join(old), "\n".join(new))
    for text, kinds in ((old, (SAME, REMOVED)), (new, (SAME, ADDED))):
        lines = [line for line in "\n".join(text).split("\n") if line.strip()]
        cells = [[of(cell, *kinds) for cell in row.cells] for row in rows]
        said = [cell for row in cells for cell in row if cell]
        assert said == [cell for line in lines for cell in line.split("\t") if cell]


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("金科诚社区", "金科城社区", "金科[-诚-]{+城+}社区"),
        ("约4000余户", "4000余户", "[-约-]4000余户"),
        ("共2663户", "共2668户", "共[-2663-]{+2668+}户"),
        ("1,057.26平方米", "1,075.26平方米", "[-1,057.26-]{+1,075.26+}平方米"),
        ("增长12.5%。", "增长12.6%。", "增长[-12.5%-]{+12.6%+}。"),
        ("自2020年5月26日起", "自2020年5月27日起", "自[-2020年5月26日-]{+2020年5月27日+}起"),
        ("二〇二〇年五月一日", "二〇二〇年五月二日", "[-二〇二〇年五月一日-]{+二〇二〇年五月二日+}"),
        ("青政字〔2020〕7号", "青政字〔2020〕17号", "青政字[-〔2020〕7号-]{+〔2020〕17号+}"),
        ("王五", "李四", "[-王五-]{+李四+}"),
        ("", "新的", "{+新的+}"),
        ("旧的", "", "[-旧的-]"),
    ],
)  # fmt: skip
def test_characters_are_compared_and_numbers_and_dates_stay_whole(old, new, expected):
    assert told(spans(old, new)) == expected


def test_what_is_alike_by_chance_alone_is_replaced_as_a_whole():
    old, new = "一是全新的句子，完全不同的说法。", "二者毫无共通之处，另起炉灶！"
    assert told(spans(old, new)) == f"[-{old}-]{{+{new}+}}"


def prose(length=20_000, seed=7):
    """Text such as a long official document is made of."""
    chance = random.Random(seed)
    characters = [chr(0x4E00 + chance.randrange(900)) for _ in range(length)]
    for place in range(0, length, 17):
        characters[place] = chance.choice("，、。；")
    for place in range(40, length, 120):
        characters[place] = "\n"
    return "".join(characters)


def misprinted(text, times, seed=3):
    chance, characters = random.Random(seed), list(text)
    for _ in range(times):
        place = chance.randrange(len(characters))
        characters[place] = chance.choice(["", "误", characters[place] + "增"])
    return "".join(characters)


LONG_TEXT = prose()
IN_ONE = LONG_TEXT.replace("\n", "")
UNBROKEN = "".join(filter(str.isalpha, LONG_TEXT))


@pytest.mark.parametrize("compare", [spans, text_rows])
@pytest.mark.parametrize(
    ("old", "new"),
    [
        (LONG_TEXT, misprinted(LONG_TEXT, 1)),
        (LONG_TEXT, misprinted(LONG_TEXT, 2000)),
        (IN_ONE, misprinted(IN_ONE, 300)),
        (UNBROKEN, misprinted(UNBROKEN, 20)),
        (LONG_TEXT, LONG_TEXT.replace("。", "了。")),
        (LONG_TEXT, LONG_TEXT[10_000:] + LONG_TEXT[:10_000]),
        (LONG_TEXT, LONG_TEXT[::-1]),
        (LONG_TEXT, prose(seed=8)),
        (UNBROKEN, "".join(random.Random(1).sample(UNBROKEN, len(UNBROKEN)))),
        (LONG_TEXT, ""),
    ],
    ids=lambda text: f"{len(text)}",
)
def test_long_texts_are_compared_in_no_time(compare, old, new):
    with within(0.2):
        compare(old, new)


class TestParagraphs:
    def rows(self, old, new):
        rows = text_rows("\n".join(old), "\n".join(new))
        return [(row.kind, *map(told, row.cells)) for row in rows]

    def test_a_clause_put_between_others_only_moves_their_numbers_on(self):
        old = ["一、设立甲社区。", "二、撤销乙社区。", "三、调整丙社区的范围。"]
        new = ["一、设立甲社区。", "二、另起一项别的事务。", "三、撤销乙社区。"]
        new.append("四、调整丙社区的范围。")
        assert self.rows(old, new) == [
            ("same", "一、设立甲社区。"),
            ("added", "{+二、另起一项别的事务。+}"),
            ("changed", "[-二-]{+三+}、撤销乙社区。"),
            ("changed", "[-三-]{+四+}、调整丙社区的范围。"),
        ]

    def test_a_line_with_tabs_is_compared_cell_by_cell(self):
        assert self.rows(["名称\t户数", "甲\t10"], ["名称\t户数", "甲\t11"]) == [
            ("same", "名称", "户数"),
            ("changed", "甲", "[-10-]{+11+}"),
        ]

    def test_empty_lines_are_no_difference(self):
        assert self.rows(["甲", "", "乙"], ["甲", "乙"]) == [
            ("same", "甲"),
            ("same", "乙"),
        ]

    def test_what_is_unchanged_and_far_from_a_change_is_folded(self):
        old = [f"第{n}段如此。" for n in "甲乙丙丁戊己庚辛壬癸"]
        new = [*old[:4], "第戊段如彼。", *old[5:]]
        stretches = folded(text_rows("\n".join(old), "\n".join(new)))
        assert [(one.folded, len(one.rows)) for one in stretches] == [
            (True, 3),
            (False, 3),
            (True, 4),
        ]


class TestTable:
    COLUMNS = ["序号", "名称", "类别"]

    def rows(self, found):
        return [(row.kind, *map(told, row.cells)) for row in found.rows]

    def listed(self, *names):
        return [[str(n), name, "行政许可"] for n, name in enumerate(names, 1)]

    def compare(self, old, new):
        return table(self.COLUMNS, old, self.COLUMNS, new)

    def test_a_cell_that_was_corrected_is_the_only_one_marked(self):
        new = self.listed("甲许可", "乙许可")
        new[1][2] = "行政确认"
        found = self.compare(self.listed("甲许可", "乙许可"), new)
        assert self.rows(found) == [
            ("same", "1", "甲许可", "行政许可"),
            ("changed", "2", "乙许可", "行政[-许可-]{+确认+}"),
        ]

    def test_rows_that_only_count_on_are_not_told_apart(self):
        old = self.listed(*(f"第{n}种经营许可" for n in range(150)))
        new = [
            ["", "全新一种事项", "行政确认"] if n == 40 else row
            for n, row in enumerate(old)
        ]
        new.insert(41, old[40])
        new = [[str(n), *row[1:]] for n, row in enumerate(new, 1)]
        found = self.compare(old, new)
        kinds = [row.kind for row in found.rows]
        assert (kinds.count("same"), kinds.count("added")) == (40, 1)
        assert kinds.count("renumbered") == 110
        assert sum(not one.folded for one in folded(found.rows)) == 1

    def test_a_column_that_was_added_is_added_and_the_others_stay(self):
        old = self.listed("甲许可")
        found = table(self.COLUMNS, old, [*self.COLUMNS, "备注"], [[*old[0], "新"]])
        assert told(found.heading.cells[3]) == "{+备注+}"
        assert self.rows(found) == [("changed", "1", "甲许可", "行政许可", "{+新+}")]

    def test_a_column_that_was_renamed_keeps_its_place(self):
        old = self.listed("甲许可")
        found = table(self.COLUMNS, old, ["序号", "事项名称", "类别"], old)
        assert told(found.heading.cells[1]) == "{+事项+}名称"
        assert self.rows(found) == [("same", "1", "甲许可", "行政许可")]

    @pytest.mark.parametrize("rows", [[], [["一格"]], [["1"], ["2", "x", "y", "z"]]])
    def test_ragged_and_empty_tables_can_be_compared(self, rows):
        table(self.COLUMNS, rows, [], [["甲", "乙"]])
        table([], [], self.COLUMNS, rows)

    def test_a_long_table_of_alike_rows_takes_no_time(self):
        old = [["1", "甲", "乙"]] * 3000
        with within(1):
            self.compare(old, [["2", "甲", "丙"]] * 2990)


class Record:
    def __init__(self, pk, name, corrects=None):
        self.pk, self.name, self.corrects = pk, name, corrects


class TestPairs:
    def pairs(self, old, new):
        found = pair_records(
            [Record(pk, name) for pk, name in old],
            [Record(*one) for one in new],
            lambda record: record.corrects,
            (lambda record: record.name,),
            lambda one, other: of_characters(one.name, other.name),
        )
        return [(one and one.name, other and other.name) for one, other in found]

    def test_a_record_stands_beside_the_one_it_corrects(self):
        found = self.pairs([(1, "甲"), (2, "乙")], [(3, "丙", 2), (4, "丁", 1)])
        assert found == [("乙", "丙"), ("甲", "丁")]

    def test_what_was_removed_stands_where_it_was(self):
        old = [(1, "甲"), (2, "乙"), (3, "丙")]
        assert self.pairs(old, [(4, "甲", 1), (5, "丙", 3)]) == [
            ("甲", "甲"),
            ("乙", None),
            ("丙", "丙"),
        ]
        assert self.pairs(old, [(5, "丙", 3)])[:2] == [("甲", None), ("乙", None)]

    def test_others_belong_together_by_name(self):
        found = self.pairs(
            [(1, "甲社区"), (2, "乙社区")], [(3, "乙社区"), (4, "新居委会")]
        )
        assert found == [
            ("甲社区", None),
            ("乙社区", "乙社区"),
            (None, "新居委会"),
        ]


def test_many_unlike_items_are_paired_by_place():
    old = [f"旧项目{n}的说明" for n in range(100)]
    new = [f"新项目{n}的说明" for n in range(100)]
    assert list(align(old, new, (), of_characters)) == list(zip(old, new, strict=True))


class TestShown:
    def html(self, *found, fold=False):
        template = Template("{% load compare %}{% differences spans fold=fold %}")
        return template.render(Context({"spans": found, "fold": fold}))

    def test_text_is_never_markup(self):
        html = self.html(Span(SAME, "<b>"), Span(ADDED, "<script>"))
        assert "<b>" not in html
        assert "<script>" not in html

    def test_differences_are_marked_and_said(self):
        html = self.html(Span(REMOVED, "旧"), Span(ADDED, "新"))
        assert html.index("<del>") < html.index("旧</del>")
        assert html.index("<ins>") < html.index("新</ins>")
        assert html.count('class="compare-said"') == 2

    @pytest.mark.parametrize("blank", ["\n", "\t", " ", "\u3000"])
    def test_a_blank_that_is_different_is_seen(self, blank):
        html = self.html(Span(ADDED, blank))
        assert html.replace("</ins>", "").rstrip("\n")[-1] in "↵⇥␣□"

    def test_what_is_long_and_unchanged_opens_on_demand(self):
        text = "长" * (LONG + 1)
        assert self.html(Span(SAME, text)) == text
        html = self.html(Span(SAME, text), fold=True)
        assert html.startswith("长" * IN_SIGHT + "<details")
        assert html.count("长") == len(text)
