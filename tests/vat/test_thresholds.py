"""Thresholds: how far a seller is, when one is crossed, and by when to register."""

import datetime as dt

import pytest

from xborder.errors import InvalidInput, NoRate
from xborder.exchange import RateTable
from xborder.money import Money
from xborder.policy import default_book
from xborder.trade.sale import RunningTotal, Trader
from xborder.vat import Sold, watch
from xborder.vat.thresholds import standing

DAY = dt.date(2026, 11, 10)
RATES = RateTable.from_mapping(
    {"EUR/SEK": "11.00", "EUR/USD": "1.10"},
    start=dt.date(2020, 1, 1),
    end=dt.date(2030, 1, 1),
    source="fixed for the tests",
    pivot="EUR",
)


def sold(amount, on=DAY, threshold="eu.distance_sales", count=1):
    return Sold(threshold=threshold, on=on, net=Money(amount), count=count)


def watched(*rows, on=DAY, **options):
    (found,) = watch(rows, on=on, **options)
    return found


@pytest.mark.parametrize(("amount", "exceeded"), [("10000.00 EUR", False), ("10000.01 EUR", True)])
def test_the_unions_threshold_is_exceeded_above_it(amount, exceeded):
    """Directive 2006/112/EC, Art. 59c(1)(c)."""
    found = watched(sold(amount))
    assert found.exceeded is exceeded
    assert found.crossed_on == (DAY if exceeded else None)
    assert found.notify_by == (dt.date(2026, 12, 10) if exceeded else None)


def test_the_year_before_counts_in_the_union():
    found = watched(sold("10000.01 EUR", on=dt.date(2025, 3, 1)))
    assert found.exceeded
    assert found.crossed_on == dt.date(2025, 3, 1)
    assert not watched(sold("10000.01 EUR", on=dt.date(2024, 3, 1))).exceeded


def test_what_is_sold_after_the_day_is_left_out():
    assert watch([sold("99999 EUR", on=DAY + dt.timedelta(days=1))], on=DAY) == ()


def test_a_pace_says_when():
    rows = [sold("300 EUR", on=DAY - dt.timedelta(days=7 * week)) for week in range(30)]
    found = watched(*rows)
    assert found.total == Money("9000 EUR")
    assert found.left == Money("1000 EUR")
    assert found.weekly == Money("300 EUR")
    # EUR 1,000 at EUR 300 a week: more than 23.33 days on.
    assert found.expected_on == DAY + dt.timedelta(days=24)


def test_without_sales_of_late_there_is_no_pace():
    assert watched(sold("9000 EUR", on=dt.date(2026, 1, 5))).expected_on is None


def test_a_slow_pace_says_nothing():
    assert watched(sold("10 EUR")).expected_on is None


def test_another_currency_is_converted_on_its_day_or_refused():
    assert watched(sold("11000 SEK"), rates=RATES).total == Money("1000 EUR")
    with pytest.raises(NoRate, match="SEK to EUR"):
        watched(sold("11000 SEK"))


@pytest.mark.parametrize(
    ("state", "amount", "count", "exceeded"),
    [
        ("ca", "500000 USD", 1, False),
        ("ca", "500000.01 USD", 1, True),
        ("ny", "600000 USD", 100, False),
        ("ny", "600000 USD", 101, True),
        ("ny", "500000 USD", 101, False),
        ("ga", "1000 USD", 201, True),
    ],
)
def test_states_count_by_amount_and_by_number(state, amount, count, exceeded):
    row = sold(amount, on=dt.date(2026, 8, 1), threshold=f"us.{state}.nexus", count=count)
    assert watched(row).exceeded is exceeded


