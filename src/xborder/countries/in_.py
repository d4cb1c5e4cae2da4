"""India.

What a person buys abroad for personal use is heading 9804 of the tariff, whatever it is: duty of 10% of
the value with freight and insurance, a surcharge of 10% of the duty, and GST of 18% on all of it, 30.98%
together; with the GST of 28% of before 2025-09-22, 42.08%. A gift has no concession: duty of 35%, of
20% since 2025-02-02 and of 10% since 2026-04-01. There is no limit below which goods are free, only
duties of at most INR 100 are not collected. What is not for personal use goes by the tariff, which the
caller gives.

On 2026-04-01 the rate of the heading fell to the concession's 10%. That the surcharge still falls is
inferred from an entry that was struck out of a list: 30.98% is the reading here, 29.8% the other one.

Goods for trade bear GST by their heading since 2025-09-22 (:mod:`xborder.countries.in_gst`). Every
figure is an estimate. Not computed: alcohol, tobacco, vehicles, preferences, medicines and books at their
own rates where a person buys them, GST by goods before that day.

Official: https://www.cbic.gov.in and https://mumbaicustomszone3.gov.in

Example:
    >>> import datetime as dt
    >>> from xborder.landed_cost import quote
    >>> from xborder.trade import Buyer, Consignment, Item
    >>> parcel = Consignment(
    ...     ship_from="CN", ship_to="IN", on=dt.date(2026, 11, 21), prices="net",
    ...     items=[Item(hs_code="640411", origin="CN", quantity=1, unit_price="9000 INR")],
    ...     shipping="1000 INR", buyer=Buyer(kind="consumer"),
    ... )
    >>> print(quote(parcel).total)  # 30.98% of 10,000
    13098.00 INR
"""

from typing import Any

from xborder.countries.in_gst import BY_PRICE, GST, GST_BY_PRICE, RATES, READ, START
from xborder.countries.tobacco import TOBACCO, VAPES
from xborder.policy.vocabulary import *

read: Reader = Reader(day(2026, 11, 21))

# Sources

TWENTY, GST_18, TEN = day(2025, 2, 2), day(2025, 9, 22), day(2026, 4, 1)
"""The first days of 20% on heading 9804, of GST of 18% on it, and of 10% on it."""

MUMBAI = read.official(
    "Mumbai Customs Zone III: duties on imports by courier",
    "https://mumbaicustomszone3.gov.in/apsc-ict-faq",
    article="Notification 50/2017, serial 608",
)
COURIER_CELL = read.official(
    "Mumbai Customs Zone III: Airport Special Cargo, courier cell",
    "https://mumbaicustomszone3.gov.in/airport-special-cargo-courier-cell",
)
GIFTS = read.secondary(
    "Taxscan: customs duty on goods imported as gifts (Foreign Trade Policy, para 2.25)",
    "https://staging.taxscan.in/?p=45624",
)
NO_MORE_THAN_100 = read.secondary(
    "Foreign Trade Policy, para 2.25, which quotes section 25(6) of the Customs Act 1962",
    "http://eximkey.com/notification.php?Path=%2FSec%2FDGFT%2FEximPolicy%2FFTPwef05122017%2F2.25.htm&intId=52898",
    article="s. 25(6)",
)
SURCHARGE_LIST = read.secondary(
    "Taxguru: exemptions from the social welfare surcharge (Notifications 07/2025 and 03/2026)",
    "https://taxguru.in/?p=1022725",
)
BUDGET_2026 = read.secondary(
    "Hindustan Times: Budget 2026, customs on personal items",
    "https://www.hindustantimes.com/india-news/budget-2026-lower-customs-for-personal-items-brought-in-by-air-101769994589226.html",
)
FINANCE_ACT = read.unchecked("Finance Act 2018", "https://www.indiacode.nic.in", article="s. 110")
GST_ACT = read.unchecked(
    "Integrated Goods and Services Tax Act 2017; Central Goods and Services Tax Act 2017",
    "https://www.indiacode.nic.in",
)
VAPING = read.unchecked(
    "Prohibition of Electronic Cigarettes Act 2019", "https://www.indiacode.nic.in", article="s. 4"
)
TECHNOLOGY = read.unchecked(
    "WTO Information Technology Agreement; Customs Tariff Act 1975",
    "https://www.wto.org/english/tratop_e/inftec_e/inftec_e.htm",
)

# Who and what

EXCISED = AnyOf(
    Is("item.excise", "alcohol", "tobacco", "energy"),
    HsIn(TOBACCO, "2203 2204 2205 2206 2207 2208"),
)
VEHICLES = HsIn("8701 8702 8703 8704 8705 8711")
PERSONAL = All(Is("buyer.kind", "consumer"), Not(Stated(Is("item.personal_use", "no"))))
GIFT = All(PERSONAL, Is("gift", "yes"))
SURCHARGED = AnyOf(Not(PERSONAL), Reads("in.surcharge", "due"))

