"""Amazon.de: referral and digital services fees, and what a refund keeps."""

from xborder.channels.sites.amazon_cancelled import cancelled
from xborder.channels.sites.amazon_europe import SUPPLIER, fulfilment_by_size, oversize
from xborder.channels.vocabulary import *

read: Reader = Reader(day(2026, 11, 30))
CARD = read.secondary(
    "Amazon Rate Card Europe, effective 1 July 2026, as transcribed in public fee data",
    "https://m.media-amazon.com/images/G/02/sell/images/260630-FBA-Rate-Card-EN1.pdf",
)
CALCULATORS = read.secondary(
    "Referral fees in public calculators", "https://sell.amazon.de/preisgestaltung"
)
ANNOUNCED = read.secondary(
    "Amazon, Update to European referral and FBA fees for 2026, on the seller forums",
    "https://sellercentral-europe.amazon.com/seller-forums/discussions",
)
DIGITAL = read.secondary(
    "SellerAmp: Digital Services Fee",
    "https://support.selleramp.com/portal/en/kb/articles/digital-services-fee",
)
REFUNDS = read.official(
    "Amazon Seller Central NL, Refund administration fee sample calculations",
    "https://sellercentral.amazon.nl/gp/help/external/help.html?itemID=200387220&language=en_GB",
)
CARD_OF_2026 = day(2026, 2, 1)

REFERRAL = (
    *by_category(
        CARD,
        (
            ("0.45", "amazon_device_accessories"),
            ("0.07", "computers consumer_electronics full_size_appliances tyres"),
            ("0.13", "tools_home_improvement"),
            ("0.08", "video_game_consoles"),
            ("0.15", "everything_else"),
            (whole_price(("10", "0.08"), rest="0.15"), "baby_products beauty_health_personal_care"),
            (whole_price(("10", "0.05"), rest="0.15"), "grocery_gourmet"),
            (whole_price(("20", "0.08"), rest="0.15"), "home_products"),
            (portions(("50", "0.15"), rest="0.09"), "automotive_powersports"),
            (portions(("100", "0.15"), rest="0.08"), "electronic_computer_accessories"),
            (portions(("200", "0.15"), rest="0.1"), "furniture"),
            (portions(("250", "0.2"), rest="0.05"), "jewellery"),
            (portions(("250", "0.15"), rest="0.05"), "watches"),
        ),
        base=WITH_TAX,
        least="0.30 EUR",
        least_doubted=["grocery_gourmet"],
        start=CARD_OF_2026,
        note="One of two tables has no least for media and grocery.",
    ),
    *by_category(
        CALCULATORS,
        (
            (
                "0.15",
                (
                    "books kitchen business_industrial_scientific luggage office_products "
                    "lawn_garden pet_supplies sports_outdoors toys_games video_games_accessories"
                ),
            ),
            ("0.12", "handmade musical_instruments_av"),
        ),
        base=WITH_TAX,
        least="0.30 EUR",
        least_doubted=["books"],
        start=CARD_OF_2026,
    ),
    *by_category(
        ANNOUNCED,
        (
            (
                whole_price(("10", "0.05"), rest="0.15"),
                "pet_clothing_food vitamins_minerals_supplements",
            ),
        ),
        base=WITH_TAX,
        least="0.30 EUR",
        start=CARD_OF_2026,
        status=Status.UNCLEAR,
        note="The announcement gives the low band; 15 % above it is the British row of the card, "
        "which prints one rate for five stores.",
    ),
    *by_category(
        CARD,
        (
            (
                whole_price(
                    ("15", "0.05"),
                    ("20", "0.10"),
                    ("45", "0.15"),
                    rest=portions(("45", "0.15"), rest="0.07"),
                ),
                "clothing_accessories",
            ),
        ),
        base=WITH_TAX,
        least="0.30 EUR",
        prefix="referral.channel",
        only={"fulfilment": "channel"},
        start=day(2025, 12, 15),
        note="For fulfilment by Amazon and Seller Fulfilled Prime.",
    ),
    *by_category(
        CARD,
        ((whole_price(("15", "0.05"), ("20", "0.10"), rest="0.15"), "clothing_accessories"),),
        base=WITH_TAX,
        least="0.30 EUR",
        prefix="referral.seller",
        only={"fulfilment": "seller"},
        start=day(2025, 12, 15),
    ),
)
DIGITAL_SERVICES = tuple(
    Fee(
        id=f"digital_services.{country}",
        title="Digital services fee",
        kind=FeeKind.DIGITAL_SERVICES,
        scale=percent(rate),
        on=[FeeKind.REFERRAL],
        only={"seller_country": country},
        comes_back="1",
    ).by(DIGITAL, start=day(2024, 10, 1))
    for country, rate in (("GB", "0.02"), ("FR", "0.03"), ("IT", "0.03"), ("ES", "0.03"))
)
"""By where the seller is established; in the German store none for sellers elsewhere."""

