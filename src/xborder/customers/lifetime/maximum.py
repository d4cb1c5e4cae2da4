"""The top of a likelihood, by its gradient, and what kind of top it is.

The search runs over the logarithms of the parameters: all are positive, and a model that is far
off in scale is then only a few steps away. BFGS walks most of the way; Newton steps finish, until
none is worth anything, since standard errors need the curvature at the very top.
"""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from attrs import frozen

from xborder.choice import Choice
from xborder.customers.lifetime.columns import Floats
from xborder.errors import NoSolution, extra
from xborder.messages import Text
from xborder.progress import Progress, told

if TYPE_CHECKING:
    import numpy as np
    from scipy import optimize
else:
    np = extra("numpy", name="stats")
    optimize = extra("scipy.optimize", name="stats")

Likelihood = Callable[[Floats], tuple[float, Floats]]
"""Log-likelihood and its gradient, both as a function of the logarithms of the parameters."""

_EDGE = 12.0
"""Beyond exp(12) = 160,000 times the inner scale a parameter has left every human shop behind."""
_FAR = 15.0
"""Where the search is stopped: special functions of exp(15) still have all their digits."""
_GAIN = 1e-13
"""A Newton step worth less changes no digit of a log-likelihood of some thousands."""
_NOISE = 1e-8
"""How much a step may lose to rounding and still be taken; sums of 10**5 terms wobble so much."""
_STEP = 1e-4
"""The step of the second differences of the gradient: about the cube root of the float's unit,
which balances rounding against the neglected third derivative."""
_NEAR = 1e-3
"""As long as the point moves less than this, the old curvature serves: a Newton step with a
curvature a little off still converges, and a curvature costs eight likelihoods."""
_STEPS = 24
_FLAT = 1e-3
"""A bend below this: one standard error then spans a factor of e**30 and more."""
_WORTH = 1e-4
"""What a step may still be worth at a top that counts as reached; far below any test's reach."""


class FitState(Choice):
    """How a fit ended."""

    CONVERGED = "converged"
    """At the top: no step is worth more than 0.0001 of log-likelihood."""
    EDGE = "edge"
    """A parameter ran beyond exp(+-12): the likelihood rises towards a simpler model."""
    FLAT = "flat"
    """Along some direction one standard error spans a factor of e**30 or more."""


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

    def doubts(self, model: str) -> tuple[Text, ...]:
        """Return what every figure of a model so fitted has to say; nothing if it converged."""
        if self.state is FitState.CONVERGED:
            return ()
        return (
            Text(
                "The fit of the {model} did not settle: {reason}", model=model, reason=self.reason
            ),
        )


@frozen(kw_only=True)
class Maximum:
    """Where a search ended.

    Attributes:
        log_parameters: The logarithms of the parameters there.
        log_likelihood: The height there.
        covariance: Of the logarithms; ``None`` unless the search converged.
        convergence: How it ended.
    """

    log_parameters: Floats
    log_likelihood: float
    covariance: Floats | None
    convergence: Convergence


def maximise(
    likelihood: Likelihood,
    *,
    starts: Sequence[Sequence[float]],
    progress: Progress | None = None,
) -> Maximum:
    """Return the top of a likelihood.

    Args:
        likelihood: Log-likelihood and gradient over the logarithms of the parameters.
        starts: Parameters to start from, in turn until a search converges; the best one is kept.
        progress: Called at each evaluation with how many were done; nobody knows how many come.

    Raises:
        NoSolution: The likelihood is not finite at any start.
    """
    evaluations, listener = 0, told(progress)

    def downhill(point: Floats) -> tuple[float, Floats]:
        nonlocal evaluations
        evaluations += 1
        if listener is not None:
            listener(evaluations, None)
        # A line search may leap; held back, it finds a finite height there and comes back.
        height, slope = likelihood(np.clip(point, -_FAR, _FAR))
        return -height, -slope

    best: Maximum | None = None
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
) -> Maximum:
    """Walk the last steps with a curvature that is kept while the point hardly moves."""
    curvature, kept = _curvature(downhill, point), point
    slope, gain = downhill(point)[1], np.inf
    for _ in range(_STEPS):
        # Least squares: along a flat direction the curvature is singular, and the step stays put.
        step = np.linalg.lstsq(curvature, -slope, rcond=1e-12)[0]
        gain = abs(float(slope @ step)) / 2  # what a parabola of this bend would yield
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
    return Maximum(
        log_parameters=point,
        log_likelihood=-depth,
        covariance=np.asarray(np.linalg.inv(curvature), dtype=float) if converged else None,
        convergence=Convergence(state=state, reason=reason, gain=gain, evaluations=evaluations()),
    )


def _curvature(downhill: Likelihood, point: Floats) -> Floats:
    """Return the matrix of second derivatives, by central differences of the gradient."""
    rows = []
    for axis in range(len(point)):
        step = np.zeros(len(point))
        step[axis] = _STEP
        rows.append((downhill(point + step)[1] - downhill(point - step)[1]) / (2 * _STEP))
    square = np.array(rows)
    result: Floats = (square + square.T) / 2  # the truth is symmetric, differences only nearly so
    return result


def _verdict(point: Floats, curvature: Floats, gain: float) -> tuple[FitState, Text]:
    """Return how the search ended; an edge comes first, since there the bend is flat as well."""
    if np.abs(point).max() > _EDGE:
        return FitState.EDGE, Text(
            "The likelihood keeps rising as a parameter runs to its edge: the data ask for a "
            "simpler model."
        )
    bends = np.linalg.eigvalsh(curvature)
    if not bends[0] > _FLAT or gain > _WORTH:
        return FitState.FLAT, Text(
            "The likelihood is flat in one direction: the data cannot tell the parameters apart."
        )
    return FitState.CONVERGED, Text("No step is worth more than 0.0001 of log-likelihood.")
