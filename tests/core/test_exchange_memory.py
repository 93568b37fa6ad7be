"""What is made to fill the memory is refused in little of it."""

import subprocess
import sys
from pathlib import Path

from django.conf import settings

from tests.exchange_bad import FILES, data_of
from tests.exchange_bad_books import BOOKS

MB = 300
BOMBS = [
    bad for bad in FILES + BOOKS if bad.number in (4, 5, 17, 28, 30, 32, 33, 34, 41)
]
# Reads each file in a process that ends where it takes more than it may.
READ = """
import sys, django
django.setup()
from core.exchange.formats import format_of
from core.exchange.tables import Unreadable
for path in sys.argv[1:]:
    try:
        table = format_of(path).create_dataset(open(path, "rb").read())
        print("read", sum(1 for line in table.lines))
    except Unreadable as refusal:
        print("refused", refusal)
    [peak] = [line for line in open("/proc/self/status") if line.startswith("VmHWM")]
    assert int(peak.split()[1]) < %d * 1024, (path, peak)
"""


def test_no_bomb_takes_more_than_300_mb(tmp_path):
    paths = []
    for place, bad in enumerate(BOMBS):
        path = Path(tmp_path, f"{place}.{bad.suffix}")
        path.write_bytes(data_of(bad))
        paths.append(path)
    done = subprocess.run(
        [sys.executable, "-c", READ % MB, *paths],
        cwd=settings.BASE_DIR,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.returncode == 0, done.stderr[-2000:]
    outcomes = [line.split()[0] for line in done.stdout.splitlines()]
    assert outcomes == ["refused" if bad.refused else "read" for bad in BOMBS]
