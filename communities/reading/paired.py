"""Deeds told of several communities at once, one to one: 甲、乙社区分别更名为丙社区、丁社区."""

import re
from collections.abc import Iterator

from .masking import GONE, Masked
from .naming import read_names
from .villages import named

# A village that becomes a community sets one up; one that joins a community adjusts it.
VILLAGE_KINDS = {"rename": "establish", "merge": "adjust"}
LIST = rf"[^，。；：,;\n{GONE}]{{2,200}}?"
EACH = re.compile(
    rf"(?:将|把)?(?P<formers>(?![将把]){LIST})(?:的?名称)?(?P<each>分别|依次)?(?P<verb>规范|统一|更名|改名|改称|变更|更改|改|并入|合并到|归并到|划入)(?:为|成|至|到)?(?=[^，。；]{{2,20}}(?:社区|居委会|居民委员会|[”」』]))"
)


def paired(masked: Masked, start: int, end: int) -> Iterator[tuple[str, str, str, int, int]]:  # fmt: skip
    """(kind, name, former name, start, end) of each pair, where there are as many of both."""
    for match in EACH.finditer(masked.mask, start, end):
        listed = read_names(masked, match.start("formers"), match.end("formers"))
        villages = named(masked.text[slice(*match.span("formers"))])
        formers = listed.names if listed else villages
        names = read_names(masked, match.end())
        if not (formers and names and len(names.names) > 1):
            continue
        if not match["each"] and not match["verb"].endswith(("名", "称")):
            continue
        if len(formers) == len(names.names):
            kind = "merge" if match["verb"][-1] in "入到" else "rename"
            kind = kind if listed else VILLAGE_KINDS[kind]
            first = match.start()
            for name, former in zip(names.names, formers, strict=True):
                yield kind, name, former if kind != "adjust" else "", first, names.end
                first = names.end
