"""What the registers answer in two times, against a fold of the log written anew here.

For each register a long history of publishing, correcting and withdrawing is stored and
folded once; then many days and moments are asked of the table, and of the log.
"""

from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta

from gazette.registers import projection
from tests import factories

FIRST_DAY = date(2020, 1, 1)
FIRST_MOMENT = datetime(2020, 2, 1, tzinfo=UTC)
DAYS, MOMENTS, ACTS, CASES = 40, 60, 30, 500


@dataclass
class Log:
    """What is known of a register beside its table: entries with their times, as dicts."""

    rows: list = field(default_factory=list)

    def known(self, moment):
        return [
            row
            for row in self.rows
            if row["published"] <= moment
            and not any(end and end <= moment for end in row["ends"])
        ]


def day(number):
    return FIRST_DAY + timedelta(days=number)


def moment(number):
    return FIRST_MOMENT + timedelta(hours=number)


class Case:
    """One register: how to make an entry, and what entries amount to on a day."""

    change_set = None
    entry = None

    def __init__(self, random):
        self.random, self.log = random, Log()
        self.subjects = self.make_subjects()
        self.fill()

    def fill(self):
        """``ACTS`` change sets, of which some are corrected and some withdrawn."""
        sets = [self.publish(self.random.randrange(MOMENTS)) for _ in range(ACTS)]
        for made in sets:
            self.end(made)
        projection.rebuild(sets[0].register, {subject.pk for subject in self.subjects})

    def publish(self, at, supersedes=None):
        made = self.change_set.objects.create(
            document=supersedes.document if supersedes else factories.document(),
            effective_date=day(self.random.randrange(DAYS)),
            supersedes=supersedes,
            edition=supersedes.edition + 1 if supersedes else 1,
            **state(published_at=moment(at)),
        )
        entries = [self.make(made, order) for order in range(self.random.randint(1, 3))]
        for entry in entries:
            row = self.row(entry) | {
                "at": at,
                "published": made.published_at,
                "ends": [],
                "order": (
                    made.effective_date,
                    made.document.year,
                    made.document.serial,
                    made.pk,
                    entry.order,
                ),
                "day": made.effective_date,
                "change_set": made.pk,
            }
            self.log.rows.append(row)
        made.at = at
        return made

    def end(self, made):
        """Let ``made`` be corrected, perhaps again, or withdrawn, or stand."""
        fate = self.random.choice(["stands", "withdrawn", "corrected", "corrected"])
        after = made.at + self.random.randint(1, 15)
        if fate == "withdrawn":
            self.leave(made, withdrawn_at=moment(after), state="withdrawn")
        if fate == "corrected":
            self.leave(made, superseded_at=moment(after), state="superseded")
            self.end(self.publish(after, supersedes=made))

    def leave(self, made, **values):
        self.change_set._base_manager.filter(pk=made.pk).update(**values)
        ends = [value for value in values.values() if isinstance(value, datetime)]
        for row in self.log.rows:
            if row["change_set"] == made.pk:
                row["ends"] += ends

    def pick(self):
        return self.random.choice(self.subjects)

    def said(self, values):
        """``values`` without those that are left out of an entry now and then."""
        return {k: v for k, v in values.items() if self.random.random() < 0.6}

    def expected(self, day, moment):
        """{key: values} by going through the whole log in its order."""
        states = {}
        for row in sorted(self.log.known(moment), key=lambda row: row["order"]):
            if row["day"] <= day:
                self.apply(states, row)
        return states

    def found(self, day, moment):
        model = self.entry_register().state_model
        return {
            self.key_of(row): self.values_of(row)
            for row in model.objects.as_of(day, moment)
        }

    def entry_register(self):
        return self.change_set(document=factories.document()).register


def state(**values):
    return {"state": "published"} | values
