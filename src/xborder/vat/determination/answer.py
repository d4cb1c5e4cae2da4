"""Answers: what is said of a sale, what it stands on, and every alternative considered."""

import datetime as dt
from decimal import Decimal
from enum import StrEnum
from typing import Annotated, Any

from pydantic import ValidatorFunctionWrapHandler, WrapValidator

from xborder.document import Document
from xborder.money import Money
from xborder.policy.reference import RuleReference
from xborder.policy.sentence import Sentence
from xborder.policy.supply import Accountable, Taxation
from xborder.source import Evidence
from xborder.trade import Collector, Moment, Party
from xborder.trade.sale import Sale
from xborder.vat.rates import RateKind
from xborder.vat.thresholds.standing import Standing
from xborder.vat.wording import Wording


class Certainty(StrEnum):
    """How sure a determination is."""

    EXACT = "exact"
    ESTIMATE = "estimate"
    """An assumption was made, or a rule is not settled or not checked."""
    MISSING_FACT = "missing_fact"
    UNSUPPORTED = "unsupported"


class Verdict(StrEnum):
    """What became of a rule that was considered."""

    TAKEN = "taken"
    NOT_MET = "not_met"
    OPEN = "open"
    """A fact is missing to tell."""
    NOT_REACHED = "not_reached"
    """It would take the sale, but an earlier rule did."""


class Alternative(Document):
    """A rule that was considered, and why it was taken or not.

    Attributes:
        rule: The rule, and where it can be read.
        title: What it is called; a message id.
        regime: The regime it would put the sale under.
        verdict: What became of it.
        reason: What decided.
    """

    rule: RuleReference
    title: str
    regime: str
    verdict: Verdict
    reason: Sentence


class OtherSupply(Document):
    """Another supply that the law makes of the same sale.

    Attributes:
        title: What it is; a message id.
        taxation: What becomes of it.
        place: Where it is supplied.
        article: Where that can be read.
    """

    title: str
    taxation: Taxation
    place: str | None
    article: str


class Ruling(Document):
    """What one jurisdiction's law makes of a sale.

    Attributes:
        jurisdiction: The code of its policy.
        title: What the rule is called; a message id.
        rule: The rule, with its article.
        taxation: What becomes of the sale there.
        place: The state whose tax it bears; ``None`` where the sale is outside this tax.
        regime: The regime, such as ``"union_oss"``.
        accountable: Who declares the tax.
        registration: The registration that is missing for it: a scheme, or a country; empty if
            none is, or none is needed.
        keeps: What the seller has to file or to keep; message ids.
        others: Other supplies that the law makes of the same sale.
        alternatives: Every rule that was considered, in the order of the law.
    """

    jurisdiction: str
    title: str
    rule: RuleReference
    taxation: Taxation
    place: str | None
    regime: str
    accountable: Accountable
    registration: str
    keeps: tuple[str, ...]
    others: tuple[OtherSupply, ...]
    alternatives: tuple[Alternative, ...]


class TaxPart(Document):
    """Lines of the sale that bear one rate.

    Attributes:
        items: The positions of the lines, from 0.
        rate: The rate as a decimal fraction; ``None`` where the sale bears none.
        kind: What kind of rate it is.
        goods: What the rate was looked up for: a category, an HS code, or ``"standard"``.
        net: Without tax, with the share of shipping and other charges.
        tax: The tax.
        gross: With tax: always net and tax together.
        rule: The entry of the goods table.
    """

    items: tuple[int, ...]
    rate: Decimal | None
    kind: RateKind | None
    goods: str
    net: Money
    tax: Money
    gross: Money
    rule: RuleReference | None


class ReturnDue(Document):
    """The return that takes the sale.

    Attributes:
        kind: Which, such as ``"union_oss"``.
        country: The country it is filed in; of a one-stop shop the member state of identification,
            ``None`` if that is not known.
        period: Its period, such as ``"2026-Q4"``; ``None`` if it is the trader's own.
        due: The day it is due; ``None`` if that is not set by this law.
        consumption: The state whose tax it reports.
        dispatch: The state that the goods leave; ``None`` for services and imports.
        supply: ``"goods"`` or ``"services"``.
    """

    kind: str
    country: str | None
    period: str | None
    due: dt.date | None
    consumption: str | None
    dispatch: str | None
    supply: str


