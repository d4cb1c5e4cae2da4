"""Tickets: a trade cut into deals a bank will quote, and shared out to what it covers."""

from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction

from xborder.errors import InvalidInput
from xborder.kind import all_of_kind
from xborder.money import share
from xborder.number import DECIMAL, exact

_MOST_TICKETS = 10_000  # no desk deals more of one trade; a slip of the unit would fill the memory


def _units(*amounts: Decimal) -> int:
    """Return how many places make every amount a whole number."""
    return max(max(0, -int(amount.as_tuple().exponent)) for amount in amounts)


def split_ticket(
    amount: Decimal, *, maximum: Decimal | None = None, minimum: Decimal = Decimal(0)
) -> tuple[Decimal, ...]:
    """Cut a trade into as few equal tickets as the largest ticket allows.

    Args:
        amount: The trade, of either sign.
        maximum: The largest ticket; ``None`` if there is none.
        minimum: The smallest ticket.

    Returns:
        Tickets that sum to the amount, each at most ``maximum``.

    Raises:
        InvalidInput: The largest ticket is less than twice the smallest, so that some amounts
            cannot be cut at all.

    Examples:
        >>> split_ticket(Decimal(250_000), maximum=Decimal(100_000))
        (Decimal('83334'), Decimal('83333'), Decimal('83333'))
    """
    amount, minimum = exact(amount, "amount"), exact(minimum, "minimum")
    if maximum is None:
        return (amount,)
    maximum = exact(maximum, "maximum")
    if maximum <= 0 or Fraction(maximum) < 2 * Fraction(minimum):
        raise InvalidInput(
            "The largest ticket {value} is less than twice the smallest, {minimum}.",
            code="fx.ticket",
            remedy="Raise the largest ticket or lower the smallest.",
            where="maximum_ticket",
            value=str(maximum),
            minimum=str(minimum),
        )
    if abs(Fraction(amount)) > Fraction(maximum) * _MOST_TICKETS:
        raise InvalidInput(
            "{amount} would be cut into more than {value} tickets.",
            code="fx.tickets",
            remedy="Raise the largest ticket.",
            where="maximum_ticket",
            value=_MOST_TICKETS,
            amount=str(amount),
        )
    places = _units(amount, maximum)
    scale = 10**places
    # minus twice a floor is a ceiling, exact on fractions
    count = -(-abs(Fraction(amount)) // Fraction(maximum))
    parts = share(int(Fraction(amount) * scale), [1] * max(int(count), 1))
    return tuple(DECIMAL.scaleb(Decimal(part), -places) for part in parts)


def allocate(amount: Decimal, weights: Sequence[Decimal]) -> tuple[Decimal, ...]:
    """Share a trade out to the exposures it covers, in proportion, without losing a unit.

    Args:
        amount: The trade.
        weights: The size of each exposure, not negative.

    Examples:
        >>> allocate(Decimal("100.00"), [Decimal(1), Decimal(1), Decimal(1)])
        (Decimal('33.34'), Decimal('33.33'), Decimal('33.33'))
    """
    sizes = [
        exact(size, f"weights[{place}]")
        for place, size in enumerate(all_of_kind(weights, object, "weights"))
    ]
    amount = exact(amount, "amount")
    places = max(_units(amount), 2)
    # money's largest remainder: whole hundredths, or what the amount has, that sum to it exactly
    parts = share(int(Fraction(amount) * 10**places), sizes)
    return tuple(DECIMAL.scaleb(Decimal(part), -places) for part in parts)