@pytest.mark.parametrize(
    ("seller", "given"),
    [
        ({"country": "IE"}, True),
        ({"country": "MC"}, True),  # Art. 7: as France
        ({"country": "CN", "establishments": {"PL"}}, True),
        ({}, True),
        ({"country": "CN"}, False),
        ({"country": "GB"}, False),
        ({"country": "DE", "establishments": {"FR"}}, False),
    ],
)
def test_the_unions_threshold_is_for_a_seller_of_one_member_state(seller, given):
    """Directive 2006/112/EC, Art. 59c(1)(a): established in only one member state."""
    if given:
        assert watched(sold("5000 EUR"), seller=Trader(**seller)).left == Money("5000 EUR")
        return
    with pytest.raises(InvalidInput, match="only for one that is established in one") as refused:
        watched(sold("5000 EUR"), seller=Trader(**seller))
    assert "from the first sale" in str(refused.value)


def test_a_threshold_of_every_seller_is_watched_for_one_abroad():
    row = sold("400000 USD", threshold="us.tx.nexus")
    assert watched(row, seller=Trader(country="CN")).left == Money("100000 USD")


def test_those_nearest_to_being_crossed_come_first():
    rows = [sold("100 EUR"), sold("400000 USD", threshold="us.tx.nexus")]
    assert [each.threshold for each in watch(rows, on=DAY)] == [
        "us.tx.nexus",
        "eu.distance_sales",
    ]


def test_mistakes_are_named():
    with pytest.raises(InvalidInput, match=r"Did you mean eu\.distance_sales"):
        watched(sold("1 EUR", threshold="eu.distance_sale"))
    with pytest.raises(InvalidInput, match="no threshold"):
        watched(sold("1 EUR", threshold="nowhere"))
    with pytest.raises(InvalidInput, match="weeks is 0, below its least value 1"):
        watched(sold("1 EUR"), weeks=0)


def entry(name, on=DAY):
    policy = default_book().policy(name.partition(".")[0].upper())
    found = (timeline.find(on) for timeline in policy.thresholds)
    return next(each for each in found if each and each.value.id == name)


def stands(name, value, on=DAY, rates=None, **totals):
    total = RunningTotal(threshold=name, **totals) if totals else None
    return standing(entry(name, on), total, Money(value), on=on, rates=rates)


def test_a_total_and_this_sale_are_counted_together():
    found = stands("eu.distance_sales", "100 EUR", previous="0 EUR", current="9900.01 EUR")
    assert (found.total, found.exceeded) == (Money("10000.01 EUR"), True)
    assert found.notify_by == dt.date(2026, 12, 10)


def test_a_total_that_is_not_given_tells_nothing():
    assert stands("eu.distance_sales", "100 EUR").exceeded is None
    assert stands("eu.distance_sales", "100 EUR", current="50 EUR").exceeded is None
    assert stands("eu.distance_sales", "100 EUR", previous="50000 EUR").exceeded is True


def test_a_total_in_kronor_is_measured_by_the_national_value():
    found = stands(
        "eu.distance_sales", "100 SEK", previous="0 SEK", current="99650 SEK", rates=RATES
    )
    assert str(found.limit.currency) == "SEK"
    assert found.exceeded is True


def test_a_total_in_another_currency_needs_a_rate():
    totals = {"previous": "0 USD", "current": "10000 USD"}
    assert stands("eu.distance_sales", "100 USD", **totals).exceeded is None
    assert stands("eu.distance_sales", "100 USD", rates=RATES, **totals).exceeded is False
    none = RateTable.from_mapping(
        {"EUR/SEK": "11"},
        start=DAY,
        end=DAY + dt.timedelta(days=1),
        source="fixed for the tests",
        pivot="EUR",
    )
    assert stands("eu.distance_sales", "100 USD", rates=none, **totals).exceeded is None


@pytest.mark.parametrize(
    ("totals", "exceeded"),
    [
        ({"previous": "600000 USD", "current": "600000 USD"}, None),
        ({"current": "600000 USD", "current_count": 150}, True),
        ({"current": "600000 USD", "current_count": 5}, False),
        ({"current_count": 5}, False),
        ({"current": "10 USD"}, False),
    ],
)
def test_a_state_that_wants_both_is_open_only_where_the_other_may_decide(totals, exceeded):
    """New York, 20 NYCRR: more than USD 500,000 and more than 100 sales."""
    assert stands("us.ny.nexus", "10 USD", **totals).exceeded is exceeded


