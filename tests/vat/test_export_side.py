"""China's export side: worked examples, the formulas done again in fractions, and the dates."""

import datetime as dt
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from xborder.errors import (
    CurrencyMismatch,
    InvalidInput,
    InvalidType,
    NoRuleInForce,
    NotFound,
)
from xborder.money import Money
from xborder.source import Source
from xborder.timeline import Timeline
from xborder.vat import export_side
from xborder.vat.export_side import (
    Export,
    ExportFacts,
    Mode,
    Outcome,
    RefundRates,
    Treatment,
    exempt_credit_refund,
    treatment_of,
)

CASES = Path(__file__).parents[3] / "shared" / "cases" / "vat_cases.yaml"
OUTCOMES = {
    "refund limited by uncredited input": Outcome.LIMITED_BY_INPUT,
    "refund limited by the cap, rest carried forward": Outcome.LIMITED_BY_CAP,
    "payable: no refund, whole amount credited": Outcome.PAYABLE,
}
DAY = dt.date(2026, 10, 15)


def cny(text):
    return Money(f"{text} CNY")


def shared_cases():
    if not CASES.exists():
        return []
    cases = yaml.safe_load(CASES.read_text(encoding="utf-8"))["china_export"]
    return [pytest.param(case["facts"], case["expected"], id=case["id"]) for case in cases]


@pytest.mark.skipif(not CASES.exists(), reason="the worked examples lie beside the project")
@pytest.mark.parametrize(("facts", "expected"), shared_cases())
def test_the_worked_examples(facts, expected):
    if facts.get("mode") == "9810":
        departure = dt.date.fromisoformat(facts["departure"])
        back = export_side.exempt_refund(
            cny(facts["purchase_net"]), export_date=departure, refund_rate=facts["refund_rate"]
        )
        done = export_side.reconcile(
            back.refund,
            departure=departure,
            sold=facts["sold_share_by_reconciliation"],
            on=dt.date.fromisoformat(facts["reconciliation_by"]),
        )
        assert back.refund == cny(expected["pre_refund"])
        assert done.confirmed == cny(expected["confirmed"])
        assert done.to_repay == cny(expected["to_repay"])
        assert done.due == dt.date.fromisoformat(facts["reconciliation_by"])
        assert not done.overdue
        return
    period = exempt_credit_refund(
        [
            Export(
                fob=f"{facts['fob_usd']} USD",
                cny_per_unit=facts["cny_per_usd"],
                export_date=dt.date.fromisoformat(facts["export_date"]),
                refund_rate=facts["refund_rate"],
                levy_rate=facts["vat_rate"],
                duty_free_inputs=cny(facts["duty_free_inputs"]),
            )
        ],
        domestic_output=cny(facts["domestic_output_vat"]),
        input_vat=cny(facts["input_vat"]),
        carried_forward=cny(facts["carried_forward"]),
    )
    for name in (
        "fob_cny",
        "noncreditable",
        "noncreditable_reduction",
        "cap",
        "refund",
        "credited",
        "payable",
        "carry_forward",
    ):
        assert getattr(period, name) == cny(expected[name]), name
    assert period.tax == cny(expected["tax_payable_or_minus_uncredited"])
    assert period.outcome is OUTCOMES[expected["outcome"]]
    reading = expected.get("reading_taxed_as_domestic")
    if reading:
        assert period.taxed_as_domestic.tax == cny(reading["tax"])
        assert period.notes


fen = st.integers(min_value=0, max_value=10**10)
percent = st.integers(min_value=0, max_value=13)


def half_up(value):
    return int(value * 2 + 1) // 2 if value >= 0 else None


@given(
    st.lists(st.tuples(fen, percent, fen), max_size=4),
    fen,
    fen,
    fen,
)
def test_the_formulas_done_again_in_fractions(exports, output, input_tax, carried):
    given_exports = [
        Export(
            fob=Money.of_minor(fob, "CNY"),
            export_date=DAY,
            refund_rate=Decimal(rate) / 100,
            duty_free_inputs=Money.of_minor(inputs, "CNY"),
        )
        for fob, rate, inputs in exports
    ]
    period = exempt_credit_refund(
        given_exports,
        domestic_output=Money.of_minor(output, "CNY"),
        input_vat=Money.of_minor(input_tax, "CNY"),
        carried_forward=Money.of_minor(carried, "CNY"),
    )
    gap = sum(half_up(Fraction(f * (13 - r), 100)) for f, r, _ in exports)
    less_gap = sum(half_up(Fraction(i * (13 - r), 100)) for _, r, i in exports)
    cap = sum(half_up(Fraction(f * r, 100)) for f, r, _ in exports)
    less_cap = sum(half_up(Fraction(i * r, 100)) for _, r, i in exports)
    lost = max(0, gap - less_gap)
    top = max(0, cap - less_cap)
    tax = output - input_tax + lost - carried
    assert period.tax.minor_units() == tax
    assert period.refund.minor_units() == max(0, min(-tax, top))
    assert (period.refund + period.credited).minor_units() == top
    # nothing is lost: what was due is paid, refunded or carried on
    assert period.tax == period.payable - period.refund - period.carry_forward
    assert (period.outcome is Outcome.PAYABLE) == (tax >= 0)
    assert (period.outcome is Outcome.LIMITED_BY_CAP) == (-tax > top and tax < 0)


