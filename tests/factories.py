"""What tests are made of: drafts with sensible defaults, and the way to publish them."""

from datetime import date, timedelta
from itertools import count

from django.contrib.auth import get_user_model
from django.utils import timezone

from communities.models import Area, Decision
from communities.models import Change as CommunityChange
from core.workflow.perform import perform
from core.workflow.states import Gate
from gazette.findings import resolve
from gazette.models import (
    Attachment,
    Document,
    Finding,
    Issue,
    Organization,
    Section,
)
from personnel.models import Change as PersonnelChange
from personnel.models import Notice
from powers.models import Transfer, TransferList
from statistics.models import Figure, Release

serials = count(1)
SIGNED = date(2020, 5, 26)


def administrator():
    """The one superuser of the tests."""
    return superuser("administrator")


def reviewer():
    """Another superuser: the second pair of eyes."""
    return superuser("reviewer")


def superuser(username):
    users = get_user_model().objects
    return users.filter(username=username).first() or users.create_superuser(
        username, password="a long test password"
    )


def organization(full_name="青山区人民政府", **values):
    return Organization.objects.get_or_create(full_name=full_name, defaults=values)[0]


def section(name="区政府文件", **values):
    return Section.objects.get_or_create(name=name, defaults=values)[0]


def issue(year=2020, number=1, **values):
    return Issue.objects.get_or_create(year=year, number=number, defaults=values)[0]


def document(**values):
    """A draft document; ``number=""`` makes one without a number."""
    serial = next(serials)
    defaults = {
        "number": f"青山政字〔2020〕{serial}号",
        "title": f"青山区人民政府关于第{serial}件事的通知",
        "genre": "通知",
        "issuer": "青山区人民政府",
        "addressee": "各街道办事处",
        "signed_date": SIGNED,
        "body": "经研究，通知如下：\n一、第一件事。照此办理。\n二、第二件事。照此办理。",
    }
    return Document.objects.create(**defaults | values)


def attachment(document, rows=(), columns=("序号", "事项"), **values):
    """A table that belongs to ``document``; with ``file`` it is a file."""
    defaults = {"order": 1, "title": "附件", "columns": list(columns)}
    return Attachment.objects.create(
        document=document, rows=[list(row) for row in rows], **defaults | values
    )


def decision(*changes, document=None, **values):
    """A draft decision with one community change for each dict in ``changes``."""
    return change_set(Decision, community_change, changes, document, values)


def notice(*changes, document=None, **values):
    """A draft notice with one appointment or removal for each dict in ``changes``."""
    return change_set(Notice, personnel_change, changes, document, values)


def transfer_list(*transfers, document=None, **values):
    """A draft list with one transferred power for each dict in ``transfers``."""
    return change_set(TransferList, transfer, transfers, document, values)


def release(*figures, document=None, **values):
    """A draft release with one figure for each dict in ``figures``."""
    return change_set(Release, figure, figures, document, values)


def change_set(model, entry, entries, of_document, values):
    made = model.objects.create(document=of_document or document(), **values)
    for order, entry_values in enumerate(entries or [{}], 1):
        entry(made, **{"order": order} | entry_values)
    return made


def community_change(change_set, areas=(), **values):
    """A clause on a community; ``areas`` are dicts of label, east, south, west, north."""
    serial = next(serials)
    defaults = {
        "kind": "establish",
        "name": f"第{serial}社区居民委员会",
        "subdistrict": "东街街道办事处",
        "territory": f"第{serial}小区",
        "households": 1000 + serial,
        "clause": "一",
    }
    change = CommunityChange.objects.create(change_set=change_set, **defaults | values)
    for order, sides in enumerate(areas):
        Area.objects.create(change=change, order=order, **sides)
    return change


def personnel_change(change_set, **values):
    serial = next(serials)
    defaults = {
        "kind": "appoint",
        "name": f"张{serial}",
        "organization": "青山区审计局",
        "title": f"第{serial}科科长",
        "clause": "一",
    }
    return PersonnelChange.objects.create(change_set=change_set, **defaults | values)


def transfer(change_set, **values):
    serial = next(serials)
    defaults = {
        "sequence": values.get("order", 1),
        "name": f"第{serial}种经营许可",
        "category": "行政许可",
    }
    return Transfer.objects.create(change_set=change_set, **defaults | values)


def figure(change_set, **values):
    serial = next(serials)
    defaults = {
        "name": f"第{serial}项指标",
        "unit": "亿元",
        "period": "2020年1-9月",
        "value": "12.5",
        "yoy": "-0.9",
    }
    return Figure.objects.create(change_set=change_set, **defaults | values)


def take(publishable, state, **options):
    """Take a draft through the workflow to ``state``, by two people; returns it.

    A change set given here goes with its document. ``options`` go to ``perform``.
    """
    publishable = getattr(publishable, "document", publishable)
    for name in WAYS[state]:
        pass_step(publishable, name, **options)
    return publishable


def pass_step(publishable, name, **options):
    given = GIVEN.get(name, dict)()
    who = administrator() if name in {"submit", "correct"} else reviewer()
    return perform(publishable, name, who, given=given, **options)


def in_an_hour():
    return timezone.now() + timedelta(hours=1)


GIVEN = {
    "sign": lambda: {"gates": list(Gate)},
    "schedule": lambda: {"scheduled_for": in_an_hour()},
}
SUBMITTED = ("submit",)
APPROVED = (*SUBMITTED, "sign", "approve")
WAYS = {
    "draft": (),
    "in_review": SUBMITTED,
    "approved": APPROVED,
    "scheduled": (*APPROVED, "schedule"),
    "published": (*APPROVED, "publish"),
}


def publish(publishable, **options):
    """Take a draft through the workflow; a document takes its change sets along."""
    return take(publishable, "published", **options)


def follow(change_set):
    """Publish a change set that was found missing after its document was public."""
    for name in WAYS["published"]:
        pass_step(change_set, name)
    return change_set


def settle(document):
    """Do for ``document``, as it was read, all that its approval asks for by itself."""
    for finding in document.findings.open():
        resolve(finding, reviewer(), Finding.Resolution.WAIVED, "原文如此")
    if document.is_normative:
        reason = {"interpretation_waiver": "印发时未作解读"}
        Document.objects.filter(pk=document.pk).update(**reason)


def replace(old):
    """Publish a document that replaces ``old``, to which readers of it can be led."""
    new = document()
    new.relations.create(kind="replaces", target=old, target_number=old.number)
    return publish(new)


def withdraw(document, kind="error", public_note="", note="有误"):
    given = {"withdrawal_kind": kind, "public_note": public_note}
    return perform(document, "withdraw", administrator(), note=note, given=given)
