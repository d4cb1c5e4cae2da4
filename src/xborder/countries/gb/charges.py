"""Duty and VAT on a parcel into Great Britain, and the small sums that were waived.

https://www.nibusinessinfo.co.uk/content/pay-outstanding-charges-goods-imported-post for duty and
import VAT, https://www.gov.uk/guidance/vat-and-overseas-goods-sold-directly-to-customers-in-the-uk
for the VAT of the seller; until the end of 2020 the Common Customs Tariff.

Example:
    >>> [timeline.name for timeline in STEPS][:3]
    ['supply_vat', 'supply_vat_rounded_down', 'marketplace_vat']
"""

from typing import Final

from attrs import evolve

from xborder.countries.gb.scope import DUTIABLE
from xborder.countries.gb.sources import (
    ABROAD_UNTIL_2020,
    BY_MARKETPLACE,
    CHECKED,
    DIRECT,
    DISTANCE_SALES,
    NOTICE_143,
    POST_CHARGES,
    POST_UNTIL_2020,
    POSTPONED,
    RECORDS,
    TRANSITION_ENDS,
    VALUE_FOR_VAT,
)
from xborder.money import Money, Rounding
from xborder.policy.amount import ByGoods, NoMoreThan, Percent
from xborder.policy.charge import Charge, ChargeKind, Waiver
from xborder.policy.condition import ALWAYS, Reads
from xborder.policy.country import Step
from xborder.source import Evidence
from xborder.timeline import Dated, Timeline
from xborder.trade import Collector, Moment

_DOWN_TO_PENNY: Final = Rounding.of("0.01 GBP", mode="down", stage="declaration")
_TO_NEAREST: Final = Reads("gb.vat_rounding", "nearest_penny")
_ROUNDED_DOWN: Final = Reads("gb.vat_rounding", "down_on_invoice")

