"""Landed cost: what a parcel costs at the buyer's door, who collects what, and by which law."""

from xborder.landed_cost.quotation import quote
from xborder.landed_cost.result import LandedCost, QuoteState

__all__ = ["LandedCost", "QuoteState", "quote"]
