import itertools

import pytest

from tests import pace


def test_a_limit_fails_where_more_is_spent():
    with pytest.raises(AssertionError, match="30.00 s"), pace.within(10, stopwatch(30)):
        pass


def test_a_limit_grows_on_a_slower_machine_and_never_shrinks_on_a_faster():
    with pace.within(10, stopwatch(30, loop=4 * pace.SECONDS)):
        pass
    with pace.within(10, stopwatch(9, loop=pace.SECONDS / 4)):
        pass


def stopwatch(spent, loop=pace.SECONDS):
    """A clock for three loops of ``loop`` seconds, a body of ``spent`` seconds, and three loops."""
    steps = [0, loop] * 3 + [0, spent] + [0, loop] * 3
    return itertools.accumulate(steps).__next__
