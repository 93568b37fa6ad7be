"""What a clause says of the places that a community gains or gives, and not of what came of it."""

import re

from gazette.reading.source import Finding

from .grammar import GAINS
from .masking import Masked
from .statements import Statement

HANDED = re.compile(r"[将把]")
PASSED_ON = re.compile("[将把].{1,80}?(?:划[入归给至转出]|并入|调入|移交)")
GOES = re.compile("划[入归给至转]|[并调]入|移交")
DELTA_ONLY = Finding("territory-by-change", "只写了划入划出，未写调整后的范围")
GAINED = re.compile(f"[将把]|{GAINS}")
GIVEN = re.compile("划出|调出|减少|扣除|不再")
GOES_TO = re.compile(
    r"[划调][入出][^，。的]*(?:社区|居民委员会|居委会)(?:管辖|管理)?\Z"
)


def goes_on(details: Masked, statement: Statement) -> bool:
    """Whether a part goes to another community: 所辖甲路以北区域划入乙社区."""
    return bool(GOES_TO.match(details.words(statement.head, statement.end)))


def without_deltas(bounds) -> list[str]:
    """The territory without 将甲小区划入…, where what came of it is told as well."""
    told = [words for words in bounds.territory if words not in bounds.deltas]
    if any(len(area.sides) == 4 for area in bounds.areas):
        return [words for words in told if not GIVEN.match(words)]
    only = all(map(GAINED.match, bounds.territory))
    if any(area.sides for area in bounds.areas) or told and not only:
        return told
    if bounds.territory:
        bounds.findings.append(DELTA_ONLY)
    return bounds.territory
