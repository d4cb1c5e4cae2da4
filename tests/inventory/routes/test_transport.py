"""Ways to ship on one total cost."""

import datetime as dt

import pytest
from attrs import evolve

import xborder as xb
from xborder.errors import InvalidInput
from xborder.inventory.demand import Demand
from xborder.inventory.lead_times import LeadTime
from xborder.inventory.routes import (
    ShippingMode,
    break_even_value,
    break_even_volumes,
    compare_modes,
    transport_cost,
)
from xborder.inventory.service import CycleServiceLevel

DAILY = Demand.normal(mean=20, sd=6, period="day")


TARGET = CycleServiceLevel("0.95")
MODES = {  # inventory_cases.yaml, transport-mode-high-value: freight, lt, sd, transit, Q, fixed
    "sea": (1.1, 42, 7, 35, 240, 420, 143739.7589),
    "rail": (2.05, 28, 5, 20, 160, 300, 141042.5322),
    "air": (5.4, 12, 2.5, 7, 60, 160, 140224.0749),
    "express": (7.9, 7, 1, 5, 30, 60, 140526.3355),
}


def mode(name, **more):
    freight, time, sd, transit, size, fixed, _ = MODES[name]
    parts = {
        "name": name,
        "unit_cost": 180,
        "freight": freight,
        "lead_time": LeadTime.moments(mean=time, sd=sd, period="day"),
        "transit_days": transit,
        "order_quantity": size,
        "fixed_cost": fixed,
    }
    return ShippingMode(**{**parts, **more})


def test_the_modes_of_the_shared_case():
    costs = compare_modes(
        [mode(name) for name in MODES],
        demand=Demand.normal(mean=2, sd=2.5, period="day"),
        holding_rate=0.25,
        target=TARGET,
        penalty=60,
    )
    for cost in costs:
        assert cost.total == pytest.approx(MODES[cost.name][-1], rel=1e-9)
        assert sum(cost.lines.values()) == pytest.approx(cost.total)
    assert costs[0].name == "air"


def test_duty_storage_and_tax_advance_are_lines_of_their_own():
    parts = {
        "demand": Demand.normal(mean=2, sd=2.5, period="day"),
        "holding_rate": 0.25,
        "target": TARGET,
        "penalty": 60,
    }
    plain = transport_cost(mode("sea"), **parts)
    more = transport_cost(
        mode("sea", duty=20, storage_per_unit_day=0.01, recoverable_tax=38, refund_days=60), **parts
    )
    assert more.lines["duty"] == 730 * 20
    assert more.lines["tax advance"] == pytest.approx(2 * 60 * 38 * 0.25)
    assert more.lines["storage"] == pytest.approx((120 + more.safety_stock) * 3.65)
    assert more.lines["cycle"] - plain.lines["cycle"] == pytest.approx(120 * 20 * 0.25)
    assert more.lines["pipeline"] == plain.lines["pipeline"]


def test_the_break_even_value_and_volumes():
    value = break_even_value(
        freight_fast=5.4, freight_slow=1.1, days_fast=7, days_slow=35, holding_rate=0.25
    )
    assert value == pytest.approx(224.2142857)
    sea, air = mode("sea", unit_cost=30), mode("air", unit_cost=30)
    rest = {"days_of_order": 7, "cv": 1.2, "holding_rate": 0.25, "target": TARGET, "penalty": 15}
    found = break_even_volumes(sea, air, least=0.05, most=80, **rest)
    assert len(found) == 1
    for volume, winner in ((found[0] * 0.5, "air"), (found[0] * 2, "sea")):
        demand = Demand.gamma(mean=volume, sd=1.2 * volume, period="day")
        sized = [
            mode(name, unit_cost=30, order_quantity=max(MODES[name][4], 7 * volume))
            for name in ("sea", "air")
        ]
        costs = compare_modes(sized, demand=demand, holding_rate=0.25, target=TARGET, penalty=15)
        assert costs[0].name == winner
    assert break_even_volumes(sea, sea, least=0.05, most=80, **rest) == ()
    back = break_even_volumes(air, sea, least=0.05, most=80, **rest)
    assert back == pytest.approx(found)


def shipment(**more):
    return xb.Consignment(
        **{
            "ship_from": "CN",
            "ship_to": "DE",
            "on": dt.date(2026, 11, 21),
            "items": [
                xb.Item(
                    sku="TEE",
                    hs_code="610910",
                    origin="CN",
                    quantity=500,
                    unit_price="6.00 EUR",
                    weight="0.18 kg",
                )
            ],
            "shipping": "250.00 EUR",
            "prices": "net",
            "incoterm": "DAP",
            "transport": "sea",
            "buyer": xb.Buyer(kind="business", tax_number="DE136695976"),
            **more,
        }
    )


QUOTED = {
    "name": "sea",
    "lead_time": LeadTime.fixed(45, period="day"),
    "transit_days": 35,
    "order_quantity": 500,
}


def test_a_mode_from_a_landed_quote():
    quote = xb.quote(shipment())
    found = ShippingMode.of_quote(quote, **QUOTED)
    assert found.landed_value * 500 == pytest.approx(float(quote.total.amount))
    assert (found.unit_cost, found.freight) == (6, 0.5)
    # T-shirts of cotton: 12 % duty on 3,250, then 19 % VAT on 3,640
    assert found.duty * 500 == pytest.approx(390 + 0.19 * 3640)
    back = ShippingMode.of_quote(quote, tax_recovered=True, refund_days=45, **QUOTED)
    assert back.recoverable_tax * 500 == pytest.approx(0.19 * 3640)
    assert back.duty * 500 == pytest.approx(390)
    rest = {"demand": DAILY, "holding_rate": 0.25, "target": TARGET, "penalty": 5}
    paid, reclaimed = (transport_cost(one, **rest) for one in (found, back))
    assert reclaimed.total < paid.total
    assert reclaimed.lines["tax advance"] > 0


def test_a_quote_without_a_total_is_no_mode():
    unknown = xb.quote(shipment(ship_to="AQ"))
    assert unknown.total is None
    with pytest.raises(InvalidInput, match="The quote has no total: it is"):
        ShippingMode.of_quote(unknown, **QUOTED)


@pytest.mark.parametrize("name", list(MODES))
def test_a_year_costs_the_same_whatever_the_period(name):
    daily = Demand.normal(mean=4, sd=2, period="day")
    parts = {"holding_rate": 0.25, "target": TARGET, "penalty": 30}
    one = mode(name, storage_per_unit_day=0.01, recoverable_tax=9, refund_days=45)
    per_day = transport_cost(one, demand=daily, **parts)
    restated = evolve(one, lead_time=one.lead_time.per("week"))
    for again in (
        transport_cost(one, demand=daily.per("week"), **parts),
        transport_cost(restated, demand=daily.per("week"), **parts),
        transport_cost(restated, demand=daily, **parts),
    ):
        assert again.lines == pytest.approx(per_day.lines)
        assert again.reorder_point == pytest.approx(per_day.reorder_point)
        assert again.units_short == pytest.approx(per_day.units_short)
