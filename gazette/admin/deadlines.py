"""The deadlines of disclosure: in the list of documents, on their pages, on the front page."""

from datetime import datetime, time

from django.contrib import admin, messages
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.html import format_html, format_html_join
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from core.front import SHOWN, Row, Section
from gazette.disclosure.clock import clock, deadlines, unknown_year
from gazette.disclosure.reviews import so_far
from gazette.models import Document, Holiday
from gazette.models.disclosure import LIMIT

from .scope import reach_in

SOON = 5
DEADLINES = {
    "overdue": (
        gettext_lazy("Overdue for disclosure"),
        lambda found: found.overdue(),
    ),
    "soon": (
        gettext_lazy("Due within 5 working days"),
        lambda found: found.due_within(SOON),
    ),
    "due": (
        gettext_lazy("Due within 20 working days"),
        lambda found: found.due_within(LIMIT),
    ),
    "review": (
        gettext_lazy("Non-disclosure due for re-review"),
        lambda found: found.to_review(),
    ),
}


class DeadlineFilter(admin.SimpleListFilter):
    title = gettext_lazy("disclosure deadline")
    parameter_name = "deadline"

    def lookups(self, request, model_admin):
        return [(name, label) for name, (label, _chosen) in DEADLINES.items()]

    def queryset(self, request, queryset):
        if self.value() not in DEADLINES:
            return queryset
        _label, chosen = DEADLINES[self.value()]
        return chosen(deadlines(queryset))


def midnight(day):
    return timezone.make_aware(datetime.combine(day, time()))


class DeadlineAdmin:
    """The deadlines of documents: on their list, on their pages and on the front page."""

    class Media:
        css = {"all": ("admin/gongbao/disclosure.css",)}

    def changelist_view(self, request, extra_context=None):
        response = super().changelist_view(request, extra_context)
        context = getattr(response, "context_data", None) or {}
        if "cl" in context:
            self.wind(request, context["cl"].result_list)
        return response

    def wind(self, request, documents):
        """Give each of ``documents`` its clock; the holidays are read once."""
        calendar, doubts = Holiday.objects.calendar(), set()
        for document in documents:
            document.clock = clock(document, calendar)
            doubts |= set(document.clock.unknown_years if document.clock else ())
        for year in sorted(doubts):
            self.message_user(request, unknown_year(year), messages.WARNING)

    @admin.display(description=gettext_lazy("to be public by"))
    def deadline(self, document):
        if not hasattr(document, "clock"):
            document.clock = clock(document) if document.pk else None
        if document.clock is None:
            return self.get_empty_value_display()
        return format_html(
            '<span class="deadline{}">{} <small>{}</small></span>{}',
            " deadline-overdue" if document.clock.is_overdue else "",
            date_format(document.clock.due_on),
            document.clock.told,
            format_html_join(
                "", ' <small class="deadline-doubt">{}</small>', doubts(document.clock)
            ),
        )

    @admin.display(description=gettext_lazy("re-reviews so far"))
    def re_reviews(self, document):
        if document.pk is None or not document.is_withheld:
            return self.get_empty_value_display()
        told = format_html_join(
            "", "<li>{}</li>", ((told,) for told in so_far(document))
        )
        url = reverse(f"{self.admin_site.name}:gazette_disclosurereview_add")
        return format_html(
            '<ul class="re-reviews">{}</ul><a href="{}?document={}">{}</a>',
            told,
            url,
            document.pk,
            _("Review the non-disclosure again"),
        )

    def front_sections(self, request):
        return [*super().front_sections(request), *self.deadline_sections(request)]

    def deadline_sections(self, request):
        visible = Document.objects.filter(reach_in(request).condition())
        found = deadlines(visible.defer("body"))
        for rank, name in enumerate(("overdue", "due", "review"), 20):
            label, chosen = DEADLINES[name]
            documents = chosen(found)
            link = f"{self.url('changelist')}?deadline={name}"
            yield Section(
                f"disclosure-{name}",
                label,
                self.deadline_rows(documents, found, name),
                [(self.opts.verbose_name_plural, documents.count(), link)],
                urgent=name == "overdue",
                rank=rank,
            )

    def deadline_rows(self, documents, found, name):
        """What comes first: the latest of those overdue, the soonest of those due."""
        if name == "review":
            first = documents.order_by("disclosure_review_due", "pk")[:SHOWN]
            return [self.review_row(document) for document in first]
        order = "-signed_date" if name == "overdue" else "signed_date"
        return [
            self.deadline_row(one, clock(one, found.calendar, found.today))
            for one in documents.order_by(order, "pk")[:SHOWN]
        ]

    def deadline_row(self, document, running):
        return Row(
            self.url("change", document.pk),
            str(document),
            midnight(running.due_on),
            f"{document.title} · {running.told}",
            document.state,
            document.get_state_display(),
            urgent=running.is_overdue,
            whole_day=True,
        )

    def review_row(self, document):
        due = document.disclosure_review_due or timezone.localdate()
        return Row(
            self.url("change", document.pk),
            str(document),
            midnight(due),
            document.title,
            document.state,
            document.get_state_display(),
            whole_day=True,
        )


def doubts(running):
    return ((doubt,) for doubt in running.doubts)
