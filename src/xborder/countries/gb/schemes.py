"""The regimes under which a parcel enters Great Britain, in the order the law tries them.

Since 2021 the seller, the marketplace or the business that buys accounts for VAT up to GBP 135;
above it, and for excise goods, the border takes it. Until the end of 2020 the border took it above
GBP 15. https://www.gov.uk/guidance/vat-and-overseas-goods-sold-directly-to-customers-in-the-uk,
https://www.gov.uk/goods-sent-from-abroad/tax-and-duty.

Example:
    >>> [timeline.name for timeline in SCHEMES][-2:]
    ['gb.postponed_vat', 'gb.import']
"""

from typing import Final

from attrs import evolve

from xborder.countries.gb.scope import (
    FREE_OF_DUTY,
    FROM_CHANNEL_ISLANDS,
    FROM_UNION,
    GIFT,
    NO_EXCISE,
    NO_GIFT,
    RELIEVABLE,
    VAT_REGISTERED,
    WITHIN_15,
    WITHIN_39,
    WITHIN_135,
)
from xborder.countries.gb.sources import (
    ABROAD_UNTIL_2020,
    BY_MARKETPLACE,
    CHECKED,
    DIRECT,
    DISTANCE_SALES,
    MAIL_ORDER,
    POST,
    POST_CHARGES,
    POSTPONED,
    REFORM,
    REFORM_NOTE,
    RELIEF_MAY_END,
    TRANSITION_ENDS,
)
from xborder.money import Money
from xborder.policy.condition import ALWAYS, All, AtMost, Is, Not
from xborder.policy.scheme import Scheme
from xborder.source import Evidence, Status
from xborder.timeline import Dated, Timeline

