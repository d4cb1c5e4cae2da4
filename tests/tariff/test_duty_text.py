"""Duty texts as tariffs print them, read into amounts; everything else raises."""

import contextlib
import random
import re
import time
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xborder.errors import InvalidInput, InvalidType
from xborder.messages import Text
from xborder.money import Money
from xborder.policy.amount import (
    FREE,
    AtLeast,
    ByGoods,
    Difference,
    Flat,
    NoMoreThan,
    OfShare,
    Percent,
    PerUnit,
    Quantity,
    Season,
    Seasonal,
    Sum,
    Unsupported,
    facts_needed,
)
from xborder.policy.amount.quantity import SHARES as SHARE_COLUMNS
from xborder.policy.fact import fact
from xborder.policy.prose.formula import formula
from xborder.policy.prose.names import Names
from xborder.tariff.duty_text import (
    UNREAD,
    grammar,
    japanese,
    read_duty,
    read_or_unsupported,
    reasons,
    write_duty,
)
from xborder.tariff.duty_text.programmes import ProgrammeRate, read_programmes


def per(money, quantity, units=1):
    return PerUnit(Money(money), quantity, units)


ITEM, KG, HL = Quantity.PIECE, Quantity.NET_KG, Quantity.LITRE

# Each text is one that the European Union, the United Kingdom or the United States prints.
TEXTS = [
    ("Free", FREE),
    ("0.0%", FREE),
    ("12.0%", Percent("0.12")),
    ("2.75%", Percent("0.0275")),
    ("10.20% + 93.10 EUR / 100 kg", Sum(Percent("0.102"), per("93.10 EUR", KG, 100))),
    ("10.00% + 77.00 GBP/100kg", Sum(Percent("0.10"), per("77.00 GBP", KG, 100))),
    ("8% + 30.60 EUR / 100 kg MIN 5 EUR / item", AtLeast(Sum(Percent("0.08"), per("30.60 EUR", KG, 100)), per("5 EUR", ITEM))),
    ("22.4% MAX 0.80 EUR / item", NoMoreThan(Percent("0.224"), per("0.80 EUR", ITEM))),
    ("4.50% MIN 0.30 EUR / item MAX 0.80 EUR / item", NoMoreThan(AtLeast(Percent("0.045"), per("0.30 EUR", ITEM)), per("0.80 EUR", ITEM))),
    ("0.50 EUR / item MIN 2.70% MAX 4.60%", NoMoreThan(AtLeast(per("0.50 EUR", ITEM), Percent("0.027")), Percent("0.046"))),
    ("9.10% + 45.10 EUR / 100 kg MAX 18.90% + 16.50 EUR / 100 kg", NoMoreThan(Sum(Percent("0.091"), per("45.10 EUR", KG, 100)), Sum(Percent("0.189"), per("16.50 EUR", KG, 100)))),
    ("1,896.00 EUR / tonne", per("1896.00 EUR", KG, 1000)),
    ("35.00 EUR / 1,000 items", per("35.00 EUR", ITEM, 1000)),
    ("13.10 EUR / hl", per("13.10 EUR", HL, 100)),
    ("1.75 EUR / % vol / hl", per("1.75 EUR", Quantity.LITRE_ALCOHOL)),
    ("16.60% MIN 19.80 EUR / 100 kg / gross", AtLeast(Percent("0.166"), per("19.80 EUR", Quantity.GROSS_KG, 100))),
    ("0.20 GBP/ item", per("0.20 GBP", ITEM)),
    ("443.00 GBP/1000kg", per("443.00 GBP", KG, 1000)),
    ("1.1 €/100 kg/net", per("1.1 EUR", KG, 100)),
    ("4.4¢/kg + 2.3%", Sum(per("0.044 USD", KG), Percent("0.023"))),
    ("20.7¢/kg + 7.5%", Sum(per("0.207 USD", KG), Percent("0.075"))),
    ("$1.035/kg", per("1.035 USD", KG)),
    ("90¢/pr. + 37.5%", Sum(per("0.90 USD", ITEM), Percent("0.375"))),
    ("0.9¢ each", per("0.009 USD", ITEM)),
    ("$1.05/doz.", per("1.05 USD", ITEM, 12)),
    ("6.3¢/liter", per("0.063 USD", HL)),
    ("23.7¢/pf. liter", per("0.474 USD", Quantity.LITRE_ALCOHOL)),  # a proof litre holds half a litre
    ("12% but not less than 5 EUR per item", AtLeast(Percent("0.12"), per("5 EUR", ITEM))),
    ("12%, but not more than 5 EUR per 10 kg", NoMoreThan(Percent("0.12"), per("5 EUR", KG, 10))),
    ("3 EUR / 500 g", per("6 EUR", KG)),
    ("40 EUR / 1,000 cigarettes", per("40 EUR", Quantity.CIGARETTE, 1000)),
    ("  12.0 % ", Percent("0.12")),
]  # fmt: skip


