"""VAT on fees: by the seller's country, by the day, and what is not known."""

import datetime as dt
from decimal import Decimal

import pytest

from xborder import channels
from xborder.channels import ChannelOrder, vat_on_fees
from xborder.errors import NotFound, XborderError
from xborder.money import Money

DAY = dt.date(2026, 11, 2)
GB = channels.schedule("amazon_gb")


@pytest.mark.parametrize(
    ("seller", "day", "rate", "country"),
    [
        ("GB", DAY, "0.20", "GB"),
        ("DE", DAY, "0.19", "DE"),
        ("SE", DAY, "0.25", "SE"),
        ("AT", DAY, "0", None),  # no branch: reverse charge
        ("CN", DAY, "0", None),
        ("GB", dt.date(2024, 7, 31), "0", None),  # the day before branches invoice
        ("GB", dt.date(2024, 8, 1), "0.20", "GB"),
    ],
)
def test_a_branch_in_the_seller_s_country_charges_its_vat(seller, day, rate, country):
    found = vat_on_fees(GB, seller_country=seller, has_number=True, on=day)
    assert (found.rate, found.country) == (Decimal(rate), country)
    assert found.seller_accounts is (country is None)
    assert found.supplier.source.url.startswith("https://")


def test_it_goes_onto_the_bill():
    seller = GB.for_seller(fulfilment="seller", seller_country="GB")
    vat = vat_on_fees(GB, seller_country="GB", has_number=True, on=DAY)
    bill = seller.bill(
        ChannelOrder.of("100.00 GBP", category="kitchen", ordered_on=DAY), vat=vat.rate
    )
    assert (bill.total, bill.vat) == (Money("15.30 GBP"), Money("3.06 GBP"))


@pytest.mark.parametrize(
    ("call", "error", "words"),
    [
        (
            lambda: vat_on_fees(GB, seller_country="CN", has_number=False, on=DAY),
            NotFound,
            "without a number",
        ),
        (
            lambda: vat_on_fees(
                channels.schedule("ebay_gb"), seller_country="GB", has_number=True, on=DAY
            ),
            NotFound,
            "ebay_gb is not known here",
        ),
        (
            lambda: vat_on_fees(GB, seller_country="Albion", has_number=True, on=DAY),
            XborderError,
            "Albion",
        ),
    ],
)
def test_what_is_not_known_is_refused(call, error, words):
    with pytest.raises(error, match=words):
        call()
