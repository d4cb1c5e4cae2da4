"""A measure as data: which sum over which sum, in which unit, and which way is better."""

import datetime as dt
from collections.abc import Iterable, Mapping
from fractions import Fraction
from typing import Any, ClassVar, Final

from attrs import field, frozen

from xborder.choice import Choice
from xborder.errors import InvalidInput, NotFound, nearest
from xborder.kind import all_of_kind, mapping_of, of_kind, typed
from xborder.number import ratio, whole
from xborder.tabular import Columns, Groups

SHARE_UNIT: Final = "share"
"""The unit of a measure that is a part of a whole: a fraction, never a percentage."""


class Better(Choice):
    """Which way a measure should move."""

    UP = "up"
    DOWN = "down"


@frozen(kw_only=True, field_transformer=typed)
class Measure:
    """A ratio of two sums, or one sum where there is no denominator.

    Attributes:
        name: What it is called.
        numerator: The column that is summed above the line.
        denominator: The column that is summed below it; empty for a plain sum.
        unit: What it is counted in, such as ``"share"`` or ``"days"``.
        better: Which way it should move.
        window_days: Over how many days, the last one included; none for whatever is given.

    Formula: ``sum(numerator) / sum(denominator)``.

    Examples:
        >>> defects = Measure(name="defect rate", numerator="defects", denominator="orders",
        ...                   unit="share", better="down")
        >>> shops = [{"shop": "a", "orders": 100, "defects": 2},
        ...          {"shop": "b", "orders": 10, "defects": 1}]
        >>> defects.of(shops).value  # three of 110, not the mean of 2 % and 10 %
        Fraction(3, 110)
        >>> {shop: str(found.value) for shop, found in defects.by(shops, "shop").items()}
        {'a': '1/50', 'b': '1/10'}
    """

    name: str
    numerator: str
    denominator: str = ""
    unit: str
    better: Better = field(converter=Better)
    window_days: int | None = None

    def __attrs_post_init__(self) -> None:
        for where in ("name", "numerator", "unit"):
            if not getattr(self, where).strip():
                raise InvalidInput(
                    "A measure without its {name} says nothing.",
                    code="measure.blank",
                    remedy="Give text.",
                    where=where,
                    name=where,
                    value="",
                )
        if self.window_days is not None:
            whole(self.window_days, "window_days", least=1, most=36_525)

    def parts(self, above: Any, below: Any = 1) -> "Measured":
        """Return the measure of sums that are known already, such as the counts of a report.

        Args:
            above: The sum above the line.
            below: The sum below it; leave it out for a plain sum.

        Examples:
            >>> kept = Measure(name="on time", numerator="kept", denominator="due", unit="share",
            ...                better="up")
            >>> kept.parts(47, 50).value
            Fraction(47, 50)
        """
        return Measured(measure=self, above=above, below=below)

    def of(self, rows: Iterable[Mapping[str, Any]], *, on: dt.date | None = None) -> "Measured":
        """Return the measure over rows.

        Args:
            rows: Mappings that hold the columns; with a window also the day, under ``"on"``.
            on: The last day of the window, where the measure has one.

        Raises:
            NotFound: A row lacks a column.
            InvalidInput: The measure has a window, and no day is given.
        """
        above = below = Fraction(0)
        for number, row in enumerate(self._within(rows, on)):
            above += _cell(row, self.numerator, number)
            below += _cell(row, self.denominator, number) if self.denominator else 0
        return self.parts(above, below if self.denominator else 1)

    def by(
        self, rows: Iterable[Mapping[str, Any]], column: str, *, on: dt.date | None = None
    ) -> "Groups[Measured]":
        """Return the measure of each group of rows, in the order of their names.

        Args:
            rows: Mappings that hold the columns.
            column: The column whose values name the groups.
            on: The last day of the window, where the measure has one.
        """
        groups: dict[str, list[Mapping[str, Any]]] = {}
        of_kind(column, str, "column")
        for number, row in enumerate(self._within(rows, on)):
            groups.setdefault(str(_raw(row, column, number)), []).append(row)
        plain = Measure(
            name=self.name,
            numerator=self.numerator,
            denominator=self.denominator,
            unit=self.unit,
            better=self.better,
        )  # the rows lie within the window already
        found = {name: plain.of(groups[name]) for name in sorted(groups)}
        return Groups(found, Measured, column)

    def of_reports(self, reports: Any) -> "Measured":
        """Return the measure over reports: the sum of one figure over the sum of another.

        Args:
            reports: A report, several of them, or reports by name. Each holds both figures under
                the measure's names, as numbers or as money of one currency.

        Raises:
            NotFound: A report lacks a figure.
            CurrencyMismatch: Figures are in several currencies.

        Examples:
            >>> from xborder.margin import Step, Waterfall
            >>> from xborder.measures import MEASURES
            >>> sales = [
            ...     Waterfall.of([Step(kind="sale", amount=paid), Step(kind="goods", amount=cost)],
            ...                  home="EUR")
            ...     for paid, cost in (("100 EUR", "40 EUR"), ("10 EUR", "9 EUR"))]
            >>> MEASURES["margin_rate"].of_reports(sales).value  # not the mean of 60 % and 10 %
            Fraction(61, 110)
        """
        every = _reports(reports)
        above = _figure(every, self.numerator)
        return self.parts(above, _figure(every, self.denominator) if self.denominator else 1)

    def by_report(self, reports: Mapping[Any, Any]) -> "Groups[Measured]":
        """Return the measure of each of several reports, such as those of a margin table.

        Args:
            reports: Reports by name; a name of several words is written with strokes between.
        """
        named = mapping_of(reports, "reports")
        found = {
            name if isinstance(name, str) else "/".join(map(str, name)): self.of_reports(report)
            for name, report in named.items()
        }
        return Groups(found, Measured, "report")

    def _within(
        self, rows: Iterable[Mapping[str, Any]], on: dt.date | None
    ) -> list[Mapping[str, Any]]:
        every: list[Mapping[str, Any]] = [
            mapping_of(row, f"rows[{number}]") for number, row in enumerate(_list(rows))
        ]
        if self.window_days is None:
            return every
        if on is None:
            raise InvalidInput(
                "{name} looks back {value} days, and from which day is not said.",
                code="measure.window",
                remedy="Give on=, the last day of the window.",
                where="on",
                name=self.name,
                value=self.window_days,
            )
        last = of_kind(on, dt.date, "on").toordinal()
        first = last - self.window_days + 1
        return [
            row
            for number, row in enumerate(every)
            if first <= of_kind(_raw(row, "on", number), dt.date, "on").toordinal() <= last
        ]