_LOW_VALUE: Final = All(WITHIN_135, NO_EXCISE, NO_GIFT)
_GIFT_RELIEF: Final = Scheme(
    id="gb.gift_relief",
    title="Gift up to GBP 39, free",
    when=All(GIFT, WITHIN_39, NO_EXCISE),
    steps=(),
)
_GIFT_LOW_VALUE: Final = Scheme(
    id="gb.gift_low_value",
    title="Gift up to GBP 135, free of duty",
    when=All(GIFT, WITHIN_135, NO_EXCISE),
    steps=("import_vat",),
)
_GIFT_FLAT_RATE: Final = Scheme(
    id="gb.gift_flat_rate",
    title="Gift below GBP 630, duty of at most 2.5%",
    when=All(GIFT, NO_EXCISE, AtMost(value="intrinsic", limit=Money("630 GBP"), inclusive=False)),
    steps=("gift_flat_duty", "small_duty", "import_vat"),
)
_GIFT_IMPORT: Final = Scheme(
    id="gb.gift_import",
    title="Import of a gift",
    when=GIFT,
    steps=("gift_duty", "small_duty", "import_vat"),
)
_MARKETPLACE: Final = Scheme(
    id="gb.marketplace",
    title="Up to GBP 135, VAT charged by the marketplace",
    when=All(_LOW_VALUE, Is("channel", "marketplace"), Not(VAT_REGISTERED)),
    steps=("marketplace_vat",),
)
_REVERSE_CHARGE: Final = Scheme(
    id="gb.reverse_charge",
    title="Up to GBP 135, VAT accounted for by the business buyer",
    when=All(_LOW_VALUE, VAT_REGISTERED),
    steps=("reverse_charge_vat",),
)
_SUPPLY_VAT: Final = Scheme(
    id="gb.supply_vat",
    title="Up to GBP 135, VAT charged by the seller",
    when=_LOW_VALUE,
    steps=("supply_vat", "supply_vat_rounded_down"),
)
_POSTPONED_VAT: Final = Scheme(
    id="gb.postponed_vat",
    title="Import with postponed VAT accounting",
    when=All(VAT_REGISTERED, NO_GIFT),
    steps=("duty", "small_duty", "postponed_vat"),
    elective=True,
)
_IMPORT: Final = Scheme(
    id="gb.import",
    title="Import with duty and VAT",
    when=ALWAYS,
    steps=("duty", "small_duty", "import_vat"),
)
_GIFT_FROM_UNION: Final = Scheme(
    id="gb.gift_from_union",
    title="Gift from a member state, no import",
    when=All(GIFT, FROM_UNION),
    steps=(),
)
_FROM_UNION_SALE: Final = Scheme(
    id="gb.from_union",
    title="Sale from a member state, VAT charged by the seller",
    when=All(FROM_UNION, NO_GIFT),
    steps=("supply_vat", "supply_vat_rounded_down"),
)
_CHANNEL_ISLANDS: Final = Scheme(
    id="gb.channel_islands",
    title="From Jersey or Guernsey, free of duty, VAT at any value",
    when=FROM_CHANNEL_ISLANDS,
    steps=("import_vat",),
)
_NEGLIGIBLE_VALUE: Final = Scheme(
    id="gb.negligible_value",
    title="Up to GBP 15, free of duty and VAT",
    when=All(WITHIN_15, RELIEVABLE, NO_GIFT),
    steps=(),
)
_IMPORT_VAT_ONLY: Final = Scheme(
    id="gb.low_value",
    title="Up to GBP 135, free of duty, with import VAT",
    when=All(FREE_OF_DUTY, NO_GIFT),
    steps=("import_vat",),
)
SCHEMES: Final[tuple[Timeline[Scheme], ...]] = (
    Timeline(
        [
            Dated(
                value=_GIFT_FROM_UNION,
                end=TRANSITION_ENDS,
                evidence=Evidence.SECONDARY,
                source=DISTANCE_SALES,
                checked_on=CHECKED,
                note="A private person who sends goods within the Union makes no taxable supply.",
            ),
        ],
        name="gb.gift_from_union",
    ),
    Timeline(
        [
            Dated(
                value=_FROM_UNION_SALE,
                end=TRANSITION_ENDS,
                evidence=Evidence.OFFICIAL,
                source=DISTANCE_SALES,
                checked_on=CHECKED,
            ),
        ],
        name="gb.from_union",
    ),
    Timeline(
        [
            Dated(
                value=_GIFT_RELIEF,
                end=TRANSITION_ENDS,
                evidence=Evidence.OFFICIAL,
                source=ABROAD_UNTIL_2020,
                checked_on=CHECKED,
            ),
            Dated(
                value=_GIFT_RELIEF,
                start=TRANSITION_ENDS,
                evidence=Evidence.OFFICIAL,
                source=POST,
                checked_on=CHECKED,
            ),
        ],
        name="gb.gift_relief",
    ),
    Timeline(
        [
            Dated(
                value=_CHANNEL_ISLANDS,
                end=TRANSITION_ENDS,
                evidence=Evidence.OFFICIAL,
                source=MAIL_ORDER,
                checked_on=CHECKED,
                note="Inside the Union's customs territory (Union Customs Code, Art. 4) and outside "
                "its VAT area.",
            ),
        ],
        name="gb.channel_islands",
    ),
    Timeline(
        [
            Dated(
                value=evolve(_GIFT_LOW_VALUE, when=All(GIFT, FREE_OF_DUTY)),
                end=TRANSITION_ENDS,
                evidence=Evidence.OFFICIAL,
                source=ABROAD_UNTIL_2020,
                checked_on=CHECKED,
            ),
            Dated(
                value=_GIFT_LOW_VALUE,
                start=TRANSITION_ENDS,
                evidence=Evidence.OFFICIAL,
                source=POST,
                checked_on=CHECKED,
            ),
        ],
        name="gb.gift_low_value",
    ),
    Timeline(
        [
            Dated(
                value=_GIFT_FLAT_RATE,
                end=TRANSITION_ENDS,
                evidence=Evidence.OFFICIAL,
                source=ABROAD_UNTIL_2020,
                checked_on=CHECKED,
            ),
            Dated(
                value=_GIFT_FLAT_RATE,
                start=TRANSITION_ENDS,
                evidence=Evidence.OFFICIAL,
                source=POST_CHARGES,
                checked_on=CHECKED,
            ),
        ],
        name="gb.gift_flat_rate",
    ),
    Timeline(
        [
            Dated(
                value=_GIFT_IMPORT,
                end=TRANSITION_ENDS,
                evidence=Evidence.OFFICIAL,
                source=ABROAD_UNTIL_2020,
                checked_on=CHECKED,
            ),
            Dated(
                value=_GIFT_IMPORT,
                start=TRANSITION_ENDS,
                evidence=Evidence.OFFICIAL,
                source=POST_CHARGES,
                checked_on=CHECKED,
            ),
        ],
        name="gb.gift_import",
    ),
    Timeline(
        [
            Dated(
                value=_NEGLIGIBLE_VALUE,
                end=TRANSITION_ENDS,
                evidence=Evidence.OFFICIAL,
                source=ABROAD_UNTIL_2020,
                checked_on=CHECKED,
                note="That the goods' value alone is tested: Notice 143, 2.3.",
            ),
        ],
        name="gb.negligible_value",
    ),
    Timeline(
        [
            Dated(
                value=_IMPORT_VAT_ONLY,
                end=TRANSITION_ENDS,
                evidence=Evidence.OFFICIAL,
                source=ABROAD_UNTIL_2020,
                checked_on=CHECKED,
                note="That perfume has no relief from duty: Notice 143, 2.3.",
            ),
        ],
        name="gb.low_value",
    ),
    Timeline(
        [
            Dated(
                value=_MARKETPLACE,
                start=TRANSITION_ENDS,
                end=RELIEF_MAY_END,
                evidence=Evidence.OFFICIAL,
                source=BY_MARKETPLACE,
                checked_on=CHECKED,
            ),
            Dated(
                value=_MARKETPLACE,
                start=RELIEF_MAY_END,
                status=Status.UNCLEAR,
                evidence=Evidence.SECONDARY,
                source=REFORM,
                checked_on=CHECKED,
                note=REFORM_NOTE,
            ),
        ],
        name="gb.marketplace",
    ),
    Timeline(
        [
            Dated(
                value=_REVERSE_CHARGE,
                start=TRANSITION_ENDS,
                end=RELIEF_MAY_END,
                evidence=Evidence.SECONDARY,
                source=DIRECT,
                checked_on=CHECKED,
            ),
            Dated(
                value=_REVERSE_CHARGE,
                start=RELIEF_MAY_END,
                status=Status.UNCLEAR,
                evidence=Evidence.SECONDARY,
                source=REFORM,
                checked_on=CHECKED,
                note=REFORM_NOTE,
            ),
        ],
        name="gb.reverse_charge",
    ),
    Timeline(
        [
            Dated(
                value=_SUPPLY_VAT,
                start=TRANSITION_ENDS,
                end=RELIEF_MAY_END,
                evidence=Evidence.OFFICIAL,
                source=DIRECT,
                checked_on=CHECKED,
            ),
            Dated(
                value=_SUPPLY_VAT,
                start=RELIEF_MAY_END,
                status=Status.UNCLEAR,
                evidence=Evidence.SECONDARY,
                source=REFORM,
                checked_on=CHECKED,
                note=REFORM_NOTE,
            ),
        ],
        name="gb.supply_vat",
    ),
    Timeline(
        [
            Dated(
                value=_POSTPONED_VAT,
                start=TRANSITION_ENDS,
                evidence=Evidence.SECONDARY,
                source=POSTPONED,
                checked_on=CHECKED,
            ),
        ],
        name="gb.postponed_vat",
    ),
    Timeline(
        [
            Dated(
                value=_IMPORT,
                end=TRANSITION_ENDS,
                evidence=Evidence.OFFICIAL,
                source=ABROAD_UNTIL_2020,
                checked_on=CHECKED,
            ),
            Dated(
                value=_IMPORT,
                start=TRANSITION_ENDS,
                evidence=Evidence.OFFICIAL,
                source=POST_CHARGES,
                checked_on=CHECKED,
            ),
        ],
        name="gb.import",
    ),
)
