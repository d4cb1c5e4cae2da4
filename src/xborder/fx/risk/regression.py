"""A straight line through points: slope, fit and how sure they are."""

import math
from collections.abc import Sequence

from attrs import frozen

from xborder.display import Figures
from xborder.errors import InvalidInput, NoSolution, extra
from xborder.fx.risk.quantiles import confidence_level
from xborder.number import finite_values


@frozen(kw_only=True, repr=False)
class Regression(Figures):
    """A least-squares line ``y = intercept + slope x``.

    Attributes:
        count: How many points.
        slope: Change of y for one unit of x.
        intercept: y where x is zero.
        slope_error: Standard error of the slope.
        intercept_error: Standard error of the intercept.
        r_squared: Share of the variance of y that the line explains.
        t_statistic: The slope over its standard error; infinite for a perfect line.
        f_statistic: Its square.
    """

    count: int
    slope: float
    intercept: float
    slope_error: float
    intercept_error: float
    r_squared: float

    @property
    def t_statistic(self) -> float:
        """The slope over its standard error; infinite for a perfect line."""
        if self.slope_error:
            return self.slope / self.slope_error
        return math.copysign(math.inf, self.slope)

    @property
    def f_statistic(self) -> float:
        """The square of the t statistic, on 1 and ``count - 2`` degrees of freedom."""
        return self.t_statistic**2

    def p_value(self) -> float:
        """Return the two-sided probability of such a slope if there were none.

        Raises:
            MissingExtra: The ``stats`` extra is not installed.
        """
        special = extra("scipy.special", name="stats")
        return float(2.0 * special.stdtr(self.count - 2, -abs(self.t_statistic)))

    def slope_interval(self, confidence: float = 0.95) -> tuple[float, float]:
        """Return the interval that holds the slope with a confidence, by Student's t.

        Raises:
            MissingExtra: The ``stats`` extra is not installed.
        """
        special = extra("scipy.special", name="stats")
        level = confidence_level(confidence)
        reach = float(special.stdtrit(self.count - 2, 0.5 + 0.5 * level)) * self.slope_error
        return self.slope - reach, self.slope + reach


def paired(
    x: Sequence[float], y: Sequence[float], *, least: int
) -> tuple[list[float], list[float]]:
    """Return two series of equal length as floats.

    Raises:
        InvalidInput: They differ in length, or are shorter than ``least``.
    """
    left, right = list(finite_values(x, "x")), list(finite_values(y, "y"))
    if len(left) != len(right) or len(left) < least:
        raise InvalidInput(
            "There are {value} and {other} observations.",
            code="fx.series",
            remedy="Give two series of equal length, {least} or more.",
            where="y",
            value=len(left),
            other=len(right),
            least=least,
        )
    return left, right


def linear_regression(x: Sequence[float], y: Sequence[float]) -> Regression:
    """Fit a straight line by ordinary least squares.

    Sums are centred and added without rounding error, so that the certified digits of NIST's
    reference data are met.

    Args:
        x: The regressor, such as changes of the hedge.
        y: The regressand, such as changes of the exposure.

    Raises:
        InvalidInput: Fewer than three points, or series of unequal length.
        NoSolution: All x are the same.

    Examples:
        >>> line = linear_regression([1, 2, 3, 4], [2.1, 3.9, 6.2, 7.8])
        >>> round(line.slope, 3), round(line.r_squared, 4)
        (1.94, 0.9957)
    """
    left, right = paired(x, y, least=3)
    count = len(left)
    # fsum adds without rounding; centring first keeps what differs when the values themselves are
    # large. NIST's certified digits need both.
    mean_x, mean_y = math.fsum(left) / count, math.fsum(right) / count
    from_x = [value - mean_x for value in left]
    from_y = [value - mean_y for value in right]
    sxx = math.fsum(value * value for value in from_x)
    syy = math.fsum(value * value for value in from_y)
    sxy = math.fsum(a * b for a, b in zip(from_x, from_y, strict=True))
    if sxx == 0.0:
        raise NoSolution(
            "All {count} values of x are {value}: no line is determined.",
            code="fx.regression",
            remedy="Give observations in which x moves.",
            where="x",
            value=mean_x,
            count=count,
        )
    slope = sxy / sxx
    # from the residuals themselves: total less explained loses all digits of a good fit
    residual = math.fsum((b - slope * a) ** 2 for a, b in zip(from_x, from_y, strict=True))
    variance = residual / (count - 2)
    return Regression(
        count=count,
        slope=slope,
        intercept=mean_y - slope * mean_x,
        slope_error=math.sqrt(variance / sxx),
        intercept_error=math.sqrt(variance * (1.0 / count + mean_x * mean_x / sxx)),
        r_squared=1.0 - residual / syy if syy else 0.0,
    )
