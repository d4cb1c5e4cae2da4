"""What a plan remembers: bounded, and never seen in a figure."""

import copy
import datetime as dt
import pickle

import pytest
from attrs import frozen
from tests.mini import book, charge, dues, item, law, leaving, parcel, scheme, table

from xborder.landed_cost import quote
from xborder.landed_cost.admission import Supplied, admit
from xborder.landed_cost.run import evaluate
from xborder.messages import Text
from xborder.money import Money
from xborder.policy import PolicyBook
from xborder.policy.amount import (
    AtLeast,
    ByGoods,
    Difference,
    NoMoreThan,
    OfShare,
    Percent,
    Sum,
)
from xborder.policy.columns import lanes_for
from xborder.policy.compiled import CompiledPlan
from xborder.policy.condition import ALWAYS, All, AnyOf, AtMost, GoodsIn, HsIn, Is, Not, held
from xborder.policy.condition.leaf import Leaf
from xborder.policy.goods_table import GoodsKey
from xborder.policy.kinds import Kinds
from xborder.trade import Buyer, Consignment, Item, Seller

DAY = dt.date(2026, 11, 21)


def test_a_value_is_worked_out_once_even_if_it_is_none():
    memory, asked = Kinds(9), []
    for _ in range(3):
        assert memory.recall("key", lambda: asked.append(1)) is None
    assert asked == [1]


def test_a_full_memory_starts_afresh():
    memory, asked = Kinds(2), []
    for key in (1, 2, 1, 3, 1, 3):
        memory.recall(key, lambda key=key: asked.append(key))
    assert asked == [1, 2, 3, 1]


def shipments(ship_to, currency, **options):
    for code in ("610910", "330300", "490199"):
        for price in ("20.00", "800.00"):
            yield Consignment(
                ship_from="CN",
                ship_to=ship_to,
                on=DAY,
                items=[
                    Item(hs_code=code, origin="CN", quantity=1, unit_price=f"{price} {currency}")
                ],
                shipping=f"4.50 {currency}",
                prices="net",
                transport="post",
                seller=Seller(registrations={"IOSS", "GB", "VOEC"}),
                buyer=Buyer(kind="consumer"),
                **options,
            )


@pytest.mark.parametrize(
    ("ship_to", "currency", "options"),
    [
        ("DE", "EUR", {}),
        ("GB", "GBP", {}),
        ("NO", "NOK", {}),
        ("US", "USD", {"region": "CA"}),
    ],
)
def test_quotes_are_the_same_with_and_without_memory(monkeypatch, ship_to, currency, options):
    sent = [*shipments(ship_to, currency, **options)]
    keen = PolicyBook()
    remembered = [quote(parcel, book=keen) for parcel in (*sent, *sent)]
    monkeypatch.setattr(Kinds, "recall", lambda _self, _key, work_out: work_out())
    forgetful = [quote(parcel, book=keen) for parcel in (*sent, *sent)]
    assert remembered == forgetful


@pytest.mark.parametrize(
    ("condition", "alike"),
    [
        pytest.param(HsIn("6109", "64"), True, id="one scope for both"),
        pytest.param(
            GoodsIn(hs="61", categories="childrens_clothing"), False, id="a kind of goods"
        ),
        pytest.param(All(Not(HsIn("4202")), HsIn("6403")), False, id="a scope inside"),
        pytest.param(Is("item.hs_code", "640399"), False, id="a whole code"),
        pytest.param(All(ALWAYS, Is("item.hs_code", "1")), False, id="any whole code"),
        pytest.param(ALWAYS, True, id="no scope at all"),
    ],
)
def test_codes_are_alike_that_no_condition_tells_apart(condition, alike):
    laws = book(charge("tax", Percent("0.1"), when=condition))
    plan = laws.compiled("CH", DAY)
    assert (plan.alike("610910") == plan.alike("640399")) is alike
    for code in ("610910", "640399", "420221") * 2:
        alone = book(charge("tax", Percent("0.1"), when=condition))
        sent = parcel(item(hs_code=code))
        assert dues(quote(sent, book=laws)) == dues(quote(sent, book=alone))


def test_goods_of_one_kind_still_find_their_own_rates():
    rates = table("rates", ("61", Percent("0.1")), ("42", Percent("0.2")))
    laws = leaving(
        charge("tax", ByGoods("rates")),
        schemes=(scheme("s", ["tax"], when=Not(HsIn("64"))),),
        tables=(rates,),
    )
    for code, due in (("610910", "10.00"), ("420221", "20.00"), ("610910", "10.00")):
        assert dues(quote(parcel(item(hs_code=code)), book=laws)) == {"tax": due}


