"""Many sales filed in one pass come to what their determinations come to, one by one."""

import datetime as dt
import random

import pytest

import xborder as xb
from xborder.errors import InvalidInput, InvalidRows, InvalidType
from xborder.exchange import RateTable
from xborder.trade.sale import Customer, Marketplace, RunningTotal, Sale, Trader
from xborder.vat.returns import Refund, file_sales, filings

DAY = dt.date(2026, 11, 10)
IRISH = Trader(country="IE", registrations={"IE", "OSS"})
SELLERS = (
    *(IRISH,) * 6,
    Trader(country="IE", registrations={"IE"}),
    Trader(country="DE", establishments={"FR"}, registrations={"DE", "FR", "OSS"}),
    Trader(country="CN", registrations={"IOSS"}, intermediary="IE"),
    Trader(country="US", registrations={"NON_UNION_OSS"}, identification="IE"),
    Trader(country="GB", registrations={"GB"}),
    Trader(),
)
BUYERS = (
    Customer(kind="consumer"),
    Customer(kind="consumer"),
    Customer(kind="business", tax_number="DE136695976", number_valid=True),
    Customer(kind="business"),
    Customer(),
)
PLACES = (
    *("DE", "FR", "IE", "AT") * 3,
    "DE",
    "FR",
    "IE",
    "AT",
    "GR",
    "XI",
    "GB",
    "MC",
    "NO",
    "CH",
    "US",
    "AU",
    None,
)
CATEGORIES = ("general", "books", "food", "medicines", None)
BAZAAR = Marketplace(name="Bazaar", country="LU", registrations={"OSS", "IOSS", "LU"})
TOTALS = (
    (),
    (),
    (RunningTotal(threshold="eu.distance_sales", previous="0 EUR", current="9950 EUR"),),
)


def at_random(choose: random.Random) -> Sale:
    """Return a sale of anything from anywhere to anywhere."""
    supply = choose.choice(("goods", "goods", "goods", "electronic_service", "listed_service"))
    bazaar = BAZAAR if choose.random() < 0.15 else None
    items = [
        xb.Item(
            quantity=choose.choice((1, 1, 3)),
            unit_price=f"{choose.randint(0, 30000) / 100:.2f} EUR",
            category=choose.choice(CATEGORIES),
            excise="none",
        )
        for _ in range(choose.choice((1, 1, 1, 2)))
    ]
    return Sale(
        supply=supply,
        on=choose.choice((DAY, dt.date(2026, 12, 31), dt.date(2027, 1, 1), dt.date(2020, 9, 1))),
        payment_accepted=choose.choice((None, None, None, dt.date(2026, 9, 30))),
        case=choose.choice(("ordinary",) * 6 + ("margin_second_hand", "voucher")),
        ship_from=choose.choice(PLACES) if supply == "goods" else None,
        ship_to=choose.choice(PLACES),
        prices=choose.choice(("net", "tax_included")),
        items=items,
        shipping=choose.choice((None, "3.33 EUR")),
        cost=choose.choice((None, None, "1.00 EUR")),
        seller=choose.choice(SELLERS),
        buyer=choose.choice(BUYERS),
        channel="marketplace" if bazaar else "own_shop",
        marketplace=bazaar,
        destination_chosen=choose.random() < 0.6,
        totals=choose.choice(TOTALS),
        carrier=choose.choice(("seller", "buyer")),
    )


@pytest.mark.parametrize("seed", range(3))
def test_one_pass_files_what_single_decisions_file(seed):
    """The determinations are the oracle: each was made without knowing of any other sale."""
    choose = random.Random(seed)  # noqa: S311 - sales, not secrets
    sales = {f"A-{number}": at_random(choose) for number in range(400)}
    rates = RateTable([])
    single = filings({name: xb.vat.determine(sale) for name, sale in sales.items()}, rates=rates)
    assert file_sales(sales, rates=rates) == single
    filed = sum(line.sales for each in single.one_stop_shop for line in each.lines)
    assert filed > 10
    assert len(single.not_declared) > 30


def sold(**changes):
    """Return the facts of a sale as an importer has them."""
    return {
        "on": DAY,
        "ship_from": "IE",
        "ship_to": "DE",
        "prices": "net",
        "items": [{"quantity": 1, "unit_price": "40.00 EUR"}],
        "seller": {"country": "IE", "registrations": ["IE", "OSS"]},
        "buyer": {"kind": "consumer"},
        "destination_chosen": True,
        **changes,
    }


