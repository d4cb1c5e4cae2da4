"""Vietnam.

Express parcels of at most VND 1,000,000 were free of duty and VAT until 2025-02-17. Since 2025-02-18 VAT
falls on every one of them. Whether their relief from duty went too is disputed: advisers point to the
decree on duties, which has a relief of its own, the press and a law publisher say that it ended. What
bears duty goes by the tariff, which the caller gives. VAT is 10%; most goods bear 8% from 2022-02-01 to
2022-12-31 and from 2023-07-01 to 2026-12-31.

A duty of at most VND 100,000 on an express parcel is not collected either, and gifts of at most VND
2,000,000 are free four times a year. No seller or platform abroad charges VAT on goods at the sale. Every
figure is an estimate. Not computed: special consumption tax, the goods that stay at 10% or have 5%,
preferences.

Official: https://www.customs.gov.vn and https://www.gdt.gov.vn

Example:
    >>> import datetime as dt
    >>> from xborder.landed_cost import quote
    >>> from xborder.trade import Buyer, Consignment, Item
    >>> parcel = Consignment(
    ...     ship_from="CN", ship_to="VN", on=dt.date(2026, 11, 21), prices="net",
    ...     items=[Item(hs_code="640411", origin="CN", quantity=1, unit_price="900000 VND")],
    ...     shipping="0 VND", transport="express", buyer=Buyer(kind="consumer"),
    ... )
    >>> print(quote(parcel).total)  # 8%, and no duty by the reading taken
    972000 VND
"""

from typing import Any

from xborder.countries.tobacco import TOBACCO
from xborder.policy.vocabulary import *

read: Reader = Reader(day(2026, 11, 21))

# Sources

VAT_ON_ALL = day(2025, 2, 18)
"""The first day of VAT on every express parcel."""
FIRST_CUT, SECOND_CUT, BACK_TO_10 = day(2022, 2, 1), day(2023, 7, 1), day(2027, 1, 1)
"""The first days of 8%, of 8% again, and of 10% after it."""

OLD_LIMIT = read.secondary(
    "LawNet: Decision 78/2010 and its repeal",
    "https://lawnet.vn/chinh-sach-thue/en/from-february-18-2025-shall-imports-under-1-million-vnd-sent-via-express-delivery-be-not-entitled-to-20162.html",
)
REPEALED = read.secondary(
    "Saigon Times: VAT exemption ends for low-value imports (Decision 01/2025)",
    "https://english.thesaigontimes.vn/vat-exemption-ends-for-de-minimis-imports-from-february-18",
)
DUTY_STAYS = read.secondary(
    "EY: repeal of the threshold of low-value express shipments",
    "https://ey.com/en_vn/technical/tax/tax-and-law-updates/customs-global-trade-alert-march-2025-repeal-of-the-threshold-for-import-duties-and-vat-exemptions-regarding-low-value-express-shipments",
    article="Decree 134/2016, Art. 29",
)
DUTY_ENDED = read.secondary(
    "VOV: Vietnam ends the tax-free status of low-value imports",
    "https://english.vov.vn/en/economy/vietnam-ends-tax-free-status-for-low-value-imports-sent-via-express-services-post1146679.vov",
)
DECREE_134 = Reader(day(2026, 11, 30)).secondary(
    "Customs News, the journal of Vietnam Customs: Decree 134/2016 on express imports",
    "https://english.haiquanonline.com.vn/imports-valued-at-1000000-vnd-or-less-which-are-sent-via-express-delivery-service-are-exempted-from-import-duty-1279.html",
    article="Art. 29(2)",
)
GIFTS = Reader(day(2026, 11, 30)).secondary(
    "LawNet: Decree 134/2016, Art. 8, as changed by Decree 18/2021, on gifts",
    "https://lawnet.vn/chinh-sach-thue/en/what-is-the-duty-free-allowance-on-gifts-given-for-humanitarian-in-vietnam-13994.html",
    article="Art. 8(2)(a)",
)
TEN = read.secondary(
    "VnEconomy: VAT on low-value imports",
    "https://vneconomy.vn/vat-exemption-will-not-be-applicable-to-low-value-imports-sent-via-express-delivery-services.htm",
)
EIGHT_2025 = read.secondary(
    "Vietnam.vn: VAT reduced from 1 July 2025 to 31 December 2026",
    "https://www.vietnam.vn/en/giam-thue-gia-tri-gia-tang-tu-01-7-2025-den-het-31-12-2026",
)
EIGHT = read.unchecked(
    "Resolutions of the National Assembly on reduced VAT (43/2022 and later)", "https://vbpl.vn"
)
VAT_LAW = read.unchecked("Law on Value Added Tax 48/2024/QH15", "https://vbpl.vn")
EXCISE_LAW = read.unchecked("Law on Special Consumption Tax", "https://vbpl.vn")
DUTY_LAW = read.unchecked("Law on Export and Import Duties 107/2016/QH13", "https://vbpl.vn")
REGISTRATION = Reader(day(2026, 11, 30)).secondary(
    "Orbitax on the portal of foreign suppliers and Circular 80/2021/TT-BTC",
    "https://www.orbitax.com/news/archive.php/Vietnam-Launches-Electronic-Po-49377",
    article="Circular 80/2021, Chapter IX",
)

