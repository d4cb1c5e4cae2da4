"""Pooling: what it saves, and when it does not."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xborder.errors import InvalidInput
from xborder.inventory.networks import PooledPlace, pooled_safety_stock, square_root_law


def place(name, sd, time, **more):
    return PooledPlace(name=name, sd=sd, lead_time=time, **more)


@given(
    st.lists(st.tuples(st.floats(0, 50), st.floats(0, 90)), min_size=1, max_size=6),
    st.floats(0, 1),
    st.floats(0, 4),
)
def test_pooling_never_costs_more_at_the_same_lead_times(rows, rho, k):
    places = [place(str(n), sd, time) for n, (sd, time) in enumerate(rows)]
    found = pooled_safety_stock(places, safety_factor=k, correlations=rho)
    assert found.together <= found.apart + 1e-9 * (1 + found.apart)
    alone = pooled_safety_stock(places, safety_factor=k, correlations=1.0)
    assert alone.together == pytest.approx(alone.apart)


def test_equal_independent_places_follow_the_square_root_law():
    places = [place(str(n), 8, 49) for n in range(9)]
    found = pooled_safety_stock(places, safety_factor=2)
    law = square_root_law(safety_stock=found.apart, places_before=9, places_after=1)
    assert found.together == pytest.approx(law)
    assert square_root_law(safety_stock=900, places_before=9, places_after=4) == 600


def test_a_longer_pooled_lead_time_can_eat_the_saving():
    places = [place("DE", 8, 10), place("FR", 6, 10)]
    found = pooled_safety_stock(places, safety_factor=2, correlations=0.6, pooled_lead_time=40)
    sigma = math.sqrt(40 * (64 + 36 + 2 * 0.6 * 48))
    assert found.sigma == pytest.approx(sigma)
    assert found.saved < 0
    late = place("US", 0, 30, mean=20, lead_time_sd=9)
    assert late.sigma == 180


def test_contradicting_correlations_are_refused():
    places = [place(str(n), 5, 4) for n in range(3)]
    with pytest.raises(InvalidInput, match=r"variance of -.*negative"):
        pooled_safety_stock(places, safety_factor=1, correlations=-0.9)
    with pytest.raises(InvalidInput, match="3 places are not a symmetric matrix"):
        pooled_safety_stock(places, safety_factor=1, correlations=[[1, 0], [0, 1]])
    matrix = [[1, 0.5, 0], [0.5, 1, 0], [0, 0, 1]]
    found = pooled_safety_stock(places, safety_factor=1, correlations=matrix)
    assert found.sigma == pytest.approx(math.sqrt(25 * 4 * (3 + 1)))
