"""Results: what a table comes to, as Arrow tables: one row a row given, or one row an amount."""

from collections.abc import Sequence
from typing import Any

from attrs import define, evolve, field

from xborder.errors import InvalidInput, extra
from xborder.landed_cost.breakdown import LineKind
from xborder.money import Currency
from xborder.problem import Problem
from xborder.tables.bad import BadCell
from xborder.tables.columns import KEY
from xborder.tables.decimals import PRECISION, SCALE, Decimals
from xborder.tables.lines import Amounts, summed
from xborder.tables.priced import NOTHING, SUMS, Part, Told
from xborder.tables.reading import Table

CHARGE = "charge."
"""What the columns of single charges start with."""
_ARGUMENTS = ("rates", "tariff", "book", "assume")
"""What is asked of the call and stands in no column."""
_PROBLEM = ("column", "value", "reason", "remedy")


def wide_schema() -> Any:
    """Return the columns of a result that every table has: all but those of single charges."""
    arrow = extra("pyarrow", name="tables")
    text, money = arrow.string(), arrow.decimal128(PRECISION, SCALE)
    fields = [
        (KEY, text),
        ("state", text),
        ("currency", text),
        ("total", money),
        ("low", money),
        ("high", money),
        ("line_total", money),
        *((str(kind), money) for kind in LineKind),
        ("scheme", text),
        ("reasons", arrow.list_(text)),
        ("missing_fact", text),
        ("evidence", text),
        ("checked_on", arrow.date32()),
        *((f"problem.{name}", text) for name in _PROBLEM),
    ]
    return arrow.schema(fields)


def long_schema() -> Any:
    """Return the columns of a breakdown."""
    arrow = extra("pyarrow", name="tables")
    text, money = arrow.string(), arrow.decimal128(PRECISION, SCALE)
    return arrow.schema(
        [
            ("row", arrow.int64()),
            (KEY, text),
            ("kind", text),
            ("id", text),
            ("amount", money),
            ("currency", text),
            ("state", text),
        ]
    )


