"""Northern Ireland: from Great Britain, from the rest of the world, and what is not settled."""

import datetime as dt
from collections import defaultdict
from decimal import Decimal

import pytest

from xborder.errors import NoRuleInForce
from xborder.exchange import RateTable
from xborder.landed_cost import quote
from xborder.money import Money
from xborder.policy.book import default_book
from xborder.trade import Buyer, Consignment, Item, Seller

BEFORE, AFTER = dt.date(2026, 6, 30), dt.date(2026, 7, 1)
TEE, SHOES, BOOK, WINE = "610910", "640411", "490199", "220421"
IOSS = Seller(registrations={"IOSS"})
COMPANY = Buyer(kind="business", tax_number="XI123456789")
MARKET = {"channel": "marketplace", "marketplace": "Bazaar"}
APPLIED = default_book().with_reading("xi.flat_duty", "applied")
EURO = RateTable.from_mapping({"EUR/GBP": "0.85"}, start=AFTER, source="test")


def parcel(*prices, codes=(TEE,), item=(), **fields):
    """Return a parcel from China; each price is one piece, of the code at its place or the last."""
    values = {
        "ship_from": "CN",
        "ship_to": "XI",
        "on": BEFORE,
        "prices": "net",
        "shipping": "0 GBP",
        "buyer": Buyer(kind="consumer"),
        "seller": Seller(registrations=()),
    }
    items = [
        Item(
            hs_code=codes[min(place, len(codes) - 1)],
            origin="CN",
            quantity=1,
            unit_price=f"{price} GBP",
            **dict(item),
        )
        for place, price in enumerate(prices)
    ]
    return Consignment(items=items, **{**values, **fields})


def charges(result):
    """Return what each charge comes to over all lines, without what is nothing."""
    sums = defaultdict(Decimal)
    for line in result.lines:
        if line.rule is not None:
            sums[line.id] += line.amount.amount
    return {name: str(amount) for name, amount in sums.items() if amount}


# UK VAT of 20 %; the Common Customs Tariff: T-shirts 12 %, shoes 640411 16.9 %, books free.
ROWS = {
    # import VAT, not supply VAT: 110 x 20 %
    "the rest of the world up to 135": (
        parcel("100.00", shipping="10.00 GBP"),
        "xi.low_value",
        {"import_vat": "22.00"},
        "132.00",
    ),
    "135 is inside": (parcel("135.00"), "xi.low_value", {"import_vat": "27.00"}, "162.00"),
    # 135.01 x 12 % = 16.2012; 151.21 x 20 % = 30.242
    "135.01 pays the duty of the Union": (
        parcel("135.01"),
        "xi.import",
        {"duty": "16.20", "import_vat": "30.24"},
        "181.45",
    ),
    # 200 x 16.9 % = 33.80, where Great Britain asks 16 %; 233.80 x 20 %
    "shoes": (
        parcel("200.00", codes=(SHOES,)),
        "xi.import",
        {"duty": "33.80", "import_vat": "46.76"},
        "280.56",
    ),
    "under IOSS": (parcel("100.00", seller=IOSS), "xi.ioss", {"ioss_vat": "20.00"}, "120.00"),
    "through a marketplace": (
        parcel("100.00", **MARKET),
        "xi.marketplace",
        {"marketplace_vat": "20.00"},
        "120.00",
    ),
    "a business with a VAT number": (
        parcel("100.00", buyer=COMPANY, seller=IOSS),
        "xi.low_value",
        {"import_vat": "20.00"},
        "120.00",
    ),
    "from Great Britain to a consumer": (
        parcel("200.00", ship_from="GB"),
        "xi.from_britain",
        {"domestic_vat": "40.00"},
        "240.00",
    ),
    "also after the end of the Union's relief": (
        parcel("100.00", ship_from="GB", on=AFTER),
        "xi.from_britain",
        {"domestic_vat": "20.00"},
        "120.00",
    ),
    "a gift from Great Britain": (
        parcel("200.00", ship_from="GB", gift=True),
        "xi.gift_from_britain",
        {},
        "200.00",
    ),
    "a gift of 39": (parcel("39.00", gift=True), "xi.gift_relief", {}, "39.00"),
    "a gift of 39.01": (
        parcel("39.01", gift=True),
        "xi.low_value",
        {"import_vat": "7.80"},
        "46.81",
    ),
    # 200 x 2.5 % = 5; 205 x 20 %
    "a gift of 200": (
        parcel("200.00", gift=True, transport="post"),
        "xi.gift_flat_rate",
        {"gift_flat_duty": "5.00", "import_vat": "41.00"},
        "246.00",
    ),
}


