"""Rates as they are quoted: two-sided prices, a customer's rate and what it is made of, locks."""

import datetime as dt
from typing import Any

from attrs import field, frozen

from xborder.errors import InvalidInput, InvalidType
from xborder.fx.rates.pair import CurrencyPair, currency_pair
from xborder.kind import of_kind, typed
from xborder.number import NOT_NEGATIVE, POSITIVE, finite


@frozen(kw_only=True, field_transformer=typed)
class TwoWayRate:
    """A rate with its two sides, quote currency per one unit of base.

    Attributes:
        pair: The pair it is quoted for.
        bid: What a client gets who sells the base currency.
        ask: What a client pays who buys the base currency.

    Raises:
        InvalidInput: The bid is above the ask.

    Examples:
        >>> rate = TwoWayRate(pair="EURUSD", bid=1.0849, ask=1.0851)
        >>> rate.mid, round(rate.inverse.bid, 6)
        (1.085, 0.921574)
    """

    pair: CurrencyPair = field(converter=currency_pair)
    bid: float = field(metadata=POSITIVE)
    ask: float = field(metadata=POSITIVE)

    def __attrs_post_init__(self) -> None:
        if self.bid > self.ask:
            raise InvalidInput(
                "The bid {value} of {pair} is above the ask {ask}.",
                code="fx.crossed",
                remedy="Check that bid and ask are not swapped, and that both are per one {base}.",
                where="bid",
                value=self.bid,
                ask=self.ask,
                pair=str(self.pair),
                base=self.pair.base,
            )

    @classmethod
    def single(cls, pair: CurrencyPair | str, rate: float) -> "TwoWayRate":
        """Return a rate without a spread, such as a fixing or a mid."""
        return cls(pair=pair, bid=rate, ask=rate)

    @property
    def mid(self) -> float:
        """The middle of bid and ask."""
        return 0.5 * (self.bid + self.ask)

    @property
    def inverse(self) -> "TwoWayRate":
        """The same prices per one unit of the other currency; the sides swap."""
        return TwoWayRate(pair=self.pair.inverse, bid=1.0 / self.ask, ask=1.0 / self.bid)

    def times(self, other: "TwoWayRate") -> "TwoWayRate":
        """Return the cross of this pair with one whose base is this pair's quote.

        Each side uses only prices a client could have dealt on.

        Raises:
            InvalidInput: The two pairs do not share the middle currency.
        """
        if self.pair.quote != of_kind(other, TwoWayRate, "other").pair.base:
            raise InvalidInput(
                "{value} and {other} have no currency in the middle.",
                code="fx.cross",
                remedy="Invert one of them first: the quote of the first must be the base of "
                "the second.",
                where="other",
                value=str(self.pair),
                other=str(other.pair),
            )
        pair = CurrencyPair(base=self.pair.base, quote=other.pair.quote)
        return TwoWayRate(pair=pair, bid=self.bid * other.bid, ask=self.ask * other.ask)

    def outright(self, bid_points: float, ask_points: float) -> "TwoWayRate":
        """Return the forward rate that forward points make, each side with its own.

        Args:
            bid_points: Points in pips, added to the bid; negative at a discount.
            ask_points: Points in pips, added to the ask.

        Examples:
            >>> spot = TwoWayRate(pair="GBPUSD", bid=1.6, ask=1.601)
            >>> forward = spot.outright(5, 8)
            >>> round(forward.bid, 6), round(forward.ask, 6)
            (1.6005, 1.6018)
        """
        pip = self.pair.pip
        return TwoWayRate(
            pair=self.pair,
            bid=self.bid + finite(bid_points, where="bid_points") * pip,
            ask=self.ask + finite(ask_points, where="ask_points") * pip,
        )


@frozen(kw_only=True, field_transformer=typed)
class CustomerRate:
    """A customer's rate and what it is made of, each part in a field of its own.

    Attributes:
        pair: The pair; the customer sells its base currency unless said otherwise.
        base_rate: The provider's own rate before its fee.
        fee_rate: The provider's fee as a fraction of the amount, 0.02 for 2 %.
        reference_rate: An independent rate to compare with, such as a mid or a fixing.
        reference: Whose rate that is.
        sells_base: Whether the customer sells the base currency (the fee lowers the rate) or
            buys it (the fee raises it).

    Examples:
        >>> quote = CustomerRate(pair="GBPCHF", base_rate=1.12415, fee_rate=0.02,
        ...                      reference_rate=1.12437, reference="published mid")
        >>> round(quote.rate, 5), round(quote.cost_bp, 1)
        (1.10167, 201.9)
    """

    pair: CurrencyPair = field(converter=currency_pair)
    base_rate: float = field(metadata=POSITIVE)
    fee_rate: float = field(metadata=NOT_NEGATIVE)
    reference_rate: float = field(metadata=POSITIVE)
    reference: str
    sells_base: bool = True

    @property
    def rate(self) -> float:
        """What the customer deals at: the base rate worsened by the fee."""
        sign = -1.0 if self.sells_base else 1.0
        return self.base_rate * (1.0 + sign * self.fee_rate)

    @property
    def cost_bp(self) -> float:
        """All-in cost against the reference, in basis points of the reference amount."""
        sign = 1.0 if self.sells_base else -1.0
        return sign * (self.reference_rate - self.rate) / self.reference_rate * 1e4


@frozen(kw_only=True, field_transformer=typed)
class LockedQuote:
    """A customer rate that a provider stands by for a while.

    Attributes:
        quote_id: The provider's reference.
        rate: The rate and its parts.
        valid_from: First moment it can be used, with its time zone.
        valid_until: First moment it can no longer be used.
        single_use: Whether one conversion uses it up.

    Raises:
        InvalidInput: It ends before it starts.
        InvalidType: A moment has no time zone.
    """

    quote_id: str
    rate: CustomerRate
    valid_from: dt.datetime
    valid_until: dt.datetime
    single_use: bool = True

    def __attrs_post_init__(self) -> None:
        for where in ("valid_from", "valid_until"):
            _aware(getattr(self, where), where)
        if self.valid_from >= self.valid_until:
            raise InvalidInput(
                "The quote {quote} ends at {value}, before it starts.",
                code="fx.lock_window",
                remedy="Give a valid_until after valid_from.",
                where="valid_until",
                value=str(self.valid_until),
                quote=self.quote_id,
            )

    def holds_at(self, moment: dt.datetime) -> bool:
        """Return whether the quote can be used at a moment."""
        return self.valid_from <= _aware(moment, "moment") < self.valid_until

    def rate_at(self, moment: dt.datetime) -> float:
        """Return the locked rate.

        Raises:
            InvalidInput: The quote does not hold at that moment.
        """
        if not self.holds_at(moment):
            raise InvalidInput(
                "The quote {quote} does not hold at {value}.",
                code="fx.lock_expired",
                remedy="Use it from {start} and before {end}, or ask for a new one.",
                where="moment",
                value=str(moment),
                quote=self.quote_id,
                start=str(self.valid_from),
                end=str(self.valid_until),
            )
        return self.rate.rate


def _aware(moment: Any, where: str) -> dt.datetime:
    if isinstance(moment, dt.datetime) and moment.tzinfo is not None:
        return moment
    raise InvalidType(
        "{value} is not a moment with a time zone.",
        code="fx.moment",
        remedy="Give an aware datetime, such as one with tzinfo=datetime.UTC.",
        where=where,
        value=str(moment),
    )
