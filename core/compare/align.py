"""Two sequences side by side: which item has become which."""

from difflib import SequenceMatcher

# So many pairs of unlike items are weighed against each other; beyond, place decides.
MOST_PAIRS = 2500
ALIKE = 0.4


def align(old, new, keys, likeness):
    """Pairs (old item, new item) in reading order; ``None`` stands beside what is alone.

    Items with the same first key belong together, among the others those with the same
    second, and so on. What is left goes by ``likeness``, from 0 to 1.
    """
    if not (old and new):
        yield from apart(old, new)
    elif not keys:
        yield from by_likeness(old, new, likeness)
    else:
        key, *further = keys
        for tag, start, end, new_start, new_end in opcodes(
            [key(item) for item in old], [key(item) for item in new]
        ):
            olds, news = old[start:end], new[new_start:new_end]
            if tag == "equal":
                yield from zip(olds, news, strict=True)
            else:
                yield from align(olds, news, further, likeness)


def opcodes(old, new):
    return SequenceMatcher(None, old, new).get_opcodes()


def apart(old, new):
    yield from ((item, None) for item in old)
    yield from ((None, item) for item in new)


def by_likeness(old, new, likeness):
    if len(old) * len(new) <= MOST_PAIRS:
        yield from best(old, new, likeness)
        return
    length = min(len(old), len(new))
    for one, other in zip(old[:length], new[:length], strict=True):
        if likeness(one, other) >= ALIKE:
            yield one, other
        else:
            yield from apart([one], [other])
    yield from apart(old[length:], new[length:])


def best(old, new, likeness):
    """The pairing, in order on both sides, of the greatest likeness in all."""
    weights = {
        (row, column): weight
        for row, one in enumerate(old)
        for column, other in enumerate(new)
        if (weight := likeness(one, other)) >= ALIKE
    }
    rows, columns = len(old), len(new)
    totals = [[0.0] * (columns + 1) for _ in range(rows + 1)]
    for row in reversed(range(rows)):
        for column in reversed(range(columns)):
            together = weights.get((row, column), -1) + totals[row + 1][column + 1]
            totals[row][column] = max(
                together, totals[row + 1][column], totals[row][column + 1]
            )
    row = column = 0
    while row < rows and column < columns:
        total = totals[row][column]
        if (row, column) in weights and total == (
            weights[row, column] + totals[row + 1][column + 1]
        ):
            yield old[row], new[column]
            row, column = row + 1, column + 1
        elif total == totals[row + 1][column]:
            yield old[row], None
            row += 1
        else:
            yield None, new[column]
            column += 1
    yield from apart(old[row:], new[column:])


def of_characters(one, other):
    """The share of the different characters that two texts have in common."""
    ones, others = set(one), set(other)
    return 2 * len(ones & others) / (len(ones) + len(others) or 1)
