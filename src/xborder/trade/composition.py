"""What one piece is made of: the weight of what it contains, the share of each part in its value.

Tariffs count both: the sugar in a jam, the lead in an ore; the case, the strap and the battery of a
watch. Most goods need neither, so that they stand in documents of their own.
"""

from typing import TYPE_CHECKING, Self

from pydantic import model_validator

from xborder.document import Document
from xborder.errors import InvalidInput, of_the_whole
from xborder.goods import Weight
from xborder.trade.field import Share

if TYPE_CHECKING:
    from decimal import Decimal


class Contents(Document):
    """The weight of what one piece contains, as far as a tariff counts it.

    Attributes:
        sugar: Sugars, those that a tariff expresses as sucrose among them.
        lactic_matter: Milk fat and milk solids together.
        dry_lactic_matter: The same, without water.
        dry_matter: The whole, without water.
        alcohol: Alcohols by weight, as of a chemical; spirits go by their strength.
        morphine: Anhydrous morphine.
        clean_wool: Wool or hair, free of grease and dirt.
        tobacco: Tobacco.
        copper: Copper.
        lead: Lead.
        magnesium: Magnesium.
        manganese: Manganese.
        molybdenum: Molybdenum.
        silicon: Silicon.
        tungsten: Tungsten.
        zinc: Zinc.

    Examples:
        >>> Contents(sugar="120 g").sugar
        Weight('120 g')
    """

    sugar: Weight | None = None
    lactic_matter: Weight | None = None
    dry_lactic_matter: Weight | None = None
    dry_matter: Weight | None = None
    alcohol: Weight | None = None
    morphine: Weight | None = None
    clean_wool: Weight | None = None
    tobacco: Weight | None = None
    copper: Weight | None = None
    lead: Weight | None = None
    magnesium: Weight | None = None
    manganese: Weight | None = None
    molybdenum: Weight | None = None
    silicon: Weight | None = None
    tungsten: Weight | None = None
    zinc: Weight | None = None

    if TYPE_CHECKING:  # what is taken, where the fields say what is held

        def __init__(
            self,
            *,
            sugar: Weight | str | None = ...,
            lactic_matter: Weight | str | None = ...,
            dry_lactic_matter: Weight | str | None = ...,
            dry_matter: Weight | str | None = ...,
            alcohol: Weight | str | None = ...,
            morphine: Weight | str | None = ...,
            clean_wool: Weight | str | None = ...,
            tobacco: Weight | str | None = ...,
            copper: Weight | str | None = ...,
            lead: Weight | str | None = ...,
            magnesium: Weight | str | None = ...,
            manganese: Weight | str | None = ...,
            molybdenum: Weight | str | None = ...,
            silicon: Weight | str | None = ...,
            tungsten: Weight | str | None = ...,
            zinc: Weight | str | None = ...,
        ) -> None: ...


class Parts(Document):
    """The share of each part in the value of one piece, as far as a tariff counts it.

    Attributes:
        case: The case of a watch or clock.
        strap: The strap, band or bracelet of a watch.
        battery: The battery.
        movement: The movement of a watch or clock.
        apparatus: A time recorder or the like, without its battery.
        rifle: The rifle of a set with a sight.
        telescopic_sight: The sight of such a set.
        lead: The lead in an article of lead.

    Raises:
        pydantic.ValidationError: The shares of one piece sum to more than 1.

    Examples:
        >>> watch = Parts(movement="0.5", case="0.3", strap="0.15", battery="0.05")
        >>> watch.strap
        Decimal('0.15')
    """

    case: Share | None = None
    strap: Share | None = None
    battery: Share | None = None
    movement: Share | None = None
    apparatus: Share | None = None
    rifle: Share | None = None
    telescopic_sight: Share | None = None
    lead: Share | None = None

    if TYPE_CHECKING:  # what is taken, where the fields say what is held

        def __init__(
            self,
            *,
            case: "Decimal | str | int | None" = ...,
            strap: "Decimal | str | int | None" = ...,
            battery: "Decimal | str | int | None" = ...,
            movement: "Decimal | str | int | None" = ...,
            apparatus: "Decimal | str | int | None" = ...,
            rifle: "Decimal | str | int | None" = ...,
            telescopic_sight: "Decimal | str | int | None" = ...,
            lead: "Decimal | str | int | None" = ...,
        ) -> None: ...

    @model_validator(mode="after")
    @of_the_whole
    def _at_most_all(self) -> Self:
        given = {name: share for name, share in self.__dict__.items() if share is not None}
        if sum(given.values()) > 1:
            raise InvalidInput(
                "The parts make up {value} of the value, more than all of it.",
                code="item.parts",
                remedy="Give shares of the value that sum to 1 at most.",
                where=next(iter(given)),
                value=str(sum(given.values())),
            )
        return self
