"""Netting: what receipts and payments of one currency leave over in one stretch of time."""

import datetime as dt
import decimal
from collections.abc import Callable, Iterable
from decimal import Decimal
from typing import Any, ClassVar

from attrs import frozen

from xborder.chart import BAD, DONE, drawn_on, figure_of
from xborder.choice import Choice
from xborder.day import civil_day
from xborder.errors import InvalidType
from xborder.fx.exposure.exposure import ZERO, Exposure
from xborder.fx.rates.amount import ModelAmount
from xborder.fx.rates.board import RateBoard
from xborder.fx.rates.past import OVERDUE, is_past
from xborder.kind import all_of_kind, of_kind
from xborder.messages import Text
from xborder.months import period_name
from xborder.number import DECIMAL, exact
from xborder.spoken import spoken
from xborder.tabular import Columns, Rows


class Bucketing(Choice):
    """How due dates are grouped."""

    DAY = "day"
    WEEK = "week"
    """ISO weeks, such as 2026-W48."""
    MONTH = "month"
    QUARTER = "quarter"
    WHOLE = "whole"
    """One bucket for all dates. Netting across time must be designated, it is never assumed."""

    def label(self, day: dt.date) -> str:
        """Return the name of the bucket a day falls in.

        Examples:
            >>> Bucketing.MONTH.label(dt.date(2026, 12, 24)), Bucketing.QUARTER.label(
            ...     dt.date(2026, 12, 24))
            ('2026-12', '2026-Q4')
        """
        known = civil_day(day, "day")
        match self:  # one label is written, not five: a plan asks for every exposure's
            case Bucketing.DAY:
                return known.isoformat()
            case Bucketing.WEEK:
                year, week, _ = known.isocalendar()
                return f"{year}-W{week:02d}"
            case Bucketing.MONTH:
                return period_name(known, 1)
            case Bucketing.QUARTER:
                return period_name(known, 3)
            case _:  # the whole of it
                return "whole"


@frozen(kw_only=True)
class NetPosition:
    """What nets in one currency and bucket.

    Attributes:
        currency: The currency.
        bucket: The name of the time bucket; ``"overdue"`` for all that should have come already.
        start: The earliest due date in it.
        due: The latest due date in it, the day a hedge of the bucket has to reach.
        inflow: What is received.
        outflow: What is paid, as a positive amount.
        exposures: The exposures it is made of.
    """

    currency: str
    bucket: str
    start: dt.date
    due: dt.date
    inflow: Decimal
    outflow: Decimal
    exposures: tuple[Exposure, ...]

    COLUMNS: ClassVar[Columns] = ("currency", "bucket", "start", "due", "inflow", "outflow", "net")

    @property
    def is_overdue(self) -> bool:
        """Whether it should have come before the day the netting was done for."""
        return self.bucket == OVERDUE

    @property
    def natural_hedge(self) -> Decimal:
        """What inflow and outflow take off each other: the smaller of the two."""
        return min(self.inflow, self.outflow)

    @property
    def net(self) -> Decimal:
        """Inflow less outflow."""
        with decimal.localcontext(DECIMAL):
            return self.inflow - self.outflow

    @property
    def gross(self) -> Decimal:
        """Inflow and outflow added."""
        with decimal.localcontext(DECIMAL):
            return self.inflow + self.outflow


class NetPositions(Rows[NetPosition]):
    """Net positions, one a currency and bucket: a table that can be drawn."""

    __slots__ = ()

    def plot(self, *, axes: Any = None, locale: str | None = None) -> Any:
        """Draw what comes in, what goes out and what is left of it, bucket by bucket.

        Each bar is in units of its own currency.

        Args:
            axes: The matplotlib axes to draw on; new ones if none are given.
            locale: The language of the labels; that of ``xborder.language`` if left out.

        Returns:
            The figure, which a notebook shows and ``savefig`` keeps.

        Raises:
            MissingExtra: matplotlib is not installed.
        """
        locale = spoken() if locale is None else locale
        axes = drawn_on(axes, locale)
        names = [f"{each.currency} {each.bucket}" for each in self]
        parts = (
            (Text("received"), [float(each.inflow) for each in self], DONE),
            (Text("paid"), [-float(each.outflow) for each in self], BAD),
        )
        for label, amounts, colour in parts:
            axes.barh(names, amounts, color=colour, label=label.render(locale))
        left = [float(each.net) for each in self]
        axes.plot(left, names, "k|", markersize=14, label=Text("left over").render(locale))
        axes.axvline(0, color="grey", linewidth=0.8)
        axes.invert_yaxis()
        axes.xaxis.set_major_formatter("{x:,.0f}")
        axes.set_xlabel(Text("Amount in units of its currency").render(locale))
        axes.legend(frameon=False)
        return figure_of(axes)


