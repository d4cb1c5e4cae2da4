"""What the rules of sales name, and what a rate or a currency cannot be, is refused when built."""

import attrs
import pytest
from tests.mini import always, charge, policy, scheme, table

from xborder.errors import InvalidInput, InvalidPolicy, UnsoundPolicy
from xborder.money import Money
from xborder.policy.amount import FREE, ByGoods, Percent, Sum
from xborder.policy.charge import Charge
from xborder.policy.condition import Is, Not, established, over, proven
from xborder.policy.country import Member
from xborder.policy.supply import Supplied
from xborder.policy.threshold import Threshold

TAX = charge("tax", Percent("0.1"))
THERE = {"schemes": (scheme("ch.import", "tax"),)}


def sold(**terms):
    taxed = Supplied.taxed(**{"id": "ch.sale", "title": "Sale", "regime": "ch", **terms})
    return {"supplies": (always(taxed),), **THERE}


def turnover(**terms):
    given = {"title": "T", "counts": "c", "limit": Money("1 CHF"), "register": "r", "country": "CH"}
    threshold = Threshold(id="ch.limit", **{**given, "registration": "CH", **terms})
    return {"thresholds": (always(threshold),), **THERE}


@pytest.mark.parametrize(
    ("options", "says"),
    [
        (
            sold(when=Not(Is("import.scheme", "ch.imprt"))),
            "It asks whether the goods came under ch.imprt, which is no scheme. Did you mean ch.import?",
        ),
        (
            sold(when=over("ch.limt")),
            "It asks for the threshold ch.limt, which does not exist. Use one of dispatch, arrival.",
        ),
        (sold(registration="arival"), "arival is not a registration of a seller. Name a country"),
        (sold(registration="Ch"), "Ch is not a registration of a seller."),
        (turnover(registration=""), "is not a registration of a seller."),
        (turnover(country="UK"), "There is no country UK. Give the two letters of ISO 3166"),
        (
            {"currency": "EURO", **THERE},
            "currency: EURO is not a currency of ISO 4217. Write EUR.",
        ),
        ({"figures": [1], **THERE}, "figures: [1] is not a value of figures."),
        ({"figures": {"a": 1}, **THERE}, "figures.a: 1 is not a value of figures."),
    ],
)
def test_what_does_not_exist_is_refused(options, says):
    with pytest.raises(UnsoundPolicy) as caught:
        policy(TAX, **options)
    assert says in str(caught.value)
    (problem,) = caught.value.problems()
    assert caught.value.problems("zh_CN")[0].message != problem.message


def test_a_table_is_a_table():
    with pytest.raises(UnsoundPolicy, match=r"tables\.vat: 0\.19 is not a value of tables"):
        attrs.evolve(policy(TAX), tables={"vat": 0.19})


NINETEEN = table("vat", ("", Percent("19")))


@pytest.mark.parametrize(
    ("step", "options", "where"),
    [
        (charge("tax", Percent("19")), {}, "step.tax"),
        (charge("tax", Percent("1.01"), kind="vat"), {}, "step.tax"),
        (charge("tax", Sum(FREE, Percent("19")), kind="gst"), {}, "step.tax"),
        (charge("tax", ByGoods("vat"), kind="vat"), {"tables": [NINETEEN]}, "table.vat.vat.all"),
        (charge("tax", ByGoods("vat")), {"tables": [NINETEEN]}, "table.vat.vat.all"),
        (
            charge("tax", ByGoods("vat"), kind="vat"),
            {
                "members": {
                    "CH": Member(code="CH", currency=always("CHF"), tables={"vat": NINETEEN})
                }
            },
            "CH.table.vat.vat.all",
        ),
    ],
)
def test_a_rate_in_percent_is_refused(step, options, where):
    with pytest.raises(UnsoundPolicy, match=r"as a fraction of one: 19% is .0\.19") as caught:
        policy(step, **options)
    assert [problem.where for problem in caught.value.problems()] == [where]


@pytest.mark.parametrize("rate", ["1", "1.2"])
def test_a_tax_of_a_table_doubles_no_price(rate):
    tables = [table("vat", ("", Percent(rate)))]
    step = charge("tax", ByGoods("vat"), kind="sales_tax")
    if rate == "1":
        policy(step, tables=tables)
    else:
        with pytest.raises(UnsoundPolicy, match="A rate of 120% is more than any law has"):
            policy(step, tables=tables)


def test_a_duty_may_be_more_than_the_goods_are_worth():
    """Norway's on cheese is 277 %."""
    policy(charge("tax", Percent("2.77"), kind="duty"), schemes=(scheme("s", "tax"),))


@pytest.mark.parametrize(
    ("made", "says"),
    [
        (lambda: established("ch"), "There is no place ch. Give the two letters of ISO 3166"),
        (lambda: proven("exports"), "There is no proof called exports. Did you mean export?"),
        (lambda: proven("x"), "Use one of export, transport, statement, resale."),
    ],
)
def test_a_fact_that_cannot_be_is_refused(made, says):
    with pytest.raises(InvalidPolicy) as caught:
        made()
    assert says in str(caught.value)


@pytest.mark.parametrize("field", ["kind", "collector", "moment", "due_of"])
def test_a_choice_that_does_not_exist_is_refused(field):
    given = {"id": "tax", "kind": "vat", "title": "Tax", "amount": Percent("0.1")}
    with pytest.raises(InvalidInput, match=r"nobody is not a choice\. Give one of: "):
        Charge(**{**given, field: "nobody"})
