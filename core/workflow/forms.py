"""Forms of the workflow: saving without overwriting others, and making a transition."""

from django import forms
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.text import Truncator
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from .states import WithdrawalKind

UNTOLD = ("version", "updated_at", "updated_by")


def locked(publishable):
    """``publishable`` as stored, its row locked until the transaction ends."""
    manager = type(publishable)._base_manager
    return manager.select_for_update().get(pk=publishable.pk)


class VersionedForm(forms.ModelForm):
    """Refuses to save over what somebody else has saved since the page was shown.

    The page then shows who, when and what; what was typed stays, and saving once more
    is a decision made with both in view.
    """

    shown_version = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if publishable := self.publishable():
            self.initial["shown_version"] = publishable.version

    def publishable(self):
        """The stored record whose version guards this form, or ``None`` while there is none."""
        return self.instance if self.instance.pk else None

    def clean(self):
        cleaned = super().clean()
        if publishable := self.publishable():
            self.check_version(publishable, cleaned.get("shown_version"))
        return cleaned

    def check_version(self, publishable, shown):
        stored = locked(publishable)
        if not stored.is_open:
            self.add_error(
                None, _("%(object)s is no draft any more.") % {"object": stored}
            )
        elif (shown, publishable.version) != (stored.version, stored.version):
            self.add_error(None, [who_and_when(stored), *differences(stored, shown)])
            self.data = self.data.copy()
            self.data[self.add_prefix("shown_version")] = stored.version


def who_and_when(stored):
    return _(
        "%(user)s saved this at %(time)s, after you opened it. What you typed is still "
        "here: compare, then save again."
    ) % {
        "user": stored.updated_by or _("The system"),
        "time": date_format(timezone.localtime(stored.updated_at), "DATETIME_FORMAT"),
    }


def differences(stored, shown):
    """What has changed since version ``shown``, a sentence for each field."""
    then = stored.history.filter(version=shown).first()
    if then is None:
        return []
    changes = stored.history.first().diff_against(then, excluded_fields=UNTOLD).changes
    return [difference(stored, change) for change in changes]


def difference(stored, change):
    return _("%(field)s: “%(old)s” has become “%(new)s”.") % {
        "field": stored._meta.get_field(change.field).verbose_name,
        "old": Truncator(change.old).chars(200),
        "new": Truncator(change.new).chars(200),
    }


class TransitionForm(forms.Form):
    """What a button of the workflow sends."""

    version = forms.IntegerField(widget=forms.HiddenInput)
    note = forms.CharField(
        label=gettext_lazy("Reason"),
        max_length=2000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def changes(self):
        """Further fields that the transition sets."""
        return {}


class WithdrawalForm(TransitionForm):
    kind = forms.ChoiceField(
        label=gettext_lazy("Kind of withdrawal"), choices=WithdrawalKind
    )
    note = forms.CharField(
        label=gettext_lazy("Public note"),
        max_length=2000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=gettext_lazy("The public reads this in place of the document."),
    )
    field_order = ("version", "kind", "note")

    def changes(self):
        return {
            "withdrawal_kind": self.cleaned_data["kind"],
            "public_note": self.cleaned_data["note"],
        }


def transition_form(name):
    return WithdrawalForm if name == "withdraw" else TransitionForm
