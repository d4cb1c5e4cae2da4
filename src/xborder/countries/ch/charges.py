"""Duty and VAT on a parcel into Switzerland, and the CHF 5 that are not collected.

https://bazg.admin.ch/bazg/en/home/information-individuals/online-shopping--mail-and-courier-consignments.html.

Example:
    >>> [timeline.entries[0].value.id for timeline in STEPS][:4]
    ['duty', 'small_duty', 'import_vat', 'small_vat']
"""

from typing import Final

from xborder.countries.ch.sources import (
    ABROAD,
    CHECKED,
    GROSS_WEIGHT,
    MAIL_ORDER,
    ORDERS,
    PLATFORM,
    PLATFORMS,
    SAMPLE,
)
from xborder.money import Money
from xborder.money.rounding import Mode, Rounding, Stage
from xborder.policy.amount import ByGoods
from xborder.policy.charge import Charge, ChargeKind, Waiver
from xborder.policy.country import Step
from xborder.source import Evidence
from xborder.timeline import Dated, Timeline
from xborder.trade import Collector, Moment

_WHOLE_FRANC: Final = Rounding.of("1 CHF", mode=Mode.HALF_UP, stage=Stage.DECLARATION)
_FIVE_CENTIMES: Final = Rounding.of("0.05 CHF", mode=Mode.HALF_UP, stage=Stage.DECLARATION)
_FIVE_FRANCS: Final = Money("5 CHF")

STEPS: Final[tuple[Timeline[Step], ...]] = (
    Timeline(
        [
            Dated(
                value=Charge(
                    id="duty",
                    kind=ChargeKind.DUTY,
                    title="Customs duty",
                    amount=ByGoods("tariff"),
                    base=("customs_value",),
                    due=_FIVE_CENTIMES,
                ),
                evidence=Evidence.OFFICIAL,
                source=GROSS_WEIGHT,
                checked_on=CHECKED,
            )
        ],
        name="customs duty",
    ),
    Timeline(
        [
            Dated(
                value=Waiver(
                    id="small_duty",
                    title="Duty of at most CHF 5 is not collected",
                    charges=("duty",),
                    limit=_FIVE_FRANCS,
                ),
                evidence=Evidence.OFFICIAL,
                source=ABROAD,
                checked_on=CHECKED,
                note="Duty and VAT are tested separately, for each declaration; what is not collected does not enter the base of VAT.",
            )
        ],
        name="small duty",
    ),
    Timeline(
        [
            Dated(
                value=Charge(
                    id="import_vat",
                    kind=ChargeKind.VAT,
                    title="Import VAT",
                    amount=ByGoods("vat"),
                    base=("customs_value", "duty.due"),
                    base_rounding=_WHOLE_FRANC,
                    due=_FIVE_CENTIMES,
                    collector=Collector.CARRIER,
                    moment=Moment.DELIVERY,
                ),
                evidence=Evidence.OFFICIAL,
                source=SAMPLE,
                checked_on=CHECKED,
                note="The whole franc is in the sample calculation. Five centimes follow from the limits that customs prints: CHF 62 at 8.1% (5.022) and 193 at 2.6% (5.018) are not collected as tax of up to 5.",
            )
        ],
        name="import VAT",
    ),
    Timeline(
        [
            Dated(
                value=Waiver(
                    id="small_vat",
                    title="VAT of at most CHF 5 is not collected",
                    charges=("import_vat",),
                    limit=_FIVE_FRANCS,
                ),
                evidence=Evidence.OFFICIAL,
                source=ORDERS,
                checked_on=CHECKED,
            )
        ],
        name="small VAT",
    ),
    Timeline(
        [
            Dated(
                value=Charge(
                    id="supplier_vat",
                    kind=ChargeKind.VAT,
                    title="Swiss VAT charged by the seller",
                    amount=ByGoods("vat"),
                    base=("sale_value",),
                    collector=Collector.SELLER,
                    moment=Moment.CHECKOUT,
                    refundable=True,
                ),
                evidence=Evidence.OFFICIAL,
                source=MAIL_ORDER,
                checked_on=CHECKED,
                note="The seller imports in its own name and deducts the import tax.",
            )
        ],
        name="VAT of a registered seller",
    ),
    Timeline(
        [
            Dated(
                value=Charge(
                    id="platform_vat",
                    kind=ChargeKind.VAT,
                    title="Swiss VAT charged by the platform",
                    amount=ByGoods("vat"),
                    base=("platform_value",),
                    collector=Collector.MARKETPLACE,
                    moment=Moment.CHECKOUT,
                    refundable=True,
                ),
                start=PLATFORMS,
                evidence=Evidence.SECONDARY,
                source=PLATFORM,
                checked_on=CHECKED,
            )
        ],
        name="VAT of a platform",
    ),
)
