"""Rates: their kinds, history and changes ahead."""

import datetime as dt
import itertools
from decimal import Decimal
from fractions import Fraction

import pytest

from xborder.errors import InvalidInput, NoRuleInForce, NotFound
from xborder.vat import RateKind, rate, rate_changes, rate_history
from xborder.vat.rates.rate import exact_decimal

DAY = dt.date(2026, 11, 10)


@pytest.mark.parametrize(
    ("country", "goods", "place", "share", "kind"),
    [
        ("DE", "standard", {}, "0.19", RateKind.STANDARD),
        ("DE", "490199", {}, "0.07", RateKind.REDUCED),
        ("DE", "4901", {}, "0.07", RateKind.REDUCED),
        ("LU", "490199", {}, "0.03", RateKind.SUPER_REDUCED),
        ("LU", "220421", {}, "0.14", RateKind.PARKING),
        ("IE", "490199", {}, "0", RateKind.ZERO),
        ("GB", "490199", {}, "0", RateKind.ZERO),
        ("US", "610910", {"region": "US-PA"}, "0", RateKind.EXEMPT),
        ("PT", "general", {"postcode": "9000-001"}, "0.22", RateKind.STANDARD),
        ("AT", "general", {"postcode": "6691"}, "0.19", RateKind.STANDARD),
        ("CH", "standard", {}, "0.081", RateKind.STANDARD),
        ("JP", "food", {}, "0.08", RateKind.REDUCED),
    ],
)
def test_a_rate_and_its_kind(country, goods, place, share, kind):
    found = rate(country, goods, on=DAY, **place)
    assert (found.rate, found.kind) == (Decimal(share), kind)
    assert found.reference.title


def test_history_and_what_is_ahead():
    periods = rate_history("EE")
    shares = [str(each.rate.rate) for each in periods]
    assert shares[-2:] == ["0.22", "0.24"]
    for earlier, later in itertools.pairwise(periods):
        assert earlier.end == later.start
    (ahead,) = rate_changes("SE", "food", on=DAY)
    assert (ahead.start, str(ahead.rate.rate)) == (dt.date(2028, 1, 1), "0.12")
    assert rate_changes("DE", on=DAY) == ()
    # Malaysia taxes what is sold from abroad since 2024: Sales Tax (Amendment) Act 2022, A1667
    (first, *_) = rate_history("MY")
    assert (first.start, str(first.rate.rate)) == (dt.date(2024, 1, 1), "0.1")
    madeira = rate_history("PT", postcode="9000-001")
    assert str(madeira[-1].rate.rate) == "0.22"


def test_an_unknown_category_is_named_with_the_nearest():
    with pytest.raises(InvalidInput, match="Did you mean books"):
        rate("DE", "bookz", on=DAY)
    with pytest.raises(InvalidInput, match="Use an HS code"):
        rate("DE", "zzzzzzzzzz", on=DAY)


def test_a_country_without_rates_says_so():
    with pytest.raises(NotFound, match="no rules for AQ"):
        rate("AQ", on=DAY)
    with pytest.raises(NoRuleInForce, match="no rates of a tax on sales"):
        rate("BR", on=DAY)


def test_a_share_is_written_exactly():
    assert exact_decimal(Fraction(51, 1000)) == Decimal("0.051")


def test_a_heading_whose_goods_bear_several_rates_has_none_and_asks_for_more_digits():
    with pytest.raises(NoRuleInForce, match="several rates: give a longer one"):
        rate("IE", "4911", on=DAY)
