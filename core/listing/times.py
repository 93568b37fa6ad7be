"""The two times a register is read in: what held on a day, as the public knew it then."""

from functools import cached_property
from urllib.parse import urlencode

from django.urls import reverse
from django.utils import timezone

from .parameters import read_day, read_moment


def in_words(moment):
    """A moment in ISO form and local time; ``None`` is now."""
    return timezone.localtime(moment).isoformat() if moment else None


def query_of(as_of, known_at):
    times = {"as_of": as_of, "known_at": in_words(known_at)}
    return urlencode({name: time for name, time in times.items() if time})


class TimesMixin:
    """Reads ``?as_of``, a day, and ``?known_at``, a day or a moment.

    ``known_at`` is ``None`` for what is known now. Without a day the register is shown as
    of today, or as of the day on which it was so known.
    """

    TIMES = ("as_of", "known_at")
    times_fields = "generic/register_times.html"

    def setup(self, request, *args, **kwargs):
        super().setup(request, *args, **kwargs)
        self.read_times(request.GET)

    def read_times(self, asked):
        self.known_at, self.known_at_unreadable = read_moment(asked.get("known_at", ""))
        self.as_of, self.as_of_unreadable = read_day(
            asked.get("as_of", ""),
            timezone.localdate(self.known_at) if self.known_at else None,
        )

    @cached_property
    def times_asked(self):
        """The times of the address as they stand there."""
        asked = ((name, self.request.GET.get(name)) for name in self.TIMES)
        return {name: text for name, text in asked if text}

    def keep_times(self, table):
        """Let the links of ``table`` to pages of the register lead to the same times."""
        if query := self.times_query:
            for row in table.rows:
                row[:] = [cell.going_on_with(query) for cell in row]
        return table

    @cached_property
    def times_query(self):
        """The times that links within a register go on with, as they stand in an address."""
        if not self.times_asked or self.as_of_unreadable or self.known_at_unreadable:
            return ""
        return query_of(self.as_of, self.known_at)

    def to_view(self, name):
        """The address of another view of the register, in the same times."""
        return f"{reverse(name)}?{self.times_query}".rstrip("?")

    def get_context_data(self, **kwargs):
        return super().get_context_data(
            as_of=self.as_of,
            as_of_unreadable=self.as_of_unreadable,
            known_at=self.known_at,
            known_at_unreadable=self.known_at_unreadable,
            times_asked=self.times_asked,
            times_fields=self.times_fields,
            times_query=self.times_query,
            **kwargs,
        )
