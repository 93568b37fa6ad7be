"""The public register of posts and the people who hold them."""

from django.db.models import prefetch_related_objects
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from core.listing.changes import ChangesMixin
from core.listing.columns import Column
from core.listing.registers import RegisterDetailView, RegisterListView

from . import pictures
from .filters import TenureFilterSet
from .models import Change, Person, Post, Tenure
from .succession import (
    empty_on,
    has_several_seats,
    held,
    left_unseen,
    succession_of,
)

# A tenure states rank and remark, so their clause is the clause of the tenure itself.
PERSON = Column(
    "person",
    pgettext_lazy("person", "name"),
    "person.name",
    link="person",
    source="rank",
    sort=("person_pinyin",),
)
ORGANIZATION = Column(
    "organization",
    _("organization"),
    "post.organization",
    source="rank",
    sort=("organization_pinyin", "title_pinyin", "person_pinyin"),
)
TITLE = Column(
    "title",
    pgettext_lazy("post", "title"),
    "post.title",
    link="post",
    source="rank",
    sort=("title_pinyin", "person_pinyin"),
)
RANK = Column("rank", _("rank"), source="rank", sort=("rank_pinyin",))
REMARK = Column("remark", _("remark"), source="remark")
SINCE = Column("since", _("since"), "valid_from", source="since", sort=("valid_from",))
UNTIL = Column("until", _("in force to"), "valid_to", source="until")
VIEWS = (
    ("personnel:list", _("Personnel")),
    ("personnel:changes", _("What changed")),
)


class TenureListView(RegisterListView):
    model = Tenure
    entry_model = Change
    related = ("person", "post")
    filterset_class = TenureFilterSet
    title = _("Personnel")
    file_name = "personnel"
    default_order = (
        "organization_pinyin",
        "title_pinyin",
        "person_pinyin",
    )
    columns = (PERSON, ORGANIZATION, TITLE, RANK, SINCE, REMARK)
    views = VIEWS

    def pictures(self, rows):
        """Of the whole register, as it is known now: documents are not filtered."""
        filtered = self.kept().keys() & self.filterset.filters.keys()
        return [] if filtered or self.known_at else pictures.by_month(self.as_of)


class TenureChangesView(ChangesMixin, TenureListView):
    identity = (PERSON, ORGANIZATION, TITLE)
    compared = (RANK, REMARK)


def steps_of(states, entries):
    """The stretches in which posts were held, and the ends of such as were not seen."""
    removals = [entry for entry in entries if entry.kind == Change.Kind.REMOVE]
    prefetch_related_objects(removals, "person", "post")
    steps = held(states)
    return steps + left_unseen(steps, removals)


class PersonView(RegisterDetailView):
    model = Person
    template_name = "personnel/person_detail.html"
    state_model = Tenure
    entry_model = Change
    subject = "person"
    related = ("person", "post")
    columns = (ORGANIZATION, TITLE, RANK, REMARK, SINCE)
    history_columns = (SINCE, UNTIL, ORGANIZATION, TITLE, RANK, REMARK)
    compared = (RANK, REMARK)

    def get_context_data(self, **kwargs):
        context = super().get_context_data(**kwargs)
        steps = steps_of(context["states"], context["entries"])
        posts = sorted(steps, key=lambda s: s.since or s.until)
        return context | {
            "posts": posts,
            "pictures": pictures.of_person(posts, self.as_of),
        }


class PostView(RegisterDetailView):
    model = Post
    template_name = "personnel/post_detail.html"
    state_model = Tenure
    entry_model = Change
    subject = "post"
    related = ("person", "post")
    columns = (PERSON, RANK, REMARK, SINCE)
    history_columns = (SINCE, UNTIL, PERSON, RANK, REMARK)
    compared = (RANK, REMARK)

    def get_context_data(self, **kwargs):
        context = super().get_context_data(**kwargs)
        steps = steps_of(context["states"], context["entries"])
        succession = succession_of(steps)
        several = has_several_seats(self.object.title, steps)
        return context | {
            "succession": succession,
            "pictures": pictures.of_post(succession, self.as_of, several),
            "several_seats": several,
            "empty_since": empty_on(self.as_of, succession),
        }
