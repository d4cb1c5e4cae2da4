"""From decisions to returns: every sale in one place, and the sums agree to the cent."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

import xborder as xb
from xborder.errors import InvalidRows
from xborder.money import Money
from xborder.trade.sale import Customer, Marketplace, Sale, Trader
from xborder.vat.returns import Refund, filings, taxed_sales

DAY = dt.date(2026, 11, 10)


def sale(**changes):
    facts = {
        "on": DAY,
        "ship_from": "IE",
        "ship_to": "DE",
        "prices": "net",
        "items": [xb.Item(quantity=1, unit_price="40.00 EUR", category="general", excise="none")],
        "seller": Trader(country="IE", registrations={"IE", "OSS"}),
        "buyer": Customer(kind="consumer"),
        "destination_chosen": True,
    }
    return Sale(**(facts | changes))


SALES = {
    "distance": sale(),
    "home": sale(ship_to="IE"),
    "export": sale(ship_to="US"),
    "business": sale(buyer=Customer(kind="business", tax_number="DE136695976", number_valid=True)),
    "unknown buyer": sale(buyer=Customer()),
    "marketplace": sale(
        ship_from="CN",
        seller=Trader(country="CN", registrations=set()),
        channel="marketplace",
        marketplace=Marketplace(name="Bazaar", country="LU", registrations={"IOSS", "LU"}),
    ),
    "ioss": sale(
        ship_from="CN",
        seller=Trader(country="CN", registrations={"IOSS"}, intermediary="IE"),
        payment_accepted=dt.date(2026, 11, 9),
    ),
    "two rates": sale(
        ship_to="FR",
        items=[
            xb.Item(quantity=1, unit_price="40.00 EUR", hs_code="610910"),
            xb.Item(quantity=1, unit_price="10.00 EUR", hs_code="490199"),
        ],
    ),
}


@pytest.fixture(scope="module")
def decided():
    return {number: xb.vat.determine(each) for number, each in SALES.items()}


def places(filed):
    """How many rows are filed in the shops and in own returns, and how many sales in none."""
    shops = sum(line.sales for each in filed.one_stop_shop for line in each.lines)
    shops += sum(len(each.left_out) for each in filed.one_stop_shop)
    return len(filed.not_declared), shops, sum(total.rows for total in filed.own_returns)


def test_every_sale_lands_in_one_place(decided):
    filed = filings(decided)
    silent = {each.id: each for each in filed.not_declared}
    assert set(silent) == {"unknown buyer", "marketplace"}
    assert (silent["unknown buyer"].decided, silent["marketplace"].decided) == (False, True)
    assert "missing" in str(silent["unknown buyer"].reason)
    assert "marketplace" in str(silent["marketplace"].reason)
    shops = {(each.shop.value, each.identification) for each in filed.one_stop_shop}
    assert shops == {("union_oss", "IE"), ("ioss", "IE")}
    kinds = {(total.country, total.rate) for total in filed.own_returns}
    assert {country for country, _ in kinds} >= {"IE"}


@given(st.lists(st.sampled_from(sorted(SALES)), max_size=12))
def test_the_returns_sum_their_sales_to_the_cent(numbers):
    decisions = [(f"{place}-{name}", DECIDED[name]) for place, name in enumerate(numbers)]
    filed = filings(decisions)
    declared = [
        each for number, each in decisions if number not in {n.id for n in filed.not_declared}
    ]
    nothing = Money("0 EUR")
    owed = sum((each.tax for each in declared), nothing)
    shops = sum((each.vat_total for each in filed.one_stop_shop), nothing)
    own = sum((each.tax for each in filed.own_returns), nothing)
    assert shops + own == owed
    net = sum((each.net for each in declared), nothing)
    lines = [line.taxable for each in filed.one_stop_shop for line in each.lines]
    assert sum([*lines, *(each.net for each in filed.own_returns)], nothing) == net
    parts = sum(len(each.parts) for each in declared)
    silent, in_shops, in_own = places(filed)
    assert in_shops + in_own == parts
    assert silent + len(declared) == len(decisions)


DECIDED = {number: xb.vat.determine(each) for number, each in SALES.items()}


def test_a_sale_at_two_rates_is_two_rows(decided):
    rows = taxed_sales(decided["two rates"], id="a")
    assert sorted(str(row.rate) for row in rows) == ["0.055", "0.2"]
    assert {row.dispatch_from for row in rows} == {"IE"}
    assert taxed_sales(decided["business"], id="b") == ()
    assert taxed_sales(decided["unknown buyer"], id="c") == ()


def test_an_import_scheme_goes_by_the_day_of_payment(decided):
    (row,) = taxed_sales(decided["ioss"], id="a")
    assert row.day in {DAY, dt.date(2026, 11, 9)}
    over_the_month = sale(
        ship_from="CN",
        seller=Trader(country="CN", registrations={"IOSS"}, intermediary="IE"),
        on=dt.date(2026, 12, 2),
        payment_accepted=dt.date(2026, 11, 30),
    )
    decision = xb.vat.determine(over_the_month)
    (late,) = taxed_sales(decision, id="b")
    assert f"{late.day:%Y-%m}" == decision.filing.period


def test_numbers_stand_in_the_reference(decided):
    filed = filings({"a": decided["ioss"]}, numbers={"ioss": "IM3720000017"})
    assert filed.one_stop_shop[0].reference == "IE/IM3720000017/M11.2026"


def test_what_is_an_estimate_is_said_and_declared():
    assumed = sale(destination_chosen=False, assumptions={"threshold:eu.distance_sales": "yes"})
    filed = filings({"a": xb.vat.determine(assumed)})
    assert filed.doubtful == ("a",)
    assert len(filed.one_stop_shop) == 1


def test_where_nobody_owes_tax_nothing_is_declared():
    small = Trader(country="IE", small_enterprise_in={"IE"}, registrations=set())
    filed = filings({"a": xb.vat.determine(sale(ship_to="IE", seller=small))})
    assert "no tax is due" in str(filed.not_declared[0].reason)
    assert filed.not_declared[0].decided


@given(
    st.sampled_from(sorted(set(SALES) - {"unknown buyer", "marketplace"})),
    st.integers(0, 100),
    st.sampled_from([dt.date(2026, 11, 20), dt.date(2027, 2, 3)]),
)
def test_a_sale_and_its_refunds_leave_the_years_unchanged(name, percent, day):
    decision = DECIDED[name]
    first = decision.gross.share([percent, 100 - percent])[0]
    refunds = [Refund(id="r1", of="a", day=day, amount=first)]
    refunds.append(Refund(id="r2", of="a", day=day, amount=decision.gross - first))
    filed = filings({"a": decision}, refunds=refunds)
    nothing = Money("0 EUR")
    balances = [sum(each.balance_by_state.values(), nothing) for each in filed.one_stop_shop]
    own = [total.tax for total in filed.own_returns]
    # two halves may each be off by one rounding, never more than a cent a rate
    assert abs(sum([*balances, *own], nothing)).minor_units() <= len(decision.parts)
    whole = filings({"a": decision}, refunds=[Refund(id="r", of="a", day=day)])
    balances = [sum(each.balance_by_state.values(), nothing) for each in whole.one_stop_shop]
    assert sum([*balances, *(total.tax for total in whole.own_returns)], nothing) == nothing


def test_a_refund_after_the_period_corrects_it():
    refund = Refund(id="r", of="a", day=dt.date(2027, 1, 5), amount="10.00 EUR")
    filed = filings({"a": DECIDED["distance"]}, refunds=[refund])
    first, second = filed.one_stop_shop
    assert (str(first.period), str(second.period)) == ("2026-Q4", "2027-Q1")
    assert [(str(each.period), str(each.vat)) for each in second.corrections] == [
        ("2026-Q4", "-1.60 EUR")
    ]


def test_a_refund_of_one_line_takes_that_lines_rate():
    decision = DECIDED["two rates"]
    book = Refund(id="r", of="a", day=dt.date(2026, 11, 20), amount="5.00 EUR", item=1)
    filed = filings({"a": decision}, refunds=[book])
    (quarter,) = filed.one_stop_shop
    shown = {str(line.rate): str(line.vat) for line in quarter.lines}
    assert shown == {"0.2": "8.00 EUR", "0.055": "0.29 EUR"}


def test_a_refund_of_what_is_not_declared_is_not_declared_either():
    refund = Refund(id="r", of="a", day=DAY)
    filed = filings({"a": DECIDED["marketplace"]}, refunds=[refund])
    assert [each.id for each in filed.not_declared] == ["a", "r"]


def test_refunds_that_cannot_be_are_said_all_at_once():
    facts = {"of": "a", "day": DAY}
    with pytest.raises(InvalidRows) as caught:
        filings(
            {"a": DECIDED["distance"]},
            refunds=[
                Refund(id="1", of="b", day=DAY),
                Refund(id="2", amount="47.61 EUR", **facts),
                Refund(id="3", amount="-1 EUR", **facts),
                Refund(id="4", amount="1 PLN", **facts),
                Refund(id="5", item=1, **facts),
                Refund(id="6", **facts),
                Refund(id="7", amount="0.01 EUR", **facts),
            ],
        )
    assert [error.where.partition(".")[2] for error in caught.value.rows] == [
        *("0.of", "1.amount", "2.amount", "3.amount", "4.item", "6.of")
    ]


def second_hand(*, cost="181.00 EUR", items=None, day=DAY):
    """Return a dealer's sale at EUR 300: on a margin of 119, of which 19 are the tax at 19 %."""
    used = xb.Item(quantity=1, unit_price="300 EUR", category="general", excise="none", used=True)
    return xb.vat.determine(
        sale(
            on=day,
            ship_from="DE",
            case="margin_second_hand",
            prices="tax_included",
            cost=cost,
            items=items or [used],
            seller=Trader(country="DE", registrations={"DE"}),
        )
    )


