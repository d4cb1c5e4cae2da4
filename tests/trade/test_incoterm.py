"""Who bears which leg under each of the eleven rules."""

import pickle

import pytest

from xborder.errors import InvalidInput, problems
from xborder.trade import Incoterm, Leg, Party

# One letter a leg, in the order of Leg: pickup, export clearance, main carriage, insurance,
# import clearance, duty, tax, delivery. Read off the articles A and B of each rule (A7/B7
# clearance, A4/B4 carriage, A5/B5 insurance, A9/B9 costs) in ICC's Incoterms 2020; where nobody must
# insure, the side that bears the loss on the main carriage (A3/B3).
RESPONSIBILITIES = {
    "EXW": "BBBBBBBB",
    "FCA": "SSBBBBBB",
    "FAS": "SSBBBBBB",
    "FOB": "SSBBBBBB",
    "CFR": "SSSBBBBB",
    "CIF": "SSSSBBBB",
    "CPT": "SSSBBBBS",
    "CIP": "SSSSBBBS",
    "DAP": "SSSSBBBS",
    "DPU": "SSSSBBBS",
    "DDP": "SSSSSSSS",
}


@pytest.mark.parametrize(("rule", "sides"), RESPONSIBILITIES.items())
def test_responsibility_leg_by_leg(rule, sides):
    found = "".join(Incoterm(rule).responsibility(leg)[0].upper() for leg in Leg)
    assert found == sides
    assert {leg for leg, side in zip(Leg, sides, strict=True) if side == "S"} == Incoterm(
        rule
    ).seller_legs


def test_all_eleven_are_there():
    assert {str(rule) for rule in Incoterm} == set(RESPONSIBILITIES)
    assert {rule for rule in Incoterm if rule.sea_only} == {"FAS", "FOB", "CFR", "CIF"}


def test_from_ex_works_to_delivered_the_seller_only_takes_on_more():
    for fewer, more in [
        ("EXW", "FCA"),
        ("FOB", "CFR"),
        ("CFR", "CIF"),
        ("CPT", "CIP"),
        ("CIP", "DAP"),
        ("DPU", "DDP"),
    ]:
        assert Incoterm(fewer).seller_legs <= Incoterm(more).seller_legs


def test_legs_are_named_in_words():
    assert Incoterm.DAP.responsibility("duty") is Party.BUYER
    with pytest.raises(InvalidInput) as caught:
        Incoterm.DAP.responsibility("customs")
    assert "import_clearance" in problems(caught.value)[0].remedy


@pytest.mark.parametrize(
    ("value", "remedy"),
    [
        ("DDU", "Write DAP."),
        ("DAT", "Write DPU."),
        ("ddp", "Write DDP."),
        ("C&F", "Write CFR."),
        (" fob ", "Write FOB."),
    ],
)
def test_former_and_misspelt_rules_are_told_what_to_write(value, remedy):
    with pytest.raises(InvalidInput) as caught:
        Incoterm(value)
    (problem,) = problems(caught.value)
    assert (problem.where, problem.remedy) == ("incoterm", remedy)


@pytest.mark.parametrize("value", ["XYZ", "", None, 5])
def test_other_words_are_told_what_there_is(value):
    with pytest.raises(InvalidInput) as caught:
        Incoterm(value)
    assert problems(caught.value)[0].remedy == "Give one of: " + ", ".join(Incoterm) + "."


def test_rules_travel():
    assert all(pickle.loads(pickle.dumps(rule)) is rule for rule in Incoterm)
