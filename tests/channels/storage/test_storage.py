"""Storage: rows of the rate cards, seasons, ages, and what no card tells."""

import datetime as dt
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xborder.channels import BillState
from xborder.channels.storage import (
    STORAGE,
    AgedStep,
    StorageCard,
    StorageRate,
    Stored,
    storage_bill,
)
from xborder.errors import InvalidInput, InvalidPolicy, NoRuleInForce, NotFound
from xborder.goods import Dimensions, Volume
from xborder.inventory.marketplace.fees import STANDARD_STORAGE
from xborder.messages import catalogue
from xborder.money import Money
from xborder.source import Reader

MAY, NOVEMBER = dt.date(2026, 5, 17), dt.date(2026, 11, 30)


def lot(kind="standard", units=1, unit="12 x 12 x 12 in", age_days=30):
    return Stored(sku="A", kind=kind, units=units, unit=unit, age_days=age_days)


@pytest.mark.parametrize(
    ("card", "stored", "month", "total"),
    [
        # 100 cubic feet, by the row and the season of the card
        ("amazon_us", lot(units=100), MAY, "78.00 USD"),
        ("amazon_us", lot(units=100), NOVEMBER, "240.00 USD"),
        ("amazon_us", lot("oversize", 100), NOVEMBER, "140.00 USD"),
        ("amazon_gb", lot("clothing_eyewear_footwear_bags", 100), MAY, "62.00 GBP"),
        ("amazon_gb", lot("dangerous_oversize", 100), NOVEMBER, "111.00 GBP"),
        # 500 boxes of 2 litres are a cubic metre
        ("amazon_de", lot(units=500, unit="20 x 10 x 10 cm"), NOVEMBER, "52.20 EUR"),
        ("amazon_de", lot("oversize", 1, "1 m3"), MAY, "21.78 EUR"),
        # the month's first day decides: October is dear, September is not
        ("amazon_us", lot(units=100), dt.date(2026, 9, 30), "78.00 USD"),
        ("amazon_us", lot(units=100), dt.date(2026, 10, 1), "240.00 USD"),
        ("amazon_de", lot(units=0), MAY, "0.00 EUR"),
        # old stock: the greater of 6.90 a cubic foot and 0.30 a unit
        ("amazon_us", lot(units=10, age_days=366), MAY, "76.80 USD"),  # 7.80 and 69.00
        # 10 of 1 in: 1/172.8 cubic foot in all; 0.00 and 0.04 by volume, 3.00 by units
        ("amazon_us", lot(units=10, unit="1 x 1 x 1 in", age_days=400), MAY, "3.00 USD"),
        ("amazon_us", lot(units=10, age_days=455), MAY, "76.80 USD"),
        ("amazon_us", lot(units=10, age_days=456), MAY, "86.80 USD"),  # 7.80 and 79.00
        ("amazon_us", lot(units=10, age_days=180), MAY, "7.80 USD"),
        ("amazon_us", lot(units=10, age_days=181), MAY, "12.80 USD"),  # 7.80 and 5.00
        ("amazon_us", lot(units=10, age_days=270), MAY, "22.80 USD"),
        ("amazon_us", lot(units=10, age_days=271), MAY, "62.30 USD"),  # from 1.50 to 5.45
        ("amazon_us", lot(units=10, age_days=365), MAY, "66.80 USD"),
        ("amazon_gb", lot(units=10, age_days=240), MAY, "7.60 GBP"),
    ],
)
def test_the_cards(card, stored, month, total):
    bill = storage_bill(STORAGE[card], [stored], month=month)
    assert bill.total == Money(total)
    assert bill.total - bill.monthly >= bill.total * 0


@pytest.mark.parametrize(
    ("card", "age", "state"),
    [
        ("amazon_us", 181, BillState.ESTIMATE),
        ("amazon_gb", 241, BillState.UNSUPPORTED),
        ("amazon_gb", None, BillState.MISSING_FACT),
        ("amazon_gb", 30, BillState.EXACT),
        ("amazon_us", 30, BillState.ESTIMATE),  # of 2026 the aged table is not settled
    ],
)
def test_an_age_without_an_amount_leaves_no_total(card, age, state):
    bill = storage_bill(STORAGE[card], [lot(age_days=age), lot()], month=MAY)
    assert bill.state is state
    assert (bill.total is None) == (state in {BillState.UNSUPPORTED, BillState.MISSING_FACT})
    assert bill.monthly.amount > 0


def test_a_card_without_surcharges_asks_no_age():
    own = StorageCard(
        id="own",
        title="Our warehouse",
        currency="EUR",
        per="1 m3",
        rates=[StorageRate(kind="pallet", off_peak="10", peak="12")],
    ).by(Reader(MAY).official("Contract"))
    bill = storage_bill(own, [lot("pallet", 2, Volume("1 m3"), None)], month=MAY)
    assert (bill.total, bill.state) == (Money("20.00 EUR"), BillState.EXACT)
    box = lot("pallet", 1, Dimensions.of("1 x 1 x 1 m"), None)
    assert storage_bill(own, [box], month=NOVEMBER).total == Money("12.00 EUR")
    assert storage_bill(own, [], month=MAY).total == Money("0.00 EUR")


def test_a_bill_is_a_table():
    bill = storage_bill(STORAGE["amazon_gb"], [lot(units=100), lot(age_days=300)], month=MAY)
    columns = bill.to_columns()
    assert columns["monthly"] == [Decimal("76.00"), Decimal("0.76")]
    assert columns["surcharge"] == [Decimal("0.00"), None]
    assert columns["currency"] == ["GBP", "GBP"]


@pytest.mark.parametrize(
    ("call", "error", "words"),
    [
        (lambda: storage_bill(STORAGE["amazon_gb"], [lot("standart")], month=MAY), NotFound,
         "Did you mean standard"),
        (lambda: storage_bill(STORAGE["amazon_gb"], [lot()], month=dt.date(2026, 1, 31)),
         NoRuleInForce, "2026-01-01"),
        (lambda: lot(age_days=-1), InvalidInput, "below its least value 0"),
        (lambda: lot(units=-1), InvalidInput, "below its least value 0"),
        (lambda: lot(unit="a cubic foot"), InvalidInput, "a cubic foot"),
        (
            lambda: StorageCard(
                id="x", title="x", currency="EUR", per="1 m3", rates=[],
                aged=[AgedStep(from_days=300), AgedStep(from_days=200)],
            ),
            InvalidPolicy,
            "do not stand once",
        ),
    ],
)  # fmt: skip
def test_what_is_wrong_is_refused(call, error, words):
    with pytest.raises(error, match=words):
        call()


def test_the_american_rate_is_that_of_the_stock_plans():
    own = STORAGE["amazon_us"].on(MAY).rates[0]
    theirs = STANDARD_STORAGE.on(MAY)
    assert (own.off_peak, own.peak) == (theirs.off_peak.amount, theirs.peak.amount)


def test_titles_read_in_chinese():
    titles = {entry.value.title for each in STORAGE.values() for entry in each}
    assert titles <= set(catalogue("zh_CN"))


@given(units=st.integers(0, 10_000), side=st.integers(1, 100), more=st.integers(0, 100))
def test_more_of_the_same_is_never_cheaper_and_a_lot_in_two_parts_by_a_cent_at_most(
    units, side, more
):
    def cost(*counts):
        lots = [lot(units=count, unit=f"{side} x {side} x {side} cm") for count in counts]
        return storage_bill(STORAGE["amazon_de"], lots, month=MAY).total

    assert cost(units) <= cost(units + more)
    assert abs((cost(units, more) - cost(units + more)).amount) <= Decimal("0.01")
