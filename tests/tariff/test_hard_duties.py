"""The hardest cells of the tariffs, each worked by hand: its tree, and its duty on goods worth 100.

``tests/cases/hard_duties.csv`` gives the text as the list prints it, what the goods count, and the
working in figures; the sum of the working is the duty in the currency that the text prints.
"""

import ast
import csv
import operator
from fractions import Fraction
from pathlib import Path

import pytest
from tests.mini import KINDS, figures, ledger

from xborder.policy.amount import Quantity, facts_needed
from xborder.policy.amount.seasonal import SEASON
from xborder.tariff import read_duty, write_duty

CASES = Path(__file__).parents[1] / "cases" / "hard_duties.csv"
CURRENCY = {"US": "USD", "EU": "EUR", "GB": "GBP", "JP": "JPY", "CA": "CAD"}
COLUMNS = {
    "pieces": ("quantity", 1),
    "jewels": ("jewels", 1),
    "day": (SEASON, 1),
    "net_kg": ("net_mg", 10**6),
    "gross_kg": ("gross_mg", 10**6),
    "drained_kg": ("drained_mg", 10**6),
    "litres": ("volume_ul", 10**6),
    "alcohol_l": ("alcohol_ul", 10**6),
    "barrels": ("volume_ubbl", 10**6),
    "m": ("length_um", 10**6),
    "m2": ("area_mm2", 10**6),
}
WAYS = {
    ast.Add: operator.add,
    ast.Sub: operator.sub,
    ast.Mult: operator.mul,
    ast.Div: operator.truediv,
}


def cases():
    with CASES.open(encoding="utf-8", newline="") as stream:
        return [tuple(row.values()) for row in csv.DictReader(stream)]


def worked(node, source):
    """Return what a working comes to, in exact fractions."""
    match node:
        case ast.BinOp():
            left, right = worked(node.left, source), worked(node.right, source)
            return WAYS[type(node.op)](left, right)
        case _:
            return Fraction(ast.get_source_segment(source, node))


def columns(facts):
    held = {str(quantity): -1 for quantity in Quantity} | {"quantity": 1}
    given = dict(pair.split("=") for pair in facts.split(";") if pair)
    degrees = given.pop("degrees", None)
    for name, number in given.items():
        if name.endswith("_kg") and name not in COLUMNS:
            column, parts = f"contents.{name.removesuffix('_kg')}", 10**6
        else:
            column, parts = COLUMNS.get(name, (f"parts.{name}", 10**6))
        held[column] = int(Fraction(number) * parts)
    if degrees is not None:  # kilograms times the degrees that are lacking
        held["degrees_mg"] = held["net_mg"] * (100 - int(degrees))
    return {name: [number] for name, number in held.items()}


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize(
    ("source", "text", "facts", "working"),
    cases(),
    ids=[f"{number}: {text[:40]}" for number, (_, text, _, _) in enumerate(cases())],
)
def test_a_hard_cell_comes_to_what_was_worked_by_hand(source, text, facts, working, kind):
    money = CURRENCY[source]
    amount = read_duty(text, dollar="CAD" if source == "CA" else "USD")
    rates = {} if money == "CHF" else {money: ([1 if money != "JPY" else 100], [1])}
    book = ledger(kind, columns(facts), amounts={"goods": [10_000]}, rates=rates)
    [duty] = figures(amount.exact(book.facts.amounts["goods"], book))
    assert duty == 100 * worked(ast.parse(working, mode="eval").body, working)
    assert not book.doubts or all(not any(each.lines) for each in book.doubts)
    assert read_duty(write_duty(amount)) == amount


def test_sugar_in_japanese_goods_is_counted_by_weight():
    text = "当該原産品に含まれる砂糖の重量1kgにつき21.50円"
    assert read_duty(text) == read_duty("21.5 JPY / kg sugar")


def test_more_than_a_hundred_cells_of_five_tariffs_were_worked():
    found = cases()
    assert len(found) >= 120
    assert {source for source, *_ in found} == set(CURRENCY)


@pytest.mark.parametrize(
    ("text", "facts"),
    [
        ("12%", ()),
        ("1¢/kg on drained weight", ("item.drained_weight",)),
        (
            "44¢ each + 6% on the case + 14% on the strap, band or bracelet",
            ("item.parts.case", "item.parts.strap"),
        ),
        ("12.00% (16 JUL - 15 JUN), 6.00% (16 JUN - 15 JUL)", ("date.import_entry",)),
        ("3.6606¢/kg of total sugars + 2¢/kg", ("item.contents.sugar", "item.weight")),
        ("17¢ each + 2.5% + 1¢/jewel", ("item.jewels",)),
    ],
)
def test_a_duty_names_the_facts_it_goes_by(text, facts):
    assert facts_needed(read_duty(text)) == facts
