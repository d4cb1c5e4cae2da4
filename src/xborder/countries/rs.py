"""Serbia.

What a private person receives by post or courier is worth at most EUR 3,000 to come under one flat duty
of 10%, with VAT of 20% on the value with the duty. Goods from a shop worth at most EUR 50 bear no duty,
but VAT, and their freight does not count; above that it does. A gift from one person to another is
free up to EUR 70.

Every figure is an estimate: the customs administration was read in the press. Not computed: what is
worth more or imported by a business, preferences of the Union and of CEFTA (they take a full
declaration), excise goods, the lower rate of VAT, goods that the tariff has free of duty.

Official: https://www.carina.rs

Example:
    >>> import datetime as dt
    >>> from xborder.exchange import RateTable
    >>> from xborder.landed_cost import quote
    >>> from xborder.trade import Buyer, Consignment, Item, Seller
    >>> parcel = Consignment(
    ...     ship_from="CN", ship_to="RS", on=dt.date(2026, 11, 21), prices="net",
    ...     items=[Item(hs_code="640411", origin="CN", quantity=1, unit_price="80 EUR")],
    ...     transport="post", shipping="10 EUR", seller=Seller(registrations=set()),
    ...     buyer=Buyer(kind="consumer"),
    ... )
    >>> rates = RateTable.from_mapping(
    ...     {"EUR/RSD": "100"}, start=dt.date(2020, 1, 1), end=dt.date(2030, 1, 1), source="made up"
    ... )
    >>> print(quote(parcel, rates=rates).total)  # the customs' own example: EUR 90 and 28.80
    11880.00 RSD
"""

from typing import Any

from xborder.countries.tobacco import TOBACCO
from xborder.policy.vocabulary import *

read: Reader = Reader(day(2026, 11, 30))

# Sources

EXAMPLES = read.secondary(
    "24sata, quoting the customs administration, in a copy",
    "https://www.ana.rs/forum/index.php?topic=3283.5775",
)
LIMITS = read.secondary(
    "Kurir, quoting the customs administration: EUR 50 from shops, EUR 70 from persons",
    "https://biznis.kurir.rs/novcanik/4433804/za-neku-robu-carina-se-ne-placa-ali-ce-vas-zato-sacekati-pdv-evo-koliko-ce-vas-odrati-za-ovu-robu-i-na-sta-treba-da-pazite",
)
FLAT = read.secondary(
    "Koznazna: the customs' advice on the simplified procedure",
    "http://koznazna.com/forum/index.php?topic=341.0",
)
E_SERVICES = read.secondary(
    "Avalara: Global VAT and GST on digital services",
    "https://www.avalara.com/us/en/vatlive/global-vat-gst-on-e-services.html",
)
CUSTOMS_LAW = read.unchecked("Customs Act of Serbia", "https://www.carina.rs")
VAT_LAW = read.unchecked("VAT Act of Serbia", "https://www.purs.gov.rs")

# Who and what

EXCISE = AnyOf(
    Is("item.excise", "alcohol", "tobacco", "energy"),
    HsIn(TOBACCO, "0901 2203 2204 2205 2206 2208"),
)


def _up_to(euros: int) -> Condition:
    return AtMost(value="goods_value", limit=Money(f"{euros} EUR"))


# Values

VALUES = (
    Value(id="goods_value", title="Price of the goods", plus="goods", minus="seller_discount").by(
        EXAMPLES
    ),
    Value(
        id="customs_value",
        title="Customs value with freight and insurance",
        plus="goods_value freight insurance taxable_fees",
    ).by(CUSTOMS_LAW, note="The customs' examples count freight above EUR 50."),
)

# Charges

_BY_CARRIER: dict[str, Any] = {"collector": Collector.CARRIER, "moment": Moment.DELIVERY}

STEPS = (
    Charge(
        id="duty",
        kind=ChargeKind.DUTY,
        title="Flat duty of the simplified procedure",
        amount=Percent("0.10"),
        base="customs_value",
        **_BY_CARRIER,
    ).by(FLAT),
    Charge(
        id="import_vat",
        kind=ChargeKind.VAT,
        title="Import VAT",
        amount=ByGoods("vat"),
        base="customs_value duty",
        **_BY_CARRIER,
    ).by(EXAMPLES),
    Charge(
        id="low_value_vat",
        kind=ChargeKind.VAT,
        title="Import VAT up to EUR 50, without freight",
        amount=ByGoods("vat"),
        base="goods_value",
        **_BY_CARRIER,
    ).by(EXAMPLES),
)

