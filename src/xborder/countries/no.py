"""Norway.

Since 2020-04-01 a foreign seller or marketplace charges Norwegian VAT at the checkout, under the
scheme VOEC (VAT on e-commerce), on every item of less than NOK 3,000 that a consumer buys; such
an item enters without customs duty and without a declaration. The limit is tested item by item:
a parcel can hold items inside and outside the scheme. Foodstuffs, restricted goods and goods
subject to excise stay outside. All else is declared: customs duty, mostly on clothing and food,
then import VAT.

Consignments of less than NOK 350, freight and insurance included, entered free until the end of
2023: by a general relief until 2020-03-31, then by an exemption from the declaration for goods
that were not under VOEC. Foodstuffs and the like had lost it on 2020-01-01. Gifts between private
persons are free up to NOK 1,000.

Not computed: excise duties (sugar, packaging of drinks, alcohol, tobacco), duty on
food without a preference. Rates under agreements are those of early 2026. What the carrier asks for the
declaration is not known since VOEC: it is the caller's own fee. Reduced VAT of 12% is for services only.

Official:
    https://www.toll.no/en/online-shopping/the-voec-scheme
    https://www.skatteetaten.no/en/business-and-organisation/vat-and-duties/vat/foreign/e-commerce-voec/low-value/

Example:
    >>> import datetime as dt
    >>> from xborder.landed_cost import quote
    >>> from xborder.trade import Buyer, Consignment, Item, Seller
    >>> parcel = Consignment(
    ...     ship_from="CN", ship_to="NO", on=dt.date(2026, 11, 21), prices="net",
    ...     items=[Item(hs_code="640411", origin="CN", quantity=2, unit_price="1600 NOK")],
    ...     seller=Seller(registrations={"VOEC"}), buyer=Buyer(kind="consumer"),
    ... )
    >>> print(quote(parcel).total)  # each item is below 3,000: 25% of 3,200, and no duty
    4000.00 NOK
"""

from typing import Any

from xborder.countries.trade_remedies import sanctions
from xborder.policy.vocabulary import *
from xborder.tariff.agreed_programmes import origins as origins_of
from xborder.tariff.builtin_no import INDUSTRIAL, TARIFF
from xborder.tariff.snapshots.snapshot import listed

read: Reader = Reader(day(2026, 11, 21))

# Sources

VOEC_STARTS = day(2020, 4, 1)
"""The first day of VOEC."""
RELIEF_ENDS = day(2024, 1, 1)
"""The first day without the exemption below NOK 350."""

VOEC = read.official(
    "Norwegian Customs: The VOEC scheme", "https://www.toll.no/en/online-shopping/the-voec-scheme"
)
LOW_VALUE = read.official(
    "Norwegian Tax Administration: Value added tax on low value imported goods",
    "https://www.skatteetaten.no/en/business-and-organisation/vat-and-duties/vat/foreign/e-commerce-voec/low-value/",
)
TRANSITION = read.official(
    "Norwegian Customs: Transitional arrangement from 1 April for private individuals",
    "https://www.toll.no/en/online-shopping/e-commerce---what-changed-on-1-april/transitional-arrangement-from-1-april-for-private-individuals/",
)
LIMIT_2020 = read.official(
    "Norwegian Customs: Aim to limit online purchases of snacks and soft drinks",
    "https://www.toll.no/en/about-norwegian-customs/news/arkiv/2019/aim-to-limit-online-purchases-of-snacks-and-soft-drinks",
)
SANCTIONS = read.secondary(
    "Regulations of 15 August 2014 No. 1076 on restrictive measures; the Government's notices of the Union's packages",
    "https://www.regjeringen.no/en/aktuelt/norway-introduces-additional-sanctions-against-russia/id2925555/",
)
GIFTS = read.official("Norwegian Customs: Gifts", "https://www.toll.no/en/goods/gifts/")
CLOTHING = read.official(
    "Norwegian Customs: Importation of clothing",
    "https://www.toll.no/en/goods/clothes-and-shoes/importation-of-clothing/",
)
CUSTOMS_VALUE = read.official(
    "Norwegian Customs: Customs value",
    "https://www.toll.no/en/corporate/import/calculating-customs-duty-and-taxes/customs-value/",
)
PAYMENT = read.official(
    "Norwegian Customs: Payment of customs duties and taxes",
    "https://www.toll.no/en/corporate/import/payment-of-customs-duties-and-taxes/",
)
RATES = read.official(
    "Norwegian Tax Administration: Value added tax, rates",
    "https://www.skatteetaten.no/en/rates/value-added-tax/",
)
SWEETS = read.secondary(
    "Norwegian Tax Administration, excise duty on chocolate and sweets, ended with 2020",
    "https://www.skatteetaten.no/bedrift-og-organisasjon/avgifter/saravgifter/om/",
)
SOFT_DRINKS = read.official(
    "Norwegian Tax Administration, excise duty on soft drinks, ended on 2021-07-01",
    "https://www.skatteetaten.no/bedrift-og-organisasjon/avgifter/saravgifter/om/alkoholfrie-drikkevarer/",
)
AGREEMENTS = read.secondary(
    "Norwegian Customs: rates under trade agreements, open data (CC BY 4.0)",
    "https://data.toll.no",
)

