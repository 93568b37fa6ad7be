"""How a document stands to others: what it names, what names it, and whether it holds."""

from collections import defaultdict
from dataclasses import dataclass
from itertools import groupby

from django.db.models import Case, F, Value, When
from django.utils.translation import pgettext_lazy

from core.text.document_numbers import DocumentNumber

from .clauses import blocks, row_anchor
from .mentions import known, mentions
from .models import Document, Relation, Validity
from .pages import with_a_page

Kind = Relation.Kind
SHOWN = 50
# What the other document does to this one.
INVERSE = {
    Kind.CITES: pgettext_lazy("relation", "cited by"),
    Kind.IMPLEMENTS: pgettext_lazy("relation", "implemented by"),
    Kind.INTERPRETS: pgettext_lazy("relation", "interpreted by"),
    Kind.AMENDS: pgettext_lazy("relation", "amended by"),
    Kind.REPLACES: pgettext_lazy("relation", "replaced by"),
    Kind.REPEALS: pgettext_lazy("relation", "repealed by"),
}
# Being cited is the least that can be said.
BY_WEIGHT = [
    Kind.REPEALS,
    Kind.REPLACES,
    Kind.AMENDS,
    Kind.INTERPRETS,
    Kind.IMPLEMENTS,
    Kind.CITES,
]
ENDING = {Kind.REPEALS, Kind.REPLACES}
CAUSES = {Validity.REPEALED: ENDING, Validity.AMENDED: {Kind.AMENDS}}
WEIGHT = Case(
    *(When(kind=kind, then=Value(n)) for n, kind in enumerate(BY_WEIGHT)),
    default=Value(len(BY_WEIGHT)),
)


@dataclass(frozen=True)
class Place:
    """Where a number stands: the address of the clause, and the clause."""

    url: str
    anchor: str

    @property
    def words(self):
        """七 for a clause; a paragraph or a row without a number is only pointed at."""
        return "↪" if self.anchor.isascii() else self.anchor


@dataclass(frozen=True)
class Related:
    """One relation as a page shows it.

    ``document`` is the other one where the public may read it; ``places`` are where the
    one names the other.
    """

    kind: str
    number: str
    document: Document | None
    places: list[Place]

    @property
    def deed(self):
        """What the one that says so does."""
        return Kind(self.kind).label


def outgoing(document, tables):
    """What ``document`` says of others, in groups (words, Related ones).

    ``tables`` are its attachments.
    """
    relations = sorted(document.relations.all(), key=weight)
    targets = (
        with_a_page()
        .defer("body")
        .in_bulk([one.target_id for one in relations if one.target_id])
    )
    numbers = [one.target_number for one in relations]
    places = places_of(numbers, document, tables)
    related = [
        Related(
            relation.kind,
            relation.target_number,
            targets.get(relation.target_id),
            [
                Place(f"#{anchor}", anchor)
                for anchor in places[in_one_form(relation.target_number)]
            ],
        )
        for relation in relations
    ]
    return grouped(related, dict(Kind.choices))


def incoming(document):
    """What public documents say of this one, in groups, the newest ``SHOWN`` of them.

    ``total`` of what is returned is how many there are.
    """
    relations = Relation.objects.published().filter(target=document)
    newest = (
        relations.select_related("source")
        .prefetch_related("source__attachments")
        .order_by(WEIGHT, F("source__signed_date").desc(nulls_last=True), "-pk")
    )[: SHOWN + 1]
    related = [named_by(relation) for relation in newest]
    groups = Groups(grouped(related[:SHOWN], INVERSE))
    groups.total = relations.count() if len(related) > SHOWN else len(related)
    return groups


class Groups(list):
    """Groups of Related ones; ``total`` says how many there are, also of those left out."""

    total = 0

    @property
    def is_cut(self):
        return self.total > SHOWN


def named_by(relation):
    source = relation.source
    places = places_of([relation.target_number], source, source.attachments.all())
    url = source.get_absolute_url()
    return Related(
        relation.kind,
        source.number,
        source,
        [
            Place(f"{url}#{anchor}", anchor)
            for anchor in places[in_one_form(relation.target_number)]
        ],
    )


def weight(relation):
    return BY_WEIGHT.index(relation.kind)


def grouped(related, words):
    return [
        (words[kind], list(of_kind))
        for kind, of_kind in groupby(related, key=lambda one: one.kind)
    ]


def in_one_form(number):
    return str(DocumentNumber.parse(number) or number)


def places_of(numbers, document, tables):
    """Where in ``document`` each of the numbers stands, as anchors, by the number."""
    wanted, places = known(numbers), defaultdict(list)
    for anchor, text in passages(document, tables):
        for number in {number for *_, number in mentions(text, wanted)}:
            places[str(number)].append(anchor)
    return places


def passages(document, tables):
    """(anchor, text) of each paragraph and each row."""
    for block in blocks(document.body):
        yield block.anchor, block.text
    for table in tables:
        for position, row in enumerate(table.rows, 1):
            yield row_anchor(table.order, position), "\t".join(row)


def causes(document, groups):
    """The Related documents because of which ``document`` is not simply in force."""
    kinds = CAUSES.get(document.validity, set())
    return [one for _words, related in groups for one in related if one.kind in kinds]


def interpretations(groups):
    """The documents in ``groups`` that interpret, or that are interpreted."""
    return [
        one.document
        for _words, related in groups
        for one in related
        if one.kind == Kind.INTERPRETS and one.document
    ]


def links(groups):
    """The addresses of the documents that the text names, by their numbers."""
    return {
        in_one_form(one.number): one.document.get_absolute_url()
        for _words, related in groups
        for one in related
        if one.document
    }
