"""Tables on the command line."""

import json
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from communities.models import Change
from core.exchange.registry import name_of, resource, table_names
from gazette.models import Document, Relation
from tests import factories
from tests.exchange import edited, rows_of

pytestmark = pytest.mark.django_db

NAMES = [
    "communities",
    "documents",
    "figures",
    "holidays",
    "organizations",
    "personnel",
    "powers",
    "relations",
]


def exchange(*arguments):
    """(exit code, standard output, standard error)."""
    out, error = StringIO(), StringIO()
    try:
        call_command("exchange", *map(str, arguments), stdout=out, stderr=error)
    except SystemExit as end:
        return end.code, out.getvalue(), error.getvalue()
    return 0, out.getvalue(), error.getvalue()


@pytest.fixture
def stored():
    factories.organization()
    document = factories.document()
    areas = [{"label": "东"}, {"label": "西"}]
    factories.decision({"areas": areas}, {}, document=document)
    factories.notice({}, document=document)
    factories.transfer_list({}, document=document)
    factories.release({}, document=document)
    Relation.objects.create(source=document, target_number="青山政字〔2001〕1号")


def test_each_table_is_found_by_its_name():
    assert sorted(table_names()) == NAMES
    assert [name_of(type(resource(name))) for name in NAMES] == NAMES


@pytest.mark.parametrize("suffix", ["csv", "xlsx"])
@pytest.mark.parametrize("name", NAMES)
def test_export_then_import_changes_nothing(stored, tmp_path, name, suffix):
    file = tmp_path / f"表.{suffix}"
    exchange("export", name, file)
    code, out, _ = exchange("import", name, file, "--json")
    records = resource(name)._meta.model.objects.count()
    assert (code, json.loads(out)) == (
        0,
        {"new": 0, "changed": 0, "unchanged": records, "refused": 0, "errors": []},
    )


def test_the_outcome_is_the_last_line_and_names_every_error(stored, tmp_path):
    file = tmp_path / "社区.csv"
    exchange("export", "communities", file)
    file.write_bytes(edited(file.read_bytes(), 3, "类型", "成立"))
    code, out, error = exchange("import", "communities", file, "--json")
    outcome = json.loads(out.splitlines()[-1])
    assert code == 1
    assert (outcome["new"], outcome["changed"], outcome["refused"]) == (0, 0, 1)
    assert set(outcome["errors"][0]) == {"file", "sheet", "row", "column", "reason"}
    assert [(e["file"], e["row"], e["column"]) for e in outcome["errors"]] == [
        ("社区.csv", 4, "类型")
    ]
    assert "社区.csv" in error


def test_a_dry_run_says_what_would_change_and_changes_nothing(stored, tmp_path):
    file = tmp_path / "社区.csv"
    exchange("export", "communities", file)
    file.write_bytes(edited(file.read_bytes(), 3, "户数", "1"))
    before = list(Change.objects.values())
    code, out, _ = exchange("import", "communities", file, "--json", "--dry-run")
    assert (code, json.loads(out)["changed"]) == (0, 1)
    assert list(Change.objects.values()) == before
    exchange("import", "communities", file)
    assert Change.objects.filter(households=1).exists()


@pytest.mark.parametrize("content", [b"", b"\x00\x01\x02", b"PK\x03\x04"])
@pytest.mark.parametrize("suffix", ["csv", "xlsx"])
def test_what_is_no_table_is_refused_with_a_reason(tmp_path, content, suffix):
    file = tmp_path / f"坏.{suffix}"
    file.write_bytes(content)
    code, out, _ = exchange("import", "documents", file, "--json")
    assert code == 1
    assert json.loads(out)["errors"][0]["reason"]


def test_a_template_holds_the_headings_alone(tmp_path):
    file = tmp_path / "空.csv"
    exchange("template", "powers", file)
    assert rows_of(file.read_bytes()) == [resource("powers").template().headings]


def test_unknown_names_suffixes_and_places_are_told(tmp_path):
    with pytest.raises(CommandError, match="communities, documents"):
        exchange("export", "roads", tmp_path / "a.csv")
    with pytest.raises(CommandError, match="a.ods"):
        exchange("export", "powers", tmp_path / "a.ods")
    with pytest.raises(CommandError, match="nowhere"):
        exchange("export", "powers", tmp_path / "nowhere" / "a.csv")
    with pytest.raises(CommandError, match="absent.csv"):
        exchange("import", "powers", tmp_path / "absent.csv")


def test_a_failing_export_leaves_what_was_there(stored, tmp_path, monkeypatch):
    file = tmp_path / "表.csv"
    file.write_text("kept")
    monkeypatch.setattr("core.exchange.writing.csv.as_texts", lambda cells: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        exchange("export", "documents", file)
    assert file.read_text() == "kept"
    assert list(tmp_path.iterdir()) == [file]


def test_progress_is_shown_on_a_terminal_alone(stored, tmp_path):
    class Terminal(StringIO):
        def isatty(self):
            return True

    screen = Terminal()
    call_command(
        "exchange", "export", "documents", str(tmp_path / "a.csv"), stderr=screen
    )
    assert "\r1" in screen.getvalue()
    assert exchange("export", "documents", tmp_path / "b.csv") == (0, "", "")


def test_superseded_versions_are_left_out(stored, tmp_path):
    document = factories.publish(Document.objects.get())
    factories.pass_step(document, "correct", note="更正标题")
    Document.objects.filter(supersedes=document).update(title="更正稿")
    file = tmp_path / "文.csv"
    exchange("export", "documents", file)
    assert [row[1] for row in rows_of(file.read_bytes())[1:]] == ["更正稿"]
    assert (
        json.loads(exchange("import", "documents", file, "--json")[1])["unchanged"] == 1
    )


def test_an_empty_table_goes_out_and_in_without_a_change(tmp_path):
    for suffix in ("csv", "xlsx"):
        file = tmp_path / f"表.{suffix}"
        exchange("export", "organizations", file)
        code, out, _ = exchange("import", "organizations", file, "--json")
        done = {"new": 0, "changed": 0, "unchanged": 0, "refused": 0, "errors": []}
        assert (code, json.loads(out)) == (0, done)


def test_headings_alone_are_no_import_of_a_table_that_has_rows(stored, tmp_path):
    file = tmp_path / "表.csv"
    exchange("template", "organizations", file)
    code, out, error = exchange("import", "organizations", file, "--json")
    assert code == 1 and "没有数据" in error
    assert json.loads(out)["errors"][0]["row"] == 2
