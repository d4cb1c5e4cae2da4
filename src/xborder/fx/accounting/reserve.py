"""The cash flow hedge reserve: the lower of two cumulative changes."""

import math

from attrs import frozen

from xborder.number import finite


@frozen(kw_only=True)
class HedgeReserve:
    """A cash flow hedge in equity and in profit or loss.

    Attributes:
        reserve: The cash flow hedge reserve.
        ineffectiveness: What goes to profit or loss: gain of the instrument less the reserve.
    """

    reserve: float
    ineffectiveness: float


def lower_of_test(*, instrument_gain: float, item_change: float) -> HedgeReserve:
    """Return the reserve of a cash flow hedge: the lower of two cumulative changes.

    The reserve is the smaller in absolute amount of the gain on the instrument and the change in
    present value of the hedged flows, both since inception, with the instrument's sign. Where they
    do not offset at all, there is no reserve.

    Args:
        instrument_gain: Cumulative gain (positive) or loss on the hedging instrument.
        item_change: Cumulative change in present value of the hedged item.

    Source: IFRS 9, 6.5.11(a) to (c).

    Examples:
        >>> lower_of_test(instrument_gain=110, item_change=-100)
        HedgeReserve(reserve=100.0, ineffectiveness=10.0)
    """
    gain = finite(instrument_gain, where="instrument_gain")
    change = finite(item_change, where="item_change")
    offsetting = min(gain, change) < 0.0 < max(gain, change)
    reserve = math.copysign(min(abs(gain), abs(change)), gain) if offsetting else 0.0
    return HedgeReserve(reserve=reserve, ineffectiveness=gain - reserve)
