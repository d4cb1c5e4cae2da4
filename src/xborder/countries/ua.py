"""Ukraine.

A parcel by post or courier to a private person is free up to EUR 150, without the cost of delivery. Of
what is above, duty takes 10%, and VAT 20% of that and of the duty. From July 2019 until the spring of
2022 VAT began at EUR 100 already, for private persons alone.

Every figure is an estimate: the codes were not read, the formulas are those of carriers and the press.
A bill that ends the relief for purchases was before parliament in April 2026; that it was adopted was
not seen. Not computed: the months of the war's first relief (24 March to 30 June 2022), parcels worth
more than EUR 10,000, what a business imports above EUR 150, excise goods, the reduced rates of VAT.

Official: https://customs.gov.ua, https://tax.gov.ua

Example:
    >>> import datetime as dt
    >>> from xborder.exchange import RateTable
    >>> from xborder.landed_cost import quote
    >>> from xborder.trade import Buyer, Consignment, Item, Seller
    >>> parcel = Consignment(
    ...     ship_from="CN", ship_to="UA", on=dt.date(2026, 11, 21), prices="net",
    ...     items=[Item(hs_code="640411", origin="CN", quantity=1, unit_price="200 EUR")],
    ...     transport="post", shipping="0 EUR", seller=Seller(registrations=set()),
    ...     buyer=Buyer(kind="consumer"),
    ... )
    >>> rates = RateTable.from_mapping(
    ...     {"EUR/UAH": "50"}, start=dt.date(2020, 1, 1), end=dt.date(2030, 1, 1), source="made up"
    ... )
    >>> print(quote(parcel, rates=rates).total)  # EUR 200, duty of 5 and VAT of 11
    10800.00 UAH
"""

from typing import Any

from xborder.countries.tobacco import TOBACCO
from xborder.policy.vocabulary import *

read: Reader = Reader(day(2026, 11, 30))

# Sources

SINCE_2019 = read.secondary(
    "Meest: formulas for calculating customs payment in Ukraine",
    "https://us.meest.com/news/formulas-for-calculating-customs-payment-in-ukraine",
)
IN_2025 = read.secondary(
    "Buhgalter 911: parcels from abroad", "https://buhgalter911.com/en/news/news-1084657.html"
)
IN_2026 = read.secondary(
    "DTKT: customs rules and taxes on international shopping in 2026",
    "https://news.dtkt.ua/taxation/pdv/108483-miznarodnii-soping-bez-siurpriziv-mitni-pravila-ta-podatki-u-2026-roci",
)
BILL = read.secondary(
    "UA24: bill 15112-1 on the taxation of parcels",
    "https://ua24.net/en/zakonoproyekt-pro-opodatkuvannya-posylok-peredbachaye-obmezhennya-statusu-rer-3-ma-rokamy-ta-posylennya-vidpovidalnosti--mnncqoyr",
)
CUSTOMS_CODE = read.unchecked(
    "Customs Code of Ukraine", "https://zakon.rada.gov.ua/laws/show/4495-17", article="Art. 374"
)
TAX_CODE = read.unchecked(
    "Tax Code of Ukraine", "https://zakon.rada.gov.ua/laws/show/2755-17", article="Art. 196"
)

WAR = day(2022, 3, 24)
"""The first day of the relief of the war; general knowledge."""
ONE_LIMIT = day(2022, 7, 1)
"""The first day of EUR 150 for duty and VAT, after that relief."""
BILL_READ = day(2026, 4, 6)
REGISTRATION = Reader(day(2026, 11, 30)).official(
    "State Tax Service of Ukraine: information for non-residents who supply electronic services",
    "https://tax.gov.ua/en/baner/for-non-residents-providers-of-e-services/uier-guide/information-messages/77826.html",
    article="Tax Code, Art. 208-1",
)

# Who and what

EXCISE = AnyOf(
    Is("item.excise", "alcohol", "tobacco", "energy"),
    HsIn(TOBACCO, "2203 2204 2205 2206 2208 8703"),
)
BUSINESS = Is("buyer.kind", "business")


def _up_to(euros: int) -> Condition:
    return AtMost(value="goods_value", limit=Money(f"{euros} EUR"))


# Values

VALUES = (
    Value(
        id="goods_value",
        title="Invoice value of the goods without delivery",
        plus="goods",
        minus="seller_discount",
    ).by(CUSTOMS_CODE, note="The press has delivery left out; one shop counts it."),
)

# Charges

_BY_CARRIER: dict[str, Any] = {"collector": Collector.CARRIER, "moment": Moment.DELIVERY}

