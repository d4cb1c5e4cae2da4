"""Names in a policy: each stands for something, or the policy is refused and says which does not."""

import datetime as dt
import pickle

import pytest
from tests.mini import OPENS, always, charge, law, policy, scheme, table

from xborder.errors import InvalidPolicy, UnsoundPolicy
from xborder.money import Money
from xborder.policy.amount import Band, Bands, ByGoods, Flat, Percent, Sum, TopUp
from xborder.policy.charge import Waiver
from xborder.policy.condition import AtMost, Is, Not, Reads
from xborder.policy.country import Member, Reading
from xborder.policy.not_computed import NotComputed
from xborder.policy.value import Value
from xborder.source import Status
from xborder.timeline import Timeline

FRANC = Money("1 CHF")
TAX = charge("tax", Percent("0.1"))
DUTY = charge("duty", Percent("0.1"))
LITTLE_TAX = AtMost(value="tax", limit=FRANC)
READING = Reading(id="scope", question="?", options={"wide": "A", "narrow": "B"}, default="wide")


def value(id_, **options):
    return Value(id=id_, title=id_, **{"plus": "goods", **options})


def member(code, **tables):
    return Member(code=code, currency=always("CHF"), tables=tables)


RATES = table("vat", ("", Percent("0.1")))


@pytest.mark.parametrize(
    ("steps", "options", "says"),
    [
        (
            [TAX],
            {"schemes": (scheme("s", ["tax", "dutty"]),)},
            "scheme.s: It names the step dutty, which does not exist. Use one of tax.",
        ),
        (
            [TAX, charge("duty", Percent("0.1"))],
            {"schemes": (scheme("s", "tax dutty"),)},
            "scheme.s: It names the step dutty, which does not exist. Did you mean duty?",
        ),
        (
            [charge("tax", Percent("0.1"), base="costoms")],
            {"values": (value("customs"),)},
            "step.tax: It is computed on costoms, which nothing makes. Did you mean customs?",
        ),
        (
            [TAX],
            {"values": (value("v", plus="tax.exact"),)},
            (
                "value.v: It sums the charge tax.exact, which comes later than any value. Name the "
                "charge in the base of the charge that is computed on it."
            ),
        ),
        (
            [TAX],
            {"values": (value("early", plus="goods", minus="late"), value("late"))},
            "value.early: It sums late, which nothing makes before it. Use one of",
        ),
        (
            [charge("tax", Sum(Percent("0.1"), ByGoods("wat")))],
            {"tables": (RATES,)},
            "step.tax: It reads the table wat, which is not there. Did you mean vat?",
        ),
        (
            [charge("tax", ByGoods("vat"))],
            {"members": {"DE": member("DE", vat=RATES), "FR": member("FR")}},
            "step.tax: It reads the table vat, which is not there. Use one of -.",
        ),
        (
            [charge("tax", TopUp("0.15", "dutty"))],
            {},
            "step.tax: It counts dutty, which is no charge. Use one of tax.",
        ),
        (
            [
                charge(
                    "tax", Bands("worth", (Band(FRANC, Percent("0")), Band(None, Percent("0.1"))))
                )
            ],
            {},
            "step.tax: It is scaled by worth, which nothing makes.",
        ),
        (
            [charge("tax", Flat(FRANC, "colour"))],
            {},
            "step.tax: Distinct values of colour cannot be counted. Use one of hs6,",
        ),
        (
            [TAX, Waiver(id="small", title="w", charges="dutty", limit=FRANC)],
            {},
            "step.small: It waives dutty, which is no charge. Use one of tax.",
        ),
        (
            [charge("tax", Percent("0.1"), when=Not(AtMost(value="intrinsik", limit=FRANC)))],
            {"values": (value("intrinsic"),)},
            "step.tax: It limits intrinsik, which nothing makes. Did you mean intrinsic?",
        ),
        (
            [TAX],
            {"not_computed": (NotComputed(id="n", when=Reads("skope", "wide"), reason="r"),)},
            "not_computed.n: It asks for the reading skope, which is not there. Use one of -.",
        ),
        (
            [charge("tax", Percent("0.1"), when=Reads("scope", "wied"))],
            {"readings": (READING,)},
            "step.tax: The reading has no option wied. Did you mean wide?",
        ),
        (
            [TAX],
            {"tables": (table("t", ("61", ByGoods("u"))),)},
            "table.t.t.61: It reads the table u, which is not there. Use one of t.",
        ),
        (
            [charge("vat", Percent("0.1"), base="duty"), charge("duty", Percent("0.1"))],
            {"schemes": (scheme("s", "vat duty"),)},
            (
                "scheme.s: vat reads duty, which is not computed before it. In the steps of a scheme, "
                "name what is read before what reads it."
            ),
        ),
        (
            [TAX, Waiver(id="small", title="w", charges="tax", limit=FRANC)],
            {"schemes": (scheme("s", "small tax"),)},
            "scheme.s: small reads tax, which is not computed before it.",
        ),
        (
            [charge("tax", Percent("0.1"), when=AtMost(value="duty.due", limit=FRANC)), DUTY],
            {},
            "scheme.import: tax reads duty, which is not computed before it.",
        ),
        (
            [charge("tax", TopUp("0.15", "duty")), DUTY],
            {},
            "scheme.import: tax reads duty, which is not computed before it.",
        ),
        (
            [charge("tax", Bands("duty", (Band(None, Percent("0.1")),))), DUTY],
            {},
            "scheme.import: tax reads duty, which is not computed before it.",
        ),
        (
            [TAX],
            {"schemes": (scheme("s", "tax tax"),)},
            "scheme.s: It names the step tax twice. Name each step once;",
        ),
        (
            [TAX],
            {"schemes": (scheme("low", (), when=Not(LITTLE_TAX)), scheme("s", "tax"))},
            "scheme.low: It limits the charge tax, which is computed only after it is asked.",
        ),
        (
            [TAX],
            {"not_computed": (NotComputed(id="n", when=LITTLE_TAX, reason="r"),)},
            "not_computed.n: It limits the charge tax, which is computed only after it is asked.",
        ),
        (
            [TAX],
            {"values": (value("v", when=LITTLE_TAX),)},
            "value.v: It limits the charge tax, which is computed only after it is asked.",
        ),
        (
            [charge("tax", Sum(Flat(FRANC), Percent("0.1")), base=())],
            {},
            "step.tax: It is a rate of tax, and names no base. Name what it is a rate of,",
        ),
        (
            [TAX],
            {"code": "ch"},
            "code: ch is not the code of a jurisdiction. Write it in capitals",
        ),
        ([TAX], {"dated_by": "moon"}, "dated_by: A consignment has no date moon. Did you mean on?"),
        (
            [TAX],
            {"values": (value("v"), value("v"))},
            "values.1: The timeline of v holds another id, or its id is there twice.",
        ),
        (
            [Timeline([law(TAX, end=OPENS), law(charge("vat", Percent("0")), start=OPENS)])],
            {"schemes": (scheme("s", "tax"),)},
            "steps.0: The timeline of tax, vat holds another id, or its id is there twice.",
        ),
        (
            [TAX],
            {"values": (Timeline([]),)},
            "is not a timeline of values. Write each rule as Value(...).by(SOURCE).",
        ),
        (
            [TAX],
            {"schemes": (scheme("s", "tax", when=Is("gift", "yes")),)},
            (
                "schemes: From 2020-01-01 on no scheme takes the goods that all others leave. End the "
                "schemes with one that asks for nothing: when=ALWAYS."
            ),
        ),
        (
            [TAX],
            {"schemes": (Timeline([law(scheme("s", "tax"), end=dt.date(2026, 7, 1))]),)},
            "schemes: From 2026-07-01 on no scheme takes",
        ),
        (
            [TAX],
            {"schemes": (scheme("s", "tax", elective=True),)},
            "schemes: From 2020-01-01 on no scheme takes",
        ),
        (
            [TAX],
            {"schemes": (Timeline([law(scheme("s", "tax"), status=Status.SUSPENDED)]),)},
            "schemes: From 2020-01-01 on no scheme takes",
        ),
    ],
)
def test_what_stands_for_nothing_is_refused_with_its_place(steps, options, says):
    with pytest.raises(UnsoundPolicy) as caught:
        policy(*steps, **options)
    assert says in str(caught.value)
    (problem,) = caught.value.problems()
    assert caught.value.problems("zh_CN")[0].message != problem.message


