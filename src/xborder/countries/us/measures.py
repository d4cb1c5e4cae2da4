"""Goods tables of the United States: column 1, and what each additional duty takes or leaves out.

An additional duty is one table that says how much, by goods or by origin, less tables that say what
is off: exempt goods, and goods or their metal that another action already burdens. A line that a
table does not know is a missing fact. https://hts.usitc.gov, chapter 99.

Example:
    >>> shirt = GoodsKey(hs_code="610910", origin="CN")
    >>> TABLES["s301"].find(shirt, day(2026, 11, 21)).value
    Percent(share=Fraction(3, 40))
"""

from collections.abc import Iterable, Iterator
from typing import TypeAlias

from attrs import evolve

from xborder.countries.us import days, origins, scope, sources
from xborder.countries.us.agreed import Rates, with_short_codes
from xborder.countries.us.canada import S338
from xborder.countries.us.china import S301
from xborder.countries.us.emergency import (
    FENTANYL,
    IN_PART,
    NOT_READ,
    RECIPROCAL,
    TEN,
    by_item,
    off_for_brazil,
    off_if_exempt,
    off_of_the_surcharge,
    postal,
)
from xborder.countries.us.lists import codes
from xborder.countries.us.metals import COLUMN_1, S232, off_for_metal, off_for_neighbours
from xborder.policy.vocabulary import *
from xborder.tariff.snapshots.snapshot import listed

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
        TopUp("0.10", COLUMN_1),
        origins=origins.FORCED_LABOUR_UP_TO_10,
    ).by(sources.FORCED_LABOUR, start=days.SURCHARGE_ENDS),
    GoodsRate(
        "us.s301.forced_labour.up_to_12_5",
        TopUp("0.125", COLUMN_1),
        origins=origins.FORCED_LABOUR_UP_TO_12_5,
    ).by(sources.FORCED_LABOUR, start=days.SURCHARGE_ENDS),
)


_RETURNED = GoodsRate("us.returned", FREE, origins="US").by(
    sources.TARIFF_SCHEDULE.at("9801.00.10"),
    note="Not advanced in value or improved in condition while abroad: 19 CFR 10.1.",
)

Days: TypeAlias = tuple[day, day | None]


def _exempt(
    name: str, question: str, whole: Amount, read: Provenance, start: day
) -> Iterator[Timeline[GoodsRate]]:
    """Yield what an action of July 2026 leaves out; what is exempt for use in medicines is charged."""
    unread, part = Unsupported(NOT_READ), Unsupported(IN_PART)
    taken, listed = codes(question, "taken", "medicine"), codes(question, "final", "books")
    yield GoodsRate(f"{name}.none", FREE, taken).by(read, start=start)
    yield GoodsRate(f"{name}.listed", whole, listed).by(read, start=start)
    yield GoodsRate(f"{name}.pictures", whole, codes(question, "pictures")).by(read, start=start)
    yield GoodsRate(f"{name}.in_part", part, codes(question, "part")).by(read, start=start)
    yield GoodsRate(f"{name}.prints", unread, codes(question, "prints")).by(read, start=start)


_QUARTER, _FORTY = Percent("0.25"), Percent("0.40")
_R, _L = ByGoods("ieepa_reciprocal"), ByGoods("s301_forced_labour")
_F = ByGoods("ieepa_fentanyl")
_EMERGENCY = (days.RECIPROCAL, days.EMERGENCY_ENDS)
_TRANSIT = (days.RECIPROCAL_BY_COUNTRY, days.IN_TRANSIT_ENDS)
_BRAZIL = (days.BRAZIL, days.EMERGENCY_ENDS)
_INDIA = (days.INDIA, days.INDIA_ENDS)
_S122 = (days.EMERGENCY_ENDS, days.SURCHARGE_ENDS)
_BRAZIL_301 = (days.BRAZIL_301, None)
_SINCE_JULY = (days.SURCHARGE_ENDS, None)

