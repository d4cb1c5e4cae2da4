"""Every condition in three values, on short tuples, int64 and big ints."""

import datetime as dt

import attrs
import pytest
from tests.mini import KINDS, ledger, plain

from xborder.errors import InvalidPolicy
from xborder.goods import ExciseKind
from xborder.messages import Text
from xborder.money import Money
from xborder.policy.answers import Comparisons
from xborder.policy.condition import (
    ALWAYS,
    All,
    AnyOf,
    AtMost,
    During,
    EveryLine,
    Fixed,
    GoodsIn,
    HsIn,
    Is,
    Leaf,
    Named,
    Not,
    Of,
    Reads,
    Same,
    SinglePiece,
    SomeLine,
    Stated,
    decisive,
    elected,
    facts_read,
    foreign_limits,
    note_unknown,
    part_at,
    registered,
)
from xborder.policy.fact import fact
from xborder.policy.ledger import NO, PERHAPS, YES
from xborder.trade import EU_MEMBERS, Channel, PartyKind, PriceBasis, TransportMode

lanes = pytest.mark.parametrize("kind", KINDS)
BUYERS = {"buyer.kind": ("consumer", "business")}
CONSUMER = Is("buyer.kind", "consumer")
THREE = {"buyer.kind": [0, 1, -1]}  # a consumer, a business, nobody knows


def truth(condition, book):
    return plain(condition.truth(book))


@lanes
def test_a_fact_is_one_of_the_values_or_not_or_unknown(kind):
    book = ledger(kind, THREE, words=BUYERS)
    assert truth(CONSUMER, book) == [YES, NO, PERHAPS]
    assert truth(Is("buyer.kind", "consumer", "business"), book) == [YES, YES, PERHAPS]
    assert plain(CONSUMER.missing(book)["buyer.kind"]) == [0, 0, 1]
    assert [book.word("buyer.kind", line) for line in range(3)] == ["consumer", "business", ""]


@lanes
def test_equal_questions_have_equal_answers_and_others_their_own(kind):
    book = ledger(kind, THREE, words=BUYERS)
    for _ in range(2):
        assert truth(Is("buyer.kind", "consumer"), book) == [YES, NO, PERHAPS]
        assert truth(Is("buyer.kind", "business"), book) == [NO, YES, PERHAPS]
    other = ledger(kind, {"buyer.kind": [1, 1, 0]}, words=BUYERS)
    assert truth(Is("buyer.kind", "consumer"), other) == [NO, NO, YES]


@lanes
def test_and_is_the_least_or_is_the_most_and_not_is_the_opposite(kind):
    codes = [0, 1, -1]
    book = ledger(
        kind,
        {"buyer.kind": [a for a in codes for _ in codes], "gift": codes * 3},
        words={**BUYERS, "gift": ("yes", "no")},
    )
    gift = Is("gift", "yes")
    # rows: consumer yes, no, unknown; within each the gift yes, no, unknown
    assert truth(All(CONSUMER, gift), book) == [2, 0, 1, 0, 0, 0, 1, 0, 1]
    assert truth(AnyOf(CONSUMER, gift), book) == [2, 2, 2, 2, 0, 1, 2, 1, 1]
    assert truth(Not(CONSUMER), book) == [0, 0, 0, 2, 2, 2, 1, 1, 1]
    assert truth(ALWAYS, book) == [2] * 9


@lanes
def test_the_missing_facts_are_those_of_the_undecided_parts(kind):
    book = ledger(
        kind,
        {"buyer.kind": [-1, -1, 1], "gift": [-1, 0, -1]},
        words={**BUYERS, "gift": ("yes", "no")},
    )
    gift = Is("gift", "yes")
    for both in (All(CONSUMER, gift), AnyOf(CONSUMER, gift)):
        assert {name: plain(lines) for name, lines in both.missing(book).items()} == {
            "buyer.kind": [1, 1, 0],
            "gift": [1, 0, 1],
        }
    assert {name: plain(x) for name, x in All(gift, Not(gift)).missing(book).items()} == {
        "gift": [1, 0, 1]
    }
    assert plain(Not(CONSUMER).missing(book)["buyer.kind"]) == [1, 1, 0]
    assert ALWAYS.missing(book) == {}