# Who and what

FOOD_CHAPTERS = (
    *("02", "03", "04", "07", "08", "09", "10", "11", "12", "15"),
    *("16", "17", "18", "19", "20", "21", "2201", "2202"),
)
OUTSIDE = AnyOf(
    Is("item.excise", "alcohol", "tobacco", "energy"),
    GoodsIn(
        hs=(
            *FOOD_CHAPTERS,
            *("06", "1209"),  # plants and seeds
            *("3003", "3004", "93"),  # medicines, weapons
            *("2710", "3403", "8415", "8418"),  # lubricants, appliances with greenhouse gases
        ),
        categories="food food_supplements medicines",
    ),
)
"""Foodstuffs, restricted goods and goods subject to excise: outside VOEC and the NOK 350 relief."""
CONSUMER = Is("buyer.kind", "consumer")
VAT_REGISTERED = All(Is("buyer.kind", "business"), Is("buyer.tax_number", "yes"))
GIFT = Is("gift", "yes")
IN_VOEC = All(
    CONSUMER,
    Is("gift", "no"),
    Is("sold", "yes"),
    AtMost(value="intrinsic", limit=Money("3000 NOK"), of=Of.UNIT, inclusive=False),
    Not(OUTSIDE),
)
BELOW_350 = AtMost(value="parcel_value", limit=Money("350 NOK"), inclusive=False)
CLAIMED = Stated(Is("item.preference", "yes"))
FROM_A_PARTNER = Is("item.origin", *origins_of("NO"))
CLAIMS_AN_AGREEMENT = All(CLAIMED, FROM_A_PARTNER, Not(HsIn(INDUSTRIAL)))
"""Goods that originate in a partner of Norway, with the proof at hand; what is free anyway needs none."""

# Values

VALUES = (
    Value(
        id="intrinsic",
        title="Value of the item at the point of sale",
        plus="goods",
        minus="seller_discount",
    ).by(LOW_VALUE, note="Shipping and insurance do not count in the NOK 3,000 test."),
    Value(
        id="parcel_value",
        title="Value of the parcel with freight and insurance",
        plus="goods freight insurance taxable_fees",
        minus="seller_discount",
    ).by(
        LOW_VALUE,
        note="The base of VOEC: additional costs and fees count when the VAT is "
        "calculated; and what the NOK 350 relief tested.",
    ),
    Value(
        id="customs_value",
        title="Customs value",
        plus="goods freight_before_border insurance taxable_fees",
        minus="seller_discount",
    ).by(
        CUSTOMS_VALUE,
        note="The price paid, with shipping and insurance up to the Norwegian border. "
        "Freight that is not split counts whole.",
    ),
)

# Charges

