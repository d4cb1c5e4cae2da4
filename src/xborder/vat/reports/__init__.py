"""Reports of marketplaces on the tax of sales: read row by row, reconciled, handed to returns."""

from xborder.vat.reports.amazon import (
    ReportedSale,
    Scheme,
    StockMovement,
    VatReport,
    amazon_vat_transactions,
)

__all__ = ["ReportedSale", "Scheme", "StockMovement", "VatReport", "amazon_vat_transactions"]
