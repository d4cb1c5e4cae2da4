"""South Korea.

Goods for personal use of at most USD 150 enter free of customs duty and VAT; of at most USD 200 where
they are shipped from the United States, not by post, and may be cleared by a list. One item that a list cannot clear,
such as food supplements, medicines or functional cosmetics, takes the whole parcel to USD 150. The test
counts the price with taxes and freight of the seller's country; international freight that is shown
apart is left out, so that no freight counts here. Above the limit all of it is taxed: duty, and VAT of
10%, on the price with freight and insurance to Korea. What is below one won of a base and below ten won
of a tax is dropped, and duty and VAT that come to less than KRW 10,000 together are not collected.

Parcels of one buyer that arrive on one day were added up; since November 2022 not where their seller or
day of purchase differ. A quote is one parcel: what else arrives that day is for the caller to add.

Not computed: duties (the tariff is given by the caller), preferences, the simplified rates for
travellers and parcels, excise on alcohol and tobacco, individual consumption tax on luxury goods and cars.

Example:
    >>> import datetime as dt
    >>> from xborder.exchange import RateTable
    >>> from xborder.landed_cost import quote
    >>> from xborder.trade import Buyer, Consignment, Item
    >>> parcel = Consignment(
    ...     ship_from="CN", ship_to="KR", on=dt.date(2026, 11, 21), prices="net",
    ...     items=[Item(hs_code="640411", origin="CN", quantity=1, unit_price="150 USD", personal_use=True)],
    ...     shipping="20 USD", buyer=Buyer(kind="consumer"),
    ... )
    >>> rates = RateTable.from_mapping(
    ...     {"USD/KRW": "1400"}, start=dt.date(2026, 11, 21), source="for the example"
    ... )
    >>> print(quote(parcel, rates=rates).total)  # 150 of goods: free, whatever the freight
    238000 KRW
"""

from typing import Any

from xborder.countries.trade_remedies import SANCTION_OTHER
from xborder.policy.vocabulary import *

read: Reader = Reader(day(2026, 11, 21))

# Sources

GUIDE = read.secondary(
    "KR Utils: Korea customs guide 2026",
    "https://krutils.com/main/guides/korea-customs-guide-2026/",
)
LIST_CLEARANCE = read.secondary(
    "Box Oregon: Korea's customs regulations, with the words of the statute",
    "https://boxoregon.com/blogs/news/korea-s-customs-regulations-have-been-changed-all-shipment-need-arc-number",
)
EXPRESS = Reader(day(2026, 11, 30)).official(
    "Korea Customs Service: clearance procedures for express cargo",
    "https://customs.go.kr/english/cm/cntnts/cntntsView.do?mi=8057&cntntsId=2733",
    article="Import declaration by item list",
)
POSTAL = Reader(day(2026, 11, 30)).official(
    "Korea Customs Service: clearance procedures for postal items",
    "https://customs.go.kr/english/cm/cntnts/cntntsView.do?mi=8058&cntntsId=2734",
)
SAME_DAY = read.secondary(
    "Chosun Ilbo, 6 October 2022: parcels of one day are no longer added up",
    "https://chosun.com/economy/economy_general/2022/10/06/NY5REHQEARAX7JFFKXCFFOVTMM/",
)
TECHNOLOGY = read.unchecked(
    "WTO Information Technology Agreement; Customs Act of Korea, tariff",
    "https://www.wto.org/english/tratop_e/inftec_e/inftec_e.htm",
)
LEAST = read.secondary(
    "A customs broker on Article 40 of the Customs Act and Article 37 of its Enforcement Decree",
    "https://customs.tistory.com/491?category=1156914",
)
FRACTIONS = "Fractions by Article 47 of the Management of the National Funds Act, read in a copy."
VAT_ACT = read.unchecked(
    "Value-Added Tax Act of Korea", "https://elaw.klri.re.kr/eng_service/lawView.do?lang=ENG"
)
SIMPLIFIED = Reader(day(2026, 11, 30)).official(
    "Korea Customs Service: simplified tax rate table",
    "https://customs.go.kr/upload/popCntntsId2723.html",
)
RUSSIA = read.unchecked("Korea's measures on Russia and Belarus", "https://www.yestrade.go.kr/")

BY_SELLER = day(2022, 11, 1)
"""The first day on which parcels of other sellers or other days of purchase are not added."""
REGISTRATION = Reader(day(2026, 11, 30)).secondary(
    "Koisra: simplified VAT registration of foreign electronic services, without a threshold",
    "https://www.koisraup.com/simplified-vat-registration-in-south-korea/",
    article="Value-Added Tax Act, Art. 53-2; Enforcement Decree, Art. 96-2",
)

# Who and what