STEPS = (
    Charge(
        id="voec_vat",
        dated_by="order",
        kind=ChargeKind.VAT,
        title="Norwegian VAT charged by the seller",
        amount=ByGoods("vat"),
        base="parcel_value",
        collector=Collector.SELLER,
        moment=Moment.CHECKOUT,
        refundable=True,
    ).by(LOW_VALUE, start=VOEC_STARTS),
    Charge(
        id="voec_marketplace_vat",
        dated_by="order",
        kind=ChargeKind.VAT,
        title="Norwegian VAT charged by the marketplace",
        amount=ByGoods("vat"),
        base="parcel_value",
        collector=Collector.MARKETPLACE,
        moment=Moment.CHECKOUT,
        refundable=True,
    ).by(LOW_VALUE, start=VOEC_STARTS),
    Charge(
        id="duty",
        kind=ChargeKind.DUTY,
        title="Customs duty",
        amount=ByGoods("tariff"),
        base="customs_value",
        when=Not(CLAIMS_AN_AGREEMENT),
    ).by(CUSTOMS_VALUE),
    Charge(
        id="preferential_duty",
        kind=ChargeKind.DUTY,
        title="Customs duty, preferential",
        amount=ByGoods("preference"),
        base="customs_value",
        when=CLAIMS_AN_AGREEMENT,
    ).by(AGREEMENTS),
    Charge(
        id="import_vat",
        kind=ChargeKind.VAT,
        title="Import VAT",
        amount=ByGoods("vat"),
        base="customs_value duty preferential_duty",
    ).by(
        CLOTHING,
        note="On the total cost with shipping and insurance to the border and duty. "
        "Whether customs rounds to whole kroner was not established: to the øre here.",
    ),
    Charge(
        id="return_vat",
        kind=ChargeKind.VAT,
        title="Import VAT, reported in the buyer's return",
        amount=ByGoods("vat"),
        base="customs_value duty preferential_duty",
        collector=Collector.BUYER,
        moment=Moment.RETURN,
    ).by(PAYMENT),
)

# Regimes, in the order the law tries them

SCHEMES = (
    Scheme(
        id="no.gift_relief",
        title="Gift up to NOK 1,000, free",
        when=All(
            GIFT,
            AtMost(value="intrinsic", limit=Money("1000 NOK")),
            Not(Is("item.excise", "alcohol", "tobacco")),
        ),
    ).by(
        GIFTS,
        note="NOK 1,000 or less for each recipient. An older edition of the page said "
        "less than NOK 1,000.",
    ),
    Scheme(
        id="no.voec_marketplace",
        dated_by="order",
        title="VOEC: item below NOK 3,000, VAT charged by the marketplace",
        when=All(IN_VOEC, Is("channel", "marketplace")),
        per=Per.LINE,
        steps="voec_marketplace_vat",
    ).by(
        LOW_VALUE,
        start=VOEC_STARTS,
        note="A marketplace has to collect; that it is registered is taken for granted.",
    ),
    Scheme(
        id="no.voec",
        dated_by="order",
        title="VOEC: item below NOK 3,000, VAT charged by the seller",
        when=All(IN_VOEC, registered("VOEC")),
        per=Per.LINE,
        steps="voec_vat",
    ).by(LOW_VALUE, start=VOEC_STARTS),
    Scheme(id="no.below_350", title="Parcel below NOK 350, free", when=All(BELOW_350, Not(OUTSIDE)))
    .by(LIMIT_2020, end=VOEC_STARTS)
    .then(
        TRANSITION,
        end=RELIEF_ENDS,
        note="Its end: Norwegian Customs, The VOEC scheme.",
        when=All(BELOW_350, Not(OUTSIDE), CONSUMER),
    ),
    Scheme(
        id="no.import_registered",
        title="Import by a business registered for VAT",
        when=VAT_REGISTERED,
        steps="duty preferential_duty return_vat",
    ).by(PAYMENT),
    Scheme(
        id="no.import",
        title="Import with duty and VAT",
        when=ALWAYS,
        per=Per.LINE,
        steps="duty preferential_duty import_vat",
    ).by(CUSTOMS_VALUE),
)

# What is not computed

