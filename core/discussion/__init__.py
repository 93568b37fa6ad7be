"""What staff say to one another about records, and what they are told of.

The models are imported where they are used: this package is read before they are there.
"""


def notify(recipients, kind, target, *, by=None, **values):
    """Tell ``recipients``, and who stands in for them, of ``target``; see ``notifying``."""
    from .notifying import notify

    return notify(recipients, kind, target, by=by, **values)


def tell_of_transition(obj, name, user, note=""):
    """Tell those whom a transition concerns; see ``transitions``."""
    from .transitions import tell_of_transition

    tell_of_transition(obj, name, user, note)


def tell_of_schedule_fault(obj, fault):
    """Tell those who may mend it that ``obj`` was not published on schedule."""
    from .transitions import tell_of_schedule_fault

    tell_of_schedule_fault(obj, fault)
