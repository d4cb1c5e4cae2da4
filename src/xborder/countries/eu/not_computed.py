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
    GIFT,
    IN_IOSS,
    LOW_VALUE,
    PREFERENCE_CLAIMED,
    SMALL_GIFT,
    WITHIN_UNION,
)
from xborder.countries.eu.sources import CUSTOMS_CODE as PREFERENCES
from xborder.countries.eu.sources import (
    DISTANCE_SALES,
    EXCISE,
    FLAT_DUTY,
    FLAT_DUTY_END,
    FLAT_DUTY_GUIDANCE,
    GERMAN_SMALL,
    NEGLIGIBLE,
    OLD_DISTANCE_SALES,
    RELIEFS,
    SINGLE_MARKET_VAT,
    TERRITORIES,
)
from xborder.policy.vocabulary import *

_SMALL_PIECE = AtMost(value="intrinsic", limit=Money("45 EUR"), of=Of.UNIT)


def _region(*names: str) -> Condition:
    return Stated(Is("region", *names))


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
        id="preference",
        when=All(PREFERENCE_CLAIMED, Not(All(IN_IOSS, LOW_VALUE)), Not(WITHIN_UNION)),
        reason="A preference is claimed; the built-in tariff holds the rates for third countries only.",
    ).by(PREFERENCES),
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
        when=_region(
            *("PT-20", "PT-30", "AT-JUNGHOLZ", "AT-MITTELBERG"),
            *("GR-83", "GR-84", "GR-85", "FR-20R", "FR-COR"),
        ),
        reason="The region has reduced VAT rates of its own, which are not in the tables.",
    ).by(TERRITORIES),
)
