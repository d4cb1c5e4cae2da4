"""Spans and rates carry their unit."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xborder.customers import DiscountRate, Span, TimeUnit
from xborder.errors import InvalidInput, InvalidType, problems


def test_units_convert_by_their_days():
    assert Span.weeks(2).in_unit(TimeUnit.DAY) == 14
    assert Span.years(1).in_unit("month") == pytest.approx(12)
    assert Span.days(30.4375) / Span.weeks(1) == pytest.approx(30.4375 / 7)
    assert Span.months(1) * 3 == Span(3, "month")
    assert [str(Span.weeks(1)), str(Span.days(2.5))] == ["1 week", "2.5 days"]


@given(st.floats(-0.5, 2), st.floats(0.1, 100), st.integers(1, 50))
def test_rates_compound(rate, length, parts):
    whole = DiscountRate(rate, Span.weeks(length))
    piece = whole.over(Span.weeks(length / parts))
    assert (1 + piece) ** parts == pytest.approx(1 + rate, rel=1e-9)
    force = whole.continuous(TimeUnit.DAY)
    assert math.exp(force * 7 * length) == pytest.approx(1 + rate, rel=1e-9)


@pytest.mark.parametrize("length", [0, -1, math.inf, math.nan, 1e10, "long", None])
def test_a_length_that_is_none_is_refused(length):
    with pytest.raises((InvalidInput, InvalidType)) as caught:
        Span.weeks(length)
    (problem,) = problems(caught.value)
    assert problem.where == "length"
    assert problem.remedy
    with pytest.raises(InvalidInput, match="rate"):
        DiscountRate(-1, Span.weeks(1))
    with pytest.raises(InvalidInput, match="fortnight"):
        Span(1, "fortnight")
