"""What differs between two states of a register, each value with the clause behind it."""

from dataclasses import dataclass

from .tables import Cell, cell


@dataclass(frozen=True)
class Difference:
    """A value that two states do not share; ``None`` where there is no such state."""

    column: object
    before: Cell | None
    after: Cell | None

    def texts(self):
        return tuple(cell.text if cell else None for cell in (self.before, self.after))


def differences(columns, before, after):
    """The ``columns`` in which the states differ; of one alone, what it states."""
    found = []
    for column in columns:
        old = cell(column, before) if before else None
        new = cell(column, after) if after else None
        if (old.text if old else "") != (new.text if new else ""):
            found.append(Difference(column, old, new))
    return found
