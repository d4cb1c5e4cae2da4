"""Scales: what a price costs, as straight pieces.

Every fee that is reckoned from a price is one: a share, a share and a fixed part, a share that the
whole price chooses (and that falls off a cliff where a band ends), shares of the portions of a
price, or the two mixed. So there is one formula for all of them, ``rate * price + fixed`` on the
piece that the price lies in, for one price and for a column of prices alike.
"""

from collections.abc import Iterable
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise
from math import lcm
from typing import Any

from attrs import evolve, field, frozen

from xborder.errors import InvalidInput, InvalidPolicy
from xborder.kind import all_of_kind, all_pairs
from xborder.number import DECIMAL, exact, exact_not_negative, exact_share


def _bound(value: Any) -> Decimal | None:
    if value is None:
        return None
    bound = exact(value, "up_to")
    if bound <= 0:
        raise InvalidInput(
            "{name} is {value}, which is not above zero.",
            code="number.not_positive",
            remedy="Give a number above zero; check its sign and unit.",
            where="up_to",
            name="up_to",
            value=f"{bound:f}",
        )
    return bound


def _rate(value: Any) -> Decimal:
    return exact_share(value, "rate")


def _fixed(value: Any) -> Decimal:
    return exact(value, "fixed")


@frozen
class Piece:
    """One straight piece of a scale: ``rate * price + fixed``.

    Attributes:
        up_to: The last price on it, in units of the currency; ``None`` where it has no end.
        rate: The share of the price, a fraction.
        fixed: What is added, in units of the currency.
    """

    up_to: Decimal | None = field(converter=_bound)
    rate: Decimal = field(converter=_rate)
    fixed: Decimal = field(default=Decimal(0), converter=_fixed)

    def at(self, price: Decimal) -> Decimal:
        """Return what a price costs on this piece, not rounded."""
        return DECIMAL.fma(self.rate, price, self.fixed)


def _pieces(given: Iterable[Piece]) -> tuple[Piece, ...]:
    return all_of_kind(given, Piece, "pieces")


@frozen
class Scale:
    """What a price costs.

    Args:
        pieces: The pieces, the lowest prices first; the last one has no end.

    Raises:
        InvalidPolicy: The bounds do not rise, or the last piece ends.

    Examples:
        >>> beauty = whole_price(("10", "0.08"), rest="0.15")
        >>> [str(beauty.at(Decimal(price))) for price in ("10.00", "10.01")]
        ['0.8000', '1.5015']
        >>> jewellery = portions(("250", "0.20"), rest="0.05")
        >>> str(jewellery.at(Decimal("400")))
        '57.50'
    """

    pieces: tuple[Piece, ...] = field(converter=_pieces)

    def __attrs_post_init__(self) -> None:
        bounds = [piece.up_to for piece in self.pieces]
        rising = all(
            low is not None and (high is None or low < high) for low, high in pairwise(bounds)
        )
        if not bounds or bounds[-1] is not None or not rising:
            raise InvalidPolicy(
                "The bounds {value} of a fee's bands do not rise to an open end.",
                code="channels.bands",
                remedy="Give the lowest band first and the last one without a bound.",
                value=", ".join("-" if bound is None else str(bound) for bound in bounds) or "-",
            )

    def at(self, price: Decimal) -> Decimal:
        """Return what a price costs, not rounded, in units of the currency."""
        paid = exact(price, "price")
        piece = next(p for p in self.pieces if p.up_to is None or paid <= p.up_to)
        return piece.at(paid)

    def ratio(self, num: Any, over: Any, minor: int) -> tuple[Any, int]:
        """Return what ``num / over`` minor units cost, as a numerator over ``over`` times a whole.

        Args:
            num: The price in minor units, times ``over``: an int or an int64 column.
            over: What the price is divided by, such as the units of a line; of the same kind.
            minor: Minor units in a unit of the currency, such as 100.

        Returns:
            ``(numerator, scale)``: the cost is ``numerator / (over * scale)`` minor units, exactly.
        """
        scale = lcm(
            *(
                part.denominator
                for piece in self.pieces
                for part in (Fraction(piece.rate), Fraction(piece.fixed) * minor)
            )
        )
        found: Any = None
        for piece in reversed(self.pieces):
            rate, fixed = Fraction(piece.rate), Fraction(piece.fixed) * minor
            cost = int(rate * scale) * num + int(fixed * scale) * over
            if piece.up_to is None:
                found = cost
            else:
                bound = Fraction(piece.up_to) * minor
                within = num * bound.denominator <= bound.numerator * over
                found = _chosen(within, cost, found)
        return found, scale

    def cliffs(self) -> tuple[Decimal, ...]:
        """Return the prices above which the cost jumps rather than bends.

        Examples:
            >>> whole_price(("10", "0.08"), rest="0.15").cliffs()
            (Decimal('10'),)
            >>> portions(("250", "0.20"), rest="0.05").cliffs()
            ()
        """
        return tuple(
            low.up_to
            for low, high in pairwise(self.pieces)
            if low.up_to is not None and low.at(low.up_to) != high.at(low.up_to)
        )

    def plus(self, fixed: Decimal | str) -> "Scale":
        """Return the scale with a fixed part on top, in units of the currency."""
        more = exact(fixed, "fixed")
        return Scale(evolve(piece, fixed=DECIMAL.add(piece.fixed, more)) for piece in self.pieces)


