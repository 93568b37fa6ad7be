"""Truth files: what a text says, written by hand in the shape of ``read_gazette --json``."""

import json
from pathlib import Path

from .shape import ASIDE, kinds

SUFFIXES = (".txt", ".docx", ".pdf")
REMARKS = {"defects", "note", "unread", "findings"}


class BadTruth(Exception):
    """The truth file cannot be judged by; the message says why."""


def pairs(folder, only=()):
    """(text, truth file) of every text below ``folder`` that has a truth file, by name."""
    for path in sorted(Path(folder).rglob("*.json")):
        texts = [path.with_suffix(suffix) for suffix in SUFFIXES]
        for text in filter(Path.is_file, texts):
            if not only or {text.name, text.stem, text.parent.name} & set(only):
                yield text, path


def load(path):
    """``{kind: rows as written}`` for the kinds that are judged. Raises BadTruth."""
    try:
        truth = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise BadTruth(f"{path}: {error}") from error
    complaints = list(complaints_on(truth))
    if complaints:
        raise BadTruth(f"{path}: {'; '.join(complaints)}")
    judged = {key: rows for key, rows in truth.items() if key not in REMARKS}
    if isinstance(judged.get("issue"), dict):
        judged["issue"] = [judged["issue"]]
    return judged


def complaints_on(truth):
    if not isinstance(truth, dict):
        yield "not an object"
        return
    known = kinds()
    for key, rows in truth.items():
        if key in REMARKS:
            continue
        rows = [rows] if key == "issue" else rows
        if key not in known:
            yield f"unknown key “{key}”"
        elif not isinstance(rows, list):
            yield f"“{key}” is no list"
        else:
            for number, row in enumerate(rows, 1):
                yield from complaints_on_row(row, known[key], f"{key} {number}")


def complaints_on_row(row, fields, place):
    if not isinstance(row, dict):
        yield f"{place}: not an object"
        return
    for name, value in row.items():
        if name in ASIDE:
            continue
        if name not in fields:
            yield f"{place}: unknown field “{name}”"
        elif isinstance(fields[name], dict):
            for number, part in enumerate(value or [], 1):
                yield from complaints_on_row(
                    part, fields[name], f"{place} {name} {number}"
                )
