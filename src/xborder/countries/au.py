"""Australia.

Since 2018-07-01 a registered seller or platform charges GST of 10% at the checkout on goods with a
customs value of at most AUD 1,000 that a consumer buys; customs then takes neither duty nor GST. The
customs value leaves international freight and insurance out; the GST falls on them too. Goods that
are known to travel as one consignment of more than AUD 1,000 are taxed at the border instead, as one:
customs duty on the customs value, GST on that value with duty, freight and insurance, the import
processing charge and the biosecurity charge. A seller with less than AUD 75,000 of such sales a year
need not register, and its small parcels bear nothing.

Not computed: excise on alcohol and tobacco, wine tax, luxury car tax, most duties (the tariff is given by the
caller), preferences. The biosecurity charge on each low-value declaration falls on whoever reports
the cargo; it is a figure here and no charge of a quote.

Official:
    https://www.ato.gov.au/Business/International-tax-for-business/GST-on-low-value-imported-goods/
    https://www.abf.gov.au/importing-exporting-and-manufacturing/importing/cost-of-importing-goods

Example:
    >>> import datetime as dt
    >>> from xborder.landed_cost import quote
    >>> from xborder.trade import Buyer, Consignment, Item, Seller
    >>> parcel = Consignment(
    ...     ship_from="CN", ship_to="AU", on=dt.date(2026, 11, 21), prices="net",
    ...     items=[Item(hs_code="640411", origin="CN", quantity=1, unit_price="1000 AUD")],
    ...     shipping="5 AUD", seller=Seller(registrations={"AU"}), buyer=Buyer(kind="consumer"),
    ... )
    >>> print(quote(parcel).total)  # 10% of 1,005, and no duty
    1105.50 AUD
"""

from typing import Any

from xborder.countries.tobacco import VAPES
from xborder.countries.trade_remedies import SANCTION_OTHER
from xborder.policy.vocabulary import *

read: Reader = Reader(day(2026, 11, 21))

# Sources

ATO = "https://www.ato.gov.au/Business/International-tax-for-business/GST-on-low-value-imported-goods/Information-for-transporters-and-customs-brokers/"
LOW_VALUE = read.official("Australian Taxation Office: GST on low value imported goods", ATO)
REGISTERING = read.official(
    "Australian Taxation Office: registering for GST",
    "https://www.ato.gov.au/Business/GST/Registering-for-GST/",
)
REDELIVERERS = read.official(
    "Australian Taxation Office: If you are a redeliverer; Law Companion Ruling LCR 2018/3",
    "https://www.ato.gov.au/Business/International-tax-for-business/GST-on-imported-goods-and-services/How-to-charge-GST/If-you-are-a-redeliverer/",
)
RULING = read.official(
    "Law Companion Ruling LCR 2018/1: GST on low value imported goods",
    "https://www.ato.gov.au/law/view/document?DocID=COG/LCR20181/NAT/ATO/00001",
)
DELIVERY = read.secondary(
    "Amazon Seller Central: GST on low value imports into Australia",
    "https://sellercentral.amazon.com.au/gp/help/external/help.html?itemID=E9ZHG4QK9NKT4AE",
)
VALUATION = read.secondary(
    "eCustoms Broker: how the customs value is calculated",
    "https://ecustomsbroker.com.au/home_faqs_site/how-is-the-customs-value-cv-calculated",
)
CHARGES = read.official(
    "Australian Border Force: import processing charges and biosecurity charges",
    "https://www.abf.gov.au/importing-exporting-and-manufacturing/importing/cost-of-importing-goods/charges/import-processing-charge",
)
CHARGES_2020 = read.official(
    "Department of Agriculture: industry advice notice 211-2019",
    "https://agriculture.gov.au/biosecurity-trade/import/industry-advice/2019/211-2019",
)
CHARGES_SEA = read.secondary(
    "FJT Logistics: biosecurity charges by sea from 16 January 2023",
    "https://fjt.com.au/changes-to-biosecurity-cost-recovery/",
)
CHARGES_2023 = read.official(
    "Department of Agriculture: industry advice notice 133-2023",
    "https://agriculture.gov.au/biosecurity-trade/import/industry-advice/2023/133-2023",
)
CHARGES_2024 = read.secondary(
    "Freight and Trade Alliance: charges of the Department of Agriculture from 1 July 2024",
    "https://ftalliance.com.au/advocacydetail/3410",
)
SMALL_DECLARATIONS = read.official(
    "Department of Agriculture: cost recovery for self-assessed clearances",
    "https://www.agriculture.gov.au/biosecurity-trade/policy/self-assessed-clearance-cost-recovery",
)
TARIFF_ACT = read.secondary(
    "Customs Tariff Act 1995, Schedule 3, as listed in a copy of the working tariff",
    "https://www.abf.gov.au/importing-exporting-and-manufacturing/tariff-classification/current-tariff",
)
GST_ACT = read.unchecked(
    "A New Tax System (Goods and Services Tax) Act 1999",
    "https://www.legislation.gov.au/C2004A00446/latest/text",
)
VAPING = read.official(
    "Office of Drug Control: importing vaping goods to Australia",
    "https://www.odc.gov.au/importers/importing-vaping-goods-australia",
    article="Customs (Prohibited Imports) Regulations 1956, reg. 5A",
)
LUXURY_CARS = Reader(day(2026, 11, 30)).official(
    "A New Tax System (Luxury Car Tax) Act 1999",
    "https://www.ato.gov.au/law/view/document?LocID=%22PAC%2F19990076%2F7-10(4)%22",
    article="s. 7-10",
)
RUSSIA = read.unchecked(
    "Customs Tariff Act 1995: additional duty of 35% on goods of Russia and Belarus",
    "https://www.abf.gov.au/importing-exporting-and-manufacturing/importing/how-to-import",
)

