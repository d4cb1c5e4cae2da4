"""Goods tables of the United States: column 1, and what each additional duty takes or leaves out.

An additional duty is one table that says how much, by goods or by origin, less tables that say what
is off: exempt goods, and goods or their metal that another action already burdens. A line that a
table does not know is a missing fact. https://hts.usitc.gov, chapter 99.

Example:
    >>> shirt = GoodsKey(hs_code="610910", origin="CN")
    >>> TABLES["s301"].find(shirt, day(2026, 11, 21)).value
    Percent(share=Fraction(3, 40))
"""

from collections.abc import Iterator

from xborder.countries.us import days, origins, scope, sources
from xborder.countries.us.china import S301
from xborder.countries.us.emergency import (
    FENTANYL,
    NOT_READ,
    RECIPROCAL,
    TEN,
    by_item,
    off_for_brazil,
    off_if_exempt,
    postal,
)
from xborder.countries.us.metals import S232, off_for_metal, off_for_neighbours
from xborder.policy.vocabulary import *
from xborder.tariff.builtin_us import TARIFF

FORCED_LABOUR = (
    GoodsRate("us.s301.forced_labour.outside", FREE).by(
        sources.FORCED_LABOUR,
        start=days.SURCHARGE_ENDS,
        note="Sixty economies are under the action; no other origin pays it.",
    ),
    GoodsRate("us.s301.forced_labour.10", TEN, origins=origins.FORCED_LABOUR_10).by(
        sources.FORCED_LABOUR, start=days.SURCHARGE_ENDS
    ),
    GoodsRate("us.s301.forced_labour.12_5", "0.125", origins=origins.FORCED_LABOUR_12_5).by(
        sources.FORCED_LABOUR, start=days.SURCHARGE_ENDS
    ),
    GoodsRate(
        "us.s301.forced_labour.up_to_10",
        TopUp("0.10", "duty"),
        origins=origins.FORCED_LABOUR_UP_TO_10,
    ).by(sources.FORCED_LABOUR, start=days.SURCHARGE_ENDS),
    GoodsRate(
        "us.s301.forced_labour.up_to_12_5",
        TopUp("0.125", "duty"),
        origins=origins.FORCED_LABOUR_UP_TO_12_5,
    ).by(sources.FORCED_LABOUR, start=days.SURCHARGE_ENDS),
)


def _exempt_from_forced_labour(name: str) -> Iterator[Timeline[GoodsRate]]:
    """Yield what the action on forced labour leaves out, and the goods of which that was not read."""
    unread, exempt = Unsupported(NOT_READ), ByGoods("s301_forced_labour")
    doubtful = f"{scope.ELECTRONICS} {scope.COFFEE_AND_TEA} {scope.MEDICINES} {scope.IN_DOUBT}"
    act, lists, start = sources.FORCED_LABOUR, sources.FORCED_LABOUR_LISTS, days.SURCHARGE_ENDS
    yield GoodsRate(f"{name}.none", FREE, scope.ORDINARY).by(act, start=start, evidence="secondary")
    yield GoodsRate(f"{name}.seen", exempt, scope.FORCED_LABOUR_SEEN).by(lists, start=start)
    yield GoodsRate(f"{name}.informational", exempt, scope.INFORMATIONAL).by(lists, start=start)
    yield GoodsRate(f"{name}.unread", unread, f"{doubtful} {scope.OTHER_PRINTS}").by(
        act, start=start, evidence="secondary"
    )


_QUARTER, _BRAZIL_RATE = Percent("0.25"), Percent("0.40")
_R, _L = ByGoods("ieepa_reciprocal"), ByGoods("s301_forced_labour")
_F = ByGoods("ieepa_fentanyl")
_EMERGENCY = (days.RECIPROCAL, days.EMERGENCY_ENDS)
_TRANSIT = (days.RECIPROCAL_BY_COUNTRY, days.IN_TRANSIT_ENDS)
_BRAZIL = (days.BRAZIL, days.EMERGENCY_ENDS)
_INDIA = (days.INDIA, days.INDIA_ENDS)
_SURCHARGE = (days.EMERGENCY_ENDS, days.SURCHARGE_ENDS)

TABLES = {
    table.name: table
    for table in (
        TARIFF,
        goods("s301", *S301),
        goods("s232", *S232),
        goods("ieepa_reciprocal", *RECIPROCAL),
        goods("ieepa_exempt", *off_if_exempt("us.ieepa.exempt", _R)).within(*_EMERGENCY),
        goods("ieepa_metal", *off_for_metal("us.ieepa.metal", _R)).within(*_EMERGENCY),
        goods("in_transit_exempt", *off_if_exempt("us.in_transit.exempt", TEN)).within(*_TRANSIT),
        goods("in_transit_metal", *off_for_metal("us.in_transit.metal", TEN)).within(*_TRANSIT),
        goods("ieepa_fentanyl", *FENTANYL),
        goods("fentanyl_metal", *off_for_neighbours("us.ieepa.fentanyl.metal", _F)).within(
            days.METALS_DOUBLED, days.EMERGENCY_ENDS
        ),
        goods("brazil_exempt", *off_for_brazil("us.brazil.exempt", _BRAZIL_RATE)).within(*_BRAZIL),
        goods("brazil_metal", *off_for_metal("us.brazil.metal", _BRAZIL_RATE)).within(*_BRAZIL),
        goods("india_exempt", *off_if_exempt("us.india.exempt", _QUARTER)).within(*_INDIA),
        goods("india_metal", *off_for_metal("us.india.metal", _QUARTER)).within(*_INDIA),
        goods("surcharge_exempt", *off_if_exempt("us.s122.exempt", TEN)).within(*_SURCHARGE),
        goods("surcharge_metal", *off_for_metal("us.s122.metal", TEN)).within(*_SURCHARGE),
        goods("brazil_301_metal", *off_for_metal("us.s301.brazil.metal", _QUARTER)).within(
            days.BRAZIL_301
        ),
        goods("s301_forced_labour", *FORCED_LABOUR),
        goods("forced_labour_exempt", *_exempt_from_forced_labour("us.s301.forced_labour.exempt")),
        goods("forced_labour_metal", *off_for_metal("us.s301.forced_labour.metal", _L)).within(
            days.SURCHARGE_ENDS
        ),
        goods("postal_duty", *postal("us.postal.ad_valorem", Percent)),
        goods("postal_sum", *postal("us.postal.specific", by_item)),
    )
}
"""Every table but that of the sales taxes."""
