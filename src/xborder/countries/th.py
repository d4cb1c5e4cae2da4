"""Thailand, as far as its rules could be read.

Consignments of at most THB 1,500 with freight and insurance were free of customs duty until the end of
2025, and of VAT until 2024-07-04. Since 2024-07-05 VAT of 7% falls on every consignment, since
2026-01-01 duty too, from the first baht. VAT falls on the price with freight, insurance and duty. The
rate of 7% is extended year by year, now until 2027-09-30; without that it would be 10%.

Electronic services from abroad bear VAT since 2021-09-01: the platform owes it, or the seller who is
registered, as one with more than THB 1,800,000 a year has to be.

Not computed: duties (the tariff is given by the caller), excise on drinks, tobacco, perfume, vehicles and
fuels, preferences, gifts.

Example:
    >>> import datetime as dt
    >>> from xborder.landed_cost import quote
    >>> from xborder.trade import Buyer, Consignment, Item
    >>> parcel = Consignment(
    ...     ship_from="CN", ship_to="TH", on=dt.date(2025, 12, 31), prices="net",
    ...     items=[Item(hs_code="640411", origin="CN", quantity=1, unit_price="1400 THB")],
    ...     shipping="100 THB", buyer=Buyer(kind="consumer"),
    ... )
    >>> print(quote(parcel).total)  # 7% of 1,500, and no duty on that day
    1605.00 THB
"""

from typing import Any

from xborder.countries.tobacco import TOBACCO, VAPES
from xborder.policy.vocabulary import *

read: Reader = Reader(day(2026, 11, 21))

# Sources

DUTY_RELIEF = read.secondary(
    "Regfollower: Thailand revises duty exemption rules for low-value goods (Announcement 219/2568)",
    "https://regfollower.com/thailand-revises-duty-exemption-rules-for-low-value-goods",
)
VAT_FROM_ONE = read.secondary(
    "Diacron: VAT on imports of at most THB 1,500 from 5 July 2024",
    "https://www.diacrongroup.com/en/tn/july-2024/thailand/",
)
VAT_RATE = read.secondary(
    "Nishimura & Asahi: extension of the VAT rate of 7%",
    "https://www.nishimura.com/en/knowledge/publications/20251022-116401",
)
VAT_2027 = read.secondary(
    "Revenue Department, notice 18/2569: 7% until 30 September 2027", "https://rd.go.th/59.html"
)
EXCISE_LIST = Reader(day(2026, 11, 30)).secondary(
    "Thai Embassy in Singapore, Business Information Centre: customs duties and excise tax",
    "http://bic.thaiembassy.sg/node/92",
)
EXCISE_ACT = read.unchecked("Excise Tax Act of 2017", "https://www.excise.go.th/")
CODE = read.unchecked("Revenue Code of Thailand", "https://www.rd.go.th/english/37693.html")
ONLINE_VAT = read.secondary(
    "VATCalc: Thailand, VAT on foreign digital services",
    "https://vatcalc.com/thailand/thailand-vat-on-foreign-digital-services-september-2021",
)
REGISTERS = read.secondary(
    "International Bar Association: Thailand's reach to overseas e-service providers",
    "https://www.ibanet.org/aprf-Thailand-oversees-providers",
)
VAPING = read.unchecked(
    "Notification of the Ministry of Commerce on goods prohibited to be imported (2014)",
    "https://www.customs.go.th/",
)
TECHNOLOGY = read.unchecked(
    "WTO Information Technology Agreement; Customs Tariff Decree",
    "https://www.wto.org/english/tratop_e/inftec_e/inftec_e.htm",
)

VAT_ON_ALL, DUTY_ON_ALL = day(2024, 7, 5), day(2026, 1, 1)
"""The first days of VAT and of duty from the first baht."""
ONLINE = day(2021, 9, 1)
"""The first day of VAT on electronic services from abroad."""

# What

EXCISE = AnyOf(
    Is("item.excise", "alcohol", "tobacco", "perfume", "energy"),
    HsIn(TOBACCO, "2202 2203 2204 2205 2206 2207 2208 3303 8702 8703 8704 8711 8903"),
)
SOMETIMES_EXCISED = HsIn("2009 2106 5701 5702 5703 7013 8415 8506 8507 9405 950440")
"""Juice, drink powders, carpets of wool, crystal, air conditioners, batteries, playing cards."""
LOW = AtMost(value="cif_value", limit=Money("1500 THB"))

# Values and charges

VALUES = (
    Value(
        id="cif_value",
        title="Price with freight and insurance to Thailand",
        plus="goods freight_before_border insurance taxable_fees",
        minus="seller_discount",
    ).by(DUTY_RELIEF),
)

STEPS = (
    Charge(
        id="duty",
        kind=ChargeKind.DUTY,
        title="Customs duty",
        amount=ByGoods("tariff"),
        base="cif_value",
    ).by(DUTY_RELIEF),
    Charge(
        id="import_vat",
        kind=ChargeKind.VAT,
        title="Import VAT",
        amount=ByGoods("vat"),
        base="cif_value duty",
    ).by(VAT_FROM_ONE),
)

# Regimes, in the order the law tries them

SCHEMES = (
    Scheme(id="th.free", title="Up to THB 1,500, free", when=LOW).by(VAT_FROM_ONE, end=VAT_ON_ALL),
    Scheme(
        id="th.duty_free", title="Up to THB 1,500, free of duty", when=LOW, steps="import_vat"
    ).by(VAT_FROM_ONE, start=VAT_ON_ALL, end=DUTY_ON_ALL),
    Scheme(
        id="th.import", title="Import with duty and VAT", when=ALWAYS, steps="duty import_vat"
    ).by(DUTY_RELIEF),
)