EXCISE = Is("item.excise", "alcohol", "tobacco", "energy")
NOT_LISTED = GoodsIn(
    hs="02 03 04 06 07 08 09 10 11 12 15 16 17 18 19 20 21 22 23 3003 3004 3304 3305 24",
    categories="food food_supplements medicines",
)
"""What a list cannot clear: food, supplements, medicines, functional cosmetics and the like."""
OWN_USE = All(Is("item.personal_use", "yes"), Is("buyer.kind", "consumer"))
NOT_BY_POST = Not(Is("transport", "post"))
"""A list clears express cargo; what comes by post has USD 150 from everywhere."""
UP_TO_150 = AtMost(value="tested_value", limit=Money("150 USD"))
UP_TO_200 = AtMost(value="tested_value", limit=Money("200 USD"))


def _dearer_than(won: int) -> Condition:
    return Not(AtMost(value="cif_value", limit=Money(f"{won} KRW"), of=Of.UNIT))


LUXURY = AnyOf(
    HsIn("8703 9303 950430"),
    All(HsIn("4202 57 9101 9102"), _dearer_than(1852000)),
    All(HsIn("4303 7113 7114 7116 9401 9403"), _dearer_than(4630000)),
)
"""Cars, hunting guns, slot machines; dear bags, carpets, watches; dear fur, jewellery, furniture."""

# Values

VALUES = (
    Value(
        id="tested_value",
        title="Price of the goods in the seller's country",
        plus="goods",
        minus="seller_discount",
    ).by(
        LIST_CLEARANCE,
        note="With taxes and freight of the seller's country; international freight that is shown "
        "apart is left out. Several guides test the value with freight; the statute's words do not.",
    ),
    Value(
        id="cif_value",
        title="Price with freight and insurance to Korea",
        plus="tested_value freight_before_border insurance taxable_fees",
    ).by(GUIDE),
)

# Charges

_WON_A_LINE = Rounding(unit=1, mode="down", stage="entry_line")
_TEN_WON = Rounding(unit=10, mode="down", stage="declaration")
_ROUNDED: dict[str, Any] = {
    "base_rounding": _WON_A_LINE,
    "assessed": _WON_A_LINE,
    "due": _TEN_WON,
}
"""How Article 47 of the National Funds Act has it: bases to the won, what is paid to ten won."""

STEPS = (
    Charge(
        id="duty",
        kind=ChargeKind.DUTY,
        title="Customs duty",
        amount=ByGoods("tariff"),
        base="cif_value",
        **_ROUNDED,
    ).by(GUIDE, note=FRACTIONS),
    Charge(
        id="import_vat",
        kind=ChargeKind.VAT,
        title="Import VAT",
        amount=ByGoods("vat"),
        base="cif_value duty",
        **_ROUNDED,
    ).by(GUIDE, note=FRACTIONS),
    Waiver(
        id="small_taxes",
        title="Duty and VAT of less than KRW 10,000 are not collected",
        charges="duty import_vat",
        limit=Money("10000 KRW"),
        inclusive=False,
    ).by(LEAST, note="All taxes on the goods are added."),
)

# Regimes, in the order the law tries them

SCHEMES = (
    Scheme(
        id="kr.list_clearance",
        title="Shipped from the United States, up to USD 200 for personal use, free",
        when=All(
            OWN_USE, Is("ship_from", "US"), UP_TO_200, Not(EXCISE), Not(NOT_LISTED), NOT_BY_POST
        ),
    ).by(
        EXPRESS,
        start=day(2012, 3, 15),
        note="Of goods that may be cleared by a list; which ones exactly is our reading of the goods.",
    ),
    Scheme(
        id="kr.personal_use",
        title="Up to USD 150 for personal use, free",
        when=All(OWN_USE, UP_TO_150, Not(EXCISE)),
    ).by(POSTAL, note="Of express cargo too, by the page on it."),
    Scheme(
        id="kr.import",
        title="Import with duty and VAT",
        when=ALWAYS,
        steps="duty import_vat small_taxes",
    ).by(GUIDE, note="Of the whole value, not of what exceeds the limit."),
)

# What is not computed

