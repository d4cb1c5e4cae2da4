"""Tables of the other slices: rows a second of processor, each row unlike all others.

Run with ``-s``. Each frame runs the single form once a distinct row, so that rows alike cost less.
"""

import datetime as dt
import time

import pytest

from xborder import tables
from xborder.complaints import default_policy
from xborder.fx import (
    FlatCurve,
    HedgeProgramme,
    InterestRate,
    Market,
    RateBoard,
    RollingSchedule,
)
from xborder.inventory import CycleServiceLevel
from xborder.source import Source
from xborder.tariff import TariffSchedule
from xborder.worktime import OpeningHours

ROWS = 2_000
DAY = dt.date(2026, 11, 20)
NOW = dt.datetime(2026, 11, 20, 15, 30, tzinfo=dt.UTC)
SCHEDULE = TariffSchedule.from_rows(
    [("6109", "12%"), ("6109.10", "8% + 30.60 EUR / 100 kg")],
    source=Source(title="Our broker's rates"),
    checked_on=DAY,
)


def prices(currency):
    return [f"{10 + row}.{row % 100:02} {currency}" for row in range(ROWS)]


def alike(**cells):
    return {name.replace("__", "."): [cell] * ROWS for name, cell in cells.items()}


def sales():
    said = alike(
        on="2026-11-10",
        ship_from="IE",
        ship_to="DE",
        prices="net",
        item__quantity=1,
        seller__country="IE",
        seller__registrations="IE;OSS",
        buyer__kind="consumer",
        destination_chosen=True,
    )
    names = [f"S{row}" for row in range(ROWS)]
    return tables.determine({**said, "sale": names, "item.unit_price": prices("EUR")})


def duties():
    codes = [f"610910{row:04}" for row in range(ROWS)]
    return tables.duties({**alike(on="2026-11-21"), "hs_code": codes}, schedule=SCHEDULE)


def landed_prices():
    said = alike(
        ship_from="CN",
        ship_to="GB",
        on="2026-11-21",
        prices="net",
        shipping="4.50 GBP",
        seller__registrations="GB",
        buyer__kind="consumer",
        item__hs_code="610910",
        item__origin="CN",
        item__quantity=1,
        item__unit_price="9.90 GBP",
    )
    some = {name: cells[:200] for name, cells in said.items()}
    names = [f"P{row}" for row in range(200)]
    return tables.price_for_landed({**some, "consignment": names, "target": prices("GBP")[:200]})


def stocks():
    means = [20.0 + row / 100 for row in range(ROWS)]
    said = alike(demand_sd=6.0, period="day", lead_time=30)
    return tables.safety_stock({**said, "demand_mean": means}, target=CycleServiceLevel("0.98"))


def options():
    said = alike(
        kind="call", strike=1.6, years=0.5, volatility=0.12, domestic_rate=0.06, foreign_rate=0.08
    )
    return tables.option_values({**said, "spot": [1.5 + row / 10**5 for row in range(ROWS)]})


def exposures():
    amounts = [str(1000 + row) for row in range(ROWS)]
    return {**alike(currency="EUR", due="2026-12-15", stage="forecast"), "amount": amounts}


def positions():
    return tables.net_positions(exposures(), on=DAY)


def trades():
    rates = {"CNH": 0.0165, "EUR": 0.0215}
    curves = {
        code: FlatCurve(
            currency=code, on=DAY, rate=InterestRate(rate=rate, compounding="continuous")
        )
        for code, rate in rates.items()
    }
    board = RateBoard.of({"EURUSD": 1.085, "USDCNH": 7.15})
    market = Market(on=DAY, home="CNH", curves=curves, board=board)
    programme = HedgeProgramme(schedule=RollingSchedule(months=6, ratio="0.5"))
    return tables.hedge_trades(exposures(), programme=programme, market=market)


def orders():
    names = [f"C{row // 3}" for row in range(ROWS)]
    return {**alike(at="2026-09-01"), "customer_id": names, "amount": prices("EUR")}


def scores():
    return tables.rfm(orders(), on=DAY)


def due():
    desk = OpeningHours(
        zone="Europe/Berlin",
        week="Mo-Fr 09:00-17:00",
        known_from=dt.date(2026, 1, 1),
        known_until=dt.date(2027, 1, 1),
    )
    moments = [(NOW - dt.timedelta(minutes=row)).isoformat() for row in range(ROWS)]
    events = {"event.at": moments, "ticket": [f"T{row}" for row in range(ROWS)]}
    policy = default_policy(desk.calendar())
    return tables.due_times({**events, **alike(event__kind="created")}, policy=policy, now=NOW)


@pytest.mark.benchmark(group="tables of the other slices")
@pytest.mark.parametrize(
    "of",
    [sales, duties, landed_prices, stocks, options, positions, trades, scores, due],
    ids=lambda of: of.__name__,
)
def test_rows_of_a_slice(benchmark, of):
    of()
    start = time.process_time()
    assert benchmark.pedantic(of, rounds=1) is not None
    rows = 200 if of is landed_prices else ROWS
    print(f"\n{of.__name__}: {rows / (time.process_time() - start):,.0f} a second of processor")
