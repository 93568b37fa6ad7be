"""Pictures of personnel: who held what when, and how many came and went in a month."""

from collections import Counter
from itertools import groupby

from django.db.models import Count
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from core.pictures import columns, spans, told
from core.pictures.lanes import gaps
from core.pictures.marks import Picture

from .models import Change


def of_person(tenures, today):
    """The posts of one person over time."""
    held = [span(run, str(run[0].post)) for run in runs(tenures, "post_id")]
    return timeline("posts", _("Posts over time"), held, today)


def of_post(tenures, today):
    """The holders of one post over time, and when it had none."""
    held = [span(run, str(run[0].person)) for run in runs(tenures, "person_id")]
    return timeline(
        "holders", _("Holders over time"), [*held, *vacancies(held, today)], today
    )


def runs(tenures, name):
    """The tenures of one subject, as long as one begins on the day another ends."""
    by_subject = sorted(tenures, key=lambda t: (getattr(t, name), t.valid_from))
    for _subject, group in groupby(by_subject, key=lambda t: getattr(t, name)):
        run = []
        for tenure in group:
            if run and run[-1].valid_to != tenure.valid_from:
                yield run
                run = []
            run.append(tenure)
        yield run


def span(run, name):
    start, end, entry = (
        run[0].valid_from,
        run[-1].valid_to,
        told.clause_of(run[0], "rank"),
    )
    return spans.Span(
        start,
        end,
        name,
        told.address(entry),
        told.with_clause(f"{name} {told.stretch(start, end)}", entry),
    )


def vacancies(held, today):
    """Nobody's stretches between the holders, and after the last of them until today."""
    held = sorted(held, key=lambda one: one.start)
    stretches = [(one.start, one.end) for one in held]
    for start, end in gaps(stretches):
        words = {"days": told.days((end - start).days)}
        name = pgettext("post", "vacant, %(days)s") % words
        yield spans.Span(start, end, name, vacant=True)
    last = max((one.end for one in held), default=None) if all_ended(held) else None
    if last and last <= today:
        yield spans.Span(last, None, pgettext("post", "vacant"), vacant=True)


def all_ended(held):
    return all(one.end for one in held)


def timeline(key, title, held, today):
    held = sorted(held, key=lambda one: one.start)
    if not held:
        return []
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
                (
                    one.name,
                    one.start.isoformat(),
                    one.end.isoformat() if one.end else "",
                )
                for one in reversed(held)
            ],
            told.left_out(len(held), spans.MOST),
        )
    ]


def by_month(today):
    """Appointments and removals in documents, by the month each was signed in.

    The months end with the last that has any, on ``today`` or before.
    """
    signed = "change_set__document__signed_date"
    changes = Change.objects.published().order_by().filter(**{f"{signed}__lte": today})
    newest = changes.order_by(f"-{signed}").values_list(signed, flat=True).first()
    if newest is None:
        return []
    first = columns.first_of(newest)
    counted = Counter()
    found = changes.filter(**{f"{signed}__gte": first}).values_list(signed, "kind")
    for day, kind, number in found.annotate(number=Count("pk")):
        counted[day.replace(day=1), kind] += number
    months = columns.up_to(newest, counted, Change.Kind.APPOINT, Change.Kind.REMOVE)
    return [of_months(months)]


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