@pytest.mark.parametrize(("sent", "scheme", "expected", "total"), ROWS.values(), ids=ROWS)
def test_what_a_parcel_costs_at_the_door(sent, scheme, expected, total):
    result = quote(sent)
    assert set(result.schemes) == {scheme}
    assert charges(result) == expected
    assert result.total == Money(f"{total} GBP")
    assert (str(result.state), result.reasons) == ("exact", ())


# EUR 3 at 0.85 is GBP 2.55 for each heading; two headings 5.10.
@pytest.mark.parametrize(
    ("sent", "expected"),
    [
        # outside IOSS it is in the base: (100 + 5.10) x 20 % = 21.02
        (
            parcel("60.00", "40.00", codes=(TEE, SHOES), on=AFTER),
            {"flat_duty": "5.10", "import_vat": "21.02"},
        ),
        # two lines of one heading count once: (100 + 2.55) x 20 % = 20.51
        (parcel("60.00", "40.00", on=AFTER), {"flat_duty": "2.55", "import_vat": "20.51"}),
        # under IOSS it stays outside
        (parcel("100.00", seller=IOSS, on=AFTER), {"flat_duty": "2.55", "ioss_vat": "20.00"}),
        (parcel("100.00", **MARKET, on=AFTER), {"flat_duty": "2.55", "marketplace_vat": "20.00"}),
        # a business is outside, and so is a parcel from Great Britain
        (parcel("100.00", buyer=COMPANY, on=AFTER), {"import_vat": "20.00"}),
        (parcel("100.00", ship_from="GB", on=AFTER), {"domestic_vat": "20.00"}),
        (parcel("100.00", on=BEFORE), {"import_vat": "20.00"}),
    ],
)
def test_the_flat_duty_of_the_union_under_that_reading(sent, expected):
    assert charges(quote(sent, rates=EURO, book=APPLIED)) == expected


@pytest.mark.parametrize("book", [None, APPLIED])
def test_either_reading_leaves_an_estimate_from_july_2026(book):
    result = quote(parcel("100.00", on=AFTER), rates=EURO, book=book)
    assert str(result.state) == "estimate"
    (reason,) = result.reasons
    assert "Whether the European Union's charges on parcels apply" in str(reason.text)


def test_the_default_reading_leaves_the_flat_duty_out_and_needs_no_rate():
    assert charges(quote(parcel("100.00", on=AFTER))) == {"import_vat": "20.00"}


@pytest.mark.parametrize(
    ("sent", "state", "reason"),
    [
        (parcel("20.00", codes=(WINE,)), "unsupported", "Excise duty"),
        (parcel("20.00", ship_from="DE"), "unsupported", "a member of the European Union"),
        (parcel("20.00", ship_from="XI"), "unsupported", "already in Northern Ireland"),
        (parcel("20.00", ship_from="GB", buyer=COMPANY), "unsupported", "depends on the risk"),
        (parcel("200.00", item={"preference": True}), "estimate", "A preference"),
        (parcel("20.00", seller=Seller()), "missing_fact", "registration for IOSS"),
    ],
)
def test_what_is_not_sure_says_why(sent, state, reason):
    result = quote(sent)
    assert str(result.state) == state
    assert any(reason in str(why.text) for why in result.reasons)


@pytest.mark.parametrize(
    ("sent", "charge", "collector"),
    [
        (parcel("100.00"), "import_vat", "customs"),
        (parcel("100.00", seller=IOSS), "ioss_vat", "seller"),
        (parcel("100.00", **MARKET), "marketplace_vat", "marketplace"),
        (parcel("100.00", ship_from="GB"), "domestic_vat", "seller"),
    ],
)
def test_who_collects(sent, charge, collector):
    (line,) = [line for line in quote(sent).lines if line.id == charge]
    assert str(line.collector) == collector


