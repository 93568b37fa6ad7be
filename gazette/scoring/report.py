"""The score of a folder: summed over its files, as JSON, as a table, with every fault."""

from dataclasses import dataclass, field

from .figures import Tally, count
from .found import Row, read_rows
from .shape import kinds
from .truth import BadTruth, load, pairs

COLUMNS = (
    ("rows", "expected"),
    ("found", "found"),
    ("right", "right"),
    ("invented", "invented"),
    ("fields", "fields_expected"),
    ("right", "fields_right"),
    ("gaps", "gaps"),
    ("unsaid", "unsaid"),
    ("silent", "silent"),
)


@dataclass
class Score:
    """The tallies by kind, with the files that could not be judged or read."""

    tallies: dict
    files: int = 0
    bad_truths: list = field(default_factory=list)
    unreadable: dict = field(default_factory=dict)

    @property
    def total(self):
        return sum(self.tallies.values(), Tally())

    @property
    def faults(self):
        return [fault for tally in self.tallies.values() for fault in tally.faults]


def score(folder, only=()):
    """The score of every text below ``folder`` that has a truth file."""
    result = Score({kind: Tally() for kind in kinds()})
    for text, truth in pairs(folder, only):
        try:
            judged = load(truth)
        except BadTruth as error:
            result.bad_truths.append(str(error))
            continue
        result.files += 1
        score_file(result, text, judged)
    return result


def score_file(result, text, judged):
    read, refusal = read_rows(text)
    if refusal:
        result.unreadable[str(text)] = refusal
    for kind, rows in judged.items():
        expected = [Row(row, row.get("document_index")) for row in rows]
        tally = count(kind, kinds()[kind], expected, read.get(kind, []))
        for fault in tally.faults:
            fault.file = str(text)
        result.tallies[kind] += tally


def percent(part, whole):
    return 100.0 if not whole else 100 * part / whole


def numbers(tally):
    """What one kind counts, as ``--json`` prints it."""
    return {
        "rows_expected": tally.expected,
        "rows_found": tally.found,
        "rows_right": tally.right,
        "rows_invented": tally.invented,
        "rows_doubted": tally.doubted,
        "fields_expected": tally.fields_expected,
        "fields_right": tally.fields_right,
        "gaps": tally.gaps,
        "gaps_unsaid": tally.unsaid,
        "silent": tally.silent,
        "by_field": dict(tally.by_field.most_common()),
        "percent": {
            "rows_found": round(percent(tally.found, tally.expected), 2),
            "rows_right": round(percent(tally.right, tally.expected), 2),
            "fields_right": round(
                percent(tally.fields_right, tally.fields_expected), 2
            ),
        },
    }


def as_numbers(result, details=False):
    shown = {
        "files": result.files,
        "kinds": {kind: numbers(tally) for kind, tally in result.tallies.items()},
        "total": numbers(result.total),
        "unreadable": result.unreadable,
        "bad_truths": result.bad_truths,
    }
    if details:
        shown["faults"] = [
            vars(fault) | {"silent": fault.is_silent} for fault in result.faults
        ]
    return shown


def as_text(result, details=False):
    """The table, then what could not be judged, then every fault if asked for."""
    lines = [f"{result.files} files", row_of("", [name for name, _ in COLUMNS])]
    tallies = {**result.tallies, "total": result.total}
    lines += [
        row_of(kind, [getattr(tally, name) for _, name in COLUMNS])
        for kind, tally in tallies.items()
    ]
    shares = numbers(result.total)["percent"]
    lines.append(", ".join(f"{name} {share}%" for name, share in shares.items()))
    lines += [f"unreadable: {name}: {why}" for name, why in result.unreadable.items()]
    lines += [f"bad truth: {message}" for message in result.bad_truths]
    if details:
        lines += [line for fault in result.faults for line in fault_lines(fault)]
    return "\n".join(lines)


def row_of(name, cells):
    return f"{name:<18}" + "".join(f"{cell:>10}" for cell in cells)


def fault_lines(fault):
    mark = "SILENT " if fault.is_silent else ""
    line = f":{fault.line}" if fault.line else ""
    yield f"{fault.file}{line} {mark}{fault.what} {fault.kind} {fault.name} [{fault.row}]"
    if fault.what != "invented" or fault.name:
        yield f"    expected {fault.expected!r}"
    if fault.what != "missing":
        yield f"    read     {fault.read!r}"
    if fault.findings:
        yield f"    findings {', '.join(fault.findings)}"


def misses(result, required):
    """In words, what falls short of ``{measure: per cent, or silent: number}``."""
    total = numbers(result.total)
    reached = {**total["percent"], "silent": total["silent"]}
    for name, wanted in required.items():
        got = reached[name]
        if got > wanted if name == "silent" else got < wanted:
            yield f"{name} {got}, required {wanted:g}"
    if result.bad_truths:
        yield f"{len(result.bad_truths)} truth files could not be judged by"
    if not result.files:
        yield "no text with a truth file"
