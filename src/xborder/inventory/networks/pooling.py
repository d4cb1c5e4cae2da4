"""What holding stock in fewer places saves, and on which conditions.

    apart      k sum sigma_i
    together   k sqrt(sum_ij rho_ij sigma_i sigma_j)      never more, since rho <= 1
    square-root law: equal, independent, same service      stock x sqrt(places after / before)

Pooling overseas warehouses or marketplaces saves safety stock only: cycle stock follows the order
size, pipeline stock the transit time.
"""

import math
from collections.abc import Sequence
from decimal import Decimal
from numbers import Real

from attrs import field, frozen

from xborder.errors import InvalidInput
from xborder.kind import all_of_kind
from xborder.number import (
    NOT_NEGATIVE,
    checked,
    correlation,
    finite,
    finite_values,
    not_negative,
    positive,
)


@frozen(kw_only=True, field_transformer=checked)
class PooledPlace:
    """A warehouse or a marketplace and the demand it protects against.

    Args:
        name: What it is called.
        sd: Standard deviation of demand per period, units.
        lead_time: Its protection interval in that period.
        mean: Mean demand per period; needed only with a lead-time deviation.
        lead_time_sd: Standard deviation of the lead time.
    """

    name: str
    sd: float = field(metadata=NOT_NEGATIVE)
    lead_time: float = field(metadata=NOT_NEGATIVE)
    mean: float = field(default=0.0, metadata=NOT_NEGATIVE)
    lead_time_sd: float = field(default=0.0, metadata=NOT_NEGATIVE)

    @property
    def sigma(self) -> float:
        """Standard deviation over the protection interval."""
        own = self.sd**2 * self.lead_time + (self.mean * self.lead_time_sd) ** 2
        return math.sqrt(own)


@frozen(kw_only=True)
class Pooling:
    """Safety stock apart and together.

    Attributes:
        apart: Units, each place for itself.
        together: Units in one place.
        saved: Apart less together; below zero where the pooled place has a longer lead time.
        sigma: Standard deviation together.
    """

    apart: float
    together: float
    sigma: float

    @property
    def saved(self) -> float:
        """Units saved."""
        return self.apart - self.together


def pooled_safety_stock(
    places: Sequence[PooledPlace],
    *,
    safety_factor: float,
    correlations: Sequence[Sequence[float]] | float = 0.0,
    pooled_lead_time: float | None = None,
) -> Pooling:
    """Return what pooling normal demand saves at the same safety factor.

    Args:
        places: The places to pool.
        safety_factor: k, such as the normal quantile of the cycle service level; zero or more.
        correlations: Demand correlations, one for all pairs or a symmetric matrix with ones.
        pooled_lead_time: Protection interval of the pooled place, if not each place's own.

    Raises:
        InvalidInput: The correlations are no correlation matrix.

    Source:
        Eppen (1979), Management Science 25(5).

    Examples:
        >>> three = [PooledPlace(name=n, sd=8, lead_time=49) for n in ("DE", "FR", "IT")]
        >>> found = pooled_safety_stock(three, safety_factor=2.0537)
        >>> round(found.apart, 1), round(found.together, 1)
        (345.0, 199.2)
    """
    all_of_kind(places, PooledPlace, "places")
    k = not_negative(safety_factor, "safety_factor")
    rho = correlation_matrix(correlations, len(places))
    spans = range(len(places))
    sigmas = [place.sigma for place in places]
    if pooled_lead_time is not None:
        time = not_negative(pooled_lead_time, "pooled_lead_time")
        pooled = [place.sd * math.sqrt(time) for place in places]
    else:
        pooled = sigmas
    variance = math.fsum(rho[i][j] * pooled[i] * pooled[j] for i in spans for j in spans)
    # a correlation matrix of real data is positive semidefinite but for the digits it was typed to
    if variance < -1e-9 * math.fsum(s * s for s in pooled):
        raise InvalidInput(
            "These correlations give a variance of {value}, which is negative.",
            code="inventory.correlation",
            remedy="Give the correlations of one data set; pairs made up apart may contradict.",
            where="correlations",
            value=variance,
        )
    sigma = math.sqrt(max(0.0, variance))
    return Pooling(apart=k * math.fsum(sigmas), together=k * sigma, sigma=sigma)


def correlation_matrix(
    correlations: Sequence[Sequence[float]] | float, size: int
) -> list[list[float]]:
    """Return the matrix of correlations, whether given as one number for all pairs or in full.

    Raises:
        InvalidInput: It is not symmetric with ones, or of another size.
    """
    if isinstance(correlations, (Real, Decimal)):
        off = correlation(correlations, "correlations")
        return [[1.0 if i == j else off for j in range(size)] for i in range(size)]
    given = all_of_kind(correlations, object, "correlations")
    rows = [
        [correlation(value, "correlations") for value in finite_values(row, "correlations")]
        for row in given
    ]
    spans = range(size)
    if [len(row) for row in rows] != [size] * size or any(
        rows[i][j] != rows[j][i] or rows[i][i] != 1 for i in spans for j in spans
    ):
        raise InvalidInput(
            "The correlations of {value} places are not a symmetric matrix with ones.",
            code="inventory.correlation",
            remedy="Give one row and one column for each place.",
            where="correlations",
            value=size,
        )
    return rows


def square_root_law(*, safety_stock: float, places_before: float, places_after: float) -> float:
    """Return safety stock after changing the number of equal, independent places.

    Args:
        safety_stock: Total safety stock before, units.
        places_before: Number of places before.
        places_after: Number of places after.

    Source:
        Maister (1976), International Journal of Physical Distribution 6(3).

    Examples:
        >>> square_root_law(safety_stock=900, places_before=9, places_after=4)
        600.0
    """
    ratio = positive(places_after, "places_after") / positive(places_before, "places_before")
    return finite(safety_stock, "safety_stock") * math.sqrt(ratio)