def test_all_that_dangles_is_named_at_once_and_the_error_travels():
    with pytest.raises(InvalidPolicy) as caught:
        policy(
            charge("tax", ByGoods("vat"), base="worth"),
            schemes=(scheme("s", "tax duty"),),
        )
    places = [problem.where for problem in caught.value.problems()]
    assert places == ["step.tax", "step.tax", "scheme.s"]
    again = pickle.loads(pickle.dumps(caught.value))
    assert str(again) == str(caught.value)


def test_a_limit_and_a_base_may_name_a_charge_by_its_faces():
    counted = AtMost(value=("goods", "tax.due"), limit=FRANC)
    made = policy(TAX, charge("fee", Percent("0.1"), base="tax.exact", when=counted))
    assert [timeline.name for timeline in made.steps] == ["tax", "fee"]


def test_a_flat_sum_needs_no_base():
    assert policy(charge("fee", Flat(FRANC), base=())).steps


@pytest.mark.parametrize(
    "made", [lambda: value("v", plus=""), lambda: AtMost(value=(), limit=FRANC)]
)
def test_a_sum_of_nothing_is_refused(made):
    with pytest.raises(InvalidPolicy, match="A sum names nothing"):
        made()


def test_a_table_of_every_member_can_be_read():
    of_all = {"DE": member("DE", vat=RATES), "FR": member("FR", vat=RATES)}
    assert policy(charge("tax", ByGoods("vat")), members=of_all).members
