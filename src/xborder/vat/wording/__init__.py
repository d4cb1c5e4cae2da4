"""Wording: the words an invoice carries for reverse charge, exemption and margin, by language."""

from xborder.vat.wording.wording import (
    LANGUAGE_OF,
    OFFICIAL_LANGUAGES,
    Point,
    Wording,
    invoice_words,
)
from xborder.vat.wording.words import Words

__all__ = ["LANGUAGE_OF", "OFFICIAL_LANGUAGES", "Point", "Wording", "Words", "invoice_words"]