def _chosen(within: Any, this: Any, other: Any) -> Any:
    if isinstance(within, bool):
        return this if within else other
    # A column of prices: each takes the piece that it lies in.
    import numpy as np  # noqa: PLC0415 - only columns need it

    return np.where(within, this, other)


def percent(rate: Decimal | str, *, plus: Decimal | str = "0") -> Scale:
    """Return a share of the price, and a fixed part where there is one.

    Args:
        rate: The share, a fraction: 15 % is ``"0.15"``.
        plus: What is added, in units of the currency.

    Raises:
        InvalidInput: The share is no fraction from 0 to 1, or what is added is negative.

    Examples:
        >>> str(percent("0.029", plus="0.30").at(Decimal("50")))
        '1.750'
    """
    return Scale([Piece(None, rate, exact_not_negative(plus, "plus"))])


def fixed(amount: Decimal | str) -> Scale:
    """Return the same amount at every price.

    Args:
        amount: The amount, in the schedule's currency.

    Examples:
        >>> str(fixed("0.35").at(Decimal("50")))
        '0.35'
    """
    return Scale([Piece(None, "0", exact_not_negative(amount, "amount"))])


def whole_price(
    *bands: tuple[Decimal | str, Decimal | str], rest: "Decimal | str | Scale"
) -> Scale:
    """Return a share that the whole price chooses.

    Args:
        *bands: The last price of a band and its share, the lowest first.
        rest: The share above the last band, or the scale there.

    Examples:
        Clothing on Amazon's British site: 5, 10 and 15 % by band, and above 40 pounds 7 % of the
        portion over them.

        >>> clothing = whole_price(
        ...     ("15", "0.05"), ("20", "0.10"), rest=portions(("40", "0.15"), rest="0.07")
        ... )
        >>> [str(clothing.at(Decimal(price))) for price in ("15", "15.01", "40", "50")]
        ['0.75', '1.5010', '6.00', '6.70']
    """
    steps = all_pairs(bands, "bands")
    last = steps[-1][0] if steps else None
    above = rest.pieces if isinstance(rest, Scale) else (Piece(None, rest),)
    kept = [p for p in above if last is None or p.up_to is None or p.up_to > exact(last, "up_to")]
    return Scale([*(Piece(bound, rate) for bound, rate in steps), *kept])


def portions(*bands: tuple[Decimal | str, Decimal | str], rest: Decimal | str) -> Scale:
    """Return shares of the portions of a price, as an income tax has them.

    Args:
        *bands: The bound of a portion and its share, the lowest first.
        rest: The share of what lies above the last bound.

    Formula: on the piece above the bounds ``b1 < b2 < ...`` with shares ``r1, r2, ...`` the cost is
    ``r(k+1) * price + sum over j <= k of b(j) * (r(j) - r(j+1))``.
    """
    steps = all_pairs(bands, "bands")
    rates = [exact(rate, "rate") for _, rate in steps] + [exact(rest, "rate")]
    pieces, below = [], Decimal(0)
    for (bound, _), rate, after in zip(steps, rates, rates[1:], strict=False):
        pieces.append(Piece(bound, rate, below))
        below = DECIMAL.fma(exact(bound, "up_to"), DECIMAL.subtract(rate, after), below)
    return Scale([*pieces, Piece(None, rates[-1], below)])
