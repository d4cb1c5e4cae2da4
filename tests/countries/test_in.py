"""India: what Mumbai Customs prints, and both sides of each day, by hand from what was read.

Published figures: the two tables of Mumbai Customs (41.60% and 30.98%), the 35% and 28% on gifts that a
circular prints, and the 29.80% and 30.98% that are argued for since April 2026. The totals of 42.08%,
53.60% and 77.28% are computed here by hand from such rates.
"""

import pytest

from tests.countries.sent import BOOK, TEE, TRADER, at, charges, gift, parcel
from xborder.landed_cost import quote
from xborder.policy import default_book
from xborder.trade import Buyer

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
        parts("2000.00", "200.00", "2196.00", of="duty", by="import_gst"),
    ),
    "for trade": (
        parcel("IN", GIVEN, hs=TEE, item={"personal_use": False}),
        parts("2000.00", "200.00", "2196.00", of="duty", by="import_gst"),
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
        (parcel("IN", GIVEN, hs=BOOK), "estimate", "rates of their own"),
        (parcel("IN", GIVEN, buyer=TRADER), "estimate", "from nothing to 40%"),
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
