"""New Zealand.

Since 2019-12-01 a registered seller or marketplace charges GST of 15% at the checkout on each item with
a customs value of at most NZD 1,000 that a consumer buys; freight and insurance do not count in that
test and bear the tax. A consignment of at most NZD 1,000 then meets neither duty nor GST on the way
in. One of more is declared: customs duty on the goods, GST on goods, duty, freight and insurance, an
entry fee and a biosecurity levy. Of items whose GST was charged at the sale only the duty is taxed
there. Since 2026-04-01 a levy falls on each low-value consignment by air and by sea, and on mail by
weight, GST on top.

Not computed: excise on alcohol and tobacco, most duties (the tariff is given by the caller),
preferences, the levies on declared consignments since 2026-04-01.

Official:
    https://www.customs.govt.nz/personal/duty-and-gst/
    https://www.ird.govt.nz/gst/gst-for-overseas-businesses/gst-on-low-value-imported-goods/

Example:
    >>> import datetime as dt
    >>> from xborder.landed_cost import quote
    >>> from xborder.trade import Buyer, Consignment, Item, Seller
    >>> parcel = Consignment(
    ...     ship_from="CN", ship_to="NZ", on=dt.date(2026, 3, 31), prices="net",
    ...     items=[Item(hs_code="640411", origin="CN", quantity=1, unit_price="200 NZD")],
    ...     shipping="20 NZD", seller=Seller(registrations={"NZ"}), buyer=Buyer(kind="consumer"),
    ... )
    >>> print(quote(parcel).total)  # 15% of 220, and no duty
    253.00 NZD
"""

from typing import Any

from xborder.countries.trade_remedies import SANCTION_OTHER
from xborder.policy.vocabulary import *

read: Reader = Reader(day(2026, 11, 21))

# Sources

ESTIMATOR = read.official(
    "New Zealand Customs: What's my duty",
    "https://customs.govt.nz/personal/duty-and-gst/whats-my-duty-estimator",
)
FAQ = read.official(
    "New Zealand Customs: Duty and GST, questions and answers",
    "https://www.customs.govt.nz/personal/duty-and-gst/faqs/",
)
GIFTS = Reader(day(2026, 11, 30)).secondary(
    "Easy Freight: duty and GST on imported gifts, concession reference 75",
    "http://easyfreight.co.nz/blog/duty-gst-on-imported-gifts/",
)
RULES = read.official(
    "New Zealand Customs, 12 July 2019: New GST rules for low-value imported goods",
    "https://www.customs.govt.nz/about-us/news/important-notices/new-gst-rules-for-low-value-imported-goods/",
)
REDELIVERERS = read.official(
    "Inland Revenue: Redeliverers",
    "https://www.ird.govt.nz/gst/gst-for-overseas-businesses/gst-on-low-value-imported-goods/who-needs-to-charge-gst/redeliverers",
)
IRD = read.official(
    "Inland Revenue: What low value imported goods are",
    "https://www.ird.govt.nz/gst/gst-for-overseas-businesses/gst-on-low-value-imported-goods/what-low-value-goods-are",
)
ACT = read.secondary(
    "Goods and Services Tax Act 1985",
    "https://www.legislation.govt.nz/act/public/1985/0141/latest/whole.html",
)
FEES = read.official(
    "New Zealand Customs: Goods clearance fees",
    "https://customs.govt.nz/about-us/about-customs/goods-clearance-fees",
)
BIOSECURITY = read.official(
    "Ministry for Primary Industries: Changes to the Biosecurity System Entry Levy",
    "https://www.mpi.govt.nz/consultations/changes-to-the-biosecurity-system-entry-levy-and-other-services-charged-to-importers-for-clearing-cargo/",
)
LEVIES = read.secondary(
    "Gondola: New Zealand Customs' new levy for each consignment from 1 April",
    "https://www.gogondola.com/articles/nz-customs-new-per-consignment-levy-kicks-in-on-1-april-are-your-systems-ready",
)
MAIL_LEVY = read.secondary(
    "ShipEngine: New Zealand levies from 1 April 2026",
    "https://help.shipengine.com/hc/en-us/articles/48335571898651",
)
LEVY_ORDER = read.official(
    "Customs and Excise (Goods Management Levies) Order 2025 (2025/272)",
    "https://demo.legislation.govt.nz/secondary-legislation/pco-drafted/2026/33/en/latest/LMS1545442",
)
TECHNOLOGY = read.unchecked(
    "Working tariff of New Zealand; WTO Information Technology Agreement",
    "https://www.customs.govt.nz/business/tariffs/",
)
RUSSIA = read.unchecked(
    "Tariff Act 1988: duty of 35% on goods of Russia and Belarus",
    "https://www.customs.govt.nz/business/tariffs/",
)

LEVIES_START = day(2026, 4, 1)
"""The first day of levies in place of fees."""

