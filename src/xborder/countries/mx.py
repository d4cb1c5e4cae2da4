"""Mexico.

Only what an authorised courier brings in under its simplified entry is computed: one global rate on the
customs value takes the place of duty, VAT and the processing fee. From 2020-07-01 to 2024-12-31 it was
19%, and 20% above USD 1,000, with nothing but the processing fee up to USD 50. In 2025 the relief for
parcels from outside the agreement with the United States and Canada went, and on 2025-08-15 their rate
rose to 33.5%, for parcels up to USD 2,500. From the United States or Canada a parcel is free up to USD
50, bears 17% up to USD 117 and 19% above.

Every figure is an estimate: the rule was read with advisers and in the press, the customs value not at
all. Left out: the processing fee (DTA) on free parcels. Not computed: parcels by post, full
declarations, alcohol and tobacco, days before July 2020. A courier's entry holds at most ten products
for one consignee, by one source: with more than one piece a quote says so.

Official: https://www.sat.gob.mx

Example:
    >>> import datetime as dt
    >>> from xborder.exchange import RateTable
    >>> from xborder.landed_cost import quote
    >>> from xborder.trade import Buyer, Consignment, Item, Seller
    >>> parcel = Consignment(
    ...     ship_from="CN", ship_to="MX", on=dt.date(2026, 11, 21), prices="net",
    ...     items=[Item(hs_code="640411", origin="CN", quantity=1, unit_price="1000 MXN")],
    ...     transport="express", shipping="0 MXN", seller=Seller(registrations=set()),
    ...     buyer=Buyer(kind="consumer"),
    ... )
    >>> rates = RateTable.from_mapping(
    ...     {"USD/MXN": "18.50"}, start=dt.date(2020, 1, 1), end=dt.date(2030, 1, 1), source="made up"
    ... )
    >>> print(quote(parcel, rates=rates).total)  # 33.5%
    1335.00 MXN
"""

from typing import Any

from xborder.countries.tobacco import VAPES
from xborder.policy.vocabulary import *

read: Reader = Reader(day(2026, 11, 21))

# Sources

AGREEMENT = day(2020, 7, 1)
"""The first day of the rates under the agreement with the United States and Canada."""
RELIEF_ENDS = day(2025, 1, 1)
"""The first day on which parcels from elsewhere are no longer free up to USD 50."""
RISE = day(2025, 8, 15)
"""The first day of 33.5%."""

RULE_2020 = read.secondary(
    "Reglas Generales de Comercio Exterior 2020, rule 3.7.36, in a copy",
    "https://bado.mx/articles/6126/rgce-2020/rule-3.7.36-determination-of-contributions-for-the-importation-of/",
)
RULE_2025 = read.secondary(
    "Vinculum: Mexico changes the tax on imports by parcel; 33.5% enters into force",
    "https://vinculum.mx/2025/07/31/mexico-actualiza-el-impuesto-a-importaciones-por-paqueteria-entra-en-vigor-tasa-del-33-5",
)
BY_AGREEMENT = read.secondary(
    "Uno TV: purchases at Shein and Temu will pay 33.5%",
    "https://www.unotv.com/negocios/compras-en-shein-y-temu-pagaran-nuevo-impuesto-de-33-5-debo-declararlo-al-sat/",
)
COURIERS = read.secondary(
    "DAF: new compliance scheme for couriers",
    "http://daftj.com/index.php/blog/nuevo-esquema-de-cumplimiento-para-empresas-de-mensajeria-y-paqueteria",
)
VAPING = read.secondary(
    "Expansión, 19 February 2020: the import of electronic cigarettes is banned",
    "https://expansion.mx/empresas/2020/02/19/el-gobierno-prohibe-la-importacion-de-cigarros-electronicos",
)
CUSTOMS_LAW = read.unchecked("Ley Aduanera", "https://www.sat.gob.mx")
TEN_PRODUCTS = read.secondary(
    "ADN40, 17 October 2025: at most ten products for one consignee", "https://www.adn40.mx"
)
VAT_LAW = read.unchecked("Ley del Impuesto al Valor Agregado", "https://www.sat.gob.mx")
REGISTRATION = Reader(day(2026, 11, 30)).secondary(
    "VATCompliance on Mexico: registration from the first sale of a digital service",
    "https://backup.vatcompliance.co/countries/mexico-vat-guide",
    article="Ley del IVA, Chapter III BIS",
)

# Who and what

FROM_PARTNERS = Is("ship_from", "CA", "US")
TREATY_PARTNERS = Is(
    "ship_from",
    *EEA_MEMBERS,
    *("AU", "BN", "CH", "CL", "CO", "CR", "GB", "GT", "HN", "IL", "JP", "MY", "NI"),
    *("NZ", "PA", "PE", "SG", "SV", "UY", "VN"),
)
"""Where other agreements of Mexico hold; the list is our own."""
BY_COURIER = Is("transport", "express")
EXCISE = Is("item.excise", "alcohol", "tobacco", "energy")


