"""Documents by rule, in stories: a hundred documents over nineteen years, each its own.

A story depends on nothing but its number, so the documents of any place in the endless
row of stories are always the same.
"""

from dataclasses import dataclass, replace
from datetime import date, timedelta
from importlib import import_module
from random import Random

from django.apps import apps

from gazette.reading.source import SourceDocument

from . import prose, words
from .entries import Communities, Figures, Posts, Powers

LENGTH = 100
FIRST_DAY, DAYS = date(2001, 2, 1), 6900
YEARS = (2001, 2019)
KINDS = 30 * ["communities"] + 25 * ["personnel"] + ["powers"] + 6 * ["statistics"]
KINDS += (LENGTH - len(KINDS)) * [""]
CODES = {
    "communities": ("济槐政字",),
    "personnel": ("济槐政任",),
    "powers": ("济槐政字",),
    "statistics": ("济槐统发",),
    "": ("济槐政发", "槐政办发", "槐政办字"),
}
ALL_CODES = sorted({code for codes in CODES.values() for code in codes})
DAYS_OF_PRINTING = (0, 0, 0, 1, 3)
RELATIONS = [*7 * [""], "cites", "amends", "repeals"]
ISSUERS = {
    "济槐统发": words.BUREAU,
    "槐政办发": words.OFFICE,
    "槐政办字": words.OFFICE,
}
SECTIONS = {
    "济槐政任": "人事任免",
    "济槐统发": "统计数据",
    "槐政办发": "区政府办公室文件",
    "槐政办字": "区政府办公室文件",
}


@dataclass(frozen=True)
class Made:
    """A document made by rule, and the entries it states in ``register`` (a label, or "").

    ``relation`` is what it does to the plan before it: cites, amends, repeals or "".
    """

    source: SourceDocument
    code: str
    register: str = ""
    entries: tuple = ()
    relation: str = ""


def documents(first):
    """The endless row of made documents from place ``first`` on."""
    story, place = divmod(first, LENGTH)
    while True:
        yield from Story(story).documents(place)
        story, place = story + 1, 0


class Story:
    def __init__(self, number):
        self.rng = rng = Random(f"gongbao {number}")
        self.kinds = rng.sample(KINDS, LENGTH)
        self.days = sorted(rng.randrange(DAYS) for _ in range(LENGTH))
        self.communities = Communities(number, rng)
        self.personnel = Posts(number, rng)
        self.powers = Powers(number, rng)
        self.statistics = Figures(number, rng)

    def documents(self, first=0):
        """What comes before ``first`` happens, but its text is not written."""
        for place, (kind, days) in enumerate(zip(self.kinds, self.days, strict=True)):
            day = FIRST_DAY + timedelta(days)
            code = self.rng.choice(CODES[kind])
            printed = day + timedelta(self.rng.choice(DAYS_OF_PRINTING))
            relation = "" if kind else self.rng.choice(RELATIONS)
            told = self.tell(kind, day)
            if place >= first:
                entries = read_entries(kind, told) if kind else ()
                source = replace(
                    self.text(kind, code, entries or told),
                    signed_date=day,
                    printed_date=printed,
                    section=SECTIONS.get(code, "区政府文件"),
                )
                yield Made(source, code, kind, entries, relation)

    def tell(self, kind, day):
        if not kind:
            return prose.plan(self.rng, day)
        return getattr(self, kind).entries(day)

    @staticmethod
    def text(kind, code, told):
        """The text of ``told``: entries, or the title and paragraphs of a plan."""
        issuer = ISSUERS.get(code, words.GOVERNMENT)
        if kind:
            source = apps.get_app_config(kind).write(told, issuer=issuer)
            return replace(source, issuer=issuer)
        title, paragraphs = told
        return SourceDocument(
            title=issuer + title,
            genre="通知",
            issuer=issuer,
            addressee="各街道办事处，区政府各部门",
            paragraphs=SourceDocument.paragraphs_of("\n".join(paragraphs)),
        )


def read_entries(label, told):
    """The entries of a register, as if read, from their values."""
    reading = import_module(f"{label}.reading")
    entry = apps.get_app_config(label).entry_model.READ_AS

    def whole(values):
        if "boundaries" not in values:
            return values
        bounds = tuple(reading.Boundary(**area) for area in values["boundaries"])
        return values | {"boundaries": bounds}

    return tuple(entry(**whole(values)) for values in told)
