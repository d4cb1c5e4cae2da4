"""How many lines each table has, and its digest; ``tools/tariff_snapshots.py`` counts."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

MADE: Final[Mapping[str, tuple[int, str]]] = MappingProxyType(
    {
        "eu": (10_227, "709a84d113b1dade"),
        "gb": (10_220, "ab93c846f55673e4"),
        "jp": (9_646, "129a3293926193d8"),
        "no_agreements": (7_547, "317dc38b6ae1b9b3"),
        "us": (11_414, "9eb50bd1000bfb30"),
    }
)
"""Lines and digest of each table, by its name."""
