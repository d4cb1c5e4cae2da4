"""Names and codes in rules: one by one, or as text with spaces between them."""

from collections.abc import Iterable


def names(given: Iterable[str] | str) -> tuple[str, ...]:
    """Return names or codes that are given one by one, or as text with spaces between them.

    Examples:
        >>> names("goods freight") == names(["goods", "freight"])
        True
    """
    return tuple(given.split()) if isinstance(given, str) else tuple(given)


def words(given: Iterable[str] | str) -> frozenset[str]:
    """Return a set of words that are given one by one, or as text with spaces between them."""
    return frozenset(names(given))
