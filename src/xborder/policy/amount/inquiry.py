"""What is asked about amounts: which tables and currencies they need, how they vary."""

import datetime as dt
from fractions import Fraction
from typing import Any

import attrs

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
    match amount:
        case ByGoods():
            return attrs.evolve(amount, on=on)
        case Sum():
            return Sum(*[read_on(part, on) for part in amount.parts])
        case Seasonal():
            return Seasonal(*_parts_read_on(amount.seasons, on))
        case _:
            pass
    return _evolved(amount, on)


def _evolved(amount: Any, on: dt.date) -> Amount:
    changes = {
        part.alias: _parts_read_on(getattr(amount, part.name), on)
        for part in attrs.fields(type(amount))
        if part.init
    }
    made: Amount = attrs.evolve(amount, **changes)
    return made


def _parts_read_on(part: Any, on: dt.date) -> Any:
    """Return what a field holds, amounts in it read on a day; all else as it is."""
    if isinstance(part, tuple):
        return tuple(_parts_read_on(each, on) for each in part)
    if hasattr(part, "amount") and not hasattr(
        part, "children"
    ):  # a band, a season: not one itself
        return attrs.evolve(part, amount=read_on(part.amount, on))
    return read_on(part, on) if hasattr(part, "children") else part
