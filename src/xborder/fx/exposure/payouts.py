"""Payout terms: when marketplaces and payment providers send on what they collected."""

import datetime as dt
import math
from collections.abc import Mapping
from typing import Any, Final

from attrs import field, frozen

from xborder.day import civil_day
from xborder.errors import NotFound
from xborder.fx.exposure.clearing import wait_of_full_days
from xborder.fx.exposure.settlement import SettlementCycle
from xborder.kind import of_kind, typed
from xborder.number import COUNT, WHOLE, whole
from xborder.source import Evidence, Source
from xborder.timeline import Dated, Timeline
from xborder.worktime import DayCalendar


@frozen(kw_only=True, field_transformer=typed)
class PayoutTerms:
    """What a marketplace publishes about its payouts.

    Attributes:
        cycle_days: Days between payouts.
        transit_business_days: The longest time to the bank it names, in business days.
        hold_after_delivery_days: Days a sale is held after delivery.
        delay_business_days: Business days from a sale until it can be paid out.

    Examples:
        >>> days = DayCalendar(name="bank", holidays=[dt.date(2026, 11, 26)])
        >>> shopify = payout_terms("shopify_payments_us", on=dt.date(2026, 11, 21))
        >>> str(shopify.arrives_on(dt.date(2026, 11, 24), calendar=days))  # two days, then three
        '2026-12-02'
    """

    cycle_days: int = field(metadata=COUNT)
    transit_business_days: int = field(metadata=WHOLE)
    hold_after_delivery_days: int = field(default=0, metadata=WHOLE)
    delay_business_days: int = field(default=0, metadata=WHOLE)

    def arrives_on(
        self, day: dt.date, *, calendar: DayCalendar, from_payout: bool = False
    ) -> dt.date:
        """Return the day on which money reaches the bank at the latest, by working days.

        Args:
            day: The day of the sale, or of the payout.
            calendar: The bank's working days.
            from_payout: Whether the day is the payout's: the delay before it has passed then.

        Raises:
            NotFound: The calendar does not reach that far.
        """
        start = civil_day(day, "day")
        wait = 0 if of_kind(from_payout, bool, "from_payout") else self.delay_business_days
        return of_kind(calendar, DayCalendar, "calendar").add(
            start, wait + self.transit_business_days
        )

    def cycle(self, *, delivery_days: int, reserve_fraction: Any = 0) -> SettlementCycle:
        """Return the cycle in calendar days, at its slowest.

        Business days become calendar days with a weekend for each five begun.

        Args:
            delivery_days: Days from sale to delivery; used where a hold counts from delivery.
            reserve_fraction: Share of one cycle's sales held back beyond that.

        Examples:
            >>> terms = payout_terms("amazon", on=dt.date(2026, 11, 21))
            >>> terms.cycle(delivery_days=4)
            SettlementCycle(cycle_days=14, transit_days=7, reserve_fraction=Decimal('0'), hold_days=12)
        """  # noqa: E501 - the printed value is one line
        waits = whole(delivery_days, "delivery_days")
        business = self.delay_business_days + self.transit_business_days
        hold = self.hold_after_delivery_days
        return SettlementCycle(
            cycle_days=self.cycle_days,
            # a weekend for each five business days begun: the slowest case, whichever day it starts
            # on
            transit_days=business + 2 * math.ceil(business / 5),
            reserve_fraction=reserve_fraction,
            hold_days=waits + wait_of_full_days(hold) if hold else 0,
        )


_READ: Final = dt.date(2026, 11, 21)
_READ_AGAIN: Final = dt.date(2026, 11, 30)


_EBAY = Source(
    title="eBay seller update of April 2022, fees and financials",
    url="https://export.ebay.com/en/seller-updates/releases-archive/2022-april-seller-update/fees-financials/",
)


_SHOPIFY = Source(
    title="Shopify help, Getting paid with Shopify Payments: pay periods; bank processing",
    url="https://help.shopify.com/en/manual/payments/shopify-payments/getting-paid-with-shopify-payments",
)


_STRIPE: Final = Source(
    title="Stripe's payout schedule by country, as a platform's help page repeats it",
    url="https://support.rockgympro.com/hc/en-us/articles/12828864121997-Stripe-Custom-Payout-Schedule-by-Country",
)


def _stripe(country: str, days: int, note: str) -> "Timeline[PayoutTerms]":
    return _terms(
        f"Stripe's payout terms in {country}",
        PayoutTerms(cycle_days=1, delay_business_days=days, transit_business_days=1),
        _STRIPE,
        Evidence.SECONDARY,
        note + " " + _STRIPE_BANK,
    )


