"""Lanes: short tuples, int64 and big ints do the same, and bounds bound them all."""

import operator

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.mini import KINDS, lanes_of, narrow, plain

from xborder.policy.columns import FewLines, Many, OneLine, Row, Sizes, lanes_for
from xborder.policy.columns.exact import Exact, aligned

ROWS = st.lists(
    st.tuples(
        st.integers(0, 3),  # the group
        st.integers(0, 10**6),  # the weight
        st.integers(-(10**6), 10**6),  # an amount
    ),
    min_size=1,
    max_size=9,
)


def columns(lanes, rows):
    make = Row if isinstance(lanes, FewLines) else lanes.column
    return [make([row[k] for row in rows]) for k in range(3)]


def by_hand(rows, function):
    groups = {}
    for group, _, amount in rows:
        groups.setdefault(group, []).append(amount)
    return [function(groups[group]) for group, _, _ in rows]


@pytest.mark.parametrize("kind", KINDS)
@given(rows=ROWS)
def test_group_operations_are_those_of_plain_python(kind, rows):
    lanes = lanes_of(kind, len(rows))
    group, _, amount = columns(lanes, rows)
    by = lanes.groups(group)
    assert by.count == len({row[0] for row in rows})
    assert plain(lanes.total(amount, by)) == by_hand(rows, sum)
    assert plain(lanes.lowest(amount, by)) == by_hand(rows, min)
    assert plain(lanes.highest(amount, by)) == by_hand(rows, max)


@pytest.mark.parametrize("kind", KINDS)
@given(rows=ROWS, money=st.integers(0, 10**7), data=st.data())
def test_a_share_sums_is_fair_to_the_unit_and_breaks_ties_by_rank(kind, rows, money, data):
    lanes = lanes_of(kind, len(rows))
    group, weight, _ = columns(lanes, rows)
    order = data.draw(st.permutations(range(len(rows))))
    rank = (Row if kind == "one" else lanes.column)(order)
    by = lanes.groups(group)
    # every group shares the same sum
    shares = plain(lanes.share(lanes.fill(money), weight, by, rank))
    for wanted in {row[0] for row in rows}:
        lines = [k for k, row in enumerate(rows) if row[0] == wanted]
        weights = [rows[k][1] for k in lines]
        if not any(weights):
            weights = [1] * len(lines)
        assert sum(shares[k] for k in lines) == money
        rests = []
        for k, part in zip(lines, weights, strict=True):
            floor, rest = divmod(money * part, sum(weights))
            assert shares[k] - floor in {0, 1}
            rests.append((-rest, order[k], shares[k] - floor))
        given_units = [unit for _, _, unit in sorted(rests)]
        assert given_units == sorted(given_units, reverse=True)  # the largest rests first


@pytest.mark.parametrize("kind", KINDS)
def test_lines_are_taken_out_and_put_back(kind):
    lanes = lanes_of(kind, 4)
    make = Row if kind == "one" else lanes.column
    column, mask = make([5, 6, 7, 8]), make([0, 1, 0, 1])
    kept = lanes.kept(mask)
    assert kept.size == 2
    picked = lanes.pick(column, mask)
    assert plain(picked) == [6, 8]
    assert plain(lanes.put(picked, mask)) == [0, 6, 0, 8]
    assert plain(kept.fill(3)) == [3, 3]
    assert lanes.any(mask)
    assert not lanes.any(make([0, 0, 0, 0]))
    assert plain(lanes.lookup(make([0, -1, 1, 0]), [10, 20, 30])) == [10, 30, 20, 10]
    assert plain(lanes.where(mask, column, 1)) == [1, 6, 1, 8]
    assert plain(lanes.where(mask, 1, column)) == [5, 1, 7, 1]
    assert plain(lanes.least(column, make([6, 5, 7, 9]))) == [5, 5, 7, 8]
    assert plain(lanes.least(column, 6)) == [5, 6, 6, 6]
    assert plain(lanes.most(column, make([6, 5, 7, 9]))) == [6, 6, 7, 9]
    assert plain(lanes.most(column, 6)) == [6, 6, 7, 8]


@pytest.mark.parametrize("kind", ["many", "wide"])
def test_a_chunk_may_be_empty_and_may_be_one_group(kind):
    none = lanes_of(kind, 0)
    by = none.groups(none.fill(0))
    assert by.count == 0
    assert plain(none.total(none.fill(0), by)) == []
    three = lanes_of(kind, 3)
    assert plain(three.total(three.column([1, 2, 3]), three.groups())) == [6, 6, 6]


ANY = st.integers(-(10**6), 10**6)


