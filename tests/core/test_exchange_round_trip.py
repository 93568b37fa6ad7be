"""Nothing is lost on the way out and in again: the sample, and tens of thousands of nasty rows."""

import random
from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.core.management import call_command
from django.db import connection, transaction
from hypothesis import given, settings
from hypothesis import strategies as st

from communities.models import Area, Decision
from communities.models import Change as CommunityChange
from core.exchange.formats import CSV, XLSX
from core.exchange.registry import resource
from gazette.models import Document, Genre, Issue, Organization, Relation, Section
from personnel.models import Change as PersonnelChange
from personnel.models import Notice
from powers.models import Transfer, TransferList
from statistics.models import Figure, Release
from tests.exchange import NASTY, TEXTS, counts, empty_the_database, exported, imported

pytestmark = pytest.mark.django_db

NAMES = ("organizations", "documents", "relations", "communities", "personnel", "powers", "figures")  # fmt: skip
# Of each table; on PostgreSQL a third, which holds all texts of the pool too.
ROWS = 3_000 if connection.vendor == "sqlite" else 1_000
DOCUMENTS = 100
POOL = 400


@pytest.fixture(scope="module")
def sample(django_db_setup, django_db_blocker):
    """{(table, format): the file} of the sample, and what taking each in again would do."""
    files, again = {}, {}
    with django_db_blocker.unblock(), transaction.atomic():
        call_command("sample", verbosity=0)
        for name in NAMES:
            for table_format in (CSV, XLSX):
                data = files[name, table_format] = exported(name, table_format)
                again[name, table_format] = counts(imported(name, data, table_format))
        transaction.set_rollback(True)
    return files, again


@pytest.mark.parametrize("table_format", [CSV, XLSX])
@pytest.mark.parametrize("name", NAMES)
def test_the_sample_goes_out_and_in_without_a_change(sample, name, table_format):
    new, changed, unchanged, refused = sample[1][name, table_format]
    assert (new, changed, refused) == (0, 0, 0) and unchanged


@pytest.mark.parametrize("table_format", [CSV, XLSX])
def test_the_sample_goes_into_an_empty_database_and_out_the_same(sample, table_format):
    for name in NAMES:
        report = imported(name, sample[0][name, table_format], table_format)
        assert not report.faults
    for name in NAMES:
        assert exported(name) == sample[0][name, CSV]


@pytest.fixture(scope="module")
def pool():
    """Texts that hypothesis makes, the nastiest among them; none is blank."""
    found = []

    @settings(max_examples=1)
    @given(st.lists(TEXTS, min_size=POOL, max_size=POOL))
    def draw(texts):
        found[:] = [*NASTY, *texts]

    draw()
    return [text for text in found if text.strip()]


class Maker:
    """Rows by chance, always the same: texts of a pool, cut to what a field holds."""

    def __init__(self, pool):
        self.pool, self.chance = pool, random.Random(2020)

    def text(self, length, blank=True):
        if blank and self.chance.random() < 0.2:
            return ""
        text = self.chance.choice(self.pool)[:length]
        return text if blank or text.strip() else "甲"

    def name(self, length, number):
        """A text that no other row has."""
        return f"{self.text(length - 6, blank=False)}{number}"

    def whole(self, most=2**31 - 1):
        return self.chance.choice([None, 0, self.chance.randint(0, most)])

    def exact(self, digits, places):
        number = Decimal(self.chance.randint(-(10**digits), 10**digits))
        return self.chance.choice([None, Decimal(0), number.scaleb(-places)])

    def day(self):
        days = timedelta(days=self.chance.randint(0, 54_000))
        return self.chance.choice([None, date(1950, 1, 1) + days])


def organizations(make):
    kinds = Organization.Kind.values
    made = Organization.objects.bulk_create(
        Organization(
            full_name=make.name(100, number),
            short_name=make.text(50),
            former_names=make.text(300),
            kind=make.chance.choice(kinds),
        )
        for number in range(ROWS)
    )
    for below, above in zip(made[1:], made, strict=False):
        below.parent = make.chance.choice([None, above])
    Organization.objects.bulk_update(made, ["parent"], batch_size=500)


