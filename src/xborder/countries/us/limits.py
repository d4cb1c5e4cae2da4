"""What is not computed for the United States, and what is left out of an estimate.

Column 2 (general note 3), 26 U.S.C. chapters 51 and 52, https://www.law.cornell.edu/uscode/text/26,
and the lists of https://hts.usitc.gov that were not read.

Example:
    >>> "us.excise" in {limit.entries[0].value.id for limit in LIMITS}
    True
"""

import datetime as dt
from typing import Any, Final

from xborder.countries.us import days, facts, origins, scope, sources
from xborder.countries.us.sales_tax import IN_A_STATE
from xborder.countries.us.sources import secondary
from xborder.policy.condition import All, AnyOf, Condition, HsIn, Is, Not, SomeLine, Stated
from xborder.policy.country import Limit
from xborder.source import Evidence, Source
from xborder.timeline import Timeline


def _limit(
    id: str,  # noqa: A002 - the limit's id
    when: Condition,
    reason: str,
    source: Source,
    **dated: Any,
) -> Timeline[Limit]:
    """Return a limit that makes a parcel unsupported."""
    limit = Limit(id=id, when=when, reason=reason)
    return Timeline([secondary(value=limit, source=source, **dated)], name=id)


def _doubt(
    id: str,  # noqa: A002 - the limit's id
    when: Condition,
    reason: str,
    source: Source,
    **dated: Any,
) -> Timeline[Limit]:
    """Return a limit that leaves an estimate."""
    limit = Limit(id=id, when=when, reason=reason, estimate=True)
    return Timeline([secondary(value=limit, source=source, **dated)], name=id)


def _several(group: Condition) -> Condition:
    """Return the condition that some goods are of a group of origins, and some are not."""
    return All(SomeLine(group), SomeLine(Not(group)))


_OTHER_CLAIM: Final = All(facts.CLAIMED, Not(facts.NORTH_AMERICA))
_DERIVATIVES: Final = HsIn(
    *scope.ALUMINIUM_MARCH.split(),
    *scope.ALUMINIUM_AUGUST.split(),
    *scope.STEEL_JUNE.split(),
    *scope.STEEL_AUGUST.split(),
    *scope.BOTH_AUGUST.split(),
    *scope.ALUMINIUM_MARCH_STEEL_AUGUST.split(),
    *scope.STEEL_JUNE_ALUMINIUM_AUGUST.split(),
    *scope.COPPER_CABLES.split(),
    *scope.COPPER_AND_ALUMINIUM_CABLES.split(),
)
_WEIGHED: Final = HsIn(
    *(code for code in scope.METAL_ANNEX_1B.split() if not code.startswith(("73", "76")))
)
_METALS_2026: Final = HsIn(*scope.METAL_ANNEX_1A.split(), *scope.METAL_ANNEX_1B.split())

