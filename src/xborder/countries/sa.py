"""Saudi Arabia.

VAT of 15%, of 5% before 2020-07-01, falls on every import whatever its value. A person's parcel worth
at most SAR 1,000 with freight is free of customs duty. Since 2024-10-06 customs asks a service fee: SAR
15 for such a parcel, otherwise 0.15% of the value with freight and insurance, at least SAR 15 and at
most SAR 500.

Every figure is an estimate: the sources are advisers and the press. The duty goes by a tariff that the
caller gives: since June 2020 it reaches beyond the 5% of the Gulf's customs union.
Not computed: excise, goods that are zero-rated, the fees of before 2024-10-06, preferences.

Official: https://zatca.gov.sa

Example:
    >>> import datetime as dt
    >>> from xborder.landed_cost import quote
    >>> from xborder.trade import Buyer, Consignment, Item, Seller
    >>> parcel = Consignment(
    ...     ship_from="CN", ship_to="SA", on=dt.date(2026, 11, 21), prices="net",
    ...     items=[Item(hs_code="640411", origin="CN", quantity=1, unit_price="900 SAR")],
    ...     shipping="20 SAR", seller=Seller(registrations=set()), buyer=Buyer(kind="consumer"),
    ... )
    >>> print(quote(parcel).total)  # 15% VAT on 920, and 15 for customs' service
    1073.00 SAR
"""

from typing import Any

from xborder.countries.tobacco import TOBACCO
from xborder.policy.vocabulary import *

read: Reader = Reader(day(2026, 11, 21))

# Sources

VAT_15 = day(2020, 7, 1)
"""The first day of VAT of 15%."""
SERVICE_FEE = day(2024, 10, 6)
"""The first day of the customs service fee by value."""

RELIEF = read.secondary(
    "Saudi Gazette: duty and VAT on personal shipments",
    "https://saudigazette.com.sa/article/611390",
)
FEES = read.secondary(
    "Deloitte: revised customs services fees of Saudi Arabia",
    "https://www.deloitte.com/middle-east/en/services/tax/perspectives/ksa-customs-global-trade-advisory-news-revised-customs-services-fees.html",
)
FORMULA = read.secondary("Shiphop: taxes and duties", "https://shiphop.us/taxes-and-duties")
VAT_LAW = read.unchecked("Value Added Tax Law of Saudi Arabia", "https://zatca.gov.sa")
GULF = read.unchecked(
    "Common Customs Law of the Cooperation Council for the Arab States of the Gulf",
    "https://zatca.gov.sa",
)
EXCISE_LAW = read.unchecked("Excise Tax Law of Saudi Arabia", "https://zatca.gov.sa")

# Who and what

EXCISED = AnyOf(Is("item.excise", "tobacco", "energy"), HsIn(TOBACCO, "2202 854340"))
PERSONAL = All(
    Is("buyer.kind", "consumer"),
    AtMost(value="customs_value", limit=Money("1000 SAR")),
    Not(EXCISED),
)
ZERO_RATED = GoodsIn(hs="3003 3004 9018 9021", categories="medicines medical_devices")

# Values

VALUES = (
    Value(
        id="customs_value",
        title="Customs value with freight and insurance",
        plus="goods freight insurance taxable_fees",
        minus="seller_discount",
    ).by(FORMULA),
)

# Charges

_FEE: dict[str, Any] = {"kind": ChargeKind.FEE, "base": "customs_value"}

STEPS = (
    Charge(
        id="duty",
        kind=ChargeKind.DUTY,
        title="Customs duty",
        amount=ByGoods("tariff"),
        base="customs_value",
    ).by(FORMULA),
    Charge(
        id="import_vat",
        kind=ChargeKind.VAT,
        title="Import VAT",
        amount=ByGoods("vat"),
        base="customs_value duty",
    ).by(
        FORMULA,
        evidence="unchecked",
        note="Whether the service fee counts in the base was not read; it does not here.",
    ),
    Charge(
        id="parcel_fee",
        title="Customs service fee on a parcel up to SAR 1,000",
        amount=Flat(Money("15 SAR")),
        **_FEE,
    ).by(FEES, start=SERVICE_FEE),
    Charge(
        id="service_fee",
        title="Customs service fee",
        amount=NoMoreThan(
            AtLeast(Percent("0.0015"), Flat(Money("15 SAR"))), Flat(Money("500 SAR"))
        ),
        **_FEE,
    ).by(FEES, start=SERVICE_FEE),
)

# Regimes, in the order the law tries them