NOT_COMPUTED = (
    NotComputed(
        id="kr.inside",
        when=Is("ship_from", "KR"),
        reason="Goods that are already in South Korea are not imported.",
    ).by(GUIDE),
    NotComputed(
        id="kr.excise",
        when=EXCISE,
        reason="Korean taxes on alcohol, tobacco and fuels are not computed.",
    ).by(GUIDE),
    NotComputed(
        id="kr.individual_consumption_tax",
        when=Stated(LUXURY),
        reason="The Korean individual consumption tax on cars, guns and luxury goods is not computed.",
    ).by(
        SIMPLIFIED,
        note="Of bags and watches above KRW 1,852,000 and jewellery above KRW 4,630,000 apiece, which are "
        "2,000,000 and 5,000,000 with 8% duty; that carpets, fur and furniture go likewise was not read.",
    ),
    Doubtful(
        id="kr.same_day",
        when=UP_TO_150,
        reason="Until October 2022 parcels that reached one buyer on one day were added up.",
    ).by(SAME_DAY, end=BY_SELLER),
    Doubtful(
        id="kr.list",
        when=All(
            OWN_USE,
            Is("ship_from", "US"),
            UP_TO_200,
            Not(UP_TO_150),
            Stated(NOT_LISTED),
            NOT_BY_POST,
        ),
        reason="Which food, medicines and cosmetics a list clears up to USD 200 was not read: they are taxed.",
    ).by(
        EXPRESS,
        note="The agency's list names drugs, herbs, food, supplements, tobacco, alcohol and certain cosmetics.",
    ),
    Doubtful(
        id="kr.gift",
        when=Is("gift", "yes"),
        reason="The Korean relief for gifts was not read: they are taken as goods that are bought.",
    ).by(GUIDE.graded("unchecked")),
    Doubtful(
        id="kr.vat_free",
        when=All(
            Stated(GoodsIn(hs="02 03 04 07 08 10 4901 4902", categories="books newspapers")),
            Not(UP_TO_150),
        ),
        reason="Books and unprocessed food are free of Korean VAT; 10% is shown.",
    ).by(VAT_ACT),
    Doubtful(
        id="kr.preference",
        when=All(Stated(Is("item.preference", "yes")), Not(UP_TO_150)),
        reason="A preference for this origin is not computed: the general duty is shown.",
    ).by(GUIDE),
    Doubtful(
        id="kr.sanctions", when=Stated(Is("item.origin", "BY", "RU")), reason=SANCTION_OTHER
    ).by(RUSSIA, start=day(2022, 3, 7)),
)

# Rates

VAT = goods("vat", GoodsRate("kr.vat", "0.10", title="Standard rate").by(GUIDE))

TARIFF = goods(
    "tariff",
    GoodsRate(
        "kr.duty.free", FREE, hs="4901 8471 851713", title="Books, computers, mobile telephones"
    ).by(TECHNOLOGY),
)
"""The few duties that stand here; for all others the caller gives the tariff."""

# Sales

_GOODS, _ONLINE = Is("supply", "goods"), Is("supply", "electronic_service")
_HERE, _FROM_HERE = Is("arrival.vat", "KR"), Is("ship_from.vat", "KR")
_INTO = All(_GOODS, Not(_FROM_HERE), _HERE)
_RETURN = Filing(kind="domestic", turn=Turn.QUARTER, months=1, day=25)
_OURS: dict[str, Any] = {"filing": _RETURN, "registration": "KR"}

SUPPLIES = (
    Supplied.no_supply(id="kr.sale.no_supply").by(VAT_ACT),
    Supplied.relieved(
        id="kr.sale.import_relief",
        when=All(_INTO, Is("import.scheme", "kr.list_clearance", "kr.personal_use")),
    ).by(GUIDE),
    Supplied.at_customs(id="kr.sale.import", when=_INTO).by(GUIDE),
    Supplied.export(
        id="kr.sale.export", when=All(_GOODS, _FROM_HERE, Not(_HERE)), **_OURS,
    ).by(VAT_ACT),
    Supplied.taxed(
        id="kr.sale.inside", title="Sale of goods in South Korea", when=All(_GOODS, _HERE),
        regime="kr_domestic", **_OURS,
    ).by(VAT_ACT),
    Supplied.reverse_charge(
        id="kr.sale.service_to_business", title="Service from abroad to a business in South Korea",
        when=All(Not(_GOODS), _HERE, Not(established("KR")), Is("buyer.kind", "business")),
    ).by(VAT_ACT.at("Art. 52")),
    Supplied.taxed(
        id="kr.sale.online_marketplace", title="Electronic service by the platform",
        when=All(_ONLINE, _HERE, Not(established("KR")), Is("channel", "marketplace")),
        regime="kr_domestic", accountable=Accountable.MARKETPLACE, filing=_RETURN,
    ).by(VAT_ACT.at("Art. 53-2")),
    Supplied.taxed(
        id="kr.sale.online", title="Electronic service from abroad to a consumer in South Korea",
        when=All(_ONLINE, _HERE), regime="kr_domestic", **_OURS,
    ).by(VAT_ACT.at("Art. 53-2"), note="From the first sale on: there is no threshold."),
    Supplied.taxed(
        id="kr.sale.service_at_home", title="Service of a seller established in South Korea",
        when=All(Not(_GOODS), _HERE, established("KR")), regime="kr_domestic", **_OURS,
    ).by(VAT_ACT),
    Supplied.on_the_spot(
        id="kr.sale.service_on_the_spot", when=All(ON_THE_SPOT, _HERE),
    ).by(VAT_ACT),
    Supplied.outside(
        id="kr.sale.service_outside", title="Service on which no Korean tax falls",
        when=Not(_GOODS),
    ).by(VAT_ACT),
)  # fmt: skip

THRESHOLDS = (
    Threshold(
        id="kr.registration",
        title="Electronic services to consumers in South Korea",
        counts="Electronic services that a seller abroad sells to people there who are not registered.",
        limit=Money("0 KRW"),
        notify_days=20,
        register="Simplified business registration in South Korea.",
        country="KR",
        registration="KR",
    ).by(REGISTRATION),
)

POLICY = CountryPolicy(
    code="KR",
    currency="KRW",
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
"""The rules of South Korea."""
