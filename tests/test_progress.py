"""Whoever waits is told how far it has come, and may break it off; the figures stay the same."""

import pytest

from xborder.customers.lifetime import BetaGeoBb, BetaGeoNbd, Pattern
from xborder.customers.purchases import CustomerSummary, Summary
from xborder.customers.value import GammaGamma
from xborder.errors import InvalidType
from xborder.inventory.demand import Demand
from xborder.inventory.lead_times import LeadTime
from xborder.inventory.policies import OrderUpTo
from xborder.inventory.simulation import (
    Customers,
    StockingPoint,
    simulate,
    simulate_events,
    simulate_network,
)
from xborder.progress import steps

pytest.importorskip("scipy")

DAILY = Demand.poisson(mean=3, period="day")
SUMMARY = Summary(
    rows=[
        CustomerSummary(
            customer_id=str(n), frequency=n % 4, age_at_last=float(3 * (n % 4)), age=20.0 + n % 5,
            mean_value=10.0 + n % 7,
        )
        for n in range(60)
    ],
    unit="week",
)  # fmt: skip


def run(**more):
    return simulate(
        policy=OrderUpTo(level=12), demand=DAILY, lead_time=LeadTime.fixed(2, period="day"),
        periods=950, replications=2, seed=1, warm_up=50, **more,
    )  # fmt: skip


def events(**more):
    return simulate_events(
        policy=OrderUpTo(level=12), demand=Customers(rate=3, period="day"),
        lead_time=LeadTime.fixed(2, period="day"), periods=40.5, replications=2, seed=1, **more,
    )  # fmt: skip


def network(**more):
    place = StockingPoint(name="shop", base_stock=9, time=1, demand=DAILY)
    return simulate_network([place], periods=150, replications=2, seed=1, **more)


@pytest.mark.parametrize(("work", "total"), [(run, 1000), (events, 41), (network, 150)])
def test_a_simulation_tells_at_most_a_few_hundred_times_and_to_the_end(work, total):
    seen = []
    found = work(progress=lambda done, of: seen.append((done, of)))
    assert seen[-1] == (total, total)
    assert [done for done, _ in seen] == sorted(done for done, _ in seen)
    assert 2 < len(seen) <= 151
    assert found == work()


FITS = {
    "BG/NBD": lambda **more: BetaGeoNbd.fit(SUMMARY, **more),
    "Gamma-Gamma": lambda **more: GammaGamma.fit(SUMMARY, **more),
    "BG/BB": lambda **more: BetaGeoBb.fit(
        [
            Pattern(purchases=n % 3, last=min(3, n % 3 + n % 2) if n % 3 else 0, opportunities=6, customers=n)
            for n in range(1, 9)
        ],
        **more,
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", FITS)
def test_a_fit_counts_its_evaluations(name):
    seen = []
    found = FITS[name](progress=lambda done, of: seen.append((done, of)))
    assert seen == [(number + 1, None) for number in range(len(seen))]
    assert len(seen) == found.convergence.evaluations
    assert FITS[name]().log_likelihood == found.log_likelihood


class EnoughError(Exception):
    """What a caller raises who waits no longer."""


@pytest.mark.parametrize("work", [run, events, network, FITS["BG/NBD"]])
def test_a_wait_is_broken_off_by_raising(work):
    def stop(*_):
        raise EnoughError

    with pytest.raises(EnoughError):
        work(progress=stop)
    with pytest.raises(InvalidType, match="cannot be called"):
        work(progress="bar")


def test_steps_tell_the_last_one_and_a_hundred_at_most():
    seen = []
    assert list(steps(1003, lambda *told: seen.append(told[0]))) == list(range(1003))
    assert len(seen) == 101
    assert seen[-1] == 1003
    assert list(steps(3, None)) == [0, 1, 2]
