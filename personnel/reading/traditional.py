"""Words set in traditional characters, read as simplified ones and kept as printed."""

from dataclasses import replace

from core.text.widths import squeeze
from gazette.reading.words import SIMPLIFIED

from .entries import PersonnelChange

# The characters that acts, titles and bodies are written with; names keep theirs.
OFFICIAL = SIMPLIFIED | str.maketrans(
    "職長書記經試選舉擔辭銷調轉審檢監國總時歷現續繼兼應該離齡滿補級裏後從來動對勞師務財統計農產貿環護衛黨組織導協聯學園區礦電視臺標準質價錢稅給罷",
    "职长书记经试选举担辞销调转审检监国总时历现续继兼应该离龄满补级里后从来动对劳师务财统计农产贸环护卫党组织导协联学园区矿电视台标准质价钱税给罢",
)
KEPT = ("name", "organization", "title", "rank", "remark", "printed_notes")


def simplified(text: str) -> str:
    return text.translate(OFFICIAL)


def as_printed(change: PersonnelChange, printed: str) -> PersonnelChange:
    """``change``, read from the simplified words, with its words as they are printed."""
    printed = squeeze(printed)
    plain = simplified(printed)
    if plain == printed:
        return change
    found = {name: plain.find(getattr(change, name)) for name in KEPT}
    return replace(
        change,
        **{
            name: printed[at : at + len(getattr(change, name))]
            for name, at in found.items()
            if at >= 0
        },
    )