@pytest.mark.parametrize(
    ("totals", "exceeded"),
    [
        ({"previous": "0 USD", "current": "10 USD"}, None),
        ({"previous_count": 0, "current_count": 250}, True),
        (
            {"previous": "0 USD", "previous_count": 0, "current": "10 USD", "current_count": 5},
            False,
        ),
    ],
)
def test_a_state_that_wants_either_is_crossed_by_either(totals, exceeded):
    """Georgia: more than USD 100,000 or 200 sales."""
    assert stands("us.ga.nexus", "10 USD", **totals).exceeded is exceeded


def test_a_state_that_counts_the_year_before_leaves_this_one_out():
    """Alabama: more than USD 250,000 in the previous calendar year."""
    before = sold("300000 USD", on=dt.date(2025, 5, 5), threshold="us.al.nexus")
    assert watched(before).exceeded
    assert not watched(sold("300000 USD", threshold="us.al.nexus")).exceeded


@pytest.mark.parametrize(
    ("day", "total"), [(dt.date(2028, 2, 28), "1"), (dt.date(2028, 2, 29), "1")]
)
def test_twelve_months_are_twelve_months_in_a_leap_year_too(day, total):
    rows = [
        sold("1 NOK", on=dt.date(2027, 3, 1), threshold="no.registration"),
        sold("1 NOK", on=dt.date(2027, 2, 28), threshold="no.registration"),
    ]
    assert watched(*rows, on=day).total == Money(f"{total} NOK")


def test_what_was_exceeded_in_a_year_stays_so_for_it_and_the_next():
    """Directive 2006/112/EC, Art. 59c(1)(c) and (2): as of that time, and in its course."""
    rows = (
        sold("10000.01 EUR", on=dt.date(2026, 5, 1)),
        sold("-5000 EUR", on=dt.date(2026, 6, 1)),
    )
    found = watched(*rows)
    assert (found.total, found.left) == (Money("5000.01 EUR"), Money("0 EUR"))
    assert (found.exceeded, found.crossed_on) == (True, dt.date(2026, 5, 1))
    assert (found.notify_by, found.effective) == (dt.date(2026, 6, 10), dt.date(2026, 5, 1))
    assert watched(*rows, on=dt.date(2027, 12, 31)).exceeded
    assert not watched(*rows, on=dt.date(2028, 1, 1)).exceeded
    # of one day the sum counts: what is taken back on the day itself was never sold
    same_day = (rows[0], sold("-0.01 EUR", on=dt.date(2026, 5, 1)))
    assert not watched(*same_day).exceeded
    before = (sold("-0.01 EUR", on=dt.date(2026, 4, 30)), rows[0])
    assert not watched(*before).exceeded


def test_four_quarters_are_crossed_on_the_first_day_of_the_next():
    """Tax Law (New York) § 1101(b)(8)(iv): the four quarters that precede."""
    found = watched(
        sold("500000.01 USD", on=dt.date(2026, 5, 31), threshold="us.ny.nexus", count=101)
    )
    assert (found.exceeded, found.crossed_on) == (True, dt.date(2026, 7, 1))
    early = sold("500000.01 USD", on=dt.date(2026, 10, 2), threshold="us.ny.nexus", count=101)
    assert not watched(early).exceeded


def test_canada_counts_the_quarter_so_far_or_the_four_before():
    """Excise Tax Act, s. 148(1), (2): more than CAD 30,000 in four quarters, or in one alone."""

    def at(*rows):
        sales = [sold(f"{net} CAD", on=day, threshold="ca.registration") for net, day in rows]
        found = watched(*sales, on=dt.date(2026, 11, 20))
        return str(found.total), found.exceeded, found.crossed_on

    summer, november = dt.date(2026, 8, 3), dt.date(2026, 11, 1)
    assert at(("30000.01", november)) == ("30000.01 CAD", True, november)
    assert at(("30000.00", november)) == ("30000.00 CAD", False, None)
    # 20,000 before October and 20,000 since: neither the quarter nor the four are over
    assert at(("20000", summer), ("20000", november)) == ("20000.00 CAD", False, None)
    # 10,000.01 in each of three quarters are over on the first day of the next
    spread = [("10000.01", dt.date(2026, month, 5)) for month in (1, 4, 7)]
    assert at(*spread) == ("30000.03 CAD", True, dt.date(2026, 10, 1))


