"""Brazil: Remessa Conforme by its three laws, the simplified regime, ICMS inside its base."""

import datetime as dt
from decimal import Decimal

import pytest

from xborder.exchange import Quotation, RateTable
from xborder.landed_cost import quote
from xborder.policy import default_book
from xborder.trade import Buyer, Consignment, Item, Seller

IN_PROGRAMME = Seller(registrations={"REMESSA_CONFORME"})
OUTSIDE = Seller(registrations=set())
CONSUMER = Buyer(kind="consumer")
LAW_2023, LAW_2024, LAW_2026 = (dt.date(2023, 8, 1), dt.date(2024, 8, 1), dt.date(2026, 5, 12))


def at(rate):
    days = {"start": dt.date(2020, 1, 1), "end": dt.date(2027, 1, 1)}
    return RateTable([Quotation.of("USD", "BRL", rate, kind="customs", source="test", **days)])


def parcel(price, *, on, seller=IN_PROGRAMME, region="BR-SP", shipping="0 BRL", **facts):
    return Consignment(
        **{
            "ship_from": "CN",
            "ship_to": "BR",
            "region": region,
            "on": on,
            "items": [Item(hs_code="610910", origin="CN", quantity=1, unit_price=price)],
            "shipping": shipping,
            "prices": "net",
            "seller": seller,
            "buyer": CONSUMER,
            **facts,
        }
    )


def charges(result):
    return {line.id: str(line.amount.amount) for line in result.lines if line.rule and line.amount}


PROGRAMME = [
    # on, price at 5.00, charges with the arithmetic
    (LAW_2023, "250 BRL", {"programme_icms": "51.20"}),  # USD 50: 250 x 17/83 = 51.2048
    # USD 50.002: 60% of 250.01 = 150.006; (250.01 + 150.01) x 17/83 = 81.9318
    (LAW_2023, "250.01 BRL", {"high_import_tax": "150.01", "programme_icms": "81.93"}),
    (dt.date(2024, 7, 31), "250 BRL", {"programme_icms": "51.20"}),
    # 20% of 250; 300 x 17/83 = 61.4458
    (LAW_2024, "250 BRL", {"low_import_tax": "50.00", "programme_icms": "61.45"}),
    # 150.01 - 100 = 50.01; 300.02 x 17/83 = 61.4499
    (LAW_2024, "250.01 BRL", {"high_import_tax": "50.01", "programme_icms": "61.45"}),
    (dt.date(2026, 5, 11), "250 BRL", {"low_import_tax": "50.00", "programme_icms": "61.45"}),
    (LAW_2026, "250 BRL", {"programme_icms": "51.20"}),
    # 60% of 250.01 = 150.006, less 150: 0.01; 250.02 x 17/83 = 51.2089
    (LAW_2026, "250.01 BRL", {"high_import_tax": "0.01", "programme_icms": "51.21"}),
    # USD 60: 180 - 150 = 30; 330 x 17/83 = 67.5904
    (LAW_2026, "300 BRL", {"high_import_tax": "30.00", "programme_icms": "67.59"}),
    # USD 49: 245 x 17/83 = 50.1807
    (LAW_2026, "245 BRL", {"programme_icms": "50.18"}),
]


@pytest.mark.parametrize(("on", "price", "expected"), PROGRAMME)
def test_remessa_conforme_on_both_sides_of_the_limit_and_of_each_law(on, price, expected):
    result = quote(parcel(price, on=on), rates=at("5"))
    assert result.schemes == ("br.remessa_conforme",)
    assert charges(result) == expected
    assert str(result.state) == "exact"


PUBLISHED = [
    # br-05, D24am: 60 USD at 5.50, 198 - 110 = 88, ICMS 85.61, 503.61 in all
    ("br-05", "5.50", "330 BRL", dt.date(2024, 8, 1), "503.61"),
    # UOL, July 2025: 50 + 10 + 12.29 = USD 72.29, at 5.52 BRL 399.04
    ("UOL 50", "5.52", "276 BRL", dt.date(2025, 7, 24), "399.04"),
    # UOL prints 931.05, having rounded to dollar cents; exactly 772.80 x 100/83 = 931.084
    ("UOL 100", "5.52", "552 BRL", dt.date(2025, 7, 24), "931.08"),
    # B3, 2024: a blouse of BRL 100 lands at 140.40 with 17% on top of 120; inside its own base
    # ICMS is 24.58, so the page's figure is not the law's
    ("B3", "5.50", "100 BRL", dt.date(2024, 8, 1), "144.58"),
]


