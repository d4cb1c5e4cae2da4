"""Proof: what a stored quote must bear out by itself before anyone relies on it.

A quote of the engine holds these by the way it is made. One that was stored and comes back may
have been changed on its way, so that it is added up again when it is read.
"""

from collections.abc import Callable, Iterator

from xborder.errors import InvalidInput, InvalidPolicy
from xborder.landed_cost.breakdown import Breakdown, QuoteState
from xborder.landed_cost.later import Later
from xborder.money import Money
from xborder.policy.fact import fact
from xborder.source import Evidence

_SURE = frozenset({QuoteState.EXACT, QuoteState.ESTIMATE})
_SURENESS = (*QuoteState,)
"""From the surest to the least."""


def prove(quote: Breakdown) -> None:
    """Check that the parts of a quote bear each other out.

    Raises:
        InvalidInput: They do not; the error names the field.
    """
    for check in _CHECKS:
        check(quote)


def _refuse(message: str, remedy: str, *, where: str, value: object) -> InvalidInput:
    return InvalidInput(message, code="quote.proof", remedy=remedy, where=where, value=value)


def _state(quote: Breakdown) -> None:
    if (quote.total is not None) != (quote.state in _SURE):
        raise _refuse(
            "A quote that is {value} has a total if it is exact or an estimate, and only then.",
            "Give the quote as it was stored.",
            where="total",
            value=str(quote.state),
        )
    is_exact = quote.state is QuoteState.EXACT
    doubted = bool(quote.reasons or quote.assumed or quote.missing or _has_ends(quote))
    if (is_exact and (doubted or quote.evidence is Evidence.UNCHECKED)) or not (
        is_exact or quote.reasons
    ):
        raise _refuse(
            "A quote is exact if there is no reason why not, and only then; this one is {value}.",
            "Give the quote as it was stored.",
            where="reasons",
            value=str(quote.state),
        )
    weakest = max([reason.state for reason in quote.reasons], key=_SURENESS.index, default=None)
    if weakest is not None and weakest is not quote.state:
        raise _refuse(
            "A quote is as sure as the weakest of its reasons; this one is {value}.",
            "Give the quote as it was stored.",
            where="reasons",
            value=str(quote.state),
        )


def _has_ends(quote: Breakdown) -> bool:
    return not isinstance(quote.ends, Later) and bool(quote.ends)


def _sums(quote: Breakdown) -> None:
    for amount in _amounts(quote):
        if amount.currency.code != quote.currency:
            raise _refuse(
                "{value} is not in the currency of the quote.",
                "Give every amount in the currency of the destination.",
                where="lines",
                value=str(amount),
            )
    if quote.total is None:
        return
    total = sum((line.amount for line in quote.lines), Money(0, quote.currency))
    if total != quote.total:
        raise _refuse(
            "The lines of the quote do not add up to {value}.",
            "Give the quote as it was stored.",
            where="total",
            value=str(quote.total),
        )


def _amounts(quote: Breakdown) -> Iterator[Money]:
    if quote.total is not None:
        yield quote.total
    for line in quote.lines:
        yield line.amount
        yield from (amount for amount in (line.base, line.adjustment) if amount is not None)
    if not isinstance(quote.options, Later):
        yield from (option.total for option in quote.options if option.total is not None)


def _items(quote: Breakdown) -> None:
    items = quote.consignment.items
    told = [("lines", line.item) for line in quote.lines]
    told += [("reasons", item) for reason in quote.reasons for item in reason.items]
    if not isinstance(quote.notices, Later):
        told += [("notices", item) for notice in quote.notices for item in notice.items]
    for where, item in told:
        if not 0 <= item < len(items):
            raise _refuse(
                "The consignment has no item {value}.",
                "Give positions from 0, as the consignment has them.",
                where=where,
                value=item,
            )
    if len(quote.schemes) != len(items):
        raise _refuse(
            "{value} schemes are not one for each item.",
            "Give the quote as it was stored.",
            where="schemes",
            value=len(quote.schemes),
        )


def _facts(quote: Breakdown) -> None:
    named = [reason.fact for reason in quote.reasons if reason.fact]
    named += [quote.missing.fact] if quote.missing is not None else []
    for name in named:
        try:
            fact(name)
        except InvalidPolicy as error:
            raise _refuse(
                "No rule can ask for {value}.",
                "Give the quote as it was stored.",
                where="missing",
                value=name,
            ) from error


def _ends(quote: Breakdown) -> None:
    if not _has_ends(quote):  # those that are priced when they are read are the engine's own
        return
    ends = quote.ends
    totals = [end.total for end in ends]
    totals[1:1] = [] if quote.total is None else [quote.total]
    alike = len({total.currency.code for total in totals}) == 1
    if len(ends) != len(("low", "high")) or not alike or totals != sorted(totals):
        raise _refuse(
            "The ends of the range are not the lowest and the highest total.",
            "Give the quote as it was stored.",
            where="ends",
            value=", ".join(map(str, totals)),
        )


_CHECKS: tuple[Callable[[Breakdown], None], ...] = (_state, _sums, _items, _facts, _ends)
