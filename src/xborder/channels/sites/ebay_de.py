"""eBay.de for business sellers: commission and the fee per order."""

from xborder.channels.vocabulary import *

read: Reader = Reader(day(2026, 11, 30))
SELLING = read.secondary(
    "ezfox: eBay-Gebühren berechnen", "https://ezfox.ai/de/blog/ebay-gebuhren-berechnen"
)
PER_ORDER_READ = read.secondary(
    "kosten.org: eBay-Gebührenrechner", "https://kosten.org/rechner/ebay-gebuehren-rechner"
)

FINAL_VALUE = by_category(
    SELLING,
    (
        (portions(("1990", "0.11"), rest="0.02"), "most_categories"),
        (portions(("1990", "0.07"), rest="0.02"), "electronics_computer"),
        (portions(("1990", "0.12"), rest="0.02"), "fashion_beauty baby_pets"),
        (portions(("1990", "0.15"), rest="0.02"), "books_music_film"),
        (portions(("1990", "0.05"), rest="0.02"), "car_motorcycle"),
    ),
    base=WITH_TAX,
    prefix="final_value",
    title="Final value fee",
    in_part=InPart.UNREAD,
    start=day(2026, 2, 1),
    status=Status.UNCLEAR,
    note="The site's own table was not read.",
)
PER_ORDER = Fee(
    id="per_order",
    title="Fee per order",
    kind=FeeKind.ORDER,
    scale=Scale([Piece("10", "0", "0.35"), Piece(None, "0", "0.45")]),
    base=WITH_TAX,
).by(
    PER_ORDER_READ,
    start=day(2026, 2, 1),
    status=Status.UNCLEAR,
    note="EUR 0.45 above EUR 10 was read; that EUR 0.35 stayed below it is taken.",
)

SCHEDULE = FeeSchedule(
    channel="ebay_de", currency="EUR", since=day(2026, 2, 1), fees=(*FINAL_VALUE, PER_ORDER)
)
