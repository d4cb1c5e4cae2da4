"""Results: what a chunk comes to, as Arrow tables: one row a row given, or one row an amount."""

from collections.abc import Iterable, Sequence
from typing import Any

from attrs import frozen

from xborder.errors import extra
from xborder.landed_cost.breakdown import LineKind
from xborder.money import Currency
from xborder.problem import Problem
from xborder.tables.bad import BadCell
from xborder.tables.columns import KEY
from xborder.tables.decimals import PRECISION, SCALE, decimals
from xborder.tables.lines import Amounts, by_id, by_kind, summed
from xborder.tables.priced import Priced, PricedChunk
from xborder.tables.reading import Read

CHARGE = "charge."
"""What the columns of single charges start with."""
_NOTHING = Priced(state=None)
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


@frozen(eq=False)
class Result:
    """What a chunk comes to.

    Args:
        read: What was read.
        priced: What it costs.
    """

    read: Read
    priced: PricedChunk

    def wide(self) -> Any:
        """Return one row a line, in the order of the chunk; its single charges stand last."""
        arrow, np = extra("pyarrow", name="tables"), extra("numpy", name="tables")
        parcels, of_line, size = self._parcels(), self._of_line(), len(self.read.chunk.rows)
        digits = np.asarray([_digits(each) for each in parcels])
        sums = {
            name: _sums([getattr(each, name) for each in parcels], digits).take(of_line)
            for name in ("total", "low", "high")
        }
        is_known = np.asarray([each.total is not None for each in parcels], dtype=bool)[of_line]
        line_digits = digits[of_line]

        def column(amounts: Sequence[Amounts]) -> Any:
            return decimals(summed(amounts, size), line_digits, is_known)

        kinds = by_kind(self.priced.amounts)
        bad = self._problems()
        columns = [
            self._key(),
            _text([each.state for each in parcels], of_line),
            _text([each.currency or None for each in parcels], of_line),
            *sums.values(),
            column(self.priced.amounts),
            *(column(kinds.get(kind, ())) for kind in LineKind),
            _coded_text([scheme or None for scheme in self.priced.schemes]),
            arrow.array([each.reasons for each in parcels], arrow.list_(arrow.string())).take(
                of_line
            ),
            _text([each.missing or None for each in parcels], of_line),
            _text([each.evidence for each in parcels], of_line),
            arrow.array([each.checked_on for each in parcels], arrow.date32()).take(of_line),
            *(
                arrow.array([getattr(each, name, None) for each in bad], arrow.string())
                for name in _PROBLEM
            ),
        ]
        table = arrow.table(columns, schema=wide_schema())
        for name, amounts in sorted(by_id(self.priced.amounts).items()):
            table = table.append_column(CHARGE + name, column(amounts))
        return table

    def long(self) -> Any:
        """Return one row an amount: consignments in order, their amounts as a quote lists them."""
        arrow, np = extra("pyarrow", name="tables"), extra("numpy", name="tables")
        amounts = [each for each in self.priced.amounts if len(each.lines)]
        if not amounts:
            return long_schema().empty_table()
        lines = np.concatenate([each.lines for each in amounts])
        sizes = [len(each.lines) for each in amounts]
        places = np.repeat([each.place for each in amounts], sizes)
        owner = self._of_line()[lines]
        order = np.lexsort((lines, places, owner))
        lines, owner = lines[order], owner[order]
        minor = np.concatenate([each.minor for each in amounts])[order]
        parcels = self._parcels()
        digits = np.asarray([_digits(each) for each in parcels])
        number = np.repeat(np.arange(len(amounts)), sizes)[order]
        columns = [
            arrow.array(self.read.chunk.rows[lines]),
            self._key().take(arrow.array(lines)),
            _text([str(each.kind) for each in amounts], arrow.array(number)),
            _text([each.id for each in amounts], arrow.array(number)),
            decimals(minor, digits[owner], np.ones(len(minor), dtype=bool)),
            _text([each.currency or None for each in parcels], arrow.array(owner)),
            _text([each.state for each in parcels], arrow.array(owner)),
        ]
        return arrow.table(columns, schema=long_schema())

    def bad(self) -> list[BadCell]:
        """Return every cell that cannot be used, and every consignment that has no quote."""
        starts, rows = self.read.chunk.starts, self.read.chunk.rows
        names = self._key()
        found = list(self.read.bad)
        for each, first in zip(self.priced.parcels, starts[:-1].tolist(), strict=True):
            if each is not None and each.problem is not None:
                found.append(
                    BadCell(
                        row=int(rows[first]),
                        consignment=names[first].as_py() or "",
                        column=self._column(each.problem),
                        value=each.problem.value,
                        code=each.problem.code,
                        reason=each.problem.message,
                        remedy=each.problem.remedy,
                    )
                )
        return found

    def _column(self, problem: Problem) -> str:
        return problem.where if problem.where in self.read.chunk.columns else ""

    def _parcels(self) -> list[Priced]:
        return [_NOTHING if each is None else each for each in self.priced.parcels]

    def _of_line(self) -> Any:
        """Return the number of each line's consignment."""
        np = extra("numpy", name="tables")
        starts = self.read.chunk.starts
        return np.repeat(np.arange(len(starts) - 1), np.diff(starts))

    def _key(self) -> Any:
        arrow = extra("pyarrow", name="tables")
        key = self.read.chunk.columns[KEY]
        names = [None if cell is None else str(cell) for cell in key.cells]
        return arrow.array(names, arrow.string()).take(arrow.array(key.codes))

    def _problems(self) -> list[BadCell | None]:
        """Return the first problem of each line; its neighbours say that it is not theirs."""
        of_row: dict[int, BadCell] = {}
        for cell in self.bad():
            of_row.setdefault(cell.row, cell)
        return [of_row.get(row) for row in self.read.chunk.rows.tolist()]


def _digits(parcel: Priced) -> int:
    return Currency.of(parcel.currency).digits if parcel.currency else 0


def _sums(minor: Sequence[int | None], digits: Any) -> Any:
    np = extra("numpy", name="tables")
    known = np.asarray([each is not None for each in minor], dtype=bool)
    whole = np.asarray([each or 0 for each in minor], dtype=object)
    if not len(whole) or max(map(abs, whole)) < _NARROW:
        whole = whole.astype(np.int64)
    return decimals(whole, digits, known)


_NARROW = 2**62


def _text(cells: Iterable[str | None], codes: Any) -> Any:
    arrow = extra("pyarrow", name="tables")
    return arrow.array(
        [None if each is None else str(each) for each in cells], arrow.string()
    ).take(arrow.array(codes))


def _coded_text(cells: Sequence[str | None]) -> Any:
    arrow = extra("pyarrow", name="tables")
    return arrow.array(cells, arrow.string())
