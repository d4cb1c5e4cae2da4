"""Shares sum to what was shared, whatever the weights, and the order of lines changes nothing."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xborder.errors import InvalidInput, InvalidType, problems
from xborder.money import Money, share
from xborder.money.share import whole_weights

WEIGHTS = st.lists(
    st.one_of(
        st.integers(0, 10**12),
        st.decimals(0, 10**6, places=3, allow_nan=False, allow_infinity=False),
    ),
    min_size=1,
    max_size=12,
)


@pytest.mark.parametrize(
    ("source", "total", "weights", "shares"),
    [
        ("Vendure prorate.spec", 300, [123], (300,)),
        ("Vendure prorate.spec", 300, [4000, 2000, 2000], (150, 75, 75)),
        ("Vendure prorate.spec", -300, [4000, 2000, 2000], (-150, -75, -75)),
        ("Vendure prorate.spec", 299, [4300, 1400, 2300], (161, 52, 86)),
        (
            "Vendure prorate.spec",
            95,
            [10, 20, 10, 30, 50, 20, 10, 40],
            (5, 10, 5, 15, 25, 10, 5, 20),
        ),
        ("Vendure prorate.spec", 40, [10, 0], (40, 0)),
        ("Odoo, by quantity", -5000, [5, 10], (-1667, -3333)),
        ("Odoo, by volume", 2000, [Decimal(5), Decimal("15.0")], (500, 1500)),
        ("ERPNext #3321, by weight", 150000, [5000, 3000, 900], (84270, 50562, 15168)),
        ("rusty_money #103", 613, [98, 92, 98, 123, 102, 92], (99, 93, 99, 125, 104, 93)),
        ("all weights zero share alike", 80, [0, 0, 0], (27, 27, 26)),
        ("nothing to share", 0, [1, 2], (0, 0)),
        ("more lines than units", 4, [1] * 7, (1, 1, 1, 1, 0, 0, 0)),
    ],
)
def test_published_splits(source, total, weights, shares):
    assert share(total, weights) == shares, source


@given(st.integers(-(10**9), 10**9), WEIGHTS)
def test_shares_sum_and_stay_within_a_unit_of_the_exact_share(total, weights):
    shares = share(total, weights)
    assert sum(shares) == total
    whole = sum(map(Fraction, weights))
    for part, weight in zip(shares, weights, strict=True):
        exact = Fraction(weight) * total / whole if whole else Fraction(total, len(weights))
        assert abs(part - exact) < 1


@given(
    st.integers(0, 10**6),
    st.lists(st.tuples(st.integers(0, 5), st.integers(0, 99)), min_size=1, max_size=9),
    st.randoms(),
)
def test_the_order_of_lines_changes_no_share(total, lines, random):
    def by_line(order):
        parts = share(total, [w for w, _ in order], ties=order)
        return sorted(zip(order, parts, strict=True))

    shuffled = random.sample(lines, len(lines))
    assert by_line(lines) == by_line(shuffled)


@given(st.integers(0, 10**6), WEIGHTS)
def test_a_negative_total_is_the_mirror(total, weights):
    assert share(-total, weights) == tuple(-part for part in share(total, weights))


@given(st.integers(0, 10**9), WEIGHTS)
def test_the_units_left_over_go_to_the_largest_remainders(total, weights):
    whole = sum(map(Fraction, weights))
    exact = [
        Fraction(w) * total / whole if whole else Fraction(total, len(weights)) for w in weights
    ]
    got = [
        part - part_exact // 1
        for part, part_exact in zip(share(total, weights), exact, strict=True)
    ]
    served = [part_exact % 1 for part_exact, extra in zip(exact, got, strict=True) if extra]
    waiting = [part_exact % 1 for part_exact, extra in zip(exact, got, strict=True) if not extra]
    assert set(got) <= {0, 1}
    assert not served or not waiting or min(served) >= max(waiting)


def test_ties_go_to_the_smaller_key_and_then_to_the_first():
    assert share(1000, [1, 1, 1]) == (334, 333, 333)
    assert share(1000, [1, 1, 1], ties=["c", "b", "a"]) == (333, 333, 334)
    assert share(-1000, [1, 1, 1], ties=["b", "a", "a"]) == (-333, -334, -333)


@pytest.mark.parametrize(
    ("total", "weights", "ties", "kind", "where"),
    [
        (10.0, [1], None, InvalidType, "total"),
        (True, [1], None, InvalidType, "total"),
        (10, [], None, InvalidInput, "weights"),
        (-10, [], None, InvalidInput, "weights"),
        (10, [1, -1], None, InvalidInput, "weights.1"),
        (10, [Decimal("-0.5")], None, InvalidInput, "weights.0"),
        (10, [Decimal("NaN")], None, InvalidInput, "weights.0"),
        (10, [Decimal("Infinity")], None, InvalidInput, "weights.0"),
        (10, [Decimal("1E+999999")], None, InvalidInput, "weights.0"),
        (10, [Decimal("1E-999999")], None, InvalidInput, "weights.0"),
        (10, [0.5], None, InvalidType, "weights.0"),
        (10, ["1"], None, InvalidType, "weights.0"),
        (10, [1, True], None, InvalidType, "weights.1"),
        (10, [1, 2], ["a"], InvalidInput, "ties"),
    ],
)
def test_what_cannot_be_shared_is_refused(total, weights, ties, kind, where):
    with pytest.raises(kind) as caught:
        share(total, weights, ties=ties)
    (problem,) = problems(caught.value)
    assert problem.where == where
    assert problem.remedy


def test_money_is_shared_in_its_own_minor_units():
    assert Money("10 JPY").share([1, 1, 1]) == (Money("4 JPY"), Money("3 JPY"), Money("3 JPY"))
    assert sum(Money("15.00 EUR").share([1] * 13)) == Money("15.00 EUR")


def test_whole_weights_keep_the_proportion():
    assert whole_weights([Decimal("0.18"), 1, Decimal("2.5")]) == (9, 50, 125)
    assert whole_weights([0, Decimal(0)]) == (1, 1)


@pytest.mark.parametrize("nothing", [[0, 0, 0], [Decimal(0), Decimal("0.0"), 0]])
def test_lines_that_weigh_nothing_weigh_alike(nothing):
    assert whole_weights(nothing) == (1, 1, 1)


def test_weights_have_at_most_fifty_digits():
    """Its digits and the places of its point count: 48 digits, a point and one more are fifty."""
    assert whole_weights([Decimal("1" * 48 + ".1"), 0]) == (int("1" * 49), 0)
    with pytest.raises(InvalidInput, match="too many digits"):
        whole_weights([Decimal("1" * 49 + ".1"), 0])
