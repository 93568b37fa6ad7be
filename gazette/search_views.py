"""The search over documents and registers."""

from dataclasses import dataclass
from itertools import islice

from django.db.models import Case, Value, When, prefetch_related_objects
from django.utils.translation import gettext_lazy as _

from core.listing.columns import Column
from core.listing.parameters import clean_text, search_words
from core.search.finding import MANY, Finding
from core.search.passages import pieces

from .clauses import blocks, row_anchor
from .models import Document
from .near_numbers import near, number_within
from .search_subjects import meant, subjects
from .views import DocumentListView

PASSAGES = 3
NEWEST_FIRST = "-signed_date"


@dataclass(frozen=True)
class Passage:
    """A place of a document where the words stand: its anchor and its Pieces."""

    anchor: str
    pieces: list


class Ranked:
    """The first ``MANY`` of very many documents, read off the index as they are asked for.

    Newer ones before older, as the list has them, and ``titled_first`` if so wanted.
    """

    def __init__(self, documents, found, titled_first):
        self.documents, self.found = documents, found
        self.titled_first = titled_first

    def __len__(self):
        return MANY

    def __getitem__(self, places):
        keys = self.keys(places.stop)[places]
        there = self.documents.in_bulk(keys)
        return [there[key] for key in keys if key in there]

    def keys(self, number):
        if not self.titled_first:
            return self.found.newest(number)
        titled = self.found.among_titles(True).newest(number)
        return titled + self.found.among_titles(False).newest(number - len(titled))


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
        self.found = Finding(Document, self.words)

    def public(self):
        return super().public().annotate(titled=self.titled())

    def titled(self):
        if not self.found.words:
            return Value(1)
        titled = self.found.among_titles(True).keys()
        return Case(When(pk__in=titled, then=Value(0)), default=Value(1))

    def paginate_queryset(self, queryset, page_size):
        if self.is_cut():
            titled_first = self.sort != NEWEST_FIRST
            queryset = Ranked(super().public(), self.found, titled_first)
        return super().paginate_queryset(queryset, page_size)

    def is_cut(self):
        """Whether there are too many to count, and nothing but the newest was asked for."""
        narrowed = {*self.kept()} - {"q", "per_page", "sort"}
        walked = self.sort in {"", "relevance", NEWEST_FIRST} and not narrowed
        return walked and bool(self.found.words) and self.found.is_many

    def get_context_data(self, **kwargs):
        context = super().get_context_data(**kwargs)
        load_texts(context["rows"])
        number = number_within(self.text)
        direct = self.direct(number)
        found = subjects(self.text)
        nothing = not (direct or found or context["rows"])
        return context | {
            "text": self.text,
            "results": [self.result(document) for document in context["rows"]],
            "is_cut": self.is_cut(),
            "direct": direct,
            "subjects": found,
            "near": near(number) if number and not direct else [],
            "meant": meant(self.text) if nothing else [],
        }

    def direct(self, number):
        """The document with the number that was typed."""
        public = Document.objects.published().defer("body")
        return number and public.filter(
            code=number.code, year=number.year, serial=number.serial
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
