"""Ten thousand damaged files: each is refused with a reason, or read and taken in on trial."""

import io
from random import Random
from zipfile import ZipFile

import pytest

from core.exchange.formats import CSV, XLSX
from core.exchange.registry import resource
from core.exchange.tables import Unreadable
from powers.models import Transfer, TransferList
from tests import factories
from tests.exchange import exported
from tests.exchange_bad import NUMBER, csv_of, powers
from tests.exchange_books import members, sound, zipped

pytestmark = pytest.mark.django_db

EACH = 1_250
ROWS = powers({}, {"序号": "2", "依据": "'=1+1"}, {"序号": "3", "依据": '"甲"\n乙'})


def damaged(data, chance):
    """``data`` with a few of its bytes changed, one left out or doubled at times."""
    data = bytearray(data)
    for _flip in range(chance.randint(1, 6)):
        data[chance.randrange(len(data))] = chance.randrange(256)
    if not chance.randrange(4):
        place = chance.randrange(len(data))
        data[place : place + 1] = data[place : place + 1] * chance.choice((0, 2))
    return bytes(data)


def inside(data, chance):
    """A workbook of which one part is damaged before it is packed."""
    archive = ZipFile(io.BytesIO(data))
    parts = {name: archive.read(name) for name in archive.namelist()}
    name = chance.choice(sorted(parts))
    parts[name] = damaged(parts[name], chance)
    return zipped(parts)


UTF8 = csv_of(ROWS)
KINDS = [
    ("UTF-8", CSV, UTF8, damaged),
    ("plain UTF-8", CSV, UTF8[3:], damaged),
    ("GB18030", CSV, UTF8.decode("utf-8-sig").encode("gb18030"), damaged),
    ("UTF-16", CSV, UTF8.decode("utf-8-sig").encode("utf-16"), damaged),
    ("workbook", XLSX, sound(), damaged),
    ("plain workbook", XLSX, zipped(members(), method=0), damaged),
    ("parts", XLSX, sound(), inside),
    ("plain parts", XLSX, zipped(members()), inside),
]


def tried(data, table_format):
    """Read ``data`` and import it on trial; whether it could be read."""
    try:
        table = table_format().create_dataset(data)
    except Unreadable as refusal:
        assert str(refusal)
        return False
    for line in table.lines:
        assert line.cells
    resource("powers").import_data(table, dry_run=True, raise_errors=True)
    return True


def kept():
    return TransferList.objects.count(), Transfer.objects.count()


@pytest.mark.parametrize(
    ("table_format", "data", "damage"),
    [kind[1:] for kind in KINDS],
    ids=[kind[0] for kind in KINDS],
)
def test_no_damaged_file_is_an_error_or_leaves_a_row(table_format, data, damage):
    factories.document(number=NUMBER)
    chance, before = Random(4), kept()
    assert tried(data, table_format)
    for _time in range(EACH):
        tried(damage(data, chance), table_format)
    assert kept() == before


@pytest.mark.parametrize("table_format", [CSV, XLSX])
def test_no_damaged_export_is_an_error_or_leaves_a_row(table_format):
    factories.transfer_list({"name": "食品经营许可"}, {"name": "药品经营许可"})
    data = exported("powers", table_format)
    chance, before = Random(4), kept()
    for _time in range(EACH // 4):
        tried(damaged(data, chance), table_format)
        if table_format is XLSX:
            tried(inside(data, chance), table_format)
    assert kept() == before
