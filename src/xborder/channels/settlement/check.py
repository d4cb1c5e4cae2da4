"""Settlement check: what a site billed against what its schedule asks, to the cent."""

from collections import defaultdict
from collections.abc import Container, Iterable, Mapping, Sequence
from typing import Any, Final

from attrs import evolve, frozen

from xborder.channels.fees.bill import FeeBill
from xborder.channels.fees.fee import Event, FeeKind
from xborder.channels.fees.order import ChannelOrder
from xborder.channels.fees.schedule import FeeSchedule
from xborder.channels.settlement.row import SettledAmount, SettledKind, Settlement, totals
from xborder.choice import Choice
from xborder.errors import InvalidInput, NotFound, nearest
from xborder.kind import all_of_kind, mapping_of, of_kind
from xborder.messages import Text
from xborder.money import Money
from xborder.tabular import Tabular

_NEVER_COMPARED: Final = frozenset(
    {
        SettledKind.CLAIM,
        SettledKind.FEE_TAX,
        SettledKind.LABEL,
        SettledKind.OTHER,
        SettledKind.PAYOUT,
    }
)
"""What no schedule asks: it may stand in a settlement without the sale it belongs to."""


class DifferenceReason(Choice):
    """Why what was billed is not what was expected."""

    DIFFERENT = "different"
    """Both are there, and their amounts differ."""
    NOT_EXPECTED = "not_expected"
    """It was billed, and the schedule asks nothing of the kind."""
    NOT_BILLED = "not_billed"
    """The schedule asks it, and it was not billed."""
    UNKNOWN_ORDER = "unknown_order"
    """It was billed for an order that was not given."""
    NO_TOTAL = "no_total"
    """The order's bill has none: a fact is missing, or a fee is not known."""


@frozen(kw_only=True)
class Difference:
    """Where a settlement and the schedule part.

    Attributes:
        order: The order.
        event: What has happened.
        kinds: The kinds of fees that are compared.
        words: What the file calls them; empty where nothing was billed.
        billed: What was billed, a cost being positive.
        expected: What the schedule asks; ``None`` where it cannot say.
        reason: Why they part.
    """

    order: str
    event: Event
    kinds: tuple[FeeKind, ...]
    words: str
    billed: Money
    expected: Money | None
    reason: DifferenceReason

    @property
    def amount(self) -> Money:
        """What was billed beyond what was expected; negative in the seller's favour."""
        return self.billed if self.expected is None else self.billed - self.expected


@frozen(kw_only=True, repr=False)
class SettlementCheck(Tabular):
    """A settlement against a schedule.

    Attributes:
        agreed: How many comparisons came out to the cent.
        differences: The others, by order.
        notes: Where the file does not add up by itself; see :class:`Settlement`.
    """

    agreed: int
    differences: tuple[Difference, ...]
    notes: tuple[Text, ...] = ()

    @property
    def compared(self) -> int:
        """How many comparisons there were."""
        return self.agreed + len(self.differences)

    @property
    def overcharged(self) -> tuple[Money, ...]:
        """What was billed beyond what was expected, by currency, where the schedule can say."""
        return totals(each.amount for each in self.differences if each.expected is not None)

    def to_columns(self) -> dict[str, list[Any]]:
        """Return a difference a row."""
        found = self.differences
        return {
            "order": [each.order for each in found],
            "event": [each.event.value for each in found],
            "kinds": [" ".join(each.kinds) for each in found],
            "words": [each.words for each in found],
            "billed": [each.billed.amount for each in found],
            "expected": [
                # nothing is not the same as not known
                None if each.expected is None else each.expected.amount
                for each in found
            ],
            "difference": [each.amount.amount for each in found],
            "currency": [each.billed.currency.code for each in found],
            "reason": [each.reason.value for each in found],
        }


def check_settlement(
    settlement: Settlement,
    orders: Mapping[str, ChannelOrder],
    schedule: FeeSchedule,
    *,
    refunded: Mapping[str, ChannelOrder | Iterable[ChannelOrder]] | None = None,
    cancelled: Iterable[str] = (),
) -> SettlementCheck:
    """Return where a settlement differs from what a schedule asks.

    Every order that was settled is compared by what the site bills under one name: a commission
    with the digital services fee inside it against both. A fee of the schedule that stands under no
    name of the file is not billed, if the file tells fees of its kind. What belongs to no order is
    not compared.

    Args:
        settlement: What was settled.
        orders: The orders by the name that the file gives them.
        schedule: The schedule, with what is always true of the seller.
        refunded: What of an order was refunded, by its name, the lines under their names: a part,
            or a list of parts where there were several refunds, in their order, for a site may
            keep something of each; the whole of it at once if left out.
        cancelled: The orders that were cancelled before they were sent, by their names: what came
            back of them is compared with that. Only Etsy's statement tells them from refunds by
            itself; orders as shops and sites export them say which they are.

    Raises:
        CurrencyMismatch: An order is not in the currency of the schedule, or a part of it.
        InvalidInput: More of an order was refunded than was paid, or an order was both refunded in
            part and cancelled.
        NotFound: What was refunded or cancelled is of an order that was not given, or of a line
            that it has not.
    """
    of_kind(settlement, Settlement, "settlement")
    of_kind(schedule, FeeSchedule, "schedule")
    known = mapping_of(orders, "orders")
    parts = {} if refunded is None else _parts_of(mapping_of(refunded, "refunded"))
    for name in parts:
        if name not in known:
            raise _not_given(name, known)
    never_sent = _never_sent(cancelled, known, parts)
    billed: dict[tuple[str, Event], list[SettledAmount]] = defaultdict(list)
    for each in settlement.amounts:
        if each.order and each.kind not in _NEVER_COMPARED:
            back = each.event is Event.REFUND and each.order in never_sent
            billed[each.order, Event.CANCEL if back else each.event].append(each)
    agreed, differences = 0, []
    for (name, event), amounts in sorted(billed.items()):
        order = known.get(name)
        bill = None if order is None else _billed(schedule, order, event, parts.get(name, ()))
        for found in _compared(name, event, amounts, bill, settlement.tells, schedule.currency):
            if found is None:
                agreed += 1
            else:
                differences.append(found)
    return SettlementCheck(agreed=agreed, differences=tuple(differences), notes=settlement.notes)


