"""The breakdown: every figure of a quote and what it stands on, as plain documents."""

from xborder.landed_cost.breakdown.certainty import (
    Answers,
    Candidate,
    Candidates,
    Consequence,
    Decided,
    Decision,
    Ends,
    MissingFact,
    QuoteState,
    RangeEnd,
    Reason,
)
from xborder.landed_cost.breakdown.line import CostLine, LineKind
from xborder.landed_cost.breakdown.summary import QuoteSummary
from xborder.landed_cost.breakdown.whole import (
    Breakdown,
    KnownFact,
    KnownFacts,
    NoticeGiven,
    Notices,
    Option,
    Options,
    RateUsed,
    Unused,
    Verdict,
)

__all__ = [
    "Answers",
    "Breakdown",
    "Candidate",
    "Candidates",
    "Consequence",
    "CostLine",
    "Decided",
    "Decision",
    "Ends",
    "KnownFact",
    "KnownFacts",
    "LineKind",
    "MissingFact",
    "NoticeGiven",
    "Notices",
    "Option",
    "Options",
    "QuoteState",
    "QuoteSummary",
    "RangeEnd",
    "RateUsed",
    "Reason",
    "Unused",
    "Verdict",
]
