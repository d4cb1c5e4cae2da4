"""State sales tax: the rate of the buyer's state, where the sale is taxed at all.

There is no federal VAT and none at the border. A marketplace collects in every state with a law on
marketplace facilitators; a seller where it is registered. Only the state's own rate is here: cities
and counties add theirs, and states differ on shipping and on exempt goods, so a quote with sales tax
is an estimate, unless the caller elects ``us.local_tax_given`` and gives the local part as a fee.
Regions are written as ``US-CA``. https://taxfoundation.org/data/all/state/sales-tax-rates/

Example:
    >>> TABLE.find(GoodsKey(region="US-TX"), day(2026, 11, 21)).value
    Percent(share=Fraction(1, 16))
"""

from xborder.countries.us import facts, sources
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
    "0.06": "DC FL IA ID KY MD MI PA SC VT WV",
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
    ("LA", "0.05", day(2025, 1, 1), None),
    ("NM", "0.05125", None, day(2022, 7, 1)),
    ("NM", "0.05", day(2022, 7, 1), day(2023, 7, 1)),
    ("NM", "0.04875", day(2023, 7, 1), None),
    ("SD", "0.045", None, day(2023, 7, 1)),
    ("SD", "0.042", day(2023, 7, 1), None),
)
"""Rates that moved."""
LATE_MARKETPLACE_LAWS = (
    (day(2020, 2, 1), "NC"),
    (day(2020, 4, 1), "GA"),
    (day(2020, 7, 1), "LA MS"),
    (day(2020, 10, 1), "TN"),
    (day(2021, 7, 1), "FL KS"),
    (day(2023, 1, 1), "MO"),
)
"""States whose marketplaces began to collect within our window; the others did before it."""


def _regions(states: str) -> tuple[str, ...]:
    return tuple(f"US-{state}" for state in states.split())


def _rate(
    states: str, amount: Amount | str, start: day | None = None, end: day | None = None
) -> Timeline[GoodsRate]:
    name = states.split(maxsplit=1)[0].lower()
    return GoodsRate(
        f"us.sales_tax.{name}.{start or 'always'}", amount, regions=_regions(states)
    ).by(sources.STATE_RATES, start=start, end=end)


TABLE = goods(
    "sales_tax",
    _rate(UNTAXED, FREE),
    *(_rate(states, rate) for rate, states in RATES.items()),
    *(_rate(state, rate, start, end) for state, rate, start, end in CHANGED),
)
"""Rates by state."""

_STATES = (
    *_regions(UNTAXED),
    *(region for states in RATES.values() for region in _regions(states)),
    *dict.fromkeys(f"US-{state}" for state, *_ in CHANGED),
)
IN_A_STATE = Is("region", *_STATES)
NEVER = Not(ALWAYS)


def _without_a_law(since: day | None) -> tuple[str, ...]:
    late = (states for first, states in LATE_MARKETPLACE_LAWS if since is None or first > since)
    return _regions(" ".join(late))


def _tax(*, by_marketplace: bool, since: day | None) -> Charge:
    later = _without_a_law(since)
    no_law = Is("region", *later) if later else NEVER
    if by_marketplace:
        collects: Condition = All(facts.MARKETPLACE, Not(no_law))
    else:
        collects = All(facts.REGISTERED, AnyOf(Not(facts.MARKETPLACE), no_law))
    return Charge(
        id="marketplace_sales_tax" if by_marketplace else "sales_tax",
        dated_by="order",
        kind=ChargeKind.SALES_TAX,
        title="State sales tax by the marketplace" if by_marketplace else "State sales tax",
        amount=ByGoods("sales_tax"),
        base="sales_price",
        when=All(Not(facts.FOR_RESALE), collects, IN_A_STATE),
        collector=Collector.MARKETPLACE if by_marketplace else Collector.SELLER,
        moment=Moment.CHECKOUT,
        refundable=True,
    )


_STARTS = (None, *(first for first, _ in LATE_MARKETPLACE_LAWS))
_ENDS = (*(first for first, _ in LATE_MARKETPLACE_LAWS), None)

TAXES = tuple(
    succession(
        _tax(by_marketplace=by_marketplace, since=start).by(
            sources.FACILITATORS, start=start, end=end
        )
        for start, end in zip(_STARTS, _ENDS, strict=True)
    )
    for by_marketplace in (True, False)
)
"""Sales tax by the marketplace, and by a registered seller."""
