"""Which day a jurisdiction's rules go by, and which of them go by another."""

import datetime as dt
import re

import pytest
from tests import mini
from tests.mini import ACT

import xborder as xb
from xborder.errors import InvalidPolicy, NoRuleInForce
from xborder.exchange import Quotation
from xborder.landed_cost.admission import Supplied, admit, rules_for
from xborder.landed_cost.run import chunk_lanes, evaluate
from xborder.policy import default_book
from xborder.policy.amount import Band, Bands, Sum, read_on, tables_read
from xborder.policy.vocabulary import (
    ByGoods,
    Charge,
    ChargeKind,
    GoodsRate,
    Money,
    Percent,
    goods,
)


def parcel(*, sold, entered):
    return xb.Consignment(
        ship_from="CN",
        ship_to="US",
        region="US-CA",
        on=sold,
        dates={"import_entry": entered},
        items=[
            xb.Item(sku="T", hs_code="6109100012", origin="CN", quantity=1, unit_price="45 USD")
        ],
        shipping="0 USD",
        prices="net",
        transport="express",
        seller=xb.Seller(registrations=()),
        buyer=xb.Buyer(kind="consumer"),
    )


def test_american_rules_go_by_the_day_of_entry():
    """The relief for Chinese goods ended on 2025-05-02, by entry (90 FR 14899)."""
    before, after = dt.date(2025, 5, 1), dt.date(2025, 5, 2)
    assert xb.quote(parcel(sold=before, entered=before)).schemes == ("us.de_minimis",)
    assert xb.quote(parcel(sold=before, entered=after)).schemes == ("us.informal",)


def sold(
    ship_to, on, entered, *lines, registrations=(), prices="net", rates=None, dates=None, **given
):
    """Return the quote of a parcel from China, sold on one day and entered on another."""
    items = [
        xb.Item(hs_code=code, origin="CN", quantity=1, unit_price=price) for code, price in lines
    ]
    parcel = xb.Consignment(
        ship_from="CN",
        ship_to=ship_to,
        on=on,
        dates=dates or {"import_entry": entered},
        items=items,
        shipping="0 EUR",
        prices=prices,
        seller=xb.Seller(registrations=registrations),
        buyer=xb.Buyer(kind="consumer"),
        **given,
    )
    return xb.quote(parcel, rates=rates)


def test_duty_goes_by_the_acceptance_of_the_declaration_and_vat_at_checkout_by_the_sale():
    """Two clocks: UCC Art. 77(2), 85(1) for the EUR 3; Directive 2006/112/EC Art. 66a for VAT."""
    lines = (("420221", "80 EUR"), ("490199", "20 EUR"))
    june, july = dt.date(2026, 6, 29), dt.date(2026, 7, 2)
    across = sold("NL", june, july, *lines, registrations={"IOSS"})
    assert across.charge("flat_duty") == xb.Money("6.00 EUR")
    assert across.charge("ioss_vat") == xb.Money("18.60 EUR")  # 21% of 80, 9% of 20
    assert sold("NL", june, june, *lines, registrations={"IOSS"}).charge("flat_duty") == 0 * (
        across.charge("flat_duty")
    )


FINNISH = (dt.date(2024, 8, 30), dt.date(2024, 9, 3))
"""Finland's rate rose from 24 to 25.5% on 2024-09-01 (Laki 1007/2024)."""


def test_the_rate_at_checkout_is_that_of_the_sale_and_on_import_that_of_the_entry():
    """Directive 2006/112/EC, Art. 66a and 93: the rate is the one at the chargeable event."""
    order, entry = FINNISH
    tee = ("610910", "100 EUR")
    assert sold("FI", order, entry, tee, registrations={"IOSS"}).charge("ioss_vat") == xb.Money(
        "24.00 EUR"
    )
    assert sold("FI", order, entry, tee).charge("arrangement_vat") == xb.Money("25.50 EUR")
    assert sold("FI", order, order, tee).charge("arrangement_vat") == xb.Money("24.00 EUR")


def test_the_day_of_the_order_counts_for_a_tax_on_the_sale_where_it_is_stated():
    """VAT under IOSS arises when the payment is accepted (Directive 2006/112/EC, Art. 66a)."""
    order, sent = FINNISH
    quote = sold(
        "FI",
        sent,
        None,
        ("610910", "100 EUR"),
        registrations={"IOSS"},
        dates={"order": order},
    )
    assert quote.charge("ioss_vat") == xb.Money("24.00 EUR")


