"""Rules as plain data and back, and what cannot be read."""

import datetime as dt
import json

import pytest
from attrs import evolve
from tests.mini import CHECKED, LAW, always, charge, law, policy, scheme, table

from xborder.errors import InvalidPolicy
from xborder.messages import Text
from xborder.money import Money, Rounding, Stage
from xborder.policy.amount import (
    FREE,
    AtLeast,
    Band,
    Bands,
    ByGoods,
    Difference,
    Estimate,
    Flat,
    NoMoreThan,
    OfShare,
    Percent,
    PercentInside,
    PerUnit,
    Quantity,
    Sum,
    TopUp,
    Unsupported,
)
from xborder.policy.charge import Waiver
from xborder.policy.condition import (
    ALWAYS,
    All,
    AnyOf,
    AtMost,
    Contains,
    During,
    EveryLine,
    Fixed,
    GoodsIn,
    HsIn,
    Is,
    Named,
    Not,
    Possibly,
    Reads,
    Same,
    SinglePiece,
    SomeLine,
    Stated,
    WeighsAtMost,
)
from xborder.policy.country import Member, Reading
from xborder.policy.document import Change, changes, fingerprint, in_force, to_data
from xborder.policy.goods_table import ALL_GOODS, GoodsKey, GoodsRule, GoodsTable, Scope
from xborder.policy.not_computed import Doubtful, NotComputed
from xborder.policy.pack import from_data
from xborder.policy.value import Value
from xborder.source import Evidence, Status
from xborder.timeline import Timeline

FRANC = Money("1 CHF")
RULES = [
    FREE,
    Percent("1/3"),
    PercentInside("0.2"),
    PerUnit(FRANC, Quantity.NET_KG, 100),
    Flat(FRANC, ("hs6",)),
    OfShare(Percent("0.5"), "steel_share"),
    Unsupported("why"),
    Estimate(FREE, "why"),
    Sum(Percent("0.1"), Flat(FRANC)),
    Difference(Percent("0.1"), FREE),
    AtLeast(Percent("0.1"), Flat(FRANC)),
    NoMoreThan(Percent("0.1"), Flat(FRANC)),
    TopUp("0.15", ("duty",)),
    Bands(
        "goods",
        (Band(FRANC, FREE, inclusive=False), Band(None, Percent("1"))),
        per=(Quantity.LITRE,),
    ),
    ByGoods("tariff"),
    ALWAYS,
    Is("buyer.kind", "consumer", "business"),
    Same("ship_from", "destination"),
    HsIn("61", "62", except_=("6109",)),
    HsIn("61"),
    GoodsIn(hs=("04",), categories=("food",), except_hs=("0410",)),
    During("loading", dt.date(2026, 1, 1), None),
    AtMost(value=("goods", "freight"), limit=FRANC, of="unit", inclusive=False),
    AtMost(value="goods", limit=FRANC, instead=(Fixed("DK", Money("80 DKK")),)),
    SinglePiece(),
    WeighsAtMost(2),
    Contains("copper_share"),
    Reads("scope", "wide"),
    All(ALWAYS, Not(ALWAYS)),
    AnyOf(EveryLine(ALWAYS), SomeLine(Stated(Possibly(Named(ALWAYS, "always so"))))),
    Rounding(unit=5, mode="up", stage="declaration"),
    Value(
        id="v",
        title="V",
        plus=("goods",),
        minus=("coupon",),
        share="3/5",
        rounding=Rounding(mode="down"),
        when=HsIn("61"),
    ),
    Waiver(
        id="w", title="W", charges=("a", "b"), limit=FRANC, inclusive=False, of=Stage.ENTRY_LINE
    ),
    charge(
        "c",
        Percent("0.1"),
        base=("goods", "duty.exact"),
        payable="0.7",
        deduct=FRANC,
        least=FRANC,
        most=FRANC,
        refundable=False,
    ),
    scheme("s", ("c",), per="line", elective=True),
    Reading(id="r", question="?", options={"a": "A", "b": "B"}, default="b"),
    NotComputed(id="n", when=ALWAYS, reason="why"),
    Doubtful(id="l", when=ALWAYS, reason="why"),
    Scope(
        hs=("61",),
        categories=("food",),
        origins=("CN",),
        regions=("CH-ZH",),
        destinations=("CH",),
        except_hs=("6109",),
    ),
    law(
        FREE,
        end=dt.date(2026, 1, 1),
        status=Status.UNCLEAR,
        evidence=Evidence.SECONDARY,
        note="doubtful",
    ),
    Timeline([law(FREE)], name="rate"),
    table("t", ("", FREE)),
    Member(code="CH", currency=always("CHF"), tables={"t": table("t", ("", FREE))}),
    Text("words"),
]


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: type(rule).__name__)
def test_a_rule_goes_through_json_and_comes_back_equal(rule):
    data = json.loads(json.dumps(to_data(rule)))
    assert from_data(data) == rule
    assert type(from_data(data)) is type(rule)


def test_what_holds_its_default_is_left_out():
    assert to_data(Rounding(mode="down")) == {"is": "Rounding", "mode": {"Mode": "down"}}
    assert to_data(frozenset({"b", "a"})) == {"set": ["a", "b"]}
    assert to_data({"a": 1}) == {"mapping": {"a": 1}}


