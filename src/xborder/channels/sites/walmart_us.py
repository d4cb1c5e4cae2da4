"""Walmart.com: referral fees."""

from xborder.channels.vocabulary import *

read: Reader = Reader(day(2026, 11, 30))
CONTRACT = read.official(
    "Walmart Marketplace Learn: Referral Fee Schedule for Contract Categories",
    "https://marketplacelearn.walmart.com/guides/Getting%20started/Onboarding/Referral-fee-schedule-for-contract-categories",
)
OF_2023 = read.secondary(
    "8th & Walton: Walmart Marketplace Fees for Sellers, rates of 2023",
    "https://www.8thandwalton.com/blog/walmart-marketplace-fees/",
)

REFERRAL = (
    *by_category(
        CONTRACT,
        (
            (whole_price(("15", "0.05"), ("20", "0.1"), rest="0.15"), "apparel_accessories"),
            ("0.15", "backpacks books"),
            (portions(("300", "0.12"), rest="0.08"), "appliances_compact"),
            ("0.08", "appliances_major automotive_electronics"),
            ("0.12", "automotive_powersports base_power_tools"),
            (whole_price(("10", "0.08"), rest="0.15"), "baby beauty_health_personal_care"),
        ),
        base=BEFORE_TAX,
        back_doubted=True,
        start=YEAR_READ,
        note="The page has no date.",
    ),
    *by_category(
        OF_2023,
        (
            ("0.08", "camera_photo cell_phones consumer_electronics video_game_consoles"),
            (portions(("100", "0.15"), rest="0.08"), "electronic_accessories"),
            (portions(("200", "0.15"), rest="0.1"), "furniture"),
            (
                "0.15",
                (
                    "decor gourmet_food home_garden luggage_travel office_products pet_supplies "
                    "shoes_handbags_sunglasses sporting_goods tools_home_improvement toys_games "
                    "everything_else"
                ),
            ),
            ("0.12", "industrial_scientific musical_instruments"),
            (portions(("250", "0.2"), rest="0.05"), "jewelry"),
            ("0.1", "tires_wheels"),
            (portions(("1500", "0.15"), rest="0.03"), "watches"),
        ),
        base=BEFORE_TAX,
        back_doubted=True,
        start=day(2023, 1, 1),
    ),
)
"""That the fee comes back with a refund is general knowledge."""

SCHEDULE = FeeSchedule(channel="walmart_us", currency="USD", since=YEAR_READ, fees=REFERRAL)
