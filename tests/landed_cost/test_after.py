"""What is done with a quote: replay, refund, routes, other days, display, and words."""

import datetime as dt
import pickle

import pytest
from attrs import evolve
from pydantic import ValidationError
from tests.mini import DAY, always, book, charge, item, law, leaving, parcel, policy, scheme, table

import xborder as xb
from xborder.errors import InvalidInput, NotFound
from xborder.exchange import RateTable
from xborder.landed_cost import LandedCost, quote
from xborder.landed_cost.refund import refund_on_return
from xborder.landed_cost.replay import replay
from xborder.landed_cost.shown.waterfall import steps, waterfall
from xborder.landed_cost.shown.words import summed
from xborder.landed_cost.solvers.routes import Route, RouteLeg, compare_routes, under_rules_of
from xborder.messages import Text
from xborder.money import Money
from xborder.policy import PolicyBook
from xborder.policy.amount import ByGoods, Flat, Percent
from xborder.policy.charge import Charge
from xborder.policy.condition import AtMost, Is
from xborder.policy.sentence import Sentence
from xborder.timeline import Timeline

TENTH = charge("tax", Percent("0.1"), kind="vat", refundable=True)
LAWS = book(TENTH)
RATES = RateTable.from_mapping({"EUR/CHF": "0.95"}, start=DAY, source="for the test")


# --- replay ------------------------------------------------------------------------------------


def test_a_stored_quote_replayed_gives_the_same_figures_by_the_same_rules():
    sent = parcel(item("33.33 EUR"), item("10 CHF", sku="B"))
    stored = quote(sent, rates=RATES, book=LAWS)
    for form in (stored, stored.model_dump_json()):
        again = replay(form, book=LAWS)  # the rates travel with the quote
        assert (again.same_figures, again.same_rules) == (True, True)
        assert again.now.total == stored.total
        assert again.stored == stored


def test_a_replay_says_if_the_rules_or_the_figures_differ():
    stored = quote(parcel(), book=LAWS)
    dearer = LAWS.override("CH", law(charge("tax", Percent("0.2"), kind="vat")))
    again = replay(stored, book=dearer)
    assert (again.same_figures, again.same_rules) == (False, False)
    assert (again.stored.total, again.now.total) == (Money("110 CHF"), Money("120 CHF"))
    later = evolve(law(TENTH), start=dt.date(2030, 1, 1), note="as before")
    reworded = replay(stored, book=LAWS.override("CH", later))
    assert (reworded.same_figures, reworded.same_rules) == (True, False)
    other = RateTable.from_mapping({"EUR/CHF": "0.96"}, start=DAY, source="for the test")
    foreign = quote(parcel(item("100 EUR")), rates=RATES, book=LAWS)
    moved = replay(foreign, rates=other, book=LAWS)
    assert (moved.same_figures, moved.same_rules) == (False, True)


def test_a_replay_takes_the_assumptions_and_the_tariff_again():
    laws = book(
        charge("tax", Percent("0.1"), when=Is("buyer.kind", "consumer")),
        charge("duty", ByGoods("tariff"), kind="duty"),
        tables=(table("tariff", ("", Percent("0.5"))),),
    )
    own = table("tariff", ("", Percent("0.2")))
    stored = quote(parcel(), book=laws, tariff=own, assume={"buyer.kind": "consumer"})
    assert stored.total == Money("130 CHF")
    assert replay(stored, book=laws, tariff=own).same_figures
    assert replay(stored, book=laws).now.total == Money("160 CHF")


def test_quotes_are_documents():
    stored = quote(parcel(item("33.33 EUR")), rates=RATES, book=LAWS)
    assert LandedCost.model_validate_json(stored.model_dump_json()) == stored
    assert pickle.loads(pickle.dumps(stored)) == stored
    with pytest.raises(ValidationError):
        stored.total = None
    with pytest.raises(ValidationError):
        replay("{}")
    with pytest.raises(ValueError, match="vatt"):
        stored.sum_of("vatt")


def test_what_is_not_known_has_no_sum():
    unknown = quote(parcel(ship_to="AQ"), book=LAWS)
    with pytest.raises(InvalidInput, match="no total: it is unsupported"):
        unknown.sum_of("duty")


def test_sentences_travel_as_plain_data():
    text = Text("{left} and {right}", left=Text("free"), right=3)
    sentence = Sentence.of(text)
    assert sentence.model_dump() == {
        "id": "{left} and {right}",
        "values": {"left": {"id": "free", "values": {}}, "right": "3"},
    }
    assert str(Sentence.model_validate_json(sentence.model_dump_json())) == "free and 3"
    assert sentence.render("zh_CN") != str(sentence)


