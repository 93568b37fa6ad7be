"""The colours of static/tokens.css can be told apart: text 4.5:1, what is drawn 3:1."""

import re
from itertools import product

import pytest
from django.conf import settings

CSS = (settings.BASE_DIR / "static/tokens.css").read_text("utf-8")
COLOUR = re.compile(r"--([\w-]+):\s*(#[0-9a-f]{6})\b")
GROUNDS = ("paper", "surface", "sunken")
TEXT = [
    *product(("ink", "quiet", "accent", "link", "visited"), GROUNDS),
    *product(("ink", "accent", "link"), ("accent-ground",)),
    *product(("ink", "link", "quiet"), ("target",)),
    ("on-fill", "fill"),
    ("good-ink", "good-ground"),
    ("warning-ink", "warning-ground"),
]
# The focus is drawn at a distance from what has it, so on the ground beneath.
DRAWN = [*product(("edge", "accent", "focus", "fill"), ("paper", "surface"))]


def colours(mode):
    """The colours of ``mode``: in the dark what is not said anew stays as it is."""
    light, dark = CSS.split("@media (prefers-color-scheme: dark)")
    found = dict(COLOUR.findall(light))
    if mode == "dark":
        found |= dict(COLOUR.findall(dark.partition("@media print")[0]))
    return found


def luminance(colour):
    red, green, blue = (int(colour[n : n + 2], 16) / 255 for n in (1, 3, 5))
    return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue)


def linear(value):
    return value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4


def contrast(one, other):
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def too_faint(mode, pairs, least):
    of = colours(mode)
    found = {pair: contrast(*(of[name] for name in pair)) for pair in pairs}
    return {pair: round(ratio, 2) for pair, ratio in found.items() if ratio < least}


def test_contrast_is_computed_as_the_guidelines_say():
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize("mode", ["light", "dark"])
def test_text_is_read_on_every_ground(mode):
    assert too_faint(mode, TEXT, 4.5) == {}


@pytest.mark.parametrize("mode", ["light", "dark"])
def test_edges_of_fields_the_focus_and_what_marks_are_seen(mode):
    assert too_faint(mode, DRAWN, 3) == {}


def test_no_stylesheet_of_the_site_has_a_colour_of_its_own():
    for name in ("site", "lists", "documents"):
        text = (settings.BASE_DIR / f"static/{name}.css").read_text("utf-8")
        assert re.findall(r":[^;{]*#[0-9a-f]{3,8}\b", text) == [], name
