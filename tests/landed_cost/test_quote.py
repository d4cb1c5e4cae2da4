"""Whole quotes under tiny fictional laws: schemes, doubts, options, and what a quote carries."""

import datetime as dt
import itertools

import pytest
from tests.mini import (
    DAY,
    always,
    book,
    charge,
    dues,
    item,
    lanes_of,
    law,
    leaving,
    parcel,
    plain,
    policy,
    scheme,
    table,
)

import xborder as xb
from xborder.errors import InvalidPolicy, NoRate, NoRuleInForce
from xborder.exchange import RateTable
from xborder.landed_cost import quote
from xborder.landed_cost.admission import Supplied, admit
from xborder.landed_cost.run import evaluate
from xborder.money import Money, Rounding
from xborder.policy import PolicyBook
from xborder.policy.amount import (
    FREE,
    Band,
    Bands,
    ByGoods,
    Flat,
    Percent,
    PercentInside,
    PerUnit,
    Unsupported,
)
from xborder.policy.charge import Waiver
from xborder.policy.condition import (
    All,
    AtMost,
    During,
    EveryLine,
    HsIn,
    Is,
    Not,
    Reads,
    SinglePiece,
    SomeLine,
    elected,
    registered,
)
from xborder.policy.country import Member, Reading
from xborder.policy.goods_table import GoodsRule, GoodsTable, Scope
from xborder.policy.not_computed import Doubtful, NotComputed
from xborder.policy.value import Value
from xborder.source import Evidence, Status
from xborder.timeline import Timeline

TENTH = charge("tax", Percent("0.1"))
CONSUMER = Is("buyer.kind", "consumer")
SMALL = AtMost(value="goods", limit=Money("150 CHF"))
EUR = RateTable.from_mapping({"EUR/CHF": "0.95"}, start=DAY, source="for the test")


def state_of(found):
    return (str(found.state), [str(reason.text) for reason in found.reasons])


def verdicts(found):
    return {each.scheme: (str(each.verdict), str(each.reason)) for each in found.options}


# --- schemes -------------------------------------------------------------------------------------

TWO_WAYS = {
    "schemes": (
        scheme("small", ["low"], when=All(CONSUMER, SMALL)),
        scheme("standard", ["tax"]),
    )
}
LOW = charge("low", Percent("0.05"))


@pytest.mark.parametrize(
    ("price", "kind", "schemes", "charged"),
    [
        ("150 CHF", "consumer", ("small",), {"low": "7.50"}),
        ("150.01 CHF", "consumer", ("standard",), {"tax": "15.00"}),
        ("150 CHF", "business", ("standard",), {"tax": "15.00"}),
    ],
)
def test_the_first_scheme_that_holds_takes_the_parcel(price, kind, schemes, charged):
    sent = parcel(item(price), buyer=xb.Buyer(kind=kind))
    found = quote(sent, book=book(LOW, TENTH, **TWO_WAYS))
    assert (found.schemes, dues(found), str(found.state)) == (schemes, charged, "exact")


def test_every_option_says_why_it_was_or_was_not_taken():
    laws = book(
        LOW,
        TENTH,
        schemes=(
            scheme("small", ["low"], when=All(CONSUMER, SMALL)),
            scheme("simple", ["low"], when=CONSUMER, elective=True),
            scheme("standard", ["tax"]),
            scheme("last", ["tax"]),
        ),
    )
    sent = parcel(item("200 CHF"), buyer=xb.Buyer(kind="consumer"))
    found = quote(sent, book=laws)
    assert verdicts(found) == {
        "small": (
            "not_met",
            "It would apply only if the goods value of the consignment is at most CHF\xa0150.00.",
        ),
        "simple": ("not_chosen", "It can be chosen; it was not."),
        "standard": ("taken", "It applies wherever no earlier scheme does."),
        "last": ("not_reached", "An earlier scheme comes first."),
    }
    # 200 and 5 % by election, 10 % by law
    totals = {each.scheme: each.total for each in found.options}
    assert totals == {
        "small": None,
        "simple": Money("210 CHF"),
        "standard": None,
        "last": None,
    }
    assert found.total == Money("220 CHF")
    chosen = quote(sent.replace(elections={"simple"}), book=laws)
    assert (chosen.total, chosen.schemes) == (Money("210 CHF"), ("simple",))
    # an election that is not open is not taken
    business = sent.replace(elections={"simple"}, buyer=xb.Buyer(kind="business"))
    assert quote(business, book=laws).schemes == ("standard",)


def test_a_missing_fact_says_what_each_answer_leads_to():
    found = quote(parcel(item("100 CHF")), book=book(LOW, TENTH, **TWO_WAYS))
    assert state_of(found) == (
        "missing_fact",
        ["small: it depends on the buyer, which is not given."],
    )
    assert found.total is None
    assert dues(found) == {}
    assert found.missing is not None
    assert (found.missing.fact, str(found.missing.title)) == ("buyer.kind", "the buyer")
    assert [(each.answer, str(each.state), each.total) for each in found.missing.consequences] == [
        ("consumer", "estimate", Money("105 CHF")),
        ("business", "estimate", Money("110 CHF")),
    ]
    assert verdicts(found)["small"] == ("open", "It is not known whether the buyer is a consumer.")
    assumed = quote(
        parcel(item("100 CHF")),
        book=book(LOW, TENTH, **TWO_WAYS),
        assume={"buyer.kind": "consumer"},
    )
    assert state_of(assumed) == ("estimate", ["Assumed: the buyer is a consumer."])
    assert (assumed.total, assumed.assumed) == (Money("105 CHF"), {"buyer.kind": "consumer"})


def test_an_assumption_written_on_the_parcel_counts_like_one_given_beside_it():
    laws = book(
        LOW,
        TENTH,
        schemes=(scheme("small", ["low"], when=registered("VOEC")), scheme("s", ["tax"])),
    )
    for value, total in ((True, "105 CHF"), (False, "110 CHF"), ("yes", "105 CHF")):
        sent = parcel(assumptions={"seller.registered:VOEC": value})
        assert quote(sent, book=laws).total == Money(total)
    sent = parcel(assumptions={"seller.registered:VOEC": True})
    overruled = quote(sent, book=laws, assume={"seller.registered:VOEC": "no"})
    assert overruled.total == Money("110 CHF")
    # what is known is not assumed
    known = parcel(seller=xb.Seller(registrations={"VOEC"}))
    found = quote(known, book=laws, assume={"seller.registered:VOEC": "no"})
    assert (found.total, found.assumed, str(found.state)) == (Money("105 CHF"), {}, "exact")


