"""Thresholds: how far a seller is from each turnover that opens a country or a regime."""

from xborder.vat.thresholds.standing import Standing, standing

__all__ = ["Standing", "standing"]
