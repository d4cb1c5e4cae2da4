"""How cut points are found: each method an object of its own.

Quantiles with a named tie rule, fixed cuts, percentiles, or the groups of a clustering that you
bring; a method of your own needs :meth:`Method.cuts` alone.
"""

from collections.abc import Callable, Iterable, Sequence
from fractions import Fraction
from typing import Any, Protocol

from attrs import field, frozen

from xborder import number
from xborder.customers import arguments
from xborder.customers.scoring.cut import (
    Cut,
    EqualValues,
    TieRule,
    Value,
    checked_groups,
    in_order,
    label_cut,
    quantile,
    quantile_cut,
)
from xborder.customers.scoring.score import Cuts, Metrics
from xborder.errors import InvalidInput, InvalidType


class Method(Protocol):
    """How cut points are found."""

    def cuts(self, rows: Sequence[Metrics]) -> Cuts:
        """Return the cut points for a population."""


def columns_of(rows: Sequence[Metrics]) -> dict[str, list[Any]]:
    """Return the three axes of a population, each a column."""
    rows = arguments.each(Metrics, rows, "rows")
    return {
        "days_since_last": [row.days_since_last for row in rows],
        "purchases": [row.purchases for row in rows],
        "spend": [row.spend for row in rows],
    }


@frozen(kw_only=True)
class Quantiles:
    """Groups of about equal size on each axis.

    Args:
        groups: How many, 2 or more.
        ties: How equal values are scored.

    Raises:
        InvalidInput: Fewer than 2 groups.
    """

    groups: int = field(default=5, converter=checked_groups)
    ties: TieRule = field(default=TieRule.LOWEST_RANK, converter=TieRule)

    def cuts(self, rows: Sequence[Metrics]) -> Cuts:
        """Return the cut points for a population."""
        return Cuts(
            **{
                axis: quantile_cut(in_order(column), groups=self.groups, ties=self.ties)
                for axis, column in columns_of(rows).items()
            }
        )


def _points(value: Any) -> Any:
    return value if isinstance(value, Cut) else tuple(arguments.rows(value, "points"))


@frozen(kw_only=True)
class FixedCuts:
    """Your own cut points.

    Args:
        days_since_last: Points in days, or a :class:`Cut` with a side of its own.
        purchases: Points in purchases, likewise.
        spend: Points in the currency of the history, likewise.
        equal: On which side of a bare point a value equal to it belongs.

    Raises:
        InvalidInput: The points of an axis are not in order.

    Examples:
        >>> within = Cut.at([30], equal="below")
        >>> cuts = FixedCuts(days_since_last=within, purchases=[2], spend=[100])
        >>> bought = Metrics(customer_id="a", days_since_last=30, purchases=2, spend=99)
        >>> str(cuts.cuts([]).score(bought))
        '221'
    """

    days_since_last: tuple[Value, ...] | Cut = field(converter=_points)
    purchases: tuple[Value, ...] | Cut = field(converter=_points)
    spend: tuple[Value, ...] | Cut = field(converter=_points)
    equal: EqualValues = field(default=EqualValues.ABOVE, converter=EqualValues)

    def __attrs_post_init__(self) -> None:
        self.cuts(())

    def cuts(self, rows: Sequence[Metrics]) -> Cuts:  # noqa: ARG002 - the same for everybody
        """Return the cut points, whatever the population."""
        axes = {axis: getattr(self, axis) for axis in ("days_since_last", "purchases", "spend")}
        return Cuts(
            **{
                axis: points if isinstance(points, Cut) else Cut.at(points, equal=self.equal)
                for axis, points in axes.items()
            }
        )


def _shares(values: Iterable[float | str | Fraction]) -> tuple[Fraction, ...]:
    return tuple(number.ratio(value, "at") for value in arguments.rows(values, "at"))


@frozen(kw_only=True)
class Percentiles:
    """Groups cut at given fractions of the population, by type-7 quantiles.

    Args:
        at: The fractions, in order, such as ``(0.5, 0.8, 0.95)``.

    Raises:
        InvalidInput: A fraction is not between 0 and 1.
    """

    at: tuple[Fraction, ...] = field(converter=_shares)

    @at.validator
    def _fractions(self, _attribute: object, values: tuple[Fraction, ...]) -> None:
        for value in values:
            if not 0 < value < 1:
                raise InvalidInput(
                    "{value} is not a fraction between 0 and 1.",
                    code="customers.fraction",
                    remedy="Give 0.8 for 80 %.",
                    where="at",
                    value=float(value),
                )

    def cuts(self, rows: Sequence[Metrics]) -> Cuts:
        """Return the cut points for a population."""
        found = {}
        for axis, column in columns_of(rows).items():
            ordered = in_order(column)
            points = [quantile(ordered, share) for share in self.at]
            found[axis] = Cut(points=points, groups=len(points) + 1, inclusive=False)
        return Cuts(**found)


def _is_callable(_instance: object, _attribute: Any, value: Any) -> None:
    if not callable(value):
        raise InvalidType(
            "{value} cannot be called.",
            code="customers.labels",
            remedy="Give a function of the values of an axis.",
            where="labels",
            value=arguments.shown(value),
        )


@frozen(kw_only=True)
class Clusters:
    """The groups of a clustering that you bring, on each axis by itself.

    Args:
        labels: Given the values of one axis, the cluster of each, such as
            ``lambda values: KMeans(5).fit_predict([[v] for v in values])``.
    """

    labels: Callable[[list[float]], Sequence[Any]] = field(validator=_is_callable)

    def cuts(self, rows: Sequence[Metrics]) -> Cuts:
        """Return the cut points halfway between the clusters."""
        return Cuts(
            **{
                axis: label_cut(column, self.labels([float(value) for value in column]))
                for axis, column in columns_of(rows).items()
            }
        )
