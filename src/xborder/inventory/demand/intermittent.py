"""Intermittent demand: many periods without any.

=========== ================================================================
Croston     size / interval, both smoothed at each demand (1972)
SBA         Croston x (1 - alpha / 2): less bias (Syntetos and Boylan, 2005)
SBJ         Croston x (1 - alpha / (2 - alpha)) (Shale, Boylan and Johnston, 2006)
TSB         probability x size, the probability smoothed every period, so that
            a dying item fades (Teunter, Syntetos and Babai, 2011)
ADIDA       smoothing of sums over the mean interval (Nikolopoulos et al., 2011)
IMAPA       the mean of such forecasts over all shorter sums (Petropoulos and
            Kourentzes, 2015)
=========== ================================================================

Croston's rate is too high by about (1 - p) alpha / (2 - alpha), p the share of periods with demand:
eight per cent for p = 0.25 and alpha = 0.2. SBA and SBJ take off the share for p near zero, so that
they end two to four per cent low there; TSB has no such bias.

None of them has a valid prediction interval: for stock, fit a negative binomial or use a sample.
A history without sales forecasts zero. The first size and the first interval start the smoothing.
"""

import math
from collections.abc import Mapping, Sequence
from functools import lru_cache
from itertools import accumulate, compress, repeat
from operator import mul

from attrs import frozen

from xborder.choice import Choice
from xborder.number import finite_values, not_negative, positive_share

_LEAST, _MOST = 0.1, 0.3
"""The band in which ADIDA and IMAPA look for the smoothing constant."""
_PLAIN = {int, float}
_GOLDEN = (math.sqrt(5) - 1) / 2


class IntermittentMethod(Choice):
    """How an intermittent demand rate is estimated."""

    CROSTON = "croston"
    SBA = "sba"
    SBJ = "sbj"
    TSB = "tsb"
    ADIDA = "adida"
    IMAPA = "imapa"


class DemandClass(Choice):
    """The four classes of Syntetos, Boylan and Croston (2005)."""

    SMOOTH = "smooth"
    INTERMITTENT = "intermittent"
    ERRATIC = "erratic"
    LUMPY = "lumpy"
    NONE = "none"
    """No demand at all."""


@frozen(kw_only=True)
class DemandPattern:
    """How often and how unevenly an item sells.

    Attributes:
        adi: Mean interval between demands, periods; infinite if there is none.
        cv2: Squared coefficient of variation of the sizes (population variance).
        label: The class: cut-offs ADI 1.32 and CV2 0.49.
    """

    adi: float
    cv2: float
    label: DemandClass


def demand_pattern(series: Sequence[float]) -> DemandPattern:
    """Classify a history.

    Args:
        series: Units, one value a period, zeros included.

    Source:
        Syntetos, Boylan and Croston (2005), Journal of the Operational Research Society 56.

    Examples:
        >>> demand_pattern([0, 0, 3, 0, 0, 5, 0, 0]).label
        <DemandClass.INTERMITTENT: 'intermittent'>
    """
    values, sizes = _history(series)
    if not sizes:
        return DemandPattern(adi=math.inf, cv2=0.0, label=DemandClass.NONE)
    mean = math.fsum(sizes) / len(sizes)
    cv2 = math.fsum((size - mean) ** 2 for size in sizes) / len(sizes) / mean**2
    adi = len(values) / len(sizes)
    label = {
        (False, False): DemandClass.SMOOTH,
        (True, False): DemandClass.INTERMITTENT,
        (False, True): DemandClass.ERRATIC,
        (True, True): DemandClass.LUMPY,
    }[adi > 1.32, cv2 > 0.49]
    return DemandPattern(adi=adi, cv2=cv2, label=label)


