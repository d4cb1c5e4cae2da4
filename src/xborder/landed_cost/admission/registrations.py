"""Registrations: whether the rules know those that a seller is said to have."""

from collections.abc import Iterable

from xborder.errors import InvalidInput, nearest
from xborder.policy.book import PolicyBook
from xborder.trade.country_codes import COUNTRIES


def check_registrations(named: Iterable[str], book: PolicyBook, *, where: str) -> None:
    """Refuse a registration that no rule of the book asks for: a slip would change the taxes.

    Args:
        named: The registrations; those in a country are known by its code.
        book: The rules.
        where: The field they stand in.

    Raises:
        InvalidInput: One is not known.
    """
    for name in sorted(named):
        if name in COUNTRIES or book.knows_registration(name):
            continue
        meant = nearest(name, sorted(book.every_registration()))
        raise InvalidInput(
            "No rule asks for the registration {value}.",
            code="registration.unasked",
            remedy="Did you mean {meant}? One of your own is declared with "
            'book.with_registrations("{value}").'
            if meant
            else "Use one of {known}; one of your own is declared with "
            'book.with_registrations("{value}").',
            where=where,
            value=name,
            meant=meant,
            known=", ".join(sorted(book.every_registration())) or "-",
        )
