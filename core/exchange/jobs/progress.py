"""How far something is, how fast it goes and how long it still takes."""

from django.utils.functional import cached_property
from django.utils.translation import gettext as _

# Before so many seconds nobody can say how fast it goes.
SETTLED = 1


def clock(seconds):
    """``seconds`` as 0:07 or 1:02:03."""
    minutes, seconds = divmod(round(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{seconds:02}" if hours else f"{minutes}:{seconds:02}"


class Pace:
    """``done`` of ``total`` rows in ``elapsed`` seconds; of an unknown total 0."""

    def __init__(self, done, total, elapsed):
        self.done, self.total, self.elapsed = done, total, elapsed

    @property
    def percent(self):
        return min(100 * self.done // self.total, 100) if self.total else None

    @cached_property
    def rate(self):
        """Rows a second, 0 as long as that cannot be said."""
        return round(self.done / self.elapsed) if self.elapsed >= SETTLED else 0

    @property
    def left(self):
        """The time that is left, as a clock shows it, or ``""``."""
        if not (self.rate and self.total):
            return ""
        return clock(max(self.total - self.done, 0) / self.rate)

    def __str__(self):
        """One line: rows, rate, time left, as far as they are known."""
        rows = _("%(done)s rows") if not self.total else _("%(done)s of %(total)s rows")
        said = [rows % {"done": f"{self.done:,}", "total": f"{self.total:,}"}]
        if self.rate:
            said.append(_("%(rate)s rows/s") % {"rate": f"{self.rate:,}"})
        if self.left:
            said.append(_("%(time)s left") % {"time": self.left})
        return " · ".join(said)


class Progress(Pace):
    """Of a job, as of ``now``: of what is being written on SQLite only since when."""

    def __init__(self, job, now):
        elapsed = (now - job.started_at).total_seconds() if job.started_at else 0
        super().__init__(job.done, job.total, elapsed)
        waits = (now - job.queued_at).total_seconds()
        self.since = clock(max(elapsed if job.worker else waits, 0))
        # What goes on for long is looked at less often.
        self.refresh = 2 if elapsed < 30 else 5
