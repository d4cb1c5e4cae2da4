"""Exposure: what will be received or paid in each currency, when, and how sure it is.

Amounts are exact decimals, so that netting loses nothing; positive is to be received.
"""

from typing import TYPE_CHECKING

from xborder.lazy import front

if TYPE_CHECKING:
    from xborder.fx.exposure.exposure import Exposure, ExposureStage
    from xborder.fx.exposure.invoice_exports import (
        quickbooks_invoices,
        xero_aged_receivables,
        xero_invoices,
    )
    from xborder.fx.exposure.netting import (
        Bucketing,
        HomeTotal,
        NetPosition,
        net_positions,
        total_in,
    )
    from xborder.fx.exposure.open_days import open_by_day
    from xborder.fx.exposure.payouts import PAYOUT_TERMS, PayoutTerms, payout_terms
    from xborder.fx.exposure.provider_exports import (
        adyen_receipts,
        amazon_receipts,
        paypal_receipts,
        stripe_receipts,
    )
    from xborder.fx.exposure.rows import DateOrder, DecimalMark, LeftOut, ReadExport, table_below
    from xborder.fx.exposure.settlement import (
        SettlementCycle,
        SettlementDay,
        SettlementProjection,
        SteadyState,
    )

_HOMES = {
    "Bucketing": "netting",
    "DateOrder": "rows",
    "DecimalMark": "rows",
    "Exposure": "exposure",
    "ExposureStage": "exposure",
    "HomeTotal": "netting",
    "LeftOut": "rows",
    "NetPosition": "netting",
    "PAYOUT_TERMS": "payouts",
    "PayoutTerms": "payouts",
    "ReadExport": "rows",
    "SettlementCycle": "settlement",
    "SettlementDay": "settlement",
    "SettlementProjection": "settlement",
    "SteadyState": "settlement",
    "adyen_receipts": "provider_exports",
    "amazon_receipts": "provider_exports",
    "net_positions": "netting",
    "open_by_day": "open_days",
    "payout_terms": "payouts",
    "paypal_receipts": "provider_exports",
    "quickbooks_invoices": "invoice_exports",
    "stripe_receipts": "provider_exports",
    "table_below": "rows",
    "total_in": "netting",
    "xero_aged_receivables": "invoice_exports",
    "xero_invoices": "invoice_exports",
}

__all__ = [
    "PAYOUT_TERMS",
    "Bucketing",
    "DateOrder",
    "DecimalMark",
    "Exposure",
    "ExposureStage",
    "HomeTotal",
    "LeftOut",
    "NetPosition",
    "PayoutTerms",
    "ReadExport",
    "SettlementCycle",
    "SettlementDay",
    "SettlementProjection",
    "SteadyState",
    "adyen_receipts",
    "amazon_receipts",
    "net_positions",
    "open_by_day",
    "payout_terms",
    "paypal_receipts",
    "quickbooks_invoices",
    "stripe_receipts",
    "table_below",
    "total_in",
    "xero_aged_receivables",
    "xero_invoices",
]

front(globals(), _HOMES)
