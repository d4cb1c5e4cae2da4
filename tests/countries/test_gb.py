"""Great Britain: published examples, both sides of each threshold, and who collects."""

import datetime as dt
import os
from collections import defaultdict
from decimal import Decimal
from pathlib import Path

import pytest
import yaml

from xborder.countries.gb import POLICY
from xborder.countries.gb.preferences import PREFERENCE
from xborder.errors import NoRuleInForce
from xborder.exchange import RateTable
from xborder.landed_cost import quote
from xborder.money import Mode, Money, Rounding
from xborder.policy.amount import (
    FREE,
    AtLeast,
    Difference,
    NoMoreThan,
    Percent,
    PerUnit,
    Quantity,
    Sum,
)
from xborder.policy.book import default_book
from xborder.policy.goods_table import ALL_GOODS, GoodsKey, GoodsRule, GoodsTable
from xborder.source import Source
from xborder.timeline import Dated
from xborder.trade import Buyer, Consignment, Item, Seller

ON = dt.date(2026, 11, 21)
TEE, SHOES, BOOK, WINE, PERFUME = "610910", "640411", "490199", "220421", "330300"
COMPANY = Buyer(kind="business", tax_number="GB123456789")


def parcel(*prices, hs=TEE, item=(), **fields):
    """Return a parcel from China; each price is one piece of T-shirt unless said otherwise."""
    values = {
        "ship_from": "CN",
        "ship_to": "GB",
        "on": ON,
        "prices": "net",
        "shipping": "0 GBP",
        "buyer": Buyer(kind="consumer"),
    }
    facts = {"hs_code": hs, "origin": "CN", "quantity": 1, **dict(item)}
    items = [Item(unit_price=f"{price} GBP", **facts) for price in prices]
    return Consignment(items=items, **{**values, **fields})


def charges(result):
    """Return what each charge comes to over all lines, without what is nothing."""
    sums = defaultdict(Decimal)
    for line in result.lines:
        if line.rule is not None:
            sums[line.id] += line.amount.amount
    return {name: str(amount) for name, amount in sums.items() if amount}


