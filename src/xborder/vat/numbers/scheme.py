"""Numbers of the Union's one-stop-shop schemes: which state gave them stands in their digits."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from xborder.vat.numbers.form import NumberKind

_STATES: Final = """
040 AT 056 BE 100 BG 191 HR 196 CY 203 CZ 208 DK 233 EE 246 FI 250 FR 276 DE 300 GR 348 HU 372 IE
380 IT 428 LV 440 LT 442 LU 470 MT 528 NL 616 PL 620 PT 642 RO 703 SK 705 SI 724 ES 752 SE 900 XI
"""
_WORDS: Final = _STATES.split()

STATES: Final[Mapping[str, str]] = MappingProxyType(
    dict(zip(_WORDS[::2], _WORDS[1::2], strict=True))
)
"""The three digits behind the letters: the ISO 3166-1 number of the state that gave the number.

900 for Northern Ireland is no ISO number; it stands in python-stdnum and was not read elsewhere.
"""

LETTERS: Final[Mapping[NumberKind, str]] = MappingProxyType(
    {
        NumberKind.IOSS: "IM",
        NumberKind.IOSS_INTERMEDIARY: "IN",
        NumberKind.OSS_NON_UNION: "EU",
    }
)
"""The letters that each scheme's numbers start with. The digits hold a check whose rule is not
public."""
