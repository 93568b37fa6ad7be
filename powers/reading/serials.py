"""Numbers of rows that a scan took for letters: l, 2, 3 … 9, lO, ll."""

from gazette.reading.lookalikes import number_meant
from gazette.reading.source import Finding

from .checks import parse_seq


def mend_serials(rows: list) -> None:
    """Give the number that letters look like, where the rows above and below count so."""
    for above, row, below in zip([None, *rows], rows, [*rows[1:], None], strict=False):
        printed = row.cells.get("seq", "")
        meant = None if parse_seq(printed) is not None else number_meant(printed)
        if meant is not None and counts(meant, row, above, below):
            row.cells["seq"] = str(meant)
            text = f"序号“{printed}”有形近字，按前后各行读作“{meant}”"
            row.findings.append(Finding("look-alike", text))


def counts(meant: int, row, above, below) -> bool:
    """Whether the rows beside ``row`` say that it is number ``meant``, and none says otherwise.

    Above the first row of a list or a group stands nothing, or another count, which is as
    well below the last.
    """
    said = [] if below and below.first else [n - 1 for n in number_of(below)]
    if not row.first:
        said += [n + 1 for n in number_of(above)]
    return bool(said) and {*said} == {meant}


def number_of(row) -> list[int]:
    """The number of a row of the same list, if it has one."""
    seq = parse_seq(row.cells.get("seq", "")) if row else None
    return [] if seq is None else [seq]