@pytest.mark.parametrize(
    ("cost", "given_back", "tax"),
    [
        # what is left of the price, less EUR 181, times 19/119
        ("181 EUR", ["59.50 EUR"], "9.50 EUR"),
        ("181 EUR", ["59.50 EUR", "59.50 EUR"], "0 EUR"),
        ("181 EUR", ["150 EUR"], "0 EUR"),
        ("181 EUR", ["59.50 EUR", "100 EUR", "140.50 EUR"], "0 EUR"),
        ("400 EUR", ["50 EUR"], "0 EUR"),  # sold at a loss: no tax was due, and none comes back
        ("400 EUR", [], "0 EUR"),
    ],
)
def test_a_refund_lowers_the_margin_and_no_tax_comes_back_below_it(cost, given_back, tax):
    """Directive 2006/112/EC, Art. 90(1) and 315."""
    refunds = [
        Refund(id=f"R{n}", of="A", day=DAY, amount=amount) for n, amount in enumerate(given_back)
    ]
    (total,) = filings({"A": second_hand(cost=cost)}, refunds=refunds).own_returns
    assert total.tax == Money(tax)
    left = Money("300 EUR") - sum((each.amount for each in refunds), Money("0 EUR"))
    assert total.net + total.tax == left


def test_a_margin_at_two_rates_is_refunded_whole_or_not_at_all():
    goods = [
        xb.Item(quantity=1, unit_price="100 EUR", hs_code=code, excise="none", used=True)
        for code in ("610910", "490199")
    ]
    decision = second_hand(items=goods)
    part = Refund(id="R", of="A", day=DAY, amount="10 EUR")
    with pytest.raises(InvalidRows, match="several rates"):
        filings({"A": decision}, refunds=[part])
    whole = filings({"A": decision}, refunds=[Refund(id="R", of="A", day=DAY)])
    assert {total.tax for total in whole.own_returns} == {Money("0 EUR")}


