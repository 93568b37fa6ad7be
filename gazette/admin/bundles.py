"""What the pages of an issue in the admin are put together from."""

from collections import Counter
from dataclasses import dataclass

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Q
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext

from core.admin_base import is_key
from core.text.document_numbers import DocumentNumber
from core.workflow import signatures
from core.workflow.forms import transition_form
from core.workflow.panel import ASKING, open_gates
from core.workflow.states import TRANSITIONS, State
from gazette.bundles import Place, blocking, choosable, is_movable, offered
from gazette.bundles.gathering import gathered
from gazette.bundles.moving import concerned
from gazette.models import Document, Issue, Section
from gazette.reach import reach_of

MAX_NUMBER = 32767
MAX_SEARCH = 200
SHOWN = 40


class VersionsField(forms.CharField):
    """{key: version} of documents, as ``7:3 8:1``."""

    widget = forms.HiddenInput

    def prepare_value(self, value):
        if isinstance(value, dict):
            return " ".join(f"{key}:{version}" for key, version in value.items())
        return value

    def to_python(self, value):
        try:
            pairs = (pair.split(":") for pair in (value or "").split())
            return {int(key): int(version) for key, version in pairs}
        except ValueError as error:
            raise ValidationError(
                _("The page is out of date: look at it again.")
            ) from (error)


class OfManyMixin(forms.Form):
    """A button that sends the versions of all documents shown, not of one record."""

    version = None
    versions = VersionsField(required=False)

    def given(self):
        return {
            name: value for name, value in super().given().items() if name != "versions"
        }


def bundle_form(name):
    base = transition_form(name)
    return type(f"Bundle{base.__name__}", (OfManyMixin, base), {})


def panel(issue, user, site, url):
    """The template context for ``issue`` and ``user``; ``url(name)`` makes a transition."""
    documents = gathered(issue.bundled(), user)
    reach = reach_of(user)
    shown = [document for document in documents if reach.covers(document)]
    states = Counter(issue.documents.order_by().values_list("state", flat=True))
    return {
        "states": [(state, states[state]) for state in State if states[state]],
        "faults": sorted({one.schedule_fault for one in documents} - {""}),
        "blocking": [
            (document, change_url(document, site), reasons)
            for document, reasons in blocking(shown)
        ],
        "hidden": len(documents) - len(shown),
        "buttons": [
            button(documents, name, user, url(name))
            for name in offered(issue, documents, user)
        ],
    }


def change_url(document, site):
    return reverse(f"{site}:gazette_document_change", args=[document.pk])


def button(documents, name, user, url):
    form = bundle_form(name)(
        initial={"versions": {one.pk: one.version for one in documents}},
        auto_id=f"{name}_%s",
    )
    if name == "sign":
        form.fields["gates"].choices = unsigned(concerned(documents, name), user)
    return {
        "name": name,
        "step": TRANSITIONS[name],
        "form": form,
        "url": url,
        "asks": name in ASKING,
        "count": len(concerned(documents, name)),
    }


def unsigned(documents, user):
    """The gates that ``user`` may sign and that are not signed on one of ``documents``."""
    wanted = {
        gate for document in documents for gate, _label in open_gates(document, user)
    }
    return [
        (gate.value, gate.label)
        for gate in signatures.gates_for(user)
        if gate.value in wanted
    ]


