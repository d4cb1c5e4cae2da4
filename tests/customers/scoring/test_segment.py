"""Segment maps: total, unambiguous, linted, dated."""

import datetime as dt
from itertools import product

import pytest

from xborder.customers import (
    ELEVEN_GROUPS,
    Order,
    Segment,
    SegmentMap,
    purchase_history,
    segment_customers,
)
from xborder.customers.privacy import Use
from xborder.customers.scoring import (
    ListedSegment,
    Metrics,
    RfmTable,
    Score,
    score_history,
    score_metrics,
)
from xborder.errors import InvalidInput, InvalidPolicy, NoRuleInForce
from xborder.source import Source
from xborder.timeline import Dated, Timeline

# R package rfm's example map, first match wins: name, R, F, M (README, MIT)
R_RFM = (
    ("Champions", (5, 5), (5, 5), (5, 5)),
    ("Potential Loyalist", (3, 5), (3, 5), (2, 5)),
    ("Loyal Customers", (2, 4), (2, 4), (2, 4)),
    ("Promising", (3, 4), (1, 3), (3, 5)),
    ("New Customers", (4, 5), (1, 3), (1, 5)),
    ("Can't Lose Them", (1, 2), (3, 4), (4, 5)),
    ("At Risk", (1, 2), (2, 5), (4, 5)),
    ("Need Attention", (1, 3), (3, 5), (3, 5)),
    ("About To Sleep", (2, 3), (1, 3), (1, 4)),
    ("Lost", (1, 1), (1, 5), (1, 5)),
)
GAPS = ["215", "241", "251", "252", "341", "351", "441", "451", "541", "551"]


def r_rfm(**options):
    return SegmentMap(
        segments=[Segment(name=n, recency=r, frequency=f, monetary=m) for n, r, f, m in R_RFM],
        **options,
    )


def score(code):
    return Score(recency=int(code[0]), frequency=int(code[1]), monetary=int(code[2]))


def test_the_linter_finds_what_leaks_in_the_published_map(cases):
    with pytest.raises(InvalidPolicy, match="gap: 10, overlap: 58"):
        r_rfm()
    open_map = r_rfm(otherwise="Others", overlaps="first_wins")
    findings = open_map.findings()
    assert [found.code for found in findings if found.kind == "gap"] == GAPS
    assert sum(found.kind == "overlap" for found in findings) == 58
    assert [open_map.of(score(code)) for code in GAPS] == ["Others"] * 10
    case = cases["rfm"]["segment_map_rfm_r"]
    assert [
        (s["name"], tuple(s["R"]), tuple(s["F"]), tuple(s["M"])) for s in case["segments"]
    ] == list(R_RFM)
    assert [str(code) for code in case["uncovered_codes"]] == GAPS
    assert case["codes_with_more_than_one_match"] == 58
    for row in cases["rfm"]["published_example"]["customers_sample"]:
        assert open_map.of(score(str(row["score"]))) == row["segment"]


def test_lists_of_codes_are_linted_alike(cases):
    case = cases["rfm"]["segment_map_pymc_marketing"]
    every = {"".join(map(str, code)) for code in product(range(1, 5), repeat=3)}
    listed = ListedSegment(name="covered", codes=every - set(case["uncovered"]))
    assert len(listed.codes) == case["covered"]
    quartiles = SegmentMap(segments=[listed], groups=4, otherwise="Other")
    gaps = [found.code for found in quartiles.findings()]
    assert gaps == case["uncovered"]
    assert quartiles.of(score("441")) == quartiles.of(score("442")) == "Other"


def test_the_default_map_is_total_and_unambiguous_and_speaks_shopify(cases):
    assert len(ELEVEN_GROUPS.codes) == 125
    assert ELEVEN_GROUPS.findings() == ()
    names = {*ELEVEN_GROUPS.codes.values(), ELEVEN_GROUPS.without_orders}
    assert names == set(cases["rfm"]["shopify_groups"]["values"])
    # Shopify Admin GraphQL, CustomerRfmGroup, API 2025-10
    assert len(names) == 11
    assert ELEVEN_GROUPS.of(score("555")) == "CHAMPIONS"
    assert ELEVEN_GROUPS.of(score("111")) == "DORMANT"


