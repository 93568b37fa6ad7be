"""Filters of the register of posts and people."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from django_filters import FilterSet

from core.listing.filters import FacetFilter, SearchFilter

from .models import Tenure


class TenureFilterSet(FilterSet):
    q = SearchFilter(*Tenure.SEARCHED, spelled="person")
    organization = FacetFilter("post__organization", label=_("Organization"))
    title = FacetFilter("post__title", label=pgettext_lazy("post", "Title"))

    class Meta:
        model = Tenure
        fields = ()
