"""Fees, ageing, corridors, transport modes and order-by dates."""

import datetime as dt
import math
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

import xborder as xb
from xborder import inventory as xi
from xborder.errors import InvalidInput, InvalidType, NoRuleInForce, NoSolution
from xborder.inventory import marketplace_fees as fees
from xborder.money import Money
from xborder.worktime.days import DayCalendar

JAN = dt.date(2026, 1, 1)


def day(n):
    return JAN + dt.timedelta(days=n)


def usd(amount):
    return Money(f"{amount} USD")


@pytest.mark.parametrize(
    ("month", "fee"),
    [  # Amazon Seller Central (US), GJ9NNG7RK4TU6E3Z: 100 cubic feet
        (dt.date(2024, 3, 31), "87.00"),
        (dt.date(2024, 4, 1), "78.00"),
        (dt.date(2024, 10, 5), "240.00"),
        (dt.date(2023, 12, 1), "240.00"),
    ],
)
def test_storage_by_month(month, fee):
    assert xi.storage_fee(cubic_feet=Decimal(100), month=month) == usd(fee)


def test_what_is_not_known_is_not_guessed():
    with pytest.raises(NoRuleInForce, match="No storage rate is known on 2022-05-01"):
        xi.storage_fee(cubic_feet=Decimal(1), month=dt.date(2022, 5, 9))
    with pytest.raises(NoRuleInForce, match="aged-inventory surcharge"):
        fees.AGED_SURCHARGE.on(dt.date(2026, 1, 1))
    assert fees.UTILISATION_WEEKS.on(dt.date(2024, 3, 31)) == 26
    assert fees.UTILISATION_WEEKS.on(dt.date(2024, 4, 1)) == 22
    assert fees.LEAST_DAYS_OF_SUPPLY.on(dt.date(2024, 4, 1)) == 28


@pytest.mark.parametrize(
    ("age", "cubic_feet", "units", "fee"),
    [  # the table of 15 April 2023, as two third-party pages quote it
        (180, 10, 100, "0"),
        (181, 10, 100, "5.00"),
        (270, 10, 100, "15.00"),
        (271, 10, 100, "38.00"),
        (365, 10, 100, "42.00"),
        (366, 10, 100, "69.00"),
        (400, 1, 100, "15.00"),
    ],
)
def test_the_edges_of_the_aged_surcharge(age, cubic_feet, units, fee):
    table = fees.AGED_SURCHARGE.on(dt.date(2023, 6, 15))
    assert table.fee(age_days=age, cubic_feet=Decimal(cubic_feet), units=units) == usd(fee)
    assert table.first_days == 181


def test_lots_pay_by_their_age():
    table = fees.AGED_SURCHARGE.on(dt.date(2023, 6, 15))
    lots = (xi.Lot(received=day(0), units=50), xi.Lot(received=day(190), units=50))
    total = table.fees(lots, on=day(200), unit_cubic_feet=Decimal("0.1"))
    assert total == usd("2.50")  # 5 cubic feet at 0.50


LOW = xi.LowInventoryFee(bands=((14, usd("0.97")), (21, usd("0.70")), (28, usd("0.36"))))


@pytest.mark.parametrize(
    ("short", "long", "fee"),
    [(18, 17, "0.70"), (20, 42, "0"), (5, 9, "0.97"), (27.9, 26, "0.36"), (28, 3, "0")],
)
def test_the_low_inventory_fee_asks_both_histories(short, long, fee):
    assert LOW.fee(short_term_days=short, long_term_days=long) == usd(fee)
    assert LOW.least_days == 28


def test_the_utilisation_ratio():
    assert xi.utilisation_weeks(mean_daily_volume=220, mean_daily_shipped_volume=1) == (
        pytest.approx(220 / 7)
    )
    assert xi.utilisation_weeks(mean_daily_volume=1, mean_daily_shipped_volume=0) == math.inf
    assert xi.utilisation_weeks(mean_daily_volume=0, mean_daily_shipped_volume=0) == 0


