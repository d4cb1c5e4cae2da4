"""One formula rounds ints, tuples and columns alike, on the number line."""

import math
import operator
import pickle
from fractions import Fraction
from itertools import repeat

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from xborder.errors import InvalidInput, InvalidType, problems
from xborder.money import Mode, Money, Rounding, Stage


class Row(tuple):
    """A tuple with elementwise + - * // and nothing else."""

    __slots__ = ()


def _each(function):
    def method(self, other):
        return Row(map(function, self, other if type(other) is Row else repeat(other)))

    return method


for _name in ("add", "sub", "mul", "floordiv"):
    setattr(Row, f"__{_name}__", _each(getattr(operator, _name)))


def expected(num: int, over: int, unit: int, mode: Mode) -> int:
    """The textbook definition on exact fractions."""
    exact = Fraction(num, over * unit)
    match mode:
        case Mode.DOWN:
            steps = math.floor(exact)
        case Mode.UP:
            steps = math.ceil(exact)
        case Mode.HALF_UP:
            steps = math.floor(exact + Fraction(1, 2))
        case Mode.HALF_EVEN:
            steps = round(exact)
    return steps * unit


@given(
    st.integers(-(10**12), 10**12),
    st.integers(1, 10**6),
    st.integers(1, 1000),
    st.sampled_from(Mode),
)
def test_it_is_the_textbook_definition(num, over, unit, mode):
    assert Rounding(unit=unit, mode=mode).apply(num, over) == expected(num, over, unit, mode)


@given(st.integers(-500, 500), st.integers(1, 20), st.integers(1, 6), st.sampled_from(Mode))
def test_ties_too(halves, over, unit, mode):
    num, over = halves * over * unit, 2 * over
    assert Rounding(unit=unit, mode=mode).apply(num, over) == expected(num, over, unit, mode)


@given(
    st.lists(st.integers(-(10**9), 10**9), min_size=1, max_size=8),
    st.integers(1, 10**4),
    st.integers(1, 100),
    st.sampled_from(Mode),
)
def test_every_kind_of_column_gives_the_same(nums, over, unit, mode):
    rounding = Rounding(unit=unit, mode=mode)
    one_by_one = [rounding.apply(num, over) for num in nums]
    assert list(rounding.apply(Row(nums), over)) == one_by_one
    assert rounding.apply(np.array(nums, dtype=np.int64), over).tolist() == one_by_one
    assert rounding.apply(np.array(nums, dtype=object), over).tolist() == one_by_one


@given(
    st.lists(
        st.tuples(st.integers(-(10**9), 10**9), st.integers(1, 10**4)), min_size=1, max_size=8
    ),
    st.sampled_from(Mode),
)
def test_every_line_of_a_column_may_have_a_denominator_of_its_own(ratios, mode):
    rounding = Rounding(mode=mode)
    nums, overs = zip(*ratios, strict=True)
    one_by_one = [expected(num, over, 1, mode) for num, over in ratios]
    assert list(rounding.apply(Row(nums), Row(overs))) == one_by_one
    together = rounding.apply(np.array(nums, dtype=np.int64), np.array(overs, dtype=np.int64))
    assert together.tolist() == one_by_one


@pytest.mark.parametrize(
    ("num", "over", "down", "up", "half_up", "half_even"),
    [
        (25, 10, 2, 3, 3, 2),
        (35, 10, 3, 4, 4, 4),
        (-25, 10, -3, -2, -2, -2),
        (-35, 10, -4, -3, -3, -4),
        (24, 10, 2, 3, 2, 2),
        (26, 10, 2, 3, 3, 3),
        (20, 10, 2, 2, 2, 2),
        (0, 10, 0, 0, 0, 0),
        (-1, 10, -1, 0, 0, 0),
    ],
)
def test_the_ways_on_the_number_line(num, over, down, up, half_up, half_even):
    found = {mode: Rounding(mode=mode).apply(num, over) for mode in Mode}
    assert found == {"down": down, "up": up, "half_up": half_up, "half_even": half_even}