def test_one_export_or_two_halves_differ_by_rounding_alone():
    whole = exempt_credit_refund(
        [Export(fob="100.01 CNY", export_date=DAY, refund_rate="0.09")],
        domestic_output="0 CNY",
        input_vat="10 CNY",
    )
    halves = exempt_credit_refund(
        [
            Export(fob="50.00 CNY", export_date=DAY, refund_rate="0.09"),
            Export(fob="50.01 CNY", export_date=DAY, refund_rate="0.09"),
        ],
        domestic_output="0 CNY",
        input_vat="10 CNY",
    )
    assert abs((whole.refund - halves.refund).minor_units()) <= 1


@pytest.mark.parametrize(
    ("code", "day", "rate"),
    [
        ("8507.60", dt.date(2024, 11, 30), "0.13"),
        ("8507.60", dt.date(2024, 12, 1), "0.09"),
        ("8507600090", dt.date(2026, 3, 31), "0.09"),
        ("8507600090", dt.date(2026, 4, 1), "0.06"),
        ("850760", dt.date(2026, 12, 31), "0.06"),
        ("850760", dt.date(2027, 1, 1), "0"),
        ("854143", dt.date(2026, 3, 31), "0.09"),
        ("854143", dt.date(2026, 4, 1), "0"),
    ],
)
def test_the_rates_move_on_the_day_of_export(code, day, rate):
    assert RefundRates.builtin().find(code, day).value == Decimal(rate)


def test_a_rate_that_lies_ahead_is_said_to():
    period = exempt_credit_refund(
        [Export(fob="100 CNY", export_date=dt.date(2027, 1, 1), hs_code="850760")],
        domestic_output="0 CNY",
        input_vat="13 CNY",
    )
    assert any("adopted" in str(note) for note in period.notes)
    today = exempt_credit_refund(
        [Export(fob="100 CNY", export_date=DAY, hs_code="850760")],
        domestic_output="0 CNY",
        input_vat="13 CNY",
    )
    assert (today.cap, today.notes) == (cny("6.00"), ())
    assert "免抵退税额" in period.explain("zh_CN")


def test_rates_of_ones_own_go_by_the_longest_code():
    mine = RefundRates.of(
        [("61", "0.09"), ("6109", "0.13")],
        source=Source(title="Tax office, edition 2026B"),
        checked_on=DAY,
    )
    assert mine.find("610910", DAY).value == Decimal("0.13")
    assert mine.find("611020", DAY).value == Decimal("0.09")
    with pytest.raises(NotFound, match="RefundRates"):
        mine.find("640411", DAY)
    with pytest.raises(NoRuleInForce):
        RefundRates.builtin().find("850760", dt.date(2019, 3, 31))


@pytest.mark.parametrize("code", ["6", 6109, None, "61O9", "1234567890123"])
def test_codes_that_are_none(code):
    with pytest.raises(InvalidInput) as caught:
        RefundRates.builtin().find(code, DAY)
    assert caught.value.code == "tariff.code"


def test_a_code_stands_once():
    line = Timeline([], name="none")
    with pytest.raises(InvalidInput, match="Two timelines"):
        RefundRates([("6109", line), ("61.09", line)])


def test_what_is_no_period_is_refused():
    with pytest.raises(InvalidInput, match="lacks its rate"):
        Export(fob="100 USD", export_date=DAY)
    with pytest.raises(InvalidInput, match="no use for"):
        Export(fob="100 CNY", export_date=DAY, cny_per_unit="7.1")
    with pytest.raises(CurrencyMismatch):
        exempt_credit_refund([], domestic_output="1 USD", input_vat="0 CNY")
    with pytest.raises(InvalidInput, match="negative"):
        exempt_credit_refund([], domestic_output="-1 CNY", input_vat="0 CNY")
    with pytest.raises(InvalidInput, match="above the levy rate"):
        exempt_credit_refund(
            [Export(fob="1 CNY", export_date=DAY, refund_rate="0.17")],
            domestic_output="0 CNY",
            input_vat="0 CNY",
        )
    with pytest.raises(InvalidInput, match="above the levy rate"):
        export_side.exempt_refund("1 CNY", export_date=DAY, refund_rate="0.17")
    with pytest.raises(InvalidInput, match="before the departure"):
        export_side.reconcile("1 CNY", departure=DAY, sold=1, on=DAY - dt.timedelta(days=1))