def intermittent_rate(
    series: Sequence[float],
    *,
    method: IntermittentMethod | str,
    alpha: float = 0.1,
    alpha_probability: float | None = None,
) -> float:
    """Return the demand per period that a method expects.

    Args:
        series: Units, one value a period, zeros included, oldest first.
        method: Croston and its kin.
        alpha: Smoothing constant in (0, 1]; ADIDA and IMAPA find their own in [0.1, 0.3].
        alpha_probability: TSB's constant for the probability; ``alpha`` if not given.

    Returns:
        Units per period.

    Examples:
        >>> round(intermittent_rate([1, 0, 0, 0, 2, 0, 0], method="croston"), 7)
        0.8461538
    """
    values, sizes = _history(series)
    a = positive_share(alpha, "alpha")
    b = a if alpha_probability is None else positive_share(alpha_probability, "alpha_probability")
    # words are found in a dict first: one catalogue asks for one method a hundred thousand times
    chosen = _WORDS.get(method) if type(method) is str else None
    chosen = chosen or IntermittentMethod(method)
    if not sizes:
        return 0.0
    match chosen:
        case IntermittentMethod.TSB:
            return _tsb(values, sizes, a, b)
        case IntermittentMethod.CROSTON:
            return _croston(values, a)
        case IntermittentMethod.SBA:
            return _croston(values, a) * (1 - a / 2)
        case IntermittentMethod.SBJ:
            return _croston(values, a) * (1 - a / (2 - a))
        case IntermittentMethod.ADIDA:
            return _aggregated(values, _level(values))
        case _:  # IMAPA
            levels = range(1, _level(values) + 1)
            return math.fsum(_aggregated(values, n) for n in levels) / len(levels)


_WORDS: Mapping[str, IntermittentMethod] = {str(one): one for one in IntermittentMethod}


def _history(series: Sequence[float]) -> tuple[Sequence[float], list[float]]:
    """Return a history, and the sizes of its demands: what is not zero."""
    # a list of plain numbers, by far the most common, is checked by sweeps in C; zeros need no more
    if type(series) is list and set(map(type, series)) <= _PLAIN and series:
        sizes = list(filter(None, series))
        if not sizes or (min(sizes) > 0 and math.isfinite(sum(sizes))):
            return series, sizes
    values = [not_negative(value, "series") for value in finite_values(series, "series")]
    return values, list(filter(None, values))


def _croston(values: Sequence[float], alpha: float) -> float:
    size = interval = 0.0
    waited = 0
    for value in values:
        waited += 1
        if value > 0:
            if interval:
                size += alpha * (value - size)
                interval += alpha * (waited - interval)
            else:
                size, interval = value, float(waited)
            waited = 0
    return size / interval


def _tsb(values: Sequence[float], sizes: Sequence[float], alpha: float, beta: float) -> float:
    """Return probability times size, both smoothed.

    The probability fades by (1 - beta) every period and gains beta at each demand, so it is a sum
    of weights over the periods that sold; the size takes a step at each of them. Picking these out
    is done by itertools, in C, and the weights of a length of history are shared by all items.
    """
    weights = _weights(1 - beta, len(values))
    size = sizes[0]
    for value in sizes:  # the first step moves nothing
        size += alpha * (value - size)
    probability = beta * sum(compress(weights, values))
    if values[0]:  # a history that begins with a demand begins with certainty
        probability += (1 - beta) * weights[0]
    return probability * size


@lru_cache(maxsize=64)
def _weights(fade: float, count: int) -> tuple[float, ...]:
    """Return fade^(n - 1), ..., fade, 1; kept, for a catalogue asks for the same ones each time."""
    return tuple(accumulate(repeat(fade, count - 1), mul, initial=1.0))[::-1]


def _level(values: Sequence[float]) -> int:
    last = max(position for position, value in enumerate(values, 1) if value > 0)
    return round(last / sum(value > 0 for value in values))


def _aggregated(values: Sequence[float], level: int) -> float:
    left_out = len(values) % level
    sums = [
        math.fsum(values[start : start + level]) for start in range(left_out, len(values), level)
    ]
    low, high = _LEAST, _MOST
    # golden section: each step keeps 0.618 of the band, sixty leave 3e-13 of it
    for _ in range(60):
        a, b = high - _GOLDEN * (high - low), low + _GOLDEN * (high - low)
        low, high = (low, b) if _smooth(sums, a)[0] <= _smooth(sums, b)[0] else (a, high)
    # the error need not be unimodal, so the ends are asked too
    best = min((_LEAST, _MOST, (low + high) / 2), key=lambda one: _smooth(sums, one)[0])
    return _smooth(sums, best)[1] / level


def _smooth(sums: Sequence[float], alpha: float) -> tuple[float, float]:
    forecast, squares = sums[0], 0.0
    for value in sums[1:]:
        squares += (value - forecast) ** 2
        forecast += alpha * (value - forecast)
    return squares, forecast
