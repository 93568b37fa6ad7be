"""Documents in traditional characters: read by the simplified grammar, values as printed."""

from dataclasses import fields, replace

from gazette.reading.source import SourceDocument

from .entries import Boundary, CommunityChange
from .masking import ONE_WIDTH

# The characters of the grammar and of what names end in; what else is printed stays.
FORMS = "區区會会員员設设範范圍围轄辖東东與与於于為为戶户數数萬万餘余約约樓楼處处場场調调變变銷销併并劃划歸归將将關关鎮镇鄉乡辦办積积築筑達达臨临鄰邻從从組组號号總总計计現现當当請请備备籌筹棟栋層层個个兩两對对該该後后復复務务內内擬拟點点確确認认條条項项則则廢废換换還还無无決决擴扩縮缩線线邊边側侧賃赁舊旧遷迁統统營营業业黨党職职責责協协標标準准實实權权環环鐵铁橋桥園园馬马學学龍龙華华陽阳豐丰廣广慶庆"
TO_SIMPLIFIED = str.maketrans(dict(zip(FORMS[::2], FORMS[1::2], strict=True)))
TRADITIONAL = set(FORMS[::2])


def is_traditional(document: SourceDocument) -> bool:
    """Whether characters of the grammar are printed so, all of them or here and there."""
    return not TRADITIONAL.isdisjoint(document.title + document.body)


def plain(text: str) -> str:
    return text.translate(TO_SIMPLIFIED)


def simplified(document: SourceDocument) -> SourceDocument:
    paragraphs = tuple(
        replace(paragraph, text=plain(paragraph.text))
        for paragraph in document.paragraphs
    )
    return replace(
        document,
        title=plain(document.title),
        genre=plain(document.genre),
        addressee=plain(document.addressee),
        paragraphs=paragraphs,
    )


def as_printed(entry: CommunityChange, document: SourceDocument) -> CommunityChange:
    """``entry``, read from the simplified document, in the characters that are printed."""
    printed = "\n".join((document.addressee, document.title, document.body))
    printed = printed.translate(ONE_WIDTH)
    simple = plain(printed)

    def restored(value: str) -> str:
        at = simple.find(value)
        return printed[at : at + len(value)] if at >= 0 else value

    values = {
        field.name: "、".join(map(restored, value.split("、")))
        for field in fields(entry)
        if isinstance(value := getattr(entry, field.name), str) and field.compare
        if field.name not in ("kind", "clause")
    }
    sides = tuple(
        Boundary(*map(restored, (area.area, *area.sides))) for area in entry.boundaries
    )
    return replace(entry, **values, boundaries=sides)
