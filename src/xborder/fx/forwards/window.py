"""Window forwards: one rate for any day of a window, priced at its worst day."""

import datetime as dt

from attrs import field, frozen

from xborder.errors import InvalidInput
from xborder.fx.forwards.curve import ForwardCurve
from xborder.fx.numerics.quantity import NUMBER, POSITIVE, checked, positive
from xborder.fx.rates.pair import CurrencyPair, currency_pair
from xborder.timeline import civil_date


@frozen(kw_only=True, field_transformer=checked)
class WindowForward:
    """A forward that the merchant may draw on any day of a window, at one rate.

    Attributes:
        pair: The pair.
        base_amount: Amount of base currency: bought if positive, sold if negative.
        rate: The contract rate.
        start: First day of the window.
        end: Last day of the window.

    Raises:
        InvalidInput: The window ends before it starts.
    """

    pair: CurrencyPair = field(converter=currency_pair)
    base_amount: float = field(metadata=NUMBER)
    rate: float = field(metadata=POSITIVE)
    start: dt.date = field(converter=civil_date)
    end: dt.date = field(converter=civil_date)

    def __attrs_post_init__(self) -> None:
        _window(self.start, self.end)

    @classmethod
    def quoted(
        cls, curve: ForwardCurve, *, base_amount: float, start: dt.date, end: dt.date
    ) -> "WindowForward":
        """Return the window at the rate a bank quotes: the worst outright of any day in it.

        The highest for who buys the base currency, the lowest for who sells it.
        """
        _window(start, end)
        days = (start + dt.timedelta(days=n) for n in range((end - start).days + 1))
        rate = worst_rate([curve.outright(day) for day in days], buys_base=base_amount > 0)
        return cls(pair=curve.pair, base_amount=base_amount, rate=rate, start=start, end=end)


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


def worst_rate(outrights: list[float], *, buys_base: bool) -> float:
    """Return the outright a window is priced at: the highest for a buyer of base, else the lowest.

    Examples:
        >>> worst_rate([1.40, 1.39], buys_base=True), worst_rate([1.40, 1.39], buys_base=False)
        (1.4, 1.39)
    """
    rates = [positive(rate, where="outrights") for rate in outrights]
    if not rates:
        raise InvalidInput(
            "There is no outright rate in {value}.",
            code="fx.window",
            remedy="Give the outrights of the window's days.",
            where="outrights",
            value=outrights,
        )
    return max(rates) if buys_base else min(rates)
