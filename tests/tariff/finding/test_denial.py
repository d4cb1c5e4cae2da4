"""What a title denies: the words are not looked for, and lines that speak of them fall back.

The codes are those of the Harmonized System of 2022, read off its texts.
"""

import pytest

from xborder.tariff import search
from xborder.tariff.finding.denial import Denied, read_denials


def found(title, limit=5):
    return [each.subheading for each in search(title, country="US", limit=limit)]


@pytest.mark.parametrize(
    ("title", "first", "later"),
    [
        # 0901.1 is coffee, not roasted; 0901.2 coffee, roasted
        ("unroasted coffee", "090111", "090121"),
        ("coffee, not roasted", "090111", "090121"),
        ("non-roasted coffee", "090111", "090121"),
        ("roasted coffee", "090121", "090111"),
        ("未焙炒咖啡豆", "090111", "090121"),
        ("焙炒咖啡豆", "090121", "090111"),
        # 7009.91 is glass mirrors, unframed; 7009.92 framed
        ("unframed mirror", "700991", "700992"),
        ("mirror without frame", "700991", "700992"),
        # 4202.31 has an outer surface of leather, 4202.32 of plastics or textile
        ("leather-free wallet", "420232", "420231"),
        ("wallet not made of leather", "420232", "420231"),
        ("leather wallet", "420231", "420232"),
        # 2202.91 is non-alcoholic beer, 2203.00 beer made from malt
        ("non-alcoholic beer", "220291", "220300"),
        ("非酒精啤酒", "220291", "220300"),
        # 6204.42 is of cotton, 6204.49 of textile materials that its neighbours do not name
        ("women's woven dress not of cotton", "620449", "620442"),
        # 6203.42 is trousers not knitted, of cotton; 6103.42 knitted
        ("men's cotton trousers, not knitted", "620342", "610342"),
        ("men's trousers, not woven", "610342", "620342"),
    ],
)
def test_lines_for_what_is_denied_stand_behind_the_others(title, first, later):
    codes = [*found(title, 50), later]
    assert first in codes[: codes.index(later)]


@pytest.mark.parametrize(
    "title",
    ["undershirt", "uniform", "universal adapter", "unicorn toy", "free size dress", "usb hub"],
)
def test_a_word_that_only_begins_or_sounds_so_denies_nothing(title):
    assert read_denials(title) == (title, ())


@pytest.mark.parametrize(
    ("title", "rest", "denied"),
    [
        ("dress without any sleeves", "dress  ", ("sleeve", "sleev")),
        ("pan, not iron or copper", "pan,  ", ("iron", "copper")),
        ("batteries not included", "batteries not included", ()),
        ("gluten free pasta", "  pasta", ("gluten",)),
        ("free shipping shoes", "free shipping shoes", ()),
        ("non-leather belt", "  belt", ("leather",)),
        ("non-electric lamp", "non-electric nonelectric lamp", ("electric",)),
        ("nonwoven fabric", "nonwoven fabric", ()),
        ("non-woven bag", "non-woven bag", ()),
        ("not frobnicated", "not frobnicated", ()),
        ("non-frobnicated lamp", "non-frobnicated lamp", ()),
    ],
)
def test_a_denial_is_cut_and_named(title, rest, denied):
    text, words = read_denials(title)
    assert (text.strip(), tuple(each.stem for each in words)) == (rest.strip(), denied)


def test_what_is_denied_by_a_prefix_may_be_a_word_of_the_line():
    assert read_denials("uncoated paper") == ("uncoated paper", (Denied("coated", "uncoat"),))
    assert found("uncoated paper", 1)[0].startswith("4802")  # uncoated paper and paperboard


def test_a_chinese_good_may_be_denied_too():
    """口香糖 is chewing gum; what is said before it is what it does not hold."""
    assert found("不含糖口香糖", 1) == ["170410"]
    assert found("无皮革钱包", 1) == ["420232"]
