"""Duty and VAT on a parcel into Great Britain, and the small sums that were waived.

https://www.nibusinessinfo.co.uk/content/pay-outstanding-charges-goods-imported-post for duty and
import VAT, https://www.gov.uk/guidance/vat-and-overseas-goods-sold-directly-to-customers-in-the-uk
for the VAT of the seller; until the end of 2020 the Common Customs Tariff.

Example:
    >>> [timeline.name for timeline in STEPS][:3]
    ['supply_vat', 'supply_vat_rounded_down', 'marketplace_vat']
"""

from xborder.countries.gb.preferences import PREFERRED
from xborder.countries.gb.scope import CLAIMED, DUTIABLE
from xborder.countries.gb.sources import (
    ABROAD_UNTIL_2020,
    AGREEMENTS,
    BY_MARKETPLACE,
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
from xborder.policy.vocabulary import *

_DOWN_TO_PENNY = Rounding.of("0.01 GBP", mode="down", stage="declaration")
_FLAT_RATE = (
    "A flat 2.5% below GBP 630, only where it is to the recipient's advantage; taken line by line."
)
_PREFERENCES_KNOWN = day(2026, 1, 1)
_TO_NEAREST = Reads("gb.vat_rounding", "nearest_penny")
_ROUNDED_DOWN = Reads("gb.vat_rounding", "down_on_invoice")

STEPS = (
    Charge(
        id="supply_vat",
        dated_by="order",
        kind=ChargeKind.VAT,
        title="UK VAT charged by the seller",
        amount=ByGoods("vat"),
        base="supply_value",
        when=_TO_NEAREST,
        collector=Collector.SELLER,
        moment=Moment.CHECKOUT,
        refundable=True,
    )
    .by(DISTANCE_SALES, end=TRANSITION_ENDS)
    .then(DIRECT),
    Charge(
        id="supply_vat_rounded_down",
        dated_by="order",
        kind=ChargeKind.VAT,
        title="UK VAT charged by the seller",
        amount=ByGoods("vat"),
        base="supply_value",
        when=_ROUNDED_DOWN,
        due=_DOWN_TO_PENNY,
        collector=Collector.SELLER,
        moment=Moment.CHECKOUT,
        refundable=True,
    ).by(
        RECORDS,
        note="The total VAT of an invoice may be rounded down to a whole penny; retailers "
        "must not.",
    ),
    Charge(
        id="marketplace_vat",
        dated_by="order",
        kind=ChargeKind.VAT,
        title="UK VAT charged by the marketplace",
        amount=ByGoods("vat"),
        base="supply_value",
        collector=Collector.MARKETPLACE,
        moment=Moment.CHECKOUT,
        refundable=True,
    ).by(BY_MARKETPLACE, start=TRANSITION_ENDS),
    Charge(
        id="reverse_charge_vat",
        dated_by="order",
        kind=ChargeKind.VAT,
        title="UK VAT that the business buyer accounts for",
        amount=ByGoods("vat"),
        base="supply_value",
        collector=Collector.BUYER,
        moment=Moment.RETURN,
    ).by(DIRECT, start=TRANSITION_ENDS, evidence="secondary"),
    Charge(
        id="duty",
        kind=ChargeKind.DUTY,
        title="Customs duty",
        amount=ByGoods("tariff"),
        base="customs_value",
        refundable=True,
    )
    .by(ABROAD_UNTIL_2020, end=TRANSITION_ENDS, note="By the Common Customs Tariff.")
    .then(
        POST_CHARGES,
        note="Goods that originate in the European Union are free where a preference is "
        "claimed: Trade and Cooperation Agreement, Art. 21.",
        end=_PREFERENCES_KNOWN,
        when=DUTIABLE,
    )
    .then(POST_CHARGES, when=All(DUTIABLE, Not(All(CLAIMED, PREFERRED)))),
    Charge(
        id="preferential_duty",
        kind=ChargeKind.DUTY,
        title="Customs duty, preferential",
        amount=ByGoods("preference"),
        base="customs_value",
        when=All(DUTIABLE, CLAIMED, PREFERRED),
        refundable=True,
    ).by(AGREEMENTS, start=_PREFERENCES_KNOWN),
    Charge(
        id="gift_duty",
        kind=ChargeKind.DUTY,
        title="Customs duty on a gift",
        amount=ByGoods("tariff"),
        base="gift_value",
        refundable=True,
    )
    .by(ABROAD_UNTIL_2020, end=TRANSITION_ENDS)
    .then(POST_CHARGES, when=DUTIABLE),
    Charge(
        id="gift_flat_duty",
        kind=ChargeKind.DUTY,
        title="Customs duty on a gift, at most 2.5%",
        amount=NoMoreThan(ByGoods("tariff"), Percent("0.025")),
        base="gift_value",
        refundable=True,
    )
    .by(ABROAD_UNTIL_2020, end=TRANSITION_ENDS, note=_FLAT_RATE)
    .then(POST_CHARGES, note=_FLAT_RATE, when=DUTIABLE),
    Waiver(
        id="small_duty",
        title="Customs duty below GBP 9 not collected",
        charges="duty gift_duty gift_flat_duty",
        limit=Money("9 GBP"),
        inclusive=False,
    )
    .by(
        POST_UNTIL_2020,
        end=TRANSITION_ENDS,
        note="HMRC's text, read in quotations of it; some of them say GBP 9 or less.",
    )
    .then(
        NOTICE_143,
        note="Seen only in HMRC's text from before 2021.",
        charges="duty preferential_duty gift_duty gift_flat_duty",
        when=Reads("gb.small_duty", "waived_below_9"),
    ),
    Charge(
        id="import_vat",
        kind=ChargeKind.VAT,
        title="Import VAT",
        amount=ByGoods("vat"),
        base="import_vat_value duty gift_duty gift_flat_duty",
        refundable=True,
    )
    .by(VALUE_FOR_VAT, end=TRANSITION_ENDS)
    .then(VALUE_FOR_VAT, base="import_vat_value duty preferential_duty gift_duty gift_flat_duty"),
    Charge(
        id="postponed_vat",
        kind=ChargeKind.VAT,
        title="Import VAT, accounted for in the buyer's return",
        amount=ByGoods("vat"),
        base="import_vat_value duty preferential_duty",
        collector=Collector.BUYER,
        moment=Moment.RETURN,
    ).by(POSTPONED, start=TRANSITION_ENDS),
)
