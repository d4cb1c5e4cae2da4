"""A refund: what of the fees of a sale comes back, for the whole of an order or for a part of it.

A part is no order of its own: what comes back is a share of the fee that the sale was charged, by
the band that the whole price lay in. Refunds of one order are followed together: what a further one
gives back is what all of them give, less what the earlier ones gave, so that they never come to
more than the refund of the whole.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from fractions import Fraction
from typing import Final

from attrs import evolve, frozen

from xborder.channels.fees.bill import FeeLine
from xborder.channels.fees.fee import InPart, Part, Per
from xborder.channels.fees.order import ChannelLine, ChannelOrder
from xborder.channels.fees.reckoning import TO_THE_CENT, parts_at, share_of
from xborder.errors import CurrencyMismatch, InvalidInput, NotFound, nearest
from xborder.kind import all_of_kind, of_kind
from xborder.money import Money

_ENDS: Final = ("amount", "low", "high")
_READINGS: Final = (InPart.PROPORTION, InPart.WHOLE)
"""What a fee may give back in part, where it was not read; the first is taken."""
_Shares = Mapping[str, Fraction]
"""The share of a fee that is refunded, by the line it was asked for."""


@frozen(kw_only=True)
class Refunds:
    """The refunds of an order up to one of them.

    Attributes:
        order: The order as it was sold.
        earlier: What was refunded before.
        part: What is refunded now, with all that is known of its lines.
    """

    order: ChannelOrder
    earlier: tuple[ChannelOrder, ...]
    part: ChannelOrder

    @classmethod
    def of(
        cls, order: ChannelOrder, refunded: ChannelOrder | None, earlier: Iterable[ChannelOrder]
    ) -> "Refunds":
        """Return the refunds of an order.

        Args:
            order: The order as it was sold.
            refunded: What is refunded of it now; all that is left if ``None``.
            earlier: What was refunded before.

        Raises:
            CurrencyMismatch: A part is in another currency.
            InvalidInput: More is refunded than was paid.
            NotFound: A part has a line that the order has not.
        """
        sold = of_kind(order, ChannelOrder, "order")
        before = all_of_kind(earlier, ChannelOrder, "earlier")
        told = tuple(_known(sold, part, "earlier") for part in before)
        if refunded is not None:
            part = _known(sold, of_kind(refunded, ChannelOrder, "refunded"), "refunded")
        else:
            part = _rest(sold, told) if told else sold
        _paid_before(sold, (*told, part))
        return cls(order=sold, earlier=told, part=part)

    def returned(self, sold: Sequence[FeeLine]) -> Iterator[FeeLine]:
        """Yield what of each fee of the sale comes back now, as a negative fee.

        Each line's part of a fee is rounded half up to the minor unit.

        Args:
            sold: The fees of the sale, in the order they were reckoned.
        """
        found: list[FeeLine] = []
        now = [_shares(sold, self.order, (*self.earlier, self.part), each) for each in _READINGS]
        before = [_shares(sold, self.order, self.earlier, each) for each in _READINGS]
        here = {line.id for line in self.part.lines}
        for place, line in enumerate(sold):
            if not line.fee.comes_back:
                continue
            steps = [
                _step(line, after[place], until[place], end)
                for after, until in zip(now, before, strict=True)
                for end in _ENDS
            ]
            taken = steps[0]
            totals = [sum(each.values()) for each in steps] + [0] * line.fee.back_doubted
            parts = {name: part for name, part in taken.items() if part or name in here}
            if not parts:
                continue
            found.append(self._negative(line, parts, totals, _given(line, before[0][place]), found))
            yield found[-1]

    def _negative(
        self,
        line: FeeLine,
        parts: Mapping[str, int],
        totals: Sequence[int],
        given: int,
        found: Sequence[FeeLine],
    ) -> FeeLine:
        code = self.order.currency

        def money(minor: int) -> Money:
            return Money.of_minor(minor, code)

        fee, back = line.fee, totals[0]
        if fee.on:
            base = sum((-each.amount for each in found if each.fee.kind in fee.on), money(0))
        else:
            lines = (each for each in self.part.lines if each.id in parts)
            base = money(sum(each.paid(part) for each in lines for part in fee.base))
        return evolve(
            line,
            base=base,
            amount=money(-back),
            low=money(-max(totals)),
            high=money(-min(totals)),
            # the tax on what had come back is taken off, so that the last refund closes it too
            vat=_tax_on(line, given) - _tax_on(line, given + back),
            parts=tuple((name, money(-part)) for name, part in parts.items()),
        )


def _tax_on(line: FeeLine, back: int) -> Money:
    asked = line.amount.minor_units()
    return share_of(line.vat, Fraction(back, asked) if asked else Fraction(0))


def _given(line: FeeLine, shares: _Shares) -> int:
    return sum(_back(line, shares, "amount").values())


def _step(line: FeeLine, after: _Shares, until: _Shares, end: str) -> dict[str, int]:
    """Return what one refund gives back of a fee, in minor units by line."""
    now, then = _back(line, after, end), _back(line, until, end)
    return {name: now[name] - then[name] for name in now}


def _back(line: FeeLine, shares: _Shares, end: str) -> dict[str, int]:
    """Return what came back of a fee so far, in minor units by line."""
    whole = Fraction(line.fee.comes_back)
    found = {}
    for name, part in parts_at(line, end):
        exact = part.minor_units() * whole * shares[name]
        found[name] = int(TO_THE_CENT.apply(exact.numerator, exact.denominator))
    return found


def _shares(
    sold: Sequence[FeeLine], order: ChannelOrder, refunds: Sequence[ChannelOrder], unread: InPart
) -> list[_Shares]:
    """Return the share of each fee of a sale that some refunds give back, by line.

    Args:
        sold: The fees of the sale.
        order: The order as it was sold.
        refunds: What was refunded of it.
        unread: What is taken where it was not read what a part gives back.
    """
    parts: dict[str, list[ChannelLine]] = {line.id: [] for line in order.lines}
    for refund in refunds:
        for line in refund.lines:
            parts[line.id].append(line)
    lines = {line.id: line for line in order.lines}
    found: list[_Shares] = []
    for asked in sold:
        names = [name for name, _ in asked.parts]
        shares: _Shares
        if asked.fee.on:
            shares = {name: _on_others(asked, name, sold, found) for name in names}
        else:
            base = asked.fee.base
            shares = {name: _of_base(lines[name], parts[name], base) for name in names}
        in_part = unread if asked.fee.in_part is InPart.UNREAD else asked.fee.in_part
        if in_part is InPart.WHOLE:
            shares = _only_whole(asked, shares, lines, parts)
        found.append(shares)
    return found


def _of_base(sold: ChannelLine, parts: Iterable[ChannelLine], base: Iterable[Part]) -> Fraction:
    """Return how much of a fee's base is refunded on a line."""
    paid = sum(sold.paid(part) for part in base)
    if not paid:
        # A gift costs its least: what comes back goes by the units.
        return Fraction(min(sum(part.quantity for part in parts), sold.quantity), sold.quantity)
    return Fraction(sum(each.paid(part) for each in parts for part in base), paid)


