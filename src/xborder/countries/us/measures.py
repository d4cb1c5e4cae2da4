"""Goods tables of the United States: column 1, and what each additional duty takes or leaves out.

An additional duty is one table that says how much, by goods or by origin, less tables that say what
is off: exempt goods, and goods or their metal that another action already burdens. A line that a
table does not know is a missing fact. https://hts.usitc.gov, chapter 99.

Example:
    >>> import datetime as dt
    >>> from xborder.policy.goods_table import GoodsKey
    >>> shirt = GoodsKey(hs_code="610910", origin="CN")
    >>> TABLES["s301"].find(shirt, dt.date(2026, 11, 21)).value
    Percent(share=Fraction(3, 40))
"""

from collections.abc import Iterator
from typing import Any, Final

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
from xborder.countries.us.metals import S232, off_for_metal
from xborder.countries.us.rule import rule, within
from xborder.countries.us.sources import official
from xborder.policy.amount import FREE, ByGoods, Percent, TopUp, Unsupported
from xborder.policy.goods_table import GoodsRule, GoodsTable
from xborder.tariff.builtin_us import TARIFF

FORCED_LABOUR: Final = (
    rule("us.s301.forced_labour.outside", FREE, start=days.SURCHARGE_ENDS, source=sources.FORCED_LABOUR, read=official, note="Sixty economies are under the action; no other origin pays it."),
    rule("us.s301.forced_labour.10", TEN, of=origins.FORCED_LABOUR_10, start=days.SURCHARGE_ENDS, source=sources.FORCED_LABOUR, read=official),
    rule("us.s301.forced_labour.12_5", Percent("0.125"), of=origins.FORCED_LABOUR_12_5, start=days.SURCHARGE_ENDS, source=sources.FORCED_LABOUR, read=official),
    rule("us.s301.forced_labour.up_to_10", TopUp("0.10", ("duty",)), of=origins.FORCED_LABOUR_UP_TO_10, start=days.SURCHARGE_ENDS, source=sources.FORCED_LABOUR, read=official),
    rule("us.s301.forced_labour.up_to_12_5", TopUp("0.125", ("duty",)), of=origins.FORCED_LABOUR_UP_TO_12_5, start=days.SURCHARGE_ENDS, source=sources.FORCED_LABOUR, read=official),
)  # fmt: skip


def _exempt_from_forced_labour(name: str) -> Iterator[GoodsRule]:
    """Yield the goods whose exemption from the action on forced labour was not read."""
    unread = Unsupported(NOT_READ)
    goods = f"{scope.ELECTRONICS} {scope.BOOKS} {scope.PRINTS_AND_ART} {scope.COFFEE_AND_TEA}"
    where: dict[str, Any] = {"start": days.SURCHARGE_ENDS, "source": sources.FORCED_LABOUR}
    yield rule(f"{name}.none", FREE, scope.ORDINARY, **where)
    yield rule(f"{name}.unread", unread, f"{goods} {scope.MEDICINES} {scope.IN_DOUBT}", **where)


_QUARTER, _BRAZIL_RATE = Percent("0.25"), Percent("0.40")
_R, _L = ByGoods("ieepa_reciprocal"), ByGoods("s301_forced_labour")
_EMERGENCY = (days.RECIPROCAL, days.EMERGENCY_ENDS)
_TRANSIT = (days.RECIPROCAL_BY_COUNTRY, days.IN_TRANSIT_ENDS)
_BRAZIL = (days.BRAZIL, days.EMERGENCY_ENDS)
_INDIA = (days.INDIA, days.INDIA_ENDS)
_SURCHARGE = (days.EMERGENCY_ENDS, days.SURCHARGE_ENDS)

TABLES: Final = {
    table.name: table
    for table in (
        TARIFF,
        GoodsTable("s301", S301),
        GoodsTable("s232", S232),
        GoodsTable("ieepa_reciprocal", RECIPROCAL),
        GoodsTable("ieepa_exempt", within(off_if_exempt("us.ieepa.exempt", _R), *_EMERGENCY)),
        GoodsTable("ieepa_metal", within(off_for_metal("us.ieepa.metal", _R), *_EMERGENCY)),
        GoodsTable(
            "in_transit_exempt", within(off_if_exempt("us.in_transit.exempt", TEN), *_TRANSIT)
        ),
        GoodsTable(
            "in_transit_metal", within(off_for_metal("us.in_transit.metal", TEN), *_TRANSIT)
        ),
        GoodsTable("ieepa_fentanyl", FENTANYL),
        GoodsTable(
            "brazil_exempt", within(off_for_brazil("us.brazil.exempt", _BRAZIL_RATE), *_BRAZIL)
        ),
        GoodsTable(
            "brazil_metal", within(off_for_metal("us.brazil.metal", _BRAZIL_RATE), *_BRAZIL)
        ),
        GoodsTable("india_exempt", within(off_if_exempt("us.india.exempt", _QUARTER), *_INDIA)),
        GoodsTable("india_metal", within(off_for_metal("us.india.metal", _QUARTER), *_INDIA)),
        GoodsTable("surcharge_exempt", within(off_if_exempt("us.s122.exempt", TEN), *_SURCHARGE)),
        GoodsTable("surcharge_metal", within(off_for_metal("us.s122.metal", TEN), *_SURCHARGE)),
        GoodsTable(
            "brazil_301_metal",
            within(off_for_metal("us.s301.brazil.metal", _QUARTER), days.BRAZIL_301),
        ),
        GoodsTable("s301_forced_labour", FORCED_LABOUR),
        GoodsTable(
            "forced_labour_exempt", _exempt_from_forced_labour("us.s301.forced_labour.exempt")
        ),
        GoodsTable(
            "forced_labour_metal",
            within(off_for_metal("us.s301.forced_labour.metal", _L), days.SURCHARGE_ENDS),
        ),
        GoodsTable("postal_duty", postal("us.postal.ad_valorem", Percent)),
        GoodsTable("postal_sum", postal("us.postal.specific", by_item)),
    )
}
"""Every table but that of the sales taxes."""