# Regimes, in the order the law tries them

SCHEMES = (
    Scheme(
        id="rs.gift",
        title="Gift from a person, up to EUR 70, free",
        when=All(Is("gift", "yes"), _up_to(70)),
    ).by(LIMITS),
    Scheme(
        id="rs.low_value",
        title="Up to EUR 50, VAT alone",
        when=All(_up_to(50), Is("gift", "no")),
        steps="low_value_vat",
    ).by(LIMITS),
    Scheme(
        id="rs.parcel",
        title="Simplified procedure with flat duty and VAT",
        when=ALWAYS,
        steps="duty import_vat",
    ).by(FLAT),
)

# What is not computed

NOT_COMPUTED = (
    NotComputed(
        id="rs.inside",
        when=Is("ship_from", "RS"),
        reason="Goods that are already in Serbia are not imported.",
    ).by(CUSTOMS_LAW),
    NotComputed(
        id="rs.not_by_parcel",
        when=Not(Is("transport", "express", "post")),
        reason="Only parcels by post and courier are computed, no full declaration.",
    ).by(CUSTOMS_LAW),
    NotComputed(
        id="rs.business",
        when=Is("buyer.kind", "business"),
        reason="What a business imports goes by the whole tariff of Serbia, which is not computed.",
    ).by(CUSTOMS_LAW),
    NotComputed(
        id="rs.large",
        when=Not(_up_to(3000)),
        reason="Above EUR 3,000 a full declaration is needed, which is not computed.",
    ).by(FLAT),
    NotComputed(
        id="rs.excise",
        when=EXCISE,
        reason="Serbian excise on alcohol, tobacco, coffee and fuels is not computed.",
    ).by(VAT_LAW),
    Doubtful(
        id="rs.reduced",
        when=Stated(HsIn("02 03 04 07 08 10 11 15 30 49")),
        reason="Serbia's rate of 10% on food, medicines and books is not computed: 20% is shown.",
    ).by(VAT_LAW),
    Doubtful(
        id="rs.free_goods",
        when=All(Not(_up_to(50)), Stated(HsIn("30 49 8471 8517"))),
        reason="The flat duty leaves out goods that the tariff has free; which ones was not read.",
    ).by(FLAT),
    Doubtful(
        id="rs.preference",
        when=Stated(Is("item.preference", "yes")),
        reason="A preference for this origin is not computed: the general duty is shown.",
    ).by(CUSTOMS_LAW),
    Doubtful(
        id="rs.read_in_the_press",
        when=ALWAYS,
        reason="The rules of Serbia were read in the press, not in the law.",
    ).by(CUSTOMS_LAW),
)

# Rates

VAT = goods("vat", GoodsRate("rs.vat", "0.20", title="Standard rate").by(LIMITS))

# Sales

_INTO = All(Is("supply", "goods"), Not(Is("ship_from.vat", "RS")), Is("arrival.vat", "RS"))

SUPPLIES = (
    Supplied.relieved(
        id="rs.sale.import_relief", when=All(_INTO, Is("import.scheme", "rs.gift")),
    ).by(LIMITS),
    Supplied.at_customs(id="rs.sale.import", when=_INTO).by(LIMITS),
)  # fmt: skip

THRESHOLDS = (
    Threshold(
        id="rs.registration",
        title="Turnover in Serbia",
        counts="Taxable sales in Serbia; of a seller from abroad electronic services to consumers.",
        limit=Money("8000000 RSD"),
        counted=Counted.TWELVE_MONTHS,
        register="VAT in Serbia.",
        country="RS",
        registration="RS",
    ).by(E_SERVICES, note="Parcels that buyers import do not count."),
)

POLICY = CountryPolicy(
    code="RS",
    currency="RSD",
    opens=day(2020, 1, 1),
    dated_by="import_entry",
    values=VALUES,
    steps=STEPS,
    schemes=SCHEMES,
    tables={"vat": VAT},
    not_computed=NOT_COMPUTED,
    supplies=SUPPLIES,
    thresholds=THRESHOLDS,
)
"""The rules of Serbia."""
