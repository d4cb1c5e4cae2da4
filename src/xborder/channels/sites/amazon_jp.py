"""Amazon.co.jp: referral fees."""

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

FULFILMENT = NotPriced(
    id="fulfilment",
    title="Fulfilment by Amazon",
    kind=FeeKind.FULFILMENT,
    reason="The table of fulfilment fees by size and weight is not built in: add the fee of your "
    "article to the schedule, or state that you ship yourself.",
    only={"fulfilment": "channel"},
)

REFUND = NotPriced(
    id="refund_administration",
    title="Refund administration fee",
    kind=FeeKind.REFUND,
    reason="What is kept of the commission on a refund was not read: add the fee of your article.",
    event=Event.REFUND,
)

SCHEDULE = FeeSchedule(
    channel="amazon_jp",
    currency="JPY",
    since=YEAR_READ,
    fees=REFERRAL,
    not_priced=tuple(unknown.by(CALCULATORS, start=YEAR_READ) for unknown in (FULFILMENT, REFUND)),
    cancellations=(cancelled(YEAR_READ),),
)
