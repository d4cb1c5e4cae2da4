"""Every kind of amount: figures worked by hand, the same on short tuples, int64 and big ints."""

from fractions import Fraction

import pytest
from tests.mini import KINDS, figures, law, ledger, plain

from xborder.errors import InvalidPolicy
from xborder.money import Money
from xborder.policy.amount import (
    FREE,
    AtLeast,
    Band,
    Bands,
    ByGoods,
    Difference,
    Flat,
    NoMoreThan,
    OfShare,
    Percent,
    PercentInside,
    PerUnit,
    Quantity,
    Sum,
    TopUp,
    Unsupported,
    foreign_money,
    percent_text,
    ratio,
    tables_read,
)
from xborder.policy.columns.exact import Exact
from xborder.policy.doubt import State
from xborder.policy.entry import Entry

BASES = [10_000, 333, 0]  # CHF 100.00, CHF 3.33, nothing
KG = 1_000_000
FIVE_FRANCS = Flat(Money("5 CHF"))
lanes = pytest.mark.parametrize("kind", KINDS)


def at_hand(kind, columns=(), **options):
    """Return a ledger of three lines in one consignment, and the base of each."""
    book = ledger(kind, columns, amounts={"goods": BASES}, **options)
    return book, book.facts.amounts["goods"]


def doubts(book):
    return [(each.state, each.fact, plain(each.lines)) for each in book.doubts]


@lanes
@pytest.mark.parametrize(
    ("amount", "expected", "words", "rate"),
    [
        # 7.7 % of 100.00 is 7.70; of 3.33 it is 0.25641
        (Percent("0.077"), [770, Fraction("25.641"), 0], "7.7% of the base", Fraction("0.077")),
        # a tax of 20 % inside the price is a quarter of the price without it
        (
            PercentInside("0.2"),
            [2500, Fraction("83.25"), 0],
            "20% of a base that includes the tax",
            Fraction("0.2"),
        ),
        (FREE, [0, 0, 0], "free", 0),
        # 5 % and 2.5 % together: 7.5 %
        (
            Sum(Percent("0.05"), Percent("0.025")),
            [750, Fraction("24.975"), 0],
            "5% of the base + 2.5% of the base",
            Fraction("0.075"),
        ),
        # 10 % less 4 %
        (
            Difference(Percent("0.1"), Percent("0.04")),
            [600, Fraction("19.98"), 0],
            "10% of the base - 4% of the base",
            Fraction("0.06"),
        ),
        # what is free takes nothing off, and is not spoken of
        (
            Difference(Percent("0.1"), FREE),
            [1000, Fraction("33.3"), 0],
            "10% of the base",
            Fraction("0.1"),
        ),
        # never below zero
        (
            Difference(Percent("0.04"), Percent("0.1")),
            [0, 0, 0],
            "4% of the base - 10% of the base",
            0,
        ),
    ],
)
def test_shares_of_the_base(kind, amount, expected, words, rate):
    book, base = at_hand(kind)
    assert figures(amount.exact(base, book)) == expected
    assert str(amount.words(book, 0)) == words
    assert amount.rate(book, 0) == rate
    assert book.doubts == []


@lanes
def test_a_sum_a_difference_and_a_least_have_no_rate_where_a_part_has_none(kind):
    book, _ = at_hand(kind)
    for amount in (
        Sum(Percent("0.1"), FIVE_FRANCS),
        Difference(Percent("0.1"), FIVE_FRANCS),
        Difference(FIVE_FRANCS, Percent("0.1")),
        AtLeast(Percent("0.1"), FIVE_FRANCS),
        NoMoreThan(Percent("0.1"), FIVE_FRANCS),
        OfShare(Percent("0.1"), "steel_share"),
        Unsupported("entry price"),
    ):
        assert amount.rate(book, 0) is None


@lanes
@pytest.mark.parametrize(
    ("per", "column", "units", "expected", "words"),
    [
        # 30.60 for each 100 kg: 250 kg is 76.50, 1 g is 0.000306
        (
            Quantity.NET_KG,
            [250 * KG, 1_000, 0],
            100,
            [7650, Fraction("0.0306"), 0],
            "CHF\xa030.60 per 100 kg net",
        ),
        (Quantity.GROSS_KG, [KG, 2 * KG, 0], 1, [3060, 6120, 0], "CHF\xa030.60 per kg gross"),
        (Quantity.PIECE, [1, 3, 10], 1, [3060, 9180, 30600], "CHF\xa030.60 per piece"),
        (Quantity.LITRE, [750_000, 0, 0], 1, [2295, 0, 0], "CHF\xa030.60 per litre"),
        (
            Quantity.LITRE_ALCOHOL,
            [280_000, 0, 0],
            1,
            [Fraction("856.8"), 0, 0],
            "CHF\xa030.60 per litre of pure alcohol",
        ),
        (Quantity.CIGARETTE, [200, 0, 0], 1000, [612, 0, 0], "CHF\xa030.60 per 1,000 cigarettes"),
    ],
)
def test_specific_rates_count_units(kind, per, column, units, expected, words):
    book, base = at_hand(kind, {per: column})
    amount = PerUnit(Money("30.60 CHF"), per, units)
    assert figures(amount.exact(base, book)) == expected
    assert str(amount.words(book, 0)) == words
    assert book.doubts == []


