"""The United Arab Emirates.

VAT of 5% falls on every import whatever its value. Customs duty, mostly 5% of the value with freight
and insurance, is waived up to AED 1,000: the guide of the Gulf's customs union says SAR 1,000, about AED
979. In January and February 2023 Dubai waived it up to AED 300 only, which was suspended on 2023-03-01
until further notice. Alcohol, tobacco and electronic cigarettes are never free.

Every figure is an estimate: the sources are advisers and the press, and the tariff was not read.
Not computed: excise, goods that are free or zero-rated, what customs asks for a declaration.

Official: https://www.dubaicustoms.gov.ae and https://tax.gov.ae

Example:
    >>> import datetime as dt
    >>> from xborder.landed_cost import quote
    >>> from xborder.trade import Buyer, Consignment, Item, Seller
    >>> parcel = Consignment(
    ...     ship_from="CN", ship_to="AE", on=dt.date(2026, 11, 21), prices="net",
    ...     items=[Item(hs_code="640411", origin="CN", quantity=1, unit_price="900 AED")],
    ...     shipping="20 AED", seller=Seller(registrations=set()), buyer=Buyer(kind="consumer"),
    ... )
    >>> print(quote(parcel).total)  # 5% VAT on 920, and no duty
    966.00 AED
"""

from typing import Any

from xborder.countries.tobacco import TOBACCO
from xborder.policy.vocabulary import *

read: Reader = Reader(day(2026, 11, 21))

# Sources

DUBAI_300 = day(2023, 1, 1), day(2023, 3, 1)
"""The first day of Dubai's limit of AED 300, and the first day without it."""

VAT_5 = read.secondary(
    "Daily The Business: duties and VAT of the Emirates", "https://dailythebusiness.com/?p=8761"
)
RELIEF = read.secondary(
    "EY: Dubai reinstates the former import value threshold of consignments",
    "https://taxnews.ey.com/news/2023-0485-dubai-reinstates-former-import-value-threshold-of-consignments",
)
SUSPENDED = read.secondary(
    "Khaleej Times: Dubai suspends the new customs duty on international goods above AED 300",
    "https://www.khaleejtimes.com/life-and-living/visa-and-immigration-in-uae/dubai-suspends-new-customs-duty-on-international-goods-above-dh300",
)
GULF = read.unchecked(
    "Common Customs Law of the Cooperation Council for the Arab States of the Gulf",
    "https://www.dubaicustoms.gov.ae",
)
VAT_LAW = read.unchecked(
    "Federal Decree-Law No. 8 of 2017 on value added tax", "https://tax.gov.ae"
)
EXCISE_LAW = read.unchecked("Federal Decree-Law No. 7 of 2017 on excise tax", "https://tax.gov.ae")

# Who and what

EXCISED = AnyOf(Is("item.excise", "alcohol", "tobacco", "energy"), HsIn(TOBACCO, "2202 854340"))
VAT_REGISTERED = All(Is("buyer.kind", "business"), Is("buyer.tax_number", "yes"))
ZERO_RATED = GoodsIn(hs="3003 3004 9018 9021", categories="medicines medical_devices")


def _up_to(dirhams: int) -> Condition:
    return AtMost(value="customs_value", limit=Money(f"{dirhams} AED"))


FREE_OF_DUTY = All(_up_to(1000), Not(EXCISED))

# Values

VALUES = (
    Value(
        id="customs_value",
        title="Customs value with freight and insurance",
        plus="goods freight insurance taxable_fees",
        minus="seller_discount",
    ).by(GULF),
)

# Charges

_VAT: dict[str, Any] = {
    "kind": ChargeKind.VAT,
    "amount": ByGoods("vat"),
    "base": "customs_value duty",
}

STEPS = (
    Charge(
        id="duty",
        kind=ChargeKind.DUTY,
        title="Customs duty",
        amount=ByGoods("tariff"),
        base="customs_value",
    ).by(VAT_5),
    Charge(id="import_vat", title="Import VAT", when=Not(VAT_REGISTERED), **_VAT).by(VAT_5),
    Charge(
        id="return_vat",
        title="Import VAT, reported in the buyer's return",
        when=VAT_REGISTERED,
        collector=Collector.BUYER,
        moment=Moment.RETURN,
        **_VAT,
    ).by(VAT_LAW.at("Art. 48, 50")),
)

# Regimes, in the order the law tries them

SCHEMES = (
    Scheme(
        id="ae.free_of_duty",
        title="Up to AED 1,000, free of duty",
        when=FREE_OF_DUTY,
        steps="import_vat return_vat",
    )
    .by(RELIEF, end=DUBAI_300[0])
    .then(
        RELIEF,
        end=DUBAI_300[1],
        title="Up to AED 300, free of duty",
        when=All(_up_to(300), Not(EXCISED)),
        note="Dubai's Customs Notice 5/2022.",
    )
    .then(
        SUSPENDED,
        title="Up to AED 1,000, free of duty",
        when=FREE_OF_DUTY,
        note="By e-mail, until further notice; nothing newer was seen.",
    ),
    Scheme(
        id="ae.import",
        title="Import with duty and VAT",
        when=ALWAYS,
        steps="duty import_vat return_vat",
    ).by(VAT_5),
)

