"""Fees of a marketplace warehouse at their edges."""

import datetime as dt
import math
from decimal import Decimal

import pytest

from xborder.errors import InvalidInput, InvalidType, NoRuleInForce
from xborder.inventory.marketplace import (
    AgedSurcharge,
    LowInventoryFee,
    fees,
    storage_fee,
    utilisation_weeks,
)
from xborder.inventory.planning import Lot
from xborder.money import Money

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
    assert storage_fee(cubic_feet=Decimal(100), month=month) == usd(fee)


def test_what_is_not_known_is_not_guessed():
    with pytest.raises(NoRuleInForce, match="No storage rate is known on 2022-05-01"):
        storage_fee(cubic_feet=Decimal(1), month=dt.date(2022, 5, 9))
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
    lots = (Lot(received=day(0), units=50), Lot(received=day(190), units=50))
    total = table.fees(lots, on=day(200), unit_cubic_feet=Decimal("0.1"))
    assert total == usd("2.50")  # 5 cubic feet at 0.50


LOW = LowInventoryFee(bands=((14, usd("0.97")), (21, usd("0.70")), (28, usd("0.36"))))


@pytest.mark.parametrize(
    ("short", "long", "fee"),
    [(18, 17, "0.70"), (20, 42, "0"), (5, 9, "0.97"), (27.9, 26, "0.36"), (28, 3, "0")],
)
def test_the_low_inventory_fee_asks_both_histories(short, long, fee):
    assert LOW.fee(short_term_days=short, long_term_days=long) == usd(fee)
    assert LOW.least_days == 28


def test_the_utilisation_ratio():
    assert utilisation_weeks(mean_daily_volume=220, mean_daily_shipped_volume=1) == (
        pytest.approx(220 / 7)
    )
    assert utilisation_weeks(mean_daily_volume=1, mean_daily_shipped_volume=0) == math.inf
    assert utilisation_weeks(mean_daily_volume=0, mean_daily_shipped_volume=0) == 0


def test_steps_of_a_table_rise_and_money_is_money():
    with pytest.raises(InvalidInput, match="do not rise"):
        LowInventoryFee(bands=[(28, usd("0.36")), (14, usd("0.97"))])
    with pytest.raises(InvalidInput, match="do not rise"):
        AgedSurcharge(tiers=())
    with pytest.raises(InvalidType, match="bands"):
        LowInventoryFee(bands=[(28, 0.36)])
