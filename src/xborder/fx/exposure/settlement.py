"""Marketplace settlement: what a payout cycle holds, day by day, before it reaches the bank.

A sale is booked at the close of its day and can be paid out once its hold has passed. A refund is
a negative sale: it is taken off what has accrued at once, for no marketplace holds what it takes
back. A payout is made at the close of each cycle's last day and stays in transit for that close
and the closes that follow, ``transit_days`` in all. A reserve, a fraction of one cycle's net
sales, is held back. What is accrued is negative where refunds exceed it; a reserve never is.
"""

import datetime as dt
import decimal
import math
from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any, Final

from attrs import field, frozen

from xborder.day import civil_day
from xborder.errors import InvalidInput
from xborder.fx.exposure.clearing import cleared, payout_from
from xborder.fx.exposure.exposure import Exposure, ExposureStage
from xborder.fx.rates.amount import sane_amount
from xborder.fx.rates.pair import currency_code, minor_unit
from xborder.fx.rates.span import span
from xborder.kind import all_of_kind, exact_share_field, mapping_of, typed
from xborder.number import COUNT, DECIMAL, WHOLE, exact

_ZERO: Final = Decimal(0)
_DAY: Final = dt.timedelta(days=1)
_FEWEST_CYCLES: Final = 2  # one until the last sale is paid, one until its reserve is