@pytest.mark.parametrize(("text", "amount"), TEXTS, ids=[text for text, _ in TEXTS])
def test_a_printed_duty_becomes_the_amount_it_stands_for(text, amount):
    assert read_duty(text) == amount
    assert read_or_unsupported(text) == amount


# Texts of the same tariffs that name something we do not compute, and why.
NOT_COMPUTED = [
    ("8.30% + EA MAX 18.70% + ADSZ", reasons.MEURSING),
    ("9.00% + EA", reasons.MEURSING),
    ("Entry Price", reasons.ENTRY_PRICE),
    ("33.90 EUR / 100 kg / std qual", reasons.STANDARD_QUALITY),
    ("24 + 4.2 EUR/100 kg", reasons.BARE_NUMBER),
    ("7.2 MIN 0.36 EUR/100 kg", reasons.BARE_NUMBER),
    ("19.53% (end-use)", reasons.END_USE),
    ("See additional U.S. note 1", reasons.ELSEWHERE),
    ("No change", reasons.ELSEWHERE),
    ("The duty provided in the applicable subheading + 25%", reasons.ELSEWHERE),
    ("The rate applicable to the natural juice in heading 2009", reasons.ELSEWHERE),
    ("3 percent of the fair retail value", reasons.VALUE),
    ("0.3¢/line/ gross + 4.6%", reasons.UNCOUNTED),
    ("関税割当数量以内のもの 無税", reasons.QUOTA),
    ("1キログラムにつき部分肉に係る基準輸入価格と課税価格との差額", reasons.ENTRY_PRICE),
    ("5.4%〜※20.1% ◆3", reasons.RANGE),
    ("◆3", reasons.MARKED),
    ("15%又は125円/lのうちいずれか低い税率 ただしその税率が67円/lを下回る場合は60円/l", reasons.NOT_LISTED),
    ("duty as agreed", UNREAD),
]  # fmt: skip


@pytest.mark.parametrize(("text", "reason"), NOT_COMPUTED, ids=[t for t, _ in NOT_COMPUTED])
def test_what_is_not_computed_is_unsupported_with_its_reason_and_its_text(text, reason):
    assert read_or_unsupported(text) == Unsupported(reason, text)
    assert write_duty(read_or_unsupported(text)) == text
    with pytest.raises(InvalidInput):
        read_duty(text)


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("", "an empty place"),
        ("12", "12"),
        ("12,5%", "12,5%"),  # a comma for a point
        ("12% +", "an empty place"),
        ("12% 5 EUR / item", "5 EUR / item"),
        ("5 EUR", "5 EUR"),  # for each what?
        ("5 EUR / furlong", "5 EUR / furlong"),
        ("12% (32 JAN-31 MAR)", "(32 JAN-31 MAR)"),
        ("12% (31-13 to 01-01)", "(31-13 to 01-01)"),
        ("12% (see note)", "(see note)"),
        ("12% (01 JAN-30 JUN), 5% (30 JUN-31 DEC)", "an empty place"),  # a day of two seasons
        ("(12%", "an empty place"),
        ("5 EUR / " + "kg" * 31, "5 EUR / " + "kg" * 31),
        ("(" * 13 + "12%" + ")" * 13, "12%"),
        ("101%0", "101%0"),
        ("5 / kg", "5 / kg"),
        ("-3%", "-3%"),
        ("1e3%", "1e3%"),
        ("１２%", "１２%"),
        ("12% MIN", "an empty place"),
        ("5 EUR / 12", "5 EUR / 12"),
        ("24 + 4.2 EUR/100 kg", "24"),
    ],
)
def test_a_text_that_is_not_understood_names_the_part_and_the_remedy(text, part):
    with pytest.raises(InvalidInput) as caught:
        read_duty(text)
    problem = caught.value.problem()
    assert problem.code == "tariff.duty_text"
    assert part in problem.message
    assert "12%" in problem.remedy
    assert isinstance(read_or_unsupported(text), Unsupported)


