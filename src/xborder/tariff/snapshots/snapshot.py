"""Snapshots: what one edition of a tariff says of goods, on a day."""

import datetime as dt
import functools
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from typing import Final

from attrs import define, evolve, field

from xborder.errors import NotFound
from xborder.goods.nomenclature import predecessors, successors
from xborder.policy.amount import (
    FREE,
    Amount,
    Choice,
    Estimate,
    FirstDigits,
    Former,
    Undecided,
    Unlisted,
)
from xborder.policy.goods_table import GoodsKey, Listed
from xborder.policy.kinds import Kinds
from xborder.tariff.duty_text import read_or_unsupported
from xborder.tariff.snapshots.claims import Programmes, claimed
from xborder.tariff.snapshots.edition import EDITIONS, Edition
from xborder.tariff.snapshots.table import Row, Table, table
from xborder.timeline import Dated

OTHER_YEAR: Final = (
    "The duty is read off the tariff of another year; whether it was the same was not checked."
)
DERIVED: Final = (
    "The duty is that of the lines the code came from in the Harmonized System of 2017."
)
CAME_FROM: Final = (
    "There is no code {code} in {edition}; the duty is that of {near}, from which it came."
)
NEIGHBOURS: Final = (
    "The code is not in this edition of the tariff; the duty is that of its subheading's lines."
)
PARTED: Final = (
    "Some longer codes under this one bear another duty; the duty of all others is shown."
)
FOR_AIRCRAFT: Final = (
    "The line is for use in civil aircraft under an authorisation of end-use; whether there is one "
    "is not asked."
)
INSTEAD: Final = (
    "There is no code {code} in {edition}, which has {near} there; the duty is that of {line}."
)
NOT_PARTED: Final = (
    "There is no code {code} in {edition}, which does not part {line}; the duty is that of {line}."
)
_MOST_NEAR: Final = 3
_WITHOUT_END: Final = "00"
_KNOWN, _BEGINS, _ENDS, _IS_DERIVED, _FOR_USE = "c", "b", "e", "d", "u"
_FORMER: Final = 2
"""Where a derived line names the codes that it came from."""
_INDUSTRIAL: Final = "25"
_SHORTEST, _SUBHEADING, _EIGHT = 4, 6, 8
_SEPARATOR: Final = " | "
_MOST_CODES: Final = 20_000


