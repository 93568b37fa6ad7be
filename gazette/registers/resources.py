"""What the tables of all registers share: each line is an entry of a document's change set."""

from django.db.models import Max

from core.exchange.publishables import STAMPS, Refusal, not_a_draft
from core.exchange.storing import create, in_batches, update
from core.workflow.states import State
from gazette.models import Document
from gazette.reach import BEYOND
from gazette.resources.naming import DocumentColumn, OfDocuments

ENDED = (State.SUPERSEDED, State.WITHDRAWN)


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
        # {id of a change set: order of its last entry}, and the ids of those that have a
        # new version already, or are new themselves.
        self.last, self.stamped, self.made = {}, set(), set()

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

    def former_bearers(self, records):
        """Of the entries of change sets that were there before the import."""
        owners = {r.owner.pk: r.key[0] for r in records if r.owner.pk}
        owners = {
            pk: document for pk, document in owners.items() if pk not in self.made
        }
        if not owners:
            return {}
        names = {record.key[self.key.index(self.narrowing)] for record in records}
        within = {"change_set__in": owners, f"{self.narrowing}__in": names}
        paths = ("change_set", *self.key[1:], "id")
        history = self._meta.model.history.filter(**within).values_list(*paths)
        bore = {(owners[change_set], *key): pk for change_set, *key, pk in history}
        bearing = self._meta.model.objects.filter(pk__in=bore.values())
        now = {
            pk: (owners.get(change_set), *key)
            for change_set, *key, pk in bearing.values_list(*paths)
        }
        return {key: pk for key, pk in bore.items() if now.get(pk, key) != key}

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
        self.made |= {owner.pk for owner in new}
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
