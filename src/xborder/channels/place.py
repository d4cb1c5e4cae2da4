"""Places at the door: the code of a country, and the registrations of a seller."""

from xborder.errors import InvalidInput, nearest
from xborder.kind import all_of_kind, of_kind
from xborder.policy.catalog import REGISTRATIONS
from xborder.trade.country import country_code
from xborder.trade.country_codes import COUNTRIES
from xborder.trade.country_names import beginning, by_code, country_named
from xborder.trade.field import registration


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
    try:
        return country_code(code)
    except InvalidInput as error:
        error.where = where
        raise


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
        if isinstance(each, str) and not _is_known(each) and _is_country(each):
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


def _is_country(written: str) -> bool:
    """Return whether a country was meant: by its name, its longer code or how its name begins."""
    return bool(by_code(written) or country_named(written) or beginning(written))
