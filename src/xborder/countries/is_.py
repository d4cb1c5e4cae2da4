"""Iceland.

Every import bears VAT of 24%, or of 11% on food and books, whatever its value, and customs duty where
there is any: most duties on goods other than food are gone since 2017. There is no limit below which a
parcel is free. A gift from a person abroad for a special occasion is free up to ISK 13,500; of a dearer
one what is above that bears the charges. None of this has changed since 2020: the sum for gifts stands
since 2013 (Skatturinn and its forerunner in 2019), the rates of VAT since 2015, the duties since 2017.

The duty on food goes by a tariff that the caller gives. Not computed: excise, the recycling fee (a quote
says so), the excess of dearer gifts alone, preferences, what the carrier asks for the declaration.

Official:
    https://www.skatturinn.is/einstaklingar/tollamal/sendingar-og-pakkar-til-landsins
    https://island.is/en/import-charges-on-shipments-to-iceland

Example:
    >>> import datetime as dt
    >>> from xborder.landed_cost import quote
    >>> from xborder.trade import Buyer, Consignment, Item, Seller
    >>> parcel = Consignment(
    ...     ship_from="GB", ship_to="IS", on=dt.date(2026, 11, 21), prices="net",
    ...     items=[Item(hs_code="490199", origin="GB", quantity=1, unit_price="3000 ISK")],
    ...     shipping="1500 ISK", seller=Seller(registrations=set()), buyer=Buyer(kind="consumer"),
    ... )
    >>> print(quote(parcel).total)  # 11% of 4,500
    4995 ISK
"""

from typing import Any

from xborder.policy.vocabulary import *

read: Reader = Reader(day(2026, 11, 21))

# Sources

NO_LIMIT = read.official(
    "Skatturinn: Sendingar og pakkar til landsins",
    "https://www.skatturinn.is/einstaklingar/tollamal/sendingar-og-pakkar-til-landsins",
)
GIFTS = Reader(day(2026, 11, 30)).official(
    "Skatturinn: Gjafir",
    "https://www.skatturinn.is/einstaklingar/tollamal/sendingar-og-pakkar-til-landsins/gjafir/gjafir",
)
RATE_24 = read.secondary(
    "Avalara: Global VAT and GST on digital services",
    "https://www.avalara.com/us/en/vatlive/global-vat-gst-on-e-services.html",
)
RATE_11 = read.secondary(
    "Express.is: Rules of customs clearance", "https://express.is/en/rules-on-customs-clearance/"
)
LAWS = "https://www.althingi.is/lagas/nuna"
VAT_ACT = read.unchecked("Value Added Tax Act No. 50/1988", f"{LAWS}/1988050.html")
CUSTOMS_ACT = read.unchecked("Customs Act No. 88/2005", f"{LAWS}/2005088.html")
RECYCLING = read.unchecked("Act on Recycling Fees No. 162/2002", f"{LAWS}/2002162.html")
EEA = read.secondary(
    "Agreement on the European Economic Area",
    "https://www.efta.int/eea/eea-agreement",
    article="Art. 10",
)

# Who and what

EXCISE = AnyOf(Is("item.excise", "alcohol", "tobacco", "energy"), HsIn("24 8702 8703 8704 8711"))
FOOD = "02 03 04 07 08 09 10 11 15 16 17 18 19 20 21 2201 2202"
NOT_FOOD = (
    *("25", "26", "27", "28", "29", "30", "31", "32", "33", "34", "36", "37", "38", "39"),
    *("4", "5", "6", "7", "8", "90", "91", "92", "93", "94", "95", "96", "97"),
)

GIFT = All(Is("gift", "yes"), AtMost(value="gift_value", limit=Money("13500 ISK")), Not(EXCISE))

# Values

VALUES = (
    Value(
        id="gift_value",
        title="Value of the gift by its invoice",
        plus="goods",
        minus="seller_discount",
    ).by(GIFTS),
    Value(
        id="customs_value",
        title="Customs value with freight and insurance",
        plus="goods freight insurance taxable_fees",
        minus="seller_discount",
    ).by(CUSTOMS_ACT.at("Art. 14")),
)

# Charges

STEPS = (
    Charge(
        id="duty",
        kind=ChargeKind.DUTY,
        title="Customs duty",
        amount=ByGoods("tariff"),
        base="customs_value",
    ).by(NO_LIMIT),
    Charge(
        id="import_vat",
        kind=ChargeKind.VAT,
        title="Import VAT",
        amount=ByGoods("vat"),
        base="customs_value duty",
    ).by(NO_LIMIT),
)

# Regimes

SCHEMES = (
    Scheme(id="is.gift", title="Gift up to ISK 13,500, free", when=GIFT).by(
        GIFTS, note="From a person abroad, for a special occasion; not alcohol and tobacco."
    ),
    Scheme(
        id="is.import", title="Import with duty and VAT", when=ALWAYS, steps="duty import_vat"
    ).by(NO_LIMIT, note="Whatever the value."),
)

