"""Duty, VAT, consumption tax and the tax on postal articles, and what is not levied of them.

Cross-border e-commerce pays 70% of the statutory VAT and consumption tax: Cai Guan Shui [2016] No.
18, http://www.mof.gov.cn/gp/xxgkml/gss/201603/t20160324_2510682.htm.

Example:
    >>> [timeline.name for timeline in STEPS][:2]
    ['cbec_consumption_tax', 'cbec_vat']
"""

from xborder.countries.cn.sources import (
    CBEC_2016,
    CONSUMPTION_TAX,
    MAIL,
    MAIL_RATES,
    SMALL_GOODS,
    TARIFF_LAW,
    TARIFF_LAW_STARTS,
    VAT_LAW,
)
from xborder.policy.vocabulary import *

_CBEC_RATE = "0.7"
"""The share of the statutory VAT and consumption tax that is due; it acts on the tax."""

STEPS = (
    Charge(
        id="cbec_consumption_tax",
        kind=ChargeKind.EXCISE,
        title="Import consumption tax, at 70% of the statutory amount",
        amount=ByGoods("consumption_tax"),
        base="customs_value",
        payable=_CBEC_RATE,
        collector=Collector.MARKETPLACE,
        moment=Moment.CHECKOUT,
        refundable=True,
    ).by(
        CBEC_2016,
        note="The consumer is the "
        "taxpayer; platform, carrier or declarant withholds. Goods returned within 30 "
        "days of release: the tax is not levied and the year's limit restored.",
    ),
    Charge(
        id="cbec_vat",
        kind=ChargeKind.VAT,
        title="Import VAT, at 70% of the statutory amount",
        amount=ByGoods("vat"),
        base="customs_value cbec_consumption_tax.exact",
        payable=_CBEC_RATE,
        collector=Collector.MARKETPLACE,
        moment=Moment.CHECKOUT,
        refundable=True,
    ).by(CBEC_2016, note="On a base with the full statutory consumption tax, not 70% of it."),
    Charge(
        id="postal_tax",
        kind=ChargeKind.DUTY,
        title="Tax on imported articles (postal articles tax)",
        amount=ByGoods("postal_tax"),
        base="article_value",
        moment=Moment.DELIVERY,
    ).by(MAIL_RATES, note="One levy in place of duty, VAT and consumption tax."),
    Waiver(
        id="postal_waiver",
        title="Postal articles tax of at most CNY 50 is not levied",
        charges="postal_tax",
        limit=Money("50 CNY"),
    ).by(MAIL, note="A test of the tax, not of the value; above it the whole tax is due."),
    Charge(
        id="duty",
        kind=ChargeKind.DUTY,
        title="Import duty",
        amount=ByGoods("tariff"),
        base="customs_value",
    ).by(TARIFF_LAW),
    Waiver(
        id="small_duty",
        title="Import duty of at most CNY 50 on a consignment is not levied",
        charges="duty",
        limit=Money("50 CNY"),
    )
    .by(SMALL_GOODS, end=TARIFF_LAW_STARTS)
    .then(
        TARIFF_LAW,
        status=Status.UNCLEAR,
        note="The Tariff Law, Art. 32(1), leaves the sum to the State Council; none was found.",
    ),
    Charge(
        id="consumption_tax",
        kind=ChargeKind.EXCISE,
        title="Import consumption tax",
        amount=ByGoods("consumption_tax"),
        base="customs_value duty",
    ).by(CONSUMPTION_TAX, note="Inside its own base: (customs value + duty) x c / (1 - c)."),
    Charge(
        id="vat",
        kind=ChargeKind.VAT,
        title="Import value-added tax",
        amount=ByGoods("vat"),
        base="customs_value duty consumption_tax",
    ).by(VAT_LAW, note="Before 2026 by the Interim Regulations on VAT, with the same substance."),
)