OFF_FOR_BRAZIL_301 = tuple(
    _exempt(
        "us.s301.brazil.exempt", "brazil_301_exempt", _QUARTER, sources.BRAZIL_2026, _BRAZIL_301[0]
    )
)
_PARTNERS = GoodsRate(
    "us.s301.forced_labour.exempt.partners",
    Unsupported(NOT_READ),
    scope.PARTNERS,
    origins=origins.OWN_LISTS,
)
OFF_FORCED_LABOUR = (
    *_exempt(
        "us.s301.forced_labour.exempt",
        "forced_labour_exempt",
        _L,
        sources.FORCED_LABOUR_LISTS,
        _SINCE_JULY[0],
    ),
    _PARTNERS.by(sources.FORCED_LABOUR_LISTS, start=_SINCE_JULY[0]),
    evolve(
        _PARTNERS,
        id="us.s301.forced_labour.exempt.textiles",
        hs=scope.PARTNERS_TEXTILES,
        origins="JO",
    ).by(sources.FORCED_LABOUR_LISTS, start=_SINCE_JULY[0]),
)
"""What the actions of July 2026 leave out, and what the lists of single partners may."""


def _between(
    name: str, rates: Iterable[GoodsRule], start: day, end: day | None = None
) -> GoodsTable:
    """Return a table of what rates say on some days alone: an action's own."""
    cut = ((rule, rule.amount.within(start, end)) for rule in rates)
    return _whole(name, (evolve(rule, amount=part) for rule, part in cut if part))


def _whole(name: str, rules: Iterable[GoodsRule]) -> GoodsTable:
    """Return a list that speaks of every line of the schedule, by its number or a shorter one."""
    return GoodsTable(name, tuple(rules), complete=True)


def _off_for_metal(name: str, whole: Amount, days_: Days) -> GoodsTable:
    """Return what an action leaves out because Section 232 burdens it, on the action's days."""
    return _between(f"{name}_metal", off_for_metal(f"us.{name}.metal", whole), *days_)


def _off(name: str, question: str, rates: Rates, days_: Days) -> GoodsTable:
    """Return the goods that an action leaves out by its own lists, on the action's days."""
    return _between(f"{name}_exempt", with_short_codes(question, rates), *days_)


TABLES = {
    table.name: table
    for table in (
        goods("tariff", beneath=(listed("us.general"),)),
        goods("preference", _RETURNED, beneath=(listed("us.special"),)),
        goods("column_2", beneath=(listed("us.column_2"),)),
        _whole("s301", with_short_codes("china", S301)),
        _whole("s232", S232),
        goods("ieepa_reciprocal", *RECIPROCAL),
        goods("ieepa_fentanyl", *FENTANYL),
        _off("ieepa", "emergency_exempt", off_if_exempt("us.ieepa.exempt", _R), _EMERGENCY),
        _off("in_transit", "emergency_exempt", off_if_exempt("us.transit.exempt", TEN), _TRANSIT),
        _off("india", "emergency_exempt", off_if_exempt("us.india.exempt", _QUARTER), _INDIA),
        _off("brazil", "brazil_exempt", off_for_brazil("us.brazil.exempt", _FORTY), _BRAZIL),
        _off("surcharge", "surcharge_exempt", off_of_the_surcharge("us.s122.exempt", TEN), _S122),
        _off("brazil_301", "brazil_301_exempt", OFF_FOR_BRAZIL_301, _BRAZIL_301),
        _off("forced_labour", "forced_labour_exempt", OFF_FORCED_LABOUR, _SINCE_JULY),
        _off_for_metal("ieepa", _R, _EMERGENCY),
        _off_for_metal("in_transit", TEN, _TRANSIT),
        _off_for_metal("india", _QUARTER, _INDIA),
        _off_for_metal("brazil", _FORTY, _BRAZIL),
        _off_for_metal("surcharge", TEN, _S122),
        _off_for_metal("brazil_301", _QUARTER, _BRAZIL_301),
        _off_for_metal("forced_labour", _L, _SINCE_JULY),
        _off_for_metal("s338", Percent("0.50"), (days.CANADA_338, days.CANADA_WIDENED)),
        _between(
            "fentanyl_metal",
            off_for_neighbours("us.ieepa.fentanyl.metal", _F),
            days.METALS_DOUBLED,
            days.EMERGENCY_ENDS,
        ),
        goods("s301_forced_labour", *FORCED_LABOUR),
        _whole("s338", with_short_codes("canada", S338)),
        goods("postal_duty", *postal("us.postal.ad_valorem", Percent)),
        goods("postal_sum", *postal("us.postal.specific", by_item)),
    )
}
"""Every table but that of the sales taxes."""
