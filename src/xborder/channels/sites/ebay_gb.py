"""eBay.co.uk for business sellers: final value, per-order and regulatory fees."""

from xborder.channels.vocabulary import *

read: Reader = Reader(day(2026, 11, 30))
SELLING = read.secondary(
    "Public marketplace-fee data of 2026 on eBay UK's fees for business sellers",
    "https://www.ebay.co.uk/help/selling/fees-credits-invoices/fees-business-sellers-activated-managed-payments?id=4809",
)
RATE_CARD = read.secondary(
    "Market study of 2026 citing eBay UK's rate card change",
    "https://www.ebay.co.uk/sellercentre/news/2026-january/rate-card-change",
)
CREDITS = read.official(
    "eBay UK help: Fee credits",
    "https://www.ebay.co.uk/help/selling/fees-credits-invoices/fee-credits?id=4128",
)
REGULATORY = read.official(
    "eBay, 2024 March seller update: International updates",
    "https://export.ebay.com/en/seller-updates/2024-march-seller-update/international-updates/",
)

FINAL_VALUE = by_category(
    SELLING,
    (("0.129", "most_categories"), ("0.069", "computing_electronics")),
    base=WITH_TAX,
    prefix="final_value",
    title="Final value fee",
    in_part=InPart.UNREAD,
    start=YEAR_READ,
    status=Status.UNCLEAR,
    note="Of a refund of a part the Irish page gives the same share back, an older British one "
    "nothing. The site's own table of 2026 was not read; other figures stand from 5 to 14.9 %.",
)
PER_ORDER = Fee(
    id="per_order",
    title="Fee per order",
    kind=FeeKind.ORDER,
    scale=Scale([Piece("10", "0", "0.30"), Piece(None, "0", "0.40")]),
    base=WITH_TAX,
).by(
    RATE_CARD,
    start=day(2026, 2, 1),
    note="The day in February was not read. It is kept when an order is refunded.",
)
OPERATING = Fee(
    id="regulatory",
    title="Regulatory operating fee",
    kind=FeeKind.REGULATORY,
    scale=percent("0.0035"),
    base=WITH_TAX,
    comes_back="1",
    in_part=InPart.UNREAD,
).by(REGULATORY, start=day(2024, 4, 8))
ABROAD = NotPriced(
    id="international",
    title="International fee",
    kind=FeeKind.INTERNATIONAL,
    reason="It is 1.05 to 2 % by destination, and the table was not read: add your own.",
    only={"buyer_abroad": "yes"},
).by(SELLING, start=YEAR_READ)

CANCELLED = Cancellation(
    id="cancellation",
    gives_back=[FeeKind.REFERRAL, FeeKind.INTERNATIONAL, FeeKind.REGULATORY],
    only={"cancelled_by": "buyer"},
).by(
    CREDITS,
    start=day(2026, 2, 1),
    status=Status.UNCLEAR,
    note="An undated page: the buyer agrees or never paid; the amount per order is kept. Of the "
    "regulatory fee it does not speak.",
)

SCHEDULE = FeeSchedule(
    channel="ebay_gb",
    currency="GBP",
    since=day(2026, 2, 1),
    fees=(*FINAL_VALUE, PER_ORDER, OPERATING),
    not_priced=(ABROAD,),
    cancellations=(CANCELLED,),
)
