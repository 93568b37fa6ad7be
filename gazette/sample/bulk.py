"""Made documents into the database, published: the same rows as through the workflow.

Batches are transactions of their own, each with the registers folded at its end, so an
interrupted run leaves a consistent database, and the next one goes on from there.
"""

import gc
from collections import Counter, defaultdict
from contextlib import contextmanager
from itertools import islice
from operator import attrgetter

from django.db import connection, transaction
from django.db.models import F, Max, prefetch_related_objects

from core import freshness
from core.audit import one_act, record
from core.search.index import settle
from core.workflow.models import Publishable
from gazette.clauses import Places
from gazette.models import Attachment, Document, Issue, Organization, Relation, Section
from gazette.registers import projection
from gazette.registers.config import registers
from gazette.searching import DocumentTexts

from . import stories
from .people import people
from .way import LEAD, entered_at, leave_traces, published

BATCH = 1000
RELATED = {
    "cites": "本文件与{number}一并执行。",
    "amends": "{number}与本文件不一致的，按本文件办理。",
    "repeals": "{number}自本文件印发之日起废止。",
}
# Documents of as many stories fill an issue of about twenty documents every quarter.
STORIES_AN_ISSUE = 17


def grow(total, told=lambda done, wanted: None):
    """Add made documents until ``total`` documents are published; returns how many.

    ``told(done, wanted)`` is called after every batch.
    """
    wanted = max(0, total - Document.objects.published().count())
    place = Document.objects.filter(
        code__in=stories.ALL_CODES, year__range=stories.YEARS
    ).count()
    made = stories.documents(place)
    storing = Storing(wanted)
    with collecting_by_hand():
        for done in range(0, wanted, BATCH):
            batch = list(islice(made, min(BATCH, wanted - done)))
            with one_act():
                storing.store(place + done, batch)
            gc.collect()
            told(done + len(batch), wanted)
    settle()
    return wanted


@contextmanager
def collecting_by_hand():
    """No garbage collection but between batches: it takes a third of the time else."""
    gc.disable()
    try:
        yield
    finally:
        gc.enable()


class Storing:
    """What is to be known of the database while documents are added to it."""

    def __init__(self, wanted):
        self.wanted, self.people = wanted, people()
        self.organizations = Organization.objects.by_name()
        self.sections = {section.name: section for section in Section.objects.all()}
        self.registers = {register.label: register for register in registers()}
        documents = Document.objects.order_by("pk")
        self.plan = documents.filter(code__in=stories.CODES[""]).last()
        self.serials = Counter(
            {
                (code, year): serial
                for code, year, serial in documents.exclude(code="")
                .order_by()
                .values_list("code", "year")
                .annotate(Max("serial"))
            }
        )
        self.places = {
            issue: place
            for issue, *place in documents.exclude(issue=None)
            .order_by()
            .values_list("issue")
            .annotate(Max("order"), Max("page"))
        }
        self.issues = {
            (issue.year, issue.number): issue for issue in Issue.objects.all()
        }

    @transaction.atomic
    def store(self, place, batch):
        """``batch`` stands at ``place`` and after it in the row of made documents."""
        self.relations = []
        documents = [self.document(place + n, made) for n, made in enumerate(batch)]
        create(documents, self.people.editor)
        attachments = (
            Attachment(
                document=document,
                order=order,
                title=table.title or document.title,
                columns=table.columns,
                rows=table.rows,
            )
            for document, made in zip(documents, batch, strict=True)
            for order, table in enumerate(made.source.attachments, 1)
        )
        parts = create(attachments, self.people.editor)
        parts += create(self.relations, self.people.editor)
        DocumentTexts().put(documents)
        leave_traces(documents, parts, self.people)
        for label, told in by_register(documents, batch).items():
            publish_entries(self.registers[label], told, self.people)
        self.tell()
        freshness.mark()

    def tell(self):
        """Note in the audit, once and with the first batch, what is being made."""
        if self.wanted:
            record("import.done", target=Document, details={"count": self.wanted})
            self.wanted = 0

    def document(self, place, made):
        source = made.source
        day = source.signed_date
        self.serials[made.code, day.year] += 1
        document = published(
            Document,
            source.printed_date,
            self.people,
            number=f"{made.code}〔{day.year}〕{self.serials[made.code, day.year]}号",
            title=source.title,
            genre=source.genre,
            issuer=source.issuer,
            addressee=source.addressee,
            signed_date=day,
            printed_date=source.printed_date,
            issue=self.issue(place, day),
            section=self.section(source.section),
            body=source.body,
        )
        document.order, document.page = self.next_place(document)
        document.derive(self.organizations)
        if not made.register:
            self.relate(document, made.relation)
        return document

    def relate(self, document, kind):
        """Let a plan do to the one before it what ``kind`` says, and say so."""
        before, self.plan = self.plan, document
        if kind and before and before.signed_date <= document.signed_date:
            document.body += "\n" + RELATED[kind].format(number=before.number)
            self.relations.append(
                Relation(
                    source=document,
                    kind=kind,
                    target=before,
                    target_number=before.number,
                )
            )

    def issue(self, place, day):
        turn = place // (STORIES_AN_ISSUE * stories.LENGTH)
        key = day.year, 4 * turn + (day.month + 2) // 3
        if key not in self.issues:
            year, number = key
            self.issues[key] = Issue.objects.create(year=year, number=number)
        return self.issues[key]

    def section(self, name):
        if name not in self.sections:
            order = 10 * (len(self.sections) + 1)
            self.sections[name] = Section.objects.create(name=name, order=order)
        return self.sections[name]

    def next_place(self, document):
        order, page = self.places.get(document.issue_id, (0, 0))
        order, page = order + 1, (page or 0) + 1
        self.places[document.issue_id] = order, page + len(document.body) // 900
        return order, page


