"""The page: pieces of the text with their entries and findings, tables, and what has no place."""

import re
from collections import defaultdict
from dataclasses import dataclass, field, replace

from django.urls import reverse

from core.guard.versions import version_of
from gazette.admin.compare import may_read, newest_change_set
from gazette.clauses import Block, Places, blocks, row_anchor
from gazette.names import name_in
from gazette.reading.codes import explained
from gazette.reading.evidence import Context
from gazette.reading.folded import Folded
from gazette.registers.config import registers

from .fields import known_of, read, remark, weigh_entry
from .marks import Marks, in_cells, parted

# A heading stands at most so many paragraphs above what it is about.
ABOVE = 60
QUOTED = re.compile("“(.{2,}?)”")


@dataclass
class Piece:
    """A paragraph or a table row, its words marked, with what was read from it."""

    block: Block
    entries: list
    findings: list
    heading: list = field(default_factory=list)
    rest: list = field(default_factory=list)
    cells: list = field(default_factory=list)

    @property
    def is_stop(self):
        """Whether the reviewer stops here, going from clause to clause."""
        return bool(self.block.level or self.entries or self.findings)

    @property
    def is_doubtful(self):
        return bool(self.findings) or any(one.is_doubtful for one in self.entries)


def review(document, user, site_name):
    """The template context: pieces, tables, and what has no place in the text."""
    return Review(document, user, site_name).context()


def findings_of(document, user, site_name, entry):
    """The open findings that speak of ``entry``, as the page shows them beside it."""
    shown = Review(document, user, site_name)
    everything = (one for there in shown.entries.values() for one in there)
    return next((one.findings for one in everything if one.entry == entry), [])


class Review:
    """All that the page shows of one document."""

    def __init__(self, document, user, site_name):
        self.document, self.user, self.site_name = document, user, site_name
        self.attachments = list(document.attachments.all())
        tables = [(attached.order, attached.rows) for attached in self.attachments]
        self.places = Places(document.body, tables)
        self.marks, self.keys = Marks(), 0
        self.texts = {anchor: Folded(text) for anchor, text in self.every_text()}
        self.surroundings = Context(
            places={
                "标题": Folded(document.title),
                "主送机关": Folded(document.addressee),
            },
            whole=Folded("\n".join(text.text for text in self.texts.values())),
        )
        self.findings = self.findings_by_anchor()
        self.entries = self.entries_by_anchor()

    def every_text(self):
        for block in blocks(self.document.body):
            yield block.anchor, block.text
        for attached in self.attachments:
            for position, row in enumerate(attached.rows, 1):
                yield row_anchor(attached.order, position), "\t".join(row)

    def findings_by_anchor(self):
        found = defaultdict(list)
        for finding in self.document.findings.filter(resolved_at=None):
            finding.explained = explained(finding.code)
            finding.seen_version = version_of(finding)
            finding.unknown_name = name_in(finding)
            found[self.anchor_of(finding)].append(finding)
        return found

    def anchor_of(self, finding):
        """Its clause, else the row it quotes, else what its line of the file is part of."""
        if finding.clause in self.places.anchors:
            return finding.clause
        line = Folded(finding.source_text).folded
        at_line = self.first(lambda text: line in text or (text and text in line))
        quoted = QUOTED.search(finding.text)
        words = Folded(quoted[1]).folded if quoted else ""
        if not words or (at_line and words in self.texts[at_line].folded):
            return at_line if line else ""
        return self.first(lambda text: words in text) or (at_line if line else "")

    def first(self, fits):
        """The first place whose text, folded, ``fits``; ``""``: none does."""
        found = (anchor for anchor, text in self.texts.items() if fits(text.folded))
        return next(found, "")

    def entries_by_anchor(self):
        found = defaultdict(list)
        for register in registers():
            if not may_read(register, self.user):
                continue
            entries = self.entries_of(register)
            for anchor, there in entries.items():
                found[anchor] += there
            everything = [one for there in entries.values() for one in there]
            remark(register, everything)
            known = known_of(register, [one.entry for one in everything])
            for anchor, there in entries.items():
                self.weigh(anchor, there, known)
        return found

    def entries_of(self, register):
        """The entries of one register as they are shown, by their places."""
        model, found = register.entry_model, defaultdict(list)
        newest = newest_change_set(register, self.document, self.user)
        if newest is not None:
            newest.document = self.document
        opts = model._meta
        right = f"{opts.app_label}.change_{opts.model_name}"
        may_mend = newest is not None and newest.is_open and self.user.has_perm(right)
        entries = model.objects.filter(change_set=newest)
        for entry in entries.prefetch_related(*model.CONTENT_PARTS):
            entry.change_set = newest
            one = read(entry, model.CONTENT_PARTS, self.site_name, register.evidence)
            one.mend_url = self.mend_url(entry) if may_mend else ""
            found[entry.anchor or entry.find_anchor(self.places)].append(one)
        return found

    def mend_url(self, entry):
        name = f"{self.site_name}:gazette_document_mend"
        return reverse(name, args=[self.document.pk, entry._meta.label_lower, entry.pk])

    def weigh(self, anchor, there, known):
        findings = self.findings[anchor] if anchor else []
        names = [getattr(one.entry, "name", "") for one in there]
        for one, name in zip(there, names, strict=True):
            for shown in one.all_fields:
                self.keys += 1
                shown.key = f"f{self.keys}"
            one.findings = [
                finding
                for finding in findings
                if name in finding.text
                or not any(n and n in finding.text for n in names)
            ]
            passage = self.texts.get(anchor) or Folded(one.entry.source_text)
            above = self.above(anchor)
            weigh_entry(one, passage, replace(self.surroundings, above=above), known)

    def above(self, anchor):
        """The text before a place, as far as a heading may stand."""
        anchors = [*self.texts]
        if anchor not in self.texts:
            return Folded("")
        before = anchors[: anchors.index(anchor)][-ABOVE:]
        return Folded("\n".join(self.texts[one].text for one in before))

    def piece(self, block):
        entries = self.entries.pop(block.anchor, [])
        fields = [
            shown for one in entries for shown in one.all_fields if shown.evidence
        ]
        piece = Piece(block, entries, self.findings.pop(block.anchor, []))
        words = self.marks.cut(block.text, fields)
        piece.heading, piece.rest = parted(words, len(block.heading))
        piece.cells = in_cells(words) if block.cells else []
        return piece

    def rows_of(self, attached):
        return [
            self.piece(Block(row_anchor(attached.order, position), "\t".join(row)))
            for position, row in enumerate(attached.rows, 1)
        ]

    def context(self):
        counts = {
            "entries": sum(map(len, self.entries.values())),
            "findings": sum(map(len, self.findings.values())),
        }
        pieces = [self.piece(block) for block in blocks(self.document.body)]
        tables = [(attached, self.rows_of(attached)) for attached in self.attachments]
        return {
            "counts": counts,
            "pieces": pieces,
            "tables": tables,
            "placeless": [one for there in self.entries.values() for one in there],
            "general": [one for there in self.findings.values() for one in there],
        }
