"""The United States: published examples, each regime and measure on both sides of its dates."""

import datetime as dt
import os
from collections import defaultdict
from decimal import Decimal
from pathlib import Path

import pytest
import yaml

from xborder.countries.us import POLICY
from xborder.countries.us.supplies import SUPPLIES
from xborder.errors import NoRuleInForce
from xborder.landed_cost import quote
from xborder.landed_cost.solvers.preferences import preference_options
from xborder.policy import default_book
from xborder.source import Source
from xborder.tariff import TariffSchedule
from xborder.trade import Buyer, Consignment, Dates, Item, Seller

TODAY = dt.date(2026, 11, 21)
TEE = "610910"  # cotton T-shirts: column 1 16.5%, China list 4A
TOY = "950300"  # free, list 4B
TORCH = "85131040"  # 3.5%, list 4B
KNIT = "61102020"  # cotton pullovers 16.5%
FAN = "84145965"  # 2.3%, list 3, aluminium derivative since 2025-03-12
DISHWASHER = "84221100"  # 2.4%, list 4A, steel derivative since 2025-06-23, annex I-B
PAN = "76151071"  # 3.1%, list 4B, chapter 76


def day(text):
    return dt.date.fromisoformat(text)


def parcel(on, *prices, hs=TEE, origin="CN", quantity=1, item=(), **fields):
    """Return a parcel by courier, from a seller registered nowhere, unless said otherwise."""
    values = {
        "ship_from": "CN",
        "ship_to": "US",
        "prices": "net",
        "shipping": "9 USD",
        "transport": "express",
        "seller": Seller(registrations=set()),
    }
    facts = {"hs_code": hs, "origin": origin, "quantity": quantity, **dict(item)}
    items = [Item(unit_price=f"{price} USD", **facts) for price in prices]
    return Consignment(on=day(on), items=items, **{**values, **fields})


def charges(result):
    """Return what each charge comes to over all lines, without what is nothing."""
    sums = defaultdict(Decimal)
    for line in result.lines:
        if line.rule is not None:
            sums[line.id] += line.amount.amount
    return {name: str(amount) for name, amount in sums.items() if amount}


def settled(result):
    """Return whether nothing is open but a trade remedy, which a quote never computes."""
    return result.state == "exact" or all(
        "countervailing" in str(reason.text) for reason in result.reasons
    )


def without_fees(result):
    fees = ("mpf", "mpf_informal", "express_bill_fee", "dutiable_mail_fee", "hmf", "hmf_informal")
    return {name: amount for name, amount in charges(result).items() if name not in fees}


# One T-shirt of 40 USD; the sums are rates times 40 by hand.
TEE_STORY = [
    # until 2025 nobody paid up to USD 800
    ("2020-01-01", "CN", "express", "us.de_minimis", {}),
    ("2025-05-01", "CN", "express", "us.de_minimis", {}),
    # 16.5% + 7.5% list 4A + 20% fentanyl + 125% reciprocal
    ("2025-05-02", "CN", "express", "us.informal", {"duty": "6.60", "s301": "3.00", "ieepa_fentanyl": "8.00", "ieepa_reciprocal": "50.00"}),
    ("2025-05-13", "CN", "express", "us.informal", {"duty": "6.60", "s301": "3.00", "ieepa_fentanyl": "8.00", "ieepa_reciprocal": "50.00"}),
    ("2025-05-14", "CN", "express", "us.informal", {"duty": "6.60", "s301": "3.00", "ieepa_fentanyl": "8.00", "ieepa_reciprocal": "4.00"}),
    ("2025-05-14", "HK", "express", "us.informal", {"duty": "6.60", "ieepa_fentanyl": "8.00", "ieepa_reciprocal": "4.00"}),
    ("2025-05-02", "CN", "post", "us.postal_china", {"postal_china": "48.00"}),  # 120%
    ("2025-05-13", "CN", "post", "us.postal_china", {"postal_china": "48.00"}),
    ("2025-05-14", "CN", "post", "us.postal_china", {"postal_china": "21.60"}),  # 54%
    ("2025-08-28", "CN", "post", "us.postal_china", {"postal_china": "21.60"}),
    ("2025-08-28", "VN", "express", "us.de_minimis", {}),
    ("2025-08-28", "VN", "post", "us.de_minimis", {}),
    ("2025-08-29", "VN", "express", "us.informal", {"duty": "6.60", "ieepa_reciprocal": "8.00"}),  # 20%
    ("2025-08-29", "VN", "post", "us.postal", {"postal_duty": "8.00"}),
    ("2025-08-29", "CN", "post", "us.postal", {"postal_duty": "12.00"}),  # 20% + 10%
    ("2025-11-09", "CN", "post", "us.postal", {"postal_duty": "12.00"}),
    ("2025-11-10", "CN", "post", "us.postal", {"postal_duty": "8.00"}),  # 10% + 10%
    ("2025-08-29", "DE", "post", "us.postal", {"postal_duty": "6.00"}),  # 15%
    ("2025-08-29", "IN", "post", "us.postal", {"postal_duty": "20.00"}),  # 25% + 25%
    ("2026-02-07", "IN", "post", "us.postal", {"postal_duty": "10.00"}),
    ("2025-08-29", "UA", "post", "us.postal", {"postal_duty": "4.00"}),  # 10% for whoever is not named
    ("2025-11-13", "CH", "post", "us.postal", {"postal_duty": "15.60"}),  # 39%
    ("2025-11-14", "CH", "post", "us.postal", {"postal_duty": "6.00"}),
    ("2025-11-10", "CN", "express", "us.informal", {"duty": "6.60", "s301": "3.00", "ieepa_fentanyl": "4.00", "ieepa_reciprocal": "4.00"}),
    ("2025-09-01", "DE", "express", "us.informal", {"duty": "6.60"}),  # 16.5% is above the floor of 15%
    ("2025-09-01", "BD", "express", "us.informal", {"duty": "6.60", "ieepa_reciprocal": "8.00"}),
    ("2025-09-01", "IN", "express", "us.informal", {"duty": "6.60", "ieepa_reciprocal": "10.00", "ieepa_india": "10.00"}),
    ("2026-02-06", "IN", "express", "us.informal", {"duty": "6.60", "ieepa_reciprocal": "10.00", "ieepa_india": "10.00"}),
    ("2026-02-07", "IN", "express", "us.informal", {"duty": "6.60", "ieepa_reciprocal": "10.00"}),
    ("2025-09-01", "CA", "express", "us.informal", {"duty": "6.60", "ieepa_fentanyl": "14.00"}),  # 35%
    ("2025-09-01", "MX", "express", "us.informal", {"duty": "6.60", "ieepa_fentanyl": "10.00"}),  # 25%
    ("2026-02-23", "CN", "express", "us.informal", {"duty": "6.60", "s301": "3.00", "ieepa_fentanyl": "4.00", "ieepa_reciprocal": "4.00"}),
    ("2026-02-24", "CN", "express", "us.informal", {"duty": "6.60", "s301": "3.00", "s122": "4.00"}),
    ("2026-02-23", "VN", "post", "us.postal", {"postal_duty": "8.00"}),
    ("2026-02-24", "VN", "post", "us.postal_surcharge", {"postal_surcharge": "4.00"}),
    ("2026-07-23", "VN", "post", "us.postal_surcharge", {"postal_surcharge": "4.00"}),
    ("2026-07-24", "VN", "post", "us.informal", {"duty": "6.60", "s301_forced_labour": "5.00"}),
    ("2026-07-23", "CN", "express", "us.informal", {"duty": "6.60", "s301": "3.00", "s122": "4.00"}),
    ("2026-07-24", "CN", "express", "us.informal", {"duty": "6.60", "s301": "3.00", "s301_forced_labour": "5.00"}),  # 12.5%
    ("2026-11-21", "IN", "express", "us.informal", {"duty": "6.60", "s301_forced_labour": "4.00"}),  # 10%
    ("2026-11-21", "GB", "express", "us.informal", {"duty": "6.60", "s301_forced_labour": "4.00"}),
    ("2026-11-21", "DE", "express", "us.informal", {"duty": "6.60"}),  # 16.5% is above 10%
    ("2026-11-21", "UA", "express", "us.informal", {"duty": "6.60"}),  # not one of the sixty
]  # fmt: skip


@pytest.mark.parametrize(("on", "origin", "transport", "scheme", "expected"), TEE_STORY)
def test_a_t_shirt_through_the_years(on, origin, transport, scheme, expected):
    result = quote(parcel(on, "40", origin=origin, transport=transport))
    assert result.schemes == (scheme,)
    assert result.state == "exact", result.reasons
    assert without_fees(result) == expected


def test_american_goods_that_come_back_are_free_on_a_claim():
    """9801.00.10 and 19 CFR 10.1: products of the United States, not advanced in value abroad.

    Articles of chapter 98 pay no merchandise processing fee: 19 CFR 24.23(c)(1)(i).
    """
    back = {"origin": "US", "transport": "express", "ship_from": "CA"}
    silent = quote(parcel("2025-09-01", "40", **back))
    assert silent.state == "estimate"
    assert without_fees(silent) == {"duty": "6.60"}
    assert any("9801.00.10" in str(reason.text) for reason in silent.reasons)
    claim = {"preference": True, "programme": "us.returned"}
    for item in ({"preference": True}, claim, claim | {"proof": "none_asked"}):
        claimed = quote(parcel("2025-09-01", "40", item=item, **back))
        assert (claimed.state, without_fees(claimed)) == ("exact", {})
        assert "mpf_informal" not in charges(claimed)
    formal = quote(parcel("2026-11-21", "3000", item=claim | {"proof": "none_asked"}, **back))
    assert formal.state == "missing_fact"  # a declaration above 2,500 USD
    options = preference_options(parcel("2026-11-21", "40", **back)).of(0)
    assert [str(each.saves) for each in options[1:]] == ["6.60 USD"]


LOWER = [
    # 25% on Canada, 10% on its energy at once and on potash since the third day; Mexican potash too
    ("2025-03-06", "31042000", "CA", "10.00", "exact"),
    ("2025-03-07", "31042000", "CA", "4.00", "estimate"),
    ("2025-03-06", "31042000", "MX", "10.00", "exact"),
    ("2025-03-07", "31042000", "MX", "4.00", "estimate"),
    ("2025-03-04", "27111200", "CA", "4.00", "estimate"),
    ("2026-02-23", "27160000", "CA", "4.00", "estimate"),
    ("2025-08-01", "27111200", "MX", "10.00", "exact"),
]


@pytest.mark.parametrize(("on", "hs", "origin", "due", "state"), LOWER)
def test_energy_and_potash_pay_less_of_the_duty_about_fentanyl(on, hs, origin, due, state):
    """9903.01.05, .13 and .15: Executive Orders 14193, 14194, 14231 and 14232."""
    found = quote(parcel(on, "40", hs=hs, origin=origin, quantity=25))
    assert (found.state, charges(found)["ieepa_fentanyl"]) == (state, f"{25 * float(due):.2f}")


