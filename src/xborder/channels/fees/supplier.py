"""Who supplies a channel's services to a seller: what VAT on its fees hangs on."""

from collections.abc import Iterable

from attrs import field, frozen

from xborder.policy.rule import Rule


def _places(given: Iterable[str]) -> tuple[str, ...]:
    return tuple(given)


@frozen(kw_only=True)
class FeeSupplier(Rule):
    """Who supplies a channel's services.

    Attributes:
        title: Its name.
        country: Where it is established.
        branches: The countries whose sellers a branch there invoices, with the VAT of the country.
    """

    title: str
    country: str
    branches: tuple[str, ...] = field(default=(), converter=_places)