# --- refund ------------------------------------------------------------------------------------


def test_a_return_gives_back_what_the_law_says():
    laws = book(
        TENTH,
        charge("duty", Percent("0.05"), kind="duty", refundable=False),
        charge("excise", Percent("0.01"), kind="excise"),
    )
    found = quote(parcel(item("100 CHF"), item("50 CHF", sku="B"), shipping="9 CHF"), book=laws)
    whole = refund_on_return(found)
    assert (whole.back, whole.kept, whole.unknown) == (
        Money("15 CHF"),
        Money("7.50 CHF"),
        Money("1.50 CHF"),
    )
    part = refund_on_return(found, items=[1])
    assert (part.back, part.kept, part.unknown) == (
        Money("5 CHF"),
        Money("2.50 CHF"),
        Money("0.50 CHF"),
    )
    assert {line.item for line in part.lines} == {1}
    assert refund_on_return(found, items=[]).back == Money("0 CHF")


@pytest.mark.parametrize("position", [2, -1])
def test_a_line_that_was_not_bought_cannot_be_returned(position):
    found = quote(parcel(item(), item(sku="B")), book=LAWS)
    with pytest.raises(InvalidInput, match=f"no item {position}") as caught:
        refund_on_return(found, items=[0, position])
    assert caught.value.problem().where == "items"
    assert caught.value.problem("zh_CN").remedy != caught.value.problem().remedy


# --- routes ------------------------------------------------------------------------------------


def route(name, price="100 CHF", *, cost="0 CHF", days=0, transit=5, **options):
    return Route(
        name=name,
        parcel=parcel(item(price), **options),
        legs=[RouteLeg(name="last mile", cost=Money(cost), days=days)],
        transit_days=transit,
    )


def quoter(sent):
    return quote(sent, book=LAWS)


def test_routes_are_ranked_by_their_whole_cost_and_then_by_their_days():
    found = compare_routes(
        [
            route("post", cost="7 CHF", days=2),
            route("express", cost="30 CHF", transit=1),
            route("warehouse", "80 CHF", cost="29 CHF", days=1, transit=1),
            route("slow", cost="7 CHF", days=9),
            route("nowhere", ship_to="AQ"),
        ],
        quoter=quoter,
    )
    # 110 + 7; 110 + 30; 88 + 29
    assert [(p.rank, p.route.name, p.total and str(p.total), p.days) for p in found] == [
        (1, "warehouse", "117.00 CHF", 2),
        (2, "post", "117.00 CHF", 7),
        (3, "slow", "117.00 CHF", 14),
        (4, "express", "140.00 CHF", 1),
        (None, "nowhere", None, 5),
    ]
    assert [str(place.duties_and_taxes) for place in found[:4]] == [
        "8.00 CHF",
        "10.00 CHF",
        "10.00 CHF",
        "10.00 CHF",
    ]
    assert found[4].duties_and_taxes is None
    assert [str(place.reason) for place in found] == [
        "The cheapest; days on the way: 2.",
        "The cheapest; days on the way: 7.",
        "The cheapest; days on the way: 14.",
        "CHF\xa023.00 more than the cheapest; days on the way: 1.",
        "No total: There are no rules for Antarctica.",
    ]


def test_a_route_without_a_total_names_what_keeps_it_from_one():
    """Medicines to Brazil are an estimate whatever happens; what is missing is the state."""
    sent = xb.Consignment(
        ship_from="CN",
        ship_to="BR",
        on=dt.date(2026, 11, 21),
        items=[xb.Item(hs_code="300490", origin="CN", quantity=1, unit_price="200 BRL")],
        shipping="0 BRL",
        prices="net",
        seller=xb.Seller(registrations=set()),
        buyer=xb.Buyer(kind="consumer"),
    )
    day = dt.date(2026, 11, 21)
    rates = RateTable.from_mapping({"USD/BRL": "5"}, start=day, source="for the test")
    routes = [Route(name="post", parcel=sent)]
    (place,) = compare_routes(routes, quoter=lambda parcel: quote(parcel, rates=rates))
    assert str(place.reason).startswith("No total: ICMS")
    assert "region" in str(place.reason)


@pytest.mark.parametrize(
    ("make", "says"),
    [
        (lambda: RouteLeg(name="hub", cost=Money("1.005 CHF")), "whole number of minor units"),
        (lambda: RouteLeg(name="hub", cost=Money("1 CHF"), days=-1), "days: -1 days"),
        (lambda: Route(name="post", parcel=parcel(), transit_days=-2), "transit_days: -2 days"),
    ],
)
def test_a_leg_that_cannot_be_added_up_is_refused(make, says):
    with pytest.raises(InvalidInput, match=says):
        make()


