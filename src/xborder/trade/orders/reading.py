"""Orders as shops export them, read into consignments.

Nothing is guessed in silence: what was put into another form is a note on its order, and what
cannot be read is an error with its row, column, value and remedy, all of them at once.
"""

import datetime as dt
import decimal
from collections.abc import Mapping
from typing import Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from pydantic import ValidationError

from xborder.choice import Choice
from xborder.errors import InvalidInput, InvalidRows, XborderError
from xborder.kind import of_kind
from xborder.messages import Text
from xborder.money import Currency
from xborder.number import DECIMAL
from xborder.trade.consignment import Consignment
from xborder.trade.home_tax import HomeTax
from xborder.trade.incoterm import Incoterm, IncotermWord
from xborder.trade.item import Item
from xborder.trade.orders.day import Calendar
from xborder.trade.orders.groups import Group, grouped
from xborder.trade.orders.home import HomeReader
from xborder.trade.orders.mapping import OrderMapping, ProductMapping
from xborder.trade.orders.order import OrderReader, as_ours
from xborder.trade.orders.products import read_products
from xborder.trade.orders.report import LeftOut, Order, Orders, Refused, Report
from xborder.trade.orders.shops import PRODUCTS
from xborder.trade.orders.table import documents_of, rows_of
from xborder.trade.party import Buyer, Seller
from xborder.trade.terms import PriceBasis, PriceBasisWord, TransportMode, TransportModeWord


class Errors(Choice):
    """What becomes of orders that cannot be read."""

    RAISE = "raise"
    """All of them are raised together."""
    REPORT = "report"
    """They stand beside the good ones, as ``refused``."""


def read_order(
    rows: object,
    *,
    mapping: OrderMapping,
    ship_from: str,
    ship_from_region: str | None = None,
    ship_from_postcode: str | None = None,
    seller: Seller | None = None,
    buyer: Buyer | None = None,
    incoterm: Incoterm | IncotermWord | None = None,
    transport: TransportMode | TransportModeWord | None = None,
    prices: PriceBasis | PriceBasisWord | None = None,
    home_tax: HomeTax | Mapping[str, str] | None = None,
    currency: str | None = None,
    zone: str | None = None,
    products: object = None,
    product_mapping: ProductMapping = PRODUCTS,
    errors: Errors | str = Errors.RAISE,
) -> Orders:
    """Return the orders in an export's rows, each as a consignment.

    Args:
        rows: Mappings of column to cell, as ``csv.DictReader`` gives them; lists of cells of which
            one is the header, as ``csv.reader`` does; a data frame; or orders as a shop's interface
            answers.
        mapping: Which column holds what; :mod:`xborder.trade.orders` has those of shops.
        ship_from: The country that goods are sent from; no export says it.
        ship_from_region: The region they are sent from.
        ship_from_postcode: The postcode they are sent from.
        seller: Who sells, with the registrations that rules ask for.
        buyer: Who buys, where the export does not say.
        incoterm: Who pays which leg.
        transport: How parcels travel.
        prices: What prices include; left out, the mapping or each order's total decides.
        home_tax: The seller's own VAT inside the prices of orders that leave the country, as a
            consignment takes it: ``{"country": "DE"}`` or ``{"rate": "0.19"}``. It is taken out
            of theirs, and theirs alone; an order that names the tax it holds needs no word.
        currency: The currency of orders that do not name theirs.
        zone: The IANA name of the zone in which days begin; left out, days are as written.
        products: Rows of products, joined by SKU for tariff code, origin and weight.
        product_mapping: Which column of ``products`` holds what.
        errors: Whether orders that cannot be read are raised together or reported.

    Returns:
        The orders, what was left out and why, and what was noted on the way.

    Raises:
        InvalidRows: Orders or products cannot be read: all problems at once.
        InvalidInput: An argument cannot be used, or no column holds the number of the order.
        InvalidType: An argument is of the wrong kind, or there are no rows at all.

    Examples:
        >>> from xborder.trade.orders.shops import SHOPIFY
        >>> row = {"Name": "#1", "Created at": "2026-09-28 09:12:44 +0100", "Currency": "GBP",
        ...        "Subtotal": "34.00", "Shipping": "4.95", "Taxes": "0.00", "Total": "38.95",
        ...        "Lineitem quantity": "1", "Lineitem price": "34.00", "Lineitem sku": "TOTE",
        ...        "Shipping Zip": "'01067", "Shipping Country": "DE"}
        >>> order, = read_order([row], mapping=SHOPIFY, ship_from="GB")
        >>> order.id, order.consignment.postcode, order.consignment.goods_value
        ('#1', '01067', Money('34.00 GBP'))
    """
    of_kind(mapping, OrderMapping, "mapping")
    of_kind(product_mapping, ProductMapping, "product_mapping")
    reports = Errors(errors) is Errors.REPORT
    table, goods = Report(), Report()
    given = _given(
        ship_from=ship_from,
        ship_from_region=ship_from_region,
        ship_from_postcode=ship_from_postcode,
        seller=seller,
        buyer=buyer,
        incoterm=incoterm,
        transport=transport,
    )
    # The caller's precision, rounding and traps would reach every sum, sign and magnitude below.
    with decimal.localcontext(DECIMAL):
        reader = OrderReader(
            mapping=mapping,
            given=given,
            prices=None if prices is None else PriceBasis(prices),
            home=HomeReader(said=_home_tax(home_tax), home=str(given["ship_from"])),
            currency=None if currency is None else Currency.of(currency),
            calendar=Calendar(
                order=mapping.dates,
                utc=mapping.times_in_utc,
                zone=_zone(zone),
                languages=mapping.languages,
            ),
            products=None if products is None else read_products(products, product_mapping, goods),
        )
        read = _all(rows, reader, table)
    refused = tuple(each for each in read if isinstance(each, Refused))
    wrong = (*goods.errors, *(error for each in refused for error in each.errors))
    if wrong and not reports:
        raise InvalidRows(wrong)
    return Orders(
        orders=tuple(each for each in read if isinstance(each, Order)),
        left_out=tuple(each for each in read if isinstance(each, LeftOut)),
        refused=refused,
        notes=(*goods.notes, *table.notes),
        product_errors=tuple(goods.errors),
    )