def _above(value: Any) -> Fraction:
    return ratio(value, "above")


def _below(value: Any) -> Fraction:
    return ratio(value, "below")


@frozen(kw_only=True, field_transformer=typed)
class Measured:
    """What a measure came to: two sums, which add up with those of other groups.

    Attributes:
        measure: The measure.
        above: The sum above the line, exactly.
        below: The sum below it.
    """

    measure: Measure
    above: Fraction = field(converter=_above)
    below: Fraction = field(converter=_below)

    COLUMNS: ClassVar[Columns] = ("above", "below", "value")

    @property
    def value(self) -> Fraction | None:
        """The ratio of the sums; ``None`` where nothing stands below the line."""
        return self.above / self.below if self.below else None

    def __add__(self, other: object) -> "Measured":
        """Return the measure of both groups together."""
        if not isinstance(other, Measured) or other.measure != self.measure:
            raise InvalidInput(
                "Two measures do not add up: {value} is another one.",
                code="measure.other",
                remedy="Add what one measure came to in several groups.",
                where="other",
                value=getattr(getattr(other, "measure", None), "name", type(other).__name__),
            )
        below = self.below + other.below if self.measure.denominator else self.below
        return self.measure.parts(self.above + other.above, below)


def _reports(reports: Any) -> tuple[Any, ...]:
    if isinstance(reports, Mapping):
        return tuple(reports.values())
    return tuple(reports) if isinstance(reports, list | tuple) else (reports,)


def _figure(reports: tuple[Any, ...], name: str) -> Fraction:
    """Return the sum of a figure over reports: money is added as money, so that none is mixed."""
    total: Any = None
    for number, report in enumerate(reports):
        if not hasattr(report, name):
            known = [each for each in dir(report) if not each.startswith("_")]
            meant = nearest(name, known)
            raise NotFound(
                "{report} has no figure {value}.",
                code="measure.figure",
                remedy="Did you mean {meant}?" if meant else "Give a report that holds it.",
                where=f"reports[{number}]",
                report=type(report).__name__,
                value=name,
                meant=meant,
            )
        value = getattr(report, name)
        if value is None:
            raise InvalidInput(
                "{report} does not know its {value} yet.",
                code="measure.open",
                remedy="Leave it out, or find the fact that it misses.",
                where=f"reports[{number}]",
                report=type(report).__name__,
                value=name,
            )
        part = value if _is_money(value) else ratio(value, f"reports[{number}].{name}")
        total = part if total is None else total + part
    if _is_money(total):
        return Fraction(total.amount)
    return Fraction(0) if total is None else total


def _is_money(value: Any) -> bool:
    # By what it holds: money stands on a floor above, and refuses two currencies by itself.
    return hasattr(value, "amount") and hasattr(value, "currency")


def _list(rows: Any) -> tuple[Any, ...]:
    # one row is a list of one
    return (rows,) if isinstance(rows, Mapping) else all_of_kind(rows, object, "rows")


def _raw(row: Mapping[str, Any], column: str, number: int) -> Any:
    if column in row:
        return row[column]
    meant = nearest(column, [str(name) for name in row])
    raise NotFound(
        "Row {row} has no column {value}.",
        code="measure.column",
        remedy="Did you mean {meant}?" if meant else "Name a column that every row has.",
        where=f"rows[{number}]",
        row=number,
        value=column,
        meant=meant,
    )


def _cell(row: Mapping[str, Any], column: str, number: int) -> Fraction:
    return ratio(_raw(row, column, number), f"rows[{number}].{column}")
