"""The search over documents and registers."""

from dataclasses import dataclass
from itertools import islice

from django.db.models import Case, Value, When, prefetch_related_objects
from django.utils.translation import gettext_lazy as _

from core.listing.columns import Column
from core.listing.parameters import clean_text, search_words
from core.search.finding import MANY, Finding
from core.search.passages import pieces
from core.text.traditional import simplified

from .clauses import blocks, row_anchor
from .models import Document
from .near_numbers import near, number_within
from .search_subjects import meant, organizations, subjects
from .views import DocumentListView

PASSAGES = 3
NEWEST_FIRST = "-signed_date"
# The orders in which the index stands.
WALKED = {"", "relevance", NEWEST_FIRST}


@dataclass(frozen=True)
class Passage:
    """A place of a document where the words stand: its anchor and its Pieces."""

    anchor: str
    pieces: list


class InOrder:
    """Documents in the order of ``keys(number)``, the first of them; ``size`` at most."""

    def __init__(self, documents, keys, size):
        self.documents, self.keys, self.size = documents, keys, size

    def __len__(self):
        return self.size

    def __getitem__(self, places):
        keys = self.keys(places.stop)[places]
        there = self.documents.in_bulk(keys)
        return [there[key] for key in keys if key in there]


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
        self.found = Finding.once(request, Document, self.words)

    def public(self):
        return super().public().annotate(titled=self.titled())

    def titled(self):
        if not self.found.words:
            return Value(1)
        titled = self.found.in_titles.keys()
        return Case(When(pk__in=titled, then=Value(0)), default=Value(1))

    def paginate_queryset(self, queryset, page_size):
        if self.found.words and self.sort in WALKED:
            queryset = self.in_order(queryset) or queryset
        return super().paginate_queryset(queryset, page_size)

    def in_order(self, queryset):
        """The documents as the index has them, where it need not be gone through."""
        wanted = super().public()
        keys = self.found.newest if self.sort == NEWEST_FIRST else self.found.ranked
        if self.is_cut():
            return InOrder(wanted, keys, MANY)
        if self.found.is_many:
            return None
        there = set(queryset.order_by().values_list("pk", flat=True))
        fitting = [key for key in keys(MANY) if key in there]
        return InOrder(wanted, lambda number: fitting[:number], len(fitting))

    def is_cut(self):
        """Whether there are too many to count, and nothing but the first was asked for."""
        narrowed = {*self.kept()} - {"q", "per_page", "sort"}
        found = self.found
        return self.sort in WALKED and not narrowed and found.words and found.is_many

    def get_context_data(self, **kwargs):
        context = super().get_context_data(**kwargs)
        load_texts(context["rows"])
        number = number_within(self.text)
        direct = self.direct(number)
        found = subjects(self.text)
        called = organizations(self.text)
        nothing = not (direct or found or called or context["rows"])
        return context | {
            "text": self.text,
            "results": [self.result(document) for document in context["rows"]],
            "is_cut": self.is_cut(),
            "direct": direct,
            "subjects": found,
            "organizations": called,
            "near": near(number) if number and not direct else [],
            "meant": meant(self.text) if nothing else [],
            "in_simplified": simplified(self.text),
        }

    def direct(self, number):
        """The document with the number that was typed."""
        public = Document.objects.published().defer("body")
        return number and public.filter(
            code=number.series, year=number.year, serial=number.serial
        ).first()  # fmt: skip

    def result(self, document):
        return {
            "document": document,
            "title": pieces(document.title, self.words),
            "passages": list(islice(passages(document, self.words), PASSAGES)),
        }


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
        if found := pieces("　".join([table.title, *table.columns]), words):
            yield Passage(f"t{table.order}", found)
        for position, row in enumerate(table.rows, 1):
            if found := pieces("　".join(row), words):
                yield Passage(row_anchor(table.order, position), found)