class ImportLeg(Document):
    """What happens to the goods at the border.

    Attributes:
        country: Where they are imported.
        scheme: The scheme that takes them there, by its id.
        title: What it is called; a message id.
        rule: Where it can be read.
        charge: The id of the tax it asks for; empty if it asks for none.
        rate: The rate of that tax; ``None`` if there is none or it is not known.
        collector: Who takes it in.
        moment: When.
        payer: Who bears it first: the importer.
        deductible: Whether the importer can deduct it: the seller who imports to sell on.
    """

    country: str
    scheme: str
    title: str
    rule: RuleReference
    charge: str
    rate: Decimal | None
    collector: Collector | None
    moment: Moment | None
    payer: Party | None
    deductible: bool | None


class Reason(Document):
    """Why a determination is not exact.

    Attributes:
        state: What it is instead.
        text: Why.
        fact: The fact that is missing, if that is why.
    """

    state: Certainty
    text: Sentence
    fact: str = ""


class Consequence(Document):
    """What one answer to a missing fact would lead to.

    Attributes:
        answer: The answer.
        state: How sure the determination is under it.
        taxation: How the sale is then taxed.
        place: Where it is then taxed.
        regime: The scheme that then takes it; empty if none does.
        tax: The tax it then bears, if that is known.
    """

    answer: str
    state: Certainty
    taxation: Taxation | None
    place: str | None
    regime: str
    tax: Money | None


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


class Step(Document):
    """One step of the way to the answer, with the law that it stands on."""

    text: Sentence
    rule: RuleReference


def _kept(value: Any, read: ValidatorFunctionWrapHandler) -> Any:
    """Return a sale as it is: it was checked when it was made."""
    return value if isinstance(value, Sale) else read(value)


class Answer(Document):
    """Which tax a sale bears, where, at what rate, who accounts for it and in which return.

    Attributes:
        sale: The sale.
        state: How sure it is.
        ruling: What the law makes of it that decides; ``None`` where no rule takes it, or a fact
            is missing to tell.
        elsewhere: What other jurisdictions make of it, such as the export that an import was.
        parts: Its lines by rate.
        net: Without tax; ``None`` where the sale cannot be decided.
        tax: The tax of the sale.
        gross: With tax: net and tax together, exactly.
        filing: The return that takes it; ``None`` if none does.
        wording: The words its invoice carries.
        border: What happens at the border, where it crosses one.
        thresholds: How far each threshold that its rules ask about is.
        missing: The fact to find out first, if one is missing.
        reasons: Why it is not exact.
        evidence: The weakest evidence among the rules it stands on.
        checked_on: The oldest check among them.
        version: The version of the library.
    """

    sale: Annotated[Sale, WrapValidator(_kept)]
    state: Certainty
    ruling: Ruling | None
    elsewhere: tuple[Ruling, ...]
    parts: tuple[TaxPart, ...]
    net: Money | None
    tax: Money | None
    gross: Money | None
    filing: ReturnDue | None
    wording: tuple[Wording, ...]
    border: ImportLeg | None
    thresholds: tuple[Standing, ...]
    missing: MissingFact | None
    reasons: tuple[Reason, ...]
    evidence: Evidence | None
    checked_on: dt.date | None
    version: str

    @property
    def place(self) -> str | None:
        """The state whose tax the sale bears; ``None`` where it bears none, or is not decided."""
        return None if self.ruling is None else self.ruling.place

    @property
    def taxation(self) -> Taxation | None:
        """What the law makes of the sale; ``None`` where it is not decided."""
        return None if self.ruling is None else self.ruling.taxation

    @property
    def regime(self) -> str:
        """The regime the sale is under; empty where it is not decided."""
        return "" if self.ruling is None else self.ruling.regime

    @property
    def accountable(self) -> Accountable | None:
        """Who declares the tax; ``None`` where it is not decided."""
        return None if self.ruling is None else self.ruling.accountable

    @property
    def rate(self) -> Decimal | None:
        """The one rate of the sale; ``None`` if it bears none or several."""
        rates = {part.rate for part in self.parts}
        return rates.pop() if len(rates) == 1 else None

    @property
    def alternatives(self) -> tuple[Alternative, ...]:
        """Every rule of the deciding law that was considered, with the reason."""
        return () if self.ruling is None else self.ruling.alternatives
