"""Nomenclatures: a country's own lines under a subheading, each with its path of headings.

The texts are those of the lists whose terms allow it: of the United States, of Great Britain and
of the European Union. For any other destination the path ends at the six digits that all share.
"""

from bisect import bisect_left
from collections.abc import Callable, Iterable
from functools import cache, lru_cache
from itertools import takewhile
from typing import Final

from attrs import evolve, field, frozen

from xborder.source import Source
from xborder.tariff.finding import index
from xborder.tariff.finding.packaged import lines
from xborder.trade.country import EU_MEMBERS


@frozen(kw_only=True)
class Line:
    """A line of a nomenclature.

    Attributes:
        code: Its digits; empty for a heading between the lines that bears no number.
        depth: How deep it stands; a heading of four digits at 0, a chapter at -1.
        text: Its words.
        declarable: Whether goods can be declared under it: nothing stands below.
    """

    code: str
    depth: int
    text: str
    declarable: bool = False


@frozen(kw_only=True)
class Nomenclature:
    """A list of goods, in one edition.

    Attributes:
        name: What it is called.
        edition: Its edition, as its publisher calls it.
        source: Where it can be read.
    """

    name: str
    edition: str
    source: Source
    _lines: Callable[[str], tuple[Line, ...]] = field(eq=False, repr=False, alias="lines")

    def heading(self, digits: str) -> tuple[Line, ...]:
        """Return the lines of a heading in their order, the heading first; none if it is not there.

        Args:
            digits: Four digits, or a longer code under it.
        """
        return self._lines(digits[:4])

    def path(self, line: Line) -> tuple[Line, ...]:
        """Return the lines above a line, the heading first, and the line itself.

        Args:
            line: A line of this nomenclature.
        """
        rows = self.heading(line.code)
        found = [line]
        for above in reversed(rows[: rows.index(line)]):
            if above.depth < found[-1].depth:
                found.append(above)
        return tuple(reversed(found))

    def under(self, subheading: str) -> tuple[Line, ...]:
        """Return the lines at and under six digits, in their order.

        A heading without a number belongs to the six digits of the first number below it.
        """
        found: list[Line] = []
        waiting: list[Line] = []
        for line in self.heading(subheading):
            if not line.code:
                waiting.append(line)
            elif line.code.startswith(subheading):
                found += [*(each for each in waiting if found), line]
                waiting = []
            else:
                waiting = []
        return tuple(found)


def nomenclature_of(country: str) -> Nomenclature:
    """Return the nomenclature that a destination reads, or the Harmonized System.

    Args:
        country: The country.

    Examples:
        >>> nomenclature_of("DE").name
        'TARIC, the integrated tariff of the European Union'
    """
    if country in EU_MEMBERS or country == "XI":  # Northern Ireland applies the Union's tariff
        return UNION
    return {"US": STATES, "GB": BRITAIN}.get(country, SYSTEM)


def _grouped(rows: Iterable[tuple[str, str]]) -> dict[str, tuple[str, ...]]:
    """Return rows as they stand by heading; most headings are never asked for."""
    found: dict[str, list[str]] = {}
    heading: list[str] = []
    for code, row in rows:
        heading = found.setdefault(code[:4], []) if code else heading
        heading.append(row)
    return {code: tuple(own) for code, own in found.items()}


def _marked(rows: list[Line]) -> tuple[Line, ...]:
    """Return the lines of a heading, those marked as declarable under which none stands."""
    below = [line.depth for line in rows[1:]]
    return tuple(
        Line(code=line.code, depth=line.depth, text=line.text, declarable=True)
        if deeper <= line.depth and len(line.code) >= 8
        else line
        for line, deeper in zip(rows, [*below, 0][: len(rows)], strict=True)
    )


@cache
def _american_rows() -> dict[str, tuple[str, ...]]:
    return _grouped((row.partition("\t")[0], row) for row in lines("us.tsv.gz"))


@cache
def _european_rows() -> dict[str, tuple[str, ...]]:
    return _grouped((row[:10], row) for row in lines("europe.tsv.gz"))


@lru_cache(maxsize=1024)
def _american(heading: str) -> tuple[Line, ...]:
    rows = (row.split("\t") for row in _american_rows().get(heading, ()))
    return _marked([Line(code=code, depth=int(depth), text=text) for code, depth, text in rows])


def _european(heading: str, left_out: str) -> tuple[Line, ...]:
    rows = (row.split("\t") for row in _european_rows().get(heading, ()))
    own = [
        Line(code=code if suffix == "80" else "", depth=int(depth), text=text)
        for code, suffix, depth, text, mark in rows
        if mark != left_out and depth != "-1"
    ]
    # the codes of headings are filled up with noughts, which they do not bear elsewhere
    return tuple(
        line if line.declarable else evolve(line, code=_bare(line.code)) for line in _marked(own)
    )


def _bare(code: str) -> str:
    while len(code) > 4 and code.endswith("00"):
        code = code[:-2]
    return code


@lru_cache(maxsize=1024)
def _british(heading: str) -> tuple[Line, ...]:
    return _european(heading, "e")


@lru_cache(maxsize=1024)
def _union(heading: str) -> tuple[Line, ...]:
    return _european(heading, "g")


@lru_cache(maxsize=1024)
def _system(heading: str) -> tuple[Line, ...]:
    texts, codes = index.texts(), index.subheadings()
    if heading not in texts:
        return ()
    first = bisect_left(codes, heading)
    own = takewhile(lambda code: code.startswith(heading), codes[first:])
    return (
        Line(code=heading, depth=0, text=texts[heading]),
        *(Line(code=code, depth=1, text=texts[code]) for code in own),
    )


SYSTEM: Final = Nomenclature(
    name="Harmonized System",
    edition="2022",
    source=Source(
        title="Harmonized System 2022, short descriptions of UN Comtrade",
        url="https://github.com/datasets/harmonized-system",
    ),
    lines=_system,
)
STATES: Final = Nomenclature(
    name="Harmonized Tariff Schedule of the United States",
    edition="2026 Revision 10",
    source=Source(
        title="Harmonized Tariff Schedule of the United States, 2026 Revision 10",
        url="https://hts.usitc.gov/",
    ),
    lines=_american,
)
BRITAIN: Final = Nomenclature(
    name="UK goods nomenclature",
    edition="23 December 2022",
    source=Source(
        title="UK goods nomenclature of 23 December 2022",
        url="https://www.gov.uk/trade-tariff",
    ),
    lines=_british,
)
UNION: Final = Nomenclature(
    name="TARIC, the integrated tariff of the European Union",
    edition="February 2022",
    source=Source(
        title="TARIC nomenclature of February 2022",
        url="https://ec.europa.eu/taxation_customs/dds2/taric/",
    ),
    lines=_union,
)