_SUPPLY_VAT: Final = Dated(
    value=Charge(
        id="supply_vat",
        kind=ChargeKind.VAT,
        title="UK VAT charged by the seller",
        amount=ByGoods("vat"),
        base=("supply_value",),
        when=_TO_NEAREST,
        collector=Collector.SELLER,
        moment=Moment.CHECKOUT,
        refundable=True,
    ),
    start=TRANSITION_ENDS,
    evidence=Evidence.OFFICIAL,
    source=DIRECT,
    checked_on=CHECKED,
)
_SUPPLY_VAT_UNTIL_2020: Final = evolve(
    _SUPPLY_VAT, start=None, end=TRANSITION_ENDS, source=DISTANCE_SALES
)
_DUTY: Final = Dated(
    value=Charge(
        id="duty",
        kind=ChargeKind.DUTY,
        title="Customs duty",
        amount=ByGoods("tariff"),
        base=("customs_value",),
        when=DUTIABLE,
        refundable=True,
    ),
    start=TRANSITION_ENDS,
    evidence=Evidence.OFFICIAL,
    source=POST_CHARGES,
    checked_on=CHECKED,
    note="Goods that originate in the European Union are free where a preference is "
    "claimed: Trade and Cooperation Agreement, Art. 21.",
)
_DUTY_UNTIL_2020: Final = evolve(
    _DUTY,
    value=evolve(_DUTY.value, when=ALWAYS),
    start=None,
    end=TRANSITION_ENDS,
    source=ABROAD_UNTIL_2020,
    note="By the Common Customs Tariff.",
)
_GIFT_DUTY: Final = Dated(
    value=Charge(
        id="gift_duty",
        kind=ChargeKind.DUTY,
        title="Customs duty on a gift",
        amount=ByGoods("tariff"),
        base=("gift_value",),
        when=DUTIABLE,
        refundable=True,
    ),
    start=TRANSITION_ENDS,
    evidence=Evidence.OFFICIAL,
    source=POST_CHARGES,
    checked_on=CHECKED,
)
_GIFT_DUTY_UNTIL_2020: Final = evolve(
    _GIFT_DUTY,
    value=evolve(_GIFT_DUTY.value, when=ALWAYS),
    start=None,
    end=TRANSITION_ENDS,
    source=ABROAD_UNTIL_2020,
)
_GIFT_FLAT_DUTY: Final = Dated(
    value=Charge(
        id="gift_flat_duty",
        kind=ChargeKind.DUTY,
        title="Customs duty on a gift, at most 2.5%",
        amount=NoMoreThan(ByGoods("tariff"), Percent("0.025")),
        base=("gift_value",),
        when=DUTIABLE,
        refundable=True,
    ),
    start=TRANSITION_ENDS,
    evidence=Evidence.OFFICIAL,
    source=POST_CHARGES,
    checked_on=CHECKED,
    note="A flat 2.5% below GBP 630, only where it is to the recipient's advantage; "
    "taken line by line.",
)
_GIFT_FLAT_DUTY_UNTIL_2020: Final = evolve(
    _GIFT_FLAT_DUTY,
    value=evolve(_GIFT_FLAT_DUTY.value, when=ALWAYS),
    start=None,
    end=TRANSITION_ENDS,
    source=ABROAD_UNTIL_2020,
)
_SMALL_DUTY: Final = Dated(
    value=Waiver(
        id="small_duty",
        title="Customs duty below GBP 9 not collected",
        charges=("duty", "gift_duty", "gift_flat_duty"),
        limit=Money("9 GBP"),
        inclusive=False,
        when=Reads("gb.small_duty", "waived_below_9"),
    ),
    start=TRANSITION_ENDS,
    evidence=Evidence.SECONDARY,
    source=NOTICE_143,
    checked_on=CHECKED,
    note="Seen only in HMRC's text from before 2021.",
)
_SMALL_DUTY_UNTIL_2020: Final = evolve(
    _SMALL_DUTY,
    value=evolve(_SMALL_DUTY.value, when=ALWAYS),
    start=None,
    end=TRANSITION_ENDS,
    source=POST_UNTIL_2020,
    note="HMRC's text, read in quotations of it; some of them say GBP 9 or less.",
)
STEPS: Final[tuple[Timeline[Step], ...]] = (
    Timeline([_SUPPLY_VAT_UNTIL_2020, _SUPPLY_VAT], name="supply_vat"),
    Timeline(
        [
            Dated(
                value=Charge(
                    id="supply_vat_rounded_down",
                    kind=ChargeKind.VAT,
                    title="UK VAT charged by the seller",
                    amount=ByGoods("vat"),
                    base=("supply_value",),
                    when=_ROUNDED_DOWN,
                    due=_DOWN_TO_PENNY,
                    collector=Collector.SELLER,
                    moment=Moment.CHECKOUT,
                    refundable=True,
                ),
                evidence=Evidence.OFFICIAL,
                source=RECORDS,
                checked_on=CHECKED,
                note="The total VAT of an invoice may be rounded down to a whole penny; retailers "
                "must not.",
            )
        ],
        name="supply_vat_rounded_down",
    ),
    Timeline(
        [
            Dated(
                value=Charge(
                    id="marketplace_vat",
                    kind=ChargeKind.VAT,
                    title="UK VAT charged by the marketplace",
                    amount=ByGoods("vat"),
                    base=("supply_value",),
                    collector=Collector.MARKETPLACE,
                    moment=Moment.CHECKOUT,
                    refundable=True,
                ),
                start=TRANSITION_ENDS,
                evidence=Evidence.OFFICIAL,
                source=BY_MARKETPLACE,
                checked_on=CHECKED,
            )
        ],
        name="marketplace_vat",
    ),
    Timeline(
        [
            Dated(
                value=Charge(
                    id="reverse_charge_vat",
                    kind=ChargeKind.VAT,
                    title="UK VAT that the business buyer accounts for",
                    amount=ByGoods("vat"),
                    base=("supply_value",),
                    collector=Collector.BUYER,
                    moment=Moment.RETURN,
                ),
                start=TRANSITION_ENDS,
                evidence=Evidence.SECONDARY,
                source=DIRECT,
                checked_on=CHECKED,
            )
        ],
        name="reverse_charge_vat",
    ),
    Timeline([_DUTY_UNTIL_2020, _DUTY], name="duty"),
    Timeline([_GIFT_DUTY_UNTIL_2020, _GIFT_DUTY], name="gift_duty"),
    Timeline([_GIFT_FLAT_DUTY_UNTIL_2020, _GIFT_FLAT_DUTY], name="gift_flat_duty"),
    Timeline([_SMALL_DUTY_UNTIL_2020, _SMALL_DUTY], name="small_duty"),
    Timeline(
        [
            Dated(
                value=Charge(
                    id="import_vat",
                    kind=ChargeKind.VAT,
                    title="Import VAT",
                    amount=ByGoods("vat"),
                    base=("import_vat_value", "duty", "gift_duty", "gift_flat_duty"),
                    refundable=True,
                ),
                evidence=Evidence.OFFICIAL,
                source=VALUE_FOR_VAT,
                checked_on=CHECKED,
            )
        ],
        name="import_vat",
    ),
    Timeline(
        [
            Dated(
                value=Charge(
                    id="postponed_vat",
                    kind=ChargeKind.VAT,
                    title="Import VAT, accounted for in the buyer's return",
                    amount=ByGoods("vat"),
                    base=("import_vat_value", "duty"),
                    collector=Collector.BUYER,
                    moment=Moment.RETURN,
                ),
                start=TRANSITION_ENDS,
                evidence=Evidence.SECONDARY,
                source=POSTPONED,
                checked_on=CHECKED,
            )
        ],
        name="postponed_vat",
    ),
)
