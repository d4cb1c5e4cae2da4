"""What other projects' tests and users expect of a split, case by case.

Each row is one case of the collected peers' cases on allocation, by its id. It matches, or stands
in ``ELSEWHERE`` with the reason why it is not about sharing or why we differ.
"""

import datetime as dt
import os
from decimal import Decimal
from pathlib import Path

import pytest
import yaml

from xborder.errors import InvalidInput
from xborder.exchange import RateTable
from xborder.money import Mode, Money, Rounding, share

LINES = ("5", "10")  # Odoo's two receipts: 5 of 10 kg and 1 m3, 10 of 20 kg and 1.5 m3

SPLITS = [
    ("erp-discounted-base", "80", 2, ["120", "200", "0"], ["30", "50", "0"]),
    ("erp-remainder-largest", "0.20", 2, ["100", "100", "100", "1"], ["0.07", "0.07", "0.06", "0"]),
    ("odoo-split-equal-pos", "10", 2, ["1", "1"], ["5", "5"]),
    ("odoo-split-weight-pos", "250", 2, ["50", "200"], ["50", "200"]),
    ("odoo-split-volume-pos", "20", 2, ["5", "15.0"], ["5", "15"]),
    ("odoo-split-quantity-neg", "-50", 2, LINES, ["-16.67", "-33.33"]),
    ("odoo-split-volume-neg", "-5", 2, ["5", "15.0"], ["-1.25", "-3.75"]),
    ("odoo-single-dozen", "11", 2, ["12"], ["11"]),
    ("odoo-lots", "3", 2, ["5", "5", "5"], ["1", "1", "1"]),
    ("odoo-lots", "3", 2, ["5", "5"], ["1.5", "1.5"]),
    ("vendure-prorate-01", "300", 0, ["123"], ["300"]),
    ("vendure-prorate-02", "300", 0, ["4000", "2000", "2000"], ["150", "75", "75"]),
    ("vendure-prorate-03", "-300", 0, ["4000", "2000", "2000"], ["-150", "-75", "-75"]),
    ("vendure-prorate-04", "299", 0, ["4300", "1400", "2300"], ["161", "52", "86"]),
    (
        "vendure-prorate-06",
        "95",
        0,
        ["10", "20", "10", "30", "50", "20", "10", "40"],
        ["5", "10", "5", "15", "25", "10", "5", "20"],
    ),
    ("vendure-prorate-08", "40", 0, ["10", "0"], ["40", "0"]),
    ("solidus-dist-1", "15", 2, ["50", "50", "50"], ["5", "5", "5"]),
    ("solidus-dist-3", "15", 2, ["150", "50", "100"], ["7.5", "2.5", "5"]),
    ("weight-basis-8900kg", "1500", 2, ["5000", "3000", "900"], ["842.70", "505.62", "151.68"]),
    (
        "order-independent-613",
        "613",
        0,
        ["98", "92", "98", "123", "102", "92"],
        ["99", "93", "99", "125", "104", "93"],
    ),
]
SPREADS = [
    ("erp-tiny-charge", "0.04", 2, ["1"] * 7),
    ("solidus-dist-2", "10", 2, ["50", "50", "50"]),
    ("five-oh-one-by-two", "5.01", 2, ["1", "1"]),
    ("fifteen-by-13-units", "15.00", 2, ["1"] * 13),
    ("four-by-1000-units", "4.00", 2, ["1"] * 1000),
    ("ten-vnd-by-three", "10", 0, ["1", "1", "1"]),
    ("customs-dtoc-prorata", "100.00", 2, ["1", "1", "1"]),
]
ELSEWHERE = {
    "erp-all-zero-amount": "refused there; here weights that are all zero share alike, as the design says",
    "erp-manual-over": "shares typed by hand, then cut to the charge: no split is computed",
    "erp-claims-cap": "claims against an invoice, not a split",
    "erp-unit-cost-one-row": "stock valuation: 20 on 5 units is 4 a unit, checked below as a division",
}
TESTED_BY_NAME = {"erp-zero-sum-weights", "xpf-332-of-333", "erp-fx-charge", "per-unit-vs-line-vat"}


def minor(text, digits):
    return int(Decimal(text).scaleb(digits))


@pytest.mark.parametrize(("case", "charge", "digits", "weights", "shares"), SPLITS)
def test_splits_are_theirs(case, charge, digits, weights, shares):
    found = share(minor(charge, digits), [Decimal(weight) for weight in weights])
    assert found == tuple(minor(part, digits) for part in shares), case


@pytest.mark.parametrize(("case", "charge", "digits", "weights"), SPREADS)
def test_equal_lines_differ_by_one_unit_at_most_and_sum(case, charge, digits, weights):
    found = share(minor(charge, digits), [Decimal(weight) for weight in weights])
    assert sum(found) == minor(charge, digits), case
    assert 0 <= min(found) <= max(found) <= min(found) + 1, case


def test_xpf_333_is_not_332():
    assert sum(Money("333 XPF").share([666, 133, 131, 525])) == Money("333 XPF")


def test_weights_that_cancel_are_refused():  # erp-zero-sum-weights
    with pytest.raises(InvalidInput, match="negative"):
        share(8000, [100, -100])


def test_a_charge_in_another_currency_is_converted_first():  # erp-fx-charge
    day = dt.date(2026, 1, 1)
    table = RateTable.from_mapping({"USD/INR": "62.9"}, start=day, source="voucher")
    leg = table.convert(Money("10 USD"), "INR", on=day, rounding=Rounding(mode=Mode.HALF_UP))
    assert leg == Money("629 INR")
    assert leg + Money("100 INR") == Money("729 INR")


def test_the_stage_of_a_rounding_moves_a_total():  # per-unit-vs-line-vat
    cents = Rounding(mode=Mode.HALF_UP)
    unit_net = cents.apply(3823 * 100, 120)
    assert unit_net == 3186
    assert cents.apply(unit_net * 10 * 120, 100) == 38232
    assert cents.apply(cents.apply(38230 * 100, 120) * 120, 100) == 38230


def test_a_unit_cost_is_a_plain_division():  # erp-unit-cost-one-row
    assert Money("100 EUR") + Money("20 EUR") / 5 == Money("104 EUR")


def shared_cases():
    folders = [Path(os.environ["XBORDER_SHARED"])] if "XBORDER_SHARED" in os.environ else []
    folders += [parent / "shared" for parent in Path(__file__).resolve().parents]
    return next(
        (
            path
            for folder in folders
            if (path := folder / "cases" / "landed_cost_peer_cases.yaml").exists()
        ),
        None,
    )


@pytest.mark.skipif(shared_cases() is None, reason="the collected cases are not here")
def test_no_case_on_sharing_is_left_out():
    groups = {"allocation", "allocation_minor_units", "unit_cost", "allocation_fx", "rounding"}
    cases = yaml.safe_load(shared_cases().read_text(encoding="utf-8"))["cases"]
    wanted = {case["id"] for case in cases if case["group"] in groups}
    assert wanted == {row[0] for row in SPLITS + SPREADS} | set(ELSEWHERE) | TESTED_BY_NAME
