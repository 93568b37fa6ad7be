"""The register of finding codes: nothing is doubted that is not explained there."""

import ast
import re
from pathlib import Path

import pytest
from django.conf import settings

from gazette.reading import read_file
from gazette.reading.codes import ALL, CODES, doubted_fields, explained
from gazette.reading.codes.files import FILES
from gazette.reading.codes.inputs import INPUTS
from gazette.reading.codes.page import page
from gazette.reading.codes.registers import REGISTERS
from gazette.reading.codes.texts import TEXTS
from gazette.reading.shown import all_findings, entries_read
from gazette.registers.config import registers
from gazette.scoring.shape import kinds
from gazette.scoring.truth import SUFFIXES

CORPUS = Path(__file__).parents[1] / "corpus"
CHINESE = re.compile("[\u4e00-\u9fff]")
CODE = re.compile(r"[a-z]+(?:-[a-z0-9]+)*")
APPS = ("gazette", "communities", "personnel", "powers", "statistics")


def said_in_source():
    """(code, file) of all that readers say: in a Finding, or beside a Chinese sentence."""
    for app in APPS:
        for path in (settings.BASE_DIR / app).rglob("*.py"):
            if {"codes", "migrations", "sample"}.isdisjoint(path.parts):
                for code in codes_in(ast.parse(path.read_text(encoding="utf-8"))):
                    yield code, path.relative_to(settings.BASE_DIR)


def codes_in(tree):
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            name = getattr(node.func, "id", getattr(node.func, "attr", ""))
            if name == "Finding" and node.args:
                yield from parts_of(node.args[0])
            pairs = zip(node.args, node.args[1:], strict=False)
            yield from (code_of(one) for one, other in pairs if sentence(other))
        elif isinstance(node, ast.Dict):
            pairs = zip(node.keys, node.values, strict=True)
            yield from (code_of(one) for one, other in pairs if sentence(other))


def parts_of(node):
    """The code, or the constant end of one that is put together."""
    if isinstance(node, ast.Constant):
        yield node.value
    if isinstance(node, ast.JoinedStr):
        yield from (one.value for one in node.values if isinstance(one, ast.Constant))


def code_of(node):
    value = getattr(node, "value", "")
    is_code = isinstance(value, str) and "-" in value and CODE.fullmatch(value)
    return value if is_code else ""


def sentence(node):
    parts = node.values if isinstance(node, ast.JoinedStr) else [node]
    return any(
        isinstance(getattr(part, "value", None), str) and CHINESE.search(part.value)
        for part in parts
    )


def test_no_reader_says_a_code_that_is_not_explained():
    said = {(code, str(path)) for code, path in said_in_source() if code}
    assert len(said) > 60
    unknown = {
        (code, path)
        for code, path in said
        if not any(one.startswith(code) or one.endswith(code) for one in CODES)
    }
    assert unknown == set()


def texts():
    found = [path for path in sorted(CORPUS.rglob("*")) if path.suffix in SUFFIXES]
    assert found
    return found


@pytest.mark.parametrize("path", texts(), ids=lambda path: path.stem)
def test_what_is_found_in_the_corpus_is_explained(path):
    reading = read_file(path)
    found = all_findings(reading, entries_read(reading.documents))
    assert {finding.code for _, _, finding in found} <= CODES.keys()


def test_what_is_found_in_the_real_gazette_is_explained(gazette_file):
    reading = read_file(gazette_file)
    found = all_findings(reading, entries_read(reading.documents))
    codes = {finding.code for _, _, finding in found}
    assert codes and codes <= CODES.keys()


def test_every_code_is_told_once_with_what_it_means_and_what_to_do():
    told = [*FILES, *INPUTS, *TEXTS, *REGISTERS]
    assert len(told) == len({code.code for code in told}) == len(CODES)
    assert len({code.name for code in told}) == len(told)
    for code in told:
        assert CODE.fullmatch(code.code) and len(code.code) <= 40
        assert CHINESE.search(code.name) and len(code.name) <= 12
        assert code.means.endswith("。") and code.todo.endswith("。")


def test_fields_that_are_doubted_are_fields():
    names = {name for fields in kinds().values() for name in fields}
    for fields in kinds().values():
        names |= {
            part
            for shape in fields.values()
            if isinstance(shape, dict)
            for part in shape
        }
    for register in registers():
        model = register.entry_model
        names |= {field.name for field in model._meta.get_fields()}
        names |= {
            field.name
            for relation in model.CONTENT_PARTS
            for field in model._meta.get_field(relation).related_model._meta.fields
        }
    assert {name for code in CODES.values() for name in code.doubts} <= names | {*ALL}


def test_an_unknown_code_doubts_the_whole_row():
    assert doubted_fields("never-heard-of") == ALL
    assert explained("never-heard-of").name == "never-heard-of"


def test_the_documentation_lists_every_code_as_it_is():
    written = settings.BASE_DIR / "docs/findings.zh-CN.md"
    assert written.read_text(encoding="utf-8") == page(), (
        "python -m gazette.reading.codes.page"
    )
