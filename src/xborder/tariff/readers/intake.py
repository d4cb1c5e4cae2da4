"""The intake of a file: each row read for itself, what is wrong kept with its row and column."""

import datetime as dt
import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from contextlib import contextmanager
from typing import Any, Final

from attrs import define, evolve, field

from xborder.choice import Choice
from xborder.errors import InvalidInput, InvalidRows, InvalidType, XborderError, nearest
from xborder.kind import of_kind
from xborder.policy.amount import Amount, Unsupported
from xborder.source import Status
from xborder.tariff.duty_text import read_or_unsupported
from xborder.tariff.readers.file import Edition, TariffFile
from xborder.tariff.readers.rate import OfficialRate, RateKind
from xborder.timeline import Dated

Row = Mapping[str, Any]


class Errors(Choice):
    """What becomes of rows that cannot be used."""

    RAISE = "raise"
    """All of them are raised together."""
    REPORT = "report"
    """They stand beside the good ones, as ``refused``."""


IN_CONDITIONS: Final = "The rate stands in the conditions of the measure, which are not computed."
"""Why a measure without a rate of its own is not computed."""
CONDITIONAL: Final = "The rate holds under a condition of the file, which is not computed."
"""Why a rate is not computed that holds in a season, or under another condition in words."""
BLANK: Final = "The file leaves the rate blank, which is not free."
"""Why a rate that is not there is not computed."""


