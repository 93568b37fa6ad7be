"""A text cut into pieces so that the words of each field can be marked in it."""

from dataclasses import dataclass, field


@dataclass
class Piece:
    """Words that belong to the same fields; ``anchor`` where there are any."""

    text: str
    keys: list = field(default_factory=list)
    anchor: str = ""
    is_doubtful: bool = False


class Marks:
    """Gives each marked piece of a page an anchor, and each field the first of its own."""

    def __init__(self):
        self.count = 0

    def cut(self, text, fields):
        """The pieces of ``text``; ``fields`` have evidence with spans in it."""
        edges = {0, len(text)}
        for one in fields:
            for start, end in one.evidence.spans:
                edges |= {start, end}
        edges = sorted(edge for edge in edges if edge <= len(text))
        return [
            self.piece(text, start, end, fields)
            for start, end in zip(edges, edges[1:], strict=False)
        ]

    def piece(self, text, start, end, fields):
        owners = [
            one
            for one in fields
            if any(first <= start and end <= last for first, last in one.evidence.spans)
        ]
        if not owners:
            return Piece(text[start:end])
        self.count += 1
        anchor = f"m{self.count}"
        for one in owners:
            one.mark = one.mark or anchor
        doubtful = any(one.is_doubtful for one in owners)
        return Piece(text[start:end], [one.key for one in owners], anchor, doubtful)


def in_cells(pieces):
    """The pieces of a table row, by cell: its text has a tab between cells."""
    cells = [[]]
    for piece in pieces:
        first, *others = piece.text.split("\t")
        for at, words in enumerate([first, *others]):
            if at:
                cells.append([])
            if words:
                anchor = piece.anchor if not at else ""
                cells[-1].append(Piece(words, piece.keys, anchor, piece.is_doubtful))
    return cells


def parted(pieces, length):
    """(pieces of the first ``length`` characters, the others); one may be cut in two."""
    before, after = [], []
    for piece in pieces:
        if length <= 0:
            after.append(piece)
        elif len(piece.text) <= length:
            before.append(piece)
        else:
            before.append(
                Piece(piece.text[:length], piece.keys, piece.anchor, piece.is_doubtful)
            )
            after.append(Piece(piece.text[length:], piece.keys, "", piece.is_doubtful))
        length -= len(piece.text)
    return before, after
