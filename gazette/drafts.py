"""What was read from a gazette file becomes drafts, once."""

import hashlib
from dataclasses import dataclass, field

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from simple_history.utils import bulk_create_with_history

from core.audit import one_act, record
from core.text.characters import UNSEEN

from .inputs import limits, read_input
from .models import (
    Attachment,
    Document,
    Finding,
    Issue,
    Organization,
    Reading,
    Relation,
    Section,
)
from .models.normative import looks_normative
from .names import unknown
from .reach import reach_of
from .reading import UnreadableFile
from .reading.shown import all_findings, entries_read
from .registers.config import against

# So many titles are named where documents cannot be taken in.
NAMED = 10


@dataclass
class Drafts:
    """The outcome of storing a reading: what is new, and what was there before."""

    reading: Reading
    new: list[Document] = field(default_factory=list)
    known: list[Document] = field(default_factory=list)


def read_upload(file, user, year=None, number=None):
    """Drafts from an uploaded file; returns the Reading. Raises UnreadableFile."""
    data = file.read(limits.FILE_BYTES + 1)
    return draft(data, file.name, user, year, number).reading


def draft(data, file_name, user=None, year=None, number=None):
    """Drafts from the content of a file. Raises UnreadableFile.

    A file that was read before is not parsed again, save for those of limited reach,
    who are told what of it is beyond them.
    """
    known = known_reading(hashlib.sha256(data).hexdigest())
    if known and not reach_of(user).is_limited:
        return Drafts(known, known=list(known.issue.documents.all()))
    reading = read_input(data, file_name)
    return store(reading, data, file_name, user, year, number)


def seen_name(name):
    """A file's name without what nobody sees, or what turns the writing round."""
    return " ".join(UNSEEN.sub("", name).split())[-255:]


def known_reading(sha256):
    return Reading.objects.filter(sha256=sha256).first()


@transaction.atomic
@one_act()
def store(reading, data, file_name, user=None, year=None, number=None):
    """Make drafts of ``reading``, the content of ``data``; what is there already stays.

    A document is known by its number, or by title and date where it has none. Raises
    UnreadableFile where something read breaks a rule of the database: nothing is stored.
    """
    sha256 = hashlib.sha256(data).hexdigest()
    stored = [known_document(source) for source in reading.documents]
    check_reach(reading, stored, user)
    if known := known_reading(sha256):
        return Drafts(known, known=list(known.issue.documents.all()))
    drafts = Drafts(
        Reading.objects.create(
            issue=issue_of(reading, stored, year, number),
            file_name=seen_name(file_name),
            sha256=sha256,
            lines=reading.total_lines,
            unread=[list(line) for line in reading.unread],
            pages=list(reading.pages),
            read_by=user,
        )
    )
    storing = Storing(drafts, user, entries_read(reading.documents))
    for index, source in enumerate(reading.documents):
        if stored[index]:
            drafts.known.append(stored[index])
        else:
            storing.document(index, source)
    storing.findings(reading, stored, reading.texts)
    record(
        "gazette.read",
        user=user,
        target=drafts.reading,
        details={"new": len(drafts.new), "known": len(drafts.known)},
    )
    return drafts


def check_reach(reading, stored, user):
    """Raise UnreadableFile where the file holds what ``user`` may not work on."""
    reach = reach_of(user)
    if not reach.is_limited:
        return
    names = Organization.objects.by_name()
    beyond = [
        f"《{source.title}》"
        for source, known in zip(reading.documents, stored, strict=True)
        if not reach.covers(
            known or Document(issuing_organization_id=names.get(source.issuer))
        )
    ]
    if beyond:
        raise UnreadableFile(
            _("Beyond your scope of work, so that nothing was taken in: %(titles)s")
            % {"titles": pgettext("list", ", ").join(beyond[:NAMED])}
        )


def known_document(source):
    documents = Document.objects.filter(supersedes=None)
    if source.number:
        return documents.filter(number=source.number).first()
    return documents.filter(
        number="", title=source.title, signed_date=source.signed_date
    ).first()


def issue_of(reading, stored, year, number):
    """The issue the file is: the one named, or that of its known documents, or a new one."""
    year = year or reading.year
    number = reading.number if number is None else number
    issue = Issue(year=year or timezone.localdate().year, number=number)
    if number is None:
        known = [document.issue for document in filter(None, stored) if document.issue]
    else:
        known = Issue.objects.filter(year=issue.year, number=number)
    for other in known:
        if other.scheduled_for:
            raise UnreadableFile(other.why_fixed())
        return other
    if reasons := faults(issue):
        raise UnreadableFile(reasons)
    issue.save()
    return issue


