"""Why margin moved: effects that close to the cent, whatever the order."""

import itertools
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xborder.errors import InvalidInput, InvalidType, NoRate
from xborder.margin import Period, SoldSegment, bridge_of, budget_bridges
from xborder.money import Money


def period(*segments, **rates):
    return Period(segments=segments, rates=rates)


def sold(name, units, price, **costs):
    return SoldSegment(name=name, units=units, price=price, costs=costs)


AJB = (
    period(sold("A", 23204, "16.50 USD"), USD="1.48925"),
    period(sold("A", 23021, "15.979 USD"), USD="1.53851"),
)


def test_volume_price_and_currency_of_a_published_case():
    """AJB, volume price exchange variance: +18,121, -17,862, -4,497, -4,238 (recomputed)."""
    found = bridge_of(*AJB, home="CAD")
    # The page rounds 23,021 * 15.979 to whole dollars first: 367,853 * 0.04926 = 18,120.44.
    assert round(Decimal(367_853) * Decimal("0.04926"), 2) == Decimal("18120.44")
    assert found.effect("currency") == Money("18120.42 CAD")  # 367,852.559 * 0.04926 = 18,120.417
    assert round(found.effect("price").amount) == -17862
    assert round(found.effect("volume").amount) == -4497
    assert round(found.difference.amount) == -4238
    assert found.order == ("volume", "mix", "price", "currency")
    assert [each.is_favourable for each in found.effects] == [False, True, False, True]


def test_mix_by_units_against_figures_by_hand():
    """A leaves 10, B 2 a unit. 100 and 100 become 60 and 180: volume at the old mix +40 units at
    6.00 = +240; mix: 60 instead of 120 of A, 180 instead of 120 of B = -600 + 120 = -480."""
    before = period(
        sold("A", 100, "20 EUR", goods="10 EUR"), sold("B", 100, "6 EUR", goods="4 EUR")
    )
    after = period(sold("A", 60, "20 EUR", goods="10 EUR"), sold("B", 180, "6 EUR", goods="4 EUR"))
    found = bridge_of(before, after, home="EUR")
    assert (found.effect("volume"), found.effect("mix")) == (Money("240 EUR"), Money("-480 EUR"))
    assert bridge_of(before, after, home="EUR", mix="none").effect("volume") == Money("-240 EUR")


def test_each_cost_is_a_change_of_its_own():
    before = period(sold("A", 10, "20 EUR", goods="8 EUR", duty="1 EUR", fees="3 EUR"))
    after = period(sold("A", 10, "20 EUR", goods="9 EUR", duty="2.50 EUR", fees="2 EUR"))
    found = bridge_of(before, after, home="EUR")
    assert {name: found.effect(name) for name in ("goods", "duty", "fees")} == {
        "goods": Money("-10 EUR"), "duty": Money("-15 EUR"), "fees": Money("10 EUR"),
    }  # fmt: skip


def test_what_is_new_or_gone_is_volume_and_mix():
    before = period(sold("A", 10, "20 EUR"), sold("OLD", 5, "30 EUR"))
    after = period(sold("A", 10, "20 EUR"), sold("NEW", 5, "50 EUR", goods="10 EUR"))
    found = bridge_of(before, after, home="EUR")
    assert (found.before, found.after) == (Money("350 EUR"), Money("400 EUR"))
    assert found.effect("mix") == Money("50 EUR")


AMOUNTS = st.integers(0, 10_000).map(lambda cents: Decimal(cents) / 100)
PERIODS = st.lists(
    st.tuples(st.sampled_from("ABC"), st.integers(0, 500), AMOUNTS, AMOUNTS), min_size=1, max_size=3,
    unique_by=lambda row: row[0],
).filter(lambda rows: any(row[1] for row in rows))  # fmt: skip
RATES = st.fractions(Fraction(1, 10), 10, max_denominator=997)


@given(
    PERIODS, PERIODS, RATES, RATES, st.permutations(["volume", "mix", "price", "goods", "currency"])
)
def test_it_closes_to_the_cent_in_every_order(olds, news, old_rate, new_rate, order):
    def made(rows, rate):
        return period(
            *(
                sold(name, units, Money(price, "USD"), goods=Money(cost, "EUR"))
                for name, units, price, cost in rows
            ),
            USD=rate,
        )

    def margin(rows, rate):  # by hand
        cents = (
            sum(units * (Fraction(price) * rate - Fraction(cost)) for _, units, price, cost in rows)
            * 100
        )
        return round(cents)

    found = bridge_of(made(olds, old_rate), made(news, new_rate), home="EUR", order=order)
    assert found.before.minor_units() == margin(olds, old_rate)
    assert found.after.minor_units() == margin(news, new_rate)
    assert sum((each.amount for each in found.effects), Money("0 EUR")) == found.difference
    assert all(abs(each.amount.minor_units() - each.exact) <= 1 for each in found.effects)


