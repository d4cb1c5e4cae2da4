"""Amazon.co.jp: referral fees, fulfilment by Amazon, and what refunds and returns keep."""

import datetime as dt
from decimal import Decimal

from xborder.channels.sites.amazon_cancelled import cancelled
from xborder.channels.vocabulary import *
from xborder.source import Provenance
from xborder.timeline import Standing

read: Reader = Reader(day(2026, 11, 30))
CALCULATORS = read.secondary(
    "Amazon.co.jp referral fee categories, as transcribed in public calculators",
    "https://sell.amazon.co.jp/pricing",
)

RAISED = read.secondary(
    "Rakutto: costs of selling on Amazon.co.jp in 2026", "https://blog.rakutto.com/?p=2583"
)
APRIL = day(2026, 4, 1)
"""Since then all rates but the one of units of at most JPY 750 are 0.4 points higher."""


def commissions(raised: str) -> tuple[tuple[Scale | str, str], ...]:
    """Return the commissions that ask at least JPY 30, and their categories.

    Args:
        raised: What was put on every rate but the one of cheap units.
    """

    def at(rate: str) -> str:
        return str(Decimal(rate) + Decimal(raised))

    cheap = ("750", "0.05")
    return (
        (at("0.45"), "amazon_device_accessories"),
        (whole_price(cheap, rest=at("0.08")), "electronics"),
        (
            whole_price(cheap, rest=at("0.10")),
            "electronics_accessories musical sports_outdoors automotive toys_hobby home_appliances",
        ),
        (
            whole_price(cheap, rest=at("0.15")),
            "office home_kitchen garden furniture diy_tools industrial everything_else",
        ),
        (whole_price(cheap, ("1500", at("0.08")), rest=at("0.10")), "beauty_health food_drink"),
        (whole_price(cheap, ("1500", at("0.08")), rest=at("0.15")), "pet baby"),
        (
            whole_price(
                cheap,
                ("2500", at("0.08")),
                ("3000", at("0.12")),
                rest=portions(("3000", at("0.12")), rest=at("0.08")),
            ),
            "clothing",
        ),
        (
            whole_price(
                cheap,
                ("7500", at("0.12")),
                rest=portions(("7500", at("0.12")), rest=at("0.06")),
            ),
            "shoes bags_luggage",
        ),
    )


def referral(
    source: Provenance, raised: str, *, start: dt.date, end: dt.date | None = None
) -> tuple[Timeline[Fee], ...]:
    """Return all commissions of some days."""
    standing: Standing = {
        "start": start,
        "end": end,
        "status": Status.UNCLEAR,
        "note": "That the base holds the consumption tax is general knowledge.",
    }
    media = str(Decimal("0.15") + Decimal(raised))
    return (
        *by_category(source, commissions(raised), base=WITH_TAX, least="30 JPY", **standing),
        *by_category(source, ((media, "media video_games"),), base=WITH_TAX, **standing),
    )


REFERRAL = tuple(
    Timeline((*before, *since), name=before.name)
    for before, since in zip(
        referral(RAISED, "0", start=YEAR_READ, end=APRIL),
        referral(CALCULATORS, "0.004", start=APRIL),
        strict=True,
    )
)

OCTOBER = day(2026, 10, 4)
"""The day of the page on which the table of fulfilment was read; before it it is not known."""
PRICES = read.secondary(
    "Amazon.co.jp pricing page of 4 October 2026, as transcribed in public cost data",
    "https://sell.amazon.co.jp/pricing",
)
STANDARD_BOX, ANY_BOX = "45 x 35 x 20 cm", "200 x 200 x 200 cm"


