"""Payment methods, dependence on a channel, and the steps to a first sale."""

import datetime as dt
from decimal import Decimal
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xborder import channels
from xborder.channels.entry import EntryStep, StepState, entry_plan
from xborder.channels.payments import MethodSet, Payers, PaymentMethod, best_methods, payment_cost
from xborder.errors import CurrencyMismatch, InvalidInput, NotFound
from xborder.money import Money

DAY = dt.date(2026, 11, 2)


def order(item, **facts):
    return channels.ChannelOrder.of(item, ordered_on=DAY, **facts)


@pytest.mark.parametrize(
    ("amount", "points"),
    [("5.00 USD", "900.00"), ("500.00 USD", "296.00"), ("100.00 USD", "320.00")],
)
def test_a_fixed_part_makes_small_payments_dear(amount, points):
    """2.9 % and 0.30: 5.00 costs 0.45, which half up is 9 %; 500 costs 14.80, 2.96 %."""
    card = PaymentMethod(name="card", schedule=channels.schedule("stripe_us"))
    cost = payment_cost(card, order(amount, card="domestic", converted="no"))
    assert cost.basis_points == Decimal(points)
    assert cost.total == cost.fees


def test_every_part_of_what_a_payment_costs():
    """Of 200.00: fee 6.10; 1 % fail and lose a margin of 30 %: 0.60; 0.5 % are disputed at 15.00,
    and half of those lost: 0.08 and 0.50; fraud 0.1 %: 0.20; 10 days at 7.3 %: 0.40."""
    method = PaymentMethod(
        name="card",
        schedule=channels.schedule("stripe_us"),
        failed="0.01",
        disputed="0.005",
        lost="0.5",
        fraud="0.001",
        days=10,
    )
    cost = payment_cost(
        method,
        order("200.00 USD", card="domestic", converted="no"),
        margin="0.30",
        yearly_rate="0.073",
    )
    parts = (cost.fees, cost.failure, cost.disputes, cost.fraud, cost.waiting)
    assert tuple(map(str, parts)) == ("6.10 USD", "0.60 USD", "0.58 USD", "0.20 USD", "0.40 USD")
    assert cost.total == Money("7.88 USD")


def test_micropayments_are_cheaper_below_26_67():
    """4.99 % and 0.09 against 3.49 % and 0.49: level at 0.40 / 1.5 % = 26.67."""
    paypal = PaymentMethod(name="paypal", schedule=channels.schedule("paypal_us"))
    facts = {"buyer_abroad": "no", "converted": "no"}
    for amount, cheaper in (("26.00 USD", "micropayment"), ("28.00 USD", "checkout")):
        cost = {
            method: payment_cost(paypal, order(amount, method=method, **facts)).fees.amount
            for method in ("checkout", "micropayment")
        }
        assert min(cost, key=lambda name: cost[name]) == cheaper


def test_one_method_may_be_written_as_a_text():
    assert Payers(name="all", orders=3, accept="card", earned="9 USD", costs={}).accept == ("card",)


def test_what_has_no_total_is_refused_with_what_it_needs():
    card = PaymentMethod(name="card", schedule=channels.schedule("stripe_us"))
    with pytest.raises(InvalidInput, match=r"have no total: .*depends on"):
        payment_cost(card, order("5.00 USD"))


def payers(name, orders, accept, **costs):
    return Payers(
        name=name,
        orders=orders,
        accept=accept,
        earned="10.00 EUR",
        costs={method: Money(cost, "EUR") for method, cost in costs.items()},
    )


DE = payers("DE", 100, ["invoice", "card"], invoice="3.00", card="1.00")
NL = payers("NL", 50, ["ideal"], ideal="0.50")
MONTHLY = {"card": Money("0 EUR"), "ideal": Money("30 EUR"), "invoice": Money("50 EUR")}


def test_the_best_set_may_leave_out_what_buyers_would_rather_take():
    """Offered invoice, Germans take it: 3.00 an order instead of 1.00, and 50.00 a month."""
    found = best_methods([DE, NL], MONTHLY)
    assert found[0] == MethodSet(methods=("card", "ideal"), earned=Money("1345.00 EUR"), orders=150)
    assert {each.methods: each.earned for each in found}["card", "ideal", "invoice"] == Money(
        "1095.00 EUR"
    )
    assert best_methods([DE, NL], MONTHLY, most=1)[0].methods == ("card",)


GROUPS = st.lists(
    st.tuples(
        st.integers(0, 50),
        st.lists(st.sampled_from("abcd"), unique=True, max_size=4),
        st.tuples(*[st.integers(0, 1500)] * 4),
    ),
    max_size=4,
)


