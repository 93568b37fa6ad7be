"""Rows of a form that others have changed, added or removed since the page was shown."""

from dataclasses import dataclass

from django import forms
from django.core.exceptions import ValidationError
from django.template.loader import render_to_string
from django.utils.functional import cached_property
from django.utils.translation import gettext as _

from .authors import who_deleted, who_saved
from .differences import differences
from .versions import Shown, values_of

SHOWN_ROWS = "shown_rows"


@dataclass(frozen=True)
class RowNews:
    """What became of one row: its name on the page, who did it, and what is different."""

    label: str
    sentence: str
    differences: list


class GuardedRows:
    """A formset, mixed in, that carries its rows as shown and refuses if they are not."""

    @cached_property
    def management_form(self):
        form = super().management_form
        form.fields[SHOWN_ROWS] = forms.CharField(
            required=False, widget=forms.HiddenInput
        )
        if not self.is_bound:
            form.initial[SHOWN_ROWS] = self.shown_now(self.get_queryset()).pack()
        return form

    def shown_now(self, rows):
        told = frozenset(self.form.base_fields)
        return Shown({str(row.pk): values_of(row, told) for row in rows})

    def clean(self):
        super().clean()
        if self.instance._state.adding:
            return
        rows = self.locked_rows()
        data = self.management_form.data.get(
            self.management_form.add_prefix(SHOWN_ROWS)
        )
        then, now = Shown.unpack(data), self.shown_now(rows.values())
        if then.values != now.values:
            self.show_again(now)
            raise ValidationError(self.told(then, now, rows))

    def locked_rows(self):
        stored = self.model._base_manager.filter(**{self.fk.name: self.instance})
        return {str(row.pk): row for row in stored.select_for_update(of=("self",))}

    def show_again(self, now):
        """Let the page be sent back with what is stored now as known."""
        form = self.management_form
        form.data = self.data = self.data.copy()
        self.data[form.add_prefix(SHOWN_ROWS)] = now.pack()
        # The admin puts the forms beside these one by one: others may be gone or added.
        self._queryset = [form.instance for form in self.initial_forms]

    def told(self, then, now, rows):
        news = [
            self.news(key, then, now, rows)
            for key in {**then.values, **now.values}
            if then.values.get(key) != now.values.get(key)
        ]
        return render_to_string("admin/guard/rows.html", {"news": news})

    def news(self, key, then, now, rows):
        form = self.posted().get(key)
        number = self.initial_forms.index(form) + 1 if form else None
        if key not in rows:
            label = _("Row %(number)s") % {"number": number or "?"}
            return RowNews(label, self.deleted(key), [])
        row = rows[key]
        if key not in then.values:
            sentence = who_saved(row, then.at)
            return RowNews(_("New: %(row)s") % {"row": row}, sentence, [])
        label = _("Row %(number)s: %(row)s") % {"number": number or "?", "row": row}
        different = differences(row, self.one(then, key), form) if form else []
        return RowNews(label, who_saved(row, then.at), different)

    def one(self, shown, key):
        """What of the rows was shown of the one with this key."""
        values = shown.values[key]
        return Shown(values if isinstance(values, dict) else {}, shown.at)

    def deleted(self, key):
        return _(
            "%(who)s Tick “Delete” on it to save the others; what you typed there can be "
            "copied into a new row."
        ) % {"who": who_deleted(self.model, key)}

    def posted(self):
        """The forms of rows that the page showed, by the keys of the rows."""
        return {
            form[self.model._meta.pk.name].value(): form for form in self.initial_forms
        }


def guarded_rows(formset):
    """``formset``, a class, with its rows guarded."""
    return type(formset.__name__, (GuardedRows, formset), {})