CHARGES_RISE = day(2023, 7, 1), day(2024, 7, 1)
"""The days on which the biosecurity charge on full declarations rose."""
SEA_RISE = day(2023, 1, 16)
"""The day on which it first rose for declarations of goods by sea."""
CHARGES_UNSEEN = day(2025, 7, 1)
"""The first day of a year for which the page of charges was not seen."""

# Who and what

CONSUMER = Is("buyer.kind", "consumer")
EXCISE = Is("item.excise", "alcohol", "tobacco")
LOW = AtMost(value="customs_value", limit=Money("1000 AUD"))
TAXED_AT_SALE = All(LOW, CONSUMER, Is("gift", "no"), Is("sold", "yes"), Not(EXCISE))
BY_SEA = Is("transport", "sea")
BELOW_10000 = AtMost(value="customs_value", limit=Money("10000 AUD"), inclusive=False)
SOMETIMES_FREE = GoodsIn(
    hs="02 03 04 07 08 09 10 11 15 16 19 20 21 2201 2202 3003 3004 9018 9021",
    categories="food medicines feminine_hygiene medical_devices",
)
"""Food, medicines and medical aids, many of which are free of GST."""

# Values

VALUES = (
    Value(id="customs_value", title="Customs value", plus="goods", minus="seller_discount").by(
        LOW_VALUE, note="International freight and insurance do not count."
    ),
    Value(
        id="sale_value",
        title="What is paid for the sale",
        plus="price freight insurance taxable_fees",
        minus="seller_discount",
    ).by(DELIVERY, note="The price with delivery and packaging."),
    Value(
        id="importation_value",
        title="Value of the taxable importation, without duty",
        plus="customs_value freight_before_border insurance taxable_fees",
    ).by(VALUATION, note="Freight that is not split counts whole."),
)

# Charges

_PROCESSING: dict[str, Any] = {"kind": ChargeKind.FEE, "base": "customs_value"}

