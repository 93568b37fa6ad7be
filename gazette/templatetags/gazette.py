"""What every public page says of the gazette, and what pages of documents are made of."""

from django import template
from django.utils.html import conditional_escape, format_html
from django.utils.safestring import mark_safe

from core.text.document_numbers import WITHIN, DocumentNumber
from gazette.files import facts
from gazette.legislation import legislation
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


@register.filter
def file_facts(file):
    return facts(file)


@register.filter
def linked(text, links):
    """``text`` with each number of a document in ``links`` as a link to its address."""
    pieces, end = [], 0
    for match in WITHIN.finditer(text) if links else ():
        for number, url in links.items():
            code = DocumentNumber.parse(number).code
            start = match.start() - len(code)
            if start < end or text[start : match.start()] != code:
                continue
            if str(DocumentNumber(code, int(match[1]), int(match[2]))) == number:
                pieces += [
                    conditional_escape(text[end:start]),
                    format_html('<a href="{}">{}</a>', url, text[start : match.end()]),
                ]
                end = match.end()
    return mark_safe("".join([*pieces, conditional_escape(text[end:])]))


register.simple_tag(legislation, takes_context=True)
