"""The breakdown: every figure of a quote and what it stands on, as plain documents."""

import datetime as dt
from collections.abc import Iterable
from decimal import Decimal
from enum import StrEnum
from typing import Annotated, Any, TypeAlias

from pydantic import Field

from xborder.document import Document, written
from xborder.errors import InvalidInput, NotFound, nearest
from xborder.exchange import RateKind
from xborder.landed_cost.later import Later, MadeLater
from xborder.money import Money
from xborder.policy.notice import NoticeKind
from xborder.policy.reference import RuleReference
from xborder.policy.sentence import Sentence
from xborder.source import Evidence
from xborder.trade import Collector, Consignment, Moment, Party


class QuoteState(StrEnum):
    """How sure a quote is."""

    EXACT = "exact"
    ESTIMATE = "estimate"
    """An assumption was made, a rule is not settled or not checked, or something is left out."""
    MISSING_FACT = "missing_fact"
    UNSUPPORTED = "unsupported"


_SLIP = 0.85
"""How alike a mistyped name is: a letter or two, not the name of another country's charge."""


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


_KINDS = {"duties": (LineKind.DUTY, LineKind.ADDITIONAL_DUTY)}


def _kind(word: str) -> LineKind:
    try:
        return LineKind(word)
    except ValueError:
        meant = nearest(str(word), [*LineKind, *_KINDS])
        raise InvalidInput(
            "{value} is no kind of line.",
            code="quote.kind",
            remedy="Did you mean {meant}? A single charge is asked for by its id: quote.charge(id)."
            if meant
            else "Give one of {known}; a single charge is asked for by its id: quote.charge(id).",
            where="kinds",
            value=word,
            meant=meant,
            known=", ".join([*LineKind, *_KINDS]),
        ) from None


_HIGHEST_RATE = 10_000
"""Far above any rate of a law; a stored one of a million digits would take minutes to show."""
_PLACES = 60
"""More decimals than the engine shows a rate with."""


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
        adjustment: What the sum of its declaration adds to the line or takes off it, and in the
            amount: its share of a rounding, a deduction, a least or a most. None where the line is
            paid as it was assessed: the base times the rate, rounded.
        settled: How its base and its amount are rounded, and what is done to the sum of its
            declaration, in words; empty for half up to the minor unit, line by line.
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
    rate: Annotated[Decimal, Field(ge=0, le=_HIGHEST_RATE, decimal_places=_PLACES)] | None = None
    share_due: Annotated[Decimal, Field(gt=0, le=1, decimal_places=_PLACES)] | None = None
    adjustment: Money | None = None
    settled: tuple[Sentence, ...] = ()
    formula: Sentence | None = None
    rule: RuleReference | None = None
    goods_rule: RuleReference | None = None
    waived: RuleReference | None = None
    collector: Collector | None = None
    moment: Moment | None = None
    payer: Party | None = None
    refundable: bool | None = None

    def filled(self, **amounts: Any) -> "CostLine":
        """Return the line with the amounts of one order line, not validated again.

        The engine writes what a line says of its rule once a plan, validated, and fills in what
        differs between parcels. For the engine's own values only; anyone else takes
        :meth:`replace`.
        """
        return written(CostLine, self.__dict__ | amounts, self.__pydantic_fields_set__)


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


class NoticeGiven(Document):
    """Something that the goods commonly meet at the border besides charges: it changes no figure.

    Attributes:
        id: Its name.
        kind: Whether they are commonly banned or licensed.
        text: What it says.
        items: The order lines it concerns.
        rule: Where it can be read.
    """

    id: str
    kind: NoticeKind
    text: Sentence
    items: tuple[int, ...]
    rule: RuleReference


Notices: TypeAlias = Annotated[tuple[NoticeGiven, ...] | Later[NoticeGiven], MadeLater(NoticeGiven)]
Unused: TypeAlias = Annotated[tuple[str, ...] | Later[str], MadeLater(str)]
Options: TypeAlias = Annotated[tuple[Option, ...] | Later[Option], MadeLater(Option)]


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


