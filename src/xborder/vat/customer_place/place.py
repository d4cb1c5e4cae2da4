"""The place of a customer: what the law presumes, or what two items of evidence agree on.

Council Implementing Regulation (EU) No 282/2011, Art. 24a, 24b, 24d and 24f,
https://eur-lex.europa.eu/eli/reg_impl/2011/282/oj.
"""

from collections.abc import Iterable
from typing import Final

from attrs import frozen

from xborder.errors import InvalidInput
from xborder.kind import all_of_kind, of_kind
from xborder.messages import Text, listed
from xborder.trade.country import country_code
from xborder.vat.customer_place.clue import TITLES, Clue, ClueKind, Presumption

_ENOUGH: Final = 2
"""Items that have to agree: Art. 24b(d)."""
_TO_REBUT: Final = 3
"""Items that have to agree against what is presumed: Art. 24d(1)."""
_ARTICLE_OF: Final = {
    Presumption.ON_THE_SPOT: "24a(1)",
    Presumption.LAND_LINE: "24b(a)",
    Presumption.SIM_CARD: "24b(b)",
    Presumption.DECODER: "24b(c)",
}


@frozen(kw_only=True)
class CustomerPlace:
    """Where a customer is, and what that rests on.

    Attributes:
        country: The country; ``None`` where the evidence does not tell. It is the ``ship_to`` of a
            sale of the service.
        article: The provision of Regulation (EU) No 282/2011 that decides.
        relies_on: The items that agree on it.
        against: The items that point elsewhere.
        may_rebut_to: Where what is presumed may be rebutted in favour of: three items agree on it.
        reason: Why, in words.
    """

    country: str | None
    article: str
    relies_on: tuple[Clue, ...] = ()
    against: tuple[Clue, ...] = ()
    may_rebut_to: str | None = None
    reason: Text


def customer_place(
    clues: Iterable[Clue],
    *,
    presumed_by: Presumption | str | None = None,
    presumed: str | None = None,
    small: bool = False,
) -> CustomerPlace:
    """Return where the customer of a service under Art. 58 is.

    Two items of one kind are one item: two addresses of the device are no second piece of evidence.

    Args:
        clues: What is known of the customer.
        presumed_by: How the service is supplied, where the law presumes a place from that.
        presumed: The country that it presumes.
        small: Whether the seller's services of this kind came to at most EUR 100,000 without VAT
            in this and the last calendar year: then one item from a third party is enough.

    Raises:
        InvalidInput: Only one of ``presumed_by`` and ``presumed`` is given.
        InvalidType: A clue or ``small`` is something else.

    Examples:
        >>> found = customer_place([
        ...     Clue(kind="billing_address", country="FR"), Clue(kind="ip_address", country="BE"),
        ...     Clue(kind="bank", country="FR"),
        ... ])
        >>> found.country, found.article, [each.kind.value for each in found.against]
        ('FR', 'Art. 24b(d)', ['ip_address'])
    """
    known = tuple(all_of_kind(clues, Clue, "clues"))
    of_kind(small, bool, "small")
    if (presumed_by is None) is not (presumed is None):
        raise InvalidInput(
            "What is presumed needs a way and a country.",
            code="customer_place.presumed",
            remedy="Give presumed_by and presumed together, or neither.",
            where="presumed" if presumed is None else "presumed_by",
        )
    if presumed_by is not None and presumed is not None:
        return _presumed(known, Presumption(presumed_by), country_code(presumed))
    agreed = _agreed_on(known, _ENOUGH)
    if len(agreed) == 1:
        (country,) = agreed
        return _found(
            known,
            country,
            "24b(d)",
            Text("These items agree: {clues}.", clues=_named(known, country)),
        )
    return _from_a_third_party(known) if small and not agreed else _open(known)


def _presumed(known: tuple[Clue, ...], way: Presumption, country: str) -> CustomerPlace:
    elsewhere = [each for each in _agreed_on(known, _TO_REBUT) if each != country]
    return CustomerPlace(
        country=country,
        article=f"Art. {_ARTICLE_OF[way]}",
        relies_on=_pointing(known, country),
        against=tuple(clue for clue in known if clue.country != country),
        may_rebut_to=elsewhere[0] if len(elsewhere) == 1 else None,
        reason=Text("It is presumed from {clue}.", clue=TITLES[way]),
    )


def _from_a_third_party(known: tuple[Clue, ...]) -> CustomerPlace:
    """Art. 24b, second subparagraph: one of the items (a) to (e) of Art. 24f."""
    enough = [c for c in known if c.from_third_party and c.kind is not ClueKind.OTHER]
    countries = {clue.country for clue in enough}
    if len(countries) != 1:
        return _open(known)
    (country,) = countries
    reason = Text(
        "One item from a third party is enough up to EUR 100,000 a year: {clue}.",
        clue=TITLES[enough[0].kind],
    )
    return _found(known, country, "24b, second subparagraph", reason)


def _open(known: tuple[Clue, ...]) -> CustomerPlace:
    places = sorted({clue.country for clue in known})
    reason = (
        Text(
            "The items point to several places: {places}. "
            "Get one more that agrees with one of them.",
            places=", ".join(places),
        )
        if len(places) > 1
        else Text("Two items of different kinds that agree are needed: get one more.")
    )
    return CustomerPlace(country=None, article="Art. 24b(d)", against=known, reason=reason)


def _found(known: tuple[Clue, ...], country: str, article: str, reason: Text) -> CustomerPlace:
    return CustomerPlace(
        country=country,
        article=f"Art. {article}",
        relies_on=_pointing(known, country),
        against=tuple(clue for clue in known if clue.country != country),
        reason=reason,
    )


def _agreed_on(known: tuple[Clue, ...], least: int) -> list[str]:
    """Return the countries on which so many kinds of items agree."""
    kinds: dict[str, set[ClueKind]] = {}
    for clue in known:
        kinds.setdefault(clue.country, set()).add(clue.kind)
    return sorted(country for country, held in kinds.items() if len(held) >= least)


def _pointing(known: tuple[Clue, ...], country: str) -> tuple[Clue, ...]:
    return tuple(clue for clue in known if clue.country == country)


def _named(known: tuple[Clue, ...], country: str) -> Text:
    kinds = dict.fromkeys(clue.kind for clue in _pointing(known, country))
    return listed((TITLES[kind] for kind in kinds), last="{left} and {right}")
