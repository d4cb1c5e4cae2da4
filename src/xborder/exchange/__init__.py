"""Exchange rates: dated, sourced and exact.

A table never interpolates and never looks into the future. A rate that is older than the day
asked for is found only where the caller allows it, and says so.
"""

from xborder.exchange.rate import Quotation, Rate, RateKind, Side, exact_rate
from xborder.exchange.table import RateTable

__all__ = ["Quotation", "Rate", "RateKind", "RateTable", "Side", "exact_rate"]
