"""Quotes: one consignment in, one landed cost out.

The walk of a parcel meets each room once: :mod:`~xborder.landed_cost.admission` reads it,
:mod:`~xborder.landed_cost.run` computes, :mod:`~xborder.landed_cost.report` writes down.
"""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from xborder.exchange import RateTable
from xborder.landed_cost.result import LandedCost
from xborder.trade import Consignment

if TYPE_CHECKING:
    from xborder.policy.book import PolicyBook
    from xborder.policy.goods_table import GoodsLookup


def quote(
    consignment: Consignment,
    *,
    rates: RateTable | None = None,
    tariff: "GoodsLookup | None" = None,
    book: "PolicyBook | None" = None,
    assume: Mapping[str, str] | None = None,
) -> LandedCost:
    """Return what a parcel costs at the buyer's door, with the law behind each figure.

    Args:
        consignment: The parcel, its parties and its terms.
        rates: Exchange rates, needed where prices or limits are in a currency that is not the
            destination's.
        tariff: Duty rates of your own: its lines come first, the built-in tariff answers for the
            rest, unless yours says that it alone counts.
        book: The rules; the built-in book if none is given.
        assume: Answers to take for facts that are not given, by fact name, such as
            ``{"seller.registered:IOSS": "yes"}``; the quote is then an estimate. Of codes that are
            too short, ``{"item.hs_code": "highest"}`` or ``"lowest"`` takes the longer one under
            which the goods bear most, or least.

    Returns:
        The breakdown. A destination without rules is a quote too: an unsupported one.

    Raises:
        NoRuleInForce: The day lies outside the rules we know.
        NoRate: A price is in a currency without a rate for the day.
        InvalidInput: What is elected or assumed, or a registration, is not known.
        InvalidType: The parcel, the rates, the tariff, the book or the answers are something else.

    Examples:
        A shirt to Germany with VAT paid at the checkout: 19 % of 39.80 + 4.50 is 8.42.

        >>> import datetime as dt
        >>> parcel = Consignment(
        ...     ship_from="CN", ship_to="DE", on=dt.date(2025, 11, 21),
        ...     items=[{"hs_code": "610910", "origin": "CN", "quantity": 1,
        ...             "unit_price": "39.80 EUR"}],
        ...     shipping="4.50 EUR", prices="net",
        ...     seller={"registrations": {"IOSS"}}, buyer={"kind": "consumer"},
        ... )
        >>> found = quote(parcel)
        >>> [(str(line.kind), str(line.amount)) for line in found.lines]
        [('goods', '39.80 EUR'), ('freight', '4.50 EUR'), ('vat', '8.42 EUR')]
        >>> str(found.total), str(found.state)
        ('52.72 EUR', 'exact')
    """
    from xborder.landed_cost.door import check_given  # noqa: PLC0415
    from xborder.landed_cost.walk import walk  # noqa: PLC0415 - the rules load when asked
    from xborder.policy.book import default_book  # noqa: PLC0415

    check_given(consignment, rates=rates, tariff=tariff, book=book, assume=assume)
    return walk(consignment, book=book or default_book(), rates=rates, tariff=tariff, assume=assume)
