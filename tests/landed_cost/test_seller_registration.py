"""Who has to register: told where the law lays the tax on the seller and he is not said to be."""

import datetime as dt

import pytest

import xborder as xb
from xborder.landed_cost.admission.readers import of_consignment
from xborder.policy.catalog import load_notices
from xborder.policy.condition import facts_read
from xborder.policy.notice import NoticeKind

TODAY = dt.date(2026, 11, 30)
MONEY = {
    "AU": "AUD", "CH": "CHF", "CL": "CLP", "DE": "EUR", "GB": "GBP", "IM": "GBP", "JP": "JPY",
    "LI": "CHF", "MY": "MYR", "NO": "NOK", "NZ": "NZD", "PR": "USD", "SG": "SGD", "US": "USD",
}  # fmt: skip
USD_IN_CLP = xb.RateTable.from_mapping(
    {"USD/CLP": "950"}, start=dt.date(2026, 1, 1), end=dt.date(2027, 1, 1), source="for the test"
)


def told(to, price, *, registrations=(), on=TODAY, **facts):
    given = {
        "ship_from": "CN",
        "ship_to": to,
        "on": on,
        "items": [
            xb.Item(hs_code="61091000", origin="CN", quantity=1, unit_price=f"{price} {MONEY[to]}")
        ],
        "shipping": f"0 {MONEY[to]}",
        "prices": "net",
        "transport": "express",
        "seller": xb.Seller(registrations=registrations),
        "buyer": xb.Buyer(kind="consumer"),
    }
    parcel = xb.Consignment(**given | facts)
    rates = {"rates": USD_IN_CLP} if to == "CL" else {}
    found = xb.quote(parcel, **rates).notices
    return [notice.id for notice in found if notice.kind is NoticeKind.REGISTRATION]


# Destination, price, the registration that answers it, and what is told without it.
CASES = [
    ("GB", 30, "GB", "register_gb"),  # VATA 1994, Sch. 1A: no threshold from abroad
    ("GB", 135, "GB", "register_gb"),  # VATA 1994, s. 7AA: consignments of at most GBP 135
    ("IM", 30, "GB", "register_gb"),  # the Isle of Man is under the United Kingdom's VAT
    ("NO", 2999, "VOEC", "register_voec"),  # below NOK 3,000: merverdiavgiftsloven § 2-1
    ("AU", 1000, "AU", "register_au"),  # GST Act, s. 84-79: at most AUD 1,000
    ("NZ", 1000, "NZ", "register_nz"),  # GST Act 1985, s. 10B and 60C
    ("SG", 400, "SG", "register_sg"),  # GST Act, Seventh Schedule, since 2023-01-01
    ("MY", 500, "MY", "register_my"),  # Sales Tax (Amendment) Act 2022
    ("CH", 61, "CH", "register_ch"),  # 8.1% of 61 is 4.94, at most 5: MWSTG Art. 7(3)(b)
    ("LI", 61, "CH", "register_ch"),  # one VAT area
    ("CL", 30000, "CL", "register_cl"),  # Ley 21.713: up to USD 500, from the first sale
    ("US", 100, "US", "register_us"),  # South Dakota v. Wayfair
]


@pytest.mark.parametrize(("to", "price", "register", "name"), CASES)
def test_it_is_told_unless_the_seller_is_registered(to, price, register, name):
    assert told(to, price) == [name]
    assert told(to, price, registrations={register}) == []


def test_where_nothing_is_said_of_registrations_it_is_told_as_well():
    """In Great Britain VAT is due either way, so that nobody is asked for the registration."""
    assert told("GB", 30, registrations=None) == ["register_gb"]


@pytest.mark.parametrize(
    ("to", "price"),
    [
        ("GB", 136),  # the border takes it
        ("NO", 3000),
        ("AU", 1001),
        ("NZ", 1001),
        ("SG", 401),
        ("MY", 501),
        ("CH", 62),  # 5.02: import tax is collected
        ("DE", 30),  # IOSS is a choice: Directive 2006/112, Art. 369m
        ("JP", 9000),
        ("PR", 100),  # its own tax is named among the reasons
    ],
)
def test_nothing_is_told_where_the_law_asks_no_registration(to, price):
    assert told(to, price) == []


