"""How the Union's law treats a sale, rule by rule in the order that decides it.

First what is no supply; then goods that enter, leave and move inside the Union's VAT area; then
services. Which scheme takes goods at the border is not said here: the rules ask for it.

Directive 2006/112/EC, https://eur-lex.europa.eu/eli/dir/2006/112/oj, Art. 14-17a, 31-61, 138-146,
193-197, 358-369zc; Regulation (EU) No 282/2011, https://eur-lex.europa.eu/eli/reg_impl/2011/282/oj.

Example:
    >>> [timeline.name for timeline in SUPPLIES if ".distance_oss" in timeline.name][:2]
    ['eu.sale.distance_oss', 'eu.sale.distance_oss_needed']
"""

from typing import Any

from xborder.countries.eu.figures import FIGURES
from xborder.countries.eu.sources import SINGLE_MARKET_VAT, read
from xborder.policy.vocabulary import *

_URL = "https://eur-lex.europa.eu/eli/dir/2006/112/oj"
VAT_DIRECTIVE = read.secondary("Directive 2006/112/EC", _URL)
"""Its articles, read in copies of the consolidated text."""
_UNREAD = read.unchecked("Directive 2006/112/EC", _URL)
"""Articles that are known, and were not looked up."""
_IMPLEMENTING = read.secondary(
    "Regulation (EU) No 282/2011", "https://eur-lex.europa.eu/eli/reg_impl/2011/282/oj"
)
_art = VAT_DIRECTIVE.at
QUICK_FIXES = day(2020, 1, 1)
"""The first day of the rules on call-off stock, and of the number as a condition of exemption."""
SMALL_ENTERPRISES = day(2025, 1, 1)
"""The first day on which a small enterprise can be exempt in another member state."""

# Returns

DOMESTIC_RETURN = Filing(kind="domestic")
UNION_OSS = Filing(kind="union_oss", turn=Turn.QUARTER, months=1)
NON_UNION_OSS = Filing(kind="non_union_oss", turn=Turn.QUARTER, months=1)
IOSS_RETURN = Filing(kind="ioss", turn=Turn.MONTH, months=1)

# Who and what

GOODS = Is("supply", "goods")
ONLINE = Is("supply", "electronic_service")
CONSUMER = Is("buyer.kind", "consumer")
BUSINESS = Is("buyer.kind", "business")
MARKETPLACE = Is("channel", "marketplace")
FROM_UNION = Is("ship_from.vat", "EU")
TO_UNION = Is("arrival.vat", "EU")
IN_ONE_STATE = Same("dispatch", "arrival")
WITHIN = All(GOODS, FROM_UNION, TO_UNION)
"""Goods that move inside the Union's VAT area; Northern Ireland and Monaco are in it."""
INSIDE = All(WITHIN, IN_ONE_STATE)
BETWEEN = All(WITHIN, Not(IN_ONE_STATE))
INTO = All(GOODS, Not(FROM_UNION), TO_UNION)
OUT_OF = All(GOODS, FROM_UNION, Not(TO_UNION))
MARGIN = Is("case", "margin_second_hand", "margin_art", "margin_collectors")
NUMBER_ELSEWHERE = All(Is("buyer.identified", "arrival", "member"), Is("buyer.number_valid", "yes"))
"""Identified for VAT in another member state than that of dispatch, with a valid number."""
NUMBER_HERE = All(Is("buyer.identified", "arrival"), Is("buyer.number_valid", "yes"))
THIRD_NUMBER = Is("seller.third_number", "yes")
"""Art. 141(a), (c): a middleman acts under the number of a third member state, which the goods
neither leave nor reach; that it has one where they leave as well is no harm (CJEU, C-580/16)."""
NOT_BY_SELLER = Is("carrier", "buyer", "redeliverer")
"""Carried without any part of the seller: whom the buyer engages acts for the buyer."""
HAS_NUMBER = Not(Is("buyer.identified", "none"))
SMALL_AT_ORIGIN = Is("seller.exempt:dispatch", "yes")
SMALL_AT_DESTINATION = Is("seller.exempt:arrival", "yes")
BELOW_10_000 = All(
    Is("seller.members", "one"),
    established("dispatch"),
    Is("destination_chosen", "no"),
    Not(over("eu.distance_sales")),
)
"""Art. 59c: established in one member state only, which the goods leave, and not above EUR 10,000."""
INTERMEDIARY_NEEDED = Not(AnyOf(established("EU"), All(established("NO"), Is("ship_from", "NO"))))
"""Art. 369m: only a seller of the Union, or of Norway for goods from Norway, does without."""
_BUYER_HERE = Is("buyer.established:arrival", "yes")
SHIFTS_TO_BUYER = AnyOf(
    Is("arrival", "ES", "FR", "NL"),
    All(Is("arrival", "BE", "IT"), _BUYER_HERE),
    All(Is("arrival", "PL"), _BUYER_HERE, Not(identified("arrival"))),
    All(Is("arrival", "FI", "SE"), Not(identified("arrival"))),
)
"""Members that use Art. 194 for goods of sellers who are not established there, as far as read.

Belgium, Italy and Poland ask that the buyer is established there; in Finland, Poland and Sweden a
seller who is registered there owes the tax itself. Austria, as Germany, has it for no goods at
large. A Belgian number without an establishment shifts the tax only through a fiscal
representative, of whom nothing is known here.
"""
SERVICE_SHIFTS = AnyOf(Is("arrival", "FR", "NL"), All(Is("arrival", "BE", "ES", "IT"), _BUYER_HERE))
"""Those of them whose article names services beside goods, without an exception for these."""
SHIFT_UNKNOWN = All(
    BUSINESS,
    Is("buyer.identified", "arrival"),
    Not(Is("arrival", "AT", "DE", "ES", "FI", "FR", "IT", "NL", "PL", "SE", "XI")),
)
"""A business in a member state whose choice was not read."""
_OPTION_NOT_READ = (
    "Whether this member state has the business owe the tax of such a seller was not read."
)
_MIDDLEMAN = (
    "Some member states refuse the rule for triangles to a middleman that has a tax number where "
    "the goods arrive; the Directive asks only that it is not established there."
)
_CHAIN = (
    "A middleman that has the goods carried under its number of the state of dispatch makes the "
    "intra-Community supply itself; where its supplier has them carried, it owes the tax of the "
    "state of arrival."
)
_SHIFTING = (
    "Art. 194; CGI (France), Art. 283-1; Wet OB 1968 (Netherlands), Art. 12(3); Ley 37/1992 (Spain), "
    "Art. 84.Uno.2.a; DPR 633/1972 (Italy), Art. 17(2); Code TVA (Belgium), Art. 51(2)(5); Ustawa o "
    "VAT (Poland), Art. 17(1)(5); AVL (Finland), § 9; ML 2023:200 (Sweden), ch. 16"
)
UNDER_IOSS = Is("import.scheme", "eu.ioss", "xi.ioss")

