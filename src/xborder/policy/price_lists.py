"""Which carriers' price lists a book holds: its own above the built-in ones."""

import datetime as dt
import itertools
import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from functools import partial
from typing import Any, Self, TypeAlias

from attrs import evolve, field, frozen

from xborder.errors import InvalidInput, InvalidPolicy, nearest
from xborder.policy.carrier import CarrierFees
from xborder.policy.carrier_service import STORED, CarrierService
from xborder.policy.catalog import CARRIERS, load_carrier, load_services
from xborder.policy.clearance import with_clearance
from xborder.policy.compiled import CompiledPlan
from xborder.policy.kinds import Kinds
from xborder.policy.shelf import Shelf
from xborder.timeline import Dated, Timeline

_MOST_PRICED = 500
"""Plans with a carrier's prices that a book remembers: each count of days of storage is another."""
PriceList: TypeAlias = Timeline[CarrierFees] | Timeline[CarrierService]
"""What a carrier asks of every parcel, or for a service."""
_SITE = re.compile(
    r"(?:https?://)?(?:www\.)?(?P<name>[^./ ]+)(?:\.[^./ ]+)*\.(?P<land>[a-z]{2,})/?.*"
)
"""The address of a site: its name, and what it ends in, mostly a country."""


def _lists(given: Iterable[PriceList]) -> tuple[PriceList, ...]:
    return tuple(given)


@frozen(kw_only=True, eq=False)
class PriceLists(Shelf):
    """The price lists of a book, looked up by carrier and destination.

    Attributes:
        carriers: Price lists of carriers that stand above the built-in ones.
    """

    carriers: tuple[PriceList, ...] = field(default=(), converter=_lists)
    _priced: Kinds[tuple[Any, ...], CompiledPlan] = field(
        init=False, factory=partial(Kinds, _MOST_PRICED), repr=False
    )

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
        own = tuple(fees for fees in self._own_fees() if fees.entries[0].value.id == carrier)
        if self.builtin and carrier in CARRIERS:
            return (*own, *load_carrier(carrier))
        if own:
            return own
        known = self.every_carrier()
        meant = nearest_carrier(carrier, {each: self._countries_of(each) for each in known})
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

    def _countries_of(self, carrier: str) -> frozenset[str]:
        lists = (fees.entries[0].value.destinations for fees in self.fees_of(carrier))
        return frozenset(itertools.chain.from_iterable(lists))

    def fees_at(self, carrier: str, destination: str, on: dt.date) -> Dated[CarrierFees] | None:
        """Return the price list of a carrier at a destination on a day; ``None`` if not known.

        Raises:
            InvalidInput: The book knows no such carrier.
        """
        for fees in self.fees_of(carrier):
            if destination in fees.entries[0].value.destinations:
                return fees.find(on)
        return None

    def services_of(self, carrier: str) -> tuple[Timeline[CarrierService], ...]:
        """Return what a carrier asks for its services, your own lists first.

        Examples:
            >>> from xborder.policy.book import default_book
            >>> (storage,) = default_book().services_of("parcelforce")
            >>> storage.on(dt.date(2026, 3, 2)).id
            'storage'
        """
        own = tuple(each for each in self._own_services() if _carrier_of(each) == carrier)
        built_in = load_services(carrier) if self.builtin and carrier in CARRIERS else ()
        return (*own, *built_in)

    def service_at(
        self, carrier: str, service: str, destination: str, on: dt.date
    ) -> Dated[CarrierService] | None:
        """Return what a carrier asks for a service; ``None`` if that is not known there and then.

        Raises:
            InvalidInput: The carrier has no such service anywhere; the error names a near one.
                Every carrier stores parcels that wait.
        """
        every = self.services_of(carrier)
        for each in every:
            first = each.entries[0].value
            if first.id == service and destination in first.destinations:
                return each.find(on)
        known = tuple(sorted({STORED, *(each.entries[0].value.id for each in every)}))
        if service not in known:
            meant = nearest(service, known)
            raise InvalidInput(
                "No service {value} of the carrier {carrier} is known.",
                code="carrier.service",
                remedy="Did you mean {meant}?" if meant else "Use one of {known}.",
                where="carrier_services",
                value=service,
                carrier=carrier,
                meant=meant,
                known=", ".join(known),
            )
        return None

    def _cleared(
        self,
        key: tuple[Any, ...],
        plan: CompiledPlan,
        carrier: str,
        services: AbstractSet[str],
        storage_days: int | None,
        destination: str,
        on: dt.date,
    ) -> CompiledPlan:
        """Return the plan of a key with what a carrier asks, made ready once a price list."""
        asked: list[tuple[str, Dated[CarrierFees] | None]]
        asked = [("", self.fees_at(carrier, destination, on))]
        stored = () if storage_days is None else (STORED,)
        for name in sorted({*services, *stored}):
            found = self.service_at(carrier, name, destination, on)
            fees = None if found is None else found.holding(found.value.asked(storage_days or 0))
            asked.append((name, fees))

        def with_all() -> CompiledPlan:
            held = plan.plan
            for _, fees in asked:
                held = with_clearance(held, fees)
            return CompiledPlan(held)

        # A stretch of unchanged rules may hold several price lists, and a list several stretches.
        lists = [(name, destination, fees.start) if fees else name for name, fees in asked]
        return self._priced.recall((*key, carrier, storage_days, *lists), with_all)

    def _own_fees(self) -> Iterator[Timeline[CarrierFees]]:
        for each in self.carriers:
            if isinstance(each.entries[0].value, CarrierFees):
                yield each

    def _own_services(self) -> Iterator[Timeline[CarrierService]]:
        for each in self.carriers:
            if isinstance(each.entries[0].value, CarrierService):
                yield each

    def every_carrier(self) -> tuple[str, ...]:
        """Return the carriers by the names that a consignment asks for them, in order."""
        own = {fees.entries[0].value.id for fees in self._own_fees()}
        return tuple(sorted(own | (set(CARRIERS) if self.builtin else set())))

    def with_carrier(self, *fees: PriceList) -> Self:
        """Return the book with price lists of carriers, your own broker's say.

        They come before the built-in lists of the same carrier for the same destination.

        Args:
            *fees: The lists, each ``CarrierFees(...).by(source, ...)``, or for a service
                ``CarrierService(...).by(source, ...)``.

        Raises:
            InvalidPolicy: One is something else.
        """
        for each in fees:
            _check(each)
        return evolve(self, carriers=(*fees, *self.carriers))


