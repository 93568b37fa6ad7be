"""What the tables of all registers share: each line names its document."""

import re
from collections import defaultdict

from django.db.models import Count
from django.utils.translation import gettext as _

from core.exchange.columns import Column
from core.exchange.publishables import STAMPS, not_a_draft
from core.exchange.resources import TableResource
from core.exchange.storing import create, in_batches, update
from core.exchange.widgets import Text
from core.text.document_numbers import DocumentNumber
from core.workflow.states import State
from gazette.models import Document
from gazette.reach import BEYOND, reach_of

ENDED = (State.SUPERSEDED, State.WITHDRAWN)
DATED_TITLE = re.compile(r"(.+)（(?:\d{4}-\d\d-\d\d|无日期)）", re.DOTALL)


class NumberText(Text):
    """A document number in any brackets and width; other text as it stands."""

    def parse(self, value):
        text = super().parse(value)
        return str(DocumentNumber.parse(text) or text)


def dated_title(document):
    return f"{document.title}（{document.signed_date or '无日期'}）"


class DocumentNames:
    """The documents that a table names, by number, or by title where they have none."""

    def __init__(self, names):
        names = set(names)
        dated = filter(None, map(DATED_TITLE.fullmatch, names))
        titles = names | {match[1] for match in dated}
        self.found = defaultdict(list)
        current = Document.objects.filter(superseded_by=None).defer("body")
        for batch in in_batches(names):
            for document in current.filter(number__in=batch):
                self.found[document.number].append(document)
        for batch in in_batches(titles):
            for document in current.filter(number="", title__in=batch):
                self.found[document.title].append(document)
                self.found[dated_title(document)].append(document)

    def find(self, name):
        """The document called ``name``; raises ValueError with the reason."""
        documents = self.found.get(name, ())
        if len(documents) == 1:
            return documents[0]
        if documents:
            raise ValueError(
                _("Several documents have this title: add the date, as in %(example)s.")
                % {"example": dated_title(documents[0])}
            )
        raise ValueError(_("There is no document “%(name)s”.") % {"name": name})


class DocumentColumn(Column):
    """The document that states an entry."""

    names_owner = True
    same_titles = frozenset()

    def __init__(self):
        super().__init__(
            "发文字号",
            NumberText(),
            "公文的发文字号，括号与全半角不限；没有发文字号的公文写标题，"
            "标题相同的在后面加成文日期，如 关于某事的通知（2020-05-26）。",
            width=22,
        )

    def get(self, instance):
        document = instance.change_set.document
        if document.number or document.title not in self.same_titles:
            return str(document)
        return dated_title(document)

    def read(self, cell):
        if name := self.widget.clean(cell):
            return name
        raise ValueError(_("Name the document by its number, or else by its title."))


class EntryResource(TableResource):
    """The entries of a register; an import changes change sets that are drafts."""

    ordering = ("change_set__document", "order", "pk")

    document = DocumentColumn()

    @property
    def change_set_model(self):
        return self._meta.model._meta.get_field("change_set").related_model

    def get_queryset(self):
        current = super().get_queryset().filter(change_set__superseded_by=None)
        return current.filter(change_set__document__superseded_by=None)

    def prepared(self, queryset):
        unnumbered = Document.objects.filter(superseded_by=None, number="")
        titles = unnumbered.order_by().values("title").annotate(times=Count("pk"))
        self.fields["document"].same_titles = set(
            titles.filter(times__gt=1).values_list("title", flat=True)
        )
        return super().prepared(queryset).with_documents()

    def find(self, records, refuse):
        self.reach = reach_of(self.user)
        names = DocumentNames(record.key[0] for record in records)
        heading = self.fields["document"].column_name
        for record in records:
            try:
                document = names.find(record.key[0])
            except ValueError as error:
                refuse(record, heading, error)
            else:
                record.key = (document.pk, *record.key[1:])
                record.owner = document
        owners = self.owners({record.owner for record in records if record.owner})
        for record in records:
            record.owner = record.owner and owners[record.owner.pk]
        return self.entries(owners)

    def owners(self, documents):
        """{document id: its change set in this register, unsaved where it has none}."""
        by_id = {document.pk: document for document in documents}
        model = self.change_set_model
        owners = {pk: model(document=document) for pk, document in by_id.items()}
        current = model.objects.filter(superseded_by=None).order_by("pk")
        for batch in in_batches(by_id):
            for change_set in current.filter(document__in=batch).select_for_update(
                of=("self",)
            ):
                change_set.document = by_id[change_set.document_id]
                owners[change_set.document_id] = change_set
        return owners

    def entries(self, owners):
        """{key: stored entries} of the change sets; notes where each ends."""
        by_id = {owner.pk: owner for owner in owners.values() if owner.pk}
        columns = [self.fields[name] for name in self.key[1:]]
        stored, self.last = defaultdict(list), defaultdict(int)
        entries = super().prepared(self._meta.model.objects.order_by("order", "pk"))
        for batch in in_batches(by_id):
            for entry in entries.filter(change_set__in=batch):
                entry.change_set = by_id[entry.change_set_id]
                document = entry.change_set.document_id
                self.last[document] = max(self.last[document], entry.order)
                stored[document, *(column.get(entry) for column in columns)].append(
                    entry
                )
        return stored

    def new(self, record):
        return (
            self._meta.model(change_set=record.owner)
            if record.owner
            else self._meta.model()
        )

    def refusal(self, record):
        owner = record.owner
        if owner is None:
            return ""
        if not owner.is_open:
            return not_a_draft(owner)
        if owner.pk is None and owner.document.state in ENDED:
            return not_a_draft(owner.document)
        return "" if self.reach.covers(owner.document) else BEYOND

    def store(self, records, user, reason):
        owners = {id(record.owner): record.owner for record in records}.values()
        new = [owner for owner in owners if owner.pk is None]
        changed = [owner for owner in owners if owner.pk]
        for owner in owners:
            owner.stamp(user)
        create(new, self.change_set_model, user, reason)
        update(changed, self.change_set_model, STAMPS, user, reason)
        for record in records:
            if record.is_new:
                self.last[record.owner.document_id] += 1
                record.instance.order = self.last[record.owner.document_id]
        super().store(records, user, reason)