def test_no_route_with_a_total_has_no_cheapest():
    (place,) = compare_routes([route("nowhere", ship_to="AQ")], quoter=quoter)
    assert (place.rank, place.total) == (None, None)


@pytest.mark.parametrize(
    ("routes", "says"),
    [
        ([], "There is no route to compare"),
        ([route("a"), route("a")], "Two routes have the same name, among a, a"),
        ([route("a"), route("b", cost="1 EUR")], "several currencies: CHF, EUR"),
        ([route("a"), route("b", "1 EUR", ship_to="AQ")], "several currencies: CHF, EUR"),
    ],
)
def test_routes_that_cannot_be_compared_are_refused(routes, says):
    with pytest.raises(InvalidInput, match=says) as caught:
        compare_routes(routes, quoter=quoter)
    assert caught.value.problem().remedy
    assert caught.value.problem("zh_CN").remedy != caught.value.problem().remedy


def test_the_same_parcels_under_the_rules_of_another_day():
    rates = Timeline(
        [
            law(charge("tax", Percent("0.1")), end=dt.date(2026, 7, 1)),
            law(charge("tax", Percent("0.25")), start=dt.date(2026, 7, 1)),
        ]
    )
    laws = book(rates)
    sent = [parcel(dates={"order": DAY}), parcel(item("10 CHF")), parcel(ship_to="AQ")]
    found = under_rules_of(sent, dt.date(2026, 7, 1), quoter=lambda each: quote(each, book=laws))
    assert [each.difference for each in found] == [Money("15 CHF"), Money("1.50 CHF"), None]
    assert [each.other.total for each in found] == [Money("125 CHF"), Money("12.50 CHF"), None]
    assert {each.other.consignment.dates.order for each in found} == {None}


# --- display -----------------------------------------------------------------------------------

SCRIPT = "<script>alert('x')</script>"


def shown(**options):
    sent = parcel(item("100 CHF", sku=SCRIPT), shipping="9 CHF", coupon="4 CHF", **options)
    return quote(sent, book=book(TENTH))


def test_a_notebook_shows_a_table_and_a_waterfall_and_escapes_every_word():
    html = shown()._repr_html_()
    assert "<script" not in html
    assert "&lt;script&gt;" in html
    assert '<a href="https://example.org/law" title="Law of Atlantis, s. 1">' in html
    assert html.count("<svg ") == html.count("</svg>") == 1
    assert html.count("<rect ") == 5  # goods, discount, shipping, tax, total
    for figure in ("CHF\xa0100.00", "-CHF\xa04.00", "CHF\xa09.00", "CHF\xa010.00", "CHF\xa0115.00"):
        assert figure in html


def test_a_quote_without_a_total_has_no_waterfall_and_says_why():
    found = quote(parcel(item(sku="")), book=book(charge("d", Percent("1"), when=Is("gift", "no"))))
    assert found.total == Money("200 CHF")
    unknown = quote(
        parcel(item(sku=""), shipping=None),
        book=book(charge("d", Percent("1"), when=Is("item.used", "no"))),
    )
    html = unknown._repr_html_()
    assert "<svg" not in html
    assert "<li>d: it depends on second-hand goods, which is not given.</li>" in html
    assert "#1" in html
    assert waterfall(quote(parcel(item("0 CHF")), book=book())) == ""


def test_a_source_in_print_has_no_link():
    from xborder.source import Source

    printed = evolve(law(TENTH), source=Source(title="Law & Order"))
    html = quote(parcel(), book=book(Timeline([printed])))._repr_html_()
    assert ">Law &amp; Order<" in html
    assert "<a " not in html


def test_steps_add_the_charges_of_one_name_and_leave_out_nothing_but_zero():
    laws = book(
        charge("tax", Percent("0.1"), kind="vat"),
        charge("duty", Percent("0"), kind="duty"),
        Charge(id="books_tax", kind="vat", title="tax", amount=Percent("0.05"), base=("goods",)),
    )
    found = quote(parcel(shipping="0 CHF"), book=laws)
    assert [(title, str(amount)) for title, _, amount in steps(found)] == [
        ("Goods", "100.00 CHF"),
        ("tax", "15.00 CHF"),
    ]