def _carrier_of(service: Timeline[CarrierService]) -> str:
    return service.entries[0].value.carrier


def nearest_carrier(written: str, known: Mapping[str, AbstractSet[str]]) -> str:
    """Return the carrier that is meant by a name as people write it; empty if none is near.

    Case, accents and what stands between words tell no carrier from another. A name may be said
    in part, with a product behind it, or as the address of a site, whose ending names a country.
    A part of a word that several carriers share names none of them.

    Args:
        written: The name.
        known: The carriers, with the countries that their price lists are for.

    Examples:
        >>> known = {"dhl_express": {"CH", "DE"}, "posti": {"FI"}, "postnl_online": {"NL"}}
        >>> known |= {"la_poste_online": {"FR"}, "swiss_post": {"CH"}, "ups": set()}
        >>> [nearest_carrier(each, known) for each in ("DHL", "UPS Standard", "La Poste", "TNT")]
        ['dhl_express', 'ups', 'la_poste_online', '']
        >>> [nearest_carrier(each, known) for each in ("post.ch", "www.postnl.nl", "Post")]
        ['swiss_post', 'postnl_online', '']
    """
    site = _SITE.fullmatch(written.strip().casefold())
    said = _plain(site["name"] if site else written)
    plain = {_plain(each): each for each in known}
    if said in plain:
        return plain[said]
    if site:
        there = site["land"].upper()
        at_home = [each for name, each in plain.items() if said in name and there in known[each]]
        if len(at_home) == 1:
            return at_home[0]
    within = [each for each in plain if said.startswith(each)]
    if within:  # a product behind it: of two carriers the longer name
        return plain[max(within, key=len)]
    begun = sorted((each for each in plain if said and each.startswith(said)), key=len)
    whole = [each for each in begun if said in _beginnings(plain[each])]
    if whole or len(begun) == 1:  # the lists of one carrier begin with its name
        return plain[[*whole, *begun][0]]
    return "" if begun or site else plain.get(nearest(said, plain, alike=0.7), "")


def _beginnings(carrier: str) -> set[str]:
    """Return what the first words of a carrier's name come to, without what stands between."""
    return set(itertools.accumulate(map(_plain, carrier.split("_"))))


def _plain(name: str) -> str:
    folded = unicodedata.normalize("NFKD", name.casefold())
    return "".join(each for each in folded if each.isascii() and each.isalnum())


def _check(fees: object) -> None:
    held = [entry.value for entry in fees] if isinstance(fees, Timeline) else []
    kinds = {type(value) for value in held}
    if kinds not in ({CarrierFees}, {CarrierService}):
        raise InvalidPolicy(
            "{value} is not a price list of a carrier.",
            code="carrier.type",
            remedy="Write it as CarrierFees(...).by(SOURCE).",
            where="fees",
            value=fees,
        )
