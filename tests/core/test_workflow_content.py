"""What a signature is bound to: all that people write and choose, and nothing else."""

from datetime import date, datetime, timedelta
from decimal import Decimal

import pytest
from django.contrib.auth.models import User
from django.core.files.base import ContentFile
from django.db import models, transaction

from communities.models import Area, Community
from communities.models import Change as CommunityChange
from core.grids import RowsField
from core.workflow import content, signatures
from core.workflow.models import Publishable
from core.workflow.perform import TransitionRefused, perform
from gazette.models import Document, Issue, Organization, Relation, Section
from gazette.registers.config import registers
from gazette.registers.models import ChangeSet, Entry
from personnel.models import Change as PersonnelChange
from personnel.models import Person, Post
from powers.models import Power, Transfer
from statistics.models import Figure, Indicator
from tests import factories

pytestmark = pytest.mark.django_db

# By hand: what is no content. All else is, to whom a row belongs too.
WORKFLOW = {
    *("id", "state", "version", "supersedes", "edition", "withdrawal_kind"),
    *("scheduled_for", "published_at", "superseded_at", "withdrawn_at"),
    *("created_at", "updated_at", "created_by", "updated_by"),
    *("edited_at", "edited_by", "submitted_by", "submitted_version", "responsible"),
    *("emergency_at", "emergency_by", "countersigned_at", "countersigned_by"),
    "schedule_fault",
}
FOUND_LATER = {"id", "anchor", "corrects"}
NO_CONTENT = {
    "Document": WORKFLOW
    | {"code", "year", "serial"}
    | {"issue", "section", "page", "order", "disclosure_review_due"},
    "Attachment": {"id"},
    "Relation": {"id", "target"},
    "Decision": WORKFLOW,
    "Notice": WORKFLOW,
    "TransferList": WORKFLOW,
    "Release": WORKFLOW,
    "communities.Change": FOUND_LATER | {"community"},
    "Area": {"id"},
    "personnel.Change": FOUND_LATER | {"person", "post"},
    "Transfer": FOUND_LATER | {"power"},
    "Figure": FOUND_LATER | {"indicator"},
}
LONG_AGO = datetime.fromisoformat("2001-02-03T04:05:06+00:00")
MAKE = {
    "communities": factories.decision,
    "personnel": factories.notice,
    "powers": factories.transfer_list,
    "statistics": factories.release,
}


@pytest.fixture
def documents_with_parts(settings, tmp_path):
    """A document with all that can be part of it, and one with a change set of each kind."""
    settings.MEDIA_ROOT = tmp_path
    other = factories.document(issuer="")
    document = factories.document(issue=factories.issue(), section=factories.section())
    factories.attachment(document, [["1", "甲"], ["2", "乙"]])
    with_file(document, b"first")
    Relation.objects.create(source=document, target_number=other.number, target=other)
    factories.decision(
        {"areas": [{"label": "一区", "east": "东路"}, {"label": "二区"}]},
        {},
        document=other,
    )
    for label in ("personnel", "powers", "statistics"):
        MAKE[label]({}, {}, document=other)
    return document, other


def with_file(document, data, order=2):
    return factories.attachment(
        document, columns=(), order=order, file=ContentFile(data, "附件.pdf")
    )


def everything(document, other):
    """Each (publishable, row that is it or part of it)."""
    owned = [document, *document.attachments.all(), *document.relations.all()]
    found = [(document, row) for row in owned]
    for change_set in other.change_sets():
        entry = change_set.entries.first()
        found += [(change_set, change_set), (change_set, entry)]
    area = Area.objects.first()
    return [*found, (area.change.change_set, area)]


def name_of(model):
    name = model.__name__
    return f"{model._meta.app_label}.{name}" if name == "Change" else name


