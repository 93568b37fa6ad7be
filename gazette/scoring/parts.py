"""The values of a row, one by one: its own, those of its parts, the rows of a table."""

from .found import Row
from .matching import pair


def leaves(values, fields):
    """``{place: value}``: parts of a row and the rows of a table are values of their own."""
    found = {}
    for name, shape in fields.items():
        value = values.get(name)
        if isinstance(shape, dict):
            for at, part in enumerate(value or []):
                for key in shape:
                    if key in part:
                        found |= cells(f"{name}[{at}].{key}", part[key])
        elif name in values:
            found[name] = value
    return found


def cells(place, value):
    if isinstance(value, list) and value and isinstance(value[0], list):
        return {f"{place}[{at}]": row for at, row in enumerate(value)}
    return {place: value}


def part_left_open(name, expected, values):
    """Whether the truth has this part of the row and leaves this field of it open."""
    outer, _, inner = name.partition("].")
    if not inner:
        return False
    base, _, at = outer.partition("[")
    parts = values.get(base) or []
    key = inner.partition("[")[0]
    return int(at) < len(parts) and key not in parts[int(at)]


def aligned(expected, read, fields):
    """The values as read, their parts in the order of the truth."""
    parts = {
        name: in_order(expected.get(name) or [], read.get(name) or [], shape)
        for name, shape in fields.items()
        if isinstance(shape, dict)
    }
    return {**read, **parts}


def in_order(expected, read, shape):
    """The likest part at the place of each, the others where there is room."""
    pairs, missing, over = pair([*map(Row, expected)], [*map(Row, read)], shape)
    places = dict(pairs) | dict(zip(missing, over, strict=False))
    taken = set(places.values())
    parts = [read[places[at]] if at in places else {} for at in range(len(expected))]
    return parts + [part for at, part in enumerate(read) if at not in taken]