def _walmart(country: str, url: str) -> "Timeline[PayoutTerms]":
    return _terms(
        f"Walmart's payout terms in {country}",
        PayoutTerms(cycle_days=14, transit_business_days=5),
        Source(title="Walmart Marketplace Learn, payments", url=url),
        Evidence.OFFICIAL,
        "Typically every 14 days: the period closes on alternate Fridays, Pacific time, and is "
        "paid by the 7th day after, which the Canadian guide says. Sales of new sellers are held "
        "for 14 days from shipping.",
        checked_on=_READ_AGAIN,
    )


_STRIPE_BANK: Final = (
    "The first payout comes after 7 to 14 days, risky industries wait longer, and the day at the "
    "bank is an allowance. A page without a date."
)


def _terms(
    name: str,
    value: PayoutTerms,
    source: Source,
    evidence: Evidence,
    note: str,
    start: dt.date | None = None,
    checked_on: dt.date = _READ,
) -> Timeline[PayoutTerms]:
    entry = Dated(
        value=value, source=source, evidence=evidence, checked_on=checked_on, note=note, start=start
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
    "shopify_payments_us": _terms(
        "Shopify Payments' payout terms in the US",
        PayoutTerms(cycle_days=1, delay_business_days=2, transit_business_days=3),
        _SHOPIFY,
        Evidence.OFFICIAL,
        "2 business days from payment to sending, then 1 to 3 at the bank; Friday to Sunday are "
        "sent together. A stored copy without a date.",
    ),
    "shopify_payments_ca": _terms(
        "Shopify Payments' payout terms in Canada",
        PayoutTerms(cycle_days=1, delay_business_days=3, transit_business_days=3),
        _SHOPIFY,
        Evidence.OFFICIAL,
        "3 business days from payment to sending, then 1 to 3 at the bank. A stored copy without "
        "a date.",
    ),
    "shopify_payments_au": _terms(
        "Shopify Payments' payout terms in Australia",
        PayoutTerms(cycle_days=1, delay_business_days=3, transit_business_days=3),
        _SHOPIFY,
        Evidence.OFFICIAL,
        "3 business days from payment to sending, then 1 to 3 at the bank. A stored copy without "
        "a date.",
    ),
    "shopify_payments_nz": _terms(
        "Shopify Payments' payout terms in New Zealand",
        PayoutTerms(cycle_days=1, delay_business_days=3, transit_business_days=3),
        _SHOPIFY,
        Evidence.OFFICIAL,
        "3 business days from payment to sending, then 1 to 3 at the bank. A stored copy without "
        "a date.",
    ),
    "shopify_payments_fr": _terms(
        "Shopify Payments' payout terms in France",
        PayoutTerms(cycle_days=1, delay_business_days=3, transit_business_days=3),
        Source(
            title="Shopify help, Shopify Payments pay periods in France",
            url="https://help.shopify.com/en/manual/payments/shopify-payments/supported-countries/france/pay-periods",
        ),
        Evidence.OFFICIAL,
        "3 calendar days from capture, the working day after them if they end on a weekend or "
        "holiday, then 24 to 72 hours at the bank: at most the business days given here. Friday to "
        "Sunday are sent together; payouts below EUR 10 wait.",
        checked_on=_READ_AGAIN,
    ),
    "stripe_us": _terms(
        "Stripe's payout terms in the US",
        PayoutTerms(cycle_days=1, delay_business_days=2, transit_business_days=1),
        Source(
            title="Stripe, Receive payouts; the two days as a platform's help page repeats them",
            url="https://docs.stripe.com/payouts",
        ),
        Evidence.SECONDARY,
        "Daily on a rolling schedule of 2 business days; the first payout after 7 to 14 days. "
        "Other countries and industries wait longer; the day at the bank is an allowance.",
    ),
    "stripe_au": _stripe("Australia", 2, "Daily, 2 business days after the charge."),
    "stripe_gb": _terms(
        "Stripe's payout terms in the United Kingdom",
        PayoutTerms(cycle_days=1, delay_business_days=3, transit_business_days=1),
        _STRIPE,
        Evidence.UNCHECKED,
        "The page read says 2 business days, others 3: the longer is taken. " + _STRIPE_BANK,
    ),
    "stripe_ca": _stripe("Canada", 3, "Daily, 3 business days after the charge."),
    "stripe_eu": _stripe(
        "Ireland and other members of the European Union",
        3,
        "Daily, 3 business days after the charge.",
    ),
    "stripe_nz": _stripe("New Zealand", 4, "Daily, 4 business days after the charge."),
    "stripe_hk": _stripe("Hong Kong", 7, "Daily, 7 business days after the charge."),
    "stripe_sg": _stripe("Singapore", 7, "Daily, 7 business days after the charge."),
    "stripe_jp": _terms(
        "Stripe's payout terms in Japan",
        PayoutTerms(cycle_days=7, delay_business_days=4, transit_business_days=1),
        Source(
            title="Stripe's payout schedules, restrictions by country, as a platform's help page "
            "repeats them",
            url="https://help.meterapp.co/help/faq/stripe_payouts",
        ),
        Evidence.UNCHECKED,
        "Weekly on Fridays by default, daily not at all: that was read; the 4 business days of "
        "delay were not.",
    ),
    "walmart_us": _walmart(
        "the US",
        "https://marketplacelearn.walmart.com/guides/Taxes%20&%20payments/Payments/Payment-processing",
    ),
    "walmart_ca": _walmart(
        "Canada",
        "https://marketplacelearn.walmart.com/ca/guides/Taxes%20&%20payments/Payments/payments-period-and-reports",
    ),
    "lazada_my": _terms(
        "Lazada's payout terms in Malaysia",
        PayoutTerms(cycle_days=17, transit_business_days=8),
        Source(
            title="Lazada Malaysia seller support, Finance new payment cycle",
            url="https://lazadamypsc.zendesk.com/hc/en-us/articles/223445928-Finance-new-payment-cycle",
        ),
        Evidence.UNCHECKED,
        "Two periods a month, to the 14th and from the 15th to its end, each paid after 5 to 8 "
        "working days. Lazada's own page, but of 2016; said to be weekly today.",
        start=dt.date(2016, 8, 1),
        checked_on=_READ_AGAIN,
    ),
    "etsy": _terms(
        "Etsy's payout terms",
        PayoutTerms(cycle_days=7, transit_business_days=5),
        Source(
            title="Etsy help, How to receive your Etsy Payments deposit; My deposit was sent, but "
            "I haven't received it",
            url="https://help.etsy.com/hc/en-us/articles/360046998234-How-to-Receive-Your-Etsy-Payments-Deposit",
        ),
        Evidence.OFFICIAL,
        "Mondays unless you choose daily, biweekly or monthly, then up to 3 to 5 business days at "
        "the bank. Sales of a new shop can be paid out 14 to 20 days after the sale.",
        checked_on=_READ_AGAIN,
    ),
    "paypal": _terms(
        "PayPal's terms for withdrawals to a bank",
        PayoutTerms(cycle_days=1, transit_business_days=5),
        Source(
            title="PayPal help, How do I withdraw money to my bank account?",
            url="https://www.paypal.com/pe/cshelp/article/how-do-i-withdraw-money-from-paypal-to-my-bank-account-HELP394",
        ),
        Evidence.OFFICIAL,
        "The wallet has the money at once; a standard transfer takes typically 1 business day and "
        "up to 5, in some countries 7. New sellers may be held for up to 21 days.",
    ),
    "adyen": _terms(
        "Adyen's payout terms for a sales day",
        PayoutTerms(cycle_days=1, delay_business_days=2, transit_business_days=1),
        Source(
            title="Adyen, Sales day payout",
            url="https://docs.adyen.com/account/sales-day-payout",
        ),
        Evidence.UNCHECKED,
        "Paid daily by sales day unless you choose otherwise: that was read. The delay is set by "
        "account, 1 to 20 business days; 2, as in Adyen's example, and a day at the bank are "
        "assumed here. Give PayoutTerms of your own where yours differ.",
        checked_on=_READ_AGAIN,
    ),
}
"""What marketplaces and payment providers publish about payouts, dated and sourced."""


def payout_terms(marketplace: str, *, on: dt.date) -> PayoutTerms:
    """Return a marketplace's published payout terms on a day.

    Args:
        marketplace: One of :data:`PAYOUT_TERMS`.
        on: The day.

    Raises:
        NotFound: The marketplace is not known.
        NoRuleInForce: Its terms are not known on that day.

    Examples:
        >>> terms = payout_terms("amazon", on=dt.date(2026, 11, 20))
        >>> terms.cycle_days, terms.hold_after_delivery_days
        (14, 7)
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
