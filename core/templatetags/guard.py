"""What a form of any page carries of the records that it is about."""

from django import template
from django.utils.html import format_html

from core.guard.actions import word_of
from core.guard.versions import version_of

register = template.Library()


@register.simple_tag
def seen(record):
    """Let a form say as what it shows ``record``; see ``core.guard.actions.was_seen``."""
    return format_html(
        '<input type="hidden" name="seen_record" value="{}">',
        word_of(record, version_of(record)),
    )
