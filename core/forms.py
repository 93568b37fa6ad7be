"""Forms that never overwrite what somebody else has saved meanwhile."""

from django import forms
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.text import Truncator
from django.utils.translation import gettext as _

from core.history import in_words

UNTOLD = ("version", "updated_at", "updated_by")


def locked(record):
    """``record`` as stored, its row locked until the transaction ends."""
    return type(record)._base_manager.select_for_update().get(pk=record.pk)


class GuardedForm(forms.ModelForm):
    """Refuses to save over what somebody else has saved since the page was shown.

    The page then shows who, when and what; what was typed stays, and saving once more
    is a decision made with both in view.
    """

    shown_version = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if record := self.guarded():
            self.initial["shown_version"] = self.version_of(record)

    def guarded(self):
        """The stored record that the form changes; ``None`` while there is none."""
        return self.instance if self.instance.pk else None

    def version_of(self, record):
        newest = record.history.first()
        return newest.pk if newest else 0

    def version_in_history(self, record, version):
        return record.history.filter(pk=version).first()

    def clean(self):
        cleaned = super().clean()
        if record := self.guarded():
            self.guard(locked(record), cleaned.get("shown_version"))
        return cleaned

    def guard(self, stored, shown):
        current = self.version_of(stored)
        if shown == current:
            return
        self.add_error(None, self.changes_since(stored, shown))
        self.data = self.data.copy()
        self.data[self.add_prefix("shown_version")] = current

    def changes_since(self, stored, shown):
        """Who has saved, when, and what is different now, a sentence for each."""
        newest, then = stored.history.first(), self.version_in_history(stored, shown)
        sentences = [who_and_when(newest)]
        if newest and then:
            changes = newest.diff_against(
                then, excluded_fields=UNTOLD, foreign_keys_are_objs=True
            ).changes
            sentences += [difference(stored, change) for change in changes]
        return sentences


def who_and_when(newest):
    if newest is None:
        return _("The page is out of date: look at it again.")
    return _(
        "%(user)s saved this at %(time)s, after you opened it. What you typed is still "
        "here: compare, then save again."
    ) % {
        "user": newest.history_user or _("The system"),
        "time": date_format(timezone.localtime(newest.history_date), "DATETIME_FORMAT"),
    }


def difference(stored, change):
    field = stored._meta.get_field(change.field)
    return _("%(field)s: “%(old)s” has become “%(new)s”.") % {
        "field": field.verbose_name,
        "old": Truncator(in_words(field, change.old)).chars(200),
        "new": Truncator(in_words(field, change.new)).chars(200),
    }
