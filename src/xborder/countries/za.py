"""South Africa.

A concession for small parcels takes one flat charge of 20% instead of duty up to ZAR 500; since 2024-09-01
VAT of 15% falls on them too. It was to be reshaped on 2024-11-01, and a bill of 2025 writes the end of
the VAT relief into the law: what holds since then was not read. Above ZAR 500 duty falls by the tariff,
which the caller gives, on the price before freight, and VAT on that price plus a tenth and the duty.
Goods that originate in Botswana, Eswatini, Lesotho and Namibia and come from there bear no tenth.

No seller or platform abroad charges VAT on goods at the sale. Every figure is an estimate. Not computed:
excise, levies on goods, what comes from the customs union, preferences.

Official: https://www.sars.gov.za

Example:
    >>> import datetime as dt
    >>> from xborder.landed_cost import quote
    >>> from xborder.trade import Buyer, Consignment, Item
    >>> parcel = Consignment(
    ...     ship_from="CN", ship_to="ZA", on=dt.date(2024, 10, 1), prices="net",
    ...     items=[Item(hs_code="640411", origin="CN", quantity=1, unit_price="400 ZAR")],
    ...     shipping="50 ZAR", buyer=Buyer(kind="consumer"),
    ... )
    >>> print(quote(parcel).total)  # 20% of 400; 15% of 440 and 80
    608.00 ZAR
"""

from typing import Any

from xborder.countries.tobacco import TOBACCO
from xborder.policy.vocabulary import *

read: Reader = Reader(day(2026, 11, 21))

# Sources

VAT_ON_SMALL, RESHAPED, NEW_THRESHOLD = day(2024, 9, 1), day(2024, 11, 1), day(2026, 4, 1)
"""The first days of VAT on small parcels, of the reform that was not seen, and of ZAR 2.3 million."""

BASE = read.official(
    "South African Revenue Service: how VAT on imported goods is calculated",
    "https://www.sars.gov.za/faq/faq-how-is-vat-calculated-on-imported-goods",
)
CONCESSION = read.secondary(
    "Baker McKenzie: phasing out the relief of low value consignments",
    "https://insightplus.bakermckenzie.com/bm/tax/south-africa-do-all-good-things-come-to-an-end-phasing-out-the-low-customs-value-consignment-relief",
)
BILL = read.secondary(
    "Baker McKenzie: import VAT relief on small parcels to be phased out in law",
    "https://insightplus.bakermckenzie.com/bm/tax/south-africa-perhaps-all-goods-things-really-do-come-to-an-end-import-vat-relief-on-small-parcels-set-to-be-phased-out-in-law",
)
CLOTHING = read.secondary(
    "Textalks: duties on small imports of clothing",
    "https://textalks.com/from-july-1st-south-africa-will-levy-duties-on-small-imports-of-clothing",
)
REGISTRATION = read.secondary(
    "VATCalc: South Africa, VAT on low value imports",
    "https://vatcalc.com/south-africa/south-africa-vat-on-b2c-low-value-goods-imports-sept-2024",
)
BUDGET_2026 = read.secondary(
    "Business Day: Budget 2026, tax thresholds",
    "https://www.businessday.co.za/news/2026-02-25-budget-2026-tax-thresholds-receive-some-long-awaited-attention/",
)
VAT_ACT = read.unchecked("Value-Added Tax Act 89 of 1991", "https://www.sars.gov.za")
CUSTOMS_ACT = read.unchecked("Customs and Excise Act 91 of 1964", "https://www.sars.gov.za")

# What

EXCISED = AnyOf(
    Is("item.excise", "alcohol", "tobacco", "energy", "perfume"),
    HsIn(TOBACCO, "2203 2204 2205 2206 2207 2208 2202 854340 3303 8702 8703"),
)
UNION = ("BW", "LS", "NA", "SZ")
SMALL = AtMost(value="customs_value", limit=Money("500 ZAR"))
APPAREL = HsIn("61 62 63 64")

# Values

