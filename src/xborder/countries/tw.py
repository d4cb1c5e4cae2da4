"""Taiwan, as far as its rules could be read.

Goods with a customs value of at most TWD 2,000, freight and insurance included, enter free of duty and
business tax, six times in half a year for each recipient; alcohol, tobacco and farm goods under quota
never do. Above that duty falls on the customs value, business tax (VAT) of 5% on value and duty, and a
trade promotion fee of 0.04% on the value, which is waived below TWD 100. Duty and tax are in whole dollars.

A seller abroad registers for electronic services to individuals of more than TWD 600,000 a year, 480,000
until April 2025.

Not computed: duties (the tariff is given by the caller), commodity tax, taxes on alcohol and tobacco,
preferences. How often a recipient has had goods free is not known here, so that the relief is an
estimate; parcels of one sender on one day are added up by customs. What a business of Penghu, Kinmen,
Matsu, Ludao, Lanyu or Liuqiu imports and sells there is free of duty on goods of a list, and of business
tax (Offshore Islands Development Act, Art. 10): it is quoted like any other, and like any other an estimate.

Example:
    >>> import datetime as dt
    >>> from xborder.landed_cost import quote
    >>> from xborder.trade import Buyer, Consignment, Item
    >>> parcel = Consignment(
    ...     ship_from="CN", ship_to="TW", on=dt.date(2026, 11, 21), prices="net",
    ...     items=[Item(hs_code="640411", origin="CN", quantity=1, unit_price="1900 TWD")],
    ...     shipping="100 TWD", buyer=Buyer(kind="consumer"),
    ... )
    >>> found = quote(parcel)
    >>> found.state, str(found.total)
    (<QuoteState.ESTIMATE: 'estimate'>, '2000.00 TWD')
"""

from typing import Any

from xborder.countries.tobacco import TOBACCO, VAPES
from xborder.policy.vocabulary import *

read: Reader = Reader(day(2026, 11, 21))

# Sources

MIRROR = "https://github.com/kong0107/mojLawSplitJSON"
MAIL = read.secondary(
    "Regulations on customs clearance of postal items, in a copy of the Ministry of Justice's collection",
    MIRROR,
    article="Art. 7, 12",
)
VAT_ACT = read.secondary(
    "Value-added and Non-value-added Business Tax Act, in a copy of the Ministry of Justice's collection",
    MIRROR,
    article="Art. 10, 20",
)
MISCELLANEOUS = Reader(day(2026, 11, 30)).official(
    "Customs Administration: import postal articles, tax relief and tax calculation",
    "https://eweb.customs.gov.tw/News_Content.aspx?n=DC0982B4CACC386B&sms=A297C608A7A528E4&s=459890C014DF86F2",
    article="2",
)
FORMULA = read.official(
    "Kaohsiung Customs: how duty on parcels is computed",
    "https://web.customs.gov.tw/ekaohsiung/singlehtml/9abfe0ade4594b1f90e936d2995bceee?cntId=efe5d7de4f4146159f6d0aac20ffb74f",
)
REGISTRATION = read.secondary(
    "VATupdate: Taiwan raises the threshold of foreign e-commerce to TWD 600,000",
    "https://www.vatupdate.com/2025/04/07/taiwan-raises-annual-sales-threshold-for-foreign-e-commerce-tax-registration-to-nt600000",
)
PROMOTION = read.unchecked(
    "0523.tw: trade promotion service fee", "https://0523.tw/en/ai-answers/customs-value-tw"
)
read_again: Reader = Reader(day(2026, 11, 30))
PARCELS = read_again.official(
    "Kaohsiung Customs: duty exemption of parcels, and how to calculate tax and duty",
    "https://web.customs.gov.tw/ekaohsiung/singlehtml/9abfe0ade4594b1f90e936d2995bceee?cntId=efe5d7de4f4146159f6d0aac20ffb74f",
)
BUSINESS_TAX_ON_PARCELS = read_again.official(
    "Taipei Customs: customs duties and taxes on international parcels",
    "https://web.customs.gov.tw/etaipei/singlehtml/1366?cntId=cus12_86113_1366",
)
WHOLE_DOLLARS = "In whole dollars, to the nearest, as a forwarder's worked example prints them."
"""Transbang's air purifier: 3.4% of 12,125 is 412.25, told as 412; 5% of 12,537 is 626.85, told as 627."""
SMOKING = read.secondary(
    "Dapeng Bay National Scenic Area: no e-cigarettes into Taiwan (Tobacco Hazards Prevention Act)",
    "https://admin.taiwan.net.tw/dbnsa-en/newsdbnsaen/News?a=20726&id=34005",
    article="Art. 15(1)",
)
TECHNOLOGY = read.unchecked(
    "WTO Information Technology Agreement; Customs Import Tariff",
    "https://www.wto.org/english/tratop_e/inftec_e/inftec_e.htm",
)

