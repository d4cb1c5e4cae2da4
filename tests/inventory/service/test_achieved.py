"""What a level achieves, beside numerical means."""

import mpmath
import pytest

from xborder.inventory.demand import Demand
from xborder.inventory.distributions import Discrete, Gamma, Normal, Poisson
from xborder.inventory.lead_times import LeadTime
from xborder.inventory.service import service_of


def test_backorders_over_time_agree_with_a_numerical_mean():
    ltd = Gamma.of(mean=120, sd=90)
    demand = Demand(distribution=ltd, period="month")
    service = service_of(
        demand=demand, lead_time=LeadTime.fixed(1, period="month"), level=150, order_quantity=80
    )
    mean = mpmath.quad(lambda y: ltd.loss(float(y)), [150, 190, 230]) / 80
    assert service.mean_backorders == pytest.approx(float(mean), rel=1e-9)
    ready = mpmath.quad(lambda y: ltd.cdf(float(y)), [150, 190, 230]) / 80
    assert service.ready_rate == pytest.approx(float(ready), rel=1e-9)
    counts = Demand.poisson(mean=9, period="month")
    found = service_of(
        demand=counts, lead_time=LeadTime.fixed(1, period="month"), level=8, order_quantity=5
    )
    positions = range(9, 14)
    assert found.mean_backorders == pytest.approx(
        sum(counts.distribution.loss(y) for y in positions) / 5
    )
    assert found.ready_rate == pytest.approx(
        sum(counts.distribution.cdf(y - 1) for y in positions) / 5
    )
    assert found.period_service_level == pytest.approx(
        sum(counts.distribution.cdf(y) for y in positions) / 5
    )


def test_the_share_of_time_with_stock_counts_stock_not_its_absence():
    dice, half = Discrete.sample([0, 2]), Discrete.of({0.5: 0.5, 1.5: 0.5})
    assert (dice.below(0), dice.below(2), dice.cdf(2)) == (0, 0.5, 1)
    assert (half.below(0.5), half.below(1)) == (0, 0.5)
    assert Poisson(mean=2).below(3) == Poisson(mean=2).cdf(2)
    assert Normal(mean=3, sd=0).below(3) == 0