def test_a_currency_that_is_none_is_refused():
    with pytest.raises(InvalidInput):
        read_duty("5 XQQ / kg")
    assert isinstance(read_or_unsupported("5 XQQ / kg"), Unsupported)


@pytest.mark.parametrize("value", [None, 12, 0.12, b"12%"])
def test_a_duty_that_is_not_text_is_refused(value):
    with pytest.raises(InvalidType, match="is not text"):
        read_duty(value)


@given(st.decimals(min_value="0.01", max_value=500, places=2), st.integers(1, 99_999))
def test_shares_and_sums_are_exact(share, cents):
    amount = read_duty(f"{share}% + {cents / 100:.2f} EUR / kg")
    assert amount.parts[0].share == Fraction(share) / 100
    assert amount.parts[1].money == Money.of_minor(cents, "EUR")


@given(st.text(max_size=40))
def test_any_text_is_read_whole_or_refused(text):
    amount = read_or_unsupported(text)
    if amount == FREE:
        words = " ".join(text.split()).lower()
        assert words == "free" or (words.endswith("%") and set(words) <= set("0.,% "))


def test_a_dollar_is_the_one_of_the_tariff_that_prints_it():
    assert read_duty("2.82 ¢/kg", dollar="CAD") == per("0.0282 CAD", KG)
    assert read_duty("$1.25/kg") == per("1.25 USD", KG)


def test_a_text_longer_than_any_tariff_prints_is_refused_before_it_is_read():
    with pytest.raises(InvalidInput, match="1001 characters"):
        read_duty("9" * 1001)
    assert len(read_or_unsupported("9" * 15_000).text) == 1000


@pytest.mark.parametrize(
    ("cell", "rates"),
    [
        (
            "Free (A+,AU,BH,CL) 3.2% (JP)",
            (("Free", ("A+", "AU", "BH", "CL")), ("3.2%", ("JP",))),
        ),
        ("Free (A*,AU)25% (KR)", (("Free", ("A*", "AU")), ("25%", ("KR",)))),
        (
            "Free (BH, CL ,S) See 9822.05.20 (P+)",
            (("Free", ("BH", "CL", "S")), ("See 9822.05.20", ("P+",))),
        ),
        (
            "No change (A) Free (CA,IL, MX) See U.S. note 3 to this sub- chapter (E)",
            (
                ("No change", ("A",)),
                ("Free", ("CA", "IL", "MX")),
                ("See U.S. note 3 to this subchapter", ("E",)),
            ),
        ),
        ("Free (AU) (see U.S. note 4)", (("Free", ("AU",)), ("(see U.S. note 4)", ()))),
        ("(A) Free (B)", (("(A) Free", ("B",)),)),  # symbols without a rate before them
        ("15%", (("15%", ()),)),
        ("", ()),
    ],
)
def test_a_column_of_programmes_is_one_rate_for_each_list_of_symbols(cell, rates):
    assert read_programmes(cell) == tuple(ProgrammeRate(*rate) for rate in rates)
    assert all(
        isinstance(each.amount, Unsupported) or each.amount for each in read_programmes(cell)
    )


# Trees: what a text says can be said of any tree of its parts, and reads back as that very tree.

SHARES = st.builds(
    lambda above, below: Percent(Fraction(above, below)),
    st.integers(1, 9_999),
    st.integers(1, 9_999),
)
PER = st.builds(
    PerUnit,
    st.integers(0, 10**7).map(lambda cents: Money.of_minor(cents, "EUR")),
    st.sampled_from(sorted(Quantity)),
    st.integers(1, 10_000),
)
DAYS = st.sampled_from([((101, 331),), ((1101, 229),), ((301, 615), (701, 731))])


