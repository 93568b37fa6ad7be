"""What every public page says of the gazette."""

from django import template

from gazette.models import Document
from gazette.registers.comparison import corrections

register = template.Library()


@register.simple_tag
def last_published():
    """When the public last got something new, or ``None``."""
    times = Document.objects.published().order_by("-published_at")
    return times.values_list("published_at", flat=True).first()


@register.simple_tag
def with_corrections(entries):
    """``entries``, each with ``correction``: what a correction changed in it, if any did."""
    return corrections(entries)
