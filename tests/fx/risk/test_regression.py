"""Regressions against Hull and NIST's certified digits."""

import math

import pytest

from xborder.errors import InvalidInput, NoSolution
from xborder.fx.risk.regression import linear_regression
from xborder.fx.risk.volatility import (
    minimum_variance_hedge,
    variance_reduction,
)

# Hull, Options, Futures and Other Derivatives, jet fuel hedged with heating oil (table 3.2)
OIL = [
    0.021,
    0.035,
    -0.046,
    0.001,
    0.044,
    -0.029,
    -0.026,
    -0.029,
    0.048,
    -0.006,
    -0.036,
    -0.011,
    0.019,
    -0.027,
    0.029,
]


JET = [
    0.029,
    0.020,
    -0.044,
    0.008,
    0.026,
    -0.019,
    -0.010,
    -0.007,
    0.043,
    0.011,
    -0.036,
    -0.018,
    0.009,
    -0.032,
    0.023,
]


def test_hull_jet_fuel_regression():
    # shared cases, regression_effectiveness
    line = linear_regression(OIL, JET)
    assert line.slope == pytest.approx(0.777650674241, rel=1e-11)
    assert line.intercept == pytest.approx(0.000873963917676, rel=1e-10)
    assert line.r_squared == pytest.approx(0.861875212573, rel=1e-11)
    assert line.slope_error == pytest.approx(0.0863428724676, rel=1e-11)
    assert line.t_statistic == pytest.approx(9.00654161735, rel=1e-11)
    assert line.f_statistic == pytest.approx(81.1177919051, rel=1e-11)
    assert line.p_value() == pytest.approx(5.97214606954e-07, rel=1e-10)
    assert line.slope_interval(0.95) == pytest.approx((0.591118238853, 0.964183109629), rel=1e-10)
    hedge = minimum_variance_hedge(JET, OIL)
    assert (hedge.ratio, hedge.effectiveness) == (line.slope, line.r_squared)
    assert variance_reduction(JET, OIL, ratio=hedge.ratio) == pytest.approx(0.861875212573)
    assert variance_reduction(JET, OIL, ratio=1) == pytest.approx(0.791414518224, rel=1e-11)


def test_a_perfect_line_and_one_through_nothing():
    perfect = linear_regression([1, 2, 4], [2, 4, 8])
    assert (perfect.slope, perfect.r_squared) == (2.0, 1.0)
    assert perfect.t_statistic == math.inf
    assert perfect.p_value() == 0.0
    assert linear_regression([1, 2, 3], [5, 5, 5]).r_squared == 0.0
    with pytest.raises(NoSolution, match="no line"):
        linear_regression([1, 1, 1], [1, 2, 3])
    with pytest.raises(InvalidInput, match="2 and 3"):
        linear_regression([1, 2], [1, 2, 3])


def test_nist_norris_certified_digits():
    # NIST StRD, Norris: certified slope, intercept, deviations and R squared
    x = [
        0.2,
        337.4,
        118.2,
        884.6,
        10.1,
        226.5,
        666.3,
        996.3,
        448.6,
        777.0,
        558.2,
        0.4,
        0.6,
        775.5,
        666.9,
        338.0,
        447.5,
        11.6,
        556.0,
        228.1,
        995.8,
        887.6,
        120.2,
        0.3,
        0.3,
        556.8,
        339.1,
        887.2,
        999.0,
        779.0,
        11.1,
        118.3,
        229.2,
        669.1,
        448.9,
        0.5,
    ]
    y = [
        0.1,
        338.8,
        118.1,
        888.0,
        9.2,
        228.1,
        668.5,
        998.5,
        449.1,
        778.9,
        559.2,
        0.3,
        0.1,
        778.1,
        668.8,
        339.3,
        448.9,
        10.8,
        557.7,
        228.3,
        998.0,
        888.8,
        119.6,
        0.3,
        0.6,
        557.6,
        339.3,
        888.0,
        998.5,
        778.9,
        10.2,
        117.6,
        228.9,
        668.4,
        449.2,
        0.2,
    ]
    line = linear_regression(x, y)
    assert line.slope == pytest.approx(1.00211681802045, rel=1e-13)
    assert line.intercept == pytest.approx(-0.262323073774029, rel=1e-12)
    assert line.slope_error == pytest.approx(0.000429796848199937, rel=1e-11)
    assert line.intercept_error == pytest.approx(0.232818234301152, rel=1e-11)
    assert line.r_squared == pytest.approx(0.999993745883712, rel=1e-14)
