"""Forms of the workflow: saving a draft, and making a transition."""

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from core.forms import GuardedForm

from .states import Gate, WithdrawalKind


class PublishableForm(GuardedForm):
    """A publishable is saved while it is a draft."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if "public_note" in self.fields:
            # Only the form of a correction has it, and a correction has to have one.
            self.fields["public_note"].required = True
            self.fields["public_note"].widget.attrs["rows"] = 3

    def _get_validation_exclusions(self):
        # Constraints with conditions on these are checked though no form shows them.
        return super()._get_validation_exclusions() - {"state", "supersedes"}

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

    def given(self):
        """The inputs of the transition, as ``perform`` takes them."""
        return {
            name: self.cleaned_data[name]
            for name in self.fields
            if name not in {"version", "note"}
        }


class SignForm(TransitionForm):
    gates = forms.MultipleChoiceField(
        label=gettext_lazy("gates"),
        choices=Gate,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": gettext_lazy("Choose the gates that you sign.")},
    )
    note = forms.CharField(
        label=gettext_lazy("Remark"),
        max_length=2000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    field_order = ("version", "gates", "note")


class ScheduleForm(TransitionForm):
    scheduled_for = forms.DateTimeField(
        label=gettext_lazy("Publish at"),
        input_formats=("%Y-%m-%dT%H:%M", "%Y-%m-%d %H:%M"),
        widget=forms.DateTimeInput(
            format="%Y-%m-%dT%H:%M", attrs={"type": "datetime-local"}
        ),
        help_text=gettext_lazy("To the minute, in the time of this site."),
    )
    field_order = ("version", "scheduled_for", "note")


class EmergencyForm(TransitionForm):
    note = forms.CharField(
        label=gettext_lazy("Reason"),
        max_length=2000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=gettext_lazy(
            "Without the gates and without a second pair of eyes. It is marked, and "
            "another person has to countersign."
        ),
    )


class CorrectionForm(TransitionForm):
    note = forms.CharField(
        label=gettext_lazy("Public note"),
        max_length=2000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=gettext_lazy(
            "What is corrected and why: the public reads this beside the new version. "
            "It can still be changed while the correction is a draft."
        ),
    )


class WithdrawalForm(TransitionForm):
    withdrawal_kind = forms.ChoiceField(
        label=gettext_lazy("Kind of withdrawal"), choices=WithdrawalKind
    )
    note = forms.CharField(
        label=gettext_lazy("Public note"),
        max_length=2000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=gettext_lazy("The public reads this in place of the document."),
    )
    field_order = ("version", "withdrawal_kind", "note")

    def given(self):
        return super().given() | {"public_note": self.cleaned_data["note"]}


FORMS = {
    "sign": SignForm,
    "schedule": ScheduleForm,
    "emergency": EmergencyForm,
    "correct": CorrectionForm,
    "withdraw": WithdrawalForm,
}


def transition_form(name):
    return FORMS.get(name, TransitionForm)
