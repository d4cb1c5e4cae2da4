"""Duty and VAT on a parcel into Norway.

https://www.toll.no/en/goods/clothes-and-shoes/importation-of-clothing/.

Example:
    >>> [timeline.name for timeline in STEPS]
    ['voec_vat', 'voec_marketplace_vat', 'duty', 'import_vat', 'return_vat']
"""

from typing import Final

from xborder.countries.no.scope import EEA_PREFERENCE
from xborder.countries.no.sources import (
    CHECKED,
    CLOTHING,
    CUSTOMS_VALUE,
    LOW_VALUE,
    PAYMENT,
    VOEC_STARTS,
)
from xborder.policy.amount import ByGoods
from xborder.policy.charge import Charge, ChargeKind
from xborder.policy.condition import Not
from xborder.policy.country import Step
from xborder.source import Evidence
from xborder.timeline import Dated, Timeline
from xborder.trade import Collector, Moment

STEPS: Final[tuple[Timeline[Step], ...]] = (
    Timeline(
        [
            Dated(
                value=Charge(
                    id="voec_vat",
                    kind=ChargeKind.VAT,
                    title="Norwegian VAT charged by the seller",
                    amount=ByGoods("vat"),
                    base=("parcel_value",),
                    collector=Collector.SELLER,
                    moment=Moment.CHECKOUT,
                    refundable=True,
                ),
                start=VOEC_STARTS,
                evidence=Evidence.OFFICIAL,
                source=LOW_VALUE,
                checked_on=CHECKED,
            )
        ],
        name="voec_vat",
    ),
    Timeline(
        [
            Dated(
                value=Charge(
                    id="voec_marketplace_vat",
                    kind=ChargeKind.VAT,
                    title="Norwegian VAT charged by the marketplace",
                    amount=ByGoods("vat"),
                    base=("parcel_value",),
                    collector=Collector.MARKETPLACE,
                    moment=Moment.CHECKOUT,
                    refundable=True,
                ),
                start=VOEC_STARTS,
                evidence=Evidence.OFFICIAL,
                source=LOW_VALUE,
                checked_on=CHECKED,
            )
        ],
        name="voec_marketplace_vat",
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
                    when=Not(EEA_PREFERENCE),
                ),
                evidence=Evidence.OFFICIAL,
                source=CUSTOMS_VALUE,
                checked_on=CHECKED,
                note="Industrial goods that originate in the European Economic Area are free "
                "where a preference is claimed.",
            )
        ],
        name="duty",
    ),
    Timeline(
        [
            Dated(
                value=Charge(
                    id="import_vat",
                    kind=ChargeKind.VAT,
                    title="Import VAT",
                    amount=ByGoods("vat"),
                    base=("customs_value", "duty"),
                ),
                evidence=Evidence.OFFICIAL,
                source=CLOTHING,
                checked_on=CHECKED,
                note="On the total cost with shipping and insurance to the border and duty. "
                "Whether customs rounds to whole kroner was not established: to the øre here.",
            )
        ],
        name="import_vat",
    ),
    Timeline(
        [
            Dated(
                value=Charge(
                    id="return_vat",
                    kind=ChargeKind.VAT,
                    title="Import VAT, reported in the buyer's return",
                    amount=ByGoods("vat"),
                    base=("customs_value", "duty"),
                    collector=Collector.BUYER,
                    moment=Moment.RETURN,
                ),
                evidence=Evidence.OFFICIAL,
                source=PAYMENT,
                checked_on=CHECKED,
            )
        ],
        name="return_vat",
    ),
)