@given(
    st.lists(st.tuples(st.integers(0, 300), st.integers(0, 90)), min_size=1, max_size=8),
    st.floats(0, 1),
)
def test_first_in_first_out_conserves_units_and_keeps_the_youngest(rows, share):
    lots = [xi.Lot(received=day(n), units=units) for n, units in rows]
    total = sum(units for _, units in rows)
    left = xi.remaining_lots(lots, sold=share * total)
    assert math.fsum(lot.units for lot in left) == pytest.approx(total * (1 - share), abs=1e-9)
    whole = [lot.units > 0 for lot in left]
    partly = [n for n, lot in enumerate(left) if lot.units > 0]
    if partly:  # after the first lot with units left, all are untouched
        later = sorted(lots, key=lambda lot: lot.received)[partly[0] + 1 :]
        assert [lot.units for lot in left[partly[0] + 1 :]] == [lot.units for lot in later]
    assert len(whole) == len(rows)


def test_one_cannot_sell_what_was_never_received():
    with pytest.raises(InvalidInput, match="11 units were sold of 10"):
        xi.remaining_lots([xi.Lot(received=JAN, units=10)], sold=11)
    with pytest.raises(InvalidType, match="not a plain date"):
        xi.Lot(received="2026-01-01", units=1)
    empty = xi.age_profile([], on=JAN, edges=(0, 91))
    assert (empty.buckets, empty.average_days, empty.oldest_days) == ({0: 0, 91: 0}, 0, 0)


DAILY = xi.Demand.normal(mean=20, sd=6, period="day")


def test_the_corridor_names_what_binds():
    rule = {"least_days": 28, "oldest_days": 181, "receiving_days": 5}
    free = xi.corridor(DAILY, xi.CorridorRule(**rule))
    assert (free.least, free.most) == (660, pytest.approx(3600))
    ratio = xi.corridor(DAILY, xi.CorridorRule(**rule, utilisation_weeks=22))
    assert ratio.most == 3080
    full = xi.corridor(DAILY, xi.CorridorRule(**rule, utilisation_weeks=22, capacity_units=600))
    assert not full.open
    assert "capacity" in str(full.reasons[1])
    assert "choose which fee" in str(full.reasons[2])
    sure = xi.corridor(DAILY, xi.CorridorRule(**rule), confidence=0.95)
    assert DAILY.over(180).survival(sure.most) == pytest.approx(0.95)
    assert sure.open


def test_an_order_stays_below_the_corridors_ceiling():
    found = xi.corridor(DAILY, xi.CorridorRule(least_days=28, oldest_days=181))
    packs = xi.OrderRule(multiple=144)
    order = found.order(position=500, rule=packs)
    assert order.quantity == 21 * 144
    assert order.quantity + 500 <= found.most
    assert found.order(position=561).quantity == 0
    assert found.order(position=100).quantity == 3500
    none = xi.corridor(
        xi.Demand.poisson(mean=0, period="day"), xi.CorridorRule(least_days=28, oldest_days=181)
    )
    assert (none.least, none.most) == (0, 0)


TARGET = xi.CycleServiceLevel("0.95")
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
        "lead_time": xi.LeadTime.moments(mean=time, sd=sd, period="day"),
        "transit_days": transit,
        "order_quantity": size,
        "fixed_cost": fixed,
    }
    return xi.TransportMode(**{**parts, **more})


def test_the_modes_of_the_shared_case():
    costs = xi.compare_modes(
        [mode(name) for name in MODES],
        demand=xi.Demand.normal(mean=2, sd=2.5, period="day"),
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
        "demand": xi.Demand.normal(mean=2, sd=2.5, period="day"),
        "holding_rate": 0.25,
        "target": TARGET,
        "penalty": 60,
    }
    plain = xi.transport_cost(mode("sea"), **parts)
    more = xi.transport_cost(
        mode("sea", duty=20, storage_per_unit_day=0.01, recoverable_tax=38, refund_days=60), **parts
    )
    assert more.lines["duty"] == 730 * 20
    assert more.lines["tax advance"] == pytest.approx(2 * 60 * 38 * 0.25)
    assert more.lines["storage"] == pytest.approx((120 + more.safety_stock) * 3.65)
    assert more.lines["cycle"] - plain.lines["cycle"] == pytest.approx(120 * 20 * 0.25)
    assert more.lines["pipeline"] == plain.lines["pipeline"]