# What is not computed

NOT_COMPUTED = (
    NotComputed(
        id="is.inside",
        when=Is("ship_from", "IS"),
        reason="Goods that are already in Iceland are not imported.",
    ).by(NO_LIMIT),
    NotComputed(
        id="is.excise",
        when=EXCISE,
        reason="Icelandic excise on alcohol, tobacco, fuels and vehicles is not computed.",
    ).by(CUSTOMS_ACT),
    Doubtful(
        id="is.gift",
        when=GIFT,
        reason="That the gift is for a special occasion, and from somebody near to the recipient, is taken for granted.",
    ).by(GIFTS),
    Doubtful(
        id="is.gift_above",
        when=All(Is("gift", "yes"), Not(GIFT)),
        reason="Of a gift above ISK 13,500 only the excess bears charges; those on the whole are shown.",
    ).by(
        GIFTS,
        note="Wedding gifts are free within six months whatever they are worth, if appropriate.",
    ),
    Doubtful(
        id="is.recycling",
        when=HsIn("3923 4011 48 84 85 95"),
        reason="The recycling fee on packaging, tyres, batteries and electrical goods is left out.",
    ).by(RECYCLING),
    Doubtful(
        id="is.preference",
        when=Stated(Is("item.preference", "yes")),
        reason="A preference for this origin is not computed: the general duty is shown.",
    ).by(EEA),
)

# Rates

VAT = goods(
    "vat",
    GoodsRate("is.vat", "0.24", title="Standard rate").by(RATE_24),
    GoodsRate("is.vat.food", "0.11", hs=FOOD, categories="food", title="Food").by(
        RATE_11, evidence="unchecked", note="The codes are our reading of food."
    ),
    GoodsRate("is.vat.books", "0.11", hs="4901 4902", categories="books").by(RATE_11),
)

TARIFF = goods(
    "tariff",
    GoodsRate("is.duty.free", FREE, hs=NOT_FOOD, title="Goods other than food").by(
        CUSTOMS_ACT, note="Most duties on them were abolished on 2017-01-01."
    ),
)
"""For food the caller gives the tariff."""

# Sales

_GOODS, _ONLINE = Is("supply", "goods"), Is("supply", "electronic_service")
_HERE, _FROM_HERE = Is("arrival.vat", "IS"), Is("ship_from.vat", "IS")
_INTO = All(_GOODS, Not(_FROM_HERE), _HERE)
_OURS: dict[str, Any] = {
    "filing": Filing(kind="vat", turn=Turn.TWO_MONTHS),
    "registration": "IS",
}

SUPPLIES = (
    Supplied.no_supply(id="is.sale.no_supply").by(VAT_ACT),
    Supplied.relieved(
        id="is.sale.import_relief", when=All(_INTO, Is("import.scheme", "is.gift")),
    ).by(GIFTS),
    Supplied.at_customs(id="is.sale.import", when=_INTO).by(NO_LIMIT),
    Supplied.export(
        id="is.sale.export", when=All(_GOODS, _FROM_HERE, Not(_HERE)), **_OURS,
    ).by(VAT_ACT.at("Art. 12")),
    Supplied.taxed(
        id="is.sale.inside", title="Sale of goods in Iceland", when=All(_GOODS, _HERE),
        regime="is_domestic", **_OURS,
    ).by(VAT_ACT.at("Art. 2")),
    Supplied.reverse_charge(
        id="is.sale.service_to_business", title="Service from abroad to a business in Iceland",
        when=All(Not(_GOODS), _HERE, Not(established("IS")), Is("buyer.kind", "business")),
    ).by(VAT_ACT.at("Art. 35")),
    Supplied.taxed(
        id="is.sale.service", title="Service to a consumer in Iceland",
        when=All(Not(_GOODS), _HERE, AnyOf(established("IS"), registered("IS"), over("is.registration"))),
        regime="is_domestic", **_OURS,
    ).by(VAT_ACT.at("Art. 35")),
    Supplied.outside(
        id="is.sale.service_outside", title="Service on which no Icelandic tax falls",
        when=Not(_GOODS),
    ).by(VAT_ACT),
)  # fmt: skip

THRESHOLDS = (
    Threshold(
        id="is.registration",
        title="Turnover in Iceland",
        counts="Taxable sales in Iceland; of a seller from abroad electronic services to consumers.",
        limit=Money("2000000 ISK"),
        counted=Counted.TWELVE_MONTHS,
        register="VAT in Iceland.",
        country="IS",
        registration="IS",
    ).by(RATE_24),
)

POLICY = CountryPolicy(
    code="IS",
    currency="ISK",
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
"""The rules of Iceland."""
