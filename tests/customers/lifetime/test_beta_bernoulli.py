"""BG/BB: the donations of 1995, brute force over every life, bad patterns."""

from itertools import product

import mpmath
import numpy as np
import pytest

from xborder.customers.lifetime import BetaGeoBb, Pattern
from xborder.customers.lifetime.beta_bernoulli import _log_likelihood
from xborder.errors import InvalidInput, InvalidRows, NoSolution, problems

PAPER = BetaGeoBb(alpha=1.204, beta=0.750, gamma=0.657, delta=2.783)
MODEL = {"alpha": 1.2, "beta": 0.75, "gamma": 0.65, "delta": 2.8}


def chance(x, t_x, n):
    """The probability of one history of n opportunities, summed over every length of life."""
    with mpmath.workdps(30):
        a, b, g, d = (mpmath.mpf(value) for value in MODEL.values())
        total = mpmath.mpf(0)
        for lived in range(n + 1):
            if lived < t_x:
                continue
            quits = 1 if lived < n else 0
            total += (
                mpmath.beta(a + x, b + lived - x) / mpmath.beta(a, b)
                * mpmath.beta(g + quits, d + lived) / mpmath.beta(g, d)
            )  # fmt: skip
        return total


def test_the_paper():
    # Fader, Hardie and Shang (2010), table 5: P(alive in 2002)
    found = [round(float(PAPER.p_alive(x, last, 6)), 2) for x, last in ((0, 0), (2, 4), (6, 6))]
    assert found == [0.11, 0.59, 0.93]


def test_all_histories_sum_to_one_and_agree_with_the_sum_over_lives():
    model = BetaGeoBb(**MODEL)
    total = 0.0
    for history in product((0, 1), repeat=5):
        x = sum(history)
        last = max((place for place, bought in enumerate(history, 1) if bought), default=0)
        single = _log_likelihood(
            np.array(list(MODEL.values())), *(np.array([float(v)]) for v in (x, last, 5))
        )
        assert single[0][0] == pytest.approx(float(mpmath.log(chance(x, last, 5))), abs=1e-12)
        total += float(chance(x, last, 5))
    assert total == pytest.approx(1)
    assert 0 < model.p_alive(0, 0, 5) < model.p_alive(5, 5, 5) < 1


def test_expected_purchases_follow_from_longer_histories():
    """P(buys at n+1 | history) = P(history and a purchase at n+1) / P(history)."""
    model = BetaGeoBb(**MODEL)
    for x, last in ((0, 0), (1, 1), (2, 4), (4, 4)):
        found = model.expected_purchases(x, last, 4, ahead=1)
        assert found == pytest.approx(float(chance(x + 1, 5, 5) / chance(x, last, 4)), abs=1e-12)
    two = model.expected_purchases([2, 4], [4, 4], 4, ahead=2)
    again = chance(4, 6, 6) + chance(3, 6, 6) + chance(4, 6, 6) + chance(3, 5, 6)
    assert two[0] == pytest.approx(float(again / chance(2, 4, 4)), abs=1e-12)
    cheaper = model.expected_purchases(2, 4, 4, ahead=2, discount=0.1)
    one = model.expected_purchases(2, 4, 4, ahead=1)
    assert cheaper == pytest.approx(one / 1.1 + (two[0] - one) / 1.21)


def test_the_gradient_is_the_slope():
    columns = [np.array(c, dtype=float) for c in ((0, 2, 5), (0, 3, 5), (5, 4, 5))]
    point, step = np.array([0.9, 1.4, 0.6, 3.0]), 1e-6
    slopes = _log_likelihood(point, *columns)[1]
    for axis, direction in enumerate(np.eye(4) * step):
        up, down = (_log_likelihood(point + sign * direction, *columns)[0] for sign in (1, -1))
        assert slopes[axis] == pytest.approx((up - down) / (2 * step), rel=1e-5)


def test_parameters_come_back_within_their_standard_errors():
    rng = np.random.default_rng(4)
    true = {"alpha": 1.2, "beta": 1.5, "gamma": 0.8, "delta": 4.0}
    patterns = []
    for _ in range(4000):
        buys, quits = rng.beta(1.2, 1.5), rng.beta(0.8, 4.0)
        x = last = 0
        for place in range(1, 11):
            if rng.random() < quits:
                break
            if rng.random() < buys:
                x, last = x + 1, place
        patterns.append(Pattern(purchases=x, last=last, opportunities=10))
    fit = BetaGeoBb.fit(patterns)
    assert fit.convergence.state == "converged"
    for name, value in true.items():
        assert abs(fit.parameters[name] - value) < 4 * fit.standard_errors[name]
    assert fit.model.log_likelihood(patterns) == pytest.approx(fit.log_likelihood)


def test_bad_patterns_are_all_named():
    bad = [(3, 2, 6), (0, 1, 6), (1, 7, 6), (0, 0, 0)]
    rows = [Pattern(purchases=x, last=last, opportunities=n) for x, last, n in bad]
    with pytest.raises(InvalidRows) as caught:
        BetaGeoBb.fit(rows)
    assert [p.where for p in problems(caught.value)] == [f"patterns.{i}" for i in range(4)]
    with pytest.raises(NoSolution, match="Nobody bought"):
        BetaGeoBb.fit([Pattern(purchases=0, last=0, opportunities=3)])
    with pytest.raises(InvalidInput, match="purchases"):
        PAPER.p_alive(3, 2, 6)
    with pytest.raises(InvalidInput, match="ahead"):
        PAPER.expected_purchases(1, 1, 2, ahead=0)
    with pytest.raises(InvalidInput, match="gamma"):
        BetaGeoBb(alpha=1, beta=1, gamma=0, delta=1)
