"""A cancellation: what of the fees of a sale comes back when the order is never sent."""

from collections.abc import Iterable, Mapping
from typing import Any

from attrs import evolve, field, frozen

from xborder.channels.fees.bill import FeeLine
from xborder.channels.fees.fee import FeeKind
from xborder.policy.rule import Rule
from xborder.source import Evidence, Status
from xborder.timeline import Dated


def _kinds(given: Iterable[FeeKind | str]) -> tuple[FeeKind, ...]:
    return tuple(map(FeeKind, given))


def _only(given: Mapping[str, Any]) -> tuple[tuple[str, tuple[str, ...]], ...]:
    return tuple(
        (fact, (answers,) if isinstance(answers, str) else tuple(answers))
        for fact, answers in sorted(dict(given).items())
    )


@frozen(kw_only=True)
class Cancellation(Rule):
    """What a site gives back when an order is cancelled before it is sent.

    Attributes:
        gives_back: The kinds of fees that come back whole; every other is kept.
        only: The answers to facts for which it holds, such as ``{"cancelled_by": "buyer"}``.
    """

    gives_back: tuple[FeeKind, ...] = field(converter=_kinds)
    only: tuple[tuple[str, tuple[str, ...]], ...] = field(default=(), converter=_only)


def given_back(line: FeeLine, rule: Dated[Cancellation]) -> FeeLine:
    """Return a fee of the sale that comes back whole, as a negative fee.

    It is as well read as the weaker of two sources: of the fee, and of its coming back.

    Args:
        line: The fee.
        rule: What says that it comes back.
    """
    read = list(Evidence).index
    weaker = read(rule.evidence) > read(line.entry.evidence) or rule.status is Status.UNCLEAR
    entry = rule.holding(line.fee) if weaker else line.entry
    return evolve(
        line,
        entry=entry,
        amount=-line.amount,
        low=-line.high,
        high=-line.low,
        vat=-line.vat,
        parts=tuple((name, -part) for name, part in line.parts),
    )