def test_a_chart_has_one_bar_a_step_and_one_for_the_total():
    pytest.importorskip("matplotlib")
    figure = shown().plot()
    (axes,) = figure.axes
    labels = [label.get_text() for label in axes.get_yticklabels()]
    assert labels == ["Goods", "Discount by the seller", "Shipping", "tax", "Total"]
    assert [bar.get_width() for bar in axes.patches] == [100.0, -4.0, 9.0, 10.0, 115.0]
    assert [bar.get_x() for bar in axes.patches] == [0.0, 100.0, 96.0, 105.0, 0.0]
    unsure = quote(parcel(), book=book(charge("d", Percent("1"), when=Is("item.used", "no"))))
    again = figure.add_subplot()
    assert unsure.plot(axes=again, locale="zh_CN") is figure
    assert [label.get_text() for label in again.get_yticklabels()] == ["货物"]


def test_the_whole_explanation_word_by_word():
    laws = book(
        charge("duty", ByGoods("tariff"), kind="duty", collector="carrier", moment="delivery"),
        charge("fee", Flat(Money("2 CHF"))),
        tables=(table("tariff", ("61", Percent("0.12")), ("", Percent("0.03"))),),
        schemes=(
            scheme("small", (), when=AtMost(value="goods", limit=Money("50 CHF"))),
            scheme("simple", ["fee"], elective=True),
            scheme("standard", ["duty", "fee"]),
        ),
    )
    sent = parcel(
        item("100 CHF", sku="TEE"),
        item("40 CHF", sku="", description="mug", hs_code="691110"),
        item("10 CHF", sku="", hs_code="691110"),
        shipping=None,
    )
    found = quote(sent, book=laws)
    assert found.explain() == ENGLISH.format(found.fingerprint, found.version)
    chinese = found.explain(locale="zh_CN")
    assert len(chinese.splitlines()) == len(ENGLISH.splitlines())
    assert "150.00" in chinese
    assert "TEE" in chinese
    assert "Parcel" not in chinese
    assert "collected" not in chinese


ENGLISH = """\
Parcel from China to Switzerland on 2026-05-04: an estimate.
Total at the door: CHF\xa0165.50

Goods: CHF\xa0150.00
duty: CHF\xa012.00
    12% of CHF\xa0100.00
    on TEE
    collected by the carrier on delivery
    by Law of Atlantis, s. 1
duty: CHF\xa01.50
    3% of CHF\xa050.00
    on mug, #3
    collected by the carrier on delivery
    by Law of Atlantis, s. 1
fee: CHF\xa02.00
    CHF\xa02.00 for each declaration
    collected by customs on import
    by Law of Atlantis, s. 1

Schemes considered, in the order of the law:
  - small: It would apply only if the goods value of the consignment is at most CHF\xa050.00.
  o simple: It can be chosen; it was not.
      the total would be CHF\xa0152.00
  + standard: It applies wherever no earlier scheme does.

Why it is not exact:
  * No shipping charge is given; none is counted.

How well its rules were read: every rule in the authority's own words.
Rules checked on 2026-11-01 or later; rules {}, xborder {}. No legal advice."""


def test_an_explanation_says_what_each_answer_leads_to():
    laws = leaving(TENTH, schemes=(scheme("s", ["tax"], when=Is("buyer.kind", "consumer")),))
    told = quote(parcel(), book=laws).explain()
    assert "No total can be given." in told
    assert "    if the buyer is a consumer: CHF\xa0110.00" in told
    assert "    if the buyer is a business: not supported" in told
    assert "  ? s: It is not known whether the buyer is a consumer." in told
    nowhere = quote(parcel(ship_to="AQ"), book=PolicyBook(builtin=False)).explain()
    assert "No rules were asked; xborder" in nowhere


def test_a_sum_of_amounts():
    assert summed([Money("1 CHF"), Money("2 CHF")]) == Money("3 CHF")


# --- the book ----------------------------------------------------------------------------------


def test_a_rule_is_replaced_on_the_days_it_holds_and_on_no_other():
    july, august = dt.date(2026, 7, 1), dt.date(2026, 8, 1)
    holiday = law(charge("tax", Percent("0")), start=july, end=august)
    changed = LAWS.override("CH", holiday)
    totals = [quote(parcel(on=day), book=changed).total for day in (DAY, july, august)]
    assert totals == [Money("110 CHF"), Money("100 CHF"), Money("110 CHF")]
    assert quote(parcel(on=july), book=LAWS).total == Money("110 CHF")  # the first book stands
    assert [str(each) for each in changed.diff("CH", DAY, july)] == [
        "~ step.tax: Law of Atlantis, s. 1"
    ]
    assert len(changed.diff("CH", july, dt.date(2026, 7, 31))) == 0