Answers: TypeAlias = Annotated[tuple[Consequence, ...] | Later[Consequence], MadeLater(Consequence)]


class Candidate(Document):
    """A longer code that goods of a short one may have, and what it leads to.

    Attributes:
        item: The position of the order line.
        code: The code.
        others: How many further codes are treated alike.
        description: What it is for, where the terms of the tariff's text allow it to be shown.
        state: How sure the quote is under it; other lines may have facts missing of their own.
        duty: All customs duties on the line under it, if they are sure enough.
        total: The total under it, if it is sure enough.
    """

    item: int
    code: str
    others: int = 0
    description: str = ""
    state: QuoteState
    duty: Money | None
    total: Money | None


Candidates: TypeAlias = Annotated[tuple[Candidate, ...] | Later[Candidate], MadeLater(Candidate)]


class MissingFact(Document):
    """The fact to find out first, and for a closed one what each answer leads to.

    Attributes:
        fact: Its name, as ``assume=`` takes it.
        title: What it is.
        consequences: One for each answer there can be; empty where there are too many. Each is
            a quote of its own, priced when they are first read.
        candidates: Where a code is too short, one of each sort of the longer codes that the goods
            may have. Each is a quote of its own, priced when they are first read.
    """

    fact: str
    title: Sentence
    consequences: Answers = ()
    candidates: Candidates = ()


class Decided(StrEnum):
    """What sort of open thing is decided one way or another."""

    RULE = "rule"
    """A rule that is scheduled or unclear: included or excluded."""
    READING = "reading"
    """A question on which sources disagree: one of its readings."""
    CODE = "code"
    """A code that is too short: one of the longer ones."""
    FACT = "fact"
    """A fact that was not given: one of its answers."""


class Decision(Document):
    """Something open, decided one way.

    Attributes:
        kind: What sort of thing it is.
        name: Its name: of a rule as ``book.with_uncertain(answer, name)`` takes it, of a reading
            as ``book.with_reading(name, answer)`` does, of a fact as ``assume={name: answer}``;
            of a code the position of the order line.
        answer: How it is decided.
        text: That, in words.
    """

    kind: Decided
    name: str
    answer: str
    text: Sentence


class RangeEnd(Document):
    """The lowest or the highest total that is left.

    Attributes:
        total: The total.
        under: What has to be decided how for it.
        is_estimate: Whether a doubt that cannot be decided stands beside it: only where a code is
            too short, for there a range with a doubt says more than none.
    """

    total: Money
    under: tuple[Decision, ...]
    is_estimate: bool = False


Ends: TypeAlias = Annotated[tuple[RangeEnd, ...] | Later[RangeEnd], MadeLater(RangeEnd)]


class RateUsed(Document):
    """An exchange rate that entered the quote: so much of ``quote`` for one ``base``.

    Attributes:
        base: The currency converted from.
        quote: The currency converted to.
        numerator: The exact rate is ``numerator / denominator``.
        denominator: How many of ``base`` the numerator is the price of.
        kind: What it is for.
        asked: The day asked for.
        date: The day it was quoted for.
        source: Who published it.
        is_fallback: Whether it is older than the day asked for.
    """

    base: str
    quote: str
    numerator: int = Field(gt=0)
    denominator: int = Field(gt=0)
    kind: RateKind
    asked: dt.date
    date: dt.date
    source: str
    is_fallback: bool