@given(groups=GROUPS, monthly=st.tuples(*[st.integers(0, 5000)] * 4))
def test_no_other_set_earns_more(groups, monthly):
    fixed = {name: Money.of_minor(cost, "EUR") for name, cost in zip("abcd", monthly, strict=True)}
    people = [
        Payers(
            name=str(n),
            orders=orders,
            accept=accept,
            earned="10.00 EUR",
            costs={m: Money.of_minor(c, "EUR") for m, c in zip("abcd", costs, strict=True)},
        )
        for n, (orders, accept, costs) in enumerate(groups)
    ]
    cents = dict(zip("abcd", monthly, strict=True))

    def by_hand(chosen):
        total = -sum(cents[name] for name in chosen)
        for orders, accept, costs in groups:
            taken = [name for name in accept if name in chosen]
            if taken:
                total += orders * (1000 - costs["abcd".index(taken[0])])
        return total

    sets = [c for size in range(1, 5) for c in combinations("abcd", size)]
    found = best_methods(people, fixed)
    assert len(found) == len(sets)
    assert found[0].earned.minor_units() == max(map(by_hand, sets))
    assert {each.methods: each.earned.minor_units() for each in found} == {
        chosen: by_hand(chosen) for chosen in sets
    }


def test_concentration_and_what_is_lost_without_a_channel():
    """Shares 60, 25 and 15: 0.445, as concentrated as 2.25 equal channels."""
    found = channels.dependence({"amazon": "60 EUR", "ebay": "25 EUR", "shop": "15 EUR"})
    assert (found.concentration, found.effective_channels) == (Decimal("0.445"), Decimal("2.25"))
    assert found.lost_without("amazon") == Money("60.00 EUR")
    assert found.lost_without("amazon", moved="0.30") == Money("42.00 EUR")


@given(st.lists(st.integers(1, 10_000), min_size=1, max_size=8))
def test_equal_channels_are_as_many_as_they_are(cents):
    found = channels.dependence(
        {str(n): Money.of_minor(each, "EUR") for n, each in enumerate(cents)}
    )
    assert Decimal(1) <= found.effective_channels <= len(cents)
    even = channels.dependence({str(n): Money("7 EUR") for n in range(len(cents))})
    assert even.effective_channels == len(cents)


STEPS = [
    EntryStep(name="account", documents=("licence", "identity")),
    EntryStep(name="qualification", after="account", documents="test report"),
    EntryStep(name="listing", after="qualification"),
    EntryStep(name="payment", after="account"),
    EntryStep(name="promotion", after="listing"),
    EntryStep(name="logistics", after="listing"),
]


def plan(done=(), **documents):
    held = {name.replace("_", " "): end for name, end in documents.items()}
    return {
        each.step.name: each
        for each in entry_plan(
            STEPS, done=done, documents=held, on=DAY, first_sale=dt.date(2027, 1, 1)
        )
    }


def test_a_licence_that_ends_before_the_first_sale_is_expiring():
    found = plan(licence=dt.date(2026, 12, 31), identity=None)
    assert found["account"].state is StepState.LACKING
    assert found["account"].expiring == ("licence",)
    held = plan(licence=dt.date(2027, 1, 1), identity=None)
    assert held["account"].state is StepState.OPEN
    assert held["qualification"].missing == ("test report",)


def test_steps_wait_for_those_before_them():
    found = plan(done=["account"], test_report=None, licence=DAY, identity=DAY)
    assert {name: each.state.value for name, each in found.items()} == {
        "account": "done",
        "qualification": "open",
        "listing": "waiting",
        "payment": "open",
        "promotion": "waiting",
        "logistics": "waiting",
    }
    assert found["listing"].waits_for == ("qualification",)
    ended = plan(licence=dt.date(2026, 11, 1), identity=None)
    assert ended["account"].missing == ("licence",)


@pytest.mark.parametrize(
    ("call", "error", "words"),
    [
        (
            lambda: entry_plan(STEPS[::-1], done=[], documents={}, on=DAY, first_sale=DAY),
            InvalidInput,
            "stands before one that it comes after",
        ),
        (lambda: channels.dependence({}), InvalidInput, "No channel earns"),
        (lambda: channels.dependence({"a": "0 EUR"}), InvalidInput, "No channel earns"),
        (lambda: channels.dependence({"a": "-1 EUR"}), InvalidInput, "what loses money"),
        (lambda: channels.dependence({"a": "1 EUR", "b": "1 USD"}), CurrencyMismatch, "USD"),
        (
            lambda: channels.dependence({"amazon": "1 EUR"}).lost_without("amazn"),
            NotFound,
            "Did you mean amazon",
        ),
        (
            lambda: best_methods([], {str(n): Money("0 EUR") for n in range(17)}),
            InvalidInput,
            "at most 16",
        ),
        (
            lambda: best_methods([payers("DE", 1, ["card"], crad="1.00")], MONTHLY),
            NotFound,
            "Did you mean crad",
        ),
    ],
)
def test_what_is_wrong_is_refused(call, error, words):
    with pytest.raises(error, match=words):
        call()


def test_a_payment_of_nothing_has_no_share_and_amounts_may_be_text():
    """A gift is paid with nothing: 0.30 is no share of it."""
    free = order("0 USD", card="domestic", converted="no")
    card = PaymentMethod(name="card", schedule=channels.schedule("stripe_us"))
    assert str(payment_cost(card, free).total) == "0.30 USD"
    assert payment_cost(card, free).basis_points is None
    payers = [
        Payers(name="US", orders=100, accept=["card"], earned="10 USD", costs={"card": "3.20 USD"})
    ]
    (only,) = best_methods(payers, {"card": "30 USD"})
    assert str(only.earned) == "650.00 USD"  # 100 x 6.80, less 30.00 a month
