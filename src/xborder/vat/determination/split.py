"""The split: what a sale comes to without tax, the tax, and with tax, by rate and to the cent.

Shipping and other charges follow the goods, shared over the lines by value (Directive 2006/112/EC,
Art. 78(b)). The tax is rounded once for each rate, by the rule of the law that taxes the sale; of
prices that include it, it is taken out. What is left is the net, so that net and tax are the gross
exactly, whatever the rounding.
"""

from collections.abc import Iterable, Sequence
from fractions import Fraction
from typing import NamedTuple

from xborder.document import written
from xborder.money import Money, share
from xborder.money.rounding import Mode, Rounding
from xborder.policy.supply import TaxedOn
from xborder.trade import Item, PriceBasis
from xborder.trade.sale import Sale
from xborder.vat.determination.answer import TaxPart
from xborder.vat.rates import Rate

_TO_MINOR_UNIT = Rounding(unit=1, mode=Mode.HALF_UP)


class Amounts(NamedTuple):  # made for each rate of each sale: four times as fast as attrs' own
    """A sum in minor units, split.

    Attributes:
        net: Without tax.
        tax: The tax.
    """

    net: int
    tax: int


def taxed(amount: int, rate: Fraction, rounding: Rounding, *, included: bool) -> Amounts:
    """Return an amount split: net + tax is the gross exactly.

    Args:
        amount: The amount in minor units.
        rate: The rate.
        rounding: How the tax is rounded.
        included: Whether the amount includes the tax.

    Examples:
        >>> taxed(11900, Fraction("0.19"), _TO_MINOR_UNIT, included=True)
        Amounts(net=10000, tax=1900)
    """
    num, over = rate.as_integer_ratio()
    if included:
        tax = rounding.apply(amount * num, over + num)
        return Amounts(net=amount - tax, tax=tax)
    return Amounts(net=amount, tax=rounding.apply(amount * num, over))


def on_margin(
    amount: int, cost: int, rate: Fraction, rounding: Rounding, *, included: bool
) -> Amounts:
    """Return an amount split where only the margin bears the tax; a loss bears none.

    Source: Directive 2006/112/EC, Art. 315.

    Examples:
        >>> on_margin(30000, 18100, Fraction("0.19"), _TO_MINOR_UNIT, included=True)
        Amounts(net=28100, tax=1900)
    """
    margin = taxed(max(amount - cost, 0), rate, rounding, included=included)
    return Amounts(net=amount - margin.tax if included else amount, tax=margin.tax)


def line_amounts(sale: Sale) -> list[int]:
    """Return what each line comes to in minor units, with its share of the other charges."""
    lines = [_line_value(item) for item in sale.items]
    for other in (sale.shipping, sale.extras):
        if other:
            parts = share(other.minor_units(), lines, ties=range(len(lines)))
            lines = [line + part for line, part in zip(lines, parts, strict=True)]
    return lines


def _line_value(item: Item) -> int:
    num, over = item.unit_price.as_ratio()
    many, each = item.quantity.as_integer_ratio()
    value = num * many
    if over != 1 or each != 1:
        value = _TO_MINOR_UNIT.apply(value, over * each)
    return value if item.discount is None else value - item.discount.minor_units()


def split(
    sale: Sale,
    rates: Sequence[Rate] | None,
    *,
    lines: Sequence[int],
    rounding: Rounding,
    taxed_on: TaxedOn = TaxedOn.PRICE,
    charged: bool = True,
) -> tuple[TaxPart, ...]:
    """Return the lines of a sale by rate.

    Args:
        sale: The sale.
        rates: The rate of each line; ``None`` where the sale bears no tax.
        lines: What each line comes to, as :func:`line_amounts` has it.
        rounding: How the tax is rounded.
        taxed_on: The price, or the margin.
        charged: Whether the seller charges the tax; else the customer owes it, and the rates are
            shown for its return.
    """
    code = sale.currency
    included = sale.prices is PriceBasis.TAX_INCLUDED
    if rates is None:
        whole = _part(tuple(range(len(lines))), None, Amounts(net=sum(lines), tax=0), code)
        return (whole,)
    parts = []
    cost = 0 if sale.cost is None else sale.cost.minor_units()
    for numbers in _by_rate(rates):
        rate, amount = rates[numbers[0]].share, sum([lines[number] for number in numbers])
        if not charged:
            amounts = Amounts(net=amount, tax=0)
        elif taxed_on is TaxedOn.MARGIN:
            amounts = on_margin(amount, cost, rate, rounding, included=included)
            cost = 0  # of a sale as a whole: its first rate takes all of it
        else:
            amounts = taxed(amount, rate, rounding, included=included)
        parts.append(_part(tuple(numbers), rates[numbers[0]], amounts, code))
    return tuple(parts)


def _by_rate(rates: Sequence[Rate]) -> Iterable[list[int]]:
    """Return the positions of lines that bear the same rate, in the order of their first."""
    if len(rates) == 1:  # most sales: the hash of a fraction takes its time
        return ([0],)
    groups: dict[tuple[Fraction, str], list[int]] = {}
    for number, found in enumerate(rates):
        groups.setdefault((found.share, found.kind), []).append(number)
    return groups.values()


def _part(numbers: tuple[int, ...], found: Rate | None, amounts: Amounts, code: str) -> TaxPart:
    net = Money.of_minor(amounts.net, code)
    return written(
        TaxPart,
        {
            "items": numbers,
            "rate": None if found is None else found.rate,
            "kind": None if found is None else found.kind,
            "goods": "" if found is None else found.goods,
            "net": net,
            "tax": Money.of_minor(amounts.tax, code),
            "gross": Money.of_minor(amounts.net + amounts.tax, code) if amounts.tax else net,
            "rule": None if found is None else found.reference,
        },
        _NAMED,
    )


_NAMED = set(TaxPart.model_fields)


def total(amounts: Sequence[Money]) -> Money:
    """Return the sum of at least one amount of one currency."""
    return amounts[0] if len(amounts) == 1 else sum(amounts[1:], amounts[0])