# Duty of the UK Global Tariff: T-shirts 12 %, shoes 640411 16 %, books free. VAT 20 %.
THRESHOLDS = {
    # 134 + 10 = 144; 20 % = 28.80
    "134 is charged by the seller": (
        parcel("134.00", shipping="10.00 GBP"),
        "gb.supply_vat",
        {"supply_vat": "28.80"},
        "172.80",
    ),
    # the limit itself is inside: 145 x 20 %
    "135 is inside": (
        parcel("135.00", shipping="10.00 GBP"),
        "gb.supply_vat",
        {"supply_vat": "29.00"},
        "174.00",
    ),
    # 145.01 x 12 % = 17.4012; (145.01 + 17.40) x 20 % = 32.482
    "135.01 is taxed at the border": (
        parcel("135.01", shipping="10.00 GBP"),
        "gb.import",
        {"duty": "17.40", "import_vat": "32.48"},
        "194.89",
    ),
    # 146 x 12 % = 17.52; 163.52 x 20 % = 32.704
    "136 is taxed at the border": (
        parcel("136.00", shipping="10.00 GBP"),
        "gb.import",
        {"duty": "17.52", "import_vat": "32.70"},
        "196.22",
    ),
    # the whole consignment counts: 140 x 12 % = 16.80; 156.80 x 20 % = 31.36
    "two items of 70 are one consignment of 140": (
        parcel("70.00", "70.00"),
        "gb.import",
        {"duty": "16.80", "import_vat": "31.36"},
        "188.16",
    ),
    # 140 - 10 = 130
    "a coupon of the seller lowers the intrinsic value": (
        parcel("140.00", coupon="10.00 GBP"),
        "gb.supply_vat",
        {"supply_vat": "26.00"},
        "156.00",
    ),
    # the seller still gets 140; the buyer pays 130 + 16.80 + 31.36
    "a coupon of the platform does not": (
        parcel("140.00", platform_coupon="10.00 GBP"),
        "gb.import",
        {"duty": "16.80", "import_vat": "31.36"},
        "178.16",
    ),
    "perfume is inside the rule of the seller": (
        parcel("100.00", hs=PERFUME),
        "gb.supply_vat",
        {"supply_vat": "20.00"},
        "120.00",
    ),
}
PARTIES = {
    "the marketplace charges": (
        parcel("100.00", channel="marketplace", marketplace="Bazaar"),
        "gb.marketplace",
        {"marketplace_vat": "20.00"},
        "120.00",
    ),
    "a business with its VAT number accounts for it": (
        parcel("100.00", buyer=COMPANY),
        "gb.reverse_charge",
        {"reverse_charge_vat": "20.00"},
        "120.00",
    ),
    "also where it buys through a marketplace": (
        parcel("100.00", buyer=COMPANY, channel="marketplace", marketplace="Bazaar"),
        "gb.reverse_charge",
        {"reverse_charge_vat": "20.00"},
        "120.00",
    ),
    "a business without one is charged like a consumer": (
        parcel("100.00", buyer=Buyer(kind="business")),
        "gb.supply_vat",
        {"supply_vat": "20.00"},
        "120.00",
    ),
    # 200 x 12 % = 24; 224 x 20 % = 44.80
    "above 135 it pays at the border": (
        parcel("200.00", buyer=COMPANY),
        "gb.import",
        {"duty": "24.00", "import_vat": "44.80"},
        "268.80",
    ),
    "unless it elects to postpone": (
        parcel("200.00", buyer=COMPANY, elections={"gb.postponed_vat"}),
        "gb.postponed_vat",
        {"duty": "24.00", "postponed_vat": "44.80"},
        "268.80",
    ),
}
RATES = {
    "books": (parcel("100.00", hs=BOOK), "gb.supply_vat", {}, "100.00"),
    "children's clothing by category": (
        parcel("50.00", item={"category": "childrens_clothing"}),
        "gb.supply_vat",
        {},
        "50.00",
    ),
    "babies' clothing by code": (parcel("50.00", hs="611120"), "gb.supply_vat", {}, "50.00"),
    "honey": (parcel("50.00", hs="040900"), "gb.supply_vat", {}, "50.00"),
    "chocolate is not food of the zero rate": (
        parcel("50.00", hs="180632", item={"category": "food"}),
        "gb.supply_vat",
        {"supply_vat": "10.00"},
        "60.00",
    ),
    "cocoa powder is": (parcel("50.00", hs="180610"), "gb.supply_vat", {}, "50.00"),
    "sanitary products": (
        parcel("10.00", hs="961900", item={"category": "feminine_hygiene"}),
        "gb.supply_vat",
        {},
        "10.00",
    ),
}
GIFTS = {
    "39 is free": (parcel("39.00", gift=True, shipping="9.00 GBP"), "gb.gift_relief", {}, "48.00"),
    # (39.01 + 5) x 20 % = 8.802
    "39.01 bears VAT on all of it": (
        parcel("39.01", gift=True, shipping="5.00 GBP"),
        "gb.gift_low_value",
        {"import_vat": "8.80"},
        "52.81",
    ),
    # gb-03: one item above the limit is taxed in full; 44 x 20 %
    "gb-03": (parcel("44.00", gift=True), "gb.gift_low_value", {"import_vat": "8.80"}, "52.80"),
    # 135 x 20 %, no duty
    "135 is free of duty": (
        parcel("135.00", gift=True),
        "gb.gift_low_value",
        {"import_vat": "27.00"},
        "162.00",
    ),
    # postage is no part of the duty: 200 x 2.5 % = 5; (220 + 5) x 20 % = 45
    "200 by post": (
        parcel("200.00", gift=True, transport="post", shipping="20.00 GBP"),
        "gb.gift_flat_rate",
        {"gift_flat_duty": "5.00", "import_vat": "45.00"},
        "270.00",
    ),
    # 220 x 2.5 % = 5.50; 225.50 x 20 %
    "200 by courier": (
        parcel("200.00", gift=True, transport="express", shipping="20.00 GBP"),
        "gb.gift_flat_rate",
        {"gift_flat_duty": "5.50", "import_vat": "45.10"},
        "270.60",
    ),
    "a book of 200: the tariff is lower than 2.5 %": (
        parcel("200.00", hs=BOOK, gift=True),
        "gb.gift_flat_rate",
        {},
        "200.00",
    ),
    # 629.99 x 2.5 % = 15.74975; 645.74 x 20 % = 129.148
    "629.99": (
        parcel("629.99", gift=True),
        "gb.gift_flat_rate",
        {"gift_flat_duty": "15.75", "import_vat": "129.15"},
        "774.89",
    ),
    # 630 x 12 % = 75.60; 705.60 x 20 %
    "630 pays the tariff": (
        parcel("630.00", gift=True),
        "gb.gift_import",
        {"gift_duty": "75.60", "import_vat": "141.12"},
        "846.72",
    ),
}
SPLIT = {"shipping": "30.00 GBP", "shipping_after_border": "10.00 GBP"}
VALUATION = {
    # all postage counts: 230 x 12 % = 27.60; 257.60 x 20 %
    "post": (
        parcel("200.00", transport="post", **SPLIT),
        "gb.import",
        {"duty": "27.60", "import_vat": "51.52"},
        "309.12",
    ),
    # to the border: 220 x 12 % = 26.40; VAT to the door: 256.40 x 20 %
    "courier": (
        parcel("200.00", transport="express", **SPLIT),
        "gb.import",
        {"duty": "26.40", "import_vat": "51.28"},
        "307.68",
    ),
    # origin in the European Union, claimed: no duty; 200 x 20 %
    "preference": (
        parcel("200.00", item={"origin": "DE", "preference": True}, ship_from="DE"),
        "gb.import",
        {"import_vat": "40.00"},
        "240.00",
    ),
    "preference not claimed": (
        parcel("200.00", item={"origin": "DE"}, ship_from="DE"),
        "gb.import",
        {"duty": "24.00", "import_vat": "44.80"},
        "268.80",
    ),
}

