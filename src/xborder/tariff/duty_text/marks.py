"""Marks: signs beside a rate that stand for a note of the tariff, and words for a kind of goods.

Japan prints ``◎``, ``●``, ``※`` and stars before a rate and ``◆2`` behind it, the Mercosur ``#``,
``§`` and stars behind. The notes are no part of a rate's text, so that the rate stands with a
doubt. ``BK`` (capital goods) and ``BIT`` (informatics and telecommunications) behind a rate of the
Mercosur say what goods it is for, and change nothing.

Source: Mercosur, Common External Tariff, preamble.
"""

import re
from typing import Final

_BEFORE: Final = re.compile(r"[◎●※*]{1,3} ?(?=[^\s])")
_AFTER: Final = re.compile(r"(?: ?(?:[#§*]{1,3}|\(\*\)|◆[0-9]{1,2})){1,3}\Z")
_SECTOR: Final = re.compile(r"(?<=%)(?:BK|BIT)(?=[#§*(]|\Z)")


def unmarked(text: str) -> tuple[str, bool]:
    """Return a duty text without the marks around it, and whether it had any.

    Args:
        text: The text, its blanks single.

    Examples:
        >>> unmarked("◎無税 ◆2"), unmarked("14%BK#"), unmarked("14%BK"), unmarked("12%")
        (('無税', True), ('14%', True), ('14%', False), ('12%', False))
    """
    before = _BEFORE.match(text)
    plain = text[before.end() :] if before else text
    after = _AFTER.search(plain)
    plain = plain[: after.start()] if after else plain
    return _SECTOR.sub("", plain), before is not None or after is not None
