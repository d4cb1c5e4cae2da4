"""The intake of a file: each row read for itself, what is wrong kept with its row and column."""

import datetime as dt
from collections.abc import Collection, Iterable, Iterator
from contextlib import contextmanager
from typing import Any

from attrs import define, evolve, field

from xborder.choice import Choice
from xborder.errors import InvalidInput, InvalidRows, XborderError
from xborder.kind import of_kind
from xborder.policy.amount import Amount
from xborder.source import Status
from xborder.tariff.duty_text import read_or_unsupported
from xborder.tariff.readers.file import Edition, TariffFile
from xborder.tariff.readers.rate import OfficialRate, RateKind
from xborder.tariff.readers.rows import Row, rows_of
from xborder.timeline import Dated


class Errors(Choice):
    """What becomes of rows that cannot be used."""

    RAISE = "raise"
    """All of them are raised together."""
    REPORT = "report"
    """They stand beside the good ones, as ``refused``."""


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
