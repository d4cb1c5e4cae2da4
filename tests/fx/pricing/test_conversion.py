"""Conversions: what each provider costs, against one reference rate."""

import datetime as dt

import pytest

from xborder.errors import CurrencyMismatch, InvalidInput
from xborder.fx.pricing.conversion import (
    ConversionOffer,
    compare_providers,
    conversion_cost,
    tier_rate,
)
from xborder.fx.rates.quote import CustomerRate, LockedQuote

OFFERS = [  # shared cases, conversion_cost
    (100_000, "EURUSD", 1.085, 1.0849, 0.0075, 0, 1.07676325, 107676.325, 75.9147465438),
    (100_000, "EURUSD", 1.085, 1.0849, 0.015, 0, 1.0686265, 106862.65, 150.907834101),
    (25_000, "GBPUSD", 1.295, 1.2948, 0.005, 12.0, 1.287846, 32196.15, 55.2432432432),
]


@pytest.mark.parametrize(
    ("amount", "pair", "mid", "bid", "markup", "fee", "all_in", "proceeds", "cost_bp"), OFFERS
)
def test_what_a_conversion_costs(amount, pair, mid, bid, markup, fee, all_in, proceeds, cost_bp):
    offer = ConversionOffer(
        name="p", kind="bank", pair=pair, base_rate=bid, markup=markup, fixed_fee=fee
    )
    found = conversion_cost(offer, amount=amount, reference_rate=mid)
    assert found.all_in_rate == pytest.approx(all_in, rel=1e-12)
    assert found.proceeds == pytest.approx(proceeds, rel=1e-12)
    assert found.cost_bp == pytest.approx(cost_bp, rel=1e-10)


def lock(**changes):
    rate = {
        "pair": "EURUSD",
        "base_rate": 1.0848,
        "fee_rate": 0.004,
        "reference_rate": 1.085,
        "reference": "mid",
    }
    return LockedQuote(
        quote_id="Q-7",
        rate=CustomerRate(**{**rate, **changes}),
        valid_from=dt.datetime(2026, 11, 21, 9, tzinfo=dt.UTC),
        valid_until=dt.datetime(2026, 11, 21, 10, tzinfo=dt.UTC),
    )


def test_providers_are_compared_against_one_reference():
    at = dt.datetime(2026, 11, 21, 9, 30, tzinfo=dt.UTC)
    offers = [
        ConversionOffer(
            name="marketplace", kind="marketplace", pair="EURUSD", base_rate=1.085, markup=0.015
        ),
        ConversionOffer(
            name="bank", kind="bank", pair="EURUSD", base_rate=1.0849, markup=0.001, fixed_fee=25
        ),
        ConversionOffer.of_lock(lock(), at=at, name="locked"),
    ]
    found = compare_providers(offers, amount=100_000, reference_rate=1.085)
    assert [cost.offer.name for cost in found] == ["bank", "locked", "marketplace"]
    assert found[1].all_in_rate == pytest.approx(lock().rate_at(at))
    small = compare_providers(offers, amount=2_000, reference_rate=1.085)
    assert small[0].offer.name == "locked"  # the bank's fee weighs on small amounts
    with pytest.raises(InvalidInput, match="no offers"):
        compare_providers([], amount=1, reference_rate=1)
    other = ConversionOffer(name="x", kind="bank", pair="GBPUSD", base_rate=1.29)
    with pytest.raises(CurrencyMismatch, match="GBPUSD"):
        compare_providers([*offers, other], amount=1, reference_rate=1)
    with pytest.raises(InvalidInput, match="instead of selling"):
        ConversionOffer.of_lock(lock(sells_base=False), at=at, name="locked")


def test_a_markup_by_turnover():
    tiers = [(0, 0.015), (100_000, 0.015), (500_000, 0.0125), (1_000_000, 0.01)]
    assert [tier_rate(v, tiers) for v in (0, 499_999, 500_000, 2e6)] == [
        0.015,
        0.015,
        0.0125,
        0.01,
    ]
    for wrong in ([], [(5, 0.01)], [(0, 0.01), (0, 0.02)]):
        with pytest.raises(InvalidInput, match="tiers"):
            tier_rate(1, wrong)


def test_a_tier_has_two_parts():
    with pytest.raises(InvalidInput, match="from_volume, rate"):
        tier_rate(5, [(0, 0.1, 7)])
