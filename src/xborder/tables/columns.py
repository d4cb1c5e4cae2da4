"""The columns that a table may have, read off the documents that its rows are.

A document's own fields stand under their names, those of the documents in it behind the name of
the field that holds them (``seller.country``), and those of an item behind ``item.``
(``item.hs_code``). Nothing is listed twice: a field that a document gains is a column the same day.
"""

import datetime as dt
import functools
import types
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from enum import StrEnum
from typing import Annotated, Any, ClassVar, Union, get_args, get_origin, get_type_hints

from attrs import NOTHING, field, fields, frozen, has
from pydantic import AwareDatetime, BaseModel

from xborder.errors import InvalidInput, NotFound, nearest
from xborder.money import Money
from xborder.tabular import Columns
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
    FLOAT = "float"
    """A number, which may be a float: for what is computed in floats."""
    MOMENT = "moment"
    """A moment with its zone, or a day where days will do; or the text of one."""
    NAMES = "names"
    """A list of words, or one text with semicolons between them; an empty one for none."""
    NESTED = "nested"
    """What a document holds in a list or a mapping: a list, a struct, or its JSON text."""


@frozen(kw_only=True)
class Column:
    """A column that a table may have.

    Attributes:
        name: Its name.
        of: What it is said of: a whole document, such as a ``consignment``, or one ``item`` of it.
        kind: What its cells hold.
        is_required: Whether every row has to say it.
    """

    COLUMNS: ClassVar[Columns] = ("name", "of", "kind", "is_required")

    name: str
    of: str
    kind: CellKind
    is_required: bool
    path: tuple[str, ...] = field(repr=False)


@functools.cache
def by_name() -> Mapping[str, Column]:
    """Return the columns of a table of consignments by their names."""
    return {column.name: column for column in consignment_columns()}


@functools.cache
def consignment_columns() -> tuple[Column, ...]:
    """Return the columns of a table of consignments, in the documents' order."""
    key = Column(name=KEY, of="consignment", kind=CellKind.TEXT, is_required=True, path=())
    currency = Column(name=CURRENCY, of="item", kind=CellKind.TEXT, is_required=False, path=())
    whole = fields_of(Consignment, of="consignment")
    items = fields_of(Item, of="item", prefix="item.")
    return (key, currency, *(each for each in whole if each.path != ("items",)), *items)


def check_columns(names: Sequence[str], known: Mapping[str, Column], table: str) -> None:
    """Refuse columns that a table may not have, and a table without one that it has to have.

    Args:
        names: Its columns.
        known: Those that it may have.
        table: What its rows are, as :func:`xborder.tables.schema` takes it.

    Raises:
        InvalidInput: A column is none of the schema's.
        NotFound: A column that every row has to say is not there.
    """
    for name in names:
        if name not in known:
            meant = nearest(name, known)
            raise InvalidInput(
                "{value} is no column of a table of {table}.",
                code="table.column",
                remedy='Did you mean {meant}? xborder.tables.schema("{table}") lists them all.'
                if meant
                else 'Rename it or leave it out: xborder.tables.schema("{table}") lists them all.',
                where=name,
                value=name,
                meant=meant,
                table=table,
            )
    for column in known.values():
        if column.is_required and column.name not in names:
            raise NotFound(
                "There is no column {value}, and every row has to say it.",
                code="table.column",
                remedy='Add it: xborder.tables.schema("{table}") lists what a table may say.',
                where=column.name,
                value=column.name,
                table=table,
            )


def fields_of(
    document: type,
    *,
    of: str,
    path: tuple[str, ...] = (),
    prefix: str = "",
    optional: bool = False,
) -> Iterator[Column]:
    """Yield the fields of a document of pydantic or attrs as columns.

    Args:
        document: Its class.
        of: What the columns are said of.
        path: Where it stands in a document that holds it.
        prefix: What the columns' names start with.
        optional: Whether the document that holds it may go without.
    """
    for name, annotation, is_required in _said_of(document):
        held = held_in(annotation)
        there = (*path, name)
        # A document of scalars is spread over columns of its own; a list of documents stays one.
        if _is_spread(held, document):
            yield from fields_of(held, of=of, path=there, prefix=prefix, optional=True)
        else:
            yield Column(
                name=prefix + ".".join(there),
                of=of,
                kind=_kind(held),
                is_required=is_required and not optional,
                path=there,
            )


def _is_spread(held: object, document: type) -> bool:
    """Return whether a field holds a document whose fields are columns of their own.

    What a document of pydantic holds of attrs is read from one cell, as it is from one text.
    """
    if not isinstance(held, type) or held in _KINDS:
        return False
    return issubclass(held, BaseModel) if issubclass(document, BaseModel) else has(held)


def _said_of(document: type) -> Iterator[tuple[str, Any, bool]]:
    if issubclass(document, BaseModel):
        for name, about in document.model_fields.items():
            yield name, about.annotation, about.is_required()
        return
    hints = get_type_hints(document, include_extras=True)
    for each in fields(document):  # type: ignore[arg-type]  # a class of attrs
        yield each.alias, hints[each.name], each.default is NOTHING


def held_in(annotation: Any) -> Any:
    """Return what a field holds, without ``None`` and without what annotations add."""
    origin = get_origin(annotation)
    if origin is Annotated:
        return held_in(get_args(annotation)[0])
    if origin in {Union, types.UnionType}:
        kinds = [held_in(each) for each in get_args(annotation) if each is not type(None)]
        return kinds[0]
    return annotation


_KINDS: Mapping[Any, CellKind] = {
    Money: CellKind.MONEY,
    dt.datetime: CellKind.MOMENT,
    AwareDatetime: CellKind.MOMENT,
    dt.date: CellKind.DAY,
    bool: CellKind.FLAG,
    int: CellKind.NUMBER,
    float: CellKind.FLOAT,
    Decimal: CellKind.SHARE,
}


def _kind(held: Any) -> CellKind:
    if held in _KINDS:
        return _KINDS[held]
    origin = get_origin(held)
    if origin is frozenset:
        return CellKind.NAMES
    is_nested = origin is tuple or (isinstance(origin, type) and issubclass(origin, Mapping))
    return CellKind.NESTED if is_nested else CellKind.TEXT
