"""Stacked amounts: entries of a goods table that differ in their numbers alone, computed at once.

A catalogue of ten thousand codes finds ten thousand entries of a tariff, but nearly all of them are
of a few forms: a share, a sum a kilogram, a share and a sum a kilogram. Entry by entry, each would
be computed on every line and kept on its own. A form is computed once, its numbers looked up line
by line; so the work grows with the lines and the forms, not with lines times entries.

The entries of a form are brought over one denominator, which :func:`reach` bounds too: what is
proven of a few entries is proven of all that reach no further.
"""

from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from fractions import Fraction
from math import lcm
from typing import cast

from attrs import frozen

from xborder.policy.amount.combined import AtLeast, Difference, Estimate, NoMoreThan, Sum
from xborder.policy.amount.leaf import Amount, Nothing, Percent, PercentInside, Uncomputed
from xborder.policy.amount.specific import PerUnit
from xborder.policy.columns.exact import Column, Exact
from xborder.policy.ledger import Ledger

_SHARE = "share"
_Merging = Sum | AtLeast | NoMoreThan | Difference
"""Amounts of amounts, each line by itself: what stands in them may differ from line to line."""


def plain_share(amount: Amount) -> Fraction | None:
    """Return the share of the base that an amount is; ``None`` if it is none."""
    match amount:
        case Percent():
            return amount.share
        case PercentInside():
            return amount.share / (1 - amount.share)
        case Nothing():
            return Fraction(0)
        case _:
            return None


def form(amount: Amount) -> Hashable:
    """Return what an amount is but for its numbers; where nothing is known of them, itself.

    Examples:
        >>> from xborder.money import Money
        >>> each = PerUnit(Money("1 EUR"), "quantity")
        >>> form(Percent("0.08")) == form(Percent("0.12")) != form(each)
        True
    """
    match amount:
        case Percent() | PercentInside() | Nothing():
            return _SHARE
        case PerUnit():
            return amount.per, amount.money.currency.code
        case Sum() | AtLeast() | NoMoreThan() | Difference():
            return type(amount), *map(form, amount.children())
        case _:
            return cast("Hashable", amount)


def numbers(amount: Amount) -> Iterator[Fraction]:
    """Yield the numbers of an amount, in the order in which its form holds them."""
    share = plain_share(amount)
    if share is not None:
        yield share
    elif isinstance(amount, PerUnit):
        yield amount.of_one
    elif isinstance(amount, _Merging):
        for part in amount.children():
            yield from numbers(part)


def stacked(
    amounts: Sequence[Amount], places: Iterable[int]
) -> Mapping[Hashable, Mapping[int, Amount]]:
    """Return some amounts by their forms, in the order in which these come up.

    Args:
        amounts: All amounts.
        places: The places of those that are wanted.

    Returns:
        For each form its amounts by their places.
    """
    stacks: dict[Hashable, dict[int, Amount]] = {}
    for place in places:
        stacks.setdefault(form(amounts[place]), {})[place] = amounts[place]
    return stacks


def stack_exact(amounts: Sequence[Amount], codes: Column, base: Exact, ledger: Ledger) -> Exact:
    """Return amounts of one form, each on its own lines.

    Args:
        amounts: The amounts.
        codes: The number among them of each line's amount; a line of another form has any.
        base: What they are computed on.
        ledger: The lines.

    Returns:
        What each line's own amount would return, over one denominator.
    """
    if len(amounts) == 1:
        return amounts[0].exact(base, ledger)
    return _of_form(
        amounts, _table([tuple(numbers(each)) for each in amounts]), codes, base, ledger
    )


@frozen(eq=False)
class _Numbers:
    """One number of each amount of a form, over one denominator."""

    table: Sequence[int]
    over: int


def _table(rows: Sequence[tuple[Fraction, ...]]) -> Iterator[_Numbers]:
    """Return the numbers of amounts, those that stand in one place of the form together."""
    return map(_over_one, zip(*rows, strict=True))


def _over_one(column: Sequence[Fraction]) -> _Numbers:
    over = lcm(*(each.denominator for each in column))
    return _Numbers([each.numerator * (over // each.denominator) for each in column], over)


def _of_form(
    amounts: Sequence[Amount], held: Iterator[_Numbers], codes: Column, base: Exact, ledger: Ledger
) -> Exact:
    first = amounts[0]
    if isinstance(first, _Merging):
        parts = zip(*(each.children() for each in amounts), strict=True)
        return first.merged([_of_form(each, held, codes, base, ledger) for each in parts], ledger)
    if not isinstance(first, PerUnit) and plain_share(first) is None:
        return first.exact(base, ledger)  # all are one amount, or the form would not be one
    found = next(held)
    factor = ledger.lanes.lookup(codes, found.table)
    if isinstance(first, PerUnit):
        # The smallest sum of the currency stands for all: so each line's rate and the doubt of a
        # rate that is not given are those of every amount.
        price = ledger.money(first.smallest).scaled(factor, found.over)
        return first.counted(price, ledger)
    return base.scaled(factor, found.over)


def reach(amount: Amount) -> Iterator[tuple[Hashable, Fraction]]:
    """Yield the numbers of an amount, each under the place that it has among those of its form.

    An amount whose numbers are no larger than those of another in the same places, and whose
    denominators divide the other's, comes to nothing wider. One of which no number is known stands
    for itself alone, and what is not computed comes to zero.
    """
    match amount:
        case Uncomputed():
            yield Uncomputed, Fraction(0)
        case Estimate():  # the doubt is each entry's own, the numbers are not
            for name, number in reach(amount.amount):
                yield (Estimate, name), number
        case _:
            found = tuple(numbers(amount))
            if not found:
                yield form(amount), Fraction(0)
            for place, number in enumerate(found):
                yield (form(amount), place), number
