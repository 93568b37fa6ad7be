"""What documents decide about communities: the log behind the register."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from simple_history.models import HistoricalRecords

from communities.reading import Boundary, CommunityChange
from core.fields import CheckedCharField
from core.text.numbers import parse_quantity
from gazette.registers.models import ChangeSet, Entry
from gazette.registers.querysets import EntryQuerySet

from .identity import ambiguous, identify
from .register import Community, Description


class Decision(ChangeSet):
    """What one document decides about communities."""

    class Meta(ChangeSet.Meta):
        verbose_name = _("decision on communities")
        verbose_name_plural = _("decisions on communities")


class ChangeQuerySet(EntryQuerySet):
    def touching(self, subjects):
        """Two indexes one after the other: PostgreSQL uses neither for what is either."""
        own = self.model.objects.filter(community__in=subjects)
        mergers = self.model.absorbed.through.objects.filter(community__in=subjects)
        touching = own.order_by().values("pk").union(mergers.values("change"))
        return self.filter(pk__in=touching)


class Change(Entry, Description):
    """One clause of a decision: what happens to one community."""

    class Kind(models.TextChoices):
        ESTABLISH = "establish", _("Establish")
        ADJUST = "adjust", _("Adjust")
        RENAME = "rename", _("Rename")
        ABOLISH = "abolish", _("Abolish")
        MERGE = "merge", _("Merge")

    READ_AS = CommunityChange
    SUBJECTS = ("community",)
    PARTS = ("areas", "absorbed")
    CONTENT_PARTS = ("areas",)
    # Where staff leave it empty it is found on publishing, after the gates are signed.
    CONTENT_OMITTED = Entry.CONTENT_OMITTED | {"community"}

    change_set = models.ForeignKey(
        Decision,
        verbose_name=_("decision on communities"),
        on_delete=models.CASCADE,
        related_name="entries",
    )
    kind = CheckedCharField(_("kind"), max_length=10, choices=Kind)
    community = models.ForeignKey(
        Community,
        verbose_name=_("community"),
        on_delete=models.PROTECT,
        related_name="changes",
        null=True,
        blank=True,
        help_text=_("Found by its name on publishing where left empty."),
    )
    absorbed = models.ManyToManyField(
        Community,
        verbose_name=_("merged communities"),
        related_name="mergers",
        blank=True,
        editable=False,
    )
    # A draft may still lack its name: what was read may not have told it.
    name = CheckedCharField(
        pgettext_lazy("name", "community"), max_length=100, blank=True
    )
    former_name = CheckedCharField(
        _("former name"),
        max_length=300,
        blank=True,
        help_text=_("Of a merger: the merged communities, parted by “、”."),
    )
    subdistrict = CheckedCharField(_("subdistrict"), max_length=100, blank=True)
    objects = ChangeQuerySet.as_manager()

    class Meta(Entry.Meta):
        verbose_name = _("change of a community")
        verbose_name_plural = _("changes of communities")
        indexes = (
            models.Index(fields=["name"]),
            models.Index(fields=["former_name"]),
            models.Index(fields=["change_set", "name"]),
        )
        constraints = (
            models.CheckConstraint(
                condition=Q(floor_area_m2__isnull=True) | Q(floor_area_m2__gte=0),
                name="communities_change_floor_area",
                violation_error_message=_("A floor area is not negative."),
            ),
        )

    def __str__(self):
        return f"{self.get_kind_display()} {self.name}".strip()

    def clean(self):
        self.keep_print_true()

    def blockers(self):
        reasons = super().blockers()
        if not self.name:
            reasons.append(
                _("Clause %(clause)s names no community.") % {"clause": self.clause}
            )
        if self.kind in {self.Kind.RENAME, self.Kind.MERGE} and not self.former_name:
            reasons.append(_("%(entry)s needs the former name.") % {"entry": self})
        return reasons

    @classmethod
    def blockers_of(cls, entries):
        return super().blockers_of(entries) + [
            (
                change,
                _(
                    "%(entry)s: several communities have this name; choose the one meant."
                )
                % {"entry": change},
            )
            for change in ambiguous([e for e in entries if e.effective_on])
        ]

    @classmethod
    def identify(cls, entries):
        identify(entries)

    @classmethod
    def link(cls, entries):
        for change in entries:
            if change.absorbing:
                change.absorbed.set([pk for pk, _ in change.absorbing])

    @property
    def renames(self):
        return self.kind == self.Kind.RENAME

    def names(self):
        return [self.name, *filter(None, self.former_name.split("、"))]

    def merged_names(self):
        """The communities that a merger ends, by name."""
        if self.kind != self.Kind.MERGE:
            return []
        return [name for name in self.names()[1:] if name != self.name]

    def names_before_and_after(self):
        """What the community was called before the clause took hold, and after."""
        match self.kind:
            case self.Kind.ESTABLISH:
                return None, self.name
            case self.Kind.RENAME:
                return self.former_name, self.name
            case self.Kind.ABOLISH:
                return self.name, None
        return self.name, self.name

    def effects(self):
        if self.kind == self.Kind.ABOLISH:
            return [((self.community_id,), None)]
        ended = (
            [((community.pk,), None) for community in self.absorbed.all()]
            if self.kind == self.Kind.MERGE
            else []
        )
        return [((self.community_id,), self.stated()), *ended]

    def stated(self):
        """The values the clause states; what it is silent about stays as it was."""
        values = {
            "name": self.name,
            "subdistrict": self.subdistrict,
            "territory": self.territory,
            "boundary_extra": self.boundary_extra,
            "households": self.households,
            "premises": self.premises,
            "premises_note": self.premises_note,
            "floor_area_m2": self.floor_area_m2,
            "areas": [area.sides() for area in self.areas.all()],
        }
        values = {
            name: value for name, value in values.items() if value not in ("", None, [])
        }
        if self.kind == self.Kind.RENAME:
            values["former_name"] = self.former_name
        if "households" in values:
            values["households_approx"] = self.households_approx
            values["households_text"] = self.households_text
        if "floor_area_m2" in values:
            values["floor_area_approx"] = self.floor_area_approx
            values["floor_area_text"] = self.floor_area_text
        if values.keys() & {"areas", "territory"}:
            # New bounds replace the old territory even where they name no places.
            values |= {"areas": values.get("areas", []), "territory": self.territory}
            values["boundary_extra"] = self.boundary_extra
        return values

    def read_parts(self):
        return {
            "boundaries": tuple(Boundary(**area.sides()) for area in self.areas.all())
        }

    def keep_parts(self, read):
        return [
            Area(
                change=self,
                order=order,
                label=boundary.area,
                east=boundary.east,
                south=boundary.south,
                west=boundary.west,
                north=boundary.north,
            )
            for order, boundary in enumerate(read.boundaries)
        ]

    def keep_print_true(self):
        """Drop the printed form of a quantity that has been edited away from it."""
        values = {"households": self.households, "floor_area": self.floor_area_m2}
        for name, value in values.items():
            printed = parse_quantity(getattr(self, f"{name}_text"))
            now = value, getattr(self, f"{name}_approx")
            if printed and (printed.value, printed.approximate) != now:
                setattr(self, f"{name}_text", "")


class Area(models.Model):
    """One area of a community with its four sides, as printed."""

    change = models.ForeignKey(
        Change, verbose_name=_("change"), on_delete=models.CASCADE, related_name="areas"
    )
    order = models.PositiveSmallIntegerField(_("order"), default=0)
    label = CheckedCharField(_("area"), max_length=200, blank=True)
    east = CheckedCharField(_("east"), max_length=300, blank=True)
    south = CheckedCharField(_("south"), max_length=300, blank=True)
    west = CheckedCharField(_("west"), max_length=300, blank=True)
    north = CheckedCharField(_("north"), max_length=300, blank=True)

    CONTENT_OMITTED = frozenset({"change"})

    history = HistoricalRecords()

    class Meta:
        verbose_name = _("area")
        verbose_name_plural = _("areas")
        ordering = ("order", "pk")

    def __str__(self):
        return self.label or str(_("whole area"))

    def sides(self):
        return {
            "area": self.label,
            "east": self.east,
            "south": self.south,
            "west": self.west,
            "north": self.north,
        }
