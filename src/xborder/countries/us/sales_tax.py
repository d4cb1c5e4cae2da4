"""State sales tax: the rate of the buyer's state, where the sale is taxed at all.

There is no federal VAT and none at the border. A marketplace collects in every state with a law on
marketplace facilitators; a seller where it is registered. Only the state's own part is here, with
what it spares and whether it taxes shipping: cities and counties add theirs, so a quote with sales
tax is an estimate, unless the caller elects ``us.local_tax_given`` and gives the local part as a
fee. Colorado and Minnesota add a fee on deliveries, from which a small shop is free: elect
``us.small_retailer``.
Regions are written as ``US-CA``. https://taxfoundation.org/data/all/state/sales-tax-rates/

Example:
    >>> TABLE.find(GoodsKey(region="US-TX"), day(2026, 11, 21)).value
    Percent(share=Fraction(1, 16))
"""

from collections.abc import Iterator

from xborder.countries.us import facts, sources
from xborder.countries.us.sales_tax_goods import (
    BOOKS,
    CLOTHING,
    DELIVERY,
    GROCERIES,
    GROCERY,
    SHIPPING,
)
from xborder.countries.us.states import regions
from xborder.policy.vocabulary import *

UNTAXED = "AK DE MT NH OR"
"""States without a sales tax of their own."""
RATES = {
    "0.029": "CO",
    "0.04": "AL GA HI NY WY",
    "0.04225": "MO",
    "0.043": "VA",
    "0.045": "OK",
    "0.0475": "NC",
    "0.0485": "UT",
    "0.05": "ND WI",
    "0.055": "ME NE",
    "0.056": "AZ",
    "0.0575": "OH",
    "0.06": "FL IA ID KY MD MI PA SC VT WV",
    "0.0625": "IL MA TX",
    "0.0635": "CT",
    "0.065": "AR KS WA",
    "0.06625": "NJ",
    "0.0685": "NV",
    "0.06875": "MN",
    "0.07": "IN MS RI TN",
    "0.0725": "CA",
}
"""Rates that have not moved since 2020-01-01."""
CHANGED = (
    ("LA", "0.0445", None, day(2025, 1, 1)),
    ("LA", "0.05", day(2025, 1, 1), day(2030, 1, 1)),
    ("LA", "0.0475", day(2030, 1, 1), None),
    ("NM", "0.05125", None, day(2022, 7, 1)),
    ("NM", "0.05", day(2022, 7, 1), day(2023, 7, 1)),
    ("NM", "0.04875", day(2023, 7, 1), None),
    ("SD", "0.045", None, day(2023, 7, 1)),
    ("SD", "0.042", day(2023, 7, 1), day(2027, 7, 1)),
    ("SD", "0.045", day(2027, 7, 1), None),
)
"""Rates that moved, or will by a law that says when."""
_AHEAD = day(2026, 11, 21)
"""What starts after this day was read as scheduled."""
LATE_MARKETPLACE_LAWS = (
    (day(2020, 2, 1), "NC"),
    (day(2020, 4, 1), "GA"),
    (day(2020, 7, 1), "LA MS"),
    (day(2020, 10, 1), "TN"),
    (day(2021, 7, 1), "FL KS"),
    (day(2023, 1, 1), "MO"),
)
"""States whose marketplaces began to collect within our window; the others did before it."""


def _rate(
    states: str, amount: Amount | str, start: day | None = None, end: day | None = None
) -> Timeline[GoodsRate]:
    name = states.split(maxsplit=1)[0].lower()
    rate = GoodsRate(f"us.sales_tax.{name}.{start or 'always'}", amount, regions=regions(states))
    ahead = start is not None and start > _AHEAD
    status = "scheduled" if ahead else "in_force"
    return rate.by(sources.STATE_RATES, start=start, end=end, status=status)


_DISTRICT = (
    GoodsRate("us.sales_tax.dc.always", "0.06", regions="US-DC")
    .by(sources.STATE_RATES, end=day(2025, 10, 1))
    .then(
        sources.STATE_RATES,
        status="unclear",
        note="An act set 6.5% from 2025-10-01 and 7% from 2026-10-01; its repeal is reported, not read.",
    )
)

TABLE = goods(
    "sales_tax",
    _rate(UNTAXED, FREE),
    *(_rate(states, rate) for rate, states in RATES.items()),
    *(_rate(state, rate, start, end) for state, rate, start, end in CHANGED),
    _DISTRICT,
    *CLOTHING,
    *GROCERIES,
    *BOOKS,
)
"""Rates by state, and by goods that a state taxes otherwise."""

