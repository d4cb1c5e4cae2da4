"""The regimes under which a parcel enters Great Britain, in the order the law tries them.

Since 2021 the seller, the marketplace or the business that buys accounts for VAT up to GBP 135;
above it, and for excise goods, the border takes it. Until the end of 2020 the border took it above
GBP 15. https://www.gov.uk/guidance/vat-and-overseas-goods-sold-directly-to-customers-in-the-uk,
https://www.gov.uk/goods-sent-from-abroad/tax-and-duty.

Example:
    >>> [timeline.name for timeline in SCHEMES][-2:]
    ['gb.postponed_vat', 'gb.import']
"""

from xborder.countries.gb.scope import (
    FREE_OF_DUTY,
    FROM_CHANNEL_ISLANDS,
    FROM_UNION,
    GIFT,
    NO_EXCISE,
    NO_GIFT,
    RELIEVABLE,
    SOLD,
    VAT_REGISTERED,
    WITHIN_15,
    WITHIN_39,
    WITHIN_135,
)
from xborder.countries.gb.sources import (
    ABROAD_UNTIL_2020,
    BY_MARKETPLACE,
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
from xborder.policy.vocabulary import *

_LOW_VALUE = All(WITHIN_135, NO_EXCISE, NO_GIFT, SOLD)
SCHEMES = (
    Scheme(
        id="gb.gift_from_union",
        title="Gift from a member state, no import",
        when=All(GIFT, FROM_UNION),
    ).by(
        DISTANCE_SALES,
        end=TRANSITION_ENDS,
        evidence="secondary",
        note="A private person who sends goods within the Union makes no taxable supply.",
    ),
    Scheme(
        id="gb.from_union",
        dated_by="order",
        title="Sale from a member state, VAT charged by the seller",
        when=All(FROM_UNION, NO_GIFT),
        steps="supply_vat supply_vat_rounded_down",
    ).by(DISTANCE_SALES, end=TRANSITION_ENDS),
    Scheme(
        id="gb.gift_relief", title="Gift up to GBP 39, free", when=All(GIFT, WITHIN_39, NO_EXCISE)
    )
    .by(ABROAD_UNTIL_2020, end=TRANSITION_ENDS)
    .then(POST),
    Scheme(
        id="gb.channel_islands",
        title="From Jersey or Guernsey, free of duty, VAT at any value",
        when=FROM_CHANNEL_ISLANDS,
        steps="import_vat",
    ).by(
        MAIL_ORDER,
        end=TRANSITION_ENDS,
        note="Inside the Union's customs territory (Union Customs Code, Art. 4) and outside "
        "its VAT area.",
    ),
    Scheme(
        id="gb.gift_low_value",
        title="Gift up to GBP 135, free of duty",
        when=All(GIFT, FREE_OF_DUTY),
        steps="import_vat",
    )
    .by(ABROAD_UNTIL_2020, end=TRANSITION_ENDS)
    .then(POST, when=All(GIFT, WITHIN_135, NO_EXCISE)),
    Scheme(
        id="gb.gift_flat_rate",
        title="Gift below GBP 630, duty of at most 2.5%",
        when=All(
            GIFT, NO_EXCISE, AtMost(value="intrinsic", limit=Money("630 GBP"), inclusive=False)
        ),
        steps="gift_flat_duty small_duty import_vat",
    )
    .by(ABROAD_UNTIL_2020, end=TRANSITION_ENDS)
    .then(POST_CHARGES),
    Scheme(
        id="gb.gift_import",
        title="Import of a gift",
        when=GIFT,
        steps="gift_duty small_duty import_vat",
    )
    .by(ABROAD_UNTIL_2020, end=TRANSITION_ENDS)
    .then(POST_CHARGES),
    Scheme(
        id="gb.negligible_value",
        title="Up to GBP 15, free of duty and VAT",
        when=All(WITHIN_15, RELIEVABLE, NO_GIFT),
    ).by(
        ABROAD_UNTIL_2020,
        end=TRANSITION_ENDS,
        note="That the goods' value alone is tested: Notice 143, 2.3.",
    ),
    Scheme(
        id="gb.low_value",
        title="Up to GBP 135, free of duty, with import VAT",
        when=All(FREE_OF_DUTY, NO_GIFT),
        steps="import_vat",
    ).by(
        ABROAD_UNTIL_2020,
        end=TRANSITION_ENDS,
        note="That perfume has no relief from duty: Notice 143, 2.3.",
    ),
    Scheme(
        id="gb.sold_before_2021",
        title="Sold before 2021, up to GBP 135, free of duty, with import VAT",
        when=All(_LOW_VALUE, During("order", end=TRANSITION_ENDS)),
        steps="import_vat",
    ).by(
        POST,
        start=TRANSITION_ENDS,
        end=day(2022, 1, 1),
        status=Status.UNCLEAR,
        note="VAT at the sale began with sales of 2021. How goods sold before and entered after "
        "were taxed was not read.",
    ),
    Scheme(
        id="gb.marketplace",
        dated_by="order",
        title="Up to GBP 135, VAT charged by the marketplace",
        when=All(_LOW_VALUE, Is("channel", "marketplace"), Not(VAT_REGISTERED)),
        steps="marketplace_vat",
    )
    .by(BY_MARKETPLACE, start=TRANSITION_ENDS, end=RELIEF_MAY_END)
    .then(REFORM, status=Status.UNCLEAR, note=REFORM_NOTE),
    Scheme(
        id="gb.reverse_charge",
        dated_by="order",
        title="Up to GBP 135, VAT accounted for by the business buyer",
        when=All(_LOW_VALUE, VAT_REGISTERED),
        steps="reverse_charge_vat",
    )
    .by(DIRECT, start=TRANSITION_ENDS, end=RELIEF_MAY_END, evidence="secondary")
    .then(REFORM, status=Status.UNCLEAR, note=REFORM_NOTE),
    Scheme(
        id="gb.supply_vat",
        dated_by="order",
        title="Up to GBP 135, VAT charged by the seller",
        when=_LOW_VALUE,
        steps="supply_vat supply_vat_rounded_down",
    )
    .by(DIRECT, start=TRANSITION_ENDS, end=RELIEF_MAY_END)
    .then(REFORM, status=Status.UNCLEAR, note=REFORM_NOTE),
    Scheme(
        id="gb.not_sold",
        title="Up to GBP 135, not sold, free of duty, with import VAT",
        when=All(WITHIN_135, NO_EXCISE, NO_GIFT, Not(SOLD)),
        steps="import_vat",
    )
    .by(
        POST,
        start=TRANSITION_ENDS,
        end=RELIEF_MAY_END,
        note="Samples and replacements: without a supply no VAT is due with one, so that it is due "
        "on import; that follows from the law and was not read in a guide.",
    )
    .then(REFORM, status=Status.UNCLEAR, note=REFORM_NOTE),
    Scheme(
        id="gb.postponed_vat",
        title="Import with postponed VAT accounting",
        when=All(VAT_REGISTERED, NO_GIFT),
        steps="duty preferential_duty small_duty postponed_vat",
        elective=True,
    ).by(POSTPONED, start=TRANSITION_ENDS),
    Scheme(
        id="gb.import",
        title="Import with duty and VAT",
        when=ALWAYS,
        steps="duty small_duty import_vat",
    )
    .by(ABROAD_UNTIL_2020, end=TRANSITION_ENDS)
    .then(POST_CHARGES, steps="duty preferential_duty small_duty import_vat"),
)
