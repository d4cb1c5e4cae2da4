"""Lifetime value: units, currencies, horizons."""

import pytest

from xborder.customers import DiscountRate, Span, Summary, lifetime_value
from xborder.customers.lifetime import compare_models
from xborder.errors import CurrencyMismatch, InvalidInput

ROWS = {
    "customer_id": ["1", "3"],
    "frequency": [2, 0],
    "recency": [30.43, 0.0],
    "T": [38.86, 38.86],
    "monetary_value": [22.35, 0.0],
}
SEEN = Summary.from_columns(ROWS, unit="week", currency="USD")


def value(models, summary=SEEN, **changes):
    options = {
        "periods": 52,
        "period": Span.weeks(1),
        "discount": DiscountRate(0.15, Span.weeks(52)),
        **changes,
    }
    return lifetime_value(models["bgnbd"], models["gamma_gamma"], summary, **options)


def test_customer_one_of_the_sample(models):
    found = value(models)
    assert found.of("1") == pytest.approx(35.99721516, abs=1e-8)
    assert value(models, timing="middle").of("1") == pytest.approx(36.04562307, abs=1e-8)
    assert found.total == pytest.approx(sum(found.values))
    assert found.horizon == Span.weeks(52)
    assert found.parameters["q"] == models["gamma_gamma"].q
    free = value(models, discount=DiscountRate(0, Span.weeks(52)))
    assert free.values[0] == pytest.approx(free.purchases[0] * free.spend[0])


def test_a_unit_mixed_up_is_refused(models):
    daily = Summary.from_columns(ROWS, unit="day", currency="USD")
    with pytest.raises(InvalidInput, match="in days, the model in weeks"):
        value(models, daily)
    with pytest.raises(InvalidInput, match="in days, the model in weeks"):
        compare_models([models["bgnbd"]], daily, within=Span.weeks(1))


def test_other_bad_input_is_named(models):
    euros = Summary.from_columns(ROWS, unit="week", currency="EUR")
    with pytest.raises(CurrencyMismatch, match="EUR"):
        value(models, euros)
    with pytest.raises(InvalidInput, match="periods: 0 periods"):
        value(models, periods=0)
    with pytest.raises(InvalidInput, match="customer_id: The customer 9 is not among the 2"):
        value(models).of("9")
    with pytest.raises(InvalidInput, match="no model"):
        compare_models([], SEEN, within=Span.weeks(1))