@lanes
def test_no_more_is_asked_once_a_part_is_a_plain_no_everywhere(kind):
    book = ledger(kind, {"buyer.kind": [1, 1]}, words=BUYERS)
    never_asked = Is("channel", "marketplace")  # there is no such column here
    assert truth(All(CONSUMER, never_asked), book) == [NO, NO]


@lanes
def test_every_line_and_some_line_look_at_the_whole_consignment(kind):
    book = ledger(
        kind,
        {"consignment": [0, 0, 1, 1, 2, 2], "item.used": [0, 0, 0, 1, 0, -1]},
        words={"item.used": ("yes", "no")},
    )
    used = Is("item.used", "yes")
    assert truth(EveryLine(used), book) == [2, 2, 0, 0, 1, 1]
    assert truth(SomeLine(used), book) == [2, 2, 2, 2, 2, 2]
    assert truth(SomeLine(Not(used)), book) == [0, 0, 2, 2, 1, 1]
    for quantified in (EveryLine(used), SomeLine(used)):
        assert plain(quantified.missing(book)["item.used"]) == [0, 0, 0, 0, 1, 1]


@lanes
@pytest.mark.parametrize(
    ("prefixes", "but", "expected"),
    [
        (("61",), (), [YES, NO, NO, PERHAPS]),
        (("610910", "42"), (), [YES, YES, NO, PERHAPS]),
        (("6109101000",), (), [PERHAPS, NO, NO, PERHAPS]),  # a code too short to tell
        (("61", "42"), ("6109",), [NO, YES, NO, PERHAPS]),
        (("61",), ("61091000",), [PERHAPS, NO, NO, PERHAPS]),
        ((), (), [NO, NO, NO, PERHAPS]),
    ],
)
def test_codes_are_in_scope_by_their_prefix(kind, prefixes, but, expected):
    book = ledger(
        kind,
        {"item.hs_code": [0, 1, 2, -1]},
        words={"item.hs_code": ("610910", "420221", "950300")},
    )
    scope = HsIn(*prefixes, except_=but)
    assert truth(scope, book) == expected
    assert plain(scope.missing(book)["item.hs_code"]) == [int(x == PERHAPS) for x in expected]


JUNE, JULY = dt.date(2026, 6, 1), dt.date(2026, 7, 1)


@lanes
@pytest.mark.parametrize(
    ("window", "expected"),
    [
        (During("loading", JUNE, JULY), [NO, YES, YES, NO, PERHAPS]),
        (During("loading", JUNE), [NO, YES, YES, YES, PERHAPS]),
        (During("loading", end=JULY), [YES, YES, YES, NO, PERHAPS]),
    ],
)
def test_a_window_holds_from_its_first_day_until_before_its_end(kind, window, expected):
    days = [dt.date(2026, 5, 31), JUNE, dt.date(2026, 6, 30), JULY]
    book = ledger(kind, {"date.loading": [*(day.toordinal() for day in days), -1]})
    assert truth(window, book) == expected
    assert plain(window.missing(book)["date.loading"]) == [0, 0, 0, 0, 1]


@lanes
def test_a_window_over_two_dates(kind):
    """In transit: loaded before the first of June and entered before the first of July."""
    book = ledger(
        kind,
        {
            "date.loading": [JUNE.toordinal() - 1, JUNE.toordinal(), JUNE.toordinal() - 1],
            "date.import_entry": [JULY.toordinal() - 1, JULY.toordinal() - 1, JULY.toordinal()],
        },
    )
    in_transit = All(During("loading", end=JUNE), During("import_entry", end=JULY))
    assert truth(in_transit, book) == [YES, NO, NO]


GOODS = [15_000, 15_001, 7_501]  # two lines of one parcel and a parcel of its own