@pytest.mark.parametrize(
    ("changes", "sold", "back"),
    [
        # quarters, and Japan's year; a British period is the trader's own
        ({"ship_to": "NO", "registered": "VOEC", "price": "400 NOK"}, "2026-Q4", "2027-Q1"),
        ({"ship_to": "AU", "registered": "AU", "price": "400 AUD"}, "2026-Q4", "2027-Q1"),
        ({"ship_to": "GB", "registered": "GB", "price": "100 GBP"}, "", ""),
    ],
)
def test_a_refund_lowers_the_period_that_it_is_given_in(changes, sold, back):
    """Skatteetaten, VOEC: what is given back lowers the sales of the period; GST Act 1999, Div. 19."""
    item = xb.Item(
        quantity=1, unit_price=changes["price"], category="general", excise="none", origin="CN"
    )
    decision = xb.vat.determine(
        sale(
            ship_from="CN",
            ship_to=changes["ship_to"],
            items=[item],
            seller=Trader(country="CN", registrations={changes["registered"]}),
        )
    )
    later = Refund(id="R", of="A", day=dt.date(2027, 1, 5))
    totals = filings({"A": decision}, refunds=[later]).own_returns
    assert [each.period for each in totals] == ([sold, back] if sold else [""])
    taxes = [each.tax for each in totals]
    assert sum(taxes[1:], taxes[0]).amount == 0


def test_a_refund_is_not_given_before_its_sale():
    early = Refund(id="R", of="A", day=DAY - dt.timedelta(days=1))
    with pytest.raises(InvalidRows, match="after its refund"):
        filings({"A": second_hand()}, refunds=[early])


def test_a_sale_whose_one_stop_shop_is_not_known_is_named_and_stops_no_other():
    """A seller from outside with stock in two members has chosen one; it was not said which."""
    american = Trader(country="US", registrations={"DE", "FR", "OSS"})
    sales = {"A-1": sale(seller=american, ship_from="FR"), "A-2": sale()}
    filed = filings({number: xb.vat.determine(each) for number, each in sales.items()})
    assert [(each.id, each.decided) for each in filed.not_declared] == [("A-1", False)]
    assert "identification" in str(filed.not_declared[0].reason)
    assert [each.payable for each in filed.one_stop_shop] == [Money("7.60 EUR")]
