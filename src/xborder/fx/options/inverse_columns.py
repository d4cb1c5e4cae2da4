"""Many volatilities and strikes at once: the inverses of price and delta as columns.

The same equations as for one option, solved for all rows together. A row that needs care, such
as one that has no answer, is handed to the scalar function, so that both mean the same.
"""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

from xborder.errors import InvalidRows, XborderError, extra
from xborder.fx.numerics.normal import INV_SQRT_2PI
from xborder.fx.options.arrays import broadcast
from xborder.fx.options.delta import DeltaConvention, strike_from_delta
from xborder.fx.options.implied import RESOLUTION, implied_volatility

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import ArrayLike, NDArray

    Floats = NDArray[np.float64]

_WIDEST = 80.0
_DIGITS = 1e-14
_NOISE = 4e-16  # of a logarithm of a premium, where more steps only wander


def implied_volatility_columns(
    kind: "ArrayLike",
    *,
    price: "ArrayLike",
    spot: "ArrayLike",
    strike: "ArrayLike",
    years: "ArrayLike",
    domestic_rate: "ArrayLike",
    foreign_rate: "ArrayLike",
) -> "Floats":
    """Return the implied volatility of arrays of options; see ``implied_volatility``.

    Args:
        kind: ``"call"`` or ``"put"``, or an array of them.
        price: Premiums, domestic per one unit of foreign; any shape, like all others.
        spot: S.
        strike: K.
        years: T in years.
        domestic_rate: r_d, continuously compounded.
        foreign_rate: r_f, continuously compounded.

    Returns:
        Annual volatilities of the broadcast shape.

    Raises:
        InvalidRows: Some rows have no volatility or make no sense; each is named.
        MissingExtra: The ``stats`` extra is not installed.

    Examples:
        >>> found = implied_volatility_columns("call", price=[0.0065, 0.0042], spot=1.085,
        ...     strike=1.13, years=91 / 365, domestic_rate=0.043, foreign_rate=0.0215)
        >>> tuple(round(float(volatility), 4) for volatility in found)
        (0.0925, 0.0777)
    """
    np = extra("numpy", name="stats")
    special = extra("scipy.special", name="stats")
    given = {
        "price": price,
        "spot": spot,
        "strike": strike,
        "years": years,
        "domestic_rate": domestic_rate,
        "foreign_rate": foreign_rate,
    }
    kinds, columns, shape = broadcast(np, kind, given)
    with np.errstate(all="ignore"):
        phi = np.where(kinds == "call", 1.0, -1.0)
        df_dom = np.exp(-columns["domestic_rate"] * columns["years"])
        df_for = np.exp(-columns["foreign_rate"] * columns["years"])
        forward = columns["spot"] * df_for / df_dom
        struck = columns["strike"]
        undiscounted = columns["price"] / df_dom
        intrinsic = np.maximum(phi * (forward - struck), 0.0)
        time_value = undiscounted - intrinsic
        moneyness = -np.abs(np.log(forward / struck))
        target = np.log(time_value / np.sqrt(forward * struck))
        found = _total_volatility(np, special, moneyness, target) / np.sqrt(columns["years"])
        sure = (
            np.isin(kinds, ["call", "put"])
            & (np.minimum(forward, struck) > time_value)
            & (time_value > np.where(intrinsic > 0.0, RESOLUTION * forward, 0.0))
            & np.isfinite(found)
        )
    solved: Floats = _mend(np, found, sure, kinds, columns, implied_volatility)
    return solved.reshape(shape)


def _total_volatility(np: Any, special: Any, moneyness: "Floats", target: "Floats") -> "Floats":
    """Return ``sigma sqrt(T)`` of every row; rows leave the work as soon as they are solved."""
    # The scalar search on all rows at once. A row that is solved leaves, so that a few hard rows do
    # not make all the others wait.
    solution = np.full(moneyness.shape, np.nan)
    rows = np.flatnonzero(np.isfinite(moneyness) & np.isfinite(target))
    m, t = moneyness[rows], target[rows]
    # the same bracket as of one option
    low = np.where(m < 0.0, -m / _WIDEST, np.exp(t))
    high = np.full_like(low, _WIDEST)
    point = np.clip(np.sqrt(-2.0 * m) + np.exp(t), low, 4.0)
    step = high - low
    while rows.size:
        d1 = m / point + 0.5 * point
        value = np.exp(0.5 * m) * special.ndtr(d1)
        value -= np.exp(-0.5 * m) * special.ndtr(d1 - point)
        miss = np.where(value > 0.0, np.log(value), -np.inf) - t
        slope = INV_SQRT_2PI * np.exp(0.5 * m - 0.5 * d1 * d1) / value
        low, high = np.where(miss < 0.0, point, low), np.where(miss < 0.0, high, point)
        following = point - miss / slope
        too_slow = np.abs(2.0 * miss) > np.abs(step * slope)
        # Newton where it helps, halving where it does not, row by row
        halve = too_slow | ~((low < following) & (following < high))
        following = np.where(halve, 0.5 * (low + high), following)
        step = np.abs(following - point)
        done = (step <= _DIGITS * point) | (np.abs(miss) <= _NOISE * (1.0 - t))
        solution[rows[done]] = point[done]
        left = ~done
        rows, m, t, low, high = rows[left], m[left], t[left], low[left], high[left]
        point, step = following[left], step[left]
    result: Floats = solution
    return result


