"""Returns of the one-stop shops: worked examples, properties, and what does not belong."""

import datetime as dt
from collections import defaultdict
from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from xborder.errors import CurrencyMismatch, InvalidInput, InvalidRows, NoRate
from xborder.exchange import Quotation, RateTable
from xborder.money import Money
from xborder.money.rounding import Mode, Rounding
from xborder.vat.returns import (
    Correction,
    Period,
    Shop,
    SupplyKind,
    TaxedSale,
    one_stop_shop_return,
    returns_by_seller,
    upload,
)

CASES = Path(__file__).parents[3] / "shared" / "cases" / "vat_cases.yaml"
CENT = Decimal("0.01")


def day(text):
    return dt.date.fromisoformat(text)


def shared_cases():
    if not CASES.exists():
        return []
    return [
        pytest.param(case["facts"], case["expected"], id=case["id"])
        for case in yaml.safe_load(CASES.read_text(encoding="utf-8"))["returns"]
        if case["facts"]["scheme"] in {"union_oss", "non_union_oss", "ioss"}
    ]


def sale_of(row):
    money = {name: f"{row[name]} {row['currency']}" for name in ("net", "gross") if name in row}
    return TaxedSale(
        id=row["id"],
        day=day(row["date"]),
        consumption=row["consumption"],
        supply=row["supply"],
        dispatch_from=row.get("dispatch_from", ""),
        rate=row["rate"],
        rate_type=row["rate_type"],
        deemed_supplier="underlying_seller" in row,
        **money,
    )


def rates_of(facts):
    given_rates = dict(facts.get("rates_eur", {}))
    if not given_rates:
        return None
    on = day(given_rates.pop("day"))
    return RateTable(
        [
            Quotation.of("EUR", code, value, start=on, kind="ecb", source="ECB")
            for code, value in given_rates.items()
        ]
    )


def changes_of(facts):
    """The events of a case as refunds with their sale's period, or as plain corrections."""
    sales, corrections = [], []
    for event in facts.get("events", ()):
        if "refund_of" in event:
            old = event["refund_of"]
            sales.append(
                TaxedSale(
                    id="refund",
                    day=day(event["date"]),
                    consumption=old["consumption"],
                    dispatch_from=facts["identification"],
                    rate=old["rate"],
                    net=f"-{old['net']} EUR",
                    original_day=Period.of(old["period"]).start,
                )
            )
        else:
            gap = Decimal(event["right_rate"]) - Decimal(event["declared_rate"])
            tax = (Decimal(event["net"]) * gap).quantize(CENT, ROUND_HALF_UP)
            corrections.append(
                Correction(
                    consumption=event["consumption"],
                    period=Period.of(event["period"]),
                    tax=Money(f"{tax} EUR"),
                )
            )
    return sales, corrections


@pytest.mark.skipif(not CASES.exists(), reason="the worked examples lie beside the project")
@pytest.mark.parametrize(("facts", "expected"), shared_cases())
def test_the_worked_examples(facts, expected):
    refunds, corrections = changes_of(facts)
    filed = one_stop_shop_return(
        [*map(sale_of, facts["sales"]), *refunds],
        shop=facts["scheme"],
        identification=facts["identification"],
        period=facts["period"],
        corrections=corrections,
        establishments={"FI"} if "left_out" in expected else (),
        rates=rates_of(facts),
    )

    def money(text):
        return Money(f"{text} {expected['currency']}")

    assert [
        (
            line.consumption,
            line.dispatch_from,
            line.supply,
            line.rate_type,
            line.rate,
            line.taxable,
            line.vat,
        )
        for line in filed.lines
    ] == [
        (
            line["consumption"],
            line.get("dispatch_from", ""),
            line["supply"],
            line["rate_type"],
            Decimal(line["rate"]),
            money(line["taxable_amount"]),
            money(line["vat"]),
        )
        for line in expected["lines"]
    ]
    assert [(each.consumption, str(each.period), each.vat) for each in filed.corrections] == [
        (each["consumption"], each["period"], money(each["vat"]))
        for each in expected["corrections"]
    ]
    assert filed.balance_by_state == {
        state: money(vat) for state, vat in expected["balance_by_state"].items()
    }
    assert filed.vat_total == money(expected["vat_total_lines"])
    assert filed.payable == money(expected["payable"])
    assert filed.due == day(expected["due"])
    assert filed.refund_by_state == {
        state: money(vat) for state, vat in expected.get("refund_by_state", {}).items()
    }
    assert filed.is_nil == expected.get("nil_return_required", False)
    if "left_out" in expected:
        assert [each.id for each in filed.left_out] == list(expected["left_out"])
    if "not_in_return" in expected:
        (late,) = filed.left_out
        assert late.tax == money(expected["not_in_return"]["vat"])
        assert "2026-04-30" in late.reason.render("en") or "Apr 30, 2026" in str(late.reason)
    assert filed.explain("zh_CN")


