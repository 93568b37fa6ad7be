"""The parts of a Word file beside its body: styles, lists, notes."""

from lxml import etree

from .marks import W

PARTS = {"styles": "styles", "numbering": "numbering", "footnotes": "footnotes"}
PARSER = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False)


class Parts:
    def __init__(self, document):
        self.roots = {}
        for relation in document.part.rels.values():
            kind = relation.reltype.rpartition("/")[2]
            if not relation.is_external and kind not in self.roots:
                self.roots[kind] = relation.target_part

    def root(self, kind: str):
        part = self.roots.get(kind)
        try:
            return None if part is None else etree.fromstring(part.blob, PARSER)
        except etree.LxmlError:
            return None

    @property
    def styles(self):
        return self.root("styles")

    @property
    def numbering(self):
        return self.root("numbering")

    def note(self, name: str) -> str:
        """The text of a footnote or endnote, as ``footnote2``."""
        kind = name.rstrip("-0123456789")
        root = self.root(f"{kind}s")
        for note in () if root is None else root.findall(f"{W}{kind}"):
            if note.get(f"{W}id") == name.removeprefix(kind):
                return "".join(piece.text or "" for piece in note.iter(f"{W}t"))
        return ""