STEPS = (
    Charge(
        id="duty",
        kind=ChargeKind.DUTY,
        title="Duty on what is above EUR 150",
        amount=Percent("0.10"),
        base="goods_value",
        deduct=Money("15 EUR"),
        **_BY_CARRIER,
    ).by(SINCE_2019, note="10% of the whole less 10% of EUR 150."),
    Charge(
        id="import_vat",
        kind=ChargeKind.VAT,
        title="VAT on what is above EUR 100",
        amount=Percent("0.20"),
        base="goods_value duty.due",
        deduct=Money("20 EUR"),
        **_BY_CARRIER,
    )
    .by(SINCE_2019, end=WAR, note="20% of the whole and the duty less 20% of EUR 100.")
    .then(
        IN_2026,
        start=ONE_LIMIT,
        title="VAT on what is above EUR 150",
        deduct=Money("30 EUR"),
        note="20% of the whole and the duty less 20% of EUR 150.",
    ),
)

# Regimes, in the order the law tries them

SCHEMES = (
    Scheme(
        id="ua.free",
        title="Up to EUR 100, of a business up to EUR 150, free",
        when=AnyOf(_up_to(100), All(_up_to(150), BUSINESS)),
    )
    .by(SINCE_2019, end=WAR)
    .then(IN_2025, start=ONE_LIMIT, when=_up_to(150), title="Up to EUR 150, free"),
    Scheme(
        id="ua.vat_alone",
        title="Up to EUR 150, VAT on what is above EUR 100",
        when=_up_to(150),
        steps="import_vat",
    ).by(SINCE_2019, end=WAR),
    Scheme(
        id="ua.parcel", title="Duty and VAT on what is above", when=ALWAYS, steps="duty import_vat"
    ).by(IN_2025),
)

# What is not computed

NOT_COMPUTED = (
    NotComputed(
        id="ua.inside",
        when=Is("ship_from", "UA"),
        reason="Goods that are already in Ukraine are not imported.",
    ).by(CUSTOMS_CODE),
    NotComputed(
        id="ua.war",
        when=ALWAYS,
        reason="The relief of the first months of the war is not computed.",
    ).by(TAX_CODE, start=WAR, end=ONE_LIMIT),
    NotComputed(
        id="ua.not_by_parcel",
        when=Not(Is("transport", "express", "post")),
        reason="Only parcels by post and courier are computed, no full declaration.",
    ).by(CUSTOMS_CODE),
    NotComputed(
        id="ua.business",
        when=All(BUSINESS, Not(_up_to(150))),
        reason="What a business imports above EUR 150 goes by the whole tariff, which is not computed.",
    ).by(CUSTOMS_CODE),
    NotComputed(
        id="ua.large",
        when=Not(_up_to(10000)),
        reason="Above EUR 10,000 a full declaration is needed, which is not computed.",
    ).by(CUSTOMS_CODE),
    NotComputed(
        id="ua.excise",
        when=EXCISE,
        reason="Ukrainian excise on alcohol, tobacco, fuels and vehicles is not computed.",
    ).by(TAX_CODE),
    Doubtful(
        id="ua.bill",
        when=ALWAYS,
        reason="A bill that ends the relief up to EUR 150 was before parliament; that it was adopted was not seen.",
    ).by(BILL, start=BILL_READ),
    Doubtful(
        id="ua.reduced",
        when=Stated(HsIn("30 49")),
        reason="Ukraine's reduced rates of VAT on medicines and books are not computed: 20% is shown.",
    ).by(TAX_CODE),
    Doubtful(
        id="ua.preference",
        when=Stated(Is("item.preference", "yes")),
        reason="A preference for this origin is not computed: the general duty is shown.",
    ).by(CUSTOMS_CODE),
)

# Rates

VAT = goods("vat", GoodsRate("ua.vat", "0.20", title="Standard rate").by(IN_2026))

# Sales

_INTO = All(Is("supply", "goods"), Not(Is("ship_from.vat", "UA")), Is("arrival.vat", "UA"))

SUPPLIES = (
    Supplied.relieved(
        id="ua.sale.import_relief", when=All(_INTO, Is("import.scheme", "ua.free")),
    ).by(IN_2025),
    Supplied.at_customs(id="ua.sale.import", when=_INTO).by(IN_2025),
)  # fmt: skip

THRESHOLDS = (
    Threshold(
        id="ua.registration",
        title="Electronic services to individuals in Ukraine",
        counts="Electronic services that a seller abroad sold to individuals there in the calendar year before.",
        limit=Money("1000000 UAH"),
        counted=Counted.PREVIOUS_YEAR,
        register="VAT of non-residents in Ukraine.",
        country="UA",
        registration="UA",
    ).by(REGISTRATION, start=day(2022, 1, 1), note="By 31 March of the year after."),
)

POLICY = CountryPolicy(
    code="UA",
    currency="UAH",
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
"""The rules of Ukraine."""
