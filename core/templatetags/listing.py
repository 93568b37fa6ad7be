"""What templates of lists and registers need to say where a value stands."""

from django import template

from core.listing import choices, evidence

register = template.Library()
register.filter("chosen", choices.chosen)
register.filter("short_reference", evidence.short_reference)
register.filter("full_reference", evidence.full_reference)
