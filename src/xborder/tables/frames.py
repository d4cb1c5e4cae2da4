"""Frames: whichever library's frame is given, its columns; and a table given back as the same kind.

A pandas frame writes nothing as ``NaN``, ``NaT``, ``None`` or ``pd.NA``, and all four mean that a
cell is empty. Arrow and Polars have a null for that, and there ``NaN`` is a number that is wrong.
"""

from collections.abc import Callable, Iterable, Mapping
from importlib import import_module
from typing import Any, Literal

from attrs import field, frozen

from xborder.errors import InvalidInput, InvalidType, MissingExtra, extra
from xborder.problem import in_brief
from xborder.tabular import FrameKind

FrameWord = Literal["pandas", "polars", "pyarrow"]


@frozen(kw_only=True, eq=False)
class Given:
    """A frame that was given.

    Attributes:
        names: Its columns' names.
        rows: How many rows it has.
        read: Returns a column by its name: an Arrow array, a column of pandas, or a list.
        back: Turns an Arrow table of as many rows into a frame of the same kind and index.
        anew: Turns an Arrow table of any rows into a frame of the same kind.
    """

    names: tuple[str, ...]
    rows: int
    read: Callable[[str], Any]
    back: Callable[[Any], Any]
    anew: Callable[[Any], Any] = field()


def given(frame: Any) -> Given:
    """Return what a frame holds.

    Args:
        frame: A frame of pandas, Polars or PyArrow, of another library that narwhals knows, or a
            mapping of columns.

    Raises:
        InvalidType: It is none of these.
        InvalidInput: Two columns have one name, or columns are of different lengths.
        MissingExtra: The extra ``tables`` is not installed.
    """
    arrow = extra("pyarrow", name="tables")
    if isinstance(frame, Mapping):
        return _mapping(frame)
    if isinstance(frame, arrow.RecordBatch):
        frame = arrow.Table.from_batches([frame])
    if isinstance(frame, arrow.Table):
        _check_names(frame.column_names)
        return Given(
            names=tuple(frame.column_names),
            rows=frame.num_rows,
            read=frame.column,
            back=_itself,
            anew=_itself,
        )
    return _narwhals(frame)


def _itself(table: Any) -> Any:
    return table


def _mapping(columns: Mapping[Any, Any]) -> Given:
    _check_names(columns)
    for name, column in columns.items():
        is_text = isinstance(column, str | bytes)
        # An array of numpy without a dimension has a length by its class, and none by itself.
        is_one = getattr(column, "shape", None) == ()
        if is_text or is_one or not (hasattr(column, "__len__") and hasattr(column, "__iter__")):
            raise InvalidType(
                "The column {name} is {value}, and that is no list of cells.",
                code="table.cells",
                remedy="Give a list with a cell for every row; repeat what is the same on all.",
                where=name,
                name=name,
                value=in_brief("value", column) if is_text else type(column).__name__,
            )
    lengths = {len(column): name for name, column in columns.items()}
    if len(lengths) > 1:
        (one, first), (other, second) = sorted(lengths.items())[:2]
        raise InvalidInput(
            "The columns are not of one length: {first} has {one}, {second} has {other}.",
            code="table.lengths",
            remedy="Give columns of as many cells each.",
            where="frame",
            value=one,
            first=first,
            one=one,
            second=second,
            other=other,
        )
    return Given(
        names=tuple(columns),
        rows=next(iter(lengths), 0),
        read=lambda name: _column(columns[name]),
        back=lambda table: table.to_pydict(),
        anew=lambda table: table.to_pydict(),
    )


def _narwhals(frame: Any) -> Given:
    nw = extra("narwhals", name="tables")
    if nw.dependencies.is_pandas_dataframe(frame):
        _check_names(frame.columns)
        return _pandas(frame)
    try:
        wrapped = nw.from_native(frame, eager_only=True)
    except Exception as error:
        raise InvalidType(
            "{value} is not a frame whose rows are in memory.",
            code="table.frame",
            remedy="Give a frame of pandas, Polars or PyArrow, or a mapping of columns; collect a "
            "lazy one first.",
            where="frame",
            value=type(frame).__name__,
        ) from error
    return Given(
        names=tuple(wrapped.columns),
        rows=len(wrapped),
        read=lambda name: wrapped[name].to_arrow(),
        back=lambda table: _from_arrow(table, wrapped.implementation),
        anew=lambda table: _from_arrow(table, wrapped.implementation),
    )


def _from_arrow(table: Any, implementation: Any) -> Any:
    nw = extra("narwhals", name="tables")
    return nw.from_arrow(table, backend=implementation).to_native()


_ALIKE = frozenset({"string", "integer", "datetime64", "date"})
"""Kinds of columns in pandas' own words whose equal cells say the same, so that pandas may number
them: 1.0 and 1.00 are two decimals, and True is no 1."""
_NARROW = {
    "float32": "float32",
    "float16": "float16",
    "float[pyarrow]": "float32",
    "halffloat[pyarrow]": "float16",
}
"""What pandas calls floats of less than 64 bits, and numpy's name for it."""


def _column(column: Any) -> Any:
    """Return a column of a mapping, which may be another library's own."""
    if hasattr(column, "factorize"):
        return _series(import_module("pandas").Series(column))
    return column.to_arrow() if hasattr(column, "to_arrow") else column


def _series(column: Any) -> Any:
    """Return a column of pandas, or its cells where equal ones do not say the same."""
    if import_module("pandas").api.types.infer_dtype(column, skipna=True) in _ALIKE:
        return column
    empty = column.isna()
    # A float of 32 bits stays one until it is read: widened, it would be written otherwise.
    narrow = _NARROW.get(str(column.dtype).lower())
    cells: list[Any] = (
        list(column.to_numpy(dtype=narrow, na_value=float("nan"))) if narrow else column.tolist()
    )
    if empty.any():
        cells = [None if no else cell for cell, no in zip(cells, empty.tolist(), strict=True)]
    return cells


def _pandas(frame: Any) -> Given:
    def back(table: Any) -> Any:
        made = native(table, FrameKind.PANDAS)
        made.index = frame.index
        return made

    return Given(
        names=tuple(map(str, frame.columns)),
        rows=len(frame),
        read=lambda name: _series(frame[name]),
        back=back,
        anew=lambda table: native(table, FrameKind.PANDAS),
    )


def _check_names(names: Iterable[Any]) -> None:
    seen: set[Any] = set()
    for name in names:
        if not isinstance(name, str) or name in seen:
            raise InvalidInput(
                "{value} is no name that a column can have, or two have it.",
                code="table.names",
                remedy="Name every column by a text of its own.",
                where="frame",
                value=repr(name),
            )
        seen.add(name)


def native(table: Any, kind: FrameKind) -> Any:
    """Return an Arrow table as a frame: of pandas with Arrow's own types, so that cents stay.

    Args:
        table: The table.
        kind: Whose frame.

    Raises:
        MissingExtra: The library is not installed.
    """
    if kind is FrameKind.PYARROW:
        return table
    try:
        library = import_module(kind.value)
    except ImportError as error:
        raise MissingExtra(
            "{module} is not installed.",
            remedy="Install it with: pip install {module}",
            module=kind.value,
            extra="",
        ) from error
    if kind is FrameKind.POLARS:
        return library.from_arrow(table)
    return table.to_pandas(types_mapper=library.ArrowDtype)
