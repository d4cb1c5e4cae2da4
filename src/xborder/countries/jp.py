"""Japan.

A consignment with a total customs value of up to JPY 10,000 is free of duty and consumption tax,
unless it holds goods that a designated list leaves out: knitted clothing, shoes, leather bags and
gloves, preparations of cereals, milk and meat. What a private person imports for own use is valued
at 60 % of its retail price abroad, until the end of March 2028.

Up to JPY 200,000 the simplified tariff applies: seven lines for all goods, with a like list of
exceptions; goods that the general tariff frees stay free. The importer may ask for the general tariff instead, for the whole consignment: elect
``jp.general_tariff``. Then follows consumption tax, a national 7.8 % (6.24 % on food) and a local
22/78 of that.

The arithmetic is customs' own: bases are cut to JPY 1,000 for each entry line, that is the lines
of one code, origin and treatment; each line's tax is cut to JPY 100 where a later base reads it,
while the declaration adds the uncut amounts and cuts their sum to JPY 100; local tax is on the cut
national tax of each line, cut to a yen, and added.

The general tariff is the schedule of 9 July 2026 as a whole, with its columns of agreements for who
claims a preference. Not computed: liquor and tobacco tax, preferences of developing countries other
than the least developed.

Official:
    https://www.customs.go.jp/english/c-answer_e/imtsukan/1111_e.htm
    https://www.customs.go.jp/english/c-answer_e/imtsukan/1006_e.htm
    https://www.customs.go.jp/english/c-answer_e/imtsukan/1001_e.htm

Example:
    >>> import datetime as dt
    >>> from xborder.landed_cost import quote
    >>> from xborder.trade import Buyer, Consignment, Item
    >>> jeans = Item(hs_code="620342", origin="CN", quantity=1, unit_price="30000 JPY",
    ...              personal_use=True)
    >>> parcel = Consignment(
    ...     ship_from="CN", ship_to="JP", on=dt.date(2026, 11, 21), prices="net", items=[jeans],
    ...     shipping="0 JPY", buyer=Buyer(kind="consumer"),
    ... )
    >>> # 60 % is 18,000: duty 10 % = 1,800; 19,800, cut to 19,000, x 7.8 % = 1,482, cut to 1,400;
    >>> # local 1,400 x 22 / 78 = 394, cut to 300
    >>> print(quote(parcel).total)
    33500 JPY
"""

from xborder.countries.trade_remedies import SANCTION_OTHER
from xborder.policy.vocabulary import *
from xborder.tariff.agreed_programmes import origins as origins_of
from xborder.tariff.snapshots.snapshot import listed

read: Reader = Reader(day(2026, 11, 21))

# Sources

REFORM = day(2028, 4, 1)
"""The first day of the amended Customs Tariff Act: no 60%, and consumption tax by the seller."""

CALCULATION = read.official(
    "Japan Customs: 1111 Calculation Method of Amount of Tariff Duty, Consumption Tax, etc",
    "https://www.customs.go.jp/english/c-answer_e/imtsukan/1111_e.htm",
)
EXEMPTION = read.official(
    "Japan Customs: 1006 Duty exemption for goods at a total customs value of 10,000 yen or less",
    "https://www.customs.go.jp/english/c-answer_e/imtsukan/1006_e.htm",
)
SIMPLIFIED = read.official(
    "Japan Customs: 1001 Simplified tariff applicable to goods at a total value of 200,000 "
    "yen or less",
    "https://www.customs.go.jp/english/c-answer_e/imtsukan/1001_e.htm",
)
SIMPLIFIED_TABLE = read.secondary(
    "Japan Customs: Simplified tariff schedule on low-value import goods",
    "https://www.customs.go.jp/tsukan/kanizeiritsu.htm",
)
PERSONAL_USE = read.secondary(
    "Customs Tariff Act, value of goods for personal use",
    "https://naokuro.com/20man-kani-zeiritsu-keisan",
    article="Art. 4-6(2)",
)
REFORM_BILL = read.secondary(
    "Ministry of Finance: Bill to amend the Customs Tariff Act and others, 20 February 2026",
    "https://www.mof.go.jp/about_mof/bills/221diet/kz20260220g.html",
)
FOOD_RELIEF = (day(2027, 4, 1), day(2029, 4, 1))
"""The first day of the announced 1% on food, and the first day after it."""
FOOD_PLAN = read.secondary(
    "VATupdate, 2 June 2026: 1% on food for two years from April 2027; the act was not seen",
    "https://www.vatupdate.com/2026/06/02/japan-weighs-1-food-tax-cut-from-april-2027/",
)
MAJOR_PRODUCTS = read.official(
    "Japan Customs: 1204 Duty Rates for Major Products",
    "https://www.customs.go.jp/english/c-answer_e/imtsukan/1204_e.htm",
)
SANCTIONS = read.secondary(
    "Temporary Tariff Measures Act and Foreign Exchange and Foreign Trade Act, as amended in April 2022",
    "https://taxnews.ey.com/news/2022-0824-japan-implements-sanction-measures-against-russia",
)
AGREEMENTS = read.secondary(
    "Japan's Tariff Schedule as of July 9 2026, columns of the economic partnership agreements",
    "https://www.customs.go.jp/english/tariff/2026_07_09/index.htm",
)
CUSTOMS_VALUE = read.official(
    "Japan Customs: 1403 Primary Method to Determine the Customs Value of Imported Goods",
    "https://www.customs.go.jp/english/c-answer_e/imtsukan/1403_e.htm",
)
REGISTRATION = Reader(day(2026, 11, 30)).secondary(
    "Grant Thornton Japan on the Consumption Tax Act: sales of the base period",
    "https://www.grantthornton.jp/library/newsletter/bulletin/2017/bulletin_201703/",
    article="Consumption Tax Act, Art. 9(1), 2(1)(14)",
)

