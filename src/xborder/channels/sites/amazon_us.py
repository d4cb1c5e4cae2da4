"""Amazon.com: referral and closing fees, and what a refund keeps."""

from xborder.channels.vocabulary import *

read: Reader = Reader(day(2026, 11, 30))
PRICING = read.secondary(
    "Amazon US selling plans and referral fees, as transcribed in public fee data",
    "https://sell.amazon.com/pricing",
)
CALCULATORS = read.secondary(
    "Referral fees in public calculators", "https://sell.amazon.com/pricing"
)
REFUNDS = read.official(
    "Amazon Seller Central US, Refund administration fee",
    "https://sellercentral.amazon.com/gp/help/external/200387220",
)
LIST_OF_2026 = day(2026, 1, 15)
"""The list was announced without changes of referral fees for 2025 and 2026: its rates may be older."""

REFERRAL = (
    *by_category(
        PRICING,
        (
            ("0.45", "amazon_device_accessories"),
            (portions(("300", "0.15"), rest="0.08"), "appliances_compact"),
            ("0.08", "appliances_full_size computers consumer_electronics"),
            (
                "0.12",
                "automotive_powersports base_equipment_power_tools business_industrial_scientific",
            ),
            (whole_price(("10", "0.08"), rest="0.15"), "baby beauty_health_personal_care"),
            (
                "0.15",
                (
                    "backpacks_handbags_luggage everything_else eyewear footwear home_kitchen "
                    "lawn_garden mattresses musical_instruments_av office_products pet_supplies "
                    "sports_outdoors tools_home_improvement toys_games"
                ),
            ),
            (portions(("100", "0.15"), rest="0.08"), "electronics_accessories"),
            (portions(("200", "0.15"), rest="0.1"), "furniture"),
            (portions(("250", "0.2"), rest="0.05"), "jewelry"),
            (whole_price(("500", "0.15"), rest="0.08"), "lawn_mowers_snow_throwers"),
            ("0.2", "merchant_fulfilled_services"),
            ("0.22", "veterinary_diets"),
            ("0.1", "tires"),
            (portions(("1500", "0.16"), rest="0.03"), "watches"),
        ),
        base=BEFORE_TAX,
        least="0.30 USD",
        start=LIST_OF_2026,
    ),
    *by_category(
        PRICING,
        (
            (
                portions(("100", "0.20"), ("1000", "0.15"), ("5000", "0.10"), rest="0.05"),
                "fine_art",
            ),
            ("0.20", "gift_cards"),
            (whole_price(("15", "0.08"), rest="0.15"), "grocery_gourmet"),
        ),
        base=BEFORE_TAX,
        start=LIST_OF_2026,
    ),
    *by_category(
        PRICING,
        (
            ("0.15", "books media_dvd_music_video_software video_games_gaming_accessories"),
            ("0.08", "video_game_consoles"),
        ),
        base=[Part.ITEM],
        start=LIST_OF_2026,
        note="On media the price of the article alone counts, without shipping and gift wrap.",
    ),
    *by_category(
        PRICING,
        ((whole_price(("15", "0.05"), ("20", "0.10"), rest="0.17"), "clothing_accessories"),),
        base=BEFORE_TAX,
        least="0.30 USD",
        readings=[percent("0.17")],
        start=LIST_OF_2026,
        note="Some sources give 17 % at every price.",
    ),
    *by_category(
        CALCULATORS, (("0.15", "handmade"),), base=BEFORE_TAX, least="1.00 USD", start=LIST_OF_2026
    ),
)
MEDIA = (
    "books",
    "media_dvd_music_video_software",
    "video_game_consoles",
    "video_games_gaming_accessories",
)
CLOSING = Fee(
    id="closing",
    title="Closing fee on media",
    kind=FeeKind.CLOSING,
    scale=fixed("1.80"),
    base=BEFORE_TAX,
    per=Per.UNIT,
    categories=MEDIA,
).by(PRICING, start=LIST_OF_2026)

FULFILMENT = NotPriced(
    id="fulfilment",
    title="Fulfilment by Amazon",
    kind=FeeKind.FULFILMENT,
    reason="The table of fulfilment fees by size and weight is not built in: add the fee of your "
    "article to the schedule, or state that you ship yourself.",
    only={"fulfilment": "channel"},
)
REFUND = Fee(
    id="refund_administration",
    title="Refund administration fee",
    kind=FeeKind.REFUND,
    scale=percent("0.20"),
    on=[FeeKind.REFERRAL],
    per=Per.LINE,
    most="5.00 USD",
    event=Event.REFUND,
).by(REFUNDS, start=LIST_OF_2026)

SCHEDULE = FeeSchedule(
    channel="amazon_us",
    currency="USD",
    since=LIST_OF_2026,
    fees=(*REFERRAL, CLOSING, REFUND),
    not_priced=(FULFILMENT.by(PRICING, start=LIST_OF_2026),),
)