STEPS = (
    Charge(
        id="sale_gst",
        dated_by="order",
        kind=ChargeKind.GST,
        title="GST charged by the seller",
        amount=ByGoods("vat"),
        base="sale_value",
        collector=Collector.SELLER,
        moment=Moment.CHECKOUT,
        refundable=True,
    ).by(DELIVERY),
    Charge(
        id="marketplace_gst",
        dated_by="order",
        kind=ChargeKind.GST,
        title="GST charged by the marketplace",
        amount=ByGoods("vat"),
        base="sale_value",
        collector=Collector.MARKETPLACE,
        moment=Moment.CHECKOUT,
        refundable=True,
    ).by(DELIVERY),
    Charge(
        id="duty",
        kind=ChargeKind.DUTY,
        title="Customs duty",
        amount=ByGoods("tariff"),
        base="customs_value",
    ).by(VALUATION),
    Charge(
        id="import_gst",
        kind=ChargeKind.GST,
        title="GST on import",
        amount=ByGoods("vat"),
        base="importation_value duty",
    ).by(VALUATION, note="Wine tax counts too and is not computed."),
    Charge(
        id="processing_charge",
        title="Import processing charge",
        amount=Flat(Money("50 AUD")),
        when=BELOW_10000,
        **_PROCESSING,
    )
    .by(CHARGES, end=CHARGES_UNSEEN, note="For electronic declarations; on paper AUD 90.")
    .then(CHARGES, evidence="unchecked", note="A change since mid-2025 is not ruled out."),
    Charge(
        id="processing_charge_large",
        title="Import processing charge from AUD 10,000 on",
        amount=Flat(Money("152 AUD")),
        when=Not(BELOW_10000),
        **_PROCESSING,
    )
    .by(CHARGES, end=CHARGES_UNSEEN, note="For electronic declarations; on paper AUD 192.")
    .then(CHARGES, evidence="unchecked", note="A change since mid-2025 is not ruled out."),
    Charge(
        id="biosecurity_charge",
        title="Biosecurity charge on a full import declaration by air or post",
        amount=Flat(Money("38 AUD")),
        when=Not(BY_SEA),
        **_PROCESSING,
    )
    .by(CHARGES_2020, end=CHARGES_RISE[0])
    .then(CHARGES_2023, end=CHARGES_RISE[1], amount=Flat(Money("43 AUD")))
    .then(CHARGES_2024, end=CHARGES_UNSEEN, amount=Flat(Money("45 AUD")))
    .then(
        CHARGES,
        evidence="unchecked",
        note="It is indexed each year; the sums since mid-2025 were not seen.",
    ),
    Charge(
        id="biosecurity_charge_sea",
        title="Biosecurity charge on a full import declaration by sea",
        amount=Flat(Money("49 AUD")),
        when=BY_SEA,
        **_PROCESSING,
    )
    .by(CHARGES_2020, end=SEA_RISE)
    .then(CHARGES_SEA, end=CHARGES_RISE[0], amount=Flat(Money("58 AUD")))
    .then(CHARGES_2023, end=CHARGES_RISE[1], amount=Flat(Money("63 AUD")))
    .then(CHARGES_2024, end=CHARGES_UNSEEN, amount=Flat(Money("66 AUD")))
    .then(
        CHARGES,
        evidence="unchecked",
        note="It is indexed each year; the sums since mid-2025 were not seen.",
    ),
)

# Regimes, in the order the law tries them

_AT_THE_BORDER = (
    "duty import_gst processing_charge processing_charge_large "
    "biosecurity_charge biosecurity_charge_sea"
)

