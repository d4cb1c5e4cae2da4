"""From a need to an order, in the stated steps."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xborder.errors import InvalidInput, InvalidType
from xborder.inventory.lots import Direction, Load, OrderRule, reorder


@pytest.mark.parametrize(
    ("rule", "need", "quantity"),
    [
        ({"least": 50, "multiple": 12}, 0, 0),  # no need, no order
        ({"multiple": 3}, 20, 21),  # odoo documentation #14849 (17), #14853 (19): up
        ({"multiple": 3, "direction": "down"}, 20, 18),  # odoo documentation #14850 (18): down
        ({"multiple": 3, "direction": "nearest"}, 19, 18),
        ({"multiple": 3, "direction": "nearest"}, 20, 21),
        ({"multiple": 6}, 8, 12),  # odoo #202372
        ({"multiple": 2}, 6, 6),  # odoo #228014: a third of a pack gave 1.02
        ({"least": 50, "multiple": 12}, 7, 60),
        ({"least": 50, "multiple": 12, "direction": "down"}, 55, 60),  # never below the least
        ({"multiple": 12, "most": 40}, 90, 36),
        ({"multiple": 10, "loads": (Load(name="pallet", units=100, full_from=0.8),)}, 175, 200),
        ({"multiple": 10, "loads": (Load(name="pallet", units=100, full_from=0.8),)}, 165, 170),
        ({"multiple": 7, "loads": (Load(name="pallet", units=100, full_from=0.8),)}, 90, 91),
        ({}, 0.2, 1),
        ({}, -5, 0),
    ],
)
def test_steps_in_their_stated_order(rule, need, quantity):
    assert OrderRule(**rule).order(need).quantity == quantity


def test_each_step_is_said():
    pallet = Load(name="pallet", units=96, full_from=0.9)
    rule = OrderRule(least=90, multiple=12, loads=(pallet,), most=100)
    order = rule.order(7)
    assert [str(step) for step in order.steps] == [
        "7 is raised to the least order 90.",
        "90 is rounded to 96, whole packs of 12.",
    ]
    full = OrderRule(multiple=1, loads=(pallet,)).order(90)
    assert [str(step) for step in full.steps] == ["The last pallet is filled up: 96."]
    cut = OrderRule(most=80).order(90)
    assert [str(step) for step in cut.steps] == ["It is cut to the cap: 80."]
    assert str(rule.order(0).steps[0]) == "Nothing is needed, so nothing is ordered."


@given(
    st.floats(0.01, 1e4),
    st.integers(0, 300),
    st.integers(1, 60),
    st.sampled_from(list(Direction)),
)
def test_an_order_is_whole_packs_and_at_least_the_least(need, least, multiple, direction):
    order = OrderRule(least=least, multiple=multiple, direction=direction).order(need)
    assert order.quantity % multiple == 0
    assert order.quantity >= least
    if direction is Direction.UP:
        assert need <= order.quantity < max(need, least) + multiple + 1


def test_caps_below_the_least_order_are_refused():
    with pytest.raises(InvalidInput, match=r"cap of 50 is below the least order of 60"):
        OrderRule(least=50, multiple=12, most=50)
    with pytest.raises(InvalidInput, match=r"multiple is 0, which is not above zero"):
        OrderRule(multiple=0)
    with pytest.raises(InvalidType, match="least is True"):
        OrderRule(least=True)
    with pytest.raises(InvalidInput, match="units is 0, which is not above zero"):
        Load(name="box", units=0)
    with pytest.raises(InvalidInput, match="full_from is 80"):
        Load(name="box", units=5, full_from=80)


def test_a_reorder_rule_fires_at_or_below_its_level():
    # frappe/erpnext issue 36154
    assert reorder(projected=0, level=100, quantity=110) == 110
    assert reorder(projected=110, level=100, quantity=110) == 0
    assert reorder(projected=100, level=100, quantity=7) == 7
    assert reorder(projected=-50, level=100, quantity=7) == 150


@pytest.mark.parametrize(
    ("pack", "need", "quantity"),
    [(24, 0.1 * 3 * 80, 24), (21, 16.1 * 30, 483), (24, 24.1, 48), (1, 0.1 + 0.2 - 0.3, 0)],
)
def test_float_noise_never_buys_a_pack(pack, need, quantity):
    assert OrderRule(multiple=pack).order(need).quantity == quantity


@given(
    k=st.integers(1, 10**4),
    m=st.integers(1, 10**4),
    noise=st.sampled_from([-1e-15, 0.0, 1e-15]),
    direction=st.sampled_from(list(Direction)),
)
def test_a_multiple_with_noise_is_that_multiple(k, m, noise, direction):
    rule = OrderRule(multiple=m, direction=direction)
    assert rule.order(k * m * (1 + noise)).quantity == k * m


@given(
    k=st.integers(1, 10**4),
    pack=st.sampled_from(["0.1", "0.25", "0.3", "1.5", "2.5", "16.1"]).map(Decimal),
    noise=st.sampled_from([-1e-15, 0.0, 1e-15]),
    direction=st.sampled_from(list(Direction)),
)
def test_a_multiple_of_a_part_pack_with_noise_is_that_multiple(k, pack, noise, direction):
    rule = OrderRule(multiple=pack, direction=direction)
    assert rule.order(float(k * pack) * (1 + noise)).quantity == float(k * pack)
    assert rule.order(k * float(pack)).quantity == float(k * pack)


def test_a_small_need_between_large_levels_is_as_noisy_as_they_are():
    level = 0.1 * 3 * 1e9  # 300000000.00000006
    position = 3e8 - 24
    assert level - position > 24
    assert OrderRule(multiple=24).order(level - position, scale=level).quantity == 24


def test_a_ceiling_is_not_reached_by_rounding_the_room_up():
    rule = OrderRule(multiple=24, direction=Direction.DOWN)
    assert rule.order(23.5).quantity == 0
    assert rule.order(24.5).quantity == 24
    assert OrderRule(direction=Direction.DOWN).order(7.9).quantity == 7


@pytest.mark.parametrize(
    ("pack", "need", "quantity"),
    [
        (2.5, 7.3, 7.5),
        ("2.5", Decimal("7.5"), 7.5),
        (0.1, 0.3, 0.3),
        (Decimal("0.1"), 0.1 * 3, 0.3),
        (0.25, 1.01, 1.25),
        (1.5, 3, 3),
    ],
)
def test_packs_need_not_be_whole(pack, need, quantity):
    found = OrderRule(multiple=pack).order(need)
    assert found.quantity == quantity
    assert isinstance(found.quantity, int) == (quantity == int(quantity))


def test_part_packs_obey_the_least_the_loads_and_the_cap():
    rule = OrderRule(
        least=10, multiple=2.5, most=40, loads=[Load(name="roll", units=25, full_from=0.8)]
    )
    assert [rule.order(need).quantity for need in (0, 1, 11, 21, 99)] == [0, 10, 12.5, 25, 40]
    with pytest.raises(InvalidInput, match=r"cap of 2 is below the least order of 2\.5"):
        OrderRule(multiple=2.5, most=2)


THREE = 0.1 * 3 * 10  # 3.0000000000000004


def test_noise_in_the_terms_of_a_supplier_buys_nothing_either():
    assert OrderRule(least=THREE).order(1).quantity == 3
    assert OrderRule(multiple=THREE).order(3).quantity == 3
    assert OrderRule(most=2.9999999999999996).order(9).quantity == 3
    assert OrderRule(least=Decimal("3.0000000000000004")).order(1).quantity == 4  # written so


@pytest.mark.parametrize(
    ("units", "share"), [(30, 0.1 * 3), (100, 0.57), (100, 0.29), (1000, 0.007)]
)
def test_a_load_filled_to_its_share_is_filled_up(units, share):
    """Nine of thirty units are three tenths of a pallet, though 30 x 0.1 x 3 is above nine."""
    rule = OrderRule(loads=(Load(name="pallet", units=units, full_from=share),))
    enough = round(units * share)
    assert rule.order(enough).quantity == units
    assert rule.order(enough - 1).quantity == enough - 1


def test_a_stock_at_the_level_but_for_its_noise_is_at_the_level():
    assert 0.1 * 3 > 0.3
    assert reorder(projected=0.1 * 3, level=0.3, quantity=1) == 1
    assert reorder(projected=Decimal("0.31"), level=0.3, quantity=1) == 0
    assert reorder(projected=0.1 * 3e9, level=3e8, quantity=24) == 24
