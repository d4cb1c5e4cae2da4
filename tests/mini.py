"""Tiny fictional jurisdictions for tests of the engine.

They borrow the code CH and the franc, and share nothing with the law of Switzerland.
"""

import datetime as dt

import xborder as xb
from xborder.money import Rounding
from xborder.policy import PolicyBook
from xborder.policy.columns import FewLines, Many, Row, Sizes
from xborder.policy.columns.exact import Exact
from xborder.policy.ledger import Facts, Ledger
from xborder.policy.rule import Rule
from xborder.policy.vocabulary import (
    ALWAYS,
    ByGoods,
    Charge,
    ChargeKind,
    CountryPolicy,
    GoodsRule,
    Percent,
    Reader,
    Scheme,
    Scope,
    Status,
    Timeline,
    Value,
    figure,
    goods,
)
from xborder.timeline import Dated, dated

CHECKED = dt.date(2026, 11, 1)
ACT = Reader(CHECKED).official("Law of Atlantis", "https://example.org/law", article="s. 1")
LAW = ACT.source
OPENS = dt.date(2020, 1, 1)
DAY = dt.date(2026, 5, 4)
DOWN_WHOLE = Rounding(unit=100, mode="down")


def law(value, **options):
    """Return a value as a rule that was read and is in force."""
    return dated(value, ACT, **options)


def always(value, **options):
    """Return a rule without a history."""
    return value.by(ACT, **options) if isinstance(value, Rule) else figure("value", value, ACT)


def charge(id_, amount, *, base=("goods",), kind=ChargeKind.FEE, **options):
    """Return a charge that is called after its id."""
    return Charge(id=id_, kind=kind, title=id_, amount=amount, base=base, **options)


def scheme(id_, steps, *, when=ALWAYS, **options):
    """Return a scheme that is called after its id."""
    return Scheme(id=id_, title=id_, when=when, steps=steps, **options)


def leaving(*charges, schemes, **options):
    """Return a book whose schemes leave goods out: the one for the rest is not in force."""
    rest = Timeline([law(scheme("rest", ()), status=Status.SCHEDULED)])
    return book(*charges, schemes=(*schemes, rest), **options).with_uncertain("exclude")


def table(name, *rules):
    """Return a goods table of ``(HS prefixes, amount)`` pairs; an empty prefix is all goods."""
    return goods(
        name,
        *(
            GoodsRule(
                id=f"{name}.{hs or 'all'}",
                scope=Scope(hs=hs),
                amount=amount if isinstance(amount, Dated) else law(amount),
            )
            for hs, amount in rules
        ),
    )


def policy(*steps, schemes=None, values=(), tables=(), not_computed=(), code="CH", **options):
    """Return a policy of steps that hold always, under one scheme unless others are given."""
    dated = [step if isinstance(step, Timeline) else always(step) for step in steps]
    named = [timeline.entries[0].value.id for timeline in dated]
    given = schemes or (scheme("import", named),)
    return CountryPolicy(
        **{
            "code": code,
            "currency": "CHF",
            "opens": OPENS,
            "values": [v if isinstance(v, Timeline) else always(v) for v in values],
            "steps": dated,
            "schemes": [s if isinstance(s, Timeline) else always(s) for s in given],
            "tables": {each.name: each for each in tables},
            "not_computed": [x if isinstance(x, Timeline) else always(x) for x in not_computed],
            **options,
        }
    )


def book(*steps, **options):
    """Return a book of that one policy."""
    return PolicyBook(builtin=False).with_policy(policy(*steps, **options))


def item(price="100 CHF", **options):
    """Return an order line with everything a rule may ask."""
    return xb.Item(
        **{"sku": "A", "hs_code": "610910", "origin": "CN", "quantity": 1, **options},
        unit_price=price,
    )


def parcel(*items, **options):
    """Return a parcel to the fictional destination."""
    return xb.Consignment(
        **{
            "ship_from": "CN",
            "ship_to": "CH",
            "on": DAY,
            "items": items or (item(),),
            "shipping": "0 CHF",
            "prices": "net",
            "incoterm": "DDP",
            **options,
        }
    )


def dues(quoted):
    """Return what each charge comes to over all lines, in major units as text."""
    sums = {}
    for line in quoted.lines:
        if line.rule is not None:
            sums[line.id] = sums.get(line.id, 0) + line.amount.amount
    return {name: f"{amount:f}" for name, amount in sums.items()}


def lanes_of(kind, size):
    """Return the lanes called ``one``, ``many`` or ``wide``."""
    if kind == "one":
        return FewLines(size)
    return narrow(size) if kind == "many" else Many(size)


def narrow(size):
    """Return int64 lanes for small numbers of a test's own."""
    bounds = Sizes(size)
    bounds.bound(1)
    return Many(size, bounds=bounds)


KINDS = ("one", "many", "wide")


def ledger(kind, columns=(), *, words=(), amounts=(), rates=(), tables=(), size=None, scale=None):
    """Return a ledger of plain columns, in the lanes called ``kind``."""
    given = {name: list(column) for name, column in dict(columns).items()}
    sums = {name: list(column) for name, column in dict(amounts).items()}
    count = size or len(next(iter((*given.values(), *sums.values()))))
    lanes = lanes_of(kind, count)
    make = Row if kind == "one" else lanes.column
    given = {"consignment": [0] * count, "quantity": [1] * count, **given}
    over = None if scale is None else make(scale)
    return Ledger(
        lanes,
        Facts(
            columns={name: make(column) for name, column in given.items()},
            words=dict(words),
            amounts={name: Exact(make(column), 1, over) for name, column in sums.items()},
            rates={name: (make(a), make(b)) for name, (a, b) in dict(rates).items()},
            tables=dict(tables),
            rank=make(range(count)),
        ),
    )


def plain(column):
    """Return a column as a list of Python ints."""
    return [int(entry) for entry in column]


def figures(exact):
    """Return an exact amount as a list of fractions in minor units."""
    from fractions import Fraction

    nums = plain(exact.num)
    over = exact.denominator
    overs = [over] * len(nums) if isinstance(over, int) else plain(over)
    return [Fraction(num, each) for num, each in zip(nums, overs, strict=True)]


__all__ = [
    "CHECKED",
    "DAY",
    "DOWN_WHOLE",
    "KINDS",
    "LAW",
    "OPENS",
    "ByGoods",
    "Percent",
    "Value",
    "always",
    "book",
    "charge",
    "dues",
    "figures",
    "item",
    "lanes_of",
    "law",
    "leaving",
    "ledger",
    "narrow",
    "parcel",
    "plain",
    "policy",
    "scheme",
    "table",
]
