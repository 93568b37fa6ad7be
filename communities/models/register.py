"""The register of communities."""

from django.db import models
from django.db.models import Exists, OuterRef
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from core.derived import PinyinField
from core.fields import CheckedCharField, CheckedTextField
from gazette.registers.states import RegisterState


class CommunityQuerySet(models.QuerySet):
    def unused(self):
        """Those that no published clause is about, such as after a withdrawal."""
        published = {"change_set__state": "published"}
        return self.exclude(
            Exists(
                self.model.changes.rel.related_model.objects.filter(
                    community=OuterRef("pk"), **published
                )
            )
        ).exclude(
            Exists(
                self.model.mergers.rel.related_model.objects.filter(
                    absorbed=OuterRef("pk"), **published
                )
            )
        )


class Community(models.Model):
    """A residents' community, under the name it was first published with.

    What it is called and all else that is known of it on a day is in its states.
    """

    name = CheckedCharField(pgettext_lazy("name", "community"), max_length=100)
    subdistrict = CheckedCharField(_("subdistrict"), max_length=100, blank=True)

    objects = CommunityQuerySet.as_manager()

    class Meta:
        verbose_name = _("community")
        verbose_name_plural = _("communities")
        ordering = ("name", "pk")
        default_permissions = ("view",)

    def __str__(self):
        return self.name

    def get_absolute_url(self):
        return reverse("communities:detail", args=[self.pk])


class Description(models.Model):
    """What a decision may state of a community beside its name."""

    territory = CheckedTextField(_("territory"), blank=True)
    boundary_extra = CheckedTextField(_("beyond the bounds"), blank=True)
    households = models.PositiveIntegerField(_("households"), null=True, blank=True)
    households_approx = models.BooleanField(_("households approximate"), default=False)
    households_text = CheckedCharField(
        _("households as printed"), max_length=50, blank=True, editable=False
    )
    premises = CheckedTextField(_("premises"), blank=True)
    premises_note = CheckedTextField(_("note on the premises"), blank=True)
    floor_area_m2 = models.DecimalField(
        _("floor area (m²)"), max_digits=12, decimal_places=2, null=True, blank=True
    )
    floor_area_approx = models.BooleanField(_("floor area approximate"), default=False)
    floor_area_text = CheckedCharField(
        _("floor area as printed"), max_length=50, blank=True, editable=False
    )

    class Meta:
        abstract = True


class CommunityState(RegisterState, Description):
    """What the register says of one community over a stretch of time."""

    SUBJECT = ("community",)
    SEARCHED = ("name", "former_name", "subdistrict", "territory", "premises")
    VALUES = (
        "name",
        "former_name",
        "subdistrict",
        "territory",
        "areas",
        "boundary_extra",
        "households",
        "households_approx",
        "households_text",
        "premises",
        "premises_note",
        "floor_area_m2",
        "floor_area_approx",
        "floor_area_text",
    )

    community = models.ForeignKey(
        Community,
        verbose_name=_("community"),
        on_delete=models.CASCADE,
        related_name="states",
    )
    name = CheckedCharField(pgettext_lazy("name", "community"), max_length=100)
    former_name = CheckedCharField(_("former name"), max_length=300)
    subdistrict = CheckedCharField(_("subdistrict"), max_length=100)
    areas = models.JSONField(_("areas"), default=list)
    name_pinyin = PinyinField("name")
    subdistrict_pinyin = PinyinField("subdistrict")

    class Meta(RegisterState.Meta):
        verbose_name = _("state of a community")
        verbose_name_plural = _("states of communities")
        indexes = (
            *RegisterState.Meta.indexes,
            models.Index(
                fields=[
                    "known_to",
                    "subdistrict",
                    "valid_from",
                    "valid_to",
                    "households",
                ],
                name="communities_counted",
            ),
            models.Index(fields=["known_to", "subdistrict_pinyin", "name_pinyin"]),
            models.Index(fields=["known_to", "name_pinyin"]),
            models.Index(fields=["subdistrict_pinyin", "name_pinyin"]),
            models.Index(fields=["community", "valid_from"]),
        )

    def __str__(self):
        return self.name

    def get_absolute_url(self):
        return self.community.get_absolute_url()
