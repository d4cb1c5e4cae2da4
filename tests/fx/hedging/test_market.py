"""A market says what it lacks."""

import datetime as dt

import pytest
from tests.fx.hedging.a_market import TODAY, market

from xborder.errors import InvalidInput, NotFound
from xborder.fx.hedging.market import Market

DUES = [dt.date(2027, 3, 15), dt.date(2027, 9, 15), dt.date(2028, 3, 15), dt.date(2028, 9, 15)]


def test_a_market_says_what_it_lacks():
    today = market()
    assert today.outright("CNH", DUES[0]) == 1.0
    assert today.volatility("CNH") == 0.0
    with pytest.raises(NotFound, match="USD"):
        today.volatility("USD")
    with pytest.raises(NotFound, match="JPY"):
        today.outright("JPY", DUES[0])
    with pytest.raises(InvalidInput, match="before the market"):
        today.years(dt.date(2026, 11, 19))
    with pytest.raises(InvalidInput, match="one of EUR"):
        Market(
            on=TODAY,
            home="CNH",
            board=today.board,
            curves={"CNH": today.curves["CNH"], "GBP": today.curves["EUR"]},
        )
    with pytest.raises(NotFound, match="CNH"):
        Market(on=TODAY, home="CNH", board=today.board, curves={})
    option = today.option_market("EUR", DUES[0])
    assert option.forward == pytest.approx(today.outright("EUR", DUES[0]), rel=1e-14)
    assert today.option_market("EUR", TODAY).years == 0.0
