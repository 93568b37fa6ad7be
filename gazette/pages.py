"""What the public pages of documents and of the registers' news are put together from."""

from collections import defaultdict
from dataclasses import dataclass
from itertools import groupby

from django.db.models import Count, Prefetch, Q, Window
from django.db.models.functions import RowNumber

from core.listing.remembering import changed_at, count, remembered
from core.workflow.states import State, WithdrawalKind

from .clauses import Block, blocks, row_anchor
from .models import Disclosure, Document, Issue
from .registers.config import registers

HEADING_CHARACTERS = 50
SENTENCE_ENDS = ("。", "；", ";")
SENDING = ("印发", "转发", "公布")
PUNCTUATION = tuple("。；;，,：:、！？")
NEWS, ENTRIES_SHOWN, DOCUMENTS_SHOWN = 8, 3, 4


def with_a_page():
    """The documents whose text the public may read, files and all: also what has lapsed.

    Versions that were corrected since are not among them: see ``versions``.
    """
    lapsed = Q(state=State.WITHDRAWN, withdrawal_kind=WithdrawalKind.LAPSED)
    return Document.objects.filter(
        lapsed | Q(state=State.PUBLISHED), disclosure=Disclosure.ACTIVE
    )


@dataclass(frozen=True)
class Change:
    """What a clause changed: words for it and where the register shows it."""

    register: str
    label: str
    url: str


@dataclass
class Passage:
    """A paragraph or a table row, with what it changed in the registers.

    ``depth`` is how far below the title of the document it stands as a heading; 0 where
    it is none.
    """

    anchor: str
    block: Block | None
    cells: list
    changes: list
    depth: int = 0

    @property
    def heading_tag(self):
        return f"h{self.depth + 1}" if self.depth else ""

    @property
    def whole_heading_tag(self):
        """The same on the page of a whole issue, where its document's title is ``h3``."""
        return f"h{min(self.depth + 3, 6)}" if self.depth else ""

    @property
    def is_heading(self):
        """Whether the paragraph is nothing but a heading."""
        block = self.block
        sentence = block.rest or block.text.endswith(SENTENCE_ENDS)
        return bool(
            block.level and not sentence and len(block.text) <= HEADING_CHARACTERS
        )

    @property
    def is_inner_title(self):
        """Whether it is the title of what is attached as text: short, and no sentence."""
        block = self.block
        return not (
            block.level
            or block.cells
            or len(block.text) > HEADING_CHARACTERS
            or block.text.endswith(PUNCTUATION)
            or block.text.startswith("附件")
        )


class Whole:
    """A document as it stands on the page of its whole issue."""

    def __init__(self, document):
        self.document = document
        self.anchor = document.number or f"d{document.pk}"
        self.text, self.enclosed = text_of(document, {})
        self.tables = tables(document, {})


def changes_by_anchor(document):
    """What ``document`` changed in all registers, by the place that says so."""
    changes = defaultdict(list)
    for register in registers():
        subject = register.state_model.SUBJECT[0]
        entries = (
            register.entry_model.objects.published()
            .filter(change_set__document=document)
            .select_related(subject)
            .order_by("order", "pk")
        )
        for entry in entries:
            url = getattr(entry, subject).get_absolute_url()
            changes[entry.anchor].append(Change(register.verbose_name, str(entry), url))
    return changes


def text_of(document, changes):
    """(the text above the signature, the text enclosed with it), each in parts.

    Where a document sends another text round, that begins with its own title.
    """
    passages = [
        Passage(block.anchor, block, block.cells, changes.get(block.anchor, []))
        for block in blocks(document.body)
    ]
    set_depths(passages)
    titles = (n for n, passage in enumerate(passages) if passage.is_inner_title)
    sends = any(word in document.title for word in SENDING)
    end = next(titles, len(passages)) if sends else len(passages)
    return parts(passages[:end]), parts(passages[end:])


