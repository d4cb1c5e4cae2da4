"""What is stated, what is the same, and values that count only on some lines."""

import pytest

from xborder.policy.columns import FewLines, Row
from xborder.policy.columns.exact import Exact
from xborder.policy.condition import (
    All,
    HsIn,
    Is,
    Named,
    Not,
    Possibly,
    Same,
    Stated,
    facts_read,
)
from xborder.policy.doubt import State
from xborder.policy.ledger import NO, PERHAPS, YES, Facts, Ledger
from xborder.policy.value import Value

POST = Is("transport", "post")


def ledger(columns, words, amounts=()):
    size = len(next(iter(columns.values())))
    facts = Facts(
        columns={name: Row(codes) for name, codes in columns.items()},
        words=words,
        amounts={name: Exact(Row(sums)) for name, sums in dict(amounts).items()},
        rates={},
        tables={},
        rank=Row(range(size)),
    )
    return Ledger(FewLines(size), facts)


BY_POST_BY_ROAD_UNKNOWN = {"transport": (0, 1, -1)}
MODES = {"transport": ("post", "road")}


def test_what_is_not_stated_counts_as_no():
    lines = ledger(BY_POST_BY_ROAD_UNKNOWN, MODES)
    assert POST.truth(lines) == (YES, NO, PERHAPS)
    assert Stated(POST).truth(lines) == (YES, NO, NO)
    assert Not(Stated(POST)).truth(lines) == (NO, YES, YES)
    assert Stated(POST).missing(lines) == {}
    assert facts_read(Stated(POST)) == {"transport"}
    assert str(Stated(POST).words()) == "it is stated that the transport mode is post"


def test_what_a_short_code_leaves_open_is_possible():
    codes = ("29029010", "290290", "29029020", "2902", "610910")
    lines = ledger({"item.hs_code": (0, 1, 2, 3, 4, -1)}, {"item.hs_code": codes})
    scope = HsIn("29029010")
    assert scope.truth(lines) == (YES, PERHAPS, NO, PERHAPS, NO, PERHAPS)
    possibly = Possibly(scope)
    assert possibly.truth(lines) == (YES, YES, NO, PERHAPS, NO, NO)
    assert tuple(possibly.missing(lines)["item.hs_code"]) == (0, 0, 0, 1, 0, 0)
    assert Possibly(HsIn("6109")).truth(
        ledger({"item.hs_code": (1, 4)}, {"item.hs_code": codes})
    ) == (
        NO,
        YES,
    )
    assert facts_read(possibly) == {"item.hs_code"}
    assert str(possibly.words()) == "it is not ruled out that the HS code starts with 29029010"
    assert str(possibly.denied()) == "it is ruled out that the HS code starts with 29029010"


def test_another_fact_that_is_not_known_is_not_possible():
    columns = {"item.hs_code": (1, 1, 0), "transport": (-1, 0, -1)}
    lines = ledger(columns, {"item.hs_code": ("29029010", "290290"), "transport": ("post",)})
    both = Possibly(All(POST, HsIn("29029010")))
    assert both.truth(lines) == (YES, YES, NO)
    assert both.missing(lines) == {}
    assert Possibly(POST).truth(lines) == (NO, YES, NO)


def test_a_named_condition_is_the_condition_in_other_words():
    lines = ledger(BY_POST_BY_ROAD_UNKNOWN, MODES)
    named = Named(POST, "it goes by post")
    assert named.truth(lines) == POST.truth(lines)
    assert tuple(named.missing(lines)["transport"]) == (False, False, True)
    assert facts_read(named) == {"transport"}
    assert str(named.words()) == "it goes by post"


@pytest.mark.parametrize(
    ("here", "there", "truth"),
    [
        ("DE", "DE", YES),
        ("DE", "FR", NO),
        ("CN", "DE", NO),
        ("", "DE", PERHAPS),
        ("DE", "", PERHAPS),
    ],
)
def test_two_facts_are_the_same_only_if_both_are_known_and_equal(here, there, truth):
    senders, places = ("CN", "DE", "FR"), ("FR", "DE")
    columns = {
        "ship_from": (senders.index(here) if here else -1,),
        "destination": (places.index(there) if there else -1,),
    }
    lines = ledger(columns, {"ship_from": senders, "destination": places})
    same = Same("ship_from", "destination")
    assert same.truth(lines) == (truth,)
    missing = {name for name, where in same.missing(lines).items() if any(where)}
    assert missing == {name for name, code in columns.items() if code == (-1,)}
    assert facts_read(same) == {"ship_from", "destination"}


def test_a_value_counts_only_where_its_condition_holds_and_doubts_the_rest_that_matters():
    lines = ledger(
        {"transport": (0, 1, -1, -1)}, MODES, {"freight_after_border": (300, 300, 300, 0)}
    )
    postage = Value(
        id="postage", title="Postage", plus=("freight_after_border",), when=POST
    ).compute(lines)
    assert postage.num == (300, 0, 0, 0)
    assert [(doubt.state, doubt.fact, tuple(doubt.lines)) for doubt in lines.doubts] == [
        (State.MISSING_FACT, "transport", (0, 0, True, 0))
    ]
