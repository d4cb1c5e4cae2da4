"""Orders under one budget."""

import pytest

from xborder.errors import InvalidInput
from xborder.inventory.lots import Proposal, within_cap


def line(sku, quantity, **more):
    return Proposal(
        sku=sku, quantity=quantity, **{"multiple": 10, "use": 2, "daily_demand": 5, **more}
    )


def test_a_budget_is_taken_from_the_longest_cover_first():
    lines = [line("A", 100), line("B", 100, daily_demand=1), line("C", 30, daily_demand=0)]
    kept = within_cap(lines, cap=260)
    assert kept == {"A": 100, "B": 30, "C": 0}
    assert within_cap(lines, cap=1e9) == {"A": 100, "B": 100, "C": 30}
    assert within_cap(lines, cap=0) == {"A": 0, "B": 0, "C": 0}
    free = [line("D", 10, use=0.0), line("E", 25, position=40)]
    assert within_cap(free, cap=1) == {"D": 10, "E": 0}
    assert within_cap(free, cap=-1) == {"D": 10, "E": 0}


def test_an_item_on_two_lines_is_refused_and_noise_sends_no_pack_back():
    with pytest.raises(InvalidInput, match="A stands on two lines"):
        within_cap([line("A", 10), line("A", 20)], cap=5)
    many = [line(str(n), 3, multiple=1, use=0.1) for n in range(100)]
    assert sum(within_cap(many, cap=30).values()) == 300
    part = [line("A", 7.5, multiple=2.5, use=1)]
    assert within_cap(part, cap=6) == {"A": 5}
