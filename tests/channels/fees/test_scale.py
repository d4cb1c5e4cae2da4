"""Scales: bands that the whole price chooses, portions, the two mixed; one formula for columns too."""

from decimal import Decimal
from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from xborder.channels import Piece, Scale, fixed, percent, portions, whole_price
from xborder.errors import InvalidPolicy

CLOTHING = whole_price(
    ("15", "0.05"), ("20", "0.10"), ("40", "0.15"), rest=portions(("40", "0.15"), rest="0.07")
)


@pytest.mark.parametrize(
    ("scale", "price", "cost"),
    [
        (whole_price(("10", "0.08"), rest="0.15"), "10.00", "0.80"),  # proceeds 9.20
        (whole_price(("10", "0.08"), rest="0.15"), "10.01", "1.5015"),  # proceeds 8.5085
        (portions(("250", "0.20"), rest="0.05"), "400", "57.50"),
        (portions(("250", "0.20"), rest="0.05"), "250", "50"),
        (CLOTHING, "15.00", "0.75"),
        (CLOTHING, "15.01", "1.501"),
        (CLOTHING, "40.00", "6.00"),
        (CLOTHING, "50.00", "6.70"),  # 40 x 15 % + 10 x 7 %
        (percent("0.029", plus="0.30"), "50", "1.75"),
        (fixed("1.80"), "99", "1.80"),
    ],
)
def test_published_fees(scale, price, cost):
    assert scale.at(Decimal(price)) == Decimal(cost)


def by_hand(bands, rest, price, *, marginal):
    """The same from the definition: portion by portion, or the band that holds the price."""
    if not marginal:
        for bound, rate in bands:
            if price <= bound:
                return rate * price
        return rest * price
    owed, below = Fraction(0), Fraction(0)
    for bound, rate in bands:
        owed += rate * max(min(price, bound) - below, Fraction(0))
        below = bound
    return owed + rest * max(price - below, Fraction(0))


RATES = st.integers(0, 500).map(lambda n: Fraction(n, 1000))
BANDS = st.lists(
    st.tuples(st.integers(1, 100_000).map(lambda n: Fraction(n, 100)), RATES),
    min_size=1,
    max_size=4,
    unique_by=lambda band: band[0],
).map(sorted)


def text(number):
    return f"{Decimal(number.numerator) / Decimal(number.denominator):f}"


@given(bands=BANDS, rest=RATES, cents=st.integers(0, 200_000), units=st.integers(1, 7))
def test_bands_and_portions_are_what_their_definitions_say(bands, rest, cents, units):
    written = [(text(bound), text(rate)) for bound, rate in bands]
    price = Fraction(cents, 100 * units)
    for build, marginal in ((whole_price, False), (portions, True)):
        num, over = build(*written, rest=text(rest)).ratio(cents, units, 100)
        assert Fraction(int(num), over * units) == 100 * by_hand(
            bands, rest, price, marginal=marginal
        )


@given(bands=BANDS, rest=RATES, cents=st.lists(st.integers(0, 200_000), min_size=1, max_size=30))
def test_a_column_is_the_single_price_row_by_row(bands, rest, cents):
    written = [(text(bound), text(rate)) for bound, rate in bands]
    for build in (whole_price, portions):
        scale = build(*written, rest=text(rest))
        num, over = scale.ratio(np.array(cents), np.ones(len(cents), dtype=np.int64), 100)
        assert [int(each) for each in num] == [scale.ratio(one, 1, 100)[0] for one in cents]
        assert over == scale.ratio(1, 1, 100)[1]


@given(bands=BANDS, rest=RATES)
def test_portions_never_jump_and_bands_jump_where_their_shares_differ(bands, rest):
    written = [(text(bound), text(rate)) for bound, rate in bands]
    assert portions(*written, rest=text(rest)).cliffs() == ()
    rates = [rate for _, rate in bands] + [rest]
    jumps = [bound for (bound, rate), after in zip(bands, rates[1:], strict=True) if rate != after]
    assert [Fraction(c) for c in whole_price(*written, rest=text(rest)).cliffs()] == jumps


@pytest.mark.parametrize(
    "pieces",
    [
        [],
        [Piece("10", "0.08")],
        [Piece(None, "0.1"), Piece(None, "0.2")],
        [Piece("20", "0.1"), Piece("10", "0.2"), Piece(None, "0.3")],
    ],
)
def test_bands_that_do_not_rise_to_an_open_end_are_refused(pieces):
    with pytest.raises(InvalidPolicy, match="do not rise to an open end"):
        Scale(pieces)


def test_a_fixed_part_stands_on_top_of_every_piece():
    scale = portions(("250", "0.20"), rest="0.05").plus("0.30")
    assert scale.at(Decimal(250)) == Decimal("50.30")
    assert scale.at(Decimal(400)) == Decimal("57.80")
