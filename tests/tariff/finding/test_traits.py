"""Traits: material, make and gender, in the law's words and in a shop's."""

import pytest

from xborder.tariff.finding import index, traits
from xborder.tariff.finding.traits import Traits, agreement


@pytest.mark.parametrize(
    ("code", "materials", "gender", "make", "parts"),
    [
        ("610442", {"cotton"}, "women", "knitted", False),
        ("620442", {"cotton"}, "women", "woven", False),
        ("620349", {"textile"}, "men", "woven", False),
        ("611120", {"cotton"}, "babies", "knitted", False),
        ("640399", {"leather"}, "", "", False),
        ("640419", {"textile"}, "", "", False),
        ("640299", {"rubber", "plastics"}, "", "", False),
        ("420221", {"leather"}, "", "", False),
        ("732393", {"stainless", "steel"}, "", "", False),
        ("701328", {"glass"}, "", "", False),
        ("850790", set(), "", "", True),
        ("871500", set(), "", "", False),
        ("630221", {"cotton"}, "", "woven", False),
        ("630210", {"textile"}, "", "knitted", False),
        ("392410", {"plastics"}, "", "", False),
    ],
)
def test_subheadings_sort_their_goods(code, materials, gender, make, parts):
    """Read from the texts of HS 2022; 871500 is carriages *and* their parts."""
    found = index.traits_of(code)
    assert (found.materials, found.gender, found.make, found.parts) == (
        materials,
        gender,
        make,
        parts,
    )


@pytest.mark.parametrize(
    ("code", "text", "make"),
    [
        ("610442", "Dresses", "knitted"),
        ("620442", "Dresses", "woven"),
        ("630221", "Bed linen; printed, (not knitted or crocheted)", "woven"),
        ("630210", "Bed linen; knitted or crocheted", "knitted"),
        ("", "Of cotton, not knitted", "woven"),
        ("640411", "Footwear", ""),
    ],
)
def test_the_chapter_or_the_text_says_how_fabric_is_made(code, text, make):
    assert traits.traits_of_line(code, text).make == make


def test_what_is_left_over_is_not_for_what_its_neighbours_are_for():
    assert {"cotton", "wool"} <= index.traits_of("620449").without
    assert index.traits_of("620449").rest


@pytest.mark.parametrize(
    "found",
    [
        Traits(),
        Traits(materials=["cotton"], without=["silk"], gender="men", make="woven", rest=True),
    ],
)
def test_traits_survive_being_written(found):
    assert traits.read_traits(traits.written(found)) == found


@pytest.mark.parametrize(
    ("asked", "line", "likelier"),
    [
        (Traits(materials=["synthetic"]), Traits(materials=["man-made"]), True),
        (Traits(materials=["cashmere"]), Traits(materials=["wool"]), True),
        (Traits(materials=["cotton"]), Traits(materials=["wool"]), False),
        (Traits(materials=["cotton"]), Traits(materials=["textile"], without=["cotton"]), False),
        (Traits(gender="men"), Traits(gender="men"), True),
        (Traits(gender="men"), Traits(gender="women"), False),
        (Traits(make="knitted"), Traits(make="woven"), False),
        (Traits(), Traits(gender="babies"), False),
        (Traits(), Traits(parts=True), False),
        (Traits(parts=True), Traits(), False),
    ],
)
def test_what_agrees_is_likelier_and_what_does_not_is_less(asked, line, likelier):
    factor, _ = agreement(asked, line)
    assert (factor > 1) is likelier


def test_what_nobody_says_changes_nothing():
    assert agreement(Traits(), Traits(materials=["wool"], gender="men", make="woven")) == (1.0, ())


def test_the_closest_of_several_materials_counts():
    factor, agreed = agreement(
        Traits(materials=["cotton", "synthetic"]), Traits(materials=["man-made"])
    )
    assert (factor, agreed) == (1.25, ("synthetic",))
