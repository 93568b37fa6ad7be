"""The words of one paragraph as the printed page shows them."""

from dataclasses import dataclass, field

from .marks import DELETED, INSERTED, MC, M, W, is_on, value

NO_BREAK_HYPHEN, LINE_BREAK = "\u2011", "\n"
BREAKS = {"page": "", "column": ""}
# Bullets and boxes of symbol fonts whose meaning is known: everything else is a finding.
SYMBOLS = {"f0fe": "☑", "f0a8": "□", "f06f": "□", "f0a3": "□", "f052": "☑", "f0b7": "•"}


@dataclass
class Seen:
    """What was met on the way through a paragraph, besides its words."""

    changes: int = 0
    deleted: str = ""
    hidden: str = ""
    struck: str = ""
    comments: int = 0
    notes: list[str] = field(default_factory=list)
    symbols: int = 0
    pictures: int = 0
    boxes: list = field(default_factory=list)


class Runs:
    """Walks the content of a paragraph; ``parts`` are the words in their order."""

    def __init__(self, styles):
        self.styles = styles
        self.parts: list[str] = []
        self.seen = Seen()
        self.paragraph_style = ""
        # A complex field: its instruction is hidden, its result is seen. It may span paragraphs.
        self.fields: list[bool] = []

    def text(self, paragraph) -> tuple[str, Seen]:
        self.parts, self.seen = [], Seen()
        self.paragraph_style = value(paragraph.find(f"{W}pPr"), "pStyle")
        for child in paragraph:
            self.walk(child)
        return "".join(self.parts), self.seen

    def walk(self, element) -> None:
        tag = element.tag
        if not isinstance(tag, str):
            return
        if tag in DELETED:
            self.seen.changes += 1
            self.seen.deleted += deleted_text(element)
        elif tag == f"{W}r":
            self.run(element)
        elif tag == f"{MC}AlternateContent":
            self.choice(element)
        elif tag == f"{M}t":
            self.parts.append(element.text or "")
        elif tag == f"{W}ruby":
            self.children(element.find(f"{W}rubyBase"))
        elif not tag.endswith(("Pr", "}pict", "}object", "}drawing")):
            self.seen.changes += tag in INSERTED
            self.children(element)
        else:
            self.drawn(element)

    def children(self, element) -> None:
        for child in () if element is None else element:
            self.walk(child)

    def choice(self, element) -> None:
        """Of two ways to show one thing, the first, which newer programs show."""
        chosen = element.find(f"{MC}Choice")
        self.children(element.find(f"{MC}Fallback") if chosen is None else chosen)

    def run(self, run) -> None:
        properties = run.find(f"{W}rPr")
        before = len(self.parts)
        for child in run:
            if isinstance(child.tag, str):
                self.piece(child)
        words = "".join(self.parts[before:])
        style = value(properties, "rStyle") or self.paragraph_style
        if words.strip() and self.styles.is_hidden(properties, style):
            del self.parts[before:]
            self.seen.hidden += words
        elif is_on(properties, "strike") or is_on(properties, "dstrike"):
            self.seen.struck += words

    def piece(self, child) -> None:
        name = child.tag.rpartition("}")[2]
        if name == "fldChar":
            self.field(child.get(f"{W}fldCharType"))
        elif any(self.fields):
            return
        elif name == "t":
            self.parts.append(child.text or "")
        elif name == "tab":
            self.parts.append("\t")
        elif name in ("br", "cr"):
            self.parts.append(BREAKS.get(child.get(f"{W}type"), LINE_BREAK))
        elif name == "noBreakHyphen":
            self.parts.append("-")
        elif name == "sym":
            self.symbol(child.get(f"{W}char", "").casefold())
        elif name == "commentReference":
            self.seen.comments += 1
        elif name in ("footnoteReference", "endnoteReference"):
            self.seen.notes.append(name[:-9] + (child.get(f"{W}id") or ""))
        else:
            self.walk(child)

    def field(self, kind: str | None) -> None:
        """``fields`` holds, for every open field, whether its instruction still runs."""
        if kind == "begin":
            self.fields.append(True)
        elif self.fields and kind == "separate":
            self.fields[-1] = False
        elif self.fields and kind == "end":
            self.fields.pop()

    def symbol(self, code: str) -> None:
        self.parts.append(SYMBOLS.get(code, "□"))
        self.seen.symbols += code not in SYMBOLS

    def drawn(self, element) -> None:
        """A drawing: its text boxes, or a picture whose words nobody can read."""
        if element.tag.endswith("Pr"):
            return
        boxes = [
            box
            for box in element.iter(f"{W}txbxContent")
            if not in_fallback(box, element)
        ]
        self.seen.boxes += boxes
        if not boxes and is_large(element):
            self.seen.pictures += 1


def in_fallback(box, top) -> bool:
    """Whether the box is the older copy of another, or lies within another box."""
    parents = box.iterancestors()
    for parent in parents:
        if parent is top:
            return False
        if parent.tag in (f"{MC}Fallback", f"{W}txbxContent"):
            return True
    return False


# In units of a 914,400th of an inch: some 6 by 3 centimetres; an emblem is smaller.
PICTURE_WIDTH, PICTURE_HEIGHT = 2_160_000, 1_080_000


def is_large(element) -> bool:
    extents = (e for e in element.iter() if str(e.tag).endswith("}extent"))
    return any(
        int(e.get("cx") or 0) > PICTURE_WIDTH and int(e.get("cy") or 0) > PICTURE_HEIGHT
        for e in extents
        if (e.get("cx") or "0").isdecimal() and (e.get("cy") or "0").isdecimal()
    )


def deleted_text(element) -> str:
    texts = (f"{W}delText", f"{W}t")
    return "".join(piece.text or "" for piece in element.iter(*texts))
