"""A bill of fees: each with what it is reckoned from, by which rule, and how sure it is."""

from typing import Any

from attrs import field, frozen

from xborder.channels.fees.fee import Fee, NotPriced
from xborder.choice import Choice
from xborder.messages import Text
from xborder.money import Money
from xborder.source import Evidence, Status
from xborder.spoken import spoken
from xborder.tabular import Tabular
from xborder.timeline import Dated


class BillState(Choice):
    """How sure a bill is."""

    EXACT = "exact"
    ESTIMATE = "estimate"
    """A fee was not checked against its source, or sources disagree about it."""
    MISSING_FACT = "missing_fact"
    """A fact of the order is not stated, and a fee depends on it."""
    UNSUPPORTED = "unsupported"
    """A fee is asked whose amount is not known here."""


@frozen(kw_only=True)
class FeeLine:
    """One fee of a bill.

    Attributes:
        entry: The fee, its days, source and evidence.
        base: What it was reckoned from.
        amount: What is asked.
        low: The least it is by what is known; the amount where nobody doubts it.
        high: The most.
        vat: The VAT on it, where the bill was asked with one.
        parts: What of the amount falls on each line of the order, by the line's name.
        units: The units of the line it is for; ``None`` where it is for several.
    """

    entry: Dated[Fee]
    base: Money
    amount: Money
    low: Money
    high: Money
    vat: Money
    parts: tuple[tuple[str, Money], ...]
    units: int | None = None

    @property
    def fee(self) -> Fee:
        """The fee."""
        return self.entry.value

    @property
    def is_doubtful(self) -> bool:
        """Whether it was not checked, is not settled, or comes out otherwise by other sources."""
        return (
            self.entry.evidence is Evidence.UNCHECKED
            or self.entry.status is Status.UNCLEAR
            or self.low != self.high
        )


@frozen(kw_only=True)
class MissingAnswer:
    """A fact that a fee asks for and the order does not state.

    Attributes:
        fact: Its name: ``"category"``, or a key of the order's facts.
        answers: The answers that fees know; others mean that none of them is asked.
        fee: The fee that asks.
    """

    fact: str
    answers: tuple[str, ...]
    fee: str


@frozen(kw_only=True, repr=False)
class FeeBill(Tabular):
    """What a channel asks for an order.

    Attributes:
        channel: The channel.
        currency: The currency of every amount.
        lines: The fees, in the order they are reckoned.
        missing: The facts that are not stated; with one the bill has no total.
        not_priced: The fees that are asked and whose amount is not known here; likewise.
        unused: The facts of the order that no fee of the channel asks for.
    """

    channel: str
    currency: str
    lines: tuple[FeeLine, ...]
    missing: tuple[MissingAnswer, ...] = field(default=())
    not_priced: tuple[Dated[NotPriced], ...] = field(default=())
    unused: tuple[str, ...] = field(default=())

    @property
    def state(self) -> BillState:
        """How sure it is."""
        if self.not_priced:
            return BillState.UNSUPPORTED
        if self.missing:
            return BillState.MISSING_FACT
        doubtful = any(line.is_doubtful for line in self.lines)
        return BillState.ESTIMATE if doubtful else BillState.EXACT

    @property
    def evidence(self) -> Evidence | None:
        """How well its fees were read: as the weakest of them; ``None`` without a fee."""
        found = [line.entry.evidence for line in self.lines]
        return max(found, key=list(Evidence).index, default=None)

    @property
    def total(self) -> Money | None:
        """All fees without VAT; ``None`` where a fact is missing or a fee is not known."""
        return self._sum("amount")

    @property
    def low(self) -> Money | None:
        """The least they are by what is known."""
        return self._sum("low")

    @property
    def high(self) -> Money | None:
        """The most they are by what is known."""
        return self._sum("high")

    @property
    def vat(self) -> Money | None:
        """The VAT on all fees."""
        return self._sum("vat")

    def of(self, fee_id: str) -> Money:
        """Return what one fee comes to; nothing where it is not asked."""
        asked = (line.amount for line in self.lines if line.fee.id == fee_id)
        return sum(asked, Money.of_minor(0, self.currency))

    def of_line(self, line_id: str) -> Money:
        """Return what falls on one line of the order: its own fees and its part of the order's."""
        parts = (part for line in self.lines for name, part in line.parts if name == line_id)
        return sum(parts, Money.of_minor(0, self.currency))

    def _sum(self, part: str) -> Money | None:
        if self.missing or self.not_priced:
            return None
        amounts = (getattr(line, part) for line in self.lines)
        return sum(amounts, Money.of_minor(0, self.currency))

    def to_columns(self) -> dict[str, list[Any]]:
        """Return the fees as columns."""
        return {
            "fee": [line.fee.id for line in self.lines],
            "kind": [line.fee.kind.value for line in self.lines],
            "base": [line.base.amount for line in self.lines],
            "amount": [line.amount.amount for line in self.lines],
            "vat": [line.vat.amount for line in self.lines],
            "currency": [self.currency for _ in self.lines],
            "evidence": [line.entry.evidence.value for line in self.lines],
            "checked_on": [line.entry.checked_on for line in self.lines],
            "source": [str(line.entry.source) for line in self.lines],
        }

    def _shown(self) -> dict[str, list[Any]]:
        # a notebook shows a fee by its title, and money as its language writes it
        columns: dict[str, list[Any]] = {
            "charge": [Text(line.fee.title) for line in self.lines],
            "base": [line.base for line in self.lines],
            "amount": [line.amount for line in self.lines],
        }
        if any(line.vat for line in self.lines):
            columns["VAT"] = [line.vat for line in self.lines]
        return columns | {"source": [str(line.entry.source) for line in self.lines]}

    def _said(self, locale: str) -> str:
        total = self.total
        said = [] if total is None else [Text("Fees in all: {total}", total=total).render(locale)]
        return "\n".join([*said, *self._doubts(locale)])

    def __str__(self) -> str:
        locale = spoken()
        rows = [
            f"{Text(line.fee.title).render(locale)}: {line.amount.render(locale)}"
            f" ({line.entry.source})"
            for line in self.lines
        ]
        rows += self._doubts(locale)
        total = self.total
        if total is not None:
            rows.append(Text("Fees in all: {total}", total=total).render(locale))
        return "\n".join(rows)

    def _doubts(self, locale: str) -> list[str]:
        """Return what is missing, not priced or idle, each in a sentence."""
        rows = [
            Text(
                "{fee} depends on {fact}, which is not stated. Answers: {answers}.",
                fee=each.fee,
                fact=each.fact,
                answers=", ".join(each.answers),
            ).render(locale)
            for each in self.missing
        ]
        rows += [
            f"{Text(each.value.title).render(locale)}: {Text(each.value.reason).render(locale)}"
            for each in self.not_priced
        ]
        if self.unused:
            idle = ", ".join(self.unused)
            rows.append(Text("No fee asks for {facts}.", facts=idle).render(locale))
        return rows
