"""Rounding as data: to which unit, which way, and at which stage of a declaration.

Amounts are ratios of whole numbers over minor units. One formula serves a plain int, a short
tuple of lines and an int64 column, so it is written with ``+ - * //`` alone.
"""

from collections.abc import Callable, Mapping
from typing import Any, Protocol, TypeVar

from attrs import field, frozen

from xborder.choice import Choice
from xborder.errors import InvalidInput, InvalidType
from xborder.money.amount import Money


class Mode(Choice):
    """Which way to round.

    The ways are defined on the number line, so that they mean the same everywhere in the engine,
    where no charge is negative. For a refund round the positive amount and negate the result:
    then money back mirrors money taken.
    """

    HALF_UP = "half_up"
    """To the nearest; a half goes up, towards plus infinity."""
    HALF_EVEN = "half_even"
    """To the nearest; a half goes to the even multiple of the unit."""
    DOWN = "down"
    """Down, towards minus infinity."""
    UP = "up"
    """Up, towards plus infinity."""


class Stage(Choice):
    """What is summed before it is rounded."""

    LINE = "line"
    """Each line of the consignment by itself."""
    ENTRY_LINE = "entry_line"
    """The lines of one declaration with equal code, origin and treatment, together."""
    DECLARATION = "declaration"
    """All lines of one declaration together."""


class Numbers(Protocol):
    """What a rounding works on: an int, a tuple of lines, an array."""

    def __add__(self, other: Any, /) -> Any: ...
    def __sub__(self, other: Any, /) -> Any: ...
    def __mul__(self, other: Any, /) -> Any: ...
    def __floordiv__(self, other: Any, /) -> Any: ...


N = TypeVar("N", bound=Numbers)


@frozen(kw_only=True)
class Rounding:
    """To which unit, which way and at which stage an amount is rounded.

    Attributes:
        unit: The unit in minor units of the currency: 5 for CHF 0.05, 100 for JPY 100.
        mode: Which way.
        stage: What is summed first.

    Examples:
        >>> swiss = Rounding.of("0.05 CHF", mode=Mode.HALF_UP, stage=Stage.DECLARATION)
        >>> swiss.unit, swiss.apply(10_12_5, 10)  # 10.125 francs, as tenths of a centime
        (5, 1015)
    """

    unit: int = field(default=1)
    mode: Mode = field(converter=Mode)
    stage: Stage = field(default=Stage.LINE, converter=Stage)

    @unit.validator
    def _whole(self, _attribute: object, unit: object) -> None:
        if type(unit) is not int:
            raise InvalidType(
                "The rounding unit {value} is not a whole number of minor units.",
                code="rounding.unit",
                remedy='Give an int, or use Rounding.of("0.05 CHF", ...).',
                where="unit",
                value=unit,
            )
        if unit < 1:
            raise InvalidInput(
                "The rounding unit {value} is not positive.",
                code="rounding.unit",
                remedy="Give 1 or more minor units.",
                where="unit",
                value=unit,
            )

    @classmethod
    def of(
        cls, unit: str | Money, *, mode: Mode | str, stage: Stage | str = Stage.LINE
    ) -> "Rounding":
        """Return the rounding to a unit of money.

        Args:
            unit: The unit, such as ``"0.05 CHF"``.
            mode: Which way.
            stage: What is summed first.

        Raises:
            InvalidInput: The unit is not a positive number of whole minor units.
        """
        money = unit if isinstance(unit, Money) else Money(unit)
        return cls(unit=money.minor_units(), mode=Mode(mode), stage=Stage(stage))

    def apply(self, num: N, over: int = 1) -> N:
        """Return ``num / over`` minor units, rounded; a whole number of minor units.

        Args:
            num: The numerator: an int, or a column of them.
            over: The denominator, a positive int.

        Returns:
            The same kind of numbers as ``num``, each a multiple of the unit.

        Formula: with ``d = over * unit``, down is ``num // d``, up is ``(num + d - 1) // d``,
        half up is ``h = (2 num + d) // 2d``, and half even is ``h`` less one where ``h`` is odd
        and ``num / d`` lies exactly half way (there half down, ``(2 num + d - 1) // 2d``, is
        one less than half up); each times the unit.

        Examples:
            >>> [Rounding(mode=mode).apply(25, 10) for mode in Mode]
            [3, 2, 2, 3]
        """
        step = over * self.unit
        if type(step) is int and step == 1:  # whole minor units, as most amounts are: none to round
            return num
        rounded: N = _WAYS[self.mode](num, step) * self.unit
        return rounded

    def money(self, amount: Money) -> Money:
        """Return an amount of money, rounded to this unit of its own currency.

        Examples:
            >>> Rounding(mode=Mode.HALF_EVEN).money(Money("0.125 EUR"))
            Money('0.12 EUR')
        """
        num, over = amount.as_ratio()
        return Money.of_minor(self.apply(num, over), amount.currency)


def _half_even(num: Any, step: Any) -> Any:
    # Half up and half down differ exactly where the amount lies half way; of the two, which are
    # neighbours, the even one is wanted. No branch: an array has lines of both sorts.
    up = (num * 2 + step) // (step * 2)
    down = (num * 2 + (step - 1)) // (step * 2)
    return up - (up - down) * (up - up // 2 * 2)


# Floor division of whole numbers alone: it rounds towards minus infinity for ints and for int64
# alike, so that a column comes out as its lines do, and nothing passes through a float.
_WAYS: Mapping[Mode, Callable[[Any, Any], Any]] = {
    Mode.HALF_UP: lambda num, step: (num * 2 + step) // (step * 2),
    Mode.HALF_EVEN: _half_even,
    Mode.DOWN: lambda num, step: num // step,
    Mode.UP: lambda num, step: (num + (step - 1)) // step,
}
"""How many whole steps a numerator comes to, each way."""