def test_prices_scale_and_days_choose_the_rate():
    """Germany's rate was 19 % to 30 June 2020, 16 % in its second half, 19 % after it.

    Source: UStG section 28(1) as of 29 June 2020.
    """
    days = (dt.date(2022, 6, 30), dt.date(2022, 7, 1), dt.date(2022, 9, 30))
    filed = file_sales(
        (f"A-{number}", sold(on=day, items=[{"quantity": 1, "unit_price": f"{price} EUR"}]))
        for number, (day, price) in enumerate(zip(days, ("10.03", "20.02", "0.05"), strict=True))
    )
    # 10.03 at 19 % is 1.9057, 20.02 is 3.8038, 0.05 is 0.0095: each half up to the cent
    assert [(str(each.period), str(each.payable)) for each in filed.one_stop_shop] == [
        ("2022-Q2", "1.91 EUR"),
        ("2022-Q3", "3.81 EUR"),
    ]


def test_a_refund_is_taken_off_its_sale():
    refund = Refund(id="C-1", of="A-2", day=dt.date(2027, 1, 5))
    filed = file_sales({"A-1": sold(), "A-2": sold(), "A-3": sold()}, refunds=[refund])
    (fourth, first) = filed.one_stop_shop
    assert str(fourth.payable) == "22.80 EUR"  # three times 19 % of 40
    assert [str(each.vat) for each in first.corrections] == ["-7.60 EUR"]


def test_a_refund_of_an_unknown_order_is_refused():
    with pytest.raises(InvalidRows) as caught:
        file_sales({"A-1": sold()}, refunds=[Refund(id="C-1", of="A-9", day=DAY)])
    assert [row.where for row in caught.value.rows] == ["refunds.0.of"]


def test_all_sales_that_cannot_be_read_are_named_at_once():
    bad = {"A-1": sold(), "A-2": sold(ship_to="ZZ"), "A-3": sold(prices="landed")}
    with pytest.raises(InvalidRows) as caught:
        file_sales(bad)
    assert {row.where.partition("]")[0] for row in caught.value.rows} == {"sales[A-2", "sales[A-3"}


@pytest.mark.parametrize(
    "given",
    [
        {"sales": 5},
        {"sales": [("A-1", 5)]},
        {"sales": ["A-1"]},
        {"sales": {}, "book": 5},
        {"sales": {}, "rates": 5},
        {"sales": {}, "refunds": [5]},
    ],
)
def test_what_is_no_sale_is_refused(given):
    with pytest.raises((InvalidType, InvalidInput)):
        file_sales(**given)


def test_sales_alike_are_filed_by_day_by_seller_and_by_marketplace():
    """What is alike is decided once: an export, a sale at home, one through a marketplace."""
    bazaar = {"name": "Bazaar", "country": "LU", "registrations": ["OSS", "LU"]}
    kinds = {
        "export": {"ship_to": "NO", "seller": {"country": "IE", "registrations": ["IE"]}},
        "bazaar": {"channel": "marketplace", "marketplace": bazaar, "seller": {"country": "US"}, "ship_from": "FR"},
        "far": {},
        "half": {"items": [{"quantity": "0.5", "unit_price": "40.01 EUR"}]},
        "service": {
            "supply": "electronic_service", "ship_from": None, "ship_to": "CH",
            "seller": {"country": "IE", "registrations": ["IE"]}, "buyer": {"kind": "business"},
        },
    }  # fmt: skip
    sales = {
        f"{name}-{number}": sold(**changes, on=day)
        for name, changes in kinds.items()
        for number, day in enumerate((DAY, DAY, DAY + dt.timedelta(days=1), dt.date(2027, 1, 5)))
    }
    rates = RateTable([])
    single = filings(
        {name: xb.vat.determine(Sale.model_validate(facts)) for name, facts in sales.items()},
        rates=rates,
    )
    assert file_sales(sales, rates=rates) == single
    assert len({each.period for each in single.one_stop_shop}) == 2


def test_filings_tell_what_was_filed_by_an_estimate():
    """Italy taxes food at 4, 5 or 10 per cent by the kind: the word alone decides none of them."""
    food = {"quantity": 1, "unit_price": "9 EUR", "category": "food"}
    filed = file_sales([("A-1", sold(ship_to="IT", items=[food])), ("A-2", sold())])
    assert filed.doubtful == ("A-1",)
    assert filed.explain().splitlines()[-1] == "Declared by an estimate: A-1."
