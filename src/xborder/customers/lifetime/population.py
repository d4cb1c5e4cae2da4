"""A summary as arrays: distinct rows, their weights, and one inner time scale.

Of the 2,357 customers of the CDNOW sample 1,016 rows are distinct, of a large shop far fewer;
a fit needs each only once. Ages are divided by their mean, so that a search sees numbers near 1
whatever the unit.
"""

from typing import TYPE_CHECKING, Any

from attrs import frozen

from xborder.customers.lifetime.columns import Floats
from xborder.customers.purchases.summary import Summary
from xborder.errors import NoSolution, extra

if TYPE_CHECKING:
    import numpy as np
else:
    np = extra("numpy", name="stats")


@frozen(kw_only=True)
class Population:
    """Distinct rows of a summary.

    Attributes:
        frequency: x of each row.
        age_at_last: t_x of each row, divided by ``scale``.
        age: T of each row, divided by ``scale``.
        weight: How many customers share the row.
        scale: The inner time scale, in units of the summary.
        distinct: The distinct values of x.
        which: For each row, where its x stands in ``distinct``.
    """

    frequency: Floats
    age_at_last: Floats
    age: Floats
    weight: Floats
    scale: float
    distinct: Floats
    which: Any

    @property
    def customers(self) -> float:
        """The sum of weights."""
        return float(self.weight.sum())

    @property
    def unit_shift(self) -> float:
        """What the log-likelihood gains on going back to the summary's unit of time."""
        return -float(self.weight @ self.frequency) * float(np.log(self.scale))


def population(summary: Summary) -> Population:
    """Return the distinct rows of a summary.

    Raises:
        NoSolution: Nobody has bought twice, or nobody has an age: then no parameter can be found.
    """
    columns = np.array(
        [(row.frequency, row.age_at_last, row.age, row.weight) for row in summary.rows],
        dtype=float,
    )
    # Sorted by all three, equal rows lie side by side; np.unique(axis=0) takes ten times as long.
    order = np.lexsort(columns[:, :3].T[::-1])
    columns = columns[order]
    first = np.flatnonzero(np.append(True, (np.diff(columns[:, :3], axis=0) != 0).any(axis=1)))
    weight = np.add.reduceat(columns[:, 3], first)
    frequency, age_at_last, age = columns[first, :3].T
    scale = float(np.average(age, weights=weight))
    if not frequency.any():
        raise NoSolution(
            "None of the {value} customers has bought twice.",
            code="customers.one_time_buyers",
            remedy="Observe for longer: with one-time buyers alone the likelihood rises for ever "
            "as the purchase rate falls to 0.",
            where="summary",
            value=len(summary),
        )
    # Gamma functions depend on x alone: a thousand rows have some thirty different ones.
    distinct, which = np.unique(frequency, return_inverse=True)
    return Population(
        frequency=frequency,
        age_at_last=age_at_last / scale,
        age=age / scale,
        weight=weight,
        scale=scale,
        distinct=distinct,
        which=which,
    )