@lanes
def test_a_specific_rate_misses_a_quantity_that_is_not_known_on_that_line_alone(kind):
    book, base = at_hand(kind, {"net_mg": [KG, -1, KG]})
    assert figures(PerUnit(Money("2 CHF"), Quantity.NET_KG).exact(base, book)) == [200, 0, 200]
    assert doubts(book) == [(State.MISSING_FACT, "item.weight", [0, 1, 0])]
    assert str(book.doubts[0].reason) == "A rate goes by the net weight, which is not given."


@lanes
def test_a_rate_in_a_foreign_currency_uses_each_lines_rate_unrounded(kind):
    # two consignments on days of different rates: 1 euro cent is 19/20 and 24/25 of a rappen
    book = ledger(
        kind,
        {"consignment": [0, 0, 1]},
        amounts={"goods": BASES},
        rates={"EUR": ([19, 19, 24], [20, 20, 25])},
    )
    amount = PerUnit(Money("0.07 EUR"), Quantity.PIECE)
    assert figures(amount.exact(book.facts.amounts["goods"], book)) == [
        Fraction("6.65"),
        Fraction("6.65"),
        Fraction("6.72"),
    ]


@lanes
def test_a_rate_in_a_foreign_currency_without_an_exchange_rate_is_a_missing_fact(kind):
    book, base = at_hand(kind, rates={"EUR": ([0, 0, 0], [1, 1, 1])})
    PerUnit(Money("0.07 EUR"), Quantity.PIECE).exact(base, book)
    assert doubts(book) == [(State.MISSING_FACT, "rate.EUR", [1, 1, 1])]
    assert str(book.doubts[0].reason) == "The rate of EUR is not given."


@lanes
def test_a_flat_sum_falls_once_a_declaration_and_is_shared_by_the_base(kind):
    # CHF 5 over 100.00, 3.33 and nothing: 483.88 and 16.11 of 500, the odd unit to the larger rest
    book, base = at_hand(kind)
    assert figures(FIVE_FRANCS.exact(base, book)) == [484, 16, 0]
    assert str(FIVE_FRANCS.words(book, 0)) == "CHF\xa05.00 for each declaration"


@lanes
def test_a_flat_sum_falls_once_for_each_distinct_code(kind):
    book, base = at_hand(kind, {"hs6": [610910, 420221, 610910]})
    amount = Flat(Money("3 CHF"), distinct=("hs6",))
    assert figures(amount.exact(base, book)) == [300, 300, 0]
    assert str(amount.words(book, 0)) == "CHF\xa03.00 for each distinct tariff code"
    assert book.doubts == []


@lanes
def test_two_flat_sums_may_count_the_same_codes(kind):
    book, base = at_hand(kind, {"hs6": [610910, 420221, 610910]})
    both = Sum(Flat(Money("3 CHF"), ("hs6",)), Flat(Money("2 CHF"), ("hs6",)))
    assert figures(both.exact(base, book)) == [500, 500, 0]


@lanes
def test_distinct_codes_cannot_be_counted_where_one_is_not_given(kind):
    book, base = at_hand(kind, {"hs6": [610910, -1, 610910]})
    Flat(Money("3 CHF"), distinct=("hs6",)).exact(base, book)
    assert doubts(book) == [(State.MISSING_FACT, "item.hs_code", [0, 1, 0])]


@lanes
def test_goods_without_value_share_a_flat_sum_equally(kind):
    book = ledger(kind, amounts={"goods": [0, 0, 0]})
    # 500 over three lines: 167, 167, 166 by the order of their content
    assert figures(FIVE_FRANCS.exact(book.facts.amounts["goods"], book)) == [167, 167, 166]


def bands(*, inclusive=True):
    return Bands(
        "goods",
        (
            Band(Money("3.33 CHF"), Percent("0.1"), inclusive=inclusive),
            Band(Money("50 CHF"), Percent("0.2")),
            Band(None, PerUnit(Money("1 CHF"), Quantity.NET_KG)),
        ),
    )