CRANES = [
    ("2024-09-26", "84261900", False),
    ("2024-09-27", "84261900", True),
    ("2026-11-21", "842619", True),
    ("2026-11-09", "8716390090", False),
    ("2026-11-10", "8716390090", True),
    ("2026-11-21", "84261200", False),
]


@pytest.mark.parametrize(("on", "hs", "is_said"), CRANES)
def test_cranes_and_chassis_of_china_are_never_exact(on, hs, is_said):
    """Four-year review: ship-to-shore cranes at 25% from 2024-09-27; 9903.91.12 and .14: 100%."""
    found = quote(parcel(on, "1000", hs=hs, origin="CN"))
    assert any("Ship-to-shore" in str(reason.text) for reason in found.reasons) is is_said


FLOORS = [
    # (day, origin, code, price, expected): up to 15%, 10% or 12.5% with the ordinary duty
    ("2025-09-01", "DE", TOY, {"ieepa_reciprocal": "6.00"}),  # 15% less nothing of 40
    ("2025-09-01", "JP", TORCH, {"duty": "1.40", "ieepa_reciprocal": "4.60"}),  # 6.00 less 3.5%
    ("2025-11-13", "KR", TORCH, {"duty": "1.40", "ieepa_reciprocal": "6.00"}),  # 15% on top
    ("2025-11-14", "KR", TORCH, {"duty": "1.40", "ieepa_reciprocal": "4.60"}),
    ("2025-11-13", "CH", TOY, {"ieepa_reciprocal": "15.60"}),  # 39%
    ("2025-11-14", "CH", TOY, {"ieepa_reciprocal": "6.00"}),
    ("2026-11-21", "FR", TORCH, {"duty": "1.40", "s301_forced_labour": "2.60"}),  # 4.00 less 1.40
    ("2026-11-21", "TW", TOY, {"s301_forced_labour": "4.00"}),
    ("2026-11-21", "JP", TORCH, {"duty": "1.40", "s301_forced_labour": "3.60"}),  # 5.00 less 1.40
    ("2026-11-21", "JP", "85131020", {"duty": "5.00"}),  # 12.5% is the floor itself
]


@pytest.mark.parametrize(("on", "origin", "hs", "expected"), FLOORS)
def test_a_floor_tops_up_the_ordinary_duty(on, origin, hs, expected):
    result = quote(parcel(on, "40", origin=origin, hs=hs))
    assert result.state == "exact", result.reasons
    assert without_fees(result) == expected


GOODS = [
    # phones: no reciprocal duty and no surcharge, but the fentanyl duty
    ("2025-09-01", "851713", "CN", {"ieepa_fentanyl": "8.00"}),
    ("2026-03-01", "851713", "CN", {}),
    # coffee: reciprocal duty until 2025-11-12
    ("2025-11-12", "090121", "VN", {"ieepa_reciprocal": "8.00"}),
    ("2025-11-13", "090121", "VN", {}),
    # lithium batteries 3.4%: list 4A until 2025, 25% since 2026
    ("2025-12-31", "8507600020", "VN", {"duty": "1.36", "ieepa_reciprocal": "8.00"}),
    ("2025-12-31", "8507600020", "CN", {"duty": "1.36", "s301": "3.00", "ieepa_fentanyl": "4.00", "ieepa_reciprocal": "4.00"}),
    ("2026-01-01", "8507600020", "CN", {"duty": "1.36", "s301": "10.00", "ieepa_fentanyl": "4.00", "ieepa_reciprocal": "4.00"}),
    # upholstered chairs of 10 digits: Section 232 since 2025-10-14, then no reciprocal duty
    ("2025-10-13", "9401614011", "VN", {"ieepa_reciprocal": "8.00"}),
    ("2025-10-14", "9401614011", "VN", {"s232": "10.00"}),
    ("2025-10-14", "9401614011", "GB", {"s232": "4.00"}),
    ("2025-10-14", "9401614011", "JP", {"s232": "6.00"}),  # 15% with the ordinary duty of 0
    ("2025-10-14", "9401614001", "VN", {"ieepa_reciprocal": "8.00"}),
    # of Mexico, outside the agreement: the duty about fentanyl, then that on wood instead
    ("2025-10-13", "9401614011", "MX", {"ieepa_fentanyl": "10.00"}),
    ("2025-10-14", "9401614011", "MX", {"s232": "10.00"}),
    ("2025-10-14", "9401614001", "MX", {"ieepa_fentanyl": "10.00"}),
    ("2026-02-23", "440711", "CA", {"s232": "4.00"}),
    # China's stays beside it
    ("2025-11-21", "9401614011", "CN", {"s301": "10.00", "s232": "10.00", "ieepa_fentanyl": "4.00"}),
    ("2026-11-21", "9401614011", "VN", {"s232": "10.00"}),  # whole article outside the forced-labour duty
    # dies of 8207.30.30 are on no annex, those of 8207.30.6095 on annex III
    ("2026-11-21", "82073030", "VN", {"duty": "2.28", "s301_forced_labour": "5.00"}),
]  # fmt: skip


@pytest.mark.parametrize(("on", "hs", "origin", "expected"), GOODS)
def test_a_measure_takes_the_goods_of_its_scope(on, hs, origin, expected):
    result = quote(parcel(on, "40", hs=hs, origin=origin))
    assert result.state == "exact", result.reasons
    assert without_fees(result) == expected


BOOKS = [
    # informational materials kept the relief up to 800 USD; above it list 4A stays, at 7.5%
    ("2025-05-02", "CN", "express", "40", "us.de_minimis", {}),
    ("2025-06-01", "CN", "post", "40", "us.de_minimis", {}),
    ("2025-09-01", "CN", "express", "800", "us.de_minimis", {}),
    ("2025-09-01", "CN", "express", "1000", "us.informal", {"s301": "75.00"}),
    ("2025-09-01", "CN", "post", "40", "us.de_minimis", {}),
    ("2025-09-01", "GB", "post", "40", "us.de_minimis", {}),
    ("2026-03-01", "CN", "express", "40", "us.de_minimis", {}),
    ("2026-03-01", "GB", "post", "40", "us.de_minimis", {}),
    ("2026-06-23", "CN", "express", "40", "us.de_minimis", {}),
]


@pytest.mark.parametrize(("on", "origin", "transport", "price", "scheme", "expected"), BOOKS)
def test_books_keep_the_relief_that_ended_for_others(
    on, origin, transport, price, scheme, expected
):
    result = quote(parcel(on, price, hs="490199", origin=origin, transport=transport))
    assert result.schemes == (scheme,)
    assert result.state == "exact", result.reasons
    assert without_fees(result) == expected


def test_the_relief_of_books_is_an_estimate_since_the_rules_of_june_2026():
    result = quote(parcel("2026-06-24", "40", hs="490199"))
    assert result.schemes == ("us.de_minimis",)
    assert result.state == "estimate"
    assert quote(parcel("2026-06-24", "40", hs="490199", gift=True)).state == "exact"
    assert quote(parcel("2027-07-01", "40", hs="490199")).schemes == ("us.informal",)


@pytest.mark.parametrize(
    ("on", "fields", "state"),
    [
        ("2025-09-10", {}, "estimate"),
        ("2025-09-10", {"gift": True}, "exact"),
        ("2025-08-28", {}, "exact"),
    ],
)
def test_prints_by_post_may_keep_the_relief(on, fields, state):
    prints = parcel(on, "40", hs="491199", origin="GB", transport="post", **fields)
    assert quote(prints).state == state


def test_a_book_beside_a_shirt_has_no_relief():
    book = parcel("2025-09-01", "40", hs="490199")
    shirt = parcel("2025-09-01", "40").items[0]
    result = quote(book.replace(items=(*book.items, shirt)))
    assert set(result.schemes) == {"us.informal"}
    # 3.00 for the book, as for the shirt; 16.5%, 20% and 10% of 40 for the shirt alone
    assert without_fees(result) == {
        "duty": "6.60",
        "s301": "6.00",
        "ieepa_fentanyl": "8.00",
        "ieepa_reciprocal": "4.00",
    }


