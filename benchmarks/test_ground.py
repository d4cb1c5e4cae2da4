"""Money, rates and documents, beside their peers in the same run.

Read the table that pytest-benchmark prints group by group: each group names ours and its peers.
"""

import datetime as dt
from decimal import Decimal

import moneyed
import pytest

from xborder.exchange import Quotation, RateTable
from xborder.money import Mode, Money, Rounding, share
from xborder.trade import Buyer, Consignment, Item, Seller

DAY = dt.date(2026, 11, 21)
PARCEL = {
    "ship_from": "CN",
    "ship_to": "DE",
    "on": DAY,
    "items": [
        {
            "sku": "TEE",
            "hs_code": "610910",
            "origin": "CN",
            "quantity": 2,
            "unit_price": "19.90 EUR",
            "weight": "0.18 kg",
        }
    ],
    "shipping": "4.50 EUR",
    "prices": "net",
    "incoterm": "DDP",
    "seller": {"registrations": ["IOSS"]},
    "buyer": {"kind": "consumer"},
}
PARSED = Consignment(**PARCEL)
TEXT = PARSED.model_dump_json()
TABLE = RateTable(
    [
        Quotation.of("EUR", code, value, start=DAY - dt.timedelta(days=n), kind="ecb", source="ECB")
        for n in range(250)
        for code, value in (("USD", "1.0861"), ("SEK", "9.264"))
    ],
    pivot="EUR",
)
WEIGHTS = [7_919 * n % 9_973 + 1 for n in range(100)]


def typed():
    return Consignment(
        ship_from="CN",
        ship_to="DE",
        on=DAY,
        items=[
            Item(
                sku="TEE",
                hs_code="610910",
                origin="CN",
                quantity=2,
                unit_price="19.90 EUR",
                weight="0.18 kg",
            )
        ],
        shipping="4.50 EUR",
        prices="net",
        incoterm="DDP",
        seller=Seller(registrations={"IOSS"}),
        buyer=Buyer(kind="consumer"),
    )


READ = {
    "xborder": lambda: Money("19.90 EUR"),
    "py-moneyed": lambda: moneyed.Money("19.90", "EUR"),
    "Decimal alone": lambda: Decimal("19.90"),
}
OURS, THEIRS = Money("19.90 EUR"), moneyed.Money("19.90", "EUR")
ADD = {"xborder": lambda: OURS + OURS, "py-moneyed": lambda: THEIRS + THEIRS}
DOCUMENT = {
    "from keywords": typed,
    "from a mapping": lambda: Consignment.model_validate(PARCEL),
    "from JSON": lambda: Consignment.model_validate_json(TEXT),
    "to JSON": PARSED.model_dump_json,
    "replace": lambda: PARSED.replace(ship_to="FR"),
}
ROUNDING = Rounding(mode=Mode.HALF_UP)
RATE = {
    "direct": lambda: TABLE.rate("EUR", "USD", on=DAY),
    "through the pivot": lambda: TABLE.rate("USD", "SEK", on=DAY),
    "converted and rounded": lambda: TABLE.convert(OURS, "USD", on=DAY, rounding=ROUNDING),
}


@pytest.mark.parametrize("who", READ)
@pytest.mark.benchmark(group="read an amount")
def test_read_an_amount(benchmark, who):
    benchmark(READ[who])


@pytest.mark.parametrize("who", ADD)
@pytest.mark.benchmark(group="add two amounts")
def test_add_two_amounts(benchmark, who):
    benchmark(ADD[who])


@pytest.mark.parametrize("what", DOCUMENT)
@pytest.mark.benchmark(group="a consignment of one item")
def test_a_consignment(benchmark, what):
    benchmark(DOCUMENT[what])


@pytest.mark.parametrize("what", RATE)
@pytest.mark.benchmark(group="a rate among 500")
def test_a_rate(benchmark, what):
    benchmark(RATE[what])


@pytest.mark.benchmark(group="share among 100 lines")
def test_share(benchmark):
    assert sum(benchmark(share, 1_234_567, WEIGHTS)) == 1_234_567
