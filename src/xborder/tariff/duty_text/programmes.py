"""Programmes: a column that prints several rates, each for the symbols in brackets behind it.

The United States print the special rates of column 1 so: "Free (A+,AU,BH,CL) 3.2% (JP) See
9822.05.20 (P+)". A rate is kept with its text, and read like any other.

Source: Harmonized Tariff Schedule of the United States, general note 3(c)(i).
"""

import re
from typing import Final

from attrs import frozen

from xborder.policy.amount import Amount
from xborder.tariff.duty_text.grammar import LONGEST

_SYMBOL: Final = r"[A-Z]{1,2}[*+]?"
_GROUP: Final = re.compile(rf"\( ?(?P<symbols>{_SYMBOL}(?: ?[, ] ?{_SYMBOL})*) ?\)")
_HYPHENATED: Final = re.compile(r"(?<=[a-z])- (?=[a-z])")


@frozen
class ProgrammeRate:
    """A rate and the programmes it is for.

    Attributes:
        text: The rate as it is printed.
        programmes: The symbols, such as ``A+`` or ``KR``; none for a rate that names none.
    """

    text: str
    programmes: tuple[str, ...]

    @property
    def amount(self) -> Amount:
        """The rate; what is not understood is ``Unsupported`` and keeps its text."""
        from xborder.tariff.duty_text import read_or_unsupported  # noqa: PLC0415 - it reads us

        return read_or_unsupported(self.text)


def read_programmes(text: str) -> tuple[ProgrammeRate, ...]:
    """Return the rates of a cell, in the order in which they are printed.

    Args:
        text: The cell.

    Examples:
        >>> for rate in read_programmes("Free (A*, AU,KR) 3.2% (JP)See 9822.05.20 (P+)"):
        ...     print(rate.text, rate.programmes)
        Free ('A*', 'AU', 'KR')
        3.2% ('JP',)
        See 9822.05.20 ('P+',)
    """
    plain = _HYPHENATED.sub("", " ".join(text.split()))[: 2 * LONGEST]
    found, at = [], 0
    for group in _GROUP.finditer(plain):
        rate = plain[at : group.start()].strip()
        if rate:
            symbols = tuple(group["symbols"].replace(",", " ").split())
            found.append(ProgrammeRate(rate, symbols))
            at = group.end()
    rest = plain[at:].strip()
    if rest:
        found.append(ProgrammeRate(rest, ()))
    return tuple(found)
