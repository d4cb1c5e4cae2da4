"""When the money comes, how low it goes before, and what it costs to be out."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xborder.errors import InvalidInput, InvalidType, NoRate
from xborder.exchange import RateTable
from xborder.fx import Exposure
from xborder.margin import (
    CashCycle,
    CashMove,
    cash_calendar,
    cost_of_money,
    days_out,
    import_moves,
    payout_moves,
    purchase_moves,
)
from xborder.money import Money

NEW_YEAR = dt.date(2026, 1, 1)


def day(number):
    return NEW_YEAR + dt.timedelta(days=number)


def test_published_cycles_come_out():
    """Dysrupt: 35 + 2 - 15 = 22. Uncommon Insights: goods day 90, supplier paid day 120, sold day
    135, paid day 137: 17 days out."""
    assert CashCycle(stock_days=35, receivable_days=2, payable_days=15).days == 22
    found = CashCycle.of_days(goods=day(90), paid_supplier=day(120), sold=day(135), paid=day(137))
    assert found.days == 17
    moves = [CashMove(on=day(120), amount="-100 EUR"), CashMove(on=day(137), amount="140 EUR")]
    assert days_out(moves, "EUR") == 17


def test_a_cycle_binds_money():
    """Hycos: USD 20 m a year at 75 days bind 4.11 m, and 20 days less free 1.10 m."""
    cycle = CashCycle(stock_days=75, receivable_days=0, payable_days=0)
    shorter = CashCycle(stock_days=55, receivable_days=0, payable_days=0)
    bound = cycle.tied_up("20000000 USD")
    assert f"{bound.amount / 10**6:.2f}" == "4.11"
    assert f"{(bound - shorter.tied_up('20000000 USD')).amount / 10**6:.2f}" == "1.10"


def purchase():
    return [
        *purchase_moves(
            "10000 USD", deposit_share="0.3", ordered=day(0), balance_on=day(60), reference="PO1"
        ),
        *import_moves(
            entered=day(90),
            duty="600 EUR",
            vat="1900 EUR",
            deferred_to=day(105),
            vat_back_on=day(150),
        ),
        CashMove(on=day(92), amount="-800 EUR", cause="freight"),
        *payout_moves(
            [Exposure.of("9000 EUR", due=day(140), stage="in_settlement", reference="SITE-1")]
        ),
    ]


def test_cash_by_day_and_currency_and_its_lowest_point():
    found = cash_calendar(purchase(), opening=["1000 EUR"])
    assert [(each.on, str(each.change)) for each in found.days if each.currency == "USD"] == [
        (day(0), "-3000.00 USD"), (day(60), "-7000.00 USD"),
    ]  # fmt: skip
    assert (found.lowest("EUR").on, found.lowest("EUR").balance) == (day(105), Money("-2300 EUR"))
    assert found.need("EUR") == Money("2300 EUR")
    assert cash_calendar([CashMove(on=day(1), amount="5 EUR")]).need("EUR") == Money("0 EUR")
    assert found.by_month()["EUR", "2026-05"] == Money("10900 EUR")  # days 140 and 150
    assert found.currencies == ("EUR", "USD")
    assert found.days.to_columns()["balance"][-1] == -10000


@given(st.lists(st.tuples(st.integers(0, 40), st.integers(-(10**6), 10**6)), min_size=1))
def test_changes_sum_to_the_moves_and_the_lowest_is_no_higher_than_any(drawn):
    moves = [CashMove(on=day(on), amount=Money.of_minor(minor, "EUR")) for on, minor in drawn]
    found = cash_calendar(moves)
    assert sum(each.change.minor_units() for each in found.days) == sum(minor for _, minor in drawn)
    balances, running = [], 0
    for on in sorted({on for on, _ in drawn}):
        running += sum(minor for other, minor in drawn if other == on)
        balances.append(running)
    assert found.lowest("EUR").balance.minor_units() == min(balances)
    assert found.need("EUR").minor_units() == max(0, -min(balances))


def test_vat_that_is_lost_or_only_declared_moves_nothing_back():
    lost = import_moves(entered=day(0), duty="0 EUR", vat="19 EUR")
    assert [(move.on, str(move.amount)) for move in lost] == [(day(0), "-19.00 EUR")]
    assert import_moves(entered=day(0), duty="0 EUR", vat="0 EUR", vat_back_on=day(9)) == ()
    assert len(purchase_moves("5 EUR", deposit_share=0, ordered=day(0), balance_on=day(1))) == 1


def test_money_that_is_out_costs_simple_interest():
    moves = [CashMove(on=day(0), amount="-3650 EUR"), CashMove(on=day(100), amount="5000 EUR")]
    assert cost_of_money(moves, annual_rate="0.12", home="EUR") == Money("120 EUR")
    assert cost_of_money([], annual_rate="0.12", home="EUR") == Money("0 EUR")
    # 3650 out for the whole year at 12 %: 438, less 5000 in for 265 days: 435.62
    year = cost_of_money(moves, annual_rate="0.12", home="EUR", until=dt.date(2027, 1, 1))
    assert year == Money("2.38 EUR")
    with pytest.raises(InvalidInput, match="until is 2026-04-10, before moves, 2026-04-11"):
        cost_of_money(moves, annual_rate="0.12", home="EUR", until=dt.date(2026, 4, 10))
    rates = RateTable.from_mapping({"USD/EUR": "0.9"}, start=day(0), end=day(200), source="desk")
    dollars = [CashMove(on=day(0), amount="-3650 USD"), CashMove(on=day(100), amount="5000 EUR")]
    assert cost_of_money(dollars, annual_rate="0.12", home="EUR", rates=rates) == Money("108 EUR")
    with pytest.raises(InvalidInput, match="no rate into EUR"):
        cost_of_money(dollars, annual_rate="0.12", home="EUR")
    with pytest.raises(NoRate):
        cost_of_money(dollars, annual_rate="0.12", home="CNY", rates=rates)


def test_payouts_come_from_whatever_carries_a_day_and_an_amount():
    (move,) = payout_moves([CashMove(on=day(3), amount="7 EUR", reference="x")])
    assert (move.on, move.amount, str(move.cause), move.reference) == (
        day(3),
        Money("7 EUR"),
        "payout",
        "x",
    )
    with pytest.raises(InvalidType, match=r"payouts\[0\].*one day and one amount"):
        payout_moves([1])
    with pytest.raises(InvalidType, match=r"payouts\[0\] .* one day and one amount"):
        payout_moves([type("P", (), {"on": day(1)})()])
    with pytest.raises(InvalidType, match=r"payouts\[0\]\.amount"):
        payout_moves([type("P", (), {"on": day(1), "amount": 7})()])


@pytest.mark.parametrize(
    ("call", "error", "says"),
    [
        (lambda: cash_calendar(purchase()).lowest("GBP"), InvalidInput, "Give one of: EUR, USD"),
        (lambda: cash_calendar([], opening=["1 EUR", "2 EUR"]), InvalidInput, "in one currency"),
        (
            lambda: CashCycle.of_days(goods=1, paid_supplier=day(0), sold=day(0), paid=day(0)),
            InvalidType,
            "goods",
        ),
    ],
)
def test_what_is_wrong_is_said(call, error, says):
    with pytest.raises(error, match=says):
        call()


def test_money_that_does_not_come_back_is_out_for_no_number_of_days():
    paid = CashMove(on=dt.date(2026, 1, 1), amount="-100 EUR")
    part = CashMove(on=dt.date(2026, 1, 31), amount="40 EUR")
    rest = CashMove(on=dt.date(2026, 3, 2), amount="60 EUR")
    assert days_out([paid], "EUR") is None
    assert days_out([paid, part], "EUR") is None
    assert days_out([paid, part, rest], "EUR") == 60  # a balance of nothing is not below zero
    # 100 out for a year and never back: its interest
    assert cost_of_money(
        [paid], annual_rate="0.12", home="EUR", until=dt.date(2027, 1, 1)
    ) == Money("12 EUR")


@pytest.mark.parametrize(
    ("call", "words"),
    [
        (lambda: days_out([], "EUR"), "Nothing moves in EUR. Give the moves first"),
        (
            lambda: days_out([CashMove(on=dt.date(2026, 1, 1), amount="1 USD")], "EUR"),
            "Give one of: USD",
        ),
    ],
)
def test_a_currency_in_which_nothing_moves_is_refused(call, words):
    with pytest.raises(InvalidInput, match=words):
        call()
