"""A stored record of any model of the admin, and other values for a field of its form."""

from datetime import date, timedelta
from itertools import count

from django import forms
from django.contrib.auth import get_user_model
from django.contrib.auth.forms import UsernameField
from django.db import models
from django.utils import timezone

from core.handover.models import Absence
from gazette.models import Finding, Membership, Reading, Relation
from tests import factories

serials = count(1)


def document():
    made = factories.document()
    factories.attachment(made, [["1", "事项"], ["2", "另一事项"]])
    Relation.objects.create(source=made, kind="cites", target_number="青政〔2019〕1号")
    return made


def finding():
    reading = Reading.objects.create(
        issue=factories.issue(), file_name="公报.txt", sha256="0" * 64, lines=1
    )
    return Finding.objects.create(
        reading=reading,
        document=factories.document(),
        code="gap",
        text="序号有缺",
        resolution_kind="fixed",
        resolution="已补",
        resolved_at=timezone.now(),
    )


def absence():
    """Of long ago, so that its last day can be any later one."""
    serial = next(serials)
    return Absence.objects.create(
        user=person(f"absent{serial}"),
        deputy=person(f"deputy{serial}"),
        first_day=date(2019, 1, 1),
        last_day=date(2019, 1, 31),
    )


def entry(change_set):
    return change_set.entries.first()


def membership():
    """Of somebody else than those who work on it: it narrows what one may do."""
    person(f"member{next(serials)}")
    return Membership.objects.create(
        user=person(f"member{next(serials)}"),
        organization=factories.organization(f"第{next(serials)}局"),
    )


MAKERS = {
    "core.Absence": absence,
    "gazette.Membership": membership,
    "gazette.Document": document,
    "gazette.Finding": finding,
    "gazette.Issue": lambda: factories.issue(number=next(serials)),
    "communities.Decision": lambda: factories.decision({"areas": [{"east": "东路"}]}),
    "communities.Change": lambda: entry(
        factories.decision({"areas": [{"east": "东路"}]})
    ),
    "personnel.Notice": factories.notice,
    "personnel.Change": lambda: entry(factories.notice()),
    "powers.TransferList": factories.transfer_list,
    "powers.Transfer": lambda: entry(factories.transfer_list()),
    "statistics.Release": factories.release,
    "statistics.Figure": lambda: entry(factories.release()),
}


def sample(model):
    """A new stored record: by its maker, or made up from what its fields require."""
    maker = MAKERS.get(
        model._meta.label, lambda: model._base_manager.create(**made_up(model))
    )
    return maker()


def made_up(model):
    return {
        one.name: value_for(one)
        for one in model._meta.concrete_fields
        if not one.primary_key and not one.has_default() and required(one)
    }


def required(one):
    return not (
        one.null or one.blank or getattr(one, "auto_now", False)
    ) and not getattr(one, "auto_now_add", False)


def value_for(one):
    serial = next(serials)
    if one.is_relation:
        return sample(one.related_model)
    if one.choices:
        return one.choices[0][0]
    if isinstance(one, models.DateField):
        return date(2031, 1, 1) + timedelta(days=serial)
    if isinstance(one, models.IntegerField):
        return serial
    if isinstance(one, models.BooleanField):
        return False
    return f"样例{serial}"[: one.max_length]


def person(username, last_name="", first_name=""):
    return get_user_model().objects.create_superuser(
        username,
        password="a long test password",
        last_name=last_name,
        first_name=first_name,
    )


RANKS = (
    forms.ModelChoiceField,
    forms.TypedChoiceField,
    forms.BooleanField,
    forms.DateField,
    forms.IntegerField,
    UsernameField,
    forms.CharField,
)


def changeable(form):
    """The name of the field whose value is changed with the least trouble."""
    ranked = [
        (rank, name != "user", name)
        for name, one in form.fields.items()
        if name != "shown_version" and not one.disabled and not one.widget.is_hidden
        for rank, kind in enumerate(RANKS)
        if type(one) is kind
    ]
    return max(ranked)[-1]


def another(one, value, number):
    """A text for the form field ``one`` other than ``value``, and than with other numbers."""
    if isinstance(one, forms.ModelChoiceField):
        others = one.queryset.exclude(pk=value or None).order_by("pk")
        while others.count() <= number:
            sample(one.queryset.model)
        return str(others[number].pk)
    if isinstance(one, forms.ChoiceField):
        values = [key for key, _ in one.choices if key not in ("", value)]
        return values[number % len(values)]
    if isinstance(one, forms.BooleanField):
        return "" if value else "on"
    if isinstance(one, forms.DateField):
        return f"2019/06/{number + 1:02}"
    if isinstance(one, forms.IntegerField):
        return str(int(value or 100) + 1 + number)
    return f"{value}{'甲乙丙丁'[number]}"[: one.max_length]
