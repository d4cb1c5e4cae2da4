"""Swaps: moving a forward to another day, and exchanging loans in two currencies."""

import datetime as dt
from collections.abc import Iterable, Sequence
from itertools import pairwise

from attrs import field, frozen

from xborder.day import civil_day
from xborder.errors import InvalidInput
from xborder.fx.forwards.curve import ForwardCurve
from xborder.fx.forwards.forward import FxForward, Valuation, refuse_settled, same_pair
from xborder.fx.rates.amount import ModelAmount
from xborder.fx.rates.interest import DayCount
from xborder.fx.rates.pair import CurrencyPair, currency_pair
from xborder.fx.rates.past import is_past
from xborder.kind import all_of_kind, of_kind, typed
from xborder.number import FINITE, POSITIVE, finite, positive


@frozen(kw_only=True, field_transformer=typed)
class FxSwap:
    """Two deals in one: bought for one day and sold back for another, or the reverse.

    Attributes:
        near: The deal that settles first.
        far: The deal that settles later, the other way round.

    Raises:
        InvalidInput: The legs are of two pairs, settle in the wrong order, or go the same way.

    Examples:
        >>> swap = FxSwap.of("EURUSD", near_base_amount=100_000, spot=1.0850, points=25,
        ...     near_date=dt.date(2026, 11, 24), far_date=dt.date(2026, 12, 24))
        >>> round(swap.far.rate, 6), round(swap.points, 6)
        (1.0875, 25.0)
    """

    near: FxForward
    far: FxForward

    def __attrs_post_init__(self) -> None:
        if (
            self.near.pair != self.far.pair
            or self.near.value_date >= self.far.value_date
            or self.near.base_amount * self.far.base_amount >= 0.0
        ):
            raise InvalidInput(
                "The legs {near} and {value} do not make a swap.",
                code="fx.swap",
                remedy="Give one pair, a near date before the far date, and opposite amounts.",
                where="far",
                value=str(self.far),
                near=str(self.near),
            )

    @classmethod
    def of(
        cls,
        pair: CurrencyPair | str,
        *,
        near_base_amount: float,
        spot: float,
        points: float,
        near_date: dt.date,
        far_date: dt.date,
    ) -> "FxSwap":
        """Return the swap with equal base amounts that is quoted in swap points.

        Args:
            pair: The pair.
            near_base_amount: Base currency bought (positive) or sold on the near date.
            spot: The rate of the near leg.
            points: Swap points in pips, added for the far leg.
            near_date: Value date of the near leg.
            far_date: Value date of the far leg.
        """
        known = currency_pair(pair)
        far = positive(spot, where="spot") + finite(points, where="points") * known.pip
        amount = finite(near_base_amount, where="near_base_amount")
        return cls(
            near=FxForward(pair=known, base_amount=amount, rate=spot, value_date=near_date),
            far=FxForward(pair=known, base_amount=-amount, rate=far, value_date=far_date),
        )

    @property
    def points(self) -> float:
        """The swap points in pips, far rate less near rate."""
        return (self.far.rate - self.near.rate) / self.near.pair.pip

    def value(self, curve: ForwardCurve, *, reference_date: dt.date | None = None) -> Valuation:
        """Return what the legs still to come are worth together, in quote currency.

        See ``FxForward.value``; a near leg that has settled is left out.

        Raises:
            InvalidInput: The far leg has settled too.
        """
        far = self.far.value(curve, reference_date=reference_date)
        if is_past(self.near.value_date, on=curve.on):
            return far
        near = self.near.value(curve, reference_date=reference_date)
        return Valuation(
            amount=near.amount + far.amount,
            reference_date=far.reference_date,
            market_rate=far.market_rate,
        )


@frozen(kw_only=True)
class RolledForward:
    """A forward moved to another day by an FX swap.

    Attributes:
        swap: The swap to deal: its near leg closes the forward.
        settled: What the closed forward pays on its value date, in quote currency.
        effective_rate: The rate of the whole, old deal and swap together, on the new date.
    """

    swap: FxSwap
    settled: ModelAmount
    effective_rate: float


def roll_forward(deal: FxForward, curve: ForwardCurve, *, to: dt.date) -> RolledForward:
    """Move a forward that falls due to a later day, at market rates.

    The near leg closes the deal at today's outright for its value date, which pays or costs the
    gain so far; the far leg opens the new one. The effective rate carries that gain with it
    without interest: ``K_effective = F_far + (K - F_near)``.

    Args:
        deal: The forward to move.
        curve: Today's rates of its pair.
        to: The new value date, after the old one.

    Examples:
        >>> from xborder.fx.rates.curves import FlatCurve
        >>> from xborder.fx.rates.interest import InterestRate
        >>> today = dt.date(2026, 11, 20)
        >>> flat = {code: FlatCurve(currency=code, on=today,
        ...                         rate=InterestRate(rate=rate, compounding="continuous"))
        ...         for code, rate in {"EUR": 0.0215, "USD": 0.043}.items()}
        >>> curve = ForwardCurve(pair="EURUSD", spot=1.085, spot_date=dt.date(2026, 11, 24),
        ...                      domestic=flat["USD"], foreign=flat["EUR"])
        >>> deal = FxForward(pair="EURUSD", base_amount=-100_000, rate=1.10,
        ...                  value_date=dt.date(2026, 11, 24))
        >>> rolled = roll_forward(deal, curve, to=dt.date(2026, 12, 24))
        >>> round(rolled.settled.value, 2), round(rolled.effective_rate, 6)
        (1500.0, 1.101919)
    """
    of_kind(deal, FxForward, "deal")
    same_pair(deal.pair, of_kind(curve, ForwardCurve, "curve").pair)
    refuse_settled(deal.value_date, on=curve.on)
    near_rate = curve.outright(deal.value_date)
    far_rate = curve.outright(civil_day(to, "to"))
    swap = FxSwap(
        near=FxForward(
            pair=deal.pair,
            base_amount=-deal.base_amount,
            rate=near_rate,
            value_date=deal.value_date,
        ),
        far=FxForward(pair=deal.pair, base_amount=deal.base_amount, rate=far_rate, value_date=to),
    )
    return RolledForward(
        swap=swap,
        settled=deal.gain(near_rate),
        effective_rate=far_rate + deal.rate - near_rate,
    )


