"""Hedges in place: what they cover, and the rate they make together."""

import datetime as dt
from collections.abc import Iterable, Sequence
from decimal import Decimal

from attrs import field, frozen

from xborder.day import civil_day
from xborder.errors import InvalidInput
from xborder.fx.rates.amount import sane_amount
from xborder.fx.rates.pair import currency_code
from xborder.fx.rates.past import is_past
from xborder.kind import all_of_kind, exact_field, typed
from xborder.number import POSITIVE, finite, finite_values, not_negative, positive, share


@frozen(kw_only=True, field_transformer=typed)
class Hedge:
    """A forward that covers an exposure at a rate.

    Attributes:
        currency: The foreign currency.
        covers: The exposure it covers, with the exposure's sign: positive is receipts, sold
            forward; negative is payments, bought forward.
        due: Its value date.
        rate: The contract rate, home currency per one unit of foreign.
        reference: The deal's number or purpose.
    """

    currency: str = field(converter=currency_code)
    covers: Decimal = field(converter=exact_field)
    due: dt.date
    rate: float = field(metadata=POSITIVE)
    reference: str = ""

    def __attrs_post_init__(self) -> None:
        sane_amount(self.covers, "covers")

    def has_settled(self, on: dt.date) -> bool:
        """Return whether it was paid before a day; see :mod:`xborder.fx.rates.past`."""
        return is_past(self.due, on=civil_day(on, "on"))

    def gain(self, spot: float) -> float:
        """Return what the hedge pays on its value date in home currency, ``N (K - S)``."""
        return float(self.covers) * (self.rate - positive(spot, where="spot"))


def blended_rate(amounts: Sequence[float], rates: Sequence[float]) -> float:
    """Return the average rate of several hedges, weighted by amount.

    Args:
        amounts: What each covers, or its share; not negative, not all zero.
        rates: The rate of each.

    Raises:
        InvalidInput: There is not one rate an amount, or nothing is hedged.

    Source: the layered example of the Association of Corporate Treasurers: 20, 30 and 30 %.

    Examples:
        >>> round(blended_rate([0.2, 0.3, 0.3], [1.072, 1.081, 1.0905]), 7)
        1.0823125
    """
    weights = [not_negative(each, where="amounts") for each in finite_values(amounts, "amounts")]
    known = [positive(rate, where="rates") for rate in finite_values(rates, "rates")]
    if len(weights) != len(known) or not sum(weights):
        raise InvalidInput(
            "There are {value} amounts for {count} rates, or nothing is hedged.",
            code="fx.blended",
            remedy="Give one rate for each amount, and at least one amount above zero.",
            where="amounts",
            value=len(weights),
            count=len(known),
        )
    return sum(w * k for w, k in zip(weights, known, strict=True)) / sum(weights)


def effective_rate(hedged_share: float, hedge_rate: float, spot_at_delivery: float) -> float:
    """Return the rate of the whole exposure, hedged part and open part together.

    ``h K + (1 - h) S``

    Args:
        hedged_share: The part ``h`` that is hedged, from 0 to 1.
        hedge_rate: The rate ``K`` of the hedge.
        spot_at_delivery: The spot rate ``S`` at which the rest is changed.

    Examples:
        >>> round(effective_rate(0.8, 1.0823125, 1.06), 5)
        1.07785
    """
    hedged = share(hedged_share, where="hedged_share")
    spot = positive(spot_at_delivery, where="spot_at_delivery")
    return hedged * positive(hedge_rate, where="hedge_rate") + (1.0 - hedged) * spot


def cost_of_carry(hedges: Iterable[Hedge], spot_when_dealt: Iterable[float]) -> float:
    """Return what the forward points cost, ``sum N (S - K)``; negative if they earn.

    Args:
        hedges: The hedges.
        spot_when_dealt: The spot rate at the time each was dealt.

    Examples:
        >>> deal = Hedge(currency="USD", covers=100_000, due=dt.date(2027, 5, 20), rate=7.05)
        >>> round(cost_of_carry([deal], [7.15]), 2)
        10000.0
    """
    deals = all_of_kind(hedges, Hedge, "hedges")
    spots = all_of_kind(spot_when_dealt, object, "spot_when_dealt")
    if len(deals) != len(spots):
        raise InvalidInput(
            "There are {value} spot rates for {count} hedges.",
            code="fx.carry",
            remedy="Give the spot rate at the time each hedge was dealt.",
            where="spot_when_dealt",
            value=len(spots),
            count=len(deals),
        )
    return sum(
        float(hedge.covers) * (finite(spot, where="spot_when_dealt") - hedge.rate)
        for hedge, spot in zip(deals, spots, strict=True)
    )
