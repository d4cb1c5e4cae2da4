"""Back-tests: worked by hand, and nothing known in advance."""

import datetime as dt

import pytest
from tests.fx.hedging.a_market import ACT, market, sale

from xborder.errors import InvalidInput
from xborder.fx.hedging.backtest import back_test
from xborder.fx.hedging.programme import HedgeProgramme
from xborder.fx.hedging.schedule import (
    RollingSchedule,
)


def months(eur):
    days = [dt.date(2026, 1 + n, 15) for n in range(len(eur))]
    return [market(on=day, eur=rate) for day, rate in zip(days, eur, strict=True)]


def test_a_back_test_on_a_history_worked_by_hand():
    history = months([8.0, 7.8, 7.6, 7.4, 7.2, 7.0, 6.8])
    due = dt.date(2026, 6, 10)  # settled at the market of 15 June: 7.0
    programme = HedgeProgramme(schedule=RollingSchedule(months=2, ratio="0.5"))
    result = back_test(
        programme, [sale(1_000, due)], history, home_costs={"2026-Q2": 6_500, "2026-Q1": 100}
    )
    # within two months of 10 June for the first time on 15 April, spot 7.4
    assert [(h.due, h.covers) for h in result.hedges] == [(due, 500)]
    rate = history[3].outright("EUR", due)
    assert [p.name for p in result.periods] == ["2026-Q1", "2026-Q2"]
    assert result.worst_unhedged.name == "2026-Q1"
    second = result.periods[1]
    assert second.unhedged == pytest.approx(1_000 * 7.0 - 6_500)
    assert second.hedged == pytest.approx(500 + 500 * (rate - 7.0))
    assert result.carry_cost == pytest.approx(500 * (7.4 - rate))
    assert result.worst_hedged.name == "2026-Q1"
    assert result.unhedged == pytest.approx(400)
    assert result.hedged == pytest.approx(400 + 500 * (rate - 7.0))


def test_a_back_test_knows_nothing_in_advance():
    history = months([8.0, 7.8, 7.6, 7.4, 7.2])
    late = sale(1_000, dt.date(2026, 5, 11), since=dt.date(2026, 4, 1))
    programme = HedgeProgramme(schedule=RollingSchedule(months=12, ratio=1))
    result = back_test(programme, [late], history)
    assert result.hedges[0].rate == history[3].outright("EUR", late.due)
    fully = result.periods[0]
    assert fully.hedged == pytest.approx(1_000 * result.hedges[0].rate)


def test_a_history_must_fit():
    history = months([8.0, 7.8, 7.6])
    programme = HedgeProgramme(schedule=ACT)
    with pytest.raises(InvalidInput, match="do not fit"):
        back_test(programme, [sale(1, dt.date(2026, 9, 1))], history)
    with pytest.raises(InvalidInput, match="do not fit"):
        back_test(programme, [], history)
    with pytest.raises(InvalidInput, match="out of order"):
        back_test(programme, [sale(1, dt.date(2026, 2, 1))], history[::-1])