ALUMINIUM = {"aluminium_share": Decimal("0.4")}
ALL_ALUMINIUM = {"aluminium_share": Decimal(1)}
NO_METAL = {"aluminium_share": Decimal(0)}
STEEL = {"steel_share": Decimal("0.3")}
BOTH_METALS = {"aluminium_share": Decimal("0.2"), "steel_share": Decimal("0.3")}
METALS = [
    # a fan of 1,000 USD, 40% aluminium: duty 23, list 3 250
    ("2025-03-11", FAN, "VN", ALUMINIUM, {"duty": "23.00"}),
    ("2025-03-12", FAN, "VN", ALUMINIUM, {"duty": "23.00", "s232": "100.00"}),  # 25% of 400
    # until 2025-06-03 a derivative was outside the reciprocal duty as a whole: EO 14257, sec. 3(b), 9903.01.33
    ("2025-06-03", FAN, "VN", ALUMINIUM, {"duty": "23.00", "s232": "100.00"}),
    ("2025-06-03", FAN, "GB", ALUMINIUM, {"duty": "23.00", "s232": "100.00"}),
    ("2025-06-03", FAN, "VN", NO_METAL, {"duty": "23.00", "ieepa_reciprocal": "100.00"}),  # no derivative at all
    ("2025-06-04", FAN, "VN", NO_METAL, {"duty": "23.00", "ieepa_reciprocal": "100.00"}),
    ("2025-06-03", "940310", "VN", BOTH_METALS, {"s232": "50.00"}),  # steel from August only
    ("2025-06-04", "940310", "VN", BOTH_METALS, {"s232": "100.00", "ieepa_reciprocal": "80.00"}),
    ("2025-08-18", "940310", "VN", BOTH_METALS, {"s232": "250.00", "ieepa_reciprocal": "100.00"}),  # 20% of 500
    ("2025-08-18", "940310", "GB", BOTH_METALS, {"s232": "125.00", "ieepa_reciprocal": "50.00"}),
    ("2025-06-04", FAN, "VN", ALUMINIUM, {"duty": "23.00", "s232": "200.00", "ieepa_reciprocal": "60.00"}),
    ("2025-06-04", FAN, "GB", ALUMINIUM, {"duty": "23.00", "s232": "100.00", "ieepa_reciprocal": "60.00"}),  # British metal 25%
    ("2026-02-24", FAN, "VN", ALUMINIUM, {"duty": "23.00", "s232": "200.00", "s122": "60.00"}),
    # a dishwasher of 1,000 USD, 30% steel
    ("2025-06-22", DISHWASHER, "VN", STEEL, {"duty": "24.00", "ieepa_reciprocal": "100.00"}),
    ("2025-06-23", DISHWASHER, "VN", STEEL, {"duty": "24.00", "s232": "150.00", "ieepa_reciprocal": "70.00"}),
    ("2026-04-05", DISHWASHER, "VN", STEEL, {"duty": "24.00", "s232": "150.00", "s122": "70.00"}),
    # pans of chapter 76: their whole value, since 2025-06-04 their aluminium (CSMS 65236645)
    ("2025-06-03", PAN, "VN", {}, {"duty": "31.00", "s232": "250.00"}),
    ("2025-06-03", PAN, "VN", ALUMINIUM, {"duty": "31.00", "s232": "250.00"}),
    ("2025-06-04", PAN, "VN", ALUMINIUM, {"duty": "31.00", "s232": "200.00", "ieepa_reciprocal": "60.00"}),
    ("2025-06-04", PAN, "GB", ALUMINIUM, {"duty": "31.00", "s232": "100.00", "ieepa_reciprocal": "60.00"}),
    ("2025-06-04", PAN, "VN", ALL_ALUMINIUM, {"duty": "31.00", "s232": "500.00"}),
    ("2026-04-05", PAN, "VN", ALUMINIUM, {"duty": "31.00", "s232": "200.00", "s122": "60.00"}),
    ("2026-04-06", PAN, "VN", {}, {"duty": "31.00", "s232": "250.00"}),  # annex I-B
    # cables: copper from August, with aluminium from the inclusions of 2025-08-18
    ("2025-08-01", "85444290", "VN", {"copper_share": Decimal("0.5"), "aluminium_share": Decimal("0.1")}, {"duty": "26.00", "s232": "250.00", "ieepa_reciprocal": "50.00"}),
    ("2025-08-18", "85444290", "VN", {"copper_share": Decimal("0.5"), "aluminium_share": Decimal("0.1")}, {"duty": "26.00", "s232": "300.00", "ieepa_reciprocal": "80.00"}),
    # British: 50% of 500 on copper, 25% of 100 on aluminium
    ("2025-08-17", "85444290", "GB", {"copper_share": Decimal("0.5"), "aluminium_share": Decimal("0.1")}, {"duty": "26.00", "s232": "250.00", "ieepa_reciprocal": "50.00"}),
    ("2025-08-18", "85444290", "GB", {"copper_share": Decimal("0.5"), "aluminium_share": Decimal("0.1")}, {"duty": "26.00", "s232": "275.00", "ieepa_reciprocal": "40.00"}),
]  # fmt: skip


@pytest.mark.parametrize(("on", "hs", "origin", "item", "expected"), METALS)
def test_the_metal_duty_falls_on_the_metal_and_the_rest_pays_the_other(
    on, hs, origin, item, expected
):
    result = quote(parcel(on, "1000", hs=hs, origin=origin, item=item))
    assert settled(result), result.reasons
    assert without_fees(result) == expected


CAR_METAL = {"aluminium_share": Decimal("0.25")}
PRICED_METALS = [
    # of 1,500, 40% aluminium: outside the reciprocal duty as a whole
    ("2025-05-20", "830630", "VN", "1500", ALUMINIUM, {"duty": "40.50", "s232": "150.00"}),
    ("2025-07-15", "76151091", "TH", "2000", {"aluminium_share": Decimal("0.7")}, {"duty": "62.00", "s232": "700.00", "ieepa_reciprocal": "60.00"}),
    # Canada and Mexico: until 2025-06-03 the emergency duty alone, then the one on metal first (EO 14289)
    ("2025-05-20", PAN, "MX", "2400", {"preference": False}, {"duty": "74.40", "ieepa_fentanyl": "600.00"}),
    ("2025-07-15", PAN, "MX", "2400", {"preference": False, **ALL_ALUMINIUM}, {"duty": "74.40", "s232": "1200.00"}),
    ("2025-07-15", PAN, "MX", "2400", {"aluminium_share": Decimal("0.5")}, {"duty": "74.40", "s232": "600.00", "ieepa_fentanyl": "300.00"}),
    ("2025-03-12", PAN, "CA", "2400", {}, {"duty": "74.40", "ieepa_fentanyl": "600.00"}),  # it acts back to 2025-03-04
    ("2025-08-01", PAN, "CA", "2400", {"aluminium_share": Decimal("0.5")}, {"duty": "74.40", "s232": "600.00", "ieepa_fentanyl": "420.00"}),  # 35% of 1,200
    # under the agreement no emergency duty is due, so that the one on metal is
    ("2025-05-20", PAN, "MX", "2400", {"preference": True}, {"s232": "600.00"}),
    ("2025-07-15", PAN, "MX", "2400", {"preference": True, **ALL_ALUMINIUM}, {"s232": "1200.00"}),
    ("2025-05-20", "830630", "CA", "1500", ALUMINIUM, {"duty": "40.50", "ieepa_fentanyl": "375.00"}),
    ("2025-09-20", "830630", "CA", "1500", ALUMINIUM, {"duty": "40.50", "s232": "300.00", "ieepa_fentanyl": "315.00"}),  # 35% of 900
    # copper stays under the emergency duty, aluminium does not: 25% of 900
    ("2025-09-20", "85444290", "MX", "1000", {"copper_share": Decimal("0.5"), "aluminium_share": Decimal("0.1")}, {"duty": "26.00", "s232": "300.00", "ieepa_fentanyl": "225.00"}),
    ("2025-08-10", "85444290", "MX", "1000", {"copper_share": Decimal("0.5"), "aluminium_share": Decimal("0.1")}, {"duty": "26.00", "s232": "250.00", "ieepa_fentanyl": "250.00"}),
    # the floor of 15% with the ordinary duty, on what is not metal: 12.3% of 900, 11.9% of 600
    ("2025-09-20", "830630", "DE", "1500", ALUMINIUM, {"duty": "40.50", "s232": "300.00", "ieepa_reciprocal": "110.70"}),
    ("2025-09-20", "830630", "DE", "1500", NO_METAL, {"duty": "40.50", "ieepa_reciprocal": "184.50"}),
    ("2025-09-20", "76151091", "DE", "2000", {"aluminium_share": Decimal("0.7")}, {"duty": "62.00", "s232": "700.00", "ieepa_reciprocal": "71.40"}),
    # parts of cars, derivatives of aluminium until the action on automobile parts: 2.5%
    ("2025-05-02", "87082951", "JP", "1000", CAR_METAL, {"duty": "25.00", "s232": "62.50"}),
    ("2025-05-02", "87089968", "JP", "1000", CAR_METAL, {"duty": "25.00", "s232": "62.50"}),
    ("2025-03-11", "87089968", "JP", "1000", CAR_METAL, {"duty": "25.00"}),
    ("2025-05-02", "87082951", "MX", "1000", CAR_METAL, {"duty": "25.00", "ieepa_fentanyl": "250.00"}),
]  # fmt: skip


@pytest.mark.parametrize(("on", "hs", "origin", "price", "item", "expected"), PRICED_METALS)
def test_metal_beside_the_other_actions(on, hs, origin, price, item, expected):
    result = quote(parcel(on, price, hs=hs, origin=origin, item=item))
    assert result.state == "exact", result.reasons
    assert without_fees(result) == expected


def test_where_the_aluminium_of_a_pan_is_not_known_customs_takes_the_whole_value():
    # CSMS 65236645: unknown, or equal to the entered value, is reported on the entire value
    result = quote(parcel("2025-07-15", "2400", hs=PAN, origin="MX", item={"preference": False}))
    assert without_fees(result) == {"duty": "74.40", "s232": "1200.00"}
    assert result.state == "estimate"


@pytest.mark.parametrize("hs", ["87081030", "87082921"])
def test_stampings_of_2020_were_not_read_line_by_line(hs):
    assert quote(parcel("2025-04-04", "1000", hs=hs, origin="JP")).state == "unsupported"


@pytest.mark.parametrize("origin", ["JP", "MX"])
def test_car_parts_come_first_whatever_their_metal(origin):
    result = quote(parcel("2025-05-03", "1000", hs="87082951", origin=origin, item=CAR_METAL))
    assert result.state == "unsupported"


RACKS = [
    ("2026-06-07", "9403200075", "exact", {"s122": "100.00"}),
    ("2026-06-08", "9403200075", "estimate", {"s232": "250.00"}),  # 15% metal by weight
    ("2026-06-08", "9403200082", "estimate", {"s232": "250.00"}),
    ("2026-06-08", "9403200050", "exact", {"s122": "100.00"}),
    ("2026-06-08", "94032000", "missing_fact", {}),
    (
        "2026-11-21",
        "8207306095",
        "estimate",
        {"duty": "29.00", "s232": "121.00"},
    ),  # annex III: up to 15%
    (
        "2028-01-01",
        "8207306095",
        "estimate",
        {"duty": "29.00", "s232": "250.00"},
    ),  # then as annex I-B
]


@pytest.mark.parametrize(("on", "hs", "state", "expected"), RACKS)
def test_steel_racks_came_under_the_metal_duty_in_june_2026(on, hs, state, expected):
    result = quote(parcel(on, "1000", hs=hs, origin="VN"))
    assert settled(result) is (state == "exact"), result.reasons
    if state != "missing_fact":
        assert without_fees(result) == expected


WOOD = [
    # (day, code, origin, duty on 1,000 USD, state)
    # proclamation of 2025-12-31, (1): "Effective January 1, 2027 ... 30 percent ... 50 percent"
    ("2026-12-31", "9401614011", "VN", "250.00", "exact"),
    ("2027-01-01", "9401614011", "VN", "300.00", "estimate"),
    ("2026-12-31", "9403608093", "VN", "250.00", "exact"),
    ("2027-01-01", "9403608093", "VN", "500.00", "estimate"),
    # "except for countries with which the United States reaches an agreement"
    ("2027-01-01", "9403608093", "GB", "100.00", "exact"),
    ("2027-01-01", "9401614011", "DE", "150.00", "exact"),
    ("2027-01-01", "9401614011", "KR", "150.00", "exact"),
    # Korea from 2025-11-14: FR Doc. 2025-21940
    ("2025-11-13", "9401614011", "KR", "250.00", "exact"),
    ("2025-11-14", "9401614011", "KR", "150.00", "exact"),
    # Taiwan from 2026-05-01: HTS 2026 Revision 9, 9903.76.24
    ("2026-04-30", "9401614011", "TW", "250.00", "exact"),
    ("2026-05-01", "9401614011", "TW", "150.00", "exact"),
]


@pytest.mark.parametrize(("on", "hs", "origin", "duty", "state"), WOOD)
def test_wood_by_day_and_partner(on, hs, origin, duty, state):
    result = quote(parcel(on, "1000", hs=hs, origin=origin))
    assert (result.state, without_fees(result)) == (state, {"s232": duty})