@pytest.mark.parametrize(
    ("to", "price", "facts"),
    [
        ("GB", 30, {"channel": "marketplace", "marketplace": "eBay"}),
        ("US", 100, {"channel": "marketplace", "marketplace": "eBay", "region": "NY"}),
        ("US", 100, {"region": "OR"}),  # no sales tax
        ("US", 100, {"buyer": xb.Buyer(kind="business", tax_number="12-3456789")}),  # resale
        ("AU", 30, {"buyer": xb.Buyer(kind="business", tax_number="51824753556")}),
        ("NZ", 30, {"buyer": xb.Buyer(kind="business")}),
        ("GB", 30, {"sender": "consumer", "gift": True}),
    ],
)
def test_nothing_is_told_of_sales_that_others_tax_and_of_gifts(to, price, facts):
    assert told(to, price, **facts) == []


@pytest.mark.parametrize(
    ("to", "price", "first"),
    [
        ("GB", 30, dt.date(2021, 1, 1)),
        ("NO", 500, dt.date(2020, 4, 1)),
        ("SG", 30, dt.date(2023, 1, 1)),
        ("MY", 30, dt.date(2024, 1, 1)),
    ],
)
def test_it_starts_with_its_law(to, price, first):
    assert told(to, price, on=first - dt.timedelta(days=1)) == []
    assert len(told(to, price, on=first)) == 1


def test_the_limit_of_switzerlands_small_tax_follows_its_rate():
    assert told("CH", 64, on=dt.date(2023, 12, 31)) == ["register_ch"]  # 7.7%: 4.93
    assert told("CH", 64, on=dt.date(2024, 1, 1)) == []  # 8.1%: 5.18


def test_only_the_lines_that_come_under_it_are_named():
    cheap, dear = (
        xb.Item(hs_code="61091000", origin="CN", quantity=1, unit_price=f"{price} NOK")
        for price in (500, 4000)
    )
    quote = xb.quote(
        xb.Consignment(
            ship_from="CN",
            ship_to="NO",
            on=TODAY,
            items=[dear, cheap],
            shipping="0 NOK",
            prices="net",
            seller=xb.Seller(registrations=()),
            buyer=xb.Buyer(kind="consumer"),
        )
    )
    (notice,) = quote.notices
    assert (notice.id, notice.items) == ("register_voec", (1,))
    assert "未说明该卖方已登记" in quote.explain(locale="zh_CN")


def test_asking_for_notices_changes_nothing_else():
    parcel = {
        "ship_from": "CN",
        "ship_to": "NO",
        "on": TODAY,
        "items": [
            xb.Item(
                hs_code="61091000",
                origin="CN",
                quantity=1,
                unit_price="500 NOK",
                weight="0.2 kg",
                steel_share="0.1",
            )
        ],
        "shipping": "0 NOK",
        "prices": "net",
        "seller": xb.Seller(registrations=()),
        "buyer": xb.Buyer(kind="consumer"),
    }
    first, second = (xb.quote(xb.Consignment(**parcel)) for _ in range(2))
    assert first.notices
    assert first.unused == second.unused == ("items.0.weight", "items.0.steel_share")
    assert first == second


def test_schemes_that_notices_name_exist():
    book = xb.policy.default_book()
    for timeline in load_notices():
        for entry in timeline:
            for scheme in entry.value.schemes:
                (code,) = entry.value.destinations
                assert scheme in {known.name for known in book.policy(code).schemes}


def test_what_a_notice_asks_is_about_the_whole_parcel():
    """Its facts are read where the report is written, of the parcel and not of a line."""
    asked = {
        name
        for timeline in load_notices()
        for entry in timeline
        for name in facts_read(entry.value.when)
    }
    assert "seller.registered:GB" in asked
    assert all(callable(of_consignment(name)) for name in asked)
