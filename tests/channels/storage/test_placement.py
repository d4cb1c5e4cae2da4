"""Placement: both ends of the table, its edges, and what it does not hold."""

import datetime as dt

import pytest

from xborder.channels import BillState
from xborder.channels.fees.size import SizeTable, SizeTier
from xborder.channels.storage import PLACEMENT, PlacementCard, placement_fee
from xborder.errors import NoRuleInForce, XborderError
from xborder.messages import catalogue
from xborder.money import Money
from xborder.source import Reader

DAY = dt.date(2026, 5, 4)


@pytest.mark.parametrize(
    ("packed", "weight", "low", "high"),
    [
        ("15 x 12 x 0.75 in", "8 oz", "140.00", "320.00"),
        ("15 x 12 x 0.75 in", "8.01 oz", "160.00", "320.00"),
        ("10 x 8 x 1 in", "12 oz", "200.00", "400.00"),
        ("10 x 8 x 4 in", "12 oz", "340.00", "600.00"),  # 2.3 lb by its size
        ("10 x 8 x 4 in", "3 lb", "340.00", "600.00"),
        ("10 x 8 x 4 in", "3.01 lb", "380.00", "760.00"),
        ("10 x 8 x 4 in", "10 lb", "420.00", "1200.00"),
    ],
)
def test_the_american_card(packed, weight, low, high):
    found = placement_fee(PLACEMENT["amazon_us"], packed=packed, weight=weight, units=1000, on=DAY)
    assert (found.low, found.high) == (Money(low, "USD"), Money(high, "USD"))
    assert found.state is BillState.ESTIMATE


@pytest.mark.parametrize(
    ("packed", "weight"), [("10 x 8 x 4 in", "11 lb"), ("20 x 8 x 4 in", "1 lb")]
)
def test_what_the_card_does_not_tell_has_no_figure(packed, weight):
    found = placement_fee(PLACEMENT["amazon_us"], packed=packed, weight=weight, units=1, on=DAY)
    assert (found.low, found.high, found.state) == (None, None, BillState.UNSUPPORTED)


def test_before_its_first_day_there_is_no_card():
    with pytest.raises(NoRuleInForce):
        placement_fee(
            PLACEMENT["amazon_us"],
            packed="9 x 9 x 9 cm",
            weight="1 lb",
            units=1,
            on=dt.date(2026, 1, 14),
        )


def test_a_card_of_your_own_with_one_amount_is_exact():
    table = SizeTable(tiers=[SizeTier(name="all", within="1 x 1 x 1 m", rows=[("9 kg", "0.305")])])
    card = PlacementCard(id="mine", title="Placement", currency="EUR", least=table, most=table).by(
        Reader(DAY).official("Contract")
    )
    found = placement_fee(card, packed="9 x 9 x 9 cm", weight="1 kg", units=3, on=DAY)
    assert (str(found.low), found.state) == ("0.92 EUR", BillState.EXACT)  # 0.915, half up


@pytest.mark.parametrize("wrong", [{"units": -1}, {"packed": "big"}, {"weight": 3}, {"on": "soon"}])
def test_bad_input_is_refused(wrong):
    given = {"packed": "9 x 9 x 9 cm", "weight": "1 lb", "units": 1, "on": DAY} | wrong
    with pytest.raises(XborderError):
        placement_fee(PLACEMENT["amazon_us"], **given)


def test_it_reads_in_chinese():
    assert {card.entry(DAY).value.title for card in PLACEMENT.values()} <= set(catalogue("zh_CN"))
