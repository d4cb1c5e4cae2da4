"""Reading: the rows of a table, as consignments, and every cell that cannot be used.

Rows may stand in any order. They are gathered by the column ``consignment``, cut into chunks of
whole consignments, and each distinct cell, item and parcel is read once a chunk.
"""

import itertools
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from typing import Any

from attrs import define, field, frozen
from pydantic import ValidationError

from xborder.errors import InvalidInput, XborderError, extra, problems
from xborder.messages import DEFAULT_LOCALE
from xborder.problem import Problem, in_brief
from xborder.tables.bad import BadCell
from xborder.tables.cells import ABSENT, CellReader, Prices, Wrong, is_bare
from xborder.tables.coded import Coded, coded, together
from xborder.tables.columns import CURRENCY, KEY, CellKind, Column, by_name, check_columns
from xborder.tables.frames import Given
from xborder.tables.names import named
from xborder.trade import Consignment, Item


@frozen(eq=False)
class Table:
    """A table whose columns are known, its rows gathered by consignment.

    Attributes:
        columns: The cells of each column.
        order: The rows, those of a consignment beside each other.
        starts: Where each consignment starts in that order, and the end.
        is_gathered: Whether the rows of each stood beside each other from the start.
    """

    columns: Mapping[str, Coded]
    order: Any
    starts: Any
    is_gathered: bool

    def in_order(self, codes: Any) -> Any:
        """Return what rows say in the order of the lines."""
        # Rows mostly come a consignment after another: then nothing is copied.
        return codes if self.is_gathered else codes[self.order]

    def lines_of(self, numbers: Any) -> Any:
        """Return the lines of some consignments, one consignment after another."""
        np = extra("numpy", name="tables")
        sizes = np.diff(self.starts)[numbers]
        ends = np.cumsum(sizes)
        return np.repeat(self.starts[numbers] - (ends - sizes), sizes) + np.arange(sizes.sum())

    def chunk_of(self, numbers: Any) -> "Chunk":
        """Return some consignments with all their cells."""
        np = extra("numpy", name="tables")
        rows = self.order[self.lines_of(numbers)]
        columns = {name: column.taken(rows) for name, column in self.columns.items()}
        sizes = np.diff(self.starts)[numbers]
        return Chunk(columns, rows, np.concatenate(([0], np.cumsum(sizes))))

    def parts(self, numbers: Any, lines: int) -> Iterator[Any]:
        """Cut the numbers of consignments into parts of about so many lines."""
        np = extra("numpy", name="tables")
        ends = np.cumsum(np.diff(self.starts)[numbers])
        first = 0
        while first < len(numbers):
            before = 0 if first == 0 else int(ends[first - 1])
            last = max(int(np.searchsorted(ends, before + lines, side="right")), first + 1)
            yield numbers[first:last]
            first = last


@frozen(eq=False)
class Chunk:
    """Whole consignments of a table.

    Attributes:
        columns: The cells of each column.
        rows: Where each line stands in the frame.
        starts: Where each consignment starts among the lines, and the end.
    """

    columns: Mapping[str, Coded]
    rows: Any
    starts: Any


@frozen(eq=False)
class Read:
    """What was read of a chunk.

    Attributes:
        chunk: The chunk.
        consignments: The consignments; ``None`` for one that cannot be used.
        bad: Every cell that cannot be used.
        alike: A key of each consignment: those that say the same in every cell have one key.
    """

    chunk: Chunk
    consignments: Sequence[Consignment | None]
    bad: Sequence[BadCell]
    alike: Sequence[Hashable]


def table_of(frame: Given) -> Table:
    """Return the table that a frame holds.

    Raises:
        InvalidInput: A column is none of the schema's.
        NotFound: A column that every row has to say is not there.
    """
    np = extra("numpy", name="tables")
    check_columns(frame.names, by_name(), "consignments")
    columns = {name: coded(frame.read(name)) for name in frame.names}
    columns[KEY] = named(columns[KEY])
    key, _ = together([columns[KEY]], frame.rows)
    # Rows mostly come a consignment after another, and then nothing is sorted.
    order = np.arange(frame.rows)
    is_gathered = not (np.diff(key) < 0).any()
    if not is_gathered:
        order = np.argsort(key, kind="stable")
        key = key[order]
    starts = np.flatnonzero(np.concatenate(([True], np.diff(key) != 0))) if frame.rows else order
    return Table(columns, order, np.append(starts, frame.rows), is_gathered)