@given(left=ANY, right=ANY, total=st.integers(0, 10**6), mask=st.booleans())
def test_one_line_on_plain_ints_does_what_a_row_of_one_does(left, right, total, mask):
    def everything(lanes):
        a, b, m = (lanes.column([entry]) for entry in (left, right, mask))
        by, rank = lanes.groups(a), lanes.column([0])
        yes, no = lanes.fill(1), lanes.fill(0)
        found = [
            *(operation(a, b) for operation in (operator.add, operator.lt, operator.eq)),
            *(lanes.fill(3), lanes.where(m, a, b), lanes.where(a < b, 1, b)),
            *(lanes.least(a, b), lanes.most(a, 7), lanes.lookup(m * 1, [left, right])),
            *(lanes.total(a, by), lanes.lowest(a, by), lanes.highest(a, by), by.label),
            *(lanes.share(lanes.fill(total), b, by, rank), lanes.pick(a, yes)),
            *(lanes.put(a, yes), lanes.put(0 * a, no), lanes.kept(yes).size),
        ]
        return [list(lanes.entries(column)) for column in found], lanes.any(m), by.count

    assert isinstance(lanes_for(1), OneLine)
    assert everything(lanes_for(1)) == everything(FewLines(1))


def test_a_plain_int_stands_on_every_line():
    assert list(lanes_for(3).entries(5)) == [5, 5, 5]
    assert narrow(3).entries(5) == [5, 5, 5]


def test_lines_may_be_one_group():
    assert FewLines(3).total(Row((1, 2, 3)), FewLines(3).groups()) == (6, 6, 6)


@pytest.mark.parametrize("kind", ["many", "wide"])
def test_groups_of_several_keys_in_any_order(kind):
    lanes = lanes_of(kind, 5)
    first, second = lanes.column([1, 0, 1, 0, 1]), lanes.column([7, 7, 8, 7, 7])
    by = lanes.groups(first, second)
    assert by.count == 3
    assert plain(lanes.total(lanes.column([1, 2, 4, 8, 16]), by)) == [17, 10, 4, 10, 17]


def test_big_ints_stay_exact():
    wide = Many(2)
    huge = wide.column([10**30, 10**30 + 1])
    by = wide.groups(wide.fill(0))
    assert plain(wide.share(wide.fill(10**20 + 1), huge, by, wide.column([0, 1]))) == [
        50_000_000_000_000_000_000,
        50_000_000_000_000_000_001,
    ]


EDGE = 2**63
"""The first number that int64 cannot hold."""
NEAR_THE_EDGE = st.lists(
    st.integers(EDGE - 2, EDGE + 2) | st.integers(-EDGE - 2, 2 - EDGE) | st.integers(-2, 2),
    min_size=3,
    max_size=3,
)


@given(left=NEAR_THE_EDGE, right=NEAR_THE_EDGE, number=st.sampled_from([EDGE, EDGE + 1, -1, 0]))
def test_columns_without_bounds_are_exact_on_both_sides_of_what_int64_holds(left, right, number):
    wide, few = Many(3), FewLines(3)
    a, b = wide.column(left), wide.column(right)
    x, y = few.column(left), few.column(right)
    for found, expected in (
        *((op(a, b), op(x, y)) for op in (operator.add, operator.sub, operator.mul)),
        (a < b, x < y),
        (a, x),
        (wide.fill(number), few.fill(number)),
        (wide.where(a < b, a, b), few.where(x < y, x, y)),
        (wide.where(a < b, number, -1), few.where(x < y, number, -1)),
        (wide.where(a < b, a, number), few.where(x < y, x, number)),
        (wide.least(a, number), few.least(x, number)),
        (wide.most(a, b), few.most(x, y)),
        (wide.lookup(wide.column([0, 1, -1]), left), few.lookup(few.column([0, 1, -1]), left)),
        (wide.total(a, wide.groups()), few.total(x, few.groups())),
        (wide.put(wide.pick(a, a > 0), a > 0), few.put(few.pick(x, x > 0), x > 0)),
    ):
        assert list(wide.entries(found)) == list(few.entries(expected))
        assert {type(entry) for entry in wide.entries(found)} <= {int, bool}


@pytest.mark.parametrize(
    ("met", "exact"), [(None, True), (0, True), (1, False), (EDGE - 1, False), (EDGE, True)]
)
def test_only_bounds_that_int64_can_hold_lead_to_int64(met, exact):
    bounds = None if met is None else Sizes(2)
    if met:
        bounds.bound(met)
    lanes = Many(2, bounds=bounds)
    assert (lanes.dtype is object) is exact
    assert (lanes.kept(lanes.column([1, 0])).dtype is object) is exact


def test_int64_refuses_what_it_cannot_hold():
    with pytest.raises(OverflowError):
        narrow(2).column([EDGE, -1])


OPERATIONS = [operator.add, operator.sub, operator.mul, operator.floordiv, operator.mod]


@pytest.mark.parametrize("operation", OPERATIONS)
@given(
    left=st.lists(st.integers(-(10**9), 10**9), min_size=3, max_size=3),
    right=st.lists(st.integers(1, 10**9), min_size=3, max_size=3),
)
def test_a_row_computes_entry_by_entry(operation, left, right):
    assert operation(Row(left), Row(right)) == Row(map(operation, left, right))
    assert operation(Row(left), right[0]) == Row(operation(x, right[0]) for x in left)


@pytest.mark.parametrize("operation", [operator.add, operator.sub, operator.mul, operator.floordiv])
def test_a_plain_int_may_stand_on_the_left(operation):
    assert tuple(operation(100, Row((1, 7)))) == (operation(100, 1), operation(100, 7))