def test_whoever_leaves_the_step_on_wood_out_pays_what_was():
    step = parcel("2027-01-01", "1000", hs="9403608093", origin="VN")
    without = default_book().with_uncertain("exclude", "us.s232")
    assert without_fees(quote(step, book=without)) == {"s232": "250.00"}
    both = quote(step)
    assert both.high.amount - both.low.amount == 250


LATER_GOODS = [
    # Proclamation 11032, annex IV: 3701.30 at 25%; annex III: home air conditioners and heaters of rooms,
    # machines for farms at 15%, the ordinary duty within it (3.7% on heaters); by weight 15% metal
    ("2026-06-07", "3701300000", "VN", {"s122": "100.00"}),
    ("2026-06-08", "3701300000", "VN", {"s232": "250.00"}),
    ("2026-06-07", "8415106000", "VN", {"duty": "10.00", "s232": "250.00"}),
    ("2026-06-08", "8415106000", "VN", {"duty": "10.00", "s232": "140.00"}),
    ("2026-06-08", "8516290030", "VN", {"duty": "37.00", "s232": "113.00"}),
    ("2026-06-08", "8432100000", "VN", {"s232": "150.00"}),
    # Proclamation of 2025-09-29: softwood 10% from 2025-10-14
    ("2025-10-13", "4407110001", "VN", {}),
    ("2025-10-14", "4407110001", "VN", {"s232": "100.00"}),
    # polysilicon from 2026-12-04, by annexes that were not read
    ("2026-12-03", "2804610000", "VN", {}),
    ("2026-12-04", "2804610000", "VN", None),
]


@pytest.mark.parametrize(("on", "hs", "origin", "expected"), LATER_GOODS)
def test_goods_that_came_under_section_232_later(on, hs, origin, expected):
    result = quote(parcel(on, "1000", hs=hs, origin=origin))
    if expected is None:
        assert (result.state, result.total) == ("unsupported", None)
    else:
        assert without_fees(result) == expected


FURNITURE_ELSEWHERE = [
    # U.S. note 37(f): 9403.40.9060 and 9403.91.0080; annex IV of Proclamation 11032: 9403.99.9040
    ("2025-10-13", "9403409060", {"ieepa_reciprocal": "200.00"}),
    ("2025-10-14", "9403409060", {"s232": "250.00"}),
    ("2025-10-14", "9403910080", {"s232": "250.00"}),
    ("2026-06-08", "9403999040", {"s232": "250.00"}),
]


@pytest.mark.parametrize(("on", "hs", "expected"), FURNITURE_ELSEWHERE)
def test_furniture_of_a_tariff_of_ones_own(on, hs, expected):
    free = TariffSchedule.from_rows(
        [(hs, "Free")], source=Source(title="An example"), checked_on=TODAY
    )
    result = quote(parcel(on, "1000", hs=hs, origin="VN"), tariff=free)
    assert without_fees(result) == expected


FORCED_LABOUR = [
    # (day, loaded, code, origin, additional duty on 1,000 USD)
    # 9903.05.85: loaded before 2026-07-24 and entered before 2026-07-28
    ("2026-07-27", "2026-07-23", TEE, "CN", "s301_forced_labour", None),
    ("2026-07-27", "2026-07-24", TEE, "CN", "s301_forced_labour", "125.00"),
    ("2026-07-28", "2026-07-23", TEE, "CN", "s301_forced_labour", "125.00"),
    # 9903.05.02: loaded before 2026-07-22 and entered before 2026-07-29
    ("2026-07-28", "2026-07-21", TEE, "BR", "s301_brazil", None),
    ("2026-07-28", "2026-07-22", TEE, "BR", "s301_brazil", "250.00"),
    ("2026-07-29", "2026-07-21", TEE, "BR", "s301_brazil", "250.00"),
    # 9903.05.92: publications, photographs and works of art
    ("2026-11-21", None, "490199", "GB", "s301_forced_labour", None),
    ("2026-11-21", None, "970121", "GB", "s301_forced_labour", None),
    # 9903.05.86: chips, as open calculators quote note 52(b); phones, as proposed in 91 FR 34272
    ("2026-11-21", None, "854231", "TW", "s301_forced_labour", None),
    ("2026-11-21", None, "851713", "CN", "s301_forced_labour", None),
    ("2026-11-21", None, "847130", "CN", "s301_forced_labour", None),
    ("2026-11-21", None, "090121", "VN", "s301_forced_labour", None),
    ("2026-11-21", None, "293627", "CN", "s301_forced_labour", None),  # vitamin C
    # on the list as parts of civil aircraft alone: headphones, printers
    ("2026-11-21", None, "85183020", "CN", "s301_forced_labour", "125.00"),
    ("2026-11-21", None, "84433100", "CN", "s301_forced_labour", "125.00"),
]


@pytest.mark.parametrize(("on", "loaded", "hs", "origin", "charge", "expected"), FORCED_LABOUR)
def test_what_the_actions_of_july_2026_leave_out(on, loaded, hs, origin, charge, expected):
    dates = Dates(loading=day(loaded)) if loaded else Dates()
    result = quote(parcel(on, "1000", hs=hs, origin=origin, dates=dates))
    assert result.total is not None, result.reasons
    assert charges(result).get(charge) == expected


def test_since_april_2026_the_metal_duty_falls_on_the_whole_value():
    result = quote(parcel("2026-04-06", "1000", hs=DISHWASHER, origin="VN", item=STEEL))
    assert without_fees(result) == {"duty": "24.00", "s232": "250.00"}
    assert result.state == "estimate"
    assert any("15% metal" in str(reason.text) for reason in result.reasons)


@pytest.mark.parametrize("on", ["2025-09-01", "2026-02-24"])
def test_a_share_of_metal_that_is_not_given_is_a_missing_fact(on):
    result = quote(parcel(on, "1000", hs=FAN, origin="VN"))
    assert result.state == "missing_fact"


TRANSIT = [
    # (entered, loaded, origin, expected) for 40 USD of toys, which are free
    ("2025-08-29", "2025-08-06", "VN", {"ieepa_reciprocal_in_transit": "4.00"}),
    ("2025-08-29", "2025-08-07", "VN", {"ieepa_reciprocal": "8.00"}),
    ("2025-10-04", "2025-08-06", "VN", {"ieepa_reciprocal_in_transit": "4.00"}),
    ("2025-10-05", "2025-08-06", "VN", {"ieepa_reciprocal": "8.00"}),
    # what China pays did not change on 2025-08-07
    ("2025-09-01", "2025-08-01", "CN", {"ieepa_fentanyl": "8.00", "ieepa_reciprocal": "4.00"}),
    ("2025-09-01", "2025-08-01", "MO", {"ieepa_reciprocal": "4.00"}),
    # Brazil's own duty began a day before the rates by country
    ("2025-09-01", "2025-08-05", "BR", {"ieepa_reciprocal_in_transit": "4.00"}),
    ("2025-09-01", "2025-08-06", "BR", {"ieepa_reciprocal_in_transit": "4.00", "ieepa_brazil": "16.00"}),
    ("2025-10-05", "2025-08-05", "BR", {"ieepa_reciprocal": "4.00", "ieepa_brazil": "16.00"}),
    ("2026-02-27", "2026-02-23", "VN", {}),
    ("2026-02-27", "2026-02-24", "VN", {"s122": "4.00"}),
    ("2026-02-28", "2026-02-23", "VN", {"s122": "4.00"}),
]  # fmt: skip


@pytest.mark.parametrize(("entered", "loaded", "origin", "expected"), TRANSIT)
def test_goods_on_the_water_keep_what_held_before(entered, loaded, origin, expected):
    dates = Dates(loading=day(loaded))
    result = quote(parcel(entered, "40", hs=TOY, origin=origin, dates=dates))
    assert without_fees(result) == expected


def test_the_first_reciprocal_duty_spared_what_was_loaded_before_it():
    dates = Dates(loading=day("2025-04-04"))
    spared = quote(parcel("2025-05-27", "1000", hs=TOY, origin="VN", dates=dates))
    assert without_fees(spared) == {}
    late = quote(parcel("2025-05-28", "1000", hs=TOY, origin="VN", dates=dates))
    assert without_fees(late) == {"ieepa_reciprocal": "100.00"}


def test_on_one_day_of_april_2025_rates_by_country_held_that_are_not_known():
    result = quote(parcel("2025-04-09", "1000", hs=TOY, origin="VN"))
    assert result.state == "unsupported"
    china = quote(parcel("2025-04-09", "1000", hs=TOY))
    assert without_fees(china) == {"ieepa_fentanyl": "200.00", "ieepa_reciprocal": "840.00"}


POSTAL_BY_ITEM = [
    ("2025-08-29", "GB", "80.00"),  # 10%
    ("2025-08-29", "DE", "80.00"),  # 15%
    ("2025-08-29", "NI", "160.00"),  # 18%
    ("2025-08-29", "VN", "160.00"),  # 20%
    ("2025-08-29", "KZ", "160.00"),  # 25% belongs to the middle band
    ("2025-08-29", "CN", "200.00"),  # 30%
    ("2025-11-10", "CN", "160.00"),  # 20%
    ("2025-08-29", "BR", "200.00"),  # 50%
]


@pytest.mark.parametrize(("on", "origin", "expected"), POSTAL_BY_ITEM)
def test_the_carrier_may_choose_a_sum_for_each_postal_item(on, origin, expected):
    chosen = {"us.postal_by_item"}
    post = parcel(on, "40", "60", origin=origin, transport="post", elections=chosen)
    result = quote(post)
    assert result.schemes == ("us.postal_by_item",) * 2
    assert charges(result) == {"postal_item_duty": expected}
    assert {line.collector for line in result.lines if line.id == "postal_item_duty"} == {"carrier"}


def test_china_had_a_sum_for_each_postal_item_too():
    chosen = {"us.postal_china_by_item"}
    result = quote(parcel("2025-05-14", "40", transport="post", elections=chosen))
    assert charges(result) == {"postal_china_item": "100.00"}


def test_a_post_parcel_above_800_dollars_is_an_ordinary_entry():
    result = quote(parcel("2025-08-29", "800.01", origin="VN", transport="post"))
    assert result.schemes == ("us.informal",)
    assert quote(parcel("2025-08-29", "800", origin="VN", transport="post")).schemes == (
        "us.postal",
    )


def test_a_postal_parcel_of_two_origins_pays_the_highest_of_their_rates():
    tee = parcel("2025-09-01", "40", transport="post")
    other = tee.items[0].replace(origin="VN")
    result = quote(tee.replace(items=(*tee.items, other)))
    assert result.state == "exact"
    assert charges(result) == {"postal_duty": "24.00"}  # 30% of 80, though Vietnam's is 20%
    assert {line.rate for line in result.lines if line.id == "postal_duty"} == {Decimal("0.3")}