def create(objects, user):
    """Create ``objects``, as entered then, with their histories where they have one."""
    objects = list(objects)
    if objects:
        model = type(objects[0])
        model.objects.bulk_create(objects)
        if issubclass(model, Publishable):
            date_back(objects)
        if hasattr(model, "history"):
            for one in objects:
                one._history_date = entered_at(one)
            model.history.bulk_history_create(objects, default_user=user)
    return objects


def date_back(publishables):
    """Take back the times that Django gives to whatever it stores."""
    for one in publishables:
        one.created_at, one.updated_at = entered_at(one), one.published_at
    stored = type(publishables[0])._base_manager
    stored.filter(pk__in=[one.pk for one in publishables]).update(
        created_at=F("published_at") - LEAD, updated_at=F("published_at")
    )


def by_register(documents, batch):
    """Pairs of (document, made) by the label of the register they tell of."""
    told = defaultdict(list)
    for document, made in zip(documents, batch, strict=True):
        if made.register:
            told[made.register].append((document, made))
    return told


def publish_entries(register, told, people):
    of_documents = (
        published(
            register.change_set_model,
            document.printed_date,
            people,
            document=document,
            effective_date=document.signed_date,
        )
        for document, _ in told
    )
    change_sets = create(of_documents, people.editor)
    pairs = [
        (entry, read)
        for change_set, (_, made) in zip(change_sets, told, strict=True)
        for entry, read in entries_of(register, change_set, made)
    ]
    entries, model = [entry for entry, _ in pairs], register.entry_model
    create(entries, people.editor)
    parts = (part for entry, read in pairs for part in entry.keep_parts(read))
    parts = create(parts, people.editor)
    model.identify(entries)
    store_subjects(entries)
    model.link(entries)
    leave_traces(change_sets, [*entries, *parts], people)
    prefetch_related_objects(entries, *model.PARTS)
    projection.rebuild(
        register, {key[0] for entry in entries for key, _ in entry.effects()}
    )


def store_subjects(entries):
    """Store whom ``entries`` are about: ``bulk_update``, without an expression a row."""
    opts, quote = entries[0]._meta, connection.ops.quote_name
    names = [opts.get_field(name).attname for name in entries[0].SUBJECTS]
    told = ", ".join(f"{quote(name)} = %s" for name in names)
    with connection.cursor() as cursor:
        cursor.executemany(
            f"UPDATE {quote(opts.db_table)} SET {told} WHERE id = %s",
            [attrgetter(*names, "pk")(entry) for entry in entries],
        )


def entries_of(register, change_set, made):
    """Pairs of (unsaved entry, read entry), each entry with its words and its anchor."""
    tables = [(n, table.rows) for n, table in enumerate(made.source.attachments, 1)]
    places = Places(made.source.body, tables)
    words = {anchor: text for text, anchor in places.by_text.items()}
    for order, read in enumerate(made.entries, 1):
        entry = register.entry_model.from_read(read, change_set=change_set, order=order)
        entry.anchor = entry.find_anchor(places)
        entry.source_text = words.get(entry.anchor, "")
        yield entry, read
