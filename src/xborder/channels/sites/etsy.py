"""Etsy: transaction, listing and processing fees for shops that are paid in one currency."""

from xborder.channels.vocabulary import *

read: Reader = Reader(day(2026, 11, 30))
POLICY = read.secondary(
    "Etsy Fees & Payments Policy, as transcribed in public fee data",
    "https://www.etsy.com/legal/fees/",
)
CANCELLING = read.official(
    "Etsy help: How to Cancel a Sale",
    "https://help.etsy.com/hc/en-us/articles/115015587347-How-to-Cancel-a-Sale",
)
REGULATORY = read.official(
    "Etsy help: What is the Regulatory Operating fee?",
    "https://help.etsy.com/hc/pl/articles/1500011073202",
)

TRANSACTION = Fee(
    id="transaction",
    title="Transaction fee",
    kind=FeeKind.REFERRAL,
    scale=percent("0.065"),
    base=BEFORE_TAX,
    comes_back="1",
).by(
    POLICY,
    start=day(2022, 4, 11),
    note="The first day is general knowledge. That it comes back on what is refunded: Everlyst "
    "glossary, https://everlysthq.com/glossary/refund",
)
LISTING = Fee(
    id="listing",
    title="Listing fee",
    kind=FeeKind.LISTING,
    scale=fixed("0.20"),
    base=BEFORE_TAX,
    per=Per.UNIT,
).by(POLICY, start=YEAR_READ, note="For four months, and again for each further unit sold.")
LISTING_ABROAD = NotPriced(
    id="listing",
    title="Listing fee",
    kind=FeeKind.LISTING,
    reason="It is USD 0.20 a unit, converted at Etsy's rate of the day: add it in your currency.",
).by(POLICY, start=YEAR_READ)


def advertising(rate: str, volume: str, most: str | None) -> Timeline[Fee]:
    """Return the fee for an order that came from an advertisement elsewhere."""
    return Fee(
        id=f"offsite_ads.{volume}",
        title="Fee for an order from an advertisement",
        kind=FeeKind.ADVERTISING,
        scale=percent(rate),
        base=BEFORE_TAX,
        most=most,
        only={"from_ad": volume},
    ).by(
        POLICY,
        start=YEAR_READ,
        note="A shop that sold for USD 10,000 in 365 days pays the lower rate ever after.",
    )


def processing(rate: str, plus: str) -> Timeline[Fee]:
    """Return the payment fee, by the country of the shop's bank."""
    return Fee(
        id="processing",
        title="Payment processing fee",
        kind=FeeKind.PAYMENT,
        scale=percent(rate, plus=plus),
        base=WITH_TAX,
    ).by(POLICY, start=YEAR_READ)


REGULATORY_GB = Fee(
    id="regulatory",
    title="Regulatory operating fee",
    kind=FeeKind.REGULATORY,
    scale=percent("0.0032"),
    base=BEFORE_TAX,
    readings=[percent("0.0025")],
).by(REGULATORY, start=YEAR_READ, note="An undated page; another one has 0.25 %.")

CANCELLED = Cancellation(
    id="cancellation",
    gives_back=[FeeKind.REFERRAL, FeeKind.LISTING],
    only={"from_ad": "no"},
).by(
    CANCELLING,
    start=YEAR_READ,
    note="Listing and transaction fees are credited; of an advertisement's fee it does not speak.",
)

US = FeeSchedule(
    channel="etsy_us",
    currency="USD",
    since=YEAR_READ,
    fees=(
        TRANSACTION,
        LISTING,
        processing("0.03", "0.25"),
        advertising("0.15", "low_volume", "100 USD"),
        advertising("0.12", "high_volume", "100 USD"),
    ),
    cancellations=(CANCELLED,),
)
GB = FeeSchedule(
    channel="etsy_gb",
    currency="GBP",
    since=YEAR_READ,
    fees=(TRANSACTION, REGULATORY_GB, processing("0.04", "0.20")),
    not_priced=(
        LISTING_ABROAD,
        NotPriced(
            id="offsite_ads",
            title="Fee for an order from an advertisement",
            kind=FeeKind.ADVERTISING,
            reason="It is 15 or 12 %, at most USD 100 at Etsy's rate of the day: add your own.",
            only={"from_ad": ("low_volume", "high_volume")},
        ).by(POLICY, start=YEAR_READ),
    ),
)
