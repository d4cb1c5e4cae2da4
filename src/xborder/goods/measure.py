"""Weights, volumes, lengths and areas: exact numbers with their unit."""

import re
from decimal import Decimal
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, ClassVar, Final, NoReturn, Self

from xborder.errors import InvalidInput, InvalidType, door_schema
from xborder.money.reading import EXACT, places_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler
    from pydantic_core import CoreSchema

_MEASURE: Final = re.compile(r"([0-9]{1,24}(?:\.[0-9]{1,24})?) ?([A-Za-z]{1,2}[23]?)")
_PLAIN_DIGITS: Final = 30


class Measure:
    """An exact number of a unit, zero or more; compared and added across units.

    Args:
        text: The number and the unit, such as ``"0.18 kg"``.

    Attributes:
        number: The number as it was given.
        unit: The unit as it was given.
    """

    __slots__ = ("number", "unit")

    UNITS: "ClassVar[Mapping[str, Decimal]]" = MappingProxyType({})
    """Each unit and what it is in the base unit, exactly; the base unit comes first."""

    number: Decimal
    unit: str

    def __init__(self, text: str) -> None:
        if not isinstance(text, str):
            raise self._not_text(text)
        match = _MEASURE.fullmatch(text)
        if match is None or match[2] not in self.UNITS:
            raise self._not_measured(text)
        object.__setattr__(self, "number", Decimal(match[1]))
        object.__setattr__(self, "unit", match[2])

    @classmethod
    def of(cls, number: int | Decimal, unit: str) -> Self:
        """Return so many of a unit.

        Raises:
            InvalidInput: The number is negative or not finite, or the unit is unknown.
            InvalidType: The number is a float.
        """
        if type(number) is not int and not isinstance(number, Decimal):
            raise cls._not_text(number)
        value = Decimal(number)
        plain = value.is_finite() and abs(value.adjusted()) < _PLAIN_DIGITS
        return cls(f"{value:f} {unit}" if plain else f"{value} {unit}")

    def in_base(self) -> Decimal:
        """Return the measure in its base unit, the first of ``UNITS``, exactly."""
        return EXACT.multiply(self.number, self.UNITS[self.unit])

    def as_ratio(self) -> tuple[int, int]:
        """Return the measure as ``(num, over)`` of the base unit; ``over`` is a power of ten."""
        base = self.in_base()
        places = max(0, places_of(base.normalize(EXACT)))
        return int(base.scaleb(places, EXACT)), 10**places

    def __str__(self) -> str:
        return f"{self.number:f} {self.unit}"

    def __repr__(self) -> str:
        return f"{type(self).__name__}('{self}')"

    def __reduce__(self) -> tuple[Any, ...]:
        return type(self), (str(self),)

    def __hash__(self) -> int:
        return hash((type(self), self.in_base()))

    def __bool__(self) -> bool:
        return bool(self.number)

    def __eq__(self, other: object) -> bool:
        return type(other) is type(self) and self.in_base() == other.in_base()

    def __lt__(self, other: Self) -> bool:
        return self.in_base() < self._like(other)

    def __le__(self, other: Self) -> bool:
        return self.in_base() <= self._like(other)

    def __gt__(self, other: Self) -> bool:
        return self.in_base() > self._like(other)

    def __ge__(self, other: Self) -> bool:
        return self.in_base() >= self._like(other)

    def __add__(self, other: Self | int) -> Self:
        """Return the sum, in the unit of both or else in the base unit."""
        if type(other) is int and other == 0:  # so that sum() works
            return self
        base = self._like(other)
        if isinstance(other, Measure) and other.unit == self.unit:
            return self._made(EXACT.add(self.number, other.number), self.unit)
        return self._made(EXACT.add(self.in_base(), base), next(iter(self.UNITS)))

    __radd__ = __add__

    def __mul__(self, times: int) -> Self:
        """Return so many times the measure."""
        if type(times) is not int or times < 0:
            raise InvalidType(
                "{measure} cannot be taken {value} times.",
                code="measure.times",
                remedy="Give a whole number, zero or more.",
                value=times,
                measure=str(self),
            )
        return self._made(EXACT.multiply(self.number, times), self.unit)

    __rmul__ = __mul__

    @classmethod
    def _made(cls, number: Decimal, unit: str) -> Self:
        return cls(f"{number:f} {unit}")

    def _like(self, other: object) -> Decimal:
        if type(other) is not type(self) or not isinstance(other, Measure):
            raise InvalidType(
                "{value} cannot be compared with or added to {measure}.",
                code="measure.operand",
                remedy="Give another {kind}.",
                value=other if isinstance(other, str) else repr(other),
                measure=str(self),
                kind=type(self).__name__,
            )
        return other.in_base()

    def __setattr__(self, name: str, value: object) -> NoReturn:
        self._refuse_change()

    def __delattr__(self, name: str) -> NoReturn:
        self._refuse_change()

    def _refuse_change(self) -> NoReturn:
        raise InvalidType(
            "The measure {value} cannot be changed.",
            code="measure.frozen",
            remedy="Build a new one.",
            value=str(self),
        )

    @classmethod
    def _not_text(cls, value: object) -> InvalidType:
        return InvalidType(
            "{value} is not a measure with its unit.",
            code="measure.type",
            remedy='Write it as text with its unit, such as "{example}".',
            value=value,
            example=f"0.18 {cls._named()}",
        )

    @classmethod
    def _not_measured(cls, text: str) -> InvalidInput:
        return InvalidInput(
            "{value} is not a measure with its unit.",
            code="measure.text",
            remedy='Write plain digits and one of the units {units}, such as "{example}".',
            value=text,
            units=", ".join(cls.UNITS),
            example=f"0.18 {cls._named()}",
        )

    @classmethod
    def _named(cls) -> str:
        return list(cls.UNITS)[1]

    @classmethod
    def __get_pydantic_core_schema__(
        cls, _source: Any, _handler: "GetCoreSchemaHandler"
    ) -> "CoreSchema":
        def read(value: object) -> Measure:
            return value if type(value) is cls else cls(value)  # type: ignore[arg-type]  # refused there

        return door_schema(read)

    @classmethod
    def __get_pydantic_json_schema__(
        cls, _schema: "CoreSchema", _handler: "GetJsonSchemaHandler"
    ) -> dict[str, Any]:
        units = "|".join(cls.UNITS)
        return {
            "type": "string",
            "title": cls.__name__,
            "pattern": rf"^[0-9]{{1,24}}(\.[0-9]{{1,24}})? ?({units})$",
            "examples": [f"0.18 {cls._named()}"],
        }


