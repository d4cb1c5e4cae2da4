"""Marketplace settlement: what a payout cycle holds, day by day, before it reaches the bank.

A sale is booked at the close of its day and can be paid out once its hold has passed. A payout
is made at the close of each cycle's last day and stays in transit for that close and the closes
that follow, ``transit_days`` in all. A reserve, a fraction of one cycle's sales, is held back.
"""

import datetime as dt
import decimal
import math
from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any

from attrs import field, frozen

from xborder.errors import InvalidInput
from xborder.fx.exposure.exposure import Exposure, ExposureStage
from xborder.fx.numerics.exact import EXACT, exact, share_of_one

_ZERO = Decimal(0)


_DAY = dt.timedelta(days=1)


def _reserve(value: Any) -> Decimal:
    return share_of_one(value, where="reserve_fraction")


@frozen(kw_only=True)
class SettlementCycle:
    """How a marketplace pays out.

    Attributes:
        cycle_days: Days from one payout to the next.
        transit_days: Calendar days from payout to bank, counted in closes.
        reserve_fraction: Share of one cycle's sales that is always held back.
        hold_days: Days from a sale until it can be paid out: delivery and the hold after it.

    Raises:
        InvalidInput: A cycle of less than a day, or negative days.

    Examples:
        >>> amazon = SettlementCycle(cycle_days=14, transit_days=5)
        >>> steady = amazon.steady_state(10_000)
        >>> steady.average_open, steady.peak_open
        (Decimal('115000'), Decimal('180000'))
    """

    cycle_days: int
    transit_days: int
    reserve_fraction: Decimal = field(default=_ZERO, converter=_reserve)
    hold_days: int = 0

    def __attrs_post_init__(self) -> None:
        for where, least in (("cycle_days", 1), ("transit_days", 0), ("hold_days", 0)):
            days = getattr(self, where)
            if type(days) is not int or days < least:
                raise InvalidInput(
                    "{name} is {value}; it must be a whole number of at least {least}.",
                    code="fx.cycle",
                    remedy="Give calendar days.",
                    where=where,
                    name=where,
                    value=days,
                    least=least,
                )

    def project(self, daily_sales: Sequence[Any]) -> "SettlementProjection":
        """Follow sales through the cycle, the first day being the first of a cycle.

        Args:
            daily_sales: Net sales of each day, in one currency.

        Returns:
            What is accrued, in transit and paid at each close. Whatever the sales, what was
            sold is what was paid out, is accrued or is in transit.
        """
        with decimal.localcontext(EXACT):
            return self._follow([exact(amount, where="daily_sales") for amount in daily_sales])

    def _follow(self, sales: list[Decimal]) -> "SettlementProjection":
        accrued, transit, payouts = _ZERO, [_ZERO] * len(sales), [_ZERO] * len(sales)
        days: list[SettlementDay] = []
        for day, sold in enumerate(sales):
            accrued += sold
            if (day + 1) % self.cycle_days == 0:
                held_from = max(day + 1 - self.hold_days, 0)
                recent = sum(sales[max(day + 1 - self.cycle_days, 0) : day + 1], _ZERO)
                kept = sum(sales[held_from : day + 1], _ZERO) + recent * self.reserve_fraction
                paid = max(accrued - kept, _ZERO)
                accrued -= paid
                payouts[day] = paid
                for close in range(day, min(day + self.transit_days, len(sales))):
                    transit[close] += paid
            reserve = self._reserve_at(sales, day, accrued)
            days.append(
                SettlementDay(accrued=accrued - reserve, reserve=reserve, in_transit=transit[day])
            )
        return SettlementProjection(days=tuple(days), payouts=tuple(payouts))

    def _reserve_at(self, sales: Sequence[Decimal], day: int, accrued: Decimal) -> Decimal:
        """Return the part of what is accrued that the last payout held back."""
        last = (day + 1) // self.cycle_days * self.cycle_days
        recent = sum(sales[max(last - self.cycle_days, 0) : last], _ZERO)
        return min(recent * self.reserve_fraction, accrued)

    def steady_state(self, daily_sales: Any) -> "SteadyState":
        """Return one cycle of equal daily sales after many.

        Args:
            daily_sales: Net sales of every day.
        """
        warm = 2 + math.ceil((self.transit_days + self.hold_days) / self.cycle_days)
        projection = self.project([daily_sales] * (self.cycle_days * (warm + 1)))
        return SteadyState(days=projection.days[-self.cycle_days :])

    def exposures(
        self,
        daily_sales: Mapping[dt.date, Any],
        *,
        currency: str,
        cycle_start: dt.date,
        refund_rate: Any = 0,
        reference: str = "",
    ) -> tuple[Exposure, ...]:
        """Return one exposure a payout for sales already made, due when the cash arrives.

        The reserve is released with the first payout after the sales end; what is still held
        then is due with the payout after its hold.

        Args:
            daily_sales: Net sales by day, none before ``cycle_start``.
            currency: The currency of the payouts.
            cycle_start: The first day of a cycle.
            refund_rate: Share of these sales still to be refunded.
            reference: The marketplace, for the plan.

        Raises:
            InvalidInput: There are no sales, or some before the cycle starts.
        """
        if not daily_sales or min(daily_sales) < cycle_start:
            raise InvalidInput(
                "There are no sales from {value} on, or some before it.",
                code="fx.cycle_sales",
                remedy="Give the sales of the cycle that starts then, or start an earlier one.",
                where="cycle_start",
                value=str(cycle_start),
            )
        last = (max(daily_sales) - cycle_start).days + 1
        length = math.ceil((last + self.hold_days) / self.cycle_days) + 2
        series = [
            daily_sales.get(cycle_start + n * _DAY, 0) for n in range(length * self.cycle_days)
        ]
        payouts = self.project(series).payouts
        return tuple(
            Exposure(
                amount=paid,
                currency=currency,
                due=cycle_start + (day + self.transit_days) * _DAY,
                stage=ExposureStage.IN_SETTLEMENT,
                refund_rate=refund_rate,
                reference=reference,
            )
            for day, paid in enumerate(payouts)
            if paid
        )


@frozen(kw_only=True)
class SettlementDay:
    """What a marketplace holds at the close of a day.

    Attributes:
        accrued: Sold, and not yet paid out; without the reserve.
        reserve: Held back from earlier payouts.
        in_transit: Paid out, and not yet at the bank.
    """

    accrued: Decimal
    reserve: Decimal
    in_transit: Decimal

    @property
    def open(self) -> Decimal:
        """Everything that is not yet at the bank."""
        return self.accrued + self.reserve + self.in_transit


@frozen(kw_only=True)
class SettlementProjection:
    """Sales followed through a cycle.

    Attributes:
        days: What is held at each close.
        payouts: What is paid out at each close; zero on most days.
    """

    days: tuple[SettlementDay, ...]
    payouts: tuple[Decimal, ...]


@frozen(kw_only=True)
class SteadyState:
    """One cycle of equal daily sales.

    Attributes:
        days: What is held at each close of the cycle, its payout day last.
    """

    days: tuple[SettlementDay, ...]

    @property
    def average_open(self) -> Decimal:
        """Mean of what is open at the closes, the reserve included."""
        return sum((day.open for day in self.days), _ZERO) / len(self.days)

    @property
    def peak_open(self) -> Decimal:
        """The most that is open at a close, the reserve included."""
        return max(day.open for day in self.days)
