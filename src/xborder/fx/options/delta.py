"""Delta conventions: what a delta means, the strike it stands for, and at-the-money strikes.

The currency options market quotes volatility by delta, and delta in four ways. With F the
forward, K the strike, P_f the foreign discount factor and phi = 1 for a call, -1 for a put:

    spot         phi P_f N(phi d1)          forward      phi N(phi d1)
    spot_pa      phi P_f (K/F) N(phi d2)    forward_pa   phi (K/F) N(phi d2)

Premium-adjusted ("pa") deltas take off the premium paid in foreign currency. Source: Reiswich
and Wystup, A guide to FX options quoting conventions, Journal of Derivatives 18 (2010), 58-68.
"""

import math
from collections.abc import Callable, Mapping
from statistics import NormalDist
from typing import Final, cast

from attrs import frozen

from xborder.choice import Choice
from xborder.errors import InvalidInput, NoSolution
from xborder.fx.numerics.normal import (
    INV_SQRT_2PI,
    SQRT_HALF,
    cdf,
    hazard,
    log_cdf,
    quantile,
)
from xborder.fx.options.option import option_kind
from xborder.number import finite, not_negative, positive

_inv_cdf: Final = NormalDist().inv_cdf
_STEPS: Final = 12  # Newton needs 3 to 6; what needs more is near the peak of the delta
_SMALL: Final = 1e-8
_FLAT: Final = 1e-3  # below it the last step's error, divided by the slope, would show
_NOISE: Final = 1e-13  # what rounding leaves of the logarithm of a delta at its root


class DeltaConvention(Choice):
    """What a delta is measured against, and whether the premium is taken off."""

    SPOT = "spot"
    FORWARD = "forward"
    SPOT_PREMIUM_ADJUSTED = "spot_pa"
    FORWARD_PREMIUM_ADJUSTED = "forward_pa"

    @property
    def on_spot(self) -> bool:
        """Whether the hedge is done in spot rather than in forwards."""
        return self in {DeltaConvention.SPOT, DeltaConvention.SPOT_PREMIUM_ADJUSTED}

    @property
    def premium_adjusted(self) -> bool:
        """Whether the premium, paid in foreign currency, is taken off."""
        return self not in {DeltaConvention.SPOT, DeltaConvention.FORWARD}


_READINGS: Final[Mapping[tuple[str, str], tuple[float, bool, bool]]] = {
    (kind, str(convention)): (phi, convention.on_spot, convention.premium_adjusted)
    for kind, phi in (("call", 1.0), ("put", -1.0))
    for convention in DeltaConvention
}
"""The sign of a kind, and what a convention means, found by both words at once."""


class AtmConvention(Choice):
    """What at the money means."""

    FORWARD = "forward"
    """The strike is the forward."""
    SPOT = "spot"
    """The strike is the spot rate."""
    DELTA_NEUTRAL_STRADDLE = "delta_neutral_straddle"
    """Call and put of the same strike have opposite deltas in the delta convention."""


@frozen(kw_only=True)
class _Terms:
    forward: float
    foreign_discount: float
    stdev: float


def _inputs(
    spot: float, domestic_discount: float, foreign_discount: float, total_volatility: float
) -> _Terms:
    foreign = positive(foreign_discount, where="foreign_discount")
    domestic = positive(domestic_discount, where="domestic_discount")
    return _Terms(
        forward=positive(spot, where="spot") * foreign / domestic,
        foreign_discount=foreign,
        stdev=not_negative(total_volatility, where="total_volatility"),
    )


def option_delta(
    kind: str,
    convention: str,
    *,
    strike: float,
    spot: float,
    domestic_discount: float,
    foreign_discount: float,
    total_volatility: float,
) -> float:
    """Return the delta of a strike.

    Args:
        kind: ``"call"`` or ``"put"``.
        convention: One of :class:`DeltaConvention`.
        strike: K, domestic per one foreign.
        spot: S, domestic per one foreign.
        domestic_discount: P_d, discount factor of the quote currency to expiry.
        foreign_discount: P_f, discount factor of the base currency to expiry.
        total_volatility: ``sigma sqrt(T)``.

    Returns:
        The delta, negative for a put.

    Examples:
        >>> round(option_delta("call", "spot", strike=1.60808, spot=1.421,
        ...       domestic_discount=0.997306, foreign_discount=0.992266,
        ...       total_volatility=0.1180654), 4)
        0.15
    """
    smile = _inputs(spot, domestic_discount, foreign_discount, total_volatility)
    chosen = DeltaConvention(convention)
    phi = 1.0 if option_kind(kind) == "call" else -1.0
    moneyness = math.log(smile.forward / positive(strike, where="strike"))
    if smile.stdev:
        d1 = moneyness / smile.stdev + 0.5 * smile.stdev
    else:
        d1 = math.copysign(math.inf, moneyness) if moneyness else 0.0
    scale = smile.foreign_discount if chosen.on_spot else 1.0
    if chosen.premium_adjusted:
        return phi * scale * strike / smile.forward * cdf(phi * (d1 - smile.stdev))
    return phi * scale * cdf(phi * d1)


