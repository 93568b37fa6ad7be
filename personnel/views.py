"""The public register of posts and the people who hold them."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from core.listing.columns import Column
from core.listing.registers import RegisterDetailView, RegisterListView

from . import pictures
from .filters import TenureFilterSet
from .models import Change, Person, Post, Tenure

# A tenure states rank and remark, so their clause is the clause of the tenure itself.
PERSON = Column(
    "person",
    pgettext_lazy("person", "name"),
    "person.name",
    link="person",
    source="rank",
    sort=("person__name",),
)
ORGANIZATION = Column(
    "organization",
    _("organization"),
    "post.organization",
    source="rank",
    sort=("post__organization", "post__title"),
)
TITLE = Column(
    "title",
    pgettext_lazy("post", "title"),
    "post.title",
    link="post",
    source="rank",
    sort=("post__title",),
)
RANK = Column("rank", _("rank"), source="rank", sort=("rank",))
REMARK = Column("remark", _("remark"), source="remark")
SINCE = Column("since", _("since"), "valid_from", source="rank", sort=("valid_from",))
UNTIL = Column("until", _("in force to"), "valid_to")


class TenureListView(RegisterListView):
    model = Tenure
    entry_model = Change
    related = ("person", "post")
    filterset_class = TenureFilterSet
    title = _("Personnel")
    file_name = "personnel"
    default_order = ("post__organization", "post__title", "person__name")
    columns = (PERSON, ORGANIZATION, TITLE, RANK, SINCE, REMARK)

    def pictures(self, rows):
        """Of the whole register alone: documents are not filtered."""
        filtered = self.kept().keys() & self.filterset.filters.keys()
        return [] if filtered else pictures.by_month(self.as_of)


class PersonView(RegisterDetailView):
    model = Person
    template_name = "personnel/person_detail.html"
    state_model = Tenure
    entry_model = Change
    subject = "person"
    related = ("person", "post")
    columns = (ORGANIZATION, TITLE, RANK, REMARK, SINCE)
    history_columns = (SINCE, UNTIL, ORGANIZATION, TITLE, RANK, REMARK)

    def pictures(self, now, states, entries):
        return pictures.of_person(states, self.as_of)


class PostView(RegisterDetailView):
    model = Post
    template_name = "personnel/post_detail.html"
    state_model = Tenure
    entry_model = Change
    subject = "post"
    related = ("person", "post")
    columns = (PERSON, RANK, REMARK, SINCE)
    history_columns = (SINCE, UNTIL, PERSON, RANK, REMARK)

    def pictures(self, now, states, entries):
        return pictures.of_post(states, self.as_of)