LAST, FIRST = dt.date(2020, 12, 31), dt.date(2021, 1, 1)
# Until 2020-12-31: free up to 15, free of duty up to 135, and not for alcohol, tobacco, perfume
# (gov.uk, "Tax and customs for goods sent from abroad"; Notice 143, 2.3). Duty of the Common
# Customs Tariff: T-shirts 12 %, shoes 640411 16.9 %, backpacks 420292 2.7 % at least, books free.
TRANSITION = {
    "2020: 15 is free, whatever the postage": (
        parcel("15.00", shipping="10.00 GBP", on=LAST),
        "gb.negligible_value",
        {},
        "25.00",
    ),
    # 25.01 x 20 % = 5.002
    "2020: 15.01 bears VAT on all of it": (
        parcel("15.01", shipping="10.00 GBP", on=LAST),
        "gb.low_value",
        {"import_vat": "5.00"},
        "30.01",
    ),
    "2020: two items of 8 are one consignment of 16": (
        parcel("8.00", "8.00", on=LAST),
        "gb.low_value",
        {"import_vat": "3.20"},
        "19.20",
    ),
    # one day later the seller charges from the first penny: 25 x 20 %
    "2021: 15 is charged by the seller": (
        parcel("15.00", shipping="10.00 GBP", on=FIRST),
        "gb.supply_vat",
        {"supply_vat": "5.00"},
        "30.00",
    ),
    # 145 x 20 %
    "2020: 135 is free of duty": (
        parcel("135.00", shipping="10.00 GBP", on=LAST),
        "gb.low_value",
        {"import_vat": "29.00"},
        "174.00",
    ),
    # 145.01 x 12 % = 17.4012; 162.41 x 20 % = 32.482
    "2020: 135.01 pays duty": (
        parcel("135.01", shipping="10.00 GBP", on=LAST),
        "gb.import",
        {"duty": "17.40", "import_vat": "32.48"},
        "194.89",
    ),
    # 200 x 16.9 % = 33.80; 233.80 x 20 % = 46.76
    "2020: shoes by the common tariff": (
        parcel("200.00", hs=SHOES, on=LAST),
        "gb.import",
        {"duty": "33.80", "import_vat": "46.76"},
        "280.56",
    ),
    # 200 x 16 % = 32; 232 x 20 % = 46.40
    "2021: shoes by the tariff of the United Kingdom": (
        parcel("200.00", hs=SHOES, on=FIRST),
        "gb.import",
        {"duty": "32.00", "import_vat": "46.40"},
        "278.40",
    ),
    # perfume is free in the tariff, and bears VAT from the first penny: 10 x 20 %
    "2020: perfume has no relief": (
        parcel("10.00", hs=PERFUME, on=LAST),
        "gb.import",
        {"import_vat": "2.00"},
        "12.00",
    ),
    "2020: one perfume takes the relief from the whole parcel": (
        parcel("10.00", on=LAST).replace(
            items=[
                Item(hs_code=BOOK, origin="CN", quantity=1, unit_price="4.00 GBP"),
                Item(hs_code=PERFUME, origin="CN", quantity=1, unit_price="6.00 GBP"),
            ]
        ),
        "gb.import",
        {"import_vat": "1.20"},
        "11.20",
    ),
    # the marketplace was not yet the seller
    "2020: a marketplace charges nothing": (
        parcel("100.00", channel="marketplace", marketplace="Bazaar", on=LAST),
        "gb.low_value",
        {"import_vat": "20.00"},
        "120.00",
    ),
    "2021: it does": (
        parcel("100.00", channel="marketplace", marketplace="Bazaar", on=FIRST),
        "gb.marketplace",
        {"marketplace_vat": "20.00"},
        "120.00",
    ),
    # VAT is paid at import: 24 of duty, 224 x 20 %
    "2020: a business pays at import": (
        parcel("200.00", buyer=COMPANY, on=LAST),
        "gb.import",
        {"duty": "24.00", "import_vat": "44.80"},
        "268.80",
    ),
    "2020: also below 135": (
        parcel("100.00", buyer=COMPANY, on=LAST),
        "gb.low_value",
        {"import_vat": "20.00"},
        "120.00",
    ),
    "2021: it accounts for the VAT itself": (
        parcel("100.00", buyer=COMPANY, on=FIRST),
        "gb.reverse_charge",
        {"reverse_charge_vat": "20.00"},
        "120.00",
    ),
    # all postage counts: 230 x 12 % = 27.60; 257.60 x 20 %
    "2020: post": (
        parcel("200.00", transport="post", on=LAST, **SPLIT),
        "gb.import",
        {"duty": "27.60", "import_vat": "51.52"},
        "309.12",
    ),
    # to the border: 220 x 12 % = 26.40; VAT to the door: 256.40 x 20 %
    "2020: courier": (
        parcel("200.00", transport="express", on=LAST, **SPLIT),
        "gb.import",
        {"duty": "26.40", "import_vat": "51.28"},
        "307.68",
    ),
    "2020: a gift of 39 is free": (
        parcel("39.00", gift=True, shipping="9.00 GBP", on=LAST),
        "gb.gift_relief",
        {},
        "48.00",
    ),
    # (39.01 + 5) x 20 % = 8.802
    "2020: a gift of 39.01 is not": (
        parcel("39.01", gift=True, shipping="5.00 GBP", on=LAST),
        "gb.gift_low_value",
        {"import_vat": "8.80"},
        "52.81",
    ),
    # the seller in a member state: 110 x 20 %, at any value, and no import
    "2020: from France, registered for UK VAT": (
        parcel(
            "100.00",
            ship_from="FR",
            shipping="10.00 GBP",
            seller=Seller(registrations={"GB"}),
            on=LAST,
        ),
        "gb.from_union",
        {"supply_vat": "22.00"},
        "132.00",
    ),
    "2020: from France, above 135": (
        parcel("200.00", ship_from="FR", seller=Seller(registrations={"GB"}), on=LAST),
        "gb.from_union",
        {"supply_vat": "40.00"},
        "240.00",
    ),
    "2020: from France, 10 have no relief": (
        parcel("10.00", ship_from="FR", seller=Seller(registrations={"GB"}), on=LAST),
        "gb.from_union",
        {"supply_vat": "2.00"},
        "12.00",
    ),
    # 200 x 12 % = 24; 224 x 20 %
    "2021: from France it is an import": (
        parcel("200.00", ship_from="FR", seller=Seller(registrations={"GB"}), on=FIRST),
        "gb.import",
        {"duty": "24.00", "import_vat": "44.80"},
        "268.80",
    ),
    "2020: a gift from France": (
        parcel("200.00", ship_from="FR", gift=True, on=LAST),
        "gb.gift_from_union",
        {},
        "200.00",
    ),
    # 20 x 5 %
    "2020: sanitary products at 5 %": (
        parcel("20.00", hs="961900", item={"category": "feminine_hygiene"}, on=LAST),
        "gb.low_value",
        {"import_vat": "1.00"},
        "21.00",
    ),
    "2021: and at nothing": (
        parcel("20.00", hs="961900", item={"category": "feminine_hygiene"}, on=FIRST),
        "gb.supply_vat",
        {},
        "20.00",
    ),
    "2020: books": (parcel("100.00", hs=BOOK, on=LAST), "gb.low_value", {}, "100.00"),
    # 20 x 20 %: masks before and after the zero rate of May to October
    "2020: masks in April": (
        parcel("20.00", hs="630790", on=dt.date(2020, 4, 30)),
        "gb.low_value",
        {"import_vat": "4.00"},
        "24.00",
    ),
    "2020: masks in November": (
        parcel("20.00", hs="630790", on=dt.date(2020, 11, 1)),
        "gb.low_value",
        {"import_vat": "4.00"},
        "24.00",
    ),
    "2020: the first day": (
        parcel("15.01", on=dt.date(2020, 1, 1)),
        "gb.low_value",
        {"import_vat": "3.00"},
        "18.01",
    ),
}
EXACT = {**THRESHOLDS, **PARTIES, **RATES, **GIFTS, **VALUATION, **TRANSITION}


