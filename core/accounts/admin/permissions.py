"""Permissions as people read them."""

from django.contrib.auth.models import Permission
from django.forms import ModelMultipleChoiceField
from django.utils.translation import gettext as _
from django.utils.translation import pgettext_lazy

RIGHTS = {
    "add": pgettext_lazy("right", "Add"),
    "change": pgettext_lazy("right", "Change"),
    "delete": pgettext_lazy("right", "Delete"),
    "view": pgettext_lazy("right", "View"),
    "submit": pgettext_lazy("right", "Submit for review"),
    "review": pgettext_lazy("right", "Review"),
    "publish": pgettext_lazy("right", "Publish"),
    "withdraw": pgettext_lazy("right", "Withdraw"),
    "correct": pgettext_lazy("right", "Correct"),
    "emergency": pgettext_lazy("right", "Publish in an emergency"),
    "waive": pgettext_lazy("right", "Waive"),
    "export": pgettext_lazy("right", "Export"),
}
# Rights that are not an action on the kind of record they stand with.
SPECIAL = {
    "hand_over": pgettext_lazy("right", "Hand over the drafts of others"),
    "sign_political": pgettext_lazy("right", "Sign the political gate"),
    "sign_legal": pgettext_lazy("right", "Sign the legal gate"),
    "sign_secrecy": pgettext_lazy("right", "Sign the secrecy gate"),
    "sign_wording": pgettext_lazy("right", "Sign the wording gate"),
}
# Their tables are looked after by the rules for accounts; nobody is given rights to them.
INNER = ("admin", "axes", "contenttypes", "otp_static", "otp_totp", "sessions")


def label_of(permission):
    """What a permission allows; its stored name is English."""
    right, _sign, model = permission.codename.partition("_")
    own = model == permission.content_type.model
    allowed = RIGHTS.get(right) if own else SPECIAL.get(permission.codename)
    return f"{permission.content_type} | {allowed or _(permission.name)}"


class PermissionField(ModelMultipleChoiceField):
    def label_from_instance(self, permission):
        return label_of(permission)


class NamedPermissions:
    """Lets permissions be chosen, those of histories and inner tables left out."""

    def formfield_for_manytomany(self, db_field, request=None, **kwargs):
        if db_field.related_model is Permission:
            kwargs["form_class"] = PermissionField
            kwargs["queryset"] = Permission.objects.exclude(
                content_type__model__startswith="historical"
            ).exclude(content_type__app_label__in=INNER)
        return super().formfield_for_manytomany(db_field, request, **kwargs)