@define(eq=False)
class Snapshot:
    """One edition of a tariff.

    Args:
        edition: The edition.

    Examples:
        >>> us = snapshot("us.general")
        >>> us.find(GoodsKey(hs_code="6109100012"), dt.date(2026, 11, 21)).value
        Percent(share=Fraction(33, 200))
        >>> us.find(GoodsKey(hs_code="61091000"), dt.date(2026, 11, 21)).source.article
        '6109.10.00, column 1 general'
    """

    edition: Edition
    _days: tuple[dt.date, ...] = field(init=False)
    _found: Kinds[tuple[str, int, str, str], Dated[Amount]] = field(
        init=False, factory=functools.partial(Kinds, _MOST_CODES)
    )

    @_days.default
    def _of_edition(self) -> tuple[dt.date, ...]:
        return self.edition.days

    @property
    def name(self) -> str:
        """The goods table that it stands for."""
        return "tariff"

    def find(self, key: GoodsKey, on: dt.date) -> Dated[Amount] | None:
        """Return what the edition says of goods; nothing if they have no code."""
        code = key.hs_code
        if len(code) < _SHORTEST:
            return None
        era = bisect_right(self._days, on)
        origin, claimed_under = (key.origin, key.programme) if self.edition.programmes else ("", "")
        return self._found.recall(
            (code, era, origin, claimed_under),
            lambda: self._resolved(code, era, self._open_to(origin, era, claimed_under)),
        )

    def changes(self) -> frozenset[dt.date]:
        """Return every day on which a line begins, ends or becomes doubtful."""
        return frozenset(self._days)

    def rows(self, code: str, on: dt.date) -> list[Row]:
        """Return the line of a code, or else the lines below it, as they hold on a day."""
        era = bisect_right(self._days, on)
        return self._lines_of(code, era)

    def lines_on(self, on: dt.date, origin: str = "") -> dict[str, Amount]:
        """Return the duty of every line that holds on a day, by its code.

        Args:
            on: The day.
            origin: Whose goods claim a preference, for an edition of rates under agreements.
        """
        era = bisect_right(self._days, on)
        open_to = self._open_to(origin, era)
        chapters = dict.fromkeys(code[:2] for code in self._table.codes())
        rows = (row for each in chapters for row in self._table.chapter(each).rows.values())
        return {row.code: self._amount(row, era, open_to) for row in rows if self._holds(row, era)}

    def below(self, code: str, on: dt.date) -> tuple[str, ...]:
        """Return the codes that goods of a code may have, in order; none if it is one of them.

        They are the lines below a short code. A code that the edition does not have may mean those
        that it has under the same first digits, and else what the code became or came from in the
        Harmonized System.
        """
        era = bisect_right(self._days, on)
        if len(code) < _SHORTEST:
            return ()
        row = self._row(code, era)
        if row is not None:
            return self._ends_instead(row, code)
        lines = self._below(code, era) or self._below(code[:_SUBHEADING], era)
        if not lines:
            others = _became_or_was(code)
            lines = [row for each in others for row in self._lines_of(each, era)]
        return tuple(sorted({row.code for row in lines}))

    def _lines_of(self, code: str, era: int) -> list[Row]:
        """Return the line of a code, or else the lines below it, as they hold in an era."""
        row = self._row(code, era)
        return [row] if row else self._below(code, era)

    def _ends_instead(self, row: Row, code: str) -> tuple[str, ...]:
        """Return the codes of ten digits under a line that does not have the one given."""
        return tuple(sorted(self._ended(row))) if self._is_missed(row, code) else ()

    def _is_missed(self, row: Row, code: str) -> bool:
        """Return whether a code of ten digits is none of those under its line of eight."""
        ends, end = self._ends(row), code[8:10]
        return (
            ends is not None and len(end) == len(_WITHOUT_END) and end not in (_WITHOUT_END, *ends)
        )

    def _ended(self, row: Row) -> list[str]:
        """Return every code of ten digits under a line of eight."""
        return [row.code + end for end in self._ends(row) or ()]

    @property
    def _table(self) -> Table:
        return table(self.edition.table)

    def _open_to(self, origin: str, era: int, claimed_under: str = "") -> Programmes:
        """Return the programmes for an origin that run through a stretch of days.

        If one of them is claimed by its name it alone counts.
        """
        day = self._day(era)
        return tuple(
            [
                each
                for each in self.edition.programmes
                if origin in each.origins and each.runs_on(day)
                if claimed_under in ("", each.id)
            ]
        )

    def _resolved(self, code: str, era: int, open_to: Programmes) -> Dated[Amount]:
        row = self._row(code, era)
        if row is not None:
            amount = self._amount(row, era, open_to)
            if self._is_parted(row, code, era):
                amount = Estimate(amount, PARTED)
            if self._is_missed(row, code):
                amount = self._missed(amount, code, row.code, self._ended(row))
            return self._entry(row.code, amount, era)
        for prefix in dict.fromkeys((code, code[:_SUBHEADING])):
            below = self._below(prefix, era)
            if below:
                # Where every line below bears one duty, a code that is none of them bears it too.
                amount, note = self._common(prefix, below, era, open_to), ""
                is_filled = not code[len(prefix) :].strip("0")  # zeros part nothing
                if self.edition.parts_eight_digits and not is_filled:
                    amount = self._missed(amount, code, prefix, [each.code for each in below])
                elif prefix != code:  # a shop's code may be another country's, of the six digits
                    note = NEIGHBOURS
                return self._entry(prefix, amount, era, note)
        instead = _became_or_was(code)
        return self._entry(code, Unlisted(code, self.edition.name, instead), era)

    def _ends(self, row: Row) -> list[str] | None:
        """Return the last two digits of every code under a line of eight; else ``None``."""
        place = self.edition.ends_column
        if place is None or len(row.code) != _EIGHT:
            return None
        return row.cells[place].split() if place < len(row.cells) else []

    def _missed(self, amount: Amount, code: str, line: str, known: list[str]) -> Amount:
        """Return the duty of a code's first digits, as one that the edition does not have."""
        far = int(code[:10].ljust(10, "0"))
        near = sorted(known, key=lambda each: (abs(int(each.ljust(10, "0")) - far), each))
        why = INSTEAD if known else NOT_PARTED
        return FirstDigits(amount, why, code, self.edition.name, line, near[:_MOST_NEAR])

    def _row(self, code: str, era: int) -> Row | None:
        rows = self._table.chapter(code[:2]).rows
        for length in range(len(code), _SHORTEST - 1, -1):
            row = rows.get(code[:length])
            if row is not None and self._holds(row, era):
                return row
        return None

    def _below(self, code: str, era: int) -> list[Row]:
        rows = self._table.chapter(code[:2]).below(code)
        return [row for row in rows if self._holds(row, era)]

    def _holds(self, row: Row, era: int) -> bool:
        is_new = self._day(era) >= self.edition.nomenclature
        return not ((_BEGINS in row.marks and not is_new) or (_ENDS in row.marks and is_new))

    def _day(self, era: int) -> dt.date:
        """Return the first day of a stretch between two days of change."""
        return self._days[era - 1] if era else dt.date.min

    def _common(self, code: str, rows: Iterable[Row], era: int, open_to: Programmes) -> Amount:
        """Return the one duty of several lines, or what they leave open."""
        codes: dict[Amount, list[str]] = {}
        doubts: dict[Amount, str] = {}
        for row in rows:
            amounts = self._amounts(row, open_to)
            for amount in amounts:
                # Where one of the lines is in doubt, so is the duty that they have in common.
                doubts[amount] = (
                    self._doubt(row, era, open_to)
                    or doubts.get(amount, "")
                    or (PARTED if self._is_parted(row, row.code, era) else "")
                )
                codes.setdefault(amount, []).extend([row.code] if len(amounts) == 1 else ())
        return self._told(code, [(each, codes[each], doubts[each]) for each in codes])

    def _is_parted(self, row: Row, code: str, era: int) -> bool:
        """Return whether codes that are longer than a line and a code have duties of their own.

        They are few and stand apart from the line that all others under it go by. Lines for use in
        civil aircraft are not among them: nobody's goods are under one but by an authorisation of
        end-use, so that a code without their digits claims none.

        Source: Regulation (EU) No 952/2013, Art. 211(1)(a) and 254; in Great Britain authorised
        use, Taxation (Cross-border Trade) Act 2018, Sch. 2, Part 4.
        """
        prefix, column = max(code, row.code, key=len), self.edition.column
        return any(
            each.cells[column] != row.cells[column]
            for each in self._table.chapter(row.code[:2]).longer(prefix)
            if self._holds(each, era) and _FOR_USE not in each.marks
        )

    def _amount(self, row: Row, era: int, open_to: Programmes) -> Amount:
        doubt = self._doubt(row, era, open_to)
        amounts = self._amounts(row, open_to)
        if _IS_DERIVED in row.marks:
            return self._derived(row, amounts, is_sure=not doubt)
        if _FOR_USE in row.marks:
            amounts = [Estimate(amounts[0], FOR_AIRCRAFT)]
        return Estimate(amounts[0], doubt) if doubt else amounts[0]

    def _derived(self, row: Row, amounts: Sequence[Amount], *, is_sure: bool) -> Amount:
        """Return the duty of a code that is newer than the edition, by those that it came from."""
        code, was, edition = row.code, row.cells[_FORMER].split(), self.edition.name
        duties = [
            each if is_sure else FirstDigits(each, CAME_FROM, code, edition, code, was)
            for each in amounts
        ]
        return duties[0] if len(duties) == 1 else Former(code, edition, was, duties)

    def _amounts(self, row: Row, open_to: Programmes) -> list[Amount]:
        """Return the duty of a line, or those that a derived line may have."""
        if self.edition.programmes:
            return [claimed(self.edition, row, open_to)]
        return self._amounts_in(row, self.edition.column)

    def _amounts_in(self, row: Row, column: int) -> list[Amount]:
        return [read_or_unsupported(text) for text in row.cells[column].split(_SEPARATOR)]

    def _told(self, code: str, duties: Sequence[tuple[Amount, list[str], str]]) -> Amount:
        """Return one duty with its doubt, or several as the choices that a code leaves open."""
        choices = [
            Choice(Estimate(amount, doubt) if doubt else amount, codes)
            for amount, codes, doubt in duties
        ]
        return choices[0].amount if len(choices) == 1 else Undecided(code, tuple(choices))

    def _doubt(self, row: Row, era: int, open_to: Programmes) -> str:
        """Return why a duty is in doubt on a day that the edition was not read for, if it is."""
        if _KNOWN in row.marks and self.edition.column == 0:
            return ""
        if _IS_DERIVED in row.marks:
            return DERIVED
        if self.edition.is_read_for(self._day(era), row.marks):
            return ""
        if self._is_free_for_all(row):
            return ""  # what is said of a claim is the general duty, which has doubts of its own
        is_settled = row.code >= _INDUSTRIAL and any(each.is_settled for each in open_to)
        return "" if is_settled and claimed(self.edition, row, open_to) == FREE else OTHER_YEAR

    def _is_free_for_all(self, row: Row) -> bool:
        place = self.edition.general_column
        return place is not None and self._amounts_in(row, place) == [FREE]

    def _entry(self, code: str, amount: Amount, era: int, note: str = "") -> Dated[Amount]:
        edition, days = self.edition, self._days
        article = ", ".join(filter(None, (_dotted(code), edition.source.article)))
        return Dated(
            value=amount,
            start=days[era - 1] if era else None,
            end=days[era] if era < len(days) else None,
            evidence=edition.evidence,
            source=evolve(edition.source, article=article),
            checked_on=edition.checked_on,
            note=note,
        )


