"""What every public page says of the gazette, and what pages of documents are made of."""

from django import template
from django.utils.html import conditional_escape, format_html
from django.utils.safestring import mark_safe

from core.listing.remembering import changed_at, remembered
from gazette.files import facts
from gazette.legislation import legislation
from gazette.mentions import known, mentions
from gazette.models import Disclosure, Document
from gazette.registers.comparison import corrections

register = template.Library()


@register.simple_tag
def last_published():
    """When the public last saw something change, or ``None``."""
    return remembered(Document.objects.filter(disclosure=Disclosure.ACTIVE), changed_at)


@register.simple_tag
def with_corrections(entries):
    """``entries``, each with ``correction``: what a correction changed in it, if any did."""
    return corrections(entries)


@register.filter
def file_facts(file):
    return facts(file)


@register.filter
def linked(text, links):
    """``text`` with each number of a document in ``links`` as a link to its address."""
    pieces, end = [], 0
    for start, stop, number in mentions(text, known(links)):
        link = format_html('<a href="{}">{}</a>', links[str(number)], text[start:stop])
        pieces += [conditional_escape(text[end:start]), link]
        end = stop
    return mark_safe("".join([*pieces, conditional_escape(text[end:])]))


register.simple_tag(legislation, takes_context=True)
