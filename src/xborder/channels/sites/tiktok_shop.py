"""TikTok Shop: referral fees in the United States and commission in Europe."""

from xborder.channels.vocabulary import *

read: Reader = Reader(day(2026, 11, 30))
UPDATES = read.official(
    "TikTok Shop US: Referral Fee Updates 2024",
    "https://seller-us.tiktok.com/university/essay?knowledge_id=5982454398175018",
)
BEFORE = read.secondary(
    "FitSmallBusiness: How much does TikTok Shop take",
    "https://fitsmallbusiness.com/how-much-does-tiktok-shop-take",
)
BRITISH = read.secondary(
    "M2E Cloud: TikTok Shop UK seller fees explained",
    "https://docs.m2ecloud.com/docs/tiktok-shop-seller-fees-uk/",
)
EUROPEAN = read.secondary(
    "Ecommerce Bridge: TikTok Shop raises its fees",
    "https://www.ecommercebridge.cz/tiktok-shop-zvysuje-poplatky-platforma-potvrdila-9-provizi-na-klicovych-trzich-eu/",
)


def commission(
    rate: str,
    *,
    plus: str = "0",
    readings: tuple[str, ...] = (),
    in_part: InPart = InPart.PROPORTION,
    back_doubted: bool = False,
) -> Fee:
    """Return the share of an order; jewellery and pre-owned goods have rates of their own."""
    return Fee(
        id="referral",
        title=COMMISSION,
        kind=FeeKind.REFERRAL,
        scale=percent(rate, plus=plus),
        base=[Part.ITEM, Part.SHIPPING],
        comes_back="1",
        in_part=in_part,
        back_doubted=back_doubted,
        readings=[percent(each) for each in readings],
    )


US_REFERRAL = (
    commission("0.02", plus="0.30", in_part=InPart.UNREAD)
    .by(BEFORE, start=day(2023, 9, 1), end=day(2024, 4, 1), note="The month is known, no day.")
    .then(
        UPDATES,
        value=commission("0.06", readings=("0.05",)),
        note="The item is what the buyer pays and what the platform took off. Jewellery: 5 %.",
    )
)
US_REFUND = Fee(
    id="refund_administration",
    title="Refund administration fee",
    kind=FeeKind.REFUND,
    scale=percent("0.20"),
    on=[FeeKind.REFERRAL],
    per=Per.LINE,
    most="5.00 USD",
    event=Event.REFUND,
).by(UPDATES, start=day(2025, 5, 15))

CANCELLED = Cancellation(id="cancellation", gives_back=[FeeKind.REFERRAL])
"""Nothing is asked for what was not delivered, nor kept of it."""

US = FeeSchedule(
    channel="tiktok_shop_us",
    currency="USD",
    since=day(2023, 9, 1),
    fees=(US_REFERRAL, US_REFUND),
    cancellations=(
        CANCELLED.by(
            UPDATES,
            start=day(2025, 5, 15),
            note="No administration fee before shipping, where the rules of automatic cancelling "
            "are met.",
        ),
    ),
)
GB = FeeSchedule(
    channel="tiktok_shop_gb",
    currency="GBP",
    since=day(2024, 9, 2),
    fees=(
        commission("0.09", readings=("0.05",)).by(
            BRITISH,
            start=day(2024, 9, 2),
            note="VAT is inside it. Some electronics and collectibles: 5 %. The item is what the buyer pays and what the platform took off.",
        ),
    ),
    cancellations=(
        CANCELLED.by(
            BRITISH, start=day(2024, 9, 2), note="What is refunded is taken from the base."
        ),
    ),
)
EURO = FeeSchedule(
    channel="tiktok_shop_eu",
    currency="EUR",
    since=None,
    fees=(
        commission("0.05", back_doubted=True)
        .by(EUROPEAN, end=day(2026, 1, 8), note="Since each market opened.")
        .then(EUROPEAN, value=commission("0.09", back_doubted=True)),
    ),
)
