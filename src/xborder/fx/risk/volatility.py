"""Volatility from history, and the hedge that leaves the least variance."""

import math
from collections.abc import Mapping, Sequence
from itertools import pairwise

from attrs import frozen

from xborder.display import Figures
from xborder.errors import InvalidInput, NoSolution
from xborder.fx.numerics.linear import cholesky, solve_triangular
from xborder.fx.rates.interest import beyond_floats
from xborder.fx.risk.regression import linear_regression, paired
from xborder.kind import mapping_of, of_kind
from xborder.number import correlation as check_correlation
from xborder.number import finite, finite_values, positive


def log_returns(rates: Sequence[float]) -> tuple[float, ...]:
    """Return ``ln(S_t / S_(t-1))`` of a series of rates.

    Args:
        rates: At least two, the oldest first.

    Raises:
        InvalidInput: Fewer than two rates, or one of zero or less.

    Examples:
        >>> tuple(round(change, 5) for change in log_returns([7.10, 7.15, 7.12]))
        (0.00702, -0.0042)
    """
    known = [positive(rate, where="rates") for rate in finite_values(rates, "rates")]
    if len(known) < 2:
        raise InvalidInput(
            "There are {value} rates; a return needs two.",
            code="fx.returns",
            remedy="Give a longer history.",
            where="rates",
            value=len(known),
        )
    return tuple(math.log(b / a) for a, b in pairwise(known))


def ewma_volatility(
    returns: Sequence[float], *, decay: float = 0.94, periods_per_year: float = 252.0
) -> float:
    """Return the annual volatility that weighs recent returns more.

    ``v_t = lambda v_(t-1) + (1 - lambda) r_t^2`` from ``v_1 = r_1^2``, mean taken as zero; the
    result is ``sqrt(v_n periods)``.

    Args:
        returns: Log returns, oldest first.
        decay: lambda, 0.94 for daily and 0.97 for monthly data in RiskMetrics.
        periods_per_year: How many of them make a year.

    Raises:
        InvalidInput: There are no returns, or the decay is not between 0 and 1.

    Source: J.P. Morgan, RiskMetrics Technical Document, 4th edition (1996), section 5.2.

    Examples:
        >>> round(ewma_volatility([0.01, -0.01, 0.01], periods_per_year=252), 6)
        0.158745
    """
    weight, changes = finite(decay, where="decay"), finite_values(returns, "returns")
    if not 0.0 <= weight < 1.0:
        raise InvalidInput(
            "A decay of {value} over {count} returns gives no volatility.",
            code="fx.ewma",
            remedy="Give a decay of 0 or more and below 1.",
            where="decay",
            value=decay,
            count=len(changes),
        )
    squares = [change * change for change in changes]
    # the first squared return starts it, as RiskMetrics does: no other guess is in the data
    variance = squares[0]
    for square in squares[1:]:
        variance = weight * variance + (1.0 - weight) * square
    return math.sqrt(variance * positive(periods_per_year, where="periods_per_year"))


@frozen(kw_only=True, repr=False)
class HedgeRatio(Figures):
    """The hedge that leaves the least variance.

    Attributes:
        ratio: Units of hedge for one unit of exposure, ``rho sigma_S / sigma_F``.
        effectiveness: The share of variance it removes, R squared.
    """

    ratio: float
    effectiveness: float

    def contracts(self, exposure: float, contract_size: float) -> float:
        """Return how many contracts hedge an exposure, not rounded.

        Examples:
            >>> hedge = HedgeRatio(ratio=0.62, effectiveness=0.8649)
            >>> round(hedge.contracts(1_000_000, 42_000), 2)
            14.76
        """
        units = self.ratio * finite(exposure, where="exposure")
        return units / positive(contract_size, where="contract_size")


def minimum_variance_hedge(exposure: Sequence[float], hedge: Sequence[float]) -> HedgeRatio:
    """Return the minimum-variance hedge ratio of one hedge, the slope of the regression.

    Args:
        exposure: Changes of the exposure's value, one a period.
        hedge: Changes of the hedge's value over the same periods.

    Raises:
        InvalidInput: Fewer than three periods, or series of unequal length.
        NoSolution: The hedge never moves.

    Source: Johnson, The theory of hedging and speculation in commodity futures, Review of
    Economic Studies 27 (1960); Ederington, Journal of Finance 34 (1979).
    """
    line = linear_regression(hedge, exposure)
    return HedgeRatio(ratio=line.slope, effectiveness=line.r_squared)


def hedge_ratio_of(
    *, correlation: float, exposure_deviation: float, hedge_deviation: float
) -> HedgeRatio:
    """Return the minimum-variance hedge ratio of known moments, ``rho sigma_S / sigma_F``.

    Args:
        correlation: ``rho`` of the changes of exposure and hedge.
        exposure_deviation: ``sigma_S``, the standard deviation of the changes of the exposure.
        hedge_deviation: ``sigma_F``, that of the hedge over the same period.

    Examples:
        >>> round(hedge_ratio_of(correlation=0.93, exposure_deviation=0.02,
        ...                      hedge_deviation=0.03).ratio, 2)
        0.62
    """
    rho = check_correlation(correlation, where="correlation")
    ratio = rho * positive(exposure_deviation, where="exposure_deviation")
    return HedgeRatio(
        ratio=ratio / positive(hedge_deviation, where="hedge_deviation"), effectiveness=rho * rho
    )


