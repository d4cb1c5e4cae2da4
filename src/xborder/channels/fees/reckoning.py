"""What one fee comes to for an order."""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from fractions import Fraction
from typing import Final

from attrs import evolve, frozen

from xborder.channels.fees.bill import FeeLine
from xborder.channels.fees.fee import Fee, NotPriced, Per
from xborder.channels.fees.order import ChannelLine, ChannelOrder
from xborder.channels.fees.scale import Scale
from xborder.channels.fees.size import SizeTable
from xborder.money import Currency, Mode, Money, Rounding
from xborder.timeline import Dated

TO_THE_CENT: Final = Rounding(mode=Mode.HALF_UP)


@frozen(kw_only=True)
class Base:
    """What a fee is reckoned from on one line.

    Attributes:
        line: The line's name.
        paid: What it paid of the fee's base, in minor units.
        units: The units for which the fee is rounded and bounded, one by one.
    """

    line: ChannelLine
    paid: int
    units: int


def fee_lines(
    entry: Dated[Fee], order: ChannelOrder, before: Sequence[FeeLine], vat: Decimal
) -> Iterator[FeeLine]:
    """Yield the line of a fee; none where it is for other goods or on fees that are not asked.

    Args:
        entry: The fee.
        order: The order.
        before: The lines that a surcharge may be on.
        vat: The rate of VAT on the fee, a fraction.
    """
    fee = entry.value
    bases = [
        Base(line=line, paid=paid, units=line.quantity if fee.per is Per.UNIT else 1)
        for line in order.lines
        if is_for(fee, line) and (paid := _paid(fee, line, before)) is not None
    ]
    if not bases:
        return
    groups = [bases] if fee.per is Per.ORDER else [[each] for each in bases]
    code = order.currency
    readings = list(_readings(fee, groups, code))
    totals = [Money.of_minor(sum(amounts), code) for amounts in readings]
    if any(line.low != line.high for line in before if line.fee.kind in fee.on):
        # A surcharge is as unsure as the fees that it is on.
        for end in ("low", "high"):
            moved = [
                [evolve(base, paid=_paid(fee, base.line, before, end) or 0) for base in group]
                for group in groups
            ]
            totals += [
                Money.of_minor(sum(amounts), code) for amounts in _readings(fee, moved, code)
            ]
    yield FeeLine(
        entry=entry,
        base=Money.of_minor(sum(each.paid for each in bases), code),
        amount=totals[0],
        low=min(totals),
        high=max(totals),
        vat=share_of(totals[0], vat),
        units=bases[0].line.quantity if len(bases) == 1 else None,
        parts=tuple(
            (each.line.id, part)
            for group, amount in zip(groups, readings[0], strict=True)
            for each, part in zip(
                group, _parts(amount, code, [base.paid for base in group]), strict=True
            )
        ),
    )


def _readings(fee: Fee, groups: Sequence[Sequence[Base]], code: str) -> Iterator[list[int]]:
    """Yield what each group pays: by the fee first, then as other sources have it."""
    told = [(scale, fee.least) for scale in (fee.scale, *fee.readings)]
    if fee.least_doubted:
        told.append((fee.scale, None))
    for scale, least in told:
        asked = [_asked(fee, scale, group, code, least=least) for group in groups]
        found = [amount for amount in asked if amount is not None]
        # A source whose table does not hold the unit says nothing of it.
        if len(found) == len(groups):
            yield found


def unit_amount(table: SizeTable, line: ChannelLine, paid: int) -> Decimal | Fraction | None:
    """Return what a table asks for each unit of a line; ``None`` where it fits no tier.

    Args:
        table: The table.
        line: The line, whose packed unit is known.
        paid: What it paid of the fee's base, in minor units.
    """
    if line.packed is None or line.packed_weight is None:
        return None
    price = Fraction(paid, line.quantity * 10**line.item.currency.digits)
    return table.amount(line.packed, line.packed_weight, price)


def fits_none(fee: Fee, order: ChannelOrder) -> bool:
    """Return whether a unit of the order fits no tier of a fee's table."""
    return isinstance(fee.scale, SizeTable) and any(
        unit_amount(fee.scale, line, sum(line.paid(part) for part in fee.base)) is None
        for line in order.lines
        if is_for(fee, line)
    )


def is_for(fee: Fee | NotPriced, line: ChannelLine) -> bool:
    """Return whether a fee is for the goods of a line."""
    return not fee.categories or line.category in fee.categories


def _paid(
    fee: Fee, line: ChannelLine, before: Sequence[FeeLine], end: str = "amount"
) -> int | None:
    """Return what a line paid of a fee's base; ``None`` where the fees it is on are not asked.

    Args:
        fee: The fee.
        line: The line.
        before: The lines that a surcharge may be on.
        end: Which of their amounts counts: ``"amount"``, ``"low"`` or ``"high"``.
    """
    if not fee.on:
        return sum(line.paid(part) for part in fee.base)
    parts = [
        abs(part.minor_units())  # one that comes back is negative
        for asked in before
        if asked.fee.kind in fee.on
        for name, part in parts_at(asked, end)
        if name == line.id
    ]
    return sum(parts) if parts else None


def parts_at(asked: FeeLine, end: str) -> Iterator[tuple[str, Money]]:
    """Yield each line's part of a fee, or of the least or most that it may be."""
    whole: Money = getattr(asked, end)
    if whole == asked.amount:
        yield from asked.parts
        return
    weights = [abs(part.minor_units()) for _, part in asked.parts]
    parts = _parts(whole.minor_units(), whole.currency.code, weights)
    for (name, _), part in zip(asked.parts, parts, strict=True):
        yield name, part


def _asked(
    fee: Fee, scale: Scale | SizeTable, group: Sequence[Base], code: str, *, least: Money | None
) -> int | None:
    """Return a fee on what a group paid, rounded and bounded for each unit of it.

    ``None`` where a table does not hold the unit: of the fee itself the schedule asked before.
    """
    units = group[0].units
    if isinstance(scale, SizeTable):
        amount = unit_amount(scale, group[0].line, group[0].paid)
        if amount is None:
            return None
        minor = Fraction(amount) * 10 ** Currency.of(code).digits
        each = int(TO_THE_CENT.apply(minor.numerator, minor.denominator))
    else:
        paid = sum(each.paid for each in group)
        num, over = scale.ratio(paid, units, 10 ** Currency.of(code).digits)
        each = int(TO_THE_CENT.apply(num, units * over))
    if least is not None:
        each = max(each, least.minor_units())
    if fee.most is not None:
        each = min(each, fee.most.minor_units())
    return each * units


def share_of(money: Money, share: Decimal | Fraction) -> Money:
    """Return a share of an amount, half up to its minor unit."""
    part = Fraction(share)
    minor = TO_THE_CENT.apply(money.minor_units() * part.numerator, part.denominator)
    return Money.of_minor(minor, money.currency)


def _parts(amount: int, code: str, weights: Sequence[int]) -> tuple[Money, ...]:
    return Money.of_minor(amount, code).share(weights if any(weights) else [1] * len(weights))