@lanes
def test_the_first_band_that_holds_the_value_decides(kind):
    book, base = at_hand(kind, {"net_mg": [3 * KG, KG, KG]})
    assert figures(bands().exact(base, book)) == [300, Fraction("33.3"), 0]
    assert [str(bands().words(book, line)) for line in range(3)] == [
        "CHF\xa01.00 per kg net",
        "10% of the base",
        "10% of the base",
    ]
    assert [bands().rate(book, line) for line in range(3)] == [
        None,
        Fraction("0.1"),
        Fraction("0.1"),
    ]
    # the end itself belongs to the next band where it is not inclusive
    assert figures(bands(inclusive=False).exact(base, book)) == [300, Fraction("66.6"), 0]


@lanes
def test_a_band_asks_its_facts_only_of_its_own_lines(kind):
    # the weights of the two cheap lines are not known, and no rate of theirs counts them
    book, base = at_hand(kind, {"net_mg": [3 * KG, -1, -1]})
    assert figures(bands().exact(base, book)) == [300, Fraction("33.3"), 0]
    assert book.doubts == []


def test_the_last_band_is_open():
    with pytest.raises(InvalidPolicy, match="last band of goods has an upper end"):
        Bands("goods", (Band(Money("50 CHF"), Percent("0.2")),))


@lanes
def test_least_and_most_compare_line_by_line(kind):
    book, base = at_hand(kind)
    two_a_piece = PerUnit(Money("0.20 CHF"), Quantity.PIECE)
    low, high = AtLeast(Percent("0.1"), two_a_piece), NoMoreThan(Percent("0.1"), two_a_piece)
    assert figures(low.exact(base, book)) == [1000, Fraction("33.3"), 20]
    assert figures(high.exact(base, book)) == [20, 20, 0]
    assert str(low.words(book, 0)) == "10% of the base, at least CHF\xa00.20 per piece"
    assert str(high.words(book, 0)) == "10% of the base, at most CHF\xa00.20 per piece"


@lanes
def test_a_top_up_counts_the_charges_named_on_their_exact_faces(kind):
    book, base = at_hand(kind)
    # duty was exactly 8 1/3 % on each line, and waived to nothing on the other faces
    exact = Exact(base.num * 25, 300)
    book.charges["duty"] = Entry(exact, base.num * 0, base.num * 0, base, base.num * 0 + 2)
    amount = TopUp("0.15", counting=("duty",))
    gap = Fraction(15, 100) - Fraction(25, 300)
    assert figures(amount.exact(base, book)) == [10_000 * gap, 333 * gap, 0]
    assert figures(TopUp("0.05", ("duty",)).exact(base, book)) == [0, 0, 0]
    assert str(amount.words(book, 0)) == "what is missing to 15% of the base after duty"
    # a charge that does not exist on these lines counts as nothing
    assert figures(TopUp("0.15", ("other",)).exact(base, book))[0] == 1500


@lanes
def test_an_amount_on_a_share_of_the_value(kind):
    book, base = at_hand(kind, {"steel_share": [600_000, 1_000_000, -1]})
    amount = OfShare(Percent("0.5"), "steel_share")
    # half of 60 % of 100.00, half of all of 3.33
    assert figures(amount.exact(base, book)) == [3000, Fraction("166.5"), 0]
    assert doubts(book) == [(State.MISSING_FACT, "item.steel_share", [0, 0, 1])]
    assert str(amount.words(book, 0)) == "50% of the base, on the value of the steel in it only"


@lanes
def test_an_item_is_told_apart_by_its_description_where_there_is_one(kind):
    columns = {"hs6": [610910, 610910, 610910], "item.origin": [0, 0, -1]}
    amount = Flat(Money("3 CHF"), ("hs6", "item.origin", "description"))
    for described, items, doubted in (
        ([0, 0, 0], 2, []),
        ([0, 1, 1], 3, []),
        ([0, -1, 0], 3, [0, 1, 0]),
    ):
        book, base = at_hand(kind, {**columns, "description": described})
        assert sum(figures(amount.exact(base, book))) == 300 * items
        expected = [(State.ESTIMATE, "", doubted)] if doubted else []
        assert doubts(book) == expected
    assert str(amount.words(book, 0)) == "CHF\xa03.00 for each item, by code and description"


@lanes
def test_a_share_that_is_not_known_may_be_the_whole(kind):
    book, base = at_hand(kind, {"steel_share": [600_000, -1, 0]})
    amount = OfShare(Percent("0.5"), "steel_share", whole=True)
    assert figures(amount.exact(base, book)) == [3000, Fraction("166.5"), 0]
    assert doubts(book) == [(State.ESTIMATE, "", [0, 1, 0])]