def test_what_starts_and_what_ends_shows_in_a_diff():
    july = dt.date(2026, 7, 1)
    laws = book(
        Timeline([law(charge("old", Percent("0.1")), end=july)]),
        Timeline([law(charge("new", Percent("0.1")), start=july)]),
    )
    assert [str(each) for each in laws.diff("CH", DAY, july)] == [
        "+ step.new: Law of Atlantis, s. 1",
        "- step.old: Law of Atlantis, s. 1",
    ]
    assert set(laws.describe("CH", on=DAY).data) == {"step.old", "scheme.import"}


def test_goods_rates_schemes_and_values_are_replaced_too():
    from xborder.policy.goods_table import GoodsRule, Scope

    tables = (table("rates", ("61", Percent("0.1")), ("", Percent("0.2"))),)
    laws = book(charge("tax", ByGoods("rates")), tables=tables)
    rule = GoodsRule(id="rates.61", scope=Scope(hs="61"), amount=law(Percent("0.03")))
    assert quote(parcel(), book=laws.override("CH", ("rates", rule))).total == Money("103 CHF")
    gone = laws.override("CH", law(scheme("import", ())))
    assert quote(parcel(), book=gone).total == Money("100 CHF")


def test_a_goods_rate_is_replaced_on_its_days_and_no_other():
    import xborder as xb
    from xborder.policy.vocabulary import GoodsRate, Reader, goods

    budget = Reader(dt.date(2026, 11, 21)).official("Budget 2027", "https://www.regjeringen.no")
    rate = GoodsRate("no.vat.standard", "0.26")
    dearer = rate.by(budget, start=dt.date(2027, 1, 1), end=dt.date(2028, 1, 1))
    (rule,) = goods("vat", dearer).rules
    laws = xb.policy.default_book()
    later = laws.override("NO", ("vat", rule))

    def owed(day, book):
        sent = xb.Consignment(
            ship_from="GB",
            ship_to="NO",
            on=day,
            items=[xb.Item(hs_code="851830", origin="CN", quantity=1, unit_price="5000 NOK")],
            shipping="0 NOK",
            prices="net",
            buyer=xb.Buyer(kind="consumer"),
        )
        found = quote(sent, book=book)
        return found.state, found.total

    before, on, after = dt.date(2026, 12, 31), dt.date(2027, 1, 1), dt.date(2028, 1, 1)
    # 25 % of NOK 5,000 are 1,250, and 26 % are 1,300
    assert owed(before, later) == ("exact", Money("6250 NOK"))
    assert owed(on, later) == ("exact", Money("6300 NOK"))
    assert owed(after, later) == owed(after, laws)
    assert owed(after, later)[1] == Money("6250 NOK")


def test_a_rule_that_is_not_there_cannot_be_replaced():
    from xborder.errors import InvalidPolicy

    with pytest.raises(InvalidPolicy, match="CH has no rule dutty") as caught:
        LAWS.override("CH", law(charge("dutty", Percent("0.1"))))
    assert "describe" in str(caught.value)


def test_a_book_knows_what_it_covers():
    assert (LAWS.codes, LAWS.destinations) == (("CH",), ("CH",))
    assert LAWS.covers("CH")
    assert not LAWS.covers("GB")
    with pytest.raises(NotFound, match=r"no rules for GB.*CH"):
        LAWS.policy("GB")
    both = xb.policy.default_book().with_policy(policy(TENTH))
    assert both.policy("CH").schemes == policy(TENTH).schemes
    assert {"EU", "CH"} <= set(both.codes)
    assert {"DE", "CH"} <= set(both.destinations)
    assert both.policy("EU").code == "EU"


def test_a_plan_is_compiled_once_a_stretch():
    july = dt.date(2026, 7, 1)
    laws = book(Timeline([law(charge("tax", Percent("0.1")), end=july), law(TENTH, start=july)]))
    assert laws.plan("CH", DAY) is laws.plan("CH", dt.date(2026, 6, 30))
    assert laws.plan("CH", july) is not laws.plan("CH", DAY)
    assert always(TENTH).find(DAY) is not None


def test_a_stored_line_that_says_less_is_told_with_less():
    found = quote(parcel(), book=LAWS)
    bare = tuple(
        line.replace(rate=None, formula=None, collector=None, moment=None) for line in found.lines
    )
    told = found.replace(lines=bare).explain().splitlines()
    place = told.index("tax: CHF\xa010.00")
    assert told[place + 1 : place + 3] == ["    by Law of Atlantis, s. 1", ""]
