"""Choosing by several criteria: published tables, brute force, and orders that a third cannot turn."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xborder.errors import InvalidInput, NotFound, XborderError
from xborder.weighing import (
    Alternative,
    Criterion,
    First,
    Gate,
    chance_to_be_best,
    direct_weights,
    pairwise_weights,
    rank,
    swing_weights,
    topsis,
)

TABLE = [[7, 9, 9, 8], [8, 7, 8, 7], [9, 6, 8, 9], [6, 7, 8, 6]]
WEIGHTS = [0.1, 0.4, 0.3, 0.2]
COST_LAST = [False, False, False, True]


@pytest.mark.parametrize(
    ("normalisation", "expected"),
    [
        ("vector", [0.742694, 0.403599, 0.175870, 0.441429]),
        ("min_max", [0.772270, 0.328813, 0.156613, 0.367524]),
    ],
)
def test_topsis_by_either_normalisation(normalisation, expected):
    found = topsis(TABLE, WEIGHTS, less_is_better=COST_LAST, normalisation=normalisation)
    assert list(found) == pytest.approx(expected, abs=5e-7)


def test_topsis_of_alternatives_that_are_all_alike():
    for way in ("vector", "min_max"):
        found = topsis([[1, 0], [1, 0]], [1, 1], less_is_better=[False, True], normalisation=way)
        assert found == (1.0, 1.0)


def test_saaty_s_weights_and_their_consistency():
    found = pairwise_weights([[1, 3, 5], [1 / 3, 1, 2], [1 / 5, 1 / 2, 1]])
    assert list(found.weights) == pytest.approx([0.648329, 0.229651, 0.122020], abs=5e-7)
    assert found.eigenvalue == pytest.approx(3.003695, abs=5e-7)
    assert found.consistency == pytest.approx(0.0032, abs=5e-5)
    assert found.is_consistent
    circle = pairwise_weights([[1, 5, 1 / 5], [1 / 5, 1, 5], [5, 1 / 5, 1]])
    assert not circle.is_consistent
    assert pairwise_weights([[1]]).weights == (1.0,)
    assert pairwise_weights([[1, 4], [0.25, 1]]).consistency == 0.0


@given(st.lists(st.floats(0.1, 10), min_size=1, max_size=6))
def test_comparisons_that_agree_give_back_the_weights_they_were_made_of(values):
    found = pairwise_weights([[a / b for b in values] for a in values])
    assert list(found.weights) == pytest.approx([a / sum(values) for a in values], rel=1e-9)
    assert found.consistency == pytest.approx(0, abs=1e-9)


@pytest.mark.parametrize("times", [2, 9, 100, 1e4, 1e8, 1e150])
def test_comparisons_that_go_round_in_a_circle_are_weighed_to_the_last_digit(times):
    """A circle alone weighs all alike; in other units of its three the weights are these units.

    The circle's matrix is circulant, its largest eigenvalue 1 + a + 1/a: the sum of a row.
    """
    circle = [[1, times, 1 / times], [1 / times, 1, times], [times, 1 / times, 1]]
    units = (1, 2, 4)
    found = pairwise_weights(
        [[value * a / b for value, b in zip(row, units, strict=True)] for row, a in zip(circle, units, strict=True)]
    )  # fmt: skip
    assert list(found.weights) == pytest.approx([1 / 7, 2 / 7, 4 / 7], rel=1e-12)
    assert found.eigenvalue == pytest.approx(1 + times + 1 / times, rel=1e-12)


def test_comparisons_of_any_size_that_agree_are_weighed():
    found = pairwise_weights([[1, 1e200], [1e-200, 1]])
    assert found.weights == (1.0, pytest.approx(1e-200))
    assert found.consistency == 0


def test_a_useless_third_cannot_turn_the_order_on_fixed_scales():
    """By min-max A (1,5), B (2,6), C (5,5): B 0.625 beats C 0.5; with D (1,1) C 0.9 beats B."""
    scales = [Criterion(name="x", worst=0, best=10), Criterion(name="y", worst=0, best=10)]
    abc = [
        Alternative(name=n, values={"x": x, "y": y})
        for n, x, y in (("A", 1, 5), ("B", 2, 6), ("C", 5, 5))
    ]
    useless = Alternative(name="D", values={"x": 1, "y": 1})
    even = {"x": 1, "y": 1}
    before = [each.name for each in rank(abc, scales, even).order]
    after = [each.name for each in rank([*abc, useless], scales, even).order]
    assert before == ["C", "B", "A"]
    assert [name for name in after if name != "D"] == before


MONEY = Criterion(name="margin", worst=0, best=40)
REACH = Criterion(name="reach", worst=0, best=10)


def shops(**values):
    return [
        Alternative(name=name, values={"margin": margin, "reach": reach})
        for name, (margin, reach) in values.items()
    ]


@pytest.mark.parametrize(
    ("step", "order", "foremost"),
    [
        (0, "abcd", "a"),  # any difference counts
        (2, "bacd", "ab"),  # 22 and 23.9 are eleven steps, 21 ten, 12 six
        (0.1, "abcd", "a"),
        (5, "cbad", "abc"),  # 20 to 25
        (100, "dcba", "abcd"),
    ],
)
def test_what_decides_first_comes_before_all_weights(step, order, foremost):
    every = shops(a=(23.9, 1), b=(22, 2), c=(21, 3), d=(12, 9))
    found = rank(every, [MONEY, REACH], {"reach": 1}, first=First(criterion="margin", step=step))
    assert "".join(each.name for each in found.order) == order
    assert "".join(sorted(found.foremost)) == foremost
    assert all(flip.winner in found.foremost for flip in found.flips)
    chances = chance_to_be_best(
        every,
        [MONEY, REACH],
        {"reach": 1},
        spread={},
        first=First(criterion="margin", step=step),
        draws=3,
    )
    assert chances[order[0]] == 1


def test_a_hair_below_an_edge_stands_on_it():
    """0.1 + 0.2 is 0.30000000000000004, and 0.3 in steps of 0.1 are 2.9999999999999996."""
    share = Criterion(name="margin", worst=0, best=1)
    every = shops(a=(0.3, 1), b=(0.1 + 0.2, 2), c=(0.29, 9))
    found = rank(every, [share, REACH], {"reach": 1}, first=First(criterion="margin", step=0.1))
    assert [each.name for each in found.order] == ["b", "a", "c"]


def test_float_noise_is_no_difference_and_what_is_shut_out_needs_no_value():
    share = Criterion(name="margin", worst=0, best=1)
    every = [*shops(a=(0.3, 2), b=(0.1 + 0.2, 1)), Alternative(name="c", values={"reach": 9})]
    sells = Gate(name="sells", passes=lambda each: each.name != "c")
    found = rank(
        every, [share, REACH], {"reach": 1}, gates=[sells], first=First(criterion="margin")
    )
    assert [each.name for each in found.order] == ["a", "b"]


def test_where_less_is_better_the_steps_go_down():
    days = Criterion(name="margin", worst=30, best=0)
    every = shops(slow=(20, 9), fast=(4, 1), brisk=(9, 2))
    found = rank(every, [days, REACH], {"reach": 1}, first=First(criterion="margin", step=10))
    assert [each.name for each in found.order] == ["brisk", "fast", "slow"]


def test_only_the_foremost_are_tied():
    every = shops(a=(30, 1), b=(30, 1), c=(10, 1))
    found = rank(every, [MONEY, REACH], {"reach": 1}, first=First(criterion="margin"))
    assert found.tied == ("a", "b")


def test_what_decides_first_must_be_a_criterion():
    with pytest.raises(InvalidInput, match="Did you mean margin"):
        rank(shops(a=(1, 1)), [MONEY, REACH], {"reach": 1}, first=First(criterion="margn"))
    with pytest.raises(InvalidInput):
        First(criterion="margin", step=-1)


@given(
    values=st.dictionaries(
        st.sampled_from("abcde"), st.tuples(st.integers(0, 40), st.integers(0, 10)), min_size=2
    ),
    step=st.sampled_from([0, 1, 3, 7]),
)
def test_the_order_of_two_does_not_depend_on_a_third(values, step):
    first = First(criterion="margin", step=step)
    every = shops(**values)
    whole = [each.name for each in rank(every, [MONEY, REACH], {"reach": 1}, first=first).order]
    for one in every:
        without = [each for each in every if each is not one]
        left = rank(without, [MONEY, REACH], {"reach": 1}, first=first).order
        assert [each.name for each in left] == [name for name in whole if name != one.name]


SCORES = st.dictionaries(st.sampled_from("abcd"), st.tuples(*[st.integers(0, 100)] * 3), min_size=2)
POINTS = st.tuples(*[st.integers(0, 10)] * 3).filter(any)
SCALES = [Criterion(name=n, worst=0, best=100) for n in "xyz"]


def of(scores):
    return [
        Alternative(name=name, values=dict(zip("xyz", row, strict=True)))
        for name, row in scores.items()
    ]


@given(scores=SCORES, points=POINTS)
def test_the_order_is_that_of_the_scores_and_parts_sum_to_them(scores, points):
    weights = dict(zip("xyz", points, strict=True))
    found = rank(of(scores), SCALES, weights)
    for each in found.order:
        by_hand = sum(p * v for p, v in zip(points, scores[each.name], strict=True))
        assert each.score == pytest.approx(by_hand / sum(points) / 100)
        assert sum(each.parts.values()) == pytest.approx(each.score)
    assert [each.score for each in found.order] == sorted(
        (each.score for each in found.order), reverse=True
    )


@given(scores=SCORES, points=st.tuples(*[st.integers(1, 10)] * 3))
def test_beyond_a_flip_another_one_wins_and_short_of_it_none_does(scores, points):
    weights = direct_weights(dict(zip("xyz", points, strict=True)))
    found = rank(of(scores), SCALES, weights)

    def margin(criterion, at, rival):
        share = {
            name: at if name == criterion else weight * (1 - at) / (1 - weights[criterion])
            for name, weight in weights.items()
        }

        def score(name):
            return sum(share[n] * v for n, v in zip("xyz", scores[name], strict=True))

        return score(found.winner) - score(rival)

    rivals = [name for name in scores if name != found.winner]
    for flip in found.flips:
        beyond = (
            math.nextafter(flip.at, -1) if flip.at < flip.weight else math.nextafter(flip.at, 2)
        )
        assert margin(flip.criterion, flip.at, flip.winner) == pytest.approx(0, abs=1e-9)
        if 0 <= beyond <= 1:
            step = 1e-3 if flip.at > flip.weight else -1e-3
            if 0 <= flip.at + step <= 1:
                assert margin(flip.criterion, flip.at + step, flip.winner) < 1e-9
        middle = (flip.at + flip.weight) / 2
        assert all(margin(flip.criterion, middle, rival) > -1e-9 for rival in rivals)
    for criterion in "xyz":
        for side, end in (("below", 0.0), ("above", 1.0)):
            told = [
                f
                for f in found.flips
                if f.criterion == criterion
                and (f.at <= f.weight if side == "below" else f.at >= f.weight)
            ]
            if not told:
                assert all(margin(criterion, end, rival) > -1e-9 for rival in rivals)


def test_gates_come_before_any_score():
    sells = Gate(name="takes electronics", passes=lambda each: each.facts["electronics"])
    options = [
        Alternative(name="a", values={"margin": 0.4}, facts={"electronics": False}),
        Alternative(name="b", values={"margin": 0.1}, facts={"electronics": True}),
    ]
    margin = Criterion(name="margin", worst=0, best=0.5)
    found = rank(options, [margin], {"margin": 1}, gates=[sells])
    assert found.winner == "b"
    assert found.shut_out == {"a": ("takes electronics",)}
    none = rank(options[:1], [margin], {"margin": 1}, gates=[sells])
    assert (none.winner, none.order, none.flips) == (None, (), ())


def test_the_chance_to_be_best_is_that_of_two_even_draws():
    """a is 10 +- 2, b is 9 +- 2: b wins with the chance that a triangle gives, (3/4)^2 / 2."""
    a, b = (Alternative(name=n, values={"m": v}) for n, v in (("a", 10), ("b", 9)))
    scale = Criterion(name="m", worst=0, best=20)
    found = chance_to_be_best([a, b], [scale], {"m": 1}, spread={"m": 2}, draws=20_000, seed=7)
    assert found["b"] == pytest.approx((3 / 4) ** 2 / 2, abs=0.01)
    again = chance_to_be_best([a, b], [scale], {"m": 1}, spread={"m": 2}, draws=20_000, seed=7)
    assert found == again


def test_a_scale_may_run_down_and_holds_at_its_ends():
    days = Criterion(name="days", worst=30, best=5)
    assert [days.score(v) for v in (5, 30, 0, 40, 17.5)] == [1, 0, 1, 0, 0.5]


A = Alternative(name="a", values={"margin": 1})
MARGIN = Criterion(name="margin", worst=0, best=1)


@pytest.mark.parametrize(
    ("call", "error", "words"),
    [
        (lambda: Criterion(name="x", worst=1, best=1), InvalidInput, "worst and its best"),
        (lambda: A.value("margn"), NotFound, "Did you mean margin"),
        (lambda: rank([A], [MARGIN], {"margn": 1}), InvalidInput, "stands for no criterion"),
        (
            lambda: rank([A, A], [MARGIN], {"margin": 1}),
            InvalidInput,
            "twice among the alternatives",
        ),
        (
            lambda: rank([A], [MARGIN, MARGIN], {"margin": 1}),
            InvalidInput,
            "twice among the criteria",
        ),
        (lambda: rank([A], [MARGIN], {"margin": 0}), InvalidInput, "No criterion has a weight"),
        (lambda: rank(["a"], [MARGIN], {"margin": 1}), XborderError, "alternatives"),
        (lambda: swing_weights({"a": 90, "b": 10}), InvalidInput, "not 100"),
        (lambda: pairwise_weights([[1, 2]]), InvalidInput, "no square"),
        (lambda: pairwise_weights([]), InvalidInput, "no square"),
        (lambda: pairwise_weights([[1, 2], [1, 1]]), InvalidInput, "not reciprocal"),
        (lambda: pairwise_weights([[1, 0], [1, 1]]), XborderError, "comparisons"),
        (
            lambda: topsis([[1, 2]], [1], less_is_better=[False], normalisation="vector"),
            InvalidInput,
            "not of one length",
        ),
        (
            lambda: topsis([], [], less_is_better=[], normalisation="vector"),
            InvalidInput,
            "not of one length",
        ),
        (
            lambda: topsis([[1]], [0], less_is_better=[False], normalisation="vector"),
            InvalidInput,
            "No criterion has a weight",
        ),
        (
            lambda: Gate(name="dear", passes="yes"),
            XborderError,
            "cannot be asked: str is no function",
        ),
        (
            lambda: topsis([[1]], [1], less_is_better=[False], normalisation="max"),
            XborderError,
            "is not a choice",
        ),
    ],
)
def test_what_is_wrong_is_refused(call, error, words):
    with pytest.raises(error, match=words):
        call()


SIX_A_SIDE = [Criterion(name="x", worst=0, best=10), Criterion(name="y", worst=0, best=10)]
ALIKE = [
    Alternative(name=name, values={"x": x, "y": y}) for name, x, y in (("P", 2, 8), ("Q", 8, 2))
]


def test_a_tie_is_said_and_its_chance_is_shared():
    """0.5 each: who was given first stands first, and nobody is the better for it."""
    even = {"x": 1, "y": 1}
    found = rank(ALIKE, SIX_A_SIDE, even)
    assert (found.winner, found.tied) == ("P", ("P", "Q"))
    assert rank(ALIKE[::-1], SIX_A_SIDE, even).tied == ("Q", "P")
    assert rank(ALIKE, SIX_A_SIDE, {"x": 2, "y": 1}).tied == ()
    assert rank([], SIX_A_SIDE, even).tied == ()
    assert chance_to_be_best(ALIKE, SIX_A_SIDE, even, spread={}, draws=10) == {"P": 0.5, "Q": 0.5}


def test_a_tie_that_floats_would_break_is_one():
    """0.1 + 0.2 + 0.3 and 0.3 + 0.2 + 0.1 differ in the last bit."""
    scales = [Criterion(name=name, worst=0, best=1) for name in "abc"]
    one = Alternative(name="one", values={"a": 0.1, "b": 0.2, "c": 0.3})
    other = Alternative(name="other", values={"a": 0.3, "b": 0.2, "c": 0.1})
    assert rank([one, other], scales, {"a": 1, "b": 1, "c": 1}).tied == ("one", "other")


def test_what_does_not_pass_a_gate_is_never_the_best():
    gate = Gate(name="not Q", passes=lambda each: each.name != "Q")
    better = {"x": 9, "y": 1}
    found = chance_to_be_best(ALIKE, SIX_A_SIDE, better, spread={"x": 1}, gates=[gate], draws=10)
    assert found == {"P": 1.0, "Q": 0.0}
    nobody = Gate(name="none", passes=lambda _: False)
    shut = chance_to_be_best(ALIKE, SIX_A_SIDE, better, spread={}, gates=[nobody], draws=10)
    assert shut == {"P": 0.0, "Q": 0.0}


def test_a_criterion_without_a_weight_is_refused():
    with pytest.raises(InvalidInput, match="criterion y has no weight"):
        rank(ALIKE, SIX_A_SIDE, {"x": 1})
    assert rank(ALIKE, SIX_A_SIDE, {"x": 1, "y": 0}).winner == "Q"
