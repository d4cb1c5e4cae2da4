"""The kit for country packages: what it finds missing, and the parcels it makes up."""

import datetime as dt

import pytest
from attrs import evolve
from hypothesis import given
from tests.mini import CHECKED, LAW, always, charge, law, policy, scheme, table

from xborder.money import Money
from xborder.policy import PolicyBook
from xborder.policy.amount import ByGoods, Percent
from xborder.policy.charge import Waiver
from xborder.policy.condition import HsIn
from xborder.policy.country import Member
from xborder.policy.value import Value
from xborder.source import Source
from xborder.testing import check_policy, consignments, items, stale_rules
from xborder.timeline import Timeline

TAX = charge("tax", Percent("0.1"))


def found(checked):
    return [str(finding) for finding in check_policy(checked, today=CHECKED)]


def test_a_sound_policy_owes_nothing():
    value = Value(id="customs", title="v", plus=("goods", "freight"))
    sound = policy(
        charge("duty", ByGoods("tariff"), base=("customs",), when=HsIn("61")),
        Waiver(id="small", title="w", charges=("duty",), limit=Money("5 CHF")),
        charge("tax", ByGoods("vat"), base=("customs", "duty.exact")),
        values=(value, Value(id="more", title="v", plus=("customs",), minus=("seller_discount",))),
        tables=(table("tariff", ("61", Percent("0.1"))),),
        members={
            "CH": Member(
                code="CH",
                currency=always("CHF"),
                tables={"vat": table("vat", ("", Percent("0.2")))},
            )
        },
    )
    assert found(sound) == []


@pytest.mark.parametrize(
    ("broken", "says"),
    [
        (
            policy(Timeline([evolve(law(TAX), checked_on=dt.date(2026, 11, 2))])),
            "step.tax: was checked on 2026-11-02, after today",
        ),
        (
            policy(Timeline([evolve(law(TAX), source=Source(title="In print"))])),
            "step.tax: claims an official reading without an address",
        ),
        (policy(TAX, schemes=(scheme("s", ["tax", "duty"]),)), "scheme.s: names no step duty"),
        (
            policy(charge("tax", Percent("0.1"), base=("customs",))),
            "step.tax: is computed on customs, which nothing makes",
        ),
        (
            policy(
                TAX,
                values=(
                    Value(id="v", title="v", plus=("later",)),
                    Value(id="later", title="v", plus=("goods",)),
                ),
            ),
            "value.v: is computed on later, which nothing makes",
        ),
        (
            policy(charge("tax", ByGoods("vat"))),
            "step.tax: reads a goods table vat that is not there",
        ),
        (
            policy(TAX, schemes=(Timeline([law(scheme("s", ["tax"]), end=dt.date(2026, 1, 1))]),)),
            "2026-01-01: CH has no scheme in force on 2026-01-01. Ask for another day, or add a scheme to your book.",
        ),
    ],
)
def test_it_finds_what_is_missing(broken, says):
    assert says in found(broken)


def test_it_finds_a_rule_that_does_not_survive_plain_data():
    noted = policy(TAX)
    lost = evolve(noted, figures={"days": Timeline([law((1, 2))])})
    assert found(lost) == []
    listed = evolve(noted, figures={"days": Timeline([law([1, 2])])})
    assert found(listed) == ["CH: does not survive the way to plain data and back"]
    assert LAW.url


@given(
    consignments(ship_to="GB", currency="JPY", most_lines=2, first=CHECKED, last=CHECKED, most=10)
)
def test_made_up_parcels_keep_to_what_was_asked(parcel):
    assert (parcel.ship_to, parcel.on) == ("GB", CHECKED)
    assert 1 <= len(parcel.items) <= 2
    assert {each.unit_price.currency.code for each in parcel.items} == {"JPY"}
    assert all(each.unit_price.minor_units() <= 10 for each in parcel.items)


@given(items(currency="EUR", hs_codes=["490199"], origins=["VN"]))
def test_made_up_items_keep_to_what_was_asked(item):
    assert (str(item.hs_code), item.origin) == ("490199", "VN")


def test_a_rule_is_stale_when_its_check_is_older_than_asked():
    laws = PolicyBook(builtin=False).with_policy(policy(TAX))
    late = CHECKED + dt.timedelta(days=10)
    assert stale_rules(laws, today=late, days=10) == ()
    assert [str(each) for each in stale_rules(laws, today=late, days=9)] == [
        "CH.scheme.import: was last checked on 2026-11-01",
        "CH.step.tax: was last checked on 2026-11-01",
    ]