class Storing:
    """Storing the documents of one reading."""

    def __init__(self, drafts, user, entries):
        self.drafts, self.user, self.entries = drafts, user, entries
        self.organizations = Organization.objects.by_name()
        self.sections = {section.name: section for section in Section.objects.all()}
        self.documents, self.numbers, self.not_stored = {}, set(), []

    def document(self, index, source):
        document = Document(
            number=source.number,
            title=source.title,
            genre=source.genre,
            issuer=source.issuer,
            addressee=source.addressee,
            signed_date=source.signed_date,
            printed_date=source.printed_date,
            issue=self.drafts.reading.issue,
            section=self.section(source.section),
            page=source.page,
            index_number=source.index_number,
            topic=source.topic,
            order=index + 1,
            body=source.body,
            is_normative=looks_normative(source.title, source.genre),
        )
        document.stamp(self.user)
        document.derive(self.organizations)
        if reasons := faults(document):
            raise UnreadableFile(f"《{source.title[:60]}》无法入库：{reasons}")
        if source.number in self.numbers:
            document.number = ""
        self.numbers.add(document.number)
        document.save()
        self.documents[index] = document
        self.drafts.new.append(document)
        self.attachments(document, source)
        for register, read in self.entries.items():
            self.change_set(register, document, dict(read).get(index))

    def section(self, name):
        if name and name not in self.sections:
            order = 10 * (len(self.sections) + 1)
            self.sections[name] = Section.objects.create(name=name, order=order)
        return self.sections.get(name)

    def attachments(self, document, source):
        for order, table in enumerate(source.attachments, 1):
            attachment = Attachment(
                document=document,
                order=order,
                title=table.title or source.title,
                columns=table.columns,
                rows=table.rows,
            )
            if reasons := faults(attachment):
                self.leave_out(document, f"附件“{table.title}”", reasons, table.line)
            else:
                attachment.save()
        for number in source.cites:
            target = Document.objects.filter(number=number, supersedes=None).first()
            document.relations.create(
                kind=Relation.Kind.CITES, target_number=number, target=target
            )

    def change_set(self, register, document, read):
        if not read:
            return
        change_set = register.change_set_model(document=document)
        change_set.stamp(self.user)
        change_set.save()
        rows = []
        for order, source in enumerate(read, 1):
            entry = register.entry_model.from_read(
                source, change_set=change_set, order=order
            )
            parts = entry.keep_parts(source)
            if reasons := "；".join(filter(None, map(faults, [entry, *parts]))):
                self.leave_out(document, source.source_text, reasons, source.line)
            else:
                rows.append((entry, parts))
        bulk_create_with_history(
            [entry for entry, _parts in rows],
            register.entry_model,
            default_user=self.user,
        )
        for part in (part for _entry, parts in rows for part in parts):
            part.save()

    def leave_out(self, document, words, reasons, line):
        """What a rule of the database keeps out becomes a finding, with its words."""
        self.not_stored.append(
            Finding(
                reading=self.drafts.reading,
                document=document,
                code="not-stored",
                text=f"未能入库：{words}。原因：{reasons}",
                line=line,
            )
        )

    def findings(self, reading, stored, lines):
        documents = self.documents | {
            index: document for index, document in enumerate(stored) if document
        }
        found = [
            Finding(
                reading=self.drafts.reading,
                document=documents.get(index),
                code=finding.code,
                text=finding.text,
                clause=clause,
                line=finding.line,
                source_text=lines.get(finding.line, ""),
            )
            for index, clause, finding in [
                *all_findings(reading, self.entries),
                *unknown(reading, self.entries, self.organizations),
                *against(reading.documents, self.entries, self.documents),
            ]
        ]
        Finding.objects.bulk_create(found + self.not_stored)


def faults(instance):
    """What the model's own rules have against ``instance``, or ``""``."""
    related = {field.name for field in instance._meta.fields if field.is_relation}
    try:
        instance.clean_fields(exclude=related)
    except ValidationError as error:
        return "；".join(
            f"{instance._meta.get_field(name).verbose_name}：{'、'.join(messages)}"
            for name, messages in error.message_dict.items()
        )
    return ""