def test_a_name_without_a_country_of_the_book_is_told_how_names_begin():
    with pytest.raises(InvalidInput, match="starts with a country"):
        watch([sold("1 EUR", threshold="xx.nope")], on=DAY)


@pytest.mark.parametrize(
    ("country", "since", "net", "pays"),
    [
        # EY on the communique of 2018-01-31; VATCompliance; DF, 2025-10-23; Orbitax, 2022-03-21
        ("tr", "2020-01-01", "1 TRY", "TRY"),
        ("kr", "2020-01-01", "1 KRW", "KRW"),
        ("co", "2020-01-01", "1 COP", "COP"),
        ("mx", "2020-06-01", "0.01 MXN", "MXN"),
        ("vn", "2022-01-01", "1 VND", "VND"),
        ("cl", "2025-10-25", "1 CLP", "CLP"),
    ],
)
def test_where_there_is_no_threshold_the_first_sale_counts(country, since, net, pays):
    first = dt.date.fromisoformat(since)
    name = f"{country}.registration"
    found = watched(sold(net, on=first, threshold=name), on=first)
    assert (found.exceeded, found.crossed_on, found.effective) == (True, first, first)
    assert (found.used, found.left) == (1, Money(f"0 {pays}"))
    given_back = [sold(net, on=first, threshold=name), sold(f"-{net}", on=first, threshold=name)]
    nothing = watched(*given_back, on=first)
    assert (nothing.exceeded, nothing.used, nothing.expected_on) == (False, 0, None)


def test_korea_asks_for_registration_within_20_days():
    """Enforcement Decree of the Value-Added Tax Act, Art. 96-2."""
    found = watched(sold("5000 KRW", threshold="kr.registration"))
    assert found.notify_by == dt.date(2026, 11, 30)


@pytest.mark.parametrize(
    ("name", "amount", "on", "exceeded"),
    [
        # Japan, Consumption Tax Act, Art. 9(1): more than 10 million yen two years before
        ("jp.registration", "10000001 JPY", "2024-12-31", True),
        ("jp.registration", "10000000 JPY", "2024-12-31", False),
        ("jp.registration", "99000000 JPY", "2025-01-01", False),
        ("jp.registration", "99000000 JPY", "2023-12-31", False),
        # Ukraine, Tax Code, Art. 208-1: more than a million hryvnias in the year before
        ("ua.registration", "1000000.01 UAH", "2025-06-01", True),
        ("ua.registration", "1000000.00 UAH", "2025-06-01", False),
        ("ua.registration", "9000000 UAH", "2026-06-01", False),
    ],
)
def test_the_year_that_a_threshold_counts(name, amount, on, exceeded):
    found = watched(sold(amount, on=dt.date.fromisoformat(on), threshold=name))
    assert found.exceeded is exceeded


def test_what_was_sold_two_years_before_a_sale_cannot_tell():
    entry = default_book().policy("JP").thresholds[0].find(DAY)
    so_far = RunningTotal(
        threshold="jp.registration", previous="20000000 JPY", current="20000000 JPY"
    )
    found = standing(entry, so_far, Money("1 JPY"), on=DAY)
    assert (found.exceeded, found.total, found.crossed) == (None, None, False)


@pytest.mark.parametrize("name", ["br.registration", "cn.registration"])
def test_where_no_foreign_seller_registers_there_is_no_threshold(name):
    """Remessa Conforme is a programme that platforms join; China's platforms account for theirs."""
    with pytest.raises(InvalidInput, match="has no threshold"):
        watched(sold("1 EUR", threshold=name))
