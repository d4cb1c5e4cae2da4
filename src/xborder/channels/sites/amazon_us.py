"""Amazon.com: referral and closing fees, and what a refund keeps."""

from collections.abc import Iterable
from fractions import Fraction

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
        PRICING,
        ((portions(("300", "0.15"), rest="0.08"), "appliances_compact"),),
        base=BEFORE_TAX,
        least="0.30 USD",
        readings=[whole_price(("300", "0.15"), rest="0.08")],
        start=LIST_OF_2026,
        note="The official wording is the portion; some tables take the whole price.",
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
    comes_back="1",
).by(PRICING, start=LIST_OF_2026)

FBA = read.secondary(
    "Amazon US FBA fulfilment fees 2026, as transcribed in public fee data",
    "https://sellercentral.amazon.com/help/hub/reference/G201112670",
)
FUEL = read.secondary(
    "FBA fee estimate: inputs and periods",
    "https://glama.ai/mcp/servers/purahmanian/measure-mcp/tools/fba_fee_estimate",
)
PEAK = day(2026, 10, 15)
"""The first day of the holiday season, whose amounts were not read."""
POUND = Fraction("453.59237")
CUBIC_INCH = Fraction("16.387064")


def hundredths(count: int) -> str:
    """Return so many hundredths as text."""
    return f"{count // 100}.{count % 100:02d}"


TIERS = (
    SizeTier(
        name="small_standard",
        within="15 x 12 x 0.75 in",
        rows=[
            ("2 oz", "2.43", "3.32", "3.58"),
            ("4 oz", "2.49", "3.42", "3.68"),
            ("6 oz", "2.56", "3.45", "3.71"),
            ("8 oz", "2.66", "3.54", "3.80"),
            ("10 oz", "2.77", "3.68", "3.94"),
            ("12 oz", "2.82", "3.78", "4.04"),
            ("14 oz", "2.92", "3.91", "4.17"),
            ("16 oz", "2.95", "3.96", "4.22"),
        ],
    ),
    SizeTier(
        name="large_standard",
        within="18 x 14 x 8 in",
        dimensional="20 lb",
        rows=[
            ("4 oz", "2.91", "3.73", "3.99"),
            ("8 oz", "3.13", "3.95", "4.21"),
            ("12 oz", "3.38", "4.20", "4.46"),
            ("16 oz", "3.78", "4.60", "4.86"),
            ("1.25 lb", "4.22", "5.04", "5.30"),
            ("1.5 lb", "4.60", "5.42", "5.68"),
            ("1.75 lb", "4.75", "5.57", "5.83"),
            ("2 lb", "5.00", "5.82", "6.08"),
            ("2.25 lb", "5.10", "5.92", "6.18"),
            ("2.5 lb", "5.28", "6.10", "6.36"),
            ("2.75 lb", "5.44", "6.26", "6.52"),
            ("3 lb", "5.85", "6.67", "6.93"),
            *(
                # above 3 pounds 8 cents for each quarter of a pound begun
                (
                    f"{hundredths(25 * quarter)} lb",
                    hundredths(615 + 8 * (quarter - 12)),
                    hundredths(697 + 8 * (quarter - 12)),
                    hundredths(723 + 8 * (quarter - 12)),
                )
                for quarter in range(13, 81)
            ),
        ],
    ),
)
"""Below USD 10, to USD 50, and above; bulky and larger units are not built in."""
OTHER_THAN_CLOTHING = categories_of(REFERRAL, but=["clothing_accessories"])
FULFILMENT = (
    Fee(
        id="fulfilment.standard",
        title="Fulfilment by Amazon",
        kind=FeeKind.FULFILMENT,
        scale=SizeTable(
            tiers=TIERS,
            divisor=139 * CUBIC_INCH / POUND * 1000,
            price_bounds=["9.99", "50"],
        ),
        base=[Part.ITEM],
        per=Per.UNIT,
        categories=OTHER_THAN_CLOTHING,
        only={"fulfilment": "channel"},
    ).by(FBA, start=LIST_OF_2026, end=PEAK, note="Not for dangerous goods."),
    Fee(
        id="fuel",
        title="Fuel and logistics surcharge",
        kind=FeeKind.FULFILMENT,
        scale=percent("0.035"),
        on=[FeeKind.FULFILMENT],
        per=Per.UNIT,
    ).by(FUEL, start=day(2026, 4, 17)),
)
NOT_PRICED = (
    NotPriced(
        id="fulfilment.clothing",
        title="Fulfilment by Amazon",
        kind=FeeKind.FULFILMENT,
        reason="The table of fulfilment for clothing is not built in: add the fee of your article.",
        only={"fulfilment": "channel"},
        categories="clothing_accessories",
    ).by(FBA, start=LIST_OF_2026, end=PEAK),
    NotPriced(
        id="fulfilment.season",
        title="Fulfilment by Amazon",
        kind=FeeKind.FULFILMENT,
        reason="What fulfilment costs in the holiday season was not read: add the fee of your "
        "article.",
        only={"fulfilment": "channel"},
    ).by(FUEL, start=PEAK),
)
KEEPS_NOTHING = ("books", "media_dvd_music_video_software")
"""Of books, music, video and DVD all fees come back with the whole refund."""


def refund(name: str, rate: str, categories: Iterable[str], *readings: Scale) -> Fee:
    """Return what the site keeps of a commission that comes back."""
    return Fee(
        id=name,
        title="Refund administration fee",
        kind=FeeKind.REFUND,
        scale=percent(rate),
        on=[FeeKind.REFERRAL],
        per=Per.LINE,
        most="5.00 USD",
        categories=categories,
        event=Event.REFUND,
        readings=readings,
    )


REFUND = (
    refund("refund_administration", "0.20", categories_of(REFERRAL, but=KEEPS_NOTHING)).by(
        REFUNDS, start=LIST_OF_2026
    ),
    refund(
        "refund_administration.media", "0", ["media_dvd_music_video_software"], percent("0.20")
    ).by(REFUNDS, start=LIST_OF_2026, note="None on music, video and DVD; on software 20 %."),
)

SCHEDULE = FeeSchedule(
    channel="amazon_us",
    currency="USD",
    since=LIST_OF_2026,
    fees=(*REFERRAL, CLOSING, *FULFILMENT, *REFUND),
    not_priced=NOT_PRICED,
)
