"""Chile.

Until 24 October 2025 an occasional purchase of a private person was free of duty and IVA up to USD 41,
and up to USD 30 until May 2023. For what is bought since 25 October 2025 that relief is gone: up to USD
500 a seller or a marketplace that is registered with the tax office adds IVA of 19% to the price with
shipping, and the parcel enters free; from one who is not, IVA is paid at customs. Above USD 500, and
before that day above the relief, there is duty of 6% on the value with freight and insurance, and IVA
on both. What counts is the day of the purchase.

Every figure is an estimate: the law was read in the press. A seller from abroad is registered here if
``CL`` is among its registrations; a marketplace is taken to be. Whether a parcel up to USD 500 from a
seller who is not registered bears duty is said in two ways, and is a reading. Not computed:
additional taxes on jewellery, alcohol and tobacco, preferences (many origins are free of duty).

Official: https://www.sii.cl, https://www.aduana.cl

Example:
    >>> import datetime as dt
    >>> from xborder.exchange import RateTable
    >>> from xborder.landed_cost import quote
    >>> from xborder.trade import Buyer, Consignment, Item, Seller
    >>> parcel = Consignment(
    ...     ship_from="CN", ship_to="CL", on=dt.date(2025, 10, 25), prices="net",
    ...     items=[Item(hs_code="640411", origin="CN", quantity=1, unit_price="38200 CLP")],
    ...     shipping="0 CLP", seller=Seller(registrations={"CL"}), buyer=Buyer(kind="consumer"),
    ... )
    >>> rates = RateTable.from_mapping(
    ...     {"USD/CLP": "955"}, start=dt.date(2020, 1, 1), end=dt.date(2030, 1, 1), source="made up"
    ... )
    >>> print(quote(parcel, rates=rates).total)  # the director of the tax office's own example
    45458 CLP
"""

from typing import Any

from xborder.countries.tobacco import TOBACCO
from xborder.policy.vocabulary import *

read: Reader = Reader(day(2026, 11, 30))

# Sources

THIRTY_ONE = read.secondary(
    "Meganoticias: Aduanas raises the limit from USD 30 to USD 41",
    "https://www.meganoticias.cl/nacional/413132-aduanas-chile-nuevo-monto-limite-impuestos-compras-por-internet-extranjero-pdp-4-5-2023.html",
)
AT_CUSTOMS = read.secondary(
    "BioBioChile, with Aduanas' example of duty and IVA",
    "https://biobiochile.cl/noticias/servicios/toma-nota/2024/08/26/cuando-y-cuanto-debo-pagar-en-impuestos-aduaneros-al-hacer-compras-en-el-extranjero-de-forma-online.shtml",
)
LAW_21713 = read.secondary(
    "CNN Chile on Ley 21.713: purchases abroad from 25 October 2025",
    "https://www.cnnchile.com/servicios/hoy-es-el-ultimo-dia-para-comprar-sin-iva-en-tiendas-online-extranjeras-como-funcionara-el-cobro_20251024/",
)
SHIPPING = read.secondary(
    "El Dinamo, quoting the tax office",
    "https://www.eldinamo.cl/economia/dinero/2025/10/02/compras-online-en-el-extranjero-con-iva-las-plataformas-inscritas-y-como-se-aplicara-el-impuesto/",
)
BY_PURCHASE = read.secondary(
    "RLN, quoting Aduanas: earlier purchases enter as before",
    "https://www.rln.cl/nacional/142284-compras-online-internacionales-iva-se-pagara-en-las-plataformas-y-aduanas-seguira-fiscalizando-el-100-de-los-envios/",
)
TO_THE_LIMIT = read.secondary(
    "Diario Financiero: exempt from duty up to USD 500",
    "https://www.df.cl/economia-y-politica/df-tax/a-horas-de-regir-aumentan-las-plataformas-inscritas-en-el-sii-para-pagar",
)
VAT_LAW = read.unchecked(
    "Decreto Ley 825 of 1974", "https://www.bcn.cl/leychile/navegar?idNorma=6369"
)
CUSTOMS_LAW = read.unchecked("Ordenanza de Aduanas", "https://www.aduana.cl")