# What

EXCISE = AnyOf(
    Is("item.excise", "alcohol", "tobacco", "energy"),
    HsIn(TOBACCO, "2203 2204 2205 2206 2207 2208"),
)
UP_TO_2000 = AtMost(value="customs_value", limit=Money("2000 TWD"))
QUOTA = HsIn("02 04 07 08 09 10 12")
"""Chapters in which some farm goods are under quota."""

# Values and charges

VALUES = (
    Value(
        id="customs_value",
        title="Price with freight and insurance to Taiwan",
        plus="goods freight_before_border insurance taxable_fees",
        minus="seller_discount",
    ).by(FORMULA),
)

_DOLLAR = Rounding.of("1 TWD", mode="half_up", stage="declaration")

STEPS = (
    Charge(
        id="duty",
        kind=ChargeKind.DUTY,
        title="Customs duty",
        amount=ByGoods("tariff"),
        base="customs_value",
        due=_DOLLAR,
    ).by(FORMULA, note=WHOLE_DOLLARS),
    Charge(
        id="import_vat",
        kind=ChargeKind.VAT,
        title="Business tax on import",
        amount=ByGoods("vat"),
        base="customs_value duty.due",
        due=_DOLLAR,
    ).by(PARCELS, note=f"The fee does not count; commodity tax would. {WHOLE_DOLLARS}"),
    Charge(
        id="promotion_fee",
        kind=ChargeKind.FEE,
        title="Trade promotion service fee",
        amount=Percent("0.0004"),
        base="customs_value",
    ).by(PROMOTION, note="Kaohsiung Customs' page of 2021 still prints 0.0425%."),
    Waiver(
        id="small_promotion_fee",
        title="A fee below TWD 100 is not collected",
        charges="promotion_fee",
        limit=Money("100 TWD"),
        inclusive=False,
    ).by(PROMOTION),
)

# Regimes, in the order the law tries them

SCHEMES = (
    Scheme(id="tw.exempt", title="Up to TWD 2,000, free", when=All(UP_TO_2000, Not(EXCISE))).by(
        PARCELS, note="Duty, commodity tax and business tax."
    ),
    Scheme(
        id="tw.import",
        title="Import with duty and business tax",
        when=ALWAYS,
        steps="duty import_vat promotion_fee small_promotion_fee",
    ).by(BUSINESS_TAX_ON_PARCELS, note="Whether for personal use or for sale."),
)

# What is not computed

NOT_COMPUTED = (
    NotComputed(
        id="tw.vapes",
        when=VAPES,
        reason="Electronic cigarettes may not be imported into Taiwan.",
    ).by(SMOKING, start=day(2023, 3, 22)),
    NotComputed(
        id="tw.inside",
        when=Is("ship_from", "TW"),
        reason="Goods that are already in Taiwan are not imported.",
    ).by(MAIL),
    NotComputed(
        id="tw.excise",
        when=EXCISE,
        reason="Taiwan's taxes on alcohol, tobacco and fuels are not computed.",
    ).by(MAIL),
    Doubtful(
        id="tw.six_times",
        when=UP_TO_2000,
        reason="The relief up to TWD 2,000 is for six parcels of a recipient in half a year: that this is one of them is taken for granted.",
    ).by(MAIL),
    Doubtful(
        id="tw.quota",
        when=All(UP_TO_2000, Stated(QUOTA)),
        reason="Farm goods under quota have no relief; which ones was not read.",
    ).by(MAIL),
    Doubtful(
        id="tw.commodity_tax",
        when=All(
            Not(UP_TO_2000), Stated(HsIn("22 2523 4011 7003 7004 7005 7006 7007 8415 8418 8528 87"))
        ),
        reason="Taiwan's commodity tax on drinks, tyres, glass, appliances and vehicles is left out.",
    ).by(VAT_ACT),
    Doubtful(
        id="tw.miscellaneous",
        when=All(Is("transport", "post"), Not(UP_TO_2000)),
        reason="Miscellaneous goods by post can bear a flat duty of 5% in place of the tariff's, which is not computed.",
    ).by(MISCELLANEOUS, note="A page of July 2015, when the limit was TWD 3,000."),
    Doubtful(
        id="tw.gift",
        when=Is("gift", "yes"),
        reason="The rules of Taiwan for gifts were not read: they are taken as goods that are bought.",
    ).by(MAIL.graded("unchecked")),
    Doubtful(
        id="tw.preference",
        when=All(Stated(Is("item.preference", "yes")), Not(UP_TO_2000)),
        reason="A preference for this origin is not computed: the general duty is shown.",
    ).by(FORMULA),
)

