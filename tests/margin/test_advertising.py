"""What a click may cost, against figures by hand."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xborder.customers import BetaGeoNbd, GammaGamma
from xborder.customers.purchases.span import Span
from xborder.errors import CurrencyMismatch, InvalidInput, InvalidType, NoSolution
from xborder.margin import (
    Keyword,
    KeywordRules,
    Step,
    Waterfall,
    ad_limits,
    break_even_units,
    judge_keyword,
    repeat_value,
)
from xborder.money import Money

SALE = Waterfall.of(
    [
        Step(kind="sale", amount="50 USD"), Step(kind="goods", amount="20 USD"),
        Step(kind="freight", amount="6 USD"), Step(kind="payment_fee", amount="1.75 USD"),
        Step(kind="advertising", amount="9 USD"),
    ],
    home="USD",
)  # fmt: skip
LIMITS = ad_limits(SALE, conversion_rate="0.025")


def test_an_order_that_leaves_22_25_may_cost_22_25_and_a_click_0_556():
    """Fullycounted: margin 22.25 of 50; at 2.5 % of clicks that buy (by hand)."""
    assert LIMITS.highest_cpa == Money("22.25 USD")
    assert LIMITS.highest_cpc == Money("0.55625 USD")
    assert LIMITS.break_even_acos == Fraction(445, 1000)
    assert round(float(LIMITS.break_even_roas), 3) == 2.247


def test_a_target_below_break_even_is_capped_by_it():
    """Marginruler: where the target return is below break-even, break-even is the cap."""
    assert LIMITS.click_at(5) == Money("0.25 USD")  # 50 * 2.5 % / 5
    assert LIMITS.click_at("1.5") == LIMITS.click_at("2") == Money("0.55 USD")


def test_a_profit_that_shall_stay_and_later_purchases_move_the_limits():
    assert ad_limits(SALE, profit="10 USD").highest_cpa == Money("12.25 USD")
    assert ad_limits(SALE, repeat_value="30 USD").highest_cpa == Money("52.25 USD")
    assert ad_limits(SALE).highest_cpc is None
    assert ad_limits(SALE).click_at(3) is None


def test_an_order_that_leaves_nothing_pays_for_no_advertising():
    poor = ad_limits(SALE, conversion_rate="0.025", profit="30 USD")
    assert (poor.pays, poor.break_even_roas, poor.break_even_acos, poor.click_at(3)) == (
        False,
        None,
        None,
        None,
    )
    gift = ad_limits(Waterfall.of([], home="USD"), repeat_value="3 USD")
    assert (gift.pays, gift.break_even_acos) == (True, None)


class Base:
    values = (30.0, 10.0)
    currency = "USD"


def test_what_customers_bring_later_is_their_mean_value_times_the_margin():
    assert repeat_value(Base(), margin_rate="0.445") == Money("8.90 USD")


def test_lifetime_values_of_customers_are_taken_as_they_are():
    from xborder.customers import Summary, lifetime_value
    from xborder.customers.purchases.span import DiscountRate

    summary = Summary.from_columns(
        {"frequency": [2], "recency": [30.43], "T": [38.86], "monetary_value": [22.35]},
        unit="week", currency="USD",
    )  # fmt: skip
    value = lifetime_value(
        BetaGeoNbd(r=0.242593, alpha=4.413532, a=0.792886, b=2.425754, unit="week"),
        GammaGamma(p=6.248804, q=3.744588, v=15.447744, currency="USD"),
        summary, periods=52, period=Span.weeks(1), discount=DiscountRate(0.15, Span.weeks(52)),
    )  # fmt: skip
    assert repeat_value(value, margin_rate="0.5") == Money(
        "17.99 USD"
    )  # half of 35.997, rounded down


def keyword(clicks, orders, spend, *, impressions=10_000, match="broad"):
    return Keyword(
        text="mug", match=match, impressions=impressions, clicks=clicks, orders=orders, spend=spend
    )


@pytest.mark.parametrize(
    ("given_keyword", "verdict", "bid"),
    [
        (keyword(400, 10, "200 USD"), "keep", None),  # 20.00 an order
        (keyword(100, 0, "50 USD"), "wait", None),  # 2.5 orders were to be expected
        (keyword(15, 0, "9 USD"), "wait", None),
        (keyword(150, 2, "90 USD", impressions=100_000), "change_match", None),  # 0.15 % clicked
        (keyword(150, 2, "90 USD", impressions=100_000, match="exact"), "lower_bid", "0.29 USD"),
        (keyword(200, 1, "90 USD"), "mend_page", None),  # 0.5 % of them bought
        (keyword(200, 4, "150 USD"), "lower_bid", "0.44 USD"),  # 22.25 * 2 % = 0.445
    ],
)
def test_a_keyword_is_judged_by_the_first_that_is_wrong(given_keyword, verdict, bid):
    found = judge_keyword(given_keyword, LIMITS)
    assert str(found.verdict) == verdict
    assert found.bid == (None if bid is None else Money(bid))
    assert found.explain() != found.explain("zh_CN")


def test_the_rules_are_the_shops_own():
    strict = KeywordRules(least_click_rate="0.05", least_conversion=0)
    assert judge_keyword(keyword(200, 1, "90 USD"), LIMITS, rules=strict).verdict == "change_match"
    assert judge_keyword(keyword(400, 10, "200 USD"), LIMITS).cpa == Money("20 USD")


@given(st.integers(120, 5000), st.integers(1, 100), st.integers(0, 10**6))
def test_the_bid_it_names_pays(clicks, orders, spend):
    word = keyword(clicks, min(orders, clicks), Money.of_minor(spend, "USD"))
    found = judge_keyword(word, LIMITS, rules=KeywordRules(least_conversion=0))
    if found.bid is not None:
        assert found.bid * word.clicks <= LIMITS.highest_cpa * word.orders


@pytest.mark.parametrize(
    ("call", "error", "says"),
    [
        (lambda: LIMITS.click_at(0), InvalidInput, "not above zero"),
        (lambda: keyword(20, 30, "1 USD"), InvalidInput, "30 orders of 20 clicks"),
        (lambda: keyword(-1, -2, "1 USD"), InvalidInput, "clicks"),
        (
            lambda: judge_keyword(keyword(1, 1, "1 USD"), ad_limits(SALE)),
            InvalidInput,
            "share of clicks",
        ),
        (lambda: ad_limits(1), InvalidType, "sale"),
        (lambda: ad_limits(SALE, profit="1 EUR"), CurrencyMismatch, "EUR"),
        (lambda: repeat_value(1, margin_rate="0.1"), InvalidType, "lifetime"),
        (lambda: break_even_units("1 EUR", "0 EUR"), NoSolution, "no number of units"),
        (lambda: break_even_units("1 EUR", "1 USD"), CurrencyMismatch, "USD"),
    ],
)
def test_what_is_wrong_is_said(call, error, says):
    with pytest.raises(error, match=says):
        call()


def test_break_even_units_carry_the_fixed_costs():
    found = break_even_units("9000 EUR", "22.25 EUR")
    assert found.units == 405  # 404.49
    assert found.unit_margin * 405 >= found.fixed > found.unit_margin * 404
    assert (
        found.safety_margin(405) == 1 - Fraction(Decimal(9000)) / Fraction(Decimal("22.25")) / 405
    )
    assert found.safety_margin(400) < 0
    assert break_even_units("0 EUR", "1 EUR").units == 0