class Weight(Measure):
    """A weight, such as ``Weight("0.18 kg")``; units g, kg, mg, t, lb, oz and ct.

    Source: pound and ounce, International Yard and Pound Agreement 1959; the metric carat of
    0.2 g, CGPM 1907.

    Examples:
        >>> Weight("0.18 kg") == Weight("180 g"), Weight("1 lb").grams
        (True, Decimal('453.59237'))
    """

    __slots__ = ()
    UNITS: "ClassVar[Mapping[str, Decimal]]" = MappingProxyType(
        {
            "g": Decimal(1),
            "kg": Decimal(1000),
            "mg": Decimal("0.001"),
            "t": Decimal(1_000_000),
            "lb": Decimal("453.59237"),
            "oz": Decimal("28.349523125"),
            "ct": Decimal("0.2"),
        }
    )

    @property
    def grams(self) -> Decimal:
        """The weight in grams, exactly."""
        return self.in_base()


class Volume(Measure):
    """A volume, such as ``Volume("0.7 l")``; units ml, l or L, cl, dl, hl, cm3 and m3.

    Examples:
        >>> Volume("70 cl") == Volume("0.7 l"), Volume("0.7 l").as_ratio()
        (True, (700, 1))
    """

    __slots__ = ()
    UNITS: "ClassVar[Mapping[str, Decimal]]" = MappingProxyType(
        {
            "ml": Decimal(1),
            "l": Decimal(1000),
            "L": Decimal(1000),
            "cl": Decimal(10),
            "dl": Decimal(100),
            "hl": Decimal(100_000),
            "cm3": Decimal(1),
            "m3": Decimal(1_000_000),
        }
    )

    @property
    def millilitres(self) -> Decimal:
        """The volume in millilitres, exactly."""
        return self.in_base()


class Length(Measure):
    """A length, such as ``Length("30 cm")``; units mm, cm, m, in and ft.

    Source: inch and foot, International Yard and Pound Agreement 1959.

    Examples:
        >>> Length("12 in") == Length("1 ft"), Length("1 in").millimetres
        (True, Decimal('25.4'))
    """

    __slots__ = ()
    UNITS: "ClassVar[Mapping[str, Decimal]]" = MappingProxyType(
        {
            "mm": Decimal(1),
            "cm": Decimal(10),
            "m": Decimal(1000),
            "in": Decimal("25.4"),
            "ft": Decimal("304.8"),
        }
    )

    @property
    def millimetres(self) -> Decimal:
        """The length in millimetres, exactly."""
        return self.in_base()


class Area(Measure):
    """An area, such as ``Area("1.5 m2")``; units cm2, m2, mm2, dm2, in2 and ft2.

    Source: square inch and square foot by the International Yard and Pound Agreement 1959.

    Examples:
        >>> Area("1 m2") == Area("10000 cm2"), Area("1 ft2").square_centimetres
        (True, Decimal('929.0304'))
    """

    __slots__ = ()
    UNITS: "ClassVar[Mapping[str, Decimal]]" = MappingProxyType(
        {
            "cm2": Decimal(1),
            "m2": Decimal(10_000),
            "mm2": Decimal("0.01"),
            "dm2": Decimal(100),
            "in2": Decimal("6.4516"),
            "ft2": Decimal("929.0304"),
        }
    )

    @property
    def square_centimetres(self) -> Decimal:
        """The area in square centimetres, exactly."""
        return self.in_base()