def priced(kind, **options):
    columns = {"consignment": [0, 0, 1], "quantity": [1, 2, 1], **options.pop("columns", {})}
    return ledger(kind, columns, amounts={"goods": GOODS, **options.pop("amounts", {})}, **options)


@lanes
@pytest.mark.parametrize(
    ("of", "limit", "inclusive", "expected"),
    [
        ("unit", "75.00 CHF", True, [NO, NO, NO]),  # 150.00; 75.005 a piece; 75.01
        ("unit", "75.01 CHF", True, [NO, YES, YES]),
        ("unit", "75.01 CHF", False, [NO, YES, NO]),
        ("line", "150 CHF", True, [YES, NO, YES]),
        ("line", "150 CHF", False, [NO, NO, YES]),
        ("consignment", "300.01 CHF", True, [YES, YES, YES]),
        ("consignment", "300.01 CHF", False, [NO, NO, YES]),
        ("consignment", "300 CHF", True, [NO, NO, YES]),
    ],
)
def test_a_limit_is_compared_with_a_unit_a_line_or_a_consignment(
    kind, of, limit, inclusive, expected
):
    condition = AtMost(value="goods", limit=Money(limit), of=of, inclusive=inclusive)
    assert truth(condition, priced(kind)) == expected


@lanes
def test_the_values_of_a_limit_are_added(kind):
    book = priced(kind, amounts={"freight": [0, 100, 0]})
    whole = AtMost(value=("goods", "freight"), limit=Money("301 CHF"))
    assert truth(whole, book) == [NO, NO, YES]
    assert (
        str(whole.words())
        == "the goods value plus freight of the consignment is at most CHF\xa0301.00"
    )


@lanes
def test_the_buyers_year_counts_what_was_bought_before(kind):
    book = priced(
        kind,
        columns={"buyer.purchases": [1, 1, -1]},
        amounts={"buyer.purchases": [60_000, 60_000, 0]},
    )
    year = AtMost(value="goods", limit=Money("900.01 CHF"), of=Of.BUYER_YEAR)
    assert truth(year, book) == [YES, YES, PERHAPS]  # 600 and 300.01 together
    assert plain(year.missing(book)["buyer.purchases"]) == [0, 0, 1]
    tighter = AtMost(value="goods", limit=Money("900 CHF"), of=Of.BUYER_YEAR)
    assert truth(tighter, book) == [NO, NO, PERHAPS]


@lanes
def test_a_limit_in_a_foreign_currency_compares_unrounded(kind):
    """EUR 150 at 0.9307: CHF 139.605. A parcel of 139.60 is below, one of 139.61 above.

    Rounded half up the limit would be 139.61, and the parcel of 139.61 would pass.
    """
    book = ledger(
        kind,
        {"consignment": [0, 1]},
        amounts={"goods": [13_960, 13_961]},
        rates={"EUR": ([9307, 9307], [10_000, 10_000])},
    )
    limit = AtMost(value="goods", limit=Money("150 EUR"))
    assert truth(limit, book) == [YES, NO]
    assert foreign_limits(All(limit, Not(ALWAYS))) == {"EUR"}


@lanes
def test_goods_in_a_foreign_currency_compare_unrounded(kind):
    """Goods of USD 150.01 at 0.9: CHF 135.009, more than a limit of 135.00.

    Rounded first they would be 135.01 as well; at USD 150.00 they are exactly on it.
    """
    book = ledger(
        kind, {"consignment": [0, 1]}, amounts={"goods": [15_000 * 9, 15_001 * 9]}, scale=[10, 10]
    )
    assert truth(AtMost(value="goods", limit=Money("135 CHF")), book) == [YES, NO]
    # 135.009 is not above 135.009 in tenths: a limit in the same dollars cannot flip
    dollars = ledger(
        kind,
        {"consignment": [0, 1]},
        amounts={"goods": [15_000 * 9, 15_001 * 9]},
        scale=[10, 10],
        rates={"USD": ([9, 9], [10, 10])},
    )
    assert truth(AtMost(value="goods", limit=Money("150.01 USD")), dollars) == [YES, YES]
    assert truth(AtMost(value="goods", limit=Money("150.01 USD"), inclusive=False), dollars) == [
        YES,
        NO,
    ]


