"""Words: stems, what a line is not for, and what it is for."""

import pytest

from xborder.tariff.finding import words


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("dresses", "dress"),
        ("watches", "watch"),
        ("boxes", "box"),
        ("batteries", "battery"),
        ("potatoes", "potato"),
        ("knives", "knife"),
        ("scarves", "scarf"),
        ("women's", "woman"),
        ("ladies'", "lady"),
        ("printed", "printing"),
        ("knitted", "knitting"),
        ("filled", "filling"),
        ("jewelry", "jewellery"),
        ("aluminum", "aluminium"),
        ("tires", "tyre"),
        ("shoes", "shoe"),
        ("hoodies", "hoodie"),
        ("earrings", "earring"),
        ("skis", "ski"),
    ],
)
def test_forms_of_one_word_share_a_stem(left, right):
    assert words.stem(left) == words.stem(right)


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("coated", "coat"),
        ("dressing", "dress"),
        ("bearing", "bear"),
        ("glasses", "glass"),
        ("bus", "bu"),
    ],
)
def test_words_that_only_look_alike_do_not(left, right):
    assert words.stem(left) != words.stem(right)


def test_a_stem_is_its_own_stem():
    known = ("dress", "knit", "woman", "battery", "watch", "box", "glass", "jewellery", "string")
    assert {word: words.stem(word) for word in known} == {word: word for word in known}


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("Shirts (not knitted or crocheted)", "Shirts"),
        ("Hats excl. of felt; of straw", "Hats ; of straw"),
        ("Furniture; wooden, other than for office use", "Furniture; wooden,"),
        ("Vans (excluding those (electric) of heading 8703), new", "Vans , new"),
        ("Cotton shirts", "Cotton shirts"),
        ("Coffee, not roasted", "Coffee,"),
        ("Coffee; not roasted or decaffeinated", "Coffee;"),
        ("Sugar, not containing cocoa, in lumps", "Sugar, , in lumps"),
        # what is left open, measured or not named elsewhere denies nothing of the goods
        ("Coffee, whether or not roasted", "Coffee, whether or not roasted"),
        ("Milk, not exceeding 1 % of fat", "Milk, not exceeding 1 % of fat"),
        ("Machines not elsewhere specified", "Machines not elsewhere specified"),
    ],
)
def test_what_a_line_is_not_for_is_left_out(text, left):
    assert " ".join(words.without_exclusions(text).split()) == left


def test_what_is_left_out_is_what_is_excluded():
    assert words.exclusions("Shirts (not knitted), of cotton") == "(not knitted)"


def test_a_purpose_ends_with_its_clause():
    found = {term.stem: term.purpose for term in words.terms("Machines for roasting coffee; steel")}
    assert found == {"machine": False, "roast": True, "coffee": True, "steel": False}


def test_empty_words_and_bare_numbers_are_no_terms():
    assert list(words.terms("Of the 12 or more: 100 %")) == []


def test_a_letter_before_a_hyphen_makes_one_word():
    assert [term.stem for term in words.terms("e-bike, T-shirt, semi-milled")] == [
        "ebike",
        "tshirt",
        "semi",
        "mill",
    ]


def test_width_accents_and_capitals_make_no_difference():
    assert [term.stem for term in words.terms("ＣＡＦÉ T-Shirts")] == ["cafe", "tshirt"]
