"""Rows as their shop writes them: headers matched by name, cells cleaned of a spreadsheet's marks.

A header is compared without case, accents, byte order mark and quotation marks around it, and
Cyrillic letters count as the Latin ones they look like: some exports hold such letters by mistake.
"""

import datetime as dt
import re
from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from typing import Any, Final

from attrs import field, frozen

from xborder.errors import InvalidInput, XborderError, nearest
from xborder.kind import all_of_kind
from xborder.messages import Text
from xborder.number import DECIMAL
from xborder.tabular import records
from xborder.trade.orders.mapping import (
    LINE_FIELDS,
    ORDER_FIELDS,
    OrderMapping,
    ProductMapping,
)
from xborder.trade.orders.report import Cell, Report
from xborder.trade.plain_name import plain

_AROUND: Final = "\ufeff\u200b\u200e\u200f\u2060\u00a0\u202f \t\r\n"
_FORMULA: Final = re.compile(r'="([^"]*)"')
_QUOTED: Final = re.compile(r'"([^"]*)"')
_READ_AS_LATIN: Final = "ï»¿"
"""What the three bytes of a byte order mark are in Latin-1."""

Binding = Mapping[str, tuple[tuple[Any, str], ...]]
"""The columns of each field, as the rows name them and as people do."""


@frozen(kw_only=True)
class Row:
    """One row, or one document, with the way to each fact.

    Attributes:
        number: Its place in what was given.
        cells: What it holds.
        binding: The columns of each field.
        where: What an error calls it.
        blanks: What stands for nothing.
        constants: What every row holds.
        nested: Whether columns are paths into a document.
    """

    number: int
    cells: Mapping[Any, Any]
    binding: Binding = field(repr=False)
    where: str
    blanks: frozenset[str] = frozenset()
    constants: Mapping[str, str] = field(factory=dict)
    nested: bool = False

    def cell(self, name: str, report: Report | None = None) -> Cell | None:
        """Return the first filled cell of a field; what a spreadsheet put around it is noted."""
        for column, shown in self.binding.get(name, ()):
            value = _at(self.cells, column) if self.nested else self.cells.get(column)
            if isinstance(value, str):
                value = self._text(value, shown, report) or None
            if value is not None and not _missing(value, name):
                return Cell(self.where, shown, value)
        if name in self.constants:
            return Cell(self.where, name, self.constants[name])
        return None

    def fills(self, names: Iterable[str]) -> bool:
        """Return whether a column of one of several fields is filled."""
        return any(
            _filled(_at(self.cells, column), self.blanks, name)
            for name in names
            for column, _ in self.binding.get(name, ())
        )

    def _text(self, value: str, shown: str, report: Report | None) -> str:
        text = value.strip(_AROUND)
        if text[:1] in ("'", "=", '"'):  # so exporters make a spreadsheet keep the zeros
            match = _FORMULA.fullmatch(text) or _QUOTED.fullmatch(text)
            bare = match[1] if match else text.removeprefix("'")
            if report is not None and bare != text:
                report.note(
                    f"{self.where}.{shown}",
                    Text("The mark in front that keeps a spreadsheet from changing it is dropped."),
                )
            text = bare.strip(_AROUND)
        return "" if text in self.blanks else text

    def content(self, names: Iterable[str] | None = None) -> Any:
        """Return everything that the mapping reads of it, to compare rows by; or some fields."""
        if names is None and self.nested:
            return self.cells
        found = []
        for name in self.binding if names is None else names:
            cell = self.cell(name)
            found.append(None if cell is None else repr(cell.value))
        return tuple(found)


def _at(cells: Any, column: Any) -> Any:
    if not isinstance(column, tuple):
        return cells.get(column)
    for place, step in enumerate(column):
        if step == "*":
            return _all_of([_at(each, column[place + 1 :]) for each in cells or ()])
        if isinstance(cells, Mapping):
            cells = cells.get(step)
        elif isinstance(cells, list) and step.isdigit() and int(step) < len(cells):
            cells = cells[int(step)]
        else:
            return None
    return cells


def _all_of(values: list[Any]) -> Any:
    """Return the sum of several amounts, such as refunds; as they are if they are none."""
    if len(values) < 2:
        return values[0] if values else None
    try:
        total = Decimal(0)
        for value in values:
            total = DECIMAL.add(total, Decimal(str(value)))
    except ArithmeticError:
        return values
    return total


def _filled(value: Any, blanks: frozenset[str], name: str) -> bool:
    if isinstance(value, str):
        text = value.strip(_AROUND)
        return bool(text) and text not in blanks
    return value is not None and not _missing(value, name)


_ANSWERS: Final = frozenset({"business", "ships"})
"""The fields in which a truth value is an answer."""


def _missing(value: Any, name: str) -> bool:
    """Return whether it is a blank: NaN, NaT or NA of a data frame, False as Odoo answers."""
    if isinstance(value, str):
        return False
    if value is False:
        return name not in _ANSWERS
    if isinstance(value, (float, dt.date)):  # NaT calls itself a datetime
        return bool(value != value)  # noqa: PLR0124 - only what is missing differs from itself
    return type(value).__name__ == "NAType"  # pandas' NA refuses even to be compared


