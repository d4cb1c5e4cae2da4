"""Fractions in columns: the same as ``fractions.Fraction``, however wide they get."""

from fractions import Fraction
from itertools import pairwise
from math import lcm

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from xborder.landed_cost.run.ratios import Ratios

NUMBERS = st.one_of(st.integers(1, 10**6), st.integers(1, 10**30))
PAIRS = st.lists(
    st.tuples(st.fractions(0, 10**25), st.builds(Fraction, NUMBERS, NUMBERS)),
    min_size=1,
    max_size=6,
)


def column(fractions):
    nums = [each.numerator for each in fractions]
    dens = [each.denominator for each in fractions]
    return Ratios.of(as_column(nums), as_column(dens))


def as_column(numbers):
    narrow = all(abs(each) < 2**62 for each in numbers)
    return np.asarray(numbers, dtype=np.int64 if narrow else object)


def fractions_of(ratios):
    return [Fraction(int(n), int(d)) for n, d in zip(ratios.num, ratios.den, strict=True)]


@given(PAIRS)
def test_columns_compute_as_fractions_do(pairs):
    left, right = [a for a, _ in pairs], [b for _, b in pairs]
    one, other = column(left), column(right)
    assert fractions_of(one.times(other)) == [a * b for a, b in pairs]
    assert fractions_of(one.over(other)) == [a / b for a, b in pairs]
    assert fractions_of(one.plus(other)) == [a + b for a, b in pairs]
    assert one.equals(other).tolist() == [a == b for a, b in pairs]
    assert fractions_of(one.rounded(1_000_000)) == [
        Fraction(round(a * 1_000_000), 1_000_000) for a in left
    ]
    mask = np.arange(len(pairs)) % 2 == 0
    assert fractions_of(one.where(mask, other)) == [
        a if even else b for (a, b), even in zip(pairs, mask, strict=True)
    ]
    assert fractions_of(one.taken(mask)) == [a for a, even in zip(left, mask, strict=True) if even]
    assert fractions_of(one.put(mask, other.taken(mask))) == [
        b if even else a for (a, b), even in zip(pairs, mask, strict=True)
    ]


@given(PAIRS, st.integers(1, 3))
def test_a_group_has_one_denominator_the_least(pairs, size):
    fractions = [b for _, b in pairs]
    starts = np.asarray([*range(0, len(fractions), size), len(fractions)])
    num, common = column(fractions).to_common(starts)
    for first, last in pairwise(starts):
        group = range(first, last)
        assert {int(common[k]) for k in group} == {lcm(*(fractions[k].denominator for k in group))}
        assert [Fraction(int(num[k]), int(common[k])) for k in group] == fractions[first:last]


def test_halves_round_to_the_even_neighbour():
    # 0.5, 1.5 and 2.5 millionths are 0, 2 and 2.
    halves = column([Fraction(k, 2_000_000) for k in (1, 3, 5)])
    assert fractions_of(halves.rounded(1_000_000)) == [0, Fraction(2, 10**6), Fraction(2, 10**6)]


def test_what_fits_int64_again_is_int64_again():
    wide = column([Fraction(10**30, 7)])
    assert wide.num.dtype == object
    assert wide.over(wide).num.dtype == np.int64
    assert Ratios.of(np.asarray([3]), 10**30).den.dtype == object
