"""Switzerland: what is in the base, what is rounded and what is not collected."""

import datetime as dt
from decimal import Decimal

import pytest

from tests.mini import table
from xborder.exchange import Quotation, RateTable
from xborder.landed_cost import quote
from xborder.policy import default_book
from xborder.policy.amount import FREE, Percent
from xborder.policy.goods_table import GoodsKey
from xborder.trade import Buyer, Consignment, Fee, Item, Seller

TODAY, BEFORE = dt.date(2026, 11, 21), dt.date(2023, 12, 31)
REGISTERED, UNREGISTERED = Seller(registrations={"CH"}), Seller(registrations=set())
TEE, BLOUSE, BOOK, CHEESE = "610910", "610620", "490199", "040690"


def parcel(*items, on=TODAY, seller=UNREGISTERED, shipping="0 CHF", **facts):
    return Consignment(
        **{
            "ship_from": "DE",
            "ship_to": "CH",
            "on": on,
            "items": items,
            "shipping": shipping,
            "prices": "net",
            "seller": seller,
            "buyer": Buyer(kind="consumer"),
            **facts,
        }
    )


def goods(price, hs_code=TEE, quantity=1, **facts):
    return Item(hs_code=hs_code, origin="DE", quantity=quantity, unit_price=price, **facts)


def charges(result):
    sums = {}
    for line in result.lines:
        if line.rule is not None:
            sums[line.id] = sums.get(line.id, Decimal(0)) + line.amount.amount
    return {name: str(amount) for name, amount in sums.items() if amount}


def test_the_sample_calculation_of_swiss_customs():
    """ch-01: 150 EUR + 12.50 EUR at 0.98, fees 17.45 + 20: taxable value 196.70, base 197."""
    rates = RateTable(
        [Quotation.of("EUR", "CHF", "0.98", start=TODAY, kind="customs", source="BAZG")]
    )
    fees = [
        Fee(name="customs clearance", amount="17.45 CHF", taxable=True),
        Fee(name="opening", amount="20 CHF", taxable=True),
    ]
    consignment = parcel(goods("150 EUR"), shipping="12.50 EUR", fees=fees)
    result = quote(consignment, rates=rates)
    assert charges(result) == {"import_vat": "15.95"}  # 8.1% of 197 = 15.957, to five centimes
    (vat,) = (line for line in result.lines if line.id == "import_vat")
    assert vat.base.amount == 197
    assert str(result.state) == "exact"


@pytest.mark.parametrize(
    ("on", "hs_code", "price", "vat"),
    [
        (TODAY, TEE, "62 CHF", None),  # 5.022, to 5.00: published as free
        (TODAY, TEE, "62.49 CHF", None),  # base 62
        (TODAY, TEE, "62.50 CHF", "5.10"),  # base 63: 5.103
        (TODAY, TEE, "63 CHF", "5.10"),
        (TODAY, BOOK, "193 CHF", None),  # ch-04: 5.018
        (TODAY, BOOK, "194 CHF", "5.05"),  # 5.044
        (BEFORE, BOOK, "200 CHF", None),  # ch-06: 2.5% is 5.00
        (BEFORE, BOOK, "201 CHF", "5.05"),  # 5.025
        (BEFORE, "851762", "65 CHF", None),  # 7.7% is 5.005
        (BEFORE, "851762", "66 CHF", "5.10"),  # 5.082
    ],
)
def test_vat_of_at_most_five_francs_is_not_collected(on, hs_code, price, vat):
    result = quote(parcel(goods(price, hs_code), on=on))
    assert charges(result).get("import_vat") == vat


@pytest.mark.parametrize(("rate", "on"), [("0.077", BEFORE), ("0.081", dt.date(2024, 1, 1))])
def test_the_standard_rate_changed_on_the_first_of_january_2024(rate, on):
    result = quote(parcel(goods("1000 CHF", "851762"), on=on))
    (vat,) = (line for line in result.lines if line.id == "import_vat")
    assert vat.rate == Decimal(rate)


@pytest.mark.parametrize(
    ("hs_code", "weight", "duty", "vat"),
    [
        (TEE, "3.2 kg", None, "23.10"),  # 1.52 x 3.2 = 4.86; 7.7% of 300
        (TEE, "3.3 kg", "5.00", "23.10"),  # 5.016, to 5.00: not collected, so the base is 300
        (TEE, "3.4 kg", "5.15", "23.50"),  # 5.168; 7.7% of 305 = 23.485
        (BLOUSE, "2 kg", "8.10", "23.70"),  # 8.12; 7.7% of 308 = 23.716
    ],
)
def test_until_2023_duty_went_by_gross_weight_and_small_duty_left_the_base(
    hs_code, weight, duty, vat
):
    result = quote(parcel(goods("300 CHF", hs_code, gross_weight=weight), on=BEFORE))
    expected = {"import_vat": vat}
    if duty and Decimal(duty) > 5:
        expected["duty"] = duty
    assert charges(result) == expected
    assert str(result.state) == "estimate"  # the rate was read in a paper of 2017


