"""How goods enter the United States: values, the regimes in the order of the law, and the limits.

19 U.S.C. 1321 (relief), Executive Orders 14256, 14324 and 14388 (post), 19 CFR 143.21 (informal
entry), https://www.whitehouse.gov/presidential-actions/.

Example:
    >>> [scheme.entries[0].value.id for scheme in SCHEMES][-2:]
    ['us.informal', 'us.formal']
"""

from xborder.countries.us import days, facts, sources
from xborder.countries.us.duties import DUTIES
from xborder.countries.us.sales_tax import TAXES
from xborder.policy.vocabulary import *

VALUES = (
    Value(id="intrinsic", title="Fair retail value", plus="goods", minus="seller_discount").by(
        sources.RELIEF, note="In the country of shipment; the price paid stands for it."
    ),
    Value(id="customs_value", title="Customs value", plus="goods", minus="seller_discount").by(
        sources.VALUATION
    ),
    Value(
        id="entered_value",
        title="Entered value",
        plus="customs_value",
        rounding=Rounding(unit=100, mode=Mode.HALF_UP, stage=Stage.ENTRY_LINE),
    ).by(sources.WHOLE_DOLLARS),
    Value(id="sales_price", title="Sales price", plus="price", minus="seller_discount").by(
        sources.STATE_RATES
    ),
)
"""The values; freight and insurance to the border are in none of them."""

_TAXES = " ".join(timeline.name for timeline in TAXES)
_DUTIES = " ".join(timeline.name for timeline in DUTIES)
_POST = All(facts.BY_POST, facts.SMALL)


def _regime(
    id: str,  # noqa: A002 - the scheme's id
    title: str,
    when: Condition,
    steps: str = "",
    *,
    elective: bool = False,
) -> Scheme:
    """Return a regime for a whole parcel; sales tax comes with each."""
    return Scheme(
        id=id,
        title=title,
        when=when,
        steps=f"{steps} {_TAXES}",
        elective=elective,
    )


SCHEMES = (
    _regime("us.gift", "Gift up to USD 100", facts.GIFT).by(sources.GIFTS),
    _regime("us.de_minimis", "Relief for shipments up to USD 800", facts.SMALL_AND_RELIEVABLE)
    .by(sources.RELIEF, end=days.RELIEF_ENDS_CHINA)
    .then(
        sources.RELIEF_ENDS_CHINA,
        end=days.RELIEF_ENDS,
        note="Books and periodicals of China kept it: 50 U.S.C. 1702(b).",
        when=All(facts.SMALL_AND_RELIEVABLE, facts.RELIEF_LATER),
    )
    .then(
        sources.RELIEF_ENDS,
        end=days.RELIEF_REPEALED,
        note="The order excepts goods encompassed by 50 U.S.C. 1702(b).",
        when=All(facts.SMALL_AND_RELIEVABLE, facts.INFORMATION),
    ),
    _regime(
        "us.postal_china_by_item",
        "Post from China, duty by item",
        All(_POST, facts.MAINLAND_OR_HONG_KONG),
        "postal_china_item",
        elective=True,
    ).by(sources.RELIEF_ENDS_CHINA, start=days.RELIEF_ENDS_CHINA, end=days.RELIEF_ENDS),
    _regime(
        "us.postal_china",
        "Post from China, duty by value",
        All(_POST, facts.MAINLAND_OR_HONG_KONG),
        "postal_china",
    ).by(sources.RELIEF_ENDS_CHINA, start=days.RELIEF_ENDS_CHINA, end=days.RELIEF_ENDS),
    _regime(
        "us.postal_by_item",
        "Post, duty by item",
        _POST,
        "postal_item_duty",
        elective=True,
    ).by(
        sources.RELIEF_ENDS,
        start=days.RELIEF_ENDS,
        end=days.EMERGENCY_ENDS,
        note="The carrier chooses for all its parcels, at most once a month.",
    ),
    _regime("us.postal", "Post, duty by value", _POST, "postal_duty").by(
        sources.RELIEF_ENDS, start=days.RELIEF_ENDS, end=days.EMERGENCY_ENDS
    ),
    _regime("us.postal_surcharge", "Post, surcharge only", _POST, "postal_surcharge").by(
        sources.POSTAL_2026, start=days.EMERGENCY_ENDS, end=days.SURCHARGE_ENDS
    ),
    _regime(
        "us.informal",
        "Informal entry up to USD 2,500",
        facts.INFORMAL,
        f"{_DUTIES} mpf_informal express_bill_fee dutiable_mail_fee hmf_informal",
    ).by(sources.INFORMAL),
    _regime("us.formal", "Formal entry", ALWAYS, f"{_DUTIES} mpf hmf").by(sources.INFORMAL),
)
"""The regimes, in the order in which the law tries them."""
