"""What ``score_reading`` counts: each rule on a truth of a few rows."""

import json

import pytest
from django.core.management import CommandError, call_command
from hypothesis import given
from hypothesis import strategies as st

from gazette.scoring.assignment import best_pairs
from gazette.scoring.figures import count
from gazette.scoring.found import Row, read_rows
from gazette.scoring.report import as_numbers, as_text, misses, score
from gazette.scoring.shape import kinds
from gazette.scoring.truth import BadTruth, load

TEXT = """青岭市柳河区人民政府
关于任免孟春华等同志职务的通知
柳政任〔2021〕6号

各镇人民政府：
任命孟春华为青岭市柳河区水利局局长；
免去段文清的青岭市柳河区水利局局长职务。

青岭市柳河区人民政府
2021年3月9日
"""
TRUTH = {
    "documents": [{"number": "柳政任〔2021〕6号", "signed_date": "2021-03-09"}],
    "personnel_changes": [
        {"kind": "appoint", "name": "孟春华", "position": "青岭市柳河区水利局局长"},
        {"kind": "remove", "name": "段文清", "position": "青岭市柳河区水利局局长"},
    ],
    "figures": [],
}


def person(name, kind="appoint", position="柳河区水利局局长", findings=(), **values):
    values = {"kind": kind, "name": name, "position": position} | values
    return Row(values, 0, 6, list(findings))


def community(findings=(), **values):
    named = {"kind": "establish", "name": "书香苑社区居民委员会"}
    return Row(named | values, 0, 7, list(findings))


def tally(expected, read, kind="personnel_changes"):
    return count(kind, kinds()[kind], expected, read)


def counts(tally):
    return tally.expected, tally.found, tally.right, tally.invented


@pytest.fixture
def folder(tmp_path):
    write(tmp_path / "notices" / "one", TEXT, TRUTH)
    return tmp_path


def write(path, text, truth):
    path.parent.mkdir(exist_ok=True)
    path.with_suffix(".txt").write_text(text, encoding="utf-8")
    path.with_suffix(".json").write_text(json.dumps(truth), encoding="utf-8")


def test_rows_that_agree_are_found_and_right_in_any_order():
    rows = [person("孟春华"), person("段文清", "remove"), person("钟立")]
    result = tally(rows, rows[::-1])
    assert counts(result) == (3, 3, 3, 0)
    assert (result.fields_expected, result.fields_right) == (9, 9)
    assert (result.silent, result.gaps, result.faults) == (0, 0, [])


def test_a_wrong_value_costs_one_field_and_not_two_rows():
    result = tally(
        [person("孟春华"), person("段文清")], [person("孟春"), person("段文清")]
    )
    assert counts(result) == (2, 2, 1, 0)
    assert (result.fields_expected, result.fields_right, result.silent) == (6, 5, 1)
    [fault] = result.faults
    assert (fault.what, fault.name, fault.line) == ("wrong", "name", 6)
    assert (fault.expected, fault.read, fault.is_silent) == ("孟春华", "孟春", True)


def test_a_wrong_value_with_a_finding_is_not_silent():
    result = tally([person("孟春华")], [person("孟春", findings=["name-doubtful"])])
    assert (result.right, result.silent, result.doubted) == (0, 0, 1)


def test_a_gap_is_no_silent_error():
    result = tally([person("钟立", note="试用期一年")], [person("钟立", note=None)])
    assert (result.found, result.right, result.gaps, result.silent) == (1, 0, 1, 0)
    assert (result.fields_expected, result.fields_right, result.unsaid) == (4, 3, 1)


def test_a_value_where_none_is_expected_is_invented():
    result = tally([person("钟立", note=None)], [person("钟立", note="兼")])
    assert (result.fields_expected, result.fields_right, result.silent) == (3, 3, 1)
    assert [fault.what for fault in result.faults] == ["invented"]


