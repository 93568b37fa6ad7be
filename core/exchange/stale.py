"""An import is about what its file and its preview showed: newer work is not passed over."""

import hashlib
from datetime import datetime
from itertools import pairwise

from django.db.models import Count
from django.utils import timezone
from django.utils.translation import gettext as _

from core.guard.authors import in_short, last_saves, name_of
from core.guard.versions import Shown

from .storing import in_batches

SHOWN_ROWS = 200


class News:
    """What has happened to the records of an import since its file, or its preview, was made.

    ``shown`` is the mark of the preview that was confirmed; ``marks`` says whether this one
    is to be confirmed later.
    """

    def __init__(self, resource, table, user, shown, marks):
        self.resource, self.model, self.user = resource, resource._meta.model, user
        self.exported_at = table.exported_at
        self.shown = shown and Shown.unpack(shown)
        self.changes = hashlib.sha256() if marks or shown else None
        self.began = timezone.now()
        self.keys = []

    def note(self, records):
        """Note what the Records change, and whose they are."""
        if self.changes is None:
            return
        for record in records:
            said = record.lines if record.is_new else record.changes
            self.changes.update(f"{record.number} {record.pk} {said}\n".encode())
            if not record.is_new and len(self.keys) < SHOWN_ROWS:
                self.keys.append(record.pk)

    def mark(self):
        """All that the import changes, as one word, whose the records are, and the time."""
        if self.changes is None:
            return None
        return Shown({"changes": self.changes.hexdigest(), "keys": self.keys})

    def refusal(self):
        """Why what the preview showed does not hold any more, or ``""``."""
        if not self.shown or self.changes.hexdigest() == self.shown.values.get(
            "changes"
        ):
            return ""
        since = datetime.fromtimestamp(self.shown.at, timezone.get_current_timezone())
        keys = {*self.keys, *known_keys(self.shown)}
        if save := self.last_save(keys, since):
            return _(
                "Since the preview %(user)s has saved %(object)s (%(time)s). Nothing is "
                "imported: choose the file again and look at the new preview."
            ) % {
                "user": name_of(save.history_user),
                "object": save.instance,
                "time": in_short(save.history_date),
            }
        return _(
            "What the file would change is not what the preview showed any more. Nothing is "
            "imported: choose the file again and look at the new preview."
        )

    def last_save(self, keys, since):
        """The last save of one of the records ``keys`` between ``since`` and this import."""
        pk = self.model._meta.pk.attname
        saves = self.model.history.filter(
            **{f"{pk}__in": keys}, history_date__gt=since, history_date__lt=self.began
        )
        return saves.order_by("history_id").last()

    def stale(self, records):
        """(Record, reason) of each of the ``records`` that was changed since the export."""
        yield from self.renamed([record for record in records if record.is_new])
        changed = {record.pk: record for record in records if not record.is_new}
        for batch in in_batches(changed):
            for pk, saves in self.saves(batch).items():
                if save := self.newer(changed[pk], saves):
                    yield changed[pk], told(save)

    def renamed(self, records):
        """(Record, reason) of each that is stored under another key now."""
        bearers = self.resource.former_bearers(records)
        saves = self.saves(bearers.values())
        for record in records:
            after = saves.get(bearers.get(record.key), [])[
                0 if self.exported_at else 1 :
            ]
            others = [save for save in after if not self.is_own(save)]
            if others:
                yield record, told(others[-1])

    def saves(self, keys):
        """{key: the saves that the history has of it, from the oldest}; few that cannot tell."""
        pk = self.model._meta.pk.attname
        history = self.model.history.filter(**{f"{pk}__in": keys})
        if self.exported_at:
            history = history.filter(history_date__gt=self.exported_at)
        else:
            counted = history.order_by().values(pk).annotate(times=Count("history_id"))
            again = list(counted.filter(times__gt=1).values_list(pk, flat=True))
            history = history.filter(**{f"{pk}__in": again}) if again else ()
        found = {}
        for save in history and history.order_by("history_id"):
            found.setdefault(getattr(save, pk), []).append(save)
        if self.exported_at and self.resource.parts:
            self.add_saves_of_parts(found, keys)
        return found

    def add_saves_of_parts(self, found, keys):
        owner = self.resource.part_owner
        saves = self.resource.part_model.history.filter(
            **{f"{owner}__in": keys}, history_date__gt=self.exported_at
        )
        for save in saves.order_by("history_id"):
            found.setdefault(getattr(save, f"{owner}_id"), []).append(save)

    def newer(self, record, saves):
        """The save that the file does not know of, or ``None``.

        A workbook says when it was exported. Of another file it shows in a cell that would
        put back what somebody has changed. What the same person imported before is known.
        """
        if self.exported_at:
            others = [save for save in saves if not self.is_own(save)]
            return others[-1] if others else None
        for before, save in pairwise(saves):
            if not self.is_own(save) and self.puts_back(record, before, save):
                return save
        return None

    def puts_back(self, record, before, save):
        """Whether the Record would set again what ``save`` has changed."""
        return any(
            column.get(before) == value != column.get(save)
            for column, value in zip(
                self.resource.own_columns, record.values, strict=True
            )
            if column in record.columns
        )

    def is_own(self, save):
        reason = _("Import of %(file)s") % {"file": ""}
        by_whom = self.user.pk if self.user else None
        return save.history_user_id == by_whom and (
            save.history_change_reason or ""
        ).startswith(reason)


def told(save):
    return _(
        "%(user)s has changed this at %(time)s, after the file was exported: export it again."
    ) % {"user": name_of(save.history_user), "time": in_short(save.history_date)}


def known_keys(shown):
    keys = shown.values.get("keys", ())
    return [key for key in keys if isinstance(key, int)][:SHOWN_ROWS]


def name_savers(rows):
    """Note on each changed row that a preview shows who saved the record last, and when."""
    changed = [row for row in rows[:SHOWN_ROWS] if not row.is_new()]
    if not changed:
        return
    model = type(changed[0].instance)
    saves = last_saves(model, [row.instance.pk for row in changed])
    for row in changed:
        if saved := saves.get(row.instance.pk):
            row.row_values["saved"] = {"user": saved[0], "time": in_short(saved[1])}
