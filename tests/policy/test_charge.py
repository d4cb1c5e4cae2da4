"""Charges in three faces, waivers and named values: figures worked by hand, in every lane."""

from fractions import Fraction

import pytest
from tests.mini import KINDS, charge, figures, ledger, plain

from xborder.errors import InvalidPolicy
from xborder.money import Money, Rounding, Stage
from xborder.policy.amount import Flat, Percent, PerUnit, Quantity
from xborder.policy.charge import Face, Waiver
from xborder.policy.condition import AtMost, Is
from xborder.policy.doubt import State
from xborder.policy.ledger import NO, PERHAPS, YES
from xborder.policy.value import Value

lanes = pytest.mark.parametrize("kind", KINDS)
TENTH = Percent("0.1")
CN_ONLY = Is("item.origin", "CN")
ORIGINS = {"item.origin": ("CN", "VN")}
FRANC_DOWN = Rounding(unit=100, mode="down")


def at_hand(kind, goods, columns=(), **options):
    columns = {
        "item.hs_code": [0] * len(goods),
        "item.origin": [0] * len(goods),
        "treatment": [0] * len(goods),
        **dict(columns),
    }
    return ledger(kind, columns, words=ORIGINS, amounts={"goods": goods}, **options)


def run(kind, step, goods, columns=(), **options):
    """Return the exact, assessed and due faces of a charge."""
    book = at_hand(kind, goods, columns, **options)
    step.run(book)
    entry = book.charges[step.id]
    return figures(entry.exact), plain(entry.assessed), plain(entry.due)


@lanes
def test_where_the_law_is_silent_a_line_is_rounded_half_up_to_the_minor_unit(kind):
    # 10 % of 3.35, 3.34 and 100.00
    exact, assessed, due = run(kind, charge("tax", TENTH), [335, 334, 10_000])
    assert exact == [Fraction("33.5"), Fraction("33.4"), 1000]
    assert assessed == due == [34, 33, 1000]


@lanes
def test_the_base_is_rounded_first(kind):
    # 3,990 down to 3,900; a tenth of it
    step = charge("tax", TENTH, base_rounding=FRANC_DOWN)
    assert run(kind, step, [3_990, 99]) == ([390, 0], [390, 0], [390, 0])


@lanes
def test_a_base_of_an_entry_line_is_summed_rounded_and_shared_back(kind):
    """Japan's way: ten order lines of one code make one entry line, floored once.

    Two lines of 1,900 and one of another code: 3,800 down to 3,000 and 1,900 down to 1,000, not
    1,000 three times.
    """
    step = charge("tax", TENTH, base_rounding=Rounding(unit=1000, mode="down", stage="entry_line"))
    book = at_hand(kind, [1900, 1900, 1900], {"item.hs_code": [0, 0, 1]})
    step.run(book)
    assert figures(book.charges["tax"].base) == [1500, 1500, 1000]
    assert plain(book.charges["tax"].due) == [150, 150, 100]


@lanes
def test_lines_of_another_origin_or_treatment_are_entry_lines_of_their_own(kind):
    step = charge("tax", TENTH, base_rounding=Rounding(unit=1000, mode="down", stage="entry_line"))
    for differing in ("item.origin", "treatment", "consignment"):
        book = at_hand(kind, [1900, 1900], {differing: [0, 1]})
        step.run(book)
        assert figures(book.charges["tax"].base) == [1000, 1000]


@lanes
@pytest.mark.parametrize(
    ("rounding", "expected"),
    [
        # 10.25 and 20.35 are owed; to 5: each line, or 30.60 together as 30.60
        (Rounding(unit=5, mode="half_up"), [1025, 2035]),
        (Rounding(unit=100, mode="down"), [1000, 2000]),
        (Rounding(unit=100, mode="up"), [1100, 2100]),
        # 30.60 together: 30.00, shared by 1025 and 2035: 1004.9 and 1995.1
        (Rounding(unit=100, mode="down", stage="declaration"), [1005, 1995]),
        (Rounding(unit=100, mode="up", stage="declaration"), [1038, 2062]),
    ],
)
def test_the_assessed_face_is_rounded_at_its_stage(kind, rounding, expected):
    exact, assessed, due = run(kind, charge("tax", TENTH, assessed=rounding), [10_250, 20_350])
    assert exact == [1025, 2035]
    assert assessed == due == expected


