"""The columns that a table of consignments may have, read off the documents themselves.

A consignment's own fields stand under their names, those of the documents in it behind the name of
the field that holds them (``seller.country``), and those of an item behind ``item.``
(``item.hs_code``). Nothing is listed twice: a field that a document gains is a column the same day.
"""

import datetime as dt
import functools
import types
from collections.abc import Iterator, Mapping
from decimal import Decimal
from enum import StrEnum
from typing import Annotated, Any, ClassVar, Union, get_args, get_origin

from attrs import field, frozen
from pydantic import BaseModel

from xborder.errors import extra
from xborder.money import Money
from xborder.tables.frames import FrameWord, native
from xborder.tabular import Columns, FrameKind, Rows
from xborder.trade import Consignment, Item

KEY = "consignment"
"""The column that says which rows are one consignment."""
CURRENCY = "currency"
"""The column that says which currency a row's bare numbers are in."""


class CellKind(StrEnum):
    """What a cell of a column holds."""

    TEXT = "text"
    """A word: a code, a name, a choice, or a measure with its unit such as ``0.18 kg``."""
    MONEY = "money"
    """Money as text, ``19.90 EUR``; or a whole or decimal number beside a column ``currency``."""
    DAY = "day"
    """A day, or its text ``2026-11-21``."""
    FLAG = "flag"
    """True or false."""
    NUMBER = "number"
    """A whole number, or an exact decimal where the document takes one."""
    SHARE = "share"
    """An exact decimal, or its text: 0.40 for 40 %."""
    NAMES = "names"
    """A list of words, or one text with semicolons between them; an empty one for none."""
    NESTED = "nested"
    """What a document holds in a list or a mapping: a list, a struct, or its JSON text."""


@frozen(kw_only=True)
class Column:
    """A column that a table of consignments may have.

    Attributes:
        name: Its name.
        of: Whether it is said of the whole ``consignment`` or of one ``item``.
        kind: What its cells hold.
        is_required: Whether every row has to say it.
    """

    COLUMNS: ClassVar[Columns] = ("name", "of", "kind", "is_required")

    name: str
    of: str
    kind: CellKind
    is_required: bool
    path: tuple[str, ...] = field(repr=False)


def schema() -> Rows[Column]:
    """Return every column that a table of consignments may have, in the documents' order.

    Examples:
        >>> [column.name for column in schema()][:4]
        ['consignment', 'currency', 'ship_from', 'ship_to']
        >>> [column.name for column in schema() if column.is_required]
        ['consignment', 'ship_from', 'ship_to', 'on', 'prices', 'item.quantity', 'item.unit_price']
    """
    return Rows(_columns(), Column)


def template(kind: FrameKind | FrameWord) -> Any:
    """Return an empty frame with every column, each of the type its cells should have.

    Args:
        kind: Whose frame.

    Raises:
        MissingExtra: The library is not installed.
    """
    arrow = extra("pyarrow", name="tables")
    kinds = {
        CellKind.DAY: arrow.date32(),
        CellKind.FLAG: arrow.bool_(),
        CellKind.NUMBER: arrow.int64(),
        CellKind.SHARE: arrow.decimal128(19, 18),
        CellKind.NAMES: arrow.list_(arrow.string()),
    }
    fields = [(each.name, kinds.get(each.kind, arrow.string())) for each in _columns()]
    return native(arrow.schema(fields).empty_table(), FrameKind(kind))


@functools.cache
def by_name() -> Mapping[str, Column]:
    """Return the columns by their names."""
    return {column.name: column for column in _columns()}


@functools.cache
def _columns() -> tuple[Column, ...]:
    key = Column(name=KEY, of="consignment", kind=CellKind.TEXT, is_required=True, path=())
    currency = Column(name=CURRENCY, of="item", kind=CellKind.TEXT, is_required=False, path=())
    whole = _fields(Consignment, "consignment", ())
    items = _fields(Item, "item", (), prefix="item.")
    return (key, currency, *(each for each in whole if each.path != ("items",)), *items)


def _fields(
    document: type[BaseModel],
    of: str,
    path: tuple[str, ...],
    prefix: str = "",
    *,
    optional: bool = False,
) -> Iterator[Column]:
    for name, about in document.model_fields.items():
        held = _held(about.annotation)
        there = (*path, name)
        # A document of scalars is spread over columns of its own; a list of documents stays one.
        if isinstance(held, type) and issubclass(held, BaseModel):
            yield from _fields(held, of, there, prefix, optional=True)
        else:
            yield Column(
                name=prefix + ".".join(there),
                of=of,
                kind=_kind(held),
                is_required=about.is_required() and not optional,
                path=there,
            )


def _held(annotation: Any) -> Any:
    """Return what a field holds, without ``None`` and without what annotations add."""
    origin = get_origin(annotation)
    if origin is Annotated:
        return _held(get_args(annotation)[0])
    if origin in {Union, types.UnionType}:
        kinds = [_held(each) for each in get_args(annotation) if each is not type(None)]
        return kinds[0]
    return annotation


_KINDS: Mapping[Any, CellKind] = {
    Money: CellKind.MONEY,
    dt.date: CellKind.DAY,
    bool: CellKind.FLAG,
    int: CellKind.NUMBER,
    Decimal: CellKind.SHARE,
}


def _kind(held: Any) -> CellKind:
    if held in _KINDS:
        return _KINDS[held]
    origin = get_origin(held)
    if origin is frozenset:
        return CellKind.NAMES
    return CellKind.NESTED if origin is tuple else CellKind.TEXT
