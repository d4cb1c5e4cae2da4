"""Every line multiplies out, or says what its declaration's sum adds to it or takes off it."""

from fractions import Fraction

import pytest
from tests.countries import canonical
from tests.mini import book, charge, item, parcel

from xborder.landed_cost import quote
from xborder.money import Money, Rounding
from xborder.policy import default_book
from xborder.policy.amount import Percent
from xborder.policy.catalog import MODULES
from xborder.policy.charge import Charge

WHOLE = Rounding(unit=100, mode="down", stage="declaration")


def charges_of(found):
    """Return each charge in force for a quote, by its id."""
    day = found.consignment.day_of(default_book().policy(found.jurisdiction).dated_by)
    plan = default_book().plan(found.jurisdiction, day)
    return {step.id: step for step in plan.steps if isinstance(step, Charge)}


@pytest.mark.parametrize("code", MODULES)
def test_base_times_rate_rounded_and_adjusted_is_the_amount_of_every_line(code):
    """Within one unit of the rounding that the line names, and half a unit of the base shown."""
    seen = 0
    for _, found in canonical.quotes(code):
        rules = charges_of(found)
        for line in found.lines:
            if line.rule is None or line.waived is not None or line.rate is None:
                continue
            seen += 1
            adjustment = line.adjustment.minor_units() if line.adjustment else 0
            assessed = line.amount.minor_units() - adjustment
            plain = Fraction(line.rate) * line.base.minor_units()
            unit = rules[line.id].assessed.unit
            assert abs(assessed - plain) <= unit + Fraction(line.rate) / 2, (found, line)
            if line.adjustment is not None:
                assert line.settled, line
    assert seen


@pytest.mark.parametrize("code", MODULES)
def test_what_a_declaration_is_adjusted_by_is_in_its_lines_whole(code):
    for _, found in canonical.quotes(code):
        for line in found.lines:
            if line.adjustment is None:
                continue
            assert line.adjustment.amount
            text = found.explain()
            assert "of it by the sum of the declaration" in text
            assert str(line.settled[-1].text()) in text


def test_a_rounded_sum_says_which_way_and_what_it_took_off_each_line():
    """7.8 % of 120.00 is 9.36; the sum of the declaration, 18.72, is paid as 18 whole francs."""
    tax = charge("tax", Percent("0.078"), due=WHOLE)
    found = quote(parcel(item("120 CHF"), item("120 CHF", sku="B")), book=book(tax))
    lines = [line for line in found.lines if line.id == "tax"]
    assert sum((line.amount for line in lines), Money("0 CHF")) == Money("18 CHF")
    assert [line.amount - line.adjustment for line in lines] == [Money("9.36 CHF")] * 2
    assert sum((line.adjustment for line in lines), Money("0 CHF")) == Money("-0.72 CHF")
    for line in lines:
        assert [str(each) for each in line.settled] == [
            (
                "The sum of the unrounded lines is rounded down to the 100 minor units, on the whole "
                "declaration."
            )
        ]
    assert "CHF -0.72" in found.explain().replace("\xa0", " ").replace("-CHF 0.72", "CHF -0.72")


def test_a_deduction_a_least_and_a_most_are_named():
    """60 % of 30.00 is 18.00, less 5.00; at least 20.00, at most 10.00."""
    for options, amount, adjustment, said in (
        ({"deduct": Money("5 CHF")}, "13 CHF", "-5 CHF", "is taken off a declaration's amount."),
        ({"least": Money("20 CHF")}, "20 CHF", "2 CHF", "A declaration pays at least"),
        ({"most": Money("10 CHF")}, "10 CHF", "-8 CHF", "A declaration pays at most"),
    ):
        found = quote(parcel(item("30 CHF")), book=book(charge("tax", Percent("0.6"), **options)))
        (line,) = [line for line in found.lines if line.id == "tax"]
        assert (line.amount, line.adjustment) == (Money(amount), Money(adjustment))
        assert said in str(line.settled[0])
        assert said in found.explain()


def test_a_line_paid_as_assessed_has_no_adjustment_and_nothing_to_say():
    found = quote(parcel(), book=book(charge("tax", Percent("0.1"))))
    assert all(line.adjustment is None and line.settled == () for line in found.lines)
    rounded = Rounding(unit=5, mode="half_up")
    swiss = quote(
        parcel(item("10.11 CHF")), book=book(charge("t", Percent("0.1"), assessed=rounded))
    )
    (line,) = [line for line in swiss.lines if line.id == "t"]
    assert (line.amount, line.adjustment) == (Money("1 CHF"), None)
    assert "to the nearest 5 minor units, half up" in str(line.settled[0])


def test_a_base_that_is_rounded_first_says_so():
    """1,234.56 is floored to 1,234 francs, of which 10 % is 123.40."""
    floor = Rounding(unit=100, mode="down")
    tax = charge("tax", Percent("0.1"), base_rounding=floor)
    found = quote(parcel(item("1234.56 CHF")), book=book(tax))
    (line,) = [line for line in found.lines if line.id == "tax"]
    assert (line.base, line.amount) == (Money("1234 CHF"), Money("123.40 CHF"))
    assert str(line.settled[0]) == (
        "The base is rounded down to the 100 minor units, on each line."
    )
    assert "整份申报" not in found.explain(locale="zh_CN")
