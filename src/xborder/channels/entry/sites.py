"""What sites ask a seller for beside the law, as far as it was read, dated and sourced."""

from collections.abc import Iterable
from typing import Final

from xborder.channels.entry.documents import EntryDocument
from xborder.policy.vocabulary import day
from xborder.source import Provenance, Reader
from xborder.timeline import Timeline
from xborder.trade.country import EU_MEMBERS

read: Reader = Reader(day(2026, 11, 30))
AMAZON = read.official(
    "Amazon: A Registration Guide to Selling in Amazon US",
    "https://sell.amazon.co.uk/global-selling/registration-guide",
)
AMAZON_EUROPE = read.secondary(
    "TIK Training: What documents are required for an Amazon seller account?",
    "https://tiktraining.de/s/en/Amazon+Seller+Account+Documents/9069",
)
AMAZON_CATEGORIES = read.secondary(
    "Web Retailer: Amazon gated categories",
    "https://www.webretailer.com/amazon/amazon-gated-categories/",
)
AMAZON_BATTERIES = read.secondary(
    "Lengow, with Amazon's message to sellers: EPR batteries regulation, 18 August 2025",
    "https://help.lengow.com/hc/de/articles/21227146780572",
)
EBAY = read.official(
    "eBay help: Registering as a seller",
    "https://www.ebay.com/help/selling/getting-paid/registering-seller?id=4792",
)
EBAY_GB = read.official(
    "eBay UK help: Registering as a seller",
    "https://www.ebay.co.uk/help/selling/getting-paid/registering-seller?id=4792",
)
EBAY_ABROAD = read.official(
    "eBay: payments for legal entities, step by step",
    "https://export.ebay.com/en/fees-and-payments/payments/managed-payments-guide-payoneer/step-by-step-guide-for-legal-entity/",
)
ETSY = read.official(
    "Etsy help: How to Verify Your Identity for Etsy Payments",
    "https://help.etsy.com/hc/en-gb/articles/360001980067",
)
WALMART = read.official(
    "Walmart Marketplace Learn: Tax classifications and documentation, of 8 January 2025",
    "https://marketplacelearn.walmart.com/guides/Getting%20started/Onboarding/Tax-classifications-and-documentation",
)
TIKTOK = read.official(
    "TikTok Shop US: What documents do I need to register?",
    "https://seller-us.tiktok.com/university/essay?knowledge_id=3460256793413390&lang=en",
)
TIKTOK_GB = read.secondary(
    "Tabcut: Setting up your TikTok Shop profile, UK seller",
    "https://www.tabcut.com/blog/post/Lesson-3-Setting-up-your-TikTok-Shop-Profile-TikTok-Shop-UK-Seller",
)
_AMAZON_EUROPE: Final = ("GB", "BE", "DE", "ES", "FR", "IE", "IT", "NL", "PL", "SE")
_EVERYWHERE: Final = ("US", "GB", *EU_MEMBERS)
_QUARTER: Final = 90
"""Days that stand for the three months that a proof of an address may be old."""
_GATED: Final = (
    *("automotive", "collectibles", "fine_art", "fine_jewellery", "grocery"),
    *("major_appliances", "video", "watches"),
)

IDENTITY: Final = "Valid identity document of the owner or representative"
REGISTRATION: Final = "Business registration document or licence"
STATEMENT: Final = "Recent statement of the bank account or credit card"
ACCOUNT: Final = "Bank account for payouts"


def _asked(
    site: str,
    name: str,
    title: str,
    step: str,
    countries: Iterable[str] | str,
    source: Provenance,
    *,
    goods: Iterable[str] = (),
    ends: bool = False,
    oldest_days: int | None = None,
    since: tuple[int, int, int] | None = None,
    note: str = "",
) -> Timeline[EntryDocument]:
    return EntryDocument(
        id=f"{site}_{name}",
        title=title,
        step=step,
        countries=countries,
        goods=goods,
        site=site,
        ends=ends,
        oldest_days=oldest_days,
    ).by(source, start=None if since is None else day(*since), note=note)


SITES: Final[tuple[Timeline[EntryDocument], ...]] = (
    _asked("amazon", "identity_us", IDENTITY, "account", "US", AMAZON, ends=True),
    _asked("amazon", "registration_us", REGISTRATION, "account", "US", AMAZON),
    _asked(
        *("amazon", "statement_us", STATEMENT, "payment", "US", AMAZON),
        note="How old it may be was not read.",
    ),
    _asked(*("amazon", "identity", IDENTITY, "account", _AMAZON_EUROPE, AMAZON_EUROPE), ends=True),
    _asked("amazon", "registration", REGISTRATION, "account", _AMAZON_EUROPE, AMAZON_EUROPE),
    _asked(
        *("amazon", "statement", STATEMENT, "payment", _AMAZON_EUROPE, AMAZON_EUROPE),
        note="How old it may be was not read.",
    ),
    _asked(
        "amazon",
        "invoices",
        "Invoices of a supplier, for the approval of the category",
        "qualification",
        ("US", *_AMAZON_EUROPE),
        AMAZON_CATEGORIES,
        goods=_GATED,
        oldest_days=180,
        note="Which categories are closed changes, and so does what opens them; 90 days were asked "
        "for watches in 2017.",
    ),
    _asked(
        "amazon",
        "battery_register",
        "Registration number of batteries in the country",
        "qualification",
        ("IE", "NL", "PL", "SE"),
        AMAZON_BATTERIES,
        goods=("batteries",),
        since=(2025, 8, 18),
    ),
    _asked(
        *("ebay", "identity", IDENTITY, "account", ("US", "GB"), EBAY_GB),
        ends=True,
        note="Where name, address and day of birth alone cannot be verified.",
    ),
    _asked(*("ebay", "tax_number", "Social security or employer number", "account", "US", EBAY)),
    _asked(
        *("ebay", "registration", "Number in the register of companies", "account", "GB", EBAY_GB),
        note="Of registered businesses.",
    ),
    _asked("ebay", "bank_account", ACCOUNT, "payment", ("US", "GB"), EBAY_GB),
    _asked(
        *("ebay", "address", "Proof of the business address", "account", ("US", "GB", "DE")),
        EBAY_ABROAD,
        oldest_days=_QUARTER,
        note="Of companies that eBay pays through Payoneer, with one of their registration "
        "documents.",
    ),
    _asked(
        *("etsy", "identity", IDENTITY, "account", _EVERYWHERE, ETSY),
        ends=True,
        note="Where what was entered cannot be verified.",
    ),
    _asked("etsy", "bank_account", ACCOUNT, "payment", _EVERYWHERE, ETSY),
    _asked("walmart", "tax_form", "American tax form W-9 or W-8", "account", "US", WALMART),
    _asked(
        *("walmart", "registration", REGISTRATION, "account", "US", WALMART),
        note="Which one depends on the country of incorporation.",
    ),
    _asked("walmart", "identity", IDENTITY, "account", "US", WALMART, ends=True),
    _asked("tiktok_shop", "identity", IDENTITY, "account", "US", TIKTOK, ends=True),
    _asked(
        *("tiktok_shop", "address", "Proof of the residential address", "account", "US", TIKTOK)
    ),
    _asked(
        *("tiktok_shop", "tax_form", "American tax form W-9 or W-8", "payment", "US", TIKTOK),
        note="From USD 2,000 of sales on.",
    ),
    _asked("tiktok_shop", "registration", REGISTRATION, "account", "GB", TIKTOK_GB),
)
"""What sites ask for beside the law, as far as it was read; their own forms may ask for more."""
