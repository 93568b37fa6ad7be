"""What a web site prints round a document, and what copying from its page does to the text.

``glued`` parts a document that was pasted into one line. ``site`` tells a line of the site (where
one is, who published, how often it was read) by taking off all its words; ``footers`` its foot and
what more there is to read, ``above`` where pages begin and the banners over them. ``labels`` parts
fields that stand without a space between, ``block`` reads a block of fields by how labels are made;
``titles`` frees a title from what the page adds to it or prints twice.
"""

from ..lines import Line
from .above import banners, lines_of_pages, page_starts
from .block import with_block
from .footers import more_to_read, with_footer
from .glued import unglued
from .labels import with_labels_parted, without_bullets
from .site import first_trail, has_traces, is_site_line, sizes_apart
from .titles import freed_titles, repeated_titles

# So many lines are a page or two; an issue is longer, and has traces of a site or is left alone.
FEW = 300


def without_site(
    lines: list[Line], furniture: list[Line]
) -> tuple[list[Line], list[Line]]:
    """(the text, the lines of the site); each piece of a parted line keeps the line's number.

    ``furniture`` was taken off before; what of it is of a site tells where pages begin.
    """
    if not (len(lines) < FEW or has_traces(lines + furniture)):
        return lines, []
    lines = [piece for line in lines for piece in unglued(line)]
    site = {at for at, line in enumerate(lines) if is_site_line(line)}
    site |= sizes_apart(lines) | first_trail(lines)
    text, taken = parted(lines, with_footer(lines, site))
    of_page = taken + furniture
    text, more = parted(text, more_to_read(text, page_starts(text, of_page)))
    text, banner = parted(text, banners(text, of_page))
    starts = page_starts(text, of_page)
    text, fields = with_block(with_labels_parted(text), starts)
    text = freed_titles(text)
    text, repeated = parted(text, repeated_titles(text))
    return text, taken + more + banner + fields + repeated


def parted(lines: list[Line], odd: set[int]) -> tuple[list[Line], list[Line]]:
    """(the lines at other places, the lines at the places ``odd``)."""
    text = [line for at, line in enumerate(lines) if at not in odd]
    return text, [lines[at] for at in sorted(odd)]


__all__ = ["lines_of_pages", "without_bullets", "without_site"]
