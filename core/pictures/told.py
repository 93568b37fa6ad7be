"""What several pictures say in words: which clause, how long, what was left out."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from core.listing.evidence import full_reference

# So many rows a table beside a picture has at most; what a picture counts has fewer.
ROWS = 100


def clause_of(state, *names):
    """The entry that states the first of ``names`` that ``state`` has evidence of."""
    return next(filter(None, map(state.evidence.get, names)), None)


def address(entry):
    return entry.get_absolute_url() if entry else ""


def with_clause(words, entry):
    """``words`` of a link, and the clause it leads to."""
    if entry is None:
        return words
    return _("%(words)s, stated by %(clause)s") % {
        "words": words,
        "clause": full_reference(entry),
    }


def day(one):
    return one.isoformat() if one else ""


def stretch(start, end):
    """From when to when; ``end`` is exclusive and ``None`` while it lasts."""
    if start is None:
        return _("until before %(end)s") % {"end": end.isoformat()}
    if end is None:
        return _("since %(start)s") % {"start": start.isoformat()}
    return _("%(start)s until before %(end)s") % {
        "start": start.isoformat(),
        "end": end.isoformat(),
    }


def days(number):
    return ngettext("%(days)d day", "%(days)d days", number) % {"days": number}


def left_out(total, drawn):
    """The note that ``total - drawn`` rows are not in the picture."""
    if total <= drawn:
        return ()
    return (
        ngettext(
            "%(count)d more row is not drawn.",
            "%(count)d more rows are not drawn.",
            total - drawn,
        )
        % {"count": total - drawn},
    )
