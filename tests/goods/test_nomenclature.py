"""The subheadings of the Harmonized System, against a list that the table was not made from."""

import csv
import gzip
from pathlib import Path

import pytest

from xborder.goods.nomenclature import (
    EDITIONS,
    _subheadings,
    editions,
    is_subheading,
    nearest,
    predecessors,
    successors,
)

DATA = Path(__file__).parents[3] / "shared/data"
COMTRADE = DATA / "hs2022_nomenclature.csv.gz"


@pytest.mark.skipif(not COMTRADE.exists(), reason="the list of UN Comtrade is not here")
def test_the_edition_of_2022_is_comtrades_list():
    with gzip.open(COMTRADE, "rt", encoding="utf-8") as stream:
        listed = {row["hscode"] for row in csv.DictReader(stream) if row["level"] == "6"} - {
            "999999"
        }
    assert {code for code in _subheadings() if "2022" in editions(code)} == listed


@pytest.mark.parametrize(
    ("code", "held", "later"),
    [
        ("610910", EDITIONS, ()),
        ("851713", ("2022",), ()),
        ("030290", ("2012",), ("030291",)),  # livers and roes of fish
        ("380831", (), ()),  # gone since 2007
    ],
)
def test_a_code_knows_its_editions_and_successors(code, held, later):
    assert (editions(code), successors(code)) == (held, later)


def test_every_successor_stands_in_a_later_edition_and_knows_where_it_came_from():
    for code in _subheadings():
        for later in successors(code):
            assert editions(later)[-1] > editions(code)[-1]
            assert code in predecessors(later) or set(editions(later)) & set(editions(code))


def test_what_is_no_subheading_has_neighbours_that_are():
    for digits in ("619999", "990000", "999999", "000000", "851714"):
        assert all(is_subheading(each) for each in nearest(digits))
        assert 1 <= len(nearest(digits)) <= 3
    assert not is_subheading("619999")
    assert is_subheading("980400")


def test_a_new_code_has_predecessors_and_an_old_one_none():
    assert predecessors("851713") == ("851712",)
    assert predecessors("610910") == ()
