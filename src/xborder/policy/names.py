"""Names and codes in rules: listed or as text with spaces, and refused where unknown."""

from collections.abc import Iterable

from xborder.errors import InvalidPolicy, nearest
from xborder.goods import Category
from xborder.trade.country_codes import COUNTRIES

_CATEGORIES = frozenset(map(str, Category))
UNKNOWN_PLACE = ""
"""A country that is not known: a rule may be for goods whose origin is not given."""


def names(given: Iterable[str] | str) -> tuple[str, ...]:
    """Return names that are given one by one, or as text with spaces between them.

    Raises:
        InvalidPolicy: One of them is not text.

    Examples:
        >>> names("goods freight") == names(["goods", "freight"])
        True
    """
    if isinstance(given, str):
        return tuple(given.split())
    found = tuple(given)
    for name in found:
        if not isinstance(name, str):
            raise InvalidPolicy(
                "{value} is not a name.",
                code="policy.name",
                remedy="Give names as text, one by one or with spaces between them.",
                value=name,
            )
    return found


def some_names(given: Iterable[str] | str) -> tuple[str, ...]:
    """Return names of which there is one at least, as a sum needs them.

    Raises:
        InvalidPolicy: There is none, or one is not text.
    """
    found = names(given)
    if not found:
        raise InvalidPolicy(
            "A sum names nothing.",
            code="policy.empty",
            remedy="Name one amount at least, such as 'goods'.",
        )
    return found


def words(given: Iterable[str] | str) -> frozenset[str]:
    """Return a set of words that are given one by one, or as text with spaces between them."""
    return frozenset(names(given))


def codes(given: Iterable[str] | str) -> tuple[str, ...]:
    """Return prefixes of HS codes: a digit or more each.

    Raises:
        InvalidPolicy: One is not.
    """
    found = names(given)
    # A tariff names thousands: all digits are looked at together, and one by one if some are wrong.
    together = "".join(found)
    if together.isascii() and together.isdigit() and "" not in found:
        return found
    for code in found:
        if not (code.isascii() and code.isdigit()):
            raise InvalidPolicy(
                "{value} is not the beginning of an HS code.",
                code="policy.hs",
                remedy="Give digits alone: 6109 for 61.09.",
                value=code,
            )
    return found


def categories(given: Iterable[str] | str) -> frozenset[str]:
    """Return categories of goods.

    Raises:
        InvalidPolicy: One does not exist.
    """
    return frozenset(map(category, names(given)))


def category(word: str) -> str:
    """Return a category of goods if there is one of that name.

    Raises:
        InvalidPolicy: There is none.
    """
    if word not in _CATEGORIES:
        meant = nearest(word, _CATEGORIES)
        raise InvalidPolicy(
            "There is no category of goods {value}.",
            code="policy.category",
            remedy="Did you mean {meant}?" if meant else "Use one of {known}.",
            value=word,
            meant=meant,
            known=", ".join(Category),
        )
    return word


def places(given: Iterable[str] | str) -> frozenset[str]:
    """Return countries and customs territories.

    Raises:
        InvalidPolicy: One does not exist.
    """
    return frozenset(map(place, names(given)))


def destinations(given: Iterable[str] | str) -> tuple[str, ...]:
    """Return the places that a price list is for: one at least, in the order given.

    Raises:
        InvalidPolicy: There is none, or one does not exist.
    """
    return tuple(map(place, some_names(given)))


def place(code: str) -> str:
    """Return the code of a country or customs territory, or nothing for one that is not known.

    Raises:
        InvalidPolicy: There is no such place.
    """
    if code not in COUNTRIES and code != UNKNOWN_PLACE:
        raise InvalidPolicy(
            "There is no country {value}.",
            code="policy.place",
            remedy="Give the two letters of ISO 3166, such as DE.",
            value=code,
        )
    return code


def dangling(sentence: str, name: str, known: Iterable[str], where: str) -> InvalidPolicy:
    """Return the fault of a name that stands for nothing, with what may have been meant.

    Args:
        sentence: What is wrong, with ``{value}`` for the name; a message id.
        name: The name.
        known: The names there are.
        where: The rule that speaks it.
    """
    known = tuple(known)
    meant = nearest(name, known)
    return InvalidPolicy(
        sentence,
        code="policy.dangling",
        remedy="Did you mean {meant}?" if meant else "Use one of {known}.",
        where=where,
        value=name,
        meant=meant,
        known=", ".join(known) or "-",
    )
