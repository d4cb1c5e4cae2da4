"""Queries: which of several names is the thing, and what the rest says."""

import pytest

from xborder.tariff import search
from xborder.tariff.finding.chinese import pieces
from xborder.tariff.finding.query import read_query


def thing(text):
    """Return the names that count in full, by their first English name."""
    return {placed.name for placed in read_query(text).placed if placed.weight > 0.5}


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("drone with camera", {"drone"}),
        ("ink cartridge for printer", {"ink cartridge"}),
        ("watch, battery", {"wristwatch"}),
        ("duvet and pillow", {"duvet", "pillow"}),
        ("leather case of a mobile phone", {"smartphone"}),
        ("laptop backpack", {"backpack"}),
        ("wine glasses", {"wine glass"}),
        ("cotton, polyester, hoodie", {"hoodie"}),
        ("parts for bicycles", set()),
        ("for dogs", set()),
    ],
)
def test_the_last_name_of_the_first_clause_is_the_thing(text, names):
    assert thing(text) == names


@pytest.mark.parametrize(
    ("text", "names"),
    [("电脑双肩包", {"backpack"}), ("打印机墨盒", {"ink cartridge"}), ("USB数据线", {"usb cable"})],
)
def test_in_chinese_the_thing_stands_last(text, names):
    assert thing(text) == names


def test_a_purpose_counts_less_than_what_stands_beside():
    found = {placed.name: placed.weight for placed in read_query("tripod for camera").placed}
    assert found["camera"] < 0.35 < found["selfie stick"]


def test_traits_are_read_wherever_they_stand():
    found = read_query("women's knitted hat for winter, wool").traits
    assert (found.gender, found.make, found.materials) == ("women", "knitted", {"wool"})


def test_what_was_misspelt_and_what_nobody_knows_is_said():
    found = read_query("umbrela qqqqqqqq ip67")
    assert found.corrected == (("umbrela", "umbrella"),)
    assert found.unknown == ("qqqqqqqq",)
    assert any(asked.stem == "ip67" for asked in found.asked)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("女士 纯棉T恤", ["女士", " ", "纯棉", "t恤"]),
        ("USB-C 数据线", ["usb-c", " ", "数据线"]),
        ("鑫牌雨伞", ["鑫", "牌", "雨伞"]),
        ("k金戒指", ["k金", "戒指"]),
    ],
)
def test_chinese_is_cut_by_the_longest_known_word(text, words):
    assert [piece.word for piece in pieces(text)] == words


def test_chinese_that_nobody_knows_is_said():
    assert read_query("鑫牌雨伞").unknown == ("鑫", "牌")


def test_latin_letters_end_a_chinese_word_only_where_they_end():
    assert [piece.word for piece in pieces("u盘usb线")] == ["u盘", "usb线"]


def test_bed_linen_is_no_fibre():
    assert read_query("bed linen, cotton").traits.materials == {"cotton"}
    assert read_query("linen shirt").traits.materials == {"linen"}


def test_blanks_among_chinese_are_no_words():
    assert read_query("雨伞 雨伞").unknown == ()


@pytest.mark.parametrize(
    ("written", "subheading"),
    [
        # two words for one
        ("tooth paste", "330610"),
        ("electric tooth brush", "850980"),
        ("wheel chair", "871390"),
        ("silver ring 925", "711311"),  # "silverring" has the stem of silver
        # one word for two
        ("wineglasses", "701328"),
        ("bathmat", "570500"),
        ("flipflops", "640220"),
    ],
)
def test_a_name_may_be_written_in_one_word_or_in_two(written, subheading):
    """Harmonized System of 2022, by the wording of the subheadings themselves."""
    found = [each.subheading for each in search(written, country="GB", limit=5)]
    assert subheading in found
    assert search(written, country="GB").unknown == ()


@pytest.mark.parametrize(
    ("written", "subheading"),
    [
        ("nerf gun", "950300"),
        ("telly", "852872"),
        ("bum bag", "420292"),
        ("wellies", "640192"),
        ("dyson hoover", "850811"),
        ("kleenex", "481820"),
        ("xbox", "950450"),
        ("vinyl records", "852380"),
        ("盲盒", "950300"),
        ("旗袍", "620442"),
        ("枸杞", "081340"),
    ],
)
def test_what_people_call_goods_is_a_name_of_theirs(written, subheading):
    found = [each.subheading for each in search(written, country="US", limit=5)]
    assert subheading in found