RETURNS_IN_WORDS = [
    # the last day is that of Art. 369f and 369s: the end of the month after the period
    ("union_oss", "DE", "2026-Q3", "Union One-Stop Shop in Germany", "2026-10-31"),
    ("non_union_oss", "IE", "2026-Q3", "non-Union One-Stop Shop in Ireland", "2026-10-31"),
    ("ioss", "NL", "2026-08", "Import One-Stop Shop in the Netherlands", "2026-09-30"),
]


@pytest.mark.parametrize(("shop", "state", "period", "named", "last"), RETURNS_IN_WORDS)
def test_a_return_names_its_shop_and_its_state_in_words(shop, state, period, named, last):
    found = one_stop_shop_return([], shop=shop, identification=state, period=period, rates=RATES)
    head = found.explain().splitlines()[0]
    assert head == f"Return of the {named} for {period}: €0.00 to pay by {last}."


RATES = RateTable(
    [
        Quotation.of("EUR", "PLN", "4.2955", start=day("2026-06-30"), kind="ecb", source="ECB"),
        Quotation.of("EUR", "SEK", "11.331", start=day("2026-06-30"), kind="ecb", source="ECB"),
        Quotation.of("EUR", "PLN", "4.1", start=day("2026-03-31"), kind="ecb", source="ECB"),
        Quotation.of("EUR", "SEK", "11.1", start=day("2026-03-31"), kind="ecb", source="ECB"),
    ]
)
LAWFUL = {"AT": "0.20", "DE": "0.19", "FR": "0.20", "PL": "0.23", "HU": "0.27", "FI": "0.255"}


@st.composite
def quarters(draw):
    """A quarter of sales, refunds in it, and refunds of the quarter before."""
    sales = []
    for number in range(draw(st.integers(0, 12))):
        state = draw(st.sampled_from(sorted(LAWFUL)))
        currency = draw(st.sampled_from(["EUR", "PLN", "SEK"]))
        cents = draw(st.integers(0, 10**6))
        kind = draw(st.sampled_from(["net", "gross"]))
        price = {kind: Money.of_minor(cents, currency)}
        common = {
            "consumption": state,
            "rate": LAWFUL[state],
            "dispatch_from": draw(st.sampled_from(["CZ", "NL"])),
        }
        on = day("2026-04-01") + dt.timedelta(days=draw(st.integers(0, 90)))
        sale = TaxedSale(id=f"s{number}", day=on, **price, **common)
        sales.append(sale)
        if draw(st.booleans()):
            back = {kind: Money.of_minor(-draw(st.integers(0, cents)), currency)}
            sales.append(TaxedSale(id=f"r{number}", day=day("2026-06-30"), **back, **common))
        if draw(st.booleans()):
            sales.append(
                TaxedSale(
                    id=f"o{number}",
                    day=on,
                    net=Money.of_minor(-draw(st.integers(0, 10**5)), currency),
                    original_day=day("2026-02-02"),
                    **common,
                )
            )
    return sales


def filed(sales, **changes):
    given_facts = {"shop": "union_oss", "identification": "DE", "period": "2026-Q2", "rates": RATES}
    return one_stop_shop_return(sales, **(given_facts | changes))


