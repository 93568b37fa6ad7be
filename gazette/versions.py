"""The versions of a document: which there were, which is in force, where each is read.

A number's address shows the version in force; each version has an address of its own.
What was published in error is shown at none of them, its earlier versions included.
"""

from dataclasses import dataclass

from django.db.models import Q
from django.urls import reverse

from core.workflow.states import State, WithdrawalKind

from .models import Disclosure, Document
from .registers.config import registers

EVER_PUBLIC = (State.PUBLISHED, State.SUPERSEDED, State.WITHDRAWN)


@dataclass(frozen=True)
class Version:
    """One version that the public has seen.

    ``before`` is the one it corrects, if that can be read; ``corrected_by`` the next one.
    """

    document: Document
    before: Document | None = None
    corrected_by: Document | None = None

    @property
    def address(self):
        return address_of(self.document)

    @property
    def comparison(self):
        return comparison_address(self.before, self.document) if self.before else ""

    @property
    def is_readable(self):
        return is_readable(self.document)


def was_public(document):
    return document.state in EVER_PUBLIC and document.disclosure == Disclosure.ACTIVE


def current(document):
    """The version in force, or the last that was, of a ``document`` once public."""
    while document.superseded_at and hasattr(document, "superseded_by"):
        document = document.superseded_by
    return document


def versions(document):
    """Every version that the public has seen, the first one first, as Versions."""
    chain = [current(document)]
    while chain[0].supersedes_id:
        chain.insert(0, chain[0].supersedes)
    return [
        Version(one, before if before and is_readable(before) else None, after)
        for before, one, after in zip(
            [None, *chain], chain, [*chain[1:], None], strict=False
        )
    ]


def is_readable(document):
    """Whether the public may read this version at its own address."""
    newest = current(document)
    return _stands(newest) and (document == newest or _stood(document))


def _stands(document):
    lapsed = document.withdrawal_kind == WithdrawalKind.LAPSED
    return was_public(document) and (
        document.state == State.PUBLISHED
        or (document.state == State.WITHDRAWN and lapsed)
    )


def _stood(document):
    return was_public(document) and document.state == State.SUPERSEDED


def address_of(document):
    """The address that shows this version and no other, whatever is corrected later."""
    if document.code:
        return reverse("gazette:version", args=[*number_of(document), document.edition])
    return reverse("gazette:document_by_id", args=[document.pk])


def comparison_address(old, new):
    editions = [old.edition, new.edition]
    if new.code:
        return reverse("gazette:comparison", args=[*number_of(new), *editions])
    return reverse("gazette:comparison_by_id", args=[new.pk, *editions])


def change_set_of(register, document):
    """What the public reads in a register as said by this version, or last read there."""
    lapsed = Q(state=State.WITHDRAWN, withdrawal_kind=WithdrawalKind.LAPSED)
    shown = register.change_set_model.objects.filter(
        lapsed | Q(state__in=(State.PUBLISHED, State.SUPERSEDED)), document=document
    )
    return shown.order_by("edition", "pk").last()


def corrected_alone(document):
    """The change sets of ``document`` that were corrected while it stayed as it was.

    Each has ``comparison``, the address of what is different in it.
    """
    for register in registers():
        corrected = register.change_set_model.objects.published().filter(
            document=document, supersedes__document=document
        )
        for change_set in corrected.select_related("supersedes"):
            change_set.comparison = change_set_comparison_address(change_set, document)
            yield change_set


def change_set_comparison_address(change_set, document):
    label = change_set._meta.app_label
    editions = [change_set.supersedes.edition, change_set.edition]
    if document.code:
        place = [*number_of(document), label, *editions]
        return reverse("gazette:change_set_comparison", args=place)
    place = [document.pk, label, *editions]
    return reverse("gazette:change_set_comparison_by_id", args=place)


def number_of(document):
    return document.code, document.year, document.serial
