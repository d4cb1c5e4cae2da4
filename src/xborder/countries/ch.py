"""Switzerland, with Liechtenstein.

Duty is specific, by gross weight; since 2024-01-01 industrial goods (chapters 25 to 97) are free,
food and agricultural goods are not. VAT falls on the price with all costs to the Swiss
destination, the clearance fee and the duty included; that sum is taken to the whole franc. There
is no value limit: duty of at most CHF 5 and VAT of at most CHF 5 are each not collected. A seller
with more than CHF 100,000 a year of small consignments is registered and charges Swiss VAT itself
on all it sends; since 2025-01-01 a platform is the supplier of what is sold on it. Gifts between
private persons are free up to CHF 100.

Liechtenstein is in the Swiss customs territory by the treaty of 29 March 1923. Its VAT act is its own,
with the rules and rates of the Swiss one, which was not read: these are the Swiss rules.

Not computed: excise duties, preferences, the duties of food and, for most goods, those until
2023. Fees of the carrier count where `carrier` names it; others are given as taxable.

Official:
    https://bazg.admin.ch/bazg/en/home/information-individuals/online-shopping--mail-and-courier-consignments.html
    https://www.estv.admin.ch/estv/en/home/value-added-tax/vat-tax-liability/mail-order-trade.html

Example:
    >>> import datetime as dt
    >>> from xborder.landed_cost import quote
    >>> from xborder.trade import Buyer, Consignment, Fee, Item, Seller
    >>> parcel = Consignment(
    ...     ship_from="DE", ship_to="CH", on=dt.date(2026, 11, 21), prices="net",
    ...     items=[Item(hs_code="610910", quantity=1, unit_price="147 CHF")],
    ...     shipping="12.25 CHF", seller=Seller(registrations=set()), buyer=Buyer(kind="consumer"),
    ...     fees=[Fee(name="customs clearance", amount="37.45 CHF", taxable=True)],
    ... )
    >>> quote(parcel).lines[-1].amount  # 8.1% of 197, to five centimes
    Money('15.95 CHF')
"""

from typing import Any

from xborder.countries.trade_remedies import sanctions
from xborder.policy.vocabulary import *

read: Reader = Reader(day(2026, 11, 21))
read_again: Reader = Reader(day(2026, 11, 30))

# Sources

FREE_INDUSTRY = day(2024, 1, 1)
"""The first day on which industrial goods are free of duty."""
NEW_RATES = day(2024, 1, 1)
"""The first day of the rates of 8.1% and 2.6%."""
PLATFORMS = day(2025, 1, 1)
"""The first day on which a platform is the supplier, and women's hygiene bears the reduced rate."""