def changed_value(field, value):
    """Another value that the field may have."""
    if field.choices:
        keys = [key for key, _ in field.flatchoices if key not in {value, ""}]
        return keys[-1]
    if isinstance(field, models.ForeignKey):
        return another(field.related_model).pk
    if isinstance(field, models.BooleanField):
        return not value
    if isinstance(field, models.DateTimeField):
        return LONG_AGO + timedelta(days=1)
    if isinstance(field, models.DateField):
        return (value or date(2020, 5, 26)) + timedelta(days=1)
    if isinstance(field, models.DecimalField):
        return (value or Decimal(0)) + 1
    if isinstance(field, models.IntegerField):
        return (value or 0) + 5
    if isinstance(field, models.JSONField):
        return [*value, ["另"] if isinstance(field, RowsField) else "另"]
    return "另" if value != "另" else "又"


def another(model):
    """A record that nothing refers to yet."""
    if issubclass(model, (ChangeSet, Entry)):
        change_set = MAKE[model._meta.app_label]()
        return change_set if isinstance(change_set, model) else change_set.entries.get()
    return OTHERS[model]()


OTHERS = {
    Document: factories.document,
    User: lambda: factories.superuser("another"),
    Issue: lambda: factories.issue(number=9),
    Section: lambda: factories.section("别的栏目"),
    Organization: lambda: factories.organization("青山区审计局"),
    Community: lambda: Community.objects.create(name="别的社区"),
    Person: lambda: Person.objects.create(name="别人"),
    Post: lambda: Post.objects.create(title="别的职务"),
    Power: lambda: Power.objects.create(name="别的事项"),
    Indicator: lambda: Indicator.objects.create(name="别的指标"),
}


def make_ready(publishable):
    """Give it all that the database wants before other fields may have any value."""
    values = {
        "supersedes": another(type(publishable)),
        "edition": 2,
        "emergency_by": factories.administrator(),
        "emergency_at": LONG_AGO,
        "withdrawn_at": LONG_AGO,
    }
    if isinstance(publishable, Document):
        values |= {"disclosure": "on_request", "disclosure_reason": "涉及个人隐私"}
        values |= {"disclosure_basis": "harm"}
    type(publishable)._base_manager.filter(pk=publishable.pk).update(**values)


def fresh(record):
    return type(record)._base_manager.get(pk=record.pk)


def test_every_field_is_content_but_those_that_are_named(documents_with_parts):
    wrong = []
    for owner, row in everything(*documents_with_parts):
        make_ready(owner)
        stored, omitted = fresh(row), NO_CONTENT[name_of(type(row))]
        before = fresh(owner).content_hash()
        fields = {field.name: field for field in row._meta.concrete_fields}
        assert omitted <= fields.keys()
        wrong += [
            (name_of(type(row)), name)
            for name in fields.keys() - {"id"}
            if (name in omitted) == differs_after(owner, stored, fields[name], before)
        ]
    assert not wrong


def differs_after(owner, row, field, before):
    """Whether the hash of ``owner`` is another one after a change of a field of ``row``."""
    with transaction.atomic():
        value = changed_value(field, getattr(row, field.attname))
        type(row)._base_manager.filter(pk=row.pk).update(**{field.attname: value})
        differs = fresh(owner).content_hash() != before
        transaction.set_rollback(True)
    return differs


def test_all_rows_that_are_deleted_with_it_are_its_content():
    """By the rule of the database itself: what goes with its owner belongs to it."""
    for model in {name_of(m): m for m in kinds_and_parts()}.values():
        cascading = {
            relation.get_accessor_name()
            for relation in model._meta.related_objects
            if relation.on_delete is models.CASCADE
            and not relation.related_model.__name__.startswith("Historical")
        }
        parts = set(getattr(model, "CONTENT_PARTS", ()))
        assert cascading - parts == ALSO_DELETED.get(name_of(model), set())


# Notes about a document, not part of it.
ALSO_DELETED = {"Document": {"findings"}}


def kinds_and_parts():
    found, above = (
        [],
        [
            Document,
            *(register.change_set_model for register in registers()),
        ],
    )
    while above:
        found += above
        above = [
            model._meta.get_field(name).related_model
            for model in above
            for name in getattr(model, "CONTENT_PARTS", ())
        ]
    return found


