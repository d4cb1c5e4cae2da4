"""What is not computed: excise, gifts that are relieved in part, and territories of their own.

Territories outside the Union's VAT area, Directive 2006/112/EC, Art. 6: Mount Athos, the Canary
Islands, the French overseas regions, Åland and Campione inside the customs territory; Heligoland,
Ceuta, Melilla and Livigno outside it; Büsingen is under Swiss law. https://eur-lex.europa.eu/eli/dir/2006/112/oj.
They are named by the destination's code (IC, AX, EA, GF, GP, MQ, RE, YT) or by its region.

Example:
    >>> len(NOT_COMPUTED) > 8
    True
"""

from xborder.countries.eu.scope import (
    BUSINESS,
    CONTESTED,
    EXCISE_GOODS,
    FREE_BY_AGREEMENT,
    GIFT,
    GIFT_2020,
    IN_IOSS,
    LOW_VALUE,
    NEVER_RELIEVED,
    PREFERENCE_CLAIMED,
    RELIEF_2021,
    RELIEF_2023,
    SMALL_GIFT,
    SWEDEN_2022,
    SWEDEN_2023,
    UNDER_FLAT_DUTY,
    WITHIN_CUSTOMS_TERRITORY,
    WITHIN_UNION,
)
from xborder.countries.eu.sources import (
    AEGEAN_ISLANDS,
    CORSICA,
    DISTANCE_SALES,
    EQUIVALENTS,
    EXCISE,
    FLAT_DUTY,
    FLAT_DUTY_END,
    FLAT_DUTY_GUIDANCE,
    GERMAN_SMALL,
    ITALIAN_FEE,
    NATIONAL_EXCISE,
    NEGLIGIBLE,
    OLD_DISTANCE_SALES,
    PORTUGUESE_ISLANDS,
    RELIEFS,
    SANCTIONS,
    SINGLE_MARKET_VAT,
    SUGAR_LEVIES,
    SUPPLIER_LIABILITY,
    SUPPLIER_LIABLE,
    SWEDISH_CHEMICALS,
    TERRITORIES,
    TRADE_REMEDIES,
)
from xborder.countries.eu.sources import CUSTOMS_CODE as PREFERENCES
from xborder.countries.trade_remedies import EU, REMEDY, remedies, sanctions
from xborder.policy.vocabulary import *

_SMALL_PIECE = AtMost(value="intrinsic", limit=Money("45 EUR"), of=Of.UNIT)
_NOT_UNION = Not(WITHIN_CUSTOMS_TERRITORY)
_CLAIMED_ELSE = All(PREFERENCE_CLAIMED, Not(FREE_BY_AGREEMENT), Not(WITHIN_CUSTOMS_TERRITORY))
_NO_EQUIVALENT = AnyOf(
    Is("destination", "CZ", "HU", "PL", "RO"),
    All(Is("destination", "HR"), During("import_entry", end=day(2023, 1, 1))),
)
"""Members outside the euro whose own figures were not found."""


def _near(low: str, high: str) -> Condition:
    """Return that the value is within a tenth of a limit: rounding and last year's rate are allowed."""
    return All(
        Not(AtMost(value="intrinsic", limit=Money(low))),
        AtMost(value="intrinsic", limit=Money(high)),
    )


def _region(*names: str) -> Condition:
    return Stated(Is("region", *names))


LISTED = TRADE_REMEDIES.graded("unchecked")
"""The headings and origins are from general knowledge of the measures, not read act by act."""