@frozen(kw_only=True, field_transformer=typed)
class SettlementCycle:
    """How a marketplace pays out.

    Attributes:
        cycle_days: Days from one payout to the next.
        transit_days: Calendar days from payout to bank, counted in closes.
        reserve_fraction: Share of one cycle's net sales that is always held back.
        hold_days: Days from a sale until it can be paid out: delivery and the hold after it.

    Raises:
        InvalidInput: A cycle of less than a day, or negative days.
        InvalidType: Days that are not whole numbers.

    Examples:
        >>> amazon = SettlementCycle(cycle_days=14, transit_days=5)
        >>> steady = amazon.steady_state(10_000)
        >>> steady.average_open, steady.peak_open
        (Decimal('115000'), Decimal('180000'))
    """

    cycle_days: int = field(metadata=COUNT)
    transit_days: int = field(metadata=WHOLE)
    reserve_fraction: Decimal = field(default=_ZERO, converter=exact_share_field)
    hold_days: int = field(default=0, metadata=WHOLE)

    def project(self, daily_sales: Sequence[Any]) -> "SettlementProjection":
        """Follow sales through the cycle, the first day being the first of a cycle.

        Args:
            daily_sales: Net sales of each day, in one currency; negative where refunds exceed them.

        Returns:
            What is accrued, in transit and paid at each close. Whatever the sales, what was
            sold is what was paid out, is accrued or is in reserve.

        Examples:
            >>> weekly = SettlementCycle(cycle_days=5, transit_days=1)
            >>> refunded = weekly.project([80, 80, 80, 80, 80, -250, 0]).days[5]
            >>> refunded.accrued, refunded.reserve
            (Decimal('-250'), Decimal('0'))
        """
        given = all_of_kind(daily_sales, object, "daily_sales")
        sales = [
            sane_amount(exact(amount, f"daily_sales[{day}]"), "daily_sales")
            for day, amount in enumerate(given)
        ]
        with decimal.localcontext(DECIMAL):
            return self._follow(sales, None)

    def _follow(self, sales: list[Decimal], unit: Decimal | None) -> "SettlementProjection":
        transit, payouts = [_ZERO] * len(sales), [_ZERO] * len(sales)
        held = [_ZERO] * len(sales)
        free = dict.fromkeys(range(self.cycle_days - 1, len(sales), self.cycle_days), _ZERO)
        for day, sold in enumerate(sales):
            # Only sales are held. A refund among them would make the held part smaller and the
            # payout larger, as if money taken back could be paid out.
            known = day + self.hold_days if sold > 0 else day
            payout = payout_from(known, every=self.cycle_days, starts=self.cycle_days - 1)
            if payout in free:
                free[payout] += sold

        def whole(amount: Decimal) -> Decimal:
            # banks move whole cents or yen; the rest stays accrued
            return amount if unit is None else amount.quantize(unit, rounding=decimal.ROUND_DOWN)

        for each in cleared(
            free,
            nothing=_ZERO,
            held_back=lambda day, _: self._reserve(sales, day + 1),
            # the reserve is a level: what was held is free with the next payout, which holds anew
            released_on=lambda day: day + self.cycle_days,
            whole=whole,
        ):
            if each.day >= len(sales):
                break  # beyond what was asked: the last reserve is not released within it
            payouts[each.day] = each.sent
            # in transit at the close of the payout day and of those that follow
            for close in range(each.day, min(each.day + self.transit_days, len(sales))):
                transit[close] += each.sent
            for close in range(each.day, min(each.day + self.cycle_days, len(sales))):
                held[close] = each.held
        accrued = _ZERO
        days: list[SettlementDay] = []
        for day, sold in enumerate(sales):
            accrued += sold - payouts[day]
            # the reserve is part of what has accrued: it cannot be more, and is never negative
            reserve = max(min(held[day], accrued), _ZERO)
            days.append(
                SettlementDay(accrued=accrued - reserve, reserve=reserve, in_transit=transit[day])
            )
        return SettlementProjection(days=tuple(days), payouts=tuple(payouts))

    def _reserve(self, sales: Sequence[Decimal], end: int) -> Decimal:
        """Return what is reserved at a payout: a share of its cycle's sales net of refunds."""
        recent = sum(sales[max(end - self.cycle_days, 0) : end], _ZERO)
        return max(recent, _ZERO) * self.reserve_fraction

    def steady_state(self, daily_sales: Any) -> "SteadyState":
        """Return one cycle of equal daily sales, once nothing is left of how it began.

        Args:
            daily_sales: Net sales of every day.
        """
        # after the longest way of a sale to the bank every cycle is like the one before
        warm = _FEWEST_CYCLES + math.ceil((self.transit_days + self.hold_days) / self.cycle_days)
        sold = sane_amount(exact(daily_sales, "daily_sales"), "daily_sales")
        projection = self.project([sold] * (self.cycle_days * (warm + 1)))
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

        Payouts are in whole minor units of the currency. The reserve is released with the first
        payout after the sales end; what is still held then is due with the payout after its hold.
        Where refunds exceed all that came after, the debt is a payable, due with the last payout.

        Args:
            daily_sales: Net sales by day, none before ``cycle_start``.
            currency: The currency of the payouts.
            cycle_start: The first day of a cycle.
            refund_rate: Share of these sales still to be refunded.
            reference: The marketplace, for the plan.

        Returns:
            Exposures that sum to the sales.

        Raises:
            InvalidInput: There are no sales, or some before the cycle starts.
        """
        unit = minor_unit(currency_code(currency))
        start = civil_day(cycle_start, "cycle_start")
        sales = {
            civil_day(day, "daily_sales"): sane_amount(
                exact(amount, f"daily_sales.{day}"), "daily_sales"
            )
            for day, amount in mapping_of(daily_sales, "daily_sales").items()
        }
        if not sales or min(sales) < start:
            raise InvalidInput(
                "There are no sales from {value} on, or some before it.",
                code="fx.cycle_sales",
                remedy="Give the sales of the cycle that starts then, or start an earlier one.",
                where="cycle_start",
                value=str(start),
            )
        last = span(start, max(sales)) + 1
        length = (math.ceil((last + self.hold_days) / self.cycle_days) + 2) * self.cycle_days
        with decimal.localcontext(DECIMAL):
            followed = self._follow(
                [sales.get(start + n * _DAY, _ZERO) for n in range(length)], unit
            )
            payouts = list(followed.payouts)
            # A rest of less than one minor unit goes with the last payout, so that nothing is lost;
            # a debt cannot be paid out and stands by itself.
            rest = followed.days[-1].accrued + followed.days[-1].reserve
            if rest > 0:
                payouts[max((n for n, paid in enumerate(payouts) if paid), default=-1)] += rest
        due = [start + (day + self.transit_days) * _DAY for day in range(length)]
        found = [
            Exposure(
                amount=paid,
                currency=currency,
                due=due[day],
                stage=ExposureStage.IN_SETTLEMENT,
                refund_rate=refund_rate,
                reference=reference,
            )
            for day, paid in enumerate(payouts)
            if paid
        ]
        if rest < 0:
            found.append(
                Exposure(
                    amount=rest,
                    currency=currency,
                    due=due[-1],
                    stage=ExposureStage.PAYABLE,
                    reference=reference,
                )
            )
        return tuple(found)


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
        with decimal.localcontext(DECIMAL):
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
        with decimal.localcontext(DECIMAL):
            return sum((day.open for day in self.days), _ZERO) / len(self.days)

    @property
    def peak_open(self) -> Decimal:
        """The most that is open at a close, the reserve included."""
        return max(day.open for day in self.days)