_STATEMENT = "List it in the recapitulative statement."
_TRIANGULAR = "Mark it as triangular in the recapitulative statement."
_PROOF = "Keep proof that the goods reached the other member state."
_BOTH_NUMBERS = "Write both VAT numbers on the invoice, the seller's and the buyer's."
"""Art. 226(3), (4)."""
_EXPORT_PROOF = "Keep proof that the goods left the Union."
_TO_MARKETPLACE = Other(
    title="The seller's supply to the marketplace",
    taxation=Taxation.EXEMPT_WITH_CREDIT,
    place=PlaceOf.DISPATCH,
    article="Art. 136a",
)
_ACQUISITION = Other(
    title="The buyer's intra-Community acquisition, to be declared where the goods arrive",
    taxation=Taxation.REVERSE_CHARGE,
    place=PlaceOf.ARRIVAL,
    article="Art. 2(1)(b), 20, 40, 200",
)


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
        id=f"eu.sale.{name}",
        title=title,
        when=when,
        taxation=taxation,
        place=place,
        regime=regime,
        **rest,
    )


TAXABLE, EXEMPT = Taxation.TAXABLE, Taxation.EXEMPT
CREDITED, OUTSIDE = Taxation.EXEMPT_WITH_CREDIT, Taxation.OUTSIDE_SCOPE
SHIFTED = Taxation.REVERSE_CHARGE
DISPATCH, ARRIVAL, SELLER = PlaceOf.DISPATCH, PlaceOf.ARRIVAL, PlaceOf.SELLER
ABROAD = PlaceOf.OUTSIDE
_AT_BORDER = Accountable.CUSTOMS
_OWN_RETURN: dict[str, Any] = {"filing": DOMESTIC_RETURN}

NO_SUPPLY = (
    _rule(
        "no_supply", "Nothing is supplied for a consideration",
        Is("case", "no_supply"), Taxation.NOT_A_SUPPLY, ABROAD, "none",
        accountable=Accountable.NONE,
    ).by(_UNREAD.at("Art. 2(1), 16, 17a(5)")),
    _rule(
        "voucher", "Multi-purpose voucher, taxed when it is redeemed",
        Is("case", "voucher"), Taxation.NOT_A_SUPPLY, ABROAD, "none",
        accountable=Accountable.NONE,
    ).by(_UNREAD.at("Art. 30b(2)")),
)  # fmt: skip