def grown(inner):
    pair = st.tuples(inner, inner)
    return st.one_of(
        st.lists(inner, min_size=2, max_size=4).map(lambda parts: Sum(*parts)),
        pair.map(lambda two: Difference(*two)),
        pair.map(lambda two: AtLeast(*two)),
        pair.map(lambda two: NoMoreThan(*two)),
        st.builds(OfShare, inner, st.sampled_from(sorted(SHARE_COLUMNS))),
        st.builds(
            lambda one, days, rest: Seasonal(Season(one, days), Season(rest)), inner, DAYS, inner
        ),
        st.builds(lambda one, days: Seasonal(Season(one, days)), inner, DAYS),
    )


TREES = st.recursive(st.one_of(st.just(FREE), SHARES, PER), grown, max_leaves=8)


@given(TREES)
def test_a_tree_is_written_as_a_text_that_reads_back_as_that_tree(tree):
    assert read_duty(write_duty(tree)) == tree


@given(TREES)
def test_a_tree_is_explained_in_both_languages_and_names_its_facts(tree):
    words = formula(tree, Names({}), Text("the base"))
    assert words.render("en")
    assert re.search("[\u4e00-\u9fff%]", words.render("zh_CN"))
    for name in facts_needed(tree):
        assert fact(name).title.render("zh_CN") != str(fact(name).title)


def test_what_no_text_says_is_not_written():
    for amount in (
        ByGoods("vat"),
        Flat(Money("3 EUR")),
        Unsupported("why"),
        OfShare(FREE, "steel_share", whole=True),
    ):
        with pytest.raises(InvalidInput, match="no duty that a text says"):
            write_duty(amount)


PIECES = st.sampled_from(
    [
        "Free",
        "12%",
        "33 1/3%",
        "4.4¢",
        "30.60 EUR",
        "$1",
        "/",
        "kg",
        "100 kg",
        "each",
        "doz.",
        "(",
        ")",
        "((",
        "))",
        "+",
        " - ",
        "MIN",
        "MAX",
        "but not less than",
        "on the case",
        "on",
        "over 7",
        "jewel",
        "(01 JAN-14 FEB)",
        ",",
        ";",
        "less",
        "円",
        "無税",
        "又は",
        "のうちいずれか高い税率",
        "課税価格",
        "EA",
        "1,000 items",
        "%",
        "0",
        "9999999999999",
        "％",
        "\x00",
        "\u2028",
        "é",
    ]
)


@given(st.lists(PIECES, max_size=30), st.sampled_from(["", " "]))
def test_whatever_is_put_together_is_read_whole_or_refused_at_once(pieces, between):
    text = between.join(pieces)
    amount = read_or_unsupported(text)
    if not isinstance(amount, Unsupported):
        assert read_duty(write_duty(amount)) == amount


@pytest.mark.long
def test_a_million_texts_are_read_whole_or_refused():
    dice = random.Random(16)  # noqa: S311 - a repeatable walk, not a secret
    pieces = PIECES.elements
    for _ in range(1_000_000):
        text = dice.choice(("", " ")).join(dice.choices(pieces, k=dice.randrange(1, 9)))
        amount = read_or_unsupported(text)
        if not isinstance(amount, Unsupported):
            assert read_duty(write_duty(amount)) == amount


@pytest.mark.parametrize("unit", ["9", "(", "5 EUR / ", "1% + ", "12% MIN ", "無", "1円又は", "A1"])
def test_the_time_grows_no_faster_than_the_text(unit):
    def seconds(length):
        text = (unit * length)[:length]
        started = time.perf_counter()
        for _ in range(20):
            _parsed(text)
        return time.perf_counter() - started

    short, long_ = seconds(100), seconds(1000)
    assert long_ < 100 * short + 0.5  # ten times the text; a square would be a hundred times


def _parsed(text):
    with contextlib.suppress(InvalidInput):
        grammar.parse(japanese.in_plain_text(text), "USD")
