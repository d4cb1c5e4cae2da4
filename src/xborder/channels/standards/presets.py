"""Standards of sites and card networks that are built in, dated and sourced."""

from collections.abc import Mapping
from typing import Final

from xborder.channels.standards.standard import AccountStandard, Keep, Window
from xborder.named import Named
from xborder.policy.vocabulary import day
from xborder.source import Reader
from xborder.timeline import Timeline

read: Reader = Reader(day(2026, 11, 30))
HEALTH = read.secondary(
    "What is Amazon Account Health?, with the text of the help page",
    "https://www.ecommanagers.com/what-is-amazon-account-health/",
)
HEALTH_LIMITS = read.unchecked(
    "TopBSR: Amazon account health", "https://topbsr.com/blog/amz_account_health"
)
EBAY = read.official(
    "eBay: Seller performance policy",
    "https://export.ebay.com/en/customer-service/seller-level-and-sales/seller-performance-policy/",
)
EBAY_CASES = read.unchecked(
    "eBay: Seller performance policy, cases closed without resolution",
    "https://export.ebay.com/en/customer-service/seller-level-and-sales/seller-performance-policy/",
)
EBAY_INDIA = read.official(
    "eBay India help: Seller performance standards", "https://ocsnext.ebay.in/ocs/sr?query=1472"
)
WALMART = read.official(
    "Walmart Marketplace Learn: Seller Performance Standards",
    "https://marketplacelearn.walmart.com/guides/Policies%20&%20standards/Performance/Seller-performance-standards",
)
VAMP = read.secondary(
    "Checkout.com support: thresholds under Visa's Acquirer Monitoring Program",
    "https://support.checkout.com/hc/en-us/articles/23330844282514",
)
CARDS = read.secondary(
    "Clark Brands: Visa and Mastercard chargeback and fraud monitoring programmes",
    "https://clarkbrands.zendesk.com/hc/en-us/articles/30981098112151",
)
QUARTER, YEAR = 90, 365
"""Days that stand for the three and twelve months of eBay's evaluations."""


def _ebay(name: str, title: str, events: str, limit: str, *, free: int = 0) -> AccountStandard:
    return AccountStandard(
        id=name,
        title=title,
        events=events,
        orders="Transactions of the window",
        window=Window(days=QUARTER, longer=YEAR, longer_below=400),
        limit=limit,
        keep=Keep.AT_MOST,
        free_events=free,
    )


_ALL: Final = (
    AccountStandard(
        id="amazon_order_defects",
        title="Amazon: order defect rate",
        events="Orders with negative feedback, an A-to-z claim not denied, or a chargeback",
        orders="All orders",
        window=Window(days=60),
        limit="0.01",
        keep=Keep.BELOW,
    ).by(HEALTH),
    AccountStandard(
        id="amazon_cancellations",
        title="Amazon: cancellations before shipping",
        events="Orders that the seller cancelled before shipping",
        orders="Orders that the seller ships",
        window=Window(days=7),
        limit="0.025",
        keep=Keep.BELOW,
    ).by(HEALTH),
    AccountStandard(
        id="amazon_late_shipments",
        title="Amazon: late shipments",
        events="Orders confirmed after the expected day of shipping",
        orders="Orders that the seller ships",
        window=Window(days=30),
        limit="0.04",
        keep=Keep.BELOW,
    ).by(HEALTH_LIMITS, note="Also looked at over 10 days. The limit is general knowledge."),
    AccountStandard(
        id="amazon_valid_tracking",
        title="Amazon: valid tracking",
        events="Packages with valid tracking",
        orders="Packages",
        window=Window(days=30),
        limit="0.95",
        keep=Keep.AT_LEAST,
    ).by(HEALTH_LIMITS, note="The limit is general knowledge."),
    _ebay(
        "ebay_defects",
        "eBay: transaction defects",
        "Transactions cancelled for want of stock, and cases closed against the seller",
        "0.02",
    ).by(EBAY),
    _ebay(
        "ebay_defects_top_rated",
        "eBay: transaction defects of top-rated sellers",
        "Transactions cancelled for want of stock, and cases closed against the seller",
        "0.005",
    ).by(EBAY),
    _ebay(
        "ebay_cases_closed",
        "eBay: cases closed without resolution",
        "Cases closed without the seller's resolution",
        "0.003",
        free=2,
    ).by(EBAY_CASES, note="General knowledge."),
    _ebay(
        "ebay_late_shipments",
        "eBay: late shipments",
        "Transactions shipped late",
        "0.07",
        free=7,
    ).by(EBAY_INDIA),
    AccountStandard(
        id="walmart_cancellations",
        title="Walmart: cancellations",
        events="Orders that the seller cancelled",
        orders="All orders",
        window=Window(days=30),
        limit="0.02",
        keep=Keep.BELOW,
    ).by(WALMART),
    AccountStandard(
        id="walmart_on_time_delivery",
        title="Walmart: delivery on time",
        events="Orders delivered on or before the expected day",
        orders="All orders",
        window=Window(days=30),
        limit="0.95",
        keep=Keep.ABOVE,
    ).by(WALMART),
    AccountStandard(
        id="visa_merchant_monitoring",
        title="Visa: monitoring of merchants (VAMP)",
        events="Fraud reports and disputes, card not present; one that is both counts twice",
        orders="Settled sales, card not present",
        window=Window(month=True),
        limit="0.022",
        keep=Keep.BELOW,
        least_events=1500,
    )
    .by(VAMP, start=day(2025, 10, 1), end=day(2026, 4, 1))
    .then(
        VAMP,
        limit="0.015",
        note="Not in the Middle East and Africa (MENA), where the limit stayed. Out after three "
        "months below.",
    ),
    AccountStandard(
        id="mastercard_chargebacks",
        title="Mastercard: excessive chargeback merchant",
        events="Chargebacks of the month",
        orders="Transactions of the month before",
        window=Window(month=True),
        limit="0.015",
        keep=Keep.BELOW,
        least_events=100,
    ).by(
        CARDS,
        note="From 300 chargebacks and 3 % high excessive. That the month before is the "
        "denominator is general knowledge: give its transactions as orders.",
    ),
)

STANDARDS: Final[Mapping[str, Timeline[AccountStandard]]] = Named(
    "STANDARDS", {each.name: each for each in _ALL}
)
"""The standards that are built in, by name."""
