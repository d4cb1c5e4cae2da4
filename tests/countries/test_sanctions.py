"""Goods of Russia and Belarus are exact nowhere that bans them or charges them more."""

import datetime as dt

import pytest

import xborder as xb

DAY = dt.date(2026, 11, 30)
BEFORE = dt.date(2022, 3, 1)
CURRENCIES = {
    "DE": "EUR",
    "FR": "EUR",
    "GB": "GBP",
    "XI": "GBP",
    "CH": "CHF",
    "NO": "NOK",
    "JP": "JPY",
    "CA": "CAD",
    "US": "USD",
    "AU": "AUD",
    "NZ": "NZD",
    "KR": "KRW",
}
# Regulation (EU) No 833/2014; S.I. 2022/376; SR 946.231.176.72; FOR-2014-08-15-1076; the EY notice of
# 2022-05-24 on Japan's acts; 19 CFR column 2. Gold, wood, toys, plates.


def sent(to, code, origin, on=DAY):
    return xb.Consignment(
        ship_from=origin,
        ship_to=to,
        region="CA" if to == "US" else None,
        on=on,
        items=[
            xb.Item(
                hs_code=code,
                origin=origin,
                quantity=1,
                unit_price=f"9000 {CURRENCIES[to]}",
                personal_use=True,
                preference=False,
            )
        ],
        prices="net",
        shipping=f"0 {CURRENCIES[to]}",
        transport="express",
        incoterm="DAP",
        seller=xb.Seller(registrations=set()),
        buyer=xb.Buyer(kind="consumer"),
    )


@pytest.mark.parametrize("code", ["710812", "441231", "950300", "691110"])
@pytest.mark.parametrize("origin", ["RU", "BY"])
@pytest.mark.parametrize("to", CURRENCIES)
def test_no_quote_of_goods_under_sanctions_is_exact(to, origin, code):
    found = xb.quote(sent(to, code, origin))
    assert found.state != "exact"
    told = [str(reason.text) for reason in found.reasons]
    assert any("Russia" in each or "column 2" in each for each in told), told


@pytest.mark.parametrize("to", ["NO", "JP"])
def test_before_the_sanctions_a_toy_was_exact(to):
    assert xb.quote(sent(to, "950300", "RU", BEFORE)).state == "exact"


@pytest.mark.parametrize("to", ["CH", "NO"])
def test_banned_goods_have_no_total(to):
    assert (xb.quote(sent(to, "710812", "RU")).total, xb.quote(sent(to, "950300", "CN")).state) == (
        None,
        "exact",
    )
