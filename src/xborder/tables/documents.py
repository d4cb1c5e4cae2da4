"""Documents of rows: what each row or group of rows of a frame says, of any class of ours.

Every distinct cell is read once, and rows that say the same are one document. Whatever cannot be
used is noted with its row and its cell; the others are read all the same.
"""

from collections.abc import Callable, Mapping, Sequence
from typing import Any, get_args, get_type_hints

from attrs import define, field, fields, has
from pydantic import ValidationError

from xborder.errors import InvalidInput, Problem, XborderError, extra, problems
from xborder.problem import in_brief
from xborder.tables.bad import BadCell, InvalidTable
from xborder.tables.cells import ABSENT, CellReader, Prices, Wrong
from xborder.tables.coded import Coded, coded, together
from xborder.tables.columns import Column, check_columns, fields_of, held_in
from xborder.tables.frames import Given, given
from xborder.tables.layout import Layout
from xborder.tables.names import named
from xborder.tables.reading import Said, missing, nested, said_of


@define(eq=False)
class Documents:
    """The documents that a frame holds.

    Attributes:
        given: The frame.
        layout: How its rows make documents.
        names: The name of each document; empty where rows have none.
        found: The documents; ``None`` for one that cannot be used.
        of_row: The number of each row's document.
        rows: The rows of each document.
        bad: Every cell that cannot be used.
    """

    given: Given
    layout: Layout
    names: list[str]
    found: list[Any]
    of_row: Any
    rows: list[list[int]]
    bad: list[BadCell]

    def computed(self, function: Callable[[Any], Any]) -> list[Any]:
        """Return what a calculator makes of each document; what it refuses is noted.

        Args:
            function: The calculator.
        """
        return [
            None if document is None else self._computed(function, number, document)
            for number, document in enumerate(self.found)
        ]

    def _computed(self, function: Callable[[Any], Any], number: int, document: Any) -> Any:
        try:
            return function(document)
        except (XborderError, ValidationError) as error:
            for problem in problems(error):
                self.refuse(number, problem)
            return None

    def check(self) -> None:
        """Refuse a frame with rows that cannot be used.

        Raises:
            InvalidTable: There are some; all of them are named.
        """
        if self.bad:
            raise InvalidTable(sorted(self.bad, key=lambda cell: cell.row))

    def refuse(self, number: int, problem: Problem) -> None:
        """Note what is wrong with a document, on each of the rows that say it.

        Args:
            number: Its number.
            problem: What is wrong.
        """
        column, lines = self._place(problem.where, self.rows[number])
        # Rows that say the same as one are as wrong; rows that make one document are told once.
        for row in lines[:1] if self.layout.key else lines:
            self.bad.append(bad_cell(row, self.names[number], column, problem))

    def _place(self, where: str, rows: list[int]) -> tuple[str, list[int]]:
        """Return the column that a path in a document is about, and the rows that say it."""
        path, prefix = where.split("."), ""
        if path[0] == self.layout.items and path[1:2] and path[1].isdigit():
            rows, path, prefix = rows[int(path[1]) :][:1], path[2:], self.layout.prefix
        for end in range(len(path), 0, -1):
            name = prefix + ".".join(path[:end])
            if name in self.layout.columns:
                return name, rows
        return "", rows


def bad_cell(row: int, name: str, column: str, problem: Problem) -> BadCell:
    """Return what is wrong with a cell."""
    return BadCell(
        row=row,
        consignment=name,
        column=column,
        value=problem.value,
        code=problem.code,
        reason=problem.message,
        remedy=problem.remedy,
    )


def documents(frame: Any, layout: Layout, *, prices: Prices = Prices.EXACT) -> Documents:
    """Return the documents that a frame holds.

    Args:
        frame: The frame, or a mapping of columns.
        layout: How its rows make documents.
        prices: What is made of exact decimals that are floats.

    Raises:
        InvalidInput: A column is none of the layout's.
        NotFound: A column that every row has to say is not there.
    """
    return _Reading(given(frame), layout, prices).done()


