"""What a sale meets at the border is what the landed cost of its consignment says."""

import datetime as dt

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from xborder.exchange import RateTable
from xborder.landed_cost import quote
from xborder.landed_cost.result import LineKind
from xborder.money import Money
from xborder.trade import Item
from xborder.trade.sale import Customer, Marketplace, Sale, Trader
from xborder.vat import determine

RATES = RateTable.from_mapping(
    {
        "EUR/SEK": "11.1347",
        "EUR/GBP": "0.8642",
        "EUR/NOK": "11.7305",
        "EUR/JPY": "162.35",
        "EUR/CHF": "0.9412",
        "EUR/CAD": "1.6104",
        "EUR/AED": "3.9887",
        "EUR/SAR": "4.0729",
        "EUR/PHP": "63.12",
        "EUR/VND": "28456",
        "EUR/ILS": "3.81",
        "EUR/ZAR": "20.14",
        "EUR/ISK": "143.9",
        "EUR/RSD": "117.20",
        "EUR/UAH": "48.60",
        "EUR/CLP": "1040",
        "EUR/COP": "4600",
        "EUR/MXN": "20.10",
        "EUR/USD": "1.0861",
        "EUR/AUD": "1.7723",
        "EUR/NZD": "1.9205",
        "EUR/SGD": "1.4621",
        "EUR/KRW": "1612.4",
        "EUR/MYR": "4.8713",
        "EUR/THB": "37.812",
        "EUR/TWD": "35.604",
    },
    start=dt.date(2020, 1, 1),
    end=dt.date(2030, 1, 1),
    source="fixed for the tests",
    pivot="EUR",
)
CURRENCIES = {
    "ZA": "ZAR",
    "IL": "ILS",
    "VN": "VND",
    "PH": "PHP",
    "CA": "CAD",
    "DE": "EUR", "IE": "EUR", "SE": "SEK", "GB": "GBP", "XI": "GBP", "NO": "NOK", "CH": "CHF",
    "JP": "JPY", "AU": "AUD", "NZ": "NZD", "SG": "SGD",
    "KR": "KRW", "MY": "MYR", "TH": "THB", "TW": "TWD",
}  # fmt: skip
TAXES = (LineKind.VAT,)
SCHEMES = ("IOSS", "VOEC", "GB", "CH", "NO", "OSS", "AU", "NZ", "SG", "MY")
CODES = ("610910", "490199", "220421", "330300", "851713", None)


@st.composite
def sales(draw, code, *, market=True, most_lines=2):
    """Return a sale of goods into a country, near and far from its limits."""
    currency = draw(st.sampled_from((CURRENCIES[code], "EUR")))
    most = 40_000 if currency in {"JPY", "KRW", "VND"} else 400_000
    near = st.sampled_from((13_500, 13_501, 15_000, 15_001, 4_500, 4_501, 6_172, 6_173, 300_000))
    prices = st.one_of(near, st.integers(1, most))
    hs_code = draw(st.sampled_from(CODES))
    items = [
        Item(
            quantity=draw(st.integers(1, 3)),
            unit_price=Money.of_minor(draw(prices), currency),
            hs_code=hs_code,
            category="general",
            excise="none",
            origin=draw(st.sampled_from(("CN", "US", None))),
        )
        for _ in range(draw(st.integers(1, most_lines)))
    ]
    market = market and draw(st.booleans())
    return Sale(
        on=draw(st.dates(dt.date(2022, 1, 1), dt.date(2026, 11, 30))),
        ship_from=draw(st.sampled_from(("CN", "US", "GB", "DE", "CH"))),
        ship_to=code,
        items=items,
        prices=draw(st.sampled_from(("net", "tax_included"))),
        shipping=draw(st.sampled_from((None, Money.of_minor(700, currency)))),
        seller=Trader(
            country=draw(st.sampled_from(("CN", "US", "DE"))),
            registrations=draw(st.sets(st.sampled_from(SCHEMES))),
            intermediary="IE",
        ),
        buyer=Customer(
            kind=draw(st.sampled_from(("consumer", "consumer", "business"))),
            tax_number=draw(st.sampled_from((None, f"{code}123456789"))),
            number_valid=True,
        ),
        channel="marketplace" if market else "own_shop",
        marketplace=Marketplace(name="Anywhere") if market else None,
        incoterm=draw(st.sampled_from(("DDP", "DAP"))),
        transport=draw(st.sampled_from(("post", "express"))),
    )


@pytest.mark.parametrize("code", CURRENCIES)
@settings(max_examples=30, deadline=None)
@given(data=st.data())
def test_the_scheme_at_the_border_is_that_of_the_landed_cost(code, data):
    sale = data.draw(sales(code))
    found = determine(sale, rates=RATES)
    assume(found.border is not None)
    price = quote(sale.consignment(), rates=RATES)
    assert price.schemes
    assert found.border.scheme == price.schemes[0]
    taxes = [line for line in price.lines if line.kind in TAXES and line.item == 0]
    if found.border.charge:
        assert found.border.charge in {line.id for line in taxes} or not taxes


@pytest.mark.parametrize("code", ["DE", "IE", "SE", "GB", "NO", "CH"])
@settings(max_examples=10, deadline=None, suppress_health_check=[HealthCheck.filter_too_much])
@given(data=st.data())
def test_what_the_seller_collects_at_checkout_is_the_tax_of_the_sale(code, data):
    sale = data.draw(sales(code, market=False, most_lines=1)).replace(prices="net")
    found = determine(sale, rates=RATES)
    assume(found.border is not None and str(found.border.moment) == "checkout")
    assume(found.ruling is not None and found.ruling.jurisdiction in {code, "EU"})
    assume(str(found.taxation) == "taxable")
    price = quote(sale.consignment(), rates=RATES)
    assume(price.state in {"exact", "estimate"})
    taxes = [line.amount for line in price.lines if line.kind in TAXES]
    assume(taxes and all(tax.currency == found.tax.currency for tax in taxes))
    assert found.tax == sum(taxes[1:], taxes[0])
