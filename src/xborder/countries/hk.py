"""Hong Kong.

A free port: no customs duty and no tax on sales or imports, whatever a parcel is worth and whoever
buys. Excise duty falls on liquor, tobacco, hydrocarbon oil and methyl alcohol, and a first
registration tax on motor vehicles; none of them is computed. An import declaration is due within 14
days; it costs HKD 0.20 for the first 46,000 of value and 0.125 for each further 1,000 or part of it, up
to the next 10 cents and at most HKD 200, and for food HKD 0.20. Whether a parcel of goods below HKD
4,000, or for the buyer's own use, needs one was not read: none is charged below, and larger parcels are
an estimate.

Official:
    https://www.customs.gov.hk/en/service-enforcement-information/cargo-clearance/index.html
    https://www.customs.gov.hk/en/cargo_clearance/declaration/charges/index.html

Example:
    >>> import datetime as dt
    >>> from xborder.landed_cost import quote
    >>> from xborder.trade import Buyer, Consignment, Item
    >>> parcel = Consignment(
    ...     ship_from="CN", ship_to="HK", on=dt.date(2026, 11, 21), prices="net",
    ...     items=[Item(hs_code="640411", origin="CN", quantity=1, unit_price="3000 HKD")],
    ...     shipping="40 HKD", buyer=Buyer(kind="consumer"),
    ... )
    >>> print(quote(parcel).total)
    3040.00 HKD
"""

from xborder.countries.tobacco import TOBACCO, VAPES
from xborder.policy.vocabulary import *

read: Reader = Reader(day(2026, 11, 21))

# Sources

CLEARANCE_PAGE = read.official(
    "Hong Kong Customs and Excise Department: cargo clearance",
    "https://www.customs.gov.hk/en/service-enforcement-information/cargo-clearance/index.html",
)
CHARGES_PAGE = read.official(
    "Hong Kong Customs and Excise Department: import and export declaration charges",
    "https://www.customs.gov.hk/en/cargo_clearance/declaration/charges/index.html",
)
SMOKING = read.official(
    "Tobacco and Alcohol Control Office: ban on alternative smoking products",
    "https://www.taco.gov.hk/t/english/legislation/legislation_asp.html",
)
DECLARATIONS = read.unchecked(
    "Import and Export (Registration) Regulations (Cap. 60E)",
    "https://www.elegislation.gov.hk/hk/cap60E",
)

# What

DUTIABLE = AnyOf(
    Is("item.excise", "alcohol", "tobacco", "energy"),
    HsIn(TOBACCO, "2207 2208 2710 2711 290511 8702 8703 8704 8711"),
)
BELOW_4000 = AtMost(value="customs_value", limit=Money("4000 HKD"), inclusive=False)
FOOD = GoodsIn(
    hs=(
        *("01", "02", "03", "04", "07", "08", "09", "10", "11", "15", "16", "17", "18"),
        *("19", "20", "21", "22"),
    ),
    categories="food food_supplements",
)
"""What bears HKD 0.20 whatever it is worth; the codes are our reading of food."""

# Values

VALUES = (
    Value(
        id="customs_value",
        title="Price with freight and insurance to Hong Kong",
        plus="goods freight_before_border insurance taxable_fees",
        minus="seller_discount",
    ).by(CLEARANCE_PAGE, note="Nothing is computed on it."),
)

# Charges

STEPS = (
    Charge(
        id="duty",
        kind=ChargeKind.DUTY,
        title="Customs duty",
        amount=FREE,
        base="customs_value",
    ).by(CLEARANCE_PAGE, note="A free port."),
    # Beyond 46,000 by the thousand: 0.0125% of the value, rounded up to a thousand, less the 5.75 that
    # the first 46,000 come to and plus their 0.20.
    Charge(
        id="declaration_charge",
        kind=ChargeKind.FEE,
        title="Import declaration charge",
        amount=Percent("0.000125"),
        base="customs_value",
        when=Not(AnyOf(BELOW_4000, FOOD)),
        base_rounding=Rounding.of("1000 HKD", mode="up", stage="declaration"),
        deduct=Money("5.55 HKD"),
        least=Money("0.20 HKD"),
        most=Money("200 HKD"),
        due=Rounding.of("0.10 HKD", mode="up", stage="declaration"),
    ).by(
        CHARGES_PAGE,
        note="HKD 0.20 for the first 46,000, 0.125 for each further 1,000 or part of it.",
    ),
    Charge(
        id="food_declaration_charge",
        kind=ChargeKind.FEE,
        title="Import declaration charge on food",
        amount=Flat(Money("0.20 HKD")),
        base="customs_value",
        when=All(Not(BELOW_4000), FOOD),
    ).by(CHARGES_PAGE, note="Whatever it is worth, on a form of its own."),
)

# Regimes

SCHEMES = (
    Scheme(
        id="hk.import",
        title="Import into the free port",
        when=ALWAYS,
        steps="duty declaration_charge food_declaration_charge",
    ).by(CLEARANCE_PAGE),
)

# What is not computed

NOT_COMPUTED = (
    NotComputed(
        id="hk.vapes",
        when=VAPES,
        reason="Electronic cigarettes and heated tobacco may not be imported into Hong Kong.",
    ).by(SMOKING, start=day(2022, 4, 30)),
    NotComputed(
        id="hk.inside",
        when=Is("ship_from", "HK"),
        reason="Goods that are already in Hong Kong are not imported.",
    ).by(CLEARANCE_PAGE),
    NotComputed(
        id="hk.excise",
        when=DUTIABLE,
        reason="Hong Kong's duties on liquor, tobacco, oil and methyl alcohol, and its tax on "
        "vehicles, are not computed.",
    ).by(
        CLEARANCE_PAGE,
        note="Wine, beer and liquor of at most 30% are free since 2008-02-27; goods said to be "
        "alcohol are refused all the same.",
    ),
    Doubtful(
        id="hk.declaration",
        when=Not(BELOW_4000),
        reason="Whether goods for the buyer's own use need an import declaration was not read: its charge is shown.",
    ).by(DECLARATIONS),
)

# Sales


SUPPLIES = (
    Supplied.outside(
        id="hk.sale.no_tax", title="Sale to Hong Kong, which has no tax on sales", when=ALWAYS,
    ).by(CLEARANCE_PAGE),
)  # fmt: skip

POLICY = CountryPolicy(
    code="HK",
    currency="HKD",
    opens=day(2020, 1, 1),
    dated_by="import_entry",
    values=VALUES,
    steps=STEPS,
    schemes=SCHEMES,
    not_computed=NOT_COMPUTED,
    supplies=SUPPLIES,
)
"""The rules of Hong Kong."""
