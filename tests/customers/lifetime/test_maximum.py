"""The search says how it went."""

import numpy as np
import pytest

from xborder.customers.lifetime.maximum import maximise
from xborder.errors import NoSolution


def test_a_bowl_is_found_with_its_covariance():
    def bowl(point):
        off = point - np.log([2.0, 5.0])
        return float(-50 * off @ off), -100 * off

    top = maximise(bowl, starts=[(1.0, 1.0)])
    assert np.exp(top.log_parameters) == pytest.approx([2.0, 5.0])
    assert top.covariance == pytest.approx(np.eye(2) / 100)
    assert top.convergence.state == "converged"


def test_a_search_cut_short_does_not_claim_the_top(monkeypatch):
    monkeypatch.setattr("xborder.customers.lifetime.maximum._STEPS", 0)
    top = maximise(lambda point: (float(-point @ point), -2 * point), starts=[(2.0, 3.0)])
    assert top.convergence.state == "flat"
    assert top.covariance is None


def test_a_ridge_is_flat():
    def ridge(point):
        off = point.sum()
        return float(-(off**2)), -2 * off * np.ones(2)

    top = maximise(ridge, starts=[(3.0, 1.0)])
    assert top.convergence.state == "flat"
    assert top.covariance is None


def test_nothing_finite_is_no_solution():
    with pytest.raises(NoSolution, match="not finite"):
        maximise(lambda point: (np.nan, point * np.nan), starts=[(1.0, 1.0)])
