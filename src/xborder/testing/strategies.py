"""Hypothesis strategies for parcels, so that your own system can be tested against many."""

import datetime as dt
from collections.abc import Sequence
from typing import Any

from xborder.errors import extra
from xborder.money import Currency, Money
from xborder.trade import Buyer, Consignment, Item, Seller

_CODES = ("610910", "640399", "420221", "851713", "950300", "330499", "490199", "711311")


def _strategies() -> Any:
    return extra("hypothesis.strategies", name="testing")


def items(
    *,
    currency: str,
    hs_codes: Sequence[str] = _CODES,
    origins: Sequence[str] = ("CN",),
    most: int = 500_000,
) -> Any:
    """Return a strategy of order lines.

    Args:
        currency: The currency of the prices.
        hs_codes: The codes to choose from.
        origins: The countries of origin to choose from.
        most: The highest unit price, in minor units.
    """
    st = _strategies()
    return st.builds(
        Item,
        sku=st.sampled_from("ABCDEFGH"),
        hs_code=st.sampled_from(hs_codes),
        origin=st.sampled_from(origins),
        quantity=st.integers(1, 9),
        unit_price=st.integers(0, most).map(lambda minor: Money.of_minor(minor, currency)),
        weight=st.sampled_from(("0.1 kg", "0.25 kg", "1 kg")),
        gross_weight=st.sampled_from(("1 kg", "1.2 kg", "3 kg")),
    )


def consignments(
    *,
    ship_to: str,
    currency: str,
    first: dt.date = dt.date(2020, 1, 1),
    last: dt.date = dt.date(2026, 12, 31),
    most_lines: int = 4,
    registrations: Sequence[str] = ("IOSS", "VOEC", "GB"),
    **item_options: Any,
) -> Any:
    """Return a strategy of parcels to one destination.

    Args:
        ship_to: The destination.
        currency: The currency of all amounts.
        first: The earliest day of sale.
        last: The latest day of sale.
        most_lines: The most order lines.
        registrations: The seller's registrations to choose from.
        **item_options: What :func:`items` takes.

    Examples:
        >>> from hypothesis import find
        >>> parcel = find(consignments(ship_to="NO", currency="NOK"), lambda parcel: True)
        >>> parcel.ship_to, len(parcel.items)
        ('NO', 1)
    """
    st = _strategies()
    digits = Currency.of(currency).digits
    small = st.integers(0, 50 * 10**digits).map(lambda minor: Money.of_minor(minor, currency))
    return st.builds(
        Consignment,
        ship_from=st.just("CN"),
        ship_to=st.just(ship_to),
        on=st.dates(first, last),
        items=st.lists(items(currency=currency, **item_options), min_size=1, max_size=most_lines),
        shipping=small,
        insurance=st.one_of(st.none(), small),
        prices=st.just("net"),
        incoterm=st.sampled_from(("DDP", "DAP")),
        transport=st.sampled_from(("post", "express")),
        seller=st.builds(Seller, registrations=st.frozensets(st.sampled_from(registrations))),
        buyer=st.builds(Buyer, kind=st.sampled_from(("consumer", "business"))),
    )