VALUES = (
    Value(
        id="customs_value",
        title="Price of the goods before freight",
        plus="goods taxable_fees",
        minus="seller_discount",
    ).by(CUSTOMS_ACT.at("s. 65-67"), note="Free on board; one calculator counts freight."),
)

# Charges

STEPS = (
    Charge(
        id="flat_charge",
        kind=ChargeKind.DUTY,
        title="Flat charge on a parcel up to ZAR 500",
        amount=Percent("0.20"),
        base="customs_value",
    )
    .by(CONCESSION, end=RESHAPED)
    .then(CONCESSION, status=Status.UNCLEAR, note="Its reform was announced, not seen."),
    Charge(
        id="duty",
        kind=ChargeKind.DUTY,
        title="Customs duty",
        amount=ByGoods("tariff"),
        base="customs_value",
    ).by(BASE),
    Charge(
        id="import_vat",
        kind=ChargeKind.VAT,
        title="Import VAT",
        amount=ByGoods("vat"),
        base="customs_value flat_charge duty",
    ).by(BASE),
    Charge(
        id="vat_on_tenth",
        kind=ChargeKind.VAT,
        title="Import VAT on a further tenth of the value",
        amount=Percent("0.015"),
        base="customs_value",
    ).by(BASE, note="15% of the tenth that the law adds to the value in the base of VAT."),
)

# Regimes, in the order the law tries them

SCHEMES = (
    Scheme(
        id="za.small",
        title="Parcel up to ZAR 500, 20% and no VAT",
        when=SMALL,
        steps="flat_charge",
    )
    .by(CONCESSION, end=VAT_ON_SMALL, note="A concession of the customs, not of the law.")
    .then(
        CONCESSION,
        end=RESHAPED,
        title="Parcel up to ZAR 500, 20% and VAT",
        steps="flat_charge import_vat vat_on_tenth",
    )
    .then(BILL, status=Status.UNCLEAR, note="To be reshaped on 2024-11-01; that was not seen."),
    Scheme(
        id="za.import",
        title="Import with duty and VAT",
        when=ALWAYS,
        steps="duty import_vat vat_on_tenth",
    ).by(BASE),
)

# What is not computed

NOT_COMPUTED = (
    NotComputed(
        id="za.inside",
        when=Is("ship_from", "ZA"),
        reason="Goods that are already in South Africa are not imported.",
    ).by(CUSTOMS_ACT),
    NotComputed(
        id="za.union",
        when=Is("ship_from", *UNION),
        reason="What comes from the customs union of southern Africa is not computed.",
    ).by(BASE, note="There is no tenth for goods that originate there."),
    NotComputed(
        id="za.excise",
        when=EXCISED,
        reason="South African excise and levies on alcohol, tobacco, sweet drinks, perfume, vehicles and "
        "fuels are not computed.",
    ).by(CUSTOMS_ACT),
    Doubtful(
        id="za.small",
        when=SMALL,
        reason="The flat charge of 20% is a concession to couriers; on clothing the full duty was announced.",
    )
    .by(CLOTHING, end=RESHAPED)
    .then(
        BILL,
        reason="What became of the flat charge of 20% since November 2024 was not read.",
    ),
    Doubtful(
        id="za.levies",
        when=Not(SMALL),
        reason="Levies on some goods, and what the courier asks, are left out.",
    ).by(CUSTOMS_ACT),
    Doubtful(
        id="za.gift",
        when=Is("gift", "yes"),
        reason="The South African relief for gifts was not read: they are taken as goods that are bought.",
    ).by(CUSTOMS_ACT),
    Doubtful(
        id="za.preference",
        when=All(Stated(Is("item.preference", "yes")), Not(SMALL)),
        reason="A preference for this origin is not computed: the general duty is shown.",
    ).by(CUSTOMS_ACT),
)

# Rates

VAT = goods(
    "vat",
    GoodsRate("za.vat", "0.15", title="Standard rate").by(
        BASE, note="A rise to 15.5% in 2025 was withdrawn. Some basic food is free."
    ),
)