def rows_of(
    given: object,
    mapping: OrderMapping | ProductMapping,
    key: str,
    report: Report,
    *,
    called: str = "rows",
) -> Iterator[Row | int]:
    """Yield each row of a table with its columns found, or the number of one before the header.

    Args:
        given: Mappings, lists of cells of which one is the header, or a data frame.
        mapping: Which columns to look for.
        key: The field without which no header is one.
        report: Where to note what was passed over.
        called: What an error calls the table.

    Raises:
        InvalidInput: A row does not have the column of the key.
        InvalidType: It is no list of rows.
    """
    bindings: dict[Any, Binding] = {}
    header: tuple[Any, ...] | None = None
    blanks = getattr(mapping, "blanks", frozenset({"-", "--"}))
    constants = getattr(mapping, "constants", {})
    number = -1
    for number, row in enumerate(all_of_kind(records(given), object, called)):
        if isinstance(row, (list, tuple)):
            if header is None:
                found = bind([each for each in row if isinstance(each, str)], mapping)
                header = tuple(row) if found.get(key) else None
                yield number
                continue
            names = header  # a row may be cut short where its last cells are blank
            cells: Mapping[Any, Any] = dict(zip(header, row, strict=False))
        elif isinstance(row, Mapping):
            cells, names = row, tuple(row)
        else:
            raise _no_row(row, f"{called}.{number}")
        if names not in bindings:
            bindings[names] = bound = bind(names, mapping)
            if not bound.get(key):
                raise no_column(mapping, key, names, f"{called}.{number}")
            _note_odd(bound, mapping, report, called)
        yield Row(
            number=number,
            cells=cells,
            binding=bindings[names],
            where=f"{called}.{number}",
            blanks=blanks,
            constants=constants,
        )
    if header is None and number >= 0 and not bindings:
        raise no_column(mapping, key, (), called)


def documents_of(given: object, mapping: OrderMapping) -> Iterator[Row]:
    """Yield each order of nested data, such as the answer of a shop's interface.

    Args:
        given: A list of orders, one order, or an answer that holds a list of them.
        mapping: Which paths to look at.

    Raises:
        InvalidInput: An order is no mapping.
        InvalidType: It is neither an order nor a list of them.
    """
    binding = paths(mapping, ORDER_FIELDS)
    if isinstance(given, Mapping):
        inner = [each for each in (given.get("items"), given.get("orders")) if _documents(each)]
        whole = any(_at(given, path) is not None for path, _ in binding["order"])
        given = inner[0] if inner and not whole else [given]
    for number, order in enumerate(all_of_kind(given, object, "rows")):
        if not isinstance(order, Mapping):
            raise _no_row(order, f"rows.{number}")
        yield Row(
            number=number,
            cells=order,
            binding=binding,
            where=f"rows.{number}",
            blanks=mapping.blanks,
            constants=mapping.constants,
            nested=True,
        )


def _documents(value: object) -> bool:
    return isinstance(value, list) and all(isinstance(each, Mapping) for each in value)


def lines_of(order: Row, mapping: OrderMapping) -> list[Row]:
    """Return the lines of an order of nested data, each as a row of its own."""
    path = tuple(str(mapping.lines).split("."))
    found = _at(order.cells, path)
    binding = paths(mapping, LINE_FIELDS)
    return [
        Row(
            number=order.number,
            cells=line,
            binding=binding,
            where=f"{order.where}.{mapping.lines}.{place}",
            blanks=mapping.blanks,
            nested=True,
        )
        for place, line in enumerate(found if isinstance(found, list) else ())
        if isinstance(line, Mapping)
    ]


def paths(mapping: OrderMapping, fields: frozenset[str]) -> Binding:
    """Return the paths of some fields into nested data."""
    return {
        name: tuple((tuple(each.split(".")), each) for each in columns)
        for name, columns in mapping.columns.items()
        if name in fields
    }


def bind(names: Iterable[Any], mapping: OrderMapping | ProductMapping) -> Binding:
    """Return the columns of each field that are there, as the rows name them."""
    there: dict[str, Any] = {}
    for name in names:
        if isinstance(name, str):  # what stands beyond a header has no name
            there.setdefault(plain(name), name)
    return {
        field: tuple(
            (there[plain(each)], there[plain(each)].strip(_AROUND + '"'))
            for each in columns
            if plain(each) in there
        )
        for field, columns in mapping.columns.items()
    }


def _note_odd(
    bound: Binding, mapping: OrderMapping | ProductMapping, report: Report, called: str
) -> None:
    for field_name, columns in bound.items():
        for column, shown in columns:
            if column not in mapping.columns[field_name]:
                meant = next(
                    each for each in mapping.columns[field_name] if plain(each) == plain(column)
                )
                report.note(
                    f"{called}.{shown}",
                    Text(
                        "The column is read as {meant}: it is written in another way.", meant=meant
                    ),
                )


def no_column(
    mapping: OrderMapping | ProductMapping, key: str, names: tuple[Any, ...], where: str
) -> XborderError:
    """Return the error for a table that lacks the column of its key."""
    wanted = mapping.columns[key]
    near = [nearest(each, [name for name in names if isinstance(name, str)]) for each in wanted]
    meant = next(filter(None, near), "")
    if any(isinstance(name, str) and name.startswith(_READ_AS_LATIN) for name in names):
        remedy = 'The file is UTF-8 and was read as Latin-1: open it with encoding="utf-8-sig".'
    elif meant:
        remedy = "Did you mean {meant}? Name it in the mapping: columns.{key}."
    else:
        remedy = (
            "Name it in the mapping: columns.{key}. Where lines stand before the header, give lists"
            " of cells, as csv.reader does: the header is then looked for."
        )
    return InvalidInput(
        "No column holds {key}: {known} was looked for.",
        code="order.column",
        remedy=remedy,
        where=where,
        value=", ".join(str(name) for name in names),
        key=key,
        known=", ".join(wanted),
        meant=meant,
    )


def _no_row(row: object, where: str) -> XborderError:
    return InvalidInput(
        "{value} is no row.",
        code="order.row",
        remedy="Give a mapping of column to cell, as csv.DictReader does, or a list of cells.",
        where=where,
        value=row,
    )
