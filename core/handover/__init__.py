"""Deputies, and handing over of work.

The models are imported where they are used: this package is read before they are there.
"""


def stands_in_for(user, day):
    """The people who are away on ``day`` and whose deputy ``user`` is."""
    from .deputies import stands_in_for

    return stands_in_for(user, day)
