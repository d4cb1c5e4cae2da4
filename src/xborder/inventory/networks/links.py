"""Links between places: pairs of supplier and customer, by name."""

from collections.abc import Iterable

from xborder.kind import all_pairs, of_kind


def pairs(links: Iterable[tuple[str, str]]) -> tuple[tuple[str, str], ...]:
    """Return links as pairs of two names.

    Raises:
        InvalidType: They are no sequence of pairs, or a name is no text.
    """
    return tuple(
        (of_kind(supplier, str, "links"), of_kind(customer, str, "links"))
        for supplier, customer in all_pairs(links, "links")
    )
