"""Every wording of the grammar is read in its own example, and means what it says."""

import pytest

from communities.reading import read
from communities.reading.grammar import DECIDED, SPLIT, TOLD

from .test_reading import reply

NEW = "同意新建龙源社区居民委员会。"
# What a wording of details fills in; where the example begins with premises, the next tells more.
FIELDS = {
    "households": "households",
    "premises": "premises",
    "floor_area": "floor_area_m2",
    "location": "premises",
    "delta": "territory",
    "places": "territory",
    "own_extra": "boundary_extra",
    "extra": "boundary_extra",
}


@pytest.mark.parametrize("wording", DECIDED, ids=lambda wording: wording.text)
def test_what_a_wording_decides(wording):
    kinds = {entry.kind for entry in read(reply(f"{wording.example}。"))}
    assert ({"establish"} if wording.means == SPLIT else {wording.means}) <= kinds


@pytest.mark.parametrize("wording", TOLD, ids=lambda wording: wording.text)
def test_what_a_wording_tells(wording):
    entry, *_ = read(reply(f"{NEW}{wording.example}。"))
    if wording.means == "range":
        assert entry.territory or entry.boundaries
    elif wording.means == "handed":
        assert "划归" not in entry.territory
    elif wording.means == "other":
        assert not entry.territory
        assert not entry.premises
        assert entry.households is None
    else:
        assert getattr(entry, FIELDS[wording.means])