TIERS = (
    SizeTier(
        name="light_envelope",
        within="33 x 23 x 2.5 cm",
        rows=[
            ("0.02 kg", "1.87", "2.33"),
            ("0.04 kg", "1.90", "2.37"),
            ("0.06 kg", "1.92", "2.39"),
            ("0.08 kg", "2.06", "2.52"),
            ("0.1 kg", "2.09", "2.54"),
        ],
    ),
    SizeTier(
        name="standard_envelope",
        within="33 x 23 x 2.5 cm",
        rows=[
            ("0.21 kg", "2.12", "2.57"),
            ("0.46 kg", "2.28", "2.68"),
        ],
    ),
    SizeTier(
        name="large_envelope",
        within="33 x 23 x 4 cm",
        rows=[
            ("0.96 kg", "2.65", "3.04"),
        ],
    ),
    SizeTier(
        name="extra_large_envelope",
        within="33 x 23 x 6 cm",
        rows=[
            ("0.96 kg", "3.04", "3.42"),
        ],
    ),
    SizeTier(
        name="small_parcel",
        within="35 x 25 x 12 cm",
        dimensional="2.1 kg",
        rows=[
            ("0.15 kg", "3.04", "3.38"),
            ("0.4 kg", "3.25", "3.39"),
            ("0.9 kg", "3.40", "3.40"),
            ("1.4 kg", "3.41", "3.41"),
            ("1.9 kg", "3.43", "3.43"),
            ("3.9 kg", "4.54", "4.54"),
        ],
    ),
    SizeTier(
        name="standard_parcel",
        within="45 x 34 x 26 cm",
        dimensional="7.96 kg",
        rows=[
            ("0.15 kg", "3.39", "3.39"),
            ("0.4 kg", "3.42", "3.42"),
            ("0.9 kg", "3.44", "3.44"),
            ("1.4 kg", "3.93", "3.93"),
            ("1.9 kg", "3.95", "3.95"),
            ("2.9 kg", "4.55", "4.55"),
            ("3.9 kg", "5.09", "5.09"),
            ("5.9 kg", "5.22", "5.22"),
            ("8.9 kg", "6.03", "6.03"),
            ("11.9 kg", "6.65", "6.65"),
        ],
    ),
)
"""Envelopes and parcels. The first column is for cheap units."""
OVERSIZE = [
    oversize(
        ("small_oversize", "61 x 46 x 46 cm", "1.76 kg", "25.82 kg", "0.76 kg", "4.56", "0.18"),
        ("light_oversize", "101 x 60 x 60 cm", "15 kg", "72.72 kg", "0.76 kg", "4.59", "0.18"),
        ("heavy_oversize", "101 x 60 x 60 cm", "23 kg", "72.72 kg", "15.76 kg", "7.25", "0.07"),
        ("large_oversize", "120 x 60 x 60 cm", "23 kg", "86.4 kg", "0.76 kg", "6.06", "0.08"),
    )
]
"""Bulky, heavy and special units are not built in."""
SEASON = {"small_parcel": "0.19", "standard_parcel": "0.19"}
"""What the holiday season added to a unit in 2025; nothing to what is larger."""
FULFILMENT = fulfilment_by_size(
    CARD, TIERS, REFERRAL, start=CARD_OF_2026, oversize=OVERSIZE, season=SEASON
)
REFUND = Fee(
    id="refund_administration",
    title="Refund administration fee",
    kind=FeeKind.REFUND,
    scale=percent("0.20"),
    on=[FeeKind.REFERRAL],
    per=Per.LINE,
    most="5.00 EUR",
    categories=categories_of(REFERRAL, but=["books"]),
    event=Event.REFUND,
).by(
    REFUNDS,
    start=CARD_OF_2026,
    note="The Dutch page, taken for the stores in euros; none on books, as on the other pages.",
)

SCHEDULE = FeeSchedule(
    channel="amazon_de",
    currency="EUR",
    since=CARD_OF_2026,
    fees=(*REFERRAL, *FULFILMENT, *DIGITAL_SERVICES, REFUND),
    cancellations=(cancelled(CARD_OF_2026),),
    supplier=SUPPLIER,
)
