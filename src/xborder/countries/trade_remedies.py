"""Goods that pay more than the tariff by their origin: trade remedies and sanctions, as warnings.

Anti-dumping and countervailing duties go by producer and by details that no code tells, so their
rates are not here: where a heading and an origin are under a measure a quote says so and is no longer
exact. The lists name what is sold in shops, not every measure: https://tron.trade.ec.europa.eu/investigations,
https://www.trade-remedies.service.gov.uk/public/cases, https://www.trade.gov/data-visualization/adcvd-proceedings.

Example:
    >>> len(remedies("eu").parts())
    16
"""

from xborder.policy.vocabulary import *

REMEDY = "Goods of this heading and origin can be under anti-dumping or countervailing duty, which is left out."
SANCTION = "Goods of this heading from Russia or Belarus are banned or bear more duty, which is not computed."
SANCTION_OTHER = "Goods from Russia and Belarus can be banned or bear more duty, which is left out."

TABLEWARE = "691110 691200 69120021 69120023 69120025 69120029 69120081 69120083 69120085 69120089"
"""Ceramic tableware, at every length of the code we know."""
BICYCLES = "871200 87120030 87120070"
ELECTRIC_BICYCLES = "871160"
WHEELS = "870870 87087010 87087050 87087091 87087099"
BICYCLE_ORIGINS = ("CN", "ID", "KH", "LK", "MY", "PH", "PK", "TN")
"""China, and the countries to which the duty on its bicycles was extended."""

EU, GB, US = "eu", "gb", "us"

_MEASURES: dict[str, tuple[tuple[str, str], ...]] = {
    EU: (
        ("731814 731815 731821 731822", "CN"),  # fasteners, Regulation (EU) 2022/191
        ("8712", "CN ID KH LK MY PH PK TN"),  # bicycles, Regulation (EU) 2019/1379
        ("871160", "CN"),  # electric bicycles, Regulations (EU) 2019/73 and 2025/120
        ("871491 871493 871494 871496 871499", "CN"),  # essential bicycle parts
        ("6911 6912", "CN"),  # ceramic tableware, Regulation (EU) 2019/1198
        ("6907", "CN IN TR"),  # ceramic tiles
        ("3406", "CN"),  # candles
        ("700719 7019", "CN EG MA"),  # solar glass, glass fibre
        ("7604 7606 7607 7608 7610", "BR CN RU TR"),  # aluminium extrusions, sheet and foil
        ("870870", "CN MA TR"),  # wheels
        ("401110 401120", "CN"),  # tyres
        ("070320 200830 200580", "CN TH"),  # garlic, mandarins, sweetcorn
        ("291814 292242", "CN ID MY"),  # citric acid, monosodium glutamate
        ("4412 441875", "CN RU"),  # plywood, wooden floors
        (
            "830510 842790 854470 940320",
            "CN",
        ),  # lever arches, pallet trucks, optical cable, ironing boards
        ("7219 7220 7304 7306 7307 7312", "CN ID IN KR MY RU TH TR TW UA VN"),  # steel
    ),
    GB: (
        ("8712 871160 871491", "CN"),
        ("6907 6911 6912", "CN"),
        ("401120 7019 854470 291814 842952 940320", "CN"),
        ("7604 7608 7610", "CN"),
        ("7213 7214 7304 7306 7307", "BY CN IN RU TR UA VN"),
        ("200830 830510 731814 731815", "CN"),
    ),
    US: (
        (
            "731815 7317 732010 732410 732620",
            "CN IN KR MY OM TW TR VN",
        ),  # rods, nails, sinks, hangers
        ("940350", "CN"),  # wooden bedroom furniture, A-570-890
        ("340600", "CN"),  # candles, A-570-504
        ("940340 940360 940390 940391", "CN"),  # cabinets and vanities
        ("940171 940179 940310 940320", "CN IN MY TH TW VN"),  # folding chairs, shelving
        ("940421 940429", "BA BG BR CN ID IN IT KH MX MY PH PL RS SI TH TR TW VN"),  # mattresses
        ("6907 681099 680293", "CN IN TR"),  # tiles, quartz
        ("401110 401120", "CN KR TH TW VN"),  # tyres
        ("854142 854143", "CN IN ID KH LA MY TH TW VN"),  # solar cells
        ("7604 7606 7607 7608 7610 761510 761699", "AM BH BR CN HR ID IN OM RO TR"),  # aluminium
        ("070320 0409 0306 200310", "AR BR CN EC ID IN TH UA VN"),  # garlic, honey, shrimp
        ("960910 4802 4818 481930 481940 482369", "CN ID IN KH MY TH TR TW VN"),  # pencils, paper
        ("392321", "CN ID MY TH TW VN"),  # plastic bags
        ("4412 441875", "CN ID VN"),  # plywood, wooden floors
        ("830520 843311 850519 871680", "CN"),  # staples, mowers, magnets, hand trucks
        ("72 7304 7306 7307 7311", "BR CN DE ES ID IN IT JP KR MX MY RU TH TR TW UA VN"),  # steel
    ),
}

_RUSSIAN = Stated(Is("item.origin", "BY", "RU"))
BANNED_CHAPTERS = "27 31 44 4703 7003 7004 7005 7007 7010 7108 7113 72 73 7601 7604 7606 7607 7608"
"""Fuel, fertiliser, wood, glass, gold, steel, aluminium: Regulation (EU) No 833/2014, Annexes XVII,
XXI, XXV and XXVI; the Russia (Sanctions) Regulations 2019 and S.I. 2022/376."""
_SURELY_BANNED = HsIn(BANNED_CHAPTERS)


def remedies(importer: str) -> Condition:
    """Return where goods can be under a trade remedy.

    Args:
        importer: ``"eu"``, ``"gb"`` or ``"us"``.
    """
    return AnyOf(
        *(
            All(Is("item.origin", *origins.split()), Stated(HsIn(codes)))
            for codes, origins in _MEASURES[importer]
        )
    )


def remedy(
    id_: str, importer: str, read: Provenance, when: Condition = ALWAYS
) -> Timeline[Doubtful]:
    """Return the warning of trade remedies.

    Args:
        id_: Its id.
        importer: ``"eu"``, ``"gb"`` or ``"us"``.
        read: Where the measures are listed.
        when: What else must hold, such as that duty is due at all.
    """
    # The headings and origins are from general knowledge of the measures, not read act by act.
    unread = read.graded("unchecked")
    return Doubtful(id=id_, when=All(remedies(importer), when), reason=REMEDY).by(unread)


def sanctions(
    prefix: str, read: Provenance, start: day, when: Condition = ALWAYS
) -> tuple[Timeline[NotComputed], Timeline[Doubtful]]:
    """Return the refusal of goods that are surely banned, and the warning on all others.

    Args:
        prefix: What the ids start with.
        read: The act.
        start: Its first day.
        when: What else must hold.
    """
    # Which headings the annexes name is from general knowledge, not read annex by annex.
    unread = read.graded("unchecked")
    return (
        NotComputed(
            id=f"{prefix}.sanctions", when=All(_RUSSIAN, _SURELY_BANNED, when), reason=SANCTION
        ).by(unread, start=start),
        Doubtful(
            id=f"{prefix}.sanctions_other",
            when=All(_RUSSIAN, Not(_SURELY_BANNED), when),
            reason=SANCTION_OTHER,
        ).by(unread, start=start),
    )
