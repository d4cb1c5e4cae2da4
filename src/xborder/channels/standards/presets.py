"""Standards of sites and card networks that are built in, dated and sourced."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any, Final

from xborder.channels.standards.cards import CARDS
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
HEALTH_LATE = read.secondary(
    "ChannelBloom: Understanding account health performance metrics",
    "https://help.channelbloom.com/en/knowledge/understanding-account-health-performance-metrics",
)
HEALTH_LIMITS = read.unchecked(
    "TopBSR: Amazon account health", "https://topbsr.com/blog/amz_account_health"
)
EBAY_DEFECTS = read.official(
    "eBay Malaysia help: Defects", "https://ocsnext.ebay.com.my/ocs/sr?topicName=Defects&query=1514"
)
EBAY_TOP_RATED = read.official(
    "eBay India seller centre: Becoming Top Rated Seller, requirements in the USA",
    "https://sellglobal.ebay.in/seller-center/becoming-top-rated-seller/",
)
EBAY_TOP_RATED_GB = read.secondary(
    "Ad-Lister: How to become a top-rated seller on eBay in 2021",
    "https://www.ad-lister.co.uk/ebay/how-to-become-a-top-rated-seller-on-ebay-in-2021/",
)
EBAY_CASES = read.secondary(
    "Droopify: eBay seller level", "https://www.droopify.co/docs/documentation/seller-level"
)
EBAY_INDIA = read.official(
    "eBay India help: Seller performance standards", "https://ocsnext.ebay.in/ocs/sr?query=1472"
)
ETSY_STAR = read.official(
    "Etsy help: How to Become a Star Seller",
    "https://help.etsy.com/hc/en-us/articles/4403058372503-How-to-Become-a-Star-Seller",
)
ETSY_SERVICE = read.official(
    "Etsy help: How Do Star Seller Metrics Compare to Customer Service Standards?",
    "https://help.etsy.com/hc/en-us/articles/29654393638679",
)
WALMART_BEFORE = read.official(
    "Walmart Marketplace Learn: Seller Performance Standards, as of 2025",
    "https://marketplacelearn.walmart.com/guides/Policies%20&%20standards/Performance/Seller-performance-standards",
)
WALMART = read.official(
    "Walmart Marketplace Learn: Seller Performance Standards",
    "https://marketplacelearn.walmart.com/guides/Policies%3E%3E%20&%20standards/Performance/Seller-performance-standards",
)
WALMART_FEEDBACK = read.official(
    "Walmart Marketplace Learn: Negative Feedback Rate, of 22 October 2025",
    "https://marketplacelearn.walmart.com/guides/negative-feedback-rate-overview",
)
WALMART_NEW = read.secondary(
    "GeekSeller: Walmart's two new seller performance standards of 29 January 2026",
    "https://www.geekseller.com/?p=34321",
)
WALMART_EIGHT = read.secondary(
    "Walmart Insiders: the eight seller performance metrics, of February 2026",
    "https://www.walmartinsiders.co/p/you-need-to-know-about-these-two-new-seller-performance-metrics",
)
QUARTER, YEAR = 90, 365
"""Days that stand for the three and twelve months of eBay's evaluations."""
_EIGHT: Final = day(2026, 1, 29)
"""The day on which Walmart told of the eight standards it has now."""
_STAR: Final = day(2023, 9, 15)
"""The first day on which Etsy's present figures were read; others held before."""
_SERVICE: Final = day(2024, 9, 1)
"""Etsy's standards of customer service are of September 2024."""


def _amazon(name: str, days: int, limit: str, keep: Keep, *titles: str) -> AccountStandard:
    title, events, orders = titles
    return AccountStandard(
        id=f"amazon_{name}",
        title=title,
        events=events,
        orders=orders,
        window=Window(days=days),
        limit=limit,
        keep=keep,
    )


def _ebay(
    name: str, title: str, events: str, limit: str, *, free: int = 0, keep: Keep = Keep.AT_MOST
) -> AccountStandard:
    return AccountStandard(
        id=f"ebay_{name}",
        title=title,
        events=events,
        orders="Transactions of the window",
        window=Window(days=QUARTER, longer=YEAR, longer_below=400),
        limit=limit,
        keep=keep,
        free_events=free,
    )


