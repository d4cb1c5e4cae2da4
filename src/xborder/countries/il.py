"""Israel.

What a person imports for personal use is free of all taxes up to USD 75 of goods, freight not counted;
up to USD 150 from 2025-12-31 to 2026-02-24, when the Knesset struck the order out, and up to USD 130 by
the order of the day after. That order is reported to have run out on 2026-06-01. Up to USD 500 the goods
are free of customs duty and bear VAT, 18% and 17% before 2025, on the price with freight and insurance;
above it duty too, by the tariff, which the caller gives. Above USD 1,000 an agent declares the goods.

No seller or platform abroad charges VAT at the sale. Every figure of a taxed parcel is an estimate. Not
computed: purchase tax, alcohol and tobacco, the agent's fee, preferences, nor parcels
to the free trade zone of Eilat, which the table of territories tells from the mainland.

Official: https://taxes.gov.il

Example:
    >>> import datetime as dt
    >>> from xborder.exchange import RateTable
    >>> from xborder.landed_cost import quote
    >>> from xborder.trade import Buyer, Consignment, Item
    >>> parcel = Consignment(
    ...     ship_from="CN", ship_to="IL", on=dt.date(2026, 11, 21), prices="net",
    ...     items=[Item(hs_code="640411", origin="CN", quantity=1, unit_price="500 ILS")],
    ...     shipping="100 ILS", buyer=Buyer(kind="consumer"),
    ... )
    >>> rates = RateTable.from_mapping(
    ...     {"USD/ILS": "3.50"}, start=dt.date(2026, 11, 21), source="for the example"
    ... )
    >>> print(quote(parcel, rates=rates).total)  # 18% of 600, and no duty
    708.00 ILS
"""

from typing import Any

from xborder.countries.tobacco import TOBACCO
from xborder.policy.vocabulary import *

read: Reader = Reader(day(2026, 11, 21))

# Sources

UP_150, UP_130, BACK_TO_75 = day(2025, 12, 31), day(2026, 2, 25), day(2026, 6, 1)
"""The first days of USD 150, of USD 130, and of USD 75 again."""
VAT_18 = day(2025, 1, 1)

SEVENTY_FIVE = read.secondary(
    "United Express: payment of taxes on personal imports",
    "https://unitedxp.co.il/payment-of-taxes-on-personal-imports/5",
)
OLD_VAT = read.secondary(
    "BDO: Israel, import VAT exemption of small consignments",
    "https://global-acc.bdo.global/en-gb/microsites/tax-newsletters/indirect-tax-news/issue-3-2019/israel-proposal-for-import-vat-exemption-for-small-consignments",
)
ORDER_150 = read.secondary(
    "Times of Israel: VAT exemption of personal imports raised to USD 150",
    "https://www.newsbeep.com/332713",
)
ORDER_130 = read.secondary(
    "Times of Israel: exemption of USD 130 after the vote of the Knesset",
    "https://qoshe.com/the-times-of-israel/sam-sokol/defying-knesset-smotrich-ups-tax-exemption-for-online-purchases-from-abroad-to-130/188059078",
)
RAN_OUT = read.secondary(
    "A calculator's notes on Israeli customs: the order of USD 130 expired on 1 June 2026",
    "https://skillmds.dev/skill/skills-il-tax-and-finance-israeli-customs-duty-calculator-skill-md",
)
FIVE_HUNDRED = read.secondary(
    "Globes: personal imports up to USD 500 free of duty",
    "http://www.globes.co.il/en/article-1000985498",
)
OLD_FREIGHT = read.unchecked(
    "Haaretz, 2014: the limit of USD 75 with freight", "https://www.haaretz.com"
)
VAT_LAW = read.unchecked("Value Added Tax Law 5736-1975", "https://taxes.gov.il")
CUSTOMS_LAW = read.unchecked(
    "Customs Tariff and Exemptions and Purchase Tax on Goods Order", "https://taxes.gov.il"
)

# Who and what

