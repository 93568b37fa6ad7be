"""A gazette of a thousand pages is read within a minute, and memory stays flat."""

import subprocess
import sys
from dataclasses import replace
from itertools import islice

import pytest

from gazette.inputs import child, read_input
from gazette.reading.shown import entries_read
from gazette.sample import stories
from gazette.writing import typeset_issue
from tests.gazette.inputs.files import as_docx, as_pdf
from tests.gazette.inputs.test_bad_files import spent

# The real gazette has 35,817 characters on 44 pages.
PAGES, CHARACTERS = 1_000, 815
SECONDS, MEGABYTES = 60, 60
WAYS = {"txt": str.encode, "docx": as_docx, "pdf": as_pdf}
MEASURE = """
import sys
from pathlib import Path

data = Path(sys.argv[1]).read_bytes()
{work}
status = Path("/proc/self/status").read_text()
print(status.split("VmHWM:")[1].split()[0])
"""
WORK = {
    "pdf": "from gazette.inputs.pdf import extract; extract(data)",
    "txt": "from gazette.reading import read_text; read_text(data.decode())",
}


@pytest.fixture(scope="module")
def large():
    return made(PAGES)


def made(pages):
    """An issue of so many pages, of documents made by rule."""
    for documents in range(pages, 3 * pages, 50):
        row = islice(stories.documents(0), documents)
        text = typeset_issue(replace(one.source, page=None) for one in row)
        if len(text) >= pages * CHARACTERS:
            return text
    raise AssertionError("Documents made by rule have become short.")


@pytest.mark.parametrize("kind", WAYS)
def test_a_thousand_pages_are_read_within_a_minute(kind, large):
    data = WAYS[kind](large)
    start = spent()
    reading = read_input(data, f"合订本.{kind}")
    entries = entries_read(reading.documents)
    assert spent() - start < SECONDS
    assert len(reading.documents) >= PAGES
    assert all(entries.values())


@pytest.mark.parametrize("kind", WORK)
def test_memory_stays_flat(kind, large, tmp_path):
    """Ten times as many pages take little more than the text itself."""
    sizes = []
    for name, text in (("small", large[: len(large) // 10]), ("large", large)):
        file = tmp_path / name
        file.write_bytes(WAYS[kind](text))
        sizes.append(peak(kind, file))
    assert sizes[1] - sizes[0] < MEGABYTES


def peak(kind, file):
    """The most memory, in megabytes, of a process of its own that reads the file."""
    script = MEASURE.format(work=WORK[kind])
    command = [sys.executable, "-c", script, str(file)]
    done = subprocess.run(
        command,
        cwd=child.ROOT,
        env=child.environment(),
        capture_output=True,
        check=True,
    )
    return int(done.stdout) / 1024