@lanes
def test_only_a_share_is_payable_and_the_exact_face_stays_whole(kind):
    """China's cross-border retail import: the buyer pays 70 %, the VAT base holds all of it."""
    step = charge("consumption", Percent("15/85"), payable="0.7")
    exact, assessed, due = run(kind, step, [8_500])
    assert exact == [1500]
    assert assessed == due == [1050]


@lanes
@pytest.mark.parametrize(
    ("options", "expected"),
    [
        ({"deduct": Money("5 CHF")}, [0, 2500]),  # see the shares below
        ({"deduct": Money("40 CHF")}, [0, 0]),
        ({"least": Money("45 CHF")}, [1500, 3000]),
        ({"least": Money("29 CHF")}, [1000, 2000]),
        ({"most": Money("15 CHF")}, [500, 1000]),
        ({"most": Money("31 CHF")}, [1000, 2000]),
        ({"least": Money("45 CHF"), "most": Money("42 CHF")}, [1400, 2800]),
        ({"due": Rounding(unit=700, mode="down", stage="declaration")}, [933, 1867]),
    ],
)
def test_a_declarations_sum_is_cut_lifted_and_rounded_and_shared_by_what_lines_owe(
    kind, options, expected
):
    _, assessed, due = run(kind, charge("tax", TENTH, **options), [10_000, 20_000])
    assert assessed == [1000, 2000]
    if "deduct" in options and sum(expected):
        expected = [833, 1667]  # 3,000 less 500 is 2,500: a third and two thirds
    assert due == expected


@lanes
def test_a_clamp_acts_on_each_declaration_and_not_on_all_of_a_table(kind):
    step = charge("fee", TENTH, least=Money("2 CHF"), most=Money("5 CHF"))
    _, _, due = run(kind, step, [1_000, 1_000, 90_000], {"consignment": [0, 0, 1]})
    assert due == [100, 100, 500]


@lanes
def test_a_sum_of_rounded_lines_is_not_a_rounded_sum(kind):
    """10 % of 5.06 and 4.96 is 1.002: exact lines make 1.002, rounded ones 0.51 + 0.50."""
    down = Rounding(unit=1, mode="up", stage="declaration")
    exact = charge("tax", TENTH, assessed=Rounding(mode="up"), due=down)
    assert sum(run(kind, exact, [506, 496])[2]) == 101
    rounded = charge("tax", TENTH, assessed=Rounding(mode="up"), due=down, due_of=Face.ASSESSED)
    assert sum(run(kind, rounded, [501, 491])[2]) == 101
    assert (
        sum(run(kind, charge("tax", TENTH, assessed=Rounding(mode="up"), due=down), [501, 491])[2])
        == 100
    )


@lanes
def test_a_least_in_a_foreign_currency_is_rounded_once_at_the_end(kind):
    rates = {"USD": ([9, 9], [10, 10])}
    step = charge("fee", Percent("0"), least=Money("33.33 USD"))
    # USD 33.33 at 0.9: 29.997
    assert sum(run(kind, step, [1_000, 1_000], rates=rates)[2]) == 3000


@lanes
def test_a_charge_falls_only_where_its_condition_holds(kind):
    step = charge("duty", TENTH, when=CN_ONLY)
    book = at_hand(kind, [1000, 1000, 1000], {"item.origin": [0, 1, -1]})
    step.run(book)
    entry = book.charges["duty"]
    assert plain(entry.applies) == [YES, NO, PERHAPS]
    assert plain(entry.due) == [100, 0, 0]
    (doubt,) = book.doubts
    assert (doubt.state, doubt.fact, plain(doubt.lines)) == (
        State.MISSING_FACT,
        "item.origin",
        [0, 0, 1],
    )