@pytest.mark.parametrize(
    ("amount", "clothes", "bags"),
    [
        pytest.param(
            NoMoreThan(ByGoods("rates"), Percent("0.15")),
            "10% of the base, at most 15% of the base",
            "20% of the base, at most 15% of the base",
            id="at most",
        ),
        pytest.param(
            AtLeast(ByGoods("rates"), Percent("0.15")),
            "10% of the base, at least 15% of the base",
            "20% of the base, at least 15% of the base",
            id="at least",
        ),
        pytest.param(
            Sum(Percent("0.01"), ByGoods("rates")),
            "1% of the base + 10% of the base",
            "1% of the base + 20% of the base",
            id="a sum",
        ),
        pytest.param(
            Difference(ByGoods("rates"), Percent("0.05")),
            "10% of the base - 5% of the base",
            "20% of the base - 5% of the base",
            id="a difference",
        ),
        pytest.param(
            OfShare(ByGoods("rates"), "steel_share"),
            "10% of the base, on the value of the steel in it only",
            "20% of the base, on the value of the steel in it only",
            id="on a share",
        ),
    ],
)
def test_rates_of_goods_inside_an_amount_are_told_of_the_goods_at_hand(amount, clothes, bags):
    rates = table("rates", ("61", Percent("0.10")), ("42", Percent("0.20")))
    laws = book(charge("tax", amount), tables=(rates,))
    told = {"610910": clothes, "420221": bags}
    for codes in (["610910"], ["420221"], ["610910", "420221"], ["420221", "610910"]):
        sent = parcel(*[item(hs_code=code, steel_share="0.5") for code in codes])
        lines = [line for line in quote(sent, book=laws).lines if line.id == "tax"]
        assert [line.formula.text().render() for line in lines] == [told[code] for code in codes]


@pytest.mark.parametrize("made", ["plan", "compiled"])
@pytest.mark.parametrize(
    "copied",
    [
        pytest.param(lambda plan: pickle.loads(pickle.dumps(plan)), id="pickle"),
        pytest.param(copy.deepcopy, id="deepcopy"),
        pytest.param(copy.copy, id="copy"),
    ],
)
def test_a_copy_of_a_plan_remembers_nothing_of_the_parts_of_another(copied, made):
    private = Is("buyer.kind", "consumer")
    laws = book(charge("tax", Percent("0.1"), when=private))
    quote(parcel(buyer=Buyer(kind="consumer")), book=laws)
    before = laws.compiled("CH", DAY)
    again = CompiledPlan(copied(before.plan)) if made == "plan" else copied(before)
    assert again.plan == before.plan
    own = {id(part) for asked in again.conditions for part in held(asked)}
    facts = admit((parcel(),), again, Supplied()).facts(lanes_for(1))
    assert set(again.answers(facts, lanes_for(1)).alike) == own
    assert again.fingerprint() == before.fingerprint() == before.plan.fingerprint()


def test_a_slice_keeps_one_object_of_each_class_beside_a_plan():
    class Notes:
        def __init__(self, rules):
            self.rules = rules

    rules = book(charge("tax", Percent("0.1"))).compiled("CH", DAY)
    assert rules.beside(Notes) is rules.beside(Notes)
    assert rules.beside(Notes).rules is rules


def test_a_tariff_that_makes_its_entries_anew_does_not_fill_the_memory(monkeypatch):
    monkeypatch.setattr("xborder.policy.compiled._MOST_GOODS", 2)
    rules = book(charge("duty", ByGoods("tariff")), tables=(table("tariff"),)).compiled("CH", DAY)

    class Tariff:
        name = "tariff"

        def find(self, key, _on):
            return law(Percent(f"0.{int(key.hs_code[:2])}"))

        def changes(self):
            return frozenset()

    for code in ("610910", "640399", "420221", "610910"):
        found = rules.find("tariff", GoodsKey(hs_code=code), DAY, Tariff())
        assert found.goods.entry.value == Percent(f"0.{code[:2]}")
        again = rules.find("tariff", GoodsKey(hs_code=code), DAY, Tariff())
        assert again.goods is found.goods  # equal entries are one
        assert len(rules._goods) <= 2


OWN_SHOP = Is("channel", "own_shop")


@frozen
class ThatTee(Leaf):
    """A condition of a user's own, which asks others that it makes up as it goes."""

    def truth(self, ledger):
        return All(OWN_SHOP, Is("item.hs_code", "610910"), HsIn("6109")).truth(ledger)

    def words(self):
        return Text("it is that tee")


def test_a_condition_of_ones_own_is_asked_for_every_parcel():
    asked = All(OWN_SHOP, ThatTee())
    plan = book(charge("tax", Percent("0.1"), when=asked)).compiled("CH", DAY)
    for code, due in (("610910", 10_00), ("640399", 0), ("610990", 0)) * 2:
        assert owed(parcel(item(hs_code=code)), plan) == due


def test_what_a_condition_of_ones_own_makes_up_is_not_kept():
    asked = AnyOf(Not(OWN_SHOP), ThatTee())
    plan = book(charge("tax", Percent("0.1"), when=asked)).compiled("CH", DAY)
    for channel in ("own_shop", "marketplace", "own_shop"):
        shop = "Bazaar" if channel == "marketplace" else None
        assert owed(parcel(channel=channel, marketplace=shop), plan) == 10_00


def owed(sent, plan):
    facts = admit((sent,), plan, Supplied()).facts(lanes_for(1))
    (declaration,) = evaluate(plan, facts, lanes_for(1)).declarations
    return sum(entry.due for entry in declaration.ledger.charges.values())


class Cheap(Is):
    """A condition that looks like one of ours and asks for an amount."""

    def truth(self, ledger):
        return AtMost(value="goods", limit=Money("50 CHF")).truth(ledger)


def test_a_condition_that_only_looks_like_one_about_facts_is_asked_for_every_parcel():
    plan = book(charge("tax", Percent("0.1"), when=Cheap("channel", "own_shop"))).compiled(
        "CH", DAY
    )
    for price, due in (("40 CHF", 4_00), ("60 CHF", 0), ("40 CHF", 4_00)):
        assert owed(parcel(item(price)), plan) == due
