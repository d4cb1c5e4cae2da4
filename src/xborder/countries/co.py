"""Colombia.

What comes by post or courier, up to USD 2,000 and 50 kg, bears a duty of 10% under one heading of the
tariff and IVA of 19% on the value with the duty. Up to USD 200, without freight and insurance, there
is no duty since 3 August 2020, wherever a parcel comes from. IVA was not charged up to USD 200 from
anywhere until the end of 2021; since 2022 only what comes from the United States and is not for resale
is free of it. From 1 to 29 January 2026 an emergency decree had USD 50 in the place of these USD 200.
What counts is the day of the clearance, not of the purchase.

Every figure is an estimate: what the value is made of was read in the press, not in the law. A sender
may declare the heading of the goods themselves in the place of the one at 10%, which is not computed;
nor are alcohol and tobacco, and days before 3 August 2020. That there are fewer than six pieces of a kind,
and none for resale, is taken for granted.

Official: https://www.dian.gov.co

Example:
    >>> import datetime as dt
    >>> from xborder.exchange import RateTable
    >>> from xborder.landed_cost import quote
    >>> from xborder.trade import Buyer, Consignment, Item, Seller
    >>> parcel = Consignment(
    ...     ship_from="CN", ship_to="CO", on=dt.date(2026, 11, 21), prices="net",
    ...     items=[Item(hs_code="640411", origin="CN", quantity=1, unit_price="100000 COP")],
    ...     transport="express", shipping="0 COP", seller=Seller(registrations=set()),
    ...     buyer=Buyer(kind="consumer"),
    ... )
    >>> rates = RateTable.from_mapping(
    ...     {"USD/COP": "4000"}, start=dt.date(2020, 1, 1), end=dt.date(2030, 1, 1), source="made up"
    ... )
    >>> print(quote(parcel, rates=rates).total)  # IVA of 19%, no duty
    119000.00 COP
"""

from typing import Any

from xborder.countries.tobacco import TOBACCO
from xborder.policy.vocabulary import *

read: Reader = Reader(day(2026, 11, 21))

# Sources

DECREE_1090 = read.secondary(
    "Decreto 1090 of 2020, as DIAN is quoted on postal traffic and express shipments",
    "https://world-today-news.com/learn-about-the-new-provisions-on-postal-traffic-and-express-shipments",
)
LAW_2155 = read.secondary(
    "DIAN on postal traffic and Ley 2155 of 2021, by ICEF",
    "https://icef.net.co/component/k2/item/5905-dian-explico-como-opera-pago-de-arancel-e-iva-en-trafico-postal-y-envios-urgentes",
)
LAW_1607 = read.secondary(
    "Cargobox on Ley 1607 of 2012", "https://www.cargoboxus.com/copia-de-productos-y-servicios"
)
TRIBUTES = read.secondary(
    "DEC Consultores: shipments of up to USD 200", "https://www.decconsultores.com/enviosusd200/"
)
EMERGENCY = read.secondary(
    "El Espectador on Decreto 1474 of 2025",
    "https://www.elespectador.com/economia/si-compra-en-aplicaciones-como-temu-ojo-a-este-cambio-que-entra-en-2026/",
    article="Art. 3",
)
SUSPENDED = read.secondary(
    "Pacto Abogados: the suspension of Decretos 1390 and 1474 of 2025",
    "https://pactoabogados.co/efectos-de-la-suspension-provisional-de-los-decretos-1390-y-1474-de-2025-medidas-tributarias-en-estado-de-emergencia-economica",
)
SPECIAL_REGIME = Reader(day(2026, 11, 30)).secondary(
    "Decreto 393 of 1999 on Leticia, which Decreto 2685 of 1999 took over",
    "https://dmsjuridica.com/buscador_20179478954/legislacion/decretos/2023/07/18/decreto-393-de-1999",
    article="Art. 1, 2",
)
CUSTOMS_RULES = read.unchecked(
    "Decreto 1165 of 2019", "https://www.suin-juriscol.gov.co/viewDocument.asp?id=30036618"
)
TAX_STATUTE = read.unchecked("Estatuto Tributario", "https://www.dian.gov.co")

