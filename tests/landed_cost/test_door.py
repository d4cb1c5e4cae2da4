"""The door of quotes: what is refused, by name and with its remedy, and what is said of the rest."""

import datetime as dt
import decimal
import pickle
import time

import pytest
from pydantic import ValidationError
from tests import mini

import xborder as xb
from xborder.document import Document
from xborder.errors import InvalidInput, InvalidPolicy, InvalidType
from xborder.landed_cost.refund import refund_on_return
from xborder.landed_cost.solvers.routes import Route, RouteLeg
from xborder.policy import default_book
from xborder.policy.catalog import MODULES, REGISTRATIONS, load
from xborder.policy.vocabulary import FREE, ByGoods, Is, Percent, PerUnit, Quantity, registered
from xborder.refusal import MOST_PROBLEMS, fields_at
from xborder.trade.consignment import MOST_LINES

DAY = dt.date(2026, 11, 30)


def parcel(ship_to="GB", **given):
    return xb.Consignment(
        **{
            "ship_from": "CN",
            "on": DAY,
            "items": [xb.Item(hs_code="610910", origin="CN", quantity=1, unit_price="50 GBP")],
            "prices": "net",
            "shipping": "0 GBP",
            "seller": xb.Seller(registrations=()),
            "buyer": xb.Buyer(kind="consumer"),
            **given,
        },
        ship_to=ship_to,
    )


@pytest.mark.parametrize(
    ("asked", "where", "remedy"),
    [
        (lambda: xb.quote({}), "consignment", "Build one: xb.Consignment(**fields)."),
        (lambda: xb.quote(5), "consignment", "Give an xb.Consignment."),
        (lambda: xb.quote(parcel(), rates={}), "rates", "RateTable"),
        (lambda: xb.quote(parcel(), book="EU"), "book", "default_book()"),
        (lambda: xb.quote(parcel(), tariff=5), "tariff", "TariffSchedule"),
        (lambda: xb.quote(parcel(), tariff="x"), "tariff", "TariffSchedule"),
        (lambda: xb.price_for_landed({}, "5 GBP"), "consignment", "xb.Consignment"),
        (lambda: xb.compare_routes("x"), "routes", 'Route(name="...", parcel=...)'),
        (lambda: xb.compare_routes(5), "routes", 'Route(name="...", parcel=...)'),
        (lambda: Route(name="post", parcel={}), "parcel", "Give an xb.Consignment."),
        (lambda: Route(name="post", parcel=parcel(), legs="post"), "legs", "RouteLeg(name="),
        (lambda: Route(name="post", parcel=parcel(), legs=5), "legs", "RouteLeg(name="),
        (lambda: xb.quote(parcel(), assume=["gift"]), "assume", '{"gift": "no"}'),
        (lambda: xb.price_for_landed(parcel(), "5 GBP", assume="gift"), "assume", "mapping"),
    ],
)
def test_what_is_of_another_kind_is_refused_by_name(asked, where, remedy):
    with pytest.raises(InvalidType) as caught:
        asked()
    (problem,) = xb.problems(caught.value)
    assert problem.where == where
    assert remedy in problem.remedy


@pytest.mark.parametrize(
    ("asked", "remedy"),
    [
        (("dutys",), "Did you mean duty?"),
        (("vat", "sales tax"), "Did you mean sales_tax?"),
        (("dutties",), "Did you mean duties?"),
        (("import_vat_xyz",), "quote.charge(id)"),
        ((5,), "Give one of goods, discount,"),
    ],
)
def test_a_kind_of_line_that_there_is_not_has_no_sum(asked, remedy):
    with pytest.raises(InvalidInput) as caught:
        xb.quote(parcel()).sum_of(*asked)
    (problem,) = xb.problems(caught.value)
    assert problem.code == "quote.kind"
    assert remedy in problem.remedy


def test_days_that_are_no_number_are_no_time_to_travel():
    for days in ("3", 2.5, None, True):
        with pytest.raises(InvalidInput, match="are no time to travel"):
            Route(name="post", parcel=parcel(), transit_days=days)
    assert RouteLeg(name="hub", cost="1.00 GBP").cost == xb.Money("1 GBP")
    with pytest.raises(InvalidType, match="1 is not money"):
        RouteLeg(name="hub", cost=1)


