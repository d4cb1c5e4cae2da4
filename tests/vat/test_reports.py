"""Amazon's VAT report: the sample read and reconciled, and what cannot be read."""

import csv
import datetime as dt
from pathlib import Path

import attrs
import pytest

from xborder.errors import InvalidInput, InvalidRows, InvalidType, XborderError, problems
from xborder.money import Money
from xborder.vat.reports import Scheme, amazon_vat_transactions
from xborder.vat.returns import TaxedSale, one_stop_shop_return, upload

EXPORT = Path(__file__).parents[3] / "shared" / "data" / "exports" / "amazon_vat_transactions.csv"

ROW = {
    "\ufeffUNIQUE_ACCOUNT_IDENTIFIER": "A0",
    "TRANSACTION_TYPE": "SALE",
    "TRANSACTION_EVENT_ID": "026-1",
    "SELLER_SKU": "TOTE",
    "TAX_CALCULATION_DATE": "04-09-2026",
    "QTY": "1",
    "PRICE_OF_ITEMS_VAT_RATE_PERCENT": "0.20",
    "TOTAL_ACTIVITY_VALUE_AMT_VAT_EXCL": "32.49",
    "TOTAL_ACTIVITY_VALUE_VAT_AMT": "6.50",
    "TOTAL_ACTIVITY_VALUE_AMT_VAT_INCL": "38.99",
    "TRANSACTION_CURRENCY_CODE": "EUR",
    "SALE_DEPART_COUNTRY": "DE",
    "SALE_ARRIVAL_COUNTRY": "FR",
    "TAX_REPORTING_SCHEME": "UNION-OSS",
    "TAX_COLLECTION_RESPONSIBILITY": "SELLER",
}
REFUND = ROW | {
    "TRANSACTION_TYPE": "REFUND",
    "TAX_CALCULATION_DATE": "2026-10-20T00:00:00",
    "TOTAL_ACTIVITY_VALUE_AMT_VAT_EXCL": "-32.49",
    "TOTAL_ACTIVITY_VALUE_VAT_AMT": "-6.50",
    "TOTAL_ACTIVITY_VALUE_AMT_VAT_INCL": "-38.99",
}


@pytest.mark.skipif(not EXPORT.exists(), reason="the sample lies beside the project")
def test_the_sample_is_read_and_reconciled():
    with EXPORT.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    report = amazon_vat_transactions(rows)
    # every row is a sale, a movement or a repeated row; none is dropped
    assert len(report.sales) + len(report.movements) + len(report.repeated) == len(rows)
    assert report.repeated == (15,)
    assert [each.kind for each in report.movements] == [
        *("RETURN", "FC_TRANSFER", "FC_TRANSFER", "INBOUND")
    ]
    assert [each.crosses_members for each in report.movements] == [False, True, True, False]
    # the sums are those of the file, added up here from its own cells
    cells = {}
    for number, row in enumerate(rows, start=1):
        tax = row["TOTAL_ACTIVITY_VALUE_VAT_AMT"]
        if tax and number not in report.repeated:
            code = row["TRANSACTION_CURRENCY_CODE"]
            cells[code] = cells.get(code, Money(f"0 {code}")) + Money(f"{tax} {code}")
    sums = {}
    for (_, _, code), (_, tax) in report.totals().items():
        sums[code] = sums.get(code, Money(f"0 {code}")) + tax
    assert sums == cells
    # the one-stop-shop part goes into the return as it is
    filed = one_stop_shop_return(
        report.taxed("UNION-OSS"), shop="union_oss", identification="DE", period="2026-Q3"
    )
    assert (filed.payable, len(filed.lines)) == (Money("6.50 EUR"), 1)
    (deemed,) = report.taxed(Scheme.DEEMED_RESELLER)
    assert deemed.net == Money("48.00 GBP")
    home = report.taxed("REGULAR", country="DE")
    assert sum((sale.tax for sale in home), Money("0 EUR")) == Money("5.36 EUR")


