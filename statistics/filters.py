"""Filters of the register of statistics."""

from django.utils.translation import gettext_lazy as _
from django_filters import FilterSet

from core.listing.filters import FacetFilter, SearchFilter

from .models import Observation


class ObservationFilterSet(FilterSet):
    q = SearchFilter(*Observation.SEARCHED, spelled="indicator")
    period = FacetFilter("period", label=_("Period"), descending=True)
    indicator = FacetFilter("indicator__name", label=_("Indicator"))

    class Meta:
        model = Observation
        fields = ()