def test_one_item_in_place_of_a_list_is_one_problem():
    for items in (parcel().items[0], {"quantity": 1}, "TEE"):
        with pytest.raises(ValidationError) as caught:
            parcel(items=items)
        (problem,) = xb.problems(caught.value)
        assert (problem.where, problem.code) == ("items", "items.type")


def test_a_rate_with_a_percent_sign_is_refused_with_its_fraction():
    with pytest.raises(InvalidPolicy, match="1/20"):
        Percent("5%")


@pytest.mark.parametrize(("field", "most"), [("items", 10_000), ("fees", 100), ("elections", 100)])
def test_what_is_too_long_is_refused_before_it_is_read(field, most):
    many = [{"qty": 1}] * (most + 1) if field != "elections" else [str(k) for k in range(most + 1)]
    start = time.perf_counter()
    with pytest.raises(ValidationError) as caught:
        parcel(**{field: many * (20 if field == "items" else 1)})
    assert time.perf_counter() - start < 1  # 200,000 broken items took half a minute
    assert [problem.code for problem in xb.problems(caught.value)] == ["document.size"]


def test_problems_are_listed_up_to_a_thousand_and_then_counted():
    with pytest.raises(ValidationError) as caught:
        parcel(items=[{"quantity": 0, "unit_price": "1 EUR"}] * 1_500)
    listed = xb.problems(caught.value)
    assert len(listed) == MOST_PROBLEMS + 1
    assert listed[-1].message == "There are 500 more problems, which are not listed."


def test_ten_thousand_lines_are_still_a_consignment():
    assert MOST_LINES == 10_000
    assert len(parcel(items=parcel().items * MOST_LINES).items) == MOST_LINES


@pytest.mark.parametrize(
    ("build", "meant"),
    [
        (lambda: xb.Item(quantity=1, unit_price="1 EUR", hscode="610910"), "hs_code"),
        (lambda: xb.Item(quantity=1, unit_price="1 EUR", qty=1), "quantity"),
        (lambda: parcel(items=[{"quantity": 1, "unit_price": "1 EUR", "orgin": "CN"}]), "origin"),
        (lambda: parcel(buyer={"knd": "consumer"}), "kind"),
        (lambda: parcel(shiping="1 EUR"), "shipping"),
        (lambda: parcel(dates={"entry": DAY}), "import_entry"),
    ],
)
def test_a_misspelt_field_is_told_the_one_that_is_meant(build, meant):
    with pytest.raises(ValidationError) as caught:
        build()
    (problem,) = xb.problems(caught.value)
    assert problem.remedy == f"Did you mean {meant}?"


def test_a_field_that_is_near_to_none_is_told_to_be_left_out():
    with pytest.raises(ValidationError) as caught:
        xb.Item(quantity=1, unit_price="1 EUR", zzzz=1)
    assert "leave it out" in xb.problems(caught.value)[0].remedy


def test_fields_are_found_along_a_path_and_nowhere_else():
    class Inner(Document):
        leaf: int

    class Outer(Document):
        inner: tuple[Inner, ...] | None = None
        plain: int = 0

    assert fields_at("Outer", ("inner", 3)) == ("leaf",)
    assert fields_at("Outer", ("plain", "x")) == ()
    assert fields_at("Outer", ("gone",)) == ()


# Registrations


def test_a_misspelt_registration_is_told_the_one_that_is_meant():
    with pytest.raises(InvalidInput, match="Did you mean IOSS"):
        xb.quote(parcel(seller=xb.Seller(registrations={"ISOS"})))
    with pytest.raises(InvalidInput, match="Did you mean VOEC"):
        xb.quote(parcel(), assume={"seller.registered:VOCE": "yes"})
    with pytest.raises(InvalidInput, match="IOSS"):
        xb.quote(parcel(seller=xb.Seller(registrations={"QQQQ"})))


def test_countries_and_declared_registrations_are_known():
    known = xb.Seller(registrations={"GB", "DE", "IOSS", "VOEC", "REMESSA_CONFORME"})
    assert xb.quote(parcel(seller=known)).state == "exact"
    ours = default_book().with_registrations("OURS")
    assert ours != default_book()
    assert pickle.loads(pickle.dumps(ours)) == ours
    assert xb.quote(parcel(seller=xb.Seller(registrations={"OURS"})), book=ours).total


