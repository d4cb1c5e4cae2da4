"""Plain mappings: any table of codes and rates, its columns named by the caller."""

import datetime as dt
import re
from collections.abc import Iterable, Mapping
from typing import Any, Final

from attrs import frozen

from xborder.choice import Choice
from xborder.errors import InvalidInput
from xborder.kind import of_kind
from xborder.policy.amount import Amount
from xborder.tariff.readers.cells import BLANK, CONDITIONAL, cell, code_of, not_computed
from xborder.tariff.readers.file import Edition, TariffFile
from xborder.tariff.readers.intake import Errors, Intake
from xborder.tariff.readers.rate import RateKind
from xborder.tariff.readers.rows import Row
from xborder.timeline import civil_date

_NUMBER: Final = re.compile(r"[0-9]{1,9}(?:\.[0-9]{1,12})?")
_FRACTION_PLACES: Final = 2
"""How many places a point moves from a fraction to a per cent."""


class BareNumber(Choice):
    """What a number without a sign is in a column of rates."""

    REFUSED = "refused"
    """A row that cannot be used: 0.1 is ten per cent in one file and a tenth in the next."""
    PERCENT = "percent"
    FRACTION = "fraction"


@frozen(kw_only=True)
class Columns:
    """What a table calls its columns; empty where it has none.

    Attributes:
        code: The codes.
        duty: The rates.
        programme: The agreement or partner; rows with one are preferences.
        unit: The unit of quantity.
        order_number: The number of a quota; rows with one are quotas.
        condition: What else a rate hangs on, such as a season; a hyphen is none.
    """

    code: str = "code"
    duty: str = "duty"
    programme: str = ""
    unit: str = ""
    order_number: str = ""
    condition: str = ""


def read_plain_rates(
    rows: Iterable[object],
    *,
    edition: Edition,
    destinations: Iterable[str] = (),
    columns: Columns = Columns(),
    bare_number: BareNumber | str = BareNumber.REFUSED,
    lengths: Iterable[int] = (2, 4, 6, 8, 10),
    lost_zeros: bool = False,
    origins: Mapping[str, Iterable[str]] | None = None,
    errors: Errors | str = Errors.RAISE,
) -> TariffFile:
    """Return the rates of any table of codes and duty texts.

    Args:
        rows: Mappings, every cell as text; ``start`` and ``end`` may be dates, the end exclusive.
        edition: Which edition it is.
        destinations: The destinations whose tariff it is; empty for all.
        columns: What the table calls its columns.
        bare_number: What a number without a sign is.
        lengths: How many digits codes have.
        lost_zeros: Whether the file is known to have lost leading zeros: they are then put back
            before codes with an odd number of digits. Left out, such a code is refused.
        origins: The countries of each programme.
        errors: Whether rows that cannot be used are raised together or reported.

    Raises:
        InvalidRows: Rows cannot be used: all of them at once.
        InvalidInput: A column is missing.
        InvalidType: These are no rows, or an argument is of the wrong kind.

    Examples:
        >>> from xborder.source import Source
        >>> edition = Edition(
        ...     title="ours", source=Source(title="Our broker"), checked_on=dt.date(2026, 11, 20)
        ... )
        >>> file = read_plain_rates(
        ...     [{"code": "6109.10", "duty": "12%"}, {"code": "6109.90", "duty": "8"}],
        ...     edition=edition,
        ...     bare_number="percent",
        ... )
        >>> [rate.text for rate in file.rates]
        ['12%', '8%']
    """
    of_kind(columns, Columns, "columns")
    bare = BareNumber(bare_number)
    known = {name: frozenset(codes) for name, codes in (origins or {}).items()}
    digits = tuple(lengths)
    intake = Intake(layout="plain rates", edition=edition, errors=errors, destinations=destinations)
    for number, row in intake.each(rows, (columns.code, columns.duty)):
        with intake.row(number):
            _read(intake, number, row, columns, bare, digits, known, lost_zeros=lost_zeros)
    return intake.done()


def _read(
    intake: Intake,
    number: int,
    row: Row,
    columns: Columns,
    bare: BareNumber,
    lengths: tuple[int, ...],
    origins: Mapping[str, frozenset[str]],
    *,
    lost_zeros: bool,
) -> None:
    code = code_of(_whole(row[columns.code], lost_zeros=lost_zeros), lengths, columns.code)
    programme = cell(row, columns.programme)
    quota = cell(row, columns.order_number)
    unit = cell(row, columns.unit)
    condition = cell(row, columns.condition).strip("-")
    text = _rate(cell(row, columns.duty), bare, columns.duty)
    kind = RateKind.PREFERENCE if programme else RateKind.GENERAL
    intake.rate(
        number,
        code,
        RateKind.QUOTA if quota else kind,
        text,
        amount=_why_not(text, condition),
        start=_day(row, "start"),
        end=_day(row, "end"),
        programme=programme,
        origins=origins.get(programme, frozenset()),
        units=(unit,) if unit else (),
        order_number=quota,
        conditions=(condition,) if condition else (),
    )


def _why_not(text: str, condition: str) -> Amount | None:
    if not text:
        return not_computed(BLANK)
    return not_computed(CONDITIONAL) if condition else None


def _whole(code: Any, *, lost_zeros: bool) -> Any:
    if lost_zeros and isinstance(code, str) and code.isdigit() and len(code) % 2:
        return f"0{code}"
    return code


def _rate(text: str, bare: BareNumber, where: str) -> str:
    if not _NUMBER.fullmatch(text):
        return text
    if bare is BareNumber.REFUSED:
        raise InvalidInput(
            "{value} may be per cent or a fraction.",
            code="tariff.bare_number",
            remedy='Say what a bare number is: bare_number="percent" or "fraction".',
            where=where,
            value=text,
        )
    return f"{_moved(text) if bare is BareNumber.FRACTION else text}%"


def _moved(text: str) -> str:
    """Return a number a hundred times as large, its point moved: no arithmetic, no rounding."""
    whole, _, part = text.partition(".")
    part = part.ljust(_FRACTION_PLACES, "0")
    digits = (whole + part[:_FRACTION_PLACES]).lstrip("0") or "0"
    rest = part[_FRACTION_PLACES:].rstrip("0")
    return f"{digits}.{rest}" if rest else digits


def _day(row: Row, name: str) -> dt.date | None:
    day = row.get(name)
    return None if day is None else civil_date(day, where=name)