@pytest.mark.parametrize("origins", [("CN", "VN"), ("VN", "GB"), ("CN", "GB")])
def test_which_sum_a_postal_item_of_two_origins_pays_was_not_read(origins):
    chosen = {"us.postal_by_item"}
    tee = parcel("2025-09-01", "40", origin=origins[0], transport="post", elections=chosen)
    other = tee.items[0].replace(origin=origins[1])
    assert quote(tee.replace(items=(*tee.items, other))).state == "estimate"


def test_how_it_travels_is_asked_where_the_post_pays_differently():
    result = quote(parcel("2025-09-01", "40", transport=None))
    assert result.state == "missing_fact"
    assert quote(parcel("2026-11-21", "40", transport=None)).state == "exact"


ENTRIES = [
    # a day, a price, the transport, the scheme and its fees
    ("2026-09-30", "2500", "air", "us.informal", {"mpf_informal": "2.69"}),
    ("2026-10-01", "2500", "air", "us.informal", {"mpf_informal": "2.77"}),
    ("2026-10-01", "2500", "express", "us.informal", {"express_bill_fee": "1.38"}),
    ("2026-07-23", "2500", "post", "us.informal", {"dutiable_mail_fee": "7.39"}),
    ("2026-07-24", "2500", "post", "us.informal", {"mpf_informal": "2.69"}),
    ("2026-10-01", "2500", "sea", "us.informal", {"mpf_informal": "2.77", "hmf_informal": "3.13"}),  # 3.125
    ("2026-10-01", "2500.01", "air", "us.formal", {"mpf": "34.58"}),  # 8.66, at least 34.58
    ("2026-09-30", "2500.01", "air", "us.formal", {"mpf": "33.58"}),
    ("2026-10-01", "2500.01", "sea", "us.formal", {"mpf": "34.58", "hmf": "3.13"}),
    ("2026-10-01", "20000", "air", "us.formal", {"mpf": "69.28"}),  # 0.3464%
    ("2025-06-01", "183000", "air", "us.formal", {"mpf": "633.91"}),  # 633.912
    ("2025-06-01", "183205", "air", "us.formal", {"mpf": "634.62"}),  # 634.622, the maximum
    ("2025-06-01", "500000", "air", "us.formal", {"mpf": "634.62"}),
    ("2021-12-01", "500000", "air", "us.formal", {"mpf": "538.40"}),
    ("2020-01-01", "5000", "air", "us.formal", {"mpf": "26.79"}),  # 17.32
]  # fmt: skip


@pytest.mark.parametrize(("on", "price", "transport", "scheme", "fees"), ENTRIES)
def test_the_fees_of_an_entry(on, price, transport, scheme, fees):
    result = quote(parcel(on, price, hs=TOY, origin="AU", transport=transport))
    assert result.schemes == (scheme,)
    duties = {"s122", "s301_forced_labour", "ieepa_reciprocal"}
    assert {n: a for n, a in charges(result).items() if n not in duties} == fees


def test_the_fee_is_clamped_for_the_entry_and_shared_to_its_lines():
    result = quote(parcel("2026-11-21", "1500", "1500", "2000", hs=TOY, transport="air"))
    shares = [line.amount.amount for line in result.lines if line.id == "mpf"]
    assert sum(shares) == Decimal("34.58")
    assert sorted(shares) == [Decimal("10.37"), Decimal("10.38"), Decimal("13.83")]


def test_a_formal_entry_must_say_how_it_travels():
    result = quote(parcel("2026-11-21", "5000", transport=None))
    assert result.state == "missing_fact"


WHOLE_DOLLARS = [
    (("40.49",), "6.60"),  # 40 x 16.5%
    (("40.50",), "6.77"),  # 41 x 16.5% = 6.765
    (("20.30", "20.30"), "6.77"),  # one line of the entry: 40.60, 41 dollars
]


@pytest.mark.parametrize(("prices", "duty"), WHOLE_DOLLARS)
def test_the_entered_value_of_a_line_of_the_entry_is_whole_dollars(prices, duty):
    assert charges(quote(parcel("2026-11-21", *prices)))["duty"] == duty


def test_freight_and_insurance_to_the_border_are_no_part_of_the_value():
    cheap = parcel("2026-11-21", "40")
    dear = cheap.replace(shipping="90 USD", insurance="5 USD")
    assert charges(quote(cheap)) == charges(quote(dear))


def test_a_coupon_of_the_seller_lowers_the_value_and_one_of_the_platform_does_not():
    seller = parcel("2026-11-21", "50", coupon="10 USD")
    assert charges(quote(seller))["duty"] == "6.60"
    platform = parcel("2026-11-21", "50", platform_coupon="10 USD")
    assert charges(quote(platform))["duty"] == "8.25"


def test_goods_under_the_north_american_agreement_enter_free_and_without_the_fee():
    claimed = {"preference": True}
    result = quote(parcel("2026-07-30", "5000", origin="MX", item=claimed, transport="air"))
    assert charges(result) == {}
    unclaimed = quote(parcel("2026-07-30", "5000", origin="MX", transport="air"))
    assert charges(unclaimed) == {"duty": "825.00", "s301_forced_labour": "500.00", "mpf": "33.58"}
    other = quote(parcel("2026-07-30", "5000", origin="VN", item=claimed, transport="air"))
    assert other.state == "unsupported"  # no programme is for Viet Nam


CANADA = [
    # (day, code, duty under Section 338 on 1,000 USD), U.S. note 51: on the list of vehicles, which is one of consumer goods
    ("2026-08-21", TEE, None),
    ("2026-08-22", TEE, "500.00"),
    ("2026-11-21", TEE, "500.00"),
    ("2026-11-21", "62034205", None),  # on no list
    ("2026-08-22", "330300", None),  # of perfume, 3303.00.30 alone: six digits do not say
    ("2026-08-22", "33030030", "500.00"),
    ("2026-08-22", "33030010", None),
    # the edition of 2026-09-15: boats came in, paper towels but one number left
    ("2026-09-14", "89033100", None),
    ("2026-09-15", "89033100", "500.00"),
    ("2026-09-14", "4818900010", "500.00"),
    ("2026-09-15", "4818900010", None),
    ("2026-09-15", "4818900020", "500.00"),
    # steel furniture: Section 232 alone until 2026-09-14, both since (note 51(c))
    ("2026-09-14", "9403200082", None),
    ("2026-09-15", "9403200082", "500.00"),
    ("2026-09-15", "9403608093", "500.00"),
    ("2026-09-14", "0406106400", None),
    ("2026-09-15", "0406106400", "refused"),  # of the wider list only the range was read
]  # fmt: skip


@pytest.mark.parametrize(("on", "hs", "duty"), CANADA)
def test_the_lists_of_section_338_for_canada(on, hs, duty):
    tariff = TariffSchedule.from_rows(
        [(hs, "Free")], source=Source(title="An example"), checked_on=TODAY
    )
    item = {"preference": True}  # the agreement does not spare them: note 51(a)
    result = quote(parcel(on, "1000", hs=hs, origin="CA", item=item), tariff=tariff)
    if duty == "refused" or hs == "330300":
        assert result.total is None
    else:
        assert result.total is not None, result.reasons
        assert charges(result).get("s338") in ({duty} if duty else {None, "0.00"})


def test_brazil_pays_both_actions():
    result = quote(parcel("2026-11-21", "40", hs=TOY, origin="BR"))
    assert without_fees(result) == {"s301_brazil": "10.00", "s301_forced_labour": "5.00"}
    assert result.state == "exact", result.reasons
    before = quote(parcel("2026-07-21", "40", hs=TOY, origin="BR"))
    assert without_fees(before) == {"s122": "4.00"}
    emergency = quote(parcel("2025-09-01", "40", hs=TOY, origin="BR"))
    assert without_fees(emergency) == {"ieepa_reciprocal": "4.00", "ieepa_brazil": "16.00"}


BRAZIL = [
    # 1,000 USD of goods that Section 232 burdens, or that the duty on Brazil exempts
    ("2025-09-01", FAN, ALUMINIUM, {"duty": "23.00", "s232": "200.00", "ieepa_reciprocal": "60.00", "ieepa_brazil": "240.00"}),  # 40% of 600
    ("2025-09-01", PAN, {}, {"duty": "31.00", "s232": "500.00"}),
    ("2025-09-01", "490199", {}, {}),
    ("2025-11-12", "090121", {}, {"ieepa_reciprocal": "100.00", "ieepa_brazil": "400.00"}),
    ("2025-11-13", "090121", {}, {}),
    ("2026-07-22", PAN, {}, {"duty": "31.00", "s232": "250.00"}),
    ("2026-11-21", PAN, {}, {"duty": "31.00", "s232": "250.00"}),
    # U.S. note 50(a)(ii) leaves out coffee, phones, works of art; the action on forced labour too
    ("2026-11-21", "090121", {}, {}),
    ("2026-11-21", "851713", {}, {}),
    ("2026-11-21", "970121", {}, {}),
]  # fmt: skip


@pytest.mark.parametrize(("on", "hs", "item", "expected"), BRAZIL)
def test_the_duties_on_brazil_leave_out_what_section_232_burdens(on, hs, item, expected):
    result = quote(parcel(on, "1000", hs=hs, origin="BR", item=item))
    assert result.total is not None, result.reasons
    assert without_fees(result) == expected


def test_which_prints_of_brazil_are_informational_was_not_read():
    assert quote(parcel("2025-09-01", "1000", hs="491199", origin="BR")).state == "unsupported"


NEIGHBOURS = [
    # T-shirts of 1,000 USD: paused for a month, then 25% on all, from 2025-03-07 not under USMCA
    ("2025-02-03", "CA", False, {"duty": "165.00"}),
    ("2025-02-04", "CA", False, {"duty": "165.00"}),
    ("2025-03-03", "MX", False, {"duty": "165.00"}),
    ("2025-03-03", "MX", True, {}),
    ("2025-03-04", "CA", False, {"duty": "165.00", "ieepa_fentanyl": "250.00"}),
    ("2025-03-04", "CA", True, {"ieepa_fentanyl": "250.00"}),
    ("2025-03-06", "MX", True, {"ieepa_fentanyl": "250.00"}),
    ("2025-03-07", "MX", True, {}),
    ("2025-03-07", "MX", False, {"duty": "165.00", "ieepa_fentanyl": "250.00"}),
]


@pytest.mark.parametrize(("on", "origin", "claimed", "expected"), NEIGHBOURS)
def test_the_first_weeks_of_the_fentanyl_duty_on_the_neighbours(on, origin, claimed, expected):
    result = quote(parcel(on, "1000", origin=origin, item={"preference": claimed}))
    assert result.state == "exact", result.reasons
    assert without_fees(result) == expected