def test_a_line_of_a_table_on_its_own_day_is_told_by_its_source():
    order, entry = FINNISH
    quote = sold("FI", order, entry, ("610910", "100 EUR"), registrations={"IOSS"})
    line = next(line for line in quote.lines if line.id == "ioss_vat")
    assert str(line.rate) == "0.24"
    same_day = sold("FI", order, order, ("610910", "100 EUR"), registrations={"IOSS"})
    told = next(each for each in same_day.lines if each.id == "ioss_vat")
    assert line.goods_rule == told.goods_rule
    assert "24%" in quote.explain()


def test_a_german_import_of_the_new_year_pays_the_new_rate_whenever_it_was_sold():
    """16% from 2020-07-01 until 2020-12-31, then 19% (Second Corona Tax Assistance Act, Art. 3)."""
    sale, entry = dt.date(2020, 12, 28), dt.date(2021, 1, 4)
    tee = ("610910", "100 EUR")
    assert sold("DE", sale, entry, tee).charge("import_vat") == xb.Money("19.00 EUR")
    assert sold("DE", sale, sale, tee).charge("import_vat") == xb.Money("16.00 EUR")


def test_norwegian_vat_at_checkout_begins_with_sales_and_not_with_entries():
    """VOEC began with sales of 2020-04-01; goods sold before were declared."""
    sale, entry = dt.date(2020, 3, 30), dt.date(2020, 4, 3)
    tee = ("610910", "1000 NOK")
    assert sold("NO", sale, entry, tee, registrations={"VOEC"}).schemes == ("no.import",)
    assert sold("NO", entry, entry, tee, registrations={"VOEC"}).schemes == ("no.voec",)


def test_swiss_duty_goes_by_the_entry_and_vat_of_a_registered_seller_by_the_sale():
    """Industrial duties ended on 2024-01-01, and 7.7% became 8.1% on that day."""
    sale, entry = dt.date(2023, 12, 28), dt.date(2024, 1, 3)
    parcel = {"registrations": {"CH"}, "transport": "post"}
    quote = sold("CH", sale, entry, ("610910", "1000 CHF"), **parcel)
    assert quote.sum_of("duties") == xb.Money("0.00 CHF")
    assert quote.charge("supplier_vat") == xb.Money("77.00 CHF")
    assert sold("CH", sale, entry, ("610910", "1000 CHF")).charge("import_vat") == xb.Money(
        "81.00 CHF"
    )


def test_british_goods_sold_in_2020_and_entered_in_2021_are_an_estimate():
    """How the change to VAT at the sale fell between the two days was not read."""
    sale, entry = dt.date(2020, 12, 29), dt.date(2021, 1, 5)
    quote = sold("GB", sale, entry, ("610910", "100 GBP"))
    assert quote.state == "estimate"
    assert quote.schemes == ("gb.sold_before_2021",)
    assert quote.charge("import_vat") == xb.Money("20.00 GBP")
    assert sold("GB", entry, entry, ("610910", "100 GBP")).schemes == ("gb.supply_vat",)


def monthly(first, second):
    """Return two months' rates of customs: in the second, money is dearer."""
    turn = second.replace(day=1)
    rates = {"GBP": ("USD", "1.40", "1.25"), "USD": ("BRL", "5", "6")}
    return xb.RateTable(
        [
            Quotation.of(base, quote, rate, start=start, end=end, kind="customs", source="month")
            for base, (quote, old, new) in rates.items()
            for rate, start, end in (
                (old, first.replace(day=1), turn),
                (new, turn, turn.replace(day=28)),
            )
        ]
    )


def test_foreign_prices_are_converted_at_the_rate_of_the_law_s_own_day():
    """Great Britain by the entry (Notice 252), Brazil by the sale, the United States by export.

    Source: 19 CFR 159.32 for the United States.
    """
    march, april = dt.date(2021, 3, 30), dt.date(2021, 4, 6)
    british = sold("GB", march, april, ("732393", "700 USD"), rates=monthly(march, april))
    assert british.sum_of("goods") == xb.Money("560.00 GBP")
    assert [rate.date for rate in british.rates] == [april]
    sale, entry = dt.date(2024, 8, 30), dt.date(2024, 9, 3)
    brazilian = sold(
        "BR",
        sale,
        entry,
        ("610910", "100 USD"),
        rates=monthly(sale, entry),
        registrations={"REMESSA_CONFORME"},
    )
    assert brazilian.sum_of("goods") == xb.Money("500.00 BRL")
    american = sold(
        "US",
        march,
        april,
        ("6109100012", "100 GBP"),
        rates=monthly(march, april),
        region="US-OR",
        dates={"import_entry": april, "export": march},
    )
    assert american.sum_of("goods") == xb.Money("140.00 USD")