READINGS = (
    Reading(
        id="in.surcharge",
        question="Does the surcharge fall on personal imports since April 2026?",
        options={
            "due": "Yes: the entry that freed them was struck out, 30.98% in all.",
            "free": "No: only the rate of the duty has changed, 29.8% in all.",
        },
        default="due",
    ),
)

# Values

VALUES = (
    Value(
        id="customs_value",
        title="Customs value with freight and insurance",
        plus="goods freight_before_border insurance taxable_fees",
        minus="seller_discount",
    ).by(MUMBAI),
)

# Charges

_DUTY: dict[str, Any] = {"kind": ChargeKind.DUTY, "base": "customs_value"}
_GST: dict[str, Any] = {
    "kind": ChargeKind.GST,
    "base": "customs_value personal_duty gift_duty duty surcharge",
}

STEPS = (
    Charge(
        id="personal_duty",
        title="Customs duty on goods for personal use",
        amount=Percent("0.10"),
        **_DUTY,
    ).by(MUMBAI),
    Charge(id="gift_duty", title="Customs duty on a gift", amount=Percent("0.35"), **_DUTY)
    .by(GIFTS, end=TWENTY)
    .then(MUMBAI, amount=Percent("0.20"), end=TEN)
    .then(BUDGET_2026, amount=Percent("0.10")),
    Charge(id="duty", title="Customs duty", amount=ByGoods("tariff"), **_DUTY).by(MUMBAI),
    Charge(
        id="surcharge",
        kind=ChargeKind.ADDITIONAL_DUTY,
        title="Social welfare surcharge",
        amount=Percent("0.10"),
        base="personal_duty gift_duty duty",
    )
    .by(FINANCE_ACT, end=TWENTY)
    .then(
        SURCHARGE_LIST, end=TEN, when=Not(GIFT), note="Mumbai Customs prints it with the 10% alone."
    )
    .then(
        SURCHARGE_LIST,
        when=SURCHARGED,
        note="Entry 8H was struck out from that day; that it is the one of heading 9804 is inferred "
        "from the order of the list.",
    ),
    Charge(id="personal_gst", title="GST on import", amount=Percent("0.28"), **_GST)
    .by(GIFTS, end=GST_18, note="Notification 1/2017, Schedule IV, serial 227.")
    .then(MUMBAI, amount=Percent("0.18")),
    Charge(id="import_gst", title="GST on import", amount=ByGoods("vat"), **_GST)
    .by(GST_ACT, end=START)
    .then(GST_ACT, when=Not(HsIn(BY_PRICE))),
    Charge(
        id="gst_by_price",
        title="GST on import, by the price of a piece",
        amount=GST_BY_PRICE,
        when=HsIn(BY_PRICE),
        **_GST,
    ).by(RATES, start=START, note="Clothing, made-up textiles and footwear."),
    Waiver(
        id="small_duties",
        title="Duties of at most INR 100 are not collected",
        charges="personal_duty gift_duty duty surcharge personal_gst import_gst gst_by_price",
        limit=Money("100 INR"),
    ).by(NO_MORE_THAN_100, note="Mumbai Customs says less than INR 100, the section at most."),
)

# Regimes, in the order the law tries them

SCHEMES = (
    Scheme(
        id="in.gift",
        title="Gift to a person, heading 9804",
        when=GIFT,
        steps="gift_duty surcharge personal_gst small_duties",
    ).by(COURIER_CELL, note="No money is paid. Free up to INR 5,000 until 2019-12-11."),
    Scheme(
        id="in.personal",
        title="Goods bought for personal use, heading 9804",
        when=PERSONAL,
        steps="personal_duty surcharge personal_gst small_duties",
    ).by(COURIER_CELL),
    Scheme(
        id="in.import",
        title="Import by the tariff, with GST",
        when=ALWAYS,
        steps="duty surcharge import_gst gst_by_price small_duties",
    ).by(MUMBAI, note="Between businesses the tariff applies."),
)

# What is not computed

