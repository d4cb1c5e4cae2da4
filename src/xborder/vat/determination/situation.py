"""A situation: a sale as the rules ask about it, every fact read when it is asked for.

The names are those that the law's conditions speak; where each is found in a sale stands here, and
nowhere else in the slice.
"""

import datetime as dt
import functools
from collections.abc import Callable, Hashable, Mapping

from attrs import define, field

from xborder.policy.fact import yes_no
from xborder.trade import Incoterm, Item, Party
from xborder.trade.sale import Sale, Supply
from xborder.trade.vat_state import MEMBERS, UNION, counted_as
from xborder.vat.determination.place import TAXED_BY_STATES, Where, where

_SAID = (
    *("supply", "case", "channel", "carrier", "importer", "incoterm", "imported_in", "gift"),
    *("destination_chosen", "lacking", "holding", "elections", "transport", "prices"),
)
_OF_SELLER = (
    *("country", "establishments", "registrations", "intermediary", "small_enterprise_in"),
    "kind",
)
"""What a sale and its seller say, as far as rules read it."""

_KINGDOM = frozenset({"GB", "XI"})


@define(eq=False)
class Situation:
    """A sale, where it begins and ends, and what else the rules ask of it.

    Args:
        sale: The sale.
        thresholds: Whether each threshold is exceeded with this sale, as far as it is known.
        assumed: Answers taken for facts that are not given.
        scheme: The scheme that takes the goods at the border; ``"none"`` where there is none to
            cross, ``None`` where a fact is missing to tell.
        border_tax: Tells what tax it asks for at the border; asked only by rules that need it.
    """

    sale: Sale
    thresholds: Mapping[str, bool | None] = field(factory=dict)
    assumed: Mapping[str, str] = field(factory=dict)
    scheme: str | None = "none"
    border_tax: Callable[[], int | None] | None = None
    _kind: Hashable = field(init=False, default=None)
    goods: bool = field(init=False)
    dispatch: Where | None = field(init=False, default=None)
    arrival: Where | None = field(init=False, default=None)
    day: dt.date = field(init=False)
    dispatch_state: str | None = field(init=False, default=None)
    arrival_state: str | None = field(init=False, default=None)
    dispatch_area: str | None = field(init=False, default=None)
    arrival_area: str | None = field(init=False, default=None)

    def __attrs_post_init__(self) -> None:
        sale = self.sale
        self.goods = sale.supply is Supply.GOODS
        self.day = sale.payment_accepted or sale.on
        target = sale.ship_to or sale.buyer.country
        if target is not None:
            self.arrival = where(target, sale.region, sale.postcode, sale.on)
            self.arrival_state, self.arrival_area = self.arrival.state, self.arrival.area
        if self.goods:
            self._leave()
        else:
            self._serve()

    def _leave(self) -> None:
        sale = self.sale
        if sale.ship_from is not None:
            self.dispatch = where(
                sale.ship_from, sale.ship_from_region, sale.ship_from_postcode, sale.on
            )
            self.dispatch_state, self.dispatch_area = self.dispatch.state, self.dispatch.area

    def _serve(self) -> None:
        """A service leaves the state in which its supplier is established."""
        states = self.seller_states
        home = next((state for state in states if state in MEMBERS), None)
        self.dispatch_state = home or (states[0] if states else None)
        # The Windsor Framework, Art. 8, is about goods: services there follow the United Kingdom.
        if self.arrival is not None and self.arrival.place.code == "XI":
            self.arrival_state = self.arrival_area = "GB"

    @property
    def seller_states(self) -> tuple[str, ...]:
        """Where the seller is established, its seat first, as VAT counts it."""
        return tuple(dict.fromkeys(map(counted_as, self.sale.seller.states)))

    @property
    def registrations(self) -> frozenset[str] | None:
        """Where and for what the seller is registered; ``None`` if unknown."""
        given = self.sale.seller.registrations
        return None if given is None else frozenset(map(counted_as, given))

    @property
    def arrival_region(self) -> str | None:
        """The region of arrival, where its rates may differ."""
        return None if self.arrival is None else self.arrival.place.region

    @property
    def dispatch_region(self) -> str | None:
        """The region that goods leave."""
        return None if self.dispatch is None else self.dispatch.place.region

    def kind(self) -> Hashable:
        """Return all that rules read of a sale but thresholds and the border."""
        if self._kind is None:
            self._kind = self._told()
        return self._kind

    def _told(self) -> Hashable:
        said, buyer = self.sale.__dict__, self.sale.buyer
        marketplace = said["marketplace"]
        return (
            *[said[name] for name in _SAID],
            None if self.dispatch is None else self.dispatch.kind,
            None if self.arrival is None else self.arrival.kind,
            *[self.sale.seller.__dict__[name] for name in _OF_SELLER],
            (buyer.kind, buyer.number_valid, buyer.country),
            None if buyer.tax_number is None else buyer.identified_in or "",
            buyer.purchases_this_year is None,
            None if marketplace is None else (marketplace.designated,),
            tuple(self.assumed.items()) if self.assumed else (),
        )

    def is_role(self, place: str, code: str) -> bool | None:
        """Return whether a country is the one that a place of a rule stands for."""
        named = self.named(place)
        return None if named is None else code in named

    def named(self, place: str) -> frozenset[str] | None:
        """Return the countries that a place of a rule stands for; ``None`` if not known."""
        match place:
            case "dispatch":
                state = self.dispatch_state
            case "arrival":
                state = self.arrival_state
            case "EU":
                return UNION if self.goods else MEMBERS
            case _:
                state = place
        if state is None:
            return None
        if place == "arrival" and state in TAXED_BY_STATES and self.arrival_region:
            return frozenset({state, self.arrival_region})
        # Only where goods begin and end does Northern Ireland stand apart from the United Kingdom.
        whole = place == "GB" or (state in _KINGDOM and not self.goods)
        return _KINGDOM if whole else frozenset({state})

    def fact(self, name: str) -> str | None:
        """Return what the sale says of a fact; ``None`` if it is not known, nor assumed."""
        found = _reader(name)(self)
        return self.assumed.get(name) if found is None else found

    def item_fact(self, name: str, item: Item) -> str | None:
        """Return what one line says of a fact."""
        found = _OF_ITEM[name](item)
        return self.assumed.get(name) if found is None else found


