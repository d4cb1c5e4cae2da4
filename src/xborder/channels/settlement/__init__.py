"""Settlement files: read row by row, and checked against what a schedule asks."""

from xborder.channels.settlement.check import (
    Difference,
    DifferenceReason,
    SettlementCheck,
    check_settlement,
)
from xborder.channels.settlement.layouts import (
    adyen_settlement,
    amazon_settlement,
    ebay_transactions,
    paypal_activity,
    shopify_payments,
    stripe_balance,
)
from xborder.channels.settlement.row import SettledAmount, SettledKind, Settlement

__all__ = [
    "Difference",
    "DifferenceReason",
    "SettledAmount",
    "SettledKind",
    "Settlement",
    "SettlementCheck",
    "adyen_settlement",
    "amazon_settlement",
    "check_settlement",
    "ebay_transactions",
    "paypal_activity",
    "shopify_payments",
    "stripe_balance",
]
