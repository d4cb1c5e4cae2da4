"""Bands by the value of one unit, a single piece, a weight, a doubt, and what a declaration sums."""

import pytest
from tests.mini import narrow

from xborder.errors import InvalidPolicy
from xborder.money import Money, Rounding
from xborder.policy.amount import (
    FREE,
    Band,
    Bands,
    Estimate,
    Percent,
    PercentInside,
    Quantity,
    grossed,
)
from xborder.policy.charge import Charge, ChargeKind, Face
from xborder.policy.columns import FewLines, Row
from xborder.policy.columns.exact import Exact
from xborder.policy.condition import (
    Contains,
    Not,
    ParcelWeighsAtMost,
    SinglePiece,
    WeighsAtMost,
)
from xborder.policy.doubt import State
from xborder.policy.ledger import NO, PERHAPS, YES, Facts, Ledger

LANES = pytest.mark.parametrize("lanes", [FewLines, narrow])
PREMIUM = Bands(
    "price",
    (Band(Money("10000 CNY"), FREE, inclusive=False), Band(None, PercentInside("0.15"))),
    per=(Quantity.LITRE, Quantity.NET_KG),
)


def ledger(lanes, price, **columns):
    make = Row if isinstance(lanes, FewLines) else lanes.column
    return Ledger(
        lanes,
        Facts(
            columns={name: make(codes) for name, codes in columns.items()},
            words={},
            amounts={"price": Exact(make(price))},
            rates={},
            tables={},
            rank=make(range(lanes.size)),
        ),
    )


@LANES
def test_the_first_known_quantity_is_the_one_a_unit_is_counted_in(lanes):
    # 30 ml at 299.99 and 300.00; no volume, 30 g at 300.00; 50 ml at 300.00 and 20 g beside it
    at_hand = ledger(
        lanes(4),
        (29999, 30000, 30000, 30000),
        volume_ul=(30_000, 30_000, -1, 50_000),
        net_mg=(-1, -1, 30_000, 20_000),
        consignment=(0, 1, 2, 3),
    )
    base = Exact(at_hand.lanes.fill(85))
    amount = PREMIUM.exact(base, at_hand)
    assert [int(n) / amount.over for n in amount.num] == [0, 15, 15, 0]  # 85 x 15 / 85
    assert at_hand.doubts == []
    assert str(PREMIUM.words(at_hand, 0)) == "free"
    assert PREMIUM.rate(at_hand, 1) == PercentInside("0.15").share


@LANES
def test_a_band_by_unit_misses_a_quantity_that_is_not_known(lanes):
    at_hand = ledger(lanes(1), (30000,), volume_ul=(-1,), net_mg=(-1,), consignment=(0,))
    PREMIUM.exact(Exact(at_hand.lanes.fill(85)), at_hand)
    (doubt,) = at_hand.doubts
    assert (doubt.state, doubt.fact) == (State.MISSING_FACT, "item.volume")
    assert str(doubt.reason) == "A rate goes by the volume or the net weight, which is not given."


@LANES
def test_a_single_piece_is_one_of_one_thing(lanes):
    at_hand = ledger(lanes(4), (1, 1, 1, 1), quantity=(1, 1, 1, 2), consignment=(0, 1, 1, 2))
    assert list(SinglePiece().truth(at_hand)) == [YES, NO, NO, NO]
    assert str(SinglePiece().words()) == "the consignment is a single piece"


@LANES
def test_a_line_weighs_at_most_so_many_kilograms(lanes):
    # 2 kg, 2.000001 kg, not given
    at_hand = ledger(lanes(3), (1, 1, 1), net_mg=(2_000_000, 2_000_001, -1))
    light = WeighsAtMost(2)
    assert list(light.truth(at_hand)) == [YES, NO, PERHAPS]
    assert [bool(x) for x in light.missing(at_hand)["item.weight"]] == [False, False, True]
    assert str(light.words()) == "the line weighs at most 2 kg net"
    assert str(Not(light).words()) == "the line weighs more than 2 kg net"


@LANES
def test_a_parcel_weighs_what_its_lines_weigh_with_their_packing(lanes):
    # 1.5 and 0.5 kg; 1.5 and 0.500001 kg; 1 kg and not given; 3 kg and not given
    weights = (1_500_000, 500_000, 1_500_000, 500_001, 1_000_000, -1, 3_000_000, -1)
    parcels = (0, 0, 1, 1, 2, 2, 3, 3)
    at_hand = ledger(lanes(8), (1,) * 8, gross_mg=weights, consignment=parcels)
    light = ParcelWeighsAtMost(2)
    assert list(light.truth(at_hand)) == [YES, YES, NO, NO, PERHAPS, PERHAPS, NO, NO]
    assert [bool(x) for x in light.missing(at_hand)["item.gross_weight"]] == [
        weight < 0 for weight in weights
    ]
    assert str(light.words()) == "the parcel weighs at most 2 kg gross"
    assert str(Not(light).words()) == "the parcel weighs more than 2 kg gross"


@LANES
def test_goods_contain_a_metal_unless_its_share_is_zero(lanes):
    at_hand = ledger(lanes(3), (1, 1, 1), aluminium_share=(1, 0, -1))
    metal = Contains("aluminium_share")
    assert list(metal.truth(at_hand)) == [YES, NO, PERHAPS]
    assert [bool(x) for x in metal.missing(at_hand)["item.aluminium_share"]] == [False, False, True]
    assert str(metal.words()) == "the share of aluminium in the value is above zero"
    assert str(Not(metal).words()) == "the share of aluminium in the value is zero"
    with pytest.raises(InvalidPolicy):
        Contains("gold_share")


@LANES
def test_an_estimate_stands_with_its_doubt_and_on_its_lines_alone(lanes):
    inside = PercentInside("0.15")
    doubtful = Bands(
        "price",
        (Band(Money("100 CNY"), FREE), Band(None, Estimate(inside, "who knows"))),
    )
    at_hand = ledger(lanes(2), (10_000, 10_001), consignment=(0, 1))
    amount = doubtful.exact(Exact(at_hand.lanes.fill(85)), at_hand)
    assert [int(n) / amount.over for n in amount.num] == [0, 15]  # 85 x 15 / 85
    (doubt,) = at_hand.doubts
    assert (doubt.state, str(doubt.reason)) == (State.ESTIMATE, "who knows")
    assert [bool(x) for x in doubt.lines] == [False, True]
    assert doubtful.rate(at_hand, 1) == inside.share
    assert str(doubtful.words(at_hand, 1)) == str(inside.words(at_hand, 1))
    assert grossed(doubtful, at_hand, 1) == 1 / (1 - inside.share)
    assert Estimate(inside, "who knows").children() == (inside,)


@LANES
@pytest.mark.parametrize(("face", "due"), [(Face.EXACT, 100), (Face.ASSESSED, 0)])
def test_a_declaration_sums_exact_or_rounded_lines(lanes, face, due):
    # 50.6 and 49.6 make 100.2; cut to whole units first they make 99
    charge = Charge(
        id="tax",
        kind=ChargeKind.VAT,
        title="Tax",
        amount=Percent("0.1"),
        base=("price",),
        assessed=Rounding(unit=1, mode="down"),
        due=Rounding(unit=100, mode="down", stage="declaration"),
        due_of=face,
    )
    at_hand = ledger(lanes(2), (506, 496), consignment=(0, 0))
    charge.run(at_hand)
    assert sum(int(n) for n in at_hand.charges["tax"].due) == due