def test_big_ints_stay_exact():
    num = 10**40 + 5
    assert Rounding(mode="half_even").apply(num, 10) == 10**39
    assert Rounding(mode="half_up").apply(num, 10) == 10**39 + 1


@pytest.mark.parametrize(
    ("unit", "minor"),
    [
        ("0.05 CHF", 5),
        ("1 CHF", 100),
        ("100 JPY", 100),
        ("1000 JPY", 1000),
        ("0.001 KWD", 1),
        (Money("0.01 EUR"), 1),
    ],
)
def test_units_are_given_as_money(unit, minor):
    rounding = Rounding.of(unit, mode="half_up", stage="declaration")
    assert rounding == Rounding(unit=minor, mode=Mode.HALF_UP, stage=Stage.DECLARATION)


def test_money_is_rounded_in_its_own_currency():
    swiss = Rounding.of("0.05 CHF", mode=Mode.HALF_UP)
    assert swiss.money(Money("10.125 CHF")) == Money("10.15 CHF")
    assert swiss.money(Money("10.12 CHF")) == Money("10.10 CHF")
    assert Rounding(mode=Mode.DOWN).money(Money("0.999 JPY")) == Money("0 JPY")


def test_rounding_is_a_value():
    rounding = Rounding(mode=Mode.UP)
    assert rounding == Rounding(unit=1, mode="up", stage="line")
    assert pickle.loads(pickle.dumps(rounding)) == rounding
    assert len({rounding, Rounding(mode=Mode.UP)}) == 1


@pytest.mark.parametrize(
    ("build", "kind", "where"),
    [
        (lambda: Rounding(unit=0, mode="up"), InvalidInput, "unit"),
        (lambda: Rounding(unit=-5, mode="up"), InvalidInput, "unit"),
        (lambda: Rounding(unit=0.05, mode="up"), InvalidType, "unit"),
        (lambda: Rounding(unit=True, mode="up"), InvalidType, "unit"),
        (lambda: Rounding(mode="nearest"), InvalidInput, "mode"),
        (lambda: Rounding(mode=None), InvalidInput, "mode"),
        (lambda: Rounding(mode="up", stage="invoice"), InvalidInput, "stage"),
        (lambda: Rounding.of("0.005 CHF", mode="up"), InvalidInput, ""),
        (lambda: Rounding.of("0 CHF", mode="up"), InvalidInput, "unit"),
        (lambda: Rounding.of("5 rappen", mode="up"), InvalidInput, ""),
    ],
)
def test_bad_rules_are_refused(build, kind, where):
    with pytest.raises(kind) as caught:
        build()
    (problem,) = problems(caught.value)
    assert problem.where == where
    assert problem.remedy


@pytest.mark.parametrize("mode", Mode)
def test_a_column_of_denominators_is_never_taken_for_whole_minor_units(mode):
    """A parcel in another currency has a denominator of its own on each line, also of one."""
    nums, overs = Row((25, 7, 3, 3)), Row((10, 1, 2, 4))
    expected = tuple(Rounding(mode=mode).apply(n, o) for n, o in zip(nums, overs, strict=True))
    assert tuple(Rounding(mode=mode).apply(nums, overs)) == expected


@pytest.mark.parametrize("step", range(2, 12))
def test_odd_steps_and_even_ones_are_rounded_alike(step):
    """Each whole number of a step, from below nothing up, against the definition in fractions."""
    for num in range(-3 * step, 3 * step + 1):
        exact = Fraction(num, step)
        down = exact.numerator // exact.denominator
        assert Rounding(mode="down").apply(num, step) == down
        assert Rounding(mode="up").apply(num, step) == (down if exact == down else down + 1)
        assert Rounding(mode="half_even").apply(num, step) == round(exact)
        half_up = down + 1 if exact - down >= Fraction(1, 2) else down
        assert Rounding(mode="half_up").apply(num, step) == half_up
