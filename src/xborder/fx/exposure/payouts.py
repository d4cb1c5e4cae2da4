"""Payout terms: when marketplaces and payment providers send on what they collected."""

import datetime as dt
import math
from collections.abc import Mapping
from typing import Any, Final

from attrs import field, frozen

from xborder.errors import NotFound
from xborder.fx.exposure.settlement import SettlementCycle
from xborder.kind import of_kind, typed
from xborder.number import COUNT, WHOLE, whole
from xborder.source import Evidence, Source
from xborder.timeline import Dated, Timeline


@frozen(kw_only=True, field_transformer=typed)
class PayoutTerms:
    """What a marketplace publishes about its payouts.

    Attributes:
        cycle_days: Days between payouts.
        transit_business_days: The longest time to the bank it names, in business days.
        hold_after_delivery_days: Days a sale is held after delivery.
    """

    cycle_days: int = field(metadata=COUNT)
    transit_business_days: int = field(metadata=WHOLE)
    hold_after_delivery_days: int = field(default=0, metadata=WHOLE)

    def cycle(self, *, delivery_days: int, reserve_fraction: Any = 0) -> SettlementCycle:
        """Return the cycle in calendar days, at its slowest.

        Business days become calendar days with a weekend for each five begun.

        Args:
            delivery_days: Days from sale to delivery; used where a hold counts from delivery.
            reserve_fraction: Share of one cycle's sales held back beyond that.

        Examples:
            >>> terms = payout_terms("amazon", on=dt.date(2026, 11, 21))
            >>> terms.cycle(delivery_days=4)
            SettlementCycle(cycle_days=14, transit_days=7, reserve_fraction=Decimal('0'), hold_days=11)
        """  # noqa: E501 - the printed value is one line
        waits = whole(delivery_days, "delivery_days")
        business = self.transit_business_days
        hold = self.hold_after_delivery_days
        return SettlementCycle(
            cycle_days=self.cycle_days,
            transit_days=business + 2 * math.ceil(business / 5),
            reserve_fraction=reserve_fraction,
            hold_days=waits + hold if hold else 0,
        )


_READ: Final = dt.date(2026, 11, 21)


_EBAY = Source(
    title="eBay seller update of April 2022, fees and financials",
    url="https://export.ebay.com/en/seller-updates/releases-archive/2022-april-seller-update/fees-financials/",
)


def _terms(
    name: str,
    value: PayoutTerms,
    source: Source,
    evidence: Evidence,
    note: str,
    start: dt.date | None = None,
) -> Timeline[PayoutTerms]:
    entry = Dated(
        value=value, source=source, evidence=evidence, checked_on=_READ, note=note, start=start
    )
    return Timeline([entry], name=name)


PAYOUT_TERMS: Final[Mapping[str, Timeline[PayoutTerms]]] = {
    "amazon": _terms(
        "Amazon's payout terms",
        PayoutTerms(cycle_days=14, transit_business_days=5, hold_after_delivery_days=7),
        Source(
            title="Amazon seller support, Getting Paid: How It Works, 21 November 2011; "
            "answer of an Amazon moderator on delivery-date based reserves",
            url="https://sellercentral-europe.amazon.com/seller-forums/discussions/t/f325b44e-68f7-40df-aab4-049233f08c21",
        ),
        Evidence.SECONDARY,
        "Every 14 days and 3 to 5 business days from the support blog; 7 days after delivery "
        "(14 for some accounts) from the forum. Stored copies.",
    ),
    "amazon_jp": _terms(
        "Amazon Japan's payout terms",
        PayoutTerms(cycle_days=7, transit_business_days=5),
        Source(
            title="Amazon.co.jp seller help, payments",
            url="https://sellercentral.amazon.co.jp/gp/help/external/help.html?itemID=201051990",
        ),
        Evidence.OFFICIAL,
        "For sellers registered after 31 October 2011; a stored copy without a date.",
        start=dt.date(2011, 11, 1),
    ),
    "ebay_daily": _terms(
        "eBay's daily payout terms",
        PayoutTerms(cycle_days=1, transit_business_days=5),
        _EBAY,
        Evidence.OFFICIAL,
        "Sent within 2 days of the buyer's payment, then 1 to 3 business days at the bank.",
        start=dt.date(2022, 4, 1),
    ),
    "ebay_weekly": _terms(
        "eBay's weekly payout terms",
        PayoutTerms(cycle_days=7, transit_business_days=5),
        _EBAY,
        Evidence.OFFICIAL,
        "Tuesdays, for sales up to the Sunday before, then 1 to 3 business days at the bank.",
        start=dt.date(2022, 4, 1),
    ),
    "ebay_biweekly": _terms(
        "eBay's biweekly payout terms",
        PayoutTerms(cycle_days=14, transit_business_days=5),
        _EBAY,
        Evidence.OFFICIAL,
        "Tuesdays, for sales up to the Sunday before, then 1 to 3 business days at the bank.",
        start=dt.date(2022, 4, 1),
    ),
    "tiktok_shop_us": _terms(
        "TikTok Shop's payout terms in the US",
        PayoutTerms(cycle_days=1, transit_business_days=0, hold_after_delivery_days=7),
        Source(
            title="TikTok Shop, Dynamic Settlement Policy, 31 March 2025",
            url="https://seller-us.tiktok.com/university/essay?knowledge_id=3995852763531009",
        ),
        Evidence.OFFICIAL,
        "The standard tier; bank time comes on top and a reserve may be withheld.",
        start=dt.date(2025, 3, 31),
    ),
}
"""What marketplaces publish about payouts, dated and sourced."""


def payout_terms(marketplace: str, *, on: dt.date) -> PayoutTerms:
    """Return a marketplace's published payout terms on a day.

    Args:
        marketplace: One of :data:`PAYOUT_TERMS`.
        on: The day.

    Raises:
        NotFound: The marketplace is not known.
        NoRuleInForce: Its terms are not known on that day.
    """
    known = PAYOUT_TERMS.get(of_kind(marketplace, str, "marketplace"))
    if known is None:
        raise NotFound(
            "The payout terms of {value} are not known.",
            code="fx.marketplace",
            remedy="Give one of {known}, or build a SettlementCycle.",
            where="marketplace",
            value=marketplace,
            known=", ".join(PAYOUT_TERMS),
        )
    return known.on(on)