def documents(make, count=ROWS):
    issues = [None, *Issue.objects.bulk_create(Issue(year=2000 + n, number=n or None) for n in range(9))]  # fmt: skip
    sections = [None, *Section.objects.bulk_create(Section(name=make.name(50, n)) for n in range(9))]  # fmt: skip
    made = []
    for number in range(count):
        named = make.chance.choice([f"青山政字〔2020〕{number + 1}号", make.name(60, number), ""])  # fmt: skip
        document = Document(
            number=named,
            title=make.name(300, number),
            genre=make.chance.choice(["", *Genre.values]),
            issuer=make.text(200),
            addressee=make.text(300),
            signed_date=make.day(),
            issue=make.chance.choice(issues),
            section=make.chance.choice(sections),
            page=make.whole(32_767),
            topic=make.text(60),
            index_number=make.text(60),
            body=make.text(30),
        )
        document.derive({})
        made.append(document)
    return Document.objects.bulk_create(made)


def relations(make):
    sources = documents(make, DOCUMENTS)
    Relation.objects.bulk_create(
        Relation(
            source=make.chance.choice(sources),
            kind=make.chance.choice(Relation.Kind.values),
            target_number=make.name(60, number),
        )
        for number in range(ROWS)
    )


def entries(make, change_set, entry, values):
    """``ROWS`` entries in change sets of documents with numbers and without."""
    owners = change_set.objects.bulk_create(
        change_set(document=document) for document in documents(make, DOCUMENTS)
    )
    return entry.objects.bulk_create(
        entry(
            change_set=owners[number * DOCUMENTS // ROWS],
            clause=make.text(30),
            order=number,
            **values(number),
        )
        for number in range(ROWS)
    )


def communities(make):
    def values(number):
        return {
            "kind": make.chance.choice(CommunityChange.Kind.values),
            "name": make.name(100, number),
            "former_name": make.text(300),
            "subdistrict": make.text(100),
            "territory": make.text(30),
            "households": make.whole(),
            "households_approx": make.chance.random() < 0.5,
            "premises": make.text(30),
            "premises_note": make.text(30),
            "boundary_extra": make.text(30),
            "floor_area_m2": make.chance.choice([None, Decimal("1057.26"), Decimal(0)]),
        }

    made = entries(make, Decision, CommunityChange, values)
    sides = ("label", "east", "south", "west", "north")
    Area.objects.bulk_create(
        Area(
            change=change,
            order=order,
            **{side: make.text(200, blank=False) for side in sides},
        )  # fmt: skip
        for change in made
        for order in range(make.chance.choice([0, 0, 1, 3]))
    )


def personnel(make):
    def values(number):
        return {
            "kind": make.chance.choice(PersonnelChange.Kind.values),
            "name": make.name(50, number),
            "organization": make.text(150),
            "title": make.text(100, blank=False),
            "rank": make.text(50),
            "remark": make.text(200),
        }

    entries(make, Notice, PersonnelChange, values)


def powers(make):
    def values(number):
        return {
            "sequence": make.whole(),
            "name": make.name(500, number),
            "category": make.text(30),
            "from_department": make.text(150),
            "to_department": make.text(150),
            "basis": make.text(30),
        }

    entries(make, TransferList, Transfer, values)


def figures(make):
    def values(number):
        return {
            "period": make.chance.choice(["2020年1-9月", "2019年", make.text(50, blank=False)]),
            "name": make.name(100, number),
            "unit": make.text(30),
            "value": make.exact(14, 6),
            "yoy": make.exact(8, 4),
            "parent": make.text(100),
            "quarterly": make.chance.random() < 0.5,
            "note": make.text(300),
        }  # fmt: skip

    entries(make, Release, Figure, values)


MAKERS = {
    maker.__name__: maker
    for maker in (organizations, documents, relations, communities, personnel, powers, figures)
}  # fmt: skip


@pytest.mark.parametrize("name", NAMES)
def test_thousands_of_nasty_rows_of_each_table_come_back_as_they_were(name, pool):
    MAKERS[name](Maker(pool))
    records = resource(name).get_queryset().count()
    before, of_documents = exported(name), exported("documents")
    workbook = exported(name, XLSX)
    assert counts(imported(name, before)) == (0, 0, records, 0)
    assert counts(imported(name, workbook, XLSX)) == (0, 0, records, 0)
    for data, table_format in ((before, CSV), (workbook, XLSX)):
        empty_the_database()
        if name not in ("organizations", "documents"):
            assert not imported("documents", of_documents).faults
        report = imported(name, data, table_format)
        assert (counts(report), report.faults) == ((records, 0, 0, 0), [])
        assert exported(name) == before
