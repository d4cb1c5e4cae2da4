"""Entries of a goods table that differ in numbers alone: one form, computed once for all of them."""

from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.mini import KINDS, figures, law, ledger, plain

from xborder.landed_cost.run.furthest import Furthest
from xborder.money import Money
from xborder.policy.amount import (
    FREE,
    AtLeast,
    ByGoods,
    Difference,
    Estimate,
    NoMoreThan,
    Percent,
    PercentInside,
    PerUnit,
    Sum,
    Unsupported,
    chosen,
)
from xborder.policy.columns import Exact, Sizes
from xborder.policy.doubt import State
from xborder.policy.ledger import Facts, Ledger

MILLIGRAMS = 1_000_000
SHARES = st.integers(0, 400).map(lambda tenths: Percent(Fraction(tenths, 1000)))
SUMS = st.builds(
    PerUnit,
    st.sampled_from(["0.01 CHF", "1.25 CHF", "3 CHF", "0.0375 CHF", "2 EUR"]).map(Money),
    st.sampled_from(["net_mg", "quantity"]),
    st.sampled_from([1, 12, 100]),
)
LEAVES = st.one_of(SHARES, SUMS, st.just(FREE), st.just(PercentInside("0.2")))
AMOUNTS = st.recursive(
    LEAVES | st.sampled_from([Unsupported("Not computed."), Estimate(Percent("0.03"), "Doubted.")]),
    lambda inside: st.one_of(
        *(st.builds(kind, inside, inside) for kind in (Sum, AtLeast, NoMoreThan, Difference))
    ),
    max_leaves=4,
)
LINES = st.lists(
    st.tuples(st.integers(0, 5), st.integers(0, 10**6), st.integers(1, 9)), min_size=1, max_size=8
)
EURO = Fraction(94, 100)


def by_hand(amount, goods, weight, quantity):
    """Return what an amount comes to on one line, in Rappen."""

    def of(each):
        return by_hand(each, goods, weight, quantity)

    match amount:
        case Percent():
            return goods * amount.share
        case PercentInside():
            return goods * amount.share / (1 - amount.share)
        case PerUnit():
            rate = EURO if amount.money.currency.code == "EUR" else 1
            count = Fraction(weight, MILLIGRAMS) if amount.per == "net_mg" else quantity
            return Fraction(amount.money.amount) * 100 * rate * count / amount.units
        case Sum():
            return sum(map(of, amount.parts))
        case AtLeast():
            return max(map(of, amount.children()))
        case NoMoreThan():
            return min(map(of, amount.children()))
        case Difference():
            return max(of(amount.whole) - of(amount.less), 0)
        case Estimate():
            return of(amount.amount)
        case _:
            return 0


def of_lines(kind, entries, lines):
    codes, weights, quantities = zip(*lines, strict=True)
    book = ledger(
        kind,
        {"table.tariff": codes, "net_mg": weights, "quantity": quantities},
        amounts={"goods": [100 * weight for weight in weights]},
        rates={"EUR": ([94] * len(lines), [100] * len(lines))},
        tables={"tariff": entries},
    )
    return book, book.facts.amounts["goods"]


@pytest.mark.parametrize("kind", KINDS)
@settings(max_examples=25)
@given(amounts=st.lists(AMOUNTS, min_size=6, max_size=6), lines=LINES)
def test_each_line_comes_to_what_its_own_entry_says(kind, amounts, lines):
    book, base = of_lines(kind, tuple(map(law, amounts)), lines)
    found = figures(ByGoods("tariff").exact(base, book))
    assert found == [by_hand(amounts[code], 100 * kg, kg, count) for code, kg, count in lines]
    refused = [
        any(plain(doubt.lines)[line] for doubt in book.doubts if doubt.state is State.UNSUPPORTED)
        for line in range(len(lines))
    ]
    assert refused == [_holds(amounts[code], Unsupported) for code, _, _ in lines]


def _holds(amount, kind):
    return isinstance(amount, kind) or any(_holds(part, kind) for part in amount.children())


@settings(max_examples=40)
@given(
    amounts=st.lists(AMOUNTS, min_size=6, max_size=6),
    more=st.lists(st.integers(0, 5), min_size=1, max_size=6),
)
def test_entries_that_reach_furthest_bound_all_of_them(amounts, more):
    entries = tuple(map(law, amounts))
    furthest = Furthest.of({"tariff": entries})
    some = [entries[code] for code in more]
    assert furthest.covers(Furthest.of({"tariff": some}))
    assert furthest.joined(Furthest.of({"tariff": some})).entries == furthest.entries
    few = widest(furthest.held("tariff"))
    assert few >= widest(some)
    assert few == widest(entries)


def widest(entries):
    bounds = Sizes(4)
    column = bounds.column([5])
    facts = Facts(
        columns=dict.fromkeys(("consignment", "table.tariff", "net_mg", "quantity"), column),
        words={},
        amounts={},
        rates={"EUR": (column, column)},
        tables={"tariff": tuple(entries)},
        rank=column,
    )
    book = Ledger(bounds, facts)
    ByGoods("tariff").exact(Exact(bounds.column([10**6])), book)
    return bounds.widest


@pytest.mark.parametrize("count", [3, 300])
def test_the_work_goes_by_forms_and_not_by_entries(monkeypatch, count):
    runs = []
    real = chosen.placed
    monkeypatch.setattr(chosen, "placed", lambda *given: runs.append(1) or real(*given))
    specific = [PerUnit(Money(f"{cents}.25 CHF"), "net_mg") for cents in range(1, count + 1)]
    mixed = [Sum(Percent("0.08"), each) for each in specific]
    entries = tuple(law(each) for each in (*specific, *mixed, Percent("0.08"), FREE))
    lines = [(code, 5, 1) for code in range(len(entries))]
    book, base = of_lines("many", entries, lines)
    ByGoods("tariff").exact(base, book)
    assert len(runs) == 2
    # The dearest of each form comes first, and is all that a proof asks.
    furthest = Furthest.of({"tariff": entries[::-1]})
    found = [entry.value for entry in furthest.held("tariff")]
    assert found == [FREE, Percent("0.08"), mixed[-1], specific[-1]]
