"""The page that lists the feeds."""

from django.utils.translation import gettext_lazy as _
from django.views.generic import TemplateView

from .api.endpoints import endpoints


class FeedsView(TemplateView):
    template_name = "generic/feeds.html"
    extra_context = {"title": _("Feeds")}

    def get_context_data(self, **kwargs):
        lists = [one for one in endpoints() if one.is_list and not one.converters]
        feeds = [(f"/{one.route}", one.view) for one in lists if one.view.moment]
        return super().get_context_data(feeds=feeds, **kwargs)
