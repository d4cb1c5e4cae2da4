"""Outright rates from quoted forward points, also on broken dates."""

import datetime as dt
import math
from bisect import bisect_right
from collections.abc import Iterable, Mapping

from attrs import field, frozen

from xborder.day import civil_day
from xborder.errors import InvalidInput
from xborder.fx.rates.curves import dated
from xborder.fx.rates.quote import TwoWayRate
from xborder.kind import typed
from xborder.number import finite_values


def _by_date(
    points: Mapping[dt.date, tuple[float, float]],
) -> tuple[tuple[dt.date, tuple[float, float]], ...]:
    return tuple((day, _sides(pair, day)) for day, pair in sorted(dated(points, "points").items()))


def _sides(pair: object, day: dt.date) -> tuple[float, float]:
    # a number alone is not taken for a mid: who means one says so with two
    sides = finite_values(pair, f"points.{day}") if isinstance(pair, Iterable) else ()
    if len(sides) != 2:
        raise InvalidInput(
            "The points of {day} are {value}.",
            code="fx.points",
            remedy="Give both sides, (bid, ask); the same number twice for a mid.",
            where="points",
            value=str(pair),
            day=str(day),
        )
    return sides[0], sides[1]


def _before_spot(
    points: Mapping[dt.date, tuple[float, float]],
) -> tuple[tuple[dt.date, tuple[float, float]], ...]:
    given = sorted(dated(points, "before_spot").items())
    return tuple((day, _sides(pair, day)) for day, pair in given)


@frozen(kw_only=True, field_transformer=typed)
class PointsCurve:
    """Outright rates from quoted forward points; broken dates lie on a straight line between.

    Attributes:
        spot: The two-way spot rate.
        spot_date: Its value date, where the points are zero.
        points: For each quoted value date the bid and ask points in pips.
        before_spot: For each value date before spot the bid and ask points of the swap from there
            to the next one, as they are quoted: today's are the overnight points, tomorrow's the
            tom-next points.

    Raises:
        InvalidInput: There are no points, or they lie on or before spot.

    Examples:
        >>> spot = TwoWayRate(pair="GBPUSD", bid=1.6, ask=1.601)
        >>> curve = PointsCurve(spot=spot, spot_date=dt.date(2026, 11, 24), points={
        ...     dt.date(2026, 12, 24): (5, 8), dt.date(2027, 1, 25): (9, 13)})
        >>> round(curve.outright(dt.date(2027, 1, 9)).bid, 6)  # half way
        1.6007
    """

    spot: TwoWayRate
    spot_date: dt.date
    points: tuple[tuple[dt.date, tuple[float, float]], ...] = field(converter=_by_date)
    before_spot: tuple[tuple[dt.date, tuple[float, float]], ...] = field(
        factory=dict, converter=_before_spot
    )

    def __attrs_post_init__(self) -> None:
        if self.before_spot and self.before_spot[-1][0] >= self.spot_date:
            raise InvalidInput(
                "Points before spot are given for {value}, on or after {spot}.",
                code="fx.points",
                remedy="Give each swap's near date: today for overnight, tomorrow for tom-next.",
                where="before_spot",
                value=str(self.before_spot[-1][0]),
                spot=str(self.spot_date),
            )
        if not self.points or self.points[0][0] <= self.spot_date:
            raise InvalidInput(
                "Forward points of {pair} are needed after spot, {value}.",
                code="fx.points",
                remedy="Give points for later value dates; at spot they are zero.",
                where="points",
                value=str(self.spot_date),
                pair=str(self.spot.pair),
            )

    def outright(self, value_date: dt.date) -> TwoWayRate:
        """Return the two-way outright of a value date; dates before spot only where quoted.

        Money before spot is spot less the swaps that lead there. Who sells for an earlier day
        sells spot at the bid and does the swap at its worse side: the ask points come off the bid.

        Raises:
            InvalidInput: It lies between quoted dates before spot, or beyond the last quoted date.

        Examples:
            >>> quoted = PointsCurve(
            ...     spot=TwoWayRate(pair="EURUSD", bid=1.0849, ask=1.0851),
            ...     spot_date=dt.date(2026, 11, 24), points={dt.date(2026, 12, 24): (16.0, 17.0)},
            ...     before_spot={dt.date(2026, 11, 20): (1.50, 1.60),   # overnight, of three days
            ...                  dt.date(2026, 11, 23): (0.50, 0.55)})    # tom-next
            >>> tomorrow = quoted.outright(dt.date(2026, 11, 23))
            >>> round(tomorrow.bid, 6), round(tomorrow.ask, 6)
            (1.084845, 1.08505)
        """
        value_date = civil_day(value_date, "value_date")
        earlier = dict(self.before_spot)
        if value_date in earlier:
            # every swap from that day on up to spot
            swaps = [sides for day, sides in self.before_spot if day >= value_date]
            bid_points, ask_points = (math.fsum(side) for side in zip(*swaps, strict=True))
            return self.spot.outright(-ask_points, -bid_points)
        dates = [day for day, _ in self.points]
        if not self.spot_date <= value_date <= dates[-1]:
            raise InvalidInput(
                "{value} lies outside the quoted dates, {start} to {end}.",
                code="fx.broken_date",
                remedy="Add points for a later date, or deal for one of these.",
                where="value_date",
                value=str(value_date),
                start=str(self.spot_date),
                end=str(dates[-1]),
            )
        position = bisect_right(dates, value_date)
        before, low = self.points[position - 1] if position else (self.spot_date, (0.0, 0.0))
        if position == len(dates):
            return self.spot.outright(*low)
        after, high = self.points[position]
        # points, not rates, on a straight line: they are what is dealt, and small beside spot
        weight = (value_date - before).days / (after - before).days
        bid, ask = (a + (b - a) * weight for a, b in zip(low, high, strict=True))
        return self.spot.outright(bid, ask)
