"""What a sale meets at the border is what the landed cost of its consignment says."""

import datetime as dt
from decimal import Decimal

import pytest
from attrs import evolve
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from xborder.exchange import RateTable
from xborder.landed_cost import quote
from xborder.landed_cost.result import LineKind
from xborder.money import Money
from xborder.policy.book import default_book
from xborder.policy.vocabulary import Charge, Flat, Reader
from xborder.timeline import Timeline
from xborder.trade import Item
from xborder.trade.sale import Customer, Marketplace, Sale, Trader
from xborder.vat import determine
from xborder.vat.determination.inquiry import Inquiry

BOOK = default_book()
ACT = Reader(dt.date(2026, 11, 1)).official("Terms of a carrier", "https://example.org")
MEMBERS = {"DE": "EUR", "IE": "EUR", "SE": "SEK"}
CURRENCIES = MEMBERS | {
    code: BOOK.policy(code).currency for code in sorted(BOOK.codes) if BOOK.policy(code).supplies
}
"""Every place of the book that has rules for sales, with the currency of its border."""
del CURRENCIES["EU"]
UNRULED = {code for code in BOOK.codes if not BOOK.policy(code).supplies}
"""Places into which the book knows imports, and no rules for sales."""
RATES = RateTable.from_mapping(
    {f"EUR/{code}": "7.31" for code in set(CURRENCIES.values()) - {"EUR"}}
    | {
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
        "EUR/INR": "97.31",
    },
    start=dt.date(2020, 1, 1),
    end=dt.date(2030, 1, 1),
    source="fixed for the tests",
    pivot="EUR",
)
WHOLE = {"JPY", "KRW", "ISK"}
"""Currencies without smaller units."""
TAXES = (LineKind.VAT, LineKind.GST, LineKind.SALES_TAX)
SCHEMES = ("IOSS", "VOEC", "GB", "CH", "NO", "OSS", "AU", "NZ", "SG", "MY")
CODES = ("610910", "490199", "220421", "330300", "851713", None)


@st.composite
def sales(draw, code, *, market=True, most_lines=2):
    """Return a sale of goods into a country, near and far from its limits."""
    currency = draw(st.sampled_from((CURRENCIES[code], "EUR")))
    most = 40_000 if currency in WHOLE else 400_000
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
            personal_use=draw(st.sampled_from((None, True, False))),
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
    if found.border is None:
        return
    price = quote(sale.consignment(), rates=RATES)
    assert price.schemes
    assert found.border.scheme == price.schemes[0]
    taxes = [line for line in price.lines if line.kind in TAXES and line.item == 0]
    if found.border.charge:
        assert found.border.charge in {line.id for line in taxes} or not taxes


@pytest.mark.parametrize("code", CURRENCIES)
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.filter_too_much])
@given(data=st.data())
def test_the_tax_at_the_border_is_that_of_the_landed_cost_to_the_cent(code, data):
    sale = data.draw(sales(code)).replace(prices="net")
    asked = Inquiry(sale, default_book(), RATES, {})
    asked.cross([law for place in asked.codes() if (law := asked.law(place)) is not None])
    if asked.crossing is None:
        return
    price = quote(sale.consignment(), rates=RATES)
    if price.state not in {"exact", "estimate"}:
        return
    taxes = [line.amount for line in price.lines if line.kind in TAXES]
    assert asked.crossing.due == sum(tax.minor_units() for tax in taxes)


BORDER_RATES = {
    # the standard rates that the tax offices name on their pages, late in 2026
    "CA": "0.05", "AE": "0.05", "SA": "0.15", "IS": "0.24", "DE": "0.19", "IE": "0.23",
    "SE": "0.25", "GB": "0.2", "XI": "0.2", "NO": "0.25", "CH": "0.081", "JP": "0.1",
    "AU": "0.1", "NZ": "0.15", "SG": "0.09", "KR": "0.1", "MY": "0.1", "TH": "0.07", "TW": "0.05",
    "IN": "0.18",
}  # fmt: skip


@pytest.mark.parametrize("code", BORDER_RATES)
def test_goods_that_are_imported_have_a_leg_with_the_rate_of_the_place(code):
    found = determine(to_somebody(code, items=[shirt("2000 USD")]), rates=RATES)
    assert found.border.country == code
    assert found.border.rate == Decimal(BORDER_RATES[code])
    assert found.border.collector in {"customs", "carrier"}
    assert (found.border.payer, found.border.deductible) == ("buyer", False)


def test_the_rate_of_the_leg_is_the_one_of_its_tax():
    """Indian goods for personal use: GST of 28% until 2025-09-21, whatever the goods' own rate."""
    for on, rate in (("2025-09-21", "0.28"), ("2025-09-22", "0.18")):
        day = dt.date.fromisoformat(on)
        found = determine(to_somebody("IN", items=[shirt("2000 USD")], on=day), rates=RATES)
        assert (found.border.charge, found.border.rate) == ("personal_gst", Decimal(rate))


