"""What a transition has to be given beside a note, and what is wrong with what is given."""

from django.utils import timezone
from django.utils.translation import gettext as _

from . import signatures
from .states import TRANSITIONS, Gate, State, WithdrawalKind


def wrong_inputs(obj, act):
    """Every reason why what the Act gives does not do for ``obj``."""
    wanted = TRANSITIONS[act.name].inputs
    # Nowhere else: what is signed is not changed in passing.
    if strange := act.given.keys() - {*wanted, *NOTED.get(act.name, ())}:
        raise TypeError(f"{act.name} does not take {', '.join(sorted(strange))}")
    return [reason for name in wanted for reason in CHECKS[name](obj, act)]


def wrong_gates(obj, act):
    chosen = act.given.get("gates", ())
    if not chosen or set(chosen) - set(Gate) or len(chosen) > len(set(chosen)):
        yield _("Choose the gates that you sign.")
        return
    signed = signatures.valid_signoffs(obj)
    for gate in map(Gate, chosen):
        if gate in signed:
            yield _("The gate “%(gate)s” is signed already, by %(user)s.") % {
                "gate": gate.label,
                "user": signed[gate].user,
            }


def wrong_time(obj, act):
    time = act.given.get("scheduled_for")
    if time is None:
        yield _("Say when it is to be published.")
    elif timezone.is_naive(time):
        raise TypeError("scheduled_for is without a time zone")
    elif time <= act.at:
        yield _("The time to publish has to lie in the future.")


def wrong_kind(obj, act):
    kind = act.given.get("withdrawal_kind")
    if kind not in set(WithdrawalKind):
        yield _("Say what kind of withdrawal it is.")
    elif obj.state == State.SUPERSEDED and kind != WithdrawalKind.ERROR:
        yield _("A corrected version can only be withdrawn as published in error.")
    else:
        yield from obj.wrong_withdrawal(kind)


NOTED = {"withdraw": ("public_note",)}
CHECKS = {
    "gates": wrong_gates,
    "scheduled_for": wrong_time,
    "withdrawal_kind": wrong_kind,
}