def test_the_break_even_value_and_volumes():
    value = xi.break_even_value(
        freight_fast=5.4, freight_slow=1.1, days_fast=7, days_slow=35, holding_rate=0.25
    )
    assert value == pytest.approx(224.2142857)
    sea, air = mode("sea", unit_cost=30), mode("air", unit_cost=30)
    rest = {"days_of_order": 7, "cv": 1.2, "holding_rate": 0.25, "target": TARGET, "penalty": 15}
    found = xi.break_even_volumes(sea, air, least=0.05, most=80, **rest)
    assert len(found) == 1
    for volume, winner in ((found[0] * 0.5, "air"), (found[0] * 2, "sea")):
        demand = xi.Demand.gamma(mean=volume, sd=1.2 * volume, period="day")
        sized = [
            mode(name, unit_cost=30, order_quantity=max(MODES[name][4], 7 * volume))
            for name in ("sea", "air")
        ]
        costs = xi.compare_modes(sized, demand=demand, holding_rate=0.25, target=TARGET, penalty=15)
        assert costs[0].name == winner
    assert xi.break_even_volumes(sea, sea, least=0.05, most=80, **rest) == ()
    back = xi.break_even_volumes(air, sea, least=0.05, most=80, **rest)
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
    "lead_time": xi.LeadTime.fixed(45, period="day"),
    "transit_days": 35,
    "order_quantity": 500,
}


def test_a_mode_from_a_landed_quote():
    quote = xb.quote(shipment())
    found = xi.TransportMode.of_quote(quote, **QUOTED)
    assert found.landed_value * 500 == pytest.approx(float(quote.total.amount))
    assert (found.unit_cost, found.freight) == (6, 0.5)
    # T-shirts of cotton: 12 % duty on 3,250, then 19 % VAT on 3,640
    assert found.duty * 500 == pytest.approx(390 + 0.19 * 3640)
    back = xi.TransportMode.of_quote(quote, tax_recovered=True, refund_days=45, **QUOTED)
    assert back.recoverable_tax * 500 == pytest.approx(0.19 * 3640)
    assert back.duty * 500 == pytest.approx(390)
    rest = {"demand": DAILY, "holding_rate": 0.25, "target": TARGET, "penalty": 5}
    paid, reclaimed = (xi.transport_cost(one, **rest) for one in (found, back))
    assert reclaimed.total < paid.total
    assert reclaimed.lines["tax advance"] > 0


def test_a_quote_without_a_total_is_no_mode():
    unknown = xb.quote(shipment(ship_to="AQ"))
    assert unknown.total is None
    with pytest.raises(InvalidInput, match="The quote has no total: it is"):
        xi.TransportMode.of_quote(unknown, **QUOTED)


def test_the_last_unit_flown_is_worth_its_premium():
    parts = {
        "demand": DAILY,
        "on_hand": 300,
        "days_until_sea": 40,
        "days_until_air": 9,
        "margin": 12,
    }
    found = xi.split_shipment(quantity=1000, air_premium=4, **parts)
    assert DAILY.over(40).survival(300 + found.by_air) == pytest.approx(4 / 12)
    assert found.by_air + found.by_sea == 1000

    def gain(units):
        exposed = DAILY.over(40)
        return 12 * (exposed.loss(300) - exposed.loss(300 + units)) - 4 * units

    assert found.expected_gain == pytest.approx(gain(found.by_air))
    assert max(gain(found.by_air + d) for d in (-5, 5)) < found.expected_gain
    assert xi.split_shipment(quantity=1000, air_premium=12, **parts).by_air == 0
    assert xi.split_shipment(quantity=1000, air_premium=0, **parts).by_air == 1000
    assert xi.split_shipment(quantity=100, air_premium=4, **parts).by_air == 100
    with pytest.raises(InvalidInput, match="days_until_sea - days_until_air"):
        xi.split_shipment(
            demand=DAILY,
            on_hand=0,
            quantity=1,
            days_until_sea=5,
            days_until_air=5,
            air_premium=1,
            margin=2,
        )


