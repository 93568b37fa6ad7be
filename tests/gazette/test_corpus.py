"""The texts of ``tests/corpus``, written for this, against their truth files."""

from pathlib import Path

import pytest

from gazette.scoring.report import as_text, misses, score

CORPUS = Path(__file__).parents[1] / "corpus"
SUFFIXES = {".txt", ".docx", ".pdf"}
REQUIRED = {"rows_found": 98, "rows_right": 99, "fields_right": 98, "silent": 0}


@pytest.fixture(scope="module")
def result():
    return score(CORPUS)


def test_the_corpus_is_read_as_well_as_is_required(result):
    assert list(misses(result, REQUIRED)) == [], as_text(result, details=True)


def test_every_text_has_a_truth_file_and_every_truth_file_a_text(result):
    texts = {p.with_suffix("") for p in CORPUS.rglob("*") if p.suffix in SUFFIXES}
    truths = {p.with_suffix("") for p in CORPUS.rglob("*.json")}
    assert texts == truths
    assert result.files >= len(truths) > 0