@given(quarters(), st.randoms(use_true_random=False))
def test_a_return_is_the_sum_of_its_sales(sales, shuffle):
    whole = filed(sales)
    # nothing is counted twice or dropped
    changes = [sale for sale in sales if sale.original_day]
    assert sum(line.sales for line in whole.lines) + len(changes) == len(sales)
    # every line is the sum of its sales' taxes, each currency converted once
    rates = {"EUR": Decimal(1), "PLN": Decimal("4.2955"), "SEK": Decimal("11.331")}
    sums = defaultdict(lambda: defaultdict(Decimal))
    for sale in sales:
        if not sale.original_day:
            key = (sale.consumption, sale.dispatch_from, sale.rate)
            sums[key][sale.tax.currency.code] += sale.tax.amount
    expected = {
        key: sum(
            (amount / rates[code]).quantize(CENT, ROUND_HALF_UP)
            for code, amount in by_currency.items()
        )
        for key, by_currency in sums.items()
    }
    assert {
        (line.consumption, line.dispatch_from, line.rate): line.vat.amount for line in whole.lines
    } == expected
    # the order of the sales changes nothing
    mixed = sales[:]
    shuffle.shuffle(mixed)
    assert filed(mixed) == whole
    assert whole.payable - sum(whole.refund_by_state.values(), Money("0 EUR")) == sum(
        whole.balance_by_state.values(), Money("0 EUR")
    )


@given(
    st.integers(0, 10**9),
    st.sampled_from(sorted(LAWFUL.values())),
    st.sampled_from(list(Mode)),
    st.sampled_from([1, 5, 100]),
)
def test_gross_is_net_and_tax_whatever_the_rounding(cents, rate, mode, unit):
    rounding = Rounding(mode=mode, unit=unit)
    for name in ("net", "gross"):
        price = Money.of_minor(cents, "EUR")
        facts = {"day": day("2026-04-01"), "consumption": "FR", "rate": rate, "rounding": rounding}
        sale = TaxedSale(id="a", **facts, **{name: price})
        back = TaxedSale(id="b", **facts, **{name: -price})
        assert sale.net + sale.tax == sale.gross
        assert getattr(sale, name) == price
        # a sale and its refund leave nothing
        assert sale.net + back.net == sale.tax + back.tax == Money("0 EUR")


def test_a_sale_and_its_refund_a_quarter_later_leave_the_year_unchanged():
    common = {"consumption": "FR", "rate": "0.20", "dispatch_from": "DE"}
    sale = TaxedSale(id="a", day=day("2026-05-05"), net="99.99 EUR", **common)
    refund = TaxedSale(
        id="b", day=day("2026-08-01"), net="-99.99 EUR", original_day=sale.day, **common
    )
    second = filed([sale])
    third = filed([sale, refund], period="2026-Q3")
    assert second.vat_total + third.balance_by_state["FR"] == Money("0 EUR")
    (left,) = third.left_out
    assert (left.id, str(left.reason)) == ("a", "it belongs to the return of 2026-Q2.")


def test_what_the_scheme_cannot_hold_is_said_all_at_once():
    common = {"day": day("2026-05-05"), "rate": "0.20", "net": "1 EUR"}
    with pytest.raises(InvalidRows) as caught:
        filed(
            [
                TaxedSale(id="a", consumption="CH", dispatch_from="DE", **common),
                TaxedSale(id="b", consumption="FR", dispatch_from="CN", **common),
                TaxedSale(id="c", consumption="FR", **common),
                TaxedSale(id="d", consumption="FR", dispatch_from="DE", **common),
            ]
        )
    assert [error.code for error in caught.value.rows] == [
        "return.consumption",
        "return.dispatch",
        "return.dispatch",
    ]
    service = TaxedSale(id="a", consumption="FR", supply="services", **common)
    goods = TaxedSale(id="a", consumption="FR", **common)
    with pytest.raises(InvalidRows, match="services have no place"):
        filed([service], shop="ioss", period="2026-05")
    with pytest.raises(InvalidRows, match="goods have no place"):
        filed([goods], shop="non_union_oss")
    assert filed([service], shop="non_union_oss").lines[0].supply is SupplyKind.SERVICES


