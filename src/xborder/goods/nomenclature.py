"""The subheadings of the Harmonized System: which codes there are, and what became of them.

Three editions are known, those of 2012, 2017 and 2022. A shop's code may be older than the tariff
it is looked up in: its successors are then what the tariff may call the goods. Chapter 98 is left
to each country for uses of its own, so that no common list of it exists.

Source: United Nations Statistics Division, HS correlation tables 2022-2017 and 2017-2012,
https://unstats.un.org/unsd/classifications/Econ.
"""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Final

EDITIONS: Final = ("2012", "2017", "2022")
"""The editions of the Harmonized System that the table covers, oldest first."""
_NATIONAL_CHAPTER: Final = "98"


def is_subheading(digits: str) -> bool:
    """Return whether six digits are a subheading of any edition, or of a country's chapter 98.

    Examples:
        >>> is_subheading("610910"), is_subheading("619999"), is_subheading("980400")
        (True, False, True)
    """
    return digits in _subheadings() or digits[:2] == _NATIONAL_CHAPTER


def editions(subheading: str) -> tuple[str, ...]:
    """Return the editions that have a subheading, oldest first; none if no edition has it.

    Examples:
        >>> editions("851712"), editions("851713")
        (('2012', '2017'), ('2022',))
    """
    row = _subheadings().get(subheading)
    if row is None:
        return ()
    return tuple(row[0].split(",")) if row else EDITIONS


def successors(subheading: str) -> tuple[str, ...]:
    """Return what a subheading became in the edition after its last; none if it still stands.

    Examples:
        >>> successors("030290"), successors("610910")
        (('030291',), ())
    """
    return _subheadings().get(subheading, ())[1:]


def predecessors(subheading: str) -> tuple[str, ...]:
    """Return what a subheading was before the edition that brought it; none if it was always there.

    Examples:
        >>> predecessors("851713")
        ('851712',)
    """
    return _predecessors().get(subheading, ())


def nearest(digits: str, count: int = 3) -> tuple[str, ...]:
    """Return the subheadings of the latest edition closest to digits that are none.

    Args:
        digits: Six digits.
        count: How many at the most.

    Examples:
        >>> nearest("610919")
        ('610899', '610910', '610990')
    """
    known = _latest()
    at = bisect_left(known, digits)
    around = known[max(at - count, 0) : at + count]

    def strangeness(code: str) -> tuple[int, int]:
        """Return how far a code is: first by the digits in common, then by number."""
        shared = next((n for n in range(6) if code[n] != digits[n]), 6)
        return -min(shared, 4), abs(int(code) - int(digits))

    return tuple(sorted(sorted(around, key=strangeness)[:count]))


@cache
def _subheadings() -> Mapping[str, tuple[str, ...]]:
    # Package data, read with the first code of a process: 5,839 lines, about two milliseconds.
    text = files("xborder.goods").joinpath("subheadings.tsv").read_text(encoding="utf-8")
    rows = (line.split("\t") for line in text.splitlines())
    return {code: tuple(rest) for code, *rest in rows}


HEADING: Final = 4
"""Digits of a heading, under which subheadings of six part the goods."""


@cache  # a heading that is asked for is asked for again
def under(heading: str) -> tuple[str, ...]:
    """Return the subheadings of the edition of 2022 that stand under a heading, in order.

    Args:
        heading: Four digits.

    Examples:
        >>> under("6109")
        ('610910', '610990')
    """
    return tuple(code for code in _latest() if code.startswith(heading))


def is_heading(digits: str) -> bool:
    """Return whether four digits are a heading of the edition of 2022.

    Examples:
        >>> is_heading("6109"), is_heading("7777"), is_heading("61")
        (True, False, False)
    """
    return digits in _headings()


@cache
def _headings() -> frozenset[str]:
    return frozenset(code[:4] for code in _latest())


@cache  # six editions of thousands of codes are looked through once
def _latest() -> tuple[str, ...]:
    return tuple(code for code in _subheadings() if EDITIONS[-1] in editions(code))


@cache  # the way back is asked rarely, and costs a walk over all codes
def _predecessors() -> Mapping[str, tuple[str, ...]]:
    found: dict[str, list[str]] = defaultdict(list)
    for code in _subheadings():
        for later in successors(code):
            if not set(editions(later)) & set(editions(code)):
                found[later].append(code)
    return {later: tuple(earlier) for later, earlier in found.items()}