def strike_from_delta_columns(
    delta: "ArrayLike",
    *,
    kind: "ArrayLike",
    convention: str,
    spot: "ArrayLike",
    domestic_discount: "ArrayLike",
    foreign_discount: "ArrayLike",
    total_volatility: "ArrayLike",
) -> "Floats":
    """Return the strikes of arrays of deltas in one convention; see ``strike_from_delta``.

    Args:
        delta: Deltas, negative for puts; any shape, like all others.
        kind: ``"call"`` or ``"put"``, or an array of them.
        convention: One of :class:`~xborder.fx.options.delta.DeltaConvention`.
        spot: S.
        domestic_discount: P_d.
        foreign_discount: P_f.
        total_volatility: ``sigma sqrt(T)``.

    Raises:
        InvalidRows: Some rows have no strike or make no sense; each is named.
        MissingExtra: The ``stats`` extra is not installed.

    Examples:
        >>> strikes = strike_from_delta_columns([0.25, -0.25], kind=["call", "put"],
        ...     convention="spot", spot=1.085, domestic_discount=0.9893,
        ...     foreign_discount=0.9947, total_volatility=0.0387)
        >>> tuple(round(float(strike), 4) for strike in strikes)
        (1.1204, 1.0638)
    """
    np = extra("numpy", name="stats")
    special = extra("scipy.special", name="stats")
    chosen = DeltaConvention(convention)
    given = {
        "delta": delta,
        "spot": spot,
        "domestic_discount": domestic_discount,
        "foreign_discount": foreign_discount,
        "total_volatility": total_volatility,
    }
    kinds, columns, shape = broadcast(np, kind, given)
    with np.errstate(all="ignore"):
        phi = np.where(kinds == "call", 1.0, -1.0)
        stdev = columns["total_volatility"]
        forward = columns["spot"] * columns["foreign_discount"] / columns["domestic_discount"]
        size = phi * columns["delta"] / (columns["foreign_discount"] if chosen.on_spot else 1.0)
        d2 = phi * special.ndtri(size) - stdev
        settled = np.ones(d2.shape, dtype=bool)
        if chosen.premium_adjusted:
            # in y = phi d2 both equations rise and are concave left of their root
            start = np.minimum(special.ndtri(np.minimum(size, 1.0)), 0.5 * stdev)
            y = np.where(phi > 0.0, d2, np.where(size < 1.0, start, 0.5 * stdev))
            settled, value = np.zeros(d2.shape, dtype=bool), np.zeros(d2.shape)
            while not settled.all():
                log_n = special.log_ndtr(y)
                value = -stdev * (0.5 * stdev + phi * y) + log_n - np.log(size)
                slope = np.exp(-0.5 * y * y - log_n) / np.sqrt(2.0 * np.pi) - phi * stdev
                following = np.where(slope > 0.0, y - value / slope, y)
                # the steps only rise until rounding stops them: who does not rise any more has
                # arrived
                settled |= ~(following > y)
                y = np.where(settled, y, following)
            # where the equation has no root the steps stop at no root: those rows are refused by
            # the scalar function, which says why
            settled &= np.abs(value) < _DIGITS * 100.0
            d2 = phi * y
        found = forward * np.exp(-stdev * (0.5 * stdev + d2))
        sure = settled & np.isin(kinds, ["call", "put"]) & (size > 0.0) & (stdev > 0.0)
        sure &= np.isfinite(found) & (columns["spot"] > 0.0) & (forward > 0.0)

    def one(kind: str, **terms: float) -> float:
        return strike_from_delta(kind=kind, convention=chosen, **terms)

    solved: Floats = _mend(np, found, sure, kinds, columns, one)
    return solved.reshape(shape)


def _mend(
    np: Any,
    found: Any,
    sure: Any,
    kinds: Any,
    columns: Mapping[str, Any],
    one: Callable[..., float],
) -> Any:
    """Solve the rows that are not sure one by one, and list all that have no answer."""
    bad: list[XborderError] = []
    for row in np.flatnonzero(~sure).tolist():
        terms = {name: float(values[row]) for name, values in columns.items()}
        try:
            found[row] = one(str(kinds[row]), **terms)
        except XborderError as error:
            error.where = f"{row}.{error.where}"
            bad.append(error)
    if bad:
        raise InvalidRows(bad)
    return found
