"""Units: what tariffs print behind a sum of money, and the quantity that it counts.

Spaces and capitals differ from one edition to the next, so that a unit is looked up without them:
``EUR / 100 kg /net/ % sacchar.`` and ``EUR/100kg/net/%sacchar.`` are one.

Source of the European qualifiers: Commission, TARIC measurement unit qualifiers (E net drained
weight, printed *eda*; M net dry matter, printed *mas*; P lactic matter; T dry lactic matter; Z per
cent of sucrose), which the British list of 2021 abbreviates beside the Union's in full.
"""

import re
from fractions import Fraction
from typing import Final

from attrs import frozen

from xborder.policy.amount import Quantity

_NAMES: Final[tuple[tuple[Quantity, Fraction | int, str], ...]] = (
    (Quantity.PIECE, 1, "item|items|piece|pieces|each|no.|no|u|p/st|pr.|pr|prs.|pair|pairs"),
    # A shop sells shoes by the pair and cards by the pack: each is a piece.
    (Quantity.PIECE, 1, "article|head|pack|pins|stick"),
    (Quantity.PIECE, 12, "doz.|doz|dozen"),
    (Quantity.PIECE, 144, "gross"),
    (Quantity.PIECE, 1000, "thousand|thou-sand"),
    (Quantity.NET_KG, 1, "kg|kgs|kgnet|kg/net|kgonentirecontentsofcontainer"),
    (Quantity.NET_KG, Fraction(1, 1000), "g"),
    (Quantity.NET_KG, 1000, "tonne|tonnes|t"),
    (Quantity.NET_KG, Fraction(1, 5000), "carat|carats|ct"),  # 0.2 g, CGPM 1907
    # The can or bottle counts, not the carton it travels in: a piece with its packing.
    (Quantity.GROSS_KG, 1, "kggross|kg/gross|kg/br|kgbr|kgoncontentsandcontainer"),
    (Quantity.GROSS_KG, 1, "kg,includingweightofcontainer"),
    (Quantity.GROSS_KG, 1000, "t,includingweightofcontainer"),
    (Quantity.DRAINED_KG, 1, "kgdrained|kg/netdrainedwt|kgeda|kg/neteda|kgondrainedweight"),
    (Quantity.LITRE, 1, "l|liter|liters|litre|litres"),
    (Quantity.LITRE, 100, "hl"),
    (Quantity.LITRE, 1000, "kl|m3"),
    (Quantity.BARREL, 1, "bbl|barrel"),
    (Quantity.LITRE_ALCOHOL, 1, "%vol/hl|%volhl|lalc.100%|lofalcohol|/lofalcohol"),
    # A proof litre is a litre at 50 % by volume.
    (Quantity.LITRE_ALCOHOL, Fraction(1, 2), "pf.liter|proofliter|pf.literonethylalcoholcontent"),
    (Quantity.METRE, 1, "m|lin.m|metre|metres|meter"),
    (Quantity.SQUARE_METRE, 1, "m2|m²|㎡|m2ofrecordingsurface"),
    (Quantity.CIGARETTE, 1, "cigarette|cigarettes"),
    (Quantity.JEWEL, 1, "jewel|jewels"),
    (Quantity.DEGREE_KG, 1, "kgdegreeunder100"),
    (Quantity.SUGAR_KG, 1, "kgsugar|kgoftotalsugars"),
    # So much for each 100 kg and each per cent of sucrose in it is so much for each kg of sucrose.
    (Quantity.SUGAR_KG, Fraction(1, 100), "kg/net/%sacchar.|kg/%sacchar."),
    (Quantity.LACTIC_KG, 1, "kglacticmatter|kg/lacticmatter"),
    (Quantity.DRY_LACTIC_KG, 1, "kgdrylacticmatter|kg/drylacticmatter"),
    (Quantity.DRY_KG, 1, "kgdrymatter|kg/netdry|kgmas|kg/netmas"),
    (Quantity.ALCOHOL_KG, 1, "kgalcohol|kg/totalc"),
    (Quantity.MORPHINE_KG, 1, "kgmorphine|kgofanhydrousmorphinecontent"),
    (Quantity.CLEAN_WOOL_KG, 1, "kgcleanwool|cleankg"),
    (Quantity.TOBACCO_KG, 1, "kgtobacco|kgoftobaccocontent"),
    *(
        (Quantity[f"{metal.upper()}_KG"], 1, f"kg{metal}|kgon{metal}content")
        for metal in (
            "copper",
            "lead",
            "magnesium",
            "manganese",
            "molybdenum",
            "silicon",
            "tungsten",
            "zinc",
        )
    ),
)
_UNITS: Final[dict[str, tuple[Quantity, Fraction]]] = {
    name: (quantity, Fraction(size))
    for quantity, size, names in _NAMES
    for name in names.split("|")
}
_COUNT: Final = re.compile(r"(?:per )?([0-9]{1,3}(?:,[0-9]{3})+|[0-9]{1,7})(?![0-9.])")
_BARE_THOUSANDS: Final = frozenset({"1000", "1,000"})
_LONGEST: Final = 60


@frozen
class Unit:
    """What a sum is for.

    Attributes:
        quantity: What is counted.
        size: How many of it: 100 for "100 kg".
    """

    quantity: Quantity
    size: Fraction


def read_unit(text: str) -> Unit | None:
    """Return what a printed unit stands for; ``None`` if it is not known.

    Args:
        text: What stands behind the money: ``"100 kg / gross"``, ``"doz."``, ``"1,000 items"``.

    Examples:
        >>> read_unit("100 kg / net drained wt").size
        Fraction(100, 1)
        >>> read_unit("pf. liter")
        Unit(quantity=<Quantity.LITRE_ALCOHOL: 'alcohol_ul'>, size=Fraction(1, 2))
        >>> read_unit("furlong")
    """
    text = text.strip()
    if len(text) > _LONGEST:
        return None
    counted = _COUNT.match(text)
    count, rest = (counted[1], text[counted.end() :]) if counted else ("1", text)
    name = rest.replace(" ", "").removeprefix("per").lower()
    if not name and count in _BARE_THOUSANDS:  # "$6/1000": so many of what the heading counts
        return Unit(Quantity.PIECE, Fraction(1000))
    known = _UNITS.get(name)
    if known is None:
        return None
    quantity, size = known
    return Unit(quantity, size * int(count.replace(",", "")))
