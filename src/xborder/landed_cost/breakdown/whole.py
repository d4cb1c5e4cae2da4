"""The whole of a breakdown: its lines, what it stands on, and how sure it is."""

import datetime as dt
from collections.abc import Iterable
from decimal import Decimal
from enum import StrEnum
from typing import Annotated, TypeAlias

from pydantic import Field

from xborder.document import Document
from xborder.errors import InvalidInput, NotFound, nearest
from xborder.exchange import RateKind
from xborder.landed_cost.breakdown.certainty import Ends, MissingFact, QuoteState, Reason
from xborder.landed_cost.breakdown.line import CostLine, LineKind, kinds_meant
from xborder.landed_cost.later import Later, MadeLater
from xborder.money import Money
from xborder.policy.known import KnownKind
from xborder.policy.notice import NoticeKind
from xborder.policy.reference import RuleReference
from xborder.policy.sentence import Sentence
from xborder.source import Evidence
from xborder.trade import Consignment

_SLIP = 0.85
"""How alike a mistyped name is: a letter or two, not the name of another country's charge."""


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
    """Something that the goods or their seller commonly meet besides charges: no figure changes.

    Attributes:
        id: Its name.
        kind: Whether they are commonly banned or licensed, or whoever sells them has to register.
        text: What it says.
        items: The order lines it concerns.
        rule: Where it can be read.
    """

    id: str
    kind: NoticeKind
    text: Sentence
    items: tuple[int, ...]
    rule: RuleReference


class KnownFact(Document):
    """Something that is known of a destination whose rules are not computed; it makes no total.

    Attributes:
        kind: What it is about.
        text: The fact in words.
        rate: A standard rate, as a fraction.
        limit: The value up to which nothing is charged: zero if there is none, ``None`` where a
            limit was looked for and not found, or the fact is none about a limit.
        rule: Where it can be read, and how well it was.
    """

    kind: KnownKind
    text: Sentence
    rate: Decimal | None = None
    limit: Money | None = None
    rule: RuleReference


KnownFacts: TypeAlias = Annotated[tuple[KnownFact, ...] | Later[KnownFact], MadeLater(KnownFact)]
"""The facts that were read, worked out when they are first read."""
Notices: TypeAlias = Annotated[tuple[NoticeGiven, ...] | Later[NoticeGiven], MadeLater(NoticeGiven)]
"""What the law asks beside money, worked out when it is first read."""
Unused: TypeAlias = Annotated[tuple[str, ...] | Later[str], MadeLater(str)]
"""What was given and changed nothing, worked out when it is first read."""
Options: TypeAlias = Annotated[tuple[Option, ...] | Later[Option], MadeLater(Option)]
"""Every scheme that was considered, worked out when they are first read."""


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
        notices: What is commonly met besides charges: bans, licences, and sellers' registrations.
            They change neither a figure nor the state, and their list is not whole.
        known: What is known of a destination without rules: rates, low-value limits, who has to
            register. It makes no total; empty for a destination with rules.
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
    known: KnownFacts = ()
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
                additional duties together, ``"taxes"`` for VAT, GST, sales tax and excise.

        Raises:
            InvalidInput: The quote has no total: what is not known has no sum, and is not zero;
                or there is no such kind.
        """
        wanted = kinds_meant(kinds)
        return self._sum(line for line in self.lines if line.kind in wanted)

    @property
    def goods(self) -> Money:
        """The goods after discounts, where the quote has a total."""
        return self.sum_of("goods", "discount")

    @property
    def duties(self) -> Money:
        """Customs duty and all additional duties, where the quote has a total."""
        return self.sum_of("duties")

    @property
    def taxes(self) -> Money:
        """VAT, GST, sales tax and excise, where the quote has a total."""
        return self.sum_of("taxes")

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