def net(with_tax: int) -> str:
    """Return an amount without the consumption tax of 10 %, half up to the yen."""
    return str((with_tax * 20 + 11) // 22)


def sized(name: str, box: str, together: str, heaviest: str, cheap: int, other: int) -> SizeTier:
    """Return a tier that is bounded by a box, by its sides together and by weight.

    Args:
        name: Its name.
        box: The box that a unit fits.
        together: The most of the three sides together.
        heaviest: The most that it may weigh.
        cheap: What it costs up to a price of 1,000 yen, with tax.
        other: What it costs above.
    """
    return SizeTier(
        name=name, within=box, all_sides=together, rows=[(heaviest, net(cheap), net(other))]
    )


TABLE = SizeTable(
    tiers=(
        sized("small", "25 x 18 x 2 cm", "45 cm", "250 g", 222, 288),
        sized("standard_1", "35 x 30 x 3.3 cm", "68.3 cm", "1 kg", 252, 318),
        sized("standard_2", STANDARD_BOX, "20 cm", "2 kg", 344, 410),
        sized("standard_3", STANDARD_BOX, "30 cm", "2 kg", 358, 415),
        sized("standard_4", STANDARD_BOX, "40 cm", "2 kg", 371, 420),
        sized("standard_5", STANDARD_BOX, "50 cm", "2 kg", 379, 425),
        sized("standard_6", STANDARD_BOX, "60 cm", "2 kg", 391, 430),
        sized("standard_7", STANDARD_BOX, "80 cm", "5 kg", 427, 472),
        sized("standard_8", STANDARD_BOX, "100 cm", "9 kg", 466, 532),
        sized("large_1", ANY_BOX, "60 cm", "2 kg", 523, 589),
        sized("large_2", ANY_BOX, "80 cm", "5 kg", 558, 624),
        sized("large_3", ANY_BOX, "100 cm", "10 kg", 609, 675),
        sized("large_4", ANY_BOX, "120 cm", "15 kg", 715, 781),
        sized("large_5", ANY_BOX, "140 cm", "20 kg", 954, 1020),
        sized("large_6", ANY_BOX, "160 cm", "25 kg", 1034, 1100),
        sized("large_7", ANY_BOX, "180 cm", "30 kg", 1466, 1532),
        sized("large_8", ANY_BOX, "200 cm", "40 kg", 1690, 1756),
    ),
    price_bounds=["1000"],
)
"""What is larger or heavier is not built in."""

FULFILMENT = Fee(
    id="fulfilment",
    title="Fulfilment by Amazon",
    kind=FeeKind.FULFILMENT,
    scale=TABLE,
    base=[Part.ITEM, Part.TAX],
    per=Per.UNIT,
    only={"fulfilment": "channel"},
).by(
    PRICES,
    start=OCTOBER,
    note="The page has the consumption tax of 10 % inside: it is taken out here, as fees are told "
    "without tax. The bounds of standard size: Amazon.co.jp help, Product size tiers. Lower up to "
    "a price of 1,000 yen with tax.",
)
UNREAD = NotPriced(
    id="fulfilment",
    title="Fulfilment by Amazon",
    kind=FeeKind.FULFILMENT,
    reason="The table of fulfilment fees by size and weight is not built in: add the fee of your "
    "article to the schedule, or state that you ship yourself.",
    only={"fulfilment": "channel"},
).by(CALCULATORS, start=YEAR_READ, end=OCTOBER)

REFUNDS = read.official(
    "Amazon.co.jp seller help, Refund administration fee sample calculations",
    "https://sellercentral.amazon.co.jp/gp/help/external/help.html?itemID=200387220&language=en_JP",
)
RETURNS = read.official(
    "Amazon.co.jp seller help, FBA returns processing fee",
    "https://sellercentral.amazon.co.jp/gp/help/external/201112630",
)
RETURNED_FREE = ("clothing", "shoes", "bags_luggage")
"""Clothing, shoes and bags, which a buyer returns free of charge."""

REFUND = Fee(
    id="refund_administration",
    title="Refund administration fee",
    kind=FeeKind.REFUND,
    scale=percent("0.10"),
    on=[FeeKind.REFERRAL],
    per=Per.LINE,
    most="500 JPY",
    event=Event.REFUND,
).by(REFUNDS, start=YEAR_READ, status=Status.UNCLEAR, note="A page without a date.")
RETURNED = Fee(
    id="returns_processing",
    title="Processing of returns",
    kind=FeeKind.FULFILMENT,
    scale=TABLE,
    base=[Part.ITEM, Part.TAX],
    per=Per.UNIT,
    categories=RETURNED_FREE,
    only={"fulfilment": "channel"},
    event=Event.REFUND,
).by(
    RETURNS,
    start=OCTOBER,
    status=Status.UNCLEAR,
    note="As much as the fulfilment of a unit, for each unit that comes back within 30 days. A "
    "page without a date.",
)
RETURNED_UNREAD = NotPriced(
    id="returns_processing",
    title="Processing of returns",
    kind=FeeKind.FULFILMENT,
    reason="The table of fulfilment fees by size and weight is not built in: add the fee of your "
    "article to the schedule, or state that you ship yourself.",
    only={"fulfilment": "channel"},
    categories=RETURNED_FREE,
    event=Event.REFUND,
).by(RETURNS, start=YEAR_READ, end=OCTOBER)

SCHEDULE = FeeSchedule(
    channel="amazon_jp",
    currency="JPY",
    since=YEAR_READ,
    fees=(*REFERRAL, FULFILMENT, RETURNED, REFUND),
    not_priced=(UNREAD, RETURNED_UNREAD),
    cancellations=(cancelled(YEAR_READ),),
)
