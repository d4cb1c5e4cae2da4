"""Steps towards a net price: for a line, and for columns, which have to take the very same ones."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from xborder.landed_cost.run.net_steps import FINE, Guess, next_net, next_nets

PARTS = st.one_of(st.integers(0, 2000), st.integers(0, 10**11), st.integers(0, 10**26))
LINES = st.lists(st.tuples(*[PARTS] * 5), min_size=1, max_size=6)


def column(numbers):
    narrow = all(abs(each) < 2**62 for each in numbers)
    return np.asarray(numbers, dtype=np.int64 if narrow else object)


@given(LINES, st.booleans())
def test_columns_take_the_steps_that_a_line_takes(lines, is_first):
    nets, charges, gross, nets_before, charges_before = (
        list(each) for each in zip(*lines, strict=True)
    )
    before = None if is_first else Guess(column(nets_before), column(charges_before))
    found = next_nets(Guess(column(nets), column(charges)), column(gross), before).tolist()
    assert found == [
        next_net(Guess(net, charge), whole, None if is_first else Guess(net_before, charge_before))
        for net, charge, whole, net_before, charge_before in lines
    ]


@pytest.mark.parametrize("gross", [4, 119, 400, 23_789, 10**7])
@pytest.mark.parametrize(("rate", "flat"), [(19, 0), (19, 3), (0, 3), (81, 1), (250, 2)])
def test_a_share_and_a_sum_are_found_in_a_few_steps(gross, rate, flat):
    """n + n r + f = g, so that n = (g - f) / (1 + r): by hand, to the part of a minor unit."""
    wanted = (gross - flat) * 100 * FINE / (100 + rate)
    net, before = gross * FINE, None
    for _ in range(5):
        guess = Guess(net, net * rate // 100 + flat * FINE)
        net, before = next_net(guess, gross * FINE, before), guess
    assert abs(net - wanted) <= 3


def test_columns_of_any_width_find_a_share_and_a_sum():
    """As above, n = (g - f) / (1 + r) for g up to 10^45 parts: far beyond a machine's numbers."""
    asked = [10**power for power in (2, 9, 20, 30, 39)]
    wanted = [(gross - 3) * 100 * FINE // 119 for gross in asked]
    whole = np.asarray([gross * FINE for gross in asked], dtype=object)
    net, before = whole, None
    for _ in range(10):
        guess = Guess(net, net * 19 // 100 + 3 * FINE)
        net, before = next_nets(guess, whole, before), guess
    assert [abs(found - right) <= 3 for found, right in zip(net, wanted, strict=True)] == [True] * 5


def test_a_price_below_its_charges_leaves_next_to_nothing():
    net, before = 100 * FINE, None
    for _ in range(8):
        guess = Guess(net, net // 5 + 300 * FINE)
        net, before = next_net(guess, 100 * FINE, before), guess
    assert net == 1


def test_what_nothing_is_asked_for_stays_nothing():
    assert next_net(Guess(0, 0), 0, None) == next_net(Guess(0, 5 * FINE), 0, Guess(0, 0)) == 0
