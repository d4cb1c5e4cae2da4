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
from xborder.policy.document import to_data
from xborder.policy.value import Value
from xborder.source import Source, Status
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


LONG_AGO = dt.date(1900, 1, 1)
JULY = dt.date(2026, 7, 1)


@pytest.mark.parametrize(
    ("broken", "says"),
    [
        (
            policy(Timeline([evolve(law(TAX), checked_on=dt.date(2026, 11, 2))])),
            "step.tax: was checked on 2026-11-02, after today",
        ),
        (
            policy(Timeline([evolve(law(TAX), checked_on=LONG_AGO)])),
            "step.tax: was checked on 1900-01-01, which cannot be",
        ),
        (
            policy(Timeline([evolve(law(TAX), source=Source(title="In print"))])),
            "step.tax: claims an official reading without an address",
        ),
        (
            policy(Timeline([law(charge("tax", Percent("5")))])),
            "step.tax: has a rate of 500%; 5% is written Percent('0.05')",
        ),
        (
            policy(Timeline([law(charge("tax", Percent("1.2")), evidence="secondary")])),
            "step.tax: has a rate of 120%; 5% is written Percent('0.05')",
        ),
        (
            policy(TAX, charge("duty", Percent("0.1")), schemes=(scheme("s", ["tax"]),)),
            "step.duty: is a step of no scheme, so that it is never charged",
        ),
        (
            policy(
                charge("tax", Percent("0.1"), base=("customs",)),
                values=(Timeline([law(Value(id="customs", title="v", plus="goods"), end=JULY)]),),
            ),
            "step.tax: is computed on customs, which nothing makes on 2026-07-01",
        ),
        (
            policy(
                TAX,
                schemes=(Timeline([law(scheme("s", ["tax"]), status=Status.SCHEDULED)]),),
                figures={"rate": Timeline([law(1, start=JULY)])},
            ),
            None,
        ),
    ],
)
def test_it_finds_what_is_missing(broken, says):
    assert found(broken) == ([] if says is None else [says])


def test_a_rate_above_the_whole_stands_where_it_was_read_officially():
    assert found(policy(Timeline([law(charge("tax", Percent("1.2")))]))) == []


def test_it_names_all_that_dangles_in_plain_data():
    pack = to_data(policy(TAX))
    (entry,) = pack["schemes"][0]["entries"]
    entry["value"]["steps"] = ["tax", "duty", "taxx"]
    said = [str(finding) for finding in check_policy(pack, today=CHECKED)]
    assert said == [
        "scheme.import: It names the step duty, which does not exist. Use one of tax.",
        "scheme.import: It names the step taxx, which does not exist. Did you mean tax?",
    ]
    assert check_policy(to_data(policy(TAX)), today=CHECKED) == ()


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