FORTY_ONE = day(2023, 5, 4)
"""The day of the press on the rise to USD 41; the first day of the rule was not seen."""
AT_THE_SALE = day(2025, 10, 25)
"""The first day of IVA at the sale."""
REGISTRATION = Reader(day(2026, 11, 30)).secondary(
    "Inputsoft: who registers for the IVA on low-value goods, by the tax office",
    "https://inputsoft.cl/iva-a-bienes-importados-de-bajo-valor-que-cambia-desde-el-25-de-octubre",
    article="Ley 21.713; Resolución Exenta SII 93 of 2025",
)

# Who and what

EXCISE = AnyOf(
    Is("item.excise", "alcohol", "tobacco", "energy"),
    HsIn(TOBACCO, "2202 2203 2204 2205 2206 2208 7113"),
)
PRIVATE = Not(Is("buyer.kind", "business"))


def _up_to(dollars: int) -> Condition:
    return AtMost(value="goods_value", limit=Money(f"{dollars} USD"))


LOW = _up_to(500)
SALE = All(Is("sold", "yes"), Is("gift", "no"))
"""What a seller or a marketplace charges IVA on; a gift from one person to another is none."""

READINGS = (
    Reading(
        id="cl.low_value_duty",
        question="Does a parcel up to USD 500 from a seller who is not registered bear duty?",
        options={
            "free": "The press on the law: no, the exemption from duty reaches up to USD 500.",
            "due": "Other pages: the exemption is told of purchases from registered sellers alone.",
        },
        default="free",
    ),
)

# Values

VALUES = (
    Value(id="goods_value", title="Price of the goods", plus="goods", minus="seller_discount").by(
        LAW_21713
    ),
    Value(
        id="sale_price",
        title="Price with shipping",
        plus="goods_value freight insurance taxable_fees",
    ).by(SHIPPING),
    Value(
        id="customs_value",
        title="Customs value with freight and insurance",
        plus="goods_value freight insurance taxable_fees",
    ).by(AT_CUSTOMS),
)

# Charges

_AT_SALE: dict[str, Any] = {
    "dated_by": "order",
    "kind": ChargeKind.VAT,
    "amount": ByGoods("vat"),
    "base": "sale_price",
    "moment": Moment.CHECKOUT,
}

STEPS = (
    Charge(
        id="sale_vat",
        title="IVA charged by the seller",
        collector=Collector.SELLER,
        **_AT_SALE,
    ).by(SHIPPING, start=AT_THE_SALE),
    Charge(
        id="marketplace_vat",
        title="IVA charged by the marketplace",
        collector=Collector.MARKETPLACE,
        **_AT_SALE,
    ).by(SHIPPING, start=AT_THE_SALE),
    Charge(
        id="duty",
        kind=ChargeKind.DUTY,
        title="Customs duty",
        amount=Percent("0.06"),
        base="customs_value",
    ).by(AT_CUSTOMS),
    Charge(
        id="import_vat",
        kind=ChargeKind.VAT,
        title="IVA on import",
        amount=ByGoods("vat"),
        base="customs_value duty",
    ).by(AT_CUSTOMS),
)

# Regimes, in the order the law tries them

SCHEMES = (
    Scheme(
        id="cl.relief",
        dated_by="order",
        title="Occasional purchase up to USD 30, free",
        when=All(_up_to(30), PRIVATE),
    )
    .by(THIRTY_ONE, end=FORTY_ONE)
    .then(
        THIRTY_ONE,
        end=AT_THE_SALE,
        title="Occasional purchase up to USD 41, free",
        when=All(_up_to(41), PRIVATE),
    ),
    Scheme(
        id="cl.marketplace",
        dated_by="order",
        title="Up to USD 500, IVA charged by the marketplace",
        when=All(LOW, SALE, Is("channel", "marketplace")),
        steps="marketplace_vat",
    ).by(
        LAW_21713,
        start=AT_THE_SALE,
        note="That the marketplace is registered is taken for granted.",
    ),
    Scheme(
        id="cl.sale",
        dated_by="order",
        title="Up to USD 500, IVA charged by the seller",
        when=All(LOW, SALE, registered("CL")),
        steps="sale_vat",
    ).by(LAW_21713, start=AT_THE_SALE),
    Scheme(
        id="cl.low_value",
        dated_by="order",
        title="Up to USD 500 from a seller who is not registered, IVA at customs",
        when=All(LOW, Reads("cl.low_value_duty", "free")),
        steps="import_vat",
    ).by(TO_THE_LIMIT, start=AT_THE_SALE),
    Scheme(
        id="cl.import", title="Import with duty and IVA", when=ALWAYS, steps="duty import_vat"
    ).by(AT_CUSTOMS),
)

