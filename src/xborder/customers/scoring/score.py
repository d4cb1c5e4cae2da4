"""What is scored of a customer, the score, and the cut points between the two.

The recency here is ``days_since_last``, days from the last purchase to the day of the analysis;
fewer is better, so its score is turned round.
"""

from attrs import frozen

from xborder.choice import Choice
from xborder.customers.scoring.cut import Cut, Value


class Spend(Choice):
    """What M stands for."""

    TOTAL = "total"
    MEAN = "mean"
    """The mean value of a purchase."""


@frozen(kw_only=True)
class Metrics:
    """What is scored of one customer.

    Attributes:
        customer_id: The customer.
        days_since_last: Days from the last purchase to the day of the analysis.
        purchases: How many purchases, days with several orders counted once.
        spend: Total or mean value, exact.
    """

    customer_id: str
    days_since_last: int
    purchases: int
    spend: Value


@frozen(kw_only=True)
class Cuts:
    """The cut points of the three axes.

    They score a new customer as they scored the old ones, without fitting again.
    """

    days_since_last: Cut
    purchases: Cut
    spend: Cut

    def score(self, metrics: Metrics) -> "Score":
        """Return the score of a customer.

        Raises:
            InvalidInput: The cuts came from a rule that splits equal customers.
        """
        days = self.days_since_last
        return Score(
            recency=days.groups + 1 - days.score(metrics.days_since_last),
            frequency=self.purchases.score(metrics.purchases),
            monetary=self.spend.score(metrics.spend),
        )


@frozen(kw_only=True, order=True)
class Score:
    """The three scores; higher is better on each axis.

    Examples:
        >>> str(Score(recency=5, frequency=4, monetary=1))
        '541'
    """

    recency: int
    frequency: int
    monetary: int

    def __str__(self) -> str:
        digits = (self.recency, self.frequency, self.monetary)
        return ("" if max(digits) < 10 else "-").join(map(str, digits))
