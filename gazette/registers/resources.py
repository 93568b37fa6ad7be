"""What the tables of all registers share: each line names its document."""

import re
from collections import defaultdict

from django.db.models import Count, Max
from django.utils.translation import gettext as _

from core.exchange.columns import Bad, Column
from core.exchange.publishables import STAMPS, Refusal, not_a_draft
from core.exchange.resources import TableResource
from core.exchange.storing import create, in_batches, update
from core.exchange.widgets import Text
from core.text.document_numbers import DocumentNumber
from core.workflow.states import State
from gazette.models import Document
from gazette.reach import BEYOND, reach_of

ENDED = (State.SUPERSEDED, State.WITHDRAWN)
REMEMBERED = 50_000
DATED_TITLE = re.compile(r"(.+)（(?:\d{4}-\d\d-\d\d|无日期)）", re.DOTALL)


class NumberText(Text):
    """A document number in any brackets and width; other text as it stands."""

    def parse(self, value):
        text = super().parse(value)
        return str(DocumentNumber.parse(text) or text)


def dated_title(title, signed_date):
    return f"{title}（{signed_date or '无日期'}）"


class DocumentNames:
    """The documents that a table names, by number, or by title where they have none."""

    def __init__(self):
        self.known = {}

    def look_up(self, names):
        """Find out which documents the ``names`` mean."""
        names = {name for name in names if name not in self.known}
        if len(self.known) > REMEMBERED:
            self.known.clear()
        dated = filter(None, map(DATED_TITLE.fullmatch, names))
        titles = names | {match[1] for match in dated}
        found = defaultdict(list)
        current = Document.objects.filter(superseded_by=None).order_by()
        for batch in in_batches(names):
            numbered = current.filter(number__in=batch)
            for number, pk in numbered.values_list("number", "pk"):
                found[number].append((pk, number))
        for batch in in_batches(titles):
            untitled = current.filter(number="", title__in=batch)
            for title, day, pk in untitled.values_list("title", "signed_date", "pk"):
                dated = dated_title(title, day)
                found[title].append((pk, dated))
                found[dated].append((pk, dated))
        self.known |= {name: found.get(name, ()) for name in names}

    def find(self, name):
        """The id of the document called ``name``; raises ValueError with the reason."""
        if type(name) is Bad:
            raise ValueError(name.reason)
        documents = self.known[name]
        if len(documents) == 1:
            return documents[0][0]
        if documents:
            raise ValueError(
                _("Several documents have this title: add the date, as in %(example)s.")
                % {"example": documents[0][1]}
            )
        raise ValueError(_("There is no document “%(name)s”.") % {"name": name})

    def keys(self, batch, column, refuse):
        """The id of the document of each record of the Batch, ``None`` where there is none."""
        names = batch.of(column.attribute)
        self.look_up(name for name in names if type(name) is str)
        ids = []
        for start, name in zip(batch.starts, names, strict=True):
            try:
                ids.append(self.find(name))
            except ValueError as error:
                refuse(batch.lines[start], column, error)
                ids.append(None)
        return ids


class DocumentColumn(Column):
    """The document that states something, at ``path`` from it."""

    names_owner = True
    same_titles = frozenset()

    def __init__(self, path):
        super().__init__(
            "发文字号",
            NumberText(),
            "公文的发文字号，括号与全半角不限；没有发文字号的公文写标题，"
            "标题相同的在后面加成文日期，如 关于某事的通知（2020-05-26）。",
            width=22,
            paths=tuple(
                f"{path}__{name}" for name in ("number", "title", "signed_date")
            ),
        )

    def value(self, number, title, signed_date):
        if number or title not in self.same_titles:
            return number or title
        return dated_title(title, signed_date)

    def read(self, cell):
        if name := self.widget.clean(cell):
            return name
        raise ValueError(_("Name the document by its number, or else by its title."))

    def tell_apart(self):
        """Find out which titles need their dates."""
        unnumbered = Document.objects.filter(superseded_by=None, number="")
        titles = unnumbered.order_by().values("title").annotate(times=Count("pk"))
        self.same_titles = set(
            titles.filter(times__gt=1).values_list("title", flat=True)
        )


