"""Batteries and dangerous goods, as plain facts that carriers and some rules ask for."""

from typing import Literal

from xborder.choice import Choice


class Battery(Choice):
    """Which battery the goods are or contain."""

    NONE = "none"
    LITHIUM_ION = "lithium_ion"
    """Rechargeable lithium cells."""
    LITHIUM_METAL = "lithium_metal"
    """Lithium cells that cannot be recharged, such as coin cells."""
    OTHER = "other"
    """Alkaline, nickel and other cells."""


BatteryWord = Literal["none", "lithium_ion", "lithium_metal", "other"]


class BatteryPacking(Choice):
    """How a battery travels, which decides how a carrier takes it."""

    ALONE = "alone"
    WITH_EQUIPMENT = "with_equipment"
    """In the same box as the equipment, not built in."""
    IN_EQUIPMENT = "in_equipment"
    """Built into the equipment."""


BatteryPackingWord = Literal["alone", "with_equipment", "in_equipment"]


class DangerousGoods(Choice):
    """The class of the United Nations' model rules on the transport of dangerous goods.

    Source: UN Recommendations on the Transport of Dangerous Goods, part 2, section 2.0.1.
    """

    NONE = "none"
    EXPLOSIVES = "explosives"
    """Class 1."""
    GASES = "gases"
    """Class 2, such as aerosols."""
    FLAMMABLE_LIQUIDS = "flammable_liquids"
    """Class 3, such as perfume and nail varnish."""
    FLAMMABLE_SOLIDS = "flammable_solids"
    """Class 4."""
    OXIDIZERS = "oxidizers"
    """Class 5."""
    TOXIC = "toxic"
    """Class 6."""
    RADIOACTIVE = "radioactive"
    """Class 7."""
    CORROSIVES = "corrosives"
    """Class 8."""
    MISCELLANEOUS = "miscellaneous"
    """Class 9, lithium batteries and magnets among them."""


DangerousGoodsWord = Literal[
    "none",
    "explosives",
    "gases",
    "flammable_liquids",
    "flammable_solids",
    "oxidizers",
    "toxic",
    "radioactive",
    "corrosives",
    "miscellaneous",
]
