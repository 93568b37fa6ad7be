"""The rows of one list of powers, put together again where a line or a page cut them."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from gazette.reading.headings import is_serial
from gazette.reading.rows import doubted, repeated
from gazette.reading.source import Finding, Table

from .checks import (
    NOTHING,
    STRAY,
    balanced,
    blank_findings,
    kind_findings,
    not_read,
    parse_seq,
    seq_findings,
    shape_findings,
    stray_findings,
)
from .entries import SIDES, PowerTransfer, fits
from .filled import fill_merged, of_words, said_in, write_out
from .grammar import CATEGORIES, kinds_in
from .groups import Group, by_group
from .headed import group_in, surely_heads
from .layout import are_headings, layout_of, unread_columns
from .names import ACT_END, numbered_name
from .serials import mend_serials

OPEN_END = re.compile(r"[、，,（(及和与或的]\Z")
GOES_ON = re.compile(r"[、，,）)及和与或的]")
# A name is wrapped where the line is full: so much of the longest line there is.
FULL = 0.8


@dataclass
class Row:
    """One row as printed, with what continued it below."""

    cells: dict[str, str]
    printed: list[str]
    line: int | None
    others: list[str]
    group: Group | None
    first: bool
    findings: list[Finding] = field(default_factory=list)


class TableReading:
    """Reads one table whose title names ``kinds`` of change, and the category ``of_all`` its rows."""

    def __init__(
        self,
        table: Table,
        kinds: set[str],
        of_all: str = "",
        *,
        above: Group | None = None,
        down: bool = False,
    ):
        self.table, self.kinds, self.of_all, self.down = table, kinds, of_all, down
        self.layout = layout_of(table, down=down)
        self.rows: list[Row] = []
        self.group: Group | None = None
        self.category = ""
        self.begins = True
        self.counted = self.layout.counts(table.rows)
        self.unread: list[tuple[int, str]] = []
        self.counts: list[tuple[int, int, str]] = []
        self.group_start = 0
        if above:
            self.begin_group(above)

    def entries(self) -> list[PowerTransfer]:
        for row, line, doubts in [*self.table.placed_rows()][self.layout.start :]:
            self.take(row, line, doubts)
        self.end_group()
        write_out(self.rows)
        mend_serials(self.rows)
        for role in self.layout.over_rows:
            fill_merged(self.rows, role)
        entries: list[PowerTransfer] = []
        kept: dict[int, int] = {}
        previous = None
        for at, row in enumerate(self.rows):
            entry = self.entry(row, previous)
            if fits(entry):
                kept[at] = len(entries)
                entries.append(entry)
                previous = entry
            else:
                self.unread.append((at - 1, "　".join(row.printed)))
        return self.checked(entries, kept)

    def take(self, row: tuple[str, ...], line: int | None, doubts) -> None:
        filled = [cell for cell in row if cell.strip()]
        if not filled or self.is_heading_again(filled):
            return
        cells = self.layout.cells(row)
        seq = cells.get("seq", "")
        group = group_in(row, seq, self.group, counted=self.counted)
        above = self.rows[-1].cells.get("name", "") if self.rows else ""
        if group and (
            surely_heads(group, self.group, above)
            or not self.is_continuation(row, cells)
        ):
            self.begin_group(group)
        elif self.is_continuation(row, cells):
            self.join(row, cells)
        elif len(filled) == 1 and seq == filled[0] and not parse_seq(seq):
            self.take_rest(filled[0])
        else:
            others = self.layout.others(row)
            begun = Row(cells, [*row], line, others, self.group, self.begins, [*doubts])
            self.rows.append(begun)
            self.begins = False

    def take_rest(self, words: str) -> None:
        """Words alone in the column of numbers: the rest of the name above, if that is its last cell."""
        if not self.ends_in_name():
            self.unread.append((len(self.rows) - 1, words))
            return
        above = self.rows[-1]
        above.cells["name"] += words
        above.printed += ["\n", words]
        text = f"“{words[:40]}”没有序号，已接在上一行之后，请核对"
        above.findings.append(Finding("row-joined", text))

    def ends_in_name(self) -> bool:
        """Whether the last cell that is printed of the row above is the name."""
        printed = self.rows[-1].printed if self.rows else []
        filled = [at for at, cell in enumerate(printed) if cell.strip()]
        whole = "\n" not in printed and filled
        return bool(whole) and filled[-1] == self.layout.columns.get("name")

    def is_heading_again(self, filled) -> bool:
        headings = [cell for cell in self.layout.headings if cell.strip()]
        return len(filled) > 1 and (
            is_serial(filled[0]) or are_headings(filled) or filled == headings
        )

    def is_continuation(self, row, cells) -> bool:
        """Whether a row without a number goes on with the cells of the row above."""
        if not self.rows or "seq" not in cells or self.begins:
            return False
        if cells["seq"]:
            return False
        above, category = self.rows[-1].cells, cells.get("category", "")
        if cells.get("sub_item") and ACT_END.search(above.get("sub_item", "")):
            return False
        if category and not above.get("category") and not cells.get("kind"):
            return True
        return (
            bool(any(cells.values()))
            and category not in CATEGORIES
            and not (category and category == above.get("category"))
        )

    def join(self, row, cells) -> None:
        above = self.rows[-1]
        if not self.is_surely_cut(above, cells):
            words = "　".join(cell for cell in row if cell.strip())
            text = f"“{words[:40]}”没有序号，已接在上一行之后，请核对"
            above.findings.append(Finding("row-joined", text))
        for role, words in cells.items():
            above.cells[role] += words
        above.printed += ["\n", *row]
        above.others += self.layout.others(row)

    def is_surely_cut(self, above: Row, cells: dict[str, str]) -> bool:
        name, more = above.cells.get("name", ""), cells.get("name", "")
        if not more or cells.get("category") or not above.cells.get("category", "-"):
            return False
        widest = max(len(row.cells.get("name", "")) for row in self.rows)
        opened = not balanced(name) or OPEN_END.search(name) or GOES_ON.match(more)
        return bool(opened) and len(name) >= FULL * widest

    def begin_group(self, group: Group) -> None:
        if group.total:
            if group.count:
                self.counts.append((0, group.count, group.words))
            return
        self.end_group()
        self.group, self.begins, self.group_start = group, True, len(self.rows)
        self.category = group.category or self.category

    def end_group(self) -> None:
        if self.group and self.group.count and len(self.rows) > self.group_start:
            read = len(self.rows) - self.group_start
            if read != self.group.count:
                text = f"“{self.group.words}”写明{self.group.count}项，读到{read}项"
                self.rows[-1].findings.append(Finding("count-differs", text))

    def entry(self, row: Row, previous: PowerTransfer | None) -> PowerTransfer:
        cells = row.cells
        printed, findings = self.name_of(cells)
        number, printed = numbered_name(printed)
        name = STRAY.sub("", printed)
        seq = parse_seq(cells.get("seq", number))
        said, stray = said_in(cells)
        said["category"] = said["category"] or (row.group.category if row.group else "")
        entry = PowerTransfer(
            source_text="\t".join(row.printed).replace("\t\n\t", "\n"),
            line=row.line,
            seq=seq,
            name=name,
            **said,
        )
        findings = [*stray_findings("事项名称", name, printed), *stray, *findings]
        entry = self.of_title(entry, row.group)
        entry, of_group = self.grouped(entry, row.group)
        findings = [*self.against_above(row, seq, previous), *findings, *of_group]
        more = (*shape_findings(entry), *self.changed(row))
        return doubted(entry, *row.findings, *findings, *more)

    def against_above(
        self, row: Row, seq: int | None, previous: PowerTransfer | None
    ) -> Iterable[Finding]:
        """What the row above makes doubtful: its number, a blank below a merged cell."""
        above, printed = previous and previous.seq, row.cells.get("seq")
        yield from seq_findings(seq, printed, above, first=row.first)
        if previous and not row.first:
            yield from blank_findings(row.cells, previous)

    def of_title(self, entry: PowerTransfer, group: Group | None) -> PowerTransfer:
        """``entry`` with the category that the title says of all rows, where none says its own."""
        grouped = any(r.group and r.group.category for r in self.rows)
        of_all = (
            (group.titled or (not grouped and self.of_all)) if group else self.of_all
        )
        if entry.category or not of_all or "category" in self.layout.columns:
            return entry
        return of_words(entry, of_all)

    def name_of(self, cells: dict[str, str]) -> tuple[str, list[Finding]]:
        """The name and what is doubtful about it: a list may part items into smaller ones."""
        main, sub = cells.get("main_item", ""), cells.get("sub_item", "")
        name = cells.get("name", "")
        if cells.get("old_name") and (not name or NOTHING.fullmatch(name)):
            # What is cancelled has no name afterwards.
            name = cells["old_name"]
        if not (main or sub):
            return name, []
        if not sub or NOTHING.fullmatch(sub):
            return main or name, []
        above = main or name
        text = f"“{sub[:30]}”是“{above[:30]}”的子项，名称按子项读入，请核对"
        return sub, [Finding("sub-item", text)]

    def grouped(self, entry: PowerTransfer, group: Group | None):
        """``entry`` with the department of its group, where it is plain which side it is."""
        if not group or not group.department:
            return entry, ()
        known = [side for side in SIDES if side in self.layout.columns]
        if group.side and not getattr(entry, group.side):
            return replace(entry, **{group.side: group.department}), ()
        other = SIDES[1 - SIDES.index(known[0])] if len(known) == 1 else ""
        side = group.side_of_list(down=self.down) if len(known) < 2 else ""
        if (other or side) and not group.side:
            told = {other or side: group.department}
            return replace(entry, **told), (by_group(group.department),)
        text = f"分组“{group.department}”没有写明是划出还是承接部门，未读入"
        return entry, (Finding("group-department", text),)

    def changed(self, row: Row) -> Iterable[Finding]:
        """What the row, its group or the list does that is no transfer."""
        said = kinds_in(row.cells.get("kind", "")) or set().union(
            *(kinds_in(other) for other in row.others if len(other) < 60)
        ) - {"transfer", "proof"}
        of_group = row.group.kinds if row.group else frozenset()
        old, new = row.cells.get("old_name", ""), row.cells.get("name", "")
        if old and old != new and not any(map(NOTHING.fullmatch, (old, new))):
            said = said | (of_group & {"merge"} or {"rename"})
        return kind_findings(said or of_group or self.kinds)

    def checked(self, entries: list[PowerTransfer], kept: dict[int, int]):
        if not entries:
            return entries
        columns = unread_columns(self.layout)
        entries[0] = doubted(entries[0], *self.layout.findings, *columns)
        if self.layout.findings:
            entries = [doubted(entry, *self.layout.findings) for entry in entries]
        for at, words in self.unread:
            place = max((kept[row] for row in kept if row <= at), default=0)
            entries[place] = doubted(entries[place], not_read(words))
        for _, count, words in self.counts:
            if count != len(entries):
                text = f"“{words}”，读到{len(entries)}项"
                entries[-1] = doubted(entries[-1], Finding("count-differs", text))
        return repeated(entries, listed_as, listed_twice)


def listed_as(entry: PowerTransfer) -> tuple:
    return entry.name, entry.category, entry.from_department, entry.to_department


def listed_twice(entry: PowerTransfer) -> Finding:
    return Finding("power-repeated", f"“{entry.name[:40]}”在清单中重复")