def test_ioss_came_half_a_year_after_the_transition_period():
    sent = parcel("100.00", seller=IOSS, on=dt.date(2021, 6, 30))
    assert set(quote(sent).schemes) == {"xi.low_value"}
    assert set(quote(sent.replace(on=dt.date(2021, 7, 1))).schemes) == {"xi.ioss"}


def test_before_2020_no_rules_are_known():
    with pytest.raises(NoRuleInForce):
        quote(parcel("100.00", on=dt.date(2019, 12, 31)))


LAST, FIRST = dt.date(2020, 12, 31), dt.date(2021, 1, 1)
REGISTERED = Seller(registrations={"GB"})


@pytest.mark.parametrize(
    ("sent", "scheme", "expected"),
    [
        # the United Kingdom's reliefs of 15 and 135 (gov.uk, "goods sent from abroad", before 2021)
        (parcel("15.00", on=LAST), "gb.negligible_value", {}),
        # 15 x 20 %: the relief ended with the year
        (parcel("15.00", on=FIRST), "xi.low_value", {"import_vat": "3.00"}),
        # 15.01 x 20 % = 3.002
        (parcel("15.01", on=LAST), "gb.low_value", {"import_vat": "3.00"}),
        (parcel("135.00", on=LAST), "gb.low_value", {"import_vat": "27.00"}),
        # 135.01 x 12 % = 16.2012; 151.21 x 20 % = 30.242
        (parcel("135.01", on=LAST), "gb.import", {"duty": "16.20", "import_vat": "30.24"}),
        (parcel("135.01", on=FIRST), "xi.import", {"duty": "16.20", "import_vat": "30.24"}),
        # the marketplace charges from 2021: 100 x 20 %
        (parcel("100.00", on=LAST, **MARKET), "gb.low_value", {"import_vat": "20.00"}),
        (parcel("100.00", on=FIRST, **MARKET), "xi.marketplace", {"marketplace_vat": "20.00"}),
        # from a member state it was no import: 100 x 20 %
        (
            parcel("100.00", ship_from="IE", seller=REGISTERED, on=LAST),
            "gb.from_union",
            {"supply_vat": "20.00"},
        ),
    ],
)
def test_until_2020_it_was_under_the_rules_of_the_united_kingdom(sent, scheme, expected):
    result = quote(sent)
    assert set(result.schemes) == {scheme}
    assert charges(result) == expected
    assert (str(result.state), result.reasons) == ("exact", ())


@pytest.mark.parametrize(
    ("day", "reason"),
    [(LAST, "already in the United Kingdom"), (FIRST, None)],
)
def test_a_sale_from_great_britain_was_inside_the_country_until_2020(day, reason):
    result = quote(parcel("100.00", ship_from="GB", on=day))
    if reason is None:
        assert charges(result) == {"domestic_vat": "20.00"}
    else:
        assert str(result.state) == "unsupported"
        assert any(reason in str(why.text) for why in result.reasons)


@pytest.mark.parametrize("day", [LAST, FIRST, BEFORE])
@pytest.mark.parametrize(
    ("sent", "reason"),
    [
        # six of 8 are 48: five could be relieved, which is not computed
        (parcel(*["8.00"] * 6, gift=True), "takes out whole items"),
        (parcel("30.00", codes=("330300",), gift=True), "A gift of perfume is free only up to"),
    ],
)
def test_a_gift_that_is_relieved_in_part_is_an_estimate(sent, reason, day):
    result = quote(sent.replace(on=day))
    assert str(result.state) == "estimate"
    assert any(reason in str(why.text) for why in result.reasons)


def test_a_gift_from_great_britain_needs_no_relief():
    sent = parcel(*["8.00"] * 6, ship_from="GB", gift=True)
    assert (str(quote(sent).state), quote(sent).total) == ("exact", Money("48.00 GBP"))