def read(chunk: Chunk, *, prices: Prices) -> Read:
    """Return the consignments of a chunk.

    Args:
        chunk: The chunk.
        prices: What is made of prices that are floats.
    """
    return _Reading(chunk, prices).done()


@define(eq=False)
class _Reading:
    chunk: Chunk
    prices: Prices
    bad: list[BadCell] = field(factory=list)
    broken: set[int] = field(factory=set)
    """The lines that cannot be used."""
    refused: set[tuple[int, str]] = field(factory=set)
    """The cells that are refused, by line and column."""
    names: list[str] = field(factory=list)

    def done(self) -> Read:
        columns, starts = self.chunk.columns, self.chunk.starts.tolist()
        lines = len(self.chunk.rows)
        key = columns[KEY]
        self.names = [cell if isinstance(cell, str) else "" for cell in key.cells]
        said = [
            self._said(each) for name, each in by_name().items() if name in columns and each.path
        ]
        of_whole = [each for each in said if each.column.of == "consignment"]
        of_items = [each for each in said if each.column.of == "item"]
        self._refuse_nameless(key)
        self._refuse_disagreement([columns[each.column.name] for each in of_whole], of_whole)
        items, item_of = self._documents(of_items, lines, Item)
        heads, head_of = self._heads(of_whole, lines, items, item_of)
        found: list[Consignment | None] = []
        for start, end in itertools.pairwise(starts):
            head = heads[head_of[start]]
            if head is None or not self.broken.isdisjoint(range(start, end)):
                found.append(None)
                continue
            its = tuple([items[number] for number in item_of[start:end]])
            if head.items == its:
                found.append(head)
                continue
            try:
                found.append(head.amended(items=its))
            except Exception as error:  # noqa: BLE001 - pydantic's own, raised outside of it
                self._refuse_document(_as_ours(head, its, error), [start], "consignment")
                found.append(None)
        alike = [(head_of[start], *item_of[start:end]) for start, end in itertools.pairwise(starts)]
        return Read(self.chunk, found, sorted(self.bad, key=lambda cell: cell.row), alike)

    # Cells.

    def _said(self, column: Column) -> "Said":
        """Read the distinct cells of a column; those that cannot be used are noted."""
        said = said_of(column, self.chunk.columns, self.prices)
        held, values = said.held, said.values
        for code, value in enumerate(values):
            error = value.error if isinstance(value, Wrong) else None
            if value is ABSENT and column.is_required:
                error = missing()
            if error is not None:
                # What no field takes keeps the document from being built: it then says what is
                # wrong with its other fields, and nothing of what they say together.
                values[code] = error
                problem = error.problem()
                for line in (held.codes == code).nonzero()[0].tolist():
                    self._refuse(line, column.name, problem)
        return said

    # Documents.

    def _documents(
        self, said: Sequence["Said"], lines: int, kind: type[Item]
    ) -> tuple[list[Item | None], list[int]]:
        codes, first = together([each.held for each in said], lines)
        documents: list[Item | None] = []
        by_code = codes.tolist()
        for number, line in enumerate(first.tolist()):
            try:
                documents.append(kind(**nested(said, line)))
            except ValidationError as error:
                where = (codes == number).nonzero()[0].tolist()
                self._refuse_document(problems(error), where, "item")
                documents.append(None)
        return documents, by_code

    def _heads(
        self,
        said: Sequence["Said"],
        lines: int,
        items: Sequence[Item | None],
        item_of: Sequence[int],
    ) -> tuple[list[Consignment | None], list[int]]:
        """Return one consignment of each sort of head, with the items of the first of its kind."""
        codes, first = together([each.held for each in said], lines)
        starts = self.chunk.starts.tolist()
        ends = dict(itertools.pairwise(starts))
        by_code = codes.tolist()
        heads: list[Consignment | None] = [None] * len(first)
        done: set[int] = set()
        for start, end in ends.items():
            number = by_code[start]
            if number in done:
                continue
            its: Any = [items[each] for each in item_of[start:end]]
            if not self.broken.isdisjoint(range(start, end)):
                its = None  # the head by itself says all that is wrong with it, lines unread
            try:
                heads[number] = Consignment(**{**nested(said, start), "items": its})
            except ValidationError as error:
                # What head and lines say together may hold with other lines: each is asked itself.
                found = [each for each in problems(error) if its or each.where != "items"]
                self._refuse_document(found, [start], "consignment")
            else:
                done.add(number)
        return heads, by_code

    # Refusals.

    def _refuse_nameless(self, key: Coded) -> None:
        for code, cell in enumerate(key.cells):
            if not isinstance(cell, str):
                error = cell.error if isinstance(cell, Wrong) else missing()
                problem = error.problem()
                for line in (key.codes == code).nonzero()[0].tolist():
                    self._refuse(line, KEY, problem)

    def _refuse_disagreement(self, held: Sequence[Coded], said: Sequence["Said"]) -> None:
        """Refuse rows that say something else of their consignment than its first row."""
        np = extra("numpy", name="tables")
        starts = self.chunk.starts
        first = np.repeat(starts[:-1], np.diff(starts))
        for column, each in zip(held, said, strict=True):
            for line in (column.codes != column.codes[first]).nonzero()[0].tolist():
                there = int(first[line])
                error = InvalidInput(
                    "Row {row} of the same consignment says {other}.",
                    code="table.disagree",
                    remedy="Say the same on all rows of a consignment, or name two consignments.",
                    value=column.cells[column.codes[line]],
                    other=in_brief("value", column.cells[column.codes[there]]),
                    row=int(self.chunk.rows[there]),
                )
                self._refuse(line, each.column.name, error.problem())

    def _refuse_document(self, found: Iterable[Problem], lines: Sequence[int], of: str) -> None:
        said = [(self._column(problem.where, of), problem) for problem in found]
        told = [
            (line, column, problem)
            for column, problem in said
            for line in lines
            if (line, column) not in self.refused
        ]
        for line, column, problem in told:
            self._refuse(line, column, problem)

    def _column(self, where: str, of: str) -> str:
        """Return the column that a path in a document is about; empty for none."""
        path = where.split(".")
        prefix = "item." if of == "item" else ""
        for end in range(len(path), 0, -1):
            name = prefix + ".".join(path[:end])
            if name in self.chunk.columns:
                return name
        return ""

    def _refuse(self, line: int, column: str, problem: Problem) -> None:
        self.broken.add(line)
        self.refused.add((line, column))
        self.bad.append(
            BadCell(
                row=int(self.chunk.rows[line]),
                consignment=self.names[self.chunk.columns[KEY].codes[line]],
                column=column,
                value=problem.value,
                code=problem.code,
                reason=problem.message,
                remedy=problem.remedy,
            )
        )