def variance_reduction(exposure: Sequence[float], hedge: Sequence[float], *, ratio: float) -> float:
    """Return the share of variance that a hedge of a given ratio removes.

    ``1 - Var(S - h F) / Var(S)``; negative if the hedge adds risk.

    Args:
        exposure: Changes of the exposure's value.
        hedge: Changes of the hedge's value.
        ratio: Units of hedge for one unit of exposure.

    Raises:
        NoSolution: The exposure never moves.
    """
    changes, hedges = paired(exposure, hedge, least=2)
    size = finite(ratio, where="ratio")
    left = [a - size * b for a, b in zip(changes, hedges, strict=True)]
    before = _scatter(changes)
    if before == 0.0:
        raise NoSolution(
            "The exposure of {count} periods never moves from {value}.",
            code="fx.no_variance",
            remedy="Give observations in which it moves.",
            where="exposure",
            value=changes[0],
            count=len(changes),
        )
    try:
        return 1.0 - _scatter(left) / before
    except OverflowError as error:
        raise beyond_floats("ratio", ratio) from error


def _scatter(values: Sequence[float]) -> float:
    mean = math.fsum(values) / len(values)
    return math.fsum((value - mean) ** 2 for value in values)


@frozen(kw_only=True)
class JointHedge:
    """The hedges of several instruments that together leave the least variance.

    Attributes:
        ratios: Units of each hedge for one unit of exposure.
        effectiveness: The share of variance they remove together.
    """

    ratios: dict[str, float]
    effectiveness: float


def joint_minimum_variance_hedge(
    exposure: Sequence[float], hedges: Mapping[str, Sequence[float]]
) -> JointHedge:
    """Return the minimum-variance hedge with several instruments or currencies.

    ``h = Sigma_FF^-1 Sigma_FS``, the coefficients of the multiple regression.

    Args:
        exposure: Changes of the exposure's value, one a period.
        hedges: Changes of each hedge over the same periods.

    Raises:
        NoSolution: The hedges are so alike that their shares cannot be told apart.

    Source: Anderson and Danthine, Cross hedging, Journal of Political Economy 89 (1981).

    Examples:
        >>> hedge = joint_minimum_variance_hedge(
        ...     [1.5, -0.5, 0.8, -1.2], {"EUR": [1, -1, 1, -1], "GBP": [1, 1, -0.4, -0.4]})
        >>> {name: round(ratio, 3) for name, ratio in hedge.ratios.items()}
        {'EUR': 1.0, 'GBP': 0.5}
    """
    given = mapping_of(hedges, "hedges")
    names = [of_kind(name, str, "hedges") for name in given]
    columns = []
    for name in names:
        changes, column = paired(exposure, given[name], least=len(names) + 2)
        columns.append(_centred(column))
    if not names:
        raise InvalidInput(
            "There is no hedge in {value}.",
            code="fx.no_hedge",
            remedy="Name at least one instrument and its changes.",
            where="hedges",
            value=names,
        )
    target = _centred(changes)
    # Each column is scaled to length one, so that instruments of different size can be compared for
    # how alike they are.
    lengths = [math.sqrt(_dot(column, column)) for column in columns]
    if not all(lengths) or not _dot(target, target):
        raise _alike(names)
    scaled = [[value / s for value in column] for column, s in zip(columns, lengths, strict=True)]
    root = cholesky([[_dot(a, b) for b in scaled] for a in scaled])
    # a pivot is the sine of the angle to the instruments before: below 1e-7 half the digits of
    # their shares are gone
    if min(root[i][i] for i in range(len(names))) < 1e-7:
        raise _alike(names)
    weights = solve_triangular(root, [_dot(column, target) for column in scaled])
    explained = sum(w * _dot(column, target) for w, column in zip(weights, scaled, strict=True))
    return JointHedge(
        ratios={n: w / s for n, w, s in zip(names, weights, lengths, strict=True)},
        effectiveness=explained / _dot(target, target),
    )


def _centred(values: Sequence[float]) -> list[float]:
    mean = math.fsum(values) / len(values)
    return [value - mean for value in values]


def _dot(a: Sequence[float], b: Sequence[float]) -> float:
    return math.fsum(x * y for x, y in zip(a, b, strict=True))


def _alike(names: Sequence[str]) -> NoSolution:
    return NoSolution(
        "The hedges {value} do not move, or move so alike that no shares can be told apart.",
        code="fx.singular",
        remedy="Leave one of them out, or give a longer history.",
        where="hedges",
        value=", ".join(names),
    )
