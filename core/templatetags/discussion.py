"""Comments on a record and the count of what one is told, on any page of the admin."""

from django import template
from django.urls import NoReverseMatch, reverse

from core.discussion.views import panel_context
from core.text.people import called as name_of
from core.workflow.models import Publishable

register = template.Library()
register.filter("called", name_of)


@register.inclusion_tag("admin/discussion/mounted.html", takes_context=True)
def discussion(context, record):
    """The comments on ``record``, with the form to add one; nothing on other records."""
    if not isinstance(record, Publishable):
        return {}
    return panel_context(record) | {"csrf_token": context.get("csrf_token")}


@register.inclusion_tag("admin/discussion/bell.html", takes_context=True)
def notification_bell(context):
    """How much the user is told and has not read, as a link."""
    try:
        address = reverse("admin:notifications")
    except NoReverseMatch:
        return {}
    unread = context["user"].notifications.filter(read_at=None).count()
    return {"address": address, "unread": unread}


@register.filter
def kind_of(record):
    """What kind of record it is, as its list is called."""
    return record._meta.verbose_name
