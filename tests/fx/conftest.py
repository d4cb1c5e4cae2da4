"""The market of the shared cases, and what several tests of the slice need."""

import datetime as dt
import math

import pytest

MARKET = {
    # pair: spot, domestic rate, foreign rate, volatility; continuous, as the cases were computed
    "EURUSD": (1.085, 0.043, 0.0215, 0.0775),
    "USDJPY": (152.4, 0.005, 0.043, 0.1025),
    "USDBRL": (5.4, 0.1325, 0.043, 0.165),
    "USDCNH": (7.15, 0.0165, 0.043, 0.048),
}


@pytest.fixture(scope="session")
def quoted():
    """Return what a strike-from-delta or at-the-money function needs for a pair and expiry."""

    def build(pair, days):
        spot, domestic, foreign, volatility = MARKET[pair]
        years = days / 365
        return {
            "spot": spot,
            "domestic_discount": math.exp(-domestic * years),
            "foreign_discount": math.exp(-foreign * years),
            "total_volatility": volatility * math.sqrt(years),
        }

    return build


@pytest.fixture(scope="session")
def option_market():
    """Return an ``OptionMarket`` and the volatility of a pair of the shared cases."""
    from xborder.fx.options.option_market import OptionMarket

    def build(pair, days):
        spot, domestic, foreign, volatility = MARKET[pair]
        market = OptionMarket(
            spot=spot, years=days / 365, domestic_rate=domestic, foreign_rate=foreign
        )
        return market, volatility

    return build


@pytest.fixture(scope="session")
def eurusd_curve():
    """Return the EURUSD forward curve of 20 November 2026, spot the 24th."""
    from xborder.fx.forwards.curve import ForwardCurve
    from xborder.fx.rates.curves import FlatCurve
    from xborder.fx.rates.interest import InterestRate

    on = dt.date(2026, 11, 20)

    def flat(code, rate):
        return FlatCurve(
            currency=code, on=on, rate=InterestRate(rate=rate, compounding="continuous")
        )

    return ForwardCurve(
        pair="EURUSD",
        spot=1.085,
        spot_date=dt.date(2026, 11, 24),
        domestic=flat("USD", 0.043),
        foreign=flat("EUR", 0.0215),
    )
