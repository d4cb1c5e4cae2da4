"""The summary: a quote in a dozen fields, for carts, logs and other languages."""

import datetime as dt

from pydantic import Field

from xborder.document import Document
from xborder.landed_cost.breakdown.certainty import QuoteState
from xborder.landed_cost.breakdown.line import LineKind
from xborder.money import Money
from xborder.source import Evidence


class QuoteSummary(Document):
    """A quote in a dozen fields. Fields may be added to it; none is renamed or taken away.

    Attributes:
        ship_from: The country it is sent from.
        ship_to: The country or customs territory it is sent to.
        on: The day of the sale.
        state: How sure the quote is.
        total: The total at the door; none while a fact is missing or the case is unsupported.
        low: The lowest total that is left; none where it is not known.
        high: The highest total that is left; none where it is not known.
        amounts: The sum of the lines of each kind that the quote has, such as ``vat``; empty
            without a total.
        missing: The fact to find out first, as ``assume=`` takes it; empty if none is missing.
        reasons: Why the quote is not exact, in words.
        evidence: How well the worst read of its rules was read; none where there was no rule.
        checked_on: The oldest check among its rules.
        fingerprint: A digest of the rules and rates of goods that were used.
        version: The version of the library.
    """

    ship_from: str
    ship_to: str
    on: dt.date
    state: QuoteState
    total: Money | None = None
    low: Money | None = None
    high: Money | None = None
    amounts: dict[LineKind, Money] = Field(default_factory=dict)
    missing: str = ""
    reasons: tuple[str, ...] = ()
    evidence: Evidence | None = None
    checked_on: dt.date | None = None
    fingerprint: str
    version: str