# What is not computed

NOT_COMPUTED = (
    NotComputed(
        id="cl.inside",
        when=Is("ship_from", "CL"),
        reason="Goods that are already in Chile are not imported.",
    ).by(CUSTOMS_LAW),
    NotComputed(
        id="cl.excise",
        when=EXCISE,
        reason="Chile's additional taxes on drinks, tobacco, jewellery and fuels are not computed.",
    ).by(VAT_LAW),
    Doubtful(
        id="cl.read_in_the_press",
        when=ALWAYS,
        reason="The rules of Chile were read in the press, not in the law.",
    ).by(VAT_LAW),
    Doubtful(
        id="cl.low_value_duty",
        when=All(
            LOW,
            Not(All(SALE, AnyOf(Is("channel", "marketplace"), registered("CL")))),
            Reads("cl.low_value_duty", "free"),
        ),
        reason="Whether a parcel up to USD 500 from a seller who is not registered bears duty is disputed: it is shown without; with it come 6% of the value and 19% of that.",
        reading="cl.low_value_duty",
        dated_by="order",
    ).by(TO_THE_LIMIT, start=AT_THE_SALE),
    Doubtful(
        id="cl.gift",
        when=Is("gift", "yes"),
        reason="A relief of gifts was not read; the full charges are shown.",
    ).by(CUSTOMS_LAW),
    Doubtful(
        id="cl.preference",
        when=Stated(Is("item.preference", "yes")),
        reason="A preference for this origin is not computed: the general duty is shown.",
    ).by(CUSTOMS_LAW),
)

# Rates

VAT = goods("vat", GoodsRate("cl.vat", "0.19", title="Standard rate").by(LAW_21713))

# Sales

_INTO = All(Is("supply", "goods"), Not(Is("ship_from.vat", "CL")), Is("arrival.vat", "CL"))
_AT_SALE_DUE: dict[str, Any] = {
    "doubt": "How a seller from abroad files in Chile was not read.",
}

SUPPLIES = (
    Supplied.taxed(
        id="cl.sale.marketplace", title="Sale of goods up to USD 500 by a marketplace",
        when=All(_INTO, Is("import.scheme", "cl.marketplace")), regime="cl_low_value",
        accountable=Accountable.MARKETPLACE, **_AT_SALE_DUE,
    ).by(LAW_21713),
    Supplied.taxed(
        id="cl.sale.seller", title="Sale of goods up to USD 500 by a registered seller",
        when=All(_INTO, Is("import.scheme", "cl.sale")), regime="cl_low_value",
        filing=Filing(kind="vat", turn=Turn.MONTH), registration="CL", **_AT_SALE_DUE,
    ).by(LAW_21713),
    Supplied.relieved(
        id="cl.sale.import_relief", when=All(_INTO, Is("import.scheme", "cl.relief")),
    ).by(THIRTY_ONE),
    Supplied.at_customs(id="cl.sale.import", when=_INTO).by(AT_CUSTOMS),
)  # fmt: skip

THRESHOLDS = (
    Threshold(
        id="cl.registration",
        title="Sales of low-value goods to Chile",
        counts="Goods of up to USD 500 that a seller abroad sells to buyers in Chile who are not registered.",
        limit=Money("0 CLP"),
        register="Simplified registration for IVA in Chile.",
        country="CL",
        registration="CL",
    ).by(REGISTRATION, start=day(2025, 10, 25), note="No least turnover is named."),
)

POLICY = CountryPolicy(
    code="CL",
    currency="CLP",
    opens=day(2020, 1, 1),
    dated_by="import_entry",
    values=VALUES,
    steps=STEPS,
    schemes=SCHEMES,
    tables={"vat": VAT},
    readings=READINGS,
    not_computed=NOT_COMPUTED,
    supplies=SUPPLIES,
    thresholds=THRESHOLDS,
)
"""The rules of Chile."""
