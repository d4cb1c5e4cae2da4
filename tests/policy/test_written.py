"""Rates, shares, sums and names as rules write them, and what is refused."""

import datetime as dt
from fractions import Fraction

import pytest

from xborder.errors import InvalidPolicy
from xborder.money import Money
from xborder.policy.amount import (
    FREE,
    WHOLE,
    AtLeast,
    Band,
    Bands,
    Choice,
    Difference,
    Estimate,
    Flat,
    Highest,
    NoMoreThan,
    OfShare,
    Percent,
    PercentInside,
    PerUnit,
    Season,
    Sum,
    TopUp,
    ratio,
)
from xborder.policy.charge import Charge
from xborder.policy.condition import (
    All,
    AnyOf,
    AtMost,
    During,
    GoodsIn,
    HsIn,
    Is,
    ParcelWeighsAtMost,
    Same,
    WeighsAtMost,
)
from xborder.policy.goods_table import Scope
from xborder.policy.names import names, place
from xborder.policy.value import Value

FRANC = Money("1 CHF")
DAY = dt.date(2026, 1, 1)


@pytest.mark.parametrize(
    ("written", "read"),
    [("0.19", Fraction(19, 100)), ("22/78", Fraction(11, 39)), (1, WHOLE), (Fraction(1, 3), "1/3")],
)
def test_a_rate_is_read_exactly(written, read):
    assert ratio(written) == Fraction(read)


def test_the_whole_is_one_object():
    assert ratio("1.0") is ratio(1) is ratio("7/7") is WHOLE


@pytest.mark.parametrize(
    "written",
    ["", "x", "1e9", "1/0", "1/00", "٣", "0x1", " 1", "1_0", "9" * 19, None, True, 10**18],
)
def test_what_is_no_rate_is_refused(written):
    with pytest.raises(InvalidPolicy, match="is not a rate"):
        Percent(written)


def test_a_percent_sign_is_told_what_it_means():
    with pytest.raises(
        InvalidPolicy, match=r"5% is not a rate\. Write it as a fraction of one: 1/20"
    ):
        Percent("5%")
    with pytest.raises(InvalidPolicy, match="Write it as text"):
        Percent("five%")


@pytest.mark.parametrize(
    "make",
    [
        lambda part: AtLeast(part, FREE),
        lambda part: AtLeast(FREE, part),
        lambda part: NoMoreThan(part, FREE),
        lambda part: NoMoreThan(FREE, part),
        lambda part: Difference(part, FREE),
        lambda part: Difference(FREE, part),
        lambda part: Sum(FREE, part),
        lambda part: Estimate(part, "Not known."),
        Highest,
        lambda part: OfShare(part, "steel_share"),
        lambda part: Band(None, part),
        Season,
        Choice,
        lambda part: Charge(id="duty", kind="duty", title="Duty", amount=part),
    ],
)
@pytest.mark.parametrize("part", ["15%", FRANC, Fraction(1, 2), None, Percent])
def test_what_is_made_of_amounts_refuses_all_else_at_once(make, part):
    with pytest.raises(InvalidPolicy, match="is not an amount of a rule") as caught:
        make(part)
    assert "Write Percent('0.15') for 15%" in str(caught.value)
    assert make(FREE)


@pytest.mark.parametrize(
    ("make", "says"),
    [
        (lambda: Percent("-0.1"), "The rate -1/10 is negative"),
        (lambda: TopUp("-1", "duty"), "The rate -1 is negative"),
        (lambda: PercentInside(1), "A tax of 1 cannot lie inside its own base"),
        (lambda: Value(id="v", title="v", plus="goods", share="6/5"), "6/5 is not a share of one"),
        (lambda: PerUnit(FRANC, "quantity", 0), "0 is not a number of units"),
        (lambda: PerUnit(FRANC, "quantity", True), "is not a number of units"),
        (lambda: ParcelWeighsAtMost("31 kg"), "31 kg is not a number of whole kilograms"),
        (lambda: PerUnit(FRANC, "kg"), r"Did you mean Quantity\.NET_KG.*Quantity\.GROSS_KG"),
        (lambda: PerUnit(FRANC, "kg gros"), r"Did you mean Quantity\.GROSS_KG\?"),
        (lambda: PerUnit(FRANC, "Litres"), r"Did you mean Quantity\.LITRE\?"),
        (lambda: PerUnit(FRANC, 7), r"7 is not a quantity\. Give one of: Quantity\.PIECE"),
        (lambda: WeighsAtMost("2"), "2 is not a number of whole kilograms. .* 31 for 31 kg"),
        (lambda: Flat(Money("-1 CHF")), "is negative"),
        (lambda: Flat("1 CHF"), "is not a sum of money"),
        (lambda: OfShare(FREE, "gold_share"), "gold_share is not a share that is known of goods"),
        (Sum, "A sum has no parts"),
        (lambda: Bands("goods", ()), "A scale of goods has no bands"),
        (
            lambda: Bands("goods", (Band(FRANC, FREE), Band(FRANC, FREE), Band(None, FREE))),
            "The bands of goods do not rise at 1.00 CHF",
        ),
        (
            lambda: Bands("goods", (Band(None, FREE), Band(FRANC, FREE), Band(None, FREE))),
            "The bands of goods do not rise",
        ),
        (All, "A list of conditions is empty"),
        (AnyOf, "A list of conditions is empty"),
        (lambda: Is("buyer.kind"), "No answer of buyer.kind is named"),
        (lambda: Is("item.origin", "XX"), "There is no country XX"),
        (
            lambda: Is("item.category", "fod"),
            "There is no category of goods fod. Did you mean food",
        ),
        (lambda: Same("ship_from", "nowhere"), "No rule can ask for nowhere"),
        (lambda: GoodsIn(hs="61", categories=()), "needs HS codes and categories"),
        (lambda: During("birthday", DAY), "A consignment has no date birthday"),
        (lambda: During("on"), "is empty or has no end at all"),
        (lambda: During("on", DAY, DAY), "is empty or has no end at all"),
        (lambda: HsIn("61.09"), "61.09 is not the beginning of an HS code. Give digits alone"),
        (lambda: Scope(hs=("",)), "is not the beginning of an HS code"),
        (lambda: Scope(categories="zzz"), "There is no category of goods zzz. Use one of general,"),
        (lambda: Scope(origins="CHN"), "There is no country CHN"),
        (lambda: AtMost(value="goods", limit=5), "5 is not a sum of money"),
        (lambda: names([5]), "5 is not a name"),
    ],
)
def test_what_cannot_be_a_rule_is_refused(make, says):
    with pytest.raises(InvalidPolicy, match=says) as caught:
        make()
    assert caught.value.problem("zh_CN").message != caught.value.problem().message


def test_words_stand_for_names_codes_and_places():
    scope = Scope(hs="6109 6110", categories="books food", origins="CN VN")
    assert scope == Scope(hs=["6109", "6110"], categories=["food", "books"], origins={"CN", "VN"})
    assert HsIn("61 62", "63").prefixes == ("61", "62", "63")
    assert place("") == ""
