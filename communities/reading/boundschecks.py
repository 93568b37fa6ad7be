"""Doubts about bounds that were read: odd names of areas, missing or equal sides."""

import re

from gazette.reading.source import Finding

from .bounds import AFTER, CHINESE_SIDES, OLD_AREA, REPEATED, Area, Bounds
from .entries import SIDES

ODD_AREA = re.compile(
    r"\A[：:）)]|[：:]|居委会|委员会|社区|规模|调整|变更|范围|四至|用房|\d户|为\Z"
)
OLD_BOUNDS = Finding("bounds-old", "四至可能是调整前的，请核对")
GENERIC_AREA = re.compile(r"区域|片区|部分|地块|板块|片|以[东南西北]|[东南西北]侧")


def check_bounds(bounds: Bounds) -> list[Finding]:
    """Doubts about bounds that were read."""
    territory = "；".join(bounds.territory)
    bare = [
        area for area in bounds.areas if area.sides and not AFTER.sub("", area.label)
    ]
    if len(bare) > 1 and not bounds.findings:
        bounds.findings.append(REPEATED)
    return [
        *bounds.findings,
        *(finding for area in bounds.areas for finding in check_area(area, territory)),
    ]


def check_area(area: Area, territory: str):
    name = area.label or "四至"
    if OLD_AREA.search(area.label):
        yield OLD_BOUNDS
    if ODD_AREA.search(area.label):
        yield Finding("bound-doubtful", f"“{area.label}”不像片区的名称，请核对")
    missing = [CHINESE_SIDES[side] for side in SIDES if not area.sides.get(side)]
    if area.sides and missing:
        yield Finding("bounds-incomplete", f"{name}缺{'、'.join(missing)}至")
    if area.sides.get("east") and area.sides.get("east") == area.sides.get("west"):
        yield Finding("bounds-equal", f"{name}东至与西至相同")
    if area.sides.get("south") and area.sides.get("south") == area.sides.get("north"):
        yield Finding("bounds-equal", f"{name}南至与北至相同")
    if territory and not GENERIC_AREA.search(area.label):
        for part in area.label.split("、"):
            if part not in territory:
                text = f"“{part}”列有四至，但不在管辖区域所列之中"
                yield Finding("area-not-in-territory", text)
