"""Who supplies a channel's services to a seller: what VAT on its fees hangs on."""

from collections.abc import Iterable

from attrs import field, frozen

from xborder.channels.place import country_of
from xborder.kind import all_of_kind
from xborder.policy.rule import Rule


def _places(given: Iterable[str]) -> tuple[str, ...]:
    several = (given,) if isinstance(given, str) else all_of_kind(given, object, "branches")
    return tuple(country_of(each, "branches") for each in several)


def _country(given: object) -> str:
    return country_of(given, "country")


@frozen(kw_only=True)
class FeeSupplier(Rule):
    """Who supplies a channel's services.

    Attributes:
        title: Its name.
        country: Where it is established.
        branches: The countries whose sellers a branch there invoices, with the VAT of the country.
    """

    title: str
    country: str = field(converter=_country)
    branches: tuple[str, ...] = field(default=(), converter=_places)
