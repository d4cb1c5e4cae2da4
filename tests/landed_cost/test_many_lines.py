"""A quote of many lines: work in proportion to the lines, the same figures as in small parcels."""

import datetime as dt
import sys

import pytest
from tests.mini import book, charge, dues, item, parcel, scheme, table

import xborder as xb
from xborder.landed_cost import quote
from xborder.money import Money
from xborder.policy.amount import Band, Bands, ByGoods, Highest, Percent, PercentInside

RATES = table("rates", ("61", Percent("0.1")), ("64", Percent("0.3")))
BANDS = Bands("goods", (Band(Money("50 CHF"), Percent("0.02")), Band(None, PercentInside("0.05"))))
LAWS = book(
    charge("bands", BANDS),
    charge("highest", Highest(ByGoods("rates"))),
    charge("rates", ByGoods("rates")),
    schemes=(scheme("import", ["bands", "highest", "rates"]),),
    tables=(RATES,),
)


def sent(lines):
    return parcel(
        *(
            item(
                f"{10 + number % 97} CHF", sku=str(number), hs_code=("610910", "640399")[number % 2]
            )
            for number in range(lines)
        ),
        shipping="7 CHF",
    )


def calls(run):
    """Return how many functions of ours a call enters."""
    count = 0

    def seen(frame, event, _argument):
        nonlocal count
        count += event == "call" and "xborder" in frame.f_code.co_filename

    sys.setprofile(seen)
    try:
        run()
    finally:
        sys.setprofile(None)
    return count


@pytest.mark.parametrize(
    "priced",
    [
        pytest.param(lambda lines: quote(sent(lines), book=LAWS), id="bands, highest, by goods"),
        pytest.param(lambda lines: quote(us(lines)), id="US"),
    ],
)
def test_ten_times_the_lines_are_no_more_than_ten_times_the_work(priced):
    priced(10)  # the rules are loaded and worded
    parcels = {lines: calls(lambda lines=lines: priced(lines)) for lines in (50, 500)}
    assert parcels[500] <= 11 * parcels[50]


def us(lines):
    return xb.Consignment(
        ship_from="CN",
        ship_to="US",
        region="US-CA",
        on=dt.date(2026, 11, 21),
        items=[
            xb.Item(hs_code="610910", origin="CN", quantity=1, unit_price=f"{1 + number % 7} USD")
            for number in range(lines)
        ],
        shipping="7 USD",
        prices="net",
        transport="express",
        seller=xb.Seller(registrations=()),
        buyer=xb.Buyer(kind="consumer"),
    )


def test_bands_and_the_highest_rate_are_told_of_each_line():
    found = quote(sent(60), book=LAWS)
    goods = [10 + number % 97 for number in range(60)]
    told = {
        (line.id, line.item): (line.rate, str(line.formula)) for line in found.lines if line.rule
    }
    for number, price in enumerate(goods):
        rate, words = told["bands", number]
        # up to CHF 50 it is 2 % of the price, above it 5 % inside it
        assert (f"{rate:f}", words) == (
            ("0.02", "2% of the base")
            if price <= 50
            else ("0.05", "5% of a base that includes the tax")
        )
        assert f"{told['highest', number][0]:f}" == "0.3"
        assert f"{told['rates', number][0]:f}" == ("0.1", "0.3")[number % 2]
    # the highest of 10 % and 30 %, on every line
    assert dues(found)["highest"] == f"{sum(goods) * 0.3:.2f}"