@define(kw_only=True)
class Intake:
    """What has been read of a file so far.

    Attributes:
        layout: The name of the layout.
        edition: The edition.
        errors: What becomes of bad rows.
        destinations: The destinations whose tariff it is.
        ordinary: The kinds that are the ordinary duty.
    """

    layout: str
    edition: Edition
    errors: Errors = field(converter=Errors)
    destinations: Iterable[str] = ()
    ordinary: tuple[RateKind, ...] = (RateKind.GENERAL,)
    _rates: list[OfficialRate] = field(factory=list)
    _row: list[OfficialRate] = field(factory=list)
    _silent: list[int] = field(factory=list)
    _refused: dict[int, XborderError] = field(factory=dict)
    _said: dict[tuple[object, ...], Dated[Amount]] = field(factory=dict)
    _rows: int = 0

    def __attrs_post_init__(self) -> None:
        of_kind(self.edition, Edition, "edition")

    def each(self, rows: Iterable[object], needs: Collection[str]) -> Iterator[tuple[int, Row]]:
        """Yield each row with its place; what is no mapping is refused.

        Args:
            rows: The rows.
            needs: Columns without which nothing can be read; looked for in the first row.

        Raises:
            InvalidInput: The first row lacks one of them.
            InvalidType: ``rows`` are no rows.
        """
        for number, row in rows_of(rows, needs, self.layout):
            self._rows = number + 1
            if isinstance(row, XborderError):
                self.refuse(number, row)
            else:
                yield number, row

    @contextmanager
    def row(self, number: int) -> Iterator[None]:
        """Keep what a row states if all of it is good, and what is wrong if not.

        Args:
            number: The place of the row.
        """
        self._row = []
        try:
            yield
        except XborderError as error:
            self.refuse(number, error)
        else:
            self._rates += self._row
            if not self._row:
                self._silent.append(number)

    def refuse(self, number: int, error: XborderError) -> None:
        """Keep an error of a row; the first counts."""
        error.where = f"rows.{number}.{error.where}".rstrip(".")
        self._refused.setdefault(number, error)

    def rate(
        self,
        number: int,
        code: str,
        kind: RateKind,
        text: str,
        *,
        amount: Amount | None = None,
        start: dt.date | None = None,
        end: dt.date | None = None,
        status: Status = Status.IN_FORCE,
        article: str = "",
        note: str = "",
        **more: Any,
    ) -> None:
        """Keep a rate of the row that is being read.

        Args:
            number: The place of the row.
            code: The code.
            kind: What it is.
            text: The rate as the file has it.
            amount: What the text stands for, where it is not for the reader of duty texts.
            start: Its first day; the edition's if the row has none.
            end: The first day on which it no longer holds; the edition's if the row has none.
            status: What the law is.
            article: Where in the source.
            note: A remark.
            **more: The other attributes of the rate.

        Raises:
            InvalidInput: It ends before it starts.
        """
        first, last = start or self.edition.start, end or self.edition.end
        if first and last and first >= last:
            raise InvalidInput(
                "The rate of {value} ends on {end}, before it starts.",
                code="tariff.days",
                remedy="Check both days of the row.",
                where="end",
                value=code,
                end=last,
            )
        dated = self._dated(text, amount, first, last, status, article, note)
        self._row.append(
            OfficialRate(row=number, code=code, kind=kind, text=text, amount=dated, **more)
        )

    def _dated(
        self,
        text: str,
        amount: Amount | None,
        start: dt.date | None,
        end: dt.date | None,
        status: Status,
        article: str,
        note: str,
    ) -> Dated[Amount]:
        """Return a dated amount, the same one for the same text: a tariff says few things often."""
        key = (text, amount, start, end, status, article, note)
        if key not in self._said:
            source = self.edition.source
            self._said[key] = Dated(
                value=read_or_unsupported(text) if amount is None else amount,
                start=start,
                end=end,
                status=status,
                evidence=self.edition.evidence,
                source=evolve(source, article=article) if article else source,
                checked_on=self.edition.checked_on,
                note=note,
            )
        return self._said[key]

    def done(self) -> TariffFile:
        """Return the file.

        Raises:
            InvalidRows: Rows cannot be used, and they were to be raised.
        """
        kept = self._without_clashes()
        refused = sorted(self._refused)
        wrong = tuple(self._refused[number] for number in refused)
        if wrong and self.errors is Errors.RAISE:
            raise InvalidRows(wrong)
        return TariffFile(
            layout=self.layout,
            edition=self.edition,
            destinations=frozenset(self.destinations),
            ordinary=self.ordinary,
            rates=tuple(kept),
            rows=self._rows,
            silent=tuple(self._silent),
            refused=tuple(refused),
            errors=wrong,
        )

    def _without_clashes(self) -> list[OfficialRate]:
        """Return the rates without those of rows that another row repeats or contradicts.

        Of rows that say the same the first stays; of rows that contradict one another none does,
        for nobody can tell which is right.
        """
        seen: dict[tuple[object, ...], list[OfficialRate]] = {}
        for rate in self._rates:
            same = seen.setdefault(rate.same_thing, [])
            for other in same:
                if other.row != rate.row and other.amount.overlaps(rate.amount):
                    self.refuse(rate.row, _twice(rate, other))
                    if other.text != rate.text:
                        self.refuse(other.row, _twice(other, rate))
            same.append(rate)
        return [rate for rate in self._rates if rate.row not in self._refused]


def _twice(rate: OfficialRate, other: OfficialRate) -> InvalidInput:
    return InvalidInput(
        "Row {other} states a rate of {value} for the same days.",
        code="tariff.twice",
        remedy="Leave one of the rows out, or end one before the other starts.",
        where="code",
        value=rate.code,
        other=other.row,
    )


def rows_of(
    rows: Iterable[object], needs: Collection[str], layout: str
) -> Iterator[tuple[int, Row | XborderError]]:
    """Yield each row with its place, or the error that it is no mapping.

    Args:
        rows: The rows.
        needs: Columns without which nothing can be read; looked for in the first row.
        layout: The name of the layout.

    Raises:
        InvalidInput: The first row lacks one of them.
        InvalidType: ``rows`` are no rows.
    """
    if isinstance(rows, str | bytes | Mapping) or not isinstance(rows, Iterable):
        raise InvalidType(
            "{value} is not rows.",
            code="tariff.rows",
            remedy="Give a list of mappings, such as csv.DictReader or json.load returns.",
            where="rows",
            value=type(rows).__name__,
        )
    for number, row in enumerate(rows):
        if not isinstance(row, Mapping):
            yield number, _no_row(row)
            continue
        if number == 0:
            _need(row, needs, layout)
        yield number, row