def _up_to(dollars: int) -> Condition:
    return AtMost(value="customs_value", limit=Money(f"{dollars} USD"))


FREE_PARCEL = All(FROM_PARTNERS, _up_to(50))

# Values

VALUES = (
    Value(
        id="customs_value",
        title="Customs value with freight and insurance",
        plus="goods freight insurance taxable_fees",
        minus="seller_discount",
    ).by(
        CUSTOMS_LAW.at("Art. 65"),
        note="The limits look at it too: rule 3.7.36 of 2020 says customs value.",
    ),
)

# Charges

_RATE: dict[str, Any] = {
    "kind": ChargeKind.DUTY,
    "base": "customs_value",
    "collector": Collector.CARRIER,
    "moment": Moment.DELIVERY,
}
_ABOVE_1000 = Not(_up_to(1000))

STEPS = (
    Charge(
        id="global_rate",
        title="Global rate of a courier's entry",
        amount=Percent("0.19"),
        when=_up_to(1000),
        **_RATE,
    )
    .by(RULE_2020, end=RELIEF_ENDS, note="For duty, VAT and the processing fee in one.")
    .then(RULE_2025, end=RISE, when=ALWAYS)
    .then(RULE_2025, amount=Percent("0.335"), note="Rule 3.7.35, fourth resolution of 2025."),
    Charge(
        id="global_rate_large",
        title="Global rate of a courier's entry above USD 1,000",
        amount=Percent("0.20"),
        when=_ABOVE_1000,
        **_RATE,
    ).by(RULE_2020, end=RELIEF_ENDS),
    Charge(
        id="agreement_rate",
        title="Global rate from the United States or Canada, above USD 50",
        amount=Percent("0.17"),
        when=_up_to(117),
        **_RATE,
    ).by(BY_AGREEMENT),
    Charge(
        id="agreement_rate_large",
        title="Global rate from the United States or Canada, above USD 117",
        amount=Percent("0.19"),
        when=Not(_up_to(117)),
        **_RATE,
    ).by(BY_AGREEMENT),
)

# Regimes, in the order the law tries them

SCHEMES = (
    Scheme(
        id="mx.agreement_free",
        title="By courier from the United States or Canada, up to USD 50, free",
        when=FREE_PARCEL,
    ).by(BY_AGREEMENT),
    Scheme(id="mx.free", title="By courier, up to USD 50, free", when=_up_to(50)).by(
        RULE_2020, end=RELIEF_ENDS, note="The end is inferred from the rules of 2025."
    ),
    Scheme(
        id="mx.agreement",
        title="By courier from the United States or Canada",
        when=FROM_PARTNERS,
        steps="agreement_rate agreement_rate_large",
    ).by(BY_AGREEMENT),
    Scheme(
        id="mx.treaty_free",
        title="From a country with an agreement, up to USD 1, free",
        when=All(TREATY_PARTNERS, _up_to(1)),
    ).by(COURIERS, start=RELIEF_ENDS),
    Scheme(
        id="mx.courier",
        title="By courier under the global rate",
        when=ALWAYS,
        steps="global_rate global_rate_large",
    ).by(RULE_2025),
)

# What is not computed

