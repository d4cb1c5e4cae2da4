"""What is not computed for Great Britain, and what makes a quote an estimate.

https://www.gov.uk/goods-sent-from-abroad and the guides named with each rule.

Example:
    >>> [timeline.name for timeline in NOT_COMPUTED][:3]
    ['gb.excise', 'gb.gift_whole_items', 'gb.gift_perfume']
"""

from xborder.countries.gb.preferences import PREFERRED
from xborder.countries.gb.scope import (
    BORDER,
    CLAIMED,
    EU_ORIGIN,
    EXCISE,
    FREE_OF_DUTY,
    FROM_CHANNEL_ISLANDS,
    FROM_UNION,
    GIFT,
    NO_GIFT,
    VAT_REGISTERED,
    WITHIN_15,
    WITHIN_39,
)
from xborder.countries.gb.sources import (
    AGREEMENTS,
    CUSTOMS_CODE,
    DIRECT,
    DISTANCE_SALES,
    DISTANCE_THRESHOLD,
    NOTICE_143,
    POST_CHARGES,
    PPE,
    PREFERENCES,
    RATES,
    SANCTIONS,
    TRADE_AGREEMENT,
    TRADE_REMEDIES,
    TRANSITION_ENDS,
    VALUE_FOR_VAT,
    VAPING,
    VAPING_STARTS,
    ZERO_RATED_PPE,
)
from xborder.countries.gb.vat import NOT_DECIDED, UNDECIDED
from xborder.countries.trade_remedies import GB, remedy, sanctions
from xborder.policy.vocabulary import *

WHOLE_ITEMS = Doubtful(
    id="gb.gift_whole_items",
    when=All(
        GIFT,
        Not(WITHIN_39),
        SomeLine(AtMost(value="intrinsic", limit=Money("39 GBP"), of=Of.UNIT)),
    ),
    reason="The relief for gifts takes out whole items up to GBP 39, "
    "which is not computed: the VAT due can be lower.",
)
GIFT_PERFUME = Doubtful(
    id="gb.gift_perfume",
    when=All(GIFT, WITHIN_39, Is("item.excise", "perfume")),
    reason="A gift of perfume is free only up to 50 g of perfume "
    "or 0.25 l of toilet water, which is not checked.",
)

NOT_COMPUTED = (
    NotComputed(
        id="gb.excise",
        when=EXCISE,
        reason="Excise duty on alcohol, tobacco and fuels is not computed.",
    ).by(POST_CHARGES),
    WHOLE_ITEMS.replace(when=All(WHOLE_ITEMS.when, Not(FROM_UNION)))
    .by(NOTICE_143, end=TRANSITION_ENDS)
    .then(NOTICE_143, when=WHOLE_ITEMS.when),
    GIFT_PERFUME.replace(when=All(GIFT_PERFUME.when, Not(FROM_UNION)))
    .by(NOTICE_143, end=TRANSITION_ENDS)
    .then(NOTICE_143, when=GIFT_PERFUME.when),
    Doubtful(
        id="gb.preference",
        when=All(CLAIMED, Not(FREE_OF_DUTY), Not(FROM_UNION), Not(FROM_CHANNEL_ISLANDS)),
        reason="A preference for this origin is not computed: the general duty is shown.",
    )
    .by(PREFERENCES, end=TRANSITION_ENDS)
    .then(TRADE_AGREEMENT, end=day(2026, 1, 1), when=All(BORDER, CLAIMED, Not(EU_ORIGIN)))
    .then(AGREEMENTS, when=All(BORDER, CLAIMED, Not(EU_ORIGIN), Not(PREFERRED))),
    Doubtful(
        id="gb.works_of_art",
        when=All(Not(WITHIN_15), HsIn("97"), Not(FROM_UNION)),
        reason="Works of art, antiques and collectors' pieces can be imported "
        "at 5% VAT, which is not computed.",
    )
    .by(VALUE_FOR_VAT, end=TRANSITION_ENDS, evidence="secondary")
    .then(VALUE_FOR_VAT, evidence="secondary", when=All(BORDER, HsIn("97"))),
    NotComputed(
        id="gb.vaping",
        when=Stated(HsIn("240412")),
        reason="Vaping products duty, GBP 2.20 for 10 ml since October 2026, is not computed.",
    ).by(VAPING, start=VAPING_STARTS),
    Doubtful(
        id="gb.filled_vapes",
        when=Possibly(HsIn("854340")),
        reason="An electronic cigarette that is filled with liquid bears vaping products duty, which is left out.",
    ).by(VAPING, start=VAPING_STARTS),
    NotComputed(
        id="gb.inside",
        when=Is("ship_from", "GB", "XI", "IM"),
        reason="Goods that are already in the United Kingdom or the Isle of Man are not imported.",
    ).by(DIRECT),
    Doubtful(
        id="gb.channel_islands",
        when=All(FROM_CHANNEL_ISLANDS, Not(All(GIFT, WITHIN_39))),
        reason="Goods from Jersey and Guernsey are taken to be in free circulation, "
        "so that no duty is due.",
    )
    .by(CUSTOMS_CODE, end=TRANSITION_ENDS)
    .then(
        DIRECT,
        value=NotComputed(
            id="gb.channel_islands",
            when=FROM_CHANNEL_ISLANDS,
            reason="Goods from Jersey and Guernsey are under Import VAT Accounting, "
            "which is not computed.",
        ),
    ),
    Doubtful(
        id="gb.gift_postage",
        when=All(
            GIFT,
            Not(FREE_OF_DUTY),
            Not(FROM_UNION),
            Not(FROM_CHANNEL_ISLANDS),
        ),
        reason="Postage is left out of the duty on gifts as it is since 2021; "
        "the older rule was not read.",
    ).by(POST_CHARGES, end=TRANSITION_ENDS, evidence="secondary"),
    Doubtful(
        id="gb.distance_threshold",
        when=All(FROM_UNION, NO_GIFT, Not(Stated(registered("GB")))),
        reason="Up to GBP 70,000 of sales a year to the United Kingdom a seller in a "
        "member state charged the VAT of its own country.",
    ).by(DISTANCE_THRESHOLD, end=TRANSITION_ENDS),
    NotComputed(
        id="gb.business_from_union",
        when=All(FROM_UNION, VAT_REGISTERED, NO_GIFT),
        reason="Between businesses within the Union the buyer accounts for the VAT; "
        "that is not computed here.",
    ).by(DISTANCE_SALES, end=TRANSITION_ENDS),
    Doubtful(
        id="gb.protective_equipment",
        when=HsIn("392620 401511 401519 621010 630790 900490 902000"),
        reason="From May to October 2020 protective equipment against the coronavirus "
        "was free of VAT, which is not computed.",
    ).by(PPE, start=ZERO_RATED_PPE[0], end=ZERO_RATED_PPE[1]),
    Doubtful(id="gb.vat_not_decided", when=NOT_DECIDED, reason=UNDECIDED).by(RATES),
    remedy("gb.trade_remedies", GB, TRADE_REMEDIES, All(BORDER, Not(FREE_OF_DUTY))),
    *sanctions("gb", SANCTIONS, day(2022, 3, 25)),
)
