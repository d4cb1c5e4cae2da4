"""Volatility and hedge ratios, each against its source."""

import math

import pytest

from xborder.errors import InvalidInput, NoSolution
from xborder.fx.risk.volatility import (
    ewma_volatility,
    hedge_ratio_of,
    joint_minimum_variance_hedge,
    log_returns,
    variance_reduction,
)


def test_published_hedge_ratio_of_moments():
    # 0.93 x 2 % / 3 % on a million units in contracts of 42,000
    hedge = hedge_ratio_of(correlation=0.93, exposure_deviation=0.02, hedge_deviation=0.03)
    assert hedge.ratio == pytest.approx(0.62, rel=1e-12)
    assert hedge.contracts(1_000_000, 42_000) == pytest.approx(14.7619047619, rel=1e-11)
    with pytest.raises(InvalidInput, match=r"1\.2"):
        hedge_ratio_of(correlation=1.2, exposure_deviation=1, hedge_deviation=1)


def test_a_joint_hedge_is_the_multiple_regression():
    np = pytest.importorskip("numpy")
    draw = np.random.default_rng(5)
    factors = draw.normal(size=(3, 40))
    exposure = 0.7 * factors[0] - 0.3 * factors[1] + 0.2 * factors[2] + draw.normal(size=40)
    names = ["EUR", "GBP", "JPY"]
    hedge = joint_minimum_variance_hedge(
        exposure.tolist(), dict(zip(names, factors.tolist(), strict=True))
    )
    design = np.column_stack([*factors, np.ones(40)])
    expected, residual, *_ = np.linalg.lstsq(design, exposure, rcond=None)
    assert list(hedge.ratios.values()) == pytest.approx(expected[:3].tolist(), rel=1e-9)
    total = float(((exposure - exposure.mean()) ** 2).sum())
    assert hedge.effectiveness == pytest.approx(1 - float(residual[0]) / total, rel=1e-9)


@pytest.mark.parametrize(
    "hedges",
    [
        {"EUR": [1, 2, 3, 5], "DKK": [2, 4, 6, 10]},
        {"EUR": [1, 1, 1, 1]},
    ],
)
def test_hedges_that_cannot_be_told_apart_are_refused(hedges):
    with pytest.raises(NoSolution, match="alike"):
        joint_minimum_variance_hedge([1, 2, 4, 3], hedges)


def test_a_joint_hedge_needs_hedges_and_an_exposure_that_moves():
    with pytest.raises(InvalidInput, match="no hedge"):
        joint_minimum_variance_hedge([1, 2, 3], {})
    with pytest.raises(NoSolution, match="never moves"):
        variance_reduction([1, 1], [1, 2], ratio=1)


def test_a_hedge_beyond_all_measure_is_refused():
    with pytest.raises(InvalidInput, match="ratio"):  # its squares are beyond 1.8e308
        variance_reduction([1, 2], [1, 3], ratio=1e200)


def test_ewma_by_hand():
    returns = log_returns([100, 102, 101, 103])
    squares = [r * r for r in returns]
    variance = 0.94 * (0.94 * squares[0] + 0.06 * squares[1]) + 0.06 * squares[2]
    assert ewma_volatility(returns) == pytest.approx(math.sqrt(252 * variance), rel=1e-14)
    assert ewma_volatility(returns, decay=0, periods_per_year=12) == pytest.approx(
        math.sqrt(12 * squares[2])
    )
    with pytest.raises(InvalidInput, match="decay"):
        ewma_volatility(returns, decay=1)
    with pytest.raises(InvalidInput, match="1 rates"):
        log_returns([7.1])
