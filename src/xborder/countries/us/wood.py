"""Section 232 on wood: upholstered furniture, kitchen cabinets and vanities, by day and partner.

25% since 2025-10-14; from 2027-01-01 it is 30% on upholstered furniture and 50% on cabinets and
vanities, "except for countries with which the United States reaches an agreement". Partners have
their own: 10% for the United Kingdom, up to 15% with the ordinary duty for the European Union and
Japan from the first day, for Korea since 2025-11-14, for Taiwan since 2026-05-01. Proclamation
10976, as the one of 2025-12-31 amends its clause 5, and U.S. note 37 to chapter 99.

Example:
    >>> chair, vanity = GoodsKey(hs_code="9401614011"), GoodsKey(hs_code="9403608093")
    >>> table = goods("s232", *WOOD)
    >>> [str(table.find(each, day(2027, 1, 1)).value.share) for each in (chair, vanity)]
    ['3/10', '1/2']
"""

from xborder.countries.us import days, origins, scope, sources
from xborder.policy.vocabulary import *

CABINETS = f"{scope.VANITIES} {scope.KITCHENS}"
BURDENED = f"{scope.UPHOLSTERED} {CABINETS}"
"""What the action burdens: two rates from 2027-01-01, one until then."""
_SHORTER = tuple(dict.fromkeys(code[:-1] for code in BURDENED.split()))
"""The same goods by a digit less, so that a rate written for them gives way to the scheduled one:
it counts for whoever leaves scheduled rules out, and is the other end of a quote's range."""
_FLOOR_15 = TopUp("0.15", "duty preferential_duty")
_TAKEN = sources.WOOD_2025
_NOT_YET = "Put off by a year once already, on 2025-12-31; what is agreed until then goes before."


def _partner(name: str, countries: str, since: day) -> Timeline[GoodsRate]:
    """Return what a partner pays: up to 15% together with the ordinary duty."""
    rate = GoodsRate(f"us.s232.wood.{name}", _FLOOR_15, BURDENED, origins=countries)
    return rate.by(sources.WOOD_PARTNERS, start=since)


WOOD = (
    GoodsRate("us.s232.wood.before", FREE, f"{scope.WOODEN_FURNITURE} {scope.SOFTWOOD}").by(
        _TAKEN, end=days.WOOD
    ),
    GoodsRate("us.s232.wood.softwood", "0.10", scope.SOFTWOOD).by(_TAKEN, start=days.WOOD),
    GoodsRate("us.s232.wood.other", FREE, scope.OTHER_WOODEN_FURNITURE).by(_TAKEN, start=days.WOOD),
    GoodsRate("us.s232.wood", "0.25", BURDENED).by(_TAKEN, start=days.WOOD, end=days.WOOD_STEP),
    GoodsRate("us.s232.wood.upholstered", "0.30", scope.UPHOLSTERED).by(
        sources.WOOD_STEP, start=days.WOOD_STEP, status="scheduled", note=_NOT_YET
    ),
    GoodsRate("us.s232.wood.cabinets", "0.50", CABINETS).by(
        sources.WOOD_STEP, start=days.WOOD_STEP, status="scheduled", note=_NOT_YET
    ),
    GoodsRate("us.s232.wood.unraised", "0.25", _SHORTER).by(
        _TAKEN, start=days.WOOD_STEP, note="What stays if the step is put off once more."
    ),
    GoodsRate("us.s232.wood.gb", "0.10", BURDENED, origins="GB").by(_TAKEN, start=days.WOOD),
    _partner("partners", f"{origins.EU} JP", days.WOOD),
    _partner("korea", "KR", days.KOREA_AND_SWITZERLAND),
    _partner("taiwan", "TW", days.TAIWAN),
)
"""The duty on wood."""
