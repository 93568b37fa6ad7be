"""Forms of users and groups; what the rules refuse is said beside the field."""

from django import forms
from django.contrib.auth.forms import (
    AdminPasswordChangeForm,
    SetUnusablePasswordMixin,
    UserChangeForm,
)
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from core.accounts import duties


class PasswordForm(AdminPasswordChangeForm):
    """Django's form; its own warning is not translated."""

    usable_password_help_text = format_lazy(
        '{}<ul id="id_unusable_warning" class="messagelist">'
        '<li class="warning">{}</li></ul>',
        SetUnusablePasswordMixin.usable_password_help_text,
        _("If disabled, the current password for this user will be lost."),
    )


class UserForm(UserChangeForm):
    def clean(self):
        cleaned = super().clean()
        for name in ("groups", "user_permissions"):
            if name in cleaned:
                self.check_rights(name)
        return cleaned

    def check_rights(self, name):
        """Refuse, beside the field, what may not be given to this user or by this one."""
        stored = duties.ids(getattr(self.instance, name).all())
        wanted = duties.ids(self.cleaned_data[name])
        held = {
            other: duties.ids(
                self.cleaned_data.get(other, getattr(self.instance, other).all())
            )
            for other in ("groups", "user_permissions")
        }
        try:
            if wanted - stored:
                duties.refuse_for_oneself([self.instance])
                duties.check_rights(self.instance, *held.values())
        except duties.RightsRefused as refused:
            self.add_error(name, refused)


class GroupForm(forms.ModelForm):
    def clean_permissions(self):
        wanted = self.cleaned_data["permissions"]
        stored = self.instance.permissions.all() if self.instance.pk else ()
        if duties.ids(wanted) - duties.ids(stored):
            members = self.instance.user_set.all() if self.instance.pk else ()
            duties.refuse_for_oneself(members)
            duties.check_group(self.instance, duties.ids(wanted))
        return wanted