def test_goods_that_stay_and_services_at_home_go_into_the_domestic_return():
    common = {"day": day("2026-05-05"), "rate": "0.19", "net": "1 EUR"}
    home = [
        TaxedSale(id="a", consumption="DE", supply="services", **common),
        TaxedSale(id="b", consumption="FR", dispatch_from="FR", **common),
    ]
    whole = filed(home)
    assert [each.id for each in whole.left_out] == ["a", "b"]
    assert "domestic return of DE" in str(whole.left_out[0].reason)
    assert whole.is_nil
    assert "Left out" in whole.explain()


def test_a_line_below_zero_asks_for_the_day_of_the_sale():
    refund = TaxedSale(
        id="a",
        day=day("2026-05-05"),
        consumption="FR",
        dispatch_from="DE",
        rate="0.20",
        net="-5 EUR",
    )
    with pytest.raises(InvalidRows) as caught:
        filed([refund])
    assert "original_day" in caught.value.rows[0].remedy


def correction(period, tax="-19 EUR"):
    return Correction(consumption="DE", period=Period.of(period), tax=Money(tax))


@pytest.mark.parametrize(
    ("filed_on", "inside"),
    [(None, True), ("2026-04-10", True), ("2026-04-30", True), ("2026-05-01", False)],
)
def test_a_correction_near_its_limit_depends_on_the_day_of_filing(filed_on, inside):
    # the return of 2023-Q1 was due on 2023-04-30, so that it is corrected until 2026-04-30; the
    # return of 2026-Q1 is filed between 2026-04-01 and 2026-04-30
    on = filed_on and day(filed_on)
    whole = filed([], period="2026-Q1", corrections=[correction("2023-Q1")], filed_on=on)
    assert (bool(whole.corrections), bool(whole.left_out)) == (inside, not inside)
    assert not whole.notes
    older = filed([], period="2026-Q1", corrections=[correction("2022-Q4")], filed_on=on)
    assert older.left_out


def test_a_limit_within_the_month_of_filing_is_noted():
    # due on 2025-02-28, so until 2028-02-28; the return of 2028-01 may be filed until the 29th
    leap = {"shop": "ioss", "identification": "IE", "period": "2028-01"}
    whole = one_stop_shop_return([], **leap, corrections=[correction("2025-01")])
    (note,) = whole.notes
    assert whole.corrections
    assert "File by" in str(note)
    in_time = one_stop_shop_return(
        [], **leap, corrections=[correction("2025-01")], filed_on=day("2028-02-28")
    )
    assert not in_time.notes


def test_corrections_are_of_earlier_periods():
    for period in ("2026-Q2", "2026-Q3", "2026-01"):
        with pytest.raises(InvalidInput, match="no earlier period"):
            filed([], corrections=[correction(period)])


def test_corrections_are_converted_at_the_rate_of_their_own_period():
    whole = filed([], corrections=[correction("2026-Q1", "-41 PLN")])
    assert whole.corrections[0].vat == Money("-10 EUR")
    assert whole.refund_by_state == {"DE": Money("10 EUR")}
    assert whole.payable == Money("0 EUR")


def test_a_weekend_takes_the_next_day_of_publication():
    sunday = RateTable(
        [Quotation.of("EUR", "PLN", "4.25", start=day("2026-06-01"), kind="ecb", source="ECB")]
    )
    sale = TaxedSale(id="a", day=day("2026-05-05"), consumption="FR", rate="0.20", net="42.50 PLN")
    whole = one_stop_shop_return(
        [sale], shop="ioss", identification="IE", period="2026-05", rates=sunday
    )
    assert whole.lines[0].taxable == Money("10.00 EUR")
    assert [str(rate.date) for rate in whole.rates] == ["2026-06-01"]


def test_without_a_rate_nothing_is_guessed():
    sale = TaxedSale(
        id="a",
        day=day("2026-05-05"),
        consumption="FR",
        dispatch_from="DE",
        rate="0.20",
        net="42.50 PLN",
    )
    with pytest.raises(NoRate, match="European Central Bank"):
        filed([sale], rates=None)
    market = RateTable.from_mapping(
        {"EUR/PLN": "4.25"}, start=day("2026-01-01"), end=day("2027-01-01"), source="Bank"
    )
    with pytest.raises(NoRate):
        filed([sale], rates=market)