NOT_COMPUTED = (
    NotComputed(
        id="no.excise",
        when=All(
            AnyOf(
                Is("item.excise", "alcohol", "tobacco", "energy"),
                HsIn("1701 1702 1703 3403 8415 8418"),
            ),
            Not(IN_VOEC),
        ),
        reason="Norwegian excise duties (alcohol, tobacco, sugar, lubricants, greenhouse gases) "
        "are not computed.",
    ).by(LIMIT_2020),
    NotComputed(
        id="no.chocolate_and_sweets",
        when=All(HsIn("1704 18"), Not(IN_VOEC)),
        reason="The Norwegian excise duty on chocolate and sweets is not computed.",
    ).by(SWEETS, end=day(2021, 1, 1)),
    NotComputed(
        id="no.soft_drinks",
        when=All(HsIn("2201 2202"), Not(IN_VOEC)),
        reason="The Norwegian excise duty on soft drinks is not computed.",
    ).by(SOFT_DRINKS, end=day(2021, 7, 1)),
    Doubtful(
        id="no.packaging",
        when=All(HsIn("2201 2202"), Not(IN_VOEC)),
        reason="The Norwegian tax on the packaging of drinks is left out.",
    ).by(SOFT_DRINKS, start=day(2021, 7, 1)),
    Doubtful(
        id="no.business_below_350",
        when=All(BELOW_350, Is("buyer.kind", "business")),
        reason="Whether the exemption below NOK 350 also held for a business "
        "after 1 April 2020 was not established.",
    ).by(TRANSITION, start=VOEC_STARTS, end=RELIEF_ENDS),
    Doubtful(
        id="no.preference",
        when=All(
            CLAIMED,
            Not(FROM_A_PARTNER),
            Not(HsIn(INDUSTRIAL)),
            Not(IN_VOEC),
        ),
        reason="A preference for this origin is not computed: the general duty is shown.",
    ).by(AGREEMENTS),
    NotComputed(
        id="no.inside",
        when=Is("ship_from", "NO"),
        reason="Goods that are already in Norway are not imported.",
    ).by(VOEC),
    *sanctions("no", SANCTIONS, day(2022, 4, 29)),
)

# Rates

PREFERENCE = goods("preference", beneath=(listed("no.agreements"),))
"""What a claim comes to, by code and origin."""

VAT = goods(
    "vat",
    GoodsRate("no.vat.standard", "0.25", title="General rate").by(CLOTHING),
    GoodsRate(
        "no.vat.food",
        "0.15",
        hs=FOOD_CHAPTERS,
        except_hs="1209 1505 1518 1520 1521 1522",
        categories="food food_supplements",
        title="Foodstuffs",
    ).by(
        RATES,
        note="Food and drink without alcohol, tobacco and medicines. The Tax "
        "Administration's page for 2012; later copies name the same rate.",
    ),
    GoodsRate(
        "no.vat.books",
        FREE,
        hs="4901 4902 4903",
        categories="books newspapers ebooks",
        title="Books and newspapers",
    ).by(VOEC, note="Newspapers, magazines, books: free of VAT, and inside VOEC."),
)

# Sales

ACT = read.secondary(
    "Merverdiavgiftsloven (Norway)", "https://lovdata.no/dokument/NL/lov/2009-06-19-58"
)
VOEC_RETURN = Filing(kind="voec", turn=Turn.QUARTER, months=1, day=20)
_GOODS, _ONLINE = Is("supply", "goods"), Is("supply", "electronic_service")
_HERE, _FROM_HERE = Is("arrival.vat", "NO"), Is("ship_from.vat", "NO")
_INTO = All(_GOODS, Not(_FROM_HERE), _HERE)
_MARKETPLACE, _BUSINESS = Is("channel", "marketplace"), Is("buyer.kind", "business")
_HOME: dict[str, Any] = {
    "filing": Filing(kind="domestic", turn=Turn.TWO_MONTHS),
    "registration": "NO",
}

