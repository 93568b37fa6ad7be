"""What the tests of tables share: tables out and in, and nasty text."""

import csv
import io

from hypothesis import strategies as st

from core.exchange.formats import CSV
from core.exchange.registry import resource
from core.text.characters import unseen
from gazette.models import Document, Issue, Organization, Relation, Section
from gazette.registers.config import registers

FORMULAS = (
    "=1+1",
    "=1+1+cmd|' /C calc'!A0",
    "==1",
    " =1+1",
    "\t=1+1",
    "\n=1+1",
    "+1",
    "+SUM(1,2)",
    "-1",
    "-2+3",
    "@SUM(A1)",
    "@",
    "＝1+1",
    "＋1",
    "－1",
    "＠SUM(1)",
    "\u3000=1",
    "=HYPERLINK(1)",
    "=WEBSERVICE(1)",
    "=DDE(1;2;3)",
    "'=1+1",
    "''=1",
    "'",
    "''",
    "'a",
    "\tcell",
    "\nline",
    "=\t1",
    "-",
    "=",
)
NASTY = (
    *FORMULAS,
    "䶮𠮷𬭚",
    'say "so"',
    "a,b;c\td",
    "one\ntwo\n\nthree\n",
    "007",
    "123456789012345678",
    "1e5",
    "2020-05-26",
    "TRUE",
    " both ",
    "<script>alert(1)</script>",
    "_x000D_",
    "以及：又一行",
    "x\n以及：y\n\\以及：z",
    "\\以及：",
    "，、。；（）〔〕“”",
    "NULL",
)
LETTERS = st.characters(exclude_categories=("Cs", "Cc", "Cn")).filter(
    lambda letter: not unseen(letter)
)
TEXTS = st.sampled_from(NASTY) | st.text(LETTERS | st.sampled_from("\n\t"), max_size=30)


def words(max_length, min_length=0):
    """Texts of at most ``max_length`` characters, nasty ones among them."""
    cut = TEXTS.map(lambda text: text[:max_length])
    return cut.filter(lambda text: len(text.strip()) >= min_length)


def exported(name, table_format=CSV, queryset=None):
    return table_format().export_data(resource(name).export(queryset))


def imported(name, data, table_format=CSV, **options):
    table = table_format().create_dataset(data)
    return resource(name).import_data(
        table, raise_errors=True, file_name=f"表.{table_format.extension}", **options
    )


def counts(report):
    return tuple(report.counts().values())


def rows_of(data):
    return list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline="")))


def csv_of(rows):
    out = io.StringIO(newline="")
    csv.writer(out, lineterminator="\r\n").writerows(rows)
    return out.getvalue().encode("utf-8-sig")


def edited(data, row, column, value):
    """A CSV with one cell, of data row ``row`` from 1, changed."""
    rows = rows_of(data)
    rows[row][rows[0].index(column)] = value
    return csv_of(rows)


def line(name, **cells):
    """A CSV of one line under the headings of the table, blank but for ``cells``."""
    headings = resource(name).template().headings
    return csv_of([headings, [cells.get(heading, "") for heading in headings]])


def reasons(report):
    return [(fault.row, fault.column) for fault in report.faults]


def empty_the_database():
    for register in registers():
        register.entry_model.objects.all().delete()
        register.change_set_model.objects.all().delete()
    Relation.objects.all().delete()
    Document.objects.all().delete()
    Organization.objects.update(parent=None)
    for model in (Organization, Section, Issue):
        model.objects.all().delete()
