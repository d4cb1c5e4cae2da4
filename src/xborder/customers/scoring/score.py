"""What is scored of a customer, the score, and the cut points between the two.

The recency here is ``days_since_last``, days from the last purchase to the day of the analysis;
fewer is better, so its score is turned round.
"""

from fractions import Fraction
from typing import Any

from attrs import field, frozen

from xborder import number
from xborder.choice import Choice
from xborder.customers import arguments
from xborder.customers.scoring.cut import Cut, Value, checked_value

_WHOLE = number.checks(number.whole, most=10**12)


def _id(value: object) -> str:
    return value if type(value) is str else arguments.identifier(value, "customer_id")


def _spend(value: Any) -> Value:
    return value if type(value) is Fraction else checked_value(value, "spend")


def _is_cut(_instance: object, attribute: Any, value: Any) -> None:
    arguments.an(Cut, value, attribute.name)


class Spend(Choice):
    """What M stands for."""

    TOTAL = "total"
    MEAN = "mean"
    """The mean value of a purchase."""


@frozen(kw_only=True, field_transformer=number.checked)
class Metrics:
    """What is scored of one customer.

    Attributes:
        customer_id: The customer.
        days_since_last: Days from the last purchase to the day of the analysis.
        purchases: How many purchases, days with several orders counted once.
        spend: Total or mean value, exact.
    """

    customer_id: str = field(converter=_id)
    days_since_last: int = field(metadata=_WHOLE)
    purchases: int = field(metadata=_WHOLE)
    spend: Value = field(converter=_spend)


@frozen(kw_only=True)
class Cuts:
    """The cut points of the three axes.

    They score a new customer as they scored the old ones, without fitting again.
    """

    days_since_last: Cut = field(validator=_is_cut)
    purchases: Cut = field(validator=_is_cut)
    spend: Cut = field(validator=_is_cut)

    def score(self, metrics: Metrics) -> "Score":
        """Return the score of a customer.

        Raises:
            InvalidInput: The cuts came from a rule that splits equal customers.
        """
        arguments.an(Metrics, metrics, "metrics")
        days = self.days_since_last
        return Score(
            recency=days.groups + 1 - days.score(metrics.days_since_last),
            frequency=self.purchases.score(metrics.purchases),
            monetary=self.spend.score(metrics.spend),
        )


@frozen(kw_only=True, order=True, field_transformer=number.checked)
class Score:
    """The three scores; higher is better on each axis.

    Examples:
        >>> str(Score(recency=5, frequency=4, monetary=1))
        '541'
    """

    recency: int = field(metadata=_WHOLE)
    frequency: int = field(metadata=_WHOLE)
    monetary: int = field(metadata=_WHOLE)

    def __str__(self) -> str:
        digits = (self.recency, self.frequency, self.monetary)
        return ("" if max(digits) < 10 else "-").join(map(str, digits))
