"""The Philippines.

Goods of at most PHP 10,000 at their price before freight (FOB) are free of duty and VAT, whoever receives
them, but for alcohol and tobacco; parcels that reach one person on one day may be added up since
2025-05-07. Above that all of it is taxed: duty by the tariff, which the caller gives, on the value with
freight and insurance, VAT of 12% on the landed cost, and a documentary stamp of PHP 30. In the landed
cost of a courier's parcel customs counts a brokerage fee of PHP 700, whatever the courier asks.

Sellers and platforms abroad owe VAT on digital services since 2025-06-02, none on goods. Every figure
above PHP 10,000 is an estimate. Not computed: excise, above PHP 50,000 the fees of a formal entry, the
insurance of 2% that customs adds where none is declared, preferences.

Official: https://customs.gov.ph and https://www.bir.gov.ph

Example:
    >>> import datetime as dt
    >>> from xborder.landed_cost import quote
    >>> from xborder.trade import Buyer, Consignment, Item
    >>> parcel = Consignment(
    ...     ship_from="CN", ship_to="PH", on=dt.date(2026, 11, 21), prices="net",
    ...     items=[Item(hs_code="847130", origin="CN", quantity=1, unit_price="20000 PHP")],
    ...     shipping="500 PHP", transport="express", buyer=Buyer(kind="consumer"),
    ... )
    >>> print(quote(parcel).total)  # 12% of 20,500, 700 and 30; and the stamp
    23077.60 PHP
"""

from typing import Any

from xborder.countries.tobacco import TOBACCO
from xborder.policy.vocabulary import *

read: Reader = Reader(day(2026, 11, 21))

# Sources

ADDED_UP, DIGITAL = day(2025, 5, 7), day(2025, 6, 2)
"""The first days on which parcels of a day may be added up, and of VAT on digital services."""

LIMIT = read.secondary(
    "Coconuts Manila: no tax on parcels of PHP 10,000 or less (CAO 02-2016)",
    "https://coconuts.co/manila/news/phlpost-no-tax-parcels-valued-php10000-or-less",
)
SAME_DAY = read.secondary(
    "Import Tax PH: how it works (CAO 02-2025)", "https://www.importtaxph.com/how-it-works"
)
CALCULATOR = read.official(
    "Bureau of Customs: tax calculator, informal entry of an express shipment",
    "https://customs.gov.ph/informal-entry",
)
COMPUTATION = read.official(
    "Bureau of Customs: computation of duties and taxes", "https://customs.gov.ph/tax-computation/"
)
VAT_RATE = read.secondary(
    "P Logistics: duties and taxes", "https://plogisticsinc.net/duties-and-taxes"
)
TAX_CODE = read.unchecked("National Internal Revenue Code", "https://www.bir.gov.ph")
DIGITAL_VAT = read.secondary(
    "SyCip: VAT on nonresident digital service providers (Republic Act 12023)",
    "https://syp-law.com/2025/05/14/philippines-value-added-tax-vat-on-nonresident-digital-service-providers-to-be-in-effect-starting-1-june-2025/",
)
PLATFORMS = read.secondary(
    "PwC: Revenue Regulations 3-2025",
    "https://pwc.com/ph/en/tax/tax-publications/tax-alerts/2025/tax-alert-3.html",
)
CUSTOMS_ACT = read.unchecked("Customs Modernization and Tariff Act", "https://customs.gov.ph")

# What

EXCISED = AnyOf(
    Is("item.excise", "alcohol", "tobacco", "energy", "perfume"),
    HsIn(TOBACCO, "2203 2204 2205 2206 2207 2208 2202 3303 7113 854340 8702 8703"),
)
FREE_OF_TAX = AtMost(value="fob_value", limit=Money("10000 PHP"))
INFORMAL = AtMost(value="fob_value", limit=Money("50000 PHP"))
COURIER = Is("transport", "express")

# Values

VALUES = (
    Value(
        id="fob_value",
        title="Price of the goods before freight",
        plus="goods",
        minus="seller_discount",
    ).by(SAME_DAY),
    Value(
        id="dutiable_value",
        title="Dutiable value with freight and insurance",
        plus="fob_value freight_before_border insurance taxable_fees",
    ).by(CALCULATOR),
)

# Charges

STEPS = (
    Charge(
        id="duty",
        kind=ChargeKind.DUTY,
        title="Customs duty",
        amount=ByGoods("tariff"),
        base="dutiable_value",
    ).by(CALCULATOR),
    Charge(
        id="stamp",
        kind=ChargeKind.FEE,
        title="Customs documentary stamp",
        amount=Flat(Money("30 PHP")),
        base="dutiable_value",
    ).by(CALCULATOR, note="The page of December 2024; an older one of the Bureau prints PHP 265."),
    Charge(
        id="import_vat",
        kind=ChargeKind.VAT,
        title="Import VAT",
        amount=ByGoods("vat"),
        base="dutiable_value duty stamp",
    ).by(CALCULATOR),
    Charge(
        id="brokerage_vat",
        kind=ChargeKind.VAT,
        title="VAT on the brokerage that customs counts for a courier",
        amount=Flat(Money("84 PHP")),
        base="dutiable_value",
        when=COURIER,
    ).by(CALCULATOR, note="12% of PHP 700, whatever the courier asks."),
)

# Regimes, in the order the law tries them

SCHEMES = (
    Scheme(id="ph.de_minimis", title="Up to PHP 10,000 before freight, free", when=FREE_OF_TAX).by(
        LIMIT, note="For a business as for a person."
    ),
    Scheme(
        id="ph.import",
        title="Import with duty and VAT",
        when=ALWAYS,
        steps="duty stamp import_vat brokerage_vat",
    ).by(CALCULATOR, note="Of the whole value, not of what exceeds the limit."),
)