ORDERS = read.official(
    "Federal Office for Customs and Border Security: postal, courier and online orders",
    "https://bazg.admin.ch/bazg/de/home/informationen-firmen/einfuhr-in-die-schweiz/verkehrsarten-strasse_post_kurier_bahn_luft-und-schiffsverkehr/postversand-interneteinkauf-kurierverkehr.html",
)
SAMPLE = read.official(
    "Federal Office for Customs and Border Security: sample calculation of the taxable value",
    "https://bazg.admin.ch/bazg/en/home/information-individuals/online-shopping--mail-and-courier-consignments/onlineshopping--sample-calculation---taxable-goods-value.html",
)
BASE = read.official(
    "VAT Act (SR 641.20); Federal Office for Customs and Border Security: bases of the import tax",
    "https://bazg.admin.ch/bazg/de/home/informationen-firmen/einfuhr-in-die-schweiz/steuern-und-abgaben_einfuhr/mehrwertsteuer/bemessungsgrundlagen.html",
    article="Art. 54",
)
ABROAD = read.official("ch.ch: Ordering goods abroad", "https://ch.ch/en/ordering-goods-abroad")
SANCTIONS = read.secondary(
    "Ordinance on measures connected with the situation in Ukraine (SR 946.231.176.72)",
    "https://sanctionsnews.bakermckenzie.com/switzerland-implements-fifth-eu-sanctions-package",
)
GROSS_WEIGHT = read.official(
    "Federal Customs Administration: customs duties",
    "https://www.ezv.admin.ch/ezv/en/home/information-companies/taxes-and-duties/importation-into-switzerland/customs-duties.html",
)
ABOLITION = read.secondary(
    "vatupdate.com: Abolition of import duties on industrial goods and VAT rate increase",
    "https://www.vatupdate.com/2023/09/27/switzerland-abolition-of-import-duties-on-industrial-goods-and-vat-rate-increase-as-of-01-01-2024",
)
OLD_TARIFF = read.unchecked(
    "saldo 14/2017: Duties make clothes expensive",
    "https://saldo.ch/artikel/artikeldetail/zoelle-sie-machen-kleider-teuer",
)
RATES = read.secondary("vatupdate.com: Swiss VAT rates", "https://vatupdate.com/?p=264017")
REDUCED = read.secondary(
    "20 Minuten, with the list of the Federal Tax Administration",
    "https://20min.ch/story/hygieneartikel-darum-senkt-coop-die-preise-fuer-binden-und-tampons-103150318",
    article="VAT Act, Art. 25(2)",
)
MAIL_ORDER = read.official(
    "Federal Tax Administration: Mail-order trade",
    "https://www.estv.admin.ch/estv/en/home/value-added-tax/vat-tax-liability/mail-order-trade.html",
    article="VAT Act, Art. 7(3)(b)",
)
PLATFORM = read.secondary(
    "Swiss Post: Platform taxation",
    "https://international.post.ch/en/blog-test-dev-pch-migration2023/platform-taxation",
    article="VAT Act, Art. 20a",
)
REFUND = read.secondary(
    "saldo: Ten questions on customs charges",
    "https://www.saldo.ch/beratung/rechtsberatung/rechtsberatung-detail/artikeldetail/zehn-fragen-zu-zollgebuehren/",
)

AUTOMOBILE_TAX = read_again.official(
    "Federal Office for Customs and Border Security: automobile tax",
    "https://www.bazg.admin.ch/bazg/en/home/informationen-firmen/inland-abgaben/automobilsteuer.html",
)

# Who

SOLD = Is("sold", "yes")
"""A supply for consideration: VAT Act, Art. 3(c) and 18(1)."""

# Values

VALUES = (
    Value(id="intrinsic", title="Price of the goods", plus="goods", minus="seller_discount").by(
        BASE
    ),
    Value(
        id="customs_value",
        title="Price with all costs to the Swiss destination",
        plus="intrinsic freight insurance taxable_fees",
    ).by(SAMPLE, note="The carrier's clearance and opening fees count; foreign VAT does not."),
    Value(
        id="sale_value",
        title="What is paid for the sale",
        plus="price freight insurance taxable_fees",
        minus="seller_discount",
    ).by(MAIL_ORDER),
    Value(
        id="platform_value",
        title="What is paid for the platform's sale",
        plus="sale_value",
        minus="platform_discount",
    ).by(PLATFORM, note="As supplier the platform gives its own discount on its own sale."),
)

# Charges

_WHOLE_FRANC = Rounding.of("1 CHF", mode=Mode.HALF_UP, stage=Stage.DECLARATION)
_FIVE_CENTIMES = Rounding.of("0.05 CHF", mode=Mode.HALF_UP, stage=Stage.DECLARATION)
_FIVE_FRANCS = Money("5 CHF")

