"""Thresholds: how far a seller is from each turnover that opens a country or a regime."""

from xborder.vat.thresholds.standing import Standing, standing
from xborder.vat.thresholds.watch import Sold, Watched, watch

__all__ = ["Sold", "Standing", "Watched", "standing", "watch"]