TARIFF = goods(
    "tariff",
    GoodsRate(
        "za.duty.free", FREE, hs="4901 8471 851713", title="Books, computers, mobile telephones"
    ).by(CUSTOMS_ACT, note="By the tariff, Schedule 1 Part 1."),
)
"""The few duties that stand here; for all others the caller gives the tariff."""

# Sales

_GOODS, _ONLINE = Is("supply", "goods"), Is("supply", "electronic_service")
_HERE, _FROM_HERE = Is("arrival.vat", "ZA"), Is("ship_from.vat", "ZA")
_INTO = All(_GOODS, Not(_FROM_HERE), _HERE)
_RETURN = Filing(kind="vat", turn=Turn.TWO_MONTHS, months=1)
_OURS: dict[str, Any] = {"filing": _RETURN, "registration": "ZA"}

SUPPLIES = (
    Supplied.no_supply(id="za.sale.no_supply").by(VAT_ACT),
    Supplied.relieved(
        id="za.sale.import_relief", when=All(_INTO, Is("import.scheme", "za.small")),
    ).by(CONCESSION, end=VAT_ON_SMALL),
    Supplied.at_customs(id="za.sale.import", when=_INTO).by(BASE),
    Supplied.export(
        id="za.sale.export", when=All(_GOODS, _FROM_HERE, Not(_HERE)), **_OURS,
    ).by(VAT_ACT.at("s. 11")),
    Supplied.taxed(
        id="za.sale.inside", title="Sale of goods in South Africa", when=All(_GOODS, _HERE),
        regime="za_domestic", **_OURS,
    ).by(VAT_ACT.at("s. 7")),
    Supplied.reverse_charge(
        id="za.sale.service_to_business", title="Service from abroad to a business in South Africa",
        when=All(Not(_GOODS), Not(_ONLINE), _HERE, Not(established("ZA")), Is("buyer.kind", "business")),
    ).by(VAT_ACT.at("s. 7(1)(c)")),
    Supplied.taxed(
        id="za.sale.online_marketplace", title="Electronic service by the platform",
        when=All(_ONLINE, _HERE, Not(established("ZA")), Is("channel", "marketplace")),
        accountable=Accountable.MARKETPLACE, filing=_RETURN, regime="za_domestic",
    ).by(VAT_ACT),
    Supplied.taxed(
        id="za.sale.service", title="Service to a buyer in South Africa",
        when=All(Not(_GOODS), _HERE, AnyOf(established("ZA"), registered("ZA"))),
        regime="za_domestic", **_OURS,
    ).by(VAT_ACT.at("s. 7")),
    Supplied.on_the_spot(
        id="za.sale.service_on_the_spot", when=All(ON_THE_SPOT, _HERE),
    ).by(VAT_ACT),
    Supplied.outside(
        id="za.sale.service_outside", title="Service on which no South African tax falls",
        when=Not(_GOODS),
    ).by(VAT_ACT),
)  # fmt: skip

THRESHOLDS = (
    Threshold(
        id="za.registration",
        title="Turnover in South Africa",
        counts="Taxable supplies in twelve months, of electronic services also by a seller abroad.",
        limit=Money("1000000 ZAR"),
        counted=Counted.TWELVE_MONTHS,
        register="VAT in South Africa.",
        notify_days=21,
        country="ZA",
        registration="ZA",
    )
    .by(REGISTRATION, end=NEW_THRESHOLD)
    .then(
        BUDGET_2026,
        limit=Money("2300000 ZAR"),
        note="Whether it holds for sellers of electronic services from abroad too was not read.",
    ),
)

POLICY = CountryPolicy(
    code="ZA",
    currency="ZAR",
    opens=day(2020, 1, 1),
    dated_by="import_entry",
    values=VALUES,
    steps=STEPS,
    schemes=SCHEMES,
    tables={"tariff": TARIFF, "vat": VAT},
    not_computed=NOT_COMPUTED,
    supplies=SUPPLIES,
    thresholds=THRESHOLDS,
)
"""The rules of South Africa."""
