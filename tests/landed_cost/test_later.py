"""What a quote answers beyond the question is priced when it is read, and always before it leaves."""

import copy
import json
import pickle

import pytest
from tests.mini import book, charge, item, parcel, scheme

from xborder.landed_cost import LandedCost, quote
from xborder.landed_cost import walk as walked
from xborder.landed_cost.breakdown import Consequence, MissingFact
from xborder.landed_cost.later import Later
from xborder.money import Money
from xborder.policy.amount import Percent
from xborder.policy.condition import ALWAYS, Is
from xborder.policy.sentence import Sentence

BUSINESS = Is("buyer.kind", "business")
LAWS = book(
    charge("tax", Percent("0.1"), when=BUSINESS),
    charge("low", Percent("0.02")),
    schemes=(
        scheme("simple", ["low"], when=ALWAYS, elective=True),
        scheme("import", ["tax"]),
    ),
)


@pytest.fixture
def runs(monkeypatch):
    """Return a list that grows by one with every run of the rules."""
    found = []
    run = walked.run
    monkeypatch.setattr(
        walked, "run", lambda *args, **options: found.append(1) or run(*args, **options)
    )
    return found


def test_a_quote_runs_once_until_more_is_read(runs):
    quoted = quote(parcel(), book=LAWS)
    assert (quoted.total, quoted.missing.fact) == (None, "buyer.kind")
    assert len(runs) == 1
    answers = {each.answer: each.total for each in quoted.missing.consequences}
    assert answers == {"consumer": Money("100 CHF"), "business": Money("110 CHF")}
    assert len(runs) == 3
    assert [option.total for option in quoted.options] == [Money("102 CHF"), None]
    assert len(runs) == 4
    assert list(quoted.options) == list(quoted.options)
    assert len(runs) == 4  # what was read is kept


@pytest.mark.parametrize(
    "carried",
    [
        pytest.param(lambda q: LandedCost.model_validate_json(q.model_dump_json()), id="json"),
        pytest.param(lambda q: LandedCost.model_validate(q.model_dump()), id="plain data"),
        pytest.param(lambda q: pickle.loads(pickle.dumps(q)), id="pickle"),
        pytest.param(copy.deepcopy, id="deepcopy"),
    ],
)
def test_a_quote_never_leaves_without_what_was_to_be_priced_later(carried):
    quoted = quote(parcel(), book=LAWS)
    again = carried(quoted)
    assert isinstance(again.missing.consequences, tuple)
    assert len(again.missing.consequences) == 2
    assert isinstance(again.options, tuple)
    assert again == quoted
    assert again.replace(version="0") != quoted


def test_the_json_is_that_of_a_tuple():
    quoted = quote(parcel(), book=LAWS)
    assert [
        each["answer"] for each in json.loads(quoted.model_dump_json())["missing"]["consequences"]
    ] == [
        "consumer",
        "business",
    ]
    schema = MissingFact.model_json_schema(mode="serialization")
    assert schema["properties"]["consequences"]["type"] == "array"


def test_it_reads_like_the_tuple_it_stands_for():
    asked = []
    squares = Later(lambda: asked.append(1) or (1, 4, 9))
    assert asked == []
    assert (squares[0], squares[1:], len(squares), list(squares)) == (1, (4, 9), 3, [1, 4, 9])
    assert (1, 4, 9) == squares == Later(lambda: (1, 4, 9))
    assert squares != (1, 4)
    assert (hash(squares), repr(squares)) == (hash((1, 4, 9)), "(1, 4, 9)")
    assert 4 in squares
    assert asked == [1]


def test_a_tuple_is_still_validated():
    with pytest.raises(ValueError, match="consequences"):
        MissingFact(fact="gift", title=Sentence(id="a gift"), consequences=[{"answer": "yes"}])
    told = Consequence(answer="yes", state="exact", total=None)
    assert MissingFact(fact="gift", title=Sentence(id="?"), consequences=[told]).consequences == (
        told,
    )


def test_an_exact_quote_of_the_same_rules_has_nothing_to_price_but_the_election(runs):
    quoted = quote(parcel(item("10 CHF"), buyer={"kind": "business"}), book=LAWS)
    assert (quoted.total, quoted.missing) == (Money("11 CHF"), None)
    assert len(runs) == 1
