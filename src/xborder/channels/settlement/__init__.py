"""Settlement files: read row by row, and checked against what a schedule asks."""

from xborder.channels.settlement.amazon import amazon_settlement
from xborder.channels.settlement.check import (
    Difference,
    DifferenceReason,
    SettlementCheck,
    check_settlement,
)
from xborder.channels.settlement.ebay import ebay_transactions
from xborder.channels.settlement.etsy import etsy_sold_orders, etsy_statement
from xborder.channels.settlement.paid import (
    PayoutCheck,
    PayoutDifference,
    PayoutReason,
    check_payouts,
)
from xborder.channels.settlement.providers import (
    adyen_settlement,
    paypal_activity,
    shopify_payments,
    stripe_balance,
)
from xborder.channels.settlement.row import SettledAmount, SettledKind, Settlement

__all__ = [
    "Difference",
    "DifferenceReason",
    "PayoutCheck",
    "PayoutDifference",
    "PayoutReason",
    "SettledAmount",
    "SettledKind",
    "Settlement",
    "SettlementCheck",
    "adyen_settlement",
    "amazon_settlement",
    "check_payouts",
    "check_settlement",
    "ebay_transactions",
    "etsy_sold_orders",
    "etsy_statement",
    "paypal_activity",
    "shopify_payments",
    "stripe_balance",
]
