"""Amazon.com: referral and closing fees, and what a refund keeps."""

from collections.abc import Iterable
from typing import Any

from xborder.channels.fees.size import cubic_inches_a_pound
from xborder.channels.sites.amazon_cancelled import cancelled
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
RETURNS = read.secondary(
    "Amazon: 2024 returns processing fee changes, as copied",
    "https://sansjing.com/index.php/2024-returns-processing-fee-changes",
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
    in_part=InPart.WHOLE,
).by(PRICING, start=LIST_OF_2026)

FBA = read.secondary(
    "Amazon US FBA fulfilment fees 2026, as transcribed in several public calculators",
    "https://sellercentral.amazon.com/help/hub/reference/G201112670",
)
FUEL = read.secondary(
    "FBA fee estimate: inputs and periods",
    "https://glama.ai/mcp/servers/purahmanian/measure-mcp/tools/fba_fee_estimate",
)
SEASON = read.secondary(
    "Amazon US holiday peak fulfilment fees of 2026, as transcribed in public fee data",
    "https://sellercentral.amazon.com/help/hub/reference/external/GABBX6GZPA8MSZGW",
)
PEAK, PEAK_OVER = day(2026, 10, 15), day(2027, 1, 15)
DIVISOR = cubic_inches_a_pound(139)
PRICES = ("9.99", "50")
"""Below USD 10, to USD 50, and above."""


def rising(
    first: int, last: int, by: int, *amounts: str, more: int
) -> tuple[tuple[str, *tuple[str, ...]], ...]:
    """Return rows whose amounts rise by so many cents for each step of weight.

    Args:
        first: The weight of the first row, in hundredths of a pound; likewise the last.
        last: The weight of the last row.
        by: The step from one row to the next.
        *amounts: What the first row costs, by price.
        more: The cents of each step.
    """
    cents = [int(amount.replace(".", "")) for amount in amounts]
    return tuple(
        (f"{hundredths(weight)} lb", *(hundredths(each + more * step) for each in cents))
        for step, weight in enumerate(range(first, last + 1, by))
    )


def hundredths(count: int) -> str:
    """Return so many hundredths as text."""
    return f"{count // 100}.{count % 100:02d}"


def standard(small: Iterable[Any], large: Iterable[Any]) -> tuple[SizeTier, ...]:
    """Return the tiers of standard size: small ones by their weight, large ones by size too."""
    return (
        SizeTier(name="small_standard", within="15 x 12 x 0.75 in", rows=small),
        SizeTier(name="large_standard", within="18 x 14 x 8 in", dimensional="20 lb", rows=large),
    )


def larger(name: str, within: str, most: str, rows: Iterable[Any]) -> SizeTier:
    """Return a tier above standard size, which is bounded by its girth and billed for two inches."""
    return SizeTier(
        name=name, within=within, dimensional=most, rows=rows, girth="130 in", least_side="2 in"
    )


GENERAL = standard(
    [
        ("2 oz", "2.43", "3.32", "3.58"),
        ("4 oz", "2.49", "3.42", "3.68"),
        ("6 oz", "2.56", "3.45", "3.71"),
        ("8 oz", "2.66", "3.54", "3.80"),
        ("10 oz", "2.77", "3.68", "3.94"),
        ("12 oz", "2.82", "3.78", "4.04"),
        ("14 oz", "2.92", "3.91", "4.17"),
        ("16 oz", "2.95", "3.96", "4.22"),
    ],
    [
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
        *rising(325, 2000, 25, "6.23", "7.05", "7.31", more=8),
    ],
)
CLOTHING = standard(
    [
        ("2 oz", "2.62", "3.51", "3.77"),
        ("4 oz", "2.64", "3.54", "3.80"),
        ("6 oz", "2.68", "3.59", "3.85"),
        ("8 oz", "2.81", "3.69", "3.95"),
        ("10 oz", "3.00", "3.91", "4.17"),
        ("12 oz", "3.10", "4.09", "4.35"),
        ("14 oz", "3.20", "4.20", "4.46"),
        ("16 oz", "3.30", "4.25", "4.51"),
    ],
    [
        ("4 oz", "3.48", "4.30", "4.56"),
        ("8 oz", "3.68", "4.50", "4.76"),
        ("12 oz", "3.90", "4.72", "4.98"),
        ("16 oz", "4.35", "5.17", "5.43"),
        ("1.25 lb", "5.05", "5.87", "6.13"),
        ("1.5 lb", "5.22", "6.04", "6.30"),
        ("1.75 lb", "5.32", "6.14", "6.40"),
        ("2 lb", "5.43", "6.25", "6.51"),
        ("2.25 lb", "5.78", "6.60", "6.86"),
        ("2.5 lb", "5.90", "6.72", "6.98"),
        ("2.75 lb", "5.95", "6.77", "7.03"),
        ("3 lb", "6.08", "6.90", "7.16"),
        *rising(350, 2000, 50, "6.31", "7.13", "7.39", more=16),
    ],
)
BULKY_BOX, EXTRA_LARGE_BOX = "59 x 33 x 33 in", "96 x 96 x 96 in"
LARGER = (
    larger(
        "small_bulky",
        "37 x 28 x 20 in",
        "50 lb",
        rising(100, 5000, 100, "6.78", "7.55", more=38),
    ),
    larger("large_bulky", BULKY_BOX, "50 lb", rising(100, 5000, 100, "8.58", "9.35", more=38)),
    larger(
        "extra_large_50",
        EXTRA_LARGE_BOX,
        "50 lb",
        rising(100, 5000, 100, "25.56", "26.33", more=38),
    ),
    larger(
        "extra_large_70",
        EXTRA_LARGE_BOX,
        "70 lb",
        rising(5100, 7000, 100, "36.55", "37.32", more=75),
    ),
    larger(
        "extra_large_150",
        EXTRA_LARGE_BOX,
        "150 lb",
        rising(7100, 15000, 100, "50.55", "51.32", more=75),
    ),
)
"""What is longer than 96 inches, above 130 with its girth, or above 150 pounds is not built in."""