def _identified(situation: Situation) -> str | None:
    buyer = situation.sale.buyer
    if buyer.tax_number is None:
        return "none"
    # A number without a country's letters is taken for one of the buyer's own country.
    home = buyer.identified_in or buyer.country or situation.arrival_state
    if home is None:
        return None
    home = counted_as(home)
    for role in ("arrival", "dispatch"):
        if situation.is_role(role, home):
            return role
    return "member" if home in UNION else "elsewhere"


def _number_valid(situation: Situation) -> str | None:
    buyer = situation.sale.buyer
    return "no" if buyer.tax_number is None else yes_no(buyer.number_valid)


def _members(situation: Situation) -> str | None:
    seller = situation.sale.seller
    if seller.country is None:
        return None
    count = len(UNION.intersection(situation.seller_states))
    return ("none", "one", "several")[min(count, 2)]


def _third_number(situation: Situation) -> str | None:
    dispatch, arrival = situation.named("dispatch"), situation.named("arrival")
    if situation.registrations is None or dispatch is None or arrival is None:
        return None
    return yes_no(bool(UNION.intersection(situation.registrations) - dispatch - arrival))


def _intermediary(situation: Situation) -> str | None:
    return "yes" if situation.sale.seller.intermediary else None


def _importer(situation: Situation) -> str:
    sale = situation.sale
    if sale.importer is not None:
        return str(sale.importer)
    return str(Party.SELLER if sale.incoterm is Incoterm.DDP else Party.BUYER)


def _imported_elsewhere(situation: Situation) -> str | None:
    country = situation.sale.imported_in
    if country is None:
        return "no"
    same = situation.is_role("arrival", country)
    return None if same is None else yes_no(not same)


def _designated(situation: Situation) -> str | None:
    marketplace = situation.sale.marketplace
    return "no" if marketplace is None else yes_no(marketplace.designated)


def _import_tax(situation: Situation) -> str | None:
    if situation.border_tax is None:
        return "none"
    due = situation.border_tax()
    return None if due is None else ("due" if due else "none")


def _of(end: Where | None, name: str) -> str | None:
    found: str | None = None if end is None else getattr(end, name)
    return found


Reader = Callable[[Situation], str | None]

