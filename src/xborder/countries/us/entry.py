"""How goods enter the United States: values, the regimes in the order of the law, and the limits.

19 U.S.C. 1321 (relief), Executive Orders 14256, 14324 and 14388 (post), 19 CFR 143.21 (informal
entry), https://www.whitehouse.gov/presidential-actions/.

Example:
    >>> [scheme.entries[0].value.id for scheme in SCHEMES][-2:]
    ['us.informal', 'us.formal']
"""

from typing import Final

from xborder.countries.us import days, facts, sources
from xborder.countries.us.duties import DUTIES
from xborder.countries.us.sources import official, secondary
from xborder.money.rounding import Mode, Rounding, Stage
from xborder.policy.condition import (
    ALWAYS,
    All,
    Condition,
)
from xborder.policy.scheme import Per, Scheme
from xborder.policy.value import Value
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
_RELIEF_LATER: Final = _regime("us.de_minimis", _RELIEF_TITLE, All(facts.SMALL, facts.RELIEF_LATER))
_RELIEF_OF_INFORMATION: Final = _regime(
    "us.de_minimis", _RELIEF_TITLE, All(facts.SMALL, facts.INFORMATION)
)


def _one(entry: Dated[Scheme]) -> Timeline[Scheme]:
    return Timeline([entry], name=entry.value.id)


SCHEMES: Final[tuple[Timeline[Scheme], ...]] = (
    _one(
        secondary(
            value=_regime("us.gift", "Gift up to USD 100", facts.GIFT),
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
                note="Books and periodicals of China kept it: 50 U.S.C. 1702(b).",
            ),
            official(
                value=_RELIEF_OF_INFORMATION,
                start=days.RELIEF_ENDS,
                end=days.RELIEF_REPEALED,
                source=sources.RELIEF_ENDS,
                note="The order excepts goods encompassed by 50 U.S.C. 1702(b).",
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
