"""Excel as a stream: rows go straight into the archive, in the frame of a workbook."""

from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from .frames import LAST_ROW, Frame
from .markup import rows_xml

# A quick look of the archive tells a workbook by its first part.
FIRST = "_rels/.rels"
LEVEL = 1
# An archive's part above 2 GB takes a form that not every spreadsheet reads.
SHEET_BYTES = 1_500_000_000


class Outlet:
    """A file that keeps what is written to it until it is taken."""

    def __init__(self):
        self.parts = []

    def write(self, data):
        self.parts.append(bytes(data))
        return len(data)

    def flush(self):
        """Nothing: what is written waits to be taken."""

    def taken(self):
        data = b"".join(self.parts)
        self.parts.clear()
        return data


class Blocks:
    """Blocks one after the other, cut where there is no room for a whole one."""

    def __init__(self, blocks):
        self.blocks = (block for block in blocks if len(block[0]))
        self.waiting = None

    def __bool__(self):
        """Whether there is a row left."""
        if self.waiting is None:
            self.waiting = next(self.blocks, None)
        return self.waiting is not None

    def take(self, room):
        """The next block, as far as ``room`` rows hold it."""
        block, self.waiting = self.waiting, None
        if len(block[0]) <= room:
            return block
        self.waiting = [cells[room:] for cells in block]
        return [cells[:room] for cells in block]


def stream(table):
    """The bytes of ``table`` as a workbook."""
    for part in parts(table):
        if part:
            yield part


def parts(table):
    outlet, blocks, done = Outlet(), Blocks(table.blocks), []
    with ZipFile(outlet, "w", ZIP_DEFLATED, compresslevel=LEVEL) as archive:
        while not done or blocks:
            frame = Frame(table, sheets=len(done) + 1)
            if not done:
                archive.writestr(ZipInfo(FIRST), frame.parts[FIRST], ZIP_DEFLATED)
                yield outlet.taken()
            with archive.open(frame.name, "w") as sheet:
                for data in filled(frame, blocks):
                    sheet.write(data)
                    yield outlet.taken()
            done.append(frame.name)
        for name, data in frame.parts.items():
            if name not in (FIRST, *done):
                archive.writestr(ZipInfo(name), data, ZIP_DEFLATED)
    yield outlet.taken()


def filled(frame, blocks):
    """The XML of a sheet with as many rows as it holds."""
    yield frame.head
    row, size = 2, 0
    while row <= LAST_ROW + 1 and size < SHEET_BYTES and blocks:
        block = blocks.take(LAST_ROW + 2 - row)
        data = rows_xml(block, row, frame.styles).encode()
        yield data
        row, size = row + len(block[0]), size + len(data)
    yield frame.tail