# What is not computed

NOT_COMPUTED = (
    NotComputed(
        id="th.vapes",
        when=VAPES,
        reason="Electronic cigarettes may not be imported into Thailand.",
    ).by(VAPING),
    NotComputed(
        id="th.inside",
        when=Is("ship_from", "TH"),
        reason="Goods that are already in Thailand are not imported.",
    ).by(DUTY_RELIEF),
    NotComputed(
        id="th.excise",
        when=EXCISE,
        reason="Thai excise on drinks, tobacco, perfume, vehicles, boats and fuels is not computed.",
    ).by(EXCISE_LIST),
    Doubtful(
        id="th.some_excise",
        when=Stated(SOMETIMES_EXCISED),
        reason="Some goods of this heading bear Thai excise, which is left out.",
    ).by(EXCISE_ACT),
    Doubtful(
        id="th.gift",
        when=Is("gift", "yes"),
        reason="The Thai rules for gifts were not read: they are taken as goods that are bought.",
    ).by(CODE),
    Doubtful(
        id="th.vat_free",
        when=Stated(GoodsIn(hs="02 03 04 07 08 10 4901 4902", categories="books newspapers")),
        reason="Books and unprocessed food can be free of Thai VAT; 7% is shown.",
    ).by(CODE),
    Doubtful(
        id="th.rate",
        when=ALWAYS,
        reason="The Thai VAT rate from October 2027 on is not decided: 7% is shown, and 10% stands in the law.",
    ).by(VAT_2027, start=day(2027, 10, 1)),
    Doubtful(
        id="th.preference",
        when=Stated(Is("item.preference", "yes")),
        reason="A preference for this origin is not computed: the general duty is shown.",
    ).by(DUTY_RELIEF),
)

# Rates

VAT = goods(
    "vat",
    GoodsRate("th.vat", "0.07", title="Standard rate")
    .by(VAT_RATE, end=day(2026, 10, 1), note="By a chain of decrees since 1999.")
    .then(VAT_2027),
)

TARIFF = goods(
    "tariff",
    GoodsRate(
        "th.duty.free", FREE, hs="4901 8471 851713", title="Books, computers, mobile telephones"
    ).by(TECHNOLOGY),
)
"""The few duties that stand here; for all others the caller gives the tariff."""

# Sales

_GOODS, _ONLINE = Is("supply", "goods"), Is("supply", "electronic_service")
_HERE, _FROM_HERE = Is("arrival.vat", "TH"), Is("ship_from.vat", "TH")
_INTO = All(_GOODS, Not(_FROM_HERE), _HERE)
_RETURN = Filing(kind="vat", turn=Turn.MONTH, months=1, day=23)
_OURS: dict[str, Any] = {"filing": _RETURN, "registration": "TH"}

SUPPLIES = (
    Supplied.no_supply(id="th.sale.no_supply").by(CODE),
    Supplied.relieved(
        id="th.sale.import_relief", when=All(_INTO, Is("import.scheme", "th.free")),
    ).by(VAT_FROM_ONE, end=VAT_ON_ALL),
    Supplied.at_customs(id="th.sale.import", when=_INTO).by(VAT_FROM_ONE),
    Supplied.export(
        id="th.sale.export", when=All(_GOODS, _FROM_HERE, Not(_HERE)), **_OURS,
    ).by(CODE),
    Supplied.taxed(
        id="th.sale.inside", title="Sale of goods in Thailand", when=All(_GOODS, _HERE),
        regime="th_domestic", **_OURS,
    ).by(CODE),
    Supplied.reverse_charge(
        id="th.sale.service_to_business", title="Service from abroad to a business in Thailand",
        when=All(Not(_GOODS), _HERE, Not(established("TH")), Is("buyer.kind", "business")),
    ).by(CODE),
    Supplied.taxed(
        id="th.sale.online_marketplace", title="Electronic service by the platform",
        when=All(_ONLINE, _HERE, Not(established("TH")), Is("channel", "marketplace")),
        accountable=Accountable.MARKETPLACE, filing=_RETURN, regime="th_domestic",
    ).by(ONLINE_VAT, start=ONLINE),
    Supplied.taxed(
        id="th.sale.online", title="Electronic service from abroad to a consumer in Thailand",
        when=All(_ONLINE, _HERE, AnyOf(established("TH"), registered("TH"))), regime="th_domestic",
        **_OURS,
    ).by(ONLINE_VAT, start=ONLINE),
    Supplied.taxed(
        id="th.sale.service_at_home", title="Service of a seller established in Thailand",
        when=All(Not(_GOODS), _HERE, established("TH")), regime="th_domestic", **_OURS,
    ).by(CODE),
    Supplied.on_the_spot(
        id="th.sale.service_on_the_spot", when=All(ON_THE_SPOT, _HERE),
    ).by(CODE),
    Supplied.outside(
        id="th.sale.service_outside", title="Service on which no Thai tax falls", when=Not(_GOODS),
    ).by(CODE),
)  # fmt: skip

THRESHOLDS = (
    Threshold(
        id="th.registration",
        title="Sales to buyers in Thailand",
        counts="Taxable sales in twelve months: of a seller abroad, electronic services to buyers who are not registered.",
        limit=Money("1800000 THB"),
        counted=Counted.TWELVE_MONTHS,
        register="VAT in Thailand.",
        notify_days=30,
        country="TH",
        registration="TH",
    ).by(REGISTERS, start=ONLINE),
)

POLICY = CountryPolicy(
    code="TH",
    currency="THB",
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
"""The rules of Thailand."""
