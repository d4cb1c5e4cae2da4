"""Tickets and allocations sum to the trade."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xborder.errors import InvalidInput, InvalidType
from xborder.fx.hedging.ticket import allocate, split_ticket


@given(
    amount=st.decimals(-10_000_000, 10_000_000, places=2),
    maximum=st.integers(1_000, 3_000_000),
    weights=st.lists(st.integers(0, 1_000), min_size=1, max_size=6),
)
def test_tickets_and_allocations_sum_to_the_trade(amount, maximum, weights):
    tickets = split_ticket(amount, maximum=Decimal(maximum), minimum=Decimal(maximum // 2))
    assert sum(tickets) == amount
    assert all(abs(ticket) <= maximum for ticket in tickets)
    assert max(tickets) - min(tickets) <= Decimal("0.01")
    if abs(amount) >= maximum // 2:
        assert all(abs(ticket) >= maximum // 2 for ticket in tickets)
    shares = allocate(amount, [Decimal(weight) for weight in weights])
    assert sum(shares) == amount
    assert split_ticket(amount) == (amount,)


def test_floats_are_the_numbers_they_print():
    """100.00 over 0.1 and 0.2 is 33.33 and 66.67."""
    thirds = (Decimal("33.33"), Decimal("66.67"))
    assert allocate(100.0, [0.1, 0.2]) == thirds
    assert allocate(Decimal(100), [Decimal("0.1"), 0.2]) == thirds
    for bad in (float("nan"), float("inf"), None, "x"):
        with pytest.raises((InvalidInput, InvalidType)):
            allocate(100.0, [bad, 0.2])
