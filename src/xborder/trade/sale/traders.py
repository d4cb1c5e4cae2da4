"""Who sells and who buys, and through which marketplace, as the law of VAT knows them."""

from typing import TYPE_CHECKING

from pydantic import StrictBool

from xborder.document import Document, TextSet
from xborder.money import Money
from xborder.trade.country import Country
from xborder.trade.country_codes import COUNTRIES
from xborder.trade.field import Name, Registrations
from xborder.trade.party import Buyer, PartyKind, PartyKindWord, Seller


class Trader(Seller, defer_build=True):
    """A seller as the law of VAT knows it.

    Attributes:
        country: Where it is established; ``None`` if unknown.
        establishments: Where it has fixed establishments besides.
        registrations: The countries in which it is identified for VAT, GST or sales tax, by their
            codes (a state of the United States as ``US-CA``), and the schemes it uses: ``OSS``,
            ``NON_UNION_OSS``, ``IOSS``, ``VOEC``; ``None`` if unknown.
        identification: The member state whose one-stop shop it uses; where it is established if
            that is a member state, and not said otherwise.
        intermediary: The member state of the intermediary that it uses IOSS through, if it does.
        small_enterprise_in: The countries in which it is exempt as a small enterprise.

    Examples:
        >>> Trader(country="IE", registrations={"IE", "OSS"}).states
        ('IE',)
    """

    establishments: frozenset[Country] = frozenset()
    identification: Country | None = None
    intermediary: Country | None = None
    small_enterprise_in: frozenset[Country] = frozenset()

    if TYPE_CHECKING:  # what is taken, where the fields say what is held

        def __init__(
            self,
            *,
            country: str | None = ...,
            establishments: TextSet = ...,
            registrations: TextSet | None = ...,
            identification: str | None = ...,
            intermediary: str | None = ...,
            small_enterprise_in: TextSet = ...,
            kind: PartyKind | PartyKindWord | None = ...,
        ) -> None: ...

    @property
    def states(self) -> tuple[str, ...]:
        """Where it is established, its seat first; nothing if its seat is unknown."""
        seat = () if self.country is None else (self.country,)
        return (*seat, *sorted(self.establishments - set(seat)))


class Customer(Buyer, defer_build=True):
    """A buyer as the law of VAT knows it.

    Attributes:
        kind: A consumer or a business. A body that is no taxable person and whose purchases from
            other member states are not taxed there buys like a consumer.
        tax_number: The number under which it acts in this purchase; its first two letters name
            the country, as in ``FR40303265045``.
        number_country: The country of that number, where the number does not say it.
        number_valid: Whether the number was valid on the day; ``None`` if nobody looked.
        country: Where it is established or lives; where the goods go if not said.

    Examples:
        >>> Customer(kind="business", tax_number="EL094014201").identified_in
        'GR'
    """

    number_country: Country | None = None
    number_valid: StrictBool | None = None
    country: Country | None = None

    if TYPE_CHECKING:  # what is taken, where the fields say what is held

        def __init__(
            self,
            *,
            kind: PartyKind | PartyKindWord | None = ...,
            tax_number: str | None = ...,
            purchases_this_year: Money | str | None = ...,
            number_country: str | None = ...,
            number_valid: bool | None = ...,
            country: str | None = ...,
        ) -> None: ...

    @property
    def identified_in(self) -> str | None:
        """The country of its tax number; ``None`` if it gives none, or none that says it."""
        if self.number_country is not None or self.tax_number is None:
            return self.number_country
        return number_prefix(self.tax_number)


def number_prefix(number: str) -> str | None:
    """Return the country that the first letters of a tax number name; ``None`` if they name none.

    Args:
        number: The number, with its letters in front.

    Examples:
        >>> number_prefix("XI110305878"), number_prefix("CHE-193.843.357"), number_prefix("123")
        ('XI', 'CH', None)
    """
    letters = number[:2].upper()
    letters = {"EL": "GR"}.get(letters, letters)
    return letters if letters in COUNTRIES else None


class Marketplace(Document):
    """An electronic interface that facilitates the sale.

    A site that only lists or redirects, or only takes the payment, does not facilitate it: then
    the channel is the seller's own shop (Regulation (EU) No 282/2011, Art. 5b).

    Attributes:
        name: What it is called.
        country: Where it is established; ``None`` if unknown.
        registrations: Where and for what it is registered, as of a :class:`Trader`.
        identification: The member state whose one-stop shop it uses.
        designated: Whether the authority has named it a platform that accounts for the tax, where
            the law asks for that (Japan).
    """

    name: Name
    country: Country | None = None
    registrations: Registrations | None = None
    identification: Country | None = None
    designated: StrictBool | None = None

    if TYPE_CHECKING:  # what is taken, where the fields say what is held

        def __init__(
            self,
            *,
            name: str,
            country: str | None = ...,
            registrations: TextSet | None = ...,
            identification: str | None = ...,
            designated: bool | None = ...,
        ) -> None: ...
