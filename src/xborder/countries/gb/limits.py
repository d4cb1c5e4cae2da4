"""What is not computed for Great Britain, and what makes a quote an estimate.

https://www.gov.uk/goods-sent-from-abroad and the guides named with each rule.

Example:
    >>> print(GIFT_PERFUME.value.id)
    gb.gift_perfume
"""

from typing import Final

from attrs import evolve

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
    CHECKED,
    CUSTOMS_CODE,
    DIRECT,
    DISTANCE_SALES,
    DISTANCE_THRESHOLD,
    NOTICE_143,
    POST_CHARGES,
    PPE,
    PREFERENCES,
    TRADE_AGREEMENT,
    TRANSITION_ENDS,
    VALUE_FOR_VAT,
    ZERO_RATED_PPE,
)
from xborder.money import Money
from xborder.policy.condition import All, AtMost, HsIn, Is, Not, Of, SomeLine, Stated, registered
from xborder.policy.country import Limit
from xborder.source import Evidence
from xborder.timeline import Dated, Timeline

WHOLE_ITEMS: Final = Dated(
    value=Limit(
        id="gb.gift_whole_items",
        when=All(
            GIFT,
            Not(WITHIN_39),
            SomeLine(
                AtMost(value="intrinsic", limit=Money("39 GBP"), of=Of.UNIT),
            ),
        ),
        reason="The relief for gifts takes out whole items up to GBP 39, "
        "which is not computed: the VAT due can be lower.",
        estimate=True,
    ),
    start=TRANSITION_ENDS,
    evidence=Evidence.SECONDARY,
    source=NOTICE_143,
    checked_on=CHECKED,
)
_WHOLE_ITEMS_UNTIL_2020: Final = evolve(
    WHOLE_ITEMS,
    value=evolve(WHOLE_ITEMS.value, when=All(WHOLE_ITEMS.value.when, Not(FROM_UNION))),
    start=None,
    end=TRANSITION_ENDS,
)
GIFT_PERFUME: Final = Dated(
    value=Limit(
        id="gb.gift_perfume",
        when=All(GIFT, WITHIN_39, Is("item.excise", "perfume")),
        reason="A gift of perfume is free only up to 50 g of perfume "
        "or 0.25 l of toilet water, which is not checked.",
        estimate=True,
    ),
    start=TRANSITION_ENDS,
    evidence=Evidence.SECONDARY,
    source=NOTICE_143,
    checked_on=CHECKED,
)
_GIFT_PERFUME_UNTIL_2020: Final = evolve(
    GIFT_PERFUME,
    value=evolve(GIFT_PERFUME.value, when=All(GIFT_PERFUME.value.when, Not(FROM_UNION))),
    start=None,
    end=TRANSITION_ENDS,
)
_OTHER_PREFERENCE: Final = Dated(
    value=Limit(
        id="gb.preference",
        when=All(BORDER, CLAIMED, Not(EU_ORIGIN)),
        reason="A preference for this origin is not computed: the general duty is shown.",
        estimate=True,
    ),
    start=TRANSITION_ENDS,
    evidence=Evidence.SECONDARY,
    source=TRADE_AGREEMENT,
    checked_on=CHECKED,
)
_OTHER_PREFERENCE_UNTIL_2020: Final = evolve(
    _OTHER_PREFERENCE,
    value=evolve(
        _OTHER_PREFERENCE.value,
        when=All(CLAIMED, Not(FREE_OF_DUTY), Not(FROM_UNION), Not(FROM_CHANNEL_ISLANDS)),
    ),
    start=None,
    end=TRANSITION_ENDS,
    source=PREFERENCES,
)
_WORKS_OF_ART: Final = Dated(
    value=Limit(
        id="gb.works_of_art",
        when=All(BORDER, HsIn("97")),
        reason="Works of art, antiques and collectors' pieces can be imported "
        "at 5% VAT, which is not computed.",
        estimate=True,
    ),
    start=TRANSITION_ENDS,
    evidence=Evidence.SECONDARY,
    source=VALUE_FOR_VAT,
    checked_on=CHECKED,
)
_WORKS_OF_ART_UNTIL_2020: Final = evolve(
    _WORKS_OF_ART,
    value=evolve(_WORKS_OF_ART.value, when=All(Not(WITHIN_15), HsIn("97"), Not(FROM_UNION))),
    start=None,
    end=TRANSITION_ENDS,
)
_IMPORT_VAT_ACCOUNTING: Final = Dated(
    value=Limit(
        id="gb.channel_islands",
        when=FROM_CHANNEL_ISLANDS,
        reason="Goods from Jersey and Guernsey are under Import VAT Accounting, "
        "which is not computed.",
    ),
    start=TRANSITION_ENDS,
    evidence=Evidence.OFFICIAL,
    source=DIRECT,
    checked_on=CHECKED,
)
_FREE_CIRCULATION: Final = Dated(
    value=Limit(
        id="gb.channel_islands",
        when=All(FROM_CHANNEL_ISLANDS, Not(All(GIFT, WITHIN_39))),
        reason="Goods from Jersey and Guernsey are taken to be in free circulation, "
        "so that no duty is due.",
        estimate=True,
    ),
    end=TRANSITION_ENDS,
    evidence=Evidence.SECONDARY,
    source=CUSTOMS_CODE,
    checked_on=CHECKED,
)