class PlacementForm(forms.Form):
    """Where one document is to stand."""

    version = forms.IntegerField(widget=forms.HiddenInput)
    chosen = forms.BooleanField(label=gettext_lazy("In the issue"), required=False)
    order = forms.IntegerField(
        label=gettext_lazy("order"), min_value=0, max_value=MAX_NUMBER, required=False
    )
    section = forms.TypedChoiceField(
        label=gettext_lazy("section"), coerce=int, empty_value=None, required=False
    )
    page = forms.IntegerField(
        label=gettext_lazy("page"), min_value=1, max_value=MAX_NUMBER, required=False
    )

    def __init__(self, *args, document, sections, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["section"].choices = sections
        for field in self.fields.values():
            if not field.widget.is_hidden:
                name = f"{field.label}{pgettext('list', ': ')}{document}"
                field.widget.attrs["aria-label"] = name


@dataclass(frozen=True)
class RowOfContents:
    """A document on the page; ``form`` is ``None`` where its place stays."""

    document: Document
    url: str
    form: PlacementForm | None


class Contents:
    """The page on which an issue is put together: what was sent of it, and what it shows."""

    def __init__(self, issue, user, site, data=None):
        self.issue, self.user, self.site = issue, user, site
        self.data = data.copy() if data else {}
        words = " ".join(self.data.get("q", "").replace("\0", " ").split())
        self.query = words[:MAX_SEARCH]

    @property
    def is_search(self):
        """Whether the page was sent to search, with its button or the Enter key."""
        entered = "_enter" in self.data
        return "_search" in self.data or (
            entered and self.data.get("q") != self.data.get("searched")
        )

    @cached_property
    def sections(self):
        return [("", "—"), *Section.objects.values_list("pk", "name")]

    @cached_property
    def sent(self):
        """The keys of the documents that the page had."""
        names = (name.split("-") for name in self.data)
        return {
            int(name[1])
            for name in names
            if name[0] == "document"
            and name[2:] == ["version"]
            and is_key(Document, name[1])
        }

    @cached_property
    def inside(self):
        """Rows of what is in the issue, as far as the user may see it."""
        documents = Document.objects.visible_to(self.user).filter(issue=self.issue)
        ordered = documents.select_related("section").defer("body")
        return [self.row(one) for one in ordered.order_by(*Issue.CONTENTS_ORDER)]

    @cached_property
    def outside(self):
        """Rows of what can be chosen: what was chosen on the page, and what is found."""
        free = choosable(self.user).select_related("section").defer("body")
        chosen = [pk for pk in self.sent if f"document-{pk}-chosen" in self.data]
        kept = list(free.filter(pk__in=chosen).order_by("pk"))
        others = free.exclude(pk__in=chosen).filter(self.condition())
        self.found = others.count()
        return [self.row(one) for one in [*kept, *others[:SHOWN]]]

    def condition(self):
        if number := DocumentNumber.parse(self.query):
            return Q(number=str(number))
        condition = Q()
        for word in self.query.split():
            condition &= (
                Q(number__icontains=word)
                | Q(title__icontains=word)
                | Q(issuer__icontains=word)
            )
        return condition

    @property
    def not_shown(self):
        return max(self.found - SHOWN, 0)

    def row(self, document):
        is_open = is_movable(document) and not self.issue.scheduled_for
        form = self.form(document) if is_open else None
        return RowOfContents(document, change_url(document, self.site), form)

    def form(self, document):
        prefix = f"document-{document.pk}"
        return PlacementForm(
            self.data if document.pk in self.sent else None,
            initial={
                "version": document.version,
                "chosen": document.issue_id == self.issue.pk,
                "order": document.order or None,
                "section": document.section_id,
                "page": document.page,
            },
            prefix=prefix,
            document=document,
            sections=self.sections,
        )

    @property
    def forms(self):
        rows = [*self.inside, *self.outside]
        return {row.document.pk: row.form for row in rows if row.form}

    def is_valid(self):
        """Whether all that was sent is sound; every form then says what is not."""
        sent = [form for pk, form in self.forms.items() if pk in self.sent]
        return not [form for form in sent if not form.is_valid()]

    def versions(self):
        return {
            pk: form.cleaned_data["version"]
            for pk, form in self.forms.items()
            if pk in self.sent
        }

    def placements(self):
        """{key: Place} of what was chosen; what has no order comes after all others."""
        chosen = {
            pk: form.cleaned_data
            for pk, form in self.forms.items()
            if pk in self.sent and form.cleaned_data["chosen"]
        }
        before = {row.document.pk: row.document for row in self.inside}
        last = max(
            [one.order for one in before.values()]
            + [values["order"] or 0 for values in chosen.values()],
            default=0,
        )
        places = {}
        for pk, values in chosen.items():
            order = values["order"] or 0
            if not order and pk not in before:
                order = last = last + 1
            places[pk] = Place(
                section_id=values["section"], page=values["page"], order=order
            )
        return places

    def show_anew(self):
        """Show what was typed once more, beside the versions of now."""
        for pk in self.sent:
            self.data.pop(f"document-{pk}-version", None)
        current = Document.objects.filter(pk__in=self.sent).values_list("pk", "version")
        for pk, version in current:
            self.data[f"document-{pk}-version"] = str(version)
        for name in ("inside", "outside"):
            self.__dict__.pop(name, None)