def _need(row: Row, needs: Collection[str], layout: str) -> None:
    missing = next((name for name in needs if name not in row), None)
    if missing is not None:
        meant = nearest(missing, map(str, row))
        raise InvalidInput(
            "The rows have no column {value}, which {layout} needs.",
            code="tariff.column",
            remedy="Did you mean {meant}? Rename it." if meant else "Check what file it is.",
            where="rows",
            value=missing,
            layout=layout,
            meant=meant,
        )


def _no_row(row: object) -> InvalidType:
    return InvalidType(
        "A row is a mapping of column to cell, not {value}.",
        code="tariff.row",
        remedy="Read the file with csv.DictReader, or give JSON's objects as they are.",
        value=row,
    )


def cell(row: Row, column: str) -> str:
    """Return what a cell says, blanks around it taken off; empty if it is not there.

    Raises:
        InvalidType: It holds something else than text.
    """
    value = row.get(column)
    if value is None:
        return ""
    if not isinstance(value, str):
        raise InvalidType(
            "{value} is not text.",
            code="tariff.cell",
            remedy="Read every column as text: a number loses leading zeros and digits.",
            where=column,
            value=value,
        )
    return " ".join(value.split())


def code_of(text: object, lengths: Collection[int], where: str) -> str:
    """Return a code's digits, points and blanks taken out.

    Args:
        text: The cell.
        lengths: How many digits the layout's codes have.
        where: The column.

    Raises:
        InvalidType: It is a number, which has lost its leading zero.
        InvalidInput: It lost a zero, or has letters, or another length.
    """
    if not isinstance(text, str):
        raise InvalidType(
            "The code {value} is no text: a number loses its leading zero.",
            code="tariff.code",
            remedy="Read the column as text.",
            where=where,
            value=text,
        )
    digits = re.sub(r"[.\s]", "", text)
    if digits.isascii() and digits.isdigit() and len(digits) in lengths:
        return digits
    lost = digits.isdigit() and len(digits) + 1 in lengths
    raise InvalidInput(
        "{value} is not a code of this tariff.",
        code="tariff.lost_zero" if lost else "tariff.code",
        remedy=(
            "A leading zero was lost: write {padded}, and read the column as text."
            if lost
            else "Write {lengths} digits."
        ),
        where=where,
        value=text,
        padded=f"0{digits}",
        lengths=", ".join(map(str, sorted(lengths))),
    )


def bare(code: str) -> str:
    """Return a code without the pairs of noughts that fill it up; two digits stay.

    Examples:
        >>> bare("6109000000"), bare("0100000000"), bare("6109100010")
        ('6109', '01', '6109100010')
    """
    while len(code) > 2 and code.endswith("00"):
        code = code[:-2]
    return code


def day_of(text: str, form: str, where: str) -> dt.date | None:
    """Return the day that a cell says; nothing if it is blank.

    Args:
        text: The cell.
        form: The form, as ``strptime`` reads it.
        where: The column.

    Raises:
        InvalidInput: It is no day, or written in another form.
    """
    if not text:
        return None
    try:
        return dt.datetime.strptime(text, form).date()  # noqa: DTZ007 - a civil day has no zone
    except ValueError:
        raise InvalidInput(
            "{value} is no day of this layout.",
            code="tariff.day",
            remedy="Write it in the form {form}.",
            where=where,
            value=text,
            form=form,
        ) from None


def after(day: dt.date | None) -> dt.date | None:
    """Return the day after a last day: our ends are exclusive."""
    return None if day is None else day + dt.timedelta(days=1)


def unit_of(text: str, known: Collection[str], where: str) -> str:
    """Return a unit that the layout has.

    Raises:
        InvalidInput: Nobody knows it.
    """
    if text in known:
        return text
    meant = nearest(text, known)
    raise InvalidInput(
        "{value} is no unit of this tariff.",
        code="tariff.unit",
        remedy="Did you mean {meant}?" if meant else "Check the column.",
        where=where,
        value=text,
        meant=meant,
    )


def not_computed(reason: str) -> Amount:
    """Return an amount that says why it is none."""
    return Unsupported(reason)
