"""How the law of the United Kingdom treats a sale, in the order that decides it.

Value Added Tax Act 1994, s. 5A, 7, 7A, 7AA, 30, Sch. 1, 1A, 4A and 9ZB,
https://www.legislation.gov.uk/ukpga/1994/23/contents; HMRC's guides on overseas goods. Which scheme
takes goods at the border is asked, not said again.

Example:
    >>> SUPPLIES[0].name, THRESHOLDS[0].name
    ('gb.sale.no_supply', 'gb.registration')
"""

from typing import Any

from xborder.countries.gb.sources import (
    BY_MARKETPLACE,
    DIRECT,
    POST,
    POSTPONED,
    TRANSITION_ENDS,
    read,
)
from xborder.policy.vocabulary import *

ACT = read.secondary(
    "Value Added Tax Act 1994", "https://www.legislation.gov.uk/ukpga/1994/23/contents"
)
OVERSEAS = read.official(
    "HMRC: VATREG37210, overseas sellers and online marketplaces",
    "https://www.gov.uk/hmrc-internal-manuals/vat-registration-manual/vatreg37210",
)
REGISTRATION = read.secondary(
    "HMRC: VAT Notice 700/1, who should register",
    "https://www.gov.uk/guidance/who-should-register-for-vat-notice-7001",
)

BUSINESS_STATUS = read.official(
    "HMRC: VATPOSS05620, status and location of the customer; VATPOSS06500",
    "https://www.gov.uk/hmrc-internal-manuals/vat-place-of-supply-services/vatposs05620",
    article="Value Added Tax Act 1994, s. 7A(2)(a), (4), 8",
)
"""A business without a number shows by other evidence that it is one."""

RETURN = Filing(kind="domestic")
GOODS = Is("supply", "goods")
ONLINE = Is("supply", "electronic_service")
BUSINESS = Is("buyer.kind", "business")
CONSUMER = Is("buyer.kind", "consumer")
MARKETPLACE = Is("channel", "marketplace")
HERE = Is("arrival.vat", "GB")
FROM_HERE = Is("ship_from.vat", "GB")
INSIDE = All(GOODS, FROM_HERE, HERE)
INTO = All(GOODS, Not(FROM_HERE), HERE)
OUT_OF = All(GOODS, FROM_HERE, Not(HERE))
TO_NORTHERN_IRELAND = All(GOODS, FROM_HERE, Is("arrival", "XI"))
FROM_NORTHERN_IRELAND = All(GOODS, Is("dispatch", "XI"), HERE)
HAS_NUMBER = All(BUSINESS, Is("buyer.identified", "arrival"))
_ON_THE_SPOT = Is("supply", "property_service", "admission", "restaurant")
NO_GOODS = Not(GOODS)

TAXABLE, CREDITED, OUTSIDE = Taxation.TAXABLE, Taxation.EXEMPT_WITH_CREDIT, Taxation.OUTSIDE_SCOPE
DISPATCH, ARRIVAL, SELLER, ABROAD = (
    PlaceOf.DISPATCH,
    PlaceOf.ARRIVAL,
    PlaceOf.SELLER,
    PlaceOf.OUTSIDE,
)
_TO_MARKETPLACE = Other(
    title="The seller's supply to the marketplace, zero-rated",
    taxation=CREDITED,
    place=DISPATCH,
    article="Value Added Tax Act 1994, s. 5A(3), 30",
)
_IN_BUSINESS = "Keep proof that the customer is in business: its number, or other evidence."
_ZERO_RATED = "Keep evidence that the goods left the United Kingdom."


def _rule(
    name: str,
    title: str,
    when: Condition,
    taxation: Taxation,
    place: PlaceOf,
    regime: str,
    **rest: Any,
) -> Supplied:
    return Supplied(
        id=f"gb.sale.{name}", title=title, when=when, taxation=taxation, place=place,
        regime=regime, **rest,
    )  # fmt: skip


_OWN: dict[str, Any] = {"filing": RETURN, "registration": "GB"}
_NOBODY: dict[str, Any] = {"accountable": Accountable.NONE}