NO_DUTY = day(2020, 8, 3)
"""The first day without duty up to USD 200."""
ONLY_US = day(2022, 1, 1)
"""The first day on which only parcels from the United States are free of IVA."""
EMERGENCY_STARTS = day(2026, 1, 1)
EMERGENCY_ENDS = day(2026, 1, 30)
"""The first day after the Constitutional Court suspended the decree."""
REGISTRATION = Reader(day(2026, 11, 30)).secondary(
    "VATCompliance on Colombia: no threshold for digital services from abroad",
    "https://vatcompliance.co/guides/vat/colombia",
    article="Decreto 1415 of 2018",
)

# Who and what

BY_PARCEL = Is("transport", "express", "post")
EXCISE = AnyOf(Is("item.excise", "alcohol", "tobacco", "energy"), HsIn(TOBACCO, "22"))


def _up_to(dollars: int) -> Condition:
    return AtMost(value="goods_value", limit=Money(f"{dollars} USD"))


FROM_US = All(Is("ship_from", "US"), Not(Is("buyer.kind", "business")))

# Values

VALUES = (
    Value(
        id="goods_value",
        title="Price of the goods without freight and insurance",
        plus="goods",
        minus="seller_discount",
    ).by(DECREE_1090),
    Value(
        id="customs_value",
        title="Customs value with freight and insurance",
        plus="goods_value freight insurance taxable_fees",
    ).by(CUSTOMS_RULES, note="DIAN says so in the press."),
)

# Charges

_BY_CARRIER: dict[str, Any] = {"collector": Collector.CARRIER, "moment": Moment.DELIVERY}

STEPS = (
    Charge(
        id="duty",
        kind=ChargeKind.DUTY,
        title="Duty of postal traffic and urgent shipments",
        amount=Percent("0.10"),
        base="customs_value",
        **_BY_CARRIER,
    ).by(TRIBUTES, note="Subheadings 9807.10 and 9807.20."),
    Charge(
        id="import_vat",
        kind=ChargeKind.VAT,
        title="IVA on import",
        amount=ByGoods("vat"),
        base="customs_value duty",
        **_BY_CARRIER,
    ).by(TRIBUTES),
)

# Regimes, in the order the law tries them

SCHEMES = (
    Scheme(
        id="co.free",
        title="Up to USD 200, free of duty and IVA",
        when=_up_to(200),
    )
    .by(LAW_1607, end=ONLY_US, note="From anywhere.")
    .then(LAW_2155, end=EMERGENCY_STARTS, when=All(_up_to(200), FROM_US))
    .then(
        EMERGENCY,
        end=EMERGENCY_ENDS,
        when=All(_up_to(50), FROM_US),
        title="Up to USD 50, free of duty and IVA",
    )
    .then(
        SUSPENDED,
        when=All(_up_to(200), FROM_US),
        title="Up to USD 200, free of duty and IVA",
    ),
    Scheme(
        id="co.low_value", title="Up to USD 200, IVA alone", when=_up_to(200), steps="import_vat"
    ).by(DECREE_1090),
    Scheme(
        id="co.import", title="Import with duty and IVA", when=ALWAYS, steps="duty import_vat"
    ).by(TRIBUTES),
)

# What is not computed

