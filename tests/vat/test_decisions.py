"""A table of situations, each decided by hand with the article that it rests on.

A row is about the ruling that decides, unless it names the jurisdiction whose ruling it is about:
where two laws speak of one sale, such as the export of one country that is the import of another, a
row is about one of them. Where a row says less than the case it stands for, its note says why.
"""

import json
from decimal import Decimal
from pathlib import Path

import pytest

from xborder.trade.sale import Sale
from xborder.vat import determine

ROWS = [
    json.loads(line)
    for line in Path(__file__).with_name("decisions.jsonl").read_text(encoding="utf-8").splitlines()
]
RULED = ("place", "taxation", "regime", "accountable")


def determined(row):
    return determine(Sale.model_validate_json(json.dumps(row["sale"])))


def assert_ruled(found, expected):
    """One ruling is as a row says: the one that decides, or that of the jurisdiction it names."""
    rulings = [found.ruling, *found.elsewhere]
    where = expected.get("jurisdiction", rulings[0].jurisdiction)
    (ruling,) = [each for each in rulings if each.jurisdiction == where]
    said = {name: getattr(ruling, name) for name in RULED}
    assert {name: said[name] and str(said[name]) for name in RULED} == {
        name: expected[name] for name in RULED
    }
    if "registration" in expected:
        assert ruling.registration == expected["registration"]


def test_the_table_is_long_enough_and_every_row_names_its_law():
    assert len(ROWS) >= 150
    assert all(row["law"] for row in ROWS)
    assert len({row["id"] for row in ROWS}) == len(ROWS)


@pytest.mark.parametrize("row", ROWS, ids=[row["id"] for row in ROWS])
def test_the_sale_is_decided_as_the_law_says(row):
    found, expected = determined(row), row["expected"]
    if "state" in expected:
        assert str(found.state) == expected["state"]
    if expected.get("state") == "missing_fact":
        assert found.ruling is None
        assert found.tax is None
        assert found.missing.fact == expected["missing"]
        return
    assert_ruled(found, expected)
    for each in expected.get("elsewhere", ()):
        assert_ruled(found, each)
    if "rate" in expected:
        assert found.rate == Decimal(expected["rate"])
    for name in ("tax", "gross"):
        if name in expected:
            assert getattr(found, name).amount == Decimal(expected[name])
        if f"{name}_of_all" in expected:
            # parcels that are ordered and sent apart are decided one by one
            paid = getattr(found, name).amount * expected["times"]
            assert paid == Decimal(expected[f"{name}_of_all"])
    for name, value in expected.get("filing", {}).items():
        assert str(getattr(found.filing, name)) == value
    for name, value in expected.get("border", {}).items():
        held = getattr(found.border, name)
        assert held == (Decimal(value) if name == "rate" and value is not None else value)
