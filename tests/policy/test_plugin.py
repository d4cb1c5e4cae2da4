"""A country's rules as an installed package, and rule packs as plain data."""

import datetime as dt
import importlib.metadata
import json
from importlib.metadata import EntryPoint

import pytest
from attrs import frozen

import xborder as xb
from xborder.errors import InvalidPolicy
from xborder.policy import PolicyBook, default_book
from xborder.policy.document import to_data
from xborder.policy.pack import from_data
from xborder.policy.prose import page
from xborder.testing import check_policy

pytest.importorskip("xborder_nz", reason="the plug-in package is installed by make test")


def parcel(price, *, registrations=()):
    """Return the parcel of the published examples: goods, and NZD 100 of freight and insurance."""
    return xb.Consignment(
        ship_from="US",
        ship_to="NZ",
        on=dt.date(2026, 11, 20),
        items=[xb.Item(sku="BAG", hs_code="420221", origin="US", quantity=1, unit_price=price)],
        shipping="100 NZD",
        prices="net",
        incoterm="DAP",
        seller=xb.Seller(registrations=registrations),
        buyer=xb.Buyer(kind="consumer"),
    )


def test_an_installed_package_brings_its_country_when_asked_and_stands_before_the_built_in():
    installed = default_book().with_entry_points()
    assert default_book().policy("NZ") != installed.policy("NZ")
    assert xb.quote(parcel("1000 NZD")).schemes == ("nz.low_value",)
    found = xb.quote(parcel("1000 NZD"), book=installed)
    # New Zealand Customs, examples of how to calculate customs charges, example 2:
    # duty 5 % of 1,000 = 50; GST 15 % of 1,150 = 172.50
    assert [(line.id, str(line.amount)) for line in found.lines if line.rule] == [
        ("duty", "50.00 NZD"),
        ("import_gst", "172.50 NZD"),
    ]


def test_the_packages_policy_passes_the_conformance_kit():
    policy = default_book().with_entry_points().policy("NZ")
    assert check_policy(policy, today=dt.date(2026, 11, 21)) == ()


def test_a_rule_pack_goes_through_json_and_comes_back_equal():
    policy = default_book().with_entry_points().policy("NZ")
    pack = json.dumps(to_data(policy))
    again = PolicyBook(builtin=False).with_policy(from_data(json.loads(pack)))
    assert again.policy("NZ") == policy
    assert xb.quote(parcel("1000 NZD"), book=again).total == xb.Money("1322.50 NZD")


@frozen
class Point:
    """An entry point that loads without an installed package."""

    name: str
    value: str
    found: object

    def load(self):
        return self.found


def offer(monkeypatch, point):
    monkeypatch.setattr(importlib.metadata, "entry_points", lambda **_: [point])


@pytest.mark.parametrize(
    ("value", "says"),
    [("no_such_module:POLICY", "cannot be loaded"), ("atlantis:NUMBER", "is not a CountryPolicy")],
)
def test_a_broken_package_raises_with_its_name(monkeypatch, value, says):
    point = EntryPoint(name="atlantis", value=value, group="xborder.policies")
    offer(monkeypatch, point if "no_such" in value else Point("atlantis", value, (42,)))
    with pytest.raises(InvalidPolicy, match=says) as caught:
        default_book().with_entry_points()
    assert "atlantis" in str(caught.value)


def test_a_package_may_offer_a_function(monkeypatch):
    policy = default_book().with_entry_points().policy("NZ")
    offer(monkeypatch, Point("nz", "nz:policies", lambda: [policy]))
    assert default_book().with_entry_points().policy("NZ") is policy


def test_the_packages_rules_read_as_prose_and_as_a_page_like_any_other():
    installed = default_book().with_entry_points()
    rule = installed.rule("nz.import_gst", on=dt.date(2026, 11, 20))
    assert "Goods and Services Tax Act 1985, s. 8, s. 12" in str(rule)
    assert page(installed.law("NZ")).startswith("# New Zealand\n")
    assert page(installed.law("NZ"), "zh_CN").startswith("# 新西兰\n")
