"""The fold, in effective and in known time, without a database."""

from datetime import UTC, date, datetime

from hypothesis import given
from hypothesis import strategies as st

from gazette.registers.fold import Effect, canonical, fold, rows_of

DAYS = [date(2020, 1, day) for day in range(1, 6)]
MOMENTS = [datetime(2020, 2, day, tzinfo=UTC) for day in range(1, 8)]


def effect(entry, day=0, known=(0, None), **values):
    known_from, known_to = known
    return Effect(
        MOMENTS[known_from],
        None if known_to is None else MOMENTS[known_to],
        DAYS[day],
        values or None,
        entry,
    )


def test_a_later_entry_replaces_what_it_states_and_leaves_the_rest():
    states = list(
        fold([effect(1, 0, name="甲", households=10), effect(2, 2, households=20)])
    )
    assert states == [
        (
            DAYS[0],
            DAYS[2],
            {"name": "甲", "households": 10},
            {"name": 1, "households": 1, "since": 1, "until": 2},
        ),
        (
            DAYS[2],
            None,
            {"name": "甲", "households": 20},
            {"name": 1, "households": 2, "since": 2},
        ),
    ]


def test_an_end_leaves_no_state_until_it_is_stated_anew():
    states = list(
        fold([effect(1, 0, name="甲"), effect(2, 1), effect(3, 3, name="乙")])
    )
    assert [(start, end) for start, end, *_ in states] == [
        (DAYS[0], DAYS[1]),
        (DAYS[3], None),
    ]


def test_of_two_entries_of_one_day_the_later_one_stands():
    assert [
        state[2] for state in fold([effect(1, name="甲"), effect(2, name="乙")])
    ] == [{"name": "乙"}]


def test_a_withdrawn_entry_is_still_what_was_known_then():
    rows = rows_of((1,), [effect(1, 0, name="甲"), effect(2, 1, (2, 4), name="乙")])
    known = {(row.values, row.valid_to): (row.known_from, row.known_to) for row in rows}
    first = canonical({"name": "甲"})
    second = canonical({"name": "乙"})
    assert (first, DAYS[1]) in known
    assert known[first, DAYS[1]] == (MOMENTS[2], MOMENTS[4])
    assert known[second, None] == (MOMENTS[2], MOMENTS[4])
    assert sorted(
        (row.known_from, row.known_to) for row in rows if row.valid_to is None and row.values == first
    ) in [
        [(MOMENTS[0], MOMENTS[2]), (MOMENTS[4], None)],
    ]  # fmt: skip


@st.composite
def histories(draw):
    effects = []
    for entry in range(draw(st.integers(0, 6))):
        start = draw(st.integers(0, 5))
        end = draw(st.none() | st.integers(start + 1, 6))
        values = draw(st.dictionaries(st.sampled_from("ab"), st.integers(0, 3)))
        effects.append(effect(entry, draw(st.integers(0, 4)), (start, end), **values))
    return sorted(effects, key=lambda e: (e.valid_from, e.entry))


def slow_state(effects, day, moment):
    """What holds on ``day`` as known at ``moment``, by going through the log."""
    state = None
    for e in effects:
        visible = e.known_from <= moment and (e.known_to is None or moment < e.known_to)
        if visible and e.valid_from <= day:
            state = None if e.values is None else (state or {}) | e.values
    return state


@given(histories(), st.sampled_from(DAYS), st.sampled_from(MOMENTS))
def test_the_rows_answer_every_day_and_every_moment_as_the_log_does(
    effects, day, moment
):
    found = [
        row.values
        for row in rows_of((1,), effects)
        if row.valid_from <= day
        and (row.valid_to is None or day < row.valid_to)
        and row.known_from <= moment
        and (row.known_to is None or moment < row.known_to)
    ]
    state = slow_state(effects, day, moment)
    assert found == ([] if state is None else [canonical(state)])
