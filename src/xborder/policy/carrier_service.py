"""Services of carriers: what they do with a parcel only where it is asked for, or lies too long.

A price list tells what every parcel pays; a service is named by whoever wants it, such as a broker
of one's own, and what waits for days is stored at a price for each of them.

    CarrierService(
        id="storage",
        carrier="our_broker",
        destinations="DE",
        daily=[Daily(charge=asked("our_broker_storage", STORAGE, Flat(Money("5 EUR"))), after=3)],
    ).by(PRICES, start=day(2026, 1, 1))
"""

from collections.abc import Iterable, Iterator
from typing import Final

from attrs import evolve, field, frozen

from xborder.errors import InvalidPolicy
from xborder.policy.amount import Amount, Estimate, Flat, PerUnit, Sum
from xborder.policy.carrier import CarrierFees
from xborder.policy.charge import Charge, in_order
from xborder.policy.names import destinations, names
from xborder.policy.not_computed import Doubtful, NotComputed, gaps
from xborder.policy.rule import Rule

STORED: Final = "storage"
"""The service that a parcel is in need of which waits, by the days it waits."""
STORAGE: Final = "Storage by the carrier"
"""The title of what storage costs; a message id."""
CROSSING: Final = "Surcharge of the carrier for crossing the border"
"""The title of a surcharge on every parcel that crosses the border; a message id."""
SERVICE: Final = "Service of the carrier that was asked for"
"""The title of a service that was asked for; a message id."""


@frozen(kw_only=True)
class Daily:
    """A charge that a parcel pays by the working days it lies with the carrier.

    Args:
        charge: What one day costs.
        after: The working days that are free of it.
        once: Whether it is due once, however many days follow.
    """

    charge: Charge
    after: int
    once: bool = False

    def __attrs_post_init__(self) -> None:
        times(self.charge.amount, 1)

    def on(self, days: int) -> Charge | None:
        """Return what so many working days cost; ``None`` while they are free."""
        due = days - self.after
        if due <= 0:
            return None
        return self.charge.replace(amount=times(self.charge.amount, 1 if self.once else due))


def _daily(given: Iterable[Daily]) -> tuple[Daily, ...]:
    return tuple(given)


@frozen(kw_only=True)
class CarrierService(Rule):
    """What one carrier asks for a service at some destinations.

    Its ``id`` is the name by which a consignment asks for it.

    Args:
        carrier: The carrier, by the name of its price list.
        destinations: The countries and territories that it is for.
        charges: What is asked, whether or not something is collected at the border.
        daily: What is asked by the days that the parcel lies.
        in_base_of: The taxes of the destination whose base it is a part of.
        not_computed: What the list does not tell.
    """

    carrier: str
    destinations: tuple[str, ...] = field(converter=destinations)
    charges: tuple[Charge, ...] = field(default=(), converter=in_order)
    daily: tuple[Daily, ...] = field(default=(), converter=_daily)
    in_base_of: tuple[str, ...] = field(default=(), converter=names)
    not_computed: "tuple[NotComputed | Doubtful, ...]" = field(default=(), converter=gaps)

    def asked(self, days: int) -> CarrierFees:
        """Return it as a price list of its own: what is asked for it, all of it always due.

        Args:
            days: The working days that the parcel lies with the carrier.
        """
        charges = (*self.charges, *self._stored(days))
        return CarrierFees(
            id=self.carrier,
            destinations=self.destinations,
            charges=charges,
            always=[charge.id for charge in charges],
            in_base_of=self.in_base_of,
            not_computed=self.not_computed,
        )

    def _stored(self, days: int) -> Iterator[Charge]:
        for each in self.daily:
            charge = each.on(days)
            if charge is not None:
                yield charge


def times(amount: Amount, count: int) -> Amount:
    """Return a sum of money so many times.

    Args:
        amount: Sums, by the declaration or by a quantity, or several of them added.
        count: How many times.

    Raises:
        InvalidPolicy: The amount is a share, or chosen by something: a day has no price then.

    Examples:
        >>> from xborder.money import Money
        >>> each_day = Sum(Flat(Money("11 EUR")), PerUnit(Money("0.22 EUR"), "gross_mg"))
        >>> [str(part.money) for part in times(each_day, 3).parts]
        ['33.00 EUR', '0.66 EUR']
    """
    match amount:
        case Flat() | PerUnit():
            return evolve(amount, money=amount.money * count)
        case Sum():
            return Sum(*[times(part, count) for part in amount.parts])
        case Estimate():
            return evolve(amount, amount=times(amount.amount, count))
        case _:
            raise InvalidPolicy(
                "{value} is no price of a day.",
                code="carrier.daily",
                remedy="Use a sum: Flat, PerUnit, or a Sum of them.",
                where="daily",
                value=amount,
            )