STEPS = (
    Charge(
        id="duty",
        kind=ChargeKind.DUTY,
        title="Customs duty",
        amount=ByGoods("tariff"),
        base="customs_value",
        due=_FIVE_CENTIMES,
    ).by(GROSS_WEIGHT),
    Waiver(
        id="small_duty",
        title="Duty of at most CHF 5 is not collected",
        charges="duty",
        limit=_FIVE_FRANCS,
    ).by(
        ABROAD,
        note="Duty and VAT are tested separately, for each declaration; what is not collected does not enter the base of VAT.",
    ),
    Charge(
        id="import_vat",
        kind=ChargeKind.VAT,
        title="Import VAT",
        amount=ByGoods("vat"),
        base="customs_value duty.due",
        base_rounding=_WHOLE_FRANC,
        due=_FIVE_CENTIMES,
        collector=Collector.CARRIER,
        moment=Moment.DELIVERY,
    ).by(
        SAMPLE,
        note="The whole franc is in the sample calculation. Five centimes follow from the limits that customs prints: CHF 62 at 8.1% (5.022) and 193 at 2.6% (5.018) are not collected as tax of up to 5.",
    ),
    Waiver(
        id="small_vat",
        title="VAT of at most CHF 5 is not collected",
        charges="import_vat",
        limit=_FIVE_FRANCS,
    ).by(ORDERS),
    Charge(
        id="supplier_vat",
        dated_by="order",
        kind=ChargeKind.VAT,
        title="Swiss VAT charged by the seller",
        amount=ByGoods("vat"),
        base="sale_value",
        collector=Collector.SELLER,
        moment=Moment.CHECKOUT,
        refundable=True,
    ).by(MAIL_ORDER, note="The seller imports in its own name and deducts the import tax."),
    Charge(
        id="platform_vat",
        dated_by="order",
        kind=ChargeKind.VAT,
        title="Swiss VAT charged by the platform",
        amount=ByGoods("vat"),
        base="platform_value",
        collector=Collector.MARKETPLACE,
        moment=Moment.CHECKOUT,
        refundable=True,
    ).by(PLATFORM, start=PLATFORMS),
)

# Regimes, in the order the law tries them

SCHEMES = (
    Scheme(
        id="ch.gift",
        title="Gift between private persons, up to CHF 100",
        when=All(
            Is("gift", "yes"),
            AtMost(value="intrinsic", limit=Money("100 CHF")),
            Not(Is("item.excise", "alcohol", "tobacco")),
        ),
    ).by(ABROAD),
    Scheme(
        id="ch.platform",
        dated_by="order",
        title="Platform as supplier",
        when=All(Is("channel", "marketplace"), SOLD),
        steps="duty small_duty platform_vat",
    ).by(
        PLATFORM,
        start=PLATFORMS,
        note="Consignments small and large, to consumers and businesses, of a platform whose turnover reaches CHF 100,000 a year; the platform is taken to reach it.",
    ),
    Scheme(
        id="ch.mail_order",
        dated_by="order",
        title="Seller registered for Swiss VAT",
        when=All(registered("CH"), SOLD),
        steps="duty small_duty supplier_vat",
    ).by(
        MAIL_ORDER,
        note="From CHF 100,000 a year of small consignments on, all deliveries count as domestic.",
    ),
    Scheme(
        id="ch.standard",
        title="Ordinary import",
        when=ALWAYS,
        steps="duty small_duty import_vat small_vat",
    ).by(ORDERS),
)

# What is not computed

VAT_PLAN_STARTS = day(2028, 1, 1)
"""The first day of the planned rise of VAT."""
VAT_PLAN = read.secondary(
    "VATupdate, 10 March 2026: the Federal Council proposes 0.8 points more VAT for ten years",
    "https://www.vatupdate.com/2026/03/10/federal-council-proposes-temporary-vat-increase-to-boost-switzerlands-security-and-defense-funding/",
)

NOT_COMPUTED = (
    Doubtful(
        id="vat_plan",
        when=ALWAYS,
        reason="0.8 points more VAT from 2028 are planned, with a vote in 2027; "
        "the rates of today are shown.",
    ).by(VAT_PLAN, start=VAT_PLAN_STARTS, status=Status.ANNOUNCED),
    NotComputed(
        id="inside",
        when=Is("ship_from", "CH", "LI"),
        reason="Goods that are already in Switzerland or Liechtenstein are not imported.",
    ).by(ABROAD),
    NotComputed(
        id="excise",
        when=Is("item.excise", "alcohol", "tobacco", "energy"),
        reason="Swiss excise duties on alcohol, tobacco and mineral oil are not computed.",
    ).by(ABROAD),
    NotComputed(
        id="automobiles",
        when=Stated(HsIn("8702 8703 8704")),
        reason="The Swiss automobile tax of 4% is not computed.",
    ).by(
        AUTOMOBILE_TAX,
        note="On passenger cars, and on buses and delivery vans of at most 1,600 kg each.",
    ),
    Doubtful(
        id="preference",
        when=Stated(Is("item.preference", "yes")),
        reason="A preference is claimed; industrial goods of preferential origin were free, which is not computed.",
    ).by(GROSS_WEIGHT, end=FREE_INDUSTRY),
    *sanctions("ch", SANCTIONS, day(2022, 4, 27)),
)