SUPPLIES = (
    _rule(
        "no_supply", "Nothing is supplied for a consideration",
        Is("case", "no_supply", "voucher", "own_goods"), Taxation.NOT_A_SUPPLY, ABROAD, "none",
        **_NOBODY,
    ).by(ACT.at("s. 5, Sch. 10B"), start=TRANSITION_ENDS),
    _rule(
        "import_gift", "Gift between private persons, free at the border",
        All(INTO, Is("import.scheme", "gb.gift_relief")), Taxation.EXEMPT, ARRIVAL,
        "import_gift_relief", **_NOBODY,
    ).by(POST, start=TRANSITION_ENDS),
    _rule(
        "marketplace_to_northern_ireland",
        "Goods in Great Britain of an overseas seller, sold to Northern Ireland by the marketplace",
        All(TO_NORTHERN_IRELAND, MARKETPLACE, Not(established("GB")), Not(HAS_NUMBER)), TAXABLE,
        DISPATCH, "gb_domestic", accountable=Accountable.MARKETPLACE, filing=RETURN,
        others=(_TO_MARKETPLACE,),
    ).by(BY_MARKETPLACE, start=TRANSITION_ENDS),
    _rule(
        "to_northern_ireland", "Sale from Great Britain to Northern Ireland",
        TO_NORTHERN_IRELAND, TAXABLE, DISPATCH, "gb_domestic", **_OWN,
    ).by(ACT.at("Sch. 9ZB"), start=TRANSITION_ENDS),
    _rule(
        "from_northern_ireland", "Sale from Northern Ireland to Great Britain",
        FROM_NORTHERN_IRELAND, TAXABLE, ARRIVAL, "gb_domestic", **_OWN,
    ).by(ACT.at("Sch. 9ZB"), start=TRANSITION_ENDS),
    _rule(
        "low_value_marketplace", "Up to GBP 135, sold through a marketplace",
        All(INTO, Is("import.scheme", "gb.marketplace")), TAXABLE, ARRIVAL, "gb_low_value",
        accountable=Accountable.MARKETPLACE, filing=RETURN, registration="GB",
    ).by(BY_MARKETPLACE, start=TRANSITION_ENDS),
    _rule(
        "low_value_business", "Up to GBP 135, the business that buys accounts for the tax",
        All(INTO, Is("import.scheme", "gb.reverse_charge")), Taxation.REVERSE_CHARGE, ARRIVAL,
        "gb_low_value", accountable=Accountable.BUYER, wording="reverse_charge",
    ).by(ACT.at("s. 7AA"), start=TRANSITION_ENDS),
    _rule(
        "low_value", "Up to GBP 135, sold by the seller",
        All(INTO, Is("import.scheme", "gb.supply_vat")), TAXABLE, ARRIVAL, "gb_low_value", **_OWN,
    ).by(DIRECT, start=TRANSITION_ENDS),
    _rule(
        "import_by_seller", "Sale of goods that the seller imports",
        All(INTO, Is("importer", "seller")), TAXABLE, ARRIVAL, "gb_domestic", **_OWN,
    ).by(ACT.at("s. 7(6)"), start=TRANSITION_ENDS),
    _rule(
        "import_postponed", "Goods whose VAT the importer declares in its return",
        All(INTO, Is("import.scheme", "gb.postponed_vat")), OUTSIDE, ABROAD, "import_standard",
        accountable=Accountable.BUYER,
    ).by(POSTPONED, start=TRANSITION_ENDS),
    _rule(
        "import", "Goods taxed at the border", INTO, OUTSIDE, ABROAD, "import_standard",
        accountable=Accountable.CUSTOMS,
    ).by(OVERSEAS, start=TRANSITION_ENDS),
    _rule(
        "export", "Export", OUT_OF, CREDITED, DISPATCH, "export", wording="export_exemption",
        keeps=(_ZERO_RATED,), **_OWN,
    ).by(ACT.at("s. 30(6)"), start=TRANSITION_ENDS),
    _rule(
        "marketplace", "Goods in the United Kingdom of an overseas seller, sold by the marketplace",
        All(INSIDE, MARKETPLACE, Not(established("GB")), Not(HAS_NUMBER)), TAXABLE, ARRIVAL,
        "gb_domestic", accountable=Accountable.MARKETPLACE, filing=RETURN,
        others=(_TO_MARKETPLACE,),
    ).by(BY_MARKETPLACE, start=TRANSITION_ENDS),
    _rule(
        "not_registered", "Sale of a trader who is not registered",
        All(INSIDE, established("GB"), Not(identified("GB"))), Taxation.EXEMPT, ARRIVAL,
        "not_registered", **_NOBODY,
    ).by(REGISTRATION.at("Sch. 1 of the Act"), start=TRANSITION_ENDS),
    _rule(
        "inside", "Sale of goods in the United Kingdom", INSIDE, TAXABLE, ARRIVAL, "gb_domestic",
        **_OWN,
    ).by(ACT.at("s. 4, 7; Sch. 1A"), start=TRANSITION_ENDS),
    _rule(
        "on_the_spot", "Service about property, event or meal in the United Kingdom",
        All(_ON_THE_SPOT, HERE), TAXABLE, ARRIVAL, "gb_domestic", **_OWN,
    ).by(ACT.at("Sch. 4A"), start=TRANSITION_ENDS),
    _rule(
        "service_to_business_at_home", "Service to a business in the United Kingdom, from there",
        All(NO_GOODS, BUSINESS, HERE, established("GB")), TAXABLE, ARRIVAL, "gb_domestic", **_OWN,
    ).by(ACT.at("s. 7A(2)(a)"), start=TRANSITION_ENDS),
    _rule(
        "service_to_business", "Service from abroad to a business in the United Kingdom",
        All(NO_GOODS, BUSINESS, HERE), Taxation.REVERSE_CHARGE, ARRIVAL, "reverse_charge",
        accountable=Accountable.BUYER, wording="reverse_charge", keeps=(_IN_BUSINESS,),
    ).by(BUSINESS_STATUS, start=TRANSITION_ENDS),
    _rule(
        "online_marketplace", "Electronic service by the platform",
        All(ONLINE, MARKETPLACE, HERE), TAXABLE, ARRIVAL, "gb_registration",
        accountable=Accountable.MARKETPLACE, filing=RETURN,
    ).by(ACT.graded("unchecked").at("Sch. 4A para. 15"), start=TRANSITION_ENDS),
    _rule(
        "online_at_home", "Electronic service of a seller established in the United Kingdom",
        All(ONLINE, HERE, established("GB")), TAXABLE, ARRIVAL, "gb_domestic", **_OWN,
    ).by(ACT.at("Sch. 4A para. 15"), start=TRANSITION_ENDS),
    _rule(
        "online", "Electronic service from abroad to a consumer in the United Kingdom",
        All(ONLINE, HERE), TAXABLE, ARRIVAL, "gb_registration", **_OWN,
    ).by(ACT.at("Sch. 4A para. 15; Sch. 1A"), start=TRANSITION_ENDS),
    _rule(
        "service_abroad", "Service supplied outside the United Kingdom",
        All(NO_GOODS, AnyOf(All(Not(HERE), AnyOf(BUSINESS, ONLINE, _ON_THE_SPOT,
                                                 Is("supply", "listed_service"))),
                            Not(established("GB")))),
        OUTSIDE, ABROAD, "none", **_NOBODY,
    ).by(ACT.at("s. 7A, Sch. 4A"), start=TRANSITION_ENDS),
    _rule(
        "service", "Service to a consumer, supplied where the seller is established",
        NO_GOODS, TAXABLE, SELLER, "gb_domestic", **_OWN,
    ).by(ACT.at("s. 7A(2)(b)"), start=TRANSITION_ENDS),
)  # fmt: skip

THRESHOLDS = (
    Threshold(
        id="gb.registration",
        title="Taxable turnover in the United Kingdom",
        counts="Taxable supplies of a seller established in the United Kingdom, net of VAT; an "
        "overseas seller registers from the first sale.",
        limit=Money("85000 GBP"),
        counted=Counted.TWELVE_MONTHS,
        bites=Bites.MONTH_AFTER_NEXT,
        register="VAT in the United Kingdom.",
        notify_days=30,
        from_month_end=True,
        country="GB",
        registration="GB",
    )
    .by(REGISTRATION, end=day(2024, 4, 1))
    .then(REGISTRATION, limit=Money("90000 GBP")),
)