_STATES = (
    *regions(UNTAXED),
    *(region for states in RATES.values() for region in regions(states)),
    *dict.fromkeys(f"US-{state}" for state, *_ in CHANGED),
    "US-DC",
)
IN_A_STATE = Is("region", *_STATES)
NEVER = Not(ALWAYS)


def _without_a_law(since: day | None) -> tuple[str, ...]:
    late = (states for first, states in LATE_MARKETPLACE_LAWS if since is None or first > since)
    return regions(" ".join(late))


def _collects(*, by_marketplace: bool, since: day | None) -> Condition:
    later = _without_a_law(since)
    no_law = Is("region", *later) if later else NEVER
    if by_marketplace:
        collects: Condition = All(facts.MARKETPLACE, Not(no_law))
    else:
        collects = All(facts.REGISTERED, AnyOf(Not(facts.MARKETPLACE), no_law))
    return All(Not(facts.FOR_RESALE), collects, IN_A_STATE)


_SHIPPED = Not(AtMost(value="freight", limit=Money("0 USD")))
_TAXABLE = SomeLine(Not(GoodsIn(hs=GROCERY, categories="food")))
_DELIVERED = All(
    _TAXABLE,
    AnyOf(
        Is("region", "US-CO"),
        All(
            Is("region", "US-MN"),
            Not(AtMost(value="sales_price", limit=Money("100 USD"), inclusive=False)),
        ),
    ),
)
"""Sales that a fee on deliveries falls on: something taxable, in Minnesota of USD 100 or more."""
_SMALL = Stated(Is("elected:us.small_retailer", "yes"))


def _charge(
    id: str,  # noqa: A002 - its id
    title: str,
    kind: ChargeKind,
    amount: Amount,
    base: str,
    when: Condition,
    *,
    by_marketplace: bool,
) -> Charge:
    """Return a charge of the sale: the marketplace's, or the shop's own."""
    return Charge(
        id=f"marketplace_{id}" if by_marketplace else id,
        dated_by="order",
        kind=kind,
        title=f"{title} by the marketplace" if by_marketplace else title,
        amount=amount,
        base=base,
        when=when,
        collector=Collector.MARKETPLACE if by_marketplace else Collector.SELLER,
        moment=Moment.CHECKOUT,
        refundable=True if kind is ChargeKind.SALES_TAX else None,
    )


def _three(collects: Condition, *, by_marketplace: bool) -> tuple[Charge, Charge, Charge]:
    """Return the tax on the goods, the tax on shipping, and the fee on the delivery."""
    tax, shipping = ByGoods("sales_tax"), ByGoods("taxed_shipping")
    small = ALWAYS if by_marketplace else Not(_SMALL)
    sales = ChargeKind.SALES_TAX
    return (
        _charge(
            "sales_tax", "State sales tax", sales, tax, "sales_price", collects,
            by_marketplace=by_marketplace,
        ),
        # Shipping goes with the goods: their rate where the state taxes it, nothing elsewhere.
        _charge(
            "shipping_tax", "State sales tax on shipping", sales, NoMoreThan(tax, shipping),
            "freight", All(collects, _SHIPPED), by_marketplace=by_marketplace,
        ),
        _charge(
            "delivery_fee", "Retail delivery fee", ChargeKind.FEE, ByGoods("delivery_fee"),
            "sales_price", All(collects, _DELIVERED, small), by_marketplace=by_marketplace,
        ),
    )  # fmt: skip


_STARTS = (None, *(first for first, _ in LATE_MARKETPLACE_LAWS))
_ENDS = (*(first for first, _ in LATE_MARKETPLACE_LAWS), None)


def _timelines(*, by_marketplace: bool) -> Iterator[Timeline[Charge]]:
    periods = [
        (
            start,
            end,
            _three(
                _collects(by_marketplace=by_marketplace, since=start), by_marketplace=by_marketplace
            ),
        )
        for start, end in zip(_STARTS, _ENDS, strict=True)
    ]
    for number in range(3):
        yield succession(
            charges[number].by(sources.FACILITATORS, start=start, end=end)
            for start, end, charges in periods
        )


TAXES = (*_timelines(by_marketplace=True), *_timelines(by_marketplace=False))
"""Sales tax, that on shipping, and the fee on deliveries: by the marketplace, and by a shop."""

OF_THE_SALE = {table.name: table for table in (TABLE, SHIPPING, DELIVERY)}
"""The goods tables of the sale."""
