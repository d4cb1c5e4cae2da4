"""Spelling: one slip, two in a long word, none in a short one."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xborder.tariff.finding import spelling

WORDS = st.text("abcde", max_size=7)


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("umbrela", "umbrella"),
        ("headhpone", "headphone"),
        ("sunglases", "sunglasses"),
        ("bycicle", "bicycle"),
        ("cofee", "coffee"),
        ("lapto", "laptop"),
        ("xqz", ""),
        ("zzzzzzzz", ""),
        ("1abc", ""),
    ],
)
def test_the_word_that_was_meant(written, meant):
    assert spelling.meant(written) == meant


def plain(left, right):
    """The distance by its definition, slowly: the oracle."""
    if not left or not right:
        return len(left) + len(right)
    found = min(
        plain(left[1:], right) + 1,
        plain(left, right[1:]) + 1,
        plain(left[1:], right[1:]) + (left[0] != right[0]),
    )
    if left[:2] == right[:2][::-1] and len(left) > 1 and len(right) > 1:
        found = min(found, plain(left[2:], right[2:]) + 1)
    return found


@given(st.text("abc", max_size=5), st.text("abc", max_size=5), st.integers(0, 6))
def test_the_distance_is_that_of_its_definition(left, right, most):
    assert spelling.distance(left, right, most) == min(plain(left, right), most + 1)


@given(WORDS, WORDS)
def test_the_distance_is_the_same_both_ways(left, right):
    assert spelling.distance(left, right, 9) == spelling.distance(right, left, 9)
