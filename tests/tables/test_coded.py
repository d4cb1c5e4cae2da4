"""Distinct cells and their combinations, however many columns there are."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from xborder.policy.columns.combinations import dense, integers
from xborder.tables.coded import Coded, together


def test_combinations_of_more_columns_than_int64_has_room_for_are_still_told_apart():
    # 63 columns of two cells would take 2**63 numbers; rows 0 and 2 differ in the first alone.
    same = [Coded(("a", "b"), np.array([0, 1, 0, 0])) for _ in range(62)]
    codes, first = together([Coded(("x", "y"), np.array([0, 0, 1, 0])), *same], 4)
    assert codes.tolist() == [0, 1, 2, 0]
    assert first.tolist() == [0, 1, 2]


def test_whole_numbers_beyond_int64_stay_exact():
    assert integers([1, 2]).dtype == np.int64
    wide = integers([2**63, -1])
    assert wide.dtype == object
    assert wide.tolist() == [2**63, -1]


@given(st.lists(st.one_of(st.integers(-3, 12), st.integers(-(2**62), 2**62)), max_size=12))
def test_keys_are_numbered_in_the_order_in_which_they_come_up(keys):
    places = {key: number for number, key in enumerate(dict.fromkeys(keys))}
    codes, count = dense(np.asarray(keys, dtype=np.int64))
    assert (codes.tolist(), count) == ([places[key] for key in keys], len(places))