FROM_OUTSIDE = (
    _rule(
        "import_gift", "Gift between private persons, free at the border",
        All(INTO, Is("import.scheme", "eu.gift", "xi.gift_relief")), EXEMPT, ARRIVAL,
        "import_gift_relief", accountable=Accountable.NONE,
    ).by(_UNREAD.graded("secondary").at("Art. 143(1)(b); Directive 2006/79/EC, Art. 1")),
    _rule(
        "import_free_goods", "Goods without a price, taxed at the border",
        All(INTO, Is("case", "free")), OUTSIDE, ABROAD, "import_standard", accountable=_AT_BORDER,
    ).by(_UNREAD.at("Art. 14(4)(2), 201")),
    _rule(
        "import_marketplace", "Distance sale of imported goods by the marketplace, under IOSS",
        All(INTO, Is("import.scheme", "eu.deemed_supplier", "xi.marketplace")), TAXABLE, ARRIVAL,
        "ioss", accountable=Accountable.MARKETPLACE, filing=IOSS_RETURN, registration="IOSS",
        others=(Other(title="The seller's supply to the marketplace", taxation=OUTSIDE,
                      place=ABROAD, article="Art. 31, 36b"),),
    ).by(_art("Art. 14a(1), 33(c), 369l"), start=SINGLE_MARKET_VAT),
    _rule(
        "import_ioss", "Distance sale of imported goods under IOSS",
        All(INTO, UNDER_IOSS, Not(INTERMEDIARY_NEEDED)), TAXABLE, ARRIVAL, "ioss",
        filing=IOSS_RETURN, registration="IOSS",
    ).by(_art("Art. 33(c), 369l"), start=SINGLE_MARKET_VAT),
    _rule(
        "import_ioss_intermediary",
        "Distance sale of imported goods under IOSS, through an intermediary",
        All(INTO, UNDER_IOSS, INTERMEDIARY_NEEDED, Is("seller.intermediary", "yes")), TAXABLE,
        ARRIVAL, "ioss", accountable=Accountable.INTERMEDIARY, filing=IOSS_RETURN,
        registration="IOSS",
    ).by(_art("Art. 33(c), 369l"), start=SINGLE_MARKET_VAT),
    _rule(
        "import_elsewhere", "Distance sale of goods that the seller imports in another member state",
        All(INTO, CONSUMER, Is("importer", "seller"), Is("imported_elsewhere", "yes")), TAXABLE,
        ARRIVAL, "local_registration", registration="arrival", **_OWN_RETURN,
    ).by(_art("Art. 33(b)"), start=SINGLE_MARKET_VAT),
    _rule(
        "import_by_seller_shifted",
        "Sale of goods that a seller from elsewhere imports, whose tax the buyer owes",
        All(INTO, BUSINESS, Is("importer", "seller"), SHIFTS_TO_BUYER, NUMBER_HERE,
            Not(established("arrival"))),
        SHIFTED, ARRIVAL, "reverse_charge_domestic", accountable=Accountable.BUYER,
        wording="reverse_charge",
    ).by(_art(_SHIFTING)),
    _rule(
        "import_by_seller_at_home", "Sale of goods that the seller imports where it is established",
        All(INTO, Is("importer", "seller"), established("arrival")), TAXABLE, ARRIVAL, "domestic",
        registration="arrival", **_OWN_RETURN,
    ).by(_UNREAD.at("Art. 32, second paragraph"), evidence="secondary"),
    _rule(
        "import_by_seller_to_business",
        "Sale to a business of goods that a seller from elsewhere imports",
        All(INTO, Is("importer", "seller"), SHIFT_UNKNOWN), TAXABLE, ARRIVAL,
        "local_registration", registration="arrival", doubt=_OPTION_NOT_READ, **_OWN_RETURN,
    ).by(_art("Art. 193, 194")),
    _rule(
        "import_by_seller", "Sale of goods that the seller imports",
        All(INTO, Is("importer", "seller")), TAXABLE, ARRIVAL, "local_registration",
        registration="arrival", **_OWN_RETURN,
    ).by(_UNREAD.at("Art. 32, second paragraph"), evidence="secondary"),
    _rule(
        "import_relief", "Goods free of VAT at the border",
        All(INTO, Is("import.scheme", "eu.negligible_value", "eu.negligible_value_lower",
                     "xi.gift_from_britain")),
        OUTSIDE, ABROAD, "import_relief", accountable=Accountable.NONE,
    ).by(_UNREAD.at("Art. 143(1)(b)"), evidence="secondary"),
    _rule(
        "import_special", "Goods whose VAT the carrier collects",
        All(INTO, Is("import.scheme", "eu.special_arrangements")), OUTSIDE, ABROAD,
        "import_special_arrangements", accountable=_AT_BORDER,
    ).by(_UNREAD.at("Art. 32, 369y"), evidence="secondary", start=SINGLE_MARKET_VAT),
    _rule(
        "import", "Goods taxed at the border",
        INTO, OUTSIDE, ABROAD, "import_standard", accountable=_AT_BORDER,
    ).by(_UNREAD.at("Art. 31, 60, 201"), evidence="secondary"),
)  # fmt: skip

TO_OUTSIDE = (
    _rule(
        "export_of_small_enterprise", "Export of a small enterprise",
        All(OUT_OF, SMALL_AT_ORIGIN), EXEMPT, DISPATCH, "small_enterprise",
        accountable=Accountable.NONE,
    ).by(_UNREAD.at("Art. 284")),
    _rule(
        "export_collected_at_home", "Goods that a buyer of the same state takes out of the Union",
        All(OUT_OF, NOT_BY_SELLER, Is("buyer.established:dispatch", "yes")), TAXABLE,
        DISPATCH, "domestic", registration="dispatch", **_OWN_RETURN,
    ).by(_art("Art. 146(1)(b)")),
    _rule(
        "export_unproven", "Export without proof",
        All(OUT_OF, Not(proven("export"))), TAXABLE, DISPATCH, "domestic",
        registration="dispatch", **_OWN_RETURN,
    ).by(_art("Art. 131, 146(1)")),
    _rule(
        "export_collected", "Export by a buyer from elsewhere",
        All(OUT_OF, NOT_BY_SELLER), CREDITED, DISPATCH, "export",
        wording="export_exemption", keeps=(_EXPORT_PROOF,), **_OWN_RETURN,
    ).by(_art("Art. 146(1)(b)")),
    _rule(
        "export", "Export",
        OUT_OF, CREDITED, DISPATCH, "export", wording="export_exemption",
        keeps=(_EXPORT_PROOF,), **_OWN_RETURN,
    ).by(_art("Art. 146(1)(a)")),
)  # fmt: skip

