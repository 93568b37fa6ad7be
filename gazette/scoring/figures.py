"""What is counted: rows expected, found and right, values right, and what is silently wrong."""

from collections import Counter
from dataclasses import dataclass, field

from .matching import equal, pair
from .parts import aligned, leaves, part_left_open


@dataclass
class Fault:
    """One thing that is not as the truth has it; ``name`` is the field, "" of a whole row."""

    what: str
    kind: str
    row: str
    name: str = ""
    line: int | None = None
    expected: object = None
    read: object = None
    findings: list = field(default_factory=list)
    file: str = ""

    @property
    def is_silent(self):
        return self.what in ("wrong", "invented") and not self.findings


@dataclass
class Tally:
    """The counts of one kind, over all files."""

    expected: int = 0
    found: int = 0
    right: int = 0
    invented: int = 0
    fields_expected: int = 0
    fields_right: int = 0
    gaps: int = 0
    unsaid: int = 0
    silent: int = 0
    doubted: int = 0
    by_field: Counter = field(default_factory=Counter)
    faults: list = field(default_factory=list)

    def add(self, fault):
        self.faults.append(fault)
        self.by_field[fault.name] += 1
        self.silent += fault.is_silent

    def __add__(self, other):
        return Tally(
            **{
                name: getattr(self, name) + getattr(other, name)
                for name in self.__dataclass_fields__
            }
        )


def count(kind, fields, expected, read):
    """The tally of one kind in one file; ``expected`` and ``read`` are rows."""
    tally = Tally(expected=len(expected))
    if kind == "issue" and expected and read:
        pairs, missing, invented = [(0, 0)], [], []
    else:
        pairs, missing, invented = pair(expected, read, fields)
    for at, position in pairs:
        count_pair(tally, kind, fields, expected[at], read[position])
    for at in missing:
        row = expected[at]
        tally.fields_expected += len(stated(leaves(row.values, fields)))
        tally.add(Fault("missing", kind, title(row, fields), expected=row.values))
    for position in invented:
        row = read[position]
        tally.invented += 1
        tally.add(fault_of("invented", kind, fields, row, "", None, row.values))
    return tally


def count_pair(tally, kind, fields, row, read):
    judged = {name: fields[name] for name in fields if name in row.values}
    expected = leaves(row.values, judged)
    got = leaves(aligned(row.values, read.values, judged), judged)
    unlike = {}
    for name in {**expected, **got}:
        one, other = expected.get(name), got.get(name)
        if part_left_open(name, expected, row.values):
            continue
        tally.fields_expected += is_stated(one)
        if equal(one, other) or not (is_stated(one) or is_stated(other)):
            tally.fields_right += is_stated(one)
        else:
            unlike[name] = one, other
    tally.found += 1
    tally.right += not unlike
    tally.doubted += bool(read.findings)
    for name, (one, other) in unlike.items():
        what = what_is_unlike(one, other)
        tally.gaps += what == "gap"
        tally.unsaid += what == "gap" and not read.findings
        tally.add(fault_of(what, kind, fields, read, name, one, other))


def what_is_unlike(expected, read):
    """A gap is an empty cell; a flag that is not set says something, and is wrong."""
    if not is_stated(expected):
        return "invented"
    return "gap" if read in (None, "", []) else "wrong"


def fault_of(what, kind, fields, read, name, expected, got):
    row = title(read, fields)
    return Fault(what, kind, row, name, read.line, expected, got, read.findings)


def is_stated(value):
    return value is not None and value is not False and value not in ("", [])


def stated(values):
    return [name for name, value in values.items() if is_stated(value)]


def title(row, fields):
    """The row in few words: what tells it apart."""
    heavy = sorted(fields, key=lambda name: -weight(fields[name]))[:3]
    said = [row.values.get(name) for name in fields if name in heavy]
    return " ".join(str(value) for value in said if value not in (None, ""))


def weight(shape):
    return 0 if isinstance(shape, dict) else shape
