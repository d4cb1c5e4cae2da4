"""Payout terms: dated, sourced, and turned into days at the bank."""

import datetime as dt

import pytest

from xborder.errors import NoRuleInForce, NotFound
from xborder.fx.exposure.payouts import PAYOUT_TERMS, payout_terms


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
