"""From a record to what happened to it, and from a row of the audit to its record."""

from contextlib import suppress
from urllib.parse import urlencode

from django.urls import NoReverseMatch, reverse

from .acts import described
from .telling import model_of


def history_url(target):
    """The address of the acts on a record; those on its parts are among them."""
    kind, key, _label = described(target)
    return acts_url(kind, key)


def acts_url(kind, key):
    query = urlencode({"target_kind": kind, "target_id": key})
    return f"{reverse('admin:core_auditrecord_changelist')}?{query}"


def of_row(act):
    """What the page of a row says of its record, and where to read more of it."""
    model = model_of(act.target_kind)
    links = {"act": act, "kind": model._meta.verbose_name if model else "", "page": ""}
    if act.target_id:
        links["acts"] = acts_url(act.target_kind, act.target_id)
        with suppress(NoReverseMatch):
            name = f"admin:{act.target_kind.replace('.', '_')}_change"
            links["page"] = reverse(name, args=[act.target_id])
    return links
