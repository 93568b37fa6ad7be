"""What was published in error is gone for good, whatever time a register is read in."""

from django.db.models import Q

from core.workflow.states import WithdrawalKind

IN_ERROR = Q(change_set__withdrawal_kind=WithdrawalKind.ERROR) | Q(
    change_set__document__withdrawal_kind=WithdrawalKind.ERROR
)


def withheld(states, entry_model):
    """The keys of the states that say what an entry published in error had said.

    They are no longer known; there are few, so they are looked at one by one.
    """
    entries = entry_model.objects.filter(IN_ERROR)
    errors = set(entries.values_list("pk", flat=True))
    if not errors:
        return []
    subject = states.model.SUBJECT[0]
    closed = states.filter(
        known_to__isnull=False, **{f"{subject}__in": entries.values(subject)}
    )
    return [
        pk
        for pk, sources in closed.values_list("pk", "sources")
        if not errors.isdisjoint(
            sources[name] for name in states.model.VALUES if name in sources
        )
    ]


def shown(states, entry_model):
    """``states`` without those that are withheld."""
    gone = withheld(states.model.objects.all(), entry_model)
    return states.exclude(pk__in=gone) if gone else states