def set_depths(passages):
    """Headings one below the other: none is deeper by more than one than the last."""
    depth = 0
    for passage in passages:
        if passage.is_heading:
            depth = passage.depth = min(passage.block.level, depth + 1)


def parts(passages):
    """Pairs of (whether it is a table, its passages)."""
    by_kind = groupby(passages, key=lambda passage: bool(passage.cells))
    return [(is_table, list(part)) for is_table, part in by_kind]


def unplaced(changes):
    """What the document changed without a place in its text that says so."""
    return Passage("", None, [], changes.get("", []))


def tables(document, changes):
    """Attachments as pairs of (attachment, rows)."""
    return [
        (attachment, list(rows_of(attachment, changes)))
        for attachment in document.attachments.all()
    ]


def rows_of(attachment, changes):
    for position, row in enumerate(attachment.rows, 1):
        anchor = row_anchor(attachment.order, position)
        yield Passage(anchor, None, row, changes.get(anchor, []))


def neighbours(document):
    """(the document before, the document after) in the series of its number."""
    if not document.code:
        return None, None
    series = Document.objects.published().filter(code=document.code).defer("body")
    year, serial = document.year, document.serial
    # The year twice, so that the index of numbers is walked and not gone through.
    before = series.filter(Q(serial__lt=serial) | Q(year__lt=year), year__lte=year)
    after = series.filter(Q(serial__gt=serial) | Q(year__gt=year), year__gte=year)
    return (
        before.order_by("-year", "-serial").first(),
        after.order_by("year", "serial").first(),
    )


def at_a_glance():
    """Each register with how much it says today, and when it last got something new."""
    return [
        {
            "register": register,
            "list": f"{register.label}:list",
            "count": remembered(register.state_model.objects.published(), count),
            "updated": remembered(register.change_set_model.objects.all(), changed_at),
        }
        for register in registers()
    ]


def contents(documents):
    """Documents of an issue by its sections: pairs of (section, documents)."""
    in_order = documents.select_related("section").order_by(*Issue.CONTENTS_ORDER)
    by_section = groupby(in_order, key=lambda document: document.section)
    return [(section, list(of_section)) for section, of_section in by_section]


def beginnings(issue):
    """The first documents of each section of ``issue``, as ``contents`` has them.

    Each document says how many its section has: ``in_section``.
    """
    section = {"partition_by": "section"}
    place = Window(RowNumber(), order_by=Issue.CONTENTS_ORDER, **section)
    return contents(
        Document.objects.published()
        .filter(issue=issue)
        .defer("body")
        .annotate(place=place, in_section=Window(Count("pk"), **section))
        .filter(place__lte=DOCUMENTS_SHOWN)
    )


def news():
    """The change sets published last, over all registers, each with its first entries."""
    change_sets = [item for register in registers() for item in news_of(register)]
    change_sets.sort(key=lambda item: (item.published_at, item.pk), reverse=True)
    return change_sets[:NEWS]


def news_of(register):
    subject = register.state_model.SUBJECT[0]
    first = Prefetch(
        "entries",
        register.entry_model.objects.select_related(subject).order_by("order", "pk")[
            :ENTRIES_SHOWN
        ],
        to_attr="first_entries",
    )
    change_sets = (
        register.change_set_model.objects.published()
        .select_related("document")
        .defer("document__body")
        .prefetch_related(first)
        .order_by("-published_at", "-pk")[:NEWS]
    )
    sizes = sizes_of(register, list(change_sets))
    for change_set in change_sets:
        change_set.register_name = register.verbose_name
        change_set.more = sizes.get(change_set.pk, 0) - len(change_set.first_entries)
        for entry in change_set.first_entries:
            entry.subject_url = getattr(entry, subject).get_absolute_url()
        yield change_set


def sizes_of(register, change_sets):
    """How many entries each of ``change_sets`` has, by its id."""
    entries = register.entry_model.objects.filter(change_set__in=change_sets)
    return dict(entries.order_by().values_list("change_set").annotate(size=Count("pk")))