def test_one_return_a_seller():
    common = {"day": day("2026-10-03"), "consumption": "IT", "rate": "0.22"}
    sales = [
        TaxedSale(id="a", net="45 EUR", seller="1", **common),
        TaxedSale(id="b", net="80 EUR", seller="2", **common),
    ]
    with pytest.raises(InvalidInput, match="several sellers"):
        one_stop_shop_return(sales, shop="ioss", identification="IE", period="2026-10")
    both = returns_by_seller(
        sales,
        numbers={"1": "IM3720000017", "2": "IM3720000025", "3": "IM3720000033"},
        identification="IE",
        period="2026-10",
    )
    assert [str(each.payable) for each in both.values()] == ["9.90 EUR", "17.60 EUR", "0.00 EUR"]
    assert both["3"].is_nil
    assert both["1"].reference == "IE/IM3720000017/M10.2026"
    with pytest.raises(InvalidRows):
        returns_by_seller(sales, numbers={"1": "IM"}, identification="IE", period="2026-10")


def test_the_reference_of_a_quarter():
    quarter = filed([], number="DE123456788", period=Period.of("2026-Q2"))
    assert quarter.reference == "DE/DE123456788/Q2.2026"


@pytest.mark.parametrize(
    "text", ["2026-Q5", "2026-13", "2026", "0000-01", 2026, None, "2026-q1", "2026-Q1 "]
)
def test_what_is_no_period(text):
    with pytest.raises(InvalidInput, match="is not a period"):
        Period.of(text)


@given(st.dates(min_value=dt.date(1, 1, 1), max_value=dt.date(9999, 11, 30)))
def test_every_day_lies_in_one_month_and_one_quarter(on):
    for length in ("month", "quarter"):
        period = Period.containing(on, length)
        assert on in period
        assert Period.of(str(period)) == period
        if period.last < dt.date(9999, 11, 30):
            assert period.due > period.last
            assert Period.containing(period.last + dt.timedelta(days=1), length) > period


def test_periods_have_the_length_of_the_scheme():
    with pytest.raises(InvalidInput, match="length"):
        filed([], period="2026-05")
    with pytest.raises(InvalidInput, match="length"):
        filed([], shop=Shop.IMPORT)
    with pytest.raises(InvalidInput, match="no member state"):
        filed([], identification="GB")


def test_a_price_is_given_once_and_in_one_currency():
    common = {"id": "a", "day": day("2026-05-05"), "consumption": "FR", "rate": "0.20"}
    for prices in ({}, {"net": "1 EUR", "gross": "1.20 EUR"}):
        with pytest.raises(InvalidInput, match="net or gross"):
            TaxedSale(**common, **prices)
    with pytest.raises(CurrencyMismatch):
        TaxedSale(**common, net="1 EUR", tax="0.20 PLN")
    assert TaxedSale(**common, gross="1.20 EUR", tax="0.19 EUR").net == Money("1.01 EUR")
    with pytest.raises(InvalidInput, match="after its refund"):
        TaxedSale(**common, net="-1 EUR", original_day=day("2026-05-06"))


def test_many_sales_are_summed_exactly():
    states = sorted(LAWFUL)
    cents = [n * 7_919 % 50_000 for n in range(2_000)]
    sales = [
        TaxedSale(
            id=str(n),
            day=day("2026-05-05"),
            consumption=states[n % len(states)],
            rate=LAWFUL[states[n % len(states)]],
            dispatch_from="NL",
            net=Money.of_minor(amount, "EUR"),
        )
        for n, amount in enumerate(cents)
    ]
    whole = filed(sales)
    assert sum(line.taxable.minor_units() for line in whole.lines) == sum(cents)