# Who and what

CONSUMER = Is("buyer.kind", "consumer")
EXCISE = Is("item.excise", "alcohol", "tobacco")
LOW = AtMost(value="customs_value", limit=Money("1000 NZD"))
ITEM_LOW = All(
    CONSUMER,
    Is("gift", "no"),
    Is("sold", "yes"),
    AtMost(value="customs_value", limit=Money("1000 NZD"), of=Of.UNIT),
    Not(EXCISE),
)
BY_MARKETPLACE = All(ITEM_LOW, Is("channel", "marketplace"))
BY_SELLER = All(ITEM_LOW, Is("channel", "own_shop"), registered("NZ"))
TAXED_AT_SALE = AnyOf(BY_MARKETPLACE, BY_SELLER)

# Values

VALUES = (
    Value(id="customs_value", title="Customs value", plus="goods", minus="seller_discount").by(
        RULES, note="Transport and insurance are left out."
    ),
    Value(
        id="sale_value",
        title="What is paid for the sale",
        plus="price freight insurance taxable_fees",
        minus="seller_discount",
    ).by(ACT.at("s. 10"), note="All that is paid for the supply, delivery with it."),
    Value(
        id="import_value",
        title="Goods with freight and insurance",
        plus="customs_value freight_before_border insurance taxable_fees",
    ).by(FAQ),
)

# Charges

STEPS = (
    Charge(
        id="sale_gst",
        dated_by="order",
        kind=ChargeKind.GST,
        title="GST charged by the seller",
        amount=ByGoods("vat"),
        base="sale_value",
        when=BY_SELLER,
        collector=Collector.SELLER,
        moment=Moment.CHECKOUT,
        refundable=True,
    ).by(ACT.at("s. 8, s. 10")),
    Charge(
        id="marketplace_gst",
        dated_by="order",
        kind=ChargeKind.GST,
        title="GST charged by the marketplace",
        amount=ByGoods("vat"),
        base="sale_value",
        when=BY_MARKETPLACE,
        collector=Collector.MARKETPLACE,
        moment=Moment.CHECKOUT,
        refundable=True,
    ).by(ACT.at("s. 8, s. 10, s. 60C")),
    Charge(
        id="duty",
        kind=ChargeKind.DUTY,
        title="Customs duty",
        amount=ByGoods("tariff"),
        base="customs_value",
    ).by(FAQ),
    Charge(
        id="import_gst",
        kind=ChargeKind.GST,
        title="GST on import",
        amount=ByGoods("vat"),
        base="import_value duty",
        when=Not(TAXED_AT_SALE),
    ).by(FAQ),
    Charge(
        id="gst_on_duty",
        kind=ChargeKind.GST,
        title="GST on the duty of goods that were taxed at the sale",
        amount=ByGoods("vat"),
        base="duty",
        when=TAXED_AT_SALE,
    ).by(RULES),
    Charge(
        id="entry_fee",
        kind=ChargeKind.FEE,
        title="Import entry transaction fee, GST included",
        amount=Flat(Money("38.53 NZD")),
        base="customs_value",
    )
    .by(FEES, end=day(2024, 7, 1), note="As agreed in 2019.")
    .then(FEES, end=day(2025, 7, 1), amount=Flat(Money("40.08 NZD")))
    .then(FEES, end=LEVIES_START, amount=Flat(Money("53.44 NZD"))),
    Charge(
        id="biosecurity_levy",
        kind=ChargeKind.FEE,
        title="Biosecurity system entry levy, GST included",
        amount=Flat(Money("26.45 NZD")),
        base="customs_value",
    )
    .by(
        BIOSECURITY,
        end=day(2023, 7, 1),
        evidence="unchecked",
        note="The page gives 23 before July 2023; since when, and that GST comes on top, was not read.",
    )
    .then(
        BIOSECURITY,
        end=LEVIES_START,
        amount=Flat(Money("53.36 NZD")),
        note="46.40 and 15% GST. Its last months by Customs' notice that it does not change.",
    ),
    Charge(
        id="low_value_levy",
        kind=ChargeKind.FEE,
        title="Levy on a low-value consignment by air",
        amount=Flat(Money("2.21 NZD")),
        base="customs_value",
        when=Is("transport", "air", "express"),
        collector=Collector.CARRIER,
        moment=Moment.DELIVERY,
    ).by(LEVIES, start=LEVIES_START, note="1.46 for Customs and 0.75 for biosecurity."),
    Charge(
        id="low_value_levy_sea",
        kind=ChargeKind.FEE,
        title="Levy on a low-value consignment by sea",
        amount=Flat(Money("2.09 NZD")),
        base="customs_value",
        when=Is("transport", "sea"),
        collector=Collector.CARRIER,
        moment=Moment.DELIVERY,
    ).by(LEVIES, start=LEVIES_START),
    Charge(
        id="mail_levy",
        kind=ChargeKind.FEE,
        title="Levy on mail",
        amount=PerUnit(Money("1.28 NZD"), Quantity.GROSS_KG),
        when=Is("transport", "post"),
        collector=Collector.CARRIER,
        moment=Moment.DELIVERY,
    ).by(MAIL_LEVY, start=LEVIES_START, note="By the kilogram, from the postal carrier."),
    Charge(
        id="levy_gst",
        kind=ChargeKind.GST,
        title="GST on the levy",
        amount=Percent("0.15"),
        base="low_value_levy low_value_levy_sea mail_levy",
        collector=Collector.CARRIER,
        moment=Moment.DELIVERY,
    ).by(LEVIES, start=LEVIES_START),
)