@define(eq=False)
class _Reading:
    given: Given
    layout: Layout
    prices: Prices
    columns: dict[str, Coded] = field(init=False, factory=dict)
    bad: list[BadCell] = field(init=False, factory=list)
    broken: set[int] = field(init=False, factory=set)
    """The rows that cannot be used."""
    names: list[str] = field(init=False, factory=list)
    """The name of each row's document."""

    def done(self) -> Documents:
        holder, known = self.given, self.layout.columns
        check_columns(holder.names, known, self.layout.table)
        self.columns = {name: coded(holder.read(name)) for name in holder.names}
        of_row, rows = self._grouped()
        said = [
            self._said(known[name]) for name in known if name in self.columns and known[name].path
        ]
        heads = [each for each in said if not self._is_of_item(each.column)]
        items = [each for each in said if self._is_of_item(each.column)]
        self._refuse_disagreement(heads, rows)
        found = Documents(
            given=holder,
            layout=self.layout,
            names=[self.names[lines[0]] for lines in rows],
            found=[],
            of_row=of_row,
            rows=rows,
            bad=self.bad,
        )
        for number, lines in enumerate(rows):
            is_whole = self.broken.isdisjoint(lines)
            found.found.append(self._document(found, number, heads, items) if is_whole else None)
        return found

    def _is_of_item(self, column: Column) -> bool:
        return bool(self.layout.items) and column.of == self.layout.items.removesuffix("s")

    def _grouped(self) -> tuple[Any, list[list[int]]]:
        """Return the number of each row's document, and the rows of each."""
        size, key = self.given.rows, self.layout.key
        self.names = [""] * size
        if not key:
            codes, _ = together(list(self.columns.values()), size)
        else:
            held = self.columns[key] = named(self.columns[key])
            codes, _ = together([held], size)
            cells = [held.cells[code] for code in held.codes.tolist()]
            for row, cell in enumerate(cells):
                if isinstance(cell, str):
                    self.names[row] = cell
                else:
                    error = cell.error if isinstance(cell, Wrong) else missing()
                    self._refuse(row, key, error.problem())
        rows: dict[int, list[int]] = {}
        for row, code in enumerate(codes.tolist()):
            rows.setdefault(code, []).append(row)
        places = {code: number for number, code in enumerate(rows)}
        np = extra("numpy", name="tables")
        of_row = np.asarray([places[code] for code in codes.tolist()], dtype=np.int64)
        return of_row, list(rows.values())

    def _said(self, column: Column) -> Said:
        """Read the distinct cells of a column; those that cannot be used are noted."""
        said = said_of(column, self.columns, self.prices)
        for code, value in enumerate(said.values):
            error = value.error if isinstance(value, Wrong) else None
            if value is ABSENT and column.is_required:
                error = missing()
            if error is not None:
                said.values[code] = ABSENT
                problem = error.problem()
                for row in (said.held.codes == code).nonzero()[0].tolist():
                    self._refuse(row, column.name, problem)
        return said

    def _refuse_disagreement(self, heads: Sequence[Said], rows: list[list[int]]) -> None:
        """Refuse rows that say something else of their document than its first row."""
        if not self.layout.key:
            return
        for each in heads:
            held = self.columns[each.column.name]
            codes = held.codes.tolist()
            for first, *others in rows:
                for row in others:
                    if codes[row] != codes[first]:
                        error = InvalidInput(
                            "Row {row} of the same {of} says {other}.",
                            code="table.disagree",
                            remedy="Say the same on all its rows, or give them two names.",
                            value=held.cells[codes[row]],
                            other=in_brief("value", held.cells[codes[first]]),
                            row=first,
                            of=self.layout.key,
                        )
                        self._refuse(row, each.column.name, error.problem())

    def _document(
        self, found: Documents, number: int, heads: Sequence[Said], items: Sequence[Said]
    ) -> Any:
        layout, lines = self.layout, found.rows[number]
        said = nested(heads, lines[0])
        if layout.named:
            said[layout.named] = found.names[number]
        if layout.items:
            said[layout.items] = [nested(items, row) for row in lines]
        try:
            if layout.beside is None:
                return built(layout.document, said, self.prices)
            fields_beside = layout.beside.model_fields
            beside = layout.beside(
                **{name: said.pop(name) for name in fields_beside if name in said}
            )
            return layout.document(**said), beside
        except (XborderError, ValidationError) as error:
            for problem in problems(error):
                found.refuse(number, problem)
            return None

    def _refuse(self, row: int, column: str, problem: Problem) -> None:
        self.broken.add(row)
        self.bad.append(bad_cell(row, self.names[row], column, problem))


def built(document: Any, said: Mapping[str, Any], prices: Prices) -> Any:
    """Return a document of what is said in its fields, and in those of documents in it.

    Args:
        document: Its class; one of pydantic builds what is in it by itself.
        said: Its fields.
        prices: What is made of exact decimals that are floats.
    """
    if not has(document):
        return document(**said)
    hints = get_type_hints(document, include_extras=True)
    held = {each.alias: held_in(hints[each.name]) for each in fields(document)}
    return document(**{name: _inner(held[name], value, prices) for name, value in said.items()})


def _inner(held: Any, value: Any, prices: Prices) -> Any:
    if isinstance(value, Mapping) and has(held):
        return built(held, _cells(held, value, prices), prices)
    inside = next(iter(get_args(held)), None)
    if isinstance(value, tuple) and inside is not None and has(inside):
        return tuple(
            built(inside, _cells(inside, each, prices), prices)
            if isinstance(each, Mapping)
            else each
            for each in value
        )
    return value


def _cells(document: Any, said: Mapping[str, Any], prices: Prices) -> dict[str, Any]:
    """Return what a struct says, its days and moments read from their text as cells are."""
    columns = {each.path[0]: each for each in fields_of(document, of="") if len(each.path) == 1}
    lacking = [
        each.name for each in columns.values() if each.is_required and not said.get(each.name)
    ]
    if lacking or not columns.keys() >= said.keys():
        raise InvalidInput(
            "{value} does not say what is asked there: {fields}.",
            code="cell.struct",
            remedy="Give these fields by their names, and no others.",
            value=in_brief("value", dict(said)),
            fields=", ".join(columns),
        )
    found = {}
    for name, value in said.items():
        cell = CellReader(column=columns[name], prices=prices).read(value)
        if isinstance(cell, Wrong):
            raise cell.error
        found[name] = cell  # a null in a struct was not said, so there is something in each cell
    return found
