"""Rows into orders: filled down, parted from repeats, the newest kept.

An export writes an order's head on every row, on the first alone, or on a row of its own; and
overlapping downloads hold an order twice, perhaps with newer facts. What repeats another exactly is
left out; of two that differ the newer is kept, and if neither is newer the order is refused.
"""

import datetime as dt
from collections import defaultdict
from collections.abc import Callable, Iterable
from typing import Final

from attrs import frozen

from xborder.errors import InvalidInput, XborderError
from xborder.messages import Text
from xborder.trade.orders.day import Calendar
from xborder.trade.orders.mapping import HEAD_FIELDS, LeftOutKind, OrderMapping
from xborder.trade.orders.place import text
from xborder.trade.orders.report import LeftOut, Refused, Report
from xborder.trade.orders.table import Row

Version = list[Row]
_HEAD: Final = tuple(sorted(HEAD_FIELDS))


@frozen(kw_only=True)
class Group:
    """The rows of one order.

    Attributes:
        id: The shop's number of it.
        rows: Its rows, repeats taken out.
        report: What was noticed on the way.
    """

    id: str
    rows: tuple[Row, ...]
    report: Report

    @property
    def numbers(self) -> tuple[int, ...]:
        """The places of its rows in what was given."""
        return tuple(sorted({row.number for row in self.rows}))


def grouped(
    rows: Iterable[Row | int], mapping: OrderMapping, calendar: Calendar, table: Report
) -> list[Group | LeftOut | Refused]:
    """Return the orders of a table or of documents, and the rows that make none.

    Args:
        rows: The rows, or the numbers of those before the header.
        mapping: How rows belong together.
        calendar: How the export writes moments.
        table: Where to note what holds for the table as a whole.
    """
    found: list[Group | LeftOut | Refused] = []
    runs: dict[str, list[Version]] = defaultdict(list)
    stray: list[int] = []
    last = ""
    reports: dict[str, Report] = defaultdict(Report)
    for row in rows:
        if isinstance(row, int):
            stray.append(row)
            continue
        name, error = _name(row, reports)
        if error is not None:
            found.append(Refused(id="", errors=(error,), rows=(row.number,)))
            last = ""
            continue
        if not row.fills(each for each in row.binding if each != "order"):
            stray.append(row.number)
            continue
        if not name:
            if not last:
                found.append(_of_no_order(row))
                continue
            table.note(
                "rows", Text("A row without the number of an order belongs to the one above it.")
            )
        if name and (name != last or row.nested):
            runs[name].append([])
        last = name or last
        runs[last][-1].append(row)
    if stray:
        found.append(
            LeftOut(
                id="",
                kind=LeftOutKind.NO_ORDER,
                why=Text("The rows hold no order: headings, footers or blanks."),
                rows=tuple(stray),
            )
        )
    part = _by_line if mapping.line_key else _by_head
    for name, its_runs in runs.items():
        found += _Parted(name, mapping, calendar, reports[name]).results(part, its_runs)
    return found


def _name(row: Row, reports: dict[str, Report]) -> tuple[str, XborderError | None]:
    noticed = Report()
    cell = row.cell("order", noticed)
    name = noticed.read(text, cell)
    if noticed.errors:
        return "", noticed.errors[0]
    if name and noticed.notes:
        for note in noticed.notes:
            reports[name].note(note.where, note.text)
    return name or "", None


def _of_no_order(row: Row) -> Refused:
    error = InvalidInput(
        "The row belongs to no order.",
        code="order.none",
        remedy="Fill the number of its order, or sort the rows as they were exported.",
        where=f"{row.where}.order",
    )
    return Refused(id="", errors=(error,), rows=(row.number,))


