"""Exposure: what will be received or paid in each currency, when, and how sure it is.

Amounts are exact decimals, so that netting loses nothing; positive is to be received.
"""

import datetime as dt
import decimal
from collections.abc import Callable, Iterable, Mapping
from decimal import Decimal
from itertools import accumulate
from typing import Any

from attrs import field, frozen

from xborder.choice import Choice
from xborder.errors import InvalidInput
from xborder.fx.amount import ModelAmount
from xborder.fx.board import RateBoard
from xborder.fx.exact import EXACT, exact, share_of_one
from xborder.fx.pair import OFFSHORE, currency_code
from xborder.money import Money
from xborder.timeline import civil_date

_ZERO = Decimal(0)


class Stage(Choice):
    """How far along an exposure is, from a price on a list to cash on its way."""

    PRICED = "priced"
    """A price is out; nobody has ordered yet."""
    FORECAST = "forecast"
    """Expected sales or purchases."""
    COMMITTED = "committed"
    """Ordered."""
    INVOICED = "invoiced"
    """A receivable in the books."""
    IN_SETTLEMENT = "in_settlement"
    """Sold, and held by a marketplace or a payment provider until its payout."""
    PAYABLE = "payable"
    """Owed to a supplier, a carrier or an authority."""

    @property
    def is_firm(self) -> bool:
        """Whether it is more than a forecast."""
        return self not in {Stage.PRICED, Stage.FORECAST}


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
        year, week, _ = day.isocalendar()
        labels = {
            Bucketing.DAY: day.isoformat(),
            Bucketing.WEEK: f"{year}-W{week:02d}",
            Bucketing.MONTH: f"{day.year}-{day.month:02d}",
            Bucketing.QUARTER: f"{day.year}-Q{(day.month + 2) // 3}",
            Bucketing.WHOLE: "whole",
        }
        return labels[self]


def _amount(value: Any) -> Decimal:
    return exact(value, where="amount")


def _probability(value: Any) -> Decimal:
    return share_of_one(value, where="probability")


def _refund_rate(value: Any) -> Decimal:
    return share_of_one(value, where="refund_rate")


@frozen(kw_only=True)
class Exposure:
    """One amount of foreign currency that will come in or go out.

    Attributes:
        amount: How much; positive is to be received, negative to be paid. Exact.
        currency: Its currency, ``"CNH"`` included.
        due: The day the cash is expected.
        stage: How far along it is.
        since: The first day it is open; ``None`` if it already is.
        probability: How likely it is to come about, between 0 and 1.
        refund_rate: The share of sales that will be refunded, between 0 and 1.
        reference: The order, invoice or forecast it stands for.

    Raises:
        InvalidInput: The currency is missing or unknown, a payable is positive, a payment has a
            refund rate, or it is due before it starts.

    Examples:
        >>> sales = Exposure.of("120000 EUR", due=dt.date(2027, 1, 15), stage="forecast",
        ...                     probability="0.9", refund_rate="0.05")
        >>> sales.expected
        Decimal('102600.00000')
    """

    amount: Decimal = field(converter=_amount)
    currency: str = field(converter=currency_code)
    due: dt.date = field(converter=civil_date)
    stage: Stage = field(converter=Stage)
    since: dt.date | None = None
    probability: Decimal = field(default=Decimal(1), converter=_probability)
    refund_rate: Decimal = field(default=_ZERO, converter=_refund_rate)
    reference: str = ""

    def __attrs_post_init__(self) -> None:
        if self.stage is Stage.PAYABLE and self.amount > 0:
            raise self._wrong(
                "A payable of {value} is positive.",
                "Give what is to be paid as a negative amount.",
            )
        if self.refund_rate and self.amount < 0:
            raise self._wrong(
                "A payment of {value} has a refund rate.",
                "Refund rates lower sales; leave it out for what you pay.",
            )
        if self.since is not None and self.since > self.due:
            raise InvalidInput(
                "The exposure is due on {value}, before it starts on {since}.",
                code="fx.exposure_dates",
                remedy="Give a due date on or after its first day.",
                where="due",
                value=str(self.due),
                since=str(self.since),
            )

    def _wrong(self, message: str, remedy: str) -> InvalidInput:
        return InvalidInput(
            message,
            code="fx.exposure_sign",
            remedy=remedy,
            where="amount",
            value=f"{self.amount} {self.currency}",
        )

    @classmethod
    def of(cls, amount: str | Money, **facts: Any) -> "Exposure":
        """Return the exposure of an amount that carries its currency.

        Args:
            amount: Money, or text such as ``"120000 EUR"`` or ``"-900000 CNH"``.
            **facts: The other attributes.

        Raises:
            InvalidInput: The amount has no currency.
        """
        if isinstance(amount, str):
            head, _, code = amount.rpartition(" ")
            if code in OFFSHORE:
                return cls(amount=Money(head, "CNY").amount, currency=code, **facts)
        money = amount if isinstance(amount, Money) else Money(amount)
        return cls(amount=money.amount, currency=money.currency.code, **facts)

    @property
    def expected(self) -> Decimal:
        """The amount times its probability, less the refund haircut; exact."""
        with decimal.localcontext(EXACT):
            return self.amount * self.probability * (1 - self.refund_rate)