# Rates

_FOOD = ("02", "03", "04", "07", "08", "09", "10", "11", "15", "16", "17", "18", "19", "20")

_REDUCED = (
    *_FOOD,
    *("06", "1209", "1214", "2101", "2102", "2103", "2104", "2105", "2106", "2201", "2202"),
    *("2209", "23", "31", "3002", "3003", "3004", "300660", "4901", "4902", "4903"),
)
VAT = goods(
    "vat",
    GoodsRate("ch.vat.standard", "0.077").by(RATES, end=NEW_RATES).then(ORDERS, amount="0.081"),
    GoodsRate(
        "ch.vat.reduced",
        "0.025",
        _REDUCED,
        categories="food food_supplements medicines books newspapers ebooks",
    )
    .by(REDUCED, end=NEW_RATES)
    .then(
        ORDERS,
        amount="0.026",
        note="Food, books, magazines and medicines by customs; plants, feed and fertiliser by the tax administration's list.",
    ),
    GoodsRate("ch.vat.feminine_hygiene", "0.026", categories="feminine_hygiene").by(
        REDUCED, start=PLATFORMS
    ),
)

# Tariff

TARIFF = goods(
    "tariff",
    GoodsRate(
        "ch.industrial_goods",
        FREE,
        hs=tuple(str(chapter) for chapter in range(25, 98)),
        except_hs="35 38",
    ).by(ABOLITION, start=FREE_INDUSTRY),
    GoodsRate("ch.chemicals", FREE, hs="35 38").by(
        ABOLITION,
        start=FREE_INDUSTRY,
        evidence="unchecked",
        note="Some goods of chapters 35 and 38 stayed dutiable; which ones was not read.",
    ),
    GoodsRate(
        "ch.cotton_tshirts", PerUnit(Money("152 CHF"), Quantity.GROSS_KG, 100), hs="610910"
    ).by(
        OLD_TARIFF,
        end=FREE_INDUSTRY,
        note="As printed in 2017; that it stayed so until 2023 was not checked.",
    ),
    GoodsRate(
        "ch.synthetic_blouses", PerUnit(Money("406 CHF"), Quantity.GROSS_KG, 100), hs="610620"
    ).by(
        OLD_TARIFF,
        end=FREE_INDUSTRY,
        note="As printed in 2017; that it stayed so until 2023 was not checked.",
    ),
    GoodsRate("ch.books_and_computers", FREE, hs="4901 4902 4903 8471 8517").by(
        GROSS_WEIGHT,
        end=FREE_INDUSTRY,
        evidence="unchecked",
        note="Books, computers and telephones were free before; from general knowledge.",
    ),
)

# Sales

ACT = read.secondary(
    "MWSTG (Switzerland), SR 641.20", "https://www.fedlex.admin.ch/eli/cc/2009/615/de"
)
ACQUISITION = read.secondary(
    "MWSTG (Switzerland), acquisition tax, text of Art. 45",
    "http://www.mwstnetzwerk.com/art-45-mwstg-2010",
    article="Art. 45(2)(b), 66(3)",
)
ORDINANCE = read.official(
    "MWSTV (Switzerland), SR 641.201",
    "https://droit-bilingue.ch/de-en/6/64/641.201-4a-8.html",
    article="Art. 4a",
)
_GOODS, _ONLINE = Is("supply", "goods"), Is("supply", "electronic_service")
_HERE, _FROM_HERE = Is("arrival.vat", "CH"), Is("ship_from.vat", "CH")
_INTO = All(_GOODS, Not(_FROM_HERE), _HERE)
_BUSINESS = Is("buyer.kind", "business")
_CULTURE = (
    "Events of culture, sport and education may be exempt in Switzerland: which are was not read."
)
_TO_UNREGISTERED = (
    "A recipient that is not registered in Switzerland owes this tax only where it buys such "
    "services for more than CHF 10,000 in the calendar year."
)
_PRIVATE_ACQUISITION = (
    "A private person who buys such services from abroad for more than CHF 10,000 in the calendar "
    "year owes the tax on them and reports it within 60 days after its end."
)
_HOME: dict[str, Any] = {
    "filing": Filing(kind="domestic", turn=Turn.QUARTER, months=2),
    "registration": "CH",
}