@pytest.mark.parametrize(("sent", "scheme", "expected", "total"), EXACT.values(), ids=EXACT)
def test_what_a_parcel_costs_at_the_door(sent, scheme, expected, total):
    result = quote(sent)
    assert set(result.schemes) == {scheme}
    assert charges(result) == expected
    assert result.total == Money(f"{total} GBP")
    assert (str(result.state), result.reasons) == ("exact", ())


@pytest.mark.parametrize(
    ("sent", "charge", "collector", "moment"),
    [
        (parcel("100.00"), "supply_vat", "seller", "checkout"),
        (
            parcel("100.00", channel="marketplace", marketplace="Bazaar"),
            "marketplace_vat",
            "marketplace",
            "checkout",
        ),
        (parcel("100.00", buyer=COMPANY), "reverse_charge_vat", "buyer", "tax_return"),
        (parcel("100.00", on=LAST), "import_vat", "customs", "import"),
        (parcel("100.00", ship_from="FR", on=LAST), "supply_vat", "seller", "checkout"),
        (parcel("200.00"), "duty", "customs", "import"),
        (parcel("200.00"), "import_vat", "customs", "import"),
        (
            parcel("200.00", buyer=COMPANY, elections={"gb.postponed_vat"}),
            "postponed_vat",
            "buyer",
            "tax_return",
        ),
    ],
)
def test_who_collects_and_when(sent, charge, collector, moment):
    (line,) = [line for line in quote(sent).lines if line.id == charge]
    assert (str(line.collector), str(line.moment)) == (collector, moment)