@frozen(kw_only=True)
class SwapPayment:
    """A payment of a swap.

    Attributes:
        day: When it is paid.
        amount: How much: received if positive.
        purpose: ``"principal"`` or ``"interest"``.
    """

    day: dt.date
    amount: ModelAmount
    purpose: str


def _dates(given: Iterable[dt.date]) -> tuple[dt.date, ...]:
    return all_of_kind(given, dt.date, "dates")


@frozen(kw_only=True, field_transformer=typed)
class CurrencySwap:
    """Two loans exchanged: base currency lent or borrowed against quote currency, both fixed.

    Attributes:
        pair: The pair.
        base_principal: Base currency received at the start and repaid at the end; negative the
            other way round.
        spot: The rate both principals are exchanged at.
        base_rate: Simple annual interest on the base principal.
        quote_rate: Simple annual interest on the quote principal.
        dates: Start, interest dates and end, in order.
        base_day_count: How the days of the base interest are counted.
        quote_day_count: How the days of the quote interest are counted.

    Raises:
        InvalidInput: There are fewer than two dates, or they are out of order.
    """

    pair: CurrencyPair = field(converter=currency_pair)
    base_principal: float = field(metadata=FINITE)
    spot: float = field(metadata=POSITIVE)
    base_rate: float = field(metadata=FINITE)
    quote_rate: float = field(metadata=FINITE)
    dates: tuple[dt.date, ...] = field(converter=_dates)
    base_day_count: DayCount = field(default=DayCount.ACT_360, converter=DayCount)
    quote_day_count: DayCount = field(default=DayCount.ACT_360, converter=DayCount)

    @dates.validator
    def _in_order(self, _attribute: object, dates: Sequence[dt.date]) -> None:
        if len(dates) < 2 or any(a >= b for a, b in pairwise(dates)):
            raise InvalidInput(
                "The dates {value} do not run from a start to an end.",
                code="fx.swap_dates",
                remedy="Give the start, each interest date and the end, in order.",
                where="dates",
                value=tuple(str(day) for day in dates),
            )

    def cash_flows(self) -> tuple[SwapPayment, ...]:
        """Return every payment, principals exchanged at both ends at the same rate.

        Examples:
            >>> swap = CurrencySwap(pair="EURUSD", base_principal=1_000_000, spot=1.085,
            ...     base_rate=0.02, quote_rate=0.04,
            ...     dates=[dt.date(2027, 1, 4), dt.date(2027, 7, 5)])
            >>> tuple(round(flow.amount.value) for flow in swap.cash_flows())
            (1000000, -1085000, -10111, 21941, -1000000, 1085000)
        """
        base, quote = self.base_principal, -self.base_principal * self.spot
        start, end = self.dates[0], self.dates[-1]
        flows = [self._flow(start, base, self.pair.base), self._flow(start, quote, self.pair.quote)]
        legs = (
            (base * self.base_rate, self.base_day_count, self.pair.base),
            (quote * self.quote_rate, self.quote_day_count, self.pair.quote),
        )
        for before, after in pairwise(self.dates):
            flows += [
                self._flow(after, -yearly * count.years(before, after), code, "interest")
                for yearly, count, code in legs
            ]
        flows += [self._flow(end, -base, self.pair.base), self._flow(end, -quote, self.pair.quote)]
        return tuple(flows)

    @staticmethod
    def _flow(
        day: dt.date, amount: float, currency: str, purpose: str = "principal"
    ) -> SwapPayment:
        return SwapPayment(day=day, amount=ModelAmount(amount, currency), purpose=purpose)

    def value(self, curve: ForwardCurve) -> ModelAmount:
        """Return the present value of the payments still to come, in quote currency.

        Payments before the curves' day are past and left out. Base currency is turned into quote
        currency at the rate that holds between present values.

        Raises:
            CurrencyMismatch: The curve is of another pair.
            InvalidInput: The last payment is past.
        """
        same_pair(self.pair, of_kind(curve, ForwardCurve, "curve").pair)
        refuse_settled(self.dates[-1], on=curve.on)
        total = 0.0
        for flow in self.cash_flows():
            if not is_past(flow.day, on=curve.on):
                rates = curve.foreign if flow.amount.currency == self.pair.base else curve.domestic
                rate = curve.rate_today() if rates is curve.foreign else 1.0
                total += flow.amount.value * rates.discount(flow.day) * rate
        return ModelAmount(total, self.pair.quote)
