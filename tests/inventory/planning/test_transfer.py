"""Transfers conserve units and take surplus only."""

import math

from hypothesis import given
from hypothesis import strategies as st

from xborder.inventory.planning import transfers


@given(
    st.dictionaries(st.sampled_from("ABCD"), st.integers(0, 500), min_size=2),
    st.dictionaries(st.sampled_from("ABCD"), st.integers(0, 500), min_size=1),
    st.integers(1, 24),
)
def test_transfers_conserve_units_and_take_only_surplus(stock, wanted, pack):
    cost = {(a, b): 1 + 0.1 * ord(a) - 0.05 * ord(b) + 5 for a in "ABCD" for b in "ABCD" if a != b}
    moves = transfers(stock, wanted=wanted, cost=cost, value=math.inf, multiple=pack)
    after_moves = dict.fromkeys("ABCD", 0) | stock
    for move in moves:
        assert move.units > 0
        assert move.units % pack == 0
        after_moves[move.source] -= move.units
        after_moves[move.destination] += move.units
    assert sum(after_moves.values()) == sum(stock.values())
    for place, units in stock.items():
        need = wanted.get(place, 0)
        assert after_moves[place] >= min(units, need)
        if units < need:
            assert after_moves[place] <= need


def test_a_lane_dearer_than_the_unit_is_not_used():
    stock, wanted = {"DE": 500, "FR": 40}, {"DE": 300, "FR": 160}
    assert transfers(stock, wanted=wanted, cost={("DE", "FR"): 7}, value=6) == ()
    (move,) = transfers(
        stock, wanted=wanted, cost={("DE", "FR"): 0.8, ("FR", "DE"): 0.1}, value=6, multiple=50
    )
    assert move.units == 100