def test_a_refund_in_a_later_quarter_knows_the_day_of_its_sale():
    report = amazon_vat_transactions([ROW, REFUND])
    refund = report.sales[1].sale
    assert (refund.day, refund.original_day) == (dt.date(2026, 10, 20), dt.date(2026, 9, 4))
    later = one_stop_shop_return(
        report.taxed("UNION-OSS"), shop="union_oss", identification="DE", period="2026-Q4"
    )
    assert [str(each.period) for each in later.corrections] == ["2026-Q3"]
    same = amazon_vat_transactions([ROW, REFUND | {"TAX_CALCULATION_DATE": "20-09-2026"}])
    assert same.sales[1].sale.original_day is None


def test_a_refund_without_its_sale_is_noted_and_may_be_told():
    alone = amazon_vat_transactions([REFUND])
    assert "sold_on" in str(alone.notes[0])
    told = amazon_vat_transactions([REFUND], sold_on={"026-1": dt.date(2026, 6, 1)})
    assert told.sales[0].sale.original_day == dt.date(2026, 6, 1)
    assert not told.notes


def test_rows_that_repeat_are_meant_or_not():
    once = amazon_vat_transactions([ROW, ROW])
    assert (len(once.sales), once.repeated) == (1, (2,))
    assert "repeats row 1" in str(once.notes[0])
    assert len(amazon_vat_transactions([ROW, ROW], repeats=True).sales) == 2


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"TRANSACTION_TYPE": "GIFT"}, "no kind of row"),
        ({"TRANSACTION_TYPE": ""}, "blank"),
        ({"TRANSACTION_EVENT_ID": None}, "blank"),
        ({"TAX_CALCULATION_DATE": "09/04/2026"}, "no day"),
        ({"TAX_CALCULATION_DATE": "31-02-2026"}, "no day"),
        ({"TAX_CALCULATION_DATE": float("nan")}, "no day"),
        ({"TOTAL_ACTIVITY_VALUE_AMT_VAT_EXCL": "32,49"}, "not a decimal"),
        ({"TOTAL_ACTIVITY_VALUE_AMT_VAT_INCL": "39.00"}, "do not come to"),
        ({"PRICE_OF_ITEMS_VAT_RATE_PERCENT": "0.19"}, "is not 0.19 of"),
        ({"SALE_ARRIVAL_COUNTRY": "XX"}, "XX"),
        ({"TAX_REPORTING_SCHEME": "MOSS"}, "no scheme"),
        ({"TRANSACTION_CURRENCY_CODE": "EURO"}, "EURO"),
    ],
)
def test_what_cannot_be_read_is_said_with_its_row(changes, words):
    with pytest.raises(InvalidRows) as caught:
        amazon_vat_transactions([ROW, ROW | changes, ROW | {"TRANSACTION_TYPE": "?"}])
    first, second = caught.value.rows
    assert words in str(first)
    assert first.where.startswith("rows.1")
    assert second.where.startswith("rows.2")


def test_where_the_tax_is_due_may_differ_from_where_goods_arrive():
    row = ROW | {
        "VAT_CALCULATION_IMPUTATION_COUNTRY": "DE",
        "TAX_REPORTING_SCHEME": "",
        "EXPORT_OUTSIDE_EU": "YES",
        "BUYER_VAT_NUMBER": "FR40303265045",
    }
    (sale,) = amazon_vat_transactions([row]).sales
    assert (sale.sale.consumption, sale.scheme, sale.exported) == ("DE", Scheme.REGULAR, True)
    assert sale.buyer_number == "FR40303265045"


def filed(**changes):
    sales = [
        TaxedSale(
            id="a",
            day=dt.date(2026, 5, 5),
            consumption="GR",
            dispatch_from="DE",
            rate="0.24",
            net="100 EUR",
        ),
        TaxedSale(
            id="b",
            day=dt.date(2026, 5, 5),
            consumption="FI",
            dispatch_from="PL",
            rate="0.135",
            rate_type="reduced",
            net="10 EUR",
        ),
        TaxedSale(
            id="c",
            day=dt.date(2026, 5, 5),
            consumption="FI",
            dispatch_from="DE",
            rate="0.135",
            rate_type="reduced",
            net="-1 EUR",
            original_day=dt.date(2026, 2, 2),
        ),
    ]
    facts = {"shop": "union_oss", "identification": "DE", "period": "2026-Q2"}
    return one_stop_shop_return(sales, **(facts | changes))