# Rates

VAT = goods(
    "vat",
    GoodsRate("tw.vat", "0.05", title="Standard rate").by(
        PARCELS, note="The act allows 5% to 10%; 5% is applied, as Kaohsiung Customs prints."
    ),
)

TARIFF = goods(
    "tariff",
    GoodsRate(
        "tw.duty.free", FREE, hs="4901 8471 851713", title="Books, computers, mobile telephones"
    ).by(TECHNOLOGY),
)
"""The few duties that stand here; for all others the caller gives the tariff."""

# Sales

_GOODS, _ONLINE = Is("supply", "goods"), Is("supply", "electronic_service")
_HERE, _FROM_HERE = Is("arrival.vat", "TW"), Is("ship_from.vat", "TW")
_INTO = All(_GOODS, Not(_FROM_HERE), _HERE)
BUSINESS_TAX = VAT_ACT.graded("unchecked")
"""What was not read there."""

_RETURN = Filing(kind="vat", turn=Turn.TWO_MONTHS, months=1, day=15)
_OURS: dict[str, Any] = {"filing": _RETURN, "registration": "TW"}

SUPPLIES = (
    Supplied.no_supply(id="tw.sale.no_supply").by(BUSINESS_TAX),
    Supplied.relieved(
        id="tw.sale.import_relief", when=All(_INTO, Is("import.scheme", "tw.exempt")),
    ).by(MAIL),
    Supplied.at_customs(id="tw.sale.import", when=_INTO).by(VAT_ACT),
    Supplied.export(
        id="tw.sale.export", when=All(_GOODS, _FROM_HERE, Not(_HERE)), **_OURS,
    ).by(BUSINESS_TAX),
    Supplied.taxed(
        id="tw.sale.inside", title="Sale of goods in Taiwan", when=All(_GOODS, _HERE),
        regime="tw_domestic", **_OURS,
    ).by(BUSINESS_TAX),
    Supplied.reverse_charge(
        id="tw.sale.service_to_business", title="Service from abroad to a business in Taiwan",
        when=All(Not(_GOODS), _HERE, Not(established("TW")), Is("buyer.kind", "business")),
    ).by(BUSINESS_TAX),
    Supplied.taxed(
        id="tw.sale.online", title="Electronic service from abroad to a consumer in Taiwan",
        when=All(_ONLINE, _HERE, AnyOf(established("TW"), registered("TW"))), regime="tw_domestic",
        **_OURS,
    ).by(BUSINESS_TAX, note="In force since 2017-05-01."),
    Supplied.taxed(
        id="tw.sale.service_at_home", title="Service of a seller established in Taiwan",
        when=All(Not(_GOODS), _HERE, established("TW")), regime="tw_domestic", **_OURS,
    ).by(BUSINESS_TAX),
    Supplied.on_the_spot(
        id="tw.sale.service_on_the_spot", when=All(ON_THE_SPOT, _HERE),
    ).by(BUSINESS_TAX),
    Supplied.outside(
        id="tw.sale.service_outside", title="Service on which no Taiwanese tax falls",
        when=Not(_GOODS),
    ).by(BUSINESS_TAX),
)  # fmt: skip

THRESHOLDS = (
    Threshold(
        id="tw.registration",
        title="Electronic services to individuals in Taiwan",
        counts="Electronic services that a seller abroad sells to individuals there in a year.",
        limit=Money("480000 TWD"),
        register="Business tax in Taiwan.",
        country="TW",
        registration="TW",
    )
    .by(REGISTRATION, end=day(2025, 4, 7))
    .then(REGISTRATION, limit=Money("600000 TWD"), note="The day is that of the report."),
)

POLICY = CountryPolicy(
    code="TW",
    currency="TWD",
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
"""The rules of Taiwan."""