LAW = Charge(
    id="tax",
    kind=ChargeKind.VAT,
    title="tax",
    amount=ByGoods("vat"),
    base="goods",
    dated_by="order",
)
RATES = goods(
    "vat",
    GoodsRate("low", "0.10").by(ACT, end=dt.date(2026, 1, 1)).then(ACT, amount="0.20"),
)


def two_clocks(**options):
    return mini.book(
        LAW.by(ACT),
        LAW.replace(id="import", dated_by=None).by(ACT),
        tables=(RATES,),
        dated_by="import_entry",
        **options,
    )


def test_single_quotes_and_columns_agree_over_two_clocks():
    order, entry = dt.date(2025, 12, 30), dt.date(2026, 1, 2)
    lines = (("610910", "100 CHF"), ("640411", "50 CHF"))
    items = [xb.Item(hs_code=c, origin="CN", quantity=1, unit_price=p) for c, p in lines]
    parcels = [
        xb.Consignment(
            ship_from="CN", ship_to="CH", on=order, dates={"import_entry": entry},
            items=some, shipping="0 CHF", prices="net",
        )
        for some in (items, items[:1], items[::-1])
    ]  # fmt: skip
    laws = two_clocks()
    rules = rules_for(laws, parcels[0])
    admitted = admit(parcels, rules, Supplied())
    lanes = chunk_lanes(rules, admitted)
    evaluation = evaluate(rules, admitted.facts(lanes), lanes)
    ledger = evaluation.declarations[0].ledger
    assert [int(x) for x in ledger.lanes.entries(ledger.charges["tax"].due)] == [
        1000, 500, 1000, 500, 1000,
    ]  # fmt: skip
    assert [int(x) for x in ledger.lanes.entries(ledger.charges["import"].due)] == [
        2000, 1000, 2000, 1000, 2000,
    ]  # fmt: skip
    for parcel, (tax, duty) in zip(parcels, ((15, 30), (10, 20), (15, 30)), strict=True):
        quote = xb.quote(parcel, book=laws)
        assert quote.charge("tax") == xb.Money(tax, "CHF")
        assert quote.charge("import") == xb.Money(duty, "CHF")


def test_days_of_one_stretch_share_a_plan_and_days_of_two_make_equal_ones():
    """So nothing is slower where no law changed between, and a fingerprint does not tell days."""
    laws = two_clocks()
    january, later = dt.date(2026, 1, 2), dt.date(2026, 3, 1)
    assert laws.compiled("CH", later, {"order": january}) is laws.compiled("CH", later)
    one = laws.compiled("CH", later, {"order": dt.date(2025, 12, 30)})
    other = two_clocks().compiled("CH", january, {"order": dt.date(2025, 11, 1)})
    assert one is not laws.compiled("CH", later)
    assert one.fingerprint() == other.fingerprint() != laws.compiled("CH", later).fingerprint()


def test_amounts_inside_amounts_read_their_tables_on_the_day_of_their_charge():
    day = dt.date(2026, 1, 1)
    table = ByGoods("vat")
    scale = Bands("goods", (Band(Money("10 CHF"), table), Band(None, Sum(table, Percent("0.01")))))
    assert read_on(scale, day).bands[0].amount.place == "vat@2026-01-01"
    assert tables_read(read_on(scale, day)) == {"vat@2026-01-01"}
    assert read_on(Percent("0.1"), day) == Percent("0.1")


def test_a_day_before_the_known_rules_is_refused_on_every_clock():
    with pytest.raises(NoRuleInForce, match="2019-12-30"):
        sold("FI", dt.date(2019, 12, 30), dt.date(2020, 1, 2), ("610910", "100 EUR"))


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"converted_by": "moon"}, "A consignment has no date moon"),
        ({"clock": "expotr"}, "Did you mean export?"),
    ],
)
def test_a_policy_that_goes_by_no_event_is_refused(options, message):
    clock = options.pop("clock", "order")
    with pytest.raises(InvalidPolicy, match=re.escape(message)):
        mini.book(LAW.replace(dated_by=clock).by(ACT), tables=(RATES,), **options)


def test_entries_of_one_rule_go_by_one_event():
    mixed = LAW.by(ACT, end=dt.date(2026, 1, 1)).then(ACT, dated_by="export")
    with pytest.raises(InvalidPolicy, match="go by the dates of several events"):
        mini.book(mixed, tables=(RATES,))


def test_a_rule_with_a_clock_of_its_own_says_so():
    law = default_book().rule("eu.ioss_vat", on=dt.date(2026, 7, 1))
    assert "Whether it holds goes by the date of the order." in str(law)
    assert "converted at the rate of the date of export" in str(default_book().law("US"))
