"""A row of a settlement: what a site paid or charged for an order, under whichever name."""

import datetime as dt
from collections.abc import Iterable
from typing import Any

from attrs import field, frozen

from xborder.channels.fees.fee import Event, FeeKind
from xborder.choice import Choice
from xborder.fx.exposure.rows import LeftOut
from xborder.messages import DEFAULT_LOCALE, Text, in_words
from xborder.money import Money
from xborder.tabular import Tabular


class SettledKind(Choice):
    """What a settled amount is."""

    ITEM = "item"
    SHIPPING = "shipping"
    GIFT_WRAP = "gift_wrap"
    PROMOTION = "promotion"
    TAX = "tax"
    WITHHELD_TAX = "withheld_tax"
    """Tax that the site hands over itself."""
    PAYMENT = "payment"
    """The whole of what the buyer paid, where the file does not tell its parts."""
    CLAIM = "claim"
    """What a case or a dispute takes from the seller and gives the buyer."""
    FEE = "fee"
    FEE_TAX = "fee_tax"
    """VAT on the site's own services."""
    LABEL = "label"
    """Postage that was bought through the site."""
    PAYOUT = "payout"
    OTHER = "other"
    """Advertising, storage, reserves, reimbursements: what belongs to no order's fees."""


def _kinds(given: Iterable[FeeKind | str]) -> tuple[FeeKind, ...]:
    return tuple(map(FeeKind, given))


@frozen(kw_only=True)
class SettledAmount:
    """One amount of a settlement.

    Attributes:
        row: The place of its row among those given, from 0.
        order: The order; empty where it belongs to none.
        kind: What it is.
        covers: For a fee the kinds of fees that the site bills under this name.
        event: What has happened.
        amount: How much; what the seller pays is negative.
        posted_on: The day on which the site booked it.
        words: What the file calls it.
    """

    row: int
    order: str
    kind: SettledKind = field(converter=SettledKind)
    covers: tuple[FeeKind, ...] = field(default=(), converter=_kinds)
    event: Event = field(default=Event.SALE, converter=Event)
    amount: Money
    posted_on: dt.date
    words: str


def _amounts(given: Iterable[SettledAmount]) -> tuple[SettledAmount, ...]:
    return tuple(given)


@frozen(kw_only=True, repr=False)
class Settlement(Tabular):
    """What the rows of a settlement file came to; no row is lost.

    Attributes:
        amounts: The amounts, in the order of the rows.
        left_out: The rows that hold none, with the reason.
        tells: The kinds of fees that the file tells: of others it says neither that they were
            billed nor that they were not.
        notes: What does not add up, or may have been counted twice.
    """

    amounts: tuple[SettledAmount, ...] = field(converter=_amounts)
    left_out: tuple[LeftOut, ...]
    tells: tuple[FeeKind, ...] = field(default=tuple(FeeKind), converter=_kinds)
    notes: tuple[Text, ...] = ()

    def total(self, *kinds: SettledKind | str) -> tuple[Money, ...]:
        """Return the sum of the amounts of some kinds, or of all but payouts, by currency."""
        wanted = set(map(SettledKind, kinds)) or set(SettledKind) - {SettledKind.PAYOUT}
        return totals(each.amount for each in self.amounts if each.kind in wanted)

    def to_columns(self) -> dict[str, list[Any]]:
        """Return an amount a row."""
        return {
            "row": [each.row for each in self.amounts],
            "order": [each.order for each in self.amounts],
            "kind": [each.kind.value for each in self.amounts],
            "event": [each.event.value for each in self.amounts],
            "amount": [each.amount.amount for each in self.amounts],
            "currency": [each.amount.currency.code for each in self.amounts],
            "posted_on": [each.posted_on for each in self.amounts],
            "words": [each.words for each in self.amounts],
        }

    @in_words
    def explain(self, locale: str = DEFAULT_LOCALE) -> str:
        """Return in words what was read and what was left out."""
        first = Text(
            "{count} amounts were read; {left} rows hold none.",
            count=len(self.amounts),
            left=len(self.left_out),
        )
        lines = [first.render(locale)]
        lines += [f"{each.row}: {each.reason.render(locale)}" for each in self.left_out]
        lines += [each.render(locale) for each in self.notes]
        return "\n".join(lines)


def totals(amounts: Iterable[Money]) -> tuple[Money, ...]:
    """Return the sums of amounts by currency, in the order of the codes."""
    found: dict[str, Money] = {}
    for amount in amounts:
        code = amount.currency.code
        found[code] = found[code] + amount if code in found else amount
    return tuple(found[code] for code in sorted(found))
