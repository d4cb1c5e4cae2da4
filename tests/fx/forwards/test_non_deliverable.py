"""Non-deliverable forwards pay the difference."""

import datetime as dt
import math

import pytest

from xborder.errors import CurrencyMismatch, InvalidInput
from xborder.fx.forwards.curve import ForwardCurve
from xborder.fx.forwards.non_deliverable import NonDeliverableForward
from xborder.fx.rates.curves import FlatCurve
from xborder.fx.rates.interest import InterestRate

TODAY, SPOT, LATER = dt.date(2026, 11, 20), dt.date(2026, 11, 24), dt.date(2027, 5, 24)


def flat(code, rate, on=TODAY):
    return FlatCurve(currency=code, on=on, rate=InterestRate(rate=rate, compounding="continuous"))


def test_a_non_deliverable_forward_pays_the_difference():
    def deal(currency, fixing=dt.date(2027, 2, 22)):
        return NonDeliverableForward(
            pair="USDBRL",
            base_amount=1_000_000,
            rate=5.50,
            fixing_date=fixing,
            value_date=dt.date(2027, 2, 24),
            settlement_currency=currency,
        )

    assert deal("BRL").settlement(5.60).value == pytest.approx(100_000)
    paid = deal("USD").settlement(5.60)
    assert (paid.value, paid.currency) == (pytest.approx(100_000 / 5.60), "USD")
    curve = ForwardCurve(
        pair="USDBRL",
        spot=5.4,
        spot_date=SPOT,
        domestic=flat("BRL", 0.1325),
        foreign=flat("USD", 0.043),
    )
    value = deal("USD").value(curve)
    years = (dt.date(2027, 2, 24) - SPOT).days / 365
    forward = 5.4 * math.exp(0.0895 * years)
    discount = math.exp(-0.043 * (dt.date(2027, 2, 24) - TODAY).days / 365)
    assert value.amount.value == pytest.approx(
        1_000_000 * (forward - 5.5) / forward * discount, rel=1e-11
    )
    assert value.amount.currency == "USD"
    with pytest.raises(CurrencyMismatch, match="EUR"):
        deal("EUR")
    with pytest.raises(InvalidInput, match="fixing"):
        deal("USD", fixing=dt.date(2027, 2, 25))