NOT_COMPUTED = (
    NotComputed(
        id="co.inside",
        when=Is("ship_from", "CO"),
        reason="Goods that are already in Colombia are not imported.",
    ).by(CUSTOMS_RULES),
    NotComputed(
        id="co.earlier",
        when=ALWAYS,
        reason="The duty of Colombia on small parcels before August 2020 is not known.",
    ).by(DECREE_1090, end=NO_DUTY),
    NotComputed(
        id="co.not_by_parcel",
        when=Not(BY_PARCEL),
        reason="Only postal traffic and urgent shipments are computed, no full declaration.",
    ).by(TRIBUTES),
    NotComputed(
        id="co.large",
        when=Not(_up_to(2000)),
        reason="Above USD 2,000 a full declaration is needed, which is not computed.",
    ).by(LAW_1607),
    NotComputed(
        id="co.heavy",
        when=AnyOf(Stated(Not(ParcelWeighsAtMost(50))), Stated(Not(WeighsAtMost(50)))),
        reason="Above 50 kg a full declaration is needed, which is not computed.",
    ).by(LAW_1607),
    NotComputed(
        id="co.excise",
        when=EXCISE,
        reason="Colombian taxes on drinks, tobacco and fuels are not computed.",
    ).by(TAX_STATUTE),
    Doubtful(
        id="co.court",
        when=All(_up_to(200), Not(_up_to(50)), FROM_US),
        reason="The Constitutional Court suspended the limit of USD 50; its final decision was not seen.",
    ).by(SUSPENDED, start=EMERGENCY_ENDS),
    Doubtful(
        id="co.six_pieces",
        when=All(_up_to(200), FROM_US),
        reason="Free of IVA are fewer than six pieces of a kind that are not for resale: that these are such is taken for granted.",
    ).by(LAW_2155, start=ONLY_US),
    Doubtful(
        id="co.units",
        when=Not(SinglePiece()),
        reason="Up to six pieces of a kind come as postal traffic or urgent shipments; more need a full declaration: that there are no more is taken for granted.",
    ).by(LAW_1607),
    Doubtful(
        id="co.reduced",
        when=Stated(HsIn("02 03 04 07 08 10 11 15 17 19 30 49")),
        reason="Some food, medicines and books bear 5% or no IVA, which is not computed: 19% is shown.",
    ).by(TAX_STATUTE),
    Doubtful(
        id="co.special_regime",
        when=Is("territory", "CO-LETICIA", "CO-MAICAO", "CO-TUMACO", "CO-GUAPI"),
        reason="What enters by the ports of this place and stays there is under a special customs regime, "
        "which is not computed.",
    ).by(SPECIAL_REGIME, note="As it stands in Decreto 1165 of 2019 it was not read."),
    Doubtful(
        id="co.gift",
        when=Is("gift", "yes"),
        reason="The rules of Colombia for gifts were not read: they are taken as goods that are bought.",
    ).by(CUSTOMS_RULES),
    Doubtful(
        id="co.preference",
        when=Stated(Is("item.preference", "yes")),
        reason="A preference for this origin is not computed: the general duty is shown.",
    ).by(TRIBUTES),
)

# Rates

VAT = goods("vat", GoodsRate("co.vat", "0.19", title="Standard rate").by(TRIBUTES))

# Sales

_INTO = All(Is("supply", "goods"), Not(Is("ship_from.vat", "CO")), Is("arrival.vat", "CO"))

SUPPLIES = (
    Supplied.relieved(
        id="co.sale.import_relief", when=All(_INTO, Is("import.scheme", "co.free")),
    ).by(LAW_2155),
    Supplied.at_customs(id="co.sale.import", when=_INTO).by(TRIBUTES),
)  # fmt: skip

THRESHOLDS = (
    Threshold(
        id="co.registration",
        title="Services from abroad to consumers in Colombia",
        counts="Taxable services that a seller abroad sells to people there who withhold no tax.",
        limit=Money("0 COP"),
        register="Tax registry (RUT) and VAT in Colombia.",
        country="CO",
        registration="CO",
    ).by(REGISTRATION, note="Or the seller leaves it to banks to withhold the tax."),
)

POLICY = CountryPolicy(
    code="CO",
    currency="COP",
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
"""The rules of Colombia."""
