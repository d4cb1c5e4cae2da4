"""eBay.com: final value fees, with and without a store, per-order and international fees."""

from xborder.channels.vocabulary import *

read: Reader = Reader(day(2026, 11, 30))
SELLING = read.secondary(
    "eBay US selling fees and store selling fees, as transcribed in public fee data",
    "https://www.ebay.com/help/selling/fees-credits-invoices/selling-fees?id=4822",
)
CANCELLING = read.secondary(
    "EcommerceBytes: eBay announces fee hike",
    "https://www.ecommercebytes.com/2022/02/09/ebay-announces-fee-hike-to-take-effect-in-3-weeks/",
)
NO_STORE = {"store": ("none", "starter")}
STORE = {"store": ("basic", "premium", "anchor", "enterprise")}
OTHER_THAN_SHOES = [
    "most_categories",
    "clothing_shoes_accessories",
    "motors_parts_accessories",
    "books_movies_music",
    "womens_bags_handbags",
    "jewelry",
    "watches_parts",
    "bullion",
    "coins_paper_money",
    "trading_cards_comics",
    "guitars_basses",
    "heavy_equipment_printing_food_trucks",
    "nft",
]

FINAL_VALUE = (
    *by_category(
        SELLING,
        (
            (
                portions(("7500", "0.136"), rest="0.0235"),
                "most_categories clothing_shoes_accessories motors_parts_accessories",
            ),
            (portions(("7500", "0.153"), rest="0.0235"), "books_movies_music"),
            (whole_price(("2000", "0.15"), rest="0.09"), "womens_bags_handbags"),
            (whole_price(("149.99", "0.136"), rest="0.08"), "athletic_shoes"),
            (whole_price(("5000", "0.15"), rest="0.09"), "jewelry"),
            (portions(("1000", "0.15"), ("7500", "0.065"), rest="0.03"), "watches_parts"),
            (whole_price(("7500", "0.136"), rest="0.07"), "bullion"),
            (portions(("7500", "0.1325"), rest="0.0235"), "coins_paper_money trading_cards_comics"),
            (portions(("7500", "0.067"), rest="0.0235"), "guitars_basses"),
            (portions(("15000", "0.03"), rest="0.005"), "heavy_equipment_printing_food_trucks"),
            ("0.05", "nft"),
        ),
        base=WITH_TAX,
        prefix="final_value",
        title="Final value fee",
        only=NO_STORE,
        start=YEAR_READ,
    ),
    *by_category(
        SELLING,
        (
            (
                portions(("2500", "0.127"), rest="0.0235"),
                "most_categories clothing_shoes_accessories",
            ),
            (portions(("2500", "0.153"), rest="0.0235"), "books_movies_music"),
            (whole_price(("2000", "0.13"), rest="0.07"), "womens_bags_handbags"),
            (whole_price(("149.99", "0.127"), rest="0.07"), "athletic_shoes"),
            (whole_price(("5000", "0.13"), rest="0.07"), "jewelry"),
            (portions(("1000", "0.125"), ("5000", "0.04"), rest="0.03"), "watches_parts"),
            (whole_price(("1500", "0.075"), ("10000", "0.05"), rest="0.045"), "bullion"),
            (portions(("4000", "0.09"), rest="0.0235"), "coins_paper_money"),
            (portions(("2500", "0.1235"), rest="0.0235"), "trading_cards_comics"),
            (portions(("2500", "0.067"), rest="0.0235"), "guitars_basses"),
            (portions(("15000", "0.025"), rest="0.005"), "heavy_equipment_printing_food_trucks"),
            (portions(("1000", "0.115"), rest="0.0235"), "motors_parts_accessories"),
            ("0.05", "nft"),
        ),
        base=WITH_TAX,
        prefix="final_value.store",
        title="Final value fee",
        only=STORE,
        start=YEAR_READ,
    ),
)
"""The base holds shipping, sales tax and every other amount that the buyer pays."""

