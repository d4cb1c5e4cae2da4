"""Hypothesis strategies for parcels, so that your own system can be tested against many."""

import datetime as dt
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from xborder.errors import extra
from xborder.goods import Category, ExciseKind
from xborder.money import Currency, Money
from xborder.trade import Buyer, Consignment, Dates, Item, Seller, TransportMode

if TYPE_CHECKING:
    from hypothesis.strategies import SearchStrategy

_BARRED = ("220421", "240220", "330300", "271012")
_CODES = ("610910", "640399", "420221", "851713", "950300", "330499", "490199", "711311")


def _strategies() -> Any:
    return extra("hypothesis.strategies", name="testing")


def items(
    *,
    currency: str,
    hs_codes: Sequence[str] = _CODES,
    origins: Sequence[str] = ("CN",),
    most: int = 500_000,
) -> "SearchStrategy[Item]":
    """Return a strategy of order lines.

    Args:
        currency: The currency of the prices.
        hs_codes: The codes to choose from.
        origins: The countries of origin to choose from.
        most: The highest unit price, in minor units.
    """
    st = _strategies()
    drawn: SearchStrategy[Item] = st.builds(
        Item,
        sku=st.sampled_from("ABCDEFGH"),
        hs_code=st.sampled_from(hs_codes),
        origin=st.sampled_from(origins),
        quantity=st.integers(1, 9),
        unit_price=st.integers(0, most).map(lambda minor: Money.of_minor(minor, currency)),
        weight=st.sampled_from(("0.1 kg", "0.25 kg", "1 kg")),
        gross_weight=st.sampled_from(("1 kg", "1.2 kg", "3 kg")),
    )
    return drawn


def consignments(
    *,
    ship_to: str,
    currency: str,
    first: dt.date = dt.date(2020, 1, 1),
    last: dt.date = dt.date(2026, 12, 31),
    most_lines: int = 4,
    registrations: Sequence[str] = ("IOSS", "VOEC", "GB"),
    **item_options: Any,
) -> "SearchStrategy[Consignment]":
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
    drawn: SearchStrategy[Consignment] = st.builds(
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
    return drawn


def consignments_of_every_kind(
    *,
    ship_to: str,
    currency: str,
    ship_from: Sequence[str] = ("CN", "US", "DE", "GB"),
    regions: Sequence[str | None] = (None,),
    elections: Sequence[str] = (),
    registrations: Sequence[str] = ("IOSS", "VOEC", "GB"),
    **options: Any,
) -> "SearchStrategy[Consignment]":
    """Return a strategy of parcels with whatever a rule may ask: gifts, marketplaces, unknowns.

    Args:
        ship_to: The destination.
        currency: The currency of all amounts.
        ship_from: The countries of dispatch to choose from.
        regions: The regions of the destination to choose from.
        elections: The schemes that may be elected.
        registrations: The seller's registrations to choose from.
        **options: What :func:`consignments` takes.

    Examples:
        >>> from hypothesis import find
        >>> parcels = consignments_of_every_kind(ship_to="NO", currency="NOK")
        >>> find(parcels, lambda parcel: parcel.gift and parcel.items[0].used).ship_to
        'NO'
    """
    st = _strategies()
    parties = st.sampled_from(("consumer", "business", None))
    sums = st.integers(0, 3_000_000).map(lambda minor: Money.of_minor(minor, currency))
    before, after = (
        st.one_of(st.none(), st.integers(first, last)) for first, last in ((-20, 0), (0, 40))
    )
    facts = st.fixed_dictionaries(
        {
            "ship_from": st.sampled_from(ship_from),
            "region": st.sampled_from(regions),
            "transport": st.sampled_from((*TransportMode, None)),
            "gift": st.booleans(),
            "sender": parties,
            "buyer": st.builds(
                Buyer,
                kind=parties,
                tax_number=st.sampled_from((None, "X-123")),
                purchases_this_year=st.one_of(st.none(), sums),
            ),
            "seller": st.builds(
                Seller,
                registrations=st.one_of(
                    st.none(), st.frozensets(st.sampled_from(registrations)), st.just(registrations)
                ),
            ),
            "elections": st.frozensets(st.sampled_from(elections)) if elections else st.just(()),
        }
    )
    shops = st.sampled_from(({}, {"channel": "marketplace", "marketplace": "Bazaar"}))
    drawn: SearchStrategy[Consignment] = st.builds(
        _with_more,
        consignments(ship_to=ship_to, currency=currency, **options),
        facts,
        shops,
        st.fixed_dictionaries({"loading": before, "import_entry": after}),
        st.lists(_goods_of_every_kind(), min_size=9, max_size=9),
    )
    return drawn


def _goods_of_every_kind() -> Any:
    st = _strategies()
    known = st.sampled_from((None, False, True))
    return st.fixed_dictionaries(
        {
            "preference": known,
            "used": known,
            "personal_use": known,
            "category": st.one_of(st.none(), st.sampled_from(Category)),
            "excise": st.one_of(st.none(), st.none(), st.sampled_from(ExciseKind)),
            "origin": st.sampled_from(("CN", "US", "DE", "GB", None)),
        },
        optional={"hs_code": st.sampled_from((*_BARRED, None))},
    )


def _with_more(
    parcel: Consignment,
    facts: dict[str, Any],
    shop: dict[str, str],
    days: dict[str, int | None],
    goods: list[dict[str, Any]],
) -> Consignment:
    """Return a parcel with more facts; a list of goods is long enough for every item."""
    dates = {
        name: parcel.on + dt.timedelta(days=after)
        for name, after in days.items()
        if after is not None
    }
    items = [item.replace(**more) for item, more in zip(parcel.items, goods, strict=False)]
    return parcel.replace(**facts, **shop, dates=Dates(**dates), items=items)
