"""How large a trial must be, and what looking at it too often costs."""

from math import ceil, sqrt
from statistics import NormalDist

from xborder import number
from xborder.errors import InvalidInput
from xborder.messages import Text

_NORMAL = NormalDist()
_SURE = 1e-12
_LEAST = 1e-9  # a smaller difference takes more trials than there are people

_FALSE_ALARM = (
    (1, 0.050), (2, 0.083), (3, 0.107), (4, 0.126), (5, 0.142), (10, 0.193), (20, 0.248),
)  # fmt: skip
"""Chance of a false alarm when a 5 % test is looked at so often.

Source: Armitage, McPherson and Rowe, Journal of the Royal Statistical Society A 132 (1969), 235.
"""

_POCOCK = (
    (1, 1.960), (2, 2.178), (3, 2.289), (4, 2.361), (5, 2.413), (6, 2.453), (7, 2.485),
    (8, 2.512), (9, 2.535), (10, 2.555), (11, 2.572), (12, 2.588), (15, 2.626), (20, 2.672),
)  # fmt: skip
"""The bound on |z| that keeps the false alarms of so many looks at 5 %.

Source: Jennison and Turnbull, Group Sequential Methods (2000), table 2.1 (Pocock, alpha = 0.05).
"""


def open_fraction(value: float, where: str) -> float:
    """Return a fraction strictly between 0 and 1.

    Raises:
        InvalidInput: It is not.
    """
    value = number.finite(value, where)
    # 1 - 1e-17 is 1 in floats, and the normal quantile of 1 is infinite
    if not _SURE < value < 1 - _SURE:
        raise InvalidInput(
            "{value} is not a fraction between 0 and 1.",
            code="customers.fraction",
            remedy="Give 0.8 for 80 %.",
            where=where,
            value=value,
        )
    return value


def sample_size(
    rate: float, *, difference: float, power: float = 0.8, false_alarm: float = 0.05
) -> int:
    """Return how many trials each variant needs to find a difference of rates.

    ``n = (z_(1-a/2) sqrt(2 p q) + z_power sqrt(p1 q1 + p2 q2))**2 / difference**2``, p the mean

    Args:
        rate: The rate of variant A.
        difference: The least difference worth finding, B less A.
        power: The chance to find it.
        false_alarm: The chance of a finding where there is none, two-sided.

    Raises:
        InvalidInput: A rate or a chance is not between 0 and 1, or the difference is 0.

    Source: Fleiss, Levin and Paik, Statistical Methods for Rates and Proportions (2003), 4.14.

    Examples:
        >>> sample_size(0.50, difference=0.25, power=0.90)
        77
    """
    rate, difference = open_fraction(rate, "rate"), number.finite(difference, "difference")
    other = open_fraction(rate + difference, "difference")
    if abs(difference) < _LEAST:
        raise InvalidInput(
            "A difference of {value} cannot be found.",
            code="customers.difference",
            remedy="Give the least difference worth finding.",
            where="difference",
            value=difference,
        )
    mean = (rate + other) / 2
    wrong = _NORMAL.inv_cdf(1 - open_fraction(false_alarm, "false_alarm") / 2)
    right = _NORMAL.inv_cdf(open_fraction(power, "power"))
    spread = wrong * sqrt(2 * mean * (1 - mean))
    spread += right * sqrt(rate * (1 - rate) + other * (1 - other))
    return ceil((spread / difference) ** 2)


def rate_power(rate: float, *, difference: float, trials: int, false_alarm: float = 0.05) -> float:
    """Return the chance that a test of so many trials a variant finds a difference of rates.

    Args:
        rate: The rate of variant A.
        difference: The difference there is, B less A.
        trials: The trials of each variant.
        false_alarm: The chance of a finding where there is none, two-sided.

    Raises:
        InvalidInput: A rate or a chance is not between 0 and 1, or there are no trials.
    """
    rate, difference = open_fraction(rate, "rate"), number.finite(difference, "difference")
    other = open_fraction(rate + difference, "difference")
    trials = number.whole(trials, "trials", least=-1, most=10**15)
    if trials < 1:
        raise InvalidInput(
            "{value} trials find nothing.",
            code="customers.trials",
            remedy="Give 1 or more.",
            where="trials",
            value=trials,
        )
    mean = (rate + other) / 2
    wrong = _NORMAL.inv_cdf(1 - open_fraction(false_alarm, "false_alarm") / 2)
    reach = abs(difference) * sqrt(trials) - wrong * sqrt(2 * mean * (1 - mean))
    return _NORMAL.cdf(reach / sqrt(rate * (1 - rate) + other * (1 - other)))


def peeking(looks: int) -> Text | None:
    """Return what looking at a running test so often does to it; ``None`` for a single look.

    Args:
        looks: How often it has been looked at, evenly spaced.

    Raises:
        InvalidInput: Fewer than 1.

    Examples:
        >>> str(peeking(5))
        'After 5 looks a 5 % test raises a false alarm in at least 14.2 % of cases; to stay at \
5 % call a difference only below a p-value of 0.0158 (Pocock).'
    """
    looks = number.whole(looks, "looks", least=-(10**9), most=10**9)
    if looks < 1:
        raise InvalidInput(
            "{value} looks are none.",
            code="customers.looks",
            remedy="Count this one: give 1 or more.",
            where="looks",
            value=looks,
        )
    if looks == 1:
        return None
    alarm = max(chance for count, chance in _FALSE_ALARM if count <= looks)
    if looks > _POCOCK[-1][0]:
        return Text(
            "After {looks} looks a 5 % test raises a false alarm in at least {alarm} % of cases; "
            "decide only at the planned end.",
            looks=looks,
            alarm=f"{alarm * 100:.1f}",
        )
    bound = next(z for count, z in _POCOCK if count >= looks)
    return Text(
        "After {looks} looks a 5 % test raises a false alarm in at least {alarm} % of cases; to "
        "stay at 5 % call a difference only below a p-value of {bound} (Pocock).",
        looks=looks,
        alarm=f"{alarm * 100:.1f}",
        bound=f"{2 * _NORMAL.cdf(-bound):.4f}",
    )