def strike_from_delta(
    delta: float,
    *,
    kind: str,
    convention: str,
    spot: float,
    domestic_discount: float,
    foreign_discount: float,
    total_volatility: float,
) -> float:
    """Return the strike that has a delta.

    A premium-adjusted call delta rises and then falls with the strike, so most deltas belong to
    two strikes: the higher one is returned, as the market reads it.

    Args:
        delta: Its sign as of the option: positive for a call, negative for a put.
        kind: ``"call"`` or ``"put"``.
        convention: One of :class:`DeltaConvention`.
        spot: S, domestic per one foreign.
        domestic_discount: P_d, discount factor of the quote currency to expiry.
        foreign_discount: P_f, discount factor of the base currency to expiry.
        total_volatility: ``sigma sqrt(T)``, above zero.

    Raises:
        InvalidInput: The delta has the wrong sign.
        NoSolution: No strike has that delta: it is beyond the largest one possible.

    Examples:
        >>> round(strike_from_delta(-0.25, kind="put", convention="spot_pa", spot=103,
        ...       domestic_discount=0.99482, foreign_discount=0.98508,
        ...       total_volatility=0.07247845), 2)
        97.22
    """
    # The common case in one straight line: smiles are built of many strikes, and checks by calls
    # would take longer than the solution. Whatever does not go through, by its kind, its sign or
    # its range, is looked at again with care, where errors say what was wrong.
    try:
        phi, on_spot, adjusted = _READINGS[kind, convention]
        stdev, scale = total_volatility, foreign_discount if on_spot else 1.0
        size = phi * delta / scale
        if size > 0.0 and stdev > 0.0 and spot > 0.0 and foreign_discount > 0.0:
            forward = spot * foreign_discount / domestic_discount
            if not adjusted:
                shift = 0.5 * stdev - phi * _inv_cdf(size)
                return _finite_strike(forward * math.exp(stdev * shift))
            # In x = phi d2 both equations are concave and rise left of their root, and so does the
            # guess: the unadjusted strike's. Newton doubles the digits with each step, so that a
            # step of 1e-8 leaves an error far below a float's last digit, unless the slope is flat.
            x = _inv_cdf(size) - stdev if phi > 0.0 else min(0.5 * stdev, _inv_cdf(size))
            pull = phi * stdev
            for _ in range(_STEPS):
                chance = 0.5 * math.erfc(-x * SQRT_HALF)
                slope = INV_SQRT_2PI * math.exp(-0.5 * x * x) / chance - pull
                step = (pull * x + 0.5 * stdev * stdev - math.log(chance / size)) / slope
                if slope < _FLAT:
                    break
                x += step
                if -_SMALL < step < _SMALL:
                    return _finite_strike(forward * math.exp(-pull * x - 0.5 * stdev * stdev))
    except (TypeError, ValueError, ArithmeticError, LookupError):
        pass
    return _with_care(
        delta, kind, convention, spot, domestic_discount, foreign_discount, total_volatility
    )


def _finite_strike(strike: float) -> float:
    """Return a strike; refuse NaN and what is no float, so that these are looked at with care."""
    if 0.0 < strike < math.inf:
        return float(strike)
    raise ArithmeticError


def _with_care(
    delta: float,
    kind: str,
    convention: str,
    spot: float,
    domestic_discount: float,
    foreign_discount: float,
    total_volatility: float,
) -> float:
    """Return the strike of a delta, every argument checked, near the peak too, or refuse it."""
    smile = _inputs(spot, domestic_discount, foreign_discount, total_volatility)
    stdev = positive(smile.stdev, where="total_volatility")
    chosen = DeltaConvention(convention)
    phi = 1.0 if option_kind(kind) == "call" else -1.0
    size = phi * finite(delta, where="delta")
    if size <= 0.0:
        raise InvalidInput(
            "A {kind} cannot have a delta of {value}.",
            code="fx.delta_sign",
            remedy="Give a positive delta for a call and a negative one for a put.",
            where="delta",
            value=delta,
            kind=kind,
        )
    size /= smile.foreign_discount if chosen.on_spot else 1.0
    if not chosen.premium_adjusted:
        if size >= 1.0:
            raise _beyond(delta, smile.foreign_discount if chosen.on_spot else 1.0)
        d1 = phi * quantile(size)
        return smile.forward * math.exp(stdev * (0.5 * stdev - d1))
    if phi > 0.0:
        d2 = _adjusted_call_d2(delta, size, stdev, smile, on_spot=chosen.on_spot)
    else:
        d2 = _adjusted_put_d2(size, stdev)
    return smile.forward * math.exp(-stdev * (0.5 * stdev + d2))


