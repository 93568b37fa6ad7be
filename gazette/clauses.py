"""The structure of a document's text: numbered clauses, paragraphs and table rows."""

import re
from collections import Counter
from dataclasses import dataclass
from unicodedata import normalize

# 一、 （一） 1. （1）: the four levels of numbering in official documents (GB/T 9704).
NUMBERING = (
    re.compile(r"([一二三四五六七八九十百]{1,5})、"),
    re.compile(r"[（(]([一二三四五六七八九十百]{1,5})[）)]"),
    re.compile(r"(\d{1,3})[.．、](?!\d)"),
    re.compile(r"[（(](\d{1,3})[）)]"),
)
# ㈠ ⑴ ⒈ are numbers in one character; ① is one that is never cited as a clause.
SIGN = re.compile("\\s*(?P<sign>[㈠-㈩⑴-⒇⒈-⒛])")
# 一是 and 第一， begin an item as （一） does; 第一社区 is a name.
SPOKEN = re.compile(
    r"\s*(?:(?P<number>[一二三四五六七八九十]{1,3})是|第(?P<ordinal>[一二三四五六七八九十]{1,3})[，,])"
)
CIRCLED = re.compile("\\s*[①-⑳㉑-㉟➀-➉❶-❿]\\s*[、.．]?(?=\\S)")
# 壹、 as it stands in documents of the old kind.
FORMAL = re.compile("\\s*(?P<number>[壹贰叁肆伍陆柒捌玖拾]{1,3})、")
ORDINARY = str.maketrans("壹贰叁肆伍陆柒捌玖拾", "一二三四五六七八九十")
SENTENCE = re.compile(r"[。；;：:]")
# A longer first sentence is no heading but the clause itself.
LONGEST_HEADING = 45


@dataclass(frozen=True)
class Block:
    """A paragraph as shown: ``level`` 1 to 4 where it is numbered, else 0.

    ``heading`` and ``rest`` part a numbered paragraph after its first sentence, where
    that is short.
    """

    anchor: str
    text: str
    level: int = 0
    heading: str = ""

    @property
    def rest(self):
        return self.text[len(self.heading) :]

    @property
    def cells(self):
        return self.text.split("\t") if "\t" in self.text else []


def blocks(body):
    """The blocks of a plain text, each with an anchor that is unique in it."""
    path, seen = [], Counter()
    for position, text in enumerate(filter(str.strip, body.split("\n")), 1):
        level, number = numbering(text)
        if not level:
            yield Block(f"p{position}", text)
            continue
        path = [
            *path[: level - 1],
            *[""] * (level - 1 - len(path)),
            shown(level, number),
        ]
        anchor = "".join(path)
        seen[anchor] += 1
        if seen[anchor] > 1:
            anchor = f"{anchor}-{seen[anchor]}"
        yield Block(anchor, text, level, heading(text))


def numbering(text):
    """(level, number) of a numbered paragraph, or (0, "")."""
    for level, pattern in enumerate(NUMBERING, 1):
        if match := pattern.match(text):
            return level, match[1]
    return 0, ""


def written_out(text):
    """``text`` with what numbers it as it is else printed: ㈠, 一是 and 第一， as （一）, 壹、 as 一、."""
    if formal := FORMAL.match(text):
        return f"{formal['number'].translate(ORDINARY)}、{text[formal.end() :]}"
    if spoken := SPOKEN.match(text):
        return f"（{spoken['number'] or spoken['ordinal']}）{text[spoken.end() :]}"
    sign = SIGN.match(text)
    if not sign:
        return text
    number = normalize("NFKC", sign["sign"]).translate({40: "（", 41: "）"})
    return number + text[sign.end() :]


def shown(level, number):
    return f"（{number}）" if level in (2, 4) else number


def heading(text):
    end = SENTENCE.search(text)
    first = text[: end.end()] if end else text
    return first if len(first) <= LONGEST_HEADING else ""


class Places:
    """Where in a document given words stand: anchors of its blocks and table rows."""

    def __init__(self, body, tables):
        """``tables`` are (order, rows) of the attachments."""
        self.by_text, self.anchors = {}, set()
        for block in blocks(body):
            self.anchors.add(block.anchor)
            self.by_text.setdefault(block.text, block.anchor)
        for order, rows in tables:
            for position, row in enumerate(rows, 1):
                self.by_text.setdefault("\t".join(row), row_anchor(order, position))

    def find(self, *candidates):
        """The anchor of the first candidate that stands in the document, or ``""``."""
        for words in filter(None, candidates):
            if words in self.by_text:
                return self.by_text[words]
            for text, anchor in self.by_text.items():
                if words in text:
                    return anchor
        return ""


def row_anchor(order, position):
    return f"t{order}r{position}"