@pytest.mark.parametrize(
    ("state", "period", "noted"),
    [
        ("CZ", "2026-Q2", True),
        ("BG", "2025-Q4", True),
        ("BG", "2026-Q1", False),
        ("DE", "2026-Q2", False),
        ("SE", "2026-Q2", True),
        ("XI", "2026-Q2", False),
    ],
)
def test_whether_a_state_outside_the_euro_takes_euros_is_not_known(state, period, noted):
    assert bool(filed([], identification=state, period=period).notes) == noted
    assert not filed([], identification=state, period=period, currency="EUR").notes


def test_sweden_files_in_kronor_unless_told_otherwise():
    assert filed([], identification="SE").currency == "SEK"


def test_monaco_counts_as_france():
    """Directive 2006/112/EC, Art. 7(1)."""
    common = {"id": "a", "day": day("2026-05-05"), "rate": "0.20", "net": "10 EUR"}
    to, of = (
        TaxedSale(consumption="MC", dispatch_from="DE", **common),
        TaxedSale(consumption="IT", dispatch_from="MC", **common | {"id": "b", "rate": "0.22"}),
    )
    lines = filed([to, of]).lines
    assert [(line.consumption, line.dispatch_from) for line in lines] == [
        ("FR", "DE"),
        ("IT", "FR"),
    ]


def test_the_shop_takes_no_services_in_northern_ireland():
    """Windsor Framework, Art. 8 and annex 3: the Union's VAT holds there for goods."""
    service = TaxedSale(
        id="a", day=day("2026-05-05"), consumption="XI", supply="services", rate="0.2", net="1 EUR"
    )
    with pytest.raises(InvalidRows, match="Northern Ireland"):
        filed([service])


def test_rows_that_are_alike_are_summed_and_said():

    def row(number, rate="0.2"):
        common = {"day": day("2026-05-05"), "consumption": "FR", "dispatch_from": "DE"}
        return TaxedSale(id=number, rate=rate, net="10 EUR", **common)

    rows = [row("a"), row("a"), row("b"), row("b", "0.055")]
    (note,) = filed(rows).notes
    assert "Rows of a are alike" in str(note)
    assert filed(rows).vat_total == Money("6.55 EUR")
    assert not filed(rows[1:]).notes
    many = [row(number) for number in "abcdabcd"]
    assert "Rows of a, b, c, ... are alike" in str(filed(many).notes[0])


def of_the_ecb(rates, on):
    """Return rates of the euro that the European Central Bank published on one day."""
    return RateTable(
        [
            Quotation.of("EUR", code, rate, start=day(on), kind="ecb", source="ECB")
            for code, rate in rates.items()
        ]
    )


@pytest.mark.parametrize(
    ("shop", "state", "period", "amount", "published", "rates", "declared"),
    [
        # vat-366 to 368, 372 and 373; Directive 2006/112/EC, Art. 369h and 369v: the rate of the
        # period's last day or, without one, of the next day of publication, never of the one before
        ("union_oss", "DE", "2026-Q3", "1000 SEK", "2026-09-30", {"SEK": "11.331"}, "88.25 EUR"),
        ("union_oss", "DE", "2022-Q4", "100 GBP", "2023-01-02", {"GBP": "0.8863"}, "112.83 EUR"),
        ("ioss", "IE", "2026-01", "119 USD", "2026-02-02", {"USD": "1.184"}, "100.51 EUR"),
        ("union_oss", "SE", "2026-Q3", "100 EUR", "2026-09-30", {"SEK": "11.331"}, "1133.10 SEK"),
        (
            "union_oss",
            "SE",
            "2026-Q3",
            "436.90 PLN",
            "2026-09-30",
            {"PLN": "4.369", "SEK": "11.331"},
            "1133.10 SEK",  # 100 euros in kronor: nothing is rounded between the two steps
        ),
    ],
)
def test_a_sum_is_converted_once_at_the_rate_of_the_period_s_last_day(
    shop, state, period, amount, published, rates, declared
):
    sale = TaxedSale(
        id="a",
        day=Period.of(period).start,
        consumption="FR",
        dispatch_from="" if shop == "ioss" else state,
        rate="0.20",
        net=amount,
    )
    table = of_the_ecb(rates, published)
    before = of_the_ecb(dict.fromkeys(rates, "9"), str(Period.of(period).start))
    whole = one_stop_shop_return(
        [sale],
        shop=shop,
        identification=state,
        period=period,
        rates=RateTable([*before, *table]),
        currency=declared[-3:],
    )
    assert whole.lines[0].taxable == Money(declared)
    assert {str(rate.date) for rate in whole.rates} == {published}


