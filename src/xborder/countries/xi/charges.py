"""Duty and VAT on a parcel into Northern Ireland, since 2021.

The duty is the one of the Common Customs Tariff (Windsor Framework, Art. 5), the VAT the United
Kingdom's. https://www.legislation.gov.uk/eut/withdrawal-agreement/attachment/1.

Example:
    >>> [timeline.name for timeline in STEPS][:3]
    ['domestic_vat', 'ioss_vat', 'marketplace_vat']
"""

import datetime as dt
from typing import Final

from xborder.countries.gb.sources import (
    BY_MARKETPLACE,
    POST_CHARGES,
    TRANSITION_ENDS,
    VALUE_FOR_VAT,
)
from xborder.countries.xi.scope import CONSUMER, FLAT_DUTY_APPLIED
from xborder.countries.xi.sources import (
    CHECKED,
    FLAT_DUTY,
    FLAT_DUTY_ENDS,
    FLAT_DUTY_STARTS,
    FRAMEWORK,
    FROM_GB,
    IOSS_GUIDE,
)
from xborder.money import Money
from xborder.policy.amount import ByGoods, Flat, NoMoreThan, Percent
from xborder.policy.charge import Charge, ChargeKind
from xborder.policy.condition import All
from xborder.policy.country import Step
from xborder.source import Evidence
from xborder.timeline import Dated, Timeline
from xborder.trade import Collector, Moment

STEPS: Final[tuple[Timeline[Step], ...]] = (
    Timeline(
        [
            Dated(
                value=Charge(
                    id="domestic_vat",
                    kind=ChargeKind.VAT,
                    title="UK VAT charged by the seller",
                    amount=ByGoods("vat"),
                    base=("supply_value",),
                    collector=Collector.SELLER,
                    moment=Moment.CHECKOUT,
                    refundable=True,
                ),
                start=TRANSITION_ENDS,
                evidence=Evidence.SECONDARY,
                source=FROM_GB,
                checked_on=CHECKED,
                note="Treated and reported as a sale inside the United Kingdom.",
            )
        ],
        name="domestic_vat",
    ),
    Timeline(
        [
            Dated(
                value=Charge(
                    id="ioss_vat",
                    kind=ChargeKind.VAT,
                    title="VAT under IOSS",
                    amount=ByGoods("vat"),
                    base=("supply_value",),
                    collector=Collector.SELLER,
                    moment=Moment.CHECKOUT,
                    refundable=True,
                ),
                start=dt.date(2021, 7, 1),
                evidence=Evidence.SECONDARY,
                source=IOSS_GUIDE,
                checked_on=CHECKED,
            )
        ],
        name="ioss_vat",
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
                    id="flat_duty",
                    kind=ChargeKind.DUTY,
                    title="Customs duty of EUR 3 for each tariff heading",
                    amount=Flat(Money("3 EUR"), distinct=("hs6",)),
                    base=("intrinsic",),
                    when=All(FLAT_DUTY_APPLIED, CONSUMER),
                ),
                start=FLAT_DUTY_STARTS,
                end=FLAT_DUTY_ENDS,
                evidence=Evidence.SECONDARY,
                source=FLAT_DUTY,
                checked_on=CHECKED,
            )
        ],
        name="flat_duty",
    ),
    Timeline(
        [
            Dated(
                value=Charge(
                    id="duty",
                    kind=ChargeKind.DUTY,
                    title="Customs duty",
                    amount=ByGoods("tariff"),
                    base=("customs_value",),
                    refundable=True,
                ),
                start=TRANSITION_ENDS,
                evidence=Evidence.SECONDARY,
                source=FRAMEWORK,
                checked_on=CHECKED,
                note="Goods from outside the United Kingdom and the European Union bear the "
                "duty of the Common Customs Tariff.",
            )
        ],
        name="duty",
    ),
    Timeline(
        [
            Dated(
                value=Charge(
                    id="gift_flat_duty",
                    kind=ChargeKind.DUTY,
                    title="Customs duty on a gift, at most 2.5%",
                    amount=NoMoreThan(ByGoods("tariff"), Percent("0.025")),
                    base=("gift_value",),
                    refundable=True,
                ),
                start=TRANSITION_ENDS,
                evidence=Evidence.OFFICIAL,
                source=POST_CHARGES,
                checked_on=CHECKED,
            )
        ],
        name="gift_flat_duty",
    ),
    Timeline(
        [
            Dated(
                value=Charge(
                    id="import_vat",
                    kind=ChargeKind.VAT,
                    title="Import VAT",
                    amount=ByGoods("vat"),
                    base=("import_vat_value", "flat_duty", "duty", "gift_flat_duty"),
                    refundable=True,
                ),
                start=TRANSITION_ENDS,
                evidence=Evidence.OFFICIAL,
                source=VALUE_FOR_VAT,
                checked_on=CHECKED,
            )
        ],
        name="import_vat",
    ),
)
