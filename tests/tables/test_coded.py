"""Distinct cells and their combinations, however many columns there are."""

import numpy as np

from xborder.policy.columns.combinations import integers
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
