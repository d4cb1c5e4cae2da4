"""Places at the door: the code of a country, and the registrations of a seller."""

from typing import Any, Final

from xborder.errors import InvalidInput, nearest
from xborder.kind import all_of_kind, of_kind
from xborder.messages import DEFAULT_LOCALE, babel_locale
from xborder.policy.catalog import REGISTRATIONS
from xborder.trade.country import COUNTRIES, country_code, meant_country
from xborder.trade.field import registration
from xborder.trade.orders.place import country_named

_LETTERS: Final = 3
"""Fewer letters begin the names of too many countries."""


def country_of(value: object, where: str) -> str:
    """Return the code of a country.

    A country under another code would be a country of its own: its taxes would be lost, and its
    sales stand apart from the others.

    Args:
        value: The code as somebody wrote it.
        where: The name of the argument, for the error.

    Raises:
        InvalidInput: It is no code of a country; the remedy names the one that was probably meant.
        InvalidType: It is not text.

    Examples:
        >>> country_of("DE", "country")
        'DE'
    """
    code = of_kind(value, str, where)
    if code in COUNTRIES:
        return code
    meant = _meant(code)
    if not meant or meant_country(code):
        return country_code(code)  # refuses it in the words that all have
    raise InvalidInput(
        "{value} is not a country code.",
        code="country.unknown",
        remedy="Did you mean {meant}?",
        where=where,
        value=code,
        meant=meant,
    )


def registered(values: object, where: str = "registrations") -> frozenset[str]:
    """Return the countries and schemes in which a seller is registered.

    Args:
        values: Their codes and names, in a list or a set.
        where: The name of the argument, for the error.

    Raises:
        InvalidInput: One is neither a scheme nor a country.
        InvalidType: One is not text, or there is no list.

    Examples:
        >>> sorted(registered(["IOSS", "DE"]))
        ['DE', 'IOSS']
    """
    found = set()
    for number, each in enumerate(all_of_kind(values, object, where)):
        if isinstance(each, str) and not _is_known(each) and _meant(each):
            country_of(each, f"{where}[{number}]")  # which is refused
        name = registration(each)
        if not _is_known(name):
            meant = nearest(name, REGISTRATIONS)
            raise InvalidInput(
                "{value} is not a registration.",
                code="registration.unknown",
                remedy="Did you mean {meant}?"
                if meant
                else 'Give a scheme such as "IOSS" or "VOEC", or a country such as "GB".',
                where=f"{where}[{number}]",
                value=name,
                meant=meant,
            )
        found.add(name)
    return frozenset(found)


def _is_known(name: str) -> bool:
    # a part of a country is registered in as the country is: US-CA
    return name in REGISTRATIONS or name.split("-", maxsplit=1)[0] in COUNTRIES


def _meant(written: str) -> str:
    """Return the code of a country by its name, its longer code or how its name begins."""
    from babel.core import get_global  # noqa: PLC0415 - only for what is refused

    letters = written.strip().upper()
    longer: Any = get_global("territory_aliases").get(letters, [""])
    found = meant_country(written) or country_named(written) or longer[0]
    if found in COUNTRIES:
        return str(found)
    names: Any = babel_locale(DEFAULT_LOCALE).territories
    begun = [code for code in sorted(COUNTRIES) if _begins(names.get(code, ""), letters)]
    return begun[0] if len(begun) == 1 and len(letters) >= _LETTERS else ""


def _begins(name: str, letters: str) -> bool:
    return name.upper().startswith(letters)