def _home_tax(said: object) -> HomeTax | None:
    if said is None or isinstance(said, HomeTax):
        return said
    try:
        return HomeTax.model_validate(said)
    except ValidationError as error:
        wrong = as_ours(error, "home_tax")
        raise InvalidRows(wrong) from error


def _zone(name: str | None) -> ZoneInfo | None:
    if name is None:
        return None
    of_kind(name, str, "zone")
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError) as error:
        raise InvalidInput(
            "{value} is no time zone.",
            code="order.zone",
            remedy='Give its IANA name, such as "Europe/Berlin".',
            where="zone",
            value=name,
        ) from error


def _given(**facts: Any) -> dict[str, Any]:
    """Return the caller's own facts, tried once so that they are not reported row by row."""
    said = {name: value for name, value in facts.items() if value is not None}
    said.setdefault("ship_from", None)
    try:
        Consignment(
            ship_to="DE",
            on=dt.date(2026, 1, 1),
            items=[Item(quantity=1, unit_price="1 EUR")],
            prices="net",
            **said,
        )
    except ValidationError as error:
        raise InvalidRows(as_ours(error, "")) from error
    return said


def _all(given: object, reader: OrderReader, table: Report) -> list[Order | LeftOut | Refused]:
    mapping = reader.mapping
    if mapping.lines is None:
        rows = list(rows_of(given, mapping, "order", table))
    else:
        rows = list(documents_of(given, mapping))
    if mapping.no_items:
        numbers = tuple(row if isinstance(row, int) else row.number for row in rows)
        error = _no_goods(mapping)
        return [Refused(id="", errors=(error,), rows=numbers)] if numbers else []
    if reader.products is None and rows and "hs_code" not in mapping.columns:
        table.note(
            "rows", Text("The export holds no tariff codes and origins, and no products are given.")
        )
    return [
        reader.order(each) if isinstance(each, Group) else each
        for each in grouped(rows, mapping, reader.calendar, table)
    ]


def _no_goods(mapping: OrderMapping) -> XborderError:
    return InvalidInput(
        "{value} holds no goods, only the totals of orders.",
        code="order.no_items",
        remedy=mapping.no_items,
        where="rows",
        value=mapping.name,
    )
