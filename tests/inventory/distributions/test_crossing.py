"""The searches find roots, jumps and edges alike."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xborder.inventory.distributions.crossing import first_level, first_real, first_whole


@given(st.floats(-1e6, 1e6))
def test_a_root_is_found_to_the_last_digits(root):
    found = first_real(lambda x: math.atan(x - root), 0.0, -3e6, 3e6)
    assert found == pytest.approx(root, rel=1e-14, abs=1e-12)


@given(st.floats(-100, 100))
def test_a_jump_is_found_from_above(jump):
    found = first_real(lambda x: float(x >= jump), 0.5, -200, 200)
    assert found >= jump
    assert found == pytest.approx(jump, abs=1e-12)


def test_an_edge_that_already_reaches_the_target_is_the_answer():
    assert first_real(lambda _: 1.0, 0.5, 3.0, 9.0) == 3.0
    assert first_whole(lambda n: float(n >= 5), 0.5, 0, 9) == 5


@pytest.mark.parametrize("start", [-500.0, 0.0, 7.3, 900.0])
@pytest.mark.parametrize("whole", [False, True])
def test_a_level_is_found_from_anywhere(start, whole):
    found = first_level(lambda x: x / 10, 4.2, start=start, step=0.5, whole=whole)
    assert found == pytest.approx(42)