def test_an_order_that_hides_a_segment_is_refused():
    wide, narrow = Segment(name="all"), Segment(name="best", recency=(5, 5))
    with pytest.raises(InvalidPolicy, match="shadowed: 1"):
        SegmentMap(segments=[wide, narrow], overlaps="first_wins")
    mended = SegmentMap(segments=[narrow, wide], overlaps="first_wins")
    assert mended.of(score("511")) == "best"
    shadowed = SegmentMap(segments=[wide], groups=2)
    assert shadowed.findings() == ()


def table(on):
    rows = [
        Metrics(customer_id=f"c{n}", days_since_last=10 * n, purchases=9 - n, spend=900 - n)
        for n in range(5)
    ]
    return score_metrics(rows, on=on)


HALVES = SegmentMap(
    segments=[Segment(name="active", recency=(3, 5)), Segment(name="asleep", recency=(1, 2))]
)


def test_dated_maps_bring_back_last_quarters_labels():
    change = dt.date(2026, 7, 1)
    decided = Source(title="Segment policy", article="version 1 and 2")
    maps = Timeline(
        [
            Dated(
                value=HALVES,
                start=dt.date(2026, 1, 1),
                end=change,
                source=decided,
                checked_on=change,
            ),
            Dated(value=ELEVEN_GROUPS, start=change, source=decided, checked_on=change),
        ],
        name="segment map",
    )
    before = segment_customers(table(dt.date(2026, 6, 30)), maps)
    after = segment_customers(table(change), maps)
    assert before.counts == {"active": 3, "asleep": 2}
    assert after.segments["c0"] == "CHAMPIONS"
    with pytest.raises(NoRuleInForce, match="segment map"):
        segment_customers(table(dt.date(2025, 12, 31)), maps)


def test_prospects_and_reasons():
    found = segment_customers(table(dt.date(2026, 6, 30)), HALVES, prospects=["p1", "c0"])
    assert found.segments["p1"] == "PROSPECTS"
    assert found.segments["c0"] == "active"
    assert str(found.reason("c0")) == "c0 is in active on 2026-06-30: the score is 555."
    assert str(found.reason("p1")).endswith("the score is -.")
    with pytest.raises(InvalidInput, match="nobody"):
        found.reason("nobody")


def test_scores_of_another_scale_are_refused():
    wide = table(dt.date(2026, 6, 30))
    small = SegmentMap(segments=[Segment(name="all")], groups=3)
    assert isinstance(wide, RfmTable)
    with pytest.raises(InvalidInput, match="3 groups an axis"):
        segment_customers(wide, small)


def test_privacy_holds_customers_back_with_the_reason():
    use = Use(
        purpose="marketing",
        countries=dict.fromkeys(("c0", "c1", "c2", "c3", "c4"), "DE"),
        objected_ids={"c0"},
        minimum_group_size=2,
    )
    found = segment_customers(table(dt.date(2026, 6, 30)), HALVES, use=use)
    assert "c0" not in found.segments
    assert "c0" not in found.scores
    assert "c0 objected: under the GDPR" in str(found.reason("c0"))
    assert found.counts == {"active": 2, "asleep": 2}


def test_segments_are_drawn_the_most_on_top():
    pytest.importorskip("matplotlib")
    orders = [
        Order(customer_id=f"c{n}", at=dt.date(2026, 1, 1 + n % 9), amount=f"{1 + n} EUR")
        for n in range(40)
    ]
    table = score_history(purchase_history(orders, on=dt.date(2026, 3, 1)))
    found = segment_customers(table, ELEVEN_GROUPS)
    (axes,) = found.plot(locale="zh_CN").axes
    widths = [bar.get_width() for bar in axes.patches]
    assert widths == sorted(found.counts.values())
    assert [label.get_text() for label in axes.get_yticklabels()][-1] == max(
        found.counts, key=lambda name: (found.counts[name], name)
    )
    assert axes.get_xlabel() == "客户数"
