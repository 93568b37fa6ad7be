"""Limits in seconds that mean the same on a slow machine, or on one that is busy."""

import time
from contextlib import contextmanager

# What the loop takes on the machine that the limits are set for.
SECONDS, ROUNDS = 0.0035, 200_000


@contextmanager
def within(limit, clock=time.process_time):
    """Fails where its body takes longer than ``limit`` seconds of ``clock`` would be worth there."""
    before = slowness(clock)
    start = clock()
    yield
    spent = clock() - start
    slower = max(1, before, slowness(clock))
    assert spent < limit * slower, f"{spent:.2f} s, {slower:.1f} times as slow here"


def slowness(clock):
    """How many times as long as there a loop takes here and now, at its quickest of three."""
    return min(looped(clock) for _ in range(3)) / SECONDS


def looped(clock):
    start, total = clock(), 0
    for number in range(ROUNDS):
        total += number
    return clock() - start
