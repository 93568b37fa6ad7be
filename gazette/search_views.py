"""The search over documents and registers."""

from dataclasses import dataclass
from itertools import islice

from django.db.models import Case, Value, When, prefetch_related_objects
from django.urls import resolve, reverse
from django.utils.translation import gettext_lazy as _

from core.listing.columns import Column
from core.listing.parameters import clean_text, search_words
from core.search.models import SearchText
from core.search.passages import pieces

from .clauses import blocks, row_anchor
from .models import Document
from .near_numbers import near, number_within
from .registers.config import registers
from .views import DocumentListView

PASSAGES, SUBJECTS = 3, 5


@dataclass(frozen=True)
class Passage:
    """A place of a document where the words stand: its anchor and its Pieces."""

    anchor: str
    pieces: list


class SearchView(DocumentListView):
    """Documents by their text, those with the words in the title first."""

    template_name = "gazette/search.html"
    title = _("Search")
    file_name = "search"
    columns = (
        Column("relevance", _("relevance"), sort=("titled", "-signed_date"), on_page=False, in_files=False),
        *DocumentListView.columns,
    )  # fmt: skip
    default_order = ("titled", "-signed_date", "-pk")

    def setup(self, request, *args, **kwargs):
        super().setup(request, *args, **kwargs)
        self.text = clean_text(request.GET.get("q", ""))
        self.words = search_words(self.text)

    def public(self):
        texts = SearchText.objects.of(Document).having(self.words, in_title=True)
        titled = When(pk__in=texts.keys(), then=Value(0))
        return super().public().annotate(titled=Case(titled, default=Value(1)))

    def get_context_data(self, **kwargs):
        context = super().get_context_data(**kwargs)
        load_texts(context["rows"])
        context["results"] = [
            {
                "document": document,
                "title": pieces(document.title, self.words),
                "passages": list(islice(passages(document, self.words), PASSAGES)),
            }
            for document in context["rows"]
        ]
        return context | {
            "text": self.text,
            "subjects": subjects(self.text) if self.words else [],
            "near": self.near(context["page_obj"].paginator.count),
        }

    def near(self, count):
        """Documents with a number like the one that was typed, where none has it."""
        number = number_within(self.text)
        return near(number) if number and not count else []


def load_texts(documents):
    """Fetch the texts of the ``documents``, which a list goes without."""
    prefetch_related_objects(documents, "attachments")
    public = Document.objects.published().filter(pk__in=[d.pk for d in documents])
    bodies = dict(public.values_list("pk", "body"))
    for document in documents:
        document.body = bodies[document.pk]


def passages(document, words):
    """The Passages of a document in which any of the words stands, in its order."""
    for block in blocks(document.body):
        if found := pieces(block.text, words):
            yield Passage(block.anchor, found)
    for table in document.attachments.all():
        for position, row in enumerate(table.rows, 1):
            if found := pieces("　".join(row), words):
                yield Passage(row_anchor(table.order, position), found)


def subjects(text):
    """What each register has under the same words: by the search of its own list."""
    found = []
    for register in registers():
        address = reverse(f"{register.label}:list")
        view = resolve(address).func.view_class
        search = view.filterset_class.base_filters["q"]
        subject = view.related[0]
        ever = search.filter(view.model.objects.ever(), text)
        subject_model = view.model._meta.get_field(subject).related_model
        first = subject_model.objects.filter(pk__in=ever.values(subject)).order_by("pk")
        if first := list(first[:SUBJECTS]):
            today = search.filter(view.model.objects.published(), text).count()
            found.append(
                {
                    "register": register,
                    "address": address,
                    "first": first,
                    "today": today,
                }
            )
    return found
