"""Layouts: which documents the rows of a table are, and so which columns it may have."""

import functools
from collections.abc import Mapping
from typing import Any

from attrs import frozen

from xborder.tables.columns import CURRENCY, CellKind, Column, fields_of


@frozen(kw_only=True)
class Layout:
    """How the rows of a table make documents.

    Attributes:
        table: What its rows are, as :func:`xborder.tables.schema` takes it.
        document: The class of the documents, of pydantic or attrs.
        key: The column that says which rows are one document; empty where each row is one.
        items: The field of the document that its rows fill, one each; empty where there is none.
        item: The class of these.
        prefix: What their columns start with.
        named: The field of the document that the key fills; empty where it has none.
        beside: A class of pydantic of what rows say beside the document; ``None`` for nothing. A
            calculator then takes both.
    """

    table: str
    document: Any
    key: str = ""
    items: str = ""
    item: Any = None
    prefix: str = ""
    named: str = ""
    beside: Any = None

    @property
    def columns(self) -> Mapping[str, Column]:
        """The columns by their names, in the documents' order."""
        return _columns(self)


@functools.cache
def _columns(layout: Layout) -> Mapping[str, Column]:
    found: list[Column] = []
    of = layout.key or layout.table.removesuffix("s")
    if layout.key:
        found.append(Column(name=layout.key, of=of, kind=CellKind.TEXT, is_required=True, path=()))
    out = {(layout.items,), (layout.named,)}
    found += [each for each in fields_of(layout.document, of=of) if each.path not in out]
    if layout.beside is not None:
        found += fields_of(layout.beside, of=of)
    if layout.item is not None:
        found += fields_of(layout.item, of=layout.items.removesuffix("s"), prefix=layout.prefix)
    names = {each.name for each in found}
    if CURRENCY not in names and any(each.kind is CellKind.MONEY for each in found):
        found.insert(
            1 if layout.key else 0,
            Column(name=CURRENCY, of=of, kind=CellKind.TEXT, is_required=False, path=()),
        )
    return {each.name: each for each in found}
