"""Tickets and allocations sum to the trade."""

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

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
