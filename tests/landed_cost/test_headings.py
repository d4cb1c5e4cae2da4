"""A heading of four digits is exact only where all that stands under it is, at the same price."""

import datetime as dt

import pytest

import xborder as xb
from xborder.goods.nomenclature import under
from xborder.landed_cost.breakdown import QuoteState
from xborder.policy import default_book
from xborder.policy.catalog import MODULES

DAY = dt.date(2026, 11, 21)
WORTH = {"GBP": "0.85", "NOK": "11", "JPY": "170", "CNY": "8.2", "KRW": "1600", "IDR": "19000"}
CURRENCIES = {"USD", *(default_book().policy(code).currency for code in MODULES)} - {"EUR"}
RATES = xb.RateTable.from_mapping(
    {f"EUR/{code}": WORTH.get(code, "1.2") for code in sorted(CURRENCIES)},
    start=DAY,
    end=dt.date(2027, 1, 1),
    source="made up",
)
HEADINGS = [
    "1806",
    "2404",
    "2710",
    "3004",
    "3304",
    "4202",
    "4901",
    "6109",
    "6403",
    "7113",
    "8471",
    "8517",
    "8712",
    "9401",
    "9503",
    "9619",
]
PLACES = sorted({*MODULES} - {"EU"} | {"DE", "IE"})


def quoted(code, ship_to, price="30 EUR"):
    return xb.quote(
        xb.Consignment(
            ship_from="CN",
            ship_to=ship_to,
            on=DAY,
            items=[
                xb.Item(
                    hs_code=code,
                    origin="CN",
                    quantity=1,
                    unit_price=price,
                    weight="0.2 kg",
                    personal_use=True,
                    used=False,
                )
            ],
            prices="net",
            incoterm="DDP",
            transport="express",
            shipping="0 EUR",
            insurance="0 EUR",
            channel="own_shop",
            seller=xb.Seller(registrations=set()),
            buyer=xb.Buyer(kind="consumer"),
        ),
        rates=RATES,
    )


def exact_ones(headings, ship_to, price):
    """Yield the headings that are quoted exactly, each held to everything that stands under it."""
    for heading in headings:
        found = quoted(heading, ship_to, price)
        if found.state is QuoteState.EXACT:
            for code in under(heading):
                longer = quoted(code, ship_to, price)
                assert (longer.state, longer.total) == (QuoteState.EXACT, found.total), code
            yield heading


@pytest.mark.parametrize("ship_to", PLACES)
def test_a_heading_that_is_exact_speaks_for_all_that_stands_under_it(ship_to):
    for price in ("30 EUR", "400 EUR"):
        list(exact_ones(HEADINGS, ship_to, price))


@pytest.mark.long
@pytest.mark.parametrize("ship_to", ["GB", "JP", "NO", "US", "AU", "CH"])
def test_so_do_three_hundred_others(ship_to):
    headings = [f"{number:04}" for number in range(101, 9707) if under(f"{number:04}")]
    assert list(exact_ones(headings[::4], ship_to, "400 EUR"))


def told(found):
    return [str(each.text) for each in found.reasons]


def test_a_doubt_of_all_under_a_heading_is_the_headings_own():
    """9619 has one subheading; women's sanitary products bear no British VAT, nappies 20 %: 701/18."""
    for code in ("9619", "961900"):
        found = quoted(code, "GB")
        assert found.state is QuoteState.ESTIMATE, code
        assert any("which rate of VAT these goods bear" in text for text in told(found)), code


def test_a_doubt_of_some_under_a_heading_asks_for_more_digits():
    """Child car seats of 9401 80 bear 5 % in Britain, other seats 20 %: VAT Notice 701/23."""
    found = quoted("9401", "GB")
    assert found.state is QuoteState.MISSING_FACT
    assert "Whether this can be computed: it depends on more digits of the HS code." in told(found)
    assert quoted("940161", "GB").state is QuoteState.EXACT
    assert quoted("940180", "GB").state is QuoteState.ESTIMATE
