"""Dependence: how much hangs on one channel, and what is lost if it stops."""

from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction
from typing import Any

from attrs import field, frozen

from xborder.errors import InvalidInput, NotFound, nearest
from xborder.kind import mapping_of
from xborder.money import Mode, Money, Rounding
from xborder.number import DECIMAL, exact_share
from xborder.tabular import Tabular


@frozen(kw_only=True, repr=False)
class Dependence(Tabular):
    """How what is earned spreads over channels.

    Attributes:
        earned: What each channel earns.

    Examples:
        >>> found = dependence({"amazon": "60 EUR", "ebay": "25 EUR", "shop": "15 EUR"})
        >>> found.concentration, found.effective_channels
        (Decimal('0.445'), Decimal('2.25'))
    """

    earned: Mapping[str, Money] = field(hash=False)

    def to_columns(self) -> dict[str, list[Any]]:
        """Return a row a channel: what it earns, and its share of all to four decimals."""
        total = self.total
        return {
            "channel": list(self.earned),
            "earned": [money.amount for money in self.earned.values()],
            "currency": [money.currency.code for money in self.earned.values()],
            "share": [_decimal(money.ratio_to(total), 4) for money in self.earned.values()],
        }

    @property
    def total(self) -> Money:
        """What all channels earn together."""
        first, *others = self.earned.values()
        return sum(others, first)

    @property
    def concentration(self) -> Decimal:
        """The Herfindahl-Hirschman index: the sum of the squared shares, to four decimals.

        Source: A. O. Hirschman, American Economic Review 54 (1964), p. 761.
        """
        return _decimal(self._index(), 4)

    @property
    def effective_channels(self) -> Decimal:
        """How many equal channels would be as concentrated: one over the index, to two decimals."""
        return _decimal(1 / self._index(), 2)

    def _index(self) -> Fraction:
        total = self.total
        return sum((each.ratio_to(total) ** 2 for each in self.earned.values()), Fraction(0))

    def lost_without(self, channel: str, *, moved: Decimal | str = "0") -> Money:
        """Return what is lost if a channel stops.

        Args:
            channel: The channel.
            moved: The share of its orders that would come by the others.

        Raises:
            NotFound: There is no such channel.
        """
        if channel not in self.earned:
            meant = nearest(channel, self.earned)
            raise NotFound(
                "There is no channel {value}.",
                code="channels.channel",
                remedy="Did you mean {meant}?" if meant else "Use one of {known}.",
                where="channel",
                value=channel,
                meant=meant,
                known=", ".join(self.earned),
            )
        kept = 1 - Fraction(exact_share(moved, "moved"))
        num, over = self.earned[channel].as_ratio()
        lost = Fraction(num, over) * kept
        rounded = Rounding(mode=Mode.HALF_UP).apply(lost.numerator, lost.denominator)
        return Money.of_minor(rounded, self.earned[channel].currency)


def dependence(earned: Mapping[str, Any]) -> Dependence:
    """Return how what is earned spreads over channels.

    Args:
        earned: What each channel earns, all in one currency and none below zero.

    Raises:
        InvalidInput: A channel loses money, or none earns any.
        CurrencyMismatch: There is more than one currency.
    """
    found = {
        str(name): money if isinstance(money, Money) else Money(money)
        for name, money in mapping_of(earned, "earned").items()
    }
    for name, money in found.items():
        if money.amount < 0:
            raise InvalidInput(
                "{name} earns {value}: what loses money has no share of what is earned.",
                code="channels.loss",
                remedy="Leave it out, or give sales instead of margins.",
                where=f"earned.{name}",
                name=name,
                value=str(money),
            )
    spread = Dependence(earned=found)
    if not found or not spread.total:
        raise InvalidInput(
            "No channel earns anything.",
            code="channels.earned",
            remedy="Give what each channel earns.",
            where="earned",
        )
    return spread


def _decimal(value: Fraction, places: int) -> Decimal:
    scaled = value * 10**places
    whole = Rounding(mode=Mode.HALF_UP).apply(scaled.numerator, scaled.denominator)
    return Decimal(whole).scaleb(-places, DECIMAL).normalize(DECIMAL)
