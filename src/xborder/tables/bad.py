"""Bad cells: what cannot be used in a table, every one at once, with its row and its remedy."""

from collections.abc import Iterable
from typing import ClassVar

from attrs import frozen

from xborder.errors import InvalidInput, Problem
from xborder.messages import DEFAULT_LOCALE
from xborder.tabular import Columns, Rows


@frozen(kw_only=True)
class BadCell:
    """One thing that is wrong in a table.

    Attributes:
        row: Its row, from 0, in the order of the frame.
        consignment: The name of its consignment.
        column: Its column; empty if the row as a whole cannot be used.
        value: What the cell says, shortened.
        code: A stable name for the kind of problem.
        reason: What is wrong.
        remedy: What to do about it.
    """

    COLUMNS: ClassVar[Columns] = (
        "row",
        "consignment",
        "column",
        "value",
        "code",
        "reason",
        "remedy",
    )

    row: int
    consignment: str
    column: str
    value: str
    code: str
    reason: str
    remedy: str


class InvalidTable(InvalidInput):
    """The bad cells of a table, all at once; nothing was computed.

    Args:
        cells: What is wrong, in the order of rows. ``cells.to_frame("pandas")`` lists it.
    """

    default_code = "rows"

    def __init__(self, cells: Iterable[BadCell]) -> None:
        self.cells: Rows[BadCell] = Rows(cells, BadCell)
        count = len({cell.row for cell in self.cells})
        super().__init__("{count} rows cannot be used.", count=count)

    def problems(self, locale: str = DEFAULT_LOCALE) -> tuple[Problem, ...]:  # noqa: ARG002
        """Return one problem a bad cell, in the language in which the table was read."""
        return tuple(
            Problem(
                code=cell.code,
                message=cell.reason,
                where=f"{cell.row}.{cell.column}".rstrip("."),
                value=cell.value,
                remedy=cell.remedy,
            )
            for cell in self.cells
        )

    def __reduce__(self) -> tuple[object, ...]:
        return InvalidTable, (tuple(self.cells),)
