"""Cut points: from a column of values to scores, and the same scores again for a new customer.

Six common rules give five different answers for one column with ties, so the rule has a name
(:class:`TieRule`) and the cut points come back with the scores. Points are exact fractions; a
value is compared with them exactly, so that neither the order of rows nor the unit of currency
moves a customer across one.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise
from math import ceil, floor, lcm
from typing import Any, TypeAlias

from attrs import field, frozen

from xborder import number
from xborder.choice import Choice
from xborder.customers import arguments
from xborder.errors import InvalidInput

Value: TypeAlias = int | float | Decimal | Fraction


class TieRule(Choice):
    """How equal values at a quantile are scored."""

    LOWEST_RANK = "lowest_rank"
    """Equal values take the group of the lowest rank among them: ceil(groups * rank / n)."""
    HIGHEST_RANK = "highest_rank"
    """Equal values take the group of the highest rank among them (SQL PERCENT_RANK, inclusive)."""
    QUANTILE = "quantile"
    """Groups are ``(q_k, q_k+1]`` between type-7 quantiles; equal quantiles make one group, so
    there can be fewer groups than asked for (pandas qcut, duplicates dropped)."""
    QUANTILE_PLUS_ONE = "quantile_plus_one"
    """Groups are ``[q_k + 1, q_k+1 + 1)`` (R package rfm). Made for whole numbers: it changes with
    the unit of currency."""
    NTILE = "ntile"
    """Groups of equal size; equal values are split by the tie breaker (SQL NTILE)."""
    RANK_FIRST = "rank_first"
    """Ranks in tie-breaker order, cut at their type-7 quantiles (pandas rank then qcut)."""


class EqualValues(Choice):
    """On which side of a cut point a value equal to it belongs."""

    ABOVE = "above"
    """"From 100 on": 100 is in the upper group."""
    BELOW = "below"
    """"Up to 30 days": 30 is in the lower group."""


SPLITTING = (TieRule.NTILE, TieRule.RANK_FIRST)
"""The rules that give equal customers different scores; no cut point can reproduce them."""


def checked_value(value: Any, where: str) -> Value:
    """Return a value that can be compared and added exactly, as it was given.

    Raises:
        InvalidType: It is no number.
        InvalidInput: It is not finite.
    """
    if type(value) is not int:
        number.finite(value, where)
    plain: Value = value.item() if hasattr(value, "item") else value
    return plain


def checked_values(values: Any, where: str) -> list[Value]:
    """Return values, each checked, at least one.

    Raises:
        InvalidType: They are no sequence, or one of them is no number.
        InvalidInput: There is none, or one is not finite.
    """
    found = [
        value if type(value) is Fraction else checked_value(value, f"{where}.{place}")
        for place, value in enumerate(arguments.rows(values, where))
    ]
    if not found:
        raise InvalidInput(
            "{name} is empty.",
            code="number.empty",
            remedy="Give at least one value.",
            where=where,
            name=where,
        )
    return found


MOST_GROUPS = 99
"""Scores have two digits at most; more groups than that tell nobody apart any better."""


def checked_groups(groups: Any) -> int:
    """Return a number of groups.

    Raises:
        InvalidType: It is no whole number.
        InvalidInput: It is below 2 or above 99.
    """
    if not 2 <= number.whole(groups, "groups", least=-MOST_GROUPS) <= MOST_GROUPS:
        raise InvalidInput(
            "{value} groups cannot tell customers apart.",
            code="customers.groups",
            remedy="Give 2 to 99.",
            where="groups",
            value=groups,
        )
    return int(groups)


def _fractions(points: Iterable[Value]) -> tuple[Fraction, ...]:
    found = arguments.rows(points, "points")
    return tuple(
        Fraction(checked_value(point, f"points.{place}")) for place, point in enumerate(found)
    )


def _flag(value: object) -> bool:
    return arguments.flag(value, "inclusive")


@frozen(kw_only=True, field_transformer=number.checked)
class Cut:
    """Cut points along one axis.

    Attributes:
        points: The points in order; a point that stands twice is a group nobody is in.
        inclusive: Whether a value equal to a point belongs above it.
        groups: How many scores there are.
        splits_equals: Whether the scores came from a rule that splits equal values.

    Raises:
        InvalidInput: The points are not in order.

    Examples:
        >>> [Cut.at([30, 90]).score(days) for days in (29, 30, 120)]
        [1, 2, 3]
    """

    points: tuple[Fraction, ...] = field(converter=_fractions)
    inclusive: bool = field(default=True, converter=_flag)
    groups: int = field(metadata=number.COUNT)
    splits_equals: bool = field(default=False, converter=_flag)

    def __attrs_post_init__(self) -> None:
        if list(self.points) != sorted(self.points):
            raise InvalidInput(
                "The cut points {value} are not in order.",
                code="customers.cut",
                remedy="Give them from the lowest to the highest.",
                where="points",
                value=[float(point) for point in self.points],
            )

    @classmethod
    def at(cls, points: Sequence[Value], *, equal: EqualValues = EqualValues.ABOVE) -> "Cut":
        """Return fixed cut points.

        Args:
            points: The points, from the lowest to the highest.
            equal: On which side of a point a value equal to it belongs.

        Examples:
            >>> Cut.at([30, 90]).score(30), Cut.at([30, 90], equal="below").score(30)
            (2, 1)
        """
        inclusive = EqualValues(equal) is EqualValues.ABOVE
        found = _fractions(points)
        return cls(points=found, groups=len(found) + 1, inclusive=inclusive)

    def score(self, value: Value) -> int:
        """Return the score of a value, from 1 to ``groups``.

        Raises:
            InvalidInput: The cut came from a rule that splits equal values.
        """
        if self.splits_equals:
            raise InvalidInput(
                "These scores split equal customers: no cut point can score {value} alike.",
                code="customers.splits",
                remedy="Score with a rule that does not, such as lowest_rank.",
                where="value",
                value=value,
            )
        side = bisect_right if self.inclusive else bisect_left
        return 1 + side(self.points, checked_value(value, "value"))


def score_column(cut: Cut, values: Sequence[Value]) -> list[int]:
    """Return the score of each value, the same as :meth:`Cut.score` one by one.

    The values are brought to one denominator, and each point is moved once to the first whole
    number that lies on its upper side; then ints are compared, ten times as quick as fractions.

    Args:
        cut: The points between the scores.
        values: Numbers, exact ones included.

    Raises:
        InvalidInput: The cut came from a rule that splits equal values.

    Examples:
        >>> score_column(Cut.at([30, 90]), [29, 30, Fraction(181, 2)])
        [1, 2, 3]
    """
    arguments.an(Cut, cut, "cut")
    values = list(arguments.rows(values, "values"))
    whole, scale = in_one_denominator(checked_values(values, "values") if values else [])
    if cut.splits_equals:
        return [cut.score(value) for value in values]  # which refuses, with the reason
    scaled = [point * scale for point in cut.points]
    first = [ceil(point) if cut.inclusive else floor(point) + 1 for point in scaled]
    return [1 + bisect_right(first, value) for value in whole]


def in_one_denominator(values: Sequence[Value]) -> tuple[list[int], int]:
    """Return ``values`` times their least common denominator, and that denominator.

    Money has a denominator of 100 or so, floats one of at most 2**1074; either is exact.
    """
    if all(type(value) is int for value in values):
        return list(values), 1  # type: ignore[arg-type]  # as the line before says
    ratios = [value.as_integer_ratio() for value in values]
    scale = lcm(*{below for _, below in ratios})
    return [above * (scale // below) for above, below in ratios], scale


def in_order(values: Sequence[Value]) -> list[Value]:
    """Return values in ascending order, compared as whole numbers of one denominator."""
    whole, _ = in_one_denominator(values)
    return [values[place] for place in sorted(range(len(values)), key=whole.__getitem__)]


def quantile(ordered: Sequence[Value], fraction: Fraction) -> Fraction:
    """Return a type-7 quantile of values in order, exactly.

    Args:
        ordered: At least one value, in order.
        fraction: Which quantile: a half is the median.

    Source: Hyndman and Fan, The American Statistician 50 (1996), 361-365, definition 7.

    Examples:
        >>> quantile([1, 2, 3, 10], Fraction(1, 2))
        Fraction(5, 2)
    """
    ordered = checked_values(ordered, "ordered")
    if not 0 <= number.ratio(fraction, "fraction") <= 1:
        number.share(fraction, "fraction")
    return _quantile(ordered, number.ratio(fraction, "fraction"))


def _quantile(ordered: Sequence[Value], fraction: Fraction) -> Fraction:
    place = (len(ordered) - 1) * fraction
    lower = place.numerator // place.denominator
    upper = min(lower + 1, len(ordered) - 1)
    below, above = Fraction(ordered[lower]), Fraction(ordered[upper])
    return below + (above - below) * (place - lower)


def quantile_cut(ordered: Sequence[Value], *, groups: int, ties: TieRule) -> Cut:
    """Return the cut points of a column in order, by a tie rule.

    Args:
        ordered: The values in ascending order, at least one.
        groups: How many groups, 2 or more.
        ties: How equal values are scored.
    """
    return cut_in_order(
        checked_values(ordered, "ordered"), groups=checked_groups(groups), ties=TieRule(ties)
    )


def cut_in_order(ordered: Sequence[Value], *, groups: int, ties: TieRule) -> Cut:
    """Return what :func:`quantile_cut` does, of values known to be numbers in order.

    Only the values about a cut are read, some twenty each, so a million need not be made exact.
    """
    cuts = [Fraction(place, groups) for place in range(1, groups)]
    match ties:
        case TieRule.QUANTILE_PLUS_ONE:
            return Cut(points=[_quantile(ordered, cut) + 1 for cut in cuts], groups=groups)
        case TieRule.QUANTILE:
            edges = {_quantile(ordered, cut) for cut in (Fraction(0), *cuts, Fraction(1))}
            inner = sorted(edges)[1:-1]
            return Cut(points=inner, groups=len(inner) + 1, inclusive=False)
        case TieRule.LOWEST_RANK:
            return Cut(points=[_above_lowest(ordered, cut) for cut in cuts], groups=groups)
        case TieRule.HIGHEST_RANK:
            return Cut(points=[ordered[int(cut * len(ordered))] for cut in cuts], groups=groups)
        case _:
            points = [ordered[int(cut * len(ordered))] for cut in cuts]
            return Cut(points=points, groups=groups, splits_equals=True)


def _above_lowest(ordered: Sequence[Value], cut: Fraction) -> Value:
    """Return the lowest value whose lowest rank, from 1, is above ``cut`` of all.

    Nobody may be that high; then a point above every value stands for the empty group.
    """
    place = int(cut * len(ordered))
    if place == bisect_left(ordered, ordered[place]):
        return ordered[place]
    after = bisect_right(ordered, ordered[place])
    return ordered[after] if after < len(ordered) else Fraction(ordered[-1]) + 1


def split_scores(
    values: Sequence[Value], breakers: Sequence[str], *, groups: int, ties: TieRule
) -> tuple[int, ...]:
    """Return scores by a rule that splits equal values, in the order of the breakers.

    Args:
        values: The column.
        breakers: What decides among equal values, such as the customer's id.
        groups: How many groups.
        ties: ``NTILE`` or ``RANK_FIRST``.
    """
    values, groups, ties = checked_values(values, "values"), checked_groups(groups), TieRule(ties)
    names = [arguments.text(name, "breakers") for name in arguments.rows(breakers, "breakers")]
    if len(names) != len(values):
        raise InvalidInput(
            "{value} tie breakers stand against {count} values.",
            code="customers.breakers",
            remedy="Give one a value, such as the customer's id.",
            where="breakers",
            value=len(names),
            count=len(values),
        )
    count = len(values)
    order = sorted(range(count), key=lambda place: (values[place], names[place]))
    scores = [0] * count
    for rank, place in enumerate(order):
        if ties is TieRule.NTILE:
            size, longer = divmod(count, groups)
            edge = longer * (size + 1)
            group = rank // (size + 1) if rank < edge else longer + (rank - edge) // max(size, 1)
        else:
            group = max(0, ceil(Fraction(rank * groups, max(count - 1, 1))) - 1)
        scores[place] = group + 1
    return tuple(scores)


def _label(label: Any) -> Any:
    try:
        hash(label)
    except TypeError:
        return str(label)
    return label


def label_cut(values: Sequence[Value], labels: Sequence[Any]) -> Cut:
    """Return the cut points halfway between the groups of a clustering.

    Args:
        values: The column.
        labels: The cluster of each value, of any kind.

    Raises:
        InvalidInput: Not one label a value, or two clusters overlap on the axis.

    Examples:
        >>> [float(point) for point in label_cut([1, 2, 9, 10], ["b", "b", "a", "a"]).points]
        [5.5]
    """
    values = checked_values(values, "values")
    labels = [_label(label) for label in arguments.rows(labels, "labels")]
    if len(labels) != len(values):
        raise InvalidInput(
            "{value} labels stand against {count} values.",
            code="customers.labels",
            remedy="Return one label a value.",
            where="labels",
            value=len(labels),
            count=len(values),
        )
    spans: dict[Any, tuple[Value, Value]] = {}
    for value, label in zip(values, labels, strict=True):
        low, high = spans.get(label, (value, value))
        spans[label] = (min(low, value), max(high, value))
    ordered = sorted(spans.values())
    points = []
    for (_, high), (low, _) in pairwise(ordered):
        if high >= low:
            raise InvalidInput(
                "Two clusters overlap at {value}.",
                code="customers.labels",
                remedy="Cluster each axis by itself, so that clusters do not interleave.",
                where="labels",
                value=high,
            )
        points.append((Fraction(high) + Fraction(low)) / 2)
    return Cut(points=points, groups=len(ordered))
