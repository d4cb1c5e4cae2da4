"""India: what Mumbai Customs prints, and both sides of each day, by hand from what was read.

Published figures: the two tables of Mumbai Customs (41.60% and 30.98%), the 35% and 28% on gifts that a
circular prints, and the 29.80% and 30.98% that are argued for since April 2026. The totals of 42.08%,
53.60% and 77.28% are computed here by hand from such rates. GST by goods: entries of Notification 9/2025
and 10/2025 by their serials.
"""

from decimal import Decimal

import pytest

from tests.countries.sent import BOOK, ON, TEE, TRADER, at, charges, gift, parcel
from xborder.landed_cost import quote
from xborder.policy import default_book
from xborder.trade import Buyer
from xborder.vat import rate

GIVEN = "10000 INR"


def parts(duty, surcharge, gst, *, of="personal_duty", by="personal_gst"):
    """Return the charges by name, without the surcharge where there is none."""
    found = {of: duty, "surcharge": surcharge, by: gst}
    return {name: amount for name, amount in found.items() if amount}


ROWS = {
    # IN-02, Mumbai Customs: 10%, 10% of it, 18% of 111: 30.98%
    "IN-02": (parcel("IN", GIVEN, "2026-03-31"), parts("1000.00", "100.00", "1998.00")),
    # 10%, 10% of it, 28% of 111: 42.08%
    "before GST of 18%": (parcel("IN", GIVEN, "2025-09-21"), parts("1000.00", "100.00", "3108.00")),
    "since April 2026": (parcel("IN", GIVEN), parts("1000.00", "100.00", "1998.00")),
    "freight counts": (
        parcel("IN", "9000 INR", shipping="1000 INR"),
        parts("1000.00", "100.00", "1998.00"),
    ),
    # 35%, 10% of it, 28% of 138.5: 77.28%
    "gift at 35%": (
        gift("IN", GIVEN, "2025-02-01"),
        parts("3500.00", "350.00", "3878.00", of="gift_duty"),
    ),
    # 20% and 28% of 120: 53.6%
    "gift at 20%": (
        gift("IN", GIVEN, "2025-02-02"),
        parts("2000.00", "", "3360.00", of="gift_duty"),
    ),
    # IN-01, Mumbai Customs: 20%, no surcharge, 18% of 120: 41.60%
    "IN-01": (gift("IN", GIVEN, "2026-03-31"), parts("2000.00", "", "2160.00", of="gift_duty")),
    "gift at 10%": (gift("IN", GIVEN), parts("1000.00", "100.00", "1998.00", of="gift_duty")),
    # Mumbai Customs: to a business by the tariff. 20%, 2%, 18% of 122
    "business": (
        parcel("IN", GIVEN, hs=TEE, buyer=TRADER),
        parts("2000.00", "200.00", "2196.00", of="duty", by="gst_by_price"),
    ),
    "for trade": (
        parcel("IN", GIVEN, hs=TEE, item={"personal_use": False}),
        parts("2000.00", "200.00", "2196.00", of="duty", by="gst_by_price"),
    ),
    # Notification 9/2025, Schedule I serial 388: 5% up to INR 2,500 a piece; 20%, 2%, 5% of 122% of 2,500
    "clothing at 2,500 in trade": (
        parcel("IN", "2500 INR", hs=TEE, buyer=TRADER),
        parts("500.00", "50.00", "152.50", of="duty", by="gst_by_price"),
    ),
    # Schedule II serial 197: 18% above it
    "clothing at 2,500.01 in trade": (
        parcel("IN", "2500.01 INR", hs=TEE, buyer=TRADER),
        parts("500.00", "50.00", "549.00", of="duty", by="gst_by_price"),
    ),
    # two pieces at 2,000: the price of one counts; 5% of 4,880
    "two pieces at 2,000 in trade": (
        parcel("IN", "2000 INR", hs=TEE, item={"quantity": 2}, buyer=TRADER),
        parts("800.00", "80.00", "244.00", of="duty", by="gst_by_price"),
    ),
    # the last day of the rates before, which were not read: 18% is shown
    "clothing on 2025-09-21": (
        parcel("IN", "2500 INR", "2025-09-21", hs=TEE, buyer=TRADER),
        parts("500.00", "50.00", "549.00", of="duty", by="import_gst"),
    ),
    "clothing on 2025-09-22": (
        parcel("IN", "2500 INR", "2025-09-22", hs=TEE, buyer=TRADER),
        parts("500.00", "50.00", "152.50", of="duty", by="gst_by_price"),
    ),
    # 30.98% of 322.79 is 100.00, of 322.81 it is 100.01
    "100 is not collected": (parcel("IN", "322.79 INR"), {}),
    "more than 100 is": (parcel("IN", "322.81 INR"), parts("32.28", "3.23", "64.50")),
}


