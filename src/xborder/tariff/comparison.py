"""Comparisons: what changed between two tariffs, and how much of one is computed."""

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Protocol

from attrs import frozen

from xborder.policy.amount import Amount, Estimate, Unsupported


class Lines(Protocol):
    """A tariff whose lines can be listed: a schedule of one's own, or a snapshot."""

    def lines_on(self, on: dt.date) -> Mapping[str, Amount]:
        """Return the duty of every line that holds on a day, by its code."""


@frozen
class Difference:
    """A line that differs between two tariffs.

    Attributes:
        code: Its code; with the origins it is for behind it, where it is not for all.
        before: The duty in the first; ``None`` if it has no such line.
        after: The duty in the second; ``None`` if it has no such line.
    """

    code: str
    before: Amount | None
    after: Amount | None


def differences(before: Lines, after: Lines, on: dt.date) -> tuple[Difference, ...]:
    """Return the lines that two tariffs do not have in common on a day, in the order of the codes.

    Duties are compared as amounts, so that two ways of printing one duty are no difference.

    Args:
        before: The first tariff.
        after: The second.
        on: The day.

    Examples:
        >>> from xborder.source import Source
        >>> from xborder.tariff import TariffSchedule
        >>> told = {"source": Source(title="A broker"), "checked_on": dt.date(2026, 11, 1)}
        >>> old = TariffSchedule.from_rows([("6109", "12%"), ("4901", "Free")], **told)
        >>> new = TariffSchedule.from_rows([("6109", "12.0 %"), ("4901", "2%")], **told)
        >>> [each.code for each in differences(old, new, dt.date(2026, 11, 1))]
        ['4901']
    """
    first, second = before.lines_on(on), after.lines_on(on)
    return tuple(
        Difference(code, first.get(code), second.get(code))
        for code in sorted({*first, *second})
        if first.get(code) != second.get(code)
    )


@frozen(kw_only=True)
class Coverage:
    """How much of a tariff is computed.

    Attributes:
        lines: How many lines it has.
        computed: How many of them have a duty that is computed, given the facts it names.
        doubtful: How many of these stand with a doubt.
        reasons: Why the others are not, with how many.
    """

    lines: int
    computed: int
    doubtful: int
    reasons: Mapping[str, int]


def coverage(tariff: Lines, on: dt.date) -> Coverage:
    """Return how much of a tariff is computed on a day.

    Args:
        tariff: The tariff.
        on: The day.

    Examples:
        >>> from xborder.tariff import snapshot
        >>> coverage(snapshot("gb"), dt.date(2021, 6, 1)).reasons
        {'The duty counts sugar of a standard quality, which is not computed.': 3}
    """
    amounts = tariff.lines_on(on).values()
    reasons = Counter(_why(amounts))
    return Coverage(
        lines=len(amounts),
        computed=len(amounts) - reasons.total(),
        doubtful=sum(isinstance(amount, Estimate) for amount in amounts),
        reasons=dict(reasons.most_common()),
    )


def _why(amounts: Iterable[Amount]) -> Iterable[str]:
    for amount in amounts:
        inside = amount.amount if isinstance(amount, Estimate) else amount
        if isinstance(inside, Unsupported):
            yield inside.reason