@pytest.mark.parametrize(
    ("sent", "state", "reason"),
    [
        (parcel("20.00", hs=WINE), "unsupported", "Excise duty on alcohol"),
        (parcel("20.00", ship_from="IM"), "unsupported", "already in the United Kingdom"),
        (parcel("20.00", ship_from="JE"), "unsupported", "Jersey and Guernsey"),
        (
            parcel("200.00", item={"origin": "AU", "preference": True}),
            "estimate",
            "A preference for this origin is not computed",
        ),
        (
            parcel("200.00", item={"origin": "JP", "preference": True}, on=dt.date(2025, 12, 31)),
            "estimate",
            "A preference for this origin is not computed",
        ),
        (parcel("200.00", hs="970121"), "estimate", "Works of art"),
        (parcel("30.00", hs=PERFUME, gift=True), "estimate", "A gift of perfume"),
        # gb-02 is six items of 8 under the limit of 40 of 2012: five are relieved, one is taxed.
        # Relief of whole items is not computed: the quote says so, and shows tax on all six.
        (
            parcel("8.00", gift=True, item={"quantity": 6}),
            "estimate",
            "The relief for gifts takes out whole items",
        ),
        (parcel("200.00", **SPLIT), "missing_fact", "the transport mode"),
        (parcel("200.00", hs=None), "missing_fact", "No tariff code is given"),
        (parcel("100.00", on=dt.date(2028, 10, 1)), "estimate", "this rule is unclear"),
        (parcel("20.00", hs=WINE, on=LAST), "unsupported", "Excise duty on alcohol"),
        (parcel("20.00", ship_from="IM", on=LAST), "unsupported", "already in the United Kingdom"),
        (
            parcel("20.00", ship_from="JE", on=LAST),
            "estimate",
            "are taken to be in free circulation",
        ),
        (parcel("20.00", ship_from="FR", on=LAST), "estimate", "Up to GBP 70,000 of sales a year"),
        (
            parcel("20.00", ship_from="FR", buyer=COMPANY, on=LAST),
            "unsupported",
            "Between businesses within the Union",
        ),
        (
            parcel("200.00", item={"origin": "DE", "preference": True}, on=LAST),
            "estimate",
            "A preference for this origin is not computed",
        ),
        (parcel("20.00", hs="970121", on=LAST), "estimate", "Works of art"),
        (parcel("30.00", hs=PERFUME, gift=True, on=LAST), "estimate", "A gift of perfume"),
        (
            parcel("8.00", gift=True, item={"quantity": 6}, on=LAST),
            "estimate",
            "The relief for gifts takes out whole items",
        ),
        (parcel("200.00", gift=True, on=LAST), "estimate", "Postage is left out"),
        (parcel("20.00", hs="630790", on=dt.date(2020, 5, 1)), "estimate", "protective equipment"),
        (
            parcel("20.00", hs="630790", on=dt.date(2020, 10, 31)),
            "estimate",
            "protective equipment",
        ),
    ],
)
def test_what_is_not_sure_says_why(sent, state, reason):
    result = quote(sent)
    assert str(result.state) == state
    assert any(reason in str(why.text) for why in result.reasons)


def test_the_split_of_freight_asks_for_nothing_where_no_duty_is_due():
    assert str(quote(parcel("100.00", **SPLIT)).state) == "exact"


def test_the_relief_is_settled_until_the_end_of_september_2028():
    relied_on = default_book().with_staleness(days=None)
    sent = parcel("100.00", on=dt.date(2028, 9, 30))
    assert str(quote(sent, book=relied_on).state) == "exact"


@pytest.mark.parametrize(("on", "said"), [("2026-09-30", False), ("2026-10-01", True)])
def test_vaping_products_bear_a_duty_since_october_2026(on, said):
    """Vaping Products Regulations 2026: in force for release from 1 October 2026."""
    sent = parcel("100.00", hs="240412", on=dt.date.fromisoformat(on))
    reasons = [str(why.text) for why in quote(sent).reasons]
    assert any("Vaping products duty" in why for why in reasons) is said


def test_before_2020_no_rules_are_known():
    with pytest.raises(NoRuleInForce):
        quote(parcel("100.00", on=dt.date(2019, 12, 31)))


def test_one_excise_item_takes_the_whole_consignment_to_the_border():
    mixed = parcel("20.00").replace(
        items=[
            Item(hs_code=TEE, origin="CN", quantity=1, unit_price="20.00 GBP"),
            Item(hs_code=WINE, origin="FR", quantity=1, unit_price="10.00 GBP"),
        ]
    )
    assert set(quote(mixed).schemes) == {"gb.import"}


def test_a_seller_rounds_to_the_nearest_penny_and_an_invoice_trader_may_round_down():
    # 0.33 x 20 % = 0.066: 0.07 on each of three lines, or 0.198 on the invoice, rounded down
    sent = parcel("0.33", "0.33", "0.33")
    assert charges(quote(sent)) == {"supply_vat": "0.21"}
    book = default_book().with_reading("gb.vat_rounding", "down_on_invoice")
    assert charges(quote(sent, book=book)) == {"supply_vat_rounded_down": "0.19"}


def test_gb_01_an_invoice_trader_rounds_the_net_to_the_nearest_and_the_vat_down():
    # Countingup's help page: 12.2388 is shown as 12.24, VAT of 2.0398 as 2.03
    (step,) = [
        entry.value
        for timeline in POLICY.steps
        for entry in timeline
        if entry.value.id == "supply_vat_rounded_down"
    ]
    assert step.due.apply(20398, 100) == 203
    assert Rounding(unit=1, mode=Mode.HALF_UP).apply(122388, 100) == 1224


def test_duty_below_9_pounds_is_waived_only_under_that_reading():
    # 140 x 6.25 % would be 8.75; here 16 % of shoes at 140 = 22.40 is not small, books none:
    # so a tariff of 6 % makes it 8.40, then 9.00 at 150
    tariff = table(Percent("0.06"))
    book = default_book().with_reading("gb.small_duty", "waived_below_9")
    assert charges(quote(parcel("140.00"), tariff=tariff)) == {
        "duty": "8.40",
        "import_vat": "29.68",  # 148.40 x 20 %
    }
    assert charges(quote(parcel("140.00"), tariff=tariff, book=book)) == {"import_vat": "28.00"}
    assert charges(quote(parcel("150.00"), tariff=tariff, book=book)) == {
        "duty": "9.00",
        "import_vat": "31.80",
    }


