"""Options of preference: every programme with its duty, proof and what is missing; none is taken."""

import datetime as dt

import pytest

from xborder.landed_cost import quote
from xborder.landed_cost.solvers.preferences import preference_options
from xborder.money import Money
from xborder.trade import Buyer, Consignment, Item

TODAY = dt.date(2026, 11, 21)


def parcel(*items, to="GB", currency="GBP", **fields):
    values = {
        "ship_from": "CN", "ship_to": to, "on": TODAY, "prices": "net", "items": items,
        "shipping": f"0 {currency}", "buyer": Buyer(kind="consumer"), **fields,
    }  # fmt: skip
    return Consignment(**values)


def shirt(origin, currency="GBP", **fields):
    return Item(
        hs_code="61091000", origin=origin, quantity=20, unit_price=f"15 {currency}", **fields
    )


CASES = [
    # (destination, currency, origin, programme, its duty): 300 of goods, general duty 12%
    ("GB", "GBP", "VN", "gb.uk_vietnam", "0.00 GBP"),
    ("GB", "GBP", "DE", "gb.tca", "0.00 GBP"),
    ("GB", "GBP", "TR", "gb.europe", "0.00 GBP"),
    ("GB", "GBP", "MX", "gb.other_agreements", "0.00 GBP"),
    ("GB", "GBP", "AU", "gb.australia_new_zealand", None),
    ("DE", "EUR", "KR", "eu.korea", "0.00 EUR"),
    ("DE", "EUR", "GB", "eu.tca", "0.00 EUR"),
    ("DE", "EUR", "VN", "eu.vietnam", None),  # its steps are not in the rules
]


@pytest.mark.parametrize(("to", "currency", "origin", "programme", "duty"), CASES)
def test_each_programme_says_what_the_line_would_pay(to, currency, origin, programme, duty):
    found = preference_options(parcel(shirt(origin, currency), to=to, currency=currency)).of(0)
    general, first = found[0], found[1]
    assert (general.programme, general.duty) == (None, Money(f"36.00 {currency}"))
    assert first.programme.id == programme
    assert first.duty == (Money(duty) if duty else None)
    assert first.saves == (Money(f"36.00 {currency}") if duty else None)
    assert first.proofs
    assert duty or first.reasons


def test_what_is_not_known_is_never_the_cheapest():
    options = preference_options(parcel(shirt("AU")))
    assert options.cheapest(0).programme is None
    assert str(options.of(0)[1].says).endswith("not known here")


def test_of_two_that_tie_the_general_duty_is_proposed():
    phone = Item(hs_code="85171300", origin="KR", quantity=1, unit_price="300 GBP")
    options = preference_options(parcel(phone))
    assert options.cheapest(0).programme is None


def test_goods_without_a_partner_have_the_general_duty_alone():
    options = preference_options(parcel(shirt("CN"), shirt("VN")))
    assert [len(options.of(line)) for line in (0, 1)] == [1, 3]


def test_a_line_whose_duty_is_not_known_has_no_cheapest_option():
    unknown = Item(origin="CN", quantity=1, unit_price="300 GBP")
    options = preference_options(parcel(unknown))
    assert options.cheapest(0) is None
    assert options.of(0)[0].duty is None


def test_nothing_is_taken():
    sent = parcel(shirt("VN"))
    before = quote(sent)
    preference_options(sent)
    assert quote(sent) == before
    claimed = preference_options(parcel(shirt("VN", preference=True)))
    assert claimed.of(0)[0].duty == Money("36.00 GBP")  # the claim is set aside


def test_a_proof_up_to_a_value_is_left_out_above_it():
    small, large = (
        preference_options(parcel(shirt("VN").replace(quantity=quantity))).of(0)[1].proofs
        for quantity in (20, 500)
    )
    assert [str(proof) for proof in small] == [
        "a statement on origin by any exporter, up to £5,700.00",
        "a certificate of the partner's authority",
    ]
    assert [str(proof) for proof in large] == ["a certificate of the partner's authority"]
