"""Columns of floats: what the models take, checked once at their door."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, TypeAlias

from xborder.errors import InvalidInput, extra

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Floats: TypeAlias = NDArray[np.float64]
else:
    np = extra("numpy", name="stats")
    Floats = Any

Numbers: TypeAlias = Any
"""A number, a sequence of numbers or an array of them."""


def check_parameters(named: Mapping[str, float]) -> None:
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


def check_ages(
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