def test_a_field_left_out_of_the_truth_is_not_judged():
    result = tally([person("钟立")], [person("钟立", note="兼", title="局长")])
    assert (result.right, result.fields_expected, result.silent) == (1, 3, 0)


def test_an_invented_row_is_silent_unless_it_is_doubted():
    silent = tally([], [person("孟春华")])
    assert (counts(silent), silent.silent) == ((0, 0, 0, 1), 1)
    doubted = tally([], [person("孟春华", findings=["kind-doubtful"])])
    assert (counts(doubted), doubted.silent) == ((0, 0, 0, 1), 0)


def test_a_missing_row_counts_its_fields_as_not_right():
    result = tally([person("孟春华"), person("钟立")], [person("钟立")])
    assert counts(result) == (2, 1, 1, 0)
    assert (result.fields_expected, result.fields_right, result.silent) == (6, 3, 0)
    assert [(f.what, f.kind) for f in result.faults] == [
        ("missing", "personnel_changes")
    ]


def test_rows_of_one_name_are_told_apart_by_the_rest():
    expected = [
        person("孟春华", "remove", "柳河区统计局局长"),
        person("孟春华", "appoint", "柳河区水利局局长"),
    ]
    read = [
        person("孟春华", "appoint", "柳河区水利局副局长"),
        person("孟春华", "remove", "柳河区统计局局长"),
    ]
    result = tally(expected, read)
    assert counts(result) == (2, 2, 1, 0)
    assert [(f.name, f.read) for f in result.faults] == [
        ("position", "柳河区水利局副局长")
    ]


def test_the_pairs_are_the_likest_in_all_and_not_each_for_itself():
    """The first alone would take the row that the second needs."""
    edges = {(0, 0): 0.9, (0, 1): 0.8, (1, 0): 0.8}
    assert best_pairs(edges) == {0: 1, 1: 0}
    assert best_pairs({(column, row): v for (row, column), v in edges.items()}) == {
        0: 1,
        1: 0,
    }
    assert best_pairs({(0, 0): 0.9, (1, 0): 0.8, (2, 0): 0.95}) == {2: 0}


@given(
    st.dictionaries(
        st.tuples(st.integers(0, 4), st.integers(0, 4)), st.floats(0.1, 1), max_size=12
    )
)
def test_no_other_pairs_are_liker_in_all(edges):
    found = best_pairs(edges)
    assert set(found.items()) <= set(edges)
    assert len(set(found.values())) == len(found)
    best = max(sum(map(edges.get, pairs)) for pairs in choices(sorted(edges)))
    assert sum(map(edges.get, found.items())) == pytest.approx(best)


def choices(edges):
    """Every choice of edges of which no two share a row or a column."""
    if not edges:
        yield ()
        return
    first, *others = edges
    yield from choices(others)
    apart = [edge for edge in others if edge[0] != first[0] and edge[1] != first[1]]
    for chosen in choices(apart):
        yield first, *chosen


def test_rows_with_little_in_common_are_missing_and_invented():
    result = tally([person("孟春华")], [person("邵安", "remove", "文庙街道办事处主任")])
    assert counts(result) == (1, 0, 0, 1)


def test_text_is_compared_exactly_after_composition():
    accented = tally([person("Cafe\u0301")], [person("Caf\u00e9")])
    assert accented.right == 1
    spaced = tally([person("钟立")], [person("钟 立")])
    assert (spaced.right, spaced.silent) == (0, 1)


@pytest.mark.parametrize(
    ("expected", "read", "right"),
    [(2600, 2600.0, 1), (0, 0, 1), (0, None, 0), (None, 0, 0), (1, True, 0)],
)
def test_numbers_are_compared_by_value(expected, read, right):
    result = tally(
        [community(households=expected)],
        [community(households=read)],
        "community_changes",
    )
    assert result.right == right


def test_a_flag_not_set_is_wrong_and_no_gap():
    result = tally(
        [community(households_approx=True)],
        [community(households_approx=False)],
        "community_changes",
    )
    assert (result.gaps, result.silent, result.fields_right) == (0, 1, 2)


