"""What a web site prints round a document, and what copying from its page does to the text.

``site`` tells a line of the site (where one is, who published, how often it was read) by taking
off all its words; ``labels`` sets every field of a block of metadata on a line of its own;
``titles`` frees a title from what the page adds to it or prints twice; ``glued`` parts a document
that was pasted into one line.
"""

from ..lines import Line
from .footers import with_footer
from .glued import unglued
from .labels import with_labels_parted, without_bullets
from .site import is_site_line
from .titles import freed_titles, repeated_titles


def without_site(lines: list[Line]) -> tuple[list[Line], list[Line]]:
    """(the text, the lines of the site); each piece of a parted line keeps the line's number."""
    lines = [piece for line in lines for piece in unglued(line)]
    site = {at for at, line in enumerate(lines) if is_site_line(line)}
    odd = with_footer(lines, site)
    text = [line for at, line in enumerate(lines) if at not in odd]
    taken = [lines[at] for at in sorted(odd)]
    text = freed_titles(with_labels_parted(text))
    repeated = repeated_titles(text)
    taken += [text[at] for at in sorted(repeated)]
    return [line for at, line in enumerate(text) if at not in repeated], taken


__all__ = ["without_bullets", "without_site"]
