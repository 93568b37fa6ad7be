"""Administrative powers, as published lists transfer them between departments."""

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from core.derived import PinyinField
from core.fields import CheckedCharField, CheckedTextField
from gazette.registers.models import ChangeSet, Entry
from gazette.registers.states import RegisterState
from gazette.registers.subjects import identify

from .reading import PowerTransfer


class Power(models.Model):
    """An administrative power, told by its name and category."""

    name = CheckedCharField(pgettext_lazy("name", "power"), max_length=500)
    category = CheckedCharField(_("category"), max_length=30, blank=True)

    class Meta:
        verbose_name = _("power")
        verbose_name_plural = _("powers")
        ordering = ("name", "pk")
        default_permissions = ("view",)
        constraints = (
            models.UniqueConstraint(
                fields=["name", "category"], name="powers_power_once"
            ),
        )

    def __str__(self):
        return self.name

    def get_absolute_url(self):
        return reverse("powers:detail", args=[self.pk])


class TransferList(ChangeSet):
    """The powers that one document transfers."""

    class Meta(ChangeSet.Meta):
        verbose_name = _("list of transferred powers")
        verbose_name_plural = _("lists of transferred powers")


class Transfer(Entry):
    """One row of a list of transferred powers."""

    READ_AS = PowerTransfer
    RENAMED = {"seq": "sequence"}
    SUBJECTS = ("power",)

    change_set = models.ForeignKey(
        TransferList,
        verbose_name=_("list of transferred powers"),
        on_delete=models.CASCADE,
        related_name="entries",
    )
    power = models.ForeignKey(
        Power,
        verbose_name=_("power"),
        on_delete=models.PROTECT,
        related_name="transfers",
        null=True,
        blank=True,
        editable=False,
    )
    sequence = models.PositiveIntegerField(_("sequence number"), null=True, blank=True)
    name = CheckedCharField(pgettext_lazy("name", "power"), max_length=500)
    category = CheckedCharField(_("category"), max_length=30, blank=True)
    from_department = CheckedCharField(_("from department"), max_length=150, blank=True)
    to_department = CheckedCharField(_("to department"), max_length=150, blank=True)
    basis = CheckedTextField(_("legal basis"), blank=True)

    class Meta(Entry.Meta):
        verbose_name = _("transfer of a power")
        verbose_name_plural = _("transfers of powers")
        indexes = (models.Index(fields=["change_set", "name"]),)

    def __str__(self):
        return self.name

    @classmethod
    def identify(cls, entries):
        """Find each entry's power by name and category, or make a new one."""
        identify(entries, "power", ("name", "category"))

    def words(self):
        return [f"{self.sequence}\t{self.name}\t", self.name]

    def effects(self):
        """What a later list says of one end of a transfer is silent about the other."""
        values = {"name": self.name, "category": self.category}
        if self.from_department or self.to_department:
            values |= {
                "from_department": self.from_department,
                "department": self.to_department,
            }
        if self.basis:
            values["basis"] = self.basis
        return [((self.power_id,), values)]


class PowerState(RegisterState):
    """Who exercises a power over a stretch of time; empty where no list says so."""

    SUBJECT = ("power",)
    SEARCHED = ("name", "category", "department", "from_department", "basis")
    VALUES = ("name", "category", "from_department", "department", "basis")

    power = models.ForeignKey(
        Power, verbose_name=_("power"), on_delete=models.CASCADE, related_name="states"
    )
    name = CheckedCharField(pgettext_lazy("name", "power"), max_length=500)
    category = CheckedCharField(_("category"), max_length=30)
    from_department = CheckedCharField(_("from department"), max_length=150)
    department = CheckedCharField(_("department"), max_length=150)
    basis = CheckedTextField(_("legal basis"))
    name_pinyin = PinyinField("name")
    category_pinyin = PinyinField("category")
    from_department_pinyin = PinyinField("from_department")
    department_pinyin = PinyinField("department")

    class Meta(RegisterState.Meta):
        verbose_name = _("state of a power")
        verbose_name_plural = _("states of powers")
        indexes = (
            *RegisterState.Meta.indexes,
            models.Index(fields=["known_to", "category", "valid_from", "valid_to"]),
            models.Index(fields=["known_to", "department", "valid_from", "valid_to"]),
            models.Index(fields=["known_to", "power"]),
            models.Index(fields=["known_to", "name_pinyin"]),
            models.Index(fields=["known_to", "category_pinyin", "name_pinyin"]),
            models.Index(fields=["known_to", "department_pinyin"]),
            models.Index(fields=["known_to", "from_department_pinyin"]),
            models.Index(fields=["power", "valid_from"]),
        )

    def __str__(self):
        return self.name

    def get_absolute_url(self):
        return self.power.get_absolute_url()
