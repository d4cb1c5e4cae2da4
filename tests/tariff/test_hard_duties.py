"""The hardest cells of the tariffs, each worked by hand: its tree, and its duty on goods worth 100.

``tests/cases/hard_duties.csv`` gives the text as the list prints it, what the goods count, and the
working in figures; the sum of the working is the duty in the currency that the text prints.
"""

import ast
import csv
import datetime as dt
import operator
from fractions import Fraction
from pathlib import Path

import pytest
from tests.mini import KINDS, figures, ledger

from xborder.policy.amount import Between, Estimate, Quantity, facts_needed
from xborder.policy.amount.seasonal import SEASON
from xborder.tariff import read_duty, read_or_unsupported, write_duty
from xborder.tariff.duty_text import reasons
from xborder.tariff.duty_text.programmes import read_australian

CASES = Path(__file__).parents[1] / "cases" / "hard_duties.csv"
CURRENCY = {"US": "USD", "EU": "EUR", "GB": "GBP", "JP": "JPY", "CA": "CAD", "AU": "AUD"}
COLUMNS = {
    "pieces": ("quantity", 1),
    "jewels": ("jewels", 1),
    "cigarettes": ("cigarettes", 1),
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
    amount = read_duty(text, dollar=CURRENCY[source] if source in ("CA", "AU") else "USD")
    rates = {} if money == "CHF" else {money: ([1 if money != "JPY" else 100], [1])}
    book = ledger(kind, columns(facts), amounts={"goods": [10_000]}, rates=rates)
    [duty] = figures(amount.exact(book.facts.amounts["goods"], book))
    assert duty == 100 * worked(ast.parse(working, mode="eval").body, working)
    assert not book.doubts or all(not any(each.lines) for each in book.doubts)
    assert read_duty(write_duty(amount)) == amount


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("(無税)〜(3.1%)", "0%", "3.1%"),
        ("4.24%〜4.48%", "4.24%", "4.48%"),
        ("(無税〜2.1%)", "0%", "2.1%"),
        ("（9.1%）〜（10.9%）", "9.1%", "10.9%"),
        ("無税〜50%又は12円/kgのうちいずれか高い税率", "0%", "50% MIN 12 JPY / kg"),
        ("人造繊維製のもの 7.4%\n\nその他のもの (9%)", "7.4%", "9%"),
        ("男子用のもの　5.8%\nその他のもの　無税", "0%", "5.8%"),
        ("鉄のもの　無税\nその他のもの　1.5%", "0%", "1.5%"),
        (
            "（カナダに対する待遇）　無税\n（他の締約国に対する待遇）　6.8%",
            "0%",
            "6.8%",
        ),
    ],
)
def test_a_printed_range_has_the_ends_that_it_prints(text, low, high):
    amount = read_duty(text)
    assert isinstance(amount, Between)
    assert (amount.at("lowest"), amount.at("highest")) == (read_duty(low), read_duty(high))
    assert read_duty(write_duty(amount)) == amount


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("*(341円/kg)", "341 JPY / kg"),
        ("**(85.7%又は60.90円/kgのうちいずれか高い税率)", "85.7% MIN 60.90 JPY / kg"),
        ("*29.8%＋985円/kg", "29.8% + 985 JPY / kg"),
        ("◎無税 ◆2", "Free"),
        ("◎(170円−課税価格)/kg", "(170 JPY / kg - 100%)"),
        ("●21%〜（35%）", "21% TO 35%"),
        ("14%BK#", "14%"),
        ("2%BIT§", "2%"),
        ("30%(*)", "30%"),
    ],
)
def test_a_rate_with_a_mark_is_shown_as_an_estimate_that_says_so(text, plain):
    amount = read_duty(text)
    assert amount == Estimate(read_duty(plain), reasons.MARKED)
    assert read_duty(write_duty(amount)) == amount
    assert read_duty("14%BK") == read_duty("14%")  # capital goods: a word, and no mark


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        # a head of cattle beside a kilogram
        (
            "（20,400.55円×1.037-課税価格）/頭又は8,534.75円/kgのうちいずれか低い税率",
            reasons.ENTRY_PRICE,
        ),
        ("●無税又は非譲許", reasons.NOT_LISTED),
        ("（一部10.5%）", reasons.NOT_LISTED),
        ("くらげ　無税", reasons.NOT_LISTED),  # of all other goods nothing is said
        ("関税割当数量以内のもの　無税\nその他のもの　10%", reasons.QUOTA),
        (
            "1キログラムにつき、70円に重量比による乳糖の含有率が10%を超える1%ごとに7円を加えた額",
            reasons.UNCOUNTED,
        ),
        ("$0.526 /L of gasoline plus", reasons.UNCOUNTED),
    ],
)
def test_a_text_that_does_not_say_enough_keeps_it_with_the_reason(text, reason):
    amount = read_or_unsupported(text)
    assert (amount.reason, amount.text) == (reason, " ".join(text.split()))


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


def test_an_australian_cell_has_its_rates_by_programme_and_day():
    """Schedule 3: 2,445.26 dollars, steps of July 2018 and 2019; a day that is none is kept."""
    rates = read_australian("5% DCS4% CAFree From1July2018 3.75% CA Free From1July2019 Free")
    assert [(rate.text, rate.programmes, rate.start) for rate in rates] == [
        ("5%", (), None),
        ("4%", ("DCS",), None),
        ("Free", ("CA",), None),
        ("3.75%", (), dt.date(2018, 7, 1)),
        ("Free", ("CA",), dt.date(2018, 7, 1)),
        ("Free", (), dt.date(2019, 7, 1)),
    ]
    assert read_australian("$0.45/kg")[0].amount == read_duty("0.45 AUD / kg")
    (odd,) = read_australian("From 31 June 2020: 4%")
    assert (odd.text, odd.start) == ("From 31 June 2020: 4%", None)
    assert read_australian("NZ/PG $0.142/L")[0].programmes == ("NZ", "PG")
    assert read_australian("5% CA") == (read_australian("5% CA")[0],)
    assert read_australian("") == ()
