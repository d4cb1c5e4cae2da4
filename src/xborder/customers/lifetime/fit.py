"""A fitted model, and an honest word on how the fit went.

Where the data say nothing about a parameter, the fit says so instead of returning the place where
the search got tired; then it gives no standard errors.
"""

from collections.abc import Callable, Mapping
from math import sqrt
from typing import TYPE_CHECKING, Generic, TypeVar

from attrs import field, frozen

from xborder.customers.lifetime.maximum import Convergence, Maximum
from xborder.display import Brief
from xborder.errors import extra
from xborder.messages import Text

if TYPE_CHECKING:
    import numpy as np
else:
    np = extra("numpy", name="stats")

M = TypeVar("M")


@frozen(kw_only=True, repr=False)
class Fit(Brief, Generic[M]):
    """A fitted model and what is known of its fit.

    Attributes:
        model: The model at the parameters found.
        log_likelihood: Its log-likelihood over the whole population.
        parameters: The parameters by name.
        standard_errors: Their standard errors from the observed information, by name; empty
            unless the fit converged.
        covariance: The covariance of the parameters, in the order of ``parameters``.
        customers: How many customers (weights included) were fitted.
        convergence: How it ended.
    """

    model: M
    log_likelihood: float
    parameters: Mapping[str, float] = field(hash=False)
    standard_errors: Mapping[str, float] = field(hash=False)
    covariance: tuple[tuple[float, ...], ...]
    customers: float
    convergence: Convergence

    @property
    def doubts(self) -> tuple[Text, ...]:
        """What every figure that rests on the fit has to say; nothing if it converged."""
        return self.convergence.doubts(str(getattr(self.model, "name", type(self.model).__name__)))


def fitted(
    build: Callable[[Mapping[str, float], Convergence], M],
    *,
    top: Maximum,
    scales: Mapping[str, float],
    customers: float,
    shift: float = 0.0,
) -> Fit[M]:
    """Return the fit of a model from the top of its likelihood.

    The search is over logarithms, so that the covariance of a parameter is that of its logarithm
    times its value on either side (the delta method, exact to first order).

    Args:
        build: The model at given parameters, which remembers how they were found.
        top: Where the search ended.
        scales: By parameter, in the order of the search: what leads back to the caller's units.
        customers: The sum of weights.
        shift: What the log-likelihood changes by on leaving the inner scale.
    """
    values = np.exp(top.log_parameters) * np.array(list(scales.values()))
    parameters = dict(zip(scales, map(float, values), strict=True))
    covariance = () if top.covariance is None else top.covariance * np.outer(values, values)
    errors = {} if top.covariance is None else dict(zip(scales, np.diag(covariance), strict=True))
    return Fit(
        model=build(parameters, top.convergence),
        log_likelihood=top.log_likelihood + shift,
        parameters=parameters,
        standard_errors={name: sqrt(float(square)) for name, square in errors.items()},
        covariance=tuple(tuple(map(float, row)) for row in covariance),
        customers=customers,
        convergence=top.convergence,
    )