def test_a_policy_of_one_s_own_makes_its_registrations_known():
    book = mini.book(mini.charge("tax", Percent("0.1"), when=registered("ATLANTIS")))
    there = mini.parcel(seller=xb.Seller(registrations={"ATLANTIS"}))
    assert xb.quote(there, book=book).total == xb.Money("110 CHF")
    with pytest.raises(InvalidInput, match="Did you mean ATLANTIS"):
        xb.quote(mini.parcel(seller=xb.Seller(registrations={"ATLANTS"})), book=book)
    none = mini.book(mini.charge("tax", Percent("0.1")))
    with pytest.raises(InvalidInput, match="Use one of -"):
        xb.quote(there, book=none)


def test_the_list_of_built_in_registrations_is_what_the_rules_ask_for():
    asked = frozenset().union(*(load(code).registrations for code in MODULES))
    assert {name for name in asked if len(name) > 2} == REGISTRATIONS


# Facts that no rule asked for


def test_facts_that_no_rule_asked_for_are_listed():
    given = xb.Item(
        hs_code="761510",
        origin="CN",
        quantity=1,
        unit_price="50 GBP",
        aluminium_share="0.5",
        weight="1 kg",
        battery="lithium_ion",
    )
    quote = xb.quote(
        parcel(
            items=[given],
            dates={"loading": DAY, "import_entry": DAY, "order": DAY},
            seller=xb.Seller(registrations=(), country="CN"),
        )
    )
    assert quote.unused == (
        "seller.country",
        "dates.loading",
        "items.0.weight",
        "items.0.aluminium_share",
        "items.0.battery",
    )
    assert xb.LandedCost.model_validate_json(quote.model_dump_json()).unused == quote.unused


def test_facts_that_a_rule_asked_for_are_not_listed():
    duty = PerUnit(xb.Money("1 CHF"), Quantity.NET_KG)
    book = mini.book(
        mini.charge("duty", duty), mini.charge("tax", FREE, when=Is("item.used", "yes"))
    )
    there = mini.parcel(mini.item(weight="1 kg", used=True, volume="1 l"), gift=True)
    assert xb.quote(there, book=book).unused == ("gift", "items.0.volume")


def test_a_fact_is_listed_for_the_lines_on_which_no_rate_goes_by_it():
    """Weight is duty on the first line and nothing on the second, whose rate is of the value."""
    by_weight = PerUnit(xb.Money("1 CHF"), Quantity.NET_KG)
    tariff = mini.table("tariff", ("6109", by_weight), ("4202", Percent("0.1")))
    book = mini.book(mini.charge("duty", ByGoods("tariff")), tables=(tariff,))
    shirt = mini.item(hs_code="610910", weight="2 kg", cigarettes=5)
    bag = mini.item(hs_code="420221", weight="2 kg", volume="1 l")
    there = mini.parcel(shirt, bag, bag.replace(weight=None))
    assert xb.quote(there, book=book).unused == (
        "items.0.cigarettes",
        "items.1.weight",
        "items.1.volume",
        "items.2.volume",
    )


def test_the_day_of_entry_is_unused_where_no_rule_reads_it():
    there = mini.parcel(dates={"import_entry": DAY})
    book = mini.book(mini.charge("tax", Percent("0.1")))
    assert xb.quote(there, book=book).unused == ("dates.import_entry",)
    dated = mini.book(mini.charge("tax", Percent("0.1")), dated_by="import_entry")
    assert xb.quote(there, book=dated).unused == ()


# Codes


@pytest.mark.parametrize(
    ("code", "says"),
    [("901210000", "write 0901210000 if"), ("610910000", "give eight or ten digits")],
)
def test_nine_digits_are_asked_about_where_no_tariff_has_nine(code, says):
    """Roasted coffee is 0901 21: nine digits of it would be chapter 90. Japan has nine."""
    line = xb.Item(hs_code=code, origin="CN", quantity=1, unit_price="50 GBP")
    quote = xb.quote(parcel(items=[line]))
    assert (quote.state, quote.missing.fact, quote.total) == ("missing_fact", "item.hs_code", None)
    assert says in quote.explain()


