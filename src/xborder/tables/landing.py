"""Prices of tables: what to ask for each parcel of a frame so that it lands on a target."""

from collections.abc import Mapping
from typing import Any, Final, Literal

from xborder.document import Document
from xborder.exchange import RateTable
from xborder.landed_cost.door import check_beside
from xborder.landed_cost.solvers.price import PriceAnswer
from xborder.landed_cost.solvers.price import price_for_landed as price_for_landed_of
from xborder.money import Money
from xborder.policy.book import PolicyBook
from xborder.policy.goods_table import GoodsLookup
from xborder.tables.answers import Errors, each, flag, money, price, text
from xborder.tables.cells import Prices
from xborder.tables.layout import Layout
from xborder.trade import Consignment, Item
from xborder.trade.field import Charge, Name, Sum


class Wanted(Document):
    """What a row says beside its parcel.

    Attributes:
        target: The total wanted at the door.
        priced_item: The sku of the one item whose price may change; empty to scale all.
        step: The step of the price, such as ``0.10 EUR``.
    """

    target: Sum
    priced_item: Name | None = None
    step: Charge | None = None


TARGETS: Final = Layout(
    table="targets",
    document=Consignment,
    key="consignment",
    items="items",
    item=Item,
    prefix="item.",
    beside=Wanted,
)
"""One row an item line of a parcel, with the total that it shall come to."""


def _total(found: PriceAnswer) -> Money | None:
    return found.hits[0].quote.total if found.hits else None


def _near(end: str) -> Any:
    def total(found: PriceAnswer) -> Money | None:
        near = getattr(found, end)
        return None if near is None else near.total

    return total


def _prices(end: str) -> Any:
    """Return the price of one piece at an end of the first range that hits."""

    def of(found: PriceAnswer) -> Money | None:
        prices: tuple[Money, ...] = getattr(found.hits[0], end) if found.hits else ()
        return prices[0] if len(prices) == 1 else None

    return of


_ANSWERS: Final = (
    flag("hits", lambda found: bool(found.hits)),
    money("total", _total),
    price("lowest_price", _prices("low")),
    price("highest_price", _prices("high")),
    text(
        "price_currency", lambda found: found.hits[0].low[0].currency.code if found.hits else None
    ),
    money("total_below", _near("below")),
    money("total_above", _near("above")),
    text("currency", lambda found: found.target.currency.code),
    text("state", lambda found: found.hits[0].quote.state if found.hits else None),
)


def price_for_landed(
    frame: Any,
    *,
    rates: RateTable | None = None,
    tariff: GoodsLookup | None = None,
    book: PolicyBook | None = None,
    assume: Mapping[str, str] | None = None,
    errors: Errors | Literal["raise", "report"] = Errors.RAISE,
    prices: Prices | Literal["exact", "as_written"] = Prices.EXACT,
) -> Any:
    """Return the price at which every parcel of a frame lands on its target, row for row.

    Where no price lands on it, ``hits`` is false, and ``total_below`` and ``total_above`` are the
    nearest totals on both sides. ``lowest_price`` and ``highest_price`` are told of parcels of one
    item line; of several, :func:`xborder.price_for_landed` tells each.

    Args:
        frame: One row an item line, with a column ``target``: ``xborder.tables.schema("targets")``.
        rates: Exchange rates.
        tariff: Duty rates of your own.
        book: The rules.
        assume: Answers to take for facts that are not given.
        errors: Whether rows that cannot be used are raised, all at once, or reported.
        prices: Whether floats are refused, or taken as the shortest decimal.

    Returns:
        A frame of the same kind, row for row, with the same index.

    Raises:
        InvalidTable: Rows cannot be used, or a parcel has no total at any price, and they were to
            be raised.

    Examples:
        >>> frame = {
        ...     "consignment": ["A"], "ship_from": ["CN"], "ship_to": ["NO"], "on": ["2026-11-21"],
        ...     "prices": ["net"],
        ...     "incoterm": ["DDP"], "buyer.kind": ["consumer"], "seller.registrations": ["VOEC"],
        ...     "item.hs_code": ["610910"], "item.origin": ["CN"], "item.quantity": [1],
        ...     "item.unit_price": ["1 NOK"], "target": ["500 NOK"],
        ... }
        >>> found = price_for_landed(frame)
        >>> found["hits"], [str(price) for price in found["lowest_price"]]
        ([True], ['400.000000000000'])
    """
    check_beside(rates=rates, tariff=tariff, book=book, assume=assume)

    def one(asked: tuple[Consignment, Wanted]) -> PriceAnswer:
        parcel, wanted = asked
        return price_for_landed_of(
            parcel,
            wanted.target,
            item=wanted.priced_item,
            step=wanted.step,
            rates=rates,
            tariff=tariff,
            book=book,
            assume=assume,
        )

    return each(frame, TARGETS, one, _ANSWERS, errors=errors, prices=prices)
