"""Window forwards: one rate for any day of a window, priced at its worst day."""

import datetime as dt
from collections.abc import Iterable

from attrs import evolve, field, frozen

from xborder.day import civil_day
from xborder.errors import InvalidInput
from xborder.fx.forwards.curve import ForwardCurve
from xborder.fx.forwards.forward import FxForward, Valuation, refuse_settled, same_pair
from xborder.fx.rates.pair import CurrencyPair, currency_pair
from xborder.fx.rates.past import is_past
from xborder.fx.rates.span import span
from xborder.kind import of_kind, typed
from xborder.number import FINITE, POSITIVE, finite, finite_values, positive
from xborder.worktime import DayCalendar

_DAY = dt.timedelta(days=1)


@frozen(kw_only=True)
class WindowValue:
    """What a window forward is worth, by the day it is drawn.

    Attributes:
        least: Its value if it is drawn on the worst day left for its holder.
        most: Its value if it is drawn on the best one.
        worst_day: That worst day.
        best_day: That best one.
    """

    least: Valuation
    most: Valuation
    worst_day: dt.date
    best_day: dt.date


@frozen(kw_only=True, field_transformer=typed)
class WindowForward:
    """A forward that the merchant may draw on any day of a window, at one rate.

    Attributes:
        pair: The pair.
        base_amount: Amount of base currency: bought if positive, sold if negative. What is left of
            it, once a part has been drawn.
        rate: The contract rate.
        start: First day of the window.
        end: Last day of the window.

    Raises:
        InvalidInput: The window ends before it starts.
    """

    pair: CurrencyPair = field(converter=currency_pair)
    base_amount: float = field(metadata=FINITE)
    rate: float = field(metadata=POSITIVE)
    start: dt.date
    end: dt.date

    def __attrs_post_init__(self) -> None:
        _window(self.start, self.end)

    @classmethod
    def quoted(
        cls,
        curve: ForwardCurve,
        *,
        base_amount: float,
        start: dt.date,
        end: dt.date,
        calendar: DayCalendar | None = None,
    ) -> "WindowForward":
        """Return the window at the rate a bank quotes: the worst outright of any day in it.

        The highest for who buys the base currency, the lowest for who sells it.

        Args:
            curve: Outright rates of the pair, at the side that the merchant deals on.
            base_amount: Amount of base currency: bought if positive, sold if negative.
            start: First day of the window.
            end: Last day of the window.
            calendar: The days on which it can be drawn; every day if left out.

        Raises:
            InvalidInput: The window ends before it starts, or has no day that can be drawn on.
        """
        of_kind(curve, ForwardCurve, "curve")
        days = _days(civil_day(start, "start"), civil_day(end, "end"), calendar)
        amount = finite(base_amount, where="base_amount")
        rate = worst_rate([curve.outright(day) for day in days], buys_base=amount > 0)
        return cls(pair=curve.pair, base_amount=amount, rate=rate, start=start, end=end)

    def drawn(self, base_amount: float) -> "WindowForward":
        """Return what is left once a part has been drawn.

        Args:
            base_amount: What was drawn, with the sign of the deal's own amount.

        Raises:
            InvalidInput: It goes the other way, or more was drawn than there is.
        """
        part = finite(base_amount, where="base_amount")
        if part * self.base_amount < 0.0 or abs(part) > abs(self.base_amount):
            raise InvalidInput(
                "{value} cannot be drawn from {left}.",
                code="fx.drawn",
                remedy="Give an amount of the same sign, and no more than is left.",
                where="base_amount",
                value=part,
                left=self.base_amount,
            )
        return evolve(self, base_amount=self.base_amount - part)

    def value(
        self,
        curve: ForwardCurve,
        *,
        reference_date: dt.date | None = None,
        calendar: DayCalendar | None = None,
    ) -> WindowValue:
        """Return what the window is worth to its holder, in quote currency.

        The holder chooses the day, so that one number would be a guess: the value is the one of a
        forward for the day it is drawn, and the answer gives the worst and the best day left.
        Accounts show the least, unless the day is known.

        Args:
            curve: Outright mids of the pair.
            reference_date: The day whose money the value is in: the curves' day if left out.
            calendar: The days on which it can be drawn; every day if left out.

        Raises:
            CurrencyMismatch: The curve is of another pair.
            InvalidInput: The window is past.

        Examples:
            >>> from xborder.fx.rates import FlatCurve, InterestRate
            >>> today = dt.date(2026, 11, 20)
            >>> flat = {code: FlatCurve(currency=code, on=today,
            ...                         rate=InterestRate(rate=rate, compounding="continuous"))
            ...         for code, rate in {"EUR": 0.0215, "USD": 0.043}.items()}
            >>> curve = ForwardCurve(pair="EURUSD", spot=1.085, spot_date=dt.date(2026, 11, 24),
            ...                      domestic=flat["USD"], foreign=flat["EUR"])
            >>> deal = WindowForward.quoted(curve, base_amount=-100_000,
            ...                             start=dt.date(2027, 1, 4), end=dt.date(2027, 1, 29))
            >>> worth = deal.value(curve)
            >>> str(worth.best_day), str(worth.worst_day)  # euros rise: sell them early
            ('2027-01-04', '2027-01-29')
            >>> round(worth.least.amount.value, 2), worth.most.amount.value == 0.0
            (-158.97, True)
        """
        same_pair(self.pair, of_kind(curve, ForwardCurve, "curve").pair)
        refuse_settled(self.end, on=curve.on)
        first = curve.on if is_past(self.start, on=curve.on) else self.start
        valued = [
            (
                FxForward(
                    pair=self.pair, base_amount=self.base_amount, rate=self.rate, value_date=day
                ).value(curve, reference_date=reference_date),
                day,
            )
            for day in _days(first, self.end, calendar)
        ]
        # among equal days the earliest: a value that is the same all along has one worst day
        least = min(valued, key=lambda each: (each[0].amount.value, each[1]))
        most = max(valued, key=lambda each: each[0].amount.value)
        return WindowValue(least=least[0], most=most[0], worst_day=least[1], best_day=most[1])


def _days(start: dt.date, end: dt.date, calendar: DayCalendar | None) -> list[dt.date]:
    _window(start, end)
    days = [start + n * _DAY for n in range(span(start, end) + 1)]
    if calendar is None:
        return days
    open_days = [day for day in days if of_kind(calendar, DayCalendar, "calendar").is_working(day)]
    if not open_days:
        raise InvalidInput(
            "No day from {start} to {value} can be drawn on.",
            code="fx.window",
            remedy="Give a longer window, or another calendar.",
            where="end",
            value=str(end),
            start=str(start),
        )
    return open_days


def _window(start: dt.date, end: dt.date) -> None:
    if end < start:
        raise InvalidInput(
            "The window ends on {value}, before it starts on {start}.",
            code="fx.window",
            remedy="Give an end on or after the start.",
            where="end",
            value=str(end),
            start=str(start),
        )


def worst_rate(outrights: Iterable[float], *, buys_base: bool) -> float:
    """Return the outright a window is priced at: the highest for a buyer of base, else the lowest.

    Args:
        outrights: The outright of each day, at least one.
        buys_base: Whether the merchant buys the base currency.

    Raises:
        InvalidInput: There is none.

    Examples:
        >>> worst_rate([1.40, 1.39], buys_base=True), worst_rate([1.40, 1.39], buys_base=False)
        (1.4, 1.39)
    """
    rates = [positive(rate, where="outrights") for rate in finite_values(outrights, "outrights")]
    return max(rates) if of_kind(buys_base, bool, "buys_base") else min(rates)
