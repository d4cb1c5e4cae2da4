"""Periods: what was sold in one, or planned, segment by segment, with the rates it counts at."""

from collections.abc import Iterable, Mapping
from decimal import Decimal
from fractions import Fraction
from typing import Any, Final

from attrs import field, frozen

from xborder.errors import InvalidInput
from xborder.kind import all_of_kind, exact_not_negative_field, mapping_of, of_kind, typed
from xborder.money import Currency, Money
from xborder.money.amount import as_money
from xborder.money.owed import not_below_zero
from xborder.number import positive, ratio

VOLUME: Final = "volume"
MIX: Final = "mix"
PRICE: Final = "price"
CURRENCY: Final = "currency"
_OWN: Final = (VOLUME, MIX, PRICE, CURRENCY)


def _price(given: Any) -> Money:
    return not_below_zero(given, "price")


def _costs(given: Any) -> dict[str, Money]:
    return {
        of_kind(name, str, "costs"): as_money(cost)
        for name, cost in mapping_of(given, "costs").items()
    }


@frozen(kw_only=True, field_transformer=typed)
class SoldSegment:
    """What was sold of one article in one market in a period.

    Attributes:
        name: The segment, such as ``"MUG/DE"``.
        units: How many units.
        price: The net price of a unit.
        costs: What a unit cost, by name: goods, duty, fees; each in its own currency.
    """

    name: str
    units: Decimal = field(converter=exact_not_negative_field)
    price: Money = field(converter=_price)
    costs: Mapping[str, Money] = field(factory=dict, converter=_costs)

    def __attrs_post_init__(self) -> None:
        for name in _OWN:
            if name in self.costs:
                raise InvalidInput(
                    "A cost cannot be called {value}: that is a change of its own.",
                    code="margin.cost_name",
                    remedy="Give the cost another name.",
                    where="costs",
                    value=name,
                )


def _segments(given: Iterable[SoldSegment]) -> tuple[SoldSegment, ...]:
    return all_of_kind(given, SoldSegment, "segments")


def _above_zero(rate: Fraction, where: str) -> Fraction:
    positive(rate, where)
    return rate


def _rates(given: Any) -> dict[str, Fraction]:
    return {
        Currency.of(code).code: _above_zero(ratio(rate, f"rates.{code}"), f"rates.{code}")
        for code, rate in mapping_of(given, "rates").items()
    }


@frozen(kw_only=True, field_transformer=typed)
class Period:
    """What was sold in a period, or planned, and the rates it is counted at.

    Attributes:
        segments: What was sold, segment by segment.
        rates: Home currency per one unit of each other currency: the period's average, the budget
            rate, or whichever the caller reports at.
    """

    segments: tuple[SoldSegment, ...] = field(converter=_segments)
    rates: Mapping[str, Fraction] = field(factory=dict, converter=_rates)

    def __attrs_post_init__(self) -> None:
        names = [segment.name for segment in self.segments]
        if len(set(names)) < len(names):
            raise InvalidInput(
                "Two segments have the same name, among {value}.",
                code="margin.segment",
                remedy="Add up what was sold of a segment first.",
                where="segments",
                value=", ".join(names),
            )