# What is not computed

NOT_COMPUTED = (
    NotComputed(
        id="ph.inside",
        when=Is("ship_from", "PH"),
        reason="Goods that are already in the Philippines are not imported.",
    ).by(CUSTOMS_ACT),
    NotComputed(
        id="ph.excise",
        when=EXCISED,
        reason="Philippine excise on alcohol, tobacco, sweet drinks, perfume, jewellery, vehicles and fuels "
        "is not computed.",
    ).by(TAX_CODE),
    Doubtful(
        id="ph.same_day",
        when=FREE_OF_TAX,
        reason="Parcels that reach one person in the Philippines on one day may be added up.",
    ).by(SAME_DAY, start=ADDED_UP),
    Doubtful(
        id="ph.stamp",
        when=All(Not(FREE_OF_TAX), INFORMAL),
        reason="The fees of an informal entry, and insurance that is not declared, were read on a page of 2024.",
    ).by(CALCULATOR),
    Doubtful(
        id="ph.formal",
        when=Not(INFORMAL),
        reason="Above PHP 50,000 a formal entry has fees and brokerage by its value: they are left out.",
    ).by(COMPUTATION, evidence="unchecked"),
    Doubtful(
        id="ph.gift",
        when=All(Is("gift", "yes"), Not(FREE_OF_TAX)),
        reason="Philippine relief for gifts and boxes of citizens abroad was not read: they are taxed.",
    ).by(CUSTOMS_ACT),
    Doubtful(
        id="ph.preference",
        when=All(Stated(Is("item.preference", "yes")), Not(FREE_OF_TAX)),
        reason="A preference for this origin is not computed: the general duty is shown.",
    ).by(CUSTOMS_ACT),
)

# Rates

VAT = goods("vat", GoodsRate("ph.vat", "0.12", title="Standard rate").by(VAT_RATE))

TARIFF = goods(
    "tariff",
    GoodsRate(
        "ph.duty.free", FREE, hs="4901 8471 851713", title="Books, computers, mobile telephones"
    ).by(
        CUSTOMS_ACT, note="By the WTO Information Technology Agreement and the Florence Agreement."
    ),
)
"""The few duties that stand here; for all others the caller gives the tariff."""

# Sales

_GOODS, _ONLINE = Is("supply", "goods"), Is("supply", "electronic_service")
_HERE, _FROM_HERE = Is("arrival.vat", "PH"), Is("ship_from.vat", "PH")
_INTO = All(_GOODS, Not(_FROM_HERE), _HERE)
_RETURN = Filing(kind="vat", turn=Turn.QUARTER, months=1, day=25)
_OURS: dict[str, Any] = {"filing": _RETURN, "registration": "PH"}

SUPPLIES = (
    Supplied.no_supply(id="ph.sale.no_supply").by(TAX_CODE),
    Supplied.relieved(
        id="ph.sale.import_relief", when=All(_INTO, Is("import.scheme", "ph.de_minimis")),
    ).by(LIMIT),
    Supplied.at_customs(id="ph.sale.import", when=_INTO).by(PLATFORMS, note="The law on digital services leaves the import of goods out."),
    Supplied.export(
        id="ph.sale.export", when=All(_GOODS, _FROM_HERE, Not(_HERE)), **_OURS,
    ).by(TAX_CODE.at("s. 106")),
    Supplied.taxed(
        id="ph.sale.inside", title="Sale of goods in the Philippines", when=All(_GOODS, _HERE),
        regime="ph_domestic", **_OURS,
    ).by(TAX_CODE.at("s. 106")),
    Supplied.reverse_charge(
        id="ph.sale.service_to_business",
        title="Service from abroad to a business in the Philippines",
        when=All(Not(_GOODS), _HERE, Not(established("PH")), Is("buyer.kind", "business")),
    ).by(TAX_CODE.at("s. 114(D)")),
    Supplied.taxed(
        id="ph.sale.online_marketplace", title="Electronic service by the platform",
        when=All(_ONLINE, _HERE, Not(established("PH")), Is("channel", "marketplace")),
        accountable=Accountable.MARKETPLACE, filing=_RETURN, regime="ph_domestic",
    ).by(PLATFORMS, start=DIGITAL, note="Where the platform controls the supply."),
    Supplied.taxed(
        id="ph.sale.online",
        title="Electronic service from abroad to a consumer in the Philippines",
        when=All(_ONLINE, _HERE, AnyOf(established("PH"), registered("PH"))), regime="ph_domestic",
        **_OURS,
    ).by(DIGITAL_VAT, start=DIGITAL),
    Supplied.taxed(
        id="ph.sale.service_at_home", title="Service of a seller established in the Philippines",
        when=All(Not(_GOODS), _HERE, established("PH")), regime="ph_domestic", **_OURS,
    ).by(TAX_CODE.at("s. 108")),
    Supplied.on_the_spot(
        id="ph.sale.service_on_the_spot", when=All(ON_THE_SPOT, _HERE),
    ).by(TAX_CODE),
    Supplied.outside(
        id="ph.sale.service_outside", title="Service on which no Philippine tax falls",
        when=Not(_GOODS),
    ).by(TAX_CODE),
)  # fmt: skip

THRESHOLDS = (
    Threshold(
        id="ph.registration",
        title="Sales to buyers in the Philippines",
        counts="Sales there in twelve months, of digital services also by a seller abroad.",
        limit=Money("3000000 PHP"),
        counted=Counted.TWELVE_MONTHS,
        register="VAT in the Philippines.",
        country="PH",
        registration="PH",
    ).by(TAX_CODE.at("s. 236(G)")),
)

POLICY = CountryPolicy(
    code="PH",
    currency="PHP",
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
"""The rules of the Philippines."""
