"""Satisfaction, recommendation and effort, against counts made by hand."""

import math

import pytest

from xborder.complaints.measures import ces, csat, nps, share
from xborder.errors import InvalidInput, InvalidType


def test_satisfaction():
    # The shared file's own figures.
    assert csat([5, 5, 4, 4, 3, 2, 5, 1, 4, 5]).value == pytest.approx(0.7)
    assert ces([7, 6, 6, 5, 4, 7, 2, 6]).value == pytest.approx(5.375)
    # Five promoters, two passives, three detractors of ten.
    found = nps([10, 9, 9, 10, 10, 8, 7, 6, 0, 3])
    assert found.value == pytest.approx(0.2)
    # Mean 0.2 of five +1, two 0, three -1: variance (8 - 10 * 0.04) / 9.
    spread = 1.959964 * math.sqrt((8 - 0.4) / 9 / 10)
    assert (found.low, found.high) == (
        pytest.approx(0.2 - spread, abs=1e-6),
        pytest.approx(0.2 + spread, abs=1e-6),
    )


@pytest.mark.parametrize("ask", [
    lambda: csat([0]), lambda: csat([6]), lambda: csat([]), lambda: nps([11]), lambda: ces([0]),
    lambda: share(3, 2), lambda: share(-1, 2), lambda: share(0, 0), lambda: csat([5], confidence=95),
])  # fmt: skip
def test_figures_that_cannot_be_are_refused(ask):
    with pytest.raises(InvalidInput) as caught:
        ask()
    assert caught.value.code.startswith(("metrics.", "number."))


@pytest.mark.parametrize("ask", [
    lambda: csat([4.5]), lambda: csat(["5"]), lambda: nps([None]), lambda: csat([5], confidence="95"),
    lambda: share("1", 2), lambda: share(1.5, 2),
])  # fmt: skip
def test_what_is_no_figure_is_refused(ask):
    with pytest.raises(InvalidType) as caught:
        ask()
    assert caught.value.code.startswith("number.")
