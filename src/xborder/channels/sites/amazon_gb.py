"""Amazon.co.uk: referral, closing and digital services fees, and what a refund keeps."""

from xborder.channels.sites.amazon_cancelled import cancelled
from xborder.channels.sites.amazon_europe import SUPPLIER, fulfilment_by_size, oversize
from xborder.channels.vocabulary import *

read: Reader = Reader(day(2026, 11, 30))
CARD = read.secondary(
    "Amazon Rate Card Europe, effective 1 July 2026, as transcribed in public fee data",
    "https://m.media-amazon.com/images/G/02/sell/images/260630-FBA-Rate-Card-EN1.pdf",
)
DIGITAL = read.secondary(
    "SellerAmp: Digital Services Fee",
    "https://support.selleramp.com/portal/en/kb/articles/digital-services-fee",
)
REFUNDS = read.secondary(
    "Amazon seller forums UK, quoting the help page on refund administration",
    "https://sellercentral.amazon.co.uk/seller-forums/discussions/t/3e43da0c-1b96-473b-9898-fe57db2e48bb",
)
CARD_OF_2026 = day(2026, 2, 1)

REFERRAL = (
    *by_category(
        CARD,
        (
            ("0.45", "amazon_device_accessories"),
            (
                "0.15",
                (
                    "rucksacks_handbags books business_industrial_scientific compact_appliances "
                    "eyewear eyewear_protection footwear kitchen home_linen_rugs lawn_garden "
                    "luggage luggage_accessories mattresses music_video_dvd office_products "
                    "packing_materials pet_supplies software sports_outdoors toys_games "
                    "video_games_accessories everything_else"
                ),
            ),
            ("0.1", "beer_wine_spirits"),
            ("0.12", "commercial_electrical_energy handmade musical_instruments_av"),
            ("0.07", "computers consumer_electronics full_size_appliances tyres"),
            (
                "0.13",
                (
                    "furniture_accessories tools_home_improvement door_window_shower_accessories "
                    "home_adhesives_cable_ties"
                ),
            ),
            ("0.08", "video_game_consoles"),
            (
                whole_price(("10", "0.08"), rest="0.15"),
                (
                    "baby_products baby_pushchairs_safety beauty_health_personal_care "
                    "reusable_work_safety_gloves"
                ),
            ),
            (
                whole_price(("10", "0.05"), rest="0.15"),
                "grocery_gourmet pet_clothing_food vitamins_minerals_supplements",
            ),
            (whole_price(("20", "0.08"), rest="0.15"), "home_products"),
            (portions(("45", "0.15"), rest="0.09"), "automotive_powersports"),
            (
                portions(("100", "0.15"), rest="0.08"),
                "electronic_computer_accessories printer_scanner_accessories",
            ),
            (portions(("175", "0.15"), rest="0.1"), "furniture"),
            (portions(("225", "0.2"), rest="0.05"), "jewellery"),
            (portions(("225", "0.15"), rest="0.05"), "watches"),
        ),
        base=WITH_TAX,
        least="0.25 GBP",
        least_doubted=("books", "music_video_dvd", "grocery_gourmet"),
        start=CARD_OF_2026,
        note="The card has the least for all; the page of prices none for media and grocery.",
    ),
    *by_category(
        CARD,
        (("0.15", "cycling_accessories"),),
        base=WITH_TAX,
        least="0.25 GBP",
        readings=[percent("0.08")],
        start=CARD_OF_2026,
        note="Another transcription of the card has 8 %.",
    ),
    *by_category(
        CARD,
        (
            (
                whole_price(
                    ("15", "0.05"),
                    ("20", "0.10"),
                    ("40", "0.15"),
                    rest=portions(("40", "0.15"), rest="0.07"),
                ),
                "clothing_accessories",
            ),
        ),
        base=WITH_TAX,
        least="0.25 GBP",
        prefix="referral.channel",
        only={"fulfilment": "channel"},
        start=day(2025, 12, 15),
        note="For fulfilment by Amazon and Seller Fulfilled Prime.",
    ),
    *by_category(
        CARD,
        ((whole_price(("15", "0.05"), ("20", "0.10"), rest="0.15"), "clothing_accessories"),),
        base=WITH_TAX,
        least="0.25 GBP",
        prefix="referral.seller",
        only={"fulfilment": "seller"},
        start=day(2025, 12, 15),
    ),
)
CLOSING = Fee(
    id="closing",
    title="Closing fee on media",
    kind=FeeKind.CLOSING,
    scale=fixed("0.50"),
    base=WITH_TAX,
    per=Per.UNIT,
    categories=(
        "books",
        "music_video_dvd",
        "software",
        "video_game_consoles",
        "video_games_accessories",
    ),
    comes_back="1",
    in_part=InPart.WHOLE,
).by(CARD, start=CARD_OF_2026)
ESTABLISHED = {"GB": "0.02", "FR": "0.03", "IT": "0.03", "ES": "0.03"}
DIGITAL_SERVICES = tuple(
    Fee(
        id=f"{prefix}.{name}",
        title="Digital services fee",
        kind=kind,
        scale=percent(rate),
        on=on,
        only={"seller_country": countries},
        comes_back=comes_back,  # with the fees it is on: of fulfilment nothing comes back
    ).by(DIGITAL, start=day(2024, 10, 1))
    for prefix, kind, on, comes_back in (
        ("digital_services", FeeKind.DIGITAL_SERVICES, [FeeKind.REFERRAL, FeeKind.CLOSING], "1"),
        ("digital_services_on_fulfilment", FeeKind.FULFILMENT, [FeeKind.FULFILMENT], "0"),
    )
    for name, rate, countries in (
        *((country, rate, (country,)) for country, rate in ESTABLISHED.items()),
        ("elsewhere", "0.02", all_but(ESTABLISHED)),
    )
)
"""By where the seller is established, and 2 % for sellers elsewhere; in the British store on
fulfilment too, with which it is billed."""
TIERS = (
    SizeTier(
        name="light_envelope",
        within="33 x 23 x 2.5 cm",
        rows=[
            ("0.02 kg", "1.46", "1.83"),
            ("0.04 kg", "1.50", "1.87"),
            ("0.06 kg", "1.52", "1.89"),
            ("0.08 kg", "1.67", "2.07"),
            ("0.1 kg", "1.70", "2.08"),
        ],
    ),
    SizeTier(
        name="standard_envelope",
        within="33 x 23 x 2.5 cm",
        rows=[
            ("0.21 kg", "1.73", "2.10"),
            ("0.46 kg", "1.87", "2.16"),
        ],
    ),
    SizeTier(
        name="large_envelope",
        within="33 x 23 x 4 cm",
        rows=[
            ("0.96 kg", "2.42", "2.72"),
        ],
    ),
    SizeTier(
        name="extra_large_envelope",
        within="33 x 23 x 6 cm",
        rows=[
            ("0.96 kg", "2.65", "2.94"),
        ],
    ),
    SizeTier(
        name="small_parcel",
        within="35 x 25 x 12 cm",
        dimensional="2.1 kg",
        rows=[
            ("0.15 kg", "2.67", "2.91"),
            ("0.4 kg", "2.70", "3.00"),
            ("0.9 kg", "3.04", "3.04"),
            ("1.4 kg", "3.05", "3.05"),
            ("1.9 kg", "3.25", "3.25"),
            ("3.9 kg", "3.27", "3.27"),
        ],
    ),
    SizeTier(
        name="standard_parcel",
        within="45 x 34 x 26 cm",
        dimensional="7.96 kg",
        rows=[
            ("0.15 kg", "2.94", "2.94"),
            ("0.4 kg", "3.01", "3.01"),
            ("0.9 kg", "3.06", "3.06"),
            ("1.4 kg", "3.26", "3.26"),
            ("1.9 kg", "3.48", "3.48"),
            ("2.9 kg", "3.49", "3.49"),
            ("3.9 kg", "3.54", "3.54"),
            ("5.9 kg", "3.56", "3.56"),
            ("8.9 kg", "3.57", "3.57"),
            ("11.9 kg", "3.58", "3.58"),
        ],
    ),
)
"""Envelopes and parcels. The first column is for cheap units."""
OVERSIZE = [
    oversize(
        ("small_oversize", "61 x 46 x 46 cm", "1.76 kg", "25.82 kg", "0.76 kg", "3.49", more),
        ("light_oversize", "101 x 60 x 60 cm", "15 kg", "72.72 kg", "0.76 kg", "4.35", "0.15"),
        ("heavy_oversize", "101 x 60 x 60 cm", "23 kg", "72.72 kg", "15.76 kg", "6.58", "0.08"),
        ("large_oversize", "120 x 60 x 60 cm", "23 kg", "86.4 kg", "0.76 kg", "5.67", "0.07"),
    )
    for more in ("0.25", "0.22")
]
"""Two tables part on the small ones. Bulky, heavy and special units are not built in."""
SEASON = {
    "large_envelope": "0.05",
    "extra_large_envelope": "0.05",
    "small_parcel": "0.10",
    "standard_parcel": "0.10",
}
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
    most="5.00 GBP",
    categories=categories_of(REFERRAL, but=["books", "music_video_dvd"]),
    event=Event.REFUND,
).by(
    REFUNDS,
    start=CARD_OF_2026,
    note="Of books, music, video and DVD all fees come back with the whole refund.",
)

SCHEDULE = FeeSchedule(
    channel="amazon_gb",
    currency="GBP",
    since=CARD_OF_2026,
    fees=(*REFERRAL, CLOSING, *FULFILMENT, *DIGITAL_SERVICES, REFUND),
    cancellations=(cancelled(CARD_OF_2026),),
    supplier=SUPPLIER,
)
