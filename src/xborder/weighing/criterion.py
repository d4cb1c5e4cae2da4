"""What is weighed: criteria with fixed scales, alternatives, and gates that no score opens."""

from collections.abc import Callable, Mapping
from typing import Any, Final

from attrs import field, frozen

from xborder.errors import InvalidInput, InvalidType, NotFound, XborderError, nearest
from xborder.kind import mapping_of
from xborder.number import finite, not_negative


def _number(value: Any) -> float:
    return finite(value, "scale")


@frozen(kw_only=True)
class Criterion:
    """One thing that matters, and the scale it is measured on.

    Attributes:
        name: Its name.
        worst: The value that counts nothing.
        best: The value that counts in full; below ``worst`` where less is better.

    Raises:
        InvalidInput: Worst and best are the same.

    Examples:
        >>> Criterion(name="days", worst=30, best=5).score(10)
        0.8
    """

    name: str
    worst: float = field(converter=_number)
    best: float = field(converter=_number)

    def __attrs_post_init__(self) -> None:
        if self.worst == self.best:
            raise InvalidInput(
                "The scale of {name} has {value} as its worst and its best.",
                code="weighing.scale",
                remedy="Give two values that differ, or leave the criterion out.",
                where=self.name,
                name=self.name,
                value=self.worst,
            )

    def score(self, value: Any) -> float:
        """Return where a value stands between worst, 0, and best, 1; no further than either.

        Formula: ``(value - worst) / (best - worst)``, cut at 0 and 1.
        """
        return float(min(max(self.place(finite(value, self.name)), 0.0), 1.0))

    def place(self, value: Any) -> Any:
        """Return where a number, or each of an array, stands on the scale, and how far beyond."""
        return (value - self.worst) / (self.best - self.worst)


_HAIR: Final = 1e-9


def _step(given: Any) -> float:
    return not_negative(given, "step")


@frozen(kw_only=True)
class First:
    """A criterion that decides before all weights, in steps of its scale.

    Attributes:
        criterion: Its name.
        step: How much it must be better by to count: values within one step, told off from the
            worst of the scale, are level, and the weights decide among them. With 0 any difference
            counts.

    Steps that are fixed keep the order of two from depending on a third. Their price: two values
    near each other may stand on two sides of an edge.
    """

    criterion: str
    step: float = field(default=0.0, converter=_step)

    def level(self, scale: Criterion, places: Any) -> Any:
        """Return how high places on the scale stand, in whole steps; the higher the better.

        Args:
            scale: The scale of the criterion.
            places: A place on it, or an array of them.
        """
        if not self.step:
            # 0.1 + 0.2 is no better than 0.3
            return (places / _HAIR + 0.5) // 1
        # 0.3 in steps of 0.1 are 2.9999999999999996: a hair below an edge stands on it.
        return (places * abs(scale.best - scale.worst) / self.step + _HAIR) // 1


def _values(given: Any) -> dict[str, float]:
    return {
        str(name): finite(value, str(name)) for name, value in mapping_of(given, "values").items()
    }


@frozen(kw_only=True)
class Alternative:
    """Something one may choose.

    Attributes:
        name: Its name.
        values: Its value for each criterion.
        facts: What gates ask for.
    """

    name: str
    values: Mapping[str, float] = field(converter=_values, hash=False)
    facts: Mapping[str, Any] = field(factory=dict, hash=False)

    def value(self, criterion: str) -> float:
        """Return its value for a criterion.

        Raises:
            NotFound: It has none.
        """
        if criterion not in self.values:
            meant = nearest(criterion, self.values)
            raise NotFound(
                "{name} has no value for {value}.",
                code="weighing.value",
                remedy="Did you mean {meant}?" if meant else "Give it a value.",
                where=self.name,
                name=self.name,
                value=criterion,
                meant=meant,
            )
        return self.values[criterion]


@frozen(kw_only=True)
class Gate:
    """What an alternative must pass whatever else it offers.

    Attributes:
        name: Its name, which says what is asked.
        passes: Takes the alternative, returns whether it passes.
    """

    name: str
    passes: Callable[[Alternative], bool] = field()

    def lets(self, alternative: Alternative) -> bool:
        """Return whether an alternative passes.

        Raises:
            InvalidType: The function's answer is neither True nor False.
            InvalidInput: The function failed for lack of something that it looked up or reckoned.
        """
        try:
            answer: Any = self.passes(alternative)
        except (LookupError, TypeError, ValueError, ArithmeticError, AttributeError) as error:
            if isinstance(error, XborderError):
                raise
            raise InvalidInput(
                "The gate {name} could not be asked of {value}: {error}.",
                code="weighing.gate_failed",
                remedy="Let its function give True or False for every alternative, also where a "
                "value is missing.",
                where=self.name,
                name=self.name,
                value=alternative.name,
                error=f"{type(error).__name__} {error}".strip(),
            ) from error
        # a truth of numpy is one by its own name, and text such as "no" would pass
        if isinstance(answer, bool) or type(answer).__name__ in {"bool", "bool_"}:
            return bool(answer)
        raise InvalidType(
            "The gate {name} answers {value} of {option}, which is neither True nor False.",
            code="weighing.gate_answer",
            remedy="Let its function return a comparison, or bool(...) of what it returns.",
            where=self.name,
            name=self.name,
            value=repr(answer)[:80],
            option=alternative.name,
        )

    @passes.validator
    def _asked(self, _attribute: object, passes: object) -> None:
        if not callable(passes):
            raise InvalidType(
                "The gate {name} cannot be asked: {value} is no function.",
                code="weighing.gate",
                remedy="Give a function from an alternative to True or False.",
                where=self.name,
                name=self.name,
                value=type(passes).__name__,
            )