def test_a_fact_with_too_many_answers_is_named_and_no_more():
    laws = leaving(TENTH, schemes=(scheme("textiles", ["tax"], when=HsIn("61")),))
    found = quote(parcel(item(hs_code=None)), book=laws)
    assert (found.missing.fact, found.missing.consequences) == ("item.hs_code", ())


def test_goods_that_no_scheme_takes_are_unsupported():
    laws = leaving(TENTH, schemes=(scheme("textiles", ["tax"], when=HsIn("61")),))
    found = quote(parcel(item(hs_code="420221")), book=laws)
    assert state_of(found) == ("unsupported", ["No scheme of Switzerland takes these goods."])
    assert (found.total, found.schemes) == (None, ("",))


def by_line(**options):
    """Return a law under which each line goes its own way: below CHF 50 a piece it is cheap."""
    cheap = AtMost(value="goods", limit=Money("50 CHF"), of="unit")
    return book(
        LOW,
        TENTH,
        schemes=(
            scheme("cheap", ["low"], when=cheap, per="line"),
            scheme("standard", ["tax"]),
        ),
        **options,
    )


def test_lines_of_one_parcel_may_go_under_different_schemes():
    sent = parcel(item("50 CHF", sku="A"), item("60 CHF", sku="B"), item("40 CHF", sku="C"))
    found = quote(sent, book=by_line())
    assert found.schemes == ("cheap", "standard", "cheap")
    assert dues(found) == {"low": "4.50", "tax": "6.00"}
    assert [(line.id, line.item) for line in found.lines if line.rule] == [
        ("low", 0),
        ("low", 2),
        ("tax", 1),
    ]


def mixed(when, amount=None):
    """Return a law of two schemes a line whose standard one charges only under a condition."""
    return book(
        LOW,
        charge("tax", amount or Percent("0.1"), when=when),
        schemes=(
            scheme("books", ["low"], when=HsIn("49"), per="line"),
            scheme("standard", ["tax"]),
        ),
    )


BOOK = item("100 CHF", sku="BOOK", hs_code="490199", origin="VN")
TEE = item("60 CHF", sku="TEE")


@pytest.mark.parametrize(
    ("when", "tax"),
    [
        # the consignment is worth 160, though the scheme's own line only 60
        (AtMost(value="goods", limit=Money("159.99 CHF")), None),
        (AtMost(value="goods", limit=Money("160 CHF")), "6.00"),
        (EveryLine(Is("item.origin", "CN")), None),
        (SomeLine(Is("item.origin", "VN")), "6.00"),
        (SinglePiece(), None),
        (Not(SinglePiece()), "6.00"),
    ],
)
def test_a_condition_on_the_consignment_sees_all_of_it_from_within_a_scheme(when, tax):
    found = quote(parcel(BOOK, TEE), book=mixed(when))
    assert (found.schemes, dues(found).get("tax")) == (("books", "standard"), tax)
    assert str(found.state) == "exact"


@pytest.mark.parametrize("quantified", [EveryLine, SomeLine])
def test_a_fact_missing_on_a_sibling_line_is_missed_from_within_a_scheme(quantified):
    used = quantified(Is("item.used", "yes" if quantified is SomeLine else "no"))
    told = TEE.replace(used=quantified is not SomeLine and False)
    found = quote(parcel(BOOK, told), book=mixed(used))
    assert str(found.state) == "missing_fact"
    assert [(reason.fact, reason.items) for reason in found.reasons] == [("item.used", (1,))]


def test_the_same_in_a_table_of_many_parcels():
    parcels = [parcel(BOOK, TEE), parcel(TEE), parcel(TEE, BOOK, TEE)]
    for when in (
        AtMost(value="goods", limit=Money("160 CHF")),
        EveryLine(Is("item.origin", "CN")),
        SomeLine(Is("item.origin", "VN")),
        SinglePiece(),
        AtMost(value=("goods", "low"), limit=Money("165 CHF")),
    ):
        laws = mixed(when)
        expected = [line for each in parcels for line in taxes(laws, [each], "one")]
        assert taxes(laws, parcels, "many") == expected
        assert taxes(laws, parcels, "wide") == expected


@pytest.mark.parametrize("items", [(BOOK, TEE), (TEE,)])
@pytest.mark.parametrize(("limit", "charged"), [("3 CHF", True), ("2.99 CHF", False)])
def test_a_limit_may_count_charges_of_the_declaration(items, limit, charged):
    step = charge("fee", Flat(Money("1 CHF")), when=AtMost(value="low", limit=Money(limit)))
    laws = book(
        LOW,
        step,
        schemes=(
            scheme("books", (), when=HsIn("49"), per="line"),
            scheme("standard", ["low", "fee"]),
        ),
    )
    # 5 % of the 60.00 of the one line
    assert ("fee" in dues(quote(parcel(*items), book=laws))) == charged


def taxes(laws, parcels, kind):
    plan = laws.compiled("CH", DAY)
    lanes = lanes_of(kind, sum(len(each.items) for each in parcels))
    found = evaluate(plan, admit(parcels, plan, Supplied()).facts(lanes), lanes)
    column = lanes.fill(0)
    for declaration in found.declarations:
        if "tax" in declaration.ledger.charges:
            column = column + lanes.put(declaration.ledger.charges["tax"].due, declaration.lines)
    return plain(column)


def test_a_waiver_and_a_fee_act_on_each_declaration_of_a_mixed_parcel():
    fee = charge("fee", Flat(Money("2 CHF")))
    waiver = Waiver(id="small", title="small", charges=("tax",), limit=Money("5 CHF"))
    laws = book(
        LOW,
        TENTH,
        waiver,
        fee,
        schemes=(
            scheme("books", ["low", "fee"], when=HsIn("49"), per="line"),
            scheme("standard", ["tax", "small", "fee"]),
        ),
    )
    found = quote(parcel(BOOK, item("50 CHF")), book=laws)
    # tax of 5.00 is lifted in its own declaration; two declarations, two fees
    assert dues(found) == {"low": "5.00", "fee": "4.00", "tax": "0.00"}