def test_duty_below_9_pounds_was_waived_until_2020():
    # 140 x 6 % = 8.40 is waived: 140 x 20 %; 150 x 6 % = 9.00 is not: 159 x 20 %
    tariff = table(Percent("0.06"))
    assert charges(quote(parcel("140.00", on=LAST), tariff=tariff)) == {"import_vat": "28.00"}
    assert charges(quote(parcel("150.00", on=LAST), tariff=tariff)) == {
        "duty": "9.00",
        "import_vat": "31.80",
    }


@pytest.mark.parametrize(
    ("price", "gift", "scheme", "expected"),
    [
        # mail order from the Channel Islands has no relief: 10 x 20 %
        ("10.00", False, "gb.channel_islands", {"import_vat": "2.00"}),
        # and no duty: 200 x 20 %
        ("200.00", False, "gb.channel_islands", {"import_vat": "40.00"}),
        ("200.00", True, "gb.channel_islands", {"import_vat": "40.00"}),
        ("39.00", True, "gb.gift_relief", {}),
    ],
)
def test_from_jersey_until_2020_vat_was_due_at_any_value_and_no_duty(price, gift, scheme, expected):
    result = quote(parcel(price, ship_from="JE", gift=gift, on=LAST))
    assert set(result.schemes) == {scheme}
    assert charges(result) == expected


@pytest.mark.parametrize(
    ("price", "scheme", "expected"),
    [
        # 200 x 2.5 % = 5, less than 9: waived, so 200 x 20 %
        ("200.00", "gb.gift_flat_rate", {"import_vat": "40.00"}),
        # 400 x 2.5 % = 10; 410 x 20 %
        ("400.00", "gb.gift_flat_rate", {"gift_flat_duty": "10.00", "import_vat": "82.00"}),
        # 629.99 x 2.5 % = 15.74975; 645.74 x 20 % = 129.148
        ("629.99", "gb.gift_flat_rate", {"gift_flat_duty": "15.75", "import_vat": "129.15"}),
        # 630 x 12 % = 75.60; 705.60 x 20 %
        ("630.00", "gb.gift_import", {"gift_duty": "75.60", "import_vat": "141.12"}),
    ],
)
def test_gifts_above_135_until_2020(price, scheme, expected):
    result = quote(parcel(price, gift=True, on=LAST))
    assert set(result.schemes) == {scheme}
    assert charges(result) == expected


def table(amount):
    """Return a tariff of one amount for all goods."""
    dated = Dated(value=amount, source=Source(title="test"), checked_on=ON, evidence="official")
    return GoodsTable("tariff", (GoodsRule(id="all", scope=ALL_GOODS, amount=dated),))


SAFEGUARD, ADDITIONAL = Percent("0.25"), Percent("0.25")
DUMPING = PerUnit(Money("144.10 GBP"), Quantity.NET_KG, units=1000)
FERRO_MANGANESE = {
    "hs": "7202118000",
    "item": {"weight": "2000 kg"},
    "shipping": "250.89 GBP",
    "insurance": "10.00 GBP",
    "on": dt.date(2021, 7, 1),
}
STEEL_100_DTN = {"hs": "720211", "item": {"weight": "10000 kg"}, "on": dt.date(2021, 7, 1)}
EURO = RateTable.from_mapping({"EUR/GBP": "0.8571"}, start=dt.date(2021, 7, 1), source="test")
# The UK trade tariff's duty calculator (trade-tariff/trade-tariff-duty-calculator).
PEER = {
    # 8 % of 10 + 10 + 10; here a hundred times as much, since 30 pounds are free of duty
    "uktt-advalorem-1": (
        parcel("1000.00", shipping="1000.00 GBP", insurance="1000.00 GBP"),
        Percent("0.08"),
        "240.00",
    ),
    # 35.10 for each 100 kg, on 100 kg
    "uktt-specific-unit-multiplier": (
        parcel("1200.00", item={"weight": "100 kg"}),
        PerUnit(Money("35.10 GBP"), Quantity.NET_KG, units=100),
        "35.10",
    ),
    # 100 DTN x 35.10 EUR x 0.8571 = 3,008.421
    "uktt-specific-eur": (
        parcel("1200.00", **STEEL_100_DTN),
        PerUnit(Money("35.10 EUR"), Quantity.NET_KG, units=100),
        "3008.42",
    ),
    # least of (most of 165.60 and 1,300) and (1,500 - 700)
    "uktt-compound-min-max-minus": (
        parcel("1200.00", **STEEL_100_DTN),
        NoMoreThan(
            AtLeast(Percent("0.138"), PerUnit(Money("13 GBP"), Quantity.NET_KG, units=100)),
            Difference(
                PerUnit(Money("15 GBP"), Quantity.NET_KG, units=100),
                PerUnit(Money("7 GBP"), Quantity.NET_KG, units=100),
            ),
        ),
        "800.00",
    ),
    # 1,260.89 x (20 % + 25 %) + 288.20 = 855.6005
    "uktt-stack-quota": (
        parcel("1000.00", **FERRO_MANGANESE),
        Sum(Percent("0.20"), ADDITIONAL, DUMPING),
        "855.60",
    ),
    # 1,260.89 x (0 + 25 % + 25 %) + 288.20 = 918.645
    "uktt-stack-preference": (
        parcel("1000.00", **FERRO_MANGANESE),
        Sum(FREE, SAFEGUARD, ADDITIONAL, DUMPING),
        "918.65",
    ),
    "uktt-stack-suspension": (
        parcel("1000.00", **FERRO_MANGANESE),
        Sum(FREE, SAFEGUARD, ADDITIONAL, DUMPING),
        "918.65",
    ),
}