def test_a_flag_not_set_that_is_not_expected_is_no_value():
    rows = [community(households_approx=False)]
    result = tally(rows, rows, "community_changes")
    assert (result.right, result.fields_expected) == (1, 2)


def side(area, east, south):
    return {"area": area, "east": east, "south": south}


def test_each_side_of_an_area_is_a_value_and_areas_are_told_apart():
    areas = [side("第一片区", "学府路", "明伦街"), side("第二片区", "泮池河", "文昌路")]
    result = tally(
        [community(boundaries=areas)],
        [community(boundaries=[areas[1], areas[0] | {"south": "明伦路"}])],
        "community_changes",
    )
    assert (result.fields_expected, result.fields_right, result.silent) == (8, 7, 1)
    assert [fault.name for fault in result.faults] == ["boundaries[0].south"]


def test_an_area_too_many_is_invented_and_one_too_few_is_a_gap():
    one, two = side(None, "学府路", "明伦街"), side(None, "泮池河", "文昌路")
    more = tally(
        [community(boundaries=[one])],
        [community(boundaries=[one, two])],
        "community_changes",
    )
    assert (more.fields_expected, more.fields_right, more.silent) == (4, 4, 2)
    less = tally(
        [community(boundaries=[one, two])],
        [community(boundaries=[one])],
        "community_changes",
    )
    assert (less.fields_right, less.gaps, less.silent) == (4, 2, 0)


def test_each_row_of_an_attachment_is_a_value():
    table = {"title": "清单", "columns": ["序号"], "rows": [["1"], ["2"]]}
    wrong = table | {"rows": [["1"], ["3"]], "title": "名单"}
    expected, read = (
        Row({"title": "通知", "attachments": [t]}) for t in (table, wrong)
    )
    result = tally([expected], [read], "documents")
    names = {fault.name for fault in result.faults}
    assert names == {"attachments[0].title", "attachments[0].rows[1]"}
    assert (result.fields_expected, result.fields_right) == (5, 3)


def test_the_number_of_the_issue_is_compared_without_looking_for_a_likeness():
    result = tally([Row({"year": 2020, "number": 4})], [Row({"year": 2020})], "issue")
    assert (result.found, result.gaps, result.silent) == (1, 1, 0)


def test_of_many_rows_the_likest_are_paired_first():
    names = [f"事项{number}" for number in range(230)]
    expected = [Row({"seq": n, "name": name}, 0) for n, name in enumerate(names)]
    read = [
        Row({"seq": n, "name": name + "（试行）"}, 0) for n, name in enumerate(names)
    ]
    result = tally(expected, read, "powers")
    assert counts(result) == (230, 230, 0, 0)
    assert result.by_field == {"name": 230}


def test_a_finding_placed_at_the_line_of_a_row_is_a_finding_of_the_row(tmp_path):
    spaced = TEXT.replace("任命孟春华", "任命孟&nbsp;春华")
    (tmp_path / "one.txt").write_text(spaced, encoding="utf-8")
    rows, _ = read_rows(tmp_path / "one.txt")
    assert "html-residue" in rows["documents"][0].findings
    by_line = {row.line: row.findings for row in rows["personnel_changes"]}
    assert "html-residue" in by_line[6]
    assert "html-residue" not in by_line[7]


def test_a_folder_is_scored_with_all_below_it(folder):
    result = score(folder)
    assert result.files == 1
    assert counts(result.tallies["personnel_changes"]) == (2, 2, 2, 0)
    assert counts(result.total) == (3, 3, 3, 0)
    assert as_numbers(result)["total"]["percent"] == {
        "rows_found": 100.0,
        "rows_right": 100.0,
        "fields_right": 100.0,
    }


def test_only_the_texts_named_are_scored(folder):
    write(folder / "others" / "two", TEXT, TRUTH)
    assert score(folder).files == 2
    assert score(folder, ["two"]).files == 1
    assert score(folder, ["others"]).files == 1
    assert score(folder, ["three"]).files == 0


