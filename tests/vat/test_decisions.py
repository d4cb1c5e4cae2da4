"""A table of situations, each decided by hand with the article that it rests on.

A row is about the sale's own supply. Where two laws speak of one sale, such as the export of one
country that is the import of another, a row is about one of them, and any of the rulings may be it.
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


def _ruled(ruling):
    return {
        "place": ruling.place,
        "taxation": str(ruling.taxation),
        "regime": ruling.regime,
        "accountable": str(ruling.accountable),
    }


def test_the_table_is_long_enough_and_every_row_names_its_law():
    assert len(ROWS) >= 150
    assert all(row["law"] for row in ROWS)
    assert len({row["id"] for row in ROWS}) == len(ROWS)


@pytest.mark.parametrize("row", ROWS, ids=[row["id"] for row in ROWS])
def test_the_sale_is_decided_as_the_law_says(row):
    found = determine(Sale.model_validate_json(json.dumps(row["sale"])))
    expected = row["expected"]
    if expected.get("state") == "missing_fact":
        assert found.state == "missing_fact"
        assert found.ruling is None
        assert found.tax is None
        return
    wanted = {name: expected[name] for name in ("place", "taxation", "regime", "accountable")}
    assert wanted in [_ruled(each) for each in (found.ruling, *found.elsewhere)]
    if "rate" in expected:
        assert found.rate == Decimal(expected["rate"])
    if "tax" in expected:
        assert found.tax.amount == Decimal(expected["tax"])
    if "gross" in expected:
        assert found.gross.amount == Decimal(expected["gross"])
    for name, value in expected.get("filing", {}).items():
        assert str(getattr(found.filing, name)) == value
    for name, value in expected.get("border", {}).items():
        held = getattr(found.border, name)
        assert held == (Decimal(value) if name == "rate" else value)