def _became_or_was(code: str) -> tuple[str, ...]:
    """Return what a code became in a later edition of the system, then what it was in earlier."""
    subheading = code[:_SUBHEADING]
    return (*successors(subheading), *predecessors(subheading))


def _dotted(code: str) -> str:
    """Return a code with its dots; it need not be one that any nomenclature has."""
    return ".".join([code[:4], *(code[place : place + 2] for place in range(4, len(code), 2))])


@functools.cache
def snapshot(name: str) -> Snapshot:
    """Return a snapshot of the package.

    Args:
        name: Its name, such as ``"us.general"`` or ``"eu"``.

    Raises:
        NotFound: There is none of that name.
    """
    edition = EDITIONS.get(name)
    if edition is None:
        raise NotFound(
            "The package holds no tariff {value}.",
            code="tariff.no_such_snapshot",
            remedy="Use one of {known}.",
            value=name,
            known=", ".join(EDITIONS),
        )
    return Snapshot(edition)


def listed(name: str, *, start: dt.date | None = None, end: dt.date | None = None) -> Dated[Listed]:
    """Return a whole tariff as a goods table takes it beneath its own rules.

    Args:
        name: The name of the snapshot.
        start: The first day it is the tariff of the jurisdiction.
        end: The first day on which it no longer is.
    """
    edition = snapshot(name).edition
    return Dated(
        value=Listed(
            name=name,
            edition=edition.name,
            lines=edition.lines,
            digest=edition.digest,
            days=edition.days,
        ),
        start=start,
        end=end,
        evidence=edition.evidence,
        source=edition.source,
        checked_on=edition.checked_on,
    )