# --- doubts --------------------------------------------------------------------------------------


def test_a_doubt_on_one_line_is_a_doubt_of_its_whole_declaration():
    tariff = table("tariff", ("61", Percent("0.1")))
    laws = book(charge("duty", ByGoods("tariff")), tables=(tariff,))
    found = quote(parcel(item(), item(hs_code="950300")), book=laws)
    assert str(found.state) == "missing_fact"
    assert (found.total, dues(found)) == (None, {})
    assert [(reason.fact, reason.items) for reason in found.reasons] == [("item.hs_code", (1,))]
    lanes = lanes_of("one", 2)
    plan = laws.compiled("CH", DAY)
    sent = parcel(item(), item(hs_code="950300"))
    assert plain(evaluate(plan, admit((sent,), plan, Supplied()).facts(lanes), lanes).state) == [
        2,
        2,
    ]


def test_lines_of_one_doubt_are_all_named():
    unread = {"evidence": Evidence.UNCHECKED}
    rates = table(
        "rates",
        ("61", law(Percent("0.1"), **unread)),
        ("64", Percent("0.1")),
        ("42", law(Percent("0.2"), **unread)),
    )
    laws = book(charge("tax", ByGoods("rates")), tables=(rates,))
    codes = ("610910", "640399", "420221")
    found = quote(parcel(*(item(hs_code=code) for code in codes)), book=laws)
    # two entries of a table were not checked, in the same words; the second line's was
    (reason,) = found.reasons
    assert (str(reason.text), reason.items) == (
        "tax: not checked against its source.",
        (0, 2),
    )


def test_lines_of_one_doubt_in_two_declarations_are_all_named():
    unread = always(charge("tax", Percent("0.1")), evidence=Evidence.UNCHECKED)
    laws = book(
        unread,
        schemes=(
            scheme("books", ["tax"], when=HsIn("49"), per="line"),
            scheme("standard", ["tax"]),
        ),
    )
    found = quote(parcel(TEE, BOOK), book=laws)
    assert set(found.schemes) == {"books", "standard"}
    assert [reason.items for reason in found.reasons] == [(0, 1)]


def test_two_kinds_of_sweets_to_finland_have_one_doubt_that_names_both():
    goods = [
        xb.Item(hs_code=code, origin="CN", quantity=1, unit_price="200 EUR")
        for code in ("170490", "170490")
    ]
    sent = parcel(*goods, ship_to="FI", shipping="0 EUR", seller=xb.Seller(registrations=()))
    found = quote(sent.replace(buyer=xb.Buyer(kind="consumer")))
    for reason in found.reasons:
        same = [other for other in found.reasons if other.text == reason.text]
        assert same == [reason]
    assert any(reason.items == (0, 1) for reason in found.reasons)


def test_a_doubt_stays_within_its_parcel_of_a_table():
    tariff = table("tariff", ("61", Percent("0.1")))
    laws = book(charge("duty", ByGoods("tariff")), tables=(tariff,))
    plan = laws.compiled("CH", DAY)
    sent = [parcel(item()), parcel(item(), item(hs_code="950300")), parcel(item())]
    for kind in ("many", "wide"):
        lanes = lanes_of(kind, 4)
        assert plain(evaluate(plan, admit(sent, plan, Supplied()).facts(lanes), lanes).state) == [
            0,
            2,
            2,
            0,
        ]


@pytest.mark.parametrize(
    ("options", "expected"),
    [
        ({}, ("exact", [])),
        ({"evidence": Evidence.SECONDARY}, ("exact", [])),
        ({"evidence": Evidence.UNCHECKED}, ("estimate", ["tax: not checked against its source."])),
        (
            {"status": Status.SCHEDULED},
            ("estimate", ["tax: this rule is scheduled, its start not seen."]),
        ),
        ({"status": Status.UNCLEAR}, ("estimate", ["tax: this rule is unclear."])),
    ],
)
def test_what_a_rule_is_and_how_it_was_read_show_in_the_quote(options, expected):
    found = quote(parcel(), book=book(always(TENTH, **options)))
    assert state_of(found) == expected
    assert found.total == Money("110 CHF")
    by_goods = quote(
        parcel(),
        book=book(
            charge("tax", ByGoods("rates")),
            tables=(table("rates", ("61", law(Percent("0.1"), **options))),),
        ),
    )
    assert state_of(by_goods) == expected
    of_value = always(Value(id="v", title="tax", plus=("goods",)), **options)
    assert state_of(quote(parcel(), book=book(values=(of_value,)))) == expected
    of_scheme = always(scheme("tax", ()), **options)
    assert state_of(quote(parcel(), book=book(schemes=(of_scheme,)))) == expected
    lifted = Waiver(id="w", title="tax", charges=("duty",), limit=Money("50 CHF"))
    waived = book(charge("duty", Percent("0.1")), always(lifted, **options))
    assert state_of(quote(parcel(), book=waived)) == expected
    free = item("0.01 CHF")  # too little to bear the duty that is waived
    assert state_of(quote(parcel(free), book=waived)) == ("exact", [])


@pytest.mark.parametrize("status", [Status.ANNOUNCED, Status.SUSPENDED, Status.REPEALED])
def test_a_rule_that_is_not_law_is_left_out_and_named(status):
    found = quote(parcel(), book=book(always(TENTH, status=status)))
    assert (found.total, str(found.state)) == (Money("100 CHF"), "exact")
    assert [(each.id, each.status) for each in found.left_out] == [("tax", status)]


@pytest.mark.parametrize("status", [Status.SCHEDULED, Status.UNCLEAR])
def test_the_caller_chooses_what_becomes_of_an_uncertain_rule(status):
    laws = book(always(TENTH, status=status))
    assert quote(parcel(), book=laws.with_uncertain("include")).total == Money("110 CHF")
    without = quote(parcel(), book=laws.with_uncertain("exclude"))
    assert (without.total, str(without.state)) == (Money("100 CHF"), "exact")
    assert [each.id for each in without.left_out] == ["tax"]
    with pytest.raises(NoRuleInForce, match=f"The rule tax is {status} on 2026-05-04") as caught:
        quote(parcel(), book=laws.with_uncertain("raise"))
    assert "uncertain='include' or 'exclude'" in str(caught.value)