# Regimes, in the order the law tries them

_LEVIES = "low_value_levy low_value_levy_sea mail_levy levy_gst"
_AT_THE_BORDER = "sale_gst marketplace_gst duty import_gst gst_on_duty entry_fee biosecurity_levy"

_EACH = (
    "In a consignment above NZD 1,000 each of the goods up to it bears GST at the sale, unlike in "
    "Australia."
)
SCHEMES = (
    Scheme(
        id="nz.low_value_marketplace",
        title="At most NZD 1,000, GST charged by the marketplace",
        when=All(LOW, BY_MARKETPLACE),
        steps=f"marketplace_gst {_LEVIES}",
    ).by(IRD, note="That the marketplace is registered is taken for granted."),
    Scheme(
        id="nz.low_value_sale",
        title="At most NZD 1,000, GST charged by the seller",
        when=All(LOW, BY_SELLER),
        steps=f"sale_gst {_LEVIES}",
    ).by(IRD),
    Scheme(
        id="nz.low_value",
        title="At most NZD 1,000, no duty and no GST",
        when=All(LOW, Not(EXCISE)),
        steps=_LEVIES,
    ).by(RULES, note="Of unregistered sellers, to registered businesses, and gifts."),
    Scheme(
        id="nz.import_after_marketplace",
        title="Import of goods whose GST the marketplace charged",
        when=EveryLine(BY_MARKETPLACE),
        steps=_AT_THE_BORDER,
    ).by(IRD, note=_EACH),
    Scheme(
        id="nz.import_after_sale",
        title="Import of goods whose GST the seller charged",
        when=EveryLine(BY_SELLER),
        steps=_AT_THE_BORDER,
    ).by(IRD, note=_EACH),
    Scheme(
        id="nz.import_partly_taxed",
        title="Import of goods of which some bore GST at the sale",
        when=SomeLine(TAXED_AT_SALE),
        steps=_AT_THE_BORDER,
    ).by(IRD, note=_EACH),
    Scheme(id="nz.import", title="Import with duty and GST", when=ALWAYS, steps=_AT_THE_BORDER).by(
        RULES,
        note="Consignments by the same craft for the same importer are added; where GST was paid "
        "at the sale it stays due on the duty.",
    ),
)

# What is not computed

NOT_COMPUTED = (
    NotComputed(
        id="nz.inside",
        when=Is("ship_from", "NZ"),
        reason="Goods that are already in New Zealand are not imported.",
    ).by(RULES),
    NotComputed(
        id="nz.excise",
        when=Is("item.excise", "alcohol", "tobacco", "energy"),
        reason="New Zealand's duties and levies on alcohol, tobacco and fuels are not computed.",
    ).by(ESTIMATOR),
    Doubtful(
        id="nz.entry_levies",
        when=Not(LOW),
        reason="The levies on a declared consignment since April 2026 are left out.",
    ).by(LEVY_ORDER, start=LEVIES_START, note="The rates of its clause 7 were not read."),
    Doubtful(
        id="nz.gift",
        when=All(Is("gift", "yes"), Not(LOW)),
        reason="Of a gift only what it is worth above NZD 110 bears charges; those on the whole are shown.",
    ).by(GIFTS),
    Doubtful(
        id="nz.preference",
        when=All(Stated(Is("item.preference", "yes")), Not(LOW)),
        reason="A preference for this origin is not computed: the general duty is shown.",
    ).by(FAQ),
    Doubtful(
        id="nz.sanctions", when=Stated(Is("item.origin", "BY", "RU")), reason=SANCTION_OTHER
    ).by(RUSSIA, start=day(2022, 4, 25)),
    Doubtful(
        id="nz.business",
        when=All(LOW, Is("buyer.kind", "business"), Not(Is("buyer.tax_number", "yes"))),
        reason="A business that is not registered for GST is charged it like a consumer.",
    ).by(IRD.graded("unchecked")),
)

# Rates

VAT = goods("vat", GoodsRate("nz.gst", "0.15", title="GST").by(FAQ))