KEPT_IN_PART = (
    "With a refund of a part it is kept: eBay for Business, FAQ of 23 May 2022, "
    "https://ebayseaforbusiness.com/tutorial/faq-will-my-fees-be-prorated-if-i-offer-a-partial-refund/"
)
PER_ORDER = (
    Fee(
        id="per_order",
        title="Fee per order",
        kind=FeeKind.ORDER,
        scale=Scale([Piece("10", "0", "0.30"), Piece(None, "0", "0.40")]),
        base=WITH_TAX,
        categories=OTHER_THAN_SHOES,
        comes_back="1",
        in_part=InPart.WHOLE,
    ).by(SELLING, start=YEAR_READ, note=KEPT_IN_PART),
    Fee(
        id="per_order.athletic_shoes",
        title="Fee per order",
        kind=FeeKind.ORDER,
        scale=Scale(
            [Piece("10", "0", "0.30"), Piece("149.99", "0", "0.40"), Piece(None, "0", "0")]
        ),
        base=WITH_TAX,
        categories="athletic_shoes",
        comes_back="1",
        in_part=InPart.WHOLE,
    ).by(SELLING, start=YEAR_READ, note="None from USD 150. " + KEPT_IN_PART),
)
MIXED = NotPriced(
    id="per_order.mixed",
    title="Fee per order",
    kind=FeeKind.ORDER,
    reason="An order pays one such fee, and from USD 150 athletic shoes pay none: what an order of "
    "shoes and other goods pays was not read.",
    categories="athletic_shoes",
    beside=OTHER_THAN_SHOES,
).by(SELLING, start=YEAR_READ)
SEVERAL = NotPriced(
    id="final_value.several",
    title="Final value fee",
    kind=FeeKind.REFERRAL,
    reason="Athletic shoes pay less from USD 150. Whether that is the price of a pair or of all "
    "pairs of the order was not read, and here the two part: take it from a statement of yours.",
    categories="athletic_shoes",
    straddles="149.99",
).by(SELLING, start=YEAR_READ)
INTERNATIONAL = Fee(
    id="international",
    title="International fee",
    kind=FeeKind.INTERNATIONAL,
    scale=percent("0.0165"),
    base=WITH_TAX,
    only={"buyer_abroad": "yes"},
    comes_back="1",
).by(
    SELLING,
    start=YEAR_READ,
    note="Delivery or the buyer's address outside the US; waived with eBay International Shipping.",
)
BELOW_STANDARD = Fee(
    id="below_standard",
    title="Surcharge for a seller below standard",
    kind=FeeKind.REFERRAL,
    scale=percent("0.06"),
    base=WITH_TAX,
    only={"seller_level": "below_standard"},
    comes_back="1",
    readings=[percent("0.07")],
).by(SELLING, start=YEAR_READ, note="6 points, and 7 after four months.")
DISPUTE = Fee(
    id="dispute",
    title="Fee for a dispute that is lost",
    kind=FeeKind.DISPUTE,
    scale=fixed("20.00"),
    base=WITH_TAX,
    event=Event.DISPUTE,
).by(SELLING, start=YEAR_READ)

CANCELLED = Cancellation(
    id="cancellation",
    gives_back=[FeeKind.REFERRAL, FeeKind.ORDER, FeeKind.INTERNATIONAL],
    only={"cancelled_by": "buyer"},
).by(
    CANCELLING,
    start=YEAR_READ,
    note="Since March 2022, at the buyer's request. What comes back when the seller cancels was "
    "not read.",
)

SCHEDULE = FeeSchedule(
    channel="ebay_us",
    currency="USD",
    since=YEAR_READ,
    fees=(*FINAL_VALUE, *PER_ORDER, INTERNATIONAL, BELOW_STANDARD, DISPUTE),
    not_priced=(MIXED, SEVERAL),
    cancellations=(CANCELLED,),
)