NOT_COMPUTED = (
    NotComputed(
        id="in.inside",
        when=Is("ship_from", "IN"),
        reason="Goods that are already in India are not imported.",
    ).by(GST_ACT),
    NotComputed(
        id="in.vapes",
        when=VAPES,
        reason="Electronic cigarettes may not be imported into India.",
    ).by(VAPING),
    NotComputed(
        id="in.excise",
        when=AnyOf(EXCISED, VEHICLES),
        reason="Indian duties on alcohol, tobacco, fuels and motor vehicles are not computed.",
    ).by(MUMBAI, evidence="unchecked", note="They are outside heading 9804."),
    Doubtful(
        id="in.personal_use",
        when=PERSONAL,
        reason="That goods are for personal use is for customs to find, and how it rounds was not read.",
    ).by(MUMBAI),
    Doubtful(
        id="in.concession",
        when=All(PERSONAL, Is("gift", "no")),
        reason="The concession of 10% is for personal goods that are under no restriction: that these are such is taken for granted. Others bear the general 20% without the surcharge, 41.60% in all.",
    ).by(MUMBAI, start=GST_18, end=TEN),
    Doubtful(
        id="in.surcharge",
        when=PERSONAL,
        reason="Whether the surcharge falls on personal imports since April 2026 was inferred, not read.",
        reading="in.surcharge",
    ).by(SURCHARGE_LIST, start=TEN),
    Doubtful(
        id="in.gst",
        when=Not(PERSONAL),
        reason="Indian GST differs by the goods, from nothing to 40%: the usual 18% is shown.",
    )
    .by(GST_ACT, end=START)
    .then(GST_ACT, when=All(Not(PERSONAL), Not(READ))),
    Doubtful(
        id="in.sale_value",
        when=All(Not(PERSONAL), Stated(HsIn(BY_PRICE))),
        reason="Indian GST on clothing and footwear goes by the sale value of a piece: its customs value is taken.",
    ).by(GST_ACT, start=START),
    Doubtful(
        id="in.rounding",
        when=Not(PERSONAL),
        reason="How Indian customs rounds what a business pays was not read.",
    ).by(GST_ACT),
    Doubtful(
        id="in.own_rates",
        when=All(PERSONAL, Stated(GoodsIn(hs="3003 3004 4901", categories="medicines books"))),
        reason="Books and medicines have rates of their own in India: the one of personal goods is shown.",
    ).by(MUMBAI, note="Printed books bear duty of 5%; the rest of that table was not read."),
    Doubtful(
        id="in.preference",
        when=All(Stated(Is("item.preference", "yes")), Not(PERSONAL)),
        reason="A preference for this origin is not computed: the general duty is shown.",
    ).by(MUMBAI),
)

# Rates

TARIFF = goods(
    "tariff",
    GoodsRate(
        "in.duty.free", FREE, hs="8471 851712 851713 851714", title="Computers, mobile telephones"
    ).by(TECHNOLOGY, evidence="unchecked"),
)
"""The few duties that stand here; for all others the caller gives the tariff."""

# Sales

_GOODS, _ONLINE = Is("supply", "goods"), Is("supply", "electronic_service")
_HERE, _FROM_HERE = Is("arrival.vat", "IN"), Is("ship_from.vat", "IN")
_INTO = All(_GOODS, Not(_FROM_HERE), _HERE)
_RETURN = Filing(kind="gst", turn=Turn.MONTH, months=1, day=20)
_OURS: dict[str, Any] = {"filing": _RETURN, "registration": "IN"}

SUPPLIES = (
    Supplied.no_supply(id="in.sale.no_supply").by(GST_ACT),
    Supplied.at_customs(id="in.sale.import", when=_INTO).by(MUMBAI, note="No law asks a seller or a platform abroad to charge GST on goods."),
    Supplied.export(
        id="in.sale.export", when=All(_GOODS, _FROM_HERE, Not(_HERE)), **_OURS,
    ).by(GST_ACT.at("s. 16")),
    Supplied.taxed(
        id="in.sale.inside", title="Sale of goods in India", when=All(_GOODS, _HERE),
        regime="in_domestic", **_OURS,
    ).by(GST_ACT),
    Supplied.reverse_charge(
        id="in.sale.service_to_business", title="Service from abroad to a business in India",
        when=All(Not(_GOODS), _HERE, Not(established("IN")), Is("buyer.kind", "business")),
    ).by(GST_ACT.at("s. 5(3)")),
    Supplied.taxed(
        id="in.sale.online_marketplace", title="Electronic service by the platform",
        when=All(_ONLINE, _HERE, Not(established("IN")), Is("channel", "marketplace")),
        accountable=Accountable.MARKETPLACE, filing=_RETURN, regime="in_domestic",
    ).by(GST_ACT.at("s. 14")),
    Supplied.taxed(
        id="in.sale.service", title="Service to a consumer in India", when=All(Not(_GOODS), _HERE),
        regime="in_domestic", **_OURS,
    ).by(GST_ACT.at("s. 14"), note="A seller from abroad registers from the first sale on."),
    Supplied.outside(
        id="in.sale.service_outside", title="Service on which no Indian tax falls",
        when=Not(_GOODS),
    ).by(GST_ACT),
)  # fmt: skip

THRESHOLDS = (
    Threshold(
        id="in.registration",
        title="Turnover in India",
        counts="Supplies of goods of a business established there, in the financial year.",
        limit=Money("4000000 INR"),
        counted=Counted.TWELVE_MONTHS,
        register="GST in India.",
        notify_days=30,
        country="IN",
        registration="IN",
    ).by(GST_ACT.at("s. 22"), note="INR 2,000,000 for services and in some states."),
)

POLICY = CountryPolicy(
    code="IN",
    currency="INR",
    opens=day(2020, 1, 1),
    dated_by="import_entry",
    values=VALUES,
    steps=STEPS,
    schemes=SCHEMES,
    tables={"tariff": TARIFF, "vat": GST},
    not_computed=NOT_COMPUTED,
    readings=READINGS,
    supplies=SUPPLIES,
    thresholds=THRESHOLDS,
)
"""The rules of India."""
