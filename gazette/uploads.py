"""Several uploaded files, read one after another while their page shows how far it is.

They wait in the private storage; what was read is read, so that a run that was broken
off goes on where it stopped.
"""

import json
import time
from dataclasses import dataclass, field
from datetime import timedelta
from uuid import UUID, uuid4

from django.core.files.base import ContentFile
from django.core.files.storage import storages
from django.utils import timezone
from django.utils.translation import gettext as _

from .drafts import draft
from .inputs.batches import Source, uploaded_sources
from .reading import UnreadableFile

FOLDER = "gazette-uploads"
STATE = "state.json"
KEPT = timedelta(days=1)
# So many seconds one request reads on; the page then shows how far it is.
SPELL = 3


class NotKept(Exception):
    """The uploaded files could not be kept; the message says why."""


def storage():
    return storages["import_export"]


@dataclass
class Outcome:
    """What became of one file: its reading, or the reason why there is none."""

    name: str
    reading: int | None = None
    reason: str = ""
    documents: int = 0
    new: int = 0


@dataclass
class Batch:
    """Uploads of one person on their way; ``files`` are (stored name, name)."""

    token: str
    user: int
    year: int | None = None
    number: int | None = None
    files: list = field(default_factory=list)
    outcomes: list[Outcome] = field(default_factory=list)
    total: int = 0

    @property
    def is_done(self) -> bool:
        return len(self.outcomes) >= self.total

    @property
    def refused(self) -> list[Outcome]:
        return [outcome for outcome in self.outcomes if outcome.reason]

    @property
    def reading(self) -> int | None:
        """The reading of a batch that is one file."""
        return self.outcomes[0].reading if self.is_done and self.total == 1 else None

    def sources(self) -> list[Source]:
        found = []
        for stored, name in self.files:
            with storage().open(f"{FOLDER}/{self.token}/{stored}") as file:
                found += uploaded_sources(file, name)
        return found

    def read_on(self, user) -> None:
        """Read some of the files that are left."""
        until = time.monotonic() + SPELL
        for source in self.sources()[len(self.outcomes) :]:
            self.outcomes.append(outcome_of(source, user, self.year, self.number))
            self.keep()
            if time.monotonic() > until:
                break
        if self.is_done:
            self.forget_files()

    def keep(self) -> None:
        name = f"{FOLDER}/{self.token}/{STATE}"
        shown = vars(self) | {"outcomes": [vars(one) for one in self.outcomes]}
        storage().delete(name)
        storage().save(name, ContentFile(json.dumps(shown).encode()))

    def forget_files(self) -> None:
        for stored, _name in self.files:
            storage().delete(f"{FOLDER}/{self.token}/{stored}")
        self.files = []
        self.keep()


def outcome_of(source: Source, user, year, number) -> Outcome:
    try:
        drafts = draft(source.load(), source.name, user, year, number)
    except UnreadableFile as error:
        return Outcome(source.name, reason=str(error))
    count = len(drafts.new) + len(drafts.known)
    return Outcome(source.name, drafts.reading.pk, "", count, len(drafts.new))


def begin(user, files, year=None, number=None) -> Batch:
    """Keep the uploaded files; nothing of them is read yet."""
    sweep()
    batch = Batch(uuid4().hex, user.pk, year, number)
    try:
        for position, file in enumerate(files):
            stored = str(position)
            batch.files.append((stored, file.name))
            storage().save(f"{FOLDER}/{batch.token}/{stored}", file)
        batch.total = len(batch.sources())
        batch.keep()
    except OSError as error:
        remove(f"{FOLDER}/{batch.token}")
        message = _("The files could not be kept (%(error)s): nothing was taken in.")
        raise NotKept(message % {"error": error.strerror or error}) from error
    return batch


def find(token: UUID, user) -> Batch | None:
    """The batch of that person, or ``None``."""
    try:
        with storage().open(f"{FOLDER}/{token.hex}/{STATE}") as file:
            stored = json.load(file)
    except (OSError, ValueError):
        return None
    batch = Batch(**stored)
    batch.outcomes = [Outcome(**outcome) for outcome in batch.outcomes]
    return batch if batch.user == user.pk else None


def sweep() -> None:
    """Remove what was uploaded and not looked at again for a day."""
    for token in folders():
        folder = f"{FOLDER}/{token}"
        names = storage().listdir(folder)[1]
        if all(is_old(f"{folder}/{name}") for name in names):
            remove(folder)


def remove(folder: str) -> None:
    try:
        names = storage().listdir(folder)[1]
    except FileNotFoundError:
        return
    for name in names:
        storage().delete(f"{folder}/{name}")
    storage().delete(folder)


def folders() -> list[str]:
    try:
        return storage().listdir(FOLDER)[0]
    except FileNotFoundError:
        return []


def is_old(name: str) -> bool:
    return storage().get_modified_time(name) < timezone.now() - KEPT
