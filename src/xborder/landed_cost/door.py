"""The door of quotes: whether what is given is of the kind that is asked for."""

from collections.abc import Mapping
from typing import Any

from xborder.errors import InvalidType
from xborder.exchange import RateTable
from xborder.policy.book import PolicyBook
from xborder.trade import Consignment


def check_given(
    consignment: object, *, rates: object, tariff: object, book: object, assume: object = None
) -> None:
    """Refuse what is not of its kind, by name and with the remedy.

    Raises:
        InvalidType: A document, a table, a book or the answers are something else.
    """
    if not isinstance(consignment, Consignment):
        raise _other(
            "{value} is not a consignment.",
            "Build one: xb.Consignment(**fields)."
            if isinstance(consignment, Mapping)
            else "Give an xb.Consignment.",
            consignment,
            "consignment",
        )
    check_beside(rates=rates, tariff=tariff, book=book, assume=assume)


def check_beside(*, rates: object, tariff: object, book: object, assume: object) -> None:
    """Refuse what is given beside parcels and is not of its kind.

    Raises:
        InvalidType: A table, a book or the answers are something else.
    """
    if rates is not None and not isinstance(rates, RateTable):
        remedy = "Give an xb.RateTable, such as RateTable.from_mapping({{'EUR/USD': '1.08'}}, ...)."
        raise _other("{value} is not a table of rates.", remedy, rates, "rates")
    if tariff is not None and (isinstance(tariff, str) or not callable(_find_of(tariff))):
        remedy = "Give a TariffSchedule, or a goods table of xborder.policy."
        raise _other("{value} is not a tariff.", remedy, tariff, "tariff")
    if book is not None and not isinstance(book, PolicyBook):
        remedy = "Give a book, such as xborder.policy.default_book()."
        raise _other("{value} is not a book of rules.", remedy, book, "book")
    if assume is not None and not isinstance(assume, Mapping):
        remedy = 'Give a mapping of facts to answers, such as {{"gift": "no"}}.'
        raise _other(
            "{value} does not say which facts have which answers.", remedy, assume, "assume"
        )


def _find_of(tariff: object) -> Any:
    return getattr(tariff, "find", None)


def _other(text: str, remedy: str, value: object, where: str) -> InvalidType:
    return InvalidType(text, code=f"quote.{where}", remedy=remedy, where=where, value=value)