SCHEMES = (
    Scheme(
        id="au.low_value_marketplace",
        dated_by="order",
        title="At most AUD 1,000, GST charged by the marketplace",
        when=All(TAXED_AT_SALE, Is("channel", "marketplace")),
        steps="marketplace_gst",
    ).by(LOW_VALUE, note="That the platform reaches AUD 75,000 a year is taken for granted."),
    Scheme(
        id="au.low_value_sale",
        dated_by="order",
        title="At most AUD 1,000, GST charged by the seller",
        when=All(TAXED_AT_SALE, registered("AU")),
        steps="sale_gst",
    ).by(
        RULING,
        note="Goods of at most AUD 1,000 each that are known to travel as one consignment of more "
        "are taxed at the border, so the limit is the consignment's.",
    ),
    Scheme(
        id="au.low_value",
        title="At most AUD 1,000, nothing at the border",
        when=All(LOW, Not(EXCISE)),
    ).by(LOW_VALUE, note="Of unregistered sellers, to registered businesses, and gifts."),
    Scheme(id="au.import", title="Import with duty and GST", when=ALWAYS, steps=_AT_THE_BORDER).by(
        LOW_VALUE
    ),
)

# What is not computed

NOT_COMPUTED = (
    NotComputed(
        id="au.vapes",
        when=VAPES,
        reason="Vaping goods may be imported into Australia by licence holders alone.",
    ).by(
        VAPING,
        start=day(2024, 3, 1),
        note="Disposable ones since 2024-01-01, when a code does not tell.",
    ),
    NotComputed(
        id="au.inside",
        when=Is("ship_from", "AU"),
        reason="Goods that are already in Australia are not imported.",
    ).by(LOW_VALUE),
    NotComputed(
        id="au.excise",
        when=EXCISE,
        reason="Australian duties and taxes on alcohol and tobacco are not computed.",
    ).by(LOW_VALUE),
    NotComputed(
        id="au.fuel",
        when=Is("item.excise", "energy"),
        reason="Australian duties on fuels are not computed.",
    ).by(GST_ACT),
    NotComputed(
        id="au.luxury_cars",
        when=All(Stated(HsIn("8703")), Not(LOW)),
        reason="The Australian luxury car tax is not computed.",
    ).by(
        LUXURY_CARS, note="33% above a limit that is set each year; whoever imports a car bears it."
    ),
    Doubtful(
        id="au.gst_free",
        when=Stated(SOMETIMES_FREE),
        reason="Much food, medicines and medical aids are free of Australian GST; 10% is shown.",
    ).by(GST_ACT.at("Div. 38")),
    Doubtful(
        id="au.preference",
        when=All(Stated(Is("item.preference", "yes")), Not(LOW)),
        reason="A preference for this origin is not computed: the general duty is shown.",
    ).by(TARIFF_ACT),
    Doubtful(
        id="au.sanctions", when=Stated(Is("item.origin", "BY", "RU")), reason=SANCTION_OTHER
    ).by(RUSSIA, start=day(2022, 4, 25)),
    Doubtful(
        id="au.business",
        when=All(LOW, Is("buyer.kind", "business"), Not(Is("buyer.tax_number", "yes"))),
        reason="A business that is not registered for GST is charged it like a consumer.",
    ).by(RULING.graded("unchecked")),
)

# Rates

VAT = goods("vat", GoodsRate("au.gst", "0.10", title="GST").by(LOW_VALUE))

TARIFF = goods(
    "tariff",
    GoodsRate(
        "au.duty.free", FREE, hs="4901 8471 851713", title="Books, computers, mobile telephones"
    ).by(TARIFF_ACT),
)
"""The few duties that stand here; for all others the caller gives the tariff."""

# Sales

_GOODS, _ONLINE = Is("supply", "goods"), Is("supply", "electronic_service")
_HERE, _FROM_HERE = Is("arrival.vat", "AU"), Is("ship_from.vat", "AU")
_INTO = All(_GOODS, Not(_FROM_HERE), _HERE)
_LOW_VALUE = Is("import.scheme", "au.low_value", "au.low_value_sale", "au.low_value_marketplace")
_RETURN = Filing(kind="gst", turn=Turn.QUARTER, months=1, day=28)
_OURS: dict[str, Any] = {"filing": _RETURN, "registration": "AU"}

