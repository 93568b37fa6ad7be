"""Filters of the register of communities."""

from django.utils.translation import gettext_lazy as _
from django_filters import FilterSet

from core.listing.filters import FacetFilter, SearchFilter, WholeNumberFilter

from .models import CommunityState


class CommunityFilterSet(FilterSet):
    q = SearchFilter(*CommunityState.SEARCHED, spelled="community")
    subdistrict = FacetFilter("subdistrict", label=_("Subdistrict"))
    households_min = WholeNumberFilter(
        "households", "gte", label=_("Households, at least")
    )
    households_max = WholeNumberFilter(
        "households", "lte", label=_("Households, at most")
    )

    class Meta:
        model = CommunityState
        fields = ()