@pytest.mark.parametrize(("sent", "amount", "duty"), PEER.values(), ids=PEER)
def test_duties_of_the_uk_duty_calculator(sent, amount, duty):
    assert charges(quote(sent, rates=EURO, tariff=table(amount)))["duty"] == duty


@pytest.mark.parametrize(
    ("case", "vat_base", "vat", "taxes"),
    [
        ("uktt-stack-quota", "2116.49", "423.30", "1278.90"),
        # The peer rounds once, at the end: 918.645 + 435.907 = 1,354.552, printed 1,354.55. Each
        # tax of a declaration is an amount in pence: 918.65 + 435.91 is a penny more.
        ("uktt-stack-preference", "2179.54", "435.91", "1354.56"),
        ("uktt-stack-suspension", "2179.54", "435.91", "1354.56"),
    ],
)
def test_vat_on_top_as_the_uk_duty_calculator_has_it(case, vat_base, vat, taxes):
    sent, amount, _ = PEER[case]
    result = quote(sent, tariff=table(amount))
    (line,) = [line for line in result.lines if line.id == "import_vat"]
    assert (line.base, line.amount) == (Money(f"{vat_base} GBP"), Money(f"{vat} GBP"))
    assert result.total - Money("1260.89 GBP") == Money(f"{taxes} GBP")


OUT_OF_SCOPE = {
    "uktt-retail-price": "a duty on the retail price of tobacco: excise, not computed",
    "uktt-alcohol-volume-litres": "an excise rate by strength: excise, not computed",
    "uktt-alcohol-volume-hl": "an excise rate by strength: excise, not computed",
    "uktt-spq-lpa": "small producer relief of excise: not computed",
    "uktt-spq-asvx": "small producer relief of excise: not computed",
    "uktt-fx-default-latest": "a rate for no date: here a date is always required",
    "uktt-fx-unknown-pair": "a rate table's own test",
    "uktt-total-advalorem-excise-vat": "a sum of given figures; its VAT is not 20 % of the base",
    "uktt-total-specific": "a sum of given figures that shows a rounded and adds an exact duty",
    "uktt-total-no-vat": "a sum of given figures",
}
SHOWN_HERE = {*PEER, "gb-01", "gb-02", "gb-03"}


def shared_cases(name):
    given = os.environ.get("XBORDER_SHARED")
    places = [Path(given)] if given else []
    places += [parent / "shared" for parent in Path(__file__).resolve().parents]
    for place in places:
        if (place / "cases" / name).is_file():
            return yaml.safe_load((place / "cases" / name).read_text(encoding="utf-8"))
    pytest.skip("the shared cases are not here")


def test_every_shared_example_is_a_row_or_has_its_reason():
    examples = shared_cases("europe_examples.yaml")["examples"]
    british = {case["id"] for case in examples if case["jurisdiction"] == "GB"}
    peers = shared_cases("landed_cost_peer_cases.yaml")["cases"]
    british |= {case["id"] for case in peers if case["id"].startswith("uktt-")}
    assert british == SHOWN_HERE | set(OUT_OF_SCOPE)


def test_a_duty_in_euro_without_a_rate_is_a_missing_fact():
    sent, amount, _ = PEER["uktt-specific-eur"]
    result = quote(sent, tariff=table(amount))
    assert str(result.state) == "missing_fact"
    assert any("The rate of EUR is not given." in str(why.text) for why in result.reasons)


ZERO_RATED = [
    # VAT Notice 701/14, sections 3 and 4; Notice 701/10 for leaflets
    *("210111", "150910", "151710", "160414", "170114", "180500", "190110", "190410", "190510"),
    *("19053191", "19059030", "120740", "120991", "200410", "491110"),
]


@pytest.mark.parametrize("to", ["GB", "XI"])
@pytest.mark.parametrize("hs", ZERO_RATED)
def test_food_and_leaflets_are_zero_rated_by_their_code(hs, to):
    table = default_book().policy(to).tables["vat"]
    entry = table.find(GoodsKey(hs_code=hs), ON)
    assert entry.value in {FREE, Percent("0")}
    assert entry.evidence != "unchecked"


@pytest.mark.parametrize(
    "hs", ["170490", "180632", "19053111", "200520", "200989", "210500", "220210"]
)
def test_confectionery_crisps_and_soft_drinks_are_not(hs):
    table = default_book().policy("GB").tables["vat"]
    assert table.find(GoodsKey(hs_code=hs), ON).value == Percent("0.20")


UNDECIDED = ["210690", "230910", "871390", "961900", "902110", "650610", "940180"]