# Who and what

FREIGHT_INSIDE = Reads("jp.personal_freight", "inside")
LEFT_OUT = HsIn(
    "0401 0402 0403 0404 0405 0406 10 11 1601 1602 1901",
    "1902 1904 1905 2501",
    "420211 420221 420231 420291 420321 420329",
    "61 6401 6402 6403 6404 6405 711790",
)
"""Goods that are never exempt by value: Cabinet Order for Enforcement of the Customs Tariff Act, Art.
16-3, as advisers give its list, https://katosatoshi.jp/blog/knowhow/startup/import/208. The HS code alone
tells them: no category is as narrow as the list, so goods without a code are asked for it."""
SUITABLE = EveryLine(Not(LEFT_OUT))
_FREE_EITHER_WAY = All(AtMost(value="price_paid", limit=Money("10000 JPY")), SUITABLE)
"""Exempt at the whole price, so that it does not matter who will use the goods."""
FOR_OWN_USE = All(
    Is("buyer.kind", "consumer"), Not(_FREE_EITHER_WAY), Is("item.personal_use", "yes")
)
UP_TO_10000 = AtMost(value="customs_value", limit=Money("10000 JPY"))
UP_TO_200000 = AtMost(value="customs_value", limit=Money("200000 JPY"))
EXCISE = Is("item.excise", "alcohol", "tobacco", "energy")
CLAIMED = Stated(Is("item.preference", "yes"))
FROM_A_PARTNER = Is("item.origin", *origins_of("JP"))
CLAIMS_AN_AGREEMENT = All(CLAIMED, FROM_A_PARTNER)
"""Goods that originate in a partner of Japan, with the proof at hand."""

READINGS = (
    Reading(
        id="jp.personal_freight",
        question="Does the value of goods for personal use hold freight?",
        options={
            "outside": "No: 60% of the retail price abroad, without carriage.",
            "inside": "Yes: freight and insurance are added before the 60% are taken.",
        },
        default="outside",
    ),
)

FOOD = GoodsIn(
    hs=(
        *("02", "03", "04", "07", "08", "09", "10", "11", "15", "16", "17", "18"),
        *("120740", "121221", "19", "20", "21", "2201", "2202", "2209", "2501"),
    ),
    categories="food food_supplements",
)

# Values