def test_a_row_more_less_or_elsewhere_is_another_content(documents_with_parts):
    for owner, row in everything(*documents_with_parts):
        if isinstance(row, Publishable):
            continue
        before = fresh(owner).content_hash()
        with transaction.atomic():
            fresh(row).delete()
            assert fresh(owner).content_hash() != before
            transaction.set_rollback(True)
        with transaction.atomic():
            copy = fresh(row)
            copy.pk = None
            # Some rows are told apart by one of these.
            copy.order = 77
            if isinstance(copy, Relation):
                copy.kind = Relation.Kind.AMENDS
            copy.save(force_insert=True)
            assert fresh(owner).content_hash() != before
            transaction.set_rollback(True)


def test_entries_in_another_order_are_another_content(documents_with_parts):
    for change_set in documents_with_parts[1].change_sets():
        before = fresh(change_set).content_hash()
        first, second = change_set.entries.all()
        model = type(first)
        model.objects.filter(pk=first.pk).update(order=second.order)
        model.objects.filter(pk=second.pk).update(order=first.order)
        assert fresh(change_set).content_hash() != before


def test_the_bytes_of_a_file_are_content(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    document = factories.document()
    file = with_file(document, b"signed").file
    signed = document.content_hash()
    on_disk = tmp_path / file.name
    on_disk.write_bytes(b"Signed")
    assert document.content_hash() != signed
    on_disk.unlink()
    assert document.content_hash() != signed
    on_disk.write_bytes(b"signed")
    assert document.content_hash() == signed


def test_the_same_content_is_the_same_hash_however_it_is_held(documents_with_parts):
    document, other = documents_with_parts
    for record in [document, other, *other.change_sets()]:
        hashes = {
            record.content_hash(),
            fresh(record).content_hash(),
            type(record)
            ._base_manager.defer("public_note")
            .get(pk=record.pk)
            .content_hash(),
        }
        assert len(hashes) == 1
        assert len(hashes.pop()) == 64


def test_a_number_is_the_same_however_many_zeros_the_column_fills_it_up_with():
    release = factories.release({"value": Decimal("12.50")})
    figure = release.entries.get()
    held = content.described(figure)["value"]
    assert held == content.described(fresh(figure))["value"] == "12.5"


def test_text_cannot_pass_for_another_division_of_the_same_text():
    """What stands in two fields is never the same as what stands in one."""
    one = factories.document(number="", title="甲", addressee="乙丙")
    two = factories.document(number="", title="甲乙", addressee="丙")
    three = factories.document(number="", title='甲","addressee":"乙丙', addressee="")
    assert len({item.content_hash() for item in (one, two, three)}) == 3


def test_publishing_finds_subjects_and_anchors_and_leaves_the_content(
    documents_with_parts,
):
    document, other = documents_with_parts
    chosen = Community.objects.create(name="已有的社区")
    entry = CommunityChange.objects.order_by("pk").last()
    CommunityChange.objects.filter(pk=entry.pk).update(kind="adjust", community=chosen)
    for record in (other, document):
        factories.take(record, "approved")
        parts = [record, *record.change_sets()]
        before = [fresh(one).content_hash() for one in parts]
        factories.pass_step(record, "publish")
        assert [fresh(one).content_hash() for one in parts] == before
        for one in parts:
            assert len(signatures.valid_signoffs(fresh(one))) == 4
    for model in (CommunityChange, PersonnelChange, Transfer, Figure):
        assert not model.objects.filter(**{model.SUBJECTS[0]: None}).exists()


def test_where_it_is_printed_is_no_content():
    document = factories.take(factories.document(), "approved")
    Document.objects.filter(pk=document.pk).update(
        issue=factories.issue(), section=factories.section(), page=3, order=7
    )
    document.refresh_from_db()
    factories.pass_step(document, "publish")
    assert document.is_public


# What voids a signature.


def voided(document):
    """Whether the gates of an approved document have to be signed anew."""
    with pytest.raises(TransitionRefused) as refusal:
        factories.pass_step(document, "publish")
    void = signatures.void_signoffs(document)
    return (len(refusal.value.reasons), len(void)) == (1, 4)


@pytest.mark.parametrize(
    "tamper",
    [
        lambda d: Document.objects.filter(pk=d.pk).update(body="另一正文"),
        lambda d: Document.objects.filter(pk=d.pk).update(title=d.title + " "),
        lambda d: Document.objects.filter(pk=d.pk).update(public_note="另注"),
        lambda d: d.attachments.update(title="另一附件"),
        lambda d: d.attachments.all().delete(),
        lambda d: factories.attachment(d, [["1", "2"]], order=2),
        lambda d: d.relations.create(target_number="青山政字〔2019〕1号"),
    ],
)
def test_any_change_of_the_content_voids_every_signature(tamper):
    document = factories.document()
    factories.attachment(document, [["1", "甲"]])
    factories.take(document, "approved")
    tamper(document)
    document.refresh_from_db()
    assert voided(document)


def test_a_changed_entry_voids_the_signatures_of_its_change_set():
    document = factories.document()
    decision = factories.decision({"areas": [{"label": "一区"}]}, document=document)
    factories.take(document, "approved")
    for rows, values in (
        (Area.objects, {"east": "西路"}),
        (decision.entries, {"households": 7}),
        (type(decision).objects, {"effective_date": date(2020, 1, 1)}),
    ):
        with transaction.atomic():
            rows.all().update(**values)
            with pytest.raises(TransitionRefused) as refusal:
                factories.pass_step(document, "publish")
            assert len(refusal.value.reasons) == 1
            transaction.set_rollback(True)
    factories.pass_step(document, "publish")
    assert document.is_public


def test_a_changed_file_voids_and_is_signed_anew(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    document = factories.document()
    file = tmp_path / with_file(document, b"signed").file.name
    factories.take(document, "in_review")
    factories.pass_step(document, "sign")
    file.write_bytes(b"tampered")
    with pytest.raises(TransitionRefused):
        factories.pass_step(document, "approve")
    factories.pass_step(document, "sign")
    file.write_bytes(b"signed")
    factories.pass_step(document, "approve")
    file.write_bytes(b"tampered once more")
    assert voided(document) or len(signatures.void_signoffs(document)) == 8
    file.write_bytes(b"tampered")
    factories.pass_step(document, "publish")
    assert document.is_public


def test_returning_voids_though_nothing_has_changed():
    document = factories.take(factories.document(), "approved")
    factories.pass_step(document, "return", note="请核对")
    assert not signatures.valid_signoffs(document) or document.is_open
    factories.pass_step(document, "submit")
    assert not signatures.valid_signoffs(document)
    assert len(signatures.void_signoffs(document)) == 4
    with pytest.raises(TransitionRefused) as refusal:
        factories.pass_step(document, "approve")
    assert len(refusal.value.reasons) == 1


def test_signatures_are_those_of_their_own_record():
    """The same content, elsewhere or under the same number in another table."""
    twins = [factories.document(number="", title="同题", body="同文") for _ in "12"]
    assert twins[0].content_hash() == twins[1].content_hash()
    factories.take(twins[0], "approved")
    factories.take(twins[1], "in_review")
    with pytest.raises(TransitionRefused):
        factories.pass_step(twins[1], "approve")


def test_who_becomes_author_of_what_was_signed_has_signed_for_nothing():
    document = factories.take(factories.document(), "in_review")
    factories.pass_step(document, "sign")
    Document.objects.filter(pk=document.pk).update(edited_by=factories.reviewer())
    document.refresh_from_db()
    assert not signatures.valid_signoffs(document)
    with pytest.raises(TransitionRefused):
        perform(document, "approve", factories.superuser("third"))