@pytest.mark.parametrize("hs", UNDECIDED)
def test_a_rate_that_a_code_does_not_decide_is_an_estimate(hs):
    sold = parcel("20.00", hs=hs, seller=Seller(registrations={"GB"}))
    result = quote(sold)
    assert str(result.state) == "estimate"
    assert any("does not decide" in str(reason.text) for reason in result.reasons)


@pytest.mark.parametrize("hs", ["190531", "190590"])
def test_six_digits_do_not_tell_plain_biscuits_and_bread_from_others(hs):
    assert (
        str(quote(parcel("20.00", hs=hs, seller=Seller(registrations={"GB"}))).state) == "estimate"
    )


def test_the_category_decides_what_the_code_does_not():
    sold = parcel(
        "20.00",
        hs="961900",
        item={"category": "feminine_hygiene"},
        seller=Seller(registrations={"GB"}),
    )
    assert (str(quote(sold).state), charges(quote(sold))) == ("exact", {})


def test_instant_coffee_from_italy():
    """Four at GBP 8 and carriage of 6: no VAT, 38.00."""
    coffee = parcel(
        "8.00",
        hs="210111",
        item={"quantity": 4, "origin": "IT"},
        ship_from="IT",
        shipping="6.00 GBP",
        seller=Seller(registrations={"GB"}),
    )
    result = quote(coffee)
    assert (str(result.state), result.total) == ("exact", Money("38.00 GBP"))


@pytest.mark.parametrize("hs", ["871200", "871160", "691200", "401120"])
def test_goods_that_can_be_under_a_trade_remedy_are_never_exact(hs):
    result = quote(parcel("400.00", hs=hs))
    assert str(result.state) != "exact"
    assert any("anti-dumping" in str(reason.text) for reason in result.reasons)


SANCTIONED = [
    ("440710", dt.date(2022, 3, 25), "unsupported"),
    ("700529", ON, "unsupported"),
    ("720851", ON, "unsupported"),
    (TEE, ON, "estimate"),
    (TEE, dt.date(2022, 3, 24), "exact"),
]


@pytest.mark.parametrize(("hs", "on", "state"), SANCTIONED)
def test_goods_of_russia_are_never_exact_since_2022(hs, on, state):
    result = quote(parcel("400.00", hs=hs, item={"origin": "RU"}, on=on))
    assert str(result.state) == state, result.reasons


CLAIMS = [
    # (code, origin, claimed, duty on 200 GBP of goods and 0 of freight), reference documents of 2022
    ("61091000", "VN", True, "0.00"),
    ("61091000", "VN", False, "24.00"),  # 12%
    ("64041100", "VN", False, "32.00"),  # 16%
    ("64041990", "JP", True, "9.20"),  # 4.6% in 2026, by its steps to 2029
    ("61091000", "TR", True, "0.00"),
    ("61091000", "JP", True, "0.00"),
    ("61091000", "BD", True, "0.00"),
    ("61091000", "CN", True, "24.00"),  # no agreement: the general duty, and a doubt
]


@pytest.mark.parametrize(("hs", "origin", "claimed", "duty"), CLAIMS)
def test_what_a_claim_to_preference_comes_to(hs, origin, claimed, duty):
    item = {"origin": origin, "preference": claimed}
    result = quote(parcel("200.00", hs=hs, ship_from=origin, item=item))
    found = {line.id: str(line.amount) for line in result.lines if "duty" in line.id}
    assert found in ({"duty": f"{duty} GBP"}, {"preferential_duty": f"{duty} GBP"})
    # no agreement with China, and of the least developed the Regulations were not read
    assert str(result.state) == ("estimate" if origin in {"CN", "BD"} else "exact"), result.reasons


def test_a_duty_that_falls_by_steps_that_were_not_read_is_refused():
    item = {"origin": "VN", "preference": True}
    result = quote(parcel("200.00", hs="64041100", ship_from="VN", item=item))
    assert str(result.state) == "unsupported"


def test_the_steps_of_a_duty_have_their_years():
    key = GoodsKey(hs_code="64041990", origin="JP")
    shares = [PREFERENCE.find(key, dt.date(year, 6, 1)).value for year in (2026, 2027, 2028, 2029)]
    assert [str(each.ceiling.share) for each in shares[:3]] == ["23/500", "31/1000", "3/200"]
    assert shares[3] == FREE


def test_a_claim_is_never_dearer_than_the_general_duty():
    """Whatever a partner's document says, the importer may leave the claim."""
    free = "85171300"  # general duty free
    item = {"origin": "SG", "preference": True}
    result = quote(parcel("200.00", hs=free, ship_from="SG", item=item))
    assert result.total is not None
    assert not [line for line in result.lines if line.id == "duty"]


@pytest.mark.parametrize(
    ("hs", "vat", "state"),
    [
        ("24049200", "5.00", "exact"),  # patches: Notice 701/57, 3.4
        ("24049100", "20.00", "estimate"),  # gum at 5%, pouches at 20%
        ("401410", "5.00", "exact"),  # contraceptives: VATA 1994, Sch. 7A, Group 8
    ],
)
def test_contraceptives_and_what_helps_to_stop_smoking_bear_five_per_cent(hs, vat, state):
    item = {"excise": "none"}
    result = quote(parcel("100.00", hs=hs, item=item))
    assert charges(result) == {"supply_vat": vat}
    assert str(result.state) == state, result.reasons