def test_a_trading_firm_may_look_its_rate_up():
    back = export_side.exempt_refund(
        "100 CNY", export_date=dt.date(2026, 5, 1), hs_code="850760", levy_rate="0.13"
    )
    assert (back.refund, back.cost) == (cny("6.00"), cny("7.00"))
    assert back.claim_by == dt.date(2029, 5, 1)


def test_departures_before_the_rule_have_no_refund_on_departure():
    with pytest.raises(NoRuleInForce):
        export_side.reconciliation_due(dt.date(2025, 1, 26))
    assert export_side.reconciliation_due(dt.date(2025, 1, 27)) == dt.date(2026, 4, 30)
    late = export_side.reconcile(
        "100 CNY", departure=dt.date(2025, 2, 1), sold="0", on=dt.date(2026, 5, 1)
    )
    assert late.overdue
    assert late.to_repay == cny("100")


def test_deemed_income_is_no_rate_of_tax():
    with pytest.raises(NoRuleInForce):
        export_side.deemed_income("1 CNY", on=dt.date(2019, 12, 31), rate="0.25")
    assert export_side.deemed_income("100 CNY", on=DAY, rate="0.25").tax == cny("1.00")


def test_goods_that_come_back():
    assert export_side.free_return_until(dt.date(2025, 12, 31), mode="9810", food=False) == dt.date(
        2026, 6, 30
    )
    assert export_side.free_return_until(DAY, mode="9610", food=True) is None
    assert export_side.free_return_until(DAY, mode="0110", food=False) is None
    for day in (dt.date(2023, 1, 29), dt.date(2028, 1, 1)):
        with pytest.raises(NoRuleInForce):
            export_side.free_return_until(day, mode="9610", food=False)


KNOWN = {
    "mode": Mode.RETAIL,
    "export_date": DAY,
    "claimed_on": DAY,
    "general_taxpayer": True,
    "manufacturer": False,
    "invoice": True,
    "pilot_zone": False,
    "refund_cancelled": False,
}


@pytest.mark.parametrize(
    ("changes", "treatment"),
    [
        ({}, Treatment.REFUND),
        ({"manufacturer": True}, Treatment.CREDIT_REFUND),
        ({"invoice": False, "pilot_zone": True}, Treatment.EXEMPT),
        ({"invoice": False}, Treatment.TAXED),
        ({"invoice": False, "pilot_zone": True, "mode": "9710"}, Treatment.TAXED),
        ({"general_taxpayer": False}, Treatment.EXEMPT),
        ({"refund_cancelled": True}, Treatment.TAXED),
        ({"claimed_on": dt.date(2029, 10, 15)}, Treatment.REFUND),
        ({"claimed_on": dt.date(2029, 10, 16)}, Treatment.TAXED),
        ({"export_date": dt.date(2025, 3, 1), "claimed_on": dt.date(2029, 1, 1)}, Treatment.REFUND),
        ({"mode": "0110"}, Treatment.REFUND),
    ],
)
def test_the_treatment_of_an_export(changes, treatment):
    found = treatment_of(ExportFacts(**(KNOWN | changes)))
    assert found.treatment is treatment
    assert found.read.source.title
    assert found.evidence
    assert not found.reason.render("zh_CN").isascii()


@pytest.mark.parametrize(
    "name", ["refund_cancelled", "general_taxpayer", "manufacturer", "invoice", "pilot_zone"]
)
def test_a_fact_that_is_not_known_is_asked_for_with_its_answers(name):
    facts = KNOWN | {"invoice": False, name: None}
    found = treatment_of(ExportFacts(**facts))
    assert (found.treatment, found.missing) == (Treatment.MISSING_FACT, name)
    for answer, then in found.answers:
        assert then == treatment_of(ExportFacts(**(facts | {name: answer})))
    assert found.evidence == "unchecked"


def test_a_code_of_customs_has_its_first_day():
    facts = KNOWN | {"mode": "9810", "export_date": dt.date(2020, 6, 30)}
    with pytest.raises(NoRuleInForce):
        treatment_of(ExportFacts(**facts))
    with pytest.raises(InvalidType):
        ExportFacts(**(KNOWN | {"invoice": "no"}))
