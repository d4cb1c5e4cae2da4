"""Rates: which rate of VAT, GST or sales tax goods and services bear, where, and since when."""

from xborder.vat.rates.history import RatePeriod, rate_changes, rate_history
from xborder.vat.rates.rate import Rate, RateKind, rate

__all__ = ["Rate", "RateKind", "RatePeriod", "rate", "rate_changes", "rate_history"]