TARIFF = goods(
    "tariff",
    GoodsRate(
        "nz.duty.free", FREE, hs="4901 8471 851713", title="Books, computers, mobile telephones"
    ).by(TECHNOLOGY),
)
"""The few duties that stand here; for all others the caller gives the tariff."""

# Sales

_GOODS, _ONLINE = Is("supply", "goods"), Is("supply", "electronic_service")
_HERE, _FROM_HERE = Is("arrival.vat", "NZ"), Is("ship_from.vat", "NZ")
_INTO = All(_GOODS, Not(_FROM_HERE), _HERE)
_LOW_VALUE = Is("import.scheme", "nz.low_value", "nz.low_value_sale", "nz.low_value_marketplace")
_RETURN = Filing(kind="gst", turn=Turn.QUARTER)
_OURS: dict[str, Any] = {"filing": _RETURN, "registration": "NZ"}

SUPPLIES = (
    Supplied.no_supply(id="nz.sale.no_supply").by(ACT.at("s. 5")),
    Supplied.taxed(
        id="nz.sale.redelivered",
        title="Low value goods that a re-deliverer takes over abroad for the consumer",
        when=All(_INTO, Is("carrier", "redeliverer"), Is("buyer.kind", "consumer"), _LOW_VALUE),
        regime="nz_low_value", accountable=Accountable.REDELIVERER, filing=_RETURN,
    ).by(REDELIVERERS, note="That the re-deliverer is registered, or has to be, is taken for granted."),
    Supplied.taxed(
        id="nz.sale.low_value_marketplace", title="Low value goods, sold through a marketplace",
        when=All(
            _INTO, Is("import.scheme", "nz.low_value_marketplace", "nz.import_after_marketplace")
        ), regime="nz_low_value",
        accountable=Accountable.MARKETPLACE, filing=_RETURN,
    ).by(IRD),
    Supplied.taxed(
        id="nz.sale.low_value", title="Low value goods of a registered seller",
        when=All(_INTO, Is("import.scheme", "nz.low_value_sale", "nz.import_after_sale")), regime="nz_low_value", **_OURS,
    ).by(IRD),
    Supplied.relieved(
        id="nz.sale.import_relief", title="Goods free of GST at the border",
        when=All(_INTO, Is("import.scheme", "nz.low_value")),
    ).by(RULES),
    Supplied.at_customs(
        id="nz.sale.import_partly_taxed", title="Goods of which some bear GST at the sale",
        when=All(_INTO, Is("import.scheme", "nz.import_partly_taxed")),
        doubt="Goods of at most NZD 1,000 each bear GST at the sale, the others at the border: ask for each kind in a sale of its own.",
    ).by(IRD),
    Supplied.at_customs(id="nz.sale.import", when=_INTO).by(RULES),
    Supplied.export(
        id="nz.sale.export", when=All(_GOODS, _FROM_HERE, Not(_HERE)), **_OURS,
    ).by(ACT.at("s. 11")),
    Supplied.taxed(
        id="nz.sale.inside", title="Sale of goods in New Zealand", when=All(_GOODS, _HERE),
        regime="nz_domestic", **_OURS,
    ).by(ACT.at("s. 8")),
    Supplied.reverse_charge(
        id="nz.sale.service_to_business", title="Service from abroad to a business in New Zealand",
        when=All(Not(_GOODS), _HERE, Not(established("NZ")), Is("buyer.kind", "business")),
    ).by(ACT.at("s. 8(4B)")),
    Supplied.taxed(
        id="nz.sale.online_marketplace", title="Electronic service by the platform",
        when=All(_ONLINE, _HERE, Not(established("NZ")), Is("channel", "marketplace")),
        regime="nz_domestic", accountable=Accountable.MARKETPLACE, filing=_RETURN,
    ).by(ACT.at("s. 60C")),
    Supplied.taxed(
        id="nz.sale.service", title="Service to a consumer in New Zealand",
        when=All(Not(_GOODS), _HERE, AnyOf(established("NZ"), registered("NZ"), over("nz.registration"))),
        regime="nz_domestic", **_OURS,
    ).by(ACT.at("s. 8")),
    Supplied.outside(
        id="nz.sale.service_outside", title="Service on which no New Zealand tax falls",
        when=Not(_GOODS),
    ).by(ACT.at("s. 8")),
)  # fmt: skip

THRESHOLDS = (
    Threshold(
        id="nz.registration",
        title="Turnover in New Zealand",
        counts="Taxable sales in New Zealand of twelve months, low-value goods to consumers with them.",
        limit=Money("60000 NZD"),
        counted=Counted.TWELVE_MONTHS,
        register="GST in New Zealand.",
        country="NZ",
        registration="NZ",
    ).by(ACT.at("s. 51")),
)

POLICY = CountryPolicy(
    code="NZ",
    currency="NZD",
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
"""The rules of New Zealand."""
