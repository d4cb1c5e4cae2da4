"""Cells: what a cell of a frame says, as the documents take it, or why it cannot be used."""

import datetime as dt
import json
import math
import re
from collections.abc import Callable, Mapping
from decimal import Decimal
from typing import Any, Final

from attrs import frozen

from xborder.choice import Choice
from xborder.errors import InvalidInput, InvalidType, XborderError, extra
from xborder.money import Currency
from xborder.tables.columns import CellKind, Column

ABSENT: Final = object()
"""A cell that says nothing: the document's own default stands."""
_DAY: Final = re.compile(r"\d{4}-\d{2}-\d{2}")
_BARE: Final = re.compile(r"\d+(\.\d+)?", re.ASCII)
_EXACT_FLOAT: Final = 2**53
_WIDE: Final = 8
"""The bytes of a float as Python has it: a narrower one is the number that it is written as."""


class Prices(Choice):
    """What is made of prices that are floats."""

    EXACT = "exact"
    """They are refused: most decimals are no floats."""
    AS_WRITTEN = "as_written"
    """The shortest decimal that is read as the float counts, with no more digits than the
    currency has."""


@frozen(eq=False)
class Wrong:
    """A cell that cannot be used."""

    error: XborderError


@frozen(kw_only=True, eq=False)
class CellReader:
    """How the cells of a column are read.

    Args:
        column: The column.
        prices: What is made of floats.
    """

    column: Column
    prices: Prices = Prices.EXACT

    def read(self, cell: Any, currency: Any = None) -> Any:
        """Return what a cell says, :data:`ABSENT`, or :class:`Wrong` with the reason.

        Args:
            cell: The cell.
            currency: The currency beside it, for a number that is money.
        """
        if hasattr(cell, "as_py"):
            cell = cell.as_py()
        try:
            if self.column.kind is CellKind.MOMENT and isinstance(cell, dt.datetime):
                return _moment(cell, currency)
            return self._read(plain(cell), currency)
        except XborderError as error:
            return Wrong(error)

    def _read(self, cell: Any, currency: Any) -> Any:
        if cell is None or (self._may_be_blank() and is_blank(cell)):
            return ABSENT
        if isinstance(cell, float):
            cell = self._of_float(cell, currency)
        return _READ.get(self.column.kind, _as_it_is)(cell, currency)

    def _may_be_blank(self) -> bool:
        """Return whether a blank text says nothing: one of names says that there are none."""
        return not self.column.is_required and self.column.kind is not CellKind.NAMES

    def _of_float(self, cell: float, currency: Any) -> Any:
        """Return the one exact value that a float means, if there is one."""
        kind = self.column.kind
        if not math.isfinite(cell):
            raise InvalidInput(
                "{value} is not a number.",
                code="cell.nan",
                remedy="Write null where a cell is not known.",
                value=repr(cell),
            )
        if kind is CellKind.FLOAT:
            return cell
        # A column of whole numbers with a hole in it comes out of pandas as floats.
        is_whole = cell.is_integer() and abs(cell) < _EXACT_FLOAT
        if is_whole and kind in {CellKind.NUMBER, CellKind.TEXT}:
            return int(cell)
        if kind in {CellKind.MONEY, CellKind.SHARE} and self.prices is Prices.AS_WRITTEN:
            written = Decimal(repr(cell))
            if kind is CellKind.MONEY and currency is not None and not is_blank(currency):
                _check_digits(written, str(currency))
            return written
        raise InvalidType(
            "{value} is a float, and most decimals are none.",
            code="cell.float",
            remedy='Give text, a Decimal or a decimal column; or prices="as_written" for the '
            "shortest decimal that each float stands for."
            if kind in {CellKind.MONEY, CellKind.SHARE}
            else "Give what this column holds, as schema() lists it.",
            value=repr(cell),
        )


def is_blank(cell: Any) -> bool:
    """Return whether a cell is a text without a word, as CSV files write a null."""
    return isinstance(cell, str) and not cell.strip()


def is_bare(cell: Any) -> bool:
    """Return whether a cell is a number that needs the currency beside it, also one of text."""
    return _BARE.fullmatch(cell.strip()) is not None if isinstance(cell, str) else cell is not None