def test_an_uncertain_rate_of_goods_follows_the_same_choice():
    tables = (table("rates", ("61", law(Percent("0.1"), status=Status.UNCLEAR))),)
    laws = book(charge("tax", ByGoods("rates")), tables=tables)
    without = quote(parcel(), book=laws.with_uncertain("exclude"))
    assert str(without.state) == "missing_fact"
    assert [(each.id, str(each.status)) for each in without.left_out] == [("rates", "unclear")]
    with pytest.raises(NoRuleInForce, match="The rule rates is unclear"):
        quote(parcel(), book=laws.with_uncertain("raise"))


def test_goods_whose_closest_rate_does_not_apply_have_the_next_closest():
    closest = law(Percent("0.1"), status=Status.UNCLEAR)
    repealed = law(Percent("0.15"), status=Status.REPEALED)
    rates = table("rates", ("6109", closest), ("61", repealed), ("", Percent("0.2")))
    laws = book(charge("tax", ByGoods("rates")), tables=(rates,))
    assert dues(quote(parcel(), book=laws)) == {"tax": "10.00"}
    without = quote(parcel(), book=laws.with_uncertain("exclude"))
    assert (dues(without), str(without.state)) == ({"tax": "20.00"}, "exact")
    assert [each.id for each in without.left_out] == ["rates"]
    knitted = quote(parcel(item(hs_code="610510")), book=laws)
    assert dues(knitted) == {"tax": "20.00"}


def test_an_uncertain_value_or_scheme_is_left_out_too():
    value = always(Value(id="v", title="v", plus=("goods",)), status=Status.UNCLEAR)
    laws = book(charge("tax", Percent("0.1"), base=("v",)), values=(value,))
    assert dues(quote(parcel(), book=laws)) == {"tax": "10.00"}
    first = always(scheme("first", ["tax"]), status=Status.SCHEDULED)
    laws = book(TENTH, schemes=(first, scheme("second", ["tax"]))).with_uncertain("exclude")
    assert quote(parcel(), book=laws).schemes == ("second",)


@pytest.mark.parametrize(
    ("estimate", "state", "total"),
    [(False, "unsupported", None), (True, "estimate", Money("110 CHF"))],
)
def test_what_is_not_computed_says_so(estimate, state, total):
    kind = Doubtful if estimate else NotComputed
    left_out = kind(id="spirits", when=HsIn("61"), reason="Spirits are left out.")
    laws = book(TENTH, not_computed=(left_out,))
    found = quote(parcel(), book=laws)
    assert state_of(found) == (state, ["Spirits are left out."])
    assert found.total == total
    assert str(quote(parcel(item(hs_code="420221")), book=laws).state) == "exact"
    unknown = quote(parcel(item(hs_code=None)), book=laws)
    assert state_of(unknown) == (
        "missing_fact",
        [
            (
                "No tariff code is given: duty, tax and what may enter go by it. Give at least six "
                "digits."
            ),
            "Whether this can be computed: it depends on the HS code, which is not given.",
        ],
    )


@pytest.mark.parametrize("lines", [1, 3])
def test_what_is_not_computed_by_value_is_asked_of_every_parcel_of_a_kind(lines):
    """What one parcel is told by its coded facts holds for the next; what it is worth does not."""
    dear = NotComputed(
        id="dear",
        when=Not(AtMost(value="goods", limit=Money("150 CHF"), of="line")),
        reason="Dear goods are left out.",
    )
    spirits = NotComputed(id="spirits", when=HsIn("22"), reason="Spirits are left out.")
    laws = book(TENTH, not_computed=(spirits, dear))
    found = [
        quote(parcel(*[item(price)] * lines), book=laws).state
        for price in ("100 CHF", "200 CHF", "150 CHF", "150.01 CHF", "100 CHF")
    ]
    assert found == ["exact", "unsupported", "exact", "unsupported", "exact"]
    wine = quote(parcel(*[item("100 CHF", hs_code="220421")] * lines), book=laws)
    assert state_of(wine) == ("unsupported", ["Spirits are left out."])


def test_an_amount_that_is_not_computed_leaves_no_silent_zero():
    found = quote(parcel(), book=book(charge("duty", Unsupported("Entry prices are left out."))))
    assert state_of(found) == ("unsupported", ["Entry prices are left out."])
    assert found.total is None


def test_a_parcel_without_a_shipping_charge_is_an_estimate():
    found = quote(parcel(shipping=None), book=book(TENTH))
    assert state_of(found) == (
        "estimate",
        ["No shipping charge is given; none is counted."],
    )


def test_the_worst_reason_is_the_state_and_each_reason_stands_once():
    laws = book(
        always(TENTH, evidence=Evidence.UNCHECKED), charge("fee", PerUnit(Money("1 CHF"), "net_mg"))
    )
    found = quote(parcel(item(), item()), book=laws)
    assert state_of(found) == (
        "missing_fact",
        [
            "tax: not checked against its source.",
            "A rate goes by the net weight, which is not given.",
        ],
    )


# --- readings, days, members -----------------------------------------------------------------


def test_the_reading_chosen_on_the_book_decides_and_is_shown():
    reading = Reading(
        id="scope", question="Who pays?", options={"narrow": "few", "wide": "all"}, default="narrow"
    )
    step = charge("tax", Percent("0.1"), when=Reads("scope", "wide"))
    laws = book(step, readings=(reading,))
    found = quote(parcel(), book=laws)
    assert (found.total, found.readings) == (Money("100 CHF"), {"scope": "narrow"})
    other = quote(parcel(), book=laws.with_reading("scope", "wide"))
    assert (other.total, other.readings) == (Money("110 CHF"), {"scope": "wide"})