LIMITS: Final[tuple[Timeline[Limit], ...]] = (
    _limit(
        "us.inside",
        Is("ship_from", "US", "PR"),
        "Goods that are already in the customs territory of the United States are not imported.",
        sources.TARIFF_SCHEDULE,
    ),
    _limit(
        "us.excise",
        Is("item.excise", "alcohol", "tobacco"),
        "Federal excise tax on alcohol and tobacco is not computed.",
        sources.EXCISE,
    ),
    Timeline(
        [
            secondary(
                value=Limit(
                    id="us.column_2",
                    when=All(Is("item.origin", "CU", "KP"), facts.ORDINARY_ENTRY),
                    reason="Goods of this origin pay column 2 of the tariff, which is not computed.",
                ),
                end=dt.date(2022, 4, 9),
                source=sources.TARIFF_SCHEDULE,
            ),
            secondary(
                value=Limit(
                    id="us.column_2",
                    when=All(
                        Is("item.origin", *origins.NO_NORMAL_RELATIONS.split()),
                        facts.ORDINARY_ENTRY,
                    ),
                    reason="Goods of this origin pay column 2 of the tariff, which is not computed.",
                ),
                start=dt.date(2022, 4, 9),
                source=sources.TARIFF_SCHEDULE,
            ),
        ],
        name="us.column_2",
    ),
    _limit(
        "us.preference",
        All(_OTHER_CLAIM, facts.ORDINARY_ENTRY),
        "The special rate that is claimed is not in the built-in tariff.",
        sources.TARIFF_SCHEDULE,
    ),
    _limit(
        "us.s338",
        All(Is("item.origin", "CA"), facts.ORDINARY_ENTRY),
        "Goods of Canada may be on a list of Section 338, at 50%, which is not in the table.",
        sources.CANADA_338,
        start=dt.date(2026, 8, 22),
    ),
    _limit(
        "us.metal_before_2025",
        All(
            facts.NOT_AMERICAN,
            HsIn(*scope.METAL_BEFORE_MARCH_2025.split()),
            facts.ORDINARY_ENTRY,
        ),
        "The metal duty before 2025-03-12, with its quotas and exclusions, is not computed.",
        sources.METALS_2018,
        end=days.METALS,
        evidence=Evidence.UNCHECKED,
    ),
    _doubt(
        "us.chips",
        All(facts.NOT_AMERICAN, HsIn(*scope.CHIPS.split()), facts.ORDINARY_ENTRY),
        "Some advanced chips and computers are under Section 232, at 25%, which is left out.",
        sources.CHIPS_2026,
        start=days.CHIPS,
        evidence=Evidence.UNCHECKED,
    ),
    _limit(
        "us.pharmaceuticals",
        All(
            Not(Is("item.origin", "GB", "US")),
            HsIn(*scope.PHARMACEUTICALS.split()),
            facts.ORDINARY_ENTRY,
        ),
        "Patented medicines are under Section 232, up to 100%, which is not computed.",
        sources.PHARMACEUTICALS_2026,
        start=days.PHARMACEUTICALS,
        evidence=Evidence.UNCHECKED,
    ),
    _limit(
        "us.metal_of_neighbours",
        All(facts.NORTH_AMERICA, _DERIVATIVES, facts.ORDINARY_ENTRY),
        "How the emergency duty and the duty on metal share such goods is not computed.",
        sources.METALS_2025,
        start=days.METALS,
        end=days.EMERGENCY_ENDS,
    ),
    _limit(
        "us.metal_of_partners",
        All(facts.FLOOR_PARTNERS, _DERIVATIVES, facts.ORDINARY_ENTRY),
        "A floor on the part of the value that is not metal is not computed.",
        sources.RECIPROCAL_RATES,
        start=days.RECIPROCAL_BY_COUNTRY,
        end=days.EMERGENCY_ENDS,
    ),
    _doubt(
        "us.metal_weight",
        All(_WEIGHED, facts.ORDINARY_ENTRY),
        "The goods are counted as at least 15% metal by weight; below that Section 232 falls away.",
        sources.METALS_2026,
        start=days.METALS_WHOLE_VALUE,
    ),
    _doubt(
        "us.british_metal",
        All(Is("item.origin", "GB"), _METALS_2026, facts.ORDINARY_ENTRY),
        "The lower rate for metal melted or smelted in the United Kingdom is left out.",
        sources.METALS_2026,
        start=days.METALS_WHOLE_VALUE,
    ),
    _doubt(
        "us.brazil_2025",
        All(Is("item.origin", "BR"), facts.ORDINARY_ENTRY),
        "The goods of Brazil that are exempt are not in the table; the duty is charged on all.",
        sources.BRAZIL_2025,
        start=days.BRAZIL,
        end=days.EMERGENCY_ENDS,
    ),
    _doubt(
        "us.brazil_2026",
        All(Is("item.origin", "BR"), facts.ORDINARY_ENTRY),
        "Over 2,100 subheadings of Brazil are exempt and not in the table; the duty is charged on all.",
        sources.BRAZIL_2026,
        start=days.BRAZIL_301,
    ),
    _doubt(
        "us.postal_origins",
        All(
            facts.BY_POST,
            Stated(Is("elected:us.postal_by_item", "yes")),
            AnyOf(_several(facts.NOT_LOW), _several(facts.HIGH)),
        ),
        "Which of the sums a postal item with several origins pays was not read.",
        sources.RELIEF_ENDS,
        start=days.RELIEF_ENDS,
        end=days.EMERGENCY_ENDS,
    ),
    _doubt(
        "us.postal_preference",
        All(SomeLine(facts.UNDER_USMCA), facts.POSTAL_METHOD),
        "Which postal duty is due with goods under the agreement with Canada and Mexico was not read.",
        sources.RELIEF_ENDS,
        start=days.RELIEF_ENDS,
        end=days.EMERGENCY_ENDS,
    ),
    _doubt(
        "us.prints_by_post",
        All(HsIn(*scope.PRINTS_AND_ART.split()), facts.POSTAL_METHOD, Not(facts.GIFT)),
        "Prints and works of art may be informational materials, which kept the relief.",
        sources.INFORMATION,
        start=days.RELIEF_ENDS_CHINA,
        end=days.SURCHARGE_ENDS,
    ),
    _doubt(
        "us.information",
        All(Not(facts.GIFT), facts.RELIEVED),
        "Whether the rules of 2026-06-24 keep the relief for informational materials was not read.",
        sources.RELIEF_ENDS_FOR_GOOD,
        start=days.CFR_ENDS_RELIEF,
        end=days.RELIEF_REPEALED,
    ),
    _limit(
        "us.region",
        All(facts.TAXED, Not(IN_A_STATE)),
        "The region is no state with its sales tax in the table; write it as US-CA.",
        sources.STATE_RATES,
    ),
    _doubt(
        "us.local_sales_tax",
        All(facts.TAXED, Not(facts.LOCAL_TAX_GIVEN)),
        "Only the state's rate of sales tax is computed: local rates, exempt goods and shipping differ.",
        sources.STATE_RATES,
    ),
)
"""What is not computed, and what is left out of an estimate."""