LIMITS: Final[tuple[Timeline[Limit], ...]] = (
    Timeline(
        [
            Dated(
                value=Limit(
                    id="gb.excise",
                    when=EXCISE,
                    reason="Excise duty on alcohol, tobacco and fuels is not computed.",
                ),
                evidence=Evidence.OFFICIAL,
                source=POST_CHARGES,
                checked_on=CHECKED,
            )
        ],
        name="gb.excise",
    ),
    Timeline([_WHOLE_ITEMS_UNTIL_2020, WHOLE_ITEMS], name="gb.gift_whole_items"),
    Timeline([_GIFT_PERFUME_UNTIL_2020, GIFT_PERFUME], name="gb.gift_perfume"),
    Timeline([_OTHER_PREFERENCE_UNTIL_2020, _OTHER_PREFERENCE], name="gb.preference"),
    Timeline([_WORKS_OF_ART_UNTIL_2020, _WORKS_OF_ART], name="gb.works_of_art"),
    Timeline(
        [
            Dated(
                value=Limit(
                    id="gb.inside",
                    when=Is("ship_from", "GB", "XI", "IM"),
                    reason="Goods that are already in the United Kingdom "
                    "or the Isle of Man are not imported.",
                ),
                evidence=Evidence.OFFICIAL,
                source=DIRECT,
                checked_on=CHECKED,
            )
        ],
        name="gb.inside",
    ),
    Timeline([_FREE_CIRCULATION, _IMPORT_VAT_ACCOUNTING], name="gb.channel_islands"),
    Timeline(
        [
            Dated(
                value=Limit(
                    id="gb.gift_postage",
                    when=All(
                        GIFT,
                        Not(FREE_OF_DUTY),
                        Not(FROM_UNION),
                        Not(FROM_CHANNEL_ISLANDS),
                    ),
                    reason="Postage is left out of the duty on gifts as it is since 2021; "
                    "the older rule was not read.",
                    estimate=True,
                ),
                end=TRANSITION_ENDS,
                evidence=Evidence.SECONDARY,
                source=POST_CHARGES,
                checked_on=CHECKED,
            )
        ],
        name="gb.gift_postage",
    ),
    Timeline(
        [
            Dated(
                value=Limit(
                    id="gb.distance_threshold",
                    when=All(FROM_UNION, NO_GIFT, Not(Stated(registered("GB")))),
                    reason="Up to GBP 70,000 of sales a year to the United Kingdom a seller in a "
                    "member state charged the VAT of its own country.",
                    estimate=True,
                ),
                end=TRANSITION_ENDS,
                evidence=Evidence.SECONDARY,
                source=DISTANCE_THRESHOLD,
                checked_on=CHECKED,
            )
        ],
        name="gb.distance_threshold",
    ),
    Timeline(
        [
            Dated(
                value=Limit(
                    id="gb.business_from_union",
                    when=All(FROM_UNION, VAT_REGISTERED, NO_GIFT),
                    reason="Between businesses within the Union the buyer accounts for the VAT; "
                    "that is not computed here.",
                ),
                end=TRANSITION_ENDS,
                evidence=Evidence.OFFICIAL,
                source=DISTANCE_SALES,
                checked_on=CHECKED,
            )
        ],
        name="gb.business_from_union",
    ),
    Timeline(
        [
            Dated(
                value=Limit(
                    id="gb.protective_equipment",
                    when=HsIn("392620", "401511", "401519", "621010", "630790", "900490", "902000"),
                    reason="From May to October 2020 protective equipment against the coronavirus "
                    "was free of VAT, which is not computed.",
                    estimate=True,
                ),
                start=ZERO_RATED_PPE[0],
                end=ZERO_RATED_PPE[1],
                evidence=Evidence.SECONDARY,
                source=PPE,
                checked_on=CHECKED,
            )
        ],
        name="gb.protective_equipment",
    ),
)