def test_the_german_file_has_the_records_of_the_portal():
    """ELSTER, Import von Umsaetzen, OSS EU-Regelung: edition 2.0, types of records 1 to 5."""
    file = upload(filed(), "de", numbers={"PL": "PL5261040828"})
    assert file.text.splitlines() == [
        "#v2.0",
        "1,FI",
        "1,EL",
        "3,EL,STANDARD,24.00,100.00,24.00",
        "5,FI,1,PL,PL5261040828,,REDUCED,13.50,10.00,1.35",
    ]
    assert file.evidence == "secondary"
    assert [str(note)[:11] for note in file.notes] == ["Corrections"]
    assert not upload(attrs.evolve(filed(), corrections=()), "de", numbers={"PL": "1"}).notes


def test_what_goes_from_a_place_without_a_number_is_left_out_and_said():
    file = upload(filed(), "de")
    assert [row[:2] for row in file.rows] == [("1", "EL"), ("3", "EL")]
    assert "Lines from PL are left out" in str(file.notes[1])


def services(**changes):
    given = {"day": dt.date(2026, 5, 5), "rate": "0.2", "net": "50 EUR", "supply": "services"}
    sales = [
        TaxedSale(id="a", consumption="FR", **given),
        TaxedSale(id="b", consumption="AT", dispatch_from="CZ", **given),
    ]
    facts = {"shop": "union_oss", "identification": "DE", "period": "2026-Q2"}
    return one_stop_shop_return(sales, **(facts | changes))


def test_services_are_records_of_their_own():
    rows = upload(services(), "de", numbers={"CZ": "CZ12345678"}).rows
    assert rows[2:] == (
        ("2", "FR", "STANDARD", "20.00", "50.00", "10.00"),
        ("4", "AT", "CZ", "CZ12345678", "", "STANDARD", "20.00", "50.00", "10.00"),
    )


def test_the_non_union_scheme_has_an_edition_of_its_own():
    sale = TaxedSale(
        id="a",
        day=dt.date(2026, 5, 5),
        consumption="AT",
        supply="services",
        rate="0.2",
        net="200 EUR",
    )
    file = upload(
        one_stop_shop_return([sale], shop="non_union_oss", identification="DE", period="2026-Q2"),
        "de",
    )
    assert file.text.splitlines() == ["#v3.0", "1,AT", "2,AT,STANDARD,20.00,200.00,40.00"]


def test_the_finnish_file_has_the_columns_of_the_instructions():
    """vero.fi, Instructions for uploading files, VAT special scheme: columns A to I."""
    finnish = filed(identification="FI")
    with pytest.raises(InvalidInput, match="carries your number"):
        upload(finnish, "fi")
    german = [
        TaxedSale(
            id="a",
            day=dt.date(2026, 5, 5),
            consumption="GR",
            dispatch_from="FI",
            rate="0.24",
            net="100.50 EUR",
        )
    ]
    home = one_stop_shop_return(german, shop="union_oss", identification="FI", period="2026-Q2")
    file = upload(home, "fi", numbers={"FI": "FI20774740"})
    assert file.text.splitlines() == ["1;FI20774740;1;EL;1;1;24,00;100,50;24,12;;;;"]
    assert not file.notes
    notes = upload(finnish, "fi", numbers={"FI": "FI20774740"}).notes
    assert [str(note)[:10] for note in notes] == ["Correction", "The column"]


@pytest.mark.parametrize(("portal", "shop"), [("de", "ioss"), ("fi", "non_union_oss")])
def test_a_scheme_whose_layout_was_not_read_is_refused(portal, shop):
    period = "2026-05" if shop == "ioss" else "2026-Q2"
    whole = one_stop_shop_return([], shop=shop, identification="DE", period=period)
    with pytest.raises(InvalidInput, match="was not read"):
        upload(whole, portal)
    assert upload(whole, "plain").rows


