"""One row of a report: its cells by header, read as text, amounts, days and countries."""

import datetime as dt
import re
from collections.abc import Mapping
from typing import Any, Final

from xborder.errors import InvalidInput, XborderError
from xborder.messages import Text
from xborder.money import Money
from xborder.number import exact
from xborder.trade.country import country_code

_DAY: Final = re.compile(r"([0-9]{2})-([0-9]{2})-([0-9]{4})")
_ISO: Final = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})")
_LETTERS: Final = {"EL": "GR", "UK": "GB"}
"""Letters of VAT numbers and of habit, for which a report may mean a country."""


class ReportRow:
    """One row, its cells by header without the marks around it.

    Args:
        number: Its place, the first behind the header being 1.
        cells: The cells as they were read.

    Examples:
        >>> row = ReportRow(1, {" qty ": "2", "DAY": "04-09-2026", "TO": "EL"})
        >>> row.text("QTY"), str(row.day("DAY")), row.country("TO"), row.where("QTY")
        ('2', '2026-09-04', 'GR', 'rows.0.QTY')
    """

    def __init__(self, number: int, cells: Mapping[str, Any]) -> None:
        self.number = number
        self._cells = {
            str(header).strip("\ufeff \"'").upper(): _text(cell) for header, cell in cells.items()
        }
        self.content: tuple[tuple[str, str], ...] = tuple(sorted(self._cells.items()))

    def text(self, header: str, *, needed: bool = True) -> str:
        """Return a cell.

        Raises:
            InvalidInput: It is blank, or its column is missing, and it is needed.
        """
        cell = self._cells.get(header, "")
        if needed and not cell:
            raise InvalidInput(
                "The cell {field} is blank or its column is missing.",
                code="report.blank",
                remedy="Give the file as it was exported, or fill the cell.",
                where=self.where(header),
                field=header,
            )
        return cell

    def money(self, header: str) -> Money:
        """Return an amount in the currency of the row."""
        amount = exact(self.text(header), self.where(header))
        return Money(amount, self.text("TRANSACTION_CURRENCY_CODE"))

    def day(self, *headers: str) -> dt.date:
        """Return the day that stands in the first of some columns."""
        for header in headers:
            cell = self.text(header, needed=False)
            if not cell:
                continue
            day = _read_day(cell)
            if day is None:
                raise self.refused(Text("{value} is no day of the report.", value=cell), header)
            return day
        raise self.refused(Text("The row has no day: {value}.", value=""), headers[0])

    def country(self, *headers: str) -> str:
        """Return the country that stands in the first of some columns."""
        named = [header for header in headers if self.text(header, needed=False)]
        header = next(iter(named), headers[0])
        try:
            return country_code(_LETTERS.get(code := self.text(header).upper(), code))
        except XborderError as error:
            error.where = self.where(header)
            raise

    def where(self, header: str) -> str:
        """Return the path of a cell, as faults name it."""
        return f"rows.{self.number - 1}.{header}"

    def refused(self, message: Text, header: str) -> InvalidInput:
        """Return the fault of a cell that cannot be read."""
        return InvalidInput(
            message.id,
            code="report.cell",
            remedy="Give the file as it was exported: days as 03-09-2026 or 2026-09-03.",
            where=self.where(header),
            **dict(message.values),
        )


def _read_day(cell: str) -> dt.date | None:
    """Return the day that a cell says; ``None`` if it says none, such as a 31st of February."""
    if found := _DAY.fullmatch(cell):
        day, month, year = found.groups()
    elif found := _ISO.match(cell):
        year, month, day = found.groups()
    else:
        return None
    try:
        return dt.date(int(year), int(month), int(day))
    except ValueError:
        return None


def _text(cell: Any) -> str:
    # a blank of a frame is a float that does not equal itself
    if cell is None or cell != cell:  # noqa: PLR0124
        return ""
    return str(cell).strip()
