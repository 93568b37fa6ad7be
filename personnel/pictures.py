"""Pictures of personnel: who held what when, and how many came and went in a month."""

from collections import Counter

from django.db.models import Count
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from core.listing.remembering import remembered
from core.pictures import columns, spans, told
from core.pictures.marks import Picture

from .models import Change


def of_person(posts, today):
    """The posts of one person over time; ``posts`` are steps of ``succession``."""
    held = [span(step, str(step.post)) for step in posts]
    return timeline("posts", _("Posts over time"), held, today)


def of_post(succession, today, several_seats=False):
    """The holders of one post over time, and when none is seen.

    Of a post with several seats that is no vacancy: others may have held it.
    """
    held = [
        gap(step, several_seats)
        if step.kind == "gap"
        else span(step, str(step.people[0]))
        for step in succession
        if step.kind != "overlap"
    ]
    return timeline("holders", _("Holders over time"), held, today)


def span(step, name):
    entry = step.since_entry or step.until_entry
    words = told.with_clause(f"{name} {told.stretch(step.since, step.until)}", entry)
    return spans.Span(step.since, step.until, name, told.address(entry), words)


def gap(step, several_seats):
    if several_seats:
        name = pgettext("post", "nobody named")
    else:
        name = pgettext("post", "vacant")
    if step.days is not None:
        name = pgettext("post", "%(what)s, %(days)s") % {
            "what": name,
            "days": told.days(step.days),
        }
    return spans.Span(step.since, step.until, name, vacant=True)


def timeline(key, title, held, today):
    if len(held) < 2:
        return []
    held = sorted(held, key=lambda one: one.place_in_time)
    narrow, wide = spans.drawings(held, today)
    return [
        Picture(
            key,
            title,
            _("A bar for each stretch of time, from left to right."),
            narrow,
            wide,
            (pgettext("timeline", "what"), _("since"), _("in force to")),
            [
                (one.name, told.day(one.start), told.day(one.end))
                for one in reversed(held)
            ],
            (*told.left_out(len(held), spans.MOST), *legend(held)),
        )
    ]


def legend(held):
    """What the kinds of bars mean that are not self-evident."""
    if any(one.vacant for one in held):
        yield _("Empty broken frames: documents name nobody who held the post.")
    if any(one.start is None for one in held):
        yield _("Short filled broken frames: documents do not say since when.")


def by_month(today):
    """Appointments and removals in documents, by the month each was signed in.

    The months end with the last that has any, on ``today`` or before.
    """
    signed = "change_set__document__signed_date"
    changes = Change.objects.published().order_by().filter(**{f"{signed}__lte": today})
    newest = remembered(
        changes.order_by(f"-{signed}").values_list(signed), first_of_all
    )
    if newest is None:
        return []
    first = columns.first_of(newest)
    counted = Counter()
    found = changes.filter(**{f"{signed}__gte": first}).values_list(signed, "kind")
    for day, kind, number in found.annotate(number=Count("pk")):
        counted[day.replace(day=1), kind] += number
    months = columns.up_to(newest, counted, Change.Kind.APPOINT, Change.Kind.REMOVE)
    return [of_months(months)]


def first_of_all(days):
    """The first of the ``days``, which stand in order."""
    found = days.first()
    return found and found[0]


def of_months(months):
    came, went = _("Appointments"), _("Removals")
    narrow, wide = columns.drawings(months, came, went)
    return Picture(
        "months",
        _("Appointments and removals by month"),
        _("Of each month, appointments above the line and removals below it."),
        narrow,
        wide,
        (pgettext("calendar", "month signed"), came, went),
        [(one.name, str(one.came), str(one.went)) for one in reversed(months)],
    )