def _etsy(
    name: str, limit: str, keep: Keep, titles: tuple[str, str, str], **more: Any
) -> AccountStandard:
    title, events, orders = titles
    return AccountStandard(
        id=f"etsy_{name}",
        title=title,
        events=events,
        orders=orders,
        window=Window(months=3),
        limit=limit,
        keep=keep,
        **more,
    )


def _star(name: str, limit: str, *titles: str, stars: bool = False) -> Timeline[AccountStandard]:
    title, events, orders = titles
    # the five orders are not what a share of messages or an average of ratings is counted against
    of_orders = orders == ORDERS
    return _etsy(
        f"star_{name}",
        limit,
        Keep.AT_LEAST,
        (title, events, orders),
        stars=stars,
        least_sales="300 USD",
        least_orders=5 if of_orders else 0,
    ).by(
        ETSY_SERVICE,
        start=_STAR,
        note="From five orders and USD 300 in the three months on, and 90 days after the first "
        "sale; looked at on the first of each month, for the three months before it.",
    )


def _walmart(
    name: str, days: int, limit: str, keep: Keep, title: str, events: str
) -> AccountStandard:
    return AccountStandard(
        id=f"walmart_{name}",
        title=title,
        events=events,
        orders=ORDERS,
        window=Window(days=days),
        limit=limit,
        keep=keep,
    )


ORDERS: Final = "All orders"
_SHIPPED: Final = "Orders that the seller ships"
_DEFECTS: Final = "Transactions cancelled for want of stock, and cases closed against the seller"
_UNTIL: Final = {"end": _EIGHT}
_CHANGED: Final = (
    "The day on which it took the place of the older one was not read; it held in February 2026."
)

