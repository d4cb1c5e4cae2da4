"""Malaysia.

Since 2024-01-01 a registered seller or marketplace charges sales tax of 10% at the checkout on low
value goods: items sold online at no more than MYR 500 and brought in by land, sea or air. The tax falls
on the selling price alone; freight and insurance bear none. Cigarettes, tobacco, liquor, smoking pipes
and vaping goods stay outside. Consignments of at most MYR 500 with freight and insurance, by air courier
or post, are free of customs duty, and were free of sales tax on import until 2023. All else is declared:
customs duty, then sales tax on the price with freight, insurance and duty; of items whose tax was
charged at the sale the duty alone.

Not computed: duties (the tariff is given by the caller), excise, preferences, and which goods bear 5% or
no sales tax: 10% is shown as an estimate.

Example:
    >>> import datetime as dt
    >>> from xborder.landed_cost import quote
    >>> from xborder.trade import Buyer, Consignment, Item, Seller
    >>> parcel = Consignment(
    ...     ship_from="CN", ship_to="MY", on=dt.date(2026, 11, 21), prices="net", transport="air",
    ...     items=[Item(hs_code="640411", origin="CN", quantity=1, unit_price="400 MYR")],
    ...     shipping="30 MYR", seller=Seller(registrations={"MY"}), buyer=Buyer(kind="consumer"),
    ... )
    >>> print(quote(parcel).total)  # 10% of 400, without the freight
    470.00 MYR
"""

from typing import Any

from xborder.countries.tobacco import TOBACCO
from xborder.policy.vocabulary import *

read: Reader = Reader(day(2026, 11, 21))

# Sources

LOW_VALUE = read.secondary(
    "Reanda: Malaysia, sales tax on low value goods",
    "https://reanda-international.com/news/malaysia-sales-tax-on-low-value-goods-lvg",
)
START = read.secondary(
    "Rödl & Partner: Malaysia, sales tax on low value goods from 1 January 2024",
    "https://www.roedl.com/en-gb/de/insights/Pages/newsflash-asean/2023-04/malaysia-sales-tax-low-value-goods.aspx",
)
RELIEF_PAGE = read.secondary(
    "JSC Corporation: relief for consignments by air courier",
    "https://www.jsc-corp.com/latestnews/nid/130564/",
)
SALES_TAX = read.unchecked(
    "Sales Tax Act 2018; Sales Tax (Rates of Tax) Order", "https://mysst.customs.gov.my/"
)
TECHNOLOGY = read.unchecked(
    "WTO Information Technology Agreement; Customs Duties Order",
    "https://www.wto.org/english/tratop_e/inftec_e/inftec_e.htm",
)

AT_THE_SALE = day(2024, 1, 1)
"""The first day of sales tax on low value goods."""

# Who and what

EXCISE = Is("item.excise", "alcohol", "tobacco", "energy")
OUTSIDE = AnyOf(EXCISE, HsIn(TOBACCO, "2203 2204 2205 2206 2207 2208 854340 9614"))
"""Liquor, tobacco, smoking pipes and vaping goods: never low value goods."""
LOW_ITEM = All(
    Is("gift", "no"),
    Is("sold", "yes"),
    AtMost(value="selling_price", limit=Money("500 MYR"), of=Of.UNIT),
    Not(OUTSIDE),
)
BY_MARKETPLACE = All(LOW_ITEM, Is("channel", "marketplace"))
BY_SELLER = All(LOW_ITEM, Is("channel", "own_shop"), registered("MY"))
RELIEF = All(
    AtMost(value="cif_value", limit=Money("500 MYR")),
    Is("transport", "air", "express", "post"),
    Not(OUTSIDE),
)

# Values

VALUES = (
    Value(
        id="selling_price",
        title="Selling price of the goods",
        plus="goods",
        minus="seller_discount",
    ).by(LOW_VALUE, note="Without tax, duty, freight and insurance."),
    Value(
        id="cif_value",
        title="Price with freight and insurance to Malaysia",
        plus="selling_price freight_before_border insurance taxable_fees",
    ).by(RELIEF_PAGE),
)

# Charges

_AT_SALE: dict[str, Any] = {
    "dated_by": "order",
    "kind": ChargeKind.SALES_TAX,
    "amount": Percent("0.10"),
    "base": "selling_price",
    "moment": Moment.CHECKOUT,
}

STEPS = (
    Charge(
        id="sale_tax",
        title="Sales tax charged by the seller",
        when=BY_SELLER,
        collector=Collector.SELLER,
        **_AT_SALE,
    ).by(LOW_VALUE, start=AT_THE_SALE),
    Charge(
        id="marketplace_tax",
        title="Sales tax charged by the marketplace",
        when=BY_MARKETPLACE,
        collector=Collector.MARKETPLACE,
        **_AT_SALE,
    ).by(LOW_VALUE, start=AT_THE_SALE),
    Charge(
        id="duty",
        kind=ChargeKind.DUTY,
        title="Customs duty",
        amount=ByGoods("tariff"),
        base="cif_value",
    ).by(RELIEF_PAGE),
    Charge(
        id="import_tax",
        kind=ChargeKind.SALES_TAX,
        title="Sales tax on import",
        amount=ByGoods("sales_tax"),
        base="cif_value duty",
    )
    .by(SALES_TAX, end=AT_THE_SALE)
    .then(LOW_VALUE, when=Not(AnyOf(BY_MARKETPLACE, BY_SELLER))),
)

# Regimes, in the order the law tries them

