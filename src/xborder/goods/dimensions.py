"""Dimensions of a packed piece, and the weight a carrier charges for its size."""

import re
from fractions import Fraction
from typing import TYPE_CHECKING, Any, Final

from attrs import frozen

from xborder.errors import InvalidInput, InvalidType, at_the_door
from xborder.goods.measure import Length, Volume, Weight
from xborder.money.reading import EXACT
from xborder.money.rounding import Mode, Rounding

if TYPE_CHECKING:
    from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler
    from pydantic_core import CoreSchema

_SIDE = r"([0-9]{1,6}(?:\.[0-9]{1,4})?)"
_DIMENSIONS: Final = re.compile(rf"{_SIDE} ?[x×*] ?{_SIDE} ?[x×*] ?{_SIDE} ?([a-z]{{1,2}})")


@frozen(kw_only=True)
class Dimensions:
    """Length, width and height of a packed piece.

    Examples:
        >>> box = Dimensions.of("30 x 20 x 10 cm")
        >>> box.volume, box.dimensional_weight(divisor=5000, step=Weight("500 g"))
        (Volume('6000 cm3'), Weight('1500 g'))
    """

    length: Length
    width: Length
    height: Length

    @classmethod
    def of(cls, text: str) -> "Dimensions":
        """Return the dimensions in a text such as ``"30 x 20 x 10 cm"``.

        Raises:
            InvalidInput: The text has another form.
            InvalidType: It is not text.
        """
        if not isinstance(text, str):
            raise InvalidType(
                "{value} is not dimensions with their unit.",
                code="dimensions.type",
                remedy='Write them as text: "30 x 20 x 10 cm".',
                value=text,
            )
        match = _DIMENSIONS.fullmatch(text)
        if match is None or match[4] not in Length.UNITS:
            raise InvalidInput(
                "{value} is not dimensions with their unit.",
                code="dimensions.text",
                remedy='Write them as "30 x 20 x 10 cm", in one of the units {units}.',
                value=text,
                units=", ".join(Length.UNITS),
            )
        length, width, height = (Length(f"{number} {match[4]}") for number in match.groups()[:3])
        return cls(length=length, width=width, height=height)

    def __attrs_post_init__(self) -> None:
        for name in ("length", "width", "height"):
            if not getattr(self, name):
                raise InvalidInput(
                    "A {name} of {value} is no dimension.",
                    code="dimensions.zero",
                    remedy="Leave the dimensions out if they are not known.",
                    where=name,
                    value=str(getattr(self, name)),
                    name=name,
                )

    @property
    def volume(self) -> Volume:
        """The volume of the box, in cubic centimetres."""
        area = EXACT.multiply(self.length.millimetres, self.width.millimetres)
        cubic_millimetres = EXACT.multiply(area, self.height.millimetres)
        return Volume.of(cubic_millimetres.scaleb(-3, EXACT).normalize(EXACT), "cm3")

    def dimensional_weight(self, *, divisor: int | Fraction, step: Weight) -> Weight:
        """Return the weight a carrier charges for the size, rounded up to its step.

        Args:
            divisor: Cubic centimetres a kilogram, such as 5000 for express air, 6000 for air; a
                fraction where a carrier counts cubic inches a pound.
            step: The step the carrier rounds up to, such as 500 g.

        Raises:
            InvalidInput: The divisor or the step is not positive.

        Formula: ``length * width * height / divisor`` kilograms, up to the next step.
        """
        if divisor < 1 or not step:
            raise InvalidInput(
                "A divisor of {value} with steps of {step} gives no weight.",
                code="dimensions.divisor",
                remedy="Give a positive divisor, such as 5000, and a step above zero.",
                where="divisor",
                value=str(divisor),
                step=str(step),
            )
        steps = self.dimensional_grams(divisor) / Fraction(*step.as_ratio())
        return step * Rounding(mode=Mode.UP).apply(steps.numerator, steps.denominator)

    def dimensional_grams(self, divisor: int | Fraction) -> Fraction:
        """Return the grams that the size stands for, not rounded.

        Args:
            divisor: Cubic centimetres a kilogram, above zero.
        """
        return Fraction(*self.volume.as_ratio()) / divisor * 1000

    def __str__(self) -> str:
        sides = (self.length, self.width, self.height)
        unit = self.length.unit
        if any(side.unit != unit for side in sides):
            millimetres = (side.millimetres.normalize(EXACT) for side in sides)
            return " x ".join(f"{number:f}" for number in millimetres) + " mm"
        return " x ".join(f"{side.number:f}" for side in sides) + f" {unit}"

    @classmethod
    def __get_pydantic_core_schema__(
        cls, _source: Any, _handler: "GetCoreSchemaHandler"
    ) -> "CoreSchema":
        from pydantic_core import core_schema  # noqa: PLC0415 - only where documents are declared

        def read(value: object) -> Dimensions:
            return value if type(value) is cls else cls.of(value)  # type: ignore[arg-type]  # refused there

        return core_schema.no_info_plain_validator_function(
            at_the_door(read), serialization=core_schema.to_string_ser_schema(when_used="json")
        )

    @classmethod
    def __get_pydantic_json_schema__(
        cls, _schema: "CoreSchema", _handler: "GetJsonSchemaHandler"
    ) -> dict[str, Any]:
        return {"type": "string", "title": "Dimensions", "examples": ["30 x 20 x 10 cm"]}
