"""Results: a landed cost as a breakdown that can be read, stored and replayed."""

import datetime as dt
from decimal import Decimal
from enum import StrEnum
from typing import Any

from pydantic import Field

from xborder.document import Document
from xborder.exchange import RateKind
from xborder.landed_cost.sentence import Sentence
from xborder.money import Money
from xborder.source import Evidence, Status
from xborder.trade import Collector, Consignment, Moment, Party


class QuoteState(StrEnum):
    """How sure a quote is."""

    EXACT = "exact"
    ESTIMATE = "estimate"
    """An assumption was made, a rule is not settled or not checked, or something is left out."""
    MISSING_FACT = "missing_fact"
    UNSUPPORTED = "unsupported"


class LineKind(StrEnum):
    """What a line of the breakdown is."""

    GOODS = "goods"
    DISCOUNT = "discount"
    FREIGHT = "freight"
    INSURANCE = "insurance"
    SELLER_FEE = "seller_fee"
    DUTY = "duty"
    ADDITIONAL_DUTY = "additional_duty"
    EXCISE = "excise"
    VAT = "vat"
    GST = "gst"
    SALES_TAX = "sales_tax"
    FEE = "fee"


class RuleReference(Document):
    """The rule behind a figure, and where it can be read.

    Attributes:
        id: The rule's id within its jurisdiction.
        title: The law or publication.
        article: The article, page or table.
        url: Its address.
        start: Its first day, if it has one.
        end: The first day on which it no longer holds, if known.
        status: What the law is.
        evidence: How well we read it.
        checked_on: When it was last checked.
        note: A doubt or a remark.
    """

    id: str
    title: str
    article: str
    url: str
    start: dt.date | None
    end: dt.date | None
    status: Status
    evidence: Evidence
    checked_on: dt.date
    note: str = ""


class CostLine(Document):
    """One amount of the breakdown.

    Attributes:
        item: The position of the order line it belongs to, from 0.
        sku: That line's own name.
        kind: What it is.
        id: The charge's id; for goods, freight and the like the name of the amount.
        title: What it is called; a message id.
        amount: What it comes to.
        base: What a charge was computed on; with the tax itself, where that lies inside its base.
        rate: The rate of the base, as a fraction, if there is a single one.
        share_due: The share of the statutory amount that is due, and in the rate; none for all.
        formula: How it was computed, in words.
        rule: The rule it stands on; none for the caller's own amounts.
        goods_rule: The entry of a goods table it used, if it used one.
        waived: The rule by which it is not collected, if there is one.
        collector: Who takes it in.
        moment: When.
        payer: Who pays it in the end under the Incoterm.
        refundable: Whether the law gives it back on return; unknown if none.
    """

    item: int
    sku: str
    kind: LineKind
    id: str
    title: str
    amount: Money
    base: Money | None = None
    rate: Decimal | None = None
    share_due: Decimal | None = None
    formula: Sentence | None = None
    rule: RuleReference | None = None
    goods_rule: RuleReference | None = None
    waived: RuleReference | None = None
    collector: Collector | None = None
    moment: Moment | None = None
    payer: Party | None = None
    refundable: bool | None = None


class Verdict(StrEnum):
    """What became of a scheme that was considered."""

    TAKEN = "taken"
    NOT_MET = "not_met"
    OPEN = "open"
    """A fact is missing to tell."""
    NOT_REACHED = "not_reached"
    """It could apply, but an earlier scheme took the lines."""
    NOT_CHOSEN = "not_chosen"
    """It could apply if the caller elected it."""


class Option(Document):
    """A scheme that was considered, and the reason it was taken or not.

    Attributes:
        scheme: Its id.
        title: What it is called; a message id.
        verdict: What became of it.
        reason: What decided.
        rule: Where it can be read.
        total: For one that could be chosen, what the parcel would cost under it.
    """

    scheme: str
    title: str
    verdict: Verdict
    reason: Sentence
    rule: RuleReference
    total: Money | None = None