@lanes
def test_a_limit_without_an_exchange_rate_cannot_be_told(kind):
    book = priced(kind, rates={"EUR": ([0, 0, 1], [1, 1, 1])})
    limit = AtMost(value="goods", limit=Money("500 EUR"))
    assert truth(limit, book) == [PERHAPS, PERHAPS, YES]
    assert plain(limit.missing(book)["rate.EUR"]) == [1, 1, 0]


@lanes
def test_a_destination_may_have_fixed_a_sum_in_place_of_the_limit(kind):
    """EUR 150 is CHF 139.605; DK has fixed 150.00 of its own, whatever the rate and without one."""
    limit = AtMost(value="goods", limit=Money("150 EUR"), instead=(Fixed("DK", Money("150 CHF")),))
    for rate, expected in ((9307, [YES, NO, YES, NO]), (0, [YES, NO, PERHAPS, PERHAPS])):
        book = ledger(
            kind,
            {"consignment": [0, 1, 2, 3], "destination": [0, 0, 1, 1]},
            words={"destination": ("DK", "DE")},
            amounts={"goods": [15_000, 15_001, 13_960, 13_961]},
            rates={"EUR": ([rate] * 4, [10_000] * 4)},
        )
        assert truth(limit, book) == expected
        assert plain(limit.missing(book)["rate.EUR"]) == ([0, 0, 1, 1] if rate == 0 else [0] * 4)
    assert facts_read(limit) == {"destination"}
    said = "the goods value of the consignment is at most €150.00, in Denmark CHF\xa0150.00"
    assert str(limit.words()) == said
    assert str(Not(limit).words()) == said.replace("at most", "above")
    two = attrs.evolve(limit, instead=(*limit.instead, Fixed("SE", Money("160 CHF"))))
    assert str(two.words()) == f"{said}, in Sweden CHF\xa0160.00"
    # one pair of brackets holds them all
    assert (
        two.words()
        .render("zh_CN")
        .endswith("€150.00（丹麦为 CHF\xa0150.00、瑞典为 CHF\xa0160.00）")
    )


@lanes
def test_every_comparison_is_noted_for_those_who_search(kind):
    book = priced(kind)
    book.comparisons = Comparisons()
    AtMost(value="goods", limit=Money("150 CHF"), of="line").truth(book)
    SinglePiece().truth(book)
    assert [plain(outcome) for outcome in book.comparisons.outcomes] == [[1, 0, 1], [0, 0, 1]]


@lanes
def test_a_reading_is_the_one_chosen(kind):
    book = priced(kind)
    book.readings = {"scope": "narrow"}
    assert truth(Reads("scope", "narrow"), book) == [YES] * 3
    assert truth(Reads("scope", "wide"), book) == [NO] * 3
    assert str(Reads("scope", "narrow").words()) == "scope is read as narrow"


@lanes
def test_the_same_fact_on_both_sides(kind):
    book = ledger(
        kind,
        {"ship_from": [0, 1, -1], "destination": [0, 0, 0]},
        words={"ship_from": ("DE", "CN"), "destination": ("DE",)},
    )
    assert truth(Same("ship_from", "destination"), book) == [YES, NO, PERHAPS]