def test_a_row_compares_and_joins_entry_by_entry():
    row = Row((1, 2, 3))
    assert tuple(row < 2) == (True, False, False)
    assert tuple(row <= 2) == (True, True, False)
    assert tuple(row > 2) == (False, False, True)
    assert tuple(row >= 2) == (False, True, True)
    assert tuple(row == 2) == (False, True, False)
    assert tuple(row != 2) == (True, False, True)
    assert tuple((row > 1) & (row < 3)) == (False, True, False)
    assert tuple((row < 2) | (row > 2)) == (True, False, True)
    assert tuple(-row) == (-1, -2, -3)
    assert hash(row) == hash((1, 2, 3))


@given(
    left=st.lists(st.integers(-(10**6), 10**6), min_size=2, max_size=2),
    right=st.lists(st.integers(1, 10**6), min_size=2, max_size=2),
    number=st.integers(1, 10**6),
)
def test_bounds_are_never_below_what_they_bound(left, right, number):
    rows = (Row(left), Row(right))
    sizes = Sizes(2)
    bounds = tuple(map(sizes.column, rows))
    one = FewLines(2)
    by, zero = one.groups(Row((0, 0))), Row((0, 1))
    weight = rows[1]
    pairs = [
        *((op(*rows), op(*bounds)) for op in OPERATIONS),
        *((op(rows[0], number), op(bounds[0], number)) for op in OPERATIONS),
        (number + rows[0], number + bounds[0]),
        (number * rows[0], number * bounds[0]),
        (number - rows[0], number - bounds[0]),
        (-rows[0], -bounds[0]),
        (rows[0] < rows[1], bounds[0] < bounds[1]),
        ((rows[0] == 1) & (rows[1] != 1), (bounds[0] == 1) & (bounds[1] != 1)),
        (one.fill(-number), sizes.fill(-number)),
        (one.column([number, -7]), sizes.column([number, -7])),
        (one.where(Row((0, 1)), *rows), sizes.where(None, *bounds)),
        (one.where(Row((0, 1)), rows[0], number), sizes.where(None, bounds[0], number)),
        (one.least(*rows), sizes.least(*bounds)),
        (one.most(*rows), sizes.most(*bounds)),
        (one.lookup(Row((0, -1)), [number, -7]), sizes.lookup(None, [number, -7])),
        (one.total(rows[0], by), sizes.total(bounds[0], sizes.groups())),
        (one.lowest(rows[0], by), sizes.lowest(bounds[0], sizes.groups())),
        (one.highest(rows[0], by), sizes.highest(bounds[0], sizes.groups())),
        (
            one.share(one.fill(number), weight, by, zero),
            sizes.share(sizes.fill(number), bounds[1], sizes.groups(), None),
        ),
    ]
    for actual, bound in pairs:
        assert max(map(abs, map(int, actual))) <= bound.value <= sizes.widest
    assert sizes.widest >= number * max(weight)  # the product that a share makes on its way
    assert sizes.any(bounds[0]) == any(left)
    assert sizes.entries(bounds[0]) == (bounds[0].value,)
    assert sizes.kept(None) is sizes
    assert sizes.pick(bounds[0], None) is bounds[0]
    # what is put back is nothing elsewhere: it bounds as before, and divides by one at least
    assert sizes.put(bounds[0], None).value == bounds[0].value
    # a quotient is bounded by the least of what divides, times what it was multiplied by
    assert (
        max(a // (b * 7) for a, b in zip(left, right, strict=True))
        <= (bounds[0] // (bounds[1] * 7)).value
    )
    assert (sizes.bound(10**6) // sizes.column([900, 1000])).value == 10**6 // 512 + 1
    assert (sizes.bound(10**6) // sizes.put(sizes.column([900, 1000]), None)).value == 10**6 + 1


def test_amounts_of_several_denominators_meet_over_one():
    scale, other = Row((3, 3)), Row((5, 5))
    thirds = Exact(Row((1, 2)), 2, scale)  # 1/6 and 2/6
    fifths = Exact(Row((1, 1)), 3, other)  # 1/15
    halves = Exact(Row((1, 3)), 2)  # 1/2 and 3/2

    def values(amount):
        denominator = amount.denominator
        each = [denominator] * 2 if isinstance(denominator, int) else denominator
        return [pytest.approx(n / d) for n, d in zip(amount.num, each, strict=True)]

    assert values(thirds + fifths) == [1 / 6 + 1 / 15, 2 / 6 + 1 / 15]
    assert values(thirds - halves) == [1 / 6 - 1 / 2, 2 / 6 - 3 / 2]
    assert values(halves - thirds) == [1 / 2 - 1 / 6, 3 / 2 - 2 / 6]
    assert values(halves + halves.times(3, 7)) == [1 / 2 + 3 / 14, 3 / 2 + 9 / 14]
    assert values(thirds.scaled(Row((2, 3)), 5)) == [2 / 30, 6 / 30]
    left, right = aligned(thirds, Exact(Row((1, 1)), 2, scale))
    assert (left.scale is scale, right.scale is scale, left.over) == (True, True, 2)
