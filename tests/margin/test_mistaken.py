"""What is given in the place of something else is told what belongs there."""

import datetime as dt

import numpy as np
import pytest

import xborder as xb
from xborder import channels, margin, weighing
from xborder.errors import CurrencyMismatch, InvalidInput, InvalidType, NotFound
from xborder.margin.layers import CostMethod, StockAtCost

DAY = dt.date(2026, 6, 1)
OPTION = weighing.Alternative(name="amazon", values={"margin": 0.1})
MARGIN = weighing.Criterion(name="margin", worst=0, best=1)


def ranked(asked):
    return weighing.rank(
        [OPTION], [MARGIN], {"margin": 1}, gates=[weighing.Gate(name="stock", passes=asked)]
    )


@pytest.mark.parametrize("answer", ["no", "", None, 1, 0.0, [True], np.float64(1)])
def test_an_answer_of_a_gate_that_is_no_truth_is_refused(answer):
    with pytest.raises(InvalidType, match=r"gate stock answers .* of amazon.*bool\(") as found:
        ranked(lambda _: answer)
    assert found.value.code == "weighing.gate_answer"


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        (lambda each: each.values["stock"] > 1, "KeyError 'stock'"),
        (lambda _: 1 / 0, "ZeroDivisionError"),
        (lambda each: each.margin > 0, "AttributeError"),
        (lambda: True, "TypeError"),
        (lambda _: float("x") > 1, "ValueError"),
    ],
)
def test_a_gate_that_fails_names_itself_its_option_and_why(asked, said):
    with pytest.raises(InvalidInput, match=f"gate stock could not be asked of amazon: {said}"):
        ranked(asked)
    with pytest.raises(InvalidInput, match="stock"):
        weighing.chance_to_be_best(
            [OPTION],
            [MARGIN],
            {"margin": 1},
            spread={},
            gates=[weighing.Gate(name="stock", passes=asked)],
        )


def test_a_refusal_of_our_own_is_handed_on_as_it_is():
    with pytest.raises(NotFound, match="amazon has no value for stock"):
        ranked(lambda each: each.value("stock") > 1)


def test_truths_of_numpy_are_answers():
    assert ranked(lambda each: np.float64(each.value("margin")) > 0).winner == "amazon"
    assert ranked(lambda _: np.bool_(False)).winner is None


@pytest.mark.parametrize("method", list(CostMethod))
def test_stock_is_held_in_one_currency(method):
    stock = StockAtCost(method=method).receive("PO1", 10, "100 EUR")
    for call, name in (
        (lambda: stock.receive("PO2", 1, "1 USD"), "cost"),
        (lambda: stock.correct("PO1", "1 USD"), "difference"),
        (lambda: stock.issue(10).stock.receive("PO2", 1, "1 USD"), "cost"),
    ):
        with pytest.raises(CurrencyMismatch, match=f"held in EUR; {name} is in USD.*Convert"):
            call()


def test_a_plan_of_payouts_is_no_cash_and_its_exposures_are():
    """98.50 of 1 June, a hold of two full days: the 4th."""
    plan = channels.payout_plan(
        [channels.Collected(order="1", amount="98.50 GBP", happened_on=DAY)],
        channels.PayoutRule(trigger="order", hold_days=2),
    )
    for given in (plan, plan.payouts, ["98.50 GBP"], [{"on": DAY, "amount": "1 GBP"}]):
        with pytest.raises(InvalidType, match=r"Give plan.exposures\(\)"):
            margin.payout_moves(given)
    (move,) = margin.payout_moves(plan.exposures())
    assert (move.on, str(move.amount)) == (dt.date(2026, 6, 4), "98.50 GBP")


def test_a_quote_that_lacks_a_fact_names_it_and_what_to_do():
    parcel = xb.Consignment(
        ship_from="CN",
        ship_to="NO",
        on=dt.date(2026, 9, 1),
        items=[xb.Item(hs_code="610910", unit_price="199 NOK", quantity=1)],
        prices="net",
        buyer=xb.Buyer(kind="consumer"),
    )
    with pytest.raises(InvalidInput, match=r"seller.registered:VOEC.*assume=") as found:
        margin.steps_of_quote(xb.quote(parcel))
    (problem,) = xb.problems(found.value, locale="zh_CN")
    assert "未说明" in problem.message


@pytest.mark.parametrize(
    ("facts", "message"),
    [
        ({"a": 1}, "facts.a is 1, which is not text"),
        ({1: "a"}, "facts is 1, which is not text"),
        ({"card": None}, "facts.card is None, which is not text"),
        ([("a", "b")], "which is not a mapping"),
        ("card", "which is not a mapping"),
        (None, "which is not a mapping"),
    ],
)
def test_facts_of_an_order_are_refused_in_the_words_of_the_library(facts, message):
    with pytest.raises(ValueError, match="not") as found:
        channels.ChannelOrder(lines=[{"item": "1 USD"}], ordered_on=DAY, facts=facts)
    (problem,) = xb.problems(found.value)
    assert message in problem.message
    assert problem.remedy
    assert problem.where == "facts"


def test_facts_are_read_from_json_and_written_to_it():
    sold = channels.ChannelOrder.of("1 USD", ordered_on=DAY, card="domestic")
    assert channels.ChannelOrder.model_validate_json(sold.model_dump_json()) == sold
    facts = channels.ChannelOrder.model_json_schema()["properties"]["facts"]
    assert facts["additionalProperties"] == {"type": "string"}