_OF_SALE: Mapping[str, Reader] = {
    "supply": lambda situation: str(situation.sale.supply),
    "case": lambda situation: str(situation.sale.case),
    "dispatch": lambda situation: situation.dispatch_state,
    "arrival": lambda situation: situation.arrival_state,
    "arrival.vat": lambda situation: situation.arrival_area,
    "import.scheme": lambda situation: situation.scheme,
    "import.tax": _import_tax,
    "ship_from": lambda situation: _of(situation.dispatch, "sender"),
    "ship_from.vat": lambda situation: situation.dispatch_area,
    "ship_from.customs": lambda situation: _of(situation.dispatch, "customs"),
    "destination": lambda situation: situation.arrival.place.code if situation.arrival else None,
    "territory": lambda situation: _of(situation.arrival, "territory"),
    "region": lambda situation: situation.arrival_region,
    "channel": lambda situation: str(situation.sale.channel),
    "transport": lambda situation: _word(situation.sale.transport),
    "buyer.kind": lambda situation: _word(situation.sale.buyer.kind),
    "buyer.tax_number": lambda situation: yes_no(bool(situation.sale.buyer.tax_number)),
    "buyer.identified": _identified,
    "buyer.number_valid": _number_valid,
    "buyer.purchases": lambda situation: (
        None if situation.sale.buyer.purchases_this_year is None else "known"
    ),
    "seller.members": _members,
    "seller.third_number": _third_number,
    "seller.intermediary": _intermediary,
    "destination_chosen": lambda situation: yes_no(situation.sale.destination_chosen),
    "carrier": lambda situation: str(situation.sale.carrier),
    "importer": _importer,
    "imported_elsewhere": _imported_elsewhere,
    "marketplace.designated": _designated,
    "gift": lambda situation: yes_no(situation.sale.gift),
    "sold": lambda situation: yes_no(situation.sale.is_paid_for),
    "sender.kind": lambda situation: (
        _word(situation.sale.seller.kind) if situation.sale.gift else None
    ),
    "prices": lambda situation: str(situation.sale.prices),
    "incoterm": lambda situation: _word(situation.sale.incoterm),
}


def _word(choice: object) -> str | None:
    return None if choice is None else str(choice)


_OF_ITEM: Mapping[str, Callable[[Item], str | None]] = {
    "item.hs_code": lambda item: item.hs_code,
    "item.origin": lambda item: item.origin,
    "item.category": lambda item: _word(item.category),
    "item.excise": lambda item: _word(item.excise_kind),
    "item.preference": lambda item: yes_no(item.preference),
    "item.used": lambda item: yes_no(item.used),
    "item.personal_use": lambda item: yes_no(item.personal_use),
}


def _established(which: str, situation: Situation) -> str | None:
    named = situation.named(which)
    if situation.sale.seller.country is None or named is None:
        return None
    return yes_no(not named.isdisjoint(situation.seller_states))


def _identified_in(which: str, situation: Situation) -> str | None:
    registrations, named = situation.registrations, situation.named(which)
    if registrations is None or named is None:
        return None
    return yes_no(not named.isdisjoint(registrations))


def _exempt(which: str, situation: Situation) -> str | None:
    named = situation.named(which)
    exempt = tuple(map(counted_as, situation.sale.seller.small_enterprise_in))
    if not exempt:
        return "no"
    return None if named is None else yes_no(not named.isdisjoint(exempt))


def _buyer_established(which: str, situation: Situation) -> str | None:
    home, named = situation.sale.buyer.country, situation.named(which)
    home = counted_as(home) if home else situation.arrival_state
    return None if home is None or named is None else yes_no(home in named)


def _registered(which: str, situation: Situation) -> str | None:
    registrations = situation.registrations
    return None if registrations is None else yes_no(which in registrations)


def _threshold(which: str, situation: Situation) -> str | None:
    # "arrival" is the threshold of the state of arrival, where each state has one.
    name = situation.arrival_region if which == "arrival" else which
    return yes_no(situation.thresholds.get(name or ""))


def _proof(which: str, situation: Situation) -> str | None:
    if which == "resale":
        return yes_no(which in situation.sale.holding)
    return yes_no(which not in situation.sale.lacking)


def _elected(which: str, situation: Situation) -> str | None:
    return yes_no(which in situation.sale.elections)


_BY_KIND: Mapping[str, Callable[[str, Situation], str | None]] = {
    "seller.established": _established,
    "seller.identified": _identified_in,
    "seller.exempt": _exempt,
    "seller.registered": _registered,
    "buyer.established": _buyer_established,
    "threshold": _threshold,
    "proof": _proof,
    "elected": _elected,
}


@functools.cache
def _reader(name: str) -> Reader:
    kind, _, which = name.partition(":")
    if which:
        return functools.partial(_BY_KIND[kind], which)
    return _OF_SALE[name]