VALUES = (
    Value(
        id="price_paid",
        title="Price paid with freight and insurance to Japan",
        plus="goods freight_before_border insurance taxable_fees",
        minus="seller_discount",
    ).by(CALCULATION, note="CIF: customs' example starts from it."),
    Value(
        id="personal_freight",
        title="Freight and insurance in the value of goods for personal use",
        plus="freight_before_border insurance taxable_fees",
        when=All(FOR_OWN_USE, FREIGHT_INSIDE),
    ).by(PERSONAL_USE, end=REFORM),
    Value(
        id="personal_value",
        title="60% of the retail price abroad, for goods for personal use",
        plus="goods personal_freight",
        minus="seller_discount",
        share="3/5",
        when=FOR_OWN_USE,
    ).by(
        PERSONAL_USE, end=REFORM, note="The importer must be the user. Abolished from 2028-04-01."
    ),
    Value(
        id="trade_value",
        title="Customs value of goods not for personal use",
        plus="price_paid",
        when=Not(FOR_OWN_USE),
    ).by(CALCULATION, end=REFORM),
    Value(id="customs_value", title="Customs value", plus="trade_value personal_value")
    .by(CUSTOMS_VALUE, end=REFORM)
    .then(REFORM_BILL, plus="price_paid"),
)

# Charges

_THOUSAND_A_LINE = Rounding(unit=1000, mode="down", stage="entry_line")
_HUNDRED_A_LINE = Rounding(unit=100, mode="down", stage="entry_line")
_YEN_A_LINE = Rounding(unit=1, mode="down", stage="entry_line")
_HUNDRED = Rounding(unit=100, mode="down", stage="declaration")

STEPS = (
    Charge(
        id="simplified_duty",
        kind=ChargeKind.DUTY,
        title="Customs duty by the simplified tariff",
        amount=ByGoods("simplified_tariff"),
        base="customs_value",
        base_rounding=_THOUSAND_A_LINE,
        assessed=_HUNDRED_A_LINE,
        due=_HUNDRED,
    ).by(SIMPLIFIED),
    Charge(
        id="duty",
        kind=ChargeKind.DUTY,
        title="Customs duty",
        amount=ByGoods("tariff"),
        base="customs_value",
        base_rounding=_THOUSAND_A_LINE,
        assessed=_HUNDRED_A_LINE,
        due=_HUNDRED,
        when=Not(CLAIMS_AN_AGREEMENT),
    ).by(CALCULATION),
    Charge(
        id="preferential_duty",
        kind=ChargeKind.DUTY,
        title="Customs duty, preferential",
        amount=ByGoods("preference"),
        base="customs_value",
        base_rounding=_THOUSAND_A_LINE,
        assessed=_HUNDRED_A_LINE,
        due=_HUNDRED,
        when=CLAIMS_AN_AGREEMENT,
    ).by(AGREEMENTS),
    Charge(
        id="consumption_tax",
        kind=ChargeKind.VAT,
        title="National consumption tax",
        amount=ByGoods("consumption_tax"),
        base="customs_value simplified_duty duty preferential_duty",
        base_rounding=_THOUSAND_A_LINE,
        assessed=_HUNDRED_A_LINE,
        due=_HUNDRED,
    ).by(CALCULATION),
    Charge(
        id="local_consumption_tax",
        kind=ChargeKind.VAT,
        title="Local consumption tax",
        amount=Percent("22/78"),
        base="consumption_tax",
        assessed=_YEN_A_LINE,
        due=_HUNDRED,
        due_of=Face.ASSESSED,
    ).by(CALCULATION),
)

# Regimes, in the order the law tries them

SCHEMES = (
    Scheme(id="jp.exempt", title="Up to JPY 10,000, free", when=All(UP_TO_10000, SUITABLE))
    .by(
        EXEMPTION,
        end=REFORM,
        note="Lost by one item that the list leaves out. Liquor and tobacco tax stay due.",
    )
    .then(
        REFORM_BILL,
        note="Free of duty; registered sellers and platforms then charge consumption "
        "tax, which is not computed.",
    ),
    Scheme(
        id="jp.general_tariff",
        title="General tariff at the importer's wish, up to JPY 200,000",
        when=All(UP_TO_200000, SUITABLE),
        steps="duty preferential_duty consumption_tax local_consumption_tax",
        elective=True,
    ).by(SIMPLIFIED, note="For the entire consignment."),
    Scheme(
        id="jp.simplified_tariff",
        title="Simplified tariff, up to JPY 200,000",
        when=All(UP_TO_200000, SUITABLE),
        steps="simplified_duty consumption_tax local_consumption_tax",
    ).by(
        SIMPLIFIED,
        note="General freight and parcel post. A consignment with goods outside the "
        "simplified tariff is taken to the general tariff as a whole.",
    ),
    Scheme(
        id="jp.import",
        title="Import under the general tariff",
        when=ALWAYS,
        steps="duty preferential_duty consumption_tax local_consumption_tax",
    ).by(CALCULATION),
)