SUPPLIES = (
    Supplied.no_supply(id="ch.sale.no_supply").by(ACT.at("Art. 3, 18")),
    Supplied(
        id="ch.sale.import_gift", title="Gift between private persons, free at the border",
        when=All(_INTO, Is("import.scheme", "ch.gift")), taxation=Taxation.EXEMPT,
        place=PlaceOf.ARRIVAL, regime="import_gift_relief", accountable=Accountable.NONE,
    ).by(ABROAD),
    Supplied.taxed(
        id="ch.sale.platform", title="Goods from abroad, sold by the platform",
        when=All(_INTO, Is("import.scheme", "ch.platform")), regime="ch_platform",
        accountable=Accountable.MARKETPLACE, filing=_HOME["filing"],
        others=(Other(title="The seller's supply to the marketplace", taxation=Taxation.OUTSIDE_SCOPE, place=PlaceOf.OUTSIDE, article="Art. 20a(1)"),),
    ).by(PLATFORM, start=PLATFORMS),
    Supplied.taxed(
        id="ch.sale.mail_order",
        title="Goods from abroad of a mail-order seller registered in Switzerland",
        when=All(_INTO, Is("import.scheme", "ch.mail_order")), regime="ch_mail_order", **_HOME,
    ).by(MAIL_ORDER),
    Supplied.taxed(
        id="ch.sale.import_by_seller", title="Sale of goods that the seller imports",
        when=All(_INTO, Is("importer", "seller")), regime="ch_domestic", **_HOME,
    ).by(ACT.at("Art. 7(3)(a)")),
    Supplied.relieved(
        id="ch.sale.import_relief", title="Goods whose tax is not collected at the border",
        when=All(_INTO, Is("import.tax", "none")),
    ).by(ORDERS, note="Tax of at most CHF 5: MWSTG Art. 53(1)(a)."),
    Supplied.at_customs(id="ch.sale.import", when=_INTO).by(ORDERS),
    Supplied.export(
        id="ch.sale.export", when=All(_GOODS, _FROM_HERE, Not(_HERE)), wording="export_exemption",
        **_HOME,
    ).by(ACT.at("Art. 23(2)(1)")),
    Supplied.taxed(
        id="ch.sale.inside", title="Sale of goods in Switzerland", when=All(_GOODS, _HERE),
        regime="ch_domestic", **_HOME,
    ).by(ACT.at("Art. 7(1), 18")),
    Supplied.taxed(
        id="ch.sale.admission", title="Admission to an event in Switzerland",
        when=All(
            Is("supply", "admission"), _HERE,
            AnyOf(established("CH"), identified("CH"), over("ch.registration")),
        ),
        regime="ch_domestic", doubt=_CULTURE, **_HOME,
    ).by(ACT.at("Art. 8(2), 21(2)")),
    Supplied.taxed(
        id="ch.sale.service_at_home",
        title="Service of a seller established or registered in Switzerland",
        when=All(Not(_GOODS), _HERE, AnyOf(established("CH"), identified("CH"))),
        regime="ch_domestic", **_HOME,
    ).by(ACT.at("Art. 8(1), 18")),
    Supplied.taxed(
        id="ch.sale.service_on_the_spot",
        title="Service of a seller from abroad, done in Switzerland",
        when=All(ON_THE_SPOT, _HERE, over("ch.registration")), regime="ch_registration", **_HOME,
    ).by(ACT.at("Art. 8(2), 10(1), 10(2)(b)")),
    Supplied.outside(
        id="ch.sale.service_on_the_spot_below",
        title="Service done in Switzerland by a seller who need not register",
        when=All(ON_THE_SPOT, _HERE),
    ).by(ACT.at("Art. 8(2), 10(2)(a)")),
    Supplied.reverse_charge(
        id="ch.sale.service_to_business", title="Service from abroad to a business in Switzerland",
        when=All(Not(_GOODS), _HERE, _BUSINESS, Is("buyer.tax_number", "yes")),
        wording="reverse_charge",
    ).by(ACT.at("Art. 45(1)(a), 45(2)(a)")),
    Supplied.reverse_charge(
        id="ch.sale.service_to_unregistered",
        title="Service from abroad to a business in Switzerland that gives no number",
        when=All(Not(_GOODS), _HERE, _BUSINESS), wording="reverse_charge", doubt=_TO_UNREGISTERED,
    ).by(ACQUISITION),
    Supplied.taxed(
        id="ch.sale.online", title="Electronic service from abroad to a consumer in Switzerland",
        when=All(_ONLINE, _HERE, over("ch.registration")), regime="ch_registration", **_HOME,
    ).by(ACT.at("Art. 10(2)(b)")),
    Supplied.outside(
        id="ch.sale.service_to_consumer", title="Service from abroad to a consumer in Switzerland",
        when=All(Not(_GOODS), Not(_ONLINE), _HERE), keeps=(_PRIVATE_ACQUISITION,),
    ).by(ACQUISITION),
    Supplied.outside(
        id="ch.sale.service_outside", title="Service on which no Swiss tax falls", when=Not(_GOODS),
    ).by(ACT.at("Art. 8, 10(2)")),
)  # fmt: skip

