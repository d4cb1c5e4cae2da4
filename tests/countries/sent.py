"""Parcels for the tables of sourced cases: one piece from China to a consumer, and what it bears."""

import datetime as dt
from collections import defaultdict
from decimal import Decimal

from xborder.exchange import RateTable
from xborder.source import Source
from xborder.tariff import TariffSchedule
from xborder.trade import Buyer, Consignment, Item, Seller

ON = dt.date(2026, 11, 21)
COMPUTER, TEE, BOOK = "847130", "610910", "490199"
TRADER = Buyer(kind="business")


def parcel(to, price, on=ON, *, hs=COMPUTER, item=(), **fields):
    """Return a parcel of one piece; ``price`` and what else is worth money name their currency."""
    values = {
        "ship_from": "CN",
        "on": dt.date.fromisoformat(on) if isinstance(on, str) else on,
        "prices": "net",
        "shipping": f"0 {price.split()[1]}",
        "transport": "express",
        "seller": Seller(registrations=set()),
        "buyer": Buyer(kind="consumer"),
    }
    facts = {"hs_code": hs, "origin": "CN", "quantity": 1, **dict(item)}
    return Consignment(items=[Item(unit_price=price, **facts)], ship_to=to, **{**values, **fields})


def gift(to, price, on=ON, **fields):
    """Return a gift from one person to another."""
    return parcel(to, price, on, gift=True, sender="consumer", **fields)


def at(rate, *codes):
    """Return a tariff in which codes bear one duty."""
    rows = [(code, rate) for code in codes or (TEE, COMPUTER)]
    return TariffSchedule.from_rows(rows, source=Source(title="test"), checked_on=ON)


def rate(pair, amount):
    """Return one rate of exchange, the same on every day."""
    days = {"start": dt.date(2020, 1, 1), "end": dt.date(2030, 1, 1)}
    return RateTable.from_mapping({pair: amount}, source="for the test", **days)


def charges(result):
    """Return what each charge comes to over all lines, without what is nothing."""
    sums = defaultdict(Decimal)
    for line in result.lines:
        if line.rule is not None:
            sums[line.id] += line.amount.amount
    return {name: str(amount) for name, amount in sums.items() if amount}