def test_the_law_of_the_day_of_registration_counts_not_that_of_the_order():
    ordered = dt.date(2026, 5, 11)
    waiting = parcel("250 BRL", on=ordered, dates={"import_entry": LAW_2026})
    assert charges(quote(waiting, rates=at("5"))) == {"programme_icms": "51.20"}
    prompt = parcel("250 BRL", on=LAW_2026, dates={"import_entry": ordered})
    expected = {"low_import_tax": "50.00", "programme_icms": "61.45"}
    assert charges(quote(prompt, rates=at("5"))) == expected


@pytest.mark.parametrize(("case", "rate", "price", "on", "total"), PUBLISHED)
def test_published_examples(case, rate, price, on, total):
    result = quote(parcel(price, on=on), rates=at(rate))
    assert str(result.total.amount) == total, case


def test_the_right_to_withdraw_is_no_matter_of_landed_cost():
    """br-08 counts seven days from receipt: a clock of the complaints slice, no charge here."""
    assert not any("withdraw" in name for name in default_book().policy("BR").figures)


@pytest.mark.parametrize(
    ("on", "region", "state", "icms"),
    [
        (dt.date(2025, 3, 31), "BR-MG", "exact", "51.20"),
        (dt.date(2025, 3, 31), None, "exact", "51.20"),
        (dt.date(2025, 4, 1), "BR-MG", "exact", "62.50"),  # 250 x 20/80
        (dt.date(2025, 4, 1), "BR-SE", "exact", "62.50"),
        (dt.date(2025, 4, 1), "BR-SP", "exact", "51.20"),
        (dt.date(2025, 4, 1), None, "missing_fact", None),
    ],
)
def test_icms_by_state_and_day(on, region, state, icms):
    seller, price = OUTSIDE, "156.25 BRL"  # with 60% import tax the base is 250
    result = quote(parcel(price, on=on, region=region, seller=seller), rates=at("5"))
    assert str(result.state) == state
    if icms:
        assert charges(result) == {"import_tax": "93.75", "icms": icms}
    else:
        assert result.missing.fact == "region"


def test_before_june_2023_the_states_differed():
    result = quote(parcel("100 BRL", on=dt.date(2023, 5, 31), seller=OUTSIDE), rates=at("5"))
    assert str(result.state) == "unsupported"
    result = quote(parcel("100 BRL", on=dt.date(2023, 6, 1), seller=OUTSIDE), rates=at("5"))
    assert charges(result) == {"import_tax": "60.00", "icms": "32.77"}  # 160 x 17/83


@pytest.mark.parametrize(
    ("facts", "scheme"),
    [
        ({"seller": OUTSIDE}, "br.simplified"),
        ({"buyer": Buyer(kind="business")}, "br.simplified"),
        ({"on": dt.date(2023, 7, 31)}, "br.simplified"),
        ({"gift": True, "seller": OUTSIDE}, "br.person_to_person"),
    ],
)
def test_who_is_outside_the_programme(facts, scheme):
    facts = {"on": dt.date(2023, 9, 1), **facts}
    assert quote(parcel("200 BRL", **facts), rates=at("5")).schemes == (scheme,)


def test_a_gift_between_persons_was_free_up_to_fifty_dollars_until_july_2024():
    """BRL 250 bear 60% from 2024-08-01, and 400 x 17/83 of ICMS."""
    gift = {"gift": True, "seller": OUTSIDE}
    before = quote(parcel("250 BRL", on=dt.date(2024, 7, 31), **gift), rates=at("5"))
    after = quote(parcel("250 BRL", on=dt.date(2024, 8, 1), **gift), rates=at("5"))
    assert (charges(before), str(before.state)) == ({}, "exact")
    assert charges(after) == {"import_tax": "150.00", "icms": "81.93"}
    assert str(after.state) == "exact"


