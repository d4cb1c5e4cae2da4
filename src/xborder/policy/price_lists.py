"""Which carriers' price lists a book holds: its own above the built-in ones."""

import datetime as dt
from collections.abc import Iterable
from typing import Self

from attrs import evolve, field, frozen

from xborder.errors import InvalidInput, InvalidPolicy, nearest
from xborder.policy.carrier import CarrierFees
from xborder.policy.catalog import CARRIERS, load_carrier
from xborder.policy.shelf import Shelf
from xborder.timeline import Dated, Timeline


def _lists(given: Iterable[Timeline[CarrierFees]]) -> tuple[Timeline[CarrierFees], ...]:
    return tuple(given)


@frozen(kw_only=True, eq=False)
class PriceLists(Shelf):
    """The price lists of a book, looked up by carrier and destination.

    Attributes:
        carriers: Price lists of carriers that stand above the built-in ones.
    """

    carriers: tuple[Timeline[CarrierFees], ...] = field(default=(), converter=_lists)

    def fees_of(self, carrier: str) -> tuple[Timeline[CarrierFees], ...]:
        """Return the price lists of a carrier, your own first.

        Raises:
            InvalidInput: The book knows no such carrier; the error names a near one.

        Examples:
            >>> from xborder.policy.book import default_book
            >>> (fees,) = default_book().fees_of("bpost")
            >>> fees.on(dt.date(2025, 11, 21)).destinations
            ('BE',)
        """
        own = tuple(fees for fees in self.carriers if _first(fees).id == carrier)
        if self.builtin and carrier in CARRIERS:
            return (*own, *load_carrier(carrier))
        if own:
            return own
        known = self.every_carrier()
        meant = nearest(carrier, known)
        raise InvalidInput(
            "The book knows no fees of the carrier {value}.",
            code="carrier.unknown",
            remedy="Did you mean {meant}? Your own price list is added with book.with_carrier(...)."
            if meant
            else "Use one of {known}; your own price list is added with book.with_carrier(...).",
            where="carrier",
            value=carrier,
            meant=meant,
            known=", ".join(known) or "-",
        )

    def fees_at(self, carrier: str, destination: str, on: dt.date) -> Dated[CarrierFees] | None:
        """Return the price list of a carrier at a destination on a day; ``None`` if not known.

        Raises:
            InvalidInput: The book knows no such carrier.
        """
        for fees in self.fees_of(carrier):
            if destination in _first(fees).destinations:
                return fees.find(on)
        return None

    def every_carrier(self) -> tuple[str, ...]:
        """Return the carriers by the names that a consignment asks for them, in order."""
        own = {_first(fees).id for fees in self.carriers}
        return tuple(sorted(own | (set(CARRIERS) if self.builtin else set())))

    def with_carrier(self, *fees: Timeline[CarrierFees]) -> Self:
        """Return the book with price lists of carriers, your own broker's say.

        They come before the built-in lists of the same carrier for the same destination.

        Args:
            *fees: The lists, each ``CarrierFees(...).by(source, ...)``.

        Raises:
            InvalidPolicy: One is something else.
        """
        for each in fees:
            _check(each)
        return evolve(self, carriers=(*fees, *self.carriers))


def _first(fees: Timeline[CarrierFees]) -> CarrierFees:
    return fees.entries[0].value


def _check(fees: object) -> None:
    held = [entry.value for entry in fees] if isinstance(fees, Timeline) else []
    if not held or not all(isinstance(value, CarrierFees) for value in held):
        raise InvalidPolicy(
            "{value} is not a price list of a carrier.",
            code="carrier.type",
            remedy="Write it as CarrierFees(...).by(SOURCE).",
            where="fees",
            value=fees,
        )