class Reason(Document):
    """Why a quote is not exact.

    Attributes:
        state: What it is instead.
        text: Why.
        items: The order lines it concerns.
        fact: The fact that is missing, if that is why.
    """

    state: QuoteState
    text: Sentence
    items: tuple[int, ...]
    fact: str = ""


class Consequence(Document):
    """What one answer to a missing fact would lead to."""

    answer: str
    state: QuoteState
    total: Money | None


class MissingFact(Document):
    """The fact to find out first, and for a closed one what each answer leads to.

    Attributes:
        fact: Its name, as ``assume=`` takes it.
        title: What it is.
        consequences: One for each answer there can be; empty where there are too many.
    """

    fact: str
    title: Sentence
    consequences: tuple[Consequence, ...] = ()


class RateUsed(Document):
    """An exchange rate that entered the quote: so much of ``quote`` for one ``base``.

    Attributes:
        base: The currency converted from.
        quote: The currency converted to.
        numerator: The exact rate is ``numerator / denominator``.
        denominator: See there.
        kind: What it is for.
        asked: The day asked for.
        date: The day it was quoted for.
        source: Who published it.
        is_fallback: Whether it is older than the day asked for.
    """

    base: str
    quote: str
    numerator: int
    denominator: int
    kind: RateKind
    asked: dt.date
    date: dt.date
    source: str
    is_fallback: bool


class LandedCost(Document):
    """What a parcel costs at the buyer's door.

    Attributes:
        consignment: What was asked.
        jurisdiction: The policy that answered; empty if there is none.
        currency: The destination's currency.
        state: How sure the answer is.
        total: The sum of all lines; none while a fact is missing or the case is unsupported.
        lines: Every amount; they sum to the total.
        schemes: The scheme each order line came under; empty for one that came under none.
        reasons: Why the quote is not exact.
        options: Every scheme considered, with the reason it was or was not taken.
        missing: The fact to find out first.
        readings: The answers taken to disputed questions.
        left_out: Rules on the books that were not applied, and their status.
        rates: The exchange rates used.
        assumed: Facts that were assumed, with the answer taken.
        checked_on: The oldest check among the rules used.
        version: The version of the library.
        fingerprint: A digest of the rules that were in force and of the goods' rates used.
    """

    consignment: Consignment
    jurisdiction: str
    currency: str
    state: QuoteState
    total: Money | None
    lines: tuple[CostLine, ...]
    schemes: tuple[str, ...]
    reasons: tuple[Reason, ...] = ()
    options: tuple[Option, ...] = ()
    missing: MissingFact | None = None
    readings: dict[str, str] = Field(default_factory=dict)
    left_out: tuple[RuleReference, ...] = ()
    rates: tuple[RateUsed, ...] = ()
    assumed: dict[str, str] = Field(default_factory=dict)
    checked_on: dt.date | None = None
    version: str
    fingerprint: str

    def sum_of(self, *kinds: LineKind | str) -> Money:
        """Return the sum of the lines of some kinds, such as ``"duty"`` and ``"vat"``."""
        wanted = set(map(LineKind, kinds))
        return sum(
            (line.amount for line in self.lines if line.kind in wanted), Money(0, self.currency)
        )

    def explain(self, *, locale: str = "en") -> str:
        """Return the whole quote in words, in English or Chinese.

        Args:
            locale: ``"en"`` or ``"zh_CN"``.
        """
        from xborder.landed_cost.explanation import explain  # noqa: PLC0415 - only when asked

        return explain(self, locale)

    def plot(self, *, axes: Any = None, locale: str = "en") -> Any:
        """Draw the waterfall from the goods to the total; needs the ``plots`` extra.

        Args:
            axes: The matplotlib axes to draw on; new ones if none are given.
            locale: The language of the labels.
        """
        from xborder.landed_cost.chart import plot  # noqa: PLC0415 - only when asked

        return plot(self, axes=axes, locale=locale)

    def _repr_html_(self) -> str:
        from xborder.landed_cost.notebook import as_html  # noqa: PLC0415 - only when asked

        return as_html(self)
