"""Amounts by season and amounts that wait for a code, on short tuples, int64 and big ints."""

import datetime as dt

import pytest
from tests.mini import KINDS, figures, ledger, plain

from xborder.errors import InvalidPolicy
from xborder.messages import Text
from xborder.money import Money
from xborder.policy.amount import (
    FREE,
    AtLeast,
    Band,
    Bands,
    Between,
    ByGoods,
    Choice,
    Percent,
    PerUnit,
    Quantity,
    Season,
    Seasonal,
    Sum,
    Undecided,
    Unlisted,
    Unsupported,
    facts_needed,
    read_on,
    settled,
    varies_by_line,
)
from xborder.policy.amount.seasonal import SEASON
from xborder.policy.document import to_data
from xborder.policy.ledger import State
from xborder.policy.pack import from_data
from xborder.policy.prose.formula import formula
from xborder.policy.prose.names import Names

BASES = [10_000, 10_000, 10_000]
WINTER = ((1101, 229),)
CHERRIES = Seasonal(Season(Percent("0.12"), WINTER), Season(Percent("0.05"), ((501, 731),)))
lanes = pytest.mark.parametrize("kind", KINDS)


def at_hand(kind, days=(1225, 615, 901)):
    book = ledger(kind, {SEASON: list(days)}, amounts={"goods": BASES})
    return book, book.facts.amounts["goods"]


@lanes
def test_each_line_has_the_amount_of_its_season_and_none_outside(kind):
    book, base = at_hand(kind)
    assert figures(CHERRIES.exact(base, book)) == [1200, 500, 0]
    [doubt] = [each for each in book.doubts if any(plain(each.lines))]
    assert doubt.state is State.UNSUPPORTED
    assert plain(doubt.lines) == [0, 0, 1]
    assert [str(CHERRIES.words(book, line)) for line in range(3)] == [
        "12% of the base",
        "5% of the base",
        "The tariff gives no rate for this time of the year.",
    ]


@lanes
def test_the_last_season_may_take_all_days_that_are_left(kind):
    rest = Seasonal(Season(Percent("0.12"), WINTER), Season(Percent("0.05")))
    book, base = at_hand(kind, (101, 229, 301))
    assert figures(rest.exact(base, book)) == [1200, 1200, 500]
    assert str(rest.words(book, 2)) == "5% of the base"
    assert not [each for each in book.doubts if any(plain(each.lines))]


@pytest.mark.parametrize(
    "seasons",
    [
        (),
        (Season(Percent("0.1")), Season(Percent("0.2"), WINTER)),
        (Season(Percent("0.1"), WINTER), Season(Percent("0.2"), ((229, 331),))),
    ],
)
def test_seasons_that_share_a_day_or_leave_it_open_are_refused(seasons):
    with pytest.raises(InvalidPolicy, match="Seasons share"):
        Seasonal(*seasons)


@pytest.mark.parametrize("day", [1301, 100, 432, 230])
def test_a_day_that_no_year_has_is_refused(day):
    with pytest.raises(InvalidPolicy, match="not a day of the year"):
        Season(Percent("0.1"), ((101, day),))


def test_seasons_are_told_whatever_the_day_and_go_through_plain_data():
    rest = Seasonal(Season(Percent("0.12"), WINTER), Season(ByGoods("tariff")))
    told = str(formula(rest, Names({}), Text("the base")))
    assert told.startswith("on --11-01/--02-29 of each year, 12% of the base; on all other days")
    assert from_data(to_data(rest)) == rest
    assert varies_by_line(rest)
    assert facts_needed(Sum(rest, PerUnit(Money("1 EUR"), "net_mg"))) == (
        "date.import_entry",
        "item.weight",
    )
    assert read_on(rest, dt.date(2026, 7, 1)).seasons[1].amount.place == "tariff@2026-07-01"


def test_a_scale_that_goes_by_the_kilogram_needs_the_weight():
    by_weight = Bands("goods", (Band(None, Percent("0.1")),), per=(Quantity.NET_KG,))
    assert facts_needed(by_weight) == ("item.weight",)


SHORT = Undecided(
    "650500",
    (Choice(Percent("0.057"), ("65050010",)), Choice(Percent("0.027"), "65050030 65050090")),
)


@lanes
@pytest.mark.parametrize(
    ("amount", "words"),
    [
        (SHORT, "Under 650500 the tariff has 2 different duties: give a longer code."),
        (Unlisted("999999", "the list"), "There is no code 999999 in the list."),
        (
            Unlisted("851712", "the list", ("851713",)),
            "There is no code 851712 in the list; other editions of the Harmonized System have 851713.",
        ),
    ],
)
def test_an_amount_that_waits_for_a_code_asks_for_it_and_is_never_zero(kind, amount, words):
    book, base = at_hand(kind)
    assert figures(amount.exact(base, book)) == [0, 0, 0]
    [doubt] = book.doubts
    assert (doubt.state, doubt.fact, plain(doubt.lines)) == (
        State.MISSING_FACT,
        "item.hs_code",
        [1, 1, 1],
    )
    assert str(amount.words(book, 0)) == str(doubt.reason) == words
    assert amount.rate(book, 0) is None
    assert from_data(to_data(amount)) == amount


def test_what_is_not_computed_keeps_the_text_of_the_law():
    book, base = at_hand("one")
    Unsupported("It is not computed.", "9% + EA").exact(base, book)
    assert str(book.doubts[0].reason) == "It is not computed. The text is: 9% + EA"


def test_one_end_is_taken_of_every_range_in_an_amount_and_nothing_else_is_touched():
    """What counts pieces, shares out a value or goes by bands keeps its money as it is."""
    open_, closed = Between(FREE, Percent("0.05")), Percent("0.05")
    each = PerUnit(Money("2 EUR"), Quantity.PIECE)
    bands = Bands("goods", (Band(Money("10 EUR"), open_), Band(None, each)))
    taken = Bands("goods", (Band(Money("10 EUR"), closed), Band(None, each)))
    for amount, expected in (
        (open_, closed),
        (each, each),
        (Sum(open_, each), Sum(closed, each)),
        (AtLeast(open_, each), AtLeast(closed, each)),
        (
            Seasonal(Season(open_, ((101, 630),)), Season(each)),
            Seasonal(Season(closed, ((101, 630),)), Season(each)),
        ),
        (bands, taken),
        (Undecided("6505", (Choice(open_, "65050010"), Choice(FREE, "65050030"))),) * 2,
    ):
        assert settled(amount, "highest") == expected
    day = dt.date(2026, 7, 1)
    assert read_on(Sum(ByGoods("tariff"), each), day) == Sum(ByGoods("tariff", day), each)
