"""Pictures on a page: ``{% picture %}`` draws one, ``{% four_sides %}`` an area's bounds."""

from django import template

from core.pictures import bounds, words

register = template.Library()
register.filter("drawn", words.drawn)


@register.filter
def ems(units):
    """User units as a length that grows with the reader's size of text."""
    return f"{units / words.EM:.4g}em"


@register.inclusion_tag("pictures/picture.html")
def picture(drawn):
    return {"picture": drawn}


@register.inclusion_tag("pictures/picture.html")
def four_sides(area, number, places="", source=None):
    """The bounds of ``area``, a dict of its label (``area``) and its four sides.

    ``places`` are what tells it where no side is stated.
    """
    sides = dict(area or {})
    label = sides.pop("area", "")
    drawn = bounds.four_sides(f"bounds-{number}", label, sides, places, source)
    return {"picture": drawn}
