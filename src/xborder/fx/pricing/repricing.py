"""Repricing: a corridor around the rate a price was made at, and the price once it is left."""

from collections.abc import Mapping

from attrs import field, frozen

from xborder.display import Shown
from xborder.errors import known_locale
from xborder.fx.pricing.margin import Keep, UnitEconomics
from xborder.kind import mapping_of, of_kind, typed
from xborder.messages import DEFAULT_LOCALE, Text, in_words
from xborder.number import POSITIVE, SHARE, positive


@frozen(kw_only=True, field_transformer=typed)
class RateCorridor:
    """How far a rate may drift from the one a price was made at.

    Attributes:
        rate: The rate the price was made at, home per one unit.
        down: The fall that calls for a new price, as a fraction.
        up: The rise that does.
    """

    rate: float = field(metadata=POSITIVE)
    down: float = field(metadata=SHARE)
    up: float = field(metadata=POSITIVE)

    @property
    def lowest(self) -> float:
        """The lowest rate that leaves the price alone."""
        return self.rate * (1.0 - self.down)

    @property
    def highest(self) -> float:
        """The highest rate that leaves the price alone."""
        return self.rate * (1.0 + self.up)

    def holds(self, rate: float) -> bool:
        """Return whether a rate lies within the corridor."""
        return self.lowest <= positive(rate, where="rate") <= self.highest


@frozen(kw_only=True, repr=False)
class Repricing(Shown):
    """Whether a product needs a new price, and which.

    Attributes:
        triggered: Whether the rate has left its corridor.
        price: The price to ask now, in the price currency.
        corridor: The corridor from now on.
        reason: Why, as a sentence.
    """

    triggered: bool
    price: float
    corridor: RateCorridor
    reason: Text

    @in_words
    def explain(self, locale: str = DEFAULT_LOCALE) -> str:
        """Return the reason in a language."""
        return self.reason.render(known_locale(locale))


def reprice(
    product: UnitEconomics,
    corridor: RateCorridor,
    *,
    before: Mapping[str, float],
    after: Mapping[str, float],
    keep: str = Keep.MARGIN,
) -> Repricing:
    """Return the price that keeps the margin once its currency has left the corridor.

    Args:
        product: The product at its present price.
        corridor: The corridor around the rate that price was made at.
        before: The rates the price was made at.
        after: Today's rates.
        keep: What of the margin is kept.

    Examples:
        >>> from xborder.fx.rates.amount import ModelAmount
        >>> mug = UnitEconomics(home="CNY", price=24, price_currency="EUR",
        ...                     costs={"goods": ModelAmount(100, "CNY")})
        >>> corridor = RateCorridor(rate=7.75, down=0.03, up=0.05)
        >>> new = reprice(mug, corridor, before={"EUR": 7.75}, after={"EUR": 7.40})
        >>> new.triggered, round(new.price, 2)
        (True, 25.14)
    """
    of_kind(product, UnitEconomics, "product")
    of_kind(corridor, RateCorridor, "corridor")
    rate = mapping_of(after, "after").get(product.price_currency)
    if rate is None or corridor.holds(rate):
        product.margin(after)  # a missing rate is refused here
        return Repricing(
            triggered=False,
            price=product.price,
            corridor=corridor,
            reason=Text(
                "{currency} at {rate} is within {low} to {high}; the price stays.",
                currency=product.price_currency,
                rate=f"{rate or 1.0:.4f}",
                low=f"{corridor.lowest:.4f}",
                high=f"{corridor.highest:.4f}",
            ),
        )
    price = product.kept_price(before, after, keep=keep)
    return Repricing(
        triggered=True,
        price=price,
        corridor=RateCorridor(rate=rate, down=corridor.down, up=corridor.up),
        reason=Text(
            "{currency} at {rate} has left {low} to {high}; the price moves from {old} to {new}.",
            currency=product.price_currency,
            rate=f"{rate:.4f}",
            low=f"{corridor.lowest:.4f}",
            high=f"{corridor.highest:.4f}",
            old=f"{product.price:.2f}",
            new=f"{price:.2f}",
        ),
    )
