"""The forms of absences and of handing over."""

from django import forms
from django.utils.translation import gettext_lazy

from core.discussion.readers import staff
from core.text.people import called


class PersonField(forms.ModelChoiceField):
    """A member of staff, by name and account."""

    def label_from_instance(self, person):
        name, account = called(person), person.get_username()
        return name if name == account else f"{name}（{account}）"


class GiverForm(forms.Form):
    giver = PersonField(
        label=gettext_lazy("Whose drafts"), queryset=None, empty_label=None
    )

    def __init__(self, *args, givers, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["giver"].queryset = givers


class HandoverForm(forms.Form):
    """Which drafts of ``giver`` go to whom; each choice carries the version shown."""

    giver = forms.CharField(widget=forms.HiddenInput)
    taker = PersonField(
        label=gettext_lazy("To whom"),
        queryset=None,
        help_text=gettext_lazy("Needs the right to work on all that is chosen."),
    )
    chosen = forms.MultipleChoiceField(
        label=gettext_lazy("Drafts"),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": gettext_lazy("Choose at least one draft.")},
    )

    def __init__(self, *args, giver, work, **kwargs):
        super().__init__(*args, **kwargs)
        self.work = {key_of(one): one for one in work}
        others = staff().exclude(pk=giver.pk).order_by("last_name", "username")
        self.fields["taker"].queryset = others
        self.fields["giver"].initial = giver.pk
        self.fields["chosen"].choices = [
            (key, str(one)) for key, one in self.work.items()
        ]
        self.fields["chosen"].initial = list(self.work)

    def clean_chosen(self):
        return [self.work[key] for key in self.cleaned_data["chosen"]]


def key_of(record):
    return f"{record._meta.label_lower}:{record.pk}"


class AbsenceForm(forms.ModelForm):
    """An absence of the person whom it names, or of the one who fills it in."""

    absent = None

    class Meta:
        field_classes = {"user": PersonField, "deputy": PersonField}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if self.absent:
            self.instance.user = self.absent

    def _get_validation_exclusions(self):
        # Whose absence it is counts, whether or not this page lets one choose.
        return super()._get_validation_exclusions() - {"user"}