@frozen(eq=False)
class Said:
    """A column, its cells as they were given, and what each of them says."""

    column: Column
    held: Coded
    values: list[Any]


def said_of(column: Column, columns: Mapping[str, Coded], prices: Prices) -> Said:
    """Read the distinct cells of a column.

    Args:
        column: The column.
        columns: The cells of every column: a bare number is money of the currency beside it.
        prices: What is made of prices that are floats.

    Returns:
        What each cell says; ``Wrong`` where it cannot be used.
    """
    reader = CellReader(column=column, prices=prices)
    held = columns[column.name]
    if column.kind is CellKind.MONEY and CURRENCY in columns and _has_numbers(held):
        held = _beside(held, columns[CURRENCY])
        return Said(column, held, [reader.read(cell, currency) for cell, currency in held.cells])
    return Said(column, held, [reader.read(cell) for cell in held.cells])


def nested(said: Sequence[Said], line: int) -> dict[str, Any]:
    """Return what a line says, as the fields of a document and of those in it."""
    fields: dict[str, Any] = {}
    for each in said:
        value = each.values[each.held.codes[line]]
        if value is ABSENT:
            continue
        inside = fields
        for name in each.column.path[:-1]:
            inside = inside.setdefault(name, {})
        inside[each.column.path[-1]] = value
    return fields


def _has_numbers(held: Coded) -> bool:
    return any(is_bare(cell) for cell in held.cells)


def _beside(held: Coded, currency: Coded) -> Coded:
    """Return the distinct pairs of a sum and the currency beside it."""
    codes, first = together([held, currency], len(held.codes))
    pairs = [
        (held.cells[held.codes[line]], currency.cells[currency.codes[line]])
        for line in first.tolist()
    ]
    return Coded(pairs, codes)


def missing() -> XborderError:
    """Return that a cell is empty which every row has to say."""
    return InvalidInput(
        "The cell is empty, and every row has to say it.",
        code="cell.missing",
        remedy="Fill it.",
    )


def _as_ours(
    head: Consignment, items: Sequence[Item | None], error: Exception
) -> Sequence[Problem]:
    """Return what is wrong with a parcel that was amended, as its own class says it."""
    try:
        head.replace(items=items)
    except ValidationError as found:
        return problems(found, locale=DEFAULT_LOCALE)
    raise error