# What is not computed

NOT_COMPUTED = (
    NotComputed(
        id="jp.excise",
        when=EXCISE,
        reason="Liquor tax, tobacco tax and taxes on fuels are not computed.",
    ).by(EXEMPTION),
    Doubtful(
        id="jp.exempt_gift",
        when=All(Is("gift", "yes"), UP_TO_10000, SomeLine(LEFT_OUT)),
        reason="Customs may free a private gift of up to JPY 10,000 "
        "also of goods that are never exempt otherwise.",
    ).by(EXEMPTION),
    Doubtful(
        id="jp.sellers_tax",
        when=UP_TO_10000,
        reason="From April 2028 registered sellers and platforms charge consumption "
        "tax on goods up to JPY 10,000, which is not computed.",
    ).by(REFORM_BILL, start=REFORM, status=Status.ANNOUNCED),
    Doubtful(
        id="jp.food_relief",
        when=Stated(FOOD),
        reason="1% on food from April 2027 to March 2029 is announced; the act was not seen, "
        "and 8% are shown.",
    ).by(FOOD_PLAN, start=FOOD_RELIEF[0], end=FOOD_RELIEF[1], status=Status.ANNOUNCED),
    Doubtful(
        id="jp.preference",
        when=All(CLAIMED, Not(FROM_A_PARTNER), Not(UP_TO_10000)),
        reason="A preference for this origin is not computed: the general duty is shown.",
    ).by(AGREEMENTS),
    Doubtful(
        id="jp.simplified_preference",
        when=All(
            CLAIMED,
            FROM_A_PARTNER,
            UP_TO_200000,
            Not(UP_TO_10000),
            SUITABLE,
            Not(elected("jp.general_tariff")),
        ),
        reason="The simplified tariff knows no preference: who elects the general tariff can claim it.",
    ).by(SIMPLIFIED),
    Doubtful(
        id="jp.sanctions",
        when=Stated(Is("item.origin", "BY", "RU")),
        reason=SANCTION_OTHER,
    ).by(SANCTIONS.graded("unchecked"), start=day(2022, 4, 19)),
    NotComputed(
        id="jp.inside",
        when=Is("ship_from", "JP"),
        reason="Goods that are already in Japan are not imported.",
    ).by(EXEMPTION),
)

# Consumption tax

CONSUMPTION_TAXES = goods(
    "consumption_tax",
    GoodsRate("jp.ct.standard", "0.078", title="Standard rate").by(
        CALCULATION, note="10% with the local tax, since 2019-10-01."
    ),
    GoodsRate(
        "jp.ct.food",
        "0.0624",
        hs=FOOD.hs,
        categories=FOOD.categories,
        title="Food and drink without alcohol",
    ).by(CALCULATION, note="8% with the local tax. The codes are our reading of food and drink."),
    GoodsRate(
        "jp.ct.seeds",
        "0.0624",
        hs="1201 1202 1204 1205 1206 1207 1208",
        title="Seeds and nuts, taken as food",
    ).by(
        CALCULATION,
        evidence="unchecked",
        note="8% with the local tax if people eat them; 10% for sowing, pressing and feed. "
        "The code does not tell which.",
    ),
)

# Tariff

FREE_GOODS = (
    *("3303", "3304", "3305", "340111", "340130", "4901", "4902", "4903", "4904"),
    *("8471", "852580", "852581", "852589", "8703", "8711", "8903", "9101"),
    *("9102", "92", "940161", "940169", "940171", "940330", "940340", "940350"),
    *("940360", "9503", "950631", "950632", "950639", "950611", "9701"),
)
"""What customs' table of major products gives as free."""

TARIFF = goods(
    "tariff",
    GoodsRate(
        "jp.duty.free",
        FREE,
        hs=FREE_GOODS,
        title="Cosmetics, soap, books, computers, cameras, watches, instruments, toys, art",
    ).by(MAJOR_PRODUCTS, note="What customs' table of major products gives as free."),
    GoodsRate("jp.duty.fishing", "0.032", hs="9507", title="Fishing tackle").by(MAJOR_PRODUCTS),
    beneath=(listed("jp"),),
)
"""The duties of the general tariff that customs' own table gives, before the whole schedule."""

