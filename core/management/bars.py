"""The bar that a command shows while it works: on a terminal only, on one line."""

import time

from core.exchange.jobs.progress import Pace

WIDTH = 24
# So many seconds from one look of the bar to the next.
PAUSE = 0.1
CLEAR = "\033[K"


class Bar:
    """``with Bar(stream, total) as bar: bar.step(rows)``; without a total it only counts."""

    def __init__(self, stream, total=0):
        self.stream, self.total, self.done = stream, total, 0
        self.is_shown = stream.isatty()
        self.started = self.last = time.monotonic()

    def __enter__(self):
        return self

    def __exit__(self, *error):
        if self.is_shown:
            self.show()
            self.stream.write("")

    def step(self, rows):
        self.done += rows
        if self.is_shown and time.monotonic() - self.last >= PAUSE:
            self.show()

    def show(self):
        self.last = time.monotonic()
        pace = Pace(self.done, self.total, self.last - self.started)
        self.stream.write(f"\r{line(pace)}{CLEAR}", ending="")
        self.stream.flush()


def line(pace):
    """``[######------------------]  25% `` and the figures; of an unknown total these alone."""
    if pace.percent is None:
        return str(pace)
    filled = "#" * (WIDTH * pace.percent // 100)
    return f"[{filled:-<{WIDTH}}] {pace.percent:3}% {pace}"