def test_an_option_tells_questions_and_choices_by_their_titles_and_in_chinese_too():
    reading = Reading(
        id="scope", question="Who pays?", options={"narrow": "few", "wide": "all"}, default="narrow"
    )
    laws = book(
        TENTH,
        readings=(reading,),
        schemes=(
            scheme("read", ["tax"], when=Reads("scope", "wide")),
            scheme("tied", ["tax"], when=elected("import.plain")),
            scheme("unnamed", ["tax"], when=elected("x.claim")),
            scheme("import.plain", ["tax"], elective=True).replace(title="Plain import"),
            scheme("narrow", ["tax"], when=Not(Reads("scope", "wide"))),
            scheme("standard", ["tax"]),
        ),
    )
    found = {each.scheme: each.reason for each in quote(parcel(), book=laws).options}
    del found["import.plain"]
    assert {name: str(each) for name, each in found.items()} == {
        "read": 'It would apply only if the answer to "Who pays?" is "all".',
        "tied": 'It would apply only if "Plain import" is chosen.',
        "unnamed": "It would apply only if x.claim is chosen.",
        "standard": "An earlier scheme comes first.",
        "narrow": 'It applies: the answer to "Who pays?" is not "all".',
    }
    chinese = found["read"].render("zh_CN")
    assert "对“Who pays?”取的答案是“all”" in chinese


def test_a_reading_has_its_default_among_its_options():
    with pytest.raises(InvalidPolicy, match=r"scope has no option broad.*narrow, wide"):
        Reading(id="scope", question="?", options={"narrow": "", "wide": ""}, default="broad")


def test_rules_change_on_their_day():
    rates = Timeline(
        [
            law(charge("tax", Percent("0.1")), end=dt.date(2026, 7, 1)),
            law(charge("tax", Percent("0.2")), start=dt.date(2026, 7, 1)),
        ]
    )
    laws = book(rates)
    for day, total in ((dt.date(2026, 6, 30), "110 CHF"), (dt.date(2026, 7, 1), "120 CHF")):
        assert quote(parcel(on=day), book=laws).total == Money(total)


def test_a_rule_reads_the_date_it_names():
    step = charge("tax", Percent("0.1"), when=During("loading", end=dt.date(2026, 5, 1)))
    laws = book(step)
    assert dues(quote(parcel(), book=laws)) == {}
    sent = parcel(dates={"loading": dt.date(2026, 4, 30)})
    assert dues(quote(sent, book=laws)) == {"tax": "10.00"}


@pytest.mark.parametrize("days", list(itertools.permutations([1, 2], 2)))
def test_a_tariff_of_ones_own_is_read_on_the_day_of_the_parcel(days):
    """It may change within a stretch in which the law does not; whoever is asked first."""
    middle = dt.date(2026, 5, 2)
    own = GoodsTable(
        "tariff",
        [
            GoodsRule(id="a", scope=Scope(), amount=law(Percent("0.1"), end=middle)),
            GoodsRule(id="b", scope=Scope(), amount=law(Percent("0.3"), start=middle)),
        ],
    )
    laws = book(charge("duty", ByGoods("tariff")), tables=(table("tariff", ("", FREE)),))
    expected = {1: "10.00", 2: "30.00"}
    for day in days:
        sent = parcel(on=dt.date(2026, 5, day))
        assert dues(quote(sent, book=laws, tariff=own)) == {"duty": expected[day]}
    assert dues(quote(parcel(), book=laws)) == {"duty": "0.00"}


def test_a_day_before_the_rules_and_a_day_without_a_scheme_raise():
    laws = book(TENTH)
    with pytest.raises(NoRuleInForce, match="known from 2020-01-01 on, not for 2019-12-31"):
        quote(parcel(on=dt.date(2019, 12, 31)), book=laws)
    ended = Timeline([law(scheme("old", ["tax"]), end=DAY)])
    with pytest.raises(NoRuleInForce, match="CH has no scheme in force on 2026-05-04"):
        quote(parcel(), book=leaving(TENTH, schemes=(ended,)))


def bloc():
    """Return a bloc of two members: one with a rate of its own, one that changes its money."""
    rates = table("vat", ("", Percent("0.1")))
    return book(
        charge("vat", ByGoods("vat"), kind="vat"),
        tables=(rates,),
        code="BLOC",
        currency="EUR",
        members={
            "DE": Member(
                code="DE",
                currency=always("EUR"),
                tables={"vat": table("vat", ("", Percent("0.19")))},
            ),
            "FR": Member(
                code="FR",
                currency=Timeline(
                    [law("CHF", end=dt.date(2026, 1, 1)), law("EUR", start=dt.date(2026, 1, 1))]
                ),
            ),
        },
    )


def test_a_member_has_rates_and_money_of_its_own():
    german = parcel(item("100 EUR"), ship_to="DE", shipping="0 EUR")
    found = quote(german, book=bloc())
    assert (found.total, found.jurisdiction) == (Money("119 EUR"), "BLOC")
    french = german.replace(ship_to="FR")
    assert quote(french, book=bloc()).total == Money("110 EUR")
    before = french.replace(on=dt.date(2025, 12, 31))
    old = quote(
        before,
        book=bloc(),
        rates=RateTable.from_mapping({"EUR/CHF": "0.95"}, start=before.on, source="t"),
    )
    assert (old.total, old.currency) == (Money("104.50 CHF"), "CHF")


def test_a_bloc_knows_its_members():
    with pytest.raises(LookupError, match=r"BLOC has no member IT.*DE, FR"):
        bloc().policy("BLOC").member("IT")
    assert policy(TENTH).member("CH") is None
    assert bloc().destinations == ("DE", "FR")


# --- money ---------------------------------------------------------------------------------------


def test_amounts_reach_the_bases_they_belong_to():
    """Every amount of the caller's own, once, into the base that names it."""
    sent = parcel(
        item("100 CHF"),
        shipping="20 CHF",
        shipping_after_border="5 CHF",
        shipping_discount="2 CHF",
        insurance="3 CHF",
        coupon="10 CHF",
        platform_coupon="4 CHF",
        fees=(
            {"name": "handling", "amount": "7 CHF", "taxable": True},
            {"name": "storage", "amount": "11 CHF", "taxable": False},
        ),
    )
    names = (
        "price",
        "goods",
        "seller_discount",
        "platform_discount",
        "freight",
        "freight_waived",
        "freight_before_border",
        "freight_after_border",
        "insurance",
        "taxable_fees",
        "other_fees",
    )
    laws = book(*(charge(f"on_{name}", Percent("1"), base=(name,)) for name in names))
    assert dues(quote(sent, book=laws)) == {
        "on_price": "100.00",
        "on_goods": "100.00",
        "on_seller_discount": "10.00",
        "on_platform_discount": "4.00",
        "on_freight": "18.00",
        "on_freight_waived": "2.00",
        "on_freight_before_border": "13.00",
        "on_freight_after_border": "5.00",
        "on_insurance": "3.00",
        "on_taxable_fees": "7.00",
        "on_other_fees": "11.00",
    }
    # what the buyer pays without any law: 100 - 10 - 4 + 18 + 3 + 7 + 11
    assert quote(sent, book=book()).total == Money("125 CHF")