NOT_COMPUTED = (
    NotComputed(
        id="mx.vapes",
        when=VAPES,
        reason="Electronic cigarettes may not be imported into Mexico.",
    ).by(VAPING, start=day(2020, 2, 20)),
    NotComputed(
        id="mx.inside",
        when=Is("ship_from", "MX"),
        reason="Goods that are already in Mexico are not imported.",
    ).by(CUSTOMS_LAW),
    NotComputed(
        id="mx.earlier",
        when=ALWAYS,
        reason="The rates of Mexico before July 2020 are not known.",
    ).by(RULE_2020, end=AGREEMENT),
    NotComputed(
        id="mx.not_by_courier",
        when=Not(BY_COURIER),
        reason="Only a courier's simplified entry is computed, no parcel by post and no full declaration.",
    ).by(RULE_2020),
    NotComputed(
        id="mx.large",
        when=Not(_up_to(2500)),
        reason="Above USD 2,500 a full declaration is needed, which is not computed.",
    ).by(RULE_2025),
    NotComputed(
        id="mx.excise",
        when=EXCISE,
        reason="The rates of Mexico on alcohol, tobacco and fuels are not computed.",
    ).by(RULE_2020),
    Doubtful(
        id="mx.processing_fee",
        when=AnyOf(FREE_PARCEL, _up_to(1)),
        reason="A free parcel still bears the customs processing fee (DTA), which is left out.",
    ).by(RULE_2020, start=RELIEF_ENDS),
    Doubtful(
        id="mx.processing_fee_2020",
        when=_up_to(50),
        reason="A free parcel still bears the customs processing fee (DTA), which is left out.",
    ).by(RULE_2020, end=RELIEF_ENDS),
    Doubtful(
        id="mx.ten_products",
        when=Not(SinglePiece()),
        reason="A courier's entry holds at most ten products for one consignee, which is not counted.",
    ).by(TEN_PRODUCTS),
    Doubtful(
        id="mx.treaty",
        when=All(TREATY_PARTNERS, Not(_up_to(1))),
        reason="Sources disagree whether 19% or 33.5% falls on parcels from other countries with an agreement.",
    ).by(COURIERS, start=RISE),
    Doubtful(
        id="mx.business",
        when=Is("buyer.kind", "business"),
        reason="The global rate gives a business no VAT to deduct; a full declaration is not computed.",
    ).by(VAT_LAW),
    Doubtful(
        id="mx.gift",
        when=Is("gift", "yes"),
        reason="The rules of Mexico for gifts were not read: they are taken as goods that are bought.",
    ).by(CUSTOMS_LAW),
    Doubtful(
        id="mx.preference",
        when=Stated(Is("item.preference", "yes")),
        reason="A preference changes nothing in a courier's simplified entry; a full declaration is not computed.",
    ).by(COURIERS),
)

# Sales

VAT = goods("vat", GoodsRate("mx.vat", "0.16", title="Standard rate").by(VAT_LAW.at("Art. 1")))

_GOODS, _ONLINE = Is("supply", "goods"), Is("supply", "electronic_service")
_HERE, _FROM_HERE = Is("arrival.vat", "MX"), Is("ship_from.vat", "MX")
_INTO = All(_GOODS, Not(_FROM_HERE), _HERE)
_OURS: dict[str, Any] = {
    "filing": Filing(kind="vat", turn=Turn.MONTH, months=1, day=17),
    "registration": "MX",
}

SUPPLIES = (
    Supplied.no_supply(id="mx.sale.no_supply").by(VAT_LAW),
    Supplied.relieved(
        id="mx.sale.import_relief",
        when=All(_INTO, Is("import.scheme", "mx.agreement_free", "mx.free", "mx.treaty_free")),
    ).by(RULE_2020),
    Supplied.at_customs(id="mx.sale.import", when=_INTO).by(RULE_2020),
    Supplied.export(
        id="mx.sale.export", when=All(_GOODS, _FROM_HERE, Not(_HERE)), **_OURS,
    ).by(VAT_LAW.at("Art. 29")),
    Supplied.taxed(
        id="mx.sale.inside", title="Sale of goods in Mexico", when=All(_GOODS, _HERE),
        doubt="A platform can withhold the VAT of a seller from abroad, since 2026 the whole of it.",
        regime="mx_domestic", **_OURS,
    ).by(VAT_LAW.at("Art. 1")),
    Supplied.reverse_charge(
        id="mx.sale.service_to_business", title="Service from abroad to a business in Mexico",
        when=All(Not(_GOODS), _HERE, Not(established("MX")), Is("buyer.kind", "business")),
    ).by(VAT_LAW.at("Art. 24")),
    Supplied.taxed(
        id="mx.sale.service", title="Service to a consumer in Mexico", when=All(Not(_GOODS), _HERE),
        regime="mx_domestic", **_OURS,
    ).by(VAT_LAW.at("Art. 18-B"), note="A seller from abroad registers from the first sale on."),
    Supplied.outside(
        id="mx.sale.service_outside", title="Service on which no Mexican tax falls",
        when=Not(_GOODS),
    ).by(VAT_LAW),
)  # fmt: skip

THRESHOLDS = (
    Threshold(
        id="mx.registration",
        title="Digital services to recipients in Mexico",
        counts="Digital services that a seller abroad sells to recipients there.",
        limit=Money("0 MXN"),
        register="Federal taxpayers' registry (RFC) in Mexico.",
        country="MX",
        registration="MX",
    ).by(REGISTRATION, start=day(2020, 6, 1)),
)

POLICY = CountryPolicy(
    code="MX",
    currency="MXN",
    opens=day(2020, 1, 1),
    dated_by="import_entry",
    values=VALUES,
    steps=STEPS,
    schemes=SCHEMES,
    tables={"vat": VAT},
    not_computed=NOT_COMPUTED,
    supplies=SUPPLIES,
    thresholds=THRESHOLDS,
)
"""The rules of Mexico."""