def test_a_kind_left_out_is_not_judged_and_an_empty_one_is(folder):
    truth = {"personnel_changes": []}
    write(folder / "notices" / "one", TEXT, truth)
    result = score(folder)
    assert counts(result.tallies["personnel_changes"]) == (0, 0, 0, 2)
    assert counts(result.tallies["documents"]) == (0, 0, 0, 0)


def test_all_rows_of_a_file_that_cannot_be_read_are_missing(folder):
    write(folder / "notices" / "one", "", TRUTH)
    result = score(folder)
    assert counts(result.total) == (3, 0, 0, 0)
    assert [*result.unreadable] == [str(folder / "notices" / "one.txt")]
    assert "unreadable" in as_text(result)


@pytest.mark.parametrize(
    ("truth", "complaint"),
    [
        ("{", "one.json"),
        ("[]", "not an object"),
        ('{"people": []}', "unknown key “people”"),
        ('{"powers": {}}', "“powers” is no list"),
        ('{"powers": [1]}', "powers 1: not an object"),
        ('{"powers": [{"nmae": "x"}]}', "powers 1: unknown field “nmae”"),
        (
            '{"community_changes": [{"boundaries": [{"top": "x"}]}]}',
            "community_changes 1 boundaries 1: unknown field “top”",
        ),
    ],
)
def test_a_truth_of_another_shape_is_refused_with_its_place(tmp_path, truth, complaint):
    path = tmp_path / "one.json"
    path.write_text(truth, encoding="utf-8")
    with pytest.raises(BadTruth, match=complaint):
        load(path)


def test_remarks_of_a_truth_are_no_rows(tmp_path):
    path = tmp_path / "one.json"
    remarks = {"note": "x", "defects": ["number-gap"], "issue": {"year": 2020}}
    path.write_text(json.dumps(remarks), encoding="utf-8")
    assert load(path) == {"issue": [{"year": 2020}]}


def test_the_command_prints_numbers_and_every_fault(folder, capsys):
    truth = TRUTH | {"personnel_changes": TRUTH["personnel_changes"][:1]}
    write(folder / "notices" / "one", TEXT, truth)
    call_command("score_reading", str(folder), "--json", "--details")
    shown = json.loads(capsys.readouterr().out)
    assert shown["kinds"]["personnel_changes"]["rows_invented"] == 1
    [fault] = shown["faults"]
    assert (fault["what"], fault["silent"], fault["line"]) == ("invented", True, 7)
    call_command("score_reading", str(folder), "--details")
    assert "one.txt:7 SILENT invented personnel_changes" in capsys.readouterr().out


def test_what_is_required_and_missed_ends_in_an_error(folder):
    call_command("score_reading", str(folder), "--require", "rows_found=98,silent=0")
    write(folder / "notices" / "one", TEXT, {"personnel_changes": []})
    call_command("score_reading", str(folder))
    with pytest.raises(CommandError, match="silent 2, required 0"):
        call_command(
            "score_reading", str(folder), "--require", "rows_found=98,silent=0"
        )


def test_a_truth_that_cannot_be_judged_by_or_no_text_at_all_misses(folder):
    (folder / "notices" / "one.json").write_text("{", encoding="utf-8")
    missed = list(misses(score(folder), {"silent": 0}))
    assert missed == [
        "1 truth files could not be judged by",
        "no text with a truth file",
    ]


@pytest.mark.parametrize("wanted", ["rows=98", "silent", "rows_found=many"])
def test_a_requirement_that_names_no_measure_is_refused(folder, wanted):
    with pytest.raises(CommandError):
        call_command("score_reading", str(folder), "--require", wanted)


def test_a_folder_that_is_none_is_refused(tmp_path):
    with pytest.raises(CommandError, match="no folder"):
        call_command("score_reading", str(tmp_path / "none"))
