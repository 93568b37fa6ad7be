"""Filters of the lists of issues and documents."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from django_filters import FilterSet

from core.listing.filters import (
    DayFilter,
    FacetFilter,
    SearchFilter,
    YearFilter,
)
from core.search.filters import IndexFilter

from .models import Document, Genre, Issue, Organization, Validity

# What has lapsed is withdrawn: it keeps its page, but is in no list.
LISTED = (Validity.IN_FORCE, Validity.AMENDED, Validity.REPEALED)


class ValidityFilter(FacetFilter):
    """A choice among all that a listed document can be, also where none is."""

    def found(self):
        numbers = dict(super().found())
        return [(validity, numbers.get(validity, 0)) for validity in LISTED]


class IssueFilterSet(FilterSet):
    year = FacetFilter("year", label=_("Year"), descending=True)

    class Meta:
        model = Issue
        fields = ()


class OrganizationFilterSet(FilterSet):
    q = SearchFilter("full_name", "short_name", "former_names")
    kind = FacetFilter(
        "kind",
        label=pgettext_lazy("organization", "Kind"),
        labels=Organization.Kind.choices,
    )

    class Meta:
        model = Organization
        fields = ()


class DocumentFilterSet(FilterSet):
    q = IndexFilter()
    year = YearFilter("signed_date", label=_("Year"))
    genre = FacetFilter("genre", label=_("Genre"), labels=Genre.choices)
    section = FacetFilter("section__name", label=_("Section"))
    issuer = FacetFilter("issued_by", label=_("Issuer"))
    signed_from = DayFilter("signed_date", "gte", label=_("Signed from"))
    signed_to = DayFilter("signed_date", "lte", label=_("Signed to"))
    topic = FacetFilter("topic", label=_("Topic"))
    validity = ValidityFilter("validity", label=_("Validity"), labels=Validity.choices)

    class Meta:
        model = Document
        fields = ()
