"""The clock of active disclosure: public within 20 working days of being formed or changed."""

from dataclasses import dataclass, field
from datetime import date

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from core.text.working_days import add_working_days, working_days_between
from core.workflow.states import UNPUBLISHED
from gazette.models import Document, Holiday
from gazette.models.disclosure import LIMIT


@dataclass(frozen=True)
class Clock:
    """Until when a document has to be public; ``days_left`` are working days.

    They are negative once it is overdue. ``unknown_years`` are those in between whose
    holidays nobody has entered, so that the day may come later.
    """

    due_on: date
    days_left: int
    is_overdue: bool
    unknown_years: list = field(default_factory=list)

    @property
    def told(self):
        if self.is_overdue:
            over = -self.days_left
            if over == 0:
                return _("overdue")
            text = ngettext(
                "overdue by %(count)d working day",
                "overdue by %(count)d working days",
                over,
            )
            return text % {"count": over}
        if self.days_left == 0:
            return _("due today")
        text = ngettext(
            "%(count)d working day left", "%(count)d working days left", self.days_left
        )
        return text % {"count": self.days_left}

    @property
    def doubts(self):
        return [unknown_year(year) for year in self.unknown_years]


def unknown_year(year):
    return _("The holidays of %(year)s are not entered yet.") % {"year": year}


def due_on(document, calendar=None):
    """The day by which the document has to be public; ``None``: its clock does not run.

    The clock runs for what is disclosed actively, until it is public.
    """
    runs = document.state in UNPUBLISHED and not document.is_withheld
    if not runs or document.formed_on is None:
        return None
    calendar = calendar or Holiday.objects.calendar()
    return add_working_days(document.formed_on, LIMIT, calendar)


def clock(document, calendar=None, today=None):
    """The Clock of the document, or ``None``; lists pass the ``calendar`` they have read."""
    calendar = calendar or Holiday.objects.calendar()
    today = today or timezone.localdate()
    due = due_on(document, calendar)
    if due is None:
        return None
    is_overdue = due < today
    over = working_days_between(due, today, calendar)
    return Clock(
        due_on=due,
        days_left=-over if is_overdue else working_days_between(today, due, calendar),
        is_overdue=is_overdue,
        unknown_years=calendar.unknown_years(document.formed_on, due),
    )


@dataclass(frozen=True)
class Deadlines:
    """What of ``documents`` is overdue, due within some working days, or to be reviewed."""

    documents: object
    today: date
    calendar: object

    def overdue(self):
        return self.documents.due_by(day_before(self.today), self.calendar)

    def due_within(self, days):
        last = add_working_days(self.today, days, self.calendar)
        due = self.documents.due_by(last, self.calendar)
        return due.exclude(pk__in=self.overdue().order_by().values("pk"))

    def to_review(self):
        return self.documents.due_for_review(self.today)


def day_before(day):
    return date.fromordinal(day.toordinal() - 1)


def deadlines(documents, today=None):
    today = today or timezone.localdate()
    return Deadlines(documents, today, Holiday.objects.calendar())


def due_soon(user, days=LIMIT, today=None):
    """(document, Clock) of what ``user`` works on and is due in ``days``, soonest first."""
    found = deadlines(Document.objects.within(user).defer("body"), today)
    documents = found.due_within(days)
    clocks = [(one, clock(one, found.calendar, found.today)) for one in documents]
    return sorted(clocks, key=lambda pair: (pair[1].due_on, pair[0].pk))