class OfDocuments(TableResource):
    """Records that belong to documents; the first column, ``document``, names them.

    ``narrowing`` names a column of the key that few records of a document share.
    """

    owner_path = ""
    narrowing = ""

    def begin(self, user):
        super().begin(user)
        self.reach, self.names = reach_of(user), DocumentNames()

    def prepared(self, queryset):
        self.fields["document"].tell_apart()
        return super().prepared(queryset)

    def keys(self, batch, refuse):
        documents = self.names.keys(batch, self.fields["document"], refuse)
        others = zip(*map(batch.of, self.key[1:]), strict=True)
        return [
            None
            if document is None or (batch.bad and any(type(v) is Bad for v in key))
            else (document, *key)
            for document, key in zip(documents, others, strict=True)
        ]

    def candidates(self, batch, keys):
        keys = [key for key in keys if key]
        place = self.key.index(self.narrowing)
        current = self._meta.model.objects.filter(
            **{f"{self.owner_path}__in": {key[0] for key in keys}},
            **{f"{self.narrowing}__in": {key[place] for key in keys}},
        )
        yield self.of_current(current)


class EntryResource(OfDocuments):
    """The entries of a register; an import changes change sets that are drafts."""

    ordering = ("change_set__document", "order", "pk")
    owner_path = "change_set__document"
    narrowing = "name"

    document = DocumentColumn("change_set__document")

    @property
    def change_set_model(self):
        return self._meta.model._meta.get_field("change_set").related_model

    def get_queryset(self):
        current = super().get_queryset().filter(change_set__superseded_by=None)
        return current.filter(change_set__document__superseded_by=None)

    def of_current(self, entries):
        return entries.filter(change_set__superseded_by=None).order_by("order", "pk")

    def begin(self, user):
        super().begin(user)
        # {id of a document: order of its last entry}; ids of change sets that are stamped
        self.last, self.stamped = {}, set()

    def load(self, records):
        owners = self.owners({record.key[0] for record in records})
        for record in records:
            record.owner = owners[record.key[0]]
        super().load(records)
        for record in records:
            if record.instance is not None:
                record.instance.change_set = record.owner

    def owners(self, documents):
        """{id of a document: its change set in this register, unsaved where it has none}."""
        owners, model = {}, self.change_set_model
        current = model.objects.filter(superseded_by=None).order_by("pk")
        current = current.select_related("document").defer("document__body")
        for batch in in_batches(documents):
            for change_set in current.filter(document__in=batch).select_for_update(
                of=("self",)
            ):
                owners[change_set.document_id] = change_set
        missing = documents - owners.keys()
        for batch in in_batches(missing):
            for document in Document.objects.filter(pk__in=batch).defer("body"):
                owners[document.pk] = model(document=document)
        return owners

    def new(self, record):
        return self._meta.model()

    def refusal(self, record):
        owner = record.owner
        if not owner.is_open:
            return not_a_draft(owner)
        if owner.pk is None and owner.document.state in ENDED:
            return not_a_draft(owner.document)
        return None if self.reach.covers(owner.document) else Refusal(BEYOND)

    def store(self, records, user, reason):
        owners = {record.key[0]: record.owner for record in records}.values()
        new = [owner for owner in owners if owner.pk is None]
        changed = [o for o in owners if o.pk and o.pk not in self.stamped]
        for owner in (*new, *changed):
            owner.stamp(user)
        create(new, self.change_set_model, user, reason)
        update(changed, self.change_set_model, STAMPS, user, reason)
        self.stamped |= {owner.pk for owner in owners}
        for record in records:
            record.instance.change_set = record.owner
        self.put_in_order([record for record in records if record.is_new])
        super().store(records, user, reason)

    def put_in_order(self, records):
        """Number new entries behind those their change sets have."""
        unknown = {r.owner.pk for r in records if r.owner.pk not in self.last}
        entries = self._meta.model.objects.order_by()
        for batch in in_batches(unknown):
            ends = entries.filter(change_set__in=batch).values_list("change_set")
            self.last |= dict(ends.annotate(Max("order")))
        for record in records:
            record.instance.order = self.last.get(record.owner.pk, 0) + 1
            self.last[record.owner.pk] = record.instance.order