@pytest.mark.parametrize("region", ["MG", "br-mg", "Minas Gerais", "minas gerais"])
def test_a_state_is_known_by_its_code_and_its_name(region):
    day = dt.date(2026, 11, 21)
    by_name, by_code = (
        quote(parcel("100 BRL", on=day, region=each), rates=at("5")) for each in (region, "BR-MG")
    )
    assert by_name.total == by_code.total is not None


@pytest.mark.parametrize("region", ["BR-XX", "US-CA", "Minas"])
def test_a_region_that_is_no_state_is_refused_rather_than_taken_for_one(region):
    day = dt.date(2026, 11, 21)
    result = quote(parcel("100 BRL", on=day, region=region), rates=at("5"))
    assert (str(result.state), result.total) == ("unsupported", None)
    assert "write it as BR-SP" in result.explain()
    missing = quote(parcel("100 BRL", on=day, region=None), rates=at("5"))
    assert missing.missing.fact == "region"


@pytest.mark.parametrize(("rate", "low"), [("5.0001", True), ("5", True), ("4.9999", False)])
def test_the_limit_in_dollars_compares_unrounded(rate, low):
    """BRL 250 is USD 49.999, 50 and 50.001; never a rounded equivalent in reais."""
    found = charges(quote(parcel("250 BRL", on=LAW_2024), rates=at(rate)))
    assert ("low_import_tax" in found) is low


@pytest.mark.parametrize(
    ("option", "expected"),
    [
        # 240 + 20 of freight = USD 52: 60% of 260 - 100 = 56; 316 x 17/83 = 64.7229
        ("with_freight", {"high_import_tax": "56.00", "programme_icms": "64.72"}),
        # the goods alone are USD 48: 20% of 260 = 52; 312 x 17/83 = 63.9036
        ("goods_only", {"low_import_tax": "52.00", "programme_icms": "63.90"}),
    ],
)
def test_both_readings_of_what_counts_towards_fifty_dollars(option, expected):
    book = default_book().with_reading("br.low_band", option)
    consignment = parcel("240 BRL", on=LAW_2024, shipping="20 BRL")
    result = quote(consignment, rates=at("5"), book=book)
    assert charges(result) == expected
    assert str(result.state) == "estimate"


@pytest.mark.parametrize(
    ("price", "state"), [("15000 BRL", "exact"), ("15000.01 BRL", "unsupported")]
)
def test_above_three_thousand_dollars_it_is_an_ordinary_import(price, state):
    assert str(quote(parcel(price, on=LAW_2026), rates=at("5")).state) == state


@pytest.mark.parametrize(
    ("hs_code", "state"),
    [("220830", "unsupported"), ("300490", "estimate"), ("490199", "estimate")],
)
def test_goods_with_rules_of_their_own(hs_code, state):
    item = Item(hs_code=hs_code, origin="CN", quantity=1, unit_price="100 BRL")
    result = quote(parcel("1 BRL", on=LAW_2026, items=[item]), rates=at("5"))
    assert str(result.state) == state


def test_who_collects_and_when():
    for seller, collector, moment in (
        (IN_PROGRAMME, "seller", "checkout"),
        (OUTSIDE, "carrier", "delivery"),
    ):
        result = quote(parcel("300 BRL", on=LAW_2026, seller=seller), rates=at("5"))
        taken = {(str(x.collector), str(x.moment)) for x in result.lines if x.rule}
        assert taken == {(collector, moment)}


def test_without_a_rate_for_the_dollar_it_is_asked_for():
    result = quote(parcel("100 BRL", on=LAW_2026))
    assert (str(result.state), result.missing.fact) == ("missing_fact", "rate.USD")


def test_several_lines_share_one_deduction():
    items = [
        Item(hs_code=code, origin="CN", quantity=1, unit_price="150 BRL")
        for code in ("610910", "640411")
    ]
    result = quote(parcel("1 BRL", on=LAW_2026, items=items), rates=at("5"))
    tax = sum(line.amount.amount for line in result.lines if line.id == "high_import_tax")
    assert tax == Decimal("30.00")
