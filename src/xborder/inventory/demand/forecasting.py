"""Forecast error as the sigma of safety stock.

    bias = mean(e)    MAD = mean|e|    RMSE = sqrt(mean(e^2))    e = actual - forecast

Safety stock covers the error of the forecast, not the variance of demand: a good forecast of a
seasonal item needs little of it.
"""

import math
from collections.abc import Sequence

from attrs import frozen

from xborder.errors import InvalidInput
from xborder.number import finite_values, not_negative


@frozen(kw_only=True)
class ForecastError:
    """How far forecasts were off.

    Attributes:
        bias: Mean error, units; above zero if forecasts were too low.
        mad: Mean absolute error, units.
        rmse: Root mean squared error, units: the sigma to plan with, bias left in.
        sd: Standard deviation about the bias (n - 1): the sigma once the bias is corrected.
    """

    bias: float
    mad: float
    rmse: float
    sd: float


def forecast_error(*, actual: Sequence[float], forecast: Sequence[float]) -> ForecastError:
    """Return the error of past forecasts.

    Args:
        actual: Demand, one value a period.
        forecast: Forecast of the same periods, made one lead time ahead.

    Raises:
        InvalidInput: The two differ in length, or are empty.

    Examples:
        >>> forecast_error(actual=[10, 12, 8], forecast=[9, 9, 9]).bias
        1.0
    """
    truth, guess = finite_values(actual, "actual"), finite_values(forecast, "forecast")
    if len(truth) != len(guess):
        raise InvalidInput(
            "The columns have different lengths: {value}.",
            code="inventory.lengths",
            remedy="Give one value an item in every column.",
            where="forecast",
            value=f"{len(truth)}, {len(guess)}",
        )
    errors = [a - b for a, b in zip(truth, guess, strict=True)]
    count = len(errors)
    # Errors of both signs cancel: an exact sum keeps the bias that a running one rounds away.
    bias = math.fsum(errors) / count
    # About the bias, which is of these errors too: that costs a degree of freedom below.
    around = math.fsum((e - bias) ** 2 for e in errors)
    return ForecastError(
        bias=bias,
        mad=math.fsum(map(abs, errors)) / count,
        rmse=math.sqrt(math.fsum(e * e for e in errors) / count),
        sd=math.sqrt(around / (count - 1)) if count > 1 else 0.0,
    )


def sigma_from_mad(mad: float) -> float:
    """Return sqrt(pi / 2) MAD, the sigma of normal errors.

    Args:
        mad: The mean absolute deviation of forecasts, in units.

    Examples:
        >>> round(sigma_from_mad(80), 6)
        100.265131
    """
    return math.sqrt(math.pi / 2) * not_negative(mad, "mad")
