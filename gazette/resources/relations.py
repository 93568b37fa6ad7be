"""The table of relations: what one document does to, or says of, others."""

from core.exchange.columns import Column
from core.exchange.publishables import STAMPS, Refusal, not_a_draft
from core.exchange.storing import in_batches, update
from core.exchange.widgets import Choice
from gazette.models import Document, Relation
from gazette.reach import BEYOND

from .naming import DocumentColumn, NumberText, OfDocuments


class RelationResource(OfDocuments):
    """Relations of documents, a line for each; an import adds them to drafts."""

    key = ("document", "kind", "target_number")
    ordering = ("source", "pk")
    owner_path = "source"
    narrowing = "target_number"

    document = DocumentColumn("source")
    kind = Column(
        "关系",
        Choice(
            {
                "cites": "引用",
                "implements": "落实",
                "interprets": "解读",
                "amends": "修改",
                "replaces": "代替",
                "repeals": "废止",
            }
        ),
        "该公文对相关公文：引用、落实、解读、修改、代替或废止。",
        width=8,
    )
    target_number = Column(
        "相关文号",
        NumberText(),
        "相关公文的发文字号，必填，括号与全半角不限；本公报没有刊登的公文也可以写。",
        width=22,
    )

    class Meta:
        model = Relation

    def get_queryset(self):
        return super().get_queryset().filter(source__superseded_by=None)

    def of_current(self, relations):
        return relations.filter(source__superseded_by=None).order_by("pk")

    def begin(self, user):
        super().begin(user)
        # The ids of documents that have a new version already.
        self.stamped = set()

    def load(self, records):
        super().load(records)
        sources, targets = {}, {}
        for batch in in_batches(record.key[0] for record in records):
            documents = Document.objects.filter(pk__in=batch).defer("body")
            sources |= documents.select_for_update(of=("self",)).in_bulk()
        for batch in in_batches(record.key[2] for record in records):
            bearing = Document.objects.filter(number__in=batch, superseded_at=None)
            targets |= {
                one.number: one for one in bearing.order_by("-edition").defer("body")
            }
        for record in records:
            record.owner = sources[record.key[0]]
            if record.is_new:
                record.instance.source = record.owner
                record.instance.target = targets.get(record.key[2])

    def refusal(self, record):
        document = record.owner
        if not document.is_open:
            return not_a_draft(document)
        return None if self.reach.covers(document) else Refusal(BEYOND)

    def store(self, records, user, reason):
        owners = {record.owner.pk: record.owner for record in records}
        changed = [owner for pk, owner in owners.items() if pk not in self.stamped]
        for owner in changed:
            owner.stamp(user)
        update(changed, Document, STAMPS, user, reason)
        self.stamped |= owners.keys()
        super().store(records, user, reason)