def _on_others(
    asked: FeeLine, name: str, sold: Iterable[FeeLine], found: Iterable[_Shares]
) -> Fraction:
    """Return how much of the fees that a surcharge is on is refunded on a line."""
    under = [
        (abs(part.minor_units()), shares[name])
        for line, shares in zip(sold, found, strict=False)  # those that stand before it
        if line.fee.kind in asked.fee.on
        for other, part in line.parts
        if other == name
    ]
    whole = sum(part for part, _ in under)
    if not whole:
        return min((share for _, share in under), default=Fraction(0))
    return sum((part * share for part, share in under), Fraction(0)) / whole


def _only_whole(
    asked: FeeLine,
    shares: _Shares,
    lines: Mapping[str, ChannelLine],
    parts: Mapping[str, Sequence[ChannelLine]],
) -> _Shares:
    """Return the shares of a fee of which a part of a unit, a line or an order gives nothing."""
    if asked.fee.per is Per.ORDER:
        all_of_it = all(share == 1 for share in shares.values())
        return dict.fromkeys(shares, Fraction(int(all_of_it)))
    if asked.fee.per is Per.LINE or asked.fee.on:
        return {name: Fraction(int(share == 1)) for name, share in shares.items()}
    return {
        name: share if share == 1 else _whole_units(lines[name], parts[name], asked.fee.base)
        for name, share in shares.items()
    }


