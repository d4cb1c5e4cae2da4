"""Whole parcels worked out by hand from the law, from the first price to the total at the door.

Elsewhere each kind has its own tables; here stand the parcels on which a kind of fault was first seen,
with the reckoning beside each.
"""

import datetime as dt

import pytest
from pydantic import ValidationError

import xborder as xb

NOVEMBER = dt.date(2026, 11, 30)
MARCH = dt.date(2026, 3, 2)


def quoted(to, currency, *items, shipping="0", on=NOVEMBER, registrations=(), **facts):
    lines = [
        xb.Item(**{"origin": "CN", "quantity": 1} | item | _priced(item, currency))
        for item in items
    ]
    given = {
        "ship_from": "CN",
        "ship_to": to,
        "on": on,
        "items": lines,
        "shipping": f"{shipping} {currency}",
        "prices": "net",
        "transport": "express",
        "seller": xb.Seller(registrations=registrations),
        "buyer": xb.Buyer(kind="consumer"),
    }
    return xb.quote(xb.Consignment(**given | facts))


def _priced(item, currency):
    return {
        name: f"{item[name]} {currency}" for name in ("unit_price", "customs_value") if name in item
    }


def goods(code, price, quantity=1, **facts):
    return {"hs_code": code, "unit_price": price, "quantity": quantity, **facts}


EXACT = [
    # food is zero-rated: VATA 1994, Sch. 8 group 1; 4 x 8 + 6
    (("GB", "GBP", goods("210111", "8", 4)), {"shipping": "6", "ship_from": "IT"}, "38.00"),
    # coffee with its first zero: 6 x 9, zero-rated; without it chapter 90 would bear 20%
    (("GB", "GBP", goods("09012100", "9", 6)), {}, "54.00"),
    # goods at no price: duty 12% of 200 + 30 is 27.60, VAT 19% of 257.60 is 48.94; freight 30
    (
        ("DE", "EUR", goods("611020", "0", 10, customs_value="20")),
        {"shipping": "30", "on": MARCH},
        "106.54",
    ),
    # 2.6 m at 10.01 are 26.026: rounded once, and import tax below CHF 5 is not collected
    (("CH", "CHF", goods("520819", "10.01", "2.6")), {}, "26.03"),
    # 119 with the seller's own 19% inside is 100; Swiss VAT of 8.1%
    (
        ("CH", "CHF", goods("61091000", "119")),
        {"ship_from": "DE", "home_tax": {"country": "DE"}},
        "108.10",
    ),
    # sold in June, entered in July: 2 x 3.00, VAT at checkout 21% of 80 and 9% of 20
    (
        ("NL", "EUR", goods("420221", "80"), goods("490199", "20")),
        {
            "on": dt.date(2026, 6, 29),
            "dates": {"import_entry": dt.date(2026, 7, 2)},
            "registrations": {"IOSS"},
        },
        "124.60",
    ),
    # from the Canaries, goods of Spain: VAT 21% of 305 alone
    (
        ("ES", "EUR", goods("610910", "300", origin="ES")),
        {"ship_from": "IC", "shipping": "5", "on": MARCH},
        "369.05",
    ),
    # Northern Ireland: the Union's 3.2% of 300, then 20% of 309.60
    (("GB", "GBP", goods("73239300", "300")), {"postcode": "BT1 5GS"}, "371.52"),
]


@pytest.mark.parametrize(("parcel", "facts", "total"), EXACT)
def test_the_total_is_what_the_law_adds_up_to(parcel, facts, total):
    quote = quoted(*parcel, **facts)
    assert str(quote.total).split()[0] == total
    assert quote.state == "exact"


def test_two_kinds_of_one_code_bear_the_flat_duty_twice():
    """An item is classification and description: Commission guidance on the EUR 3, lunch boxes."""
    quote = quoted(
        "BE",
        "EUR",
        goods("392410", "9.00", description="lunch box"),
        goods("392410", "7.00", description="salad spinner"),
        registrations={"IOSS"},
    )
    assert quote.charge("flat_duty") == xb.Money("6.00 EUR")
    assert quote.charge("ioss_vat") == xb.Money("3.36 EUR")  # 21% of 16


@pytest.mark.parametrize(
    ("code", "meant"), [("9012100", "09012100"), ("9021000", "09021000"), ("902", "0902")]
)
def test_a_code_without_its_first_zero_is_no_code_of_another_chapter(code, meant):
    with pytest.raises(ValidationError, match=f'Write "{meant}"'):
        quoted("NO", "NOK", goods(code, "100"), registrations={"VOEC"})


def test_a_doubt_of_two_lines_names_both():
    """Helmets (VAT Notice 701/23) and nappies (701/18): of neither does the code decide the rate."""
    quote = quoted("GB", "GBP", goods("650610", "40"), goods("610910", "10"), goods("961900", "10"))
    (reason,) = quote.reasons
    assert reason.items == (0, 2)


def test_a_discount_over_goods_and_carriage_leaves_no_tax_below_nothing():
    """37 off goods of 23 and carriage of 8.95: nothing is paid, and nothing is given back."""
    quote = quoted("GB", "GBP", goods("610910", "23"), shipping="8.95", discount="37 GBP")
    assert all(line.amount.amount >= 0 or line.rule is None for line in quote.lines)
    assert quote.state != "exact"