class _Parted:
    """One order's rows, parted into what is read and what repeats it."""

    def __init__(
        self, name: str, mapping: OrderMapping, calendar: Calendar, report: Report
    ) -> None:
        self.name = name
        self.mapping = mapping
        self.calendar = calendar
        self.report = report
        self.repeated: list[int] = []

    def results(
        self, part: Callable[["_Parted", list[Version]], Version], runs: list[Version]
    ) -> list[Group | LeftOut | Refused]:
        rows = part(self, runs)
        if self.report.errors:
            numbers = sorted({row.number for run in runs for row in run})
            return [Refused(id=self.name, errors=tuple(self.report.errors), rows=tuple(numbers))]
        found: list[Group | LeftOut | Refused] = [
            Group(id=self.name, rows=tuple(rows), report=self.report)
        ]
        if self.repeated:
            why = Text("It stands elsewhere among the rows, as new or newer.")
            found.append(
                LeftOut(
                    id=self.name,
                    kind=LeftOutKind.REPEATED,
                    why=why,
                    rows=tuple(sorted(self.repeated)),
                )
            )
        return found

    def newer(self, old: Row, new: Row) -> bool:
        """Return whether a row that differs from another is newer; neither is an error."""
        before, after = (
            self.report.read(self.calendar.moment, row.cell("updated"), self.report)
            for row in (old, new)
        )
        order = _compared(before, after)
        if not order:
            self.report.add(
                InvalidInput(
                    "Order {value} or a line of it stands there twice, and not all of it agrees.",
                    code="order.repeated",
                    remedy="Where two lines are alike, map the column that numbers lines:"
                    ' columns.line_id, and line_key=("line_id",). Where two exports are joined,'
                    " leave the older rows out, or export the time of the last change too.",
                    value=self.name,
                ),
                new.where,
            )
        return order > 0


def _compared(before: dt.date | None, after: dt.date | None) -> int:
    if type(before) is not type(after) or before is None or after is None:
        return 0
    try:
        return (after > before) - (after < before)
    except TypeError:  # one has an offset and the other has none
        return 0


def _by_line(order: _Parted, runs: list[Version]) -> Version:
    """Return the rows of an order of which every row names it: each line once, as new as known."""
    kept: dict[object, Row] = {}
    for row in (row for run in runs for row in run):
        key: object = "head"
        if row.fills(order.mapping.item):
            cells = [row.cell(name) for name in order.mapping.line_key]
            told = tuple(repr(cell.value) if cell else "" for cell in cells)
            key = told if any(told) else row.number
        old = kept.get(key)
        if old is None:
            kept[key] = row
        elif old.content() == row.content():
            order.repeated.append(row.number)
        elif key == "head":
            kept[row.number] = row  # two heads that differ are compared fact by fact
        elif order.newer(old, row):
            order.repeated.append(old.number)
            kept[key] = row
        else:
            order.repeated.append(row.number)
    return sorted(kept.values(), key=lambda row: row.number)


def _by_head(order: _Parted, runs: list[Version]) -> Version:
    """Return the rows of an order whose head stands on its first row: its newest version."""
    versions: list[Version] = []
    apart: Version = []
    for run in runs:
        current: Version | None = None
        for row in run:
            headed = row.nested or row.fills(_HEAD)
            if headed and not (current and _joins(current, row)):
                current = [row]
                versions.append(current)
            elif current is None:
                apart.append(row)
            else:
                current.append(row)
    if len(versions) < 2:
        return sorted([*apart, *(row for each in versions for row in each)], key=_number)
    if apart:
        order.report.add(
            InvalidInput(
                "Order {value} stands there twice, and this line with neither.",
                code="order.repeated",
                remedy="Sort the rows as they were exported.",
                value=order.name,
            ),
            apart[0].where,
        )
        return []
    kept = versions[0]
    for version in versions[1:]:
        older = version
        if [row.content() for row in version] != [row.content() for row in kept] and order.newer(
            kept[0], version[0]
        ):
            older, kept = kept, version
        order.repeated += [row.number for row in older]
    return kept


def _joins(current: Version, row: Row) -> bool:
    """Return whether a row with a head is a further line of a file whose heads are filled down."""
    heads = zip(current[0].content(_HEAD), row.content(_HEAD), strict=True)
    return (
        not row.nested
        and all(again is None or again == first for first, again in heads)
        and all(each.content() != row.content() for each in current)
    )


def _number(row: Row) -> int:
    return row.number
