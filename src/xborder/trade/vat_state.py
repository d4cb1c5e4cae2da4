"""Under which state's law of VAT a trader is, and which states are the Union's."""

from collections.abc import Mapping
from typing import Final

from xborder.trade.country import EU_MEMBERS

UNION = frozenset({*EU_MEMBERS, "XI"})
"""Where a seller of goods is established in the Union: Northern Ireland counts for goods."""
MEMBERS = frozenset(EU_MEMBERS)
"""Where a supplier of services is established in the Union."""
_COUNTED_AS: Final[Mapping[str, str]] = {"MC": "FR", "IM": "GB"}
"""Territories that count as a state's for VAT, where a trader may have its seat.

Source: Directive 2006/112/EC, Art. 7; Isle of Man Act 1979, s. 6.
"""


def counted_as(country: str) -> str:
    """Return the state whose VAT law a trader's country is under.

    Examples:
        >>> counted_as("MC"), counted_as("IM"), counted_as("IE")
        ('FR', 'GB', 'IE')
    """
    return _COUNTED_AS.get(country, country)