_ALL: Final = (
    _amazon(
        *("order_defects", 60, "0.01", Keep.BELOW, "Amazon: order defect rate"),
        "Orders with negative feedback, an A-to-z claim not denied, or a chargeback",
        ORDERS,
    ).by(HEALTH),
    _amazon(
        *("cancellations", 7, "0.025", Keep.BELOW, "Amazon: cancellations before shipping"),
        *("Orders that the seller cancelled before shipping", _SHIPPED),
    ).by(HEALTH),
    _amazon(
        *("late_shipments", 30, "0.04", Keep.BELOW, "Amazon: late shipments"),
        *("Orders confirmed after the expected day of shipping", _SHIPPED),
    ).by(HEALTH_LATE, note="Also looked at over 10 days."),
    _amazon(
        *("valid_tracking", 30, "0.95", Keep.AT_LEAST, "Amazon: valid tracking"),
        *("Packages with valid tracking", "Packages"),
    ).by(HEALTH_LIMITS, note="The limit is general knowledge."),
    _ebay("defects", "eBay: transaction defects", _DEFECTS, "0.02", free=4).by(
        EBAY_DEFECTS, note="Those let pass are counted by buyer."
    ),
    _ebay(
        "defects_top_rated",
        "eBay: transaction defects of top-rated sellers",
        _DEFECTS,
        "0.005",
        free=3,
    ).by(EBAY_DEFECTS, note="Those let pass are counted by buyer."),
    _ebay(
        "cases_closed",
        "eBay: cases closed without resolution",
        "Cases closed without the seller's resolution",
        "0.003",
        free=2,
    ).by(EBAY_CASES, note="The same for sellers above standard and for top-rated ones."),
    _ebay("late_shipments", "eBay: late shipments", "Transactions shipped late", "0.07", free=7).by(
        EBAY_INDIA,
        note="For sellers above standard who sell to countries outside the US, the "
        "United Kingdom and Germany; what holds there was not read.",
    ),
    _ebay(
        "late_shipments_top_rated",
        "eBay US: late shipments of top-rated sellers",
        "Transactions shipped late",
        "0.03",
        free=5,
    ).by(
        EBAY_TOP_RATED,
        note="Top-rated from 100 transactions and USD 1,000 with American buyers in twelve months "
        "on, and 90 days after the account was opened.",
    ),
    _ebay(
        "late_deliveries_top_rated_gb",
        "eBay UK: late deliveries of top-rated sellers",
        "Transactions delivered late",
        "0.04",
        free=5,
    ).by(
        EBAY_TOP_RATED_GB,
        note="As of 2021. Top-rated from 100 transactions and GBP 1,000 with British and Irish "
        "buyers in twelve months on.",
    ),
    _ebay(
        "tracking_top_rated",
        "eBay US: tracking of top-rated sellers",
        "Transactions with tracking that was uploaded within the handling time",
        "0.95",
        keep=Keep.AT_LEAST,
    ).by(EBAY_TOP_RATED, note="And validated by the carrier."),
    _star(
        "messages",
        "0.95",
        "Etsy Star Seller: answers",
        "First messages answered within 24 hours",
        "First messages of buyers",
    ),
    _star(
        "shipping",
        "0.95",
        "Etsy Star Seller: shipping on time, with tracking",
        "Orders shipped on time with tracking, or with a label bought on Etsy",
        ORDERS,
    ),
    _star(
        "reviews",
        "4.8",
        "Etsy Star Seller: average of reviews",
        "Stars of the reviews",
        "Reviews",
        stars=True,
    ),
    _etsy(
        "messages",
        "0.80",
        Keep.AT_LEAST,
        ("Etsy: answers", "First messages answered within 48 hours", "First messages of buyers"),
    ).by(ETSY_SERVICE, start=_SERVICE),
    _etsy(
        "shipping",
        "0.80",
        Keep.AT_LEAST,
        ("Etsy: shipping on time", "Orders shipped on time", ORDERS),
    ).by(ETSY_SERVICE, start=_SERVICE),
    _etsy(
        "low_reviews",
        "0.10",
        Keep.BELOW,
        ("Etsy: low reviews", "Reviews of three stars or fewer", "Reviews"),
        free_events=4,
        free_below=40,
    ).by(ETSY_SERVICE, start=_SERVICE),
    _etsy(
        "cases",
        "0.01",
        Keep.BELOW,
        ("Etsy: cases", "Orders with cases refunded from the payment account", ORDERS),
        free_events=3,
        free_below=300,
    ).by(ETSY_SERVICE, start=_SERVICE),
    _walmart(
        *("cancellations", 30, "0.02", Keep.BELOW, "Walmart: cancellations"),
        "Orders that the seller cancelled",
    )
    .by(WALMART_BEFORE, end=_EIGHT)
    .then(WALMART, keep=Keep.AT_MOST, note=_CHANGED),
    _walmart(
        *("on_time_delivery", 30, "0.95", Keep.ABOVE, "Walmart: delivery on time"),
        "Orders delivered on or before the expected day",
    )
    .by(WALMART_BEFORE, end=_EIGHT)
    .then(WALMART, limit="0.90", keep=Keep.AT_LEAST, note=_CHANGED),
    _walmart(
        *("valid_tracking", 30, "0.99", Keep.ABOVE, "Walmart: valid tracking"),
        "Orders with valid tracking",
    )
    .by(WALMART_BEFORE, end=_EIGHT)
    .then(WALMART_EIGHT, keep=Keep.AT_LEAST, note=_CHANGED),
    _walmart(
        *("refunds", 30, "0.06", Keep.BELOW, "Walmart: refunds"),
        "Orders refunded for what the seller is responsible for",
    )
    .by(WALMART_BEFORE, end=_EIGHT)
    .then(WALMART_EIGHT, keep=Keep.AT_MOST, note=_CHANGED),
    _walmart(
        *("negative_feedback", 60, "0.02", Keep.AT_MOST, "Walmart: negative feedback"),
        "Orders rated with one or two stars",
    ).by(WALMART_FEEDBACK, start=day(2026, 1, 1), note='A standard since "early 2026".'),
    _walmart(
        *("returns", 60, "0.06", Keep.AT_MOST, "Walmart: returns"),
        "Delivered orders that were returned",
    ).by(WALMART_NEW, start=_EIGHT),
    _walmart(
        *("not_received", 60, "0.02", Keep.AT_MOST, "Walmart: items not received"),
        "Orders that the buyer says have not come",
    ).by(WALMART_NEW, start=_EIGHT),
    AccountStandard(
        id="walmart_answers",
        title="Walmart: answers",
        events="Inquiries answered within 48 hours",
        orders="Inquiries of buyers",
        window=Window(days=30),
        limit="0.95",
        keep=Keep.AT_LEAST,
    ).by(WALMART_EIGHT),
    *CARDS,
)

STANDARDS: Final[Mapping[str, Timeline[AccountStandard]]] = MappingProxyType(
    Named("STANDARDS", {each.name: each for each in _ALL})
)
"""The standards that are built in, by name."""