EXCISED = AnyOf(
    Is("item.excise", "alcohol", "tobacco", "energy"),
    HsIn(TOBACCO, "2203 2204 2205 2206 2207 2208 854340 8702 8703 8711"),
)
PERSONAL = All(
    Is("buyer.kind", "consumer"), Not(Stated(Is("item.personal_use", "no"))), Not(EXCISED)
)


def _personal(dollars: int) -> Condition:
    return All(PERSONAL, AtMost(value="price_paid", limit=Money(f"{dollars} USD")))


def _by_freight(dollars: int) -> Condition:
    """Return whether freight alone takes goods above a limit that holds without it."""
    with_freight = AtMost(value="customs_value", limit=Money(f"{dollars} USD"))
    return All(_personal(dollars), Not(with_freight))


SMALL, MIDDLE = _personal(75), _personal(500)

# Values

VALUES = (
    Value(
        id="price_paid",
        title="Price of the goods",
        plus="goods",
        minus="seller_discount",
    ).by(
        SEVENTY_FIVE,
        note="Freight and insurance that are shown apart are not compared; a newspaper of 2014 counts freight.",
    ),
    Value(
        id="customs_value",
        title="Customs value with freight and insurance",
        plus="price_paid freight_before_border insurance taxable_fees",
    ).by(SEVENTY_FIVE),
)

# Charges

STEPS = (
    Charge(
        id="duty",
        kind=ChargeKind.DUTY,
        title="Customs duty",
        amount=ByGoods("tariff"),
        base="customs_value",
    ).by(SEVENTY_FIVE),
    Charge(
        id="import_vat",
        kind=ChargeKind.VAT,
        title="Import VAT",
        amount=ByGoods("vat"),
        base="customs_value duty",
    ).by(SEVENTY_FIVE),
)

# Regimes, in the order the law tries them

SCHEMES = (
    Scheme(id="il.free", title="Personal import up to USD 75, free", when=SMALL)
    .by(SEVENTY_FIVE, end=UP_150)
    .then(
        ORDER_150,
        end=UP_130,
        title="Personal import up to USD 150, free",
        when=_personal(150),
        note="Struck out by the Knesset on 2026-02-24.",
    )
    .then(
        ORDER_130,
        end=BACK_TO_75,
        title="Personal import up to USD 130, free",
        when=_personal(130),
    )
    .then(
        RAN_OUT,
        title="Personal import up to USD 75, free",
        when=SMALL,
        status=Status.UNCLEAR,
        note="Reported once; the end of the order itself was not read.",
    ),
    Scheme(
        id="il.free_of_duty",
        title="Personal import up to USD 500, free of duty",
        when=MIDDLE,
        steps="import_vat",
    ).by(FIVE_HUNDRED),
    Scheme(
        id="il.import", title="Import with duty and VAT", when=ALWAYS, steps="duty import_vat"
    ).by(SEVENTY_FIVE),
)

# What is not computed

NOT_COMPUTED = (
    NotComputed(
        id="il.inside",
        when=Is("ship_from", "IL"),
        reason="Goods that are already in Israel are not imported.",
    ).by(CUSTOMS_LAW),
    NotComputed(
        id="il.excise",
        when=EXCISED,
        reason="Israeli purchase tax on alcohol, tobacco, vehicles and fuels is not computed.",
    ).by(CUSTOMS_LAW),
    Doubtful(
        id="il.limit",
        when=All(_personal(130), Not(SMALL)),
        reason="Whether personal imports up to USD 130 are still free of Israeli VAT was not read: they are taxed.",
    ).by(RAN_OUT, start=BACK_TO_75),
    Doubtful(
        id="il.freight",
        when=_by_freight(75),
        reason="One source counts freight towards the limit of Israeli VAT: by it this parcel is taxed.",
    )
    .by(OLD_FREIGHT, end=UP_150)
    .then(OLD_FREIGHT, when=_by_freight(150), end=UP_130)
    .then(OLD_FREIGHT, when=_by_freight(130), end=BACK_TO_75)
    .then(OLD_FREIGHT, when=_by_freight(75)),
    Doubtful(
        id="il.purchase_tax",
        when=Not(SMALL),
        reason="Purchase tax, which falls on some goods in Israel, is left out.",
    )
    .by(CUSTOMS_LAW, end=UP_150)
    .then(CUSTOMS_LAW, when=Not(_personal(150)), end=UP_130)
    .then(CUSTOMS_LAW, when=Not(_personal(130)), end=BACK_TO_75)
    .then(CUSTOMS_LAW, when=Not(SMALL)),
    Doubtful(
        id="il.agent",
        when=Not(_personal(1000)),
        reason="The fee of the agent who declares goods above USD 1,000 is left out.",
    ).by(SEVENTY_FIVE),
    Doubtful(
        id="il.preference",
        when=All(Stated(Is("item.preference", "yes")), Not(MIDDLE)),
        reason="A preference for this origin is not computed: the general duty is shown.",
    ).by(CUSTOMS_LAW),
)

