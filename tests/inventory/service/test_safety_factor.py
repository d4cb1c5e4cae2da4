"""The safety factor of a fill rate, in each form."""

import mpmath
import pytest
from hypothesis import given
from hypothesis import strategies as st

from xborder.inventory.demand import Demand
from xborder.inventory.lead_times import LeadTime
from xborder.inventory.service import FillRate, FillRateForm, safety_stock
from xborder.inventory.service.safety_factor import factor


@pytest.mark.parametrize(
    ("form", "k"),
    [  # shared/peers/inventory.md, section 11: Q = 500, s = 707, target 95 %
        ("simple", 1.416506946),
        ("exact", 1.325252821),
        ("lost_sales", 1.393256427),
    ],
)
def test_each_form_of_the_fill_rate_has_its_own_safety_factor(form, k):
    weekly = Demand.normal(mean=300, sd=500, period="week")
    lead = LeadTime.fixed(2, period="week")
    target = FillRate("0.95", form=form)
    found = safety_stock(demand=weekly, lead_time=lead, target=target, order_quantity=500)
    assert found.safety_stock / found.demand_sd == pytest.approx(k, rel=1e-8)


def test_the_standard_fill_rate_example_of_a_small_safety_factor():
    # Chopra and Meindl, safety inventory: Q 10,000, sigma 707.1, fill rate 0.975, printed ss = 67
    demand = Demand.normal(mean=2500, sd=500, period="week")
    lead = LeadTime.fixed(2, period="week")
    target = FillRate("0.975", form="simple")
    found = safety_stock(demand=demand, lead_time=lead, target=target, order_quantity=10_000)
    assert found.safety_stock == pytest.approx(67, abs=0.5)
    less = FillRate("0.90", form="simple")
    lower = safety_stock(demand=demand, lead_time=lead, target=less, order_quantity=10_000)
    assert lower.safety_stock < 0  # a legal answer


@given(st.floats(0.1, 1e5), st.floats(0.02, 0.995), st.sampled_from(list(FillRateForm)))
def test_the_safety_factor_inverts_its_own_loss(ratio, beta, form):
    k = factor(ratio, FillRate(beta, form=form))
    with mpmath.workdps(60):

        def loss(z):
            return mpmath.npdf(z) - z * mpmath.ncdf(-z)

        exact = loss(mpmath.mpf(k)) / ratio
        if form is FillRateForm.EXACT:
            exact -= loss(mpmath.mpf(k) + ratio) / ratio
        reached = 1 / (1 + exact) if form is FillRateForm.LOST_SALES else 1 - exact
    assert float(reached) == pytest.approx(beta, abs=1e-9)
