"""Forms that never overwrite what somebody else has saved meanwhile."""

from django import forms

from core.guard import conflicts
from core.guard.versions import Shown, locked, values_of

__all__ = ["GuardedForm", "guarded", "locked"]


class GuardedForm(forms.ModelForm):
    """Refuses to save over what somebody else has saved since the page was shown.

    The page then shows who, when and what; what was typed stays, and saving once more
    is a decision made with both in view.
    """

    shown_version = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args, instance=None, **kwargs):
        # Noted before the fields are filled: never newer than what the page shows.
        is_stored = instance is not None and not instance._state.adding
        shown = self.shown_of(instance) if is_stored else None
        super().__init__(*args, instance=instance, **kwargs)
        if shown:
            self.initial["shown_version"] = shown.pack()

    def shown_of(self, record):
        return Shown(values_of(record, told=frozenset(self.base_fields)))

    def guarded(self):
        """The stored record whose lock keeps others out; ``None`` while there is none."""
        return None if self.instance._state.adding else self.instance

    def clean(self):
        cleaned = super().clean()
        if record := self.guarded():
            self.guard(locked(record), self.cleaned_data.get("shown_version"))
        return cleaned

    def guard(self, stored, shown):
        """Refuse unless all is still as ``shown``; ``stored`` is the locked record."""
        if self.guarded() is not self.instance:
            stored = locked(self.instance)
        then, now = Shown.unpack(shown), self.shown_of(stored)
        if then.values == now.values:
            self.take_up(stored)
            return
        self.add_error(None, conflicts.told(stored, then, self))
        self.data = self.data.copy()
        self.data[self.add_prefix("shown_version")] = now.pack()

    def take_up(self, stored):
        """Change what is stored now, not what was read before it was locked."""
        for one in stored._meta.concrete_fields:
            setattr(self.instance, one.attname, getattr(stored, one.attname))


def guarded(form):
    """``form``, a class, guarded if it is not yet."""
    if issubclass(form, GuardedForm):
        return form
    return type(form)(form.__name__, (GuardedForm, form), {})
