"""Draws of every family follow it."""

import numpy as np
import pytest
from scipy import stats

from xborder.errors import InvalidInput
from xborder.inventory.distributions import Normal, draw
from xborder.inventory.distributions.mixture import mix


def test_draws_of_every_family_follow_it():
    rng = np.random.default_rng(1)
    both = mix(((0.3, Normal(mean=5, sd=1)), (0.7, Normal(mean=50, sd=1))))
    drawn = draw(both, size=20_000, generator=rng)
    assert stats.kstest(drawn, np.vectorize(both.cdf)).pvalue > 1e-4

    with pytest.raises(InvalidInput, match="A str cannot be drawn from"):
        draw("normal", size=3, generator=rng)
