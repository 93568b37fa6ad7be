"""What all tables share whose lines name a document."""

import re
from collections import defaultdict

from django.db.models import Count
from django.utils.translation import gettext as _

from core.exchange.columns import Bad, Column
from core.exchange.resources import TableResource
from core.exchange.storing import in_batches
from core.exchange.widgets import Text
from core.text.document_numbers import DocumentNumber
from gazette.models import Document
from gazette.reach import reach_of

REMEMBERED = 50_000
DATED_TITLE = re.compile(r"(.+)（(?:\d{4}-\d\d-\d\d|无日期)）", re.DOTALL)


class NumberText(Text):
    """A document number in any brackets and width; other text as it stands."""

    def parse(self, value):
        text = super().parse(value)
        return str(DocumentNumber.parse(text) or text)


def dated_title(title, signed_date):
    return f"{title}（{signed_date or '无日期'}）"


class DocumentNames:
    """The documents that a table names, by number, or by title where they have none."""

    def __init__(self):
        self.known = {}

    def look_up(self, names):
        """Find out which documents the ``names`` mean."""
        names = {name for name in names if name not in self.known}
        if len(self.known) > REMEMBERED:
            self.known.clear()
        dated = filter(None, map(DATED_TITLE.fullmatch, names))
        titles = names | {match[1] for match in dated}
        found = defaultdict(list)
        current = Document.objects.filter(superseded_by=None).order_by()
        for batch in in_batches(names):
            numbered = current.filter(number__in=batch)
            for number, pk in numbered.values_list("number", "pk"):
                found[number].append((pk, number))
        for batch in in_batches(titles):
            untitled = current.filter(number="", title__in=batch)
            for title, day, pk in untitled.values_list("title", "signed_date", "pk"):
                dated = dated_title(title, day)
                found[title].append((pk, dated))
                found[dated].append((pk, dated))
        self.known |= {name: found.get(name, ()) for name in names}

    def find(self, name):
        """The id of the document called ``name``; raises ValueError with the reason."""
        if type(name) is Bad:
            raise ValueError(name.reason)
        documents = self.known[name]
        if len(documents) == 1:
            return documents[0][0]
        if documents:
            raise ValueError(
                _("Several documents have this title: add the date, as in %(example)s.")
                % {"example": documents[0][1]}
            )
        raise ValueError(_("There is no document “%(name)s”.") % {"name": name})

    def keys(self, batch, column, refuse):
        """The id of the document of each record of the Batch, ``None`` where there is none."""
        names = batch.of(column.attribute)
        self.look_up(name for name in names if type(name) is str)
        ids = []
        for start, name in zip(batch.starts, names, strict=True):
            try:
                ids.append(self.find(name))
            except ValueError as error:
                refuse(batch.lines[start], column, error)
                ids.append(None)
        return ids


class DocumentColumn(Column):
    """The document that states something, at ``path`` from it."""

    names_owner = True
    same_titles = frozenset()

    def __init__(self, path):
        super().__init__(
            "发文字号",
            NumberText(),
            "公文的发文字号，括号种类、全半角、空格、“第”“号”有无不限，统一为 济槐政字〔2020〕7号 的写法；"
            "没有发文字号的公文写标题，标题相同的在后面加成文日期，如 关于某事的通知（2020-05-26）。",
            width=22,
            paths=tuple(
                f"{path}__{name}" for name in ("number", "title", "signed_date")
            ),
        )

    def value(self, number, title, signed_date):
        if number or title not in self.same_titles:
            return number or title
        return dated_title(title, signed_date)

    def read(self, cell):
        if name := self.widget.clean(cell):
            return name
        raise ValueError(_("Name the document by its number, or else by its title."))

    def tell_apart(self):
        """Find out which titles need their dates."""
        unnumbered = Document.objects.filter(superseded_by=None, number="")
        titles = unnumbered.order_by().values("title").annotate(times=Count("pk"))
        self.same_titles = set(
            titles.filter(times__gt=1).values_list("title", flat=True)
        )


class OfDocuments(TableResource):
    """Records that belong to documents; the first column, ``document``, names them.

    ``narrowing`` names a column of the key that few records of a document share.
    """

    narrowing = ""

    def begin(self, user):
        super().begin(user)
        self.reach, self.names = reach_of(user), DocumentNames()

    def prepared(self, queryset):
        self.fields["document"].tell_apart()
        return super().prepared(queryset)

    def keys(self, batch, refuse):
        documents = self.names.keys(batch, self.fields["document"], refuse)
        others = zip(*map(batch.of, self.key[1:]), strict=True)
        return [
            None
            if document is None or (batch.bad and any(type(v) is Bad for v in key))
            else (document, *key)
            for document, key in zip(documents, others, strict=True)
        ]

    def candidates(self, batch, keys):
        keys = [key for key in keys if key]
        place = self.key.index(self.narrowing)
        current = self._meta.model.objects.filter(
            **{f"{self.owner_path}__in": {key[0] for key in keys}},
            **{f"{self.narrowing}__in": {key[place] for key in keys}},
        )
        yield self.of_current(current)