NOT_COMPUTED = (
    NotComputed(
        id="excise",
        when=EXCISE_GOODS,
        reason="Excise duty on alcohol, tobacco and energy is the member state's own and is not computed.",
    ).by(EXCISE),
    NotComputed(
        id="german_coffee",
        when=All(
            Is("destination", "DE"),
            HsIn("090121 090122 210111 210112"),
        ),
        reason="The German tax on coffee is not computed.",
    ).by(GERMAN_SMALL),
    NotComputed(
        id="eu.coffee",
        when=All(Is("destination", "BE", "DK"), Stated(HsIn("0901 210111 210112"))),
        reason="The Belgian and Danish taxes on coffee are not computed.",
    ).by(NATIONAL_EXCISE),
    NotComputed(
        id="eu.danish_sweets",
        when=All(Is("destination", "DK"), Stated(HsIn("1704 1806 2105"))),
        reason="The Danish tax on chocolate, sweets and ice cream is not computed.",
    ).by(NATIONAL_EXCISE),
    Doubtful(
        id="eu.coffee_elsewhere",
        when=All(Is("destination", "GR", "HR", "LV"), Stated(HsIn("090121 090122 210111 210112"))),
        reason="A national tax on coffee can fall, which is left out.",
    ).by(NATIONAL_EXCISE.graded("unchecked")),
    Doubtful(
        id="eu.soft_drinks",
        when=All(
            Is("destination", "BE", "FI", "FR", "HR", "HU", "IE", "LV", "MC", "NL", "PL", "PT"),
            Stated(HsIn("2202")),
        ),
        reason="A national tax on soft drinks can fall, which is left out.",
    ).by(SUGAR_LEVIES, note="Poland since 2021; the Netherlands by its own tax on drinks."),
    Doubtful(
        id="eu.hungarian_sweets",
        when=All(Is("destination", "HU"), Stated(HsIn("1704 1806 1905 200520 2105"))),
        reason="The Hungarian tax on sweets and snacks can fall, which is left out.",
    ).by(SUGAR_LEVIES),
    Doubtful(
        id="eu.swedish_chemicals",
        # What a consumer orders from outside the Union is a private import, on which customs asks none.
        when=All(
            Is("destination", "SE"),
            AnyOf(Is("buyer.kind", "business"), WITHIN_UNION),
            Stated(
                HsIn(
                    "841810 841821 841829 841830 841840 842211 845011 845012 845019 845121 847130 "
                    "847141 847149 850811 851650 851660 851711 851712 851713 851714 851718 851762 "
                    "8519 8521 8527 8528 950450"
                )
            ),
        ),
        reason="A Swedish tax on chemicals in electronics can fall, which is left out.",
    ).by(
        SWEDISH_CHEMICALS,
        note="By weight, up to a sum for each piece; codes after 8508 by the trade's summary of the law.",
    ),
    NotComputed(
        id="gift_by_quantity",
        when=All(GIFT, Not(WITHIN_UNION), Not(Is("item.excise", "none"))),
        reason="Gifts of alcohol, tobacco and perfume are relieved up to quantities, which is not computed.",
    ).by(RELIEFS),
    NotComputed(
        id="gift_in_part",
        when=All(GIFT, Not(WITHIN_UNION), Not(SMALL_GIFT), SomeLine(_SMALL_PIECE)),
        reason="Above EUR 45 the relief goes to whole pieces of a gift up to EUR 45, which is not computed.",
    ).by(RELIEFS),
    Doubtful(
        id="mail_order_relief",
        when=All(
            Is("destination", "FR", "MC", "PL"),
            Not(WITHIN_UNION),
            AtMost(value="intrinsic", limit=Money("22 EUR")),
        ),
        reason="France and Poland are taken to have left mail order out of the VAT relief up to EUR 22; their law was not read.",
    ).by(NEGLIGIBLE, end=SINGLE_MARKET_VAT),
    Doubtful(
        id="flat_duty_contested",
        when=CONTESTED,
        reason="Contested: the guidance charges EUR 3 on express parcels outside IOSS, the Regulation's text the tariff duty.",
        reading="eu.flat_duty_scope",
    ).by(FLAT_DUTY_GUIDANCE, start=FLAT_DUTY, end=FLAT_DUTY_END),
    Doubtful(
        id="eu.italian_fee",
        when=All(_NOT_UNION, Is("destination", "IT"), LOW_VALUE),
        reason="Italy's fee of EUR 2 a parcel was put off to October 2026; whether it is collected since was not seen, and it is left out.",
    ).by(ITALIAN_FEE, start=day(2026, 10, 1)),
    NotComputed(
        id="preference",
        when=All(_CLAIMED_ELSE, AnyOf(Not(LOW_VALUE), NEVER_RELIEVED)),
        reason="A preference is claimed; the rate of this agreement is not in the built-in tariff.",
    )
    .by(PREFERENCES, end=FLAT_DUTY)
    .then(PREFERENCES, when=All(_CLAIMED_ELSE, Not(UNDER_FLAT_DUTY))),
    Doubtful(
        id="national_relief",
        when=All(_NO_EQUIVALENT, Not(WITHIN_UNION), _near("135 EUR", "165 EUR")),
        reason="The limit of EUR 150 is fixed in the member's own currency once a year; the figure was not found and the value is near it.",
    ).by(EQUIVALENTS, end=FLAT_DUTY),
    Doubtful(
        id="national_vat_relief",
        when=All(
            Is("destination", "CZ", "HR", "HU"),
            Not(WITHIN_UNION),
            _near("19.80 EUR", "24.20 EUR"),
        ),
        reason="The limit of EUR 22 is fixed in the member's own currency once a year; the figure was not found and the value is near it.",
    ).by(EQUIVALENTS, end=SINGLE_MARKET_VAT),
    Doubtful(
        id="national_gift_relief",
        when=All(GIFT, _NO_EQUIVALENT, Not(WITHIN_UNION), _near("40.50 EUR", "49.50 EUR")),
        reason="The limit of EUR 45 is fixed in the member's own currency once a year; the figure was not found and the value is near it.",
    ).by(EQUIVALENTS),
    Doubtful(
        id="swedish_relief",
        when=All(
            Is("destination", "SE"),
            Not(WITHIN_UNION),
            Not(RELIEF_2021),
            RELIEF_2023,
        ),
        reason="From which year Sweden's limit is SEK 1,800 instead of SEK 1,600 was not found, and the value is between them.",
    ).by(EQUIVALENTS, start=SWEDEN_2023, end=day(2026, 1, 1)),
    Doubtful(
        id="swedish_gift_relief",
        when=All(GIFT, Is("destination", "SE"), Not(WITHIN_UNION), Not(GIFT_2020), SMALL_GIFT),
        reason="From which year Sweden's limit for gifts is SEK 600 instead of SEK 500 was not found, and the value is between them.",
    ).by(EQUIVALENTS, start=SWEDEN_2022, end=day(2026, 1, 1)),
    Doubtful(
        id="union_threshold",
        when=All(
            WITHIN_UNION,
            Not(BUSINESS),
            Not(Same("ship_from", "destination")),
        ),
        reason="Below the distance-selling threshold of the destination a seller charged the VAT of its own country.",
    )
    .by(OLD_DISTANCE_SALES, end=SINGLE_MARKET_VAT)
    .then(
        DISTANCE_SALES,
        when=All(
            WITHIN_UNION,
            Not(BUSINESS),
            Not(Same("ship_from", "destination")),
            Not(Stated(registered("OSS"))),
        ),
        reason="Up to EUR 10,000 a year a seller in one member state may charge the VAT of its own country.",
    ),
    Doubtful(
        id="supplier_liability",
        when=All(Not(WITHIN_UNION), Not(BUSINESS), Not(GIFT), Not(IN_IOSS)),
        reason="From July 2028 a supplier outside IOSS owes the import VAT; the figures stand, who pays may change.",
    ).by(SUPPLIER_LIABILITY, start=SUPPLIER_LIABLE),
    NotComputed(
        id="union_business",
        when=All(WITHIN_UNION, BUSINESS, Not(Same("ship_from", "destination"))),
        reason="Between businesses within the Union the buyer accounts for the VAT; that is not computed here.",
    ).by(DISTANCE_SALES),
    NotComputed(
        id="canary_islands",
        when=AnyOf(Is("destination", "IC"), _region("ES-CN")),
        reason="The Canary Islands are outside the Union's VAT area; duty is due, and their own tax IGIC is not computed.",
    ).by(TERRITORIES),
    NotComputed(
        id="ceuta_and_melilla",
        when=AnyOf(Is("destination", "EA"), _region("ES-CE", "ES-ML")),
        reason="Ceuta and Melilla are outside the Union's customs and VAT areas; their own taxes are not computed.",
    ).by(TERRITORIES),
    NotComputed(
        id="aland",
        when=AnyOf(Is("destination", "AX"), _region("FI-01")),
        reason="Åland is outside the Union's VAT area; Finnish import VAT at its tax border is not computed.",
    ).by(TERRITORIES),
    NotComputed(
        id="french_overseas",
        when=AnyOf(
            Is("destination", "GF", "GP", "MQ", "RE", "YT"),
            _region(
                *("FR-GF", "FR-GP", "FR-MQ", "FR-RE", "FR-YT"),
                *("FR-971", "FR-972", "FR-973", "FR-974", "FR-976"),
            ),
        ),
        reason="The French overseas regions are outside the Union's VAT area; their VAT and dock dues are not computed.",
    ).by(TERRITORIES),
    NotComputed(
        id="livigno",
        when=_region("IT-LIVIGNO"),
        reason="Livigno is outside the Union's customs and VAT areas; what it levies is not computed.",
    ).by(TERRITORIES),
    NotComputed(
        id="campione",
        when=_region("IT-CAMPIONE"),
        reason="Campione d'Italia is outside the Union's VAT area; its local consumption tax is not computed.",
    ).by(TERRITORIES, start=day(2020, 1, 1), note="Inside the customs territory since 2020-01-01."),
    NotComputed(
        id="heligoland",
        when=_region("DE-HELGOLAND"),
        reason="Heligoland is outside the Union's customs and VAT areas; what it levies is not computed.",
    ).by(TERRITORIES),
    NotComputed(
        id="mount_athos",
        when=_region("GR-69"),
        reason="Mount Athos is outside the Union's VAT area; import there is not computed.",
    ).by(TERRITORIES),
    Doubtful(
        id="regional_rates",
        when=_region("FR-20R", "FR-COR"),
        reason="The region has reduced VAT rates of its own, which are not in the tables.",
    ).by(CORSICA),
    Doubtful(
        id="cleared_in_the_islands",
        when=All(_region("PT-20", "PT-30"), _NOT_UNION, Not(BUSINESS), Not(IN_IOSS)),
        reason="The islands' rates are for goods that are cleared there; elsewhere the mainland's are due.",
    ).by(PORTUGUESE_ISLANDS),
    Doubtful(
        id="aegean_islands",
        when=_region("GR-81", "GR-83", "GR-84", "GR-85"),
        reason="Goods imported on islands of the Aegean, or sold to traders there, bear rates lower by 30%; the mainland's are charged.",
    ).by(AEGEAN_ISLANDS),
    Doubtful(
        id="trade_remedies",
        when=All(_NOT_UNION, remedies(EU), AnyOf(Not(RELIEF_2023), NEVER_RELIEVED)),
        reason=REMEDY,
    )
    .by(LISTED, end=FLAT_DUTY)
    .then(LISTED, when=All(_NOT_UNION, remedies(EU))),
    *sanctions("eu", SANCTIONS, day(2022, 4, 9), _NOT_UNION),
)
