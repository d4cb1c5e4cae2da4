"""A cart with the facts that the laws of further countries ask for, and where it may go."""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from decimal import ROUND_DOWN, Decimal

from tests.landed_cost.independent.cart import CENT, Cart, Due, Line

ONE = Decimal(1)
PER_EURO = {
    "AED": "4.2",
    "AUD": "1.75",
    "CAD": "1.6",
    "CLP": "1100",
    "COP": "4600",
    "HKD": "9",
    "IDR": "19000",
    "ILS": "3.9",
    "INR": "100",
    "ISK": "145",
    "KRW": "1600",
    "MXN": "21",
    "MYR": "4.8",
    "NZD": "1.95",
    "PHP": "66",
    "RSD": "117",
    "SAR": "4.3",
    "SGD": "1.5",
    "THB": "38",
    "TRY": "48",
    "TWD": "36",
    "UAH": "48",
    "USD": "1.15",
    "VND": "30000",
    "ZAR": "20",
}
"""Round figures, the same on every day: a law's limit in a foreign currency is converted by them."""

PLAIN = ("t-shirt", "jeans", "handbag", "shoes", "toy", "phone case")
"""Goods that bear the general rate of tax everywhere here; others where a country's module says so."""


@dataclass(frozen=True, kw_only=True)
class Parcel(Cart):
    """A cart on its way: where it comes from and how, and what a tariff asks of every line."""

    currency: str
    sender: str = "CN"
    transport: str = "express"
    region: str | None = None
    platform: bool = False
    gift: bool = False
    tariff: Decimal = Decimal(0)

    @property
    def cif(self) -> Decimal:
        """The price of the goods with freight and insurance."""
        return self.goods + self.shipping + self.insurance

    @property
    def sold(self) -> bool:
        """Whether someone who is registered, or a platform, sells it to the consumer."""
        return (self.registered or self.platform) and not self.gift

    def of(self, amount: int, currency: str) -> Decimal:
        """Return a law's amount in the currency of the parcel."""
        return amount * Decimal(PER_EURO[self.currency]) / Decimal(PER_EURO.get(currency, "1"))

    def each(self, line: Line) -> Decimal:
        """Return what one piece of a line costs after the coupon."""
        return self.net(line) / line.quantity


@dataclass(frozen=True, kw_only=True)
class Place:
    """A destination: its law, and the parcels that try it."""

    due: Callable[[Parcel], Due | None]
    currency: str
    days: tuple[dt.date, ...]
    limits: tuple[int, ...]
    """Sums about which the law changes, in its currency: carts fall on both sides of each."""
    goods: tuple[str, ...] = PLAIN
    senders: tuple[str, ...] = ("CN",)
    transports: tuple[str, ...] = ("express",)
    regions: tuple[str | None, ...] = (None,)
    registration: str | None = None
    duties: tuple[str, ...] = ("0", "0.05", "0.08", "0.125")
    """What the tariff may ask of every line; the law's own, where it has one for all goods."""
    platforms: bool = False
    gifts: bool = False
    coin: Decimal = CENT
    unit: Decimal = CENT
    """What rounding may move in each charge and line: the coin of a tax."""


def days(*texts: str) -> tuple[dt.date, ...]:
    """Return days from their ISO texts."""
    return tuple(dt.date.fromisoformat(text) for text in texts)


def down(amount: Decimal, unit: int = 1) -> Decimal:
    """Return an amount without what is less than a unit."""
    return (amount / unit).quantize(ONE, ROUND_DOWN) * unit


def on_value(value: Decimal, duty: str | Decimal, tax: str | Decimal) -> Due:
    """Return a duty on a value, and a tax on that value with the duty."""
    bears = value * Decimal(duty)
    return Due(bears, (value + bears) * Decimal(tax))
