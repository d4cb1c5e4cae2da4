"""What is asked about amounts: which tables and currencies they need, how they vary."""

from fractions import Fraction

from xborder.policy.amount.chosen import Bands, ByGoods
from xborder.policy.amount.combined import Estimate, Highest
from xborder.policy.amount.leaf import Amount, PercentInside
from xborder.policy.amount.specific import Flat, PerUnit
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


def varies_by_line(amount: Amount) -> bool:
    """Return whether an amount's words or rate can differ between lines of the same goods."""
    return isinstance(amount, Bands | Highest) or any(map(varies_by_line, amount.children()))


def tables_read(amount: Amount) -> frozenset[str]:
    """Return the names of the goods tables an amount reads."""
    own = frozenset({amount.table}) if isinstance(amount, ByGoods) else frozenset()
    return own.union(*map(tables_read, amount.children()))
