"""How sure a quote is: its state and why, the fact to find out first, the range that is left."""

from enum import StrEnum
from typing import Annotated, TypeAlias

from xborder.document import Document
from xborder.landed_cost.later import Later, MadeLater
from xborder.money import Money
from xborder.policy.sentence import Sentence


class QuoteState(StrEnum):
    """How sure a quote is."""

    EXACT = "exact"
    ESTIMATE = "estimate"
    """An assumption was made, a rule is not settled or not checked, or something is left out."""
    MISSING_FACT = "missing_fact"
    UNSUPPORTED = "unsupported"


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
    """What one answer to a missing fact would lead to.

    Attributes:
        answer: The answer, as ``assume=`` takes it.
        state: How sure the quote is under it.
        total: The total under it, if it is sure enough.
    """

    answer: str
    state: QuoteState
    total: Money | None


Answers: TypeAlias = Annotated[tuple[Consequence, ...] | Later[Consequence], MadeLater(Consequence)]
"""What each answer leads to, worked out when it is first read."""


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
        why: Why there is no total under it; ``None`` where there is one.
    """

    item: int
    code: str
    others: int = 0
    description: str = ""
    state: QuoteState
    duty: Money | None
    total: Money | None
    why: Sentence | None = None


Candidates: TypeAlias = Annotated[tuple[Candidate, ...] | Later[Candidate], MadeLater(Candidate)]
"""The longer codes there are, worked out when they are first read."""


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
"""The lowest and the highest total, worked out when they are first read."""
