"""Singapore.

Customs duty falls on alcohol, tobacco, motor vehicles and fuels alone; all else bears goods and
services tax (GST): 7% until 2022, 8% in 2023, 9% since 2024. Non-dutiable goods that come by air or
post are free of it up to SGD 400 a consignment with freight and insurance; above that the whole value
is taxed. By sea or land there is no relief.

Since 2023-01-01 a registered seller or marketplace charges GST at the checkout on each item of at most
SGD 400, freight and insurance left out of that test, that comes by air or post to a buyer who is not
registered; such an item is not taxed again on import, whatever its parcel is worth.

Not computed: duty and tax on alcohol, tobacco, vehicles and fuels.

Official:
    https://www.customs.gov.sg/personal-shipment/buying-from-overseas/gst-on-low-value-goods
    https://www.iras.gov.sg/taxes/goods-services-tax-(gst)/consumers/gst-on-imported-low-value-goods

Example:
    >>> import datetime as dt
    >>> from xborder.landed_cost import quote
    >>> from xborder.trade import Buyer, Consignment, Item, Seller
    >>> parcel = Consignment(
    ...     ship_from="CN", ship_to="SG", on=dt.date(2026, 11, 21), prices="net", transport="air",
    ...     items=[Item(hs_code="640411", origin="CN", quantity=1, unit_price="390 SGD")],
    ...     shipping="35 SGD", seller=Seller(registrations=set()), buyer=Buyer(kind="consumer"),
    ... )
    >>> print(quote(parcel).total)  # 425 with freight is above 400: 9% of 425
    463.25 SGD
"""

from typing import Any

from xborder.countries.tobacco import TOBACCO, VAPES
from xborder.policy.vocabulary import *

read: Reader = Reader(day(2026, 11, 21))

# Sources

CUSTOMS = read.official(
    "Singapore Customs: GST on low-value goods",
    "https://www.customs.gov.sg/personal-shipment/buying-from-overseas/gst-on-low-value-goods",
)
REDELIVERERS = read.secondary(
    "Crowe Singapore: Overseas Vendor Registration Regime, FAQs (10 June 2024)",
    "https://www.crowe.com/sg/insights/overseas-vendor-registration-regime---faqs",
)
IRAS = read.official(
    "Inland Revenue Authority of Singapore: GST on imported low-value goods",
    "https://www.iras.gov.sg/taxes/goods-services-tax-(gst)/consumers/gst-on-imported-low-value-goods",
)
CONSUMERS = read.official(
    "Inland Revenue Authority of Singapore: consumers importing goods into Singapore",
    "https://www.iras.gov.sg/IRASHome/GST/Consumers/Consumers-Importing-Goods-into-Singapore/",
)
GUIDE = read.secondary(
    "IRAS e-Tax Guide: Taxing imported low-value goods by way of the overseas vendor registration regime",
    "https://www.readkong.com/page/iras-e-tax-guide-gst-taxing-imported-low-value-goods-by-4288821",
)
REGISTRATION = read.secondary(
    "Ninja Van: GST on imported low-value goods",
    "https://blog.ninjavan.co/en-my/xb-changes-to-singapore-customs-regulations-gst-on-imported-low-value-goods-lvg",
)
OLD_RATE = read.secondary("vPost: duty and tax", "https://vpost.com/sg/duty-and-tax/")
RATE_2023 = read.secondary(
    "Luwjistik: the essential guide to Singapore's 2023 GST on low-value goods",
    "https://support.luwjistik.com/en/articles/8941844-the-essential-guide-to-singapore-s-2023-gst-on-low-value-goods",
)
RATE_2024 = read.secondary(
    "Sovos, Ninja Van and forwarders: GST of 9% since 2024",
    "https://lastmiles.kr/elpisbbs/board.php?bo_table=tip_eng&wr_id=3",
)
ACT = read.unchecked("Goods and Services Tax Act 1993", "https://sso.agc.gov.sg/Act/GSTA1993")

AT_THE_SALE = day(2023, 1, 1)
"""The first day of GST at the sale of low-value goods, and of 8%."""
NINE_PERCENT = day(2024, 1, 1)
"""The first day of 9%."""

VAPORISERS = read.official(
    "Immigration & Checkpoints Authority: the Tobacco (Control of Advertisements and Sale) Act",
    "https://ica.gov.sg/news-and-publications/newsroom/media-release/four-men-detained-for-importing-electronic-vaporisers",
)

# Who and what

DUTIABLE = AnyOf(
    Is("item.excise", "alcohol", "tobacco", "energy"),
    HsIn(TOBACCO, "2203 2204 2205 2206 2207 2208 2710 2711 8702 8703 8704 8711"),
)
BY_AIR_OR_POST = Is("transport", "air", "express", "post")
RELIEF = AtMost(value="cif_value", limit=Money("400 SGD"))
VAT_REGISTERED = All(Is("buyer.kind", "business"), Is("buyer.tax_number", "yes"))
LOW_ITEM = All(
    Not(VAT_REGISTERED),
    Is("gift", "no"),
    Is("sold", "yes"),
    BY_AIR_OR_POST,
    AtMost(value="sales_value", limit=Money("400 SGD"), of=Of.UNIT),
    Not(DUTIABLE),
)

