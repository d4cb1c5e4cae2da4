"""How goods enter the United States: values, the regimes in the order of the law, and the limits.

19 U.S.C. 1321 (relief), Executive Orders 14256, 14324 and 14388 (post), 19 CFR 143.21 (informal
entry), https://www.whitehouse.gov/presidential-actions/.

Example:
    >>> [scheme.entries[0].value.id for scheme in SCHEMES][-2:]
    ['us.informal', 'us.formal']
"""

import datetime as dt
from typing import Any, Final

from xborder.countries.us import days, facts, origins, scope, sources
from xborder.countries.us.duties import DUTIES
from xborder.countries.us.sources import official, secondary
from xborder.money.rounding import Mode, Rounding, Stage
from xborder.policy.condition import (
    ALWAYS,
    All,
    Condition,
    HsIn,
    Is,
    Not,
    SomeLine,
)
from xborder.policy.country import Limit
from xborder.policy.scheme import Per, Scheme
from xborder.policy.value import Value
from xborder.source import Source
from xborder.timeline import Dated, Timeline

VALUES: Final[tuple[Timeline[Value], ...]] = (
    Timeline(
        [
            official(
                value=Value(
                    id="intrinsic",
                    title="Fair retail value",
                    plus="goods",
                    minus="seller_discount",
                ),
                source=sources.RELIEF,
                note="In the country of shipment; the price paid stands for it.",
            )
        ],
        name="fair retail value",
    ),
    Timeline(
        [
            secondary(
                value=Value(
                    id="customs_value",
                    title="Customs value",
                    plus="goods",
                    minus="seller_discount",
                ),
                source=sources.VALUATION,
            )
        ],
        name="customs value",
    ),
    Timeline(
        [
            secondary(
                value=Value(
                    id="entered_value",
                    title="Entered value",
                    plus="customs_value",
                    rounding=Rounding(unit=100, mode=Mode.HALF_UP, stage=Stage.ENTRY_LINE),
                ),
                source=sources.WHOLE_DOLLARS,
            )
        ],
        name="entered value",
    ),
    Timeline(
        [
            secondary(
                value=Value(
                    id="sales_price",
                    title="Sales price",
                    plus="price",
                    minus="seller_discount",
                ),
                source=sources.STATE_RATES,
            )
        ],
        name="sales price",
    ),
)
"""The values; freight and insurance to the border are in none of them."""

_TAXES: Final = ("marketplace_sales_tax", "sales_tax")
_DUTIES: Final = tuple(timeline.entries[0].value.id for timeline in DUTIES)
_NO_CHINA: Final = Not(facts.MAINLAND_OR_HONG_KONG)
_POST: Final = All(facts.BY_POST, facts.SMALL)


def _regime(
    id: str,  # noqa: A002 - the scheme's id
    title: str,
    when: Condition,
    *steps: str,
    elective: bool = False,
) -> Scheme:
    """Return a regime for a whole parcel; sales tax comes with each."""
    return Scheme(
        id=id,
        title=title,
        when=when,
        steps=(*steps, *_TAXES),
        per=Per.CONSIGNMENT,
        elective=elective,
    )


_RELIEF_TITLE: Final = "Relief for shipments up to USD 800"
_RELIEF: Final = _regime("us.de_minimis", _RELIEF_TITLE, facts.SMALL)
_RELIEF_LATER: Final = _regime("us.de_minimis", _RELIEF_TITLE, All(facts.SMALL, _NO_CHINA))


def _one(entry: Dated[Scheme]) -> Timeline[Scheme]:
    return Timeline([entry], name=entry.value.id)


SCHEMES: Final[tuple[Timeline[Scheme], ...]] = (
    _one(
        secondary(
            value=_regime(
                "us.gift", "Gift up to USD 100", All(Is("gift", "yes"), facts.SMALL_GIFT)
            ),
            source=sources.GIFTS,
        )
    ),
    Timeline(
        [
            official(value=_RELIEF, end=days.RELIEF_ENDS_CHINA, source=sources.RELIEF),
            official(
                value=_RELIEF_LATER,
                start=days.RELIEF_ENDS_CHINA,
                end=days.RELIEF_ENDS,
                source=sources.RELIEF_ENDS_CHINA,
            ),
        ],
        name="us.de_minimis",
    ),
    _one(
        official(
            value=_regime(
                "us.postal_china_by_item",
                "Post from China, duty by item",
                All(_POST, facts.MAINLAND_OR_HONG_KONG),
                "postal_china_item",
                elective=True,
            ),
            start=days.RELIEF_ENDS_CHINA,
            end=days.RELIEF_ENDS,
            source=sources.RELIEF_ENDS_CHINA,
        )
    ),
    _one(
        official(
            value=_regime(
                "us.postal_china",
                "Post from China, duty by value",
                All(_POST, facts.MAINLAND_OR_HONG_KONG),
                "postal_china",
            ),
            start=days.RELIEF_ENDS_CHINA,
            end=days.RELIEF_ENDS,
            source=sources.RELIEF_ENDS_CHINA,
        )
    ),
    _one(
        official(
            value=_regime(
                "us.postal_by_item",
                "Post, duty by item",
                _POST,
                "postal_item_duty",
                elective=True,
            ),
            start=days.RELIEF_ENDS,
            end=days.EMERGENCY_ENDS,
            source=sources.RELIEF_ENDS,
            note="The carrier chooses for all its parcels, at most once a month.",
        )
    ),
    _one(
        official(
            value=_regime("us.postal", "Post, duty by value", _POST, "postal_duty"),
            start=days.RELIEF_ENDS,
            end=days.EMERGENCY_ENDS,
            source=sources.RELIEF_ENDS,
        )
    ),
    _one(
        official(
            value=_regime("us.postal_surcharge", "Post, surcharge only", _POST, "postal_surcharge"),
            start=days.EMERGENCY_ENDS,
            end=days.SURCHARGE_ENDS,
            source=sources.POSTAL_2026,
        )
    ),
    _one(
        secondary(
            value=_regime(
                "us.informal",
                "Informal entry up to USD 2,500",
                facts.INFORMAL,
                *_DUTIES,
                *("mpf_informal", "express_bill_fee", "dutiable_mail_fee", "hmf_informal"),
            ),
            source=sources.INFORMAL,
        )
    ),
    _one(
        secondary(
            value=_regime("us.formal", "Formal entry", ALWAYS, *_DUTIES, "mpf", "hmf"),
            source=sources.INFORMAL,
        )
    ),
)
"""The regimes, in the order in which the law tries them."""


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


