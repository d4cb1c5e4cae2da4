"""TikTok Shop in South-East Asia: commission and transaction fees, the local tax inside them."""

import datetime as dt

from xborder.channels.vocabulary import *

read: Reader = Reader(day(2026, 11, 30))
UNIVERSITY = read.secondary(
    "TikTok Shop Seller University of January 2026, as transcribed in public fee data",
    "https://seller-sg.tiktok.com/university",
)
SUPPORT = read.secondary(
    "BigSeller: TikTok Shop introduces Platform Support Fee in Malaysia",
    "https://www.bigseller.pro/blog/articleDetails/4306/tiktok-shop-platform-support-fee.htm",
)
TRANSCRIBED = day(2026, 1, 17)
INSIDE = "The local tax is inside it. Benefits of new sellers are left out."


def commission(
    rate: str, start: dt.date, *, name: str = "referral", categories: str = ""
) -> Timeline[Fee]:
    """Return the share of the goods after what the seller took off."""
    return Fee(
        id=name,
        title=COMMISSION,
        kind=FeeKind.REFERRAL,
        scale=percent(rate),
        base=[Part.ITEM],
        per=Per.LINE,
        categories=categories.split(),
        comes_back="1",
        back_doubted=True,
    ).by(UNIVERSITY, start=start, note=INSIDE)


def transaction(rate: str, start: dt.date) -> Timeline[Fee]:
    """Return the share of what the buyer pays."""
    return Fee(
        id="transaction",
        title="Transaction fee",
        kind=FeeKind.PAYMENT,
        scale=percent(rate),
        base=WITH_TAX,
        comes_back="1",
        back_doubted=True,
    ).by(UNIVERSITY, start=start, note=INSIDE)


def per_order(name: str, amount: str, *readings: str) -> Fee:
    """Return an amount for each order; some sellers are asked for another."""
    return Fee(
        id=name,
        title="Fee per order",
        kind=FeeKind.ORDER,
        scale=fixed(amount),
        base=WITH_TAX,
        readings=[fixed(each) for each in readings],
    )


def growth(rate: str, categories: str) -> Timeline[Fee]:
    """Return the Thai fee for the growth of commerce, at most 199 baht a unit."""
    return Fee(
        id=f"growth.{categories}",
        title="Commerce growth fee",
        kind=FeeKind.REFERRAL,
        scale=percent(rate),
        base=[Part.ITEM],
        per=Per.UNIT,
        most="199 THB",
        categories=categories,
        comes_back="1",
        back_doubted=True,
    ).by(UNIVERSITY, start=TRANSCRIBED, note=INSIDE)


def unread(name: str, kind: FeeKind, title: str, reason: str) -> Timeline[NotPriced]:
    """Return a fee that is asked and was not read."""
    return NotPriced(id=name, title=title, kind=kind, reason=reason).by(
        UNIVERSITY, start=TRANSCRIBED
    )


SG = FeeSchedule(
    channel="tiktok_shop_sg",
    currency="SGD",
    since=day(2025, 7, 15),
    fees=(commission("0.0327", day(2025, 7, 15)), transaction("0.0218", day(2025, 7, 15))),
)
TH = FeeSchedule(
    channel="tiktok_shop_th",
    currency="THB",
    since=TRANSCRIBED,
    fees=(
        commission("0.0535", TRANSCRIBED, name="referral.electronics", categories="electronics"),
        commission("0.0642", TRANSCRIBED, name="referral.other", categories="other"),
        growth("0.0535", "electronics"),
        growth("0.0642", "other"),
        transaction("0.0321", TRANSCRIBED),
        per_order("infrastructure", "1.07").by(UNIVERSITY, start=TRANSCRIBED, note=INSIDE),
    ),
)
VN = FeeSchedule(
    channel="tiktok_shop_vn",
    currency="VND",
    since=TRANSCRIBED,
    fees=(commission("0.05", TRANSCRIBED), transaction("0.0321", TRANSCRIBED)),
    not_priced=(
        unread(
            "order_processing",
            FeeKind.ORDER,
            "Fee per order",
            "There is a fee for the processing of an order, and its amount was not read: add it.",
        ),
    ),
)
MY = FeeSchedule(
    channel="tiktok_shop_my",
    currency="MYR",
    since=TRANSCRIBED,
    fees=(
        transaction("0.0378", TRANSCRIBED),
        per_order("platform_support", "0.54", "0").by(
            SUPPORT,
            start=day(2026, 2, 15),
            note="With tax. None for new and small sellers and for basic food; it is kept when a "
            "delivered order is refunded.",
        ),
    ),
    not_priced=(
        unread(
            "referral",
            FeeKind.REFERRAL,
            COMMISSION,
            "It is 5.40 to 10.26 % by subcategory for sellers in the bonus programme and 9.18 to "
            "14.58 % for others: add that of yours.",
        ),
    ),
)
PH = FeeSchedule(
    channel="tiktok_shop_ph",
    currency="PHP",
    since=TRANSCRIBED,
    fees=(
        transaction("0.0224", TRANSCRIBED),
        per_order("order_processing", "3", "0", "5").by(
            UNIVERSITY,
            start=TRANSCRIBED,
            note="For local sellers; 5 pesos before the discount; none for new sellers and for the "
            "first 50 orders of a month. It is kept when an order is refunded.",
        ),
    ),
    not_priced=(
        unread(
            "referral",
            FeeKind.REFERRAL,
            COMMISSION,
            "It is 5 to 9.1 % by subcategory: add that of yours.",
        ),
    ),
)
