"""Forms of the workflow: saving a draft, and making a transition."""

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from core.forms import GuardedForm

from .states import WithdrawalKind


class PublishableForm(GuardedForm):
    """A publishable is guarded by its version, and saved while it is a draft."""

    def version_of(self, record):
        return record.version

    def version_in_history(self, record, version):
        return record.history.filter(version=version).first()

    def guard(self, stored, shown):
        if stored.is_open:
            super().guard(stored, shown)
        else:
            self.add_error(
                None, _("%(object)s is no draft any more.") % {"object": stored}
            )


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
