"""Filters of the register of powers."""

from django.utils.translation import gettext_lazy as _
from django_filters import FilterSet

from core.listing.filters import FacetFilter, SearchFilter

from .models import PowerState


class PowerFilterSet(FilterSet):
    q = SearchFilter(*PowerState.SEARCHED, spelled="power")
    category = FacetFilter("category", label=_("Category"))
    department = FacetFilter("department", label=_("Department"))

    class Meta:
        model = PowerState
        fields = ()