def test_a_line_without_tax_is_left_out_of_the_german_file():
    irish_books = TaxedSale(
        id="a",
        day=dt.date(2026, 5, 5),
        consumption="IE",
        dispatch_from="DE",
        rate="0",
        rate_type="reduced",
        net="10 EUR",
    )
    whole = one_stop_shop_return(
        [irish_books], shop="union_oss", identification="DE", period="2026-Q2"
    )
    file = upload(whole, "de")
    assert not file.rows
    assert "without tax" in str(file.notes[0])


def test_the_plain_layout_holds_everything():
    rows = upload(filed(), "plain").rows
    assert [row[0] for row in rows] == ["part", "line", "line", "correction"]
    assert rows[3][-3:] == ("-0.14", "2026-Q1", "EUR")


def test_the_german_file_is_in_euros():
    with pytest.raises(InvalidInput, match="euros"):
        upload(one_stop_shop_return([], shop="ioss", identification="SE", period="2026-05"), "de")


def sold(**changes):
    """Return the one sale of a report whose one row is changed."""
    (each,) = amazon_vat_transactions([ROW | changes]).sales
    return each.sale


@pytest.mark.parametrize(
    ("country", "day", "rate", "tax", "kind"),
    [
        # CGI (France), art. 278 and 278-0 bis: 20 % and, for books, 5.5 %
        ("FR", "04-09-2026", "0.20", "6.50", "standard"),
        ("FR", "04-09-2026", "0.055", "1.79", "reduced"),
        # Estonia's standard rate was 22 % until the end of June 2025, and is 24 % since
        ("EE", "30-06-2025", "0.22", "7.15", "standard"),
        ("FR", "04-09-2026", "0", "0.00", "standard"),
        ("JE", "04-09-2026", "0.05", "1.62", "standard"),  # whose rates are not held
    ],
)
def test_a_rate_below_the_standard_one_of_its_day_is_a_reduced_one(country, day, rate, tax, kind):
    gross = Money("32.49 EUR") + Money(f"{tax} EUR")
    sale = sold(
        SALE_ARRIVAL_COUNTRY=country,
        TAX_CALCULATION_DATE=day,
        PRICE_OF_ITEMS_VAT_RATE_PERCENT=rate,
        TOTAL_ACTIVITY_VALUE_VAT_AMT=tax,
        TOTAL_ACTIVITY_VALUE_AMT_VAT_INCL=str(gross.amount),
    )
    assert sale.rate_type == kind


def test_letters_of_vat_numbers_are_read_as_the_countries_they_mean():
    assert (
        sold(SALE_DEPART_COUNTRY="EL").dispatch_from,
        sold(SALE_DEPART_COUNTRY="UK").dispatch_from,
    ) == (
        "GR",
        "GB",
    )


@pytest.mark.parametrize(
    ("header", "cell", "said"),
    [
        ("TAX_CALCULATION_DATE", "31-02-2026", "31-02-2026 is no day"),
        ("SALE_ARRIVAL_COUNTRY", "ZZ", "ZZ is not a country"),
        ("PRICE_OF_ITEMS_VAT_RATE_PERCENT", "20", "not a fraction"),
        ("PRICE_OF_ITEMS_VAT_RATE_PERCENT", "20%", "decimal number"),
        ("TOTAL_ACTIVITY_VALUE_VAT_AMT", "6,50", "decimal number"),
    ],
)
def test_a_cell_that_cannot_be_read_is_named_with_what_it_holds(header, cell, said):
    with pytest.raises(InvalidRows, match=said) as caught:
        sold(**{header: cell})
    assert [fault.where for fault in caught.value.rows] == [f"rows.0.{header}"]


@pytest.mark.parametrize("rows", [None, 5], ids=repr)
def test_what_are_no_rows_is_named(rows):
    with pytest.raises(InvalidType, match="rows is"):
        amazon_vat_transactions(rows)


@pytest.mark.parametrize(("portal", "country"), [("ie", "IE"), ("NL", "NL"), (" fr ", "FR")])
def test_a_portal_whose_layout_is_not_public_is_refused_with_the_reason(portal, country):
    with pytest.raises(InvalidInput, match=f"portal of {country} was found") as caught:
        upload(filed(), portal)
    (problem,) = problems(caught.value, locale="zh_CN")
    assert "plain" in problem.remedy
    with pytest.raises(XborderError, match="Give one of"):
        upload(filed(), "es")
