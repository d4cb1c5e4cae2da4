"""Whole numbers in columns: as Python computes them, however wide they get."""

from fractions import Fraction
from itertools import pairwise
from math import floor, lcm

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from xborder.landed_cost.run import wide

NUMBERS = st.one_of(st.integers(1, 10**6), st.integers(1, 10**30))
LINES = st.lists(st.tuples(NUMBERS, NUMBERS, NUMBERS), min_size=1, max_size=6)


def column(numbers):
    narrow = all(abs(each) < 2**62 for each in numbers)
    return np.asarray(numbers, dtype=np.int64 if narrow else object)


def half_up(fraction):
    return floor(fraction + Fraction(1, 2))


@given(LINES)
def test_columns_compute_as_ints_do(lines):
    ones, others, wholes = (list(each) for each in zip(*lines, strict=True))
    one, other, whole = column(ones), column(others), column(wholes)
    assert wide.product(one, other).tolist() == [a * b for a, b, _ in lines]
    assert wide.product(one, 10**20).tolist() == [a * 10**20 for a in ones]
    assert wide.total(one, -other).tolist() == [a - b for a, b, _ in lines]
    assert wide.quotient(one, whole).tolist() == [half_up(Fraction(a, w)) for a, _, w in lines]
    assert wide.share(one, other, whole).tolist() == [
        half_up(Fraction(a * b, w)) for a, b, w in lines
    ]
    assert wide.in_parts(one, whole, 10**6).tolist() == [
        half_up(Fraction(a * 10**6, w)) for a, _, w in lines
    ]
    mask = np.arange(len(lines)) % 2 == 0
    assert wide.where(mask, one, other).tolist() == [
        a if even else b for (a, b, _), even in zip(lines, mask, strict=True)
    ]
    places = np.flatnonzero(mask)
    assert wide.put(one, places, other[places]).tolist() == [
        b if even else a for (a, b, _), even in zip(lines, mask, strict=True)
    ]


@given(st.lists(NUMBERS, min_size=1, max_size=9), st.integers(1, 4), st.integers(1, 10**6))
def test_a_group_has_its_least_common_multiple_or_nothing_where_that_is_large(numbers, size, most):
    starts = np.asarray([*range(0, len(numbers), size), len(numbers)])
    found = wide.least_common(column(numbers), starts, most).tolist()
    for first, last in pairwise(starts):
        common = lcm(*numbers[first:last])
        assert set(found[first:last]) == {common if common <= most else 0}


def test_what_fits_int64_again_is_int64_again():
    product = wide.product(column([2**40]), column([2**40]))
    assert product.dtype == object
    assert wide.narrowed(product // 2**30).dtype == np.int64