def test_a_gross_weight_that_is_not_given_is_asked_for():
    result = quote(parcel(goods("300 CHF"), on=BEFORE))
    assert (str(result.state), result.missing.fact) == ("missing_fact", "item.gross_weight")


def test_industrial_goods_are_free_since_2024():
    result = quote(parcel(goods("300 CHF", gross_weight="20 kg"), on=dt.date(2024, 1, 1)))
    assert charges(result) == {"import_vat": "24.30"}
    assert str(result.state) == "exact"


def test_food_stays_dutiable_and_is_a_missing_fact_without_a_rate():
    assert str(quote(parcel(goods("300 CHF", CHEESE))).state) == "missing_fact"


def test_chemicals_are_free_with_a_doubt():
    assert str(quote(parcel(goods("300 CHF", "350610"))).state) == "estimate"


@pytest.mark.parametrize(
    ("on", "facts", "scheme", "expected", "collector"),
    [
        (TODAY, {}, "ch.standard", {"import_vat": "16.20"}, "carrier"),
        (TODAY, {"seller": REGISTERED}, "ch.mail_order", {"supplier_vat": "16.20"}, "seller"),
        (
            TODAY,
            {"channel": "marketplace", "marketplace": "Bazaar"},
            "ch.platform",
            {"platform_vat": "16.20"},
            "marketplace",
        ),
        (
            dt.date(2024, 12, 31),
            {"channel": "marketplace", "marketplace": "Bazaar"},
            "ch.standard",
            {"import_vat": "16.20"},
            "carrier",
        ),
        (
            dt.date(2025, 1, 1),
            {"channel": "marketplace", "marketplace": "Bazaar", "platform_coupon": "20 CHF"},
            "ch.platform",
            {"platform_vat": "14.58"},  # 8.1% of 180
            "marketplace",
        ),
        (
            TODAY,
            {"buyer": Buyer(kind="business")},
            "ch.standard",
            {"import_vat": "16.20"},
            "carrier",
        ),
    ],
)
def test_who_is_the_supplier_and_who_collects(on, facts, scheme, expected, collector):
    result = quote(parcel(goods("200 CHF"), on=on, **facts))
    assert (result.schemes, charges(result)) == ((scheme,), expected)
    (vat,) = (line for line in result.lines if str(line.kind) == "vat")
    assert str(vat.collector) == collector
    assert str(result.state) == "exact"


def test_a_registered_seller_has_no_free_limit():
    result = quote(parcel(goods("10 CHF"), seller=REGISTERED))
    assert charges(result) == {"supplier_vat": "0.81"}


@pytest.mark.parametrize(
    ("price", "scheme"), [("100 CHF", "ch.gift"), ("100.01 CHF", "ch.standard")]
)
def test_gifts_up_to_a_hundred_francs_are_free(price, scheme):
    result = quote(parcel(goods(price), gift=True))
    assert result.schemes == (scheme,)
    assert (charges(result) == {}) is (scheme == "ch.gift")


@pytest.mark.parametrize(
    ("category", "on", "rate"),
    [
        ("feminine_hygiene", dt.date(2024, 12, 31), "0.081"),
        ("feminine_hygiene", dt.date(2025, 1, 1), "0.026"),
        ("food", TODAY, "0.026"),
        ("food", BEFORE, "0.025"),
    ],
)
def test_reduced_rates(category, on, rate):
    entry = default_book().policy("CH").tables["vat"].find(GoodsKey(category=category), on)
    assert entry.value == Percent(rate)


def test_excise_goods_are_not_computed_and_a_preference_is_a_doubt():
    whisky = quote(parcel(goods("100 CHF", "220830")))
    assert (str(whisky.state), whisky.total) == ("unsupported", None)
    claimed = quote(parcel(goods("90 CHF", gross_weight="1 kg", preference=True), on=BEFORE))
    assert any("preference" in str(reason.text.render()) for reason in claimed.reasons)


def test_liechtenstein_is_under_the_same_rules():
    result = quote(parcel(goods("200 CHF"), ship_to="LI"))
    assert (result.jurisdiction, charges(result)) == ("CH", {"import_vat": "16.20"})


def test_small_duty_and_small_vat_are_tested_for_the_declaration_not_the_line():
    one = quote(parcel(goods("40 CHF"), goods("40 CHF")))
    assert charges(one) == {"import_vat": "6.50"}  # 8.1% of 80 = 6.48


def test_the_base_of_vat_holds_the_duty_that_is_due_not_the_lines():
    """CHF 1.52 x 3.4 kg = 5.168, due 5.15; 294.34 + 5.15 = 299.49, in whole francs 299 x 7.7%."""
    tee = goods("294.34 CHF", gross_weight="3.4 kg")
    assert charges(quote(parcel(tee, on=dt.date(2023, 12, 31)))) == {
        "duty": "5.15",
        "import_vat": "23.00",
    }


@pytest.mark.parametrize("code", ["300241", "300660", "220110", "220900", "120991", "230400"])
def test_food_feed_seeds_and_medicines_bear_the_reduced_rate_by_code(code):
    free = table("tariff", ("", FREE))
    result = quote(parcel(goods("300 CHF", code)), tariff=free)
    assert charges(result) == {"import_vat": "7.80"}