@lanes
def test_a_share_of_a_floor_divides_what_the_floor_counts(kind):
    book, base = at_hand(kind, {"steel_share": [600_000, 1_000_000, 0]})
    duty = Exact(base.num * 9, 100)
    book.charges["duty"] = Entry(duty, base.num * 0, base.num * 0, base, base.num * 0 + 2)
    amount = OfShare(TopUp("0.15", "duty"), "steel_share")
    # 6 % of 100.00, of which 60 % is steel; 6 % of 3.33
    assert figures(amount.exact(base, book)) == [360, Fraction("19.98"), 0]


@lanes
def test_what_is_not_computed_says_so_and_is_never_zero_in_silence(kind):
    book, base = at_hand(kind)
    amount = Unsupported("Entry prices are not computed.")
    amount.exact(base, book)
    assert doubts(book) == [(State.UNSUPPORTED, "", [1, 1, 1])]
    assert str(amount.words(book, 0)) == "Entry prices are not computed."


ENTRIES = (
    law(Percent("0.1")),
    law(PercentInside("0.2")),
    law(FREE),
    law(Sum(Percent("0.02"), PerUnit(Money("1 CHF"), Quantity.NET_KG))),
    law(Unsupported("Not computed.")),
    law(FIVE_FRANCS),
)


def goods_ledger(kind, codes, **columns):
    size = len(codes)
    book = ledger(
        kind,
        {"table.tariff": codes, "net_mg": [-1] * size, **columns},
        amounts={"goods": [10_000] * size},
        tables={"tariff": ENTRIES},
    )
    return book, book.facts.amounts["goods"]


@lanes
def test_each_line_has_its_own_entry_of_a_goods_table(kind):
    book, base = goods_ledger(kind, [0, 1, 2, 3], net_mg=[-1, -1, -1, 2 * KG])
    amount = ByGoods("tariff")
    # 10 %; a quarter; free; 2 % and two francs
    assert figures(amount.exact(base, book)) == [1000, 2500, 0, 400]
    assert book.doubts == []  # the weights that are not known are not asked for
    assert [str(amount.words(book, line)) for line in range(4)] == [
        "10% of the base",
        "20% of a base that includes the tax",
        "free",
        "2% of the base + CHF\xa01.00 per kg net",
    ]
    assert [amount.rate(book, line) for line in range(4)] == [
        Fraction("0.1"),
        Fraction("0.2"),
        0,
        None,
    ]
    assert amount.entry(book, 3) is ENTRIES[3]


@lanes
def test_goods_that_a_table_does_not_know_are_a_missing_fact(kind):
    book, base = goods_ledger(kind, [0, -1])
    amount = ByGoods("tariff")
    assert figures(amount.exact(base, book)) == [1000, 0]
    assert doubts(book) == [(State.MISSING_FACT, "item.hs_code", [0, 1])]
    assert str(book.doubts[0].reason) == 'The table "tariff" does not hold these goods.'
    assert (str(amount.words(book, 1)), amount.rate(book, 1), amount.entry(book, 1)) == (
        "unknown",
        None,
        None,
    )


@lanes
def test_an_entry_that_is_not_computed_doubts_its_own_lines(kind):
    book, base = goods_ledger(kind, [0, 4])
    assert figures(ByGoods("tariff").exact(base, book)) == [1000, 0]
    assert doubts(book) == [(State.UNSUPPORTED, "", [0, 1])]


@lanes
def test_a_flat_entry_falls_whole_on_the_goods_it_is_for(kind):
    book, base = goods_ledger(kind, [0, 5, 5])
    assert figures(ByGoods("tariff").exact(base, book)) == [1000, 250, 250]


def test_rates_are_exact_fractions():
    assert ratio("22/78") == Fraction(11, 39)
    assert ratio(1) == 1
    with pytest.raises(InvalidPolicy, match=r"0\.19 is a float.*'0\.19'"):
        Percent(0.19)


@pytest.mark.parametrize(
    ("share", "text"),
    [
        ("0.2", "20%"),
        ("0.0816", "8.16%"),
        ("1/3", "33.3333%"),
        ("0", "0%"),
        ("0.000001", "0.0001%"),
    ],
)
def test_shares_are_written_as_percentages(share, text):
    assert percent_text(Fraction(share)) == text


def test_a_tree_knows_its_currencies_and_tables():
    tree = Sum(
        AtLeast(ByGoods("tariff"), PerUnit(Money("1 EUR"), Quantity.PIECE)),
        NoMoreThan(Difference(Percent("0.1"), FREE), Flat(Money("1 USD"))),
        Bands(
            "goods",
            (Band(Money("1 JPY"), OfShare(ByGoods("metal"), "steel_share")), Band(None, FREE)),
        ),
    )
    assert foreign_money(tree) == {"EUR", "USD", "JPY"}
    assert tables_read(tree) == {"tariff", "metal"}