@pytest.mark.parametrize(
    ("on", "origin", "state"),
    [
        ("2022-03-10", "RU", "exact"),
        ("2022-04-09", "RU", "unsupported"),
        ("2021-01-01", "CU", "estimate"),  # column 2 was read for 2025 and later
        ("2022-04-08", "BY", "estimate"),  # sanctions, and column 1 still
        ("2022-04-09", "BY", "estimate"),
        ("2026-11-21", "BY", "estimate"),  # sanctions
        ("2026-11-21", "RU", "unsupported"),  # 35% and more by lists
        ("2026-03-01", "BY", "estimate"),  # the surcharge
    ],
)
def test_who_lost_normal_relations_pays_column_2(on, origin, state):
    assert quote(parcel(on, "1000", hs=TOY, origin=origin)).state == state


UNSUPPORTED = [
    ("2026-11-21", "910211", {}),  # needs eight digits
    ("2026-11-21", "91021130", {}),  # 40¢ each and the parts of the watch
    ("2026-11-21", "210690", {}),  # the list of exemptions was not read
    ("2025-09-01", "870899", {}),
    ("2026-11-21", "880621", {}),  # drones under Section 232
    ("2025-06-01", "87082951", {}),  # car parts
    ("2025-09-01", "732393", {}),  # steel ware between March 2025 and April 2026
    ("2026-11-21", "220830", {"volume": "0.7 l"}),  # excise
]


@pytest.mark.parametrize(("on", "hs", "item"), UNSUPPORTED)
def test_what_was_not_read_is_never_a_number(on, hs, item):
    result = quote(parcel(on, "1000", hs=hs, item=item))
    assert result.state in {"unsupported", "missing_fact"}


SECTION_232_ELSEWHERE = [
    # (day, code, origin, state) with a tariff that says 3%: duties that the built-in tables lack
    ("2025-03-11", "730411", "DE", "unsupported"),
    ("2020-02-14", "760612", "VN", "unsupported"),
    ("2025-03-11", "760612", "US", "estimate"),
    ("2025-03-12", "730411", "DE", "estimate"),  # 25%, and perhaps a trade remedy
    ("2026-01-14", "8471500150", "TW", "exact"),
    ("2026-01-15", "8471500150", "TW", "estimate"),
    ("2026-11-21", "847130", "TW", "exact"),  # on no annex of 2026-04-02
    ("2026-07-31", "3004909273", "DE", "unsupported"),
]


@pytest.mark.parametrize(("on", "hs", "origin", "state"), SECTION_232_ELSEWHERE)
def test_a_section_232_duty_that_is_not_held_is_never_exactly_nothing(on, hs, origin, state):
    tariff = TariffSchedule.from_rows(
        [(hs, "3%")], source=Source(title="An example"), checked_on=TODAY
    )
    assert quote(parcel(on, "1000", hs=hs, origin=origin), tariff=tariff).state == state


PILLS = "3004909273"


@pytest.mark.parametrize(("origin", "state"), [("MX", "unsupported"), ("US", "exact")])
def test_patented_medicines_pay_where_other_duties_are_claimed_away(origin, state):
    claimed = {"preference": True}
    before = quote(parcel("2026-07-30", "1000", hs=PILLS, origin=origin, item=claimed))
    assert before.state == "exact", before.reasons
    since = quote(parcel("2026-07-31", "1000", hs=PILLS, origin=origin, item=claimed))
    assert since.state == state


def test_generic_medicines_are_outside_the_duty_on_patented_ones():
    pills = parcel("2026-11-21", "1000", hs=PILLS, origin="IN")
    assert quote(pills).state == "unsupported"
    generic = quote(pills.replace(elections={"us.generic_medicine"}))
    assert (generic.state, without_fees(generic)) == ("exact", {})


def test_an_exclusion_from_the_duty_on_china_is_claimed():
    lamps = parcel("2026-11-21", "1000", hs="9404901090")  # pillows: U.S. note 20(vvv)
    free = TariffSchedule.from_rows(
        [("940490", "Free")], source=Source(title="An example"), checked_on=TODAY
    )
    charged = quote(lamps, tariff=free)
    assert (charged.state, charges(charged)["s301"]) == ("estimate", "75.00")
    excluded = quote(lamps.replace(elections={"us.china_exclusion"}), tariff=free)
    assert "s301" not in charges(excluded)
    assert excluded.state == "exact", excluded.reasons


def test_nicaragua_pays_from_2027_unless_the_agreement_is_claimed():
    # 90 FR 60850: 10% in 2027, 15% from 2028; 12.5% under the action on forced labour
    on_the_day = quote(parcel("2027-01-01", "1000", hs=TOY, origin="NI"))
    assert charges(on_the_day)["s301_nicaragua"] == "100.00"
    assert (
        charges(quote(parcel("2028-01-01", "1000", hs=TOY, origin="NI")))["s301_nicaragua"]
        == "150.00"
    )
    before = quote(parcel("2026-12-31", "1000", hs=TOY, origin="NI"))
    assert "s301_nicaragua" not in charges(before)


NOTHING_DUE = [
    # gifts up to 100 USD, and parcels within the relief: no doubt about what they do not pay
    ("2026-11-21", "CA", TEE, {"gift": True}),
    ("2026-11-21", "RU", TEE, {"gift": True}),
    ("2026-11-21", "BR", TEE, {"gift": True}),
    ("2026-11-21", "CN", FAN, {"gift": True}),
    ("2026-11-21", "GB", PAN, {"gift": True}),
    ("2025-06-01", "CA", FAN, {}),
    ("2025-08-10", "DE", FAN, {}),
    ("2025-08-10", "BR", TEE, {}),
    ("2022-01-01", "RU", TEE, {}),
]


@pytest.mark.parametrize(("on", "origin", "hs", "fields"), NOTHING_DUE)
def test_what_pays_nothing_is_exact_whatever_the_goods(on, origin, hs, fields):
    result = quote(parcel(on, "40", origin=origin, hs=hs, **fields))
    assert result.state == "exact", result.reasons
    assert charges(result) == {}


CLAIM = {"preference": True}
POST = [
    # a postal duty stands in for all others: 15%, 10% and 50% of 40 USD, nothing under USMCA
    ("2025-09-10", "DE", FAN, {}, {"postal_duty": "6.00"}),
    ("2025-09-10", "BR", TEE, {}, {"postal_duty": "20.00"}),
    ("2025-06-01", "CN", TEE, CLAIM, {"postal_china": "21.60"}),
    ("2026-03-01", "KR", TEE, CLAIM, {"postal_surcharge": "4.00"}),
    ("2026-03-10", "RU", TEE, {}, {"postal_surcharge": "4.00"}),
    ("2026-05-10", "GB", FAN, {}, {"postal_surcharge": "4.00"}),
    ("2026-03-01", "CA", TEE, CLAIM, {}),
    ("2026-03-01", "CA", TEE, {}, {"postal_surcharge": "4.00"}),
]


@pytest.mark.parametrize(("on", "origin", "hs", "item", "expected"), POST)
def test_a_postal_duty_asks_nothing_of_the_goods(on, origin, hs, item, expected):
    result = quote(parcel(on, "40", origin=origin, hs=hs, item=item, transport="post"))
    assert result.state == "exact", result.reasons
    assert charges(result) == expected


def test_a_claim_by_post_under_the_emergency_duties_is_a_reading():
    result = quote(parcel("2025-08-29", "40", origin="MX", item=CLAIM, transport="post"))
    assert (result.state, charges(result)) == ("estimate", {})


STILL_DOUBTED = [
    ("2026-07-24", "VN", "40", CLAIM, {"transport": "post"}),  # the postal duties have ended
    ("2026-03-10", "RU", "800.01", {}, {"transport": "post"}),
    ("2025-09-10", "RU", "40", {}, {"transport": "post"}),  # what post of this origin pays was not read
    ("2026-03-10", "RU", "40", {}, {}),
    ("2026-11-21", "RU", "100.01", {}, {"gift": True}),
    ("2025-06-01", "CN", "40", CLAIM, {}),  # the relief has ended for China
]  # fmt: skip


@pytest.mark.parametrize(("on", "origin", "price", "item", "fields"), STILL_DOUBTED)
def test_what_pays_the_tariff_keeps_its_doubts(on, origin, price, item, fields):
    result = quote(parcel(on, price, origin=origin, item=item, **fields))
    assert result.state == "unsupported"


def test_which_sum_a_postal_item_under_usmca_pays_was_not_read():
    chosen = {"us.postal_by_item"}
    by_item = parcel(
        "2025-09-10", "40", origin="MX", item=CLAIM, transport="post", elections=chosen
    )
    assert quote(by_item).state == "estimate"
    mixed = parcel("2025-09-10", "40", origin="MX", item=CLAIM, transport="post")
    other = mixed.items[0].replace(origin="VN", preference=None)
    assert quote(mixed.replace(items=(*mixed.items, other))).state == "estimate"


@pytest.mark.parametrize("hs", ["640299", None])
def test_goods_that_are_not_in_the_tables_are_a_missing_fact(hs):
    assert quote(parcel("2026-11-21", "40", hs=hs)).state == "missing_fact"


def test_an_origin_that_is_not_known_is_a_missing_fact():
    result = quote(parcel("2026-11-21", "40", origin=None))
    assert result.state == "missing_fact"
    assert quote(parcel("2025-05-01", "40", origin=None)).state == "exact"


GIFTS = [
    ("2026-11-21", "100", "us.gift"),
    ("2026-11-21", "100.01", "us.informal"),
    ("2025-01-01", "100.01", "us.de_minimis"),
]


@pytest.mark.parametrize(("on", "price", "scheme"), GIFTS)
def test_a_gift_of_up_to_100_dollars_is_free(on, price, scheme):
    assert quote(parcel(on, price, gift=True)).schemes == (scheme,)


@pytest.mark.parametrize(
    ("hs", "price", "scheme"),
    [
        ("330300", "5", "us.gift"),
        ("330300", "5.01", "us.informal"),
        ("330300", "60", "us.informal"),
        ("220421", "5", "us.informal"),
        ("240220", "5", "us.informal"),
    ],
)
def test_a_gift_of_perfume_alcohol_or_tobacco_is_not_relieved(hs, price, scheme):
    """19 CFR 10.153(b): alcohol, cigars, cigarettes never; perfume with alcohol up to USD 5."""
    found = quote(parcel("2026-11-21", price, hs=hs, origin="FR", gift=True))
    assert found.schemes == (scheme,)


