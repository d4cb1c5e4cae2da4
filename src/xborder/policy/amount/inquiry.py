"""What is asked about amounts: which tables and currencies they need, how they vary."""

import datetime as dt
from collections.abc import Callable
from fractions import Fraction
from functools import partial
from typing import Any

import attrs

from xborder.policy.amount.by_code import LeftOpen
from xborder.policy.amount.chosen import Bands, ByGoods
from xborder.policy.amount.combined import Estimate, Highest, Sum
from xborder.policy.amount.leaf import Amount, Nothing, Percent, PercentInside
from xborder.policy.amount.quantity import CALLED, SHARES
from xborder.policy.amount.seasonal import Seasonal
from xborder.policy.amount.specific import Flat, OfShare, PerUnit
from xborder.policy.ledger import Ledger


def grossed(amount: Amount, ledger: Ledger, line: int) -> Fraction:
    """Return what turns a line's base into the one its rate is on: above 1 if that holds the tax.

    A price of 300 under 15% inside makes a base of 352.94: the factor is 20/17.
    """
    match amount:
        case PercentInside():
            return 1 / (1 - amount.share)
        case Bands():
            return grossed(amount.band(ledger, line).amount, ledger, line)
        case Estimate():
            return grossed(amount.amount, ledger, line)
        case ByGoods():
            entry = amount.entry(ledger, line)
            return grossed(entry.value, ledger, line) if entry else Fraction(1)
        case _:
            return Fraction(1)


def foreign_money(amount: Amount) -> frozenset[str]:
    """Return the currencies of all sums inside an amount."""
    found: set[str] = set()
    match amount:
        case PerUnit() | Flat():
            found.add(amount.money.currency.code)
        case Bands():
            found.update(band.upto.currency.code for band in amount.bands if band.upto)
        case _:
            pass
    return frozenset(found).union(*map(foreign_money, amount.children()))


def facts_needed(amount: Amount) -> tuple[str, ...]:
    """Return the facts about goods that an amount counts, in the order in which it does.

    Examples:
        >>> from xborder.money import Money
        >>> from xborder.policy.amount import Percent, Sum
        >>> facts_needed(Sum(Percent("0.08"), PerUnit(Money("30.60 EUR"), "net_mg", 100)))
        ('item.weight',)
    """
    own: tuple[str, ...]
    match amount:
        case PerUnit():
            own = (CALLED[amount.per].fact,)
        case Bands():
            own = tuple(CALLED[each].fact for each in amount.per)
        case OfShare():
            own = (SHARES[amount.share].fact,)
        case Seasonal():
            own = ("date.import_entry",)
        case _:
            own = ()
    inside = (name for part in amount.children() for name in facts_needed(part))
    return tuple(dict.fromkeys(name for name in (*own, *inside) if name))


def varies_by_line(amount: Amount) -> bool:
    """Return whether an amount's words or rate can differ between lines of the same goods."""
    return isinstance(amount, Bands | Highest | Seasonal) or any(
        map(varies_by_line, amount.children())
    )


def tables_read(amount: Amount) -> frozenset[str]:
    """Return the places of the goods tables an amount reads: names, with a day of their own."""
    if isinstance(amount, Percent | Nothing):  # as most entries are: it is asked of every line
        return frozenset()
    own = frozenset({amount.place}) if isinstance(amount, ByGoods) else frozenset()
    return own.union(*map(tables_read, amount.children()))


def read_on(amount: Amount, on: dt.date) -> Amount:
    """Return an amount that reads its goods tables as they stand on a day of its own.

    Examples:
        >>> from xborder.policy.amount import NoMoreThan, Percent
        >>> least = NoMoreThan(ByGoods("tariff"), Percent("0.025"))
        >>> read_on(least, dt.date(2026, 7, 1)).amount.place
        'tariff@2026-07-01'
    """
    return _changed(amount, ByGoods, lambda found: attrs.evolve(found, on=on))


def settled(amount: Amount, end: str) -> Amount:
    """Return an amount with one end of each range that a tariff leaves open in it.

    Args:
        amount: The amount; one that leaves nothing open comes back equal.
        end: Which end: ``"lowest"`` or ``"highest"``.

    Examples:
        >>> from xborder.policy.amount import FREE, Between, NoMoreThan, Percent
        >>> claim = NoMoreThan(Between(FREE, Percent("0.031")), Percent("0.05"))
        >>> settled(claim, "highest").amount.share
        Fraction(31, 1000)
    """
    return _changed(amount, LeftOpen, lambda found: found.at(end))


def _changed(amount: Amount, kind: type[Any], change: Callable[[Any], Amount]) -> Amount:
    """Return an amount with every amount of one kind in it changed."""
    if isinstance(amount, kind):
        return change(amount)
    if not amount.children():  # what is not computed too: what it names is no part of what is due
        return amount
    inside = partial(_part_changed, kind=kind, change=change)
    match amount:
        case Sum():
            return Sum(*map(inside, amount.parts))
        case Seasonal():
            return Seasonal(*map(inside, amount.seasons))
        case _:
            return _evolved(amount, inside)


def _evolved(amount: Any, inside: Callable[[Any], Any]) -> Amount:
    fields = (part for part in attrs.fields(type(amount)) if part.init)
    changes = {part.alias: inside(getattr(amount, part.name)) for part in fields}
    made: Amount = attrs.evolve(amount, **changes)
    return made


def _part_changed(part: Any, *, kind: type[Any], change: Callable[[Any], Amount]) -> Any:
    """Return what a field holds, the amounts in it changed; all else as it is."""
    if isinstance(part, tuple):
        return tuple(_part_changed(each, kind=kind, change=change) for each in part)
    if hasattr(part, "children"):
        return _changed(part, kind, change)
    if hasattr(getattr(part, "amount", None), "children"):  # a band, a season: none itself
        return attrs.evolve(part, amount=_changed(part.amount, kind, change))
    return part