def net_positions(
    exposures: Iterable[Exposure],
    *,
    on: dt.date,
    bucketing: str = Bucketing.MONTH,
    measure: Callable[[Exposure], Decimal] | None = None,
) -> NetPositions:
    """Net exposures within the same currency and the same time bucket, never across.

    What is overdue on the day nets in a bucket of its own, whatever the bucketing.

    Args:
        exposures: What is open.
        on: The day of the view, from which on something is overdue.
        bucketing: How due dates are grouped.
        measure: What of an exposure counts: its expected amount if left out; give
            ``lambda exposure: exposure.amount`` for nominal amounts.

    Returns:
        One position for each currency and bucket, in that order; an overdue one comes first.

    Source: IFRS 9, B6.6.9, for why netting across periods is a designation, not a rule.

    Examples:
        >>> year_end = dt.date(2026, 12, 15)
        >>> net_positions([
        ...     Exposure.of("120000 EUR", due=year_end, stage="forecast"),
        ...     Exposure.of("-45000 EUR", due=year_end, stage="payable"),
        ... ], on=dt.date(2026, 11, 20))[0].net
        Decimal('75000.00')
    """
    day, grouping = civil_day(on, "on"), Bucketing(bucketing)
    counted = _expected if measure is None else _measured(measure)
    groups: dict[tuple[str, str], list[Exposure]] = {}
    for exposure in all_of_kind(exposures, Exposure, "exposures"):
        bucket = OVERDUE if is_past(exposure.due, on=day) else grouping.label(exposure.due)
        groups.setdefault((exposure.currency, bucket), []).append(exposure)
    positions = [_position(*key, members, counted) for key, members in groups.items()]
    # by due date, not by the bucket's name: "overdue" and "2026-W9" do not sort as they follow
    ordered = sorted(positions, key=lambda position: (position.currency, position.start))
    return NetPositions(ordered, NetPosition)


def _position(
    currency: str, bucket: str, members: list[Exposure], counted: Callable[[Exposure], Decimal]
) -> NetPosition:
    with decimal.localcontext(DECIMAL):
        amounts = [counted(member) for member in members]
        return NetPosition(
            currency=currency,
            bucket=bucket,
            start=min(member.due for member in members),
            due=max(member.due for member in members),
            inflow=sum((amount for amount in amounts if amount > 0), ZERO),
            outflow=-sum((amount for amount in amounts if amount < 0), ZERO),
            exposures=tuple(members),
        )


def _expected(exposure: Exposure) -> Decimal:
    return exposure.expected


def _measured(measure: object) -> Callable[[Exposure], Decimal]:
    if not callable(measure):
        raise InvalidType(
            "{name} is {value}, which cannot be called.",
            code="fx.measure",
            remedy="Give a function of an exposure, such as lambda exposure: exposure.amount.",
            where="measure",
            name="measure",
            value=type(measure).__name__,
        )
    return lambda exposure: exact(measure(exposure), "measure")


@frozen(kw_only=True)
class HomeTotal:
    """All positions in one currency.

    Attributes:
        net: Inflows less outflows.
        gross: Inflows and outflows added, what would be exposed without netting.
        overdue: The part of ``net`` that should have come already.
    """

    net: ModelAmount
    gross: ModelAmount
    overdue: ModelAmount


def total_in(positions: Iterable[NetPosition], *, home: str, board: RateBoard) -> HomeTotal:
    """Return the positions converted at mid, net and gross; overdue ones at the same spot rates.

    Args:
        positions: What :func:`net_positions` returned.
        home: The currency to convert to.
        board: Spot rates.

    Raises:
        NoRate: A currency cannot be converted.
    """
    known = of_kind(board, RateBoard, "board")
    net = gross = overdue = 0.0
    for position in all_of_kind(positions, NetPosition, "positions"):
        rate = known.mid(position.currency, home)
        net += float(position.net) * rate
        gross += float(position.gross) * rate
        overdue += float(position.net) * rate if position.is_overdue else 0.0
    return HomeTotal(
        net=ModelAmount(net, home),
        gross=ModelAmount(gross, home),
        overdue=ModelAmount(overdue, home),
    )
