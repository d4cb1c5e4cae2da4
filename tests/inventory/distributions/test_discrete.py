"""Samples and tables: exact sums, quantiles as numpy reads them."""

import pytest

from xborder.errors import InvalidInput
from xborder.inventory.distributions import Discrete, Quantile, sample_quantile
from xborder.inventory.distributions.mixture import mix


def test_a_bounded_demand_can_be_covered_whole():
    dice = Discrete.sample(range(1, 7))
    assert (dice.quantile(1), dice.highest(), dice.quantile(0.5)) == (6, 6, 3)
    assert mix([(0.5, dice), (0.5, Discrete.point(9))]).quantile(1) == 9


def test_discrete_sums_are_enumerated_exactly():
    dice = Discrete.sample(range(1, 7))
    three = dice.times(3)
    ways = {10: 27, 3: 1, 18: 1}  # of 216
    for total, count in ways.items():
        chance = three.cdf(total) - three.cdf(total - 1)
        assert chance == pytest.approx(count / 216)
    assert dice.times(0) == Discrete.point(0)
    halves = Discrete.of({0.5: 0.5, 1.0: 0.5})
    assert halves.times(2) == Discrete.of({1.0: 0.25, 1.5: 0.5, 2.0: 0.25})
    assert not halves.whole


def test_observed_demand_has_no_part_of_a_period():
    with pytest.raises(InvalidInput, match=r"2\.5 periods.*whole periods"):
        Discrete.sample([1, 2]).times(2.5)


@pytest.mark.parametrize("kind", list(Quantile))
@pytest.mark.parametrize("p", [0.05, 0.5, 0.77, 1.0])
def test_sample_quantiles_agree_with_numpy(kind, p):
    np = pytest.importorskip("numpy")
    sample = [3, 1, 4, 1, 5, 9, 2, 6, 5, 3, 5]
    assert sample_quantile(sample, p, kind) == pytest.approx(
        float(np.quantile(sample, p, method=str(kind)))
    )


def test_points_rise_have_a_probability_each_and_finite_squares():
    for points, chances in (((2, 1), (0.5, 0.5)), ((1, 1), (0.5, 0.5)), ((1, 2), (1.0,))):
        with pytest.raises(InvalidInput, match="points do not rise, or have no probability"):
            Discrete(points=points, probabilities=chances)
    with pytest.raises(InvalidInput, match="probabilities sum to 1"):
        Discrete(points=(1, 2), probabilities=(1.5, -0.5))
    with pytest.raises(InvalidInput, match="not finite"):
        Discrete.of({1e200: 1})


def test_a_sum_of_far_points_needs_no_row_between_them():
    far = Discrete.of({0: 0.5, 10**12: 0.5})
    total = far.plus(far)
    assert total.points == (0, 10**12, 2 * 10**12)
    assert total.probabilities == (0.25, 0.5, 0.25)