@define(eq=False)
class Result:
    """What a table comes to, taken in part by part.

    Args:
        table: The table.
    """

    table: Table
    told: list[Told] = field(init=False)
    told_of: Any = field(init=False)
    sums: dict[str, Any] = field(init=False)
    known: dict[str, Any] = field(init=False)
    schemes: dict[str, int] = field(init=False, factory=dict)
    scheme_of: Any = field(init=False)
    amounts: list[Amounts] = field(init=False, factory=list)
    cells: list[BadCell] = field(init=False, factory=list)

    def __attrs_post_init__(self) -> None:
        part = Part.of(self.table.starts)
        self.told, self.told_of, self.scheme_of = [NOTHING], part.told_of, part.scheme_of
        self.sums, self.known = part.sums, part.known

    def take(self, numbers: Any, part: Part, bad: Sequence[BadCell]) -> None:
        """Take in what some consignments come to.

        Args:
            numbers: Their numbers.
            part: What they come to; one that is open comes in a later part.
            bad: What is wrong with their cells.
        """
        np = extra("numpy", name="tables")
        lines = self.table.lines_of(numbers)
        self.told_of[numbers] = part.told_of + len(self.told)
        self.told += part.told
        for name in SUMS:
            if part.sums[name].dtype != self.sums[name].dtype:
                self.sums[name] = self.sums[name].astype(object)
            self.sums[name][numbers] = part.sums[name]
            self.known[name][numbers] = part.known[name]
        places = [self.schemes.setdefault(each, len(self.schemes)) for each in part.schemes]
        self.scheme_of[lines] = np.asarray([*places, -1], dtype=np.int64)[part.scheme_of]
        self.amounts += [evolve(each, lines=lines[each.lines]) for each in part.amounts]
        self.cells += bad

    def wide(self) -> Any:
        """Return one row a row given, in its order."""
        arrow, np = extra("pyarrow", name="tables"), extra("numpy", name="tables")
        size, owner = len(self.table.order), self._in_rows(self._owner())
        told_of = self.told_of[owner]
        digits = np.asarray([_digits(each) for each in self.told])[self.told_of]
        sums = [
            Decimals(digits, self.known[name]).column(self.sums[name]).take(arrow.array(owner))
            for name in SUMS
        ]
        written = Decimals(digits[owner], self.known["total"][owner])
        singles: dict[tuple[str, LineKind], list[Amounts]] = {}
        for each in self.amounts:
            singles.setdefault((each.id, each.kind), []).append(each)
        charges: dict[str, Any] = {}
        kinds: dict[LineKind, Any] = {}
        whole = np.zeros(size, dtype=np.int64)
        for (name, kind), amounts in singles.items():
            column = self._in_rows(summed(amounts, size))
            charges[name] = _plus(charges.get(name), column)
            kinds[kind] = _plus(kinds.get(kind), column)
            whole = _plus(whole, column)

        money = written.column
        none = money(np.zeros(size, dtype=np.int64))
        schemes = self._in_rows(self.scheme_of)
        columns = [
            self._names(),
            _text([each.state for each in self.told], told_of),
            _text([each.currency or None for each in self.told], told_of),
            *sums,
            money(whole),
            *(money(kinds[kind]) if kind in kinds else none for kind in LineKind),
            _text([*self.schemes, None], schemes),
            _taken([each.reasons for each in self.told], arrow.list_(arrow.string()), told_of),
            _text([each.missing or None for each in self.told], told_of),
            _text([each.evidence for each in self.told], told_of),
            _taken([each.checked_on for each in self.told], arrow.date32(), told_of),
            *self._problems(),
        ]
        table = arrow.table(columns, names=wide_schema().names)
        for name in sorted(charges):
            table = table.append_column(CHARGE + name, money(charges[name]))
        return table

    def long(self) -> Any:
        """Return one row an amount: consignments in order, their amounts as a quote lists them."""
        arrow, np = extra("pyarrow", name="tables"), extra("numpy", name="tables")
        amounts = [each for each in self.amounts if len(each.lines)]
        if not amounts:
            return long_schema().empty_table()
        lines = np.concatenate([each.lines for each in amounts])
        sizes = [len(each.lines) for each in amounts]
        places = np.repeat([each.place for each in amounts], sizes)
        # Consignments stand in the order of their lines: within each, amounts by place and line.
        owner = self._owner()[lines]
        offset = lines - self.table.starts[owner]
        widest = int(offset.max()) + 1
        key = (owner * (int(places.max()) + 1) + places) * widest + offset
        order = np.argsort(key, kind="stable")
        lines, owner = lines[order], owner[order]
        minor = np.concatenate([each.minor for each in amounts])[order]
        told_of = self.told_of[owner]
        digits = np.asarray([_digits(each) for each in self.told])[told_of]
        number = np.repeat(np.arange(len(amounts)), sizes)[order]
        rows = self.table.order[lines]
        columns = [
            arrow.array(rows),
            self._names().take(arrow.array(rows)),
            _text([str(each.kind) for each in amounts], number),
            _text([each.id for each in amounts], number),
            Decimals(digits, np.ones(len(minor), dtype=bool)).column(minor),
            _text([each.currency or None for each in self.told], told_of),
            _text([each.state for each in self.told], told_of),
        ]
        return arrow.table(columns, names=long_schema().names)

    def bad(self) -> list[BadCell]:
        """Return every cell that cannot be used, and every consignment that has no quote."""
        np = extra("numpy", name="tables")
        found = list(self.cells)
        wrong = np.asarray([each.problem is not None for each in self.told])
        for number in np.flatnonzero(wrong[self.told_of]).tolist():
            problem = self.told[self.told_of[number]].problem
            assert problem is not None  # noqa: S101 - those that have none were left out
            row = int(self.table.order[self.table.starts[number]])
            found.append(
                BadCell(
                    row=row,
                    consignment=self._names()[row].as_py() or "",
                    column=self._column(problem),
                    value=problem.value,
                    code=problem.code,
                    reason=problem.message,
                    remedy=problem.remedy,
                )
            )
        return found

    def _column(self, problem: Problem) -> str:
        known = problem.where in self.table.columns or problem.where in _ARGUMENTS
        return problem.where if known else ""

    def _owner(self) -> Any:
        """Return the number of each line's consignment."""
        np = extra("numpy", name="tables")
        starts = self.table.starts
        return np.repeat(np.arange(len(starts) - 1), np.diff(starts))

    def _in_rows(self, of_lines: Any) -> Any:
        """Return a column of lines in the order of the rows."""
        if self.table.is_gathered:
            return of_lines
        of_rows = extra("numpy", name="tables").empty_like(of_lines)
        of_rows[self.table.order] = of_lines
        return of_rows

    def _names(self) -> Any:
        """Return the name of each row's consignment."""
        arrow = extra("pyarrow", name="tables")
        key = self.table.columns[KEY]
        names = key.distinct
        if isinstance(names, list):
            cells = [cell if isinstance(cell, str) else None for cell in names]
            names = arrow.array(cells, arrow.string())
        return names.take(arrow.array(key.codes))

    def _problems(self) -> list[Any]:
        """Return the first problem of each row; rows of its parcel name the row to be mended."""
        arrow, np = extra("pyarrow", name="tables"), extra("numpy", name="tables")
        of_row: dict[int, BadCell] = {}
        for cell in self.bad():
            of_row.setdefault(cell.row, cell)
        said = [tuple(getattr(cell, name) for name in _PROBLEM) for cell in of_row.values()]
        rows = np.asarray(list(of_row), dtype=np.int64)
        place = np.full(len(self.table.order), -1, dtype=np.int64)
        place[rows] = np.arange(len(rows))
        if of_row:
            owner = self._in_rows(self._owner())
            parcels, first = np.unique(owner[rows], return_index=True)
            beside = np.full(len(self.table.starts) - 1, -1, dtype=np.int64)
            beside[parcels] = np.arange(len(parcels)) + len(said)
            said += [_of_neighbour(row) for row in rows[first].tolist()]
            place = np.where(place < 0, beside[owner], place)
        said.append((None,) * len(_PROBLEM))
        return [_taken(cells, arrow.string(), place) for cells in zip(*said, strict=True)]