class Breakdown(Document):
    """What a parcel costs at the buyer's door, figure by figure.

    Attributes:
        consignment: What was asked.
        jurisdiction: The policy that answered; empty if there is none.
        currency: The destination's currency.
        state: How sure the answer is.
        total: The sum of all lines; none while a fact is missing or the case is unsupported.
        ends: The lowest and the highest total, with what has to be decided how for each, where
            all that is open can be decided: scheduled and unclear rules, disputed questions,
            facts of a few answers. Empty for an exact quote, and where the range is not known.
            Each is priced when they are first read; ``low`` and ``high`` are their totals.
        lines: Every amount; they sum to the total.
        schemes: The scheme each order line came under; empty for one that came under none.
        reasons: Why the quote is not exact.
        options: Every scheme considered, with the reason it was or was not taken; and for one
            that could be elected what it would cost. They are told when they are first read.
        missing: The fact to find out first.
        readings: The answers taken to disputed questions.
        left_out: Rules on the books that were not applied, and their status.
        unused: The fields of the parcel that are given and that no rule asked for, by their paths.
        notices: What the goods commonly meet at the border besides charges: bans and licences.
            They change neither a figure nor the state, and their list is not whole.
        rates: The exchange rates used.
        assumed: Facts that were assumed, with the answer taken.
        evidence: How well the worst read of the rules used was read, whatever the state; none
            where there was no rule.
        checked_on: The oldest check among the rules asked.
        version: The version of the library.
        fingerprint: A digest of the rules that were in force and of the goods' rates used.
    """

    consignment: Consignment
    jurisdiction: str
    currency: str
    state: QuoteState
    total: Money | None
    ends: Ends = ()
    lines: tuple[CostLine, ...]
    schemes: tuple[str, ...]
    reasons: tuple[Reason, ...] = ()
    options: Options = ()
    missing: MissingFact | None = None
    unused: Unused = ()
    notices: Notices = ()
    readings: dict[str, str] = Field(default_factory=dict)
    left_out: tuple[RuleReference, ...] = ()
    rates: tuple[RateUsed, ...] = ()
    assumed: dict[str, str] = Field(default_factory=dict)
    evidence: Evidence | None = None
    checked_on: dt.date | None = None
    version: str
    fingerprint: str

    @property
    def low(self) -> Money | None:
        """The lowest total that is left; the total of an exact quote, none if it is not known."""
        return self._end(0)

    @property
    def high(self) -> Money | None:
        """The highest total that is left; the total of an exact quote, none if it is not known."""
        return self._end(-1)

    def _end(self, position: int) -> Money | None:
        if self.state is QuoteState.EXACT:
            return self.total
        return self.ends[position].total if self.ends else None

    def sum_of(self, *kinds: LineKind | str) -> Money:
        """Return the sum of the lines of some kinds.

        Args:
            *kinds: What to sum, such as ``"vat"``; ``"duties"`` for customs duty and all
                additional duties together.

        Raises:
            InvalidInput: The quote has no total: what is not known has no sum, and is not zero;
                or there is no such kind.
        """
        wanted = {kind for each in kinds for kind in _KINDS.get(each) or (_kind(each),)}
        return self._sum(line for line in self.lines if line.kind in wanted)

    def charge(self, name: str) -> Money:
        """Return what a charge comes to on all lines.

        Args:
            name: The charge's id, such as ``"import_vat"``. A charge that no line bears comes to
                zero.

        Raises:
            InvalidInput: The quote has no total.
            NotFound: The name is a slip of a charge's that the quote or its jurisdiction has.
        """
        borne = {line.id for line in self.lines}
        if name not in borne:
            self._refuse_slip(name, borne)
        return self._sum(line for line in self.lines if line.id == name)

    def _refuse_slip(self, name: str, borne: set[str]) -> None:
        """Refuse a mistyped name: its zero would be read as a charge that did not arise."""
        from xborder.policy.book import default_book  # noqa: PLC0415 - only where none was found

        book = default_book()
        law = book.policy(self.jurisdiction).steps if self.jurisdiction in book.codes else ()
        known = borne | {timeline.name for timeline in law}
        meant = "" if name in known else nearest(name, sorted(known), alike=_SLIP)
        if meant:
            raise NotFound(
                "No charge is called {value}.",
                code="quote.charge",
                remedy="Did you mean {meant}?",
                where="name",
                value=name,
                meant=meant,
            )

    def _sum(self, lines: Iterable[CostLine]) -> Money:
        if self.total is None:
            raise InvalidInput(
                "The quote has no total: it is {value}.",
                code="quote.no_total",
                remedy="Ask for quote.state first; quote.missing and quote.reasons say what is "
                "not known.",
                value=str(self.state),
            )
        return sum((line.amount for line in lines), Money(0, self.currency))