SCHEMES = (
    Scheme(
        id="sa.free_of_duty",
        title="Personal parcel up to SAR 1,000, free of duty",
        when=PERSONAL,
        steps="import_vat parcel_fee",
    ).by(RELIEF, note="Freight counts. One source says below SAR 1,000, another up to it."),
    Scheme(
        id="sa.import",
        title="Import with duty and VAT",
        when=ALWAYS,
        steps="duty import_vat service_fee",
    ).by(FORMULA),
)

# What is not computed

NOT_COMPUTED = (
    NotComputed(
        id="sa.inside",
        when=Is("ship_from", "SA"),
        reason="Goods that are already in Saudi Arabia are not imported.",
    ).by(GULF),
    NotComputed(
        id="sa.alcohol",
        when=Is("item.excise", "alcohol"),
        reason="Alcohol may not be imported into Saudi Arabia.",
    ).by(GULF),
    NotComputed(
        id="sa.excise",
        when=EXCISED,
        reason="Duties and excise on tobacco, electronic cigarettes, soft drinks and fuels are not computed.",
    ).by(EXCISE_LAW),
    Doubtful(
        id="sa.earlier_fees",
        when=ALWAYS,
        reason="What customs asked for its service before October 2024 is not known and left out.",
    ).by(FEES, end=SERVICE_FEE),
    Doubtful(
        id="sa.zero_rated",
        when=Stated(ZERO_RATED),
        reason="Listed medicines and medical aids are free of VAT; the full tax is shown.",
    ).by(VAT_LAW),
    Doubtful(
        id="sa.gift",
        when=Is("gift", "yes"),
        reason="The rules of Saudi Arabia for gifts were not read: they are taken as goods that are bought.",
    ).by(GULF),
    Doubtful(
        id="sa.preference",
        when=All(Stated(Is("item.preference", "yes")), Not(PERSONAL)),
        reason="A preference for this origin is not computed: the general duty is shown.",
    ).by(GULF),
)

# Rates

VAT = goods(
    "vat",
    GoodsRate("sa.vat", "0.05", title="Standard rate")
    .by(VAT_LAW, end=VAT_15)
    .then(RELIEF, amount="0.15"),
)

TARIFF = goods(
    "tariff",
    GoodsRate(
        "sa.duty.free", FREE, hs="4901 8471 851713", title="Books, computers, mobile telephones"
    ).by(GULF),
)
"""The few duties that stand here; for all others the caller gives the tariff."""

# Sales

_GOODS = Is("supply", "goods")
_HERE, _FROM_HERE = Is("arrival.vat", "SA"), Is("ship_from.vat", "SA")
_INTO = All(_GOODS, Not(_FROM_HERE), _HERE)
_OURS: dict[str, Any] = {"filing": Filing(kind="vat"), "registration": "SA"}

SUPPLIES = (
    Supplied.no_supply(id="sa.sale.no_supply").by(VAT_LAW),
    Supplied.at_customs(id="sa.sale.import", when=_INTO).by(VAT_LAW),
    Supplied.export(
        id="sa.sale.export", when=All(_GOODS, _FROM_HERE, Not(_HERE)), **_OURS,
    ).by(VAT_LAW),
    Supplied.taxed(
        id="sa.sale.inside", title="Sale of goods in Saudi Arabia", when=All(_GOODS, _HERE),
        regime="sa_domestic", **_OURS,
    ).by(VAT_LAW),
    Supplied.reverse_charge(
        id="sa.sale.service_to_business", title="Service from abroad to a business in Saudi Arabia",
        when=All(Not(_GOODS), _HERE, Not(established("SA")), Is("buyer.kind", "business")),
    ).by(VAT_LAW),
    Supplied.taxed(
        id="sa.sale.service", title="Service to a consumer in Saudi Arabia",
        when=All(Not(_GOODS), _HERE), regime="sa_domestic", **_OURS,
    ).by(VAT_LAW, note="A seller from abroad registers from the first sale on."),
    Supplied.outside(
        id="sa.sale.service_outside", title="Service on which no Saudi tax falls", when=Not(_GOODS),
    ).by(VAT_LAW),
)  # fmt: skip

THRESHOLDS = (
    Threshold(
        id="sa.registration",
        title="Turnover in Saudi Arabia",
        counts="Taxable supplies of a business established there.",
        limit=Money("375000 SAR"),
        counted=Counted.TWELVE_MONTHS,
        register="VAT in Saudi Arabia.",
        notify_days=30,
        country="SA",
        registration="SA",
    ).by(VAT_LAW),
)

POLICY = CountryPolicy(
    code="SA",
    currency="SAR",
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
"""The rules of Saudi Arabia."""
