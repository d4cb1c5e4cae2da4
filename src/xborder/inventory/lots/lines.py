"""Lines of a plan: an item stands on one of them, or its units would be counted twice."""

from collections import Counter
from collections.abc import Iterable

from xborder.errors import InvalidInput


def refuse_twice(skus: Iterable[str], *, where: str) -> None:
    """Refuse an item that stands on two lines.

    Raises:
        InvalidInput: One does.
    """
    twice = next((sku for sku, count in Counter(skus).items() if count > 1), None)
    if twice is not None:
        raise InvalidInput(
            "The item {value} stands on two lines.",
            code="inventory.twice",
            remedy="Add its quantities up on one line.",
            where=where,
            value=twice,
        )
