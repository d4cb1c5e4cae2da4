"""Quantities: what a specific rate counts, what it is called and which fact says how much it is."""

from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Final

from attrs import frozen

from xborder.choice import Choice
from xborder.errors import InvalidPolicy, nearest


class Quantity(Choice):
    """What a specific rate counts, each in whole units of the column named."""

    PIECE = "quantity"
    NET_KG = "net_mg"
    GROSS_KG = "gross_mg"
    DRAINED_KG = "drained_mg"
    LITRE = "volume_ul"
    LITRE_ALCOHOL = "alcohol_ul"
    BARREL = "volume_ubbl"
    METRE = "length_um"
    SQUARE_METRE = "area_mm2"
    CIGARETTE = "cigarettes"
    JEWEL = "jewels"
    DEGREE_KG = "degrees_mg"
    """A kilogram of raw sugar for each degree of polarisation that it lacks to 100."""
    SUGAR_KG = "contents.sugar"
    LACTIC_KG = "contents.lactic_matter"
    DRY_LACTIC_KG = "contents.dry_lactic_matter"
    DRY_KG = "contents.dry_matter"
    ALCOHOL_KG = "contents.alcohol"
    MORPHINE_KG = "contents.morphine"
    CLEAN_WOOL_KG = "contents.clean_wool"
    TOBACCO_KG = "contents.tobacco"
    COPPER_KG = "contents.copper"
    LEAD_KG = "contents.lead"
    MAGNESIUM_KG = "contents.magnesium"
    MANGANESE_KG = "contents.manganese"
    MOLYBDENUM_KG = "contents.molybdenum"
    SILICON_KG = "contents.silicon"
    TUNGSTEN_KG = "contents.tungsten"
    ZINC_KG = "contents.zinc"


MILLION: Final = 1_000_000
_COUNTED: Final = frozenset({Quantity.PIECE, Quantity.CIGARETTE, Quantity.JEWEL})
PER_UNIT: Final[Mapping[Quantity, int]] = MappingProxyType(
    {quantity: 1 if quantity in _COUNTED else MILLION for quantity in Quantity}
)
"""How many of the column's units are one: what is counted is whole, all else in millionths."""


@frozen
class Called:
    """What a quantity is called.

    Attributes:
        one: One of it, in words.
        several: Several of it.
        text: How a duty text prints it, in the form that is read back.
        fact: The fact that says how much of it there is; empty for pieces, which are always known.
    """

    one: str
    several: str
    text: str
    fact: str = ""


CALLED: Final[Mapping[Quantity, Called]] = MappingProxyType(
    {
        Quantity.PIECE: Called("piece", "pieces", "item"),
        Quantity.NET_KG: Called("kg net", "kg net", "kg", "item.weight"),
        Quantity.GROSS_KG: Called("kg gross", "kg gross", "kg gross", "item.gross_weight"),
        Quantity.DRAINED_KG: Called(
            "kg drained", "kg drained", "kg drained", "item.drained_weight"
        ),
        Quantity.LITRE: Called("litre", "litres", "l", "item.volume"),
        Quantity.LITRE_ALCOHOL: Called(
            "litre of pure alcohol", "litres of pure alcohol", "l alc. 100%", "item.alcohol"
        ),
        Quantity.BARREL: Called("barrel", "barrels", "barrel", "item.volume"),
        Quantity.METRE: Called("metre", "metres", "m", "item.length"),
        Quantity.SQUARE_METRE: Called("square metre", "square metres", "m2", "item.area"),
        Quantity.CIGARETTE: Called("cigarette", "cigarettes", "cigarette", "item.cigarettes"),
        Quantity.JEWEL: Called("jewel", "jewels", "jewel", "item.jewels"),
        Quantity.DEGREE_KG: Called(
            "kg and degree of polarisation below 100",
            "kg and degrees of polarisation below 100",
            "kg degree under 100",
            "item.polarisation",
        ),
        Quantity.SUGAR_KG: Called("kg of sugar", "kg of sugar", "kg sugar", "item.contents.sugar"),
        Quantity.LACTIC_KG: Called(
            "kg of lactic matter",
            "kg of lactic matter",
            "kg lactic matter",
            "item.contents.lactic_matter",
        ),
        Quantity.DRY_LACTIC_KG: Called(
            "kg of dry lactic matter",
            "kg of dry lactic matter",
            "kg dry lactic matter",
            "item.contents.dry_lactic_matter",
        ),
        Quantity.DRY_KG: Called(
            "kg of dry matter", "kg of dry matter", "kg dry matter", "item.contents.dry_matter"
        ),
        Quantity.ALCOHOL_KG: Called(
            "kg of alcohol", "kg of alcohol", "kg alcohol", "item.contents.alcohol"
        ),
        Quantity.MORPHINE_KG: Called(
            "kg of morphine", "kg of morphine", "kg morphine", "item.contents.morphine"
        ),
        Quantity.CLEAN_WOOL_KG: Called(
            "kg of clean wool", "kg of clean wool", "kg clean wool", "item.contents.clean_wool"
        ),
        Quantity.TOBACCO_KG: Called(
            "kg of tobacco", "kg of tobacco", "kg tobacco", "item.contents.tobacco"
        ),
        Quantity.COPPER_KG: Called(
            "kg of copper", "kg of copper", "kg copper", "item.contents.copper"
        ),
        Quantity.LEAD_KG: Called("kg of lead", "kg of lead", "kg lead", "item.contents.lead"),
        Quantity.MAGNESIUM_KG: Called(
            "kg of magnesium", "kg of magnesium", "kg magnesium", "item.contents.magnesium"
        ),
        Quantity.MANGANESE_KG: Called(
            "kg of manganese", "kg of manganese", "kg manganese", "item.contents.manganese"
        ),
        Quantity.MOLYBDENUM_KG: Called(
            "kg of molybdenum", "kg of molybdenum", "kg molybdenum", "item.contents.molybdenum"
        ),
        Quantity.SILICON_KG: Called(
            "kg of silicon", "kg of silicon", "kg silicon", "item.contents.silicon"
        ),
        Quantity.TUNGSTEN_KG: Called(
            "kg of tungsten", "kg of tungsten", "kg tungsten", "item.contents.tungsten"
        ),
        Quantity.ZINC_KG: Called("kg of zinc", "kg of zinc", "kg zinc", "item.contents.zinc"),
    }
)
"""What each quantity is called."""


