"""Every scheme of every jurisdiction is reached, and comes out alike alone and in a column."""

import datetime as dt
import random

import pytest
from tests.landed_cost.test_properties import (
    BOOK,
    CURRENCIES,
    DESTINATIONS,
    REGIONS,
    REGISTRATIONS,
    SUPPLIED,
    one_by_one,
    together,
    without_zero_columns,
)

from xborder.landed_cost.admission import admit
from xborder.landed_cost.run import evaluate
from xborder.policy.columns import lanes_for
from xborder.trade import Buyer, Consignment, Item, Seller, TransportMode

OTHERS = {
    ("AT", "eu.negligible_value_lower"),
    ("CO", "co.low_value"),
    ("DE", "eu.negligible_value_lower"),
    ("GB", "gb.sold_before_2021"),
    ("RO", "eu.negligible_value"),
    ("SE", "eu.negligible_value"),
    ("SE", "eu.negligible_value_lower"),
}
"""Reliefs of the Union that other members chose: 22 EUR or less, and in Sweden none by mail; and what
no parcel comes under that is sold and entered on one day; in Colombia all that is small was free at first."""

AT_HOME = {"CL": ("CL",)}
"""Registrations that only one law asks for."""
UNITS = {"NOK": 11, "SEK": 11, "JPY": 160, "CNY": 8, "BRL": 6, "RON": 5}
UNITS |= {"CLP": 1_000, "COP": 4_500, "IDR": 17_000, "VND": 28_000}
"""What about one euro is."""
CODES = ("610910", "640399", "490199", "330499", "220421", "420221")
GOODS = {"TR": ("300490",)}
"""Goods that only some laws tell apart: Turkey's flat tax on medicines."""


def schemes():
    for code in DESTINATIONS:
        for timeline in BOOK.policy(code).schemes:
            for entry in timeline:
                yield pytest.param(code, entry, id=f"{code}-{entry.value.id}-{entry.start}")


def draw(dice, code, on):
    """Return a parcel of the kind that laws tell apart, small ones more often than large ones."""
    currency = CURRENCIES[code]
    own = (code, "CN", "CN", "DE", "GB", "JE", "US")
    digits = 0 if currency == "JPY" else 2
    prices = [dice.choice((1, 8, 18, 35, 70, 140, 300, 900, 4_000)) for _ in range(2)]
    unit = UNITS.get(currency, 1)
    sold = dice.choice(({}, {"channel": "marketplace", "marketplace": "Bazaar"}))
    gift = dice.random() < 0.3
    is_sold = dice.random() < 0.95
    return Consignment(
        ship_from=dice.choice(own),
        ship_to=code,
        region=REGIONS.get(code),
        on=on,
        items=[
            Item(
                hs_code=dice.choice((*CODES, *GOODS.get(code, ()))),
                origin=dice.choice(("CN", "CN", "US", "DE", "GB")),
                quantity=dice.choice((1, 1, 2)),
                unit_price=f"{price * unit * is_sold:.{digits}f} {currency}",
                customs_value=None if is_sold else f"{price * unit:.{digits}f} {currency}",
                weight="0.2 kg",
                gross_weight="0.3 kg",
                volume="0.5 l",
                alcohol_by_volume="0.12",
                preference=dice.choice((False, True)),
                personal_use=dice.choice((False, True)),
            )
            for price in prices[: dice.choice((1, 1, 2))]
        ],
        shipping=f"{3 * unit:.{digits}f} {currency}",
        prices="net",
        transport=dice.choice(tuple(TransportMode)),
        gift=gift,
        sender="consumer" if gift else "business",
        seller=Seller(
            registrations={
                name for name in (*REGISTRATIONS, *AT_HOME.get(code, ())) if dice.random() < 0.5
            }
        ),
        buyer=Buyer(
            kind=dice.choice(("consumer", "consumer", "business")),
            tax_number=dice.choice((None, "X-123")),
            purchases_this_year=f"{100 * unit:.{digits}f} {currency}",
        ),
        elections={name for name in BOOK.policy(code).elections() if dice.random() < 0.5},
        **sold,
    )


def taken(parcel, plan):
    lanes = lanes_for(len(parcel.items))
    evaluation = evaluate(plan, admit((parcel,), plan, SUPPLIED).facts(lanes), lanes)
    return {declaration.scheme.entry.value.id for declaration in evaluation.declarations}


@pytest.mark.long
@pytest.mark.parametrize(("code", "entry"), [*schemes()])
def test_every_scheme_is_reached_and_comes_out_alike_in_a_column(code, entry):
    on = max(entry.start or dt.date.min, BOOK.policy(code).opens)
    plan = BOOK.compiled(code, on)
    dice = random.Random(1)  # noqa: S311 - the same parcels each time
    drawn = (draw(dice, code, on) for _ in range(3_000))
    parcel = next((each for each in drawn if entry.value.id in taken(each, plan)), None)
    if (code, entry.value.id) in OTHERS:
        assert parcel is None
        return
    assert parcel is not None, "no parcel came under this scheme"
    beside = [draw(dice, code, on) for _ in range(4)]
    alone = without_zero_columns(one_by_one([parcel, *beside], plan))
    assert without_zero_columns(together([parcel, *beside], plan, wide=False)) == alone
    assert without_zero_columns(together([parcel, *beside], plan, wide=True)) == alone