WITHIN_SEASON = SizeTable(
    tiers=(
        *standard(
            [("4 oz", "0.19"), ("8 oz", "0.20"), ("12 oz", "0.21"), ("16 oz", "0.22")],
            [
                ("4 oz", "0.24"),
                ("8 oz", "0.26"),
                ("12 oz", "0.28"),
                ("16 oz", "0.29"),
                ("1.25 lb", "0.30"),
                ("1.5 lb", "0.31"),
                ("1.75 lb", "0.32"),
                ("2 lb", "0.33"),
                ("2.25 lb", "0.37"),
                ("2.5 lb", "0.39"),
                ("2.75 lb", "0.40"),
                ("3 lb", "0.41"),
                ("20 lb", "0.54"),
            ],
        ),
        larger("large_bulky", BULKY_BOX, "50 lb", [("50 lb", "1.04")]),
        larger("extra_large_50", EXTRA_LARGE_BOX, "50 lb", [("50 lb", "2.73")]),
        larger("extra_large_70", EXTRA_LARGE_BOX, "70 lb", [("70 lb", "2.81")]),
    ),
    divisor=DIVISOR,
)
"""What the holiday season adds; above standard size by the tiers of the year before, in which small
bulky units were among the large ones."""
OTHER_THAN_CLOTHING = categories_of(REFERRAL, but=["clothing_accessories"])


def sent(name: str, tiers: tuple[SizeTier, ...], categories: Iterable[str]) -> Timeline[Fee]:
    """Return what packing and sending a unit costs."""
    return Fee(
        id=name,
        title="Fulfilment by Amazon",
        kind=FeeKind.FULFILMENT,
        scale=SizeTable(tiers=(*tiers, *LARGER), divisor=DIVISOR, price_bounds=PRICES),
        base=[Part.ITEM],
        per=Per.UNIT,
        categories=categories,
        only={"fulfilment": "channel"},
    ).by(FBA, start=LIST_OF_2026, note="Not for dangerous goods.")


FULFILMENT = (
    sent("fulfilment.standard", GENERAL, OTHER_THAN_CLOTHING),
    sent("fulfilment.clothing", CLOTHING, ["clothing_accessories"]),
    Fee(
        id="fulfilment.season",
        title="Holiday season of fulfilment",
        kind=FeeKind.FULFILMENT,
        scale=WITHIN_SEASON,
        base=[Part.ITEM],
        per=Per.UNIT,
        categories=OTHER_THAN_CLOTHING,
        only={"fulfilment": "channel"},
    ).by(
        SEASON,
        start=PEAK,
        end=PEAK_OVER,
        status=Status.UNCLEAR,
        note="Announced as the increase of the year before; above standard size that increase is "
        "taken. Asked by the day on which a unit leaves the warehouse: the day of the order is "
        "taken.",
    ),
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
        id="fulfilment.clothing_season",
        title="Holiday season of fulfilment",
        kind=FeeKind.FULFILMENT,
        reason="What the holiday season adds to the fulfilment of clothing was not read: add the "
        "fee of your article.",
        only={"fulfilment": "channel"},
        categories="clothing_accessories",
    ).by(SEASON, start=PEAK, end=PEAK_OVER),
    NotPriced(
        id="returns_processing",
        title="Processing of returns",
        kind=FeeKind.FULFILMENT,
        reason="Every returned piece of clothing or footwear pays for its processing, and the table "
        "was not read: add the fee of your article.",
        only={"fulfilment": "channel"},
        categories=["clothing_accessories", "footwear"],
        event=Event.REFUND,
    ).by(RETURNS, start=LIST_OF_2026),
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
    cancellations=(cancelled(LIST_OF_2026),),
)