# Values

VALUES = (
    Value(id="delivery", title="What is charged for delivery", plus="freight insurance").by(
        CUSTOMS
    ),
    Value(
        id="sales_value",
        title="Value of the item at the point of sale",
        plus="goods",
        minus="seller_discount",
    ).by(CUSTOMS, note="Without freight, insurance, duty and GST."),
    Value(
        id="sale_price",
        title="What is paid for the sale",
        plus="price freight insurance taxable_fees",
        minus="seller_discount",
    ).by(GUIDE, note="Delivery that is part of the sale is taxed with it."),
    Value(
        id="cif_value",
        title="Price with freight and insurance to Singapore",
        plus="sales_value freight_before_border insurance taxable_fees",
    ).by(CONSUMERS, note="The postage paid can stand for freight and insurance."),
)

# Charges

STEPS = (
    Charge(
        id="sale_gst",
        dated_by="order",
        kind=ChargeKind.GST,
        title="GST charged by the seller",
        amount=ByGoods("vat"),
        base="sale_price",
        collector=Collector.SELLER,
        moment=Moment.CHECKOUT,
        refundable=True,
    ).by(GUIDE, start=AT_THE_SALE),
    Charge(
        id="marketplace_gst",
        dated_by="order",
        kind=ChargeKind.GST,
        title="GST charged by the marketplace",
        amount=ByGoods("vat"),
        base="sale_price",
        collector=Collector.MARKETPLACE,
        moment=Moment.CHECKOUT,
        refundable=True,
    ).by(GUIDE, start=AT_THE_SALE),
    Charge(
        id="duty",
        kind=ChargeKind.DUTY,
        title="Customs duty",
        amount=ByGoods("tariff"),
        base="cif_value",
    ).by(CONSUMERS),
    Charge(
        id="import_gst",
        kind=ChargeKind.GST,
        title="GST on import",
        amount=ByGoods("vat"),
        base="cif_value duty",
        collector=Collector.CARRIER,
        moment=Moment.DELIVERY,
    ).by(CONSUMERS, note="On the whole value, not on what exceeds SGD 400."),
)

# Regimes, in the order the law tries them

SCHEMES = (
    Scheme(
        id="sg.low_value_marketplace",
        dated_by="order",
        title="Item of at most SGD 400, GST charged by the marketplace",
        when=All(LOW_ITEM, Is("channel", "marketplace")),
        per=Per.LINE,
        steps="marketplace_gst",
    ).by(IRAS, start=AT_THE_SALE, note="That the marketplace is registered is taken for granted."),
    Scheme(
        id="sg.low_value_sale",
        dated_by="order",
        title="Item of at most SGD 400, GST charged by the seller",
        when=All(LOW_ITEM, registered("SG")),
        per=Per.LINE,
        steps="sale_gst",
    ).by(CUSTOMS, start=AT_THE_SALE, note="Also in a parcel of more than SGD 400."),
    Scheme(
        id="sg.relief",
        title="Up to SGD 400 by air or post, free",
        when=All(RELIEF, BY_AIR_OR_POST, Not(DUTIABLE)),
        per=Per.LINE,
    ).by(CONSUMERS, note="The whole consignment is compared, with freight and insurance."),
    Scheme(
        id="sg.import",
        title="Import with duty and GST",
        when=ALWAYS,
        per=Per.LINE,
        steps="duty import_gst",
    ).by(CONSUMERS),
)

# What is not computed

NOT_COMPUTED = (
    NotComputed(
        id="sg.vapes",
        when=VAPES,
        reason="Electronic vaporisers may not be imported into Singapore.",
    ).by(VAPORISERS),
    NotComputed(
        id="sg.inside",
        when=Is("ship_from", "SG"),
        reason="Goods that are already in Singapore are not imported.",
    ).by(CUSTOMS),
    NotComputed(
        id="sg.dutiable",
        when=DUTIABLE,
        reason="Singapore's duties on alcohol, tobacco, vehicles and fuels are not computed.",
    ).by(CONSUMERS),
    Doubtful(
        id="sg.delivery",
        when=All(
            LOW_ITEM,
            AnyOf(Is("channel", "marketplace"), registered("SG")),
            Not(AtMost(value="delivery", limit=Money("0 SGD"))),
        ),
        reason="Whether GST at the sale falls on delivery too was not established: it is charged.",
    ).by(GUIDE, start=AT_THE_SALE),
)

# Rates

VAT = goods(
    "vat",
    GoodsRate("sg.gst", "0.07", title="GST")
    .by(OLD_RATE, end=AT_THE_SALE)
    .then(RATE_2023, amount="0.08", end=NINE_PERCENT)
    .then(RATE_2024, amount="0.09"),
)

