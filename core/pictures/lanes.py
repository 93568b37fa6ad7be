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


def gaps(stretches):
    """What no stretch covers between the first start and the last end.

    Stretches come in the order of their starts; an end that is ``None`` never comes.
    """
    found, covered = [], None
    for number, (start, end) in enumerate(stretches):
        if number and covered is not None and covered < start:
            found.append((covered, start))
        if end is None:
            break
        covered = end if covered is None else max(covered, end)
    return found
