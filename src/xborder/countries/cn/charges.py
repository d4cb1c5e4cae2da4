"""Duty, VAT, consumption tax and the tax on postal articles, and what is not levied of them.

Cross-border e-commerce pays 70% of the statutory VAT and consumption tax: Cai Guan Shui [2016] No.
18, http://www.mof.gov.cn/gp/xxgkml/gss/201603/t20160324_2510682.htm.

Example:
    >>> [timeline.name for timeline in STEPS][:2]
    ['cbec_consumption_tax', 'cbec_vat']
"""

from typing import Final

from xborder.countries.cn.sources import (
    CBEC_2016,
    CHECKED,
    CONSUMPTION_TAX,
    MAIL,
    MAIL_RATES,
    SMALL_GOODS,
    TARIFF_LAW,
    TARIFF_LAW_STARTS,
    VAT_LAW,
)
from xborder.money import Money
from xborder.policy.amount import ByGoods
from xborder.policy.charge import Charge, ChargeKind, Waiver
from xborder.policy.country import Step
from xborder.source import Evidence, Status
from xborder.timeline import Dated, Timeline
from xborder.trade import Collector, Moment

_CBEC_RATE: Final = "0.7"
"""The share of the statutory VAT and consumption tax that is due; it acts on the tax."""

STEPS: Final[tuple[Timeline[Step], ...]] = (
    Timeline(
        [
            Dated(
                value=Charge(
                    id="cbec_consumption_tax",
                    kind=ChargeKind.EXCISE,
                    title="Import consumption tax, at 70% of the statutory amount",
                    amount=ByGoods("consumption_tax"),
                    base=("customs_value",),
                    payable=_CBEC_RATE,
                    collector=Collector.MARKETPLACE,
                    moment=Moment.CHECKOUT,
                    refundable=True,
                ),
                evidence=Evidence.OFFICIAL,
                source=CBEC_2016,
                checked_on=CHECKED,
                note="The consumer is the "
                "taxpayer; platform, carrier or declarant withholds. Goods returned within 30 "
                "days of release: the tax is not levied and the year's limit restored.",
            )
        ],
        name="cbec_consumption_tax",
    ),
    Timeline(
        [
            Dated(
                value=Charge(
                    id="cbec_vat",
                    kind=ChargeKind.VAT,
                    title="Import VAT, at 70% of the statutory amount",
                    amount=ByGoods("vat"),
                    base=("customs_value", "cbec_consumption_tax.exact"),
                    payable=_CBEC_RATE,
                    collector=Collector.MARKETPLACE,
                    moment=Moment.CHECKOUT,
                    refundable=True,
                ),
                evidence=Evidence.OFFICIAL,
                source=CBEC_2016,
                checked_on=CHECKED,
                note="On a base with the full statutory consumption tax, not 70% of it.",
            )
        ],
        name="cbec_vat",
    ),
    Timeline(
        [
            Dated(
                value=Charge(
                    id="postal_tax",
                    kind=ChargeKind.DUTY,
                    title="Tax on imported articles (postal articles tax)",
                    amount=ByGoods("postal_tax"),
                    base=("article_value",),
                    moment=Moment.DELIVERY,
                ),
                evidence=Evidence.SECONDARY,
                source=MAIL_RATES,
                checked_on=CHECKED,
                note="One levy in place of duty, VAT and consumption tax.",
            )
        ],
        name="postal_tax",
    ),
    Timeline(
        [
            Dated(
                value=Waiver(
                    id="postal_waiver",
                    title="Postal articles tax of at most CNY 50 is not levied",
                    charges=("postal_tax",),
                    limit=Money("50 CNY"),
                ),
                evidence=Evidence.OFFICIAL,
                source=MAIL,
                checked_on=CHECKED,
                note="A test of the tax, not of the value; above it the whole tax is due.",
            )
        ],
        name="postal_waiver",
    ),
    Timeline(
        [
            Dated(
                value=Charge(
                    id="duty",
                    kind=ChargeKind.DUTY,
                    title="Import duty",
                    amount=ByGoods("tariff"),
                    base=("customs_value",),
                ),
                evidence=Evidence.OFFICIAL,
                source=TARIFF_LAW,
                checked_on=CHECKED,
            )
        ],
        name="duty",
    ),
    Timeline(
        [
            Dated(
                value=Waiver(
                    id="small_duty",
                    title="Import duty of at most CNY 50 on a consignment is not levied",
                    charges=("duty",),
                    limit=Money("50 CNY"),
                ),
                end=TARIFF_LAW_STARTS,
                evidence=Evidence.UNCHECKED,
                source=SMALL_GOODS,
                checked_on=CHECKED,
            ),
            Dated(
                value=Waiver(
                    id="small_duty",
                    title="Import duty of at most CNY 50 on a consignment is not levied",
                    charges=("duty",),
                    limit=Money("50 CNY"),
                ),
                start=TARIFF_LAW_STARTS,
                status=Status.UNCLEAR,
                evidence=Evidence.UNCHECKED,
                source=TARIFF_LAW,
                checked_on=CHECKED,
                note="The Tariff Law leaves the sum to the State Council; none was found.",
            ),
        ],
        name="small_duty",
    ),
    Timeline(
        [
            Dated(
                value=Charge(
                    id="consumption_tax",
                    kind=ChargeKind.EXCISE,
                    title="Import consumption tax",
                    amount=ByGoods("consumption_tax"),
                    base=("customs_value", "duty"),
                ),
                evidence=Evidence.OFFICIAL,
                source=CONSUMPTION_TAX,
                checked_on=CHECKED,
                note="Inside its own base: (customs value + duty) x c / (1 - c).",
            )
        ],
        name="consumption_tax",
    ),
    Timeline(
        [
            Dated(
                value=Charge(
                    id="vat",
                    kind=ChargeKind.VAT,
                    title="Import value-added tax",
                    amount=ByGoods("vat"),
                    base=("customs_value", "duty", "consumption_tax"),
                ),
                evidence=Evidence.OFFICIAL,
                source=VAT_LAW,
                checked_on=CHECKED,
                note="Before 2026 by the Interim Regulations on VAT, with the same substance.",
            )
        ],
        name="vat",
    ),
)