SUPPLIES = (
    Supplied.no_supply(id="no.sale.no_supply").by(ACT),
    Supplied(
        id="no.sale.import_gift", title="Gift between private persons, free at the border",
        when=All(_INTO, Is("import.scheme", "no.gift_relief")), taxation=Taxation.EXEMPT,
        place=PlaceOf.ARRIVAL, regime="import_gift_relief", accountable=Accountable.NONE,
    ).by(GIFTS),
    Supplied.taxed(
        id="no.sale.voec_marketplace", title="Item below NOK 3,000, sold through a marketplace",
        when=All(_INTO, Is("import.scheme", "no.voec_marketplace")), regime="no_voec",
        accountable=Accountable.MARKETPLACE, filing=VOEC_RETURN, registration="VOEC",
    ).by(LOW_VALUE, start=VOEC_STARTS),
    Supplied.taxed(
        id="no.sale.voec", title="Item below NOK 3,000, sold under VOEC",
        when=All(_INTO, Is("import.scheme", "no.voec")), regime="no_voec", filing=VOEC_RETURN,
        registration="VOEC",
    ).by(LOW_VALUE, start=VOEC_STARTS),
    Supplied.relieved(
        id="no.sale.import_relief", when=All(_INTO, Is("import.scheme", "no.below_350")),
    ).by(TRANSITION, end=RELIEF_ENDS),
    Supplied.taxed(
        id="no.sale.import_by_seller", title="Sale of goods that the seller imports",
        when=All(_INTO, Is("importer", "seller")), regime="no_domestic", **_HOME,
    ).by(ACT.at("§ 3-1")),
    Supplied(
        id="no.sale.import_registered",
        title="Goods whose VAT the importer declares in its return",
        when=All(_INTO, Is("import.scheme", "no.import_registered")),
        taxation=Taxation.OUTSIDE_SCOPE, place=PlaceOf.OUTSIDE, regime="import_standard",
        accountable=Accountable.BUYER,
    ).by(PAYMENT),
    Supplied.at_customs(id="no.sale.import", when=_INTO).by(CUSTOMS_VALUE),
    Supplied.export(
        id="no.sale.export", when=All(_GOODS, _FROM_HERE, Not(_HERE)), wording="export_exemption",
        **_HOME,
    ).by(ACT.at("§ 6-21")),
    Supplied.taxed(
        id="no.sale.inside", title="Sale of goods in Norway", when=All(_GOODS, _HERE),
        regime="no_domestic", **_HOME,
    ).by(ACT.at("§ 3-1")),
    Supplied.taxed(
        id="no.sale.service_at_home", title="Service of a seller established in Norway",
        when=All(Not(_GOODS), _HERE, established("NO")), regime="no_domestic", **_HOME,
    ).by(ACT.at("§ 3-1")),
    Supplied.reverse_charge(
        id="no.sale.service_to_business", title="Service from abroad to a business in Norway",
        when=All(Not(_GOODS), _HERE, _BUSINESS), wording="reverse_charge",
    ).by(ACT.at("§ 3-30, 11-3")),
    Supplied.taxed(
        id="no.sale.online_marketplace", title="Electronic service by the platform",
        when=All(_ONLINE, _HERE, _MARKETPLACE), regime="no_voec",
        accountable=Accountable.MARKETPLACE, filing=VOEC_RETURN,
    ).by(ACT.graded("unchecked").at("§ 3-30, 14-4")),
    Supplied.taxed(
        id="no.sale.online", title="Electronic service from abroad to a consumer in Norway",
        when=All(_ONLINE, _HERE, AnyOf(registered("VOEC"), identified("NO"), over("no.registration"))),
        regime="no_voec", filing=VOEC_RETURN, registration="VOEC",
    ).by(ACT.at("§ 2-1, 3-30, 14-4")),
    Supplied.on_the_spot(
        id="no.sale.service_on_the_spot", when=All(ON_THE_SPOT, _HERE),
    ).by(ACT.at("§ 2-1, 6-22")),
    Supplied.outside(
        id="no.sale.service_outside", title="Service on which no Norwegian tax falls",
        when=Not(_GOODS),
    ).by(ACT.at("§ 2-1, 6-22")),
)  # fmt: skip

THRESHOLDS = (
    Threshold(
        id="no.registration",
        title="Turnover in Norway",
        counts="Sales that are taxable in Norway, net of VAT; of a seller under VOEC those to consumers.",
        limit=Money("50000 NOK"),
        counted=Counted.TWELVE_MONTHS,
        bites=Bites.NEXT_SALE,
        register="VOEC, or VAT in Norway.",
        country="NO",
        registration="VOEC",
    ).by(ACT.at("§ 2-1")),
)

POLICY = CountryPolicy(
    code="NO",
    currency="NOK",
    opens=day(2020, 1, 1),
    dated_by="import_entry",
    values=VALUES,
    steps=STEPS,
    schemes=SCHEMES,
    tables={"tariff": TARIFF, "vat": VAT, "preference": PREFERENCE},
    not_computed=NOT_COMPUTED,
    supplies=SUPPLIES,
    thresholds=THRESHOLDS,
)