# What is not computed

NOT_COMPUTED = (
    NotComputed(
        id="ae.inside",
        when=Is("ship_from", "AE"),
        reason="Goods that are already in the United Arab Emirates are not imported.",
    ).by(GULF),
    NotComputed(
        id="ae.excise",
        when=EXCISED,
        reason="Duties and excise on alcohol, tobacco, electronic cigarettes, soft drinks and fuels "
        "are not computed.",
    ).by(EXCISE_LAW),
    Doubtful(
        id="ae.limit",
        when=All(FREE_OF_DUTY, Not(AtMost(value="customs_value", limit=Money("979.33 AED")))),
        reason="The guide of the Gulf's customs union says SAR 1,000, which is AED 979.33; "
        "duty can fall above it.",
    ).by(RELIEF),
    Doubtful(
        id="ae.declaration",
        when=Not(FREE_OF_DUTY),
        reason="What customs asks for a declaration is not known and left out.",
    ).by(GULF),
    Doubtful(
        id="ae.zero_rated",
        when=Stated(ZERO_RATED),
        reason="Listed medicines and medical aids are free of VAT; the full tax is shown.",
    ).by(VAT_LAW.at("Art. 45")),
    Doubtful(
        id="ae.gift",
        when=Is("gift", "yes"),
        reason="The rules of the Emirates for gifts were not read: they are taken as goods that are bought.",
    ).by(GULF),
    Doubtful(
        id="ae.preference",
        when=All(Stated(Is("item.preference", "yes")), Not(FREE_OF_DUTY)),
        reason="A preference for this origin is not computed: the general duty is shown.",
    ).by(GULF),
)

# Rates

VAT = goods("vat", GoodsRate("ae.vat", "0.05", title="Standard rate").by(VAT_5))

TARIFF = goods(
    "tariff",
    GoodsRate("ae.duty", "0.05", title="All other goods").by(
        VAT_5, evidence="unchecked", note="The general rate; what is free was not read."
    ),
    GoodsRate(
        "ae.duty.free", FREE, hs="4901 8471 851713", title="Books, computers, mobile telephones"
    ).by(GULF),
)

# Sales

_GOODS, _ONLINE = Is("supply", "goods"), Is("supply", "electronic_service")
_HERE, _FROM_HERE = Is("arrival.vat", "AE"), Is("ship_from.vat", "AE")
_INTO = All(_GOODS, Not(_FROM_HERE), _HERE)
_OURS: dict[str, Any] = {
    "filing": Filing(kind="vat", turn=Turn.QUARTER, months=1, day=28),
    "registration": "AE",
}

SUPPLIES = (
    Supplied.no_supply(id="ae.sale.no_supply").by(VAT_LAW.at("Art. 5")),
    Supplied.at_customs(id="ae.sale.import", when=_INTO).by(VAT_LAW.at("Art. 48")),
    Supplied.export(
        id="ae.sale.export", when=All(_GOODS, _FROM_HERE, Not(_HERE)), **_OURS,
    ).by(VAT_LAW.at("Art. 45")),
    Supplied.taxed(
        id="ae.sale.inside", title="Sale of goods in the United Arab Emirates",
        when=All(_GOODS, _HERE), regime="ae_domestic", **_OURS,
    ).by(VAT_LAW.at("Art. 2, 27")),
    Supplied.reverse_charge(
        id="ae.sale.service_to_business", title="Service from abroad to a business in the Emirates",
        when=All(Not(_GOODS), _HERE, Not(established("AE")), Is("buyer.kind", "business")),
    ).by(VAT_LAW.at("Art. 48")),
    Supplied.taxed(
        id="ae.sale.service", title="Service to a consumer in the Emirates",
        when=All(Not(_GOODS), _HERE), regime="ae_domestic", **_OURS,
    ).by(VAT_LAW.at("Art. 31"), note="A seller from abroad registers from the first sale on."),
    Supplied.outside(
        id="ae.sale.service_outside", title="Service on which no tax of the Emirates falls",
        when=Not(_GOODS),
    ).by(VAT_LAW),
)  # fmt: skip

THRESHOLDS = (
    Threshold(
        id="ae.registration",
        title="Turnover in the United Arab Emirates",
        counts="Taxable supplies and imports of a business established there.",
        limit=Money("375000 AED"),
        counted=Counted.TWELVE_MONTHS,
        register="VAT in the United Arab Emirates.",
        notify_days=30,
        country="AE",
        registration="AE",
    ).by(VAT_LAW.at("Art. 13")),
)

POLICY = CountryPolicy(
    code="AE",
    currency="AED",
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
"""The rules of the United Arab Emirates."""