_DUTIABLE_BEFORE: Final = Not(facts.SMALL)
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
                    when=All(_DUTIABLE_BEFORE, Is("item.origin", "CU", "KP")),
                    reason="Goods of this origin pay column 2 of the tariff, which is not computed.",
                ),
                end=dt.date(2022, 4, 9),
                source=sources.TARIFF_SCHEDULE,
            ),
            secondary(
                value=Limit(
                    id="us.column_2",
                    when=All(
                        _DUTIABLE_BEFORE, Is("item.origin", *origins.NO_NORMAL_RELATIONS.split())
                    ),
                    reason="Goods of this origin pay column 2 of the tariff, which is not computed.",
                ),
                start=dt.date(2022, 4, 9),
                end=days.RELIEF_ENDS,
                source=sources.TARIFF_SCHEDULE,
            ),
            secondary(
                value=Limit(
                    id="us.column_2",
                    when=Is("item.origin", *origins.NO_NORMAL_RELATIONS.split()),
                    reason="Goods of this origin pay column 2 of the tariff, which is not computed.",
                ),
                start=days.RELIEF_ENDS,
                source=sources.TARIFF_SCHEDULE,
            ),
        ],
        name="us.column_2",
    ),
    Timeline(
        [
            secondary(
                value=Limit(
                    id="us.preference",
                    when=All(_DUTIABLE_BEFORE, _OTHER_CLAIM),
                    reason="The special rate that is claimed is not in the built-in tariff.",
                ),
                end=days.RELIEF_ENDS,
                source=sources.TARIFF_SCHEDULE,
            ),
            secondary(
                value=Limit(
                    id="us.preference",
                    when=_OTHER_CLAIM,
                    reason="The special rate that is claimed is not in the built-in tariff.",
                ),
                start=days.RELIEF_ENDS,
                source=sources.TARIFF_SCHEDULE,
            ),
        ],
        name="us.preference",
    ),
    _limit(
        "us.s338",
        Is("item.origin", "CA"),
        "Goods of Canada may be on a list of Section 338, at 50%, which is not in the table.",
        sources.CANADA_338,
        start=dt.date(2026, 8, 22),
    ),
    _limit(
        "us.metal_of_neighbours",
        All(facts.NORTH_AMERICA, _DERIVATIVES),
        "How the emergency duty and the duty on metal share such goods is not computed.",
        sources.METALS_2025,
        start=days.METALS,
        end=days.EMERGENCY_ENDS,
    ),
    _limit(
        "us.metal_of_partners",
        All(facts.FLOOR_PARTNERS, _DERIVATIVES),
        "A floor on the part of the value that is not metal is not computed.",
        sources.RECIPROCAL_RATES,
        start=days.RECIPROCAL_BY_COUNTRY,
        end=days.EMERGENCY_ENDS,
    ),
    _doubt(
        "us.metal_weight",
        _WEIGHED,
        "The goods are counted as at least 15% metal by weight; below that Section 232 falls away.",
        sources.METALS_2026,
        start=days.METALS_WHOLE_VALUE,
    ),
    _doubt(
        "us.british_metal",
        All(Is("item.origin", "GB"), _METALS_2026),
        "The lower rate for metal melted or smelted in the United Kingdom is left out.",
        sources.METALS_2026,
        start=days.METALS_WHOLE_VALUE,
    ),
    _doubt(
        "us.brazil_2025",
        Is("item.origin", "BR"),
        "The goods of Brazil that are exempt are not in the table; the duty is charged on all.",
        sources.BRAZIL_2025,
        start=dt.date(2025, 8, 6),
        end=days.EMERGENCY_ENDS,
    ),
    _doubt(
        "us.brazil_2026",
        Is("item.origin", "BR"),
        "Over 2,100 subheadings of Brazil are exempt and not in the table; the duty is charged on all.",
        sources.BRAZIL_2026,
        start=dt.date(2026, 7, 22),
    ),
    _doubt(
        "us.postal_origins",
        All(
            facts.BY_POST,
            SomeLine(facts.MAINLAND_OR_HONG_KONG),
            SomeLine(Not(facts.MAINLAND_OR_HONG_KONG)),
        ),
        "A postal parcel with several origins may pay the highest of their rates on all of it.",
        sources.RELIEF_ENDS,
        start=days.RELIEF_ENDS,
        end=days.EMERGENCY_ENDS,
    ),
    _doubt(
        "us.local_sales_tax",
        All(facts.TAXED, Not(facts.LOCAL_TAX_GIVEN)),
        "Only the state's rate of sales tax is computed: local rates, exempt goods and shipping differ.",
        sources.STATE_RATES,
    ),
)
"""What is not computed, and what is left out of an estimate."""