def quantity_of(value: object) -> Quantity:
    """Return a quantity, given as such or by the column that counts it.

    Raises:
        InvalidPolicy: It is neither; the error names the one that is probably meant.
    """
    columns = {str(each): each for each in Quantity}
    if isinstance(value, str) and value in columns:
        return columns[value]
    said = str(value).strip().casefold()
    called = {word: each for each in reversed(Quantity) for word in _called(each)}
    near = called.get(nearest(said, called))
    raise InvalidPolicy(
        "{value} is not a quantity.",
        code="policy.quantity",
        remedy="Did you mean {meant}? Give one of: {choices}."
        if near
        else "Give one of: {choices}.",
        where="per",
        value=value,
        meant=_written(near) if near else "",
        choices=", ".join(map(_written, Quantity)),
    )


def _called(quantity: Quantity) -> Iterator[str]:
    """Yield the words by which a quantity may be asked for."""
    names = CALLED[quantity]
    yield from (quantity.name.casefold(), names.one, names.several, names.text)


def _written(quantity: Quantity) -> str:
    return f"Quantity.{quantity.name}"


@frozen
class PartOfValue:
    """A part of the goods whose share of the value a rate falls on.

    Attributes:
        column: The column of its shares, in millionths.
        named: The value of it, in words.
        text: How a duty text prints the part.
        fact: The fact that says its share.
    """

    column: str
    named: str
    text: str
    fact: str


SHARES: Final[Mapping[str, PartOfValue]] = MappingProxyType(
    {
        part.column: part
        for part in (
            PartOfValue("steel_share", "the value of the steel in it", "steel", "item.steel_share"),
            PartOfValue(
                "aluminium_share",
                "the value of the aluminium in it",
                "aluminium",
                "item.aluminium_share",
            ),
            PartOfValue(
                "copper_share", "the value of the copper in it", "copper", "item.copper_share"
            ),
            PartOfValue("parts.case", "the value of the case", "case", "item.parts.case"),
            PartOfValue(
                "parts.strap",
                "the value of the strap, band or bracelet",
                "strap",
                "item.parts.strap",
            ),
            PartOfValue(
                "parts.battery", "the value of the battery", "battery", "item.parts.battery"
            ),
            PartOfValue(
                "parts.movement", "the value of the movement", "movement", "item.parts.movement"
            ),
            PartOfValue(
                "parts.apparatus",
                "the value of the apparatus",
                "apparatus",
                "item.parts.apparatus",
            ),
            PartOfValue("parts.rifle", "the value of the rifle", "rifle", "item.parts.rifle"),
            PartOfValue(
                "parts.telescopic_sight",
                "the value of the telescopic sight",
                "telescopic sight",
                "item.parts.telescopic_sight",
            ),
            PartOfValue(
                "parts.lead", "the value of the lead content", "lead content", "item.parts.lead"
            ),
        )
    }
)
"""Every part whose share is known of goods, by its column."""