@pytest.mark.parametrize(
    ("data", "says"),
    [
        ({"is": "Bribe", "share": {"ratio": "1/2"}}, "has no Bribe"),
        ({"Colour": "red"}, "has no Colour"),
        (
            {"is": "Percent", "shaer": {"ratio": "1/5"}},
            "A Percent has no shaer. Did you mean share",
        ),
        ({"is": "Percent"}, "A Percent needs share"),
    ],
)
def test_data_that_are_not_of_the_vocabulary_are_refused(data, says):
    with pytest.raises(InvalidPolicy, match=says) as caught:
        from_data(data)
    assert caught.value.problem("zh_CN").message != caught.value.problem().message


def test_a_rule_that_is_not_of_the_vocabulary_cannot_be_written():
    class Percent:  # of that name, and another
        pass

    for stranger in (Percent(), 0.5):
        with pytest.raises(InvalidPolicy, match="is not of the rule vocabulary"):
            to_data(stranger)


def test_equal_rules_have_equal_fingerprints_in_every_process():
    first, second = policy(charge("tax", Percent("0.1"))), policy(charge("tax", Percent("0.1")))
    assert fingerprint(first) == fingerprint(second) == fingerprint(first)
    assert fingerprint(policy(charge("tax", Percent("0.2")))) != fingerprint(first)
    assert fingerprint(from_data(json.loads(json.dumps(to_data(first))))) == fingerprint(first)
    assert len(fingerprint(first)) == 16
    noted = policy(Timeline([evolve(law(charge("tax", Percent("0.1"))), note="seen again")]))
    assert fingerprint(noted) != fingerprint(first)


def test_changes_are_listed_by_their_path():
    july = dt.date(2026, 7, 1)
    rates = table("vat", ("61", law(Percent("0.1"), end=july)), ("", Percent("0.2")))
    member = Member(
        code="DE", currency=always("EUR"), tables={"vat": table("vat", ("", law(FREE, start=july)))}
    )
    found = policy(
        Timeline([law(charge("tax", ByGoods("vat")))]),
        tables=(rates,),
        members={"DE": member},
        figures={"threshold": Timeline([law(FRANC, end=july), law(Money("2 CHF"), start=july)])},
    )
    before, after = in_force(found, dt.date(2026, 6, 30)), in_force(found, july)
    assert [str(change) for change in changes(before, after)] == [
        "+ DE.table.vat.vat.all: Law of Atlantis, s. 1",
        "~ figure.threshold: Law of Atlantis, s. 1",
        "- table.vat.vat.61: Law of Atlantis, s. 1",
    ]
    assert {"DE.currency", "scheme.import", "step.tax"} <= set(before)
    assert found.changes() == {july}
    assert str(Change(path="x", before=None, after=None)) == "~ x: "


# --- goods tables --------------------------------------------------------------------------------


def rule(name, amount="0.1", *, start=None, end=None, **scope):
    return GoodsRule(
        id=name, scope=Scope(**scope), amount=law(Percent(amount), start=start, end=end)
    )


TABLE = GoodsTable(
    "vat",
    [
        rule("all"),
        rule("clothes", hs=("61", "62")),
        rule("tees", hs="6109", except_hs="61099090"),
        rule("tees_from_vn", hs="6109", origins="VN"),
        rule("books", hs="4901", categories="books"),
        rule("food", categories="food"),
        rule("zurich", regions="CH-ZH"),
        rule("german", destinations="DE", hs="95"),
    ],
)


@pytest.mark.parametrize(
    ("key", "expected"),
    [
        ({}, "all"),
        ({"hs_code": "950300"}, "all"),
        ({"hs_code": "950300", "destination": "DE"}, "german"),
        ({"hs_code": "620520"}, "clothes"),
        ({"hs_code": "610910"}, "tees"),
        ({"hs_code": "61099090"}, "clothes"),  # taken out of the closer one
        ({"hs_code": "610910", "origin": "VN"}, "tees_from_vn"),
        ({"hs_code": "490199"}, "books"),
        ({"category": "books"}, "books"),
        ({"hs_code": "950300", "category": "food"}, "food"),
        ({"hs_code": "610910", "category": "food"}, "tees"),  # the code comes first
        ({"region": "CH-ZH"}, "zurich"),
        ({"region": "CH-ZH", "category": "food"}, "food"),
    ],
)
def test_the_closest_scope_wins(key, expected):
    found = TABLE.find_rule(GoodsKey(**key), CHECKED)
    assert found.id == expected
    assert TABLE.find(GoodsKey(**key), CHECKED) is found.amount


def test_a_table_without_a_rule_for_the_goods_finds_nothing():
    narrow = GoodsTable("t", [rule("clothes", hs="61")])
    assert narrow.find(GoodsKey(hs_code="420221"), CHECKED) is None
    assert narrow.plus(rule("bags", hs="42")).find(GoodsKey(hs_code="420221"), CHECKED)
    assert narrow.find(GoodsKey(), CHECKED) is None


@pytest.mark.parametrize("overlapping", [True, False])
def test_two_rules_of_one_scope_may_not_hold_on_one_day(overlapping):
    middle = dt.date(2026, 1, 1)
    first = rule("old", end=middle + dt.timedelta(days=int(overlapping)))
    second = rule("new", start=middle)
    if not overlapping:
        pair = GoodsTable("t", [second, first])
        assert pair.find_rule(GoodsKey(), middle).id == "new"
        assert pair.find_rule(GoodsKey(), middle - dt.timedelta(days=1)).id == "old"
        assert pair.changes() == {middle}
        return
    for rules in ([first, second], [second, first], [rule("a"), rule("b")]):
        with pytest.raises(InvalidPolicy, match="hold for the same goods on the same days"):
            GoodsTable("t", rules)
    assert Scope() == ALL_GOODS
    assert LAW.title