@frozen(kw_only=True)
class Position:
    """What nets in one currency and bucket.

    Attributes:
        currency: The currency.
        bucket: The name of the time bucket.
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

    @property
    def natural_hedge(self) -> Decimal:
        """What inflow and outflow take off each other: the smaller of the two."""
        return min(self.inflow, self.outflow)

    @property
    def net(self) -> Decimal:
        """Inflow less outflow."""
        with decimal.localcontext(EXACT):
            return self.inflow - self.outflow


def net_positions(
    exposures: Iterable[Exposure],
    *,
    bucketing: str = Bucketing.MONTH,
    measure: Callable[[Exposure], Decimal] | None = None,
) -> tuple[Position, ...]:
    """Net exposures within the same currency and the same time bucket, never across.

    Args:
        exposures: What is open.
        bucketing: How due dates are grouped.
        measure: What of an exposure counts: its expected amount if left out; give
            ``lambda exposure: exposure.amount`` for nominal amounts.

    Returns:
        One position for each currency and bucket, in that order.

    Source: IFRS 9, B6.6.9, for why netting across periods is a designation, not a rule.

    Examples:
        >>> year_end = dt.date(2026, 12, 15)
        >>> net_positions([
        ...     Exposure.of("120000 EUR", due=year_end, stage="forecast"),
        ...     Exposure.of("-45000 EUR", due=year_end, stage="payable"),
        ... ])[0].net
        Decimal('75000.00')
    """
    counted = measure or _expected
    grouping = Bucketing(bucketing)
    groups: dict[tuple[str, str], list[Exposure]] = {}
    for exposure in exposures:
        key = exposure.currency, grouping.label(exposure.due)
        groups.setdefault(key, []).append(exposure)
    with decimal.localcontext(EXACT):
        positions = [_position(*key, members, counted) for key, members in groups.items()]
    return tuple(sorted(positions, key=lambda position: (position.currency, position.start)))


def _position(
    currency: str, bucket: str, members: list[Exposure], counted: Callable[[Exposure], Decimal]
) -> Position:
    amounts = [counted(member) for member in members]
    return Position(
        currency=currency,
        bucket=bucket,
        start=min(member.due for member in members),
        due=max(member.due for member in members),
        inflow=sum((amount for amount in amounts if amount > 0), _ZERO),
        outflow=-sum((amount for amount in amounts if amount < 0), _ZERO),
        exposures=tuple(members),
    )


def _expected(exposure: Exposure) -> Decimal:
    return exposure.expected


@frozen(kw_only=True)
class HomeTotal:
    """All positions in one currency.

    Attributes:
        net: Inflows less outflows.
        gross: Inflows and outflows added, what would be exposed without netting.
    """

    net: ModelAmount
    gross: ModelAmount


def total_in(positions: Iterable[Position], *, home: str, board: RateBoard) -> HomeTotal:
    """Return the positions converted at mid, net and gross.

    Args:
        positions: What :func:`net_positions` returned.
        home: The currency to convert to.
        board: Spot rates.

    Raises:
        NoRate: A currency cannot be converted.
    """
    net = gross = 0.0
    for position in positions:
        rate = board.mid(position.currency, home)
        net += float(position.net) * rate
        gross += float(position.inflow + position.outflow) * rate
    return HomeTotal(net=ModelAmount(net, home), gross=ModelAmount(gross, home))


def open_by_day(
    exposures: Iterable[Exposure], *, start: dt.date, end: dt.date
) -> Mapping[str, tuple[Decimal, ...]]:
    """Project what is open at the close of each day, by currency.

    An exposure is open from its first day until the day before it is due.

    Args:
        exposures: What there is, or will be.
        start: The first day.
        end: The day after the last.

    Returns:
        For each currency the net expected amount, one a day.

    Raises:
        InvalidInput: The stretch of days is empty.

    Examples:
        >>> open_by_day([Exposure.of("100 EUR", due=dt.date(2026, 12, 3), stage="committed")],
        ...             start=dt.date(2026, 12, 1), end=dt.date(2026, 12, 5))
        {'EUR': (Decimal('100.00'), Decimal('100.00'), Decimal('0.00'), Decimal('0.00'))}
    """
    days = (end - start).days
    if days <= 0:
        raise InvalidInput(
            "There is no day from {start} until {value}.",
            code="fx.projection",
            remedy="Give an end after the start; the end itself is not included.",
            where="end",
            value=str(end),
            start=str(start),
        )
    changes: dict[str, list[Decimal]] = {}
    for exposure in exposures:
        steps = changes.setdefault(exposure.currency, [_ZERO] * (days + 1))
        begins = start if exposure.since is None else exposure.since
        amount = exposure.expected
        with decimal.localcontext(EXACT):
            steps[min(max((begins - start).days, 0), days)] += amount
            steps[min(max((exposure.due - start).days, 0), days)] -= amount
    return {currency: tuple(_running(steps[:days])) for currency, steps in sorted(changes.items())}


def _running(steps: list[Decimal]) -> list[Decimal]:
    with decimal.localcontext(EXACT):
        return list(accumulate(steps))
