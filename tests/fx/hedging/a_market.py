"""A market, sales, hedges and a schedule in layers, for the tests of hedging."""

import datetime as dt

from xborder.fx.exposure.exposure import Exposure
from xborder.fx.hedging.hedge import Hedge
from xborder.fx.hedging.market import Market
from xborder.fx.hedging.schedule import Layer, LayeredSchedule
from xborder.fx.rates.board import RateBoard
from xborder.fx.rates.curves import FlatCurve
from xborder.fx.rates.interest import InterestRate

TODAY = dt.date(2026, 11, 20)  # a Friday
RATES = {"CNH": 0.0165, "EUR": 0.0215, "GBP": 0.04, "USD": 0.043}


def market(on=TODAY, eur=7.75, gbp=9.20, home="CNH"):
    curves = {
        code: FlatCurve(
            currency=code, on=on, rate=InterestRate(rate=rate, compounding="continuous")
        )
        for code, rate in RATES.items()
    }
    return Market(
        on=on,
        home=home,
        board=RateBoard.of({"EURCNH": eur, "GBPCNH": gbp, "USDCNH": 7.15}),
        curves=curves,
        volatilities={"EUR": 0.08, "GBP": 0.09},
    )


def sale(amount, due, currency="EUR", stage="forecast", **facts):
    return Exposure(amount=amount, currency=currency, due=due, stage=stage, **facts)


def hedge(covers, due, currency="EUR", rate=7.7, reference=""):
    return Hedge(currency=currency, covers=covers, due=due, rate=rate, reference=reference)


ACT = LayeredSchedule(
    width="0.05",
    layers=[
        Layer(months_before=18, share="0.2"),
        Layer(months_before=12, share="0.3"),
        Layer(months_before=6, share="0.3"),
    ],
)