def test_a_stated_customs_value_is_what_the_law_reads_and_not_what_the_buyer_pays():
    found = quote(parcel(item("0 CHF", customs_value="30 CHF", quantity=2)), book=book(TENTH))
    assert (dues(found), found.total) == ({"tax": "6.00"}, Money("6 CHF"))


def test_goods_at_zero_price_are_quoted():
    laws = book(TENTH, charge("fee", Flat(Money("5 CHF"))))
    sample = {"customs_value": "1 CHF"}
    found = quote(parcel(item("0 CHF", **sample), item("0 CHF", sku="B", **sample)), book=laws)
    assert (found.total, str(found.state)) == (Money("5.20 CHF"), "exact")
    assert [str(line.amount) for line in found.lines if line.id == "fee"] == [
        "2.50 CHF",
        "2.50 CHF",
    ]


def test_a_fee_on_goods_at_zero_price_falls_whole_where_its_condition_holds():
    step = charge("fee", Percent("0.1"), when=HsIn("61"), least=Money("5 CHF"))
    found = quote(parcel(item("0 CHF"), item("90 CHF", hs_code="420221")), book=book(step))
    assert dues(found) == {"fee": "5.00"}
    assert found.total == Money("95 CHF")


def test_prices_in_another_currency_are_converted_exactly_and_shown_rounded():
    # EUR 33.33 at 0.95 is 31.6635; a tenth of it is 3.16635
    found = quote(parcel(item("33.33 EUR")), rates=EUR, book=book(TENTH))
    assert [str(line.amount) for line in found.lines] == ["31.66 CHF", "3.17 CHF"]
    assert found.total == Money("34.83 CHF")
    (rate,) = found.rates
    assert (rate.base, rate.quote, rate.numerator, rate.denominator, rate.is_fallback) == (
        "EUR",
        "CHF",
        19,
        20,
        False,
    )


def test_two_currencies_without_a_rate_for_the_day_raise():
    for rates in (None, EUR):
        sent = parcel(item("33.33 USD"))
        with pytest.raises(
            NoRate, match=r"priced in USD, and no rate to CHF is given for 2026-05-04"
        ):
            quote(sent, rates=rates, book=book(TENTH))


def test_a_limit_in_another_currency_needs_its_rate_or_says_so():
    limit = AtMost(value="goods", limit=Money("150 EUR"))
    laws = book(TENTH, schemes=(scheme("small", (), when=limit), scheme("standard", ["tax"])))
    # EUR 150 at 0.95: 142.50
    assert quote(parcel(item("142.50 CHF")), rates=EUR, book=laws).schemes == ("small",)
    assert quote(parcel(item("142.51 CHF")), rates=EUR, book=laws).schemes == ("standard",)
    unknown = quote(parcel(), book=laws)
    assert state_of(unknown) == (
        "missing_fact",
        ["small: it depends on the exchange rate of EUR, which is not given."],
    )


def test_what_the_buyer_bought_this_year_counts_where_a_quota_asks():
    year = AtMost(value="goods", limit=Money("260 CHF"), of="buyer_year")
    laws = book(TENTH, schemes=(scheme("quota", (), when=year), scheme("standard", ["tax"])))
    for earlier, taken in (("160 CHF", "quota"), ("160.01 CHF", "standard")):
        sent = parcel(buyer=xb.Buyer(purchases_this_year=earlier))
        assert quote(sent, book=laws).schemes == (taken,)
    found = quote(parcel(), book=laws)
    assert state_of(found) == (
        "missing_fact",
        ["quota: it depends on what the buyer bought this year, which is not given."],
    )
    # in euro it is converted: EUR 168.42 at 0.95 is CHF 159.999
    sent = parcel(buyer=xb.Buyer(purchases_this_year="168.42 EUR"))
    assert quote(sent, rates=EUR, book=laws).schemes == ("quota",)


@pytest.mark.parametrize(
    ("facts", "unit", "money", "expected"),
    [
        ({"weight": "0.25 kg", "quantity": 4}, "net_mg", "2 CHF", "2.00"),
        ({"gross_weight": "0.3 kg", "quantity": 4}, "gross_mg", "2 CHF", "2.40"),
        ({"volume": "0.7 L"}, "volume_ul", "10 CHF", "7.00"),
        ({"volume": "0.7 L", "alcohol_by_volume": "0.40"}, "alcohol_ul", "29 CHF", "8.12"),
        ({"cigarettes": 200}, "cigarettes", "0.10 CHF", "20.00"),
        ({"quantity": 3}, "quantity", "1 CHF", "3.00"),
    ],
)
def test_quantities_are_of_all_pieces(facts, unit, money, expected):
    laws = book(charge("excise", PerUnit(Money(money), unit), kind="excise"))
    assert dues(quote(parcel(item("1 CHF", **facts)), book=laws)) == {"excise": expected}
    if unit != "quantity":
        assert str(quote(parcel(item("1 CHF")), book=laws).state) == "missing_fact"


FACT_CASES = [
    ("ship_from", {"ship_from": "CN"}, "CN", {}),
    ("destination", {}, "CH", {}),
    ("region", {"region": "CH-ZH"}, "CH-ZH", {}),
    ("channel", {"channel": "marketplace", "marketplace": "Agora"}, "marketplace", {}),
    ("transport", {"transport": "post"}, "post", {}),
    ("buyer.kind", {"buyer": {"kind": "business"}}, "business", {}),
    ("buyer.tax_number", {"buyer": {"tax_number": "CHE-123.456.788"}}, "yes", {}),
    ("sender.kind", {"sender": "business"}, "business", {}),
    ("gift", {"gift": True}, "yes", {}),
    ("prices", {}, "net", {}),
    ("incoterm", {"incoterm": "DAP"}, "DAP", {}),
    ("seller.registered:VOEC", {"seller": {"registrations": {"VOEC"}}}, "yes", {}),
    ("item.origin", {}, "CN", {}),
    ("item.category", {}, "books", {"category": "books"}),
    ("item.excise", {}, "tobacco", {"excise": "tobacco"}),
    ("item.preference", {}, "yes", {"preference": True}),
    ("item.used", {}, "no", {"used": False}),
    ("item.personal_use", {}, "yes", {"personal_use": True}),
]