def test_nine_digits_are_a_code_in_japan():
    line = xb.Item(hs_code="610910010", origin="CN", quantity=1, unit_price="5000 JPY")
    quote = xb.quote(parcel("JP", items=[line], shipping="0 JPY"))
    assert all("nine digits" not in reason.text.render() for reason in quote.reasons)


def test_a_parcel_without_a_code_is_asked_for_the_code():
    line = xb.Item(origin="CN", quantity=1, unit_price="50 GBP")
    assert xb.quote(parcel(items=[line])).missing.fact == "item.hs_code"
    said = line.replace(hs_code="610910")
    assert xb.quote(parcel(items=[said])).missing is None


@pytest.mark.parametrize("code", ["61091000101", "610910001012", "6109100010123"])
@pytest.mark.parametrize("ship_to", ["DE", "GB", "US", "NO", "JP"])
def test_longer_codes_find_what_their_first_ten_digits_find(code, ship_to):
    """Switzerland writes 11 digits, Turkey 12, China 13."""
    there = [
        parcel(
            ship_to,
            shipping=None,
            items=[xb.Item(hs_code=each, origin="CN", quantity=1, unit_price="0 EUR")],
        )
        for each in (code, code[:10])
    ]
    long, short = (xb.quote(each) for each in there)
    assert (long.state, long.lines, long.schemes) == (short.state, short.lines, short.schemes)
    assert long.fingerprint == short.fingerprint


# The caller's decimal context


HOSTILE = [
    decimal.Context(prec=3),
    decimal.Context(prec=50, rounding=decimal.ROUND_UP),
    decimal.Context(prec=1, rounding=decimal.ROUND_FLOOR, Emin=-1, Emax=1),
    decimal.Context(traps=[*decimal.Context().flags]),
]


def worked_out():
    """Return all that is said of parcels that use every Decimal there is."""
    wine = xb.Item(
        hs_code="220421",
        origin="CN",
        quantity="7.25",
        unit_price="123456.789 EUR",
        volume="0.7512345 l",
        alcohol_by_volume="0.123456789",
        weight="1.23456789 kg",
        gross_weight="2.3456789 kg",
    )
    steel = xb.Item(
        hs_code="732393",
        origin="CN",
        quantity=3,
        unit_price="19.99 EUR",
        steel_share="0.333333",
        discount="0.07 EUR",
        weight="0.333333 kg",
    )
    days = {"on": DAY, "shipping": "12.34 EUR", "discount": "5.55 EUR"}
    quotes = [
        xb.quote(parcel(to, items=items, **days, home_tax={"rate": "0.255"}))
        for to in ("DE", "FI", "FR")
        for items in ([wine], [steel], [wine, steel])
    ]
    told = [(one.model_dump_json(), one.explain(), one.explain(locale="zh_CN")) for one in quotes]
    back = [
        str(refund_on_return(one, items={0: 1}).back) for one in quotes if one.total is not None
    ]
    found = xb.price_for_landed(
        parcel(items=[steel.replace(unit_price="20 GBP", discount=None)]), "72 GBP", item=0
    )
    money = xb.Money("123456789.123456 EUR")
    sums = [str(money * 3), str(money + money), repr(-money)]
    weights = [str(steel.weight), str(wine.volume), str(wine.weight.in_base())]
    return told, back, [hit.quote.model_dump_json() for hit in found.hits], sums, weights


@pytest.mark.parametrize("context", [decimal.Context(), *HOSTILE])
def test_shares_of_metal_are_added_without_the_callers_rounding(context):
    """0.3334 three times is 1.0002: a context of three digits would round it to one, and take it."""
    shares = dict.fromkeys(("steel_share", "aluminium_share", "copper_share"), "0.3334")
    with decimal.localcontext(context):
        with pytest.raises(ValidationError) as caught:
            xb.Item(quantity=1, unit_price="1 USD", **shares)
        (problem,) = xb.problems(caught.value)
        assert (problem.code, problem.value) == ("item.metals", "1.0002")
        xb.Item(quantity=1, unit_price="1 USD", **{**shares, "copper_share": "0.3332"})


def test_nothing_depends_on_the_decimal_context_of_the_caller():
    expected = worked_out()
    for context in HOSTILE:
        with decimal.localcontext(context):
            assert worked_out() == expected