SUPPLIES = (
    Supplied.no_supply(id="au.sale.no_supply").by(GST_ACT.at("s. 9-5")),
    Supplied.taxed(
        id="au.sale.redelivered",
        title="Low value goods that a re-deliverer takes over abroad for the consumer",
        when=All(_INTO, Is("carrier", "redeliverer"), Is("buyer.kind", "consumer"), _LOW_VALUE),
        regime="au_low_value", accountable=Accountable.REDELIVERER, filing=_RETURN,
    ).by(REDELIVERERS, note="That the re-deliverer is registered, or has to be, is taken for granted."),
    Supplied.taxed(
        id="au.sale.low_value_marketplace", title="Low value goods, sold through a marketplace",
        when=All(_INTO, Is("import.scheme", "au.low_value_marketplace")), regime="au_low_value",
        accountable=Accountable.MARKETPLACE, filing=_RETURN,
    ).by(LOW_VALUE),
    Supplied.taxed(
        id="au.sale.low_value", title="Low value goods of a registered seller",
        when=All(_INTO, Is("import.scheme", "au.low_value_sale")), regime="au_low_value", **_OURS,
    ).by(LOW_VALUE),
    Supplied.relieved(
        id="au.sale.import_relief", title="Goods free of GST at the border",
        when=All(_INTO, Is("import.scheme", "au.low_value")),
    ).by(LOW_VALUE),
    Supplied.at_customs(id="au.sale.import", when=_INTO).by(LOW_VALUE),
    Supplied.export(
        id="au.sale.export", when=All(_GOODS, _FROM_HERE, Not(_HERE)), **_OURS,
    ).by(GST_ACT.at("s. 38-185")),
    Supplied.taxed(
        id="au.sale.inside", title="Sale of goods in Australia", when=All(_GOODS, _HERE),
        regime="au_domestic", **_OURS,
    ).by(GST_ACT.at("s. 9-25")),
    Supplied.reverse_charge(
        id="au.sale.service_to_business", title="Service from abroad to a business in Australia",
        when=All(Not(_GOODS), _HERE, Not(established("AU")), Is("buyer.kind", "business")),
    ).by(GST_ACT.at("Div. 84")),
    Supplied.taxed(
        id="au.sale.online_marketplace", title="Electronic service by the platform",
        when=All(_ONLINE, _HERE, Not(established("AU")), Is("channel", "marketplace")),
        regime="au_domestic", accountable=Accountable.MARKETPLACE, filing=_RETURN,
    ).by(GST_ACT.at("Subdiv. 84-B")),
    Supplied.taxed(
        id="au.sale.service", title="Service to a consumer in Australia",
        when=All(Not(_GOODS), _HERE, AnyOf(established("AU"), registered("AU"), over("au.registration"))),
        regime="au_domestic", **_OURS,
    ).by(GST_ACT.at("s. 9-25(5)")),
    Supplied.outside(
        id="au.sale.service_outside", title="Service on which no Australian tax falls",
        when=Not(_GOODS),
    ).by(GST_ACT.at("s. 9-25")),
)  # fmt: skip

THRESHOLDS = (
    Threshold(
        id="au.registration",
        title="Turnover connected with Australia",
        counts="Sales that are connected with Australia, without GST; sales of low value goods to consumers too.",
        limit=Money("75000 AUD"),
        reached=True,
        counted=Counted.TWELVE_MONTHS,
        register="GST in Australia.",
        country="AU",
        registration="AU",
        notify_days=21,
    ).by(REGISTERING),
)

POLICY = CountryPolicy(
    code="AU",
    currency="AUD",
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
        "biosecurity.low_value": figure(
            "biosecurity charge for each low-value declaration, owed by who reports the cargo",
            Money("0.36 AUD"),
            SMALL_DECLARATIONS,
            start=day(2024, 10, 1),
            end=day(2025, 7, 1),
            note="Fewer than 278 declarations a quarter are free.",
        ).then(
            SMALL_DECLARATIONS,
            value=Money("0.37 AUD"),
            end=day(2026, 7, 1),
            note="The charge for 2026-27 was not seen.",
        ),
    },
)
"""The rules of Australia."""
