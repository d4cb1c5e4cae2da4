"""Payout terms: dated, sourced, and turned into days at the bank."""

import datetime as dt

import pytest

from xborder.errors import NoRuleInForce, NotFound
from xborder.fx.exposure.payouts import PAYOUT_TERMS, payout_terms
from xborder.source import Evidence
from xborder.worktime import DayCalendar


def test_published_terms_are_dated_and_sourced():
    on = dt.date(2026, 11, 21)
    for name, timeline in PAYOUT_TERMS.items():
        entry = timeline.entry(on)
        assert entry.source.url, name
        assert entry.note, name
    assert payout_terms("tiktok_shop_us", on=on).hold_after_delivery_days == 7
    assert payout_terms("ebay_weekly", on=on).cycle(delivery_days=9).hold_days == 0
    with pytest.raises(NoRuleInForce, match="TikTok"):
        payout_terms("tiktok_shop_us", on=dt.date(2024, 1, 1))
    with pytest.raises(NotFound, match="bazaar"):
        payout_terms("bazaar", on=on)


@pytest.mark.parametrize(
    ("name", "arrives"),
    [
        # Sold on Wednesday 25 November 2026; delay and a day at the bank, all of it working days.
        ("stripe_us", "2026-11-30"),
        ("stripe_au", "2026-11-30"),
        ("stripe_eu", "2026-12-01"),
        ("stripe_ca", "2026-12-01"),
        ("stripe_nz", "2026-12-02"),
        ("stripe_hk", "2026-12-07"),
        ("stripe_sg", "2026-12-07"),
    ],
)
def test_stripe_pays_by_the_country_of_the_account(name, arrives):
    weekdays = DayCalendar(name="bank")
    terms = payout_terms(name, on=dt.date(2026, 11, 25))
    assert terms.arrives_on(dt.date(2026, 11, 25), calendar=weekdays) == dt.date.fromisoformat(
        arrives
    )


def test_terms_that_nobody_read_say_so():
    on = dt.date(2026, 11, 25)
    unread = {
        name for name, line in PAYOUT_TERMS.items() if line.entry(on).evidence is Evidence.UNCHECKED
    }
    assert unread == {"adyen", "lazada_my", "stripe_gb", "stripe_jp"}
    assert payout_terms("stripe_jp", on=on).cycle(delivery_days=0).cycle_days == 7


@pytest.mark.parametrize(
    ("name", "payout", "arrives"),
    [
        # A period of Walmart's closes on Friday 27 November 2026: paid by the 7th day, 4 December.
        ("walmart_us", "2026-11-27", "2026-12-04"),
        ("walmart_ca", "2026-11-27", "2026-12-04"),
        # Etsy sends on Monday 30 November 2026: up to 5 business days at the bank.
        ("etsy", "2026-11-30", "2026-12-07"),
    ],
)
def test_what_is_sent_reaches_the_bank_by_the_last_day_published(name, payout, arrives):
    terms = payout_terms(name, on=dt.date(2026, 11, 25))
    day = dt.date.fromisoformat(payout)
    found = terms.arrives_on(day, calendar=DayCalendar(name="bank"), from_payout=True)
    assert found == dt.date.fromisoformat(arrives)


def test_walmart_pays_every_other_week_and_shopify_three_days_after_the_sale():
    on = dt.date(2026, 11, 25)
    assert payout_terms("walmart_us", on=on).cycle_days == 14
    for country in ("ca", "au", "nz", "fr"):
        assert payout_terms(f"shopify_payments_{country}", on=on).delay_business_days == 3


def test_a_hold_is_of_full_days_after_the_day_of_delivery():
    """Sold on 30 December and delivered on 3 January under DD+7: available on the 11th."""
    terms = payout_terms("amazon", on=dt.date(2026, 11, 21))
    sold = dt.date(2026, 12, 30)
    held = terms.cycle(delivery_days=4).hold_days
    assert sold + dt.timedelta(days=held) == dt.date(2027, 1, 11)