@lanes
def test_a_charge_that_does_not_fall_misses_no_fact(kind):
    step = charge("duty", PerUnit(Money("1 CHF"), Quantity.NET_KG), when=CN_ONLY)
    book = at_hand(kind, [1000, 1000], {"item.origin": [0, 1], "net_mg": [1_000_000, -1]})
    step.run(book)
    assert plain(book.charges["duty"].due) == [100, 0]
    assert book.doubts == []


@lanes
def test_a_flat_sum_falls_whole_on_the_lines_of_its_condition(kind):
    """Two lines weigh the same, and the fee falls on one: it bears all of it, not half."""
    step = charge("fee", Flat(Money("3 CHF")), when=CN_ONLY)
    _, _, due = run(kind, step, [10_000, 10_000], {"item.origin": [0, 1]})
    assert due == [300, 0]
    _, _, due = run(kind, step, [0, 0], {"item.origin": [1, 0]})
    assert due == [0, 300]
    nowhere = at_hand(kind, [0, 0], {"item.origin": [1, 1]})
    step.run(nowhere)
    assert nowhere.charges == {}


@lanes
def test_a_least_falls_on_the_lines_of_its_condition_even_where_they_owe_nothing(kind):
    step = charge("fee", TENTH, when=CN_ONLY, least=Money("5 CHF"))
    _, _, due = run(kind, step, [0, 90_000], {"item.origin": [0, 1]})
    assert due == [500, 0]


@lanes
def test_a_rounded_up_declaration_falls_on_the_lines_that_owe(kind):
    """0.4 of a centime is owed on the second line alone; rounded up it is not the first's."""
    step = charge(
        "tax", TENTH, when=CN_ONLY, assessed=Rounding(unit=5, mode="up", stage="declaration")
    )
    _, assessed, _ = run(kind, step, [90_000, 4], {"item.origin": [1, 0]})
    assert assessed == [0, 5]


@lanes
def test_a_later_base_reads_the_face_it_names(kind):
    book = at_hand(kind, [1_050])
    charge("duty", TENTH, assessed=FRANC_DOWN, due=Rounding(unit=30, mode="up")).run(book)
    # 105 exact, assessed 100, due 120
    bases = {"duty": 100, "duty.assessed": 100, "duty.exact": 105, "duty.due": 120, "none": 0}
    for name, expected in bases.items():
        assert figures(book.amount((name,))) == [expected], name
    assert figures(book.amount(("goods", "duty.exact"))) == [1155]
    assert figures(book.amount(())) == [0]


def waived(kind, waiver, *, goods=(1_000, 4_000), columns=()):
    book = at_hand(kind, list(goods), columns)
    charge("duty", TENTH).run(book)
    charge("tax", Percent("0.2"), base=("goods", "duty")).run(book)
    waiver.run(book)
    return book


def waiver(limit, **options):
    return Waiver(
        **{
            "id": "small",
            "title": "Small sums",
            "charges": ("duty",),
            "limit": Money(limit),
            **options,
        }
    )


@lanes
@pytest.mark.parametrize(
    ("limit", "options", "duty", "lifted"),
    [
        # duties of 1.00 and 4.00
        ("5 CHF", {}, [0, 0], [1, 1]),
        ("5 CHF", {"inclusive": False}, [100, 400], [0, 0]),
        ("4.99 CHF", {}, [100, 400], [0, 0]),
        ("5 CHF", {"charges": ("duty", "tax")}, [100, 400], [0, 0]),
        ("16 CHF", {"charges": ("duty", "tax", "none")}, [0, 0], [1, 1]),
        ("5 CHF", {"when": CN_ONLY}, [0, 400], [1, 0]),
        ("3 CHF", {"of": Stage.ENTRY_LINE}, [0, 400], [1, 0]),
    ],
)
def test_a_waiver_lifts_charges_while_their_sum_is_small(kind, limit, options, duty, lifted):
    columns = {"item.origin": [0, 1], "item.hs_code": [0, 1]}
    book = waived(kind, waiver(limit, **options), columns=columns)
    assert plain(book.charges["duty"].due) == duty
    assert figures(book.charges["duty"].exact) == duty
    assert plain(book.charges["duty"].assessed) == duty
    assert plain(book.waived["small"]) == lifted
    gone = "tax" in options.get("charges", ()) and not any(duty)
    assert plain(book.charges["tax"].due) == ([0, 0] if gone else [220, 880])