THRESHOLDS = (
    Threshold(
        id="ch.mail_order",
        title="Small consignments to Switzerland",
        counts="Consignments to Switzerland and Liechtenstein whose import tax is at most CHF 5, paid by the buyers.",
        limit=Money("100000 CHF"),
        reached=True,
        counted=Counted.TWELVE_MONTHS,
        bites=Bites.NEXT_MONTH,
        register="VAT in Switzerland; all deliveries then count as domestic.",
        country="CH",
        registration="CH",
    ).by(ORDINANCE),
    Threshold(
        id="ch.registration",
        title="Worldwide turnover of a seller with sales in Switzerland",
        counts="Turnover in Switzerland and abroad that is not exempt.",
        limit=Money("100000 CHF"),
        reached=True,
        counted=Counted.TWELVE_MONTHS,
        bites=Bites.NEXT_SALE,
        register="VAT in Switzerland.",
        notify_days=30,
        country="CH",
        registration="CH",
    ).by(ACT.at("Art. 10(2)(a), 66")),
)

POLICY = CountryPolicy(
    code="CH",
    currency="CHF",
    opens=day(2020, 1, 1),
    dated_by="import_entry",
    values=VALUES,
    steps=STEPS,
    schemes=SCHEMES,
    tables={"tariff": TARIFF, "vat": VAT},
    not_computed=NOT_COMPUTED,
    supplies=SUPPLIES,
    thresholds=THRESHOLDS,
    figures={
        "vat.planned_rise": figure(
            "planned rise of VAT, in points",
            "0.008",
            VAT_PLAN,
            start=VAT_PLAN_STARTS,
            status=Status.ANNOUNCED,
            note="For ten years; needs a change of the constitution, put to the vote in summer 2027.",
        ),
        "mail_order.threshold": figure(
            "mail-order threshold",
            Money("100000 CHF"),
            MAIL_ORDER,
            note="Twelve months of small consignments; registration from the month after.",
        ),
        "refund.fee_share": figure(
            "fee on refunds",
            "0.05",
            REFUND,
            note="Of what is repaid after a return, at least CHF 30 and at most 500.",
        ),
    },
)
"""The rules of Switzerland and Liechtenstein."""