def test_an_export_is_exempt_and_speaks_of_no_input_tax():
    """Sales tax knows no input tax; the Constitution forbids the states to tax exports."""
    (export,) = (each for each in SUPPLIES if each.name == "us.sale.export")
    (version,) = export.entries
    assert version.value.taxation == "exempt"
    assert "Art. I, sec. 10" in str(version.source)


RELIEF = [("800", "us.de_minimis"), ("800.01", "us.informal")]


@pytest.mark.parametrize(("price", "scheme"), RELIEF)
def test_the_old_relief_held_up_to_800_dollars(price, scheme):
    assert quote(parcel("2024-06-01", price)).schemes == (scheme,)


LISTS = [
    ("2020-02-13", TEE, "150.00"),  # list 4A at 15%
    ("2020-02-14", TEE, "75.00"),
    ("2020-01-01", FAN, "250.00"),  # list 3
    ("2020-01-01", TOY, None),  # list 4B is suspended
    ("2024-09-26", "8507600010", "75.00"),
    ("2024-09-27", "8507600010", "250.00"),  # for electric vehicles
    ("2024-12-31", "854231", "250.00"),
    ("2025-01-01", "854231", "500.00"),  # semiconductors
]


@pytest.mark.parametrize(("on", "hs", "expected"), LISTS)
def test_the_china_lists_by_date(on, hs, expected):
    result = quote(parcel(on, "1000", hs=hs, item=ALUMINIUM))
    assert charges(result).get("s301") == expected


SALES_TAX = [
    # (region, channel, registrations, day, expected) for goods of 40 USD
    ("US-CA", "marketplace", set(), TODAY, {"marketplace_sales_tax": "2.90"}),  # 7.25%
    ("US-TX", "own_shop", {"US"}, TODAY, {"sales_tax": "2.50"}),  # 6.25%
    ("US-TX", "own_shop", set(), TODAY, {}),
    ("US-OR", "marketplace", set(), TODAY, {}),
    ("US-FL", "marketplace", set(), day("2021-06-30"), {}),  # law from 2021-07-01
    ("US-FL", "marketplace", {"US"}, day("2021-06-30"), {"sales_tax": "2.40"}),
    ("US-FL", "marketplace", set(), day("2021-07-01"), {"marketplace_sales_tax": "2.40"}),
    ("US-SD", "marketplace", set(), day("2023-06-30"), {"marketplace_sales_tax": "1.80"}),  # 4.5%
    ("US-SD", "marketplace", set(), day("2023-07-01"), {"marketplace_sales_tax": "1.68"}),  # 4.2%
]


@pytest.mark.parametrize(("region", "channel", "registrations", "on", "expected"), SALES_TAX)
def test_state_sales_tax(region, channel, registrations, on, expected):
    sale = parcel(
        on.isoformat(),
        "40",
        region=region,
        channel=channel,
        marketplace="A market" if channel == "marketplace" else None,
        seller=Seller(registrations=registrations),
    )
    result = quote(sale)
    taxes = {n: a for n, a in charges(result).items() if n.endswith("sales_tax")}
    assert taxes == expected
    taxed = channel == "marketplace" or registrations
    assert result.state == ("estimate" if taxed else "exact")
    collectors = {line.collector for line in result.lines if line.id in expected}
    assert collectors == {
        "marketplace" if "marketplace_sales_tax" in n else "seller" for n in expected
    }


def sale_in(region, on, hs, price, *, quantity=1, local=True, **fields):
    """Return a sale by a registered shop without shipping, the local part given unless said."""
    values = {
        "shipping": "0 USD",
        "seller": Seller(registrations={"US"}),
        "elections": {"us.local_tax_given"} if local else set(),
        "gift": True,
    }
    own = {key: fields.pop(key) for key in ("category",) if key in fields}
    return parcel(
        on, price, hs=hs, origin="CN", quantity=quantity, item=own, region=region,
        **{**values, **fields},
    )  # fmt: skip


SPARED = [
    # (region, day, code, price, pieces, state's tax); the sums by hand
    # clothing, by Avalara's list: no tax, below 110, the excess over 175 and 250, 7.75% above 1,000
    ("US-PA", "2026-11-21", TEE, "40", 1, None),
    ("US-PA", "2026-11-21", TOY, "40", 1, "2.40"),
    ("US-NY", "2026-11-21", TEE, "109.99", 1, None),
    ("US-NY", "2026-11-21", TEE, "110", 1, "4.40"),
    ("US-NY", "2026-11-21", TEE, "60", 2, None),
    ("US-MA", "2026-11-21", TEE, "175", 1, None),
    ("US-MA", "2026-11-21", TEE, "200", 1, "1.56"),  # 6.25% of 25 = 1.5625
    ("US-MA", "2026-11-21", TEE, "200", 2, "3.13"),  # 6.25% of 50 = 3.125
    ("US-RI", "2026-11-21", TEE, "250", 1, None),
    ("US-RI", "2026-11-21", TEE, "300", 1, "3.50"),  # 7% of 50
    ("US-CT", "2026-11-21", TEE, "1000", 1, "63.50"),
    ("US-CT", "2026-11-21", TEE, "1001", 1, "77.58"),  # 7.75% of 1,001 = 77.5775
    ("US-TX", "2026-11-21", TEE, "40", 1, "2.50"),
    # groceries, by Grocery Dive's list: each on both sides of its day
    ("US-AL", "2023-08-31", "080620", "100", 1, "4.00"),
    ("US-AL", "2023-09-01", "080620", "100", 1, "3.00"),
    ("US-AL", "2025-08-31", "080620", "100", 1, "3.00"),
    ("US-AL", "2025-09-01", "080620", "100", 1, "2.00"),
    ("US-AR", "2025-12-31", "080620", "100", 1, "0.13"),
    ("US-AR", "2026-01-01", "080620", "100", 1, None),
    ("US-IL", "2022-06-30", "080620", "100", 1, "1.00"),
    ("US-IL", "2022-07-01", "080620", "100", 1, None),
    ("US-IL", "2023-06-30", "080620", "100", 1, None),
    ("US-IL", "2023-07-01", "080620", "100", 1, "1.00"),
    ("US-IL", "2026-01-01", "080620", "100", 1, None),
    ("US-KS", "2022-12-31", "080620", "100", 1, "6.50"),
    ("US-KS", "2023-01-01", "080620", "100", 1, "4.00"),
    ("US-KS", "2024-01-01", "080620", "100", 1, "2.00"),
    ("US-KS", "2025-01-01", "080620", "100", 1, None),
    ("US-MS", "2025-06-30", "080620", "100", 1, "7.00"),
    ("US-MS", "2025-07-01", "080620", "100", 1, "5.00"),
    ("US-OK", "2024-08-28", "080620", "100", 1, "4.50"),
    ("US-OK", "2024-08-29", "080620", "100", 1, None),
    ("US-TN", "2023-07-31", "080620", "100", 1, "4.00"),
    ("US-TN", "2023-08-01", "080620", "100", 1, None),
    ("US-TN", "2023-11-01", "080620", "100", 1, "4.00"),
    ("US-VA", "2022-12-31", "080620", "100", 1, "1.50"),
    ("US-VA", "2023-01-01", "080620", "100", 1, None),
    ("US-CA", "2026-11-21", "080620", "100", 1, None),
    ("US-ID", "2026-11-21", "080620", "100", 1, "6.00"),
]


@pytest.mark.parametrize(("region", "on", "hs", "price", "quantity", "tax"), SPARED)
def test_what_a_state_spares(region, on, hs, price, quantity, tax):
    result = quote(sale_in(region, on, hs, price, quantity=quantity))
    assert result.total is not None, result.reasons
    assert charges(result).get("sales_tax") == tax


ESTIMATES = [
    # (region, code, category, state's tax, words of the doubt)
    ("US-PA", "621490", None, "2.40", "clothing"),
    ("US-CA", "170490", None, "2.90", "groceries"),
    ("US-NY", "490199", None, "1.60", "textbook"),
    ("US-DC", TOY, None, "2.40", "unclear"),
]


@pytest.mark.parametrize(("region", "hs", "category", "tax", "doubt"), ESTIMATES)
def test_what_a_state_may_spare_is_an_estimate(region, hs, category, tax, doubt):
    result = quote(sale_in(region, "2026-11-21", hs, "40", category=category))
    assert charges(result)["sales_tax"] == tax
    assert result.state == "estimate"
    assert any(doubt in str(reason.text) for reason in result.reasons)


def test_a_rate_that_a_law_will_change_is_scheduled():
    before, after = (sale_in("US-SD", on, TOY, "100") for on in ("2027-06-30", "2027-07-01"))
    assert charges(quote(before))["sales_tax"] == "4.20"
    result = quote(after)
    assert charges(result)["sales_tax"] == "4.50"
    assert any("scheduled" in str(reason.text) for reason in result.reasons)


SHIPPING_TAX = [
    # (region, day, code, tax on 10 USD of shipping, state)
    ("US-TX", "2026-11-21", TOY, "0.63", "exact"),  # 34 TAC 3.303: 6.25% of 10
    ("US-NY", "2026-11-21", TOY, "0.40", "exact"),  # TB-ST-838
    ("US-NY", "2026-11-21", TEE, None, "exact"),  # it goes with the goods
    ("US-CA", "2026-11-21", TOY, None, "exact"),
    ("US-PA", "2026-11-21", TOY, "0.60", "estimate"),  # not read
    ("US-FL", "2026-11-21", TOY, None, "estimate"),  # by how it is contracted
    ("US-KS", "2023-06-30", TOY, "0.65", "estimate"),
    ("US-KS", "2023-07-01", TOY, None, "exact"),
]


@pytest.mark.parametrize(("region", "on", "hs", "tax", "state"), SHIPPING_TAX)
def test_sales_tax_on_shipping(region, on, hs, tax, state):
    result = quote(sale_in(region, on, hs, "40", shipping="10 USD"))
    assert (charges(result).get("shipping_tax"), result.state) == (tax, state), result.reasons


FEES_ON_DELIVERY = [
    # https://tax.colorado.gov/retail-delivery-fee-rates
    ("US-CO", "2022-06-30", TOY, "40", None),
    ("US-CO", "2022-07-01", TOY, "40", "0.27"),
    ("US-CO", "2023-07-01", TOY, "40", "0.28"),
    ("US-CO", "2024-07-01", TOY, "40", "0.29"),
    ("US-CO", "2026-06-30", TOY, "40", "0.28"),
    ("US-CO", "2026-06-30", "080620", "40", None),  # nothing taxable
    # Minnesota Statutes ch. 168E
    ("US-MN", "2024-06-30", TOY, "100", None),
    ("US-MN", "2024-07-01", TOY, "100", "0.50"),
    ("US-MN", "2024-07-01", TEE, "100", "0.50"),
    ("US-MN", "2024-07-01", TOY, "99.99", None),
    ("US-TX", "2026-06-30", TOY, "100", None),
]