# Rates

VAT = goods(
    "vat",
    GoodsRate("il.vat", "0.17", title="Standard rate")
    .by(OLD_VAT, end=VAT_18)
    .then(ORDER_150, amount="0.18", note="The start is general knowledge."),
)

TARIFF = goods(
    "tariff",
    GoodsRate(
        "il.duty.free", FREE, hs="4901 8471 851713", title="Books, computers, mobile telephones"
    ).by(CUSTOMS_LAW, note="By the WTO Information Technology Agreement and the tariff."),
)
"""The few duties that stand here; for all others the caller gives the tariff."""

# Sales

_GOODS = Is("supply", "goods")
_HERE, _FROM_HERE = Is("arrival.vat", "IL"), Is("ship_from.vat", "IL")
_INTO = All(_GOODS, Not(_FROM_HERE), _HERE)
_OURS: dict[str, Any] = {
    "filing": Filing(kind="vat", turn=Turn.TWO_MONTHS, months=1, day=15),
    "registration": "IL",
}

SUPPLIES = (
    Supplied.no_supply(id="il.sale.no_supply").by(VAT_LAW),
    Supplied.relieved(
        id="il.sale.import_relief", when=All(_INTO, Is("import.scheme", "il.free")),
    ).by(SEVENTY_FIVE),
    Supplied.at_customs(id="il.sale.import", when=_INTO).by(SEVENTY_FIVE),
    Supplied.export(
        id="il.sale.export", when=All(_GOODS, _FROM_HERE, Not(_HERE)), **_OURS,
    ).by(VAT_LAW.at("s. 30")),
    Supplied.taxed(
        id="il.sale.inside", title="Sale of goods in Israel", when=All(_GOODS, _HERE),
        regime="il_domestic", **_OURS,
    ).by(VAT_LAW.at("s. 2")),
    Supplied.reverse_charge(
        id="il.sale.service_to_business", title="Service from abroad to a business in Israel",
        when=All(Not(_GOODS), _HERE, Not(established("IL")), Is("buyer.kind", "business")),
    ).by(VAT_LAW),
    Supplied.taxed(
        id="il.sale.service", title="Service of a seller established in Israel",
        when=All(Not(_GOODS), _HERE, established("IL")), regime="il_domestic", **_OURS,
    ).by(VAT_LAW),
    Supplied.on_the_spot(
        id="il.sale.service_on_the_spot", when=All(ON_THE_SPOT, _HERE),
    ).by(VAT_LAW),
    Supplied.outside(
        id="il.sale.service_outside", title="Service on which no Israeli tax falls",
        when=Not(_GOODS),
    ).by(VAT_LAW, note="A law on digital services from abroad was drafted only."),
)  # fmt: skip

THRESHOLDS = (
    Threshold(
        id="il.registration",
        title="Turnover in Israel",
        counts="Turnover of a small business established there, in the calendar year.",
        limit=Money("120000 ILS"),
        register="VAT in Israel as a licensed business.",
        country="IL",
        registration="IL",
    ).by(VAT_LAW, note="Set anew each year; the sum of 2024 and 2025."),
)

POLICY = CountryPolicy(
    code="IL",
    currency="ILS",
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
"""The rules of Israel."""
