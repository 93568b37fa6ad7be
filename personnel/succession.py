"""Who followed whom in a post, and what the published entries let one say of the time between.

A post that several people have held at once, or whose title is of a kind that several
hold, has seats that the entries do not tell apart: nothing is called a vacancy there.
"""

import re
from dataclasses import dataclass
from datetime import date

# Titles that several people of one organization commonly bear at a time.
SHARED = re.compile(
    "副|(?:员|委|师|助理|法官|检察官|督学|代表|顾问|秘书)$|^(?:科|股|处|队)长$"
)
LATEST = date.max


@dataclass
class Step:
    """Of a post: that somebody held it, that nobody is seen to, or that several did.

    ``until`` is exclusive, and ``None`` while it lasts; ``since`` is ``None`` where the
    entries do not say it.
    """

    kind: str
    since: date | None
    until: date | None
    people: list
    post: object = None
    since_entry: object = None
    until_entry: object = None

    @property
    def days(self):
        return (self.until - self.since).days if self.since and self.until else None


def held(states):
    """The stretches in which one person held one post, in the order they began.

    An appointment that is repeated while it lasts goes on.
    """
    steps, last = [], {}
    for state in states:
        before = last.get((state.person_id, state.post_id))
        if before and before.until == state.valid_from:
            before.until = state.valid_to
            before.until_entry = state.evidence.get("until")
            continue
        step = Step(
            "held",
            state.valid_from,
            state.valid_to,
            [state.person],
            state.post,
            state.evidence.get("since"),
            state.evidence.get("until"),
        )
        last[state.person_id, state.post_id] = step
        steps.append(step)
    return steps


def left_unseen(steps, removals):
    """Steps of people who were removed but never seen to be appointed."""
    ends = {(s.until, s.people[0].pk, s.post.pk) for s in steps if s.until}
    return [
        Step("held", None, entry.effective_on, [entry.person], entry.post, None, entry)
        for entry in removals
        if (entry.effective_on, entry.person_id, entry.post_id) not in ends
        and not holds(steps, entry)
    ]


def holds(steps, entry):
    """Whether the person was seen to hold the post when removed a second time."""
    return any(
        step.people[0].pk == entry.person_id
        and step.until is not None
        and step.until <= entry.effective_on
        for step in steps
    )


def has_several_seats(title, steps):
    if SHARED.search(title):
        return True
    return any(step.kind == "overlap" for step in between(steps))


def empty_on(day, succession):
    """The gap in which ``day`` lies, or ``None``."""
    for step in succession:
        if step.kind == "gap" and step.since <= day < (step.until or LATEST):
            return step
    return None


def succession_of(steps):
    """``steps`` of one post, with what lies between them."""
    return sorted(
        [*steps, *between(steps)],
        key=lambda s: (s.since or s.until, s.since is not None, s.kind != "held"),
    )


def between(steps):
    """The gaps in which nobody is seen to hold the post, and the times when several did."""
    found, holding, covered = [], [], None
    for step in sorted(steps, key=lambda s: (s.since or date.min, s.until or LATEST)):
        if step.since is None:
            covered = max(covered or step.until, step.until)
            continue
        holding = [h for h in holding if (h.until or LATEST) > step.since]
        for other in holding:
            until = min(other.until or LATEST, step.until or LATEST)
            both = [*other.people, *step.people]
            end = None if until == LATEST else until
            found.append(Step("overlap", step.since, end, both))
        if covered and covered < step.since:
            found.append(Step("gap", covered, step.since, []))
        holding.append(step)
        covered = max(covered or date.min, step.until or LATEST)
    if covered and covered < LATEST:
        found.append(Step("gap", covered, None, []))
    return found
