"""How differences are shown: struck out and underlined, and said to those who only hear."""

from django import template
from django.utils.html import format_html, format_html_join
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from core.compare import rows
from core.compare.spans import ADDED, REMOVED, SAME

register = template.Library()
register.filter("stretches", rows.folded)

# Of a long unchanged piece so many characters stay in sight at either end.
LONG, IN_SIGHT = 240, 60
MARKS = str.maketrans({"\n": "↵\n", "\t": "⇥", " ": "␣", "\u3000": "□"})


@register.simple_tag
def differences(spans, fold=False):
    """Spans as HTML; with ``fold``, what is long and unchanged opens on demand."""
    show = folded if fold else plain
    return format_html_join(
        "",
        "{}",
        ((show(span.text) if span.kind == SAME else marked(span),) for span in spans),
    )


def marked(span):
    # Blanks alone would not be seen to have changed.
    text = span.text if span.text.strip() else span.text.translate(MARKS)
    if span.kind == REMOVED:
        return format_html("<del>{}{}</del>", said(_("[removed:]")), text)
    return format_html("<ins>{}{}</ins>", said(_("[added:]")), text)


def said(words):
    return format_html('<span class="compare-said">{}</span>', words)


def plain(text):
    return text


def folded(text):
    if len(text) <= LONG:
        return text
    hidden = text[IN_SIGHT:-IN_SIGHT]
    summary = ngettext(
        "%(count)s unchanged character", "%(count)s unchanged characters", len(hidden)
    ) % {"count": len(hidden)}
    return format_html(
        '{}<details class="compare-within"><summary>{}</summary>{}</details>{}',
        text[:IN_SIGHT],
        summary,
        hidden,
        text[-IN_SIGHT:],
    )


@register.simple_tag
def kind_mark(kind):
    """A sign for what became of a row, with its meaning for those who do not see it."""
    signs = {
        REMOVED: ("−", _("removed")),
        ADDED: ("+", _("added")),
        rows.CHANGED: ("~", _("changed")),
        rows.RENUMBERED: ("·", _("numbered anew")),
    }
    if kind not in signs:
        return mark_safe("")
    sign, meaning = signs[kind]
    return format_html(
        '<span class="compare-mark" aria-hidden="true">{}</span>{}', sign, said(meaning)
    )