def test_a_rate_that_goes_by_the_price_of_a_piece_is_not_told_of_a_leg():
    """Indian clothing in trade: 5% or 18% by the price of a piece, which the quote tells."""
    trader = Customer(kind="business")
    found = determine(to_somebody("IN", items=[shirt("2000 USD")], buyer=trader), rates=RATES)
    assert (found.border.charge, found.border.rate) == ("gst_by_price", None)


def shirt(price, **facts):
    return Item(
        quantity=1,
        unit_price=price,
        hs_code="610910",
        category="general",
        excise="none",
        origin="CN",
        personal_use=True,
        **facts,
    )


def to_somebody(code, **facts):
    """Return the sale of one shirt from China to a consumer, carried by air."""
    given = {
        "on": dt.date(2026, 11, 10),
        "ship_from": "CN",
        "ship_to": code,
        "items": [shirt("20 USD")],
        "prices": "net",
        "seller": Trader(country="CN", registrations=set()),
        "buyer": Customer(kind="consumer"),
        "transport": "air",
    }
    return Sale(**(given | facts))


WAYS = {
    "small": {},
    "large": {"items": [shirt("2000 USD")]},
    "business": {"buyer": Customer(kind="business")},
    "nobody": {"buyer": Customer()},
    "marketplace": {"channel": "marketplace", "marketplace": Marketplace(name="Anywhere")},
    "app": {"supply": "electronic_service", "ship_from": None},
    "app for a business": {
        "supply": "electronic_service",
        "ship_from": None,
        "buyer": Customer(kind="business"),
    },
    "advice": {"supply": "general_service", "ship_from": None},
    "given away": {"case": "free"},
}


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("code", sorted({*CURRENCIES, *UNRULED}))
def test_a_sale_into_any_place_is_told_or_what_is_missing_is(code, way):
    """Who accounts and under what, in which return, or an honest word on why that is not said."""
    found = determine(to_somebody(code, **WAYS[way]), rates=RATES)
    if found.ruling is None:
        assert found.tax is None
        assert found.reasons
        assert (found.state == "missing_fact") is (found.missing is not None)
        assert found.state in {"missing_fact", "unsupported"}
        return
    assert found.regime
    assert found.ruling.rule.url or found.ruling.rule.evidence == "unchecked"
    assert found.gross == found.net + found.tax
    taxed = str(found.taxation) == "taxable"
    assert (str(found.accountable) in {"seller", "marketplace", "intermediary"}) or not taxed
    assert found.place is not None or not taxed
    assert found.filing is not None or found.state != "exact" or not taxed
    assert found.rate is not None or not taxed
    if str(found.taxation) == "reverse_charge":
        assert str(found.accountable) == "buyer"
    if code in UNRULED:
        assert found.state != "exact", "what happens there is not said"


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


def with_a_fee_for_each_code(policy):
    """Return a policy whose schemes all begin with a fee for each code and description."""
    fee = Charge(
        id="carrier_fee",
        kind="fee",
        title="Fee",
        amount=Flat(Money(f"3 {policy.currency}"), distinct=("hs6", "description")),
        base=("goods",),
    )

    def first(entry):
        return evolve(entry, value=entry.value.replace(steps=("carrier_fee", *entry.value.steps)))

    schemes = tuple(Timeline(map(first, each.entries)) for each in policy.schemes)
    return evolve(policy, steps=(*policy.steps, fee.by(ACT)), schemes=schemes)


@pytest.mark.parametrize(("price", "charge"), [("30 CHF", ""), ("32 CHF", "import_vat")])
def test_what_a_book_counts_by_code_and_words_leaves_the_tax_at_the_border_as_it_is(price, charge):
    """Two pieces: 8.1 % of 60 is CHF 4.86, of 64 it is 5.18; up to 5.00 nothing is asked.

    MWSTG Art. 53(1)(a), and the ordinance SR 641.204, Art. 1(a).
    """
    book = BOOK.with_policy(with_a_fee_for_each_code(BOOK.policy("CH")))
    goods = {"quantity": 1, "unit_price": price, "origin": "CN", "hs_code": "610910"}
    found = determine(
        Sale(
            on=dt.date(2026, 11, 21),
            ship_from="CN",
            ship_to="CH",
            prices="net",
            items=[Item(**goods, description="red"), Item(**goods, description="")],
            seller=Trader(country="CN", registrations=[]),
            buyer=Customer(kind="consumer"),
        ),
        book=book,
    )
    assert found.border.charge == charge