def test_prices_with_more_than_cents_add_up_before_they_are_rounded():
    """Three times 0.335 without tax is 1.005, and is rounded once: 1.01 (Article 366(1))."""
    rows = [
        TaxedSale(
            id=f"A-{number}",
            day=dt.date(2026, 9, 2),
            consumption="FR",
            rate="0.20",
            net="0.335 EUR",
        )
        for number in range(3)
    ]
    whole = TaxedSale(
        id="A-4", day=dt.date(2026, 9, 2), consumption="FR", rate="0.20", gross="12.345 EUR"
    )
    assert whole.net + whole.tax == Money("12.345 EUR")
    filed = one_stop_shop_return(rows, shop="ioss", identification="IE", period="2026-09")
    # each tax is 0.067, half up 0.07
    assert [(str(each.taxable), str(each.vat)) for each in filed.lines] == [
        ("1.01 EUR", "0.21 EUR")
    ]


def swedish(sales=None, **changes):
    """Return a Swedish return of the third quarter of 2026, in euros."""
    rows = sales or [
        TaxedSale(
            id="A-1",
            day=dt.date(2026, 9, 2),
            consumption="GR",
            rate="0.24",
            net="202.58 EUR",
            dispatch_from="SE",
        ),
        TaxedSale(
            id="A-2",
            day=dt.date(2026, 9, 3),
            consumption="IT",
            rate="0.22",
            net="205.90 EUR",
            supply="services",
        ),
        TaxedSale(
            id="A-3",
            day=dt.date(2026, 9, 4),
            consumption="FR",
            rate="0.20",
            net="415.00 EUR",
            dispatch_from="DE",
        ),
        TaxedSale(
            id="C-1",
            day=dt.date(2026, 9, 5),
            original_day=dt.date(2026, 5, 5),
            consumption="IT",
            rate="0.22",
            net="-10.00 EUR",
            dispatch_from="SE",
        ),
    ]
    facts = {
        "shop": "union_oss",
        "identification": "SE",
        "period": "2026-Q3",
        "currency": "EUR",
        "number": "SE556000016701",
    }
    return one_stop_shop_return(rows, **(facts | changes))


def test_the_swedish_file_holds_lines_and_corrections():
    """As the tax agency describes OSS_001: number, quarter, year; then lines; then corrections."""
    file = upload(swedish(), "se", numbers={"DE": "DE136695976"})
    assert file.text.split("\r\n") == [
        "OSS_001;",
        "SE556000016701;3;2026;",
        "DE136695976;FR;20,00;415,00;83,00;GOODS;",
        "SE;EL;24,00;202,58;48,62;GOODS;",
        "SE;IT;22,00;205,90;45,30;SERVICES;",
        "CORRECTIONS",
        "2026Q2;IT;-2,20;",
        "",
    ]
    assert file.notes == ()


def test_a_swedish_file_without_corrections_has_no_part_for_them():
    """As the tax agency describes OSS_001: the word CORRECTIONS stands before corrections alone."""
    sale = TaxedSale(
        id="A-1",
        day=dt.date(2026, 9, 2),
        consumption="GR",
        rate="0.24",
        net="202.58 EUR",
        dispatch_from="SE",
    )
    file = upload(swedish(sales=[sale]), "se")
    assert file.text.split("\r\n") == [
        "OSS_001;",
        "SE556000016701;3;2026;",
        "SE;EL;24,00;202,58;48,62;GOODS;",
        "",
    ]


def test_the_swedish_file_leaves_out_and_says_what_it_lacks_a_number_for():
    file = upload(swedish(), "se")
    assert [row[1] for row in file.rows[:2]] == ["EL", "IT"]
    assert [str(note) for note in file.notes] == [
        "Lines from DE are left out: give your number there in numbers."
    ]
    with pytest.raises(InvalidInput, match="carries your number"):
        upload(swedish(number=""), "se")
