"""A summary as arrays: distinct rows, their weights, and one inner time scale.

Of the 2,357 customers of the CDNOW sample 1,016 rows are distinct, of a large shop far fewer;
a fit needs each only once. Ages are divided by their mean, so that a search sees numbers near 1
whatever the unit.
"""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from attrs import frozen

from xborder.customers.beta_mean import Floats
from xborder.customers.summary import Summary
from xborder.errors import InvalidInput, NoSolution, extra

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


def shapes(named: Mapping[str, float]) -> None:
    """Refuse parameters of a model that are not finite numbers above 0.

    Raises:
        InvalidInput: One of them is not.
    """
    for name, value in named.items():
        if not (np.isfinite(value) and value > 0):
            raise InvalidInput(
                "The parameter {name} is {value}, not a finite number above 0.",
                code="customers.parameter",
                remedy="Give the parameters as the paper prints them.",
                where=name,
                value=value,
                name=name,
            )


def ages(
    frequency: Floats | Sequence[float] | float,
    age_at_last: Floats | Sequence[float] | float,
    age: Floats | Sequence[float] | float,
) -> tuple[Floats, Floats, Floats]:
    """Return the three columns as arrays.

    Raises:
        InvalidInput: Not ``0 <= t_x <= T``, or a negative frequency, or not a number.
    """
    x, t_x, end = (np.asarray(value, dtype=float) for value in (frequency, age_at_last, age))
    for name, wrong, column in (
        ("frequency", ~(x >= 0), x),
        ("age_at_last", ~((t_x >= 0) & (t_x <= end)), t_x),
        ("age", ~np.isfinite(end), end),
    ):
        if wrong.any():
            where = np.flatnonzero(np.ravel(wrong))
            spread = np.broadcast_to(column, wrong.shape)
            raise InvalidInput(
                "{count} values of {name} cannot be used, the first is {value}.",
                code="customers.columns",
                remedy="Give frequency >= 0 and 0 <= age_at_last <= age, all finite.",
                where=f"{name}.{where[0]}",
                value=float(np.ravel(spread)[where[0]]),
                count=len(where),
                name=name,
            )
    return x, t_x, end
