"""Exchange rates: dated, sourced and exact.

A table never interpolates and never looks into the future. A rate that is older than the day
asked for is found only where the caller allows it, and says so.
"""

from typing import TYPE_CHECKING, Final

from xborder.lazy import front

if TYPE_CHECKING:
    from xborder.exchange.one_currency import ConvertedAmount, InOneCurrency, in_one_currency
    from xborder.exchange.rate import Quotation, Rate, RateKind, Side, exact_rate
    from xborder.exchange.table import RateTable

_HOMES: Final = {
    "ConvertedAmount": "one_currency",
    "InOneCurrency": "one_currency",
    "Quotation": "rate",
    "Rate": "rate",
    "RateKind": "rate",
    "RateTable": "table",
    "Side": "rate",
    "exact_rate": "rate",
    "in_one_currency": "one_currency",
}

__all__ = [
    "ConvertedAmount",
    "InOneCurrency",
    "Quotation",
    "Rate",
    "RateKind",
    "RateTable",
    "Side",
    "exact_rate",
    "in_one_currency",
]

front(globals(), _HOMES)