_DEEMED = All(WITHIN, CONSUMER, MARKETPLACE, Not(established("EU")))
_ICS_WORDS = "exempt_intra_community_supply"

GOODS_INSIDE = (
    _rule(
        "deemed_supplier", "Sale by the marketplace, of goods of a seller from outside the Union",
        _DEEMED, TAXABLE, ARRIVAL, "union_oss", accountable=Accountable.MARKETPLACE,
        filing=UNION_OSS, registration="OSS", others=(_TO_MARKETPLACE,),
    ).by(_art("Art. 14a(2), 33(a), 36b"), start=SINGLE_MARKET_VAT),
    _rule(
        "margin", "Sale under the margin scheme, taxed where the goods leave",
        All(WITHIN, MARGIN), TAXABLE, DISPATCH, "margin", taxed_on=TaxedOn.MARGIN,
        wording="margin", registration="dispatch", **_OWN_RETURN,
    ).by(_UNREAD.at("Art. 35, 313-315"), evidence="secondary"),
    _rule(
        "own_goods_inside", "The seller's own goods, moved inside one state",
        All(INSIDE, Is("case", "own_goods")), Taxation.NOT_A_SUPPLY, ABROAD, "none",
        accountable=Accountable.NONE,
    ).by(_UNREAD.at("Art. 17(1)"), evidence="secondary"),
    _rule(
        "own_goods", "The seller's own goods, moved to a state where it is identified",
        All(BETWEEN, Is("case", "own_goods"), identified("arrival")), CREDITED, DISPATCH,
        "own_goods_transfer", wording=_ICS_WORDS, keeps=(_STATEMENT, _PROOF), **_OWN_RETURN,
    ).by(_art("Art. 17(1), 138(2)(c)")),
    _rule(
        "own_goods_unidentified",
        "The seller's own goods, moved to a state where it is not identified",
        All(BETWEEN, Is("case", "own_goods")), TAXABLE, DISPATCH, "own_goods_transfer",
        registration="arrival", **_OWN_RETURN,
    ).by(_art("Art. 17(1), 138(1)(b)")),
    _rule(
        "call_off_at_home", "Goods sold from a stock in a state where the seller is established",
        All(BETWEEN, Is("case", "call_off_stock"), established("arrival")), TAXABLE, ARRIVAL,
        "domestic", registration="arrival",
        others=(Other(title="The transfer of the goods to the stock", taxation=CREDITED,
                      place=DISPATCH, article="Art. 17(1), 138(2)(c)"),),
        **_OWN_RETURN,
    ).by(_UNREAD.at("Art. 17a(2)(b)"), evidence="secondary", start=QUICK_FIXES),
    _rule(
        "call_off_stock", "Goods taken from a call-off stock",
        All(BETWEEN, Is("case", "call_off_stock"), BUSINESS, NUMBER_HERE), CREDITED, DISPATCH,
        "call_off_stock", wording=_ICS_WORDS,
        keeps=(_STATEMENT, "Keep the register of call-off stock."), **_OWN_RETURN,
    ).by(_UNREAD.at("Art. 17a, 243(3)"), evidence="secondary", start=QUICK_FIXES),
    _rule(
        "call_off_lapsed",
        "Call-off stock that lapsed: a transfer of own goods from that day",
        All(BETWEEN, Is("case", "call_off_lapsed")),
        CREDITED,
        DISPATCH,
        "own_goods_transfer",
        registration="arrival",
        wording=_ICS_WORDS,
        keeps=(_STATEMENT,),
        **_OWN_RETURN,
    ).by(_UNREAD.at("Art. 17a(4)-(7)"), evidence="secondary", start=QUICK_FIXES),
    _rule(
        "new_means_of_transport", "New means of transport, sent to another member state",
        All(BETWEEN, Is("case", "new_means_of_transport")), CREDITED, DISPATCH,
        "new_means_of_transport", accountable=Accountable.BUYER,
        wording="new_means_of_transport", keeps=(_PROOF,), **_OWN_RETURN,
    ).by(_art("Art. 138(2)(a), 2(1)(b)(ii)")),
    _rule(
        "installed_at_home", "Goods installed in a state where the seller is established",
        All(BETWEEN, Is("case", "installed"), established("arrival")), TAXABLE, ARRIVAL,
        "domestic", registration="arrival", **_OWN_RETURN,
    ).by(_UNREAD.at("Art. 36"), evidence="secondary"),
    _rule(
        "installed_shifted", "Goods that a seller from elsewhere installs, whose tax the buyer owes",
        All(BETWEEN, Is("case", "installed"), BUSINESS, SHIFTS_TO_BUYER, NUMBER_HERE), SHIFTED,
        ARRIVAL, "reverse_charge_domestic", accountable=Accountable.BUYER,
        wording="reverse_charge", **_OWN_RETURN,
    ).by(_art(_SHIFTING)),
    _rule(
        "installed_for_business", "Goods that a seller from elsewhere installs at a business",
        All(BETWEEN, Is("case", "installed"), BUSINESS, Is("buyer.identified", "arrival"),
            Not(SHIFTS_TO_BUYER)),
        TAXABLE, ARRIVAL, "local_registration", registration="arrival", doubt=_OPTION_NOT_READ,
        **_OWN_RETURN,
    ).by(_art("Art. 36, 193, 194")),
    _rule(
        "installed", "Goods that the seller installs in another member state",
        All(BETWEEN, Is("case", "installed")), TAXABLE, ARRIVAL, "local_registration",
        registration="arrival", **_OWN_RETURN,
    ).by(_UNREAD.at("Art. 36"), evidence="secondary"),
    _rule(
        "triangulation", "Second sale of a triangle, taxed with the last buyer",
        All(WITHIN, Is("case", "triangulation"), BUSINESS, NUMBER_HERE, THIRD_NUMBER,
            proven("statement"), Not(established("arrival")), Not(identified("arrival"))),
        SHIFTED, ARRIVAL, "triangulation", accountable=Accountable.BUYER,
        wording="reverse_charge triangulation",
        keeps=(_TRIANGULAR, _BOTH_NUMBERS), **_OWN_RETURN,
    ).by(_UNREAD.at("Art. 42, 141, 197, 265"), evidence="secondary"),
    _rule(
        "triangulation_with_number",
        "Second sale of a triangle by a middleman with a number where the goods arrive",
        All(WITHIN, Is("case", "triangulation"), BUSINESS, NUMBER_HERE, THIRD_NUMBER,
            proven("statement"), Not(established("arrival"))),
        SHIFTED, ARRIVAL, "triangulation", accountable=Accountable.BUYER,
        wording="reverse_charge triangulation", doubt=_MIDDLEMAN,
        keeps=(_TRIANGULAR, _BOTH_NUMBERS), **_OWN_RETURN,
    ).by(_UNREAD.at("Art. 141(a), 197"), evidence="secondary"),
    _rule(
        "triangulation_at_dispatch",
        "Sale to which the transport of a chain belongs, by a middleman with a number where it begins",
        All(BETWEEN, Is("case", "triangulation"), BUSINESS, NUMBER_ELSEWHERE, proven("transport"),
            proven("statement"), identified("dispatch"), Not(THIRD_NUMBER),
            Not(identified("arrival"))),
        CREDITED, DISPATCH, "intra_community_supply", wording=_ICS_WORDS, doubt=_CHAIN,
        keeps=(_STATEMENT, _PROOF, _BOTH_NUMBERS), others=(_ACQUISITION,), **_OWN_RETURN,
    ).by(_UNREAD.at("Art. 36a(2), 138, 141(c)"), evidence="secondary", start=QUICK_FIXES),
    _rule(
        "triangulation_failed", "Second sale of a chain, without the rule for triangles",
        All(WITHIN, Is("case", "triangulation")), TAXABLE, ARRIVAL, "local_registration",
        registration="arrival", **_OWN_RETURN,
    ).by(_UNREAD.at("Art. 41, 141, 197(1)(c)"), evidence="secondary"),
    _rule(
        "reverse_charge_inside", "Sale by a seller from elsewhere, whose tax the buyer owes",
        All(INSIDE, BUSINESS, NUMBER_HERE, Not(established("dispatch")), SHIFTS_TO_BUYER), SHIFTED,
        ARRIVAL, "reverse_charge_domestic", accountable=Accountable.BUYER,
        wording="reverse_charge",
    ).by(_art(_SHIFTING)),
    _rule(
        "inside_of_small_enterprise", "Sale of a small enterprise at home",
        All(INSIDE, SMALL_AT_ORIGIN), EXEMPT, DISPATCH, "small_enterprise",
        accountable=Accountable.NONE,
    ).by(_UNREAD.at("Art. 284(1)"), evidence="secondary"),
    _rule(
        "inside", "Sale inside a state where the seller is established",
        All(INSIDE, established("dispatch")), TAXABLE, DISPATCH, "domestic",
        registration="dispatch", **_OWN_RETURN,
    ).by(_UNREAD.at("Art. 32, 193"), evidence="secondary"),
    _rule(
        "inside_to_business_from_elsewhere",
        "Sale to a business inside a state where the seller is not established",
        All(INSIDE, SHIFT_UNKNOWN), TAXABLE, DISPATCH, "local_registration",
        registration="dispatch", doubt=_OPTION_NOT_READ, **_OWN_RETURN,
    ).by(_art("Art. 193, 194")),
    _rule(
        "inside_from_elsewhere", "Sale inside a state where the seller is not established",
        INSIDE, TAXABLE, DISPATCH, "local_registration", registration="dispatch", **_OWN_RETURN,
    ).by(_UNREAD.at("Art. 32, 193"), evidence="secondary"),
    _rule(
        "between_of_small_enterprise", "Sale of a small enterprise to a business elsewhere",
        All(BETWEEN, BUSINESS, SMALL_AT_ORIGIN), EXEMPT, DISPATCH, "small_enterprise",
        accountable=Accountable.NONE,
    ).by(_UNREAD.at("Art. 139(1), 284(1)")),
    _rule(
        "intra_community_supply", "Intra-Community supply",
        All(BETWEEN, BUSINESS, NUMBER_ELSEWHERE, proven("transport"), proven("statement")),
        CREDITED, DISPATCH, "intra_community_supply", wording=_ICS_WORDS,
        keeps=(_STATEMENT, _PROOF, _BOTH_NUMBERS), others=(_ACQUISITION,), **_OWN_RETURN,
    ).by(_art("Art. 138(1), (1a)"), start=QUICK_FIXES),
    _rule(
        "to_business", "Sale to a business elsewhere, without the exemption",
        All(BETWEEN, BUSINESS, established("dispatch")), TAXABLE, DISPATCH, "domestic",
        registration="dispatch", **_OWN_RETURN,
    ).by(_art("Art. 32, 138(1)")),
    _rule(
        "to_business_from_stock", "Sale to a business elsewhere from a stock, without the exemption",
        All(BETWEEN, BUSINESS), TAXABLE, DISPATCH, "local_registration",
        registration="dispatch", **_OWN_RETURN,
    ).by(_art("Art. 32, 138(1)")),
    _rule(
        "collected", "Goods that a consumer has carried alone",
        All(BETWEEN, CONSUMER, NOT_BY_SELLER), TAXABLE, DISPATCH, "domestic",
        registration="dispatch", **_OWN_RETURN,
    ).by(_UNREAD.at("Art. 14(4), 32; Regulation (EU) No 282/2011, Art. 5a"),
         evidence="secondary"),
    _rule(
        "distance_of_small_enterprise", "Distance sale of a small enterprise, exempt at destination",
        All(BETWEEN, CONSUMER, SMALL_AT_DESTINATION), EXEMPT, ARRIVAL,
        "small_enterprise_cross_border", accountable=Accountable.NONE,
        filing=Filing(kind="sme_report", turn=Turn.QUARTER, months=1),
    ).by(_UNREAD.at("Art. 284(2)-(5), 284b"), evidence="secondary", start=SMALL_ENTERPRISES),
    _rule(
        "distance_below_of_small_enterprise", "Small distance sales of a small enterprise",
        All(BETWEEN, CONSUMER, BELOW_10_000, SMALL_AT_ORIGIN), EXEMPT, DISPATCH,
        "small_enterprise", accountable=Accountable.NONE,
    ).by(_art("Art. 59c, 284"), start=SINGLE_MARKET_VAT),
    _rule(
        "distance_below", "Distance sales of at most EUR 10,000 a year, taxed at origin",
        All(BETWEEN, CONSUMER, BELOW_10_000), TAXABLE, DISPATCH, "domestic",
        registration="dispatch", **_OWN_RETURN,
    ).by(_art("Art. 59c(1)"), start=SINGLE_MARKET_VAT),
    _rule(
        "distance_oss", "Intra-Community distance sale under the Union one-stop shop",
        All(BETWEEN, CONSUMER, registered("OSS")), TAXABLE, ARRIVAL, "union_oss",
        filing=UNION_OSS, registration="OSS",
    ).by(_art("Art. 33(a), 369a"), start=SINGLE_MARKET_VAT),
    _rule(
        "distance_local", "Intra-Community distance sale, declared at destination",
        All(BETWEEN, CONSUMER, identified("arrival")), TAXABLE, ARRIVAL, "local_registration",
        registration="arrival", **_OWN_RETURN,
    ).by(_art("Art. 33(a)"), start=SINGLE_MARKET_VAT),
    _rule(
        "distance_oss_needed", "Intra-Community distance sale, to be declared by one-stop shop",
        All(BETWEEN, CONSUMER), TAXABLE, ARRIVAL, "union_oss", filing=UNION_OSS,
        registration="OSS",
    ).by(_art("Art. 33(a), 369a"), start=SINGLE_MARKET_VAT),
)  # fmt: skip