@pytest.mark.parametrize(
    ("condition", "words"),
    [
        (ALWAYS, "always"),
        (
            Same("ship_from", "destination"),
            "the country of dispatch is the same as the destination",
        ),
        (CONSUMER, "the buyer is a consumer"),
        (Is("transport", "post", "air"), "the transport mode is post or air"),
        (registered("IOSS"), "the seller is registered for IOSS"),
        (Is("gift", "no"), "it is not a gift between private persons"),
        (elected("simple"), "simple is chosen"),
        (HsIn("61", "62"), "the HS code starts with 61, 62"),
        (HsIn("61", except_=("6109",)), "the HS code starts with 61 but not 6109"),
        (
            During("on", JUNE, JULY),
            "the date of the sale is from 2026-06-01 until before 2026-07-01",
        ),
        (During("export", JUNE), "the date of export is 2026-06-01 or later"),
        (During("release", end=JULY), "the date of release is before 2026-07-01"),
        (
            AtMost(value="intrinsic", limit=Money("150 EUR")),
            "the intrinsic value of the consignment is at most €150.00",
        ),
        (
            AtMost(value="customs_value", limit=Money("9 EUR"), of="unit", inclusive=False),
            "the customs value of one piece is below €9.00",
        ),
        (
            AtMost(value="goods", limit=Money("9 EUR"), of="line"),
            "the goods value of the line is at most €9.00",
        ),
        (
            AtMost(value="goods", limit=Money("9 EUR"), of="buyer_year"),
            "the buyer's goods value this year is at most €9.00",
        ),
        (All(ALWAYS, Not(CONSUMER)), "always and the buyer is not a consumer"),
        (Not(Is("gift", "yes")), "it is not a gift between private persons"),
        (Not(Is("gift", "no")), "it is a gift between private persons"),
        (Not(HsIn("61")), "the HS code does not start with 61"),
        (
            Not(AtMost(value="goods", limit=Money("9 EUR"), of="line")),
            "the goods value of the line is above €9.00",
        ),
        (
            Not(AtMost(value="goods", limit=Money("9 EUR"), inclusive=False)),
            "the goods value of the consignment is at least €9.00",
        ),
        (AnyOf(ALWAYS, CONSUMER), "always or the buyer is a consumer"),
        (EveryLine(CONSUMER), "on every line the buyer is a consumer"),
        (SomeLine(CONSUMER), "on some line the buyer is a consumer"),
    ],
)
def test_a_condition_says_what_it_asks(condition, words):
    assert str(condition.words()) == words


def test_a_tree_knows_the_facts_it_reads():
    tree = All(
        AnyOf(CONSUMER, Same("ship_from", "destination")),
        Not(EveryLine(HsIn("61"))),
        SomeLine(During("loading", JUNE)),
        Named(Stated(Is("gift", "yes")), "a gift"),
        AtMost(value="goods", limit=Money("1 CHF")),
    )
    assert facts_read(tree) == {
        "buyer.kind",
        "ship_from",
        "destination",
        "item.hs_code",
        "date.loading",
        "gift",
    }


def test_the_decisive_part_is_the_first_that_came_out_like_the_whole():
    book = ledger("one", {"buyer.kind": [1], "gift": [0]}, words={**BUYERS, "gift": ("yes", "no")})
    gift, business = Is("gift", "yes"), Is("buyer.kind", "business")
    neither = AnyOf(CONSUMER, Not(gift))
    for condition, decided in (
        (All(gift, neither), neither),
        (AnyOf(CONSUMER, All(gift, business)), gift),
        (gift, gift),
    ):
        assert part_at(condition, decisive(condition, book, 0)) is decided


@lanes
def test_an_unknown_fact_is_doubted_on_its_lines_alone(kind):
    book = ledger(kind, THREE, words=BUYERS)
    unsure = CONSUMER.truth(book) == PERHAPS
    note_unknown(CONSUMER, unsure, Text("The relief"), book)
    (doubt,) = book.doubts
    assert (doubt.fact, plain(doubt.lines)) == ("buyer.kind", [0, 0, 1])
    assert str(doubt.reason) == "The relief: it depends on the buyer, which is not given."
    note_unknown(CONSUMER, book.lanes.fill(0), Text("The relief"), book)
    assert len(book.doubts) == 1


def test_an_answer_that_cannot_be_is_refused_with_those_that_can():
    with pytest.raises(
        InvalidPolicy, match=r"buyer\.kind cannot be 'robot'|buyer\.kind cannot be robot"
    ) as caught:
        Is("buyer.kind", "robot")
    assert "consumer, business" in str(caught.value)


