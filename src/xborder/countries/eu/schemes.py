"""The regimes under which goods reach a buyer in the Union, in the order the law tries them.

A sale within the Union is no import. A gift up to EUR 45 is relieved; above it the standard rate
of 2.5% is open up to EUR 700. Until 2021-06-30 a consignment of negligible value was free of VAT.
Since then a marketplace is deemed the supplier up to EUR 150, a seller may use IOSS, and for the
rest the carrier collects under special arrangements; all else is an ordinary import. Directive
2006/112/EC, https://eur-lex.europa.eu/eli/dir/2006/112/oj, Art. 14a, 369l-369zb.

Example:
    >>> [timeline.entries[0].value.id for timeline in SCHEMES][-2:]
    ['eu.special_arrangements', 'eu.standard']
"""

from xborder.countries.eu.charges import BEFORE_VAT, NATIONAL, WAIVERS
from xborder.countries.eu.scope import (
    DISTANCE_SALE,
    EXCISE_GOODS,
    GIFT,
    GIFT_2020,
    LOW_VALUE,
    MARKETPLACE,
    NEVER_RELIEVED,
    NON_COMMERCIAL,
    NON_COMMERCIAL_2020,
    RELIEF_2021,
    RELIEF_2023,
    SMALL_GIFT,
    SWEDEN_2022,
    SWEDEN_2023,
    WITHIN_UNION,
)
from xborder.countries.eu.sources import (
    CUSTOMS_CODE,
    DEEMED_SUPPLIER,
    DISTANCE_SALES,
    FLAT_DUTY_END,
    IOSS,
    IRISH_RELIEF,
    NEGLIGIBLE,
    RELIEFS,
    SINGLE_MARKET_VAT,
    SPECIAL,
)
from xborder.countries.eu.sources import NON_COMMERCIAL as STANDARD_RATE
from xborder.policy.vocabulary import *

_AT_22 = Is(
    "destination",
    *("AT", "BE", "CZ", "DE", "EE", "ES", "FI", "GR", "HR", "HU", "IT", "LT", "LU", "LV"),
    *("MT", "NL", "PT", "SI", "SK"),
)
_DESTINATION_LIMITS = AnyOf(
    All(_AT_22, AtMost(value="intrinsic", limit=Money("22 EUR"))),
    All(Is("destination", "DK"), AtMost(value="intrinsic", limit=Money("80 DKK"))),
    All(
        Is("destination", "IE"),
        AtMost(value=("intrinsic", "freight", "insurance"), limit=Money("22 EUR")),
    ),
)
_LOWER_LIMITS = AnyOf(
    All(Is("destination", "BG"), AtMost(value="intrinsic", limit=Money("15 EUR"))),
    All(Is("destination", "CY"), AtMost(value="intrinsic", limit=Money("17.09 EUR"))),
    All(Is("destination", "RO"), AtMost(value="intrinsic", limit=Money("10 EUR"))),
)

_WHO_PRESENTS = "Open to whoever presents the goods for the consignee: posts and couriers use it."

SCHEMES = (
    Scheme(
        id="eu.within_union",
        dated_by="order",
        title="Sale within the Union",
        when=WITHIN_UNION,
        steps="union_vat",
    ).by(DISTANCE_SALES),
    Scheme(
        id="eu.gift", title="Gift between private persons, up to EUR 45", when=All(GIFT, GIFT_2020)
    )
    .by(RELIEFS, end=SWEDEN_2022)
    .then(RELIEFS, when=All(GIFT, SMALL_GIFT)),
    Scheme(
        id="eu.non_commercial",
        title="Gift above EUR 45, at the standard rate of duty",
        when=All(GIFT, NON_COMMERCIAL_2020),
        steps=("gift_duty", "duty_by_agreement", "import_vat", *NATIONAL, *WAIVERS),
    )
    .by(STANDARD_RATE, end=SWEDEN_2022)
    .then(STANDARD_RATE, when=All(GIFT, NON_COMMERCIAL)),
    Scheme(
        id="eu.negligible_value",
        title="VAT relief for consignments of negligible value",
        when=All(_DESTINATION_LIMITS, Not(NEVER_RELIEVED)),
        per=Per.LINE,
    ).by(
        IRISH_RELIEF,
        end=SINGLE_MARKET_VAT,
        note="EUR 22, in Ireland carriage included, in Denmark DKK 80. Sweden left mail order out of the relief (Rättslig vägledning, by lidenochpartner.se); so, from general knowledge, did France and Poland.",
    ),
    Scheme(
        id="eu.negligible_value_lower",
        title="VAT relief for consignments of negligible value, at a lower limit",
        when=All(_LOWER_LIMITS, Not(NEVER_RELIEVED)),
        per=Per.LINE,
    ).by(
        NEGLIGIBLE,
        end=SINGLE_MARKET_VAT,
        note="Members could choose EUR 10 to 22; these limits are from general knowledge.",
    ),
    Scheme(
        id="eu.deemed_supplier",
        dated_by="order",
        title="Marketplace as deemed supplier, up to EUR 150",
        when=All(MARKETPLACE, DISTANCE_SALE, LOW_VALUE, Not(EXCISE_GOODS)),
        steps=(*BEFORE_VAT, "marketplace_vat", *NATIONAL, *WAIVERS),
    ).by(DEEMED_SUPPLIER, start=SINGLE_MARKET_VAT, note="The marketplace is taken to use IOSS."),
    Scheme(
        id="eu.ioss",
        dated_by="order",
        title="Import One-Stop Shop (IOSS), up to EUR 150",
        when=All(registered("IOSS"), DISTANCE_SALE, LOW_VALUE, Not(EXCISE_GOODS)),
        steps=(*BEFORE_VAT, "ioss_vat", *NATIONAL, *WAIVERS),
    ).by(IOSS, start=SINGLE_MARKET_VAT),
    Scheme(
        id="eu.special_arrangements",
        title="Special arrangements: the carrier collects the VAT, up to EUR 150",
        when=All(DISTANCE_SALE, RELIEF_2021, Not(EXCISE_GOODS)),
        steps=(*BEFORE_VAT, "arrangement_vat", *NATIONAL, *WAIVERS),
    )
    .by(SPECIAL, start=SINGLE_MARKET_VAT, end=SWEDEN_2023, note=_WHO_PRESENTS)
    .then(
        SPECIAL,
        end=FLAT_DUTY_END,
        note=_WHO_PRESENTS,
        when=All(DISTANCE_SALE, RELIEF_2023, Not(EXCISE_GOODS)),
    ),
    Scheme(
        id="eu.standard",
        title="Ordinary import",
        when=ALWAYS,
        steps=(*BEFORE_VAT, "import_vat", *NATIONAL, *WAIVERS),
    ).by(CUSTOMS_CODE),
)
