"""How the states of the United States treat a sale, in the order that decides it.

A state taxes what is delivered into it. A marketplace collects where the state has a law on
marketplace facilitators; a seller where it is registered, or has passed the state's threshold
(South Dakota v. Wayfair, 2018); else the buyer owes use tax. Only the state's own part is here.

Example:
    >>> [timeline.name for timeline in SUPPLIES][-2:]
    ['us.sale.nexus', 'us.sale.no_nexus']
"""

from typing import Any

from xborder.countries.us.nexus import THRESHOLDS
from xborder.countries.us.sales_tax import LATE_MARKETPLACE_LAWS, UNTAXED
from xborder.countries.us.sources import FACILITATORS, STATE_RATES
from xborder.countries.us.states import regions
from xborder.policy.vocabulary import *

read: Reader = Reader(day(2026, 11, 30))
WAYFAIR = read.secondary(
    "South Dakota v. Wayfair, 585 U.S. 162 (2018)",
    "https://www.supremecourt.gov/opinions/17pdf/17-494_j4el.pdf",
)
NEXUS = read.secondary(
    "Sales Tax Institute, economic nexus state guide",
    "https://www.salestaxinstitute.com/resources/economic-nexus-state-guide",
)
EXPORTS = read.unchecked(
    "U.S. Constitution, Art. I, sec. 10, cl. 2, and state statutes such as Tex. Tax Code § 151.307",
    "https://www.comptroller.texas.gov/taxes/sales/faq/oos-exports.php",
)
"""No state taxes exports; each says in its own statute how leaving the country is proved."""
RESALE = read.unchecked("State statutes on resale certificates, such as Tex. Tax Code § 151.054")

GOODS = Is("supply", "goods")
HERE = Is("arrival", "US")
TO_A_STATE = All(GOODS, HERE)
RETURN = Filing(kind="sales_tax")
COLLECTS = AnyOf(identified("arrival"), over("arrival"))
"""Registered in the state, or over its threshold."""
LOCAL = "City and county taxes are left out: only the state's own part is shown."
ALASKA = "Cities and boroughs of Alaska tax sales, those of remote sellers too; their taxes are left out."
_STATE: dict[str, Any] = {"place": PlaceOf.ARRIVAL, "filing": RETURN}


def _marketplace(since: day | None) -> Supplied:
    late = " ".join(
        states for first, states in LATE_MARKETPLACE_LAWS if since is None or first > since
    )
    no_law: Condition = Is("region", *regions(late)) if late else Not(ALWAYS)
    return Supplied(
        id="us.sale.marketplace",
        title="Sale through a marketplace, which collects the state's tax",
        when=All(TO_A_STATE, Is("channel", "marketplace"), Not(no_law)),
        taxation=Taxation.TAXABLE,
        regime="us_marketplace",
        accountable=Accountable.MARKETPLACE,
        doubt=LOCAL,
        **_STATE,
    )


_STARTS = (None, *(first for first, _ in LATE_MARKETPLACE_LAWS))
_ENDS = (*(first for first, _ in LATE_MARKETPLACE_LAWS), None)

SUPPLIES = (
    Supplied(
        id="us.sale.no_supply",
        title="Nothing is supplied for a consideration",
        when=Is("case", "no_supply", "voucher", "own_goods"),
        taxation=Taxation.NOT_A_SUPPLY,
        place=PlaceOf.OUTSIDE,
        regime="none",
        accountable=Accountable.NONE,
    ).by(WAYFAIR),
    Supplied(
        id="us.sale.export",
        title="Export",
        when=All(GOODS, Is("dispatch", "US"), Not(HERE)),
        taxation=Taxation.EXEMPT,
        place=PlaceOf.OUTSIDE,
        regime="export",
        accountable=Accountable.NONE,
    ).by(EXPORTS),
    Supplied(
        id="us.sale.alaska",
        title="State without a sales tax of its own",
        when=All(TO_A_STATE, Is("region", "US-AK")),
        taxation=Taxation.OUTSIDE_SCOPE,
        place=PlaceOf.ARRIVAL,
        regime="no_sales_tax",
        accountable=Accountable.NONE,
        doubt=ALASKA,
    ).by(STATE_RATES),
    Supplied(
        id="us.sale.untaxed_state",
        title="State without a sales tax of its own",
        when=All(TO_A_STATE, Is("region", *regions(UNTAXED))),
        taxation=Taxation.OUTSIDE_SCOPE,
        place=PlaceOf.ARRIVAL,
        regime="no_sales_tax",
        accountable=Accountable.NONE,
    ).by(STATE_RATES),
    Supplied(
        id="us.sale.resale",
        title="Sale for resale",
        when=All(TO_A_STATE, Is("buyer.kind", "business"), proven("resale")),
        taxation=Taxation.EXEMPT,
        regime="us_sales_tax",
        accountable=Accountable.NONE,
        keeps=("Keep the resale certificate.",),
        **_STATE,
    ).by(RESALE),
    succession(
        _marketplace(start).by(FACILITATORS, start=start, end=end)
        for start, end in zip(_STARTS, _ENDS, strict=True)
    ),
    Supplied(
        id="us.sale.from_abroad",
        title="Sale from abroad of a seller who is not known to collect a state's tax",
        when=All(TO_A_STATE, Not(Is("dispatch", "US")), Not(Stated(COLLECTS))),
        taxation=Taxation.OUTSIDE_SCOPE,
        place=PlaceOf.OUTSIDE,
        regime="import_standard",
        accountable=Accountable.CUSTOMS,
        doubt="Whether a state asks the seller for its tax depends on the sales into that state.",
    ).by(WAYFAIR),
    Supplied(
        id="us.sale.nexus",
        title="Sale of a seller that collects the state's tax",
        when=All(TO_A_STATE, COLLECTS),
        taxation=Taxation.TAXABLE,
        regime="us_sales_tax",
        registration="arrival",
        doubt=LOCAL,
        **_STATE,
    ).by(NEXUS),
    Supplied(
        id="us.sale.no_nexus",
        title="Sale of a seller without nexus; the buyer owes use tax",
        when=TO_A_STATE,
        taxation=Taxation.OUTSIDE_SCOPE,
        place=PlaceOf.ARRIVAL,
        regime="no_nexus",
        accountable=Accountable.BUYER,
    ).by(WAYFAIR),
)
"""Goods only: which services and downloads a state taxes is not here."""
__all__ = ["SUPPLIES", "THRESHOLDS"]
