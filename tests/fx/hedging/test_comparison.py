"""The usual alternatives at one market, and what cannot be hedged."""

import datetime as dt

import pytest

from xborder.errors import InvalidInput
from xborder.fx.hedging.comparison import compare_alternatives
from xborder.fx.hedging.market import Market
from xborder.fx.rates.board import RateBoard
from xborder.fx.rates.curves import FlatCurve
from xborder.fx.rates.interest import InterestRate

TODAY, DUE = dt.date(2026, 11, 20), dt.date(2027, 2, 19)


def cny_market():
    curves = {
        code: FlatCurve(
            currency=code, on=TODAY, rate=InterestRate(rate=rate, compounding="continuous")
        )
        for code, rate in {"CNY": 0.0165, "EUR": 0.0215}.items()
    }
    return Market(
        on=TODAY,
        home="CNY",
        board=RateBoard.of({"EURCNY": 7.75}),
        curves=curves,
        volatilities={"EUR": 0.08},
    )


@pytest.mark.parametrize(("amount", "protection"), [(300_000, 7.6), (-300_000, 7.9)])
def test_the_usual_alternatives_at_one_market(amount, protection):
    market = cny_market()
    found = compare_alternatives(
        market, currency="EUR", amount=amount, due=DUE, protection=protection
    )
    by_name = {each.name: each for each in found.alternatives}
    assert list(by_name) == [
        "do nothing",
        "forward",
        "window forward",
        "money market",
        "option",
        "zero-cost collar",
    ]
    outright = market.outright("EUR", DUE)
    assert by_name["forward"].rate(9.0) == outright
    # without credit spreads borrowing and lending is the forward: covered interest parity
    assert by_name["money market"].rate(9.0) == pytest.approx(outright, rel=1e-13)
    side = by_name["forward"].direction
    assert side.sign * (by_name["window forward"].rate(9.0) - outright) <= 1e-12
    assert by_name["zero-cost collar"].cost == 0.0
    assert by_name["option"].cost > 0.0
    even = found.break_evens()
    assert even["do nothing"] == pytest.approx(outright)
    assert even["forward"] is None
    assert side.sign * (even["option"] - outright) > 0
    assert by_name["option"].rate(even["option"]) == pytest.approx(outright)


def test_there_must_be_something_to_hedge():
    for amount, due in ((0, DUE), (1, TODAY)):
        with pytest.raises(InvalidInput, match="nothing to hedge"):
            compare_alternatives(
                cny_market(), currency="EUR", amount=amount, due=due, protection=7.6
            )
