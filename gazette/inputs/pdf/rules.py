"""The ruled lines of a page: long thin rectangles and strokes, level or upright."""

from ctypes import byref, c_float, c_int
from dataclasses import dataclass
from typing import NamedTuple

import pypdfium2.raw as raw

from .. import limits
from .fragments import turned

THIN, SHORTEST, NEAR = 3.0, 8.0, 2.5
FORM_DEPTH = 3


class Rule(NamedTuple):
    """A line at ``at`` from ``start`` to ``end``; level, or upright."""

    at: float
    start: float
    end: float


@dataclass
class Rules:
    level: list[Rule]
    upright: list[Rule]
    pictures: int = 0


def read_rules(page, angle: int) -> Rules:
    """Level and upright lines of the page when it is turned upright."""
    found = Rules([], [])
    boxes = Boxes(page)
    for box in boxes:
        add(found, turned(angle, page.get_cropbox(), box))
    found.pictures = boxes.pictures
    return Rules(merged(found.level), merged(found.upright), found.pictures)


def add(found: Rules, box) -> None:
    left, bottom, right, top = box
    if top - bottom <= THIN and right - left >= SHORTEST:
        found.level.append(Rule((top + bottom) / 2, left, right))
    elif right - left <= THIN and top - bottom >= SHORTEST:
        found.upright.append(Rule((left + right) / 2, bottom, top))


class Boxes:
    """The boxes of all that is drawn; of a stroked path, those of its straight parts."""

    def __init__(self, page):
        self.page, self.pictures = page, 0

    def __iter__(self):
        for seen, item in enumerate(self.page.get_objects(max_depth=FORM_DEPTH)):
            if seen > limits.PAGE_OBJECTS:
                return
            if item.type == raw.FPDF_PAGEOBJ_IMAGE:
                self.pictures += 1
            elif item.type == raw.FPDF_PAGEOBJ_PATH:
                move = Move(item)
                yield from map(move.box, path_boxes(item))


class Move:
    """Where the drawing of an object comes to stand: its forms' matrices, one after another."""

    def __init__(self, item):
        self.matrices, form = [], item.container
        while form is not None:
            self.matrices.append(form.get_matrix())
            form = form.container

    def box(self, box):
        for matrix in self.matrices:
            box = moved(box, matrix)
        return box


def moved(box, matrix):
    left, bottom, right, top = box
    corners = [
        (matrix.a * x + matrix.c * y + matrix.e, matrix.b * x + matrix.d * y + matrix.f)
        for x, y in ((left, bottom), (right, top))
    ]
    (x0, y0), (x1, y1) = corners
    return min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1)


def path_boxes(item):
    box = bounds(item)
    if box is None:
        return
    left, bottom, right, top = box
    if right - left <= THIN or top - bottom <= THIN:
        yield box
    elif is_stroked(item):
        yield from segments(item)


def bounds(item):
    sides = [c_float() for _ in range(4)]
    if not raw.FPDFPageObj_GetBounds(item, *map(byref, sides)):
        return None
    return tuple(side.value for side in sides)


def is_stroked(item) -> bool:
    fill, stroke = c_int(), c_int()
    raw.FPDFPath_GetDrawMode(item, byref(fill), byref(stroke))
    return bool(stroke.value)


def segments(item):
    """The boxes of the straight lines that a path goes along."""
    matrix = item.get_matrix()
    x, y = c_float(), c_float()
    start = last = None
    for index in range(min(raw.FPDFPath_CountSegments(item), limits.PAGE_OBJECTS)):
        segment = raw.FPDFPath_GetPathSegment(item, index)
        raw.FPDFPathSegment_GetPoint(segment, byref(x), byref(y))
        point, kind = (x.value, y.value), raw.FPDFPathSegment_GetType(segment)
        if kind == raw.FPDF_SEGMENT_MOVETO:
            start = point
        elif kind == raw.FPDF_SEGMENT_LINETO and last:
            yield moved((*last, *point), matrix)
        if raw.FPDFPathSegment_GetClose(segment) and start:
            yield moved((*point, *start), matrix)
        last = point


def merged(rules: list[Rule]) -> list[Rule]:
    """Rules that touch along one line put together."""
    done: list[Rule] = []
    for rule in sorted(snapped(rules)):
        if done and done[-1].at == rule.at and rule.start <= done[-1].end + NEAR:
            last = done.pop()
            rule = Rule(rule.at, last.start, max(last.end, rule.end))
        done.append(rule)
    return done


def snapped(rules: list[Rule]) -> list[Rule]:
    """Rules closer than a hair stand at one place."""
    places = positions(rule.at for rule in rules)
    return [Rule(nearest(places, r.at), r.start, r.end) for r in rules]


def positions(values) -> list[float]:
    places: list[float] = []
    for value in sorted(values):
        if not places or value - places[-1] > NEAR:
            places.append(value)
    return places


def nearest(places: list[float], value: float) -> float:
    return min(places, key=lambda place: abs(place - value))