PREFERENCE = goods("preference", beneath=(listed("jp.agreements"),))
"""What a claim comes to, by code and origin."""

# Simplified tariff

SIMPLIFIED_TARIFF = goods(
    "simplified_tariff",
    GoodsRate(
        "jp.simplified.wine", PerUnit(Money("70 JPY"), Quantity.LITRE), hs="2204 2205", title="Wine"
    ).by(SIMPLIFIED_TABLE),
    GoodsRate(
        "jp.simplified.spirits",
        PerUnit(Money("20 JPY"), Quantity.LITRE),
        hs="2208",
        title="Distilled spirits",
    ).by(SIMPLIFIED_TABLE),
    GoodsRate(
        "jp.simplified.sake",
        PerUnit(Money("30 JPY"), Quantity.LITRE),
        hs="2203 2206",
        title="Sake, cider and other fermented drinks",
    ).by(SIMPLIFIED_TABLE),
    GoodsRate(
        "jp.simplified.tomato_sauce",
        "0.20",
        hs="210320 2105 4303",
        title="Tomato sauce, ice cream, furs",
    ).by(SIMPLIFIED_TABLE),
    GoodsRate(
        "jp.simplified.coffee",
        "0.15",
        hs="0901 090210 090220 3503 4302",
        title="Coffee, tea other than black tea, gelatine, dressed furskins",
    ).by(SIMPLIFIED_TABLE),
    GoodsRate(
        "jp.simplified.clothing", "0.10", hs="62", title="Clothing and accessories, not knitted"
    ).by(SIMPLIFIED_TABLE),
    GoodsRate("jp.simplified.plastics", "0.03", hs="39", title="Articles of plastics").by(
        SIMPLIFIED_TABLE
    ),
    GoodsRate(
        "jp.simplified.metal",
        "0.03",
        hs="70 74 75 76 78 79 81 82 83 94 9504 9505",
        title="Articles of glass and base metal, furniture, games",
    ).by(
        SIMPLIFIED_TABLE,
        evidence="unchecked",
        note="Which of them the general tariff frees was not read.",
    ),
    GoodsRate(
        "jp.simplified.free",
        FREE,
        hs="40 48 49 69 72 73 80",
        title="Articles of rubber, paper, ceramics, iron, steel and tin",
    ).by(SIMPLIFIED_TABLE),
    GoodsRate(
        "jp.simplified.duty_free", FREE, hs=FREE_GOODS, title="Goods that the general tariff frees"
    ).by(SIMPLIFIED, note="The simplified tariff is not for duty-free goods."),
    GoodsRate(
        "jp.simplified.machines",
        FREE,
        hs="84 85 86 88 90",
        title="Machines, electrical goods, instruments",
    ).by(
        MAJOR_PRODUCTS,
        evidence="unchecked",
        note="Free under the general tariff with few exceptions, which were not read.",
    ),
    GoodsRate("jp.simplified.other", "0.05", hs=tuple("0123456789"), title="All other goods").by(
        SIMPLIFIED_TABLE,
        evidence="unchecked",
        note="Which of them the general tariff frees was not read.",
    ),
)

# Sales

ACT = read.secondary(
    "Consumption Tax Act (Japan)",
    "https://www.nta.go.jp/english/taxes/consumption_tax/index.htm",
)
PLATFORM_TAX = day(2025, 4, 1)
"""The first day on which named platforms account for electronic services."""
_GOODS, _ONLINE = Is("supply", "goods"), Is("supply", "electronic_service")
_HERE, _FROM_HERE = Is("arrival.vat", "JP"), Is("ship_from.vat", "JP")
_INTO = All(_GOODS, Not(_FROM_HERE), _HERE)
_RETURN = Filing(kind="consumption_tax", turn=Turn.YEAR)
_ROUNDED_DOWN = Rounding(unit=1, mode="down", stage="declaration")
"""Of each rate, parts of a yen are dropped on an invoice, as most do; the law leaves the choice."""

