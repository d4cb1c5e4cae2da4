"""Determination: which tax a sale bears, where, at what rate, who accounts for it and by when."""

from xborder.vat.determination.answer import (
    Alternative,
    Certainty,
    ImportLeg,
    MissingFact,
    ReturnDue,
    Ruling,
    TaxPart,
    Verdict,
)
from xborder.vat.determination.determine import determine
from xborder.vat.determination.result import Determination

__all__ = [
    "Alternative",
    "Certainty",
    "Determination",
    "ImportLeg",
    "MissingFact",
    "ReturnDue",
    "Ruling",
    "TaxPart",
    "Verdict",
    "determine",
]
