"""Stretches side by side: those that overlap lie in lanes of their own."""


def lanes(stretches):
    """The lane of each (start, end), in the order given; a lane's stretches never overlap.

    An end is exclusive. The first lane that is free is taken.
    """
    ends, found = [], []
    for start, end in stretches:
        free = (lane for lane, taken in enumerate(ends) if taken <= start)
        lane = next(free, len(ends))
        ends[lane:] = [end, *ends[lane + 1 :]]
        found.append(lane)
    return found