SUPPLIES = (
    Supplied.no_supply(id="jp.sale.no_supply").by(ACT.at("Art. 2(1)(8)")),
    Supplied.relieved(
        id="jp.sale.import_relief", when=All(_INTO, Is("import.scheme", "jp.exempt")),
    ).by(EXEMPTION, end=REFORM),
    Supplied.at_customs(id="jp.sale.import", when=_INTO).by(CALCULATION),
    Supplied.export(
        id="jp.sale.export", when=All(_GOODS, _FROM_HERE, Not(_HERE)), filing=_RETURN,
        registration="JP",
    ).by(ACT.at("Art. 7")),
    Supplied.taxed(
        id="jp.sale.inside", title="Sale of goods in Japan", when=All(_GOODS, _HERE),
        regime="jp_domestic", filing=_RETURN, registration="JP", rounding=_ROUNDED_DOWN,
    ).by(ACT.at("Art. 4(1), (3)")),
    Supplied.taxed(
        id="jp.sale.online_platform",
        title="Electronic service from abroad through a named platform",
        when=All(_ONLINE, _HERE, Not(established("JP")), Is("channel", "marketplace"), Is("marketplace.designated", "yes")),
        regime="jp_platform", accountable=Accountable.MARKETPLACE, filing=_RETURN, rounding=_ROUNDED_DOWN,
    ).by(ACT.at("Art. 15-2"), start=PLATFORM_TAX),
    Supplied.taxed(
        id="jp.sale.service_at_home", title="Service of a seller established in Japan",
        when=All(Not(_GOODS), _HERE, established("JP")), regime="jp_domestic", filing=_RETURN,
        registration="JP", rounding=_ROUNDED_DOWN,
    ).by(ACT.at("Art. 4(1), (3)")),
    Supplied.reverse_charge(
        id="jp.sale.online_to_business",
        title="Electronic service from abroad to a business in Japan",
        when=All(_ONLINE, _HERE, Is("buyer.kind", "business")),
    ).by(ACT.at("Art. 2(1)(8-4), 5(1)")),
    Supplied.taxed(
        id="jp.sale.online", title="Electronic service from abroad to a consumer in Japan",
        when=All(_ONLINE, _HERE), regime="jp_foreign_vendor", filing=_RETURN, registration="JP",
        rounding=_ROUNDED_DOWN,
    ).by(ACT.at("Art. 4(3)(3)")),
    Supplied.on_the_spot(
        id="jp.sale.service_on_the_spot", when=All(ON_THE_SPOT, _HERE),
    ).by(ACT.at("Art. 4(3)")),
    Supplied.outside(
        id="jp.sale.service_outside", title="Service on which no Japanese tax falls",
        when=Not(_GOODS),
    ).by(ACT.at("Art. 4(3)")),
)  # fmt: skip

SALE_RATES = goods(
    "vat",
    GoodsRate("jp.vat.standard", "0.10", title="Standard rate").by(
        CALCULATION, note="7.8% national and 2.2% local."
    ),
    GoodsRate(
        "jp.vat.food",
        "0.08",
        hs=FOOD.hs,
        categories=FOOD.categories,
        title="Food and drink without alcohol",
    ).by(
        CALCULATION,
        note="6.24% national and 1.76% local. The codes are our reading of food and drink.",
    ),
)
"""National and local tax together, as an invoice shows them."""

THRESHOLDS = (
    Threshold(
        id="jp.registration",
        title="Taxable sales in Japan",
        counts="Taxable sales in Japan in the base period, two years before; those of the first half of last year, and a company's capital, may count as well.",
        limit=Money("10000000 JPY"),
        counted=Counted.YEAR_BEFORE_LAST,
        register="Consumption tax in Japan.",
        country="JP",
        registration="JP",
    ).by(REGISTRATION),
)

POLICY = CountryPolicy(
    code="JP",
    currency="JPY",
    opens=day(2020, 1, 1),
    dated_by="import_entry",
    values=VALUES,
    steps=STEPS,
    schemes=SCHEMES,
    tables={
        "tariff": TARIFF,
        "preference": PREFERENCE,
        "simplified_tariff": SIMPLIFIED_TARIFF,
        "consumption_tax": CONSUMPTION_TAXES,
        "vat": SALE_RATES,
    },
    not_computed=NOT_COMPUTED,
    readings=READINGS,
    supplies=SUPPLIES,
    thresholds=THRESHOLDS,
    figures={
        "food.consumption_tax": figure(
            "consumption tax on food with the local part, as announced",
            "0.01",
            FOOD_PLAN,
            start=FOOD_RELIEF[0],
            end=FOOD_RELIEF[1],
            status=Status.ANNOUNCED,
            note="A plan of the government of summer 2026, for two years; the act was not seen.",
        ),
    },
)