def test_a_waiver_of_single_lines_is_refused():
    with pytest.raises(InvalidPolicy, match="line has nothing to add up"):
        waiver("5 CHF", of="line")


@lanes
def test_a_waiver_with_nothing_to_lift_is_not_a_doubt(kind):
    book = waived(kind, waiver("5 CHF"), goods=(0, 0))
    assert plain(book.waived["small"]) == [0, 0]


@lanes
def test_a_waiver_that_cannot_be_told_lifts_nothing_and_says_so(kind):
    book = waived(kind, waiver("5 CHF", when=CN_ONLY), columns={"item.origin": [0, -1]})
    assert plain(book.charges["duty"].due) == [0, 400]
    assert [(d.fact, plain(d.lines)) for d in book.doubts] == [("item.origin", [0, 1])]


@lanes
def test_the_order_of_a_waiver_decides_what_a_later_base_holds(kind):
    """Switzerland lifts a small duty before it enters the base of the tax; elsewhere it is after."""
    step = charge("tax", TENTH, base=("goods", "duty"))
    before = at_hand(kind, [10_000])
    after = at_hand(kind, [10_000])
    for book, order in ((before, (waiver("500 CHF"), step)), (after, (step, waiver("500 CHF")))):
        charge("duty", Percent("0.05")).run(book)
        for each in order:
            each.run(book)
    assert plain(before.charges["tax"].due) == [1000]
    assert plain(after.charges["tax"].due) == [1050]


def value(**options):
    return Value(**{"id": "customs", "title": "Customs value", "plus": ("goods",), **options})


@lanes
@pytest.mark.parametrize(
    ("options", "expected", "words"),
    [
        ({}, [10_050, 199], "goods"),
        ({"plus": ("goods", "freight")}, [10_350, 299], "goods + freight"),
        ({"minus": ("coupon",)}, [9_850, 0], "goods less coupon"),
        ({"share": "3/5"}, [6030, Fraction("119.4")], "60% of (goods)"),
        ({"rounding": FRANC_DOWN}, [10_000, 100], "goods"),
        (
            {"minus": ("coupon",), "share": "0.5", "rounding": FRANC_DOWN},
            [4_900, 0],
            "50% of (goods less coupon)",
        ),
    ],
)
def test_a_named_value_is_a_sum_less_some_times_a_share_rounded(kind, options, expected, words):
    book = ledger(
        kind, amounts={"goods": [10_050, 199], "freight": [300, 100], "coupon": [200, 200]}
    )
    assert figures(value(**options).compute(book)) == expected
    assert str(value(**options).words()) == words


@lanes
def test_a_value_counts_only_where_its_condition_holds(kind):
    book = at_hand(kind, [1000, 1000, 0], {"item.origin": [0, 1, -1]})
    assert figures(value(when=CN_ONLY).compute(book)) == [1000, 0, 0]
    assert book.doubts == []  # nothing hangs on the origin of goods that are worth nothing
    book = at_hand(kind, [1000], {"item.origin": [-1]})
    value(when=CN_ONLY).compute(book)
    assert [d.fact for d in book.doubts] == ["item.origin"]


