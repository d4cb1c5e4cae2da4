"""Shares and their changes, against published intervals."""

import pytest

from xborder.complaints.measures import compare, share


@pytest.mark.parametrize(
    ("hits", "count", "low", "high"),
    [
        # Newcombe, Statistics in Medicine 17 (1998) 857-872, table I, method 3 (Wilson).
        (81, 263, 0.2553, 0.3662),
        (15, 148, 0.0624, 0.1605),
        (0, 20, 0.0000, 0.1611),
        (1, 29, 0.0061, 0.1718),
        (20, 20, 0.8389, 1.0000),
    ],
)
def test_wilsons_interval(hits, count, low, high):
    found = share(hits, count)
    assert (round(found.low, 4), round(found.high, 4)) == (low, high)
    assert found.low <= found.value <= found.high


@pytest.mark.parametrize(
    ("one", "two", "low", "high"),
    [
        # Newcombe, Statistics in Medicine 17 (1998) 873-890, table II, method 10: p1 - p2.
        ((56, 70), (48, 80), 0.0524, 0.3339),
        ((9, 10), (3, 10), 0.1705, 0.8090),
        ((10, 10), (0, 20), 0.6791, 1.0000),
    ],
)
def test_newcombes_interval_of_a_difference(one, two, low, high):
    found = compare(share(*two), share(*one)).difference
    assert (round(found.low, 4), round(found.high, 4)) == (low, high)


def test_a_share_says_of_how_many():
    found = share(3, 7)
    assert (found.hits, found.count, found.value) == (3, 7, 3 / 7)
