"""Goods that nothing is paid for: samples, replacements, gifts with a purchase."""

import datetime as dt

import pytest

import xborder as xb
from xborder.landed_cost.admission import Supplied, admit, rules_for
from xborder.landed_cost.refund import refund_on_return
from xborder.landed_cost.run import chunk_lanes, evaluate
from xborder.policy import default_book
from xborder.policy.columns import lanes_for

MARCH, NOVEMBER = dt.date(2026, 3, 2), dt.date(2026, 11, 25)
KINDS = ("sample", "replacement", "gift_with_purchase")
MONEY = {"DE": "EUR", "GB": "GBP", "US": "USD", "NO": "NOK", "CH": "CHF", "JP": "JPY"}


def item(price, *, free=None, value=None, code="420221", quantity=1):
    return xb.Item(
        hs_code=code,
        origin="CN",
        quantity=quantity,
        unit_price=price,
        free=free,
        customs_value=value,
    )


def parcel(*items, to="DE", on=MARCH, shipping=None, registrations=(), **facts):
    return xb.Consignment(
        ship_from="CN",
        ship_to=to,
        on=on,
        items=items,
        shipping=shipping or f"0 {MONEY[to]}",
        prices="net",
        transport="express",
        seller=xb.Seller(registrations=registrations),
        buyer=xb.Buyer(kind="consumer"),
        **facts,
    )


@pytest.mark.parametrize("to", MONEY)
@pytest.mark.parametrize("free", KINDS)
@pytest.mark.parametrize("beside_paid", [False, True])
def test_free_goods_without_a_value_miss_it_wherever_they_go(to, free, beside_paid):
    code = MONEY[to]
    lines = [item(f"0 {code}", free=free)]
    if beside_paid:
        lines.append(item(f"500 {code}"))
    found = xb.quote(parcel(*lines, to=to, region="US-OR" if to == "US" else None))
    assert (found.state, found.total) == ("missing_fact", None)
    (reason,) = [each for each in found.reasons if each.fact == "item.customs_value"]
    assert reason.items == (0,)
    assert "value of like goods" in str(reason.text)


WORKED = [
    # Union Customs Code, Art. 74: duty 3% of 200 = 6, VAT 19% of 206.
    ("DE", "0 EUR", "200 EUR", MARCH, (), {"duty": "6.00", "import_vat": "39.14"}, "45.14"),
    # Art. 74, with carriage of nothing; up to EUR 150 free of duty until July 2026; a sample is
    # no distance sale, so that IOSS does not take its VAT: 19% of 20 on import.
    ("DE", "0 EUR", "20 EUR", MARCH, ("IOSS",), {"import_vat": "3.80"}, "3.80"),
    # Since July 2026 EUR 3 is for distance sales (Regulation (EU) 2026/382): the tariff's 3%.
    (
        "DE",
        "0 EUR",
        "100 EUR",
        NOVEMBER,
        ("IOSS",),
        {"duty": "3.00", "import_vat": "19.57"},
        "22.57",
    ),
    # GBP 135: free of duty; VAT on import, there being no supply: 20% of 100.
    ("GB", "0 GBP", "100 GBP", MARCH, (), {"import_vat": "20.00"}, "20.00"),
    # Above: 2% of 200 and 20% of 204.
    ("GB", "0 GBP", "200 GBP", MARCH, (), {"duty": "4.00", "import_vat": "40.80"}, "44.80"),
    # VOEC is for what a consumer buys: 25% of NOK 1,000 on import.
    (
        "NO",
        "0 NOK",
        "1000 NOK",
        MARCH,
        ("VOEC",),
        {"duty": "0.00", "import_vat": "250.00"},
        "250.00",
    ),
    # Import tax of 8.1% of CHF 200, though the seller is registered.
    ("CH", "0 CHF", "200 CHF", MARCH, ("CH",), {"duty": "0.00", "import_vat": "16.20"}, "16.20"),
]


@pytest.mark.parametrize("free", KINDS)
@pytest.mark.parametrize(("to", "price", "value", "on", "held", "charges", "total"), WORKED)
def test_the_value_of_like_goods_is_charged_as_an_import_and_not_as_a_sale(
    free, to, price, value, on, held, charges, total
):
    code = "640411" if to == "NO" else "420221"
    sent = parcel(item(price, free=free, value=value, code=code), to=to, on=on, registrations=held)
    found = xb.quote(sent)
    due = {line.id: str(line.amount.amount) for line in found.lines if line.id != "price"}
    assert due == charges
    assert str(found.total.amount) == total


def test_a_gift_with_a_purchase_adds_its_value_to_the_bill_of_customs():
    """Goods 200 and a gift worth 50: duty 3% of 250, VAT 19% of 257.50."""
    paid, gift = item("200 EUR"), item("0 EUR", free="gift_with_purchase", value="50 EUR")
    found = xb.quote(parcel(paid, gift))
    assert str(found.charge("duty")) == "7.50 EUR"
    assert str(found.charge("import_vat")) == "48.93 EUR"
    assert str(found.total) == "256.43 EUR"
    assert found.state == "exact"


def test_a_line_at_zero_that_says_nothing_is_still_an_estimate():
    found = xb.quote(parcel(item("200 EUR"), item("0 EUR")))
    assert found.state == "estimate"


ALL_OFF = [
    {"coupon": "500"},
    {"discount": "510"},
    {"discount": "900"},
    {"coupon": "400", "discount": "110"},
    {"discount": "504", "shipping_discount": "6"},
]
TAKEN_OFF = "Discounts take off all that the goods cost"


