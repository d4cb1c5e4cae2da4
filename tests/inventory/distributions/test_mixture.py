"""Mixtures mix and do not add."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xborder.errors import InvalidInput
from xborder.inventory.distributions import Normal, refitted
from xborder.inventory.distributions.mixture import mix


def test_a_mixture_mixes_and_does_not_add():
    parts = ((0.9, Normal(mean=600, sd=33)), (0.1, Normal(mean=1200, sd=46)))
    both = mix(parts)
    assert both.variance == pytest.approx(0.9 * 33**2 + 0.1 * 46**2 + 0.09 * 600**2)
    assert both.second_loss(700) == pytest.approx(sum(w * d.second_loss(700) for w, d in parts))
    assert both.survival(900) == pytest.approx(0.1)
    assert refitted(both, mean=1, variance=4) == Normal(mean=1, sd=2)
    assert mix(((1.0, parts[0][1]),)) is parts[0][1]
    with pytest.raises(InvalidInput, match="cannot be summed"):
        both.times(2)
    with pytest.raises(InvalidInput, match=r"sum to 1\.1"):
        mix(((0.9, parts[0][1]), (0.2, parts[1][1])))


@given(
    st.lists(st.tuples(st.integers(0, 40), st.floats(0.05, 1)), min_size=1, max_size=6),
    st.floats(0.001, 0.999),
)
def test_the_quantile_of_a_mixture_is_the_first_point_to_reach_its_probability(rows, p):
    total = math.fsum(weight for _, weight in rows)
    mixed = mix((weight / total, Normal(mean=20 * days, sd=6 * days**0.5)) for days, weight in rows)
    x = mixed.quantile(p)
    assert mixed.cdf(x) >= p - 1e-12
    assert mixed.cdf(x - 1e-6 * max(1, abs(x))) <= p + 1e-9
