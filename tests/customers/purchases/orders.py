"""Orders in three currencies and their rates, for tests of how orders and refunds are taken in."""

import datetime as dt

from xborder.customers import Order
from xborder.exchange import Quotation, RateTable

END = dt.date(2026, 6, 30)


def order(day, amount, **more):
    at = dt.date.fromisoformat(day) if isinstance(day, str) else day
    return Order(**{"customer_id": "c", "at": at, "amount": amount, **more})


def usd(*rates):
    return RateTable(
        Quotation.of(
            base, "USD", rate, start=dt.date.fromisoformat(day), kind="market", source="desk"
        )
        for base, rate, day in rates
    )


RATES = usd(
    ("EUR", "1.10", "2026-01-10"),
    ("JPY", "0.0065", "2026-03-10"),
    ("GBP", "1.30", "2026-05-10"),
    ("EUR", "1.20", "2026-06-01"),
)
# case fx_01: each order at the rate of its own day
THREE = (
    order("2026-01-10", "100.00 EUR", order_id="o1"),
    order("2026-03-10", "15000 JPY"),
    order("2026-05-10", "80.00 GBP"),
)
