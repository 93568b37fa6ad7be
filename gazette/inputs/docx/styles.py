"""What a paragraph's or a run's style says of it, through the styles it is based on."""

from .marks import W, is_on

LONGEST_CHAIN = 20


class Styles:
    def __init__(self, root):
        found = [] if root is None else root.findall(f"{W}style")
        self.by_id = {style.get(f"{W}styleId"): style for style in found}
        self.default = next(
            (
                style
                for style in found
                if style.get(f"{W}type") == "paragraph"
                and style.get(f"{W}default") in ("1", "true")
            ),
            None,
        )

    def chain(self, name: str):
        """The style and those it is based on, nearest first."""
        style = self.by_id.get(name, self.default)
        for _ in range(LONGEST_CHAIN):
            if style is None:
                return
            yield style
            based = style.find(f"{W}basedOn")
            style = None if based is None else self.by_id.get(based.get(f"{W}val"))

    def first(self, name: str, path: str):
        """The nearest element ``path`` (as ``pPr/numPr``) of the style and its bases."""
        steps = "/".join(f"{W}{step}" for step in path.split("/"))
        found = (style.find(steps) for style in self.chain(name))
        return next((element for element in found if element is not None), None)

    def is_hidden(self, run_properties, style: str) -> bool:
        """Whether text is hidden (``w:vanish``), by itself or by its style."""
        said = is_on(run_properties, "vanish")
        if said is None and style in self.by_id:
            of_style = (is_on(s.find(f"{W}rPr"), "vanish") for s in self.chain(style))
            said = next((answer for answer in of_style if answer is not None), None)
        return bool(said)