def plain(cell: Any) -> Any:
    """Return a scalar of numpy or pandas as the Python value that it means."""
    if cell is None or type(cell) in {str, int, bool, float}:
        return cell
    module = type(cell).__module__.partition(".")[0]
    if module == "numpy" and cell is extra("numpy", name="tables").ma.masked:
        return None  # what a mask hides is not known, and is not the number beneath it
    if module == "numpy" and getattr(cell, "shape", None) == ():
        narrow = cell.dtype.kind == "f" and cell.dtype.itemsize < _WIDE
        if cell.dtype.kind == "M":  # of nanoseconds numpy makes a whole number
            return plain(cell.astype("datetime64[us]").item())
        return float(str(cell)) if narrow else cell.item()
    if module == "numpy":
        return cell.tolist()
    if isinstance(cell, dt.datetime):
        return _day_of(cell)
    return cell


def _day_of(moment: dt.datetime) -> dt.date:
    if (
        moment.tzinfo is None
        and moment.time() == dt.time.min
        and not getattr(moment, "nanosecond", 0)
    ):
        return moment.date()
    raise InvalidInput(
        "{value} is a moment, not a day.",
        code="cell.moment",
        remedy="Give the day where the event took place, as a date.",
        value=str(moment),
    )


def _as_it_is(cell: Any, _currency: Any) -> Any:
    return cell


def _money(cell: Any, currency: Any) -> Any:
    if isinstance(cell, str) and is_bare(cell):
        # Text keeps its digits; without a currency the document says how money is written.
        return cell if currency is None or is_blank(currency) else f"{cell.strip()} {currency}"
    if isinstance(cell, bool) or not isinstance(cell, int | Decimal):
        return cell
    if currency is None or is_blank(currency):
        raise InvalidInput(
            "{value} has no currency.",
            code="cell.currency",
            remedy='Write it as text such as "19.90 EUR", or add a column currency.',
            value=str(cell),
        )
    return f"{cell:f} {currency}" if isinstance(cell, Decimal) else f"{cell} {currency}"


def _check_digits(amount: Decimal, currency: str) -> None:
    digits = Currency.of(currency).digits
    exponent = amount.normalize().as_tuple().exponent
    if isinstance(exponent, int) and -exponent > digits:
        raise InvalidInput(
            "{value} has more decimals than {currency} has.",
            code="cell.digits",
            remedy="Round it to {digits} decimals, or give it as text.",
            value=str(amount),
            currency=currency,
            digits=digits,
        )


def _day(cell: Any, _currency: Any) -> Any:
    is_text = isinstance(cell, str) and _DAY.fullmatch(cell)
    try:
        return dt.date.fromisoformat(cell) if is_text else cell
    except ValueError:
        return cell  # there is no such day: the document says so


def _moment(cell: Any, currency: Any) -> Any:
    cell = _day(cell, currency)
    if isinstance(cell, str):
        try:
            cell = dt.datetime.fromisoformat(cell)
        except ValueError:
            return cell
    if isinstance(cell, dt.datetime):
        # pandas writes a day as its midnight; a moment has a zone.
        if cell.tzinfo is None and cell.time() == dt.time.min:
            return cell.date()
        return cell.to_pydatetime(warn=False) if hasattr(cell, "to_pydatetime") else cell
    return cell


def _share(cell: Any, _currency: Any) -> Any:
    if isinstance(cell, Decimal):
        text = f"{cell:f}"
        return text.rstrip("0").rstrip(".") if "." in text else text
    return cell


def _names(cell: Any, _currency: Any) -> Any:
    if isinstance(cell, str):
        return frozenset(word.strip() for word in cell.split(";") if word.strip())
    if isinstance(cell, list | tuple | set | frozenset):
        return frozenset(cell)
    return cell


def _nested(cell: Any, _currency: Any) -> Any:
    if isinstance(cell, str) and cell[:1] in {"[", "{"}:
        try:
            cell = json.loads(cell)
        except ValueError:
            raise InvalidInput(
                "{value} is not JSON.",
                code="cell.json",
                remedy="Give a list, or the JSON text of one.",
                value=cell,
            ) from None
    if isinstance(cell, list):
        return tuple(_without_nulls(each) for each in cell)
    return _without_nulls(cell)


def _without_nulls(cell: Any) -> Any:
    # A struct of Arrow names every field on every row; those that are null are not said.
    if isinstance(cell, Mapping):
        return {name: value for name, value in cell.items() if value is not None}
    return cell


_READ: Mapping[CellKind, Callable[[Any, Any], Any]] = {
    CellKind.MONEY: _money,
    CellKind.DAY: _day,
    CellKind.MOMENT: _moment,
    CellKind.SHARE: _share,
    CellKind.NAMES: _names,
    CellKind.NESTED: _nested,
}
