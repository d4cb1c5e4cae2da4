"""Tables: sorted lines of package data, read once as bytes and parsed a chapter at a time."""

import functools
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from importlib.resources import files

from attrs import define, field, frozen

_TAB = "\t"


@frozen
class Row:
    """A line of a table.

    Attributes:
        code: Its digits.
        marks: One letter for each thing that is known of it.
        cells: Its duty texts, and what else the table's columns hold.
    """

    code: str
    marks: str
    cells: tuple[str, ...]


@frozen
class Chapter:
    """The lines of one chapter.

    Attributes:
        rows: By code.
        codes: The codes in order.
    """

    rows: Mapping[str, Row]
    codes: Sequence[str]

    def below(self, code: str) -> list[Row]:
        """Return the lines under a code that no other of them stands above, in order."""
        found: list[Row] = []
        for place in range(bisect_left(self.codes, code), len(self.codes)):
            each = self.codes[place]
            if not each.startswith(code):
                break
            if not found or not each.startswith(found[-1].code):
                found.append(self.rows[each])
        return found

    def longer(self, code: str) -> Iterator[Row]:
        """Yield every line whose code is longer than another and begins with it, in order."""
        for place in range(bisect_left(self.codes, code), len(self.codes)):
            each = self.codes[place]
            if not each.startswith(code):
                break
            if each != code:
                yield self.rows[each]


@define(eq=False)
class Table:
    """A table of the package.

    Args:
        name: The name of its file, without its ending.
    """

    name: str
    _body: bytes = field(init=False)
    _named: dict[str, str] = field(init=False)
    _chapters: dict[str, Chapter] = field(init=False, factory=dict)

    def __attrs_post_init__(self) -> None:
        whole = files(__package__).joinpath(f"{self.name}.tsv").read_bytes()
        # Names of texts come first, each on a line that starts with "#"; goods start with a digit.
        head = 0
        while whole[head : head + 1] == b"#":
            head = whole.index(b"\n", head) + 1
        lines = whole[:head].decode().splitlines()
        self._named = dict(line[1:].split(_TAB, 1) for line in lines)
        self._body = whole[head:]

    def chapter(self, digits: str) -> Chapter:
        """Return the lines of a chapter, parsed the first time it is asked for."""
        found = self._chapters.get(digits)
        if found is None:
            found = self._chapters[digits] = self._parsed(digits)
        return found

    def codes(self) -> list[str]:
        """Return every code, in order."""
        return [line.split(b"\t", 1)[0].decode() for line in self._body.splitlines()]

    def _parsed(self, digits: str) -> Chapter:
        text = self._body[self._start(digits) : self._start(f"{digits}:")]  # ":" follows "9"
        rows = {}
        for line in text.decode().splitlines():
            code, first, marks, *rest = line.split(_TAB)
            cells = tuple(self._named.get(cell, cell) for cell in (first, *rest))
            rows[code] = Row(code, marks, cells)
        return Chapter(rows, list(rows))

    def _start(self, prefix: str) -> int:
        """Return where the lines from a code on begin: a bisection over bytes, to whole lines."""
        body, wanted = self._body, prefix.encode()
        low, high = 0, len(body)
        while low < high:
            middle = body.rfind(b"\n", low, (low + high) // 2) + 1 or low
            end = body.index(b"\n", middle) + 1
            if body[middle : middle + len(wanted)] < wanted:
                low = end
            else:
                high = middle
        return low


@functools.cache
def table(name: str) -> Table:
    """Return a table, read when it is first asked for and kept."""
    return Table(name)