# Who and what

EXCISED = AnyOf(
    Is("item.excise", "alcohol", "tobacco", "energy"),
    HsIn(TOBACCO, "2203 2204 2205 2206 2207 2208 854340 8702 8703 8711 8415"),
)
SMALL = All(Is("transport", "express"), AtMost(value="customs_value", limit=Money("1000000 VND")))
GIFT = Is("gift", "yes")
STAYS, ENDED = Reads("vn.duty_relief", "stays"), Reads("vn.duty_relief", "ended")

READINGS = (
    Reading(
        id="vn.duty_relief",
        question="Are express parcels up to VND 1,000,000 still free of duty?",
        options={
            "stays": "Yes: the decree on duties has a relief of its own, only VAT has changed.",
            "ended": "No: the decision that was repealed was the relief from duty too.",
        },
        default="stays",
    ),
)

# Values

VALUES = (
    Value(
        id="customs_value",
        title="Customs value with freight and insurance",
        plus="goods freight_before_border insurance taxable_fees",
        minus="seller_discount",
    ).by(DUTY_LAW),
)

# Charges

STEPS = (
    Charge(
        id="duty",
        kind=ChargeKind.DUTY,
        title="Customs duty",
        amount=ByGoods("tariff"),
        base="customs_value",
    ).by(OLD_LIMIT),
    Charge(
        id="import_vat",
        kind=ChargeKind.VAT,
        title="Import VAT",
        amount=ByGoods("vat"),
        base="customs_value duty",
    ).by(VAT_LAW),
    Waiver(
        id="small_duty",
        title="Duty of an express parcel up to VND 100,000 is not collected",
        charges="duty",
        limit=Money("100000 VND"),
        when=Is("transport", "express"),
    )
    .by(DECREE_134, end=VAT_ON_ALL)
    .then(
        DUTY_STAYS,
        when=All(Is("transport", "express"), STAYS),
        status=Status.UNCLEAR,
        note="Whether the relief ended with the decision of 2025 is disputed.",
    ),
)

# Regimes, in the order the law tries them

SCHEMES = (
    Scheme(
        id="vn.gift",
        title="Gift up to VND 2,000,000, free",
        when=All(GIFT, AtMost(value="customs_value", limit=Money("2000000 VND")), Not(EXCISED)),
    ).by(GIFTS, note="To a person or an organisation, four times a year."),
    Scheme(id="vn.free", title="Express parcel up to VND 1,000,000, free", when=SMALL).by(
        OLD_LIMIT, end=VAT_ON_ALL
    ),
    Scheme(
        id="vn.free_of_duty",
        title="Express parcel up to VND 1,000,000, free of duty",
        when=All(SMALL, STAYS),
        steps="import_vat",
    ).by(DUTY_STAYS, start=VAT_ON_ALL, status=Status.UNCLEAR),
    Scheme(
        id="vn.import",
        title="Import with duty and VAT",
        when=ALWAYS,
        steps="duty small_duty import_vat",
    ).by(REPEALED),
)

# What is not computed

NOT_COMPUTED = (
    NotComputed(
        id="vn.inside",
        when=Is("ship_from", "VN"),
        reason="Goods that are already in Vietnam are not imported.",
    ).by(DUTY_LAW),
    NotComputed(
        id="vn.excise",
        when=EXCISED,
        reason="Vietnamese special consumption tax on alcohol, tobacco, vehicles, air conditioners and fuels "
        "is not computed.",
    ).by(EXCISE_LAW),
    Doubtful(
        id="vn.duty_relief",
        when=All(SMALL, Not(GIFT)),
        reason="Whether express parcels up to VND 1,000,000 are still free of duty is disputed.",
        reading="vn.duty_relief",
    ).by(DUTY_ENDED, start=VAT_ON_ALL, note="A relief up to VND 2,000,000 was drafted."),
    Doubtful(
        id="vn.rate",
        when=Not(SMALL),
        reason="Some goods stay at 10% or have 5% of Vietnamese VAT: the rate of most goods is shown.",
    )
    .by(EIGHT, end=VAT_ON_ALL)
    .then(EIGHT_2025, when=ALWAYS),
    Doubtful(
        id="vn.gift",
        when=GIFT,
        reason="The Vietnamese relief for gifts is for four gifts a year, and was read of the duty; above VND 2,000,000 a duty under VND 200,000 is not collected either.",
    ).by(GIFTS),
    Doubtful(
        id="vn.preference",
        when=All(Stated(Is("item.preference", "yes")), Not(SMALL)),
        reason="A preference for this origin is not computed: the general duty is shown.",
    ).by(DUTY_LAW),
)