GENERAL = Is("supply", "general_service", "listed_service", "electronic_service")
TO_BUSINESS = All(BUSINESS, AnyOf(HAS_NUMBER, Not(TO_UNION)))
"""Art. 18 of Regulation (EU) No 282/2011: in the Union a business shows its number."""
NOT_FROM_UNION = Not(established("EU"))
_ON_THE_SPOT = Is("supply", "property_service", "admission", "restaurant")
_UNNUMBERED = (
    "If the buyer has applied for a number and proves that it is in business, it owes the tax in its "
    "own member state."
)
_SERVICE_STATEMENT = "List it in the recapitulative statement for services."
NO_GOODS = Not(GOODS)

SERVICES = (
    _rule(
        "on_the_spot_outside", "Service about property, event or meal outside the Union",
        All(_ON_THE_SPOT, Not(TO_UNION)), OUTSIDE, ABROAD, "none", accountable=Accountable.NONE,
    ).by(_UNREAD.at("Art. 47, 53, 54, 55"), evidence="secondary"),
    _rule(
        "on_the_spot_at_home", "Service about property, event or meal where the seller is established",
        All(_ON_THE_SPOT, established("arrival")), TAXABLE, ARRIVAL, "domestic",
        registration="arrival", **_OWN_RETURN,
    ).by(_UNREAD.at("Art. 47, 53, 54, 55"), evidence="secondary"),
    _rule(
        "on_the_spot_oss", "Service about property or event in another member state, one-stop shop",
        All(_ON_THE_SPOT, CONSUMER, registered("OSS")), TAXABLE, ARRIVAL, "union_oss",
        filing=UNION_OSS, registration="OSS",
    ).by(_art("Art. 47, 54, 55, 369a"), start=SINGLE_MARKET_VAT),
    _rule(
        "on_the_spot_shifted",
        "Service about property, event or meal of a seller from elsewhere, whose tax the buyer owes",
        All(_ON_THE_SPOT, BUSINESS, SERVICE_SHIFTS, NUMBER_HERE), SHIFTED, ARRIVAL,
        "reverse_charge_domestic", accountable=Accountable.BUYER, wording="reverse_charge",
        **_OWN_RETURN,
    ).by(_art(_SHIFTING)),
    _rule(
        "on_the_spot_for_business",
        "Service about property, event or meal of a seller from elsewhere to a business",
        All(_ON_THE_SPOT, BUSINESS, Is("buyer.identified", "arrival"), Not(SERVICE_SHIFTS)),
        TAXABLE, ARRIVAL, "local_registration", registration="arrival", doubt=_OPTION_NOT_READ,
        **_OWN_RETURN,
    ).by(_art("Art. 47, 53, 55, 193, 194")),
    _rule(
        "on_the_spot", "Service about property, event or meal in another member state",
        _ON_THE_SPOT, TAXABLE, ARRIVAL, "local_registration", registration="arrival",
        **_OWN_RETURN,
    ).by(_UNREAD.at("Art. 47, 53, 54, 55"), evidence="secondary"),
    _rule(
        "to_business_outside", "Service to a business outside the Union",
        All(GENERAL, BUSINESS, Not(TO_UNION)), OUTSIDE, ABROAD, "none",
        accountable=Accountable.NONE, filing=DOMESTIC_RETURN,
    ).by(_art("Art. 44")),
    _rule(
        "service_to_business_at_home", "Service to a business where the seller is established",
        All(GENERAL, TO_BUSINESS, established("arrival")), TAXABLE, ARRIVAL, "domestic",
        registration="arrival", **_OWN_RETURN,
    ).by(_art("Art. 44, 193")),
    _rule(
        "service_to_business_invalid", "Service to a business whose number is not valid",
        All(GENERAL, BUSINESS, HAS_NUMBER, TO_UNION, Is("buyer.number_valid", "no"),
            established("EU"), Not(ONLINE)),
        TAXABLE, SELLER, "domestic", registration="dispatch", **_OWN_RETURN,
    ).by(_art("Art. 45; Regulation (EU) No 282/2011, Art. 18(1)")),
    _rule(
        "service_to_business", "Service to a business in another member state",
        All(GENERAL, TO_BUSINESS, Not(Is("buyer.number_valid", "no")), established("EU")), SHIFTED,
        ARRIVAL, "reverse_charge", accountable=Accountable.BUYER, wording="reverse_charge",
        keeps=(_SERVICE_STATEMENT,), **_OWN_RETURN,
    ).by(_art("Art. 44, 196")),
    _rule(
        "service_to_business_from_outside", "Service of a seller outside the Union to a business",
        All(GENERAL, TO_BUSINESS, Not(Is("buyer.number_valid", "no"))), SHIFTED, ARRIVAL,
        "reverse_charge", accountable=Accountable.BUYER, wording="reverse_charge",
    ).by(_art("Art. 44, 196, 219a")),
    _rule(
        "online_marketplace", "Electronic service by the platform, in its own name",
        All(ONLINE, MARKETPLACE, TO_UNION), TAXABLE, ARRIVAL, "union_oss",
        accountable=Accountable.MARKETPLACE, filing=UNION_OSS, registration="OSS",
    ).by(_IMPLEMENTING.graded("unchecked").at("Art. 9a")),
    _rule(
        "online_outside", "Electronic service to a consumer outside the Union",
        All(ONLINE, Not(TO_UNION)), OUTSIDE, ABROAD, "none", accountable=Accountable.NONE,
    ).by(_art("Art. 58")),
    _rule(
        "online_at_home", "Electronic service where the seller is established",
        All(ONLINE, established("arrival")), TAXABLE, ARRIVAL, "domestic",
        registration="arrival", **_OWN_RETURN,
    ).by(_art("Art. 58, 369a")),
    _rule(
        "online_below_of_small_enterprise", "Electronic services of a small enterprise, below EUR 10,000",
        All(ONLINE, BELOW_10_000, SMALL_AT_ORIGIN), EXEMPT, SELLER, "small_enterprise",
        accountable=Accountable.NONE,
    ).by(_art("Art. 59c, 284"), start=SINGLE_MARKET_VAT),
    _rule(
        "online_below", "Electronic services of at most EUR 10,000 a year, taxed at origin",
        All(ONLINE, BELOW_10_000), TAXABLE, SELLER, "domestic", registration="dispatch",
        **_OWN_RETURN,
    ).by(_art("Art. 59c(1)"), start=SINGLE_MARKET_VAT),
    _rule(
        "online_oss", "Electronic service under the Union one-stop shop",
        All(ONLINE, established("EU"), registered("OSS")), TAXABLE, ARRIVAL, "union_oss",
        filing=UNION_OSS, registration="OSS",
    ).by(_art("Art. 58, 369a"), start=SINGLE_MARKET_VAT),
    _rule(
        "online_non_union_oss", "Electronic service under the non-Union one-stop shop",
        All(ONLINE, NOT_FROM_UNION, registered("NON_UNION_OSS")), TAXABLE, ARRIVAL,
        "non_union_oss", filing=NON_UNION_OSS, registration="NON_UNION_OSS",
    ).by(_art("Art. 58"), start=SINGLE_MARKET_VAT),
    _rule(
        "online_local", "Electronic service, declared where the consumer lives",
        All(ONLINE, identified("arrival")), TAXABLE, ARRIVAL, "local_registration",
        registration="arrival", **_OWN_RETURN,
    ).by(_art("Art. 58")),
    _rule(
        "online_oss_needed", "Electronic service, to be declared by one-stop shop",
        All(ONLINE, established("EU")), TAXABLE, ARRIVAL, "union_oss", filing=UNION_OSS,
        registration="OSS",
    ).by(_art("Art. 58, 369a"), start=SINGLE_MARKET_VAT),
    _rule(
        "online_non_union_oss_needed",
        "Electronic service from outside, to be declared by one-stop shop",
        ONLINE, TAXABLE, ARRIVAL, "non_union_oss", filing=NON_UNION_OSS,
        registration="NON_UNION_OSS",
    ).by(_art("Art. 58"), start=SINGLE_MARKET_VAT),
    _rule(
        "listed_outside", "Listed service to a consumer outside the Union",
        All(Is("supply", "listed_service"), Not(TO_UNION)), OUTSIDE, ABROAD, "none",
        accountable=Accountable.NONE,
    ).by(_UNREAD.at("Art. 59"), evidence="secondary"),
    _rule(
        "service_from_outside", "Service of a seller outside the Union to a consumer",
        All(NO_GOODS, NOT_FROM_UNION), OUTSIDE, ABROAD, "none", accountable=Accountable.NONE,
    ).by(_art("Art. 45")),
    _rule(
        "service_of_small_enterprise", "Service of a small enterprise to a consumer",
        All(NO_GOODS, SMALL_AT_ORIGIN), EXEMPT, SELLER, "small_enterprise",
        accountable=Accountable.NONE,
    ).by(_UNREAD.at("Art. 284(1)"), evidence="secondary"),
    _rule(
        "service_to_business_unnumbered", "Service to a business that gives no number",
        All(Is("supply", "general_service", "listed_service"), BUSINESS, TO_UNION,
            Not(established("arrival"))),
        TAXABLE, SELLER, "domestic", registration="dispatch", doubt=_UNNUMBERED, **_OWN_RETURN,
    ).by(_IMPLEMENTING.at("Art. 18(1)(b), (2)")),
    _rule(
        "service", "Service to a consumer, taxed where the seller is established",
        NO_GOODS, TAXABLE, SELLER, "domestic", registration="dispatch", **_OWN_RETURN,
    ).by(_art("Art. 45")),
)  # fmt: skip

SUPPLIES = (*NO_SUPPLY, *FROM_OUTSIDE, *TO_OUTSIDE, *GOODS_INSIDE, *SERVICES)
"""Every rule, in the order in which it is asked."""

_EQUIVALENTS = tuple(
    entry.value
    for name, timeline in FIGURES.items()
    if name.endswith(".oss_threshold")
    for entry in timeline
)
THRESHOLDS = (
    Threshold(
        id="eu.distance_sales",
        title="Distance sales and electronic services within the Union",
        counts="Distance sales of goods and electronic services to consumers in other member "
        "states, net of VAT, all states together.",
        limit=Money("10000 EUR"),
        counted=Counted.PREVIOUS_OR_CURRENT_YEAR,
        bites=Bites.THIS_SALE,
        register="The Union one-stop shop, or VAT in each member state of arrival.",
        notify_on=10,
        equivalents=_EQUIVALENTS,
        country="EU",
        registration="OSS",
        one_member=True,
    ).by(_art("Art. 59c"), start=SINGLE_MARKET_VAT),
)
"""The turnover from which on the Union taxes at destination."""
