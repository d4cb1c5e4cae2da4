"""How value is spread over customers: ABC classes, the share of the top, Gini's coefficient."""

from collections.abc import Mapping
from fractions import Fraction

from attrs import frozen

from xborder import number
from xborder.choice import Choice
from xborder.customers import arguments
from xborder.customers.scoring.cut import Value
from xborder.display import Figures
from xborder.errors import InvalidInput


class AbcClass(Choice):
    """The class of a customer by cumulative value."""

    A = "A"
    B = "B"
    C = "C"


class AbcRule(Choice):
    """Where the customer belongs who carries the cumulative share across a bound."""

    CROSSING_ABOVE = "crossing_above"
    """To the class above: the first that reaches 80 % is still A."""
    CROSSING_BELOW = "crossing_below"
    """To the class below."""


def abc_classes(
    values: Mapping[str, Value],
    *,
    bounds: tuple[Value, Value] = (Fraction(80, 100), Fraction(95, 100)),
    rule: AbcRule = AbcRule.CROSSING_ABOVE,
) -> dict[str, AbcClass]:
    """Return the ABC class of every customer, by cumulative share of value.

    Args:
        values: The value of each customer; 0 or less is always C.
        bounds: The cumulative shares that end A and B.
        rule: Where the customer who crosses a bound belongs.

    Raises:
        InvalidInput: Not ``0 < first <= second <= 1``.

    Examples:
        >>> {name: str(found) for name, found in abc_classes({"x": 85, "y": 10, "z": 5}).items()}
        {'x': 'A', 'y': 'B', 'z': 'C'}
    """
    ends = [number.ratio(end, "bounds") for end in arguments.rows(bounds, "bounds")]  # 0.8 is 8/10
    if len(ends) != 2:
        raise InvalidInput(
            "The bounds {value} are not shares in order.",
            code="customers.fraction",
            remedy="Give 0 < first <= second <= 1.",
            where="bounds",
            value=[float(end) for end in ends],
        )
    first, second = ends
    if not 0 < first <= second <= 1:
        raise InvalidInput(
            "The bounds {value} are not shares in order.",
            code="customers.fraction",
            remedy="Give 0 < first <= second <= 1.",
            where="bounds",
            value=(float(first), float(second)),
        )
    each = arguments.by_name(values, "values", arguments.exact_value)
    worth = {name: max(value, Fraction(0)) for name, value in each.items()}
    total = sum(worth.values(), Fraction(0))
    found = dict.fromkeys(worth, AbcClass.C)
    running = Fraction(0)
    above = AbcRule(rule) is AbcRule.CROSSING_ABOVE
    for name in sorted(worth, key=lambda key: (-worth[key], key)):
        if not worth[name]:
            break
        before, running = running, running + worth[name]
        for label, bound in ((AbcClass.A, first), (AbcClass.B, second)):
            if before < bound * total if above else running <= bound * total:
                found[name] = label
                break
    return found


@frozen(kw_only=True, repr=False)
class Concentration(Figures):
    """How unevenly value is spread.

    Attributes:
        top_share: The share of value held by the top fraction of customers.
        top_customers: How many customers that fraction is, rounded down, at least 1.
        gini: Gini's coefficient: 0 if all are equal, near 1 if one holds all.
    """

    top_share: float
    top_customers: int
    gini: float


def concentration(values: Mapping[str, Value], *, top: Value = Fraction(20, 100)) -> Concentration:
    """Return how unevenly value is spread over customers.

    Args:
        values: The value of each customer, 0 or more in all.
        top: The fraction of customers to look at.

    Raises:
        InvalidInput: There is no value above 0, or one below, or ``top`` is no fraction.

    Examples:
        >>> concentration({"a": 3, "b": 1, "c": 0, "d": 0}, top=0.25).top_share
        0.75
    """
    each = arguments.by_name(values, "values", arguments.exact_value)
    ordered = sorted(each.values(), reverse=True)
    total = sum(ordered, Fraction(0))
    share = number.ratio(top, "top")
    if not ordered or ordered[-1] < 0 or not total or not 0 < share <= 1:
        raise InvalidInput(
            "The spread of {value} values cannot be measured.",
            code="customers.concentration",
            remedy="Give values of 0 or more, one of them above 0, and 0 < top <= 1.",
            where="values",
            value=len(ordered),
        )
    count = max(1, int(share * len(ordered)))
    ranked = sum((rank * value for rank, value in enumerate(ordered, start=1)), Fraction(0))
    gini = (len(ordered) + 1 - 2 * ranked / total) / len(ordered)
    return Concentration(
        top_share=float(sum(ordered[:count], Fraction(0)) / total),
        top_customers=count,
        gini=float(gini),
    )