def _parts_of(
    refunded: Mapping[str, ChannelOrder | Iterable[ChannelOrder]],
) -> dict[str, tuple[ChannelOrder, ...]]:
    """Return the refunds of each order, one after another."""
    return {
        name: (given,)
        if isinstance(given, ChannelOrder)
        else all_of_kind(given, ChannelOrder, f"refunded.{name}")
        for name, given in refunded.items()
    }


def _not_given(name: str, orders: Iterable[str]) -> NotFound:
    meant = nearest(name, orders)
    return NotFound(
        "A part of order {value} was refunded, and the order is not among those given.",
        code="channels.refunded_order",
        remedy="Did you mean {meant}?" if meant else "Give the order as it was sold in orders.",
        where="refunded",
        value=name,
        meant=meant,
    )


def _never_sent(given: object, orders: Iterable[str], parts: Container[str]) -> frozenset[str]:
    """Return the orders that were cancelled before they were sent."""
    names, known = all_of_kind(given, str, "cancelled"), tuple(orders)
    for name in names:
        if name not in known:
            meant = nearest(name, known)
            raise NotFound(
                "Order {value} was cancelled, and is not among those given.",
                code="channels.cancelled_order",
                remedy="Did you mean {meant}?"
                if meant
                else "Give the order as it was sold in orders.",
                where="cancelled",
                value=name,
                meant=meant,
            )
        if name in parts:
            raise InvalidInput(
                "Order {value} is given as refunded in part and as cancelled.",
                code="channels.cancelled_order",
                remedy="Give it in one of refunded and cancelled.",
                where="cancelled",
                value=name,
            )
    return frozenset(names)


def _billed(
    schedule: FeeSchedule, order: ChannelOrder, event: Event, parts: Sequence[ChannelOrder]
) -> FeeBill:
    match event:
        case Event.SALE:
            return schedule.bill(order)
        case Event.CANCEL:
            return schedule.cancel(order)
        case Event.REFUND:
            return _refunds(schedule, order, parts)
    return schedule.dispute(order)


def _refunds(schedule: FeeSchedule, order: ChannelOrder, parts: Sequence[ChannelOrder]) -> FeeBill:
    """Return what all refunds of an order come to: each of them reckoned after those before it."""
    if not parts:
        return schedule.refund(order)
    bills = [
        schedule.refund(order, refunded=part, earlier=parts[:number])
        for number, part in enumerate(parts)
    ]
    return evolve(
        bills[-1],
        lines=tuple(line for bill in bills for line in bill.lines),
        missing=tuple(each for bill in bills for each in bill.missing),
        not_priced=tuple(each for bill in bills for each in bill.not_priced),
    )


def _compared(
    order: str,
    event: Event,
    amounts: Iterable[SettledAmount],
    bill: FeeBill | None,
    tells: Container[FeeKind],
    currency: str,
) -> Iterable[Difference | None]:
    """Yield a difference for what parts, and ``None`` for what agrees."""
    groups: dict[tuple[FeeKind, ...], list[SettledAmount]] = defaultdict(list)
    for each in amounts:
        if each.kind is SettledKind.FEE:
            groups[each.covers].append(each)
    nothing = Money.of_minor(0, currency)
    seen: set[FeeKind] = set()
    for kinds, fees in groups.items():
        seen |= set(kinds)
        words = ", ".join(sorted({each.words for each in fees}))
        (billed,) = totals(-each.amount for each in fees)
        expected = None if bill is None or bill.total is None else _expected(bill, kinds, nothing)
        reason = _reason(bill, kinds, billed, expected)
        if reason is None:
            yield None
        else:
            yield Difference(
                order=order,
                event=event,
                kinds=kinds,
                words=words,
                billed=billed,
                expected=expected,
                reason=reason,
            )
    if bill is None or bill.total is None:
        return
    for kind in FeeKind:
        expected = _expected(bill, (kind,), nothing)
        if kind in tells and kind not in seen and expected:
            yield Difference(
                order=order,
                event=event,
                kinds=(kind,),
                words="",
                billed=nothing,
                expected=expected,
                reason=DifferenceReason.NOT_BILLED,
            )


def _expected(bill: FeeBill, kinds: Iterable[FeeKind], nothing: Money) -> Money:
    wanted = set(kinds)
    return sum((line.amount for line in bill.lines if line.fee.kind in wanted), nothing)


def _reason(
    bill: FeeBill | None, kinds: tuple[FeeKind, ...], billed: Money, expected: Money | None
) -> DifferenceReason | None:
    if bill is None:
        return DifferenceReason.UNKNOWN_ORDER
    if expected is None:
        return DifferenceReason.NO_TOTAL
    if not any(line.fee.kind in kinds for line in bill.lines):
        return DifferenceReason.NOT_EXPECTED if billed else None
    return None if billed == expected else DifferenceReason.DIFFERENT