def test_the_order_moves_money_between_effects_and_never_the_sum():
    found = {
        order: bridge_of(*AJB, home="CAD", order=order)
        for order in itertools.permutations(["volume", "mix", "price", "currency"])
    }
    assert len({each.effect("currency") for each in found.values()}) > 1
    assert len({each.difference for each in found.values()}) == 1


def test_a_budget_is_met_quarter_by_quarter_at_the_budget_rate():
    plan = {
        "2026-Q1": period(sold("A", 100, "10 USD"), USD="7"),
        "2026-Q2": period(sold("A", 100, "10 USD"), USD="7"),
    }
    actual = {
        "2026-Q1": period(sold("A", 90, "10 USD"), USD="7.1"),
        "2026-Q2": period(sold("A", 110, "10 USD"), USD="6.9"),
    }
    found = budget_bridges(plan, actual, home="CNY")
    assert found["2026-Q1"].effect("volume") == Money("-700 CNY")  # at the budget rate
    assert found["2026-Q1"].effect("currency") == Money("90 CNY")
    assert [each.effect("currency").amount > 0 for each in found.values()] == [True, False]
    with pytest.raises(InvalidInput, match="2026-Q2 stands in the plan"):
        budget_bridges(plan, {"2026-Q1": plan["2026-Q1"]}, home="CNY")


def test_a_bridge_tells_itself_in_both_languages():
    found = bridge_of(*AJB, home="CAD")
    assert str(found).splitlines()[-1] == "Taken in this order; mix by shares of units."
    assert "汇率" in found.explain("zh_CN")
    costs = bridge_of(
        period(sold("A", 1, "9 EUR", duty="1 EUR", gloss="1 EUR")),
        period(sold("A", 1, "9 EUR", duty="2 EUR", gloss="1 EUR")),
        home="EUR",
    ).explain("zh_CN")
    assert "关税：-€1.00" in costs
    assert "gloss：" in costs  # a seller's own word stays
    assert (
        "duty"
        in bridge_of(
            period(sold("A", 1, "1 EUR", duty="1 EUR")),
            period(sold("A", 1, "1 EUR")),
            home="EUR",
            mix="none",
        ).explain()
    )
    assert found.effects.to_columns()["name"] == ["volume", "mix", "price", "currency"]


def test_currencies_of_other_decimals_are_counted_in_their_own():
    before, after = (
        period(sold("A", 1, "1000 JPY"), JPY="0.05"),
        period(sold("A", 2, "1000 JPY"), JPY="0.05"),
    )
    assert bridge_of(before, after, home="CNY").difference == Money("50 CNY")


ONE = period(sold("A", 1, "1 EUR"))


@pytest.mark.parametrize(
    ("call", "error", "says"),
    [
        (
            lambda: bridge_of(ONE, ONE, home="EUR", order=["price"]),
            InvalidInput,
            "what changes is volume, mix, price, currency",
        ),
        (
            lambda: bridge_of(ONE, period(sold("A", 0, "1 EUR")), home="EUR"),
            InvalidInput,
            "Nothing was sold",
        ),
        (lambda: bridge_of(ONE, ONE, home="USD"), NoRate, "from EUR into USD"),
        (lambda: bridge_of(ONE, 1, home="EUR"), InvalidType, "after"),
        (lambda: period(sold("A", 1, "1 EUR"), sold("A", 1, "1 EUR")), InvalidInput, "same name"),
        (
            lambda: SoldSegment(name="A", units=1, price="1 EUR", costs={"price": "1 EUR"}),
            InvalidInput,
            "cannot be called price",
        ),
    ],
)
def test_what_is_wrong_is_said(call, error, says):
    with pytest.raises(error, match=says):
        call()


def test_a_change_that_is_spelt_nearly_right_is_told_which_was_meant():
    """Else a slip would say that volume did nothing; what is no part at all did nothing."""
    found = bridge_of(*AJB, home="CAD")
    with pytest.raises(InvalidInput, match="Did you mean volume"):
        found.effect("volum")
    with pytest.raises(InvalidInput, match="Did you mean volume"):
        bridge_of(*AJB, home="CAD", order=["volum", "mix", "price", "currency"])
    assert found.effect("duty") == Money("0 CAD")


def test_a_rate_of_the_home_currency_into_itself_is_refused():
    old, new = AJB
    with pytest.raises(InvalidInput, match="A rate of 2 from CAD into itself is none"):
        bridge_of(old, Period(segments=new.segments, rates={**new.rates, "CAD": 2}), home="CAD")
    same = Period(segments=new.segments, rates={**new.rates, "CAD": 1})
    assert bridge_of(old, same, home="CAD") == bridge_of(old, new, home="CAD")
