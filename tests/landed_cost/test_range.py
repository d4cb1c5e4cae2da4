"""The range of a quote: the lowest and highest total that what is open leaves possible."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.mini import DAY, always, book, charge, item, law, parcel, policy, scheme, table

import xborder as xb
from xborder.errors import InvalidPolicy, NoRate
from xborder.landed_cost import LandedCost, quote
from xborder.landed_cost.report import unplaced
from xborder.landed_cost.report.ends import Branch, ends_of
from xborder.money import Money
from xborder.policy import PolicyBook, default_book
from xborder.policy.amount import ByGoods, Flat, Percent
from xborder.policy.condition import All, Is, Not, Reads, registered
from xborder.policy.country import Reading
from xborder.policy.not_computed import Doubtful
from xborder.source import Status
from xborder.timeline import Timeline
from xborder.trade.territory import Place

TAX = charge("tax", Percent("0.1"), kind="vat")
PLANNED = always(charge("fee", Flat(Money("2 CHF"))), status=Status.SCHEDULED)
UNCLEAR = always(charge("levy", Flat(Money("5 CHF"))), status=Status.UNCLEAR)
DISPUTED = Reading(
    id="ch.scope", question="Which?", options={"wide": "All.", "narrow": "None."}, default="wide"
)
READ_WIDE = charge("flat", Flat(Money("3 CHF")), kind="duty", when=Reads("ch.scope", "wide"))
CONTESTED = Doubtful(
    id="contested", when=Is("item.origin", "CN"), reason="Disputed.", reading="ch.scope"
)
ON_CONSUMERS = charge("levied", Flat(Money("4 CHF")), when=Is("buyer.kind", "consumer"))


def ends(found):
    """Return each end as its total and what it takes, in words."""
    return [(str(end.total), [str(each.text.text()) for each in end.under]) for end in found.ends]


def test_an_exact_quote_is_its_own_range_and_is_not_priced_again():
    found = quote(parcel(), book=book(TAX))
    assert found.low == found.high == found.total == Money("110 CHF")
    assert found.ends == ()


def test_a_scheduled_rule_leaves_the_totals_with_and_without_it():
    found = quote(parcel(), book=book(TAX, PLANNED))
    assert (found.state, found.total) == ("estimate", Money("112 CHF"))
    assert (found.low, found.high) == (Money("110 CHF"), Money("112 CHF"))
    assert ends(found) == [
        ("110.00 CHF", ["fee is not counted"]),
        ("112.00 CHF", ["fee is counted"]),
    ]


def test_left_out_beside_another_doubt_a_scheduled_rule_still_counts_at_the_high_end():
    laws = book(TAX, PLANNED, ON_CONSUMERS).with_uncertain("exclude")
    found = quote(parcel(), book=laws, assume={"buyer.kind": "business"})
    assert (found.state, found.total) == ("estimate", Money("110 CHF"))
    assert (found.low, found.high) == (Money("110 CHF"), Money("116 CHF"))


def test_whoever_leaves_uncertain_rules_out_and_has_no_other_doubt_has_an_exact_quote():
    found = quote(parcel(), book=book(TAX, PLANNED).with_uncertain("exclude"))
    assert (found.state, found.low, found.high) == ("exact", found.total, found.total)
    assert [rule.id for rule in found.left_out] == ["fee"]


def test_several_open_things_are_decided_in_every_way():
    laws = book(TAX, PLANNED, UNCLEAR, READ_WIDE, not_computed=(CONTESTED,), readings=(DISPUTED,))
    found = quote(parcel(), book=laws)
    assert found.total == Money("120 CHF")
    assert (found.low, found.high) == (Money("110 CHF"), Money("120 CHF"))
    low, high = ends(found)
    assert sorted(low[1]) == [
        "fee is not counted",
        "levy is not counted",
        'the answer to "Which?" is "None."',
    ]
    assert sorted(high[1]) == [
        "fee is counted",
        "levy is counted",
        'the answer to "Which?" is "All."',
    ]


def test_what_the_book_takes_already_is_not_priced_again(monkeypatch):
    decide, asked = PolicyBook.deciding, []

    def counted(self, **ways):
        asked.append(ways)
        return decide(self, **ways)

    monkeypatch.setattr(PolicyBook, "deciding", counted)
    laws = book(TAX, PLANNED, UNCLEAR, READ_WIDE, not_computed=(CONTESTED,), readings=(DISPUTED,))
    assert quote(parcel(), book=laws).ends
    # Three questions of two answers: at each of 1 + 2 + 4 forks only the other answer is priced.
    assert len(asked) == 7
    assert all(
        {*ways["settled"].values(), *ways["readings"].values()} & {"exclude", "narrow"}
        for ways in asked
    )


def test_a_missing_fact_of_few_answers_has_a_range_over_them_though_there_is_no_total():
    found = quote(parcel(), book=book(TAX, ON_CONSUMERS))
    assert (found.state, found.total) == ("missing_fact", None)
    assert (found.low, found.high) == (Money("110 CHF"), Money("114 CHF"))
    assert ends(found) == [
        ("110.00 CHF", ["the buyer is a business"]),
        ("114.00 CHF", ["the buyer is a consumer"]),
    ]


def test_a_fact_that_only_one_answer_opens_is_decided_too():
    asked = All(Is("buyer.kind", "consumer"), Not(registered("CH")))
    laws = book(TAX, charge("duty", Flat(Money("7 CHF")), when=asked))
    found = quote(parcel(), book=laws)
    assert (found.low, found.high) == (Money("110 CHF"), Money("117 CHF"))
    assert ends(found)[1][1] == [
        "the buyer is a consumer",
        "the seller is not registered for tax in Switzerland",
    ]


def test_what_was_assumed_is_open_and_the_other_answers_are_in_the_range():
    found = quote(parcel(), book=book(TAX, ON_CONSUMERS), assume={"buyer.kind": "consumer"})
    assert (found.state, found.total) == ("estimate", Money("114 CHF"))
    assert (found.low, found.high) == (Money("110 CHF"), Money("114 CHF"))


UNKNOWN = {
    "a shipping charge that is not given": (parcel(shipping=None), book(TAX, PLANNED)),
    "a rule that was not checked": (
        parcel(),
        book(always(TAX, evidence="unchecked"), PLANNED),
    ),
    "a doubt that no reading settles": (
        parcel(),
        book(
            TAX,
            PLANNED,
            not_computed=(Doubtful(id="d", when=Is("item.origin", "CN"), reason="Left out."),),
        ),
    ),
    "a fact of any answer": (
        parcel(item(origin=None)),
        book(TAX, charge("duty", Percent("0.1"), when=Is("item.origin", "CN"))),
    ),
    "a fact that may differ between lines": (
        parcel(item(), item(sku="B")),
        book(TAX, charge("duty", Flat(Money("1 CHF")), when=Is("item.used", "yes"))),
    ),
    "an answer under which nothing is computed": (
        parcel(),
        book(
            TAX,
            not_computed=(Doubtful(id="d", when=Is("buyer.kind", "business"), reason="Left out."),),
        ),
    ),
    "rules checked too long ago": (parcel(on=dt.date(2030, 1, 1)), book(TAX, PLANNED)),
    "no scheme without an uncertain one": (
        parcel(),
        book(TAX, schemes=(always(scheme("import", ["tax"]), status=Status.UNCLEAR),)),
    ),
    "more open rules than are worth the runs": (
        parcel(),
        book(
            *(
                always(charge(f"fee{n}", Flat(Money("1 CHF"))), status=Status.SCHEDULED)
                for n in range(6)
            )
        ),
    ),
}


@pytest.mark.parametrize("name", UNKNOWN)
def test_where_something_else_is_open_there_is_no_range(name):
    sent, laws = UNKNOWN[name]
    found = quote(sent, book=laws)
    assert found.state != "exact"
    assert (found.low, found.high, found.ends) == (None, None, ())


def test_an_uncertain_entry_of_a_goods_table_is_decided_by_the_name_of_its_table():
    rates = table("tariff", ("", Percent("0.2")), ("61", law(Percent("0.5"), status="scheduled")))
    laws = book(charge("duty", ByGoods("tariff"), kind="duty"), tables=(rates,))
    found = quote(parcel(), book=laws)
    assert (found.low, found.high) == (Money("120 CHF"), Money("150 CHF"))
    (decision,) = found.ends[0].under
    assert (decision.kind, decision.name, decision.answer) == ("rule", "ch.tariff", "exclude")
    left_out = laws.with_uncertain("exclude", "ch.tariff")
    assert quote(parcel(), book=left_out).total == Money("120 CHF")


def test_the_range_is_priced_when_it_is_read_and_travels_with_the_document():
    laws = book(TAX, PLANNED)
    stored = LandedCost.model_validate_json(quote(parcel(), book=laws).model_dump_json())
    assert (stored.low, stored.high) == (Money("110 CHF"), Money("112 CHF"))
    assert stored == quote(parcel(), book=laws)


def test_the_range_is_said_in_both_languages_and_in_html():
    found = quote(parcel(), book=book(TAX, PLANNED, ON_CONSUMERS))
    assert "At least CHF 110.00: if " in found.explain().replace("\xa0", " ")
    assert "fee is counted" in found._repr_html_()
    assert "不计入 fee" in found.explain(locale="zh_CN")


# --- each end is a quote that anyone can ask for ------------------------------------------------


def under(laws, end):
    """Return the book and the assumptions under which an end is the total."""
    assumed = {}
    for each in end.under:
        if each.kind == "rule":
            laws = laws.with_uncertain(each.answer, each.name)
        elif each.kind == "reading":
            laws = laws.with_reading(each.name, each.answer)
        else:
            assumed[each.name] = each.answer
    return laws, assumed


@given(
    price=st.integers(1, 50_000),
    parts=st.sets(st.sampled_from(["fee", "levy", "reading", "consumer", "gift", "relief"])),
    exclude=st.booleans(),
)
def test_the_total_lies_in_the_range_and_each_end_is_the_total_of_a_quote_that_it_names(
    price, parts, exclude
):
    relief = charge("relief", Percent("0.4"), when=Not(Is("gift", "yes")))
    small = always(scheme("small", ["tax"], when=Is("gift", "yes")), status=Status.UNCLEAR)
    steps = [TAX]
    steps += [PLANNED] * ("fee" in parts) + [UNCLEAR] * ("levy" in parts)
    steps += [READ_WIDE] * ("reading" in parts) + [ON_CONSUMERS] * ("consumer" in parts)
    steps += [relief] * ("relief" in parts)
    named = [(each.entries[0].value if isinstance(each, Timeline) else each).id for each in steps]
    laws = book(
        *steps,
        schemes=([small] if "gift" in parts else []) + [scheme("import", named)],
        readings=(DISPUTED,) if "reading" in parts else (),
        not_computed=(CONTESTED,) if "reading" in parts else (),
    )
    if exclude:
        laws = laws.with_uncertain("exclude")
    sent = parcel(item(Money.of_minor(price, "CHF")))
    found = quote(sent, book=laws)
    if found.state == "exact":
        assert found.low == found.high == found.total
        return
    assert found.low is not None
    if found.total is not None:
        assert found.low <= found.total <= found.high
    for end in found.ends:
        there, assumed = under(laws, end)
        assert quote(sent, book=there, assume=assumed).total == end.total


@pytest.mark.parametrize(
    ("transport", "registrations", "low", "high"),
    [
        # under IOSS 19 % on the price of 24.80 and EUR 3 of duty, at the other end both and EUR 2
        # of fee inside the base of 19 %
        ("post", None, "32.51 EUR", "35.46 EUR"),
        ("express", None, "32.51 EUR", "35.46 EUR"),
        # without IOSS: 19 % on 24.80 and 3, with 2 more at the other end
        ("post", (), "33.08 EUR", "35.46 EUR"),
        # by the Regulation's text an express parcel pays the duty of 12 %, 2.98, in place of 3
        ("express", (), "33.06 EUR", "35.46 EUR"),
    ],
)
def test_the_union_handling_fee_leaves_a_range_with_and_without_it(
    transport, registrations, low, high
):
    """EUR 2 an item since 2026-11-01, scheduled; EUR 3 of duty (Regulation (EU) 2026/382)."""
    sent = parcel(
        item("19.90 EUR"),
        ship_to="DE",
        on=dt.date(2026, 11, 20),
        shipping="4.90 EUR",
        transport=transport,
        channel="own_shop",
        buyer={"kind": "consumer"},
        seller={"registrations": registrations},
    )
    found = quote(sent)
    assert (str(found.low), str(found.high)) == (low, high)
    for end in found.ends:
        there, assumed = under(default_book(), end)
        again = quote(sent, book=there, assume=assumed)
        assert again.total == end.total
        assert ("handling_fee" in {line.id for line in again.lines}) == (end is found.ends[1])


def test_one_rule_is_settled_by_name_and_the_others_stay_as_they_were():
    laws = book(TAX, PLANNED, UNCLEAR)
    assert quote(parcel(), book=laws.with_uncertain("exclude", "ch.fee")).total == Money("115 CHF")
    only = laws.with_uncertain("exclude").with_uncertain("include", "ch.fee")
    assert quote(parcel(), book=only).total == Money("112 CHF")
    assert quote(parcel(), book=only.with_uncertain("include")).total == Money("117 CHF")


@pytest.mark.parametrize(
    ("rule", "remedy"),
    [
        ("ch.fees", "Did you mean ch.fee?"),
        ("fr.fee", "Give the jurisdiction and the rule's id, such as eu.handling_fee."),
    ],
)
def test_a_rule_that_the_book_has_not_is_refused(rule, remedy):
    with pytest.raises(InvalidPolicy) as caught:
        book(PLANNED).with_uncertain("exclude", rule)
    assert (caught.value.code, caught.value.problem().remedy) == ("policy.no_such_rule", remedy)


def test_a_book_remembers_only_so_many_ways_of_deciding(monkeypatch):
    monkeypatch.setattr("xborder.policy.book._MOST_SETTLED", 1)
    laws = book(TAX, PLANNED)
    first = laws.deciding(settled={}, readings={})
    assert laws.deciding(settled={}, readings={}) is first
    assert quote(parcel(), book=laws).low == Money("110 CHF")
    assert laws.deciding(settled={}, readings={}) is not first


# --- an address that may lie in several territories ---------------------------------------------


def open_address(*quotes):
    """Return the quote of a parcel that may go to as many territories as quotes are given."""
    names = tuple(f"T{number}" for number in range(len(quotes)))
    told = dict(zip(names, quotes, strict=True))

    def addressed(territory):
        found = told[territory]
        if isinstance(found, Exception):
            raise found
        return found

    place = Place(country="CH", code="CH", candidates=names)
    return unplaced(parcel(), place, addressed, addressed)


def test_an_open_address_has_the_range_over_the_territories_it_may_be():
    plain, planned = quote(parcel(), book=book()), quote(parcel(), book=book(TAX, PLANNED))
    found = open_address(planned, plain)
    assert (found.state, found.low, found.high) == (
        "missing_fact",
        Money("100 CHF"),
        Money("112 CHF"),
    )
    assert [(each.kind, each.name, each.answer) for each in found.ends[1].under] == [
        ("fact", "territory", "T0"),
        ("rule", "ch.fee", "include"),
    ]
    assert ends(found)[0] == ("100.00 CHF", ["the territory of the destination is T1"])


@pytest.mark.parametrize(
    "other",
    [
        quote(parcel(shipping=None), book=book()),
        quote(parcel(ship_to="FJ"), book=book()),
        NoRate("None to {value}.", value="EUR"),
        quote(
            parcel(),
            book=PolicyBook(builtin=False).with_policy(policy(currency="EUR")),
            rates=xb.RateTable.from_mapping({"CHF/EUR": "1.1"}, start=DAY, source="for the test"),
        ),
    ],
    ids=["no range", "no rules", "no rate", "another currency"],
)
def test_an_open_address_has_no_range_where_one_territory_has_none(other):
    assert open_address(quote(parcel(), book=book()), other).low is None


def test_a_way_of_deciding_that_leaves_no_total_leaves_no_range():
    assert ends_of(Branch(total=None, forks=(), is_blocked=False), lambda _: None) == ()
