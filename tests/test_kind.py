"""Pairs, and values of one of several kinds."""

from decimal import Decimal

import pytest
from attrs import field, frozen

from xborder.errors import InvalidInput, InvalidType
from xborder.kind import (
    all_pairs,
    exact_field,
    exact_not_negative_field,
    exact_share_field,
    of_some_kind,
)


def test_one_of_several_kinds_will_do():
    assert of_some_kind("x", (int, str), "name") == "x"
    with pytest.raises(InvalidType, match=r"name is .*, which is not a whole number / a list"):
        of_some_kind("x", (int, list), "name")


def test_exact_fields_are_read_without_a_transformer_too():
    @frozen
    class Plain:
        units: Decimal = field(converter=exact_field)
        part: Decimal = field(converter=exact_share_field)
        weight: Decimal = field(default=Decimal(0), converter=exact_not_negative_field)

    assert Plain("2.50", "0.5") == Plain(Decimal("2.5"), Decimal("0.50"))
    with pytest.raises(InvalidInput, match="value is -1"):
        Plain(1, 1, -1)
    with pytest.raises(InvalidType, match="value is None"):
        Plain(None, 1)
    with pytest.raises(InvalidInput, match="value is 2"):
        Plain(1, 2)


def test_pairs_come_from_a_table_or_a_list():
    assert all_pairs({1: 2}, "table") == all_pairs([[1, 2]], "table") == ((1, 2),)
    assert all_pairs(zip("ab", "cd", strict=True), "table") == (("a", "c"), ("b", "d"))
    for values in ([(1, 2), (1, 2, 3)], [(1, 2), 5], [(1, 2), "ab"]):
        with pytest.raises(InvalidType, match=r"table\[1\] is .*, which is not a pair"):
            all_pairs(values, "table")
    for values in ("ab", 5, None):
        with pytest.raises(InvalidType, match=r"table is .*, which is not a list"):
            all_pairs(values, "table")
