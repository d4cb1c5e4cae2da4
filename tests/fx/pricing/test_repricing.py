"""Repricing: a price moves only when its corridor is left."""

import pytest

from xborder.errors import NotFound
from xborder.fx.pricing.margin import UnitEconomics
from xborder.fx.pricing.repricing import RateCorridor, reprice
from xborder.fx.rates.amount import ModelAmount

RATES = {"EUR": 7.75, "USD": 7.15}


def mug(**changes):
    facts = {
        "home": "CNY",
        "price": 24,
        "price_currency": "EUR",
        "fee_rate": 0.15,
        "costs": {"goods": ModelAmount(62, "CNY"), "delivery": ModelAmount(5.2, "USD")},
    }
    return UnitEconomics(**{**facts, **changes})


def test_a_price_moves_only_when_its_corridor_is_left():
    corridor = RateCorridor(rate=7.75, down=0.03, up=0.05)
    stays = reprice(mug(), corridor, before=RATES, after={**RATES, "EUR": 7.60})
    assert (stays.triggered, stays.price) == (False, 24)
    assert "within" in stays.explain()
    after = {**RATES, "EUR": 7.40}
    moves = reprice(mug(), corridor, before=RATES, after=after)
    assert moves.triggered
    assert mug(price=moves.price).margin(after) == pytest.approx(58.92)
    assert moves.corridor.rate == 7.40
    assert "调整为" in moves.explain("zh_CN")
    share = reprice(mug(), corridor, before=RATES, after=after, keep="ratio")
    assert mug(price=share.price).margin_ratio(after) == pytest.approx(mug().margin_ratio(RATES))
    at_home = mug(price_currency="CNY", price=200)
    assert not reprice(at_home, corridor, before=RATES, after=RATES).triggered
    with pytest.raises(NotFound, match="EUR"):
        reprice(mug(), corridor, before=RATES, after={"USD": 7.15})
