"""Gifts: reliefs are for what one private person sends another, and for nothing else."""

import datetime as dt

import pytest

import xborder as xb

DAY = dt.date(2026, 11, 30)

# The reliefs, each with a value inside it: Regulation 1186/2009, Art. 25 and Directive 2006/79
# (EUR 45); UK Notice 143 (GBP 39); Norwegian customs, gifts (NOK 1,000); Ordinance of the FDF on
# goods of little tax (CHF 100); 19 CFR 10.152 (USD 100).
RELIEFS = [
    ("DE", "35 EUR", "eu.gift"),
    ("XI", "35 GBP", "xi.gift_relief"),
    ("GB", "35 GBP", "gb.gift_relief"),
    ("NO", "900 NOK", "no.gift_relief"),
    ("CH", "90 CHF", "ch.gift"),
    ("US", "90 USD", "us.gift"),
]
BUSINESSES = [
    {"sender": "business"},
    {"seller": xb.Seller(kind="business", registrations=())},
    {"buyer": xb.Buyer(kind="business")},
    {"sender": "business", "buyer": xb.Buyer(kind="business")},
    {"sender": "consumer", "channel": "marketplace", "marketplace": "eBay"},
]


def gift(to, price, **facts):
    given = {"gift": True, "buyer": xb.Buyer(kind="consumer"), **facts}
    given.setdefault("seller", xb.Seller(registrations=()))
    return xb.Consignment(
        ship_from="CN",
        ship_to=to,
        on=DAY,
        items=[xb.Item(hs_code="610910", origin="CN", quantity=1, unit_price=price)],
        shipping=f"0 {price.split()[1]}",
        prices="net",
        transport="post",
        **given,
    )


@pytest.mark.parametrize(("to", "price", "scheme"), RELIEFS)
@pytest.mark.parametrize("ends", [{}, {"sender": "consumer"}])
def test_a_gift_between_private_persons_has_the_relief(to, price, scheme, ends):
    found = xb.quote(gift(to, price, **ends))
    assert found.schemes == (scheme,)
    assert "sender" not in found.unused


@pytest.mark.parametrize(("to", "price", "scheme"), RELIEFS)
@pytest.mark.parametrize("ends", BUSINESSES)
def test_what_a_business_sends_or_receives_is_no_gift(to, price, scheme, ends):
    sent = gift(to, price, **ends)
    found, sold = xb.quote(sent), xb.quote(sent.replace(gift=False))
    assert not sent.is_private_gift
    assert found.schemes == sold.schemes != (scheme,)
    assert found.total == sold.total
    assert found.state != "exact"
    assert any("no gift" in str(each.text) for each in found.reasons)


def test_without_a_claim_nothing_is_said_of_gifts():
    found = xb.quote(gift("DE", "35 EUR", gift=False, sender="business"))
    assert not any("gift" in str(each.text) for each in found.reasons)
    assert "sender" in found.unused
