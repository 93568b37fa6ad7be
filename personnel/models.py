"""People and posts, as published notices appoint and remove."""

from django.db import models
from django.db.models import Count
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from simple_history.models import HistoricalRecords

from core.derived import PinyinField, mend
from core.fields import CheckedCharField
from gazette.models import Organization
from gazette.registers.models import ChangeSet, Entry
from gazette.registers.states import RegisterState
from gazette.registers.subjects import identify, says_the_same, with_corrected

from .reading import PersonnelChange


class Person(models.Model):
    """Somebody who was appointed to or removed from a post."""

    name = CheckedCharField(
        pgettext_lazy("person", "name"), max_length=50, db_index=True
    )
    distinction = CheckedCharField(
        _("distinction"),
        max_length=50,
        blank=True,
        help_text=_("Tells people of the same name apart."),
    )

    history = HistoricalRecords()

    class Meta:
        verbose_name = _("person")
        verbose_name_plural = _("people")
        ordering = ("name", "pk")
        default_permissions = ("add", "view", "change")

    def __str__(self):
        return f"{self.name}（{self.distinction}）" if self.distinction else self.name

    def save(self, *args, **kwargs):
        super().save(*args, **kwargs)
        mend(self.tenures.all())

    def get_absolute_url(self):
        return reverse("personnel:person", args=[self.pk])


class Post(models.Model):
    """A post in an organization."""

    organization = CheckedCharField(_("organization"), max_length=150)
    title = CheckedCharField(pgettext_lazy("post", "title"), max_length=100)
    authority = models.ForeignKey(
        Organization,
        verbose_name=_("organization in the authority file"),
        on_delete=models.SET_NULL,
        related_name="posts",
        null=True,
        blank=True,
    )

    class Meta:
        verbose_name = _("post")
        verbose_name_plural = _("posts")
        ordering = ("organization", "title")
        default_permissions = ("view",)
        constraints = (
            models.UniqueConstraint(
                fields=["organization", "title"], name="personnel_post_once"
            ),
        )

    def __str__(self):
        return f"{self.organization}{self.title}"

    def save(self, *args, **kwargs):
        super().save(*args, **kwargs)
        mend(self.tenures.all())

    def get_absolute_url(self):
        return reverse("personnel:post", args=[self.pk])


class Notice(ChangeSet):
    """What one document does to posts."""

    class Meta(ChangeSet.Meta):
        verbose_name = _("notice of appointments and removals")
        verbose_name_plural = _("notices of appointments and removals")


class Change(Entry):
    """One appointment or removal."""

    class Kind(models.TextChoices):
        APPOINT = "appoint", pgettext_lazy("personnel", "Appoint")
        REMOVE = "remove", pgettext_lazy("personnel", "Remove")

    READ_AS = PersonnelChange
    SUBJECTS = ("person", "post")
    # Where staff leave it empty it is found on publishing, after the gates are signed.
    CONTENT_OMITTED = Entry.CONTENT_OMITTED | {"person"}

    change_set = models.ForeignKey(
        Notice,
        verbose_name=_("notice of appointments and removals"),
        on_delete=models.CASCADE,
        related_name="entries",
    )
    kind = CheckedCharField(_("kind"), max_length=10, choices=Kind)
    person = models.ForeignKey(
        Person,
        verbose_name=_("person"),
        on_delete=models.PROTECT,
        related_name="changes",
        null=True,
        blank=True,
        help_text=_("Found by the name on publishing where left empty."),
    )
    post = models.ForeignKey(
        Post,
        verbose_name=_("post"),
        on_delete=models.PROTECT,
        related_name="changes",
        null=True,
        blank=True,
        editable=False,
    )
    name = CheckedCharField(pgettext_lazy("person", "name"), max_length=50)
    organization = CheckedCharField(_("organization"), max_length=150, blank=True)
    title = CheckedCharField(pgettext_lazy("post", "title"), max_length=100)
    rank = CheckedCharField(_("rank"), max_length=50, blank=True)
    remark = CheckedCharField(_("remark"), max_length=200, blank=True)

    class Meta(Entry.Meta):
        verbose_name = _("appointment or removal")
        verbose_name_plural = _("appointments and removals")
        indexes = (
            models.Index(fields=["name"]),
            models.Index(fields=["change_set", "name"]),
        )

    def __str__(self):
        return f"{self.get_kind_display()} {self.name}：{self.organization}{self.title}"

    @classmethod
    def identify(cls, entries):
        """Find each entry's person by name and post by its words, or make new ones."""
        authorities = Organization.objects.by_name()
        identify([e for e in entries if e.person_id is None], "person", ("name",))
        identify(
            entries,
            "post",
            ("organization", "title"),
            authority_id=lambda organization, title: authorities.get(organization),
        )

    @classmethod
    def blockers_of(cls, entries):
        unchosen = [entry for entry in entries if entry.person_id is None]
        unidentified = [
            entry
            for entry, old in with_corrected(unchosen)
            if not says_the_same(entry, old, ("name",))
        ]
        namesakes = set(
            Person.objects.filter(name__in={entry.name for entry in unidentified})
            .values_list("name", flat=True)
            .annotate(people=Count("pk"))
            .filter(people__gt=1)
            .order_by()
        )
        return super().blockers_of(entries) + [
            (
                entry,
                _("There are several people called %(name)s: say which one is meant.")
                % {"name": entry.name},
            )
            for entry in unidentified
            if entry.name in namesakes
        ]

    def effects(self):
        key = (self.person_id, self.post_id)
        if self.kind == self.Kind.REMOVE:
            return [(key, None)]
        return [(key, {"rank": self.rank, "remark": self.remark})]


class Tenure(RegisterState):
    """That a person holds a post, over a stretch of time."""

    SUBJECT = ("person", "post")
    SEARCHED = ("person__name", "post__organization", "post__title", "remark")
    VALUES = ("rank", "remark")

    person = models.ForeignKey(
        Person,
        verbose_name=_("person"),
        on_delete=models.CASCADE,
        related_name="tenures",
    )
    post = models.ForeignKey(
        Post, verbose_name=_("post"), on_delete=models.CASCADE, related_name="tenures"
    )
    rank = CheckedCharField(_("rank"), max_length=50)
    remark = CheckedCharField(_("remark"), max_length=200)
    rank_pinyin = PinyinField("rank")
    person_pinyin = PinyinField("person.name", person=True)
    organization_pinyin = PinyinField("post.organization")
    title_pinyin = PinyinField("post.title")

    class Meta(RegisterState.Meta):
        verbose_name = _("tenure")
        verbose_name_plural = _("tenures")
        indexes = (
            *RegisterState.Meta.indexes,
            models.Index(
                fields=[
                    "known_to",
                    "organization_pinyin",
                    "title_pinyin",
                    "person_pinyin",
                ],
                name="personnel_in_order",
            ),
            models.Index(
                fields=["organization_pinyin", "title_pinyin", "person_pinyin"]
            ),
            models.Index(fields=["known_to", "person_pinyin"]),
            models.Index(fields=["known_to", "title_pinyin", "person_pinyin"]),
            models.Index(fields=["person", "valid_from"]),
            models.Index(fields=["post", "valid_from"]),
        )

    def __str__(self):
        return f"{self.person}：{self.post}"

    def get_absolute_url(self):
        return self.person.get_absolute_url()