# Rates

VAT = goods(
    "vat",
    GoodsRate("vn.vat", "0.10", title="Standard rate")
    .by(TEN, end=FIRST_CUT)
    .then(EIGHT, amount="0.08", end=day(2023, 1, 1))
    .then(TEN, amount="0.10", end=SECOND_CUT)
    .then(EIGHT, amount="0.08", end=day(2025, 7, 1))
    .then(EIGHT_2025, end=BACK_TO_10)
    .then(EIGHT_2025, amount="0.10", status=Status.SCHEDULED, note="If it is not prolonged again."),
)

TARIFF = goods(
    "tariff",
    GoodsRate(
        "vn.duty.free", FREE, hs="4901 8471 851713", title="Books, computers, mobile telephones"
    ).by(DUTY_LAW, note="By the WTO Information Technology Agreement and the tariff."),
)
"""The few duties that stand here; for all others the caller gives the tariff."""

# Sales

_GOODS, _ONLINE = Is("supply", "goods"), Is("supply", "electronic_service")
_HERE, _FROM_HERE = Is("arrival.vat", "VN"), Is("ship_from.vat", "VN")
_INTO = All(_GOODS, Not(_FROM_HERE), _HERE)
_OURS: dict[str, Any] = {
    "filing": Filing(kind="vat", turn=Turn.QUARTER, months=1),
    "registration": "VN",
}

SUPPLIES = (
    Supplied.no_supply(id="vn.sale.no_supply").by(VAT_LAW),
    Supplied.relieved(
        id="vn.sale.import_relief", when=All(_INTO, Is("import.scheme", "vn.free")),
    ).by(OLD_LIMIT, end=VAT_ON_ALL),
    Supplied.at_customs(id="vn.sale.import", when=_INTO).by(REPEALED, note="What platforms withhold from small sellers is not of the import."),
    Supplied.export(
        id="vn.sale.export", when=All(_GOODS, _FROM_HERE, Not(_HERE)), **_OURS,
    ).by(VAT_LAW),
    Supplied.taxed(
        id="vn.sale.inside", title="Sale of goods in Vietnam", when=All(_GOODS, _HERE),
        regime="vn_domestic", **_OURS,
    ).by(VAT_LAW),
    Supplied.reverse_charge(
        id="vn.sale.service_to_business", title="Service from abroad to a business in Vietnam",
        when=All(Not(_GOODS), _HERE, Not(established("VN")), Is("buyer.kind", "business")),
    ).by(VAT_LAW, note="The buyer withholds the contractor's tax."),
    Supplied.taxed(
        id="vn.sale.online_marketplace", title="Electronic service by the platform",
        when=All(_ONLINE, _HERE, Not(established("VN")), Is("channel", "marketplace")),
        accountable=Accountable.MARKETPLACE, filing=_OURS["filing"], regime="vn_domestic",
    ).by(VAT_LAW.at("Art. 4")),
    Supplied.taxed(
        id="vn.sale.service", title="Service to a consumer in Vietnam",
        when=All(Not(_GOODS), _HERE), regime="vn_domestic", **_OURS,
    ).by(VAT_LAW.at("Art. 4"), note="From the first sale on: there is no threshold."),
    Supplied.outside(
        id="vn.sale.service_outside", title="Service on which no Vietnamese tax falls",
        when=Not(_GOODS),
    ).by(VAT_LAW),
)  # fmt: skip

THRESHOLDS = (
    Threshold(
        id="vn.registration",
        title="Electronic commerce of foreign suppliers in Vietnam",
        counts="What a supplier abroad sells by electronic commerce to buyers there.",
        limit=Money("0 VND"),
        register="Foreign supplier's registration in Vietnam.",
        country="VN",
        registration="VN",
    ).by(REGISTRATION, start=day(2022, 1, 1), note="No least turnover is named."),
)

POLICY = CountryPolicy(
    code="VN",
    currency="VND",
    opens=day(2020, 1, 1),
    dated_by="import_entry",
    values=VALUES,
    steps=STEPS,
    schemes=SCHEMES,
    tables={"tariff": TARIFF, "vat": VAT},
    not_computed=NOT_COMPUTED,
    readings=READINGS,
    supplies=SUPPLIES,
    thresholds=THRESHOLDS,
)
"""The rules of Vietnam."""