@pytest.mark.parametrize(("name", "given", "answer", "of_item"), FACT_CASES)
def test_every_fact_reaches_the_rule_that_asks(name, given, answer, of_item):
    laws = book(charge("tax", Percent("0.1"), when=Is(name, answer)))
    assert dues(quote(parcel(item(**of_item), **given), book=laws)) == {"tax": "10.00"}
    # and where it can be unknown, an unknown one is a missing fact
    if name in {
        "region",
        "transport",
        "buyer.kind",
        "sender.kind",
        "incoterm",
        "item.category",
    } or name.startswith("seller."):
        bare = parcel(incoterm=None)
        assert quote(bare, book=laws).missing.fact == name


def test_metal_shares_reach_the_rule_that_asks():
    from xborder.policy.amount import OfShare

    laws = book(charge("metal", OfShare(Percent("0.5"), "copper_share")))
    assert dues(quote(parcel(item(copper_share="0.4")), book=laws)) == {"metal": "20.00"}
    assert quote(parcel(), book=laws).missing.fact == "item.copper_share"


# --- the breakdown ---------------------------------------------------------------------------


def test_each_line_carries_its_law():
    tariff = table("tariff", ("61", Percent("0.12")))
    duty = charge(
        "duty",
        ByGoods("tariff"),
        kind="duty",
        payable="0.5",
        collector="carrier",
        moment="delivery",
        refundable=True,
    )
    sent = parcel(item("100 CHF", sku="TEE"))
    found = quote(sent, book=book(duty, tables=(tariff,)))
    (line,) = [line for line in found.lines if line.id == "duty"]
    assert (line.item, line.sku, str(line.kind), line.title) == (0, "TEE", "duty", "duty")
    assert (str(line.amount), str(line.base), str(line.rate)) == ("6.00 CHF", "100.00 CHF", "0.06")
    assert str(line.formula) == "12% of the base"
    assert (str(line.collector), str(line.moment), str(line.payer), line.refundable) == (
        "carrier",
        "delivery",
        "seller",
        True,
    )
    assert (line.rule.id, line.rule.title, line.rule.article) == ("duty", "Law of Atlantis", "s. 1")
    assert line.goods_rule is not None
    assert line.goods_rule.url == "https://example.org/law"
    unpaid = quote(sent.replace(incoterm="DAP"), book=book(duty, tables=(tariff,)))
    assert {str(each.payer) for each in unpaid.lines if each.rule} == {"buyer"}
    unsaid = quote(sent.replace(incoterm=None), book=book(duty, tables=(tariff,)))
    assert {each.payer for each in unsaid.lines} == {None}
    assert found.sum_of("duty", "goods") == Money("106 CHF")
    assert found.sum_of("vat") == Money("0 CHF")


def test_a_quote_carries_its_oldest_check_the_version_and_a_fingerprint():
    old = dt.date(2024, 2, 29)
    step = Timeline([law(TENTH)])
    from attrs import evolve

    aged = Timeline([evolve(step.entries[0], checked_on=old)])
    laws = book(aged)
    found = quote(parcel(), book=laws)
    assert (found.checked_on, found.version) == (old, xb.__version__)
    again = quote(parcel(), book=book(aged))
    assert found.fingerprint == again.fingerprint
    assert found.fingerprint != quote(parcel(), book=book(step)).fingerprint


def test_a_destination_without_rules_is_an_unsupported_quote():
    found = quote(parcel(ship_to="AQ"), book=PolicyBook(builtin=False))
    assert state_of(found) == ("unsupported", ["There are no rules for Antarctica."])
    assert (found.total, found.lines, found.jurisdiction) == (None, (), "")
    assert found.reasons[0].items == (0,)


# --- figures of three laws the engine was made for ------------------------------------------------


def test_japans_order_of_rounding():
    """Duty assessed per entry line enters the tax base; the declaration sums exact duties.

    The sums are worked beside each figure. Bases go down to 1,000, dues to 100.
    """
    floor = Rounding(unit=1000, mode="down", stage="entry_line")
    hundred = Rounding(unit=100, mode="down", stage="declaration")
    duty = charge(
        "duty",
        Percent("0.101"),
        base_rounding=floor,
        assessed=Rounding(unit=1, mode="down", stage="entry_line"),
        due=hundred,
    )
    tax = charge("tax", Percent("0.1"), base=("goods", "duty"), base_rounding=floor, due=hundred)
    laws = PolicyBook(builtin=False).with_policy(policy(duty, tax, currency="JPY", code="JP"))
    sent = parcel(
        item("455999 JPY", sku="A"),
        item("455999 JPY", sku="B", hs_code="420221"),
        ship_to="JP",
        shipping="0 JPY",
    )
    found = quote(sent, book=laws)
    # duty: 455,000 x 10.1 % = 45,955 a line, 91,910 together, 91,900 due
    # tax: 455,999 + 45,955 = 501,954 down to 501,000; 50,100 a line, 100,200 due
    assert dues(found) == {"duty": "91900", "tax": "100200"}
    # one code: 911,998 down to 911,000; 92,011, due 92,000; 1,004,009 down to 1,004,000: 100,400
    together = quote(sent.replace(items=[item("455999 JPY", sku=s) for s in "AB"]), book=laws)
    assert dues(together) == {"duty": "92000", "tax": "100400"}


def test_switzerlands_waiver_comes_before_the_base():
    """A duty of up to CHF 5 is not taken, and then it is not in the base of the tax either.

    Whole francs of base; 8.1 % of CHF 102.80 with a duty of 4.90: 102 x 8.1 % = 8.262, to 8.25.
    At a duty of 5.10 the base is 107.90: 107 x 8.1 % = 8.667, to 8.65.
    """
    duty = charge("duty", PerUnit(Money("1 CHF"), "gross_mg"), kind="duty")
    waiver = Waiver(id="small_duty", title="w", charges=("duty",), limit=Money("5 CHF"))
    tax = charge(
        "tax",
        Percent("0.081"),
        base=("goods", "duty"),
        base_rounding=Rounding(unit=100, mode="down", stage="declaration"),
        due=Rounding(unit=5, mode="half_up", stage="declaration"),
    )
    laws = book(duty, waiver, tax)
    for weight, expected in (
        ("4.9 kg", {"duty": "0.00", "tax": "8.25"}),
        ("5.1 kg", {"duty": "5.10", "tax": "8.65"}),
    ):
        assert dues(quote(parcel(item("102.80 CHF", gross_weight=weight)), book=laws)) == expected