@pytest.mark.parametrize(("region", "on", "hs", "price", "fee"), FEES_ON_DELIVERY)
def test_fees_on_deliveries(region, on, hs, price, fee):
    result = quote(sale_in(region, on, hs, price))
    assert charges(result).get("delivery_fee") == fee
    small = sale_in(region, on, hs, price, elections={"us.local_tax_given", "us.small_retailer"})
    assert "delivery_fee" not in charges(quote(small))


def test_the_fee_of_colorado_since_july_2026_was_not_seen():
    result = quote(sale_in("US-CO", "2026-07-01", TOY, "40"))
    assert (charges(result)["delivery_fee"], result.state) == ("0.28", "estimate")


def test_a_marketplace_collects_the_fee_whatever_the_size_of_the_shop():
    sale = sale_in(
        "US-CO", "2026-01-01", TOY, "40", channel="marketplace", marketplace="A market",
        elections={"us.local_tax_given", "us.small_retailer"},
    )  # fmt: skip
    assert charges(quote(sale))["marketplace_delivery_fee"] == "0.28"


def test_a_seller_who_gives_the_local_part_gets_an_exact_quote():
    sale = parcel(
        "2026-11-21",
        "40",
        region="US-TX",
        seller=Seller(registrations={"US"}),
        elections={"us.local_tax_given"},
        fees=[{"name": "Local sales tax", "amount": "0.80 USD", "taxable": False}],
    )
    assert quote(sale).state == "exact"


def test_the_state_and_the_registration_are_asked():
    unknown_state = parcel("2026-11-21", "40", seller=Seller(registrations={"US"}))
    assert quote(unknown_state).state == "missing_fact"
    unknown_seller = parcel("2026-11-21", "40", region="US-TX", seller=Seller())
    assert quote(unknown_seller).state == "missing_fact"


@pytest.mark.parametrize("region", ["CA", "California", "us-ca"])
def test_a_state_is_known_by_its_code_and_its_name(region):
    registered = Seller(registrations={"US"})
    by_name, by_code = (
        quote(parcel("2026-11-21", "40", region=each, seller=registered))
        for each in (region, "US-CA")
    )
    assert "sales_tax" in charges(by_code)
    assert (by_name.total, by_name.state) == (by_code.total, by_code.state)


def test_a_region_that_is_no_state_is_asked_for():
    result = quote(parcel("2026-11-21", "40", region="US-XX"))
    assert (result.state, result.missing.fact) == ("missing_fact", "territory")


def test_a_buyer_for_resale_pays_no_sales_tax():
    sale = parcel(
        "2026-11-21",
        "40",
        region="US-TX",
        seller=Seller(registrations={"US"}),
        buyer=Buyer(kind="business", tax_number="12-3456789"),
    )
    result = quote(sale)
    assert "sales_tax" not in charges(result)
    assert result.state == "exact"


def test_the_rules_begin_in_2020():
    with pytest.raises(NoRuleInForce):
        quote(parcel("2019-12-31", "40"))


# Every example of the shared file for the United States, or the reason why it is no row.
def ddp_compound():
    """CBP broker examination, April 2019, question 47; set in February 2020, when the fee was 26.79 at least."""
    tariff = TariffSchedule.from_rows(
        [("6505", "20.7¢/kg + 7.5%")],
        source=Source(title="HTS 6505.00.90"),
        checked_on=TODAY,
    )
    hat = parcel(
        "2020-02-03",
        "7821.59",
        hs="6505009075",
        origin="IT",
        item={"weight": "2728 kg"},
        transport="air",
    )
    found = charges(quote(hat, tariff=tariff))
    assert found == {"duty": "1151.35", "mpf": "27.10"}  # 564.70 + 7822 x 7.5%; 7822 x 0.3464%
    landed = quote(
        hat.replace(
            items=[hat.items[0].replace(unit_price="9000 USD")], prices="landed", shipping="0 USD"
        ),
        tariff=tariff,
    )
    assert str(landed.total) == "9000.00 USD"  # 7821.55 for the goods, the rest duty and fee
    assert charges(landed) == found
    return str(Decimal(found["duty"]) + Decimal(found["mpf"]))


def stacked_aluminium():
    """Ten times the value, as 100 USD came in free; the car part is 25% aluminium."""
    metal = {"aluminium_share": Decimal("0.25")}
    result = quote(parcel("2025-04-04", "1000", hs="87082951", origin="JP", item=metal))
    found = without_fees(result)
    assert found == {"duty": "25.00", "s232": "62.50"}
    return str(sum(map(Decimal, found.values())) / 10)


def rate_sum():
    """3% and 25%: a Chinese bag of list 3 with a duty of 3% in a tariff of one's own, 1,000 USD."""
    tariff = TariffSchedule.from_rows(
        [("420292", "3%")], source=Source(title="An example"), checked_on=TODAY
    )
    found = without_fees(quote(parcel("2020-02-03", "1000", hs="42029215"), tariff=tariff))
    return str(sum(map(Decimal, found.values())) / 1000)


def fee_ceiling():
    low, high = (
        quote(parcel("2025-06-02", price, hs=TOY, transport="air"))
        for price in ("183204", "183205")
    )
    assert charges(low)["mpf"] == "634.62"  # 634.6187
    assert charges(high)["mpf"] == "634.62"  # 634.6221, cut to the maximum
    return "183204.39"


def postal_bands():
    sums = []
    for origin in ("GB", "VN", "CN"):  # 10%, 20%, 30%
        chosen = {"us.postal_by_item"}
        result = quote(
            parcel("2025-09-01", "40", origin=origin, transport="post", elections=chosen)
        )
        sums.append(str(int(Decimal(charges(result)["postal_item_duty"]))))
    return sums


SHARED = {
    "us-01-ddp-backout-compound": (ddp_compound, ("recomputed", "total_whole_dollars")),
    "us-04-stack-jp-aluminium-derivative": (stacked_aluminium, ("published", "total_duty")),
    "us-06-rate-sum-301": (rate_sum, ("published", "total_rate")),
    "us-08-mpf-cap-breakpoint": (fee_ceiling, ("recomputed", "value_where_cap_binds_usd")),
    "us-10-postal-specific-bands": (postal_bands, ("published", "duty_per_item_usd")),
}
OUT_OF_SCOPE = {
    "us-09-mail-remittance-date": "The day a carrier remits postal duty is no part of a quote.",
}


def shared_examples():
    for folder in (
        os.environ.get("XBORDER_SHARED"),
        *(parent / "shared" for parent in Path(__file__).resolve().parents),
    ):
        path = folder and Path(folder, "cases", "americas_examples.yaml")
        if path and path.exists():
            examples = yaml.safe_load(path.read_text(encoding="utf-8"))["examples"]
            return {each["id"]: each for each in examples if each["country"] == "US"}
    pytest.skip("the shared examples are not here")


def test_every_shared_example_is_a_row_or_has_its_reason():
    assert set(shared_examples()) <= {*SHARED, *OUT_OF_SCOPE}


@pytest.mark.parametrize("name", SHARED)
def test_a_published_example_comes_out(name):
    compute, (part, key) = SHARED[name]
    expected = shared_examples()[name][part][key]
    found = compute()
    if isinstance(found, list):
        assert found == expected
    else:
        assert Decimal(found) == Decimal(expected)


def test_every_charge_says_who_collects_it_and_where_it_is_written():
    result = quote(parcel("2026-11-21", "40"))
    for line in result.lines:
        if line.rule is not None:
            assert line.collector in {"customs", "carrier"}
            assert line.rule.url.startswith("https://")


def test_ids_of_goods_rules_are_unique_within_their_days():
    for table in POLICY.tables.values():
        ids = [(rule.id, rule.amount.start) for rule in table.rules]
        assert len(ids) == len(set(ids)), table.name


REMEDIES = [
    ("2026-11-21", "73181500", "CN"),  # steel threaded rod
    ("2026-11-21", "940350", "CN"),  # wooden bedroom furniture, A-570-890
    ("2026-11-21", "340600", "CN"),  # candles, A-570-504
    ("2024-06-01", "340600", "CN"),  # within the relief too, which leaves such goods out
    ("2026-11-21", "070320", "CN"),
    ("2026-11-21", "401110", "VN"),
]


@pytest.mark.parametrize(("on", "hs", "origin"), REMEDIES)
def test_goods_that_can_be_under_a_trade_remedy_are_never_exact(on, hs, origin):
    result = quote(parcel(on, "400", hs=hs, origin=origin))
    assert result.state != "exact"
    assert any("countervailing" in str(reason.text) for reason in result.reasons)
    assert not any(
        "countervailing" in str(reason.text)
        for reason in quote(parcel(on, "400", hs=hs, origin="NZ")).reasons
    )


def test_the_relief_never_took_perfume_and_doubts_goods_under_quota():
    """19 CFR 10.153: perfume with alcohol, alcohol, tobacco; goods under quota."""
    perfume = quote(parcel("2024-06-01", "100", hs="330300", origin="FR"))
    assert perfume.schemes == ("us.informal",)
    cheese = quote(parcel("2024-06-01", "100", hs="040690", origin="FR"))
    assert (cheese.schemes, cheese.state) == (("us.de_minimis",), "estimate")


RUSSIA = [
    ("2022-03-10", "030617", "exact"),
    ("2022-03-11", "030617", "unsupported"),  # Executive Order 14066
    ("2023-01-01", "610910", "estimate"),
    ("2022-01-01", "610910", "exact"),
]


@pytest.mark.parametrize(("on", "hs", "state"), RUSSIA)
def test_goods_of_russia_within_the_relief(on, hs, state):
    result = quote(parcel(on, "40", hs=hs, origin="RU", ship_from="RU"))
    assert result.state == state, result.reasons


@pytest.mark.parametrize(
    ("hs", "state"),
    [
        ("88073000", "estimate"),  # other parts of aeroplanes, helicopters and unmanned aircraft
        ("88071000", "estimate"),  # propellers and rotors and parts thereof
        ("85182200", "exact"),  # loudspeakers, which are in some aircraft too
    ],
)
def test_what_may_be_civil_aircraft_is_charged_with_a_doubt(hs, state):
    """U.S. note 52 spares articles of civil aircraft; what they are for is not asked."""
    found = quote(parcel("2026-11-21", "1000", hs=hs, origin="VN", ship_from="VN"))
    assert charges(found)["s301_forced_labour"] == "125.00"  # 12.5 % of 1,000
    assert found.state == state
    doubted = [str(reason.text) for reason in found.reasons if "civil aircraft" in str(reason.text)]
    assert bool(doubted) is (state == "estimate")
    early = quote(parcel("2026-07-23", "1000", hs=hs, origin="VN", ship_from="VN"))
    assert not [each for each in early.reasons if "civil aircraft" in str(each.text)]