def _whole_units(sold: ChannelLine, parts: Iterable[ChannelLine], base: Iterable[Part]) -> Fraction:
    """Return the share of a line's units that were refunded whole."""
    paid = sum(sold.paid(part) for part in base)
    whole = sum(
        each.quantity
        for each in parts
        if sum(each.paid(part) for part in base) * sold.quantity >= paid * each.quantity
    )
    return Fraction(min(whole, sold.quantity), sold.quantity)


def _known(sold: ChannelOrder, part: ChannelOrder, where: str) -> ChannelOrder:
    """Return a part of an order with the day, the facts and the goods of the order."""
    if part.currency != sold.currency:
        raise CurrencyMismatch(
            "The order was paid in {other}, and {value} is refunded.",
            code="channels.refund_currency",
            remedy="Give what the buyer gets back in the currency of the order.",
            where=where,
            value=part.currency,
            other=sold.currency,
        )
    lines = {line.id: line for line in sold.lines}
    return sold.replace(lines=[_of_line(line, lines, where) for line in part.lines])


def _of_line(part: ChannelLine, lines: Mapping[str, ChannelLine], where: str) -> ChannelLine:
    sold = lines.get(part.id)
    if sold is None:
        meant = nearest(part.id, lines)
        raise NotFound(
            "The order has no line {value} that could be refunded.",
            code="channels.refund_line",
            remedy="Did you mean {meant}?" if meant else "Use one of {known}.",
            where=where,
            value=part.id,
            meant=meant,
            known=", ".join(lines),
        )
    if part.quantity > sold.quantity:
        raise _too_much(part.id, str(part.quantity), str(sold.quantity), where)
    return sold.replace(
        quantity=part.quantity,
        item=part.item,
        shipping=part.shipping,
        gift_wrap=part.gift_wrap,
        tax=part.tax,
    )


def _paid_before(sold: ChannelOrder, refunds: Sequence[ChannelOrder]) -> None:
    """Refuse refunds of more than a line paid, part by part."""
    for line in sold.lines:
        mine = [each for refund in refunds for each in refund.lines if each.id == line.id]
        for part in Part:
            back, paid = sum(each.paid(part) for each in mine), line.paid(part)
            if back > paid:
                given, had = (str(Money.of_minor(each, sold.currency)) for each in (back, paid))
                raise _too_much(f"{line.id}.{part}", given, had, "refunded")


def _too_much(name: str, back: str, paid: str, where: str) -> InvalidInput:
    return InvalidInput(
        "Of {name} {value} would be refunded, and it was sold for {paid}.",
        code="channels.refund_exceeds",
        remedy="Give the part of the order that the buyer gets back, and no more than was paid.",
        where=where,
        name=name,
        value=back,
        paid=paid,
    )


def _rest(sold: ChannelOrder, refunds: Sequence[ChannelOrder]) -> ChannelOrder:
    """Return what of an order is not refunded yet."""
    lines = []
    for line in sold.lines:
        mine = [each for refund in refunds for each in refund.lines if each.id == line.id]

        def left(part: Part, line: ChannelLine = line, mine: list[ChannelLine] = mine) -> Money:
            back = sum(each.paid(part) for each in mine)
            return Money.of_minor(max(line.paid(part) - back, 0), sold.currency)

        units = line.quantity - sum(each.quantity for each in mine)
        lines.append(
            line.replace(
                # a part of the price of a unit counts a unit: what is left is at least one
                quantity=max(units, 1),
                **{part.value: left(part) for part in Part},
            )
        )
    return sold.replace(lines=lines)