def _of_neighbour(row: int) -> tuple[str | None, ...]:
    """Return what a row says that is not wrong itself, in a parcel with one that is."""
    why = InvalidInput(
        "Row {row} of the same consignment cannot be used.",
        code="table.beside",
        remedy="Mend that row, and its consignment is computed as a whole.",
        row=row,
    ).problem()
    return None, None, why.message, why.remedy


def _digits(told: Told) -> int:
    return Currency.of(told.currency).digits if told.currency else 0


def _plus(before: Any, column: Any) -> Any:
    """Return a sum of columns, exact whatever their size."""
    np = extra("numpy", name="tables")
    if before is None:
        return column
    if before.dtype == np.int64 and column.dtype == np.int64:
        widest = sum(int(np.abs(each).max(initial=0)) for each in (before, column))
        if widest < _NARROW:
            return before + column
    return before.astype(object) + column.astype(object)


_NARROW = 2**63


def _text(cells: Sequence[str | None], codes: Any) -> Any:
    arrow = extra("pyarrow", name="tables")
    said = [None if each is None else str(each) for each in cells]
    return _taken(said, arrow.string(), codes)


def _taken(cells: Sequence[Any], kind: Any, codes: Any) -> Any:
    """Return a column of cells by their places; the last of them stands for a place of -1."""
    arrow, np = extra("pyarrow", name="tables"), extra("numpy", name="tables")
    places = np.where(codes < 0, len(cells) - 1, codes)
    return arrow.array(cells, kind).take(arrow.array(places))
