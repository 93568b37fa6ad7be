from decimal import Decimal

import pytest

from communities.reading import SIDES, Boundary, CommunityChange, read
from gazette.reading.source import Paragraph, SourceDocument


def reply(*paragraphs, title="关于社区居民委员会有关事项的批复", genre="批复", addressee="临江街道办事处"):
    return SourceDocument(
        title=title,
        genre=genre,
        addressee=addressee,
        paragraphs=tuple(Paragraph(text, line) for line, text in enumerate(paragraphs, 1)),
    )  # fmt: skip


def only(*paragraphs, **kwargs) -> CommunityChange:
    [entry] = read(reply(*paragraphs, **kwargs))
    return entry


def codes(entry) -> list[str]:
    return [finding.code for finding in entry.findings]


def stated(entry) -> dict:
    """What an entry states, without clause and subdistrict; the whole's bounds as E, S, W, N."""
    blank = CommunityChange()
    said = {
        name: getattr(entry, name)
        for name in CommunityChange.__dataclass_fields__
        if getattr(entry, name) != getattr(blank, name)
        and name not in ("clause", "subdistrict", "source_text", "line", "findings")
        and not name.endswith("_text")
    }
    if said.get("boundaries") and len(said["boundaries"]) == 1 and not said["boundaries"][0].area:  # fmt: skip
        said["boundaries"] = said["boundaries"][0].sides
    return said


LONGYUAN = "龙源社区居民委员会"
HEHE = "和合里社区居民委员会"

# What a clause says, and every field that is read from it. Kind, name: see ``kind_and_name``.
CLAUSES = [
    (
        "同意设立龙源社区居民委员会。辖区东至江畔路，南邻解放路，西接铁路专线，北靠青山。",
        dict(boundaries=("江畔路", "解放路", "铁路专线", "青山")),
        ["no-households"],
    ),
    (
        "批准成立龙源社区居民委员会，四至为：东至江畔路；南至解放路；西至建国路；北至江堤。现有住户1.2万余户。",
        dict(boundaries=("江畔路", "解放路", "建国路", "江堤"), households=12000, households_approx=True),
        [],
    ),
    (
        "同意新设龙源社区居民委员会，其四至范围：东以江畔路为界，南以解放路为界，西以建国路为界，北以江堤为界，居民三千二百户，人口8600人。",
        dict(boundaries=("江畔路", "解放路", "建国路", "江堤"), households=3200),
        [],
    ),
    (
        "同意增设龙源社区居民委员会（东至江畔路，南至解放路，西至建国路，北至江堤），户数为2100户。",
        dict(boundaries=("江畔路", "解放路", "建国路", "江堤"), households=2100),
        [],
    ),
    (
        "同意成立龙源社区居民委员会。管辖范围东、南至江畔路，西、北至解放路。约有居民900户左右。",
        dict(boundaries=("江畔路", "江畔路", "解放路", "解放路"), households=900, households_approx=True),
        ["bounds-equal-not"],
    ),
    (
        "同意成立龙源社区居民委员会。东至江畔路西至建国路南至解放路北至江堤，共1500户。",
        dict(boundaries=("江畔路", "解放路", "建国路", "江堤"), households=1500),
        ["bounds-unpunctuated"],
    ),
    (
        "同意新建龙源社区居民委员会。管辖锦苑小区、桃花源小区（一期），总户数近2000户，办公服务用房设在锦苑小区3号楼，面积450㎡。",
        dict(territory="锦苑小区、桃花源小区（一期）", households=2000, households_approx=True, premises="锦苑小区3号楼", floor_area_m2=Decimal(450)),
        [],
    ),
    (
        "同意新建龙源社区居民委员会。辖区范围东起江畔路，西至建国路，南起解放路。总户数800户。",
        dict(boundaries=("江畔路", "解放路", "建国路", ""), households=800),
        ["bounds-incomplete"],
    ),
    (
        "同意新建龙源社区居民委员会。其中，锦苑片区：东至甲路，南至乙路，西至丙路，北至丁路；桃园片区：东至戊路，南至己路，西至庚路，北至辛路。辖区内共2600户。",
        dict(boundaries=(Boundary("锦苑片区", "甲路", "乙路", "丙路", "丁路"), Boundary("桃园片区", "戊路", "己路", "庚路", "辛路")), households=2600),
        [],
    ),
    (
        "同意新建龙源社区居民委员会，办公场所位于锦苑小区会所（与锦苑社区居民委员会合用），建筑面积约300平方米。总户数700户，管辖区域为锦苑小区。",
        dict(territory="锦苑小区", households=700, premises="锦苑小区会所", premises_note="与锦苑社区居民委员会合用", floor_area_m2=Decimal(300), floor_area_approx=True),
        [],
    ),
]