def off(code, amounts):
    return {name: f"{amount} {code}" for name, amount in amounts.items()}


@pytest.mark.parametrize("to", MONEY)
@pytest.mark.parametrize("amounts", ALL_OFF)
def test_goods_of_which_the_order_takes_off_all_are_never_exact(to, amounts):
    """A coupon for all of the price is what a discount on every line is: UCC Art. 70 asks for a price."""
    code = MONEY[to]
    sent = parcel(item(f"500 {code}"), to=to, shipping=f"10 {code}", **off(code, amounts))
    found = xb.quote(sent, assume={"region": "US-OR"} if to == "US" else None)
    assert found.state != "exact"
    assert any(str(each.text).startswith(TAKEN_OFF) for each in found.reasons)


@pytest.mark.parametrize(
    "amounts",
    [
        {"coupon": "499.99"},
        {"discount": "509.99"},
        {"platform_coupon": "500"},  # who pays the seller is no matter: 500 are paid
        {"platform_coupon": "400", "discount": "110"},
        {"discount": "503.99", "shipping_discount": "6"},
    ],
)
def test_goods_of_which_something_is_paid_keep_their_price(amounts):
    sent = parcel(item("500 GBP"), to="GB", shipping="10 GBP", **off("GBP", amounts))
    assert not any(str(each.text).startswith(TAKEN_OFF) for each in xb.quote(sent).reasons)


def test_a_stated_value_of_goods_of_which_all_is_taken_off_is_charged():
    """12% of 500 and 20% of 560, whatever was taken off the price."""
    sent = parcel(
        item("500 GBP", value="500 GBP", code="610910"), to="GB", coupon="500 GBP", registrations=()
    )
    found = xb.quote(sent)
    assert not any(str(each.text).startswith(TAKEN_OFF) for each in found.reasons)
    assert (str(found.charge("duty")), str(found.charge("import_vat"))) == (
        "60.00 GBP",
        "112.00 GBP",
    )


def test_a_discount_of_nothing_in_another_currency_is_none():
    sent = parcel(item("500 GBP"), to="GB", coupon="0 USD")
    assert xb.quote(sent).total == xb.quote(sent.replace(coupon=None)).total
    mixed = parcel(item("500 GBP"), to="GB", coupon="500 USD", discount=None)
    rates = xb.RateTable.from_mapping(
        {"GBP/USD": "1.25"}, start=MARCH, end=NOVEMBER, kind="customs", source="test"
    )
    assert xb.quote(mixed, rates=rates).state == "exact"


def test_several_kinds_are_each_told():
    found = xb.quote(parcel(*(item("0 EUR", free=kind) for kind in KINDS)))
    asked = [reason.items for reason in found.reasons if reason.fact == "item.customs_value"]
    assert asked == [(0,), (1,), (2,)]


def test_a_price_for_what_is_free_is_refused():
    with pytest.raises(ValueError, match="free as a gift with purchase") as caught:
        item("5 EUR", free="gift_with_purchase")
    (problem,) = xb.problems(caught.value)
    assert (problem.where, problem.code) == ("free", "item.free")


def test_the_price_search_leaves_what_is_free_at_nothing():
    paid, gift = item("200 EUR"), item("0 EUR", free="sample", value="50 EUR")
    found = xb.price_for_landed(parcel(paid, gift), target="500 EUR")
    for hit in found.hits:
        assert hit.low[1].amount == 0
        assert hit.quote.total == xb.Money("500 EUR")
    assert found.hits
    with pytest.raises(ValueError, match="item 1 is free as a sample"):
        xb.price_for_landed(parcel(paid, gift), target="500 EUR", item=1)


def test_what_comes_back_of_a_replacement_is_its_own_charges():
    """Duty 3% of 200 and VAT 19% of 206 on the replacement, of which no price was paid."""
    sent = parcel(item("300 EUR"), item("0 EUR", free="replacement", value="200 EUR"))
    found = xb.quote(sent)
    back = refund_on_return(found, items=[1])
    assert {line.id for line in back.lines} == {"duty", "import_vat"}
    assert back.back + back.kept + back.unknown == xb.Money("45.14 EUR")


def test_columns_agree_with_one_by_one():
    sent = [
        parcel(item("0 EUR", free="sample", value="20 EUR"), registrations=("IOSS",)),
        parcel(item("20 EUR"), registrations=("IOSS",)),
        parcel(item("0 EUR", free="replacement", value="300 EUR"), item("9 EUR")),
    ]
    plan, supplied = rules_for(default_book(), sent[0]), Supplied()

    def due(many, lanes_of):
        admitted = admit(many, plan, supplied)
        lanes = lanes_of(admitted)
        found = evaluate(plan, admitted.facts(lanes), lanes)
        sums = {}
        for each in found.declarations:
            for name, entry in each.ledger.charges.items():
                sums[name] = sums.get(name, 0) + sum(map(int, each.ledger.lanes.entries(entry.due)))
        return sums

    alone = {}
    for each in sent:
        for name, amount in due((each,), lambda admitted: lanes_for(admitted.lines)).items():
            alone[name] = alone.get(name, 0) + amount
    assert due(sent, lambda admitted: chunk_lanes(plan, admitted)) == alone
    assert alone["ioss_vat"] == 380
    assert alone["import_vat"] > 0 or alone["arrangement_vat"] > 0