GOLDEN_WEEK = [dt.date(2026, 10, n) for n in range(1, 8)]
FACTORY = DayCalendar(name="factory", holidays=GOLDEN_WEEK)
SHIPS = xi.regular_sailings(
    first_cut_off=dt.date(2026, 9, 4), every_days=7, count=10, days_to_departure=3
)
HOLD = xi.Discrete.of({1: 0.75, 9: 0.15, 31: 0.10})
JOURNEY = [
    xi.Leg(name="production", time=10, calendar=FACTORY),
    xi.SailingLeg(name="sea", sailings=SHIPS, time=30),
    xi.Leg(name="customs", time=HOLD),
    xi.Leg(name="receiving", time=xi.Discrete.of({2: 0.5, 4: 0.5})),
]


def test_a_journey_by_hand():
    # ordered Tuesday 1 September: 10 working days end on the 15th; cut-off Friday 18th,
    # departure Monday 21st, arrival 21 October, then customs 1, 9 or 31 days, receiving 2 or 4
    found = xi.arrival(JOURNEY, ordered_on=dt.date(2026, 9, 1))
    base = dt.date(2026, 10, 21)
    expected = {}
    for hold, p in ((1, 0.75), (9, 0.15), (31, 0.10)):
        for shelf in (2, 4):
            date = base + dt.timedelta(days=hold + shelf)
            expected[date] = expected.get(date, 0) + p / 2
    assert dict(found.dates) == pytest.approx(expected)
    assert found.by(dt.date(2026, 10, 26)) == pytest.approx(0.75)
    assert found.quantile(0.9) == dt.date(2026, 11, 3)
    assert found.quantile(1) == found.last == dt.date(2026, 11, 25)


def test_holidays_and_cut_offs_shift_the_lead_time():
    calm = xi.dated_lead_time(JOURNEY, ordered_on=dt.date(2026, 9, 1))
    golden = xi.dated_lead_time(JOURNEY, ordered_on=dt.date(2026, 9, 22))
    assert golden.mean > calm.mean  # the golden week lies in production
    found = xi.safety_stock(demand=DAILY, lead_time=golden, target=TARGET)
    assert found.level > xi.safety_stock(demand=DAILY, lead_time=calm, target=TARGET).level


def test_the_last_day_to_order_is_the_last():
    needed = dt.date(2026, 11, 27)
    for probability in (0.75, 0.9, 0.99):
        last = xi.order_by(JOURNEY, needed_on=needed, probability=probability)
        assert xi.arrival(JOURNEY, ordered_on=last).by(needed) >= probability
        after = xi.arrival(JOURNEY, ordered_on=last + dt.timedelta(days=1))
        assert after.by(needed) < probability
    with pytest.raises(NoSolution, match="No order from 2026-11-01 on arrives by 2026-11-27"):
        xi.order_by(JOURNEY, needed_on=needed, probability=0.9, not_before=dt.date(2026, 11, 1))


def test_a_closed_port_moves_the_order_forward():
    needed = dt.date(2026, 11, 27)
    open_port = xi.order_by(JOURNEY, needed_on=needed, probability=0.9)
    used = next(ship for ship in SHIPS if ship.cut_off >= FACTORY.add(open_port, 10))
    closed = xi.without_sailings(JOURNEY, cancelled=[used.departs])
    assert xi.order_by(closed, needed_on=needed, probability=0.9) < open_port
    with pytest.raises(NoSolution, match="No sailing of sea takes goods on"):
        xi.arrival(JOURNEY, ordered_on=dt.date(2027, 1, 1))
