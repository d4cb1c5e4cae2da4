"""A cart in plain numbers, and what the calculators say of it."""

import datetime as dt
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

CENT = Decimal("0.01")


@dataclass(frozen=True)
class Line:
    """One kind of goods: its name in the table of goods, pieces, and the price of one."""

    good: str
    quantity: int
    price: Decimal

    @property
    def worth(self) -> Decimal:
        """The price of all pieces."""
        return self.quantity * self.price


@dataclass(frozen=True)
class Cart:
    """What a shop sends a consumer, in the currency of the destination; goods differ by line."""

    to: str
    on: dt.date
    lines: tuple[Line, ...]
    shipping: Decimal
    insurance: Decimal
    coupon: Decimal
    registered: bool
    home: Decimal = Decimal(0)
    """The rate of the seller's own VAT inside the prices that the shop shows; none in those here."""
    address: tuple[str, str | None] = ("", None)
    """The country and the postcode as written, where a territory is addressed under another name."""

    @property
    def goods(self) -> Decimal:
        """The price of the goods less the seller's coupon."""
        return sum((line.worth for line in self.lines), Decimal(0)) - self.coupon

    def share(self, line: Line, amount: Decimal) -> Decimal:
        """Return a line's part of an amount for the whole cart, by the value of the goods."""
        return amount * line.worth / (self.goods + self.coupon)

    def net(self, line: Line) -> Decimal:
        """Return a line's price less its part of the coupon."""
        return line.worth - self.share(line, self.coupon)

    def delivered(self, line: Line) -> Decimal:
        """Return a line's net price with its part of freight and insurance."""
        return self.net(line) + self.share(line, self.shipping + self.insurance)


@dataclass(frozen=True)
class Due:
    """What is due beside the price, by kind."""

    duty: Decimal = Decimal(0)
    vat: Decimal = Decimal(0)
    fee: Decimal = Decimal(0)


def cents(amount: Decimal) -> Decimal:
    """Return an amount in whole cents, half up."""
    return amount.quantize(CENT, ROUND_HALF_UP)