@lanes
def test_a_limit_on_charges_adds_those_of_the_declaration(kind):
    book = at_hand(kind, [1_000, 4_000, 9_000], {"consignment": [0, 0, 1]})
    charge("duty", TENTH).run(book)
    small = AtMost(value="duty", limit=Money("5 CHF"))
    assert plain(small.truth(book)) == [YES, YES, NO]
    both = AtMost(value=("goods", "duty"), limit=Money("55 CHF"))
    assert plain(both.truth(book)) == [YES, YES, NO]
    assert plain(AtMost(value=("goods", "duty"), limit=Money("54.99 CHF")).truth(book)) == [
        NO,
        NO,
        NO,
    ]


@lanes
def test_a_charge_that_surely_falls_on_no_line_leaves_no_entry(kind):
    """Neither where its condition fails everywhere, nor where it cannot be told anywhere."""
    for origins, doubts in (([1, 1], 0), ([-1, -1], 1)):
        book = at_hand(kind, [1000, 2000], {"item.origin": origins})
        charge("tax", TENTH, when=CN_ONLY).run(book)
        assert "tax" not in book.charges
        assert len(book.doubts) == doubts


@lanes
def test_nothing_is_charged_where_it_cannot_be_told_beside_lines_that_are_charged(kind):
    book = at_hand(kind, [1000, 2000, 3000], {"item.origin": [0, -1, 1]})
    charge("tax", TENTH, when=CN_ONLY).run(book)
    assert plain(book.charges["tax"].due) == [100, 0, 0]
    assert [doubt.fact for doubt in book.doubts] == ["item.origin"]


@lanes
def test_a_sum_taken_off_leaves_nothing_and_never_a_unit(kind):
    for off, left in (("1.00 CHF", 0), ("0.99 CHF", 1), ("5 CHF", 0)):
        step = charge("tax", TENTH, deduct=Money(off))
        assert run(kind, step, [600, 400])[2] == ([0, 0] if not left else [1, 0])


@lanes
def test_a_waiver_lifts_up_to_its_limit_and_not_a_unit_more(kind):
    """A tenth of 5.00 and of 5.10: 0.50 and 0.51 against 0.50, the limit inside and outside."""
    for inclusive, lifted_at in ((True, (500,)), (False, ())):
        for goods in (500, 510):
            book = at_hand(kind, [goods])
            charge("tax", TENTH).run(book)
            waiver = Waiver(
                id="w", title="w", charges=("tax",), limit=Money("0.50 CHF"), inclusive=inclusive
            )
            waiver.run(book)
            assert (plain(book.charges["tax"].due) == [0]) is (goods in lifted_at)
    book = at_hand(kind, [490])
    charge("tax", TENTH).run(book)
    Waiver(id="w", title="w", charges=("tax",), limit=Money("0.50 CHF"), inclusive=False).run(book)
    assert plain(book.charges["tax"].due) == [0]


@pytest.mark.parametrize(
    ("options", "acts"),
    [
        ({}, False),
        ({"due": FRANC_DOWN}, True),
        ({"deduct": Money("1 CHF")}, True),
        ({"least": Money("1 CHF")}, True),
        ({"most": Money("1 CHF")}, True),
    ],
)
def test_a_charge_says_whether_its_declaration_is_worked_on(options, acts):
    assert charge("tax", TENTH, **options).acts_on_declaration is acts


@lanes
def test_a_declaration_without_the_charge_takes_no_part_of_anothers(kind):
    """Two consignments at once: what the first one's sum is rounded to is nothing of the second."""
    step = charge("tax", TENTH, when=CN_ONLY, due=FRANC_DOWN, least=Money("2 CHF"))
    where = {"consignment": [0, 1], "item.origin": [0, 1]}
    assert run(kind, step, [1500, 9000], where)[2] == [200, 0]


@lanes
def test_a_waiver_is_told_where_it_lifted_something_and_only_there(kind):
    """A tenth of 0.10 is a unit that is lifted; of nothing, there is nothing to lift."""
    for goods, waived in ((10, 1), (0, 0)):
        book = at_hand(kind, [goods])
        charge("tax", TENTH).run(book)
        Waiver(id="w", title="w", charges=("tax",), limit=Money("0.50 CHF")).run(book)
        assert [int(each) for each in plain(book.waived["w"])] == [waived]
