"""Maximum likelihood with a gradient, and an honest word on how it went.

The search runs over the logarithms of the parameters (all are positive): BFGS first, then
Newton steps until none is worth anything. Where the data say nothing
about a parameter, the fit says so instead of returning the place where the search got tired.
"""

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Generic, TypeVar

from attrs import frozen

from xborder.choice import Choice
from xborder.customers.beta_mean import Floats
from xborder.errors import NoSolution, extra
from xborder.messages import Text

if TYPE_CHECKING:
    import numpy as np
    from scipy import optimize
else:
    np = extra("numpy", name="stats")
    optimize = extra("scipy.optimize", name="stats")

M = TypeVar("M")
Likelihood = Callable[[Floats], tuple[float, Floats]]
"""Log-likelihood and its gradient, both as a function of the logarithms of the parameters."""

_EDGE = 12.0
_FAR = 15.0
_GAIN = 1e-13
_NOISE = 1e-8
_STEP = 1e-4
_NEAR = 1e-3
_STEPS = 24
_FLAT = 1e-3


class FitState(Choice):
    """How a fit ended."""

    CONVERGED = "converged"
    """At the top: no step is worth more than 0.0001 of log-likelihood."""
    EDGE = "edge"
    """A parameter ran beyond exp(+-12): the likelihood rises towards a simpler model."""
    FLAT = "flat"
    """The data leave some direction open by a factor of e**30 or more."""


@frozen(kw_only=True)
class Convergence:
    """How a fit ended, and why.

    Attributes:
        state: Whether it reached the top.
        reason: The same in words.
        gain: What one more Newton step is worth, in units of log-likelihood.
        evaluations: How often the likelihood was computed.
    """

    state: FitState
    reason: Text
    gain: float
    evaluations: int


@frozen(kw_only=True)
class Fit(Generic[M]):
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
    parameters: Mapping[str, float]
    standard_errors: Mapping[str, float]
    covariance: tuple[tuple[float, ...], ...]
    customers: float
    convergence: Convergence


@frozen(kw_only=True)
class Top:
    """Where a search ended."""

    log_parameters: Floats
    log_likelihood: float
    covariance: Floats | None
    convergence: Convergence


def maximise(likelihood: Likelihood, *, starts: Sequence[Sequence[float]]) -> Top:
    """Return the top of a likelihood.

    Args:
        likelihood: Log-likelihood and gradient over the logarithms of the parameters.
        starts: Parameters to start from, in turn until a search converges; the best one is kept.

    Raises:
        NoSolution: The likelihood is not finite at any start.
    """
    evaluations = 0

    def downhill(point: Floats) -> tuple[float, Floats]:
        nonlocal evaluations
        evaluations += 1
        height, slope = likelihood(np.clip(point, -_FAR, _FAR))
        return -height, -slope

    best: Top | None = None
    for start in starts:
        found = optimize.minimize(
            downhill,
            np.log(np.asarray(start, dtype=float)),
            jac=True,
            method="BFGS",
            options={"maxiter": 500, "gtol": 1e-3},
        )
        if np.isfinite(found.fun):
            top = _polish(downhill, np.asarray(found.x), float(found.fun), lambda: evaluations)
            if best is None or top.log_likelihood > best.log_likelihood:
                best = top
            if top.convergence.state is FitState.CONVERGED:
                break
    if best is None:
        raise NoSolution(
            "The likelihood is not finite at any starting point.",
            code="customers.fit",
            remedy="Look for ages or values of extreme size in the summary.",
        )
    return best


def _polish(
    downhill: Likelihood, point: Floats, depth: float, evaluations: Callable[[], int]
) -> Top:
    """Walk the last steps with a curvature that is kept while the point hardly moves."""
    curvature, kept = _curvature(downhill, point), point
    slope, gain = downhill(point)[1], np.inf
    for _ in range(_STEPS):
        step = np.linalg.lstsq(curvature, -slope, rcond=1e-12)[0]
        gain = abs(float(slope @ step)) / 2
        moved = point + np.clip(step, -1.0, 1.0)
        if gain < _GAIN or np.abs(moved).max() > _FAR:
            break
        lower, next_slope = downhill(moved)
        if not lower < depth + _NOISE:
            break
        point, depth, slope = moved, lower, next_slope
        if np.abs(point - kept).max() > _NEAR:
            curvature, kept = _curvature(downhill, point), point
    state, reason = _verdict(point, curvature, gain)
    converged = state is FitState.CONVERGED
    return Top(
        log_parameters=point,
        log_likelihood=-depth,
        covariance=np.asarray(np.linalg.inv(curvature), dtype=float) if converged else None,
        convergence=Convergence(state=state, reason=reason, gain=gain, evaluations=evaluations()),
    )


def _curvature(downhill: Likelihood, point: Floats) -> Floats:
    rows = []
    for axis in range(len(point)):
        step = np.zeros(len(point))
        step[axis] = _STEP
        rows.append((downhill(point + step)[1] - downhill(point - step)[1]) / (2 * _STEP))
    square = np.array(rows)
    result: Floats = (square + square.T) / 2
    return result


def _verdict(point: Floats, curvature: Floats, gain: float) -> tuple[FitState, Text]:
    if np.abs(point).max() > _EDGE:
        return FitState.EDGE, Text(
            "The likelihood keeps rising as a parameter runs to its edge: the data ask for a "
            "simpler model."
        )
    bends = np.linalg.eigvalsh(curvature)
    if not bends[0] > _FLAT or gain > 1e-4:
        return FitState.FLAT, Text(
            "The likelihood is flat in one direction: the data cannot tell the parameters apart."
        )
    return FitState.CONVERGED, Text("No step is worth more than 0.0001 of log-likelihood.")


def natural(top: Top, names: Sequence[str], scales: Sequence[float]) -> tuple[Floats, Floats]:
    """Return the parameters and their covariance, back from logarithms and inner time scale."""
    values = np.exp(top.log_parameters) * np.asarray(scales)
    if top.covariance is None:
        return values, np.zeros((0, len(names)))
    return values, top.covariance * np.outer(values, values)


def fitted(
    model: M,
    *,
    top: Top,
    names: Sequence[str],
    scales: Sequence[float],
    customers: float,
    shift: float = 0.0,
) -> Fit[M]:
    """Return the fit of a model from the top of its likelihood.

    Args:
        model: The model at the top.
        top: Where the search ended.
        names: The parameters' names, in the order of the search.
        scales: What each parameter is multiplied by to leave the inner time scale.
        customers: The sum of weights.
        shift: What the log-likelihood changes by on leaving the inner time scale.
    """
    values, covariance = natural(top, names, scales)
    errors = np.sqrt(np.diag(covariance)) if len(covariance) else ()
    return Fit(
        model=model,
        log_likelihood=top.log_likelihood + shift,
        parameters=dict(zip(names, map(float, values), strict=True)),
        standard_errors=dict(zip(names, map(float, errors), strict=False)),
        covariance=tuple(tuple(map(float, row)) for row in covariance),
        customers=customers,
        convergence=top.convergence,
    )
