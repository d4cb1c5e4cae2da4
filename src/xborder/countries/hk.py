"""Hong Kong.

A free port: no customs duty and no tax on sales or imports, whatever a parcel is worth and whoever
buys. Excise duty falls on liquor, tobacco, hydrocarbon oil and methyl alcohol, and a first
registration tax on motor vehicles; none of them is computed. What an import or export declaration
costs was not read: by law it is due within 14 days, and goods below HKD 4,000 need only be told of as
such, so that larger parcels are an estimate.

Official:
    https://www.customs.gov.hk/en/service-enforcement-information/cargo-clearance/index.html

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

from xborder.policy.vocabulary import *

read: Reader = Reader(day(2026, 11, 21))

# Sources

CLEARANCE_PAGE = read.official(
    "Hong Kong Customs and Excise Department: cargo clearance",
    "https://www.customs.gov.hk/en/service-enforcement-information/cargo-clearance/index.html",
)
DECLARATIONS = read.unchecked(
    "Import and Export (Registration) Regulations (Cap. 60E)",
    "https://www.elegislation.gov.hk/hk/cap60E",
)

# What

DUTIABLE = AnyOf(
    Is("item.excise", "alcohol", "tobacco", "energy"),
    HsIn("2207 2208 24 2710 2711 290511 8702 8703 8704 8711"),
)
UP_TO_4000 = AtMost(value="customs_value", limit=Money("4000 HKD"), inclusive=False)

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
)

# Regimes

SCHEMES = (
    Scheme(id="hk.import", title="Import into the free port", when=ALWAYS, steps="duty").by(
        CLEARANCE_PAGE
    ),
)

# What is not computed

NOT_COMPUTED = (
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
        when=Not(UP_TO_4000),
        reason="The charge for the import declaration of HKD 4,000 and more is left out.",
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
