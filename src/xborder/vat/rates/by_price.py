"""Rates that depend on what a piece costs, such as those of clothing in New York."""

from fractions import Fraction

from attrs import frozen

from xborder.policy.amount import Amount, Bands, Quantity


@frozen
class PiecePrice:
    """What one piece costs without tax.

    Attributes:
        minor_units: In minor units of its currency; a fraction where a discount is shared.
        currency: The currency.
    """

    minor_units: Fraction
    currency: str


def amount_for(amount: Amount, price: PiecePrice | None) -> Amount:
    """Return the amount that holds at a price: the amount itself where the price decides nothing.

    Args:
        amount: An entry of a table of rates.
        price: What a piece costs; ``None`` if it is not known.
    """
    if price is None or not isinstance(amount, Bands) or amount.per != (Quantity.PIECE,):
        return amount
    *bands, last = amount.bands
    for band in bands:
        # every band but the last has an end
        if band.upto is None or band.upto.currency.code != price.currency:
            return amount
        end = Fraction(*band.upto.as_ratio())
        if price.minor_units < end or (band.inclusive and price.minor_units == end):
            return band.amount
    return last.amount