def test_chinas_retail_import_taxes_seventy_percent_of_a_whole_base():
    """Goods of 1,000; consumption tax of 15 % inside its base: 1,000 x 15 / 85 = 176.470588.

    Paid is 70 %: 123.53. VAT of 13 % on 1,000 + the whole consumption tax: 152.941176, paid
    107.06. On the reduced one it would be 102.24 - the field's most common mistake.
    """
    from xborder.policy.amount import PercentInside

    consumption = charge("consumption_tax", PercentInside("0.15"), payable="0.7", kind="excise")
    vat = charge(
        "vat", Percent("0.13"), base=("goods", "consumption_tax.exact"), payable="0.7", kind="vat"
    )
    found = quote(parcel(item("1000 CHF")), book=book(consumption, vat))
    assert dues(found) == {"consumption_tax": "123.53", "vat": "107.06"}
    rates = {line.id: str(line.rate) for line in found.lines if line.rule}
    assert rates == {"consumption_tax": "0.105", "vat": "0.091"}


def test_one_rate_serves_prices_and_limits_of_its_currency():
    limit = AtMost(value="goods", limit=Money("150 EUR"))
    laws = book(TENTH, schemes=(scheme("small", (), when=limit), scheme("standard", ["tax"])))
    found = quote(parcel(item("150 EUR")), rates=EUR, book=laws)
    assert (found.schemes, len(found.rates)) == (("small",), 1)
    assert quote(parcel(item("150.01 EUR")), rates=EUR, book=laws).schemes == ("standard",)


def test_a_reason_that_two_charges_give_stands_once():
    by_weight = PerUnit(Money("1 CHF"), "net_mg")
    found = quote(parcel(), book=book(charge("a", by_weight), charge("b", by_weight)))
    assert [str(reason.text) for reason in found.reasons] == [
        "A rate goes by the net weight, which is not given."
    ]


def test_an_answer_to_a_missing_fact_is_not_explored_any_further():
    laws = leaving(
        LOW,
        TENTH,
        schemes=(
            scheme("simple", ["low"], elective=True),
            scheme("standard", ["tax"], when=CONSUMER),
        ),
    )
    found = quote(parcel(), book=laws)
    assert [(each.answer, each.total) for each in found.missing.consequences] == [
        ("consumer", Money("110 CHF")),
        ("business", None),
    ]


def test_a_step_without_a_rule_on_the_day_is_left_out():
    july = dt.date(2026, 7, 1)
    later = Timeline([law(charge("new", Percent("0.1")), start=july)])
    laws = book(later, schemes=(scheme("s", ["new"]),))
    assert dues(quote(parcel(), book=laws)) == {}
    assert dues(quote(parcel(on=july), book=laws)) == {"new": "10.00"}


def test_a_tax_inside_its_price_is_shown_on_the_price_with_it():
    """300 under 15 % inside: 300 x 20 / 17 = 352.94, and 15 % of it is 52.94."""
    inside = table("rates", ("61", PercentInside("0.15")))
    found = quote(
        parcel(item("300 CHF")), book=book(charge("tax", ByGoods("rates")), tables=(inside,))
    )
    (line,) = [line for line in found.lines if line.rule]
    assert (str(line.amount), str(line.base)) == ("52.94 CHF", "352.94 CHF")


def test_a_mixed_parcel_in_another_currency_keeps_its_rate_in_each_scheme():
    # EUR 40.00 and 60.00 at 0.95: 38.00 and 57.00; a limit of EUR 52.64 a piece is CHF 50.008
    cheap = AtMost(value="goods", limit=Money("52.64 EUR"), of="unit")
    laws = book(
        charge("low", Percent("0.05"), base=("goods", "freight")),
        charge("tax", PerUnit(Money("1 EUR"), "quantity")),
        schemes=(
            scheme("cheap", ["low"], when=cheap, per="line"),
            scheme("standard", ["tax"]),
        ),
    )
    sent = parcel(item("40 EUR"), item("60 EUR", sku="B"))
    found = quote(sent, rates=EUR, book=laws)
    assert (found.schemes, dues(found)) == (("cheap", "standard"), {"low": "1.90", "tax": "0.95"})
    assert len(found.rates) == 1


def test_a_scheme_of_its_own_lines_keeps_every_column_it_may_be_asked_for():
    laws = by_line()
    plan = laws.compiled("CH", DAY)
    lanes = lanes_of("one", 2)
    sent = parcel(item("40 CHF"), item("60 CHF"))
    found = evaluate(plan, admit((sent,), plan, Supplied()).facts(lanes), lanes)
    whole, own = found.ledger.facts, found.declarations[0].ledger.facts
    assert set(own.columns) == set(whole.columns)
    assert len(own.amounts) == len(whole.amounts)
    with pytest.raises(InvalidPolicy, match="There is no column shoe_size"):
        found.declarations[0].ledger.column("shoe_size")


@pytest.mark.parametrize(("price", "base"), [("100 CHF", "100.00 CHF"), ("300 CHF", "352.94 CHF")])
def test_a_band_with_a_tax_inside_shows_the_price_with_it(price, base):
    bands = Bands(
        "goods", (Band(Money("200 CHF"), Percent("0.1")), Band(None, PercentInside("0.15")))
    )
    found = quote(parcel(item(price)), book=book(charge("tax", bands)))
    (line,) = [line for line in found.lines if line.rule]
    assert str(line.base) == base


def test_a_part_of_a_tax_is_told_as_the_part_of_the_whole():
    tax = charge("tax", Percent("0.13"), payable="0.7", kind="vat")
    told = quote(parcel(), book=book(tax)).explain()
    assert "    13% of CHF\xa0100.00, 70% of it due" in told


def test_the_consequence_of_an_answer_may_have_no_total():
    laws = leaving(TENTH, schemes=(scheme("s", ["tax"], when=CONSUMER),))
    assert "    if the buyer is a business: not supported" in quote(parcel(), book=laws).explain()