TARIFF = goods(
    "tariff",
    GoodsRate("sg.duty.free", FREE, title="All goods that are not dutiable").by(CONSUMERS),
)
"""Goods on which a duty stands are not computed at all."""

# Sales

_GOODS, _ONLINE = Is("supply", "goods"), Is("supply", "electronic_service")
_HERE, _FROM_HERE = Is("arrival.vat", "SG"), Is("ship_from.vat", "SG")
_INTO = All(_GOODS, Not(_FROM_HERE), _HERE)
_LOW_VALUE = Is("import.scheme", "sg.relief", "sg.low_value_sale", "sg.low_value_marketplace")
_RETURN = Filing(kind="gst", turn=Turn.QUARTER, months=1)
_OURS: dict[str, Any] = {"filing": _RETURN, "registration": "SG"}

SUPPLIES = (
    Supplied.no_supply(id="sg.sale.no_supply").by(ACT.at("s. 10")),
    Supplied.taxed(
        id="sg.sale.redelivered",
        title="Low value goods that a re-deliverer takes over abroad for the consumer",
        when=All(_INTO, Is("carrier", "redeliverer"), Is("buyer.kind", "consumer"), _LOW_VALUE),
        regime="sg_low_value", accountable=Accountable.REDELIVERER, filing=_RETURN,
    ).by(REDELIVERERS, start=AT_THE_SALE, note="That the re-deliverer is registered, or has to be, is taken for granted."),
    Supplied.taxed(
        id="sg.sale.low_value_marketplace", title="Low value goods, sold through a marketplace",
        when=All(_INTO, Is("import.scheme", "sg.low_value_marketplace")), regime="sg_low_value",
        accountable=Accountable.MARKETPLACE, filing=_RETURN,
    ).by(IRAS, start=AT_THE_SALE),
    Supplied.taxed(
        id="sg.sale.low_value", title="Low value goods of a registered seller",
        when=All(_INTO, Is("import.scheme", "sg.low_value_sale")), regime="sg_low_value", **_OURS,
    ).by(IRAS, start=AT_THE_SALE),
    Supplied.relieved(
        id="sg.sale.import_relief", title="Goods free of GST at the border",
        when=All(_INTO, Is("import.scheme", "sg.relief")),
    ).by(CONSUMERS),
    Supplied.at_customs(id="sg.sale.import", when=_INTO).by(CONSUMERS),
    Supplied.export(
        id="sg.sale.export", when=All(_GOODS, _FROM_HERE, Not(_HERE)), **_OURS,
    ).by(ACT.at("s. 21")),
    Supplied.taxed(
        id="sg.sale.inside", title="Sale of goods in Singapore", when=All(_GOODS, _HERE),
        regime="sg_domestic", **_OURS,
    ).by(ACT.at("s. 8")),
    Supplied.reverse_charge(
        id="sg.sale.service_to_business", title="Service from abroad to a business in Singapore",
        when=All(Not(_GOODS), _HERE, Not(established("SG")), Is("buyer.kind", "business")),
    ).by(ACT.at("s. 14")),
    Supplied.taxed(
        id="sg.sale.online_marketplace", title="Electronic service by the platform",
        when=All(_ONLINE, _HERE, Not(established("SG")), Is("channel", "marketplace")),
        regime="sg_domestic", accountable=Accountable.MARKETPLACE, filing=_RETURN,
    ).by(ACT),
    Supplied.taxed(
        id="sg.sale.service", title="Service to a consumer in Singapore",
        when=All(Not(_GOODS), _HERE, AnyOf(established("SG"), registered("SG"))),
        regime="sg_domestic", **_OURS,
    ).by(ACT.at("s. 8")),
    Supplied.on_the_spot(
        id="sg.sale.service_on_the_spot", when=All(ON_THE_SPOT, _HERE),
    ).by(ACT),
    Supplied.outside(
        id="sg.sale.service_outside", title="Service on which no Singapore tax falls",
        when=Not(_GOODS),
    ).by(ACT),
)  # fmt: skip

THRESHOLDS = (
    Threshold(
        id="sg.turnover",
        title="Worldwide turnover",
        counts="Turnover of the calendar year in the whole world; it asks for registration only together with sales to Singapore.",
        limit=Money("1000000 SGD"),
        register="GST in Singapore under the overseas vendor registration.",
        country="SG",
        registration="SG",
    ).by(REGISTRATION, start=AT_THE_SALE),
    Threshold(
        id="sg.sales",
        title="Sales to consumers in Singapore",
        counts="Remote services and low-value goods sold in the calendar year to buyers in Singapore who are not registered; it asks for registration only together with the worldwide turnover.",
        limit=Money("100000 SGD"),
        register="GST in Singapore under the overseas vendor registration.",
        country="SG",
        registration="SG",
    ).by(REGISTRATION, start=AT_THE_SALE),
)

POLICY = CountryPolicy(
    code="SG",
    currency="SGD",
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
"""The rules of Singapore."""