SCHEMES = (
    Scheme(
        id="my.low_value_marketplace",
        dated_by="order",
        title="Low value goods up to MYR 500 by air or post, taxed by the marketplace",
        when=All(RELIEF, BY_MARKETPLACE),
        steps="marketplace_tax",
    ).by(START, start=AT_THE_SALE, note="That the marketplace is registered is taken for granted."),
    Scheme(
        id="my.low_value_sale",
        dated_by="order",
        title="Low value goods up to MYR 500 by air or post, taxed by the seller",
        when=All(RELIEF, BY_SELLER),
        steps="sale_tax",
    ).by(START, start=AT_THE_SALE),
    Scheme(id="my.relief", title="Up to MYR 500 by air or post, free", when=RELIEF).by(RELIEF_PAGE),
    Scheme(
        id="my.import",
        title="Import with duty and sales tax",
        when=ALWAYS,
        steps="sale_tax marketplace_tax duty import_tax",
    ).by(LOW_VALUE),
)

# What is not computed

NOT_COMPUTED = (
    NotComputed(
        id="my.inside",
        when=Is("ship_from", "MY"),
        reason="Goods that are already in Malaysia are not imported.",
    ).by(LOW_VALUE),
    NotComputed(
        id="my.excise",
        when=OUTSIDE,
        reason="Malaysian duties and taxes on liquor, tobacco, vaping goods and fuels are not computed.",
    ).by(LOW_VALUE),
    Doubtful(
        id="my.unregistered",
        when=All(RELIEF, Not(BY_MARKETPLACE), Not(BY_SELLER)),
        reason="Whether sales tax falls on import since 2024 where no seller has charged it was not read: none is shown.",
    ).by(RELIEF_PAGE, start=AT_THE_SALE),
    Doubtful(
        id="my.business",
        when=All(Is("buyer.kind", "business"), AnyOf(BY_MARKETPLACE, BY_SELLER)),
        reason="Whether sales tax on low value goods is charged to a business was not read: it is charged.",
    ).by(LOW_VALUE, start=AT_THE_SALE),
    Doubtful(
        id="my.preference",
        when=All(Stated(Is("item.preference", "yes")), Not(RELIEF)),
        reason="A preference for this origin is not computed: the general duty is shown.",
    ).by(RELIEF_PAGE),
)

# Rates

SALES_TAXES = goods(
    "sales_tax",
    GoodsRate("my.sales_tax", "0.10", title="Sales tax").by(
        SALES_TAX,
        note="Some goods bear 5% and some none; the orders, widened on 2025-07-01, were not read.",
    ),
)
LOW_VALUE_RATE = goods(
    "vat",
    GoodsRate("my.low_value_tax", "0.10", title="Sales tax on low value goods").by(
        LOW_VALUE, start=AT_THE_SALE
    ),
)
"""What is charged at the sale."""

TARIFF = goods(
    "tariff",
    GoodsRate(
        "my.duty.free", FREE, hs="4901 8471 851713", title="Books, computers, mobile telephones"
    ).by(TECHNOLOGY),
)
"""The few duties that stand here; for all others the caller gives the tariff."""

# Sales

_GOODS = Is("supply", "goods")
_HERE, _FROM_HERE = Is("arrival.vat", "MY"), Is("ship_from.vat", "MY")
_INTO = All(_GOODS, Not(_FROM_HERE), _HERE)
_RETURN = Filing(kind="my_low_value", turn=Turn.QUARTER, months=1)

SUPPLIES = (
    Supplied.no_supply(id="my.sale.no_supply").by(SALES_TAX),
    Supplied.taxed(
        id="my.sale.low_value_marketplace", title="Low value goods, sold through a marketplace",
        when=All(_INTO, Is("import.scheme", "my.low_value_marketplace")), regime="my_low_value",
        accountable=Accountable.MARKETPLACE, filing=_RETURN,
    ).by(LOW_VALUE, start=AT_THE_SALE),
    Supplied.taxed(
        id="my.sale.low_value", title="Low value goods of a registered seller",
        when=All(_INTO, Is("import.scheme", "my.low_value_sale")), regime="my_low_value",
        filing=_RETURN, registration="MY",
    ).by(LOW_VALUE, start=AT_THE_SALE),
    Supplied.relieved(
        id="my.sale.import_relief", title="Goods free of tax at the border",
        when=All(_INTO, Is("import.scheme", "my.relief")),
    ).by(RELIEF_PAGE),
    Supplied.at_customs(id="my.sale.import", when=_INTO).by(LOW_VALUE),
)  # fmt: skip

THRESHOLDS = (
    Threshold(
        id="my.low_value",
        title="Sales of low value goods to Malaysia",
        counts="Low value goods brought into Malaysia in twelve months, by their selling price.",
        limit=Money("500000 MYR"),
        counted=Counted.TWELVE_MONTHS,
        register="Sales tax on low value goods in Malaysia.",
        country="MY",
        registration="MY",
    ).by(LOW_VALUE, start=day(2023, 1, 1)),
)

POLICY = CountryPolicy(
    code="MY",
    currency="MYR",
    opens=day(2020, 1, 1),
    dated_by="import_entry",
    values=VALUES,
    steps=STEPS,
    schemes=SCHEMES,
    tables={"tariff": TARIFF, "sales_tax": SALES_TAXES, "vat": LOW_VALUE_RATE},
    not_computed=NOT_COMPUTED,
    supplies=SUPPLIES,
    thresholds=THRESHOLDS,
)
"""The rules of Malaysia."""