def _adjusted_call_d2(
    delta: float, size: float, stdev: float, smile: _Terms, *, on_spot: bool
) -> float:
    """Return d2 on the branch of high strikes, from the unadjusted strike's on its left."""
    start = quantile(size) - stdev if size < 1.0 else math.inf
    d2 = _climb(start, lambda x: _log_call(x, stdev, size))
    if d2 is None:
        peak = _peak(stdev)
        largest = math.exp(-stdev * (0.5 * stdev + peak) + log_cdf(peak))
        raise _beyond(delta, largest * (smile.foreign_discount if on_spot else 1.0))
    return d2


def _adjusted_put_d2(size: float, stdev: float) -> float:
    """Return d2 of a put: its adjusted delta rises without bound, so that there always is one."""
    start = min(0.5 * stdev, quantile(size)) if size < 1.0 else 0.5 * stdev
    found = _climb(start, lambda y: _log_put(y, stdev, size))
    return -cast("float", found)


def _log_call(d2: float, stdev: float, size: float) -> tuple[float, float]:
    value = -stdev * (0.5 * stdev + d2) + log_cdf(d2) - math.log(size)
    return value, hazard(d2) - stdev


def _log_put(minus_d2: float, stdev: float, size: float) -> tuple[float, float]:
    value = stdev * (minus_d2 - 0.5 * stdev) + log_cdf(minus_d2) - math.log(size)
    return value, hazard(minus_d2) + stdev


def _climb(start: float, function: Callable[[float], tuple[float, float]]) -> float | None:
    """Return the root of a concave function on its rising side, from a point to its left.

    Newton's tangent lies above a concave function, so no step passes the root; where there is
    none, a step ends on the falling side and ``None`` is returned.
    """
    point = start
    while point < math.inf:
        value, slope = function(point)
        following = point - value / slope if slope > 0.0 else point
        if not following > point:
            return point if value > -_NOISE else None
        point = following
    return None


def _peak(stdev: float) -> float:
    """Return the d2 where the premium-adjusted call delta is largest: ``n(d2)/N(d2) = s``."""
    low, high = -stdev - 1.0, 40.0  # the hazard lies above -x on the left and vanishes on the right
    while low < (middle := 0.5 * (low + high)) < high:
        if hazard(middle) > stdev:
            low = middle
        else:
            high = middle
    return low


def _beyond(delta: float, largest: float) -> NoSolution:
    return NoSolution(
        "No strike has a delta of {value}: the largest possible is {largest}.",
        code="fx.delta_beyond",
        remedy="Give a delta closer to zero, or check the delta convention.",
        where="delta",
        value=delta,
        largest=f"{largest:.6g}",
    )


def atm_strike(
    convention: str,
    *,
    delta_convention: str = DeltaConvention.SPOT,
    spot: float,
    domestic_discount: float,
    foreign_discount: float,
    total_volatility: float,
) -> float:
    """Return the at-the-money strike.

    ``F``, ``S``, or for the delta-neutral straddle ``F e^(s^2/2)``, premium-adjusted
    ``F e^(-s^2/2)``, with ``s = sigma sqrt(T)``.

    Args:
        convention: One of :class:`AtmConvention`.
        delta_convention: The deltas the straddle is neutral in.
        spot: S, domestic per one foreign.
        domestic_discount: P_d, discount factor of the quote currency to expiry.
        foreign_discount: P_f, discount factor of the base currency to expiry.
        total_volatility: ``sigma sqrt(T)``.

    Examples:
        >>> round(atm_strike("forward", spot=1.4, domestic_discount=0.98, foreign_discount=0.99,
        ...                  total_volatility=0.1), 6)
        1.414286
    """
    smile = _inputs(spot, domestic_discount, foreign_discount, total_volatility)
    chosen = AtmConvention(convention)
    if chosen is AtmConvention.FORWARD:
        return smile.forward
    if chosen is AtmConvention.SPOT:
        return float(spot)
    sign = -1.0 if DeltaConvention(delta_convention).premium_adjusted else 1.0
    return smile.forward * math.exp(sign * 0.5 * smile.stdev**2)
