"""The authority file of organizations."""

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from simple_history.models import HistoricalRecords

from core.fields import CheckedCharField


class OrganizationQuerySet(models.QuerySet):
    def by_name(self):
        """Every way an organization is written, with the organization's id."""
        names = {}
        for pk, *written, former in self.values_list(
            "pk", "full_name", "short_name", "former_names"
        ):
            for name in filter(None, [*written, *former.split("、")]):
                names.setdefault(name.strip(), pk)
        return names


class Organization(models.Model):
    """A government, department, subdistrict or unit, under every name it is printed with."""

    class Kind(models.TextChoices):
        GOVERNMENT = "government", _("Government")
        OFFICE = "office", _("Government office")
        DEPARTMENT = "department", _("Department")
        SUBDISTRICT = "subdistrict", _("Subdistrict")
        INSTITUTION = "institution", _("Public institution")
        ENTERPRISE = "enterprise", _("Enterprise")
        OTHER = "other", _("Other")

    full_name = CheckedCharField(_("full name"), max_length=100, unique=True)
    short_name = CheckedCharField(_("short name"), max_length=50, blank=True)
    former_names = CheckedCharField(
        _("former names"),
        max_length=300,
        blank=True,
        help_text=_("Former names and other ways of writing, parted by “、”."),
    )
    kind = CheckedCharField(
        pgettext_lazy("organization", "kind"),
        max_length=12,
        choices=Kind,
        default=Kind.DEPARTMENT,
    )
    parent = models.ForeignKey(
        "self",
        verbose_name=_("parent"),
        on_delete=models.PROTECT,
        related_name="children",
        null=True,
        blank=True,
    )

    history = HistoricalRecords()
    objects = OrganizationQuerySet.as_manager()

    class Meta:
        verbose_name = _("organization")
        verbose_name_plural = _("organizations")
        ordering = ("full_name",)
        default_permissions = ("add", "change", "delete", "view")

    def __str__(self):
        return self.full_name

    def clean(self):
        above, seen = self.parent, {self.pk}
        while above is not None:
            if above.pk in seen and above.pk is not None:
                raise ValidationError(
                    {"parent": _("An organization cannot be above itself.")}
                )
            seen.add(above.pk)
            above = above.parent