@pytest.mark.parametrize(("sent", "expected"), ROWS.values(), ids=ROWS)
def test_what_a_parcel_bears(sent, expected):
    result = quote(sent, tariff=at("20%"))
    assert charges(result) == expected
    assert str(result.state) == "estimate"


@pytest.mark.parametrize(
    ("code", "share", "sure"),
    [
        ("851713", "0.18", True),  # Schedule II serial 490, all goods
        ("847130", "0.18", True),  # serial 456
        ("841510", "0.18", True),  # serial 404
        ("150910", "0.05", True),  # olive oil
        ("170490", "0.05", True),  # sugar confectionery
        ("330510", "0.05", True),  # shampoo
        ("330590", "0.18", False),  # hair oil is told apart by no code
        ("950300", "0.05", False),  # electronic toys 18%
        ("940360", "0.18", False),  # serial 612; of bamboo 5%
        ("300490", "0.05", False),  # the drugs of Annexure I nothing
        ("490210", "0", True),  # Notification 10/2025
        ("490199", "0", False),  # leaflets 5%
        ("220210", "0.40", False),  # Schedule III serial 1
        ("010121", "0.18", None),  # not among what was read
    ],
)
def test_gst_goes_by_the_heading(code, share, sure):
    found = rate("IN", code, on=ON)
    assert found.rate == Decimal(share)
    # serial 639 has 18% for what no schedule names; which goods those are was not read
    assert (found.entry.status == "in_force") is (sure is not False)
    sent = parcel("IN", GIVEN, hs=code, buyer=TRADER)
    why = {str(reason.text) for reason in quote(sent, tariff=at("10%", code)).reasons}
    assert any("from nothing to 40%" in text for text in why) is (sure is None)
    assert rate("IN", code, on=ON.replace(year=2024)).rate == Decimal("0.18")


def test_books_are_free_of_gst_by_their_kind():
    assert rate("IN", "books", on=ON).rate == 0


@pytest.mark.parametrize(("option", "total"), [("due", "13098.00 INR"), ("free", "12980.00 INR")])
def test_the_surcharge_of_april_2026_is_a_reading(option, total):
    """10 + 1 + 18% of 111, or 10 + 18% of 110: both are argued for."""
    book = default_book().with_reading("in.surcharge", option)
    assert str(quote(parcel("IN", GIVEN), book=book).total) == total


@pytest.mark.parametrize(
    ("sent", "state", "reason"),
    [
        (parcel("IN", GIVEN), "estimate", "inferred, not read"),
        (parcel("IN", GIVEN), "estimate", "for customs to find"),
        # Mumbai Customs: 20%, no surcharge, 18% of 120 come to 41.60%
        (parcel("IN", GIVEN, "2026-03-31"), "estimate", "41.60% in all"),
        (parcel("IN", GIVEN, "2025-09-22"), "estimate", "41.60% in all"),
        (parcel("IN", GIVEN, hs=BOOK), "estimate", "rates of their own"),
        (parcel("IN", GIVEN, hs="010121", buyer=TRADER), "missing_fact", "from nothing to 40%"),
        (parcel("IN", GIVEN, "2025-09-21", buyer=TRADER), "estimate", "from nothing to 40%"),
        (parcel("IN", GIVEN, buyer=TRADER), "estimate", "rounds what a business pays"),
        (parcel("IN", GIVEN, hs=TEE, buyer=TRADER), "missing_fact", "its customs value is taken"),
        (parcel("IN", GIVEN, hs=TEE, buyer=TRADER), "missing_fact", "The tariff"),
        (parcel("IN", GIVEN, buyer=TRADER, item={"preference": True}), "estimate", "A preference"),
        (parcel("IN", GIVEN, item={"excise": "alcohol"}), "unsupported", "alcohol, tobacco"),
        (parcel("IN", GIVEN, hs="871120"), "unsupported", "motor vehicles"),
        (parcel("IN", GIVEN, hs="854340"), "unsupported", "may not be imported"),
        (parcel("IN", GIVEN, ship_from="IN"), "unsupported", "already in India"),
        (parcel("IN", GIVEN, buyer=Buyer(kind=None)), "missing_fact", "buyer"),
    ],
)
def test_what_is_not_sure_says_why(sent, state, reason):
    result = quote(sent)
    assert str(result.state) == state
    assert any(reason in str(why.text) for why in result.reasons)