@pytest.mark.parametrize(
    "name", ["buyer.shoe_size", "seller.registered:", "elected:", "other:IOSS"]
)
def test_a_fact_that_nobody_provides_is_refused(name):
    with pytest.raises(InvalidPolicy, match="No rule can ask for") as caught:
        fact(name)
    assert name in str(caught.value)


def test_facts_say_whether_each_line_has_its_own():
    assert fact("item.origin").of_line
    assert not fact("gift").of_line
    assert str(fact("rate.EUR").title) == "the exchange rate of EUR"


def test_a_column_that_is_not_there_is_named():
    with pytest.raises(
        InvalidPolicy, match=r"There is no column net_mg\. Use one of consignment, quantity"
    ):
        ledger("one", {"quantity": [1]}).column("net_mg")


@pytest.mark.parametrize(
    ("name", "choices"),
    [
        ("transport", TransportMode),
        ("channel", Channel),
        ("prices", PriceBasis),
        ("buyer.kind", PartyKind),
        ("item.excise", ExciseKind),
    ],
)
def test_a_closed_fact_lists_every_answer_a_document_can_give(name, choices):
    assert sorted(fact(name).answers) == sorted(map(str, choices))


@pytest.mark.parametrize(
    ("condition", "words"),
    [
        (ALWAYS, "never"),
        (
            Same("ship_from", "destination"),
            "the country of dispatch is not the same as the destination",
        ),
        (
            HsIn("61", except_=("6109",)),
            "the HS code does not start with 61, or starts with 6109",
        ),
        (
            GoodsIn(hs="49", categories="books"),
            "the HS code does not start with 49 and the goods category is not books",
        ),
        (During("on", JUNE), "the date of the sale is before 2026-06-01"),
        (During("on", end=JULY), "the date of the sale is 2026-07-01 or later"),
        (
            During("on", JUNE, JULY),
            "the date of the sale is before 2026-06-01, or 2026-07-01 or later",
        ),
        (Reads("scope", "narrow"), "scope is not read as narrow"),
        (SinglePiece(), "the consignment is more than one piece"),
        (Is("item.origin", "CN", "US"), "the country of origin is not China or the United States"),
        (registered("CH"), "the seller is not registered for tax in Switzerland"),
        (registered("FAIR_TRADE"), "the seller is not registered for Fair Trade"),
        (Named(CONSUMER, "it is sold"), "it is not sold"),
        (Named(CONSUMER, "a, or it is b"), "it is not the case that a, or it is b"),
        (Named(CONSUMER, "it sells"), "it is not the case that it sells"),
        (Stated(CONSUMER), "it is not stated that the buyer is a consumer"),
        (EveryLine(CONSUMER), "on some line the buyer is not a consumer"),
        (SomeLine(CONSUMER), "on every line the buyer is not a consumer"),
        (Not(CONSUMER), "the buyer is a consumer"),
        (
            AnyOf(CONSUMER, AnyOf(Is("gift", "yes"), All(HsIn("61"), HsIn("62")))),
            (
                "the buyer is not a consumer; it is not a gift between private persons; "
                "and (the HS code does not start with 61 or the HS code does not start with 62)"
            ),
        ),
        (All(CONSUMER), "the buyer is not a consumer"),
    ],
)
def test_the_opposite_of_a_condition_is_said_in_plain_words(condition, words):
    assert str(Not(condition).words()) == words


def test_a_condition_of_another_class_is_denied_as_a_whole():
    class Sunny:
        def words(self):
            return Text("the sun shines")

    assert str(Not(Sunny()).words()) == "it is not the case that the sun shines"


@attrs.frozen
class Rainy(Leaf):
    def words(self):
        return Text("it rains")


def test_a_leaf_of_another_class_is_denied_as_a_whole():
    assert str(Not(Rainy()).words()) == "it is not the case that it rains"


def test_a_union_of_member_states_is_named_as_one():
    members = Is("ship_from", *sorted({*EU_MEMBERS, "IS"})).words()
    assert str(members) == (
        "the country of dispatch is a member state of the European Union or Iceland"
    )
    assert members.render("zh_CN") == "启运国为欧盟成员国或冰岛"
