"""Answers: what calculators make of the documents of a frame, as a frame of the same kind."""

import datetime as dt
from collections.abc import Callable, Sequence
from decimal import Context, Decimal
from fractions import Fraction
from typing import Any, Final

from attrs import frozen

from xborder.choice import Choice
from xborder.errors import extra
from xborder.money import Money
from xborder.tables.bad import BadCell
from xborder.tables.cells import Prices
from xborder.tables.decimals import PRECISION, SCALE
from xborder.tables.documents import Documents, documents
from xborder.tables.layout import Layout
from xborder.tabular import Tabular

_SHARE: Final = 18
_PRICE: Final = 12
"""The decimals of a share and of a price of one piece."""
_EXACT: Final = Context(prec=2 * PRECISION)
PROBLEM = ("column", "value", "reason", "remedy")


class Errors(Choice):
    """What is done about rows that cannot be used."""

    RAISE = "raise"
    """All of them are raised at once, and no frame comes back."""
    REPORT = "report"
    """The others are computed; these say what is wrong in their own row."""


@frozen(kw_only=True)
class Answer:
    """A column of what a calculator returns.

    Attributes:
        name: Its name.
        of: What its cells are, of the result.
        kind: The type of Arrow, by the name of the function that makes it.
    """

    name: str
    of: Callable[[Any], Any]
    kind: str = "string"


def text(name: str, of: Callable[[Any], Any]) -> Answer:
    """Return a column of words."""
    return Answer(name=name, of=lambda found: _word(of(found)))


def number(name: str, of: Callable[[Any], Any]) -> Answer:
    """Return a column of floats."""
    return Answer(name=name, of=of, kind="float64")


def day(name: str, of: Callable[[Any], dt.date | None]) -> Answer:
    """Return a column of days."""
    return Answer(name=name, of=of, kind="date32")


def moment(name: str, of: Callable[[Any], dt.datetime | None]) -> Answer:
    """Return a column of moments, in UTC."""
    return Answer(name=name, of=of, kind="moment")


def flag(name: str, of: Callable[[Any], Any]) -> Answer:
    """Return a column of yes and no."""
    return Answer(name=name, of=of, kind="bool_")


def words(name: str, of: Callable[[Any], Sequence[Any]]) -> Answer:
    """Return a column of lists of words."""
    return Answer(name=name, of=lambda found: [_word(each) for each in of(found)], kind="words")


def money(name: str, of: Callable[[Any], Money | None]) -> Answer:
    """Return a column of exact sums; another one says their currency."""
    return Answer(name=name, of=lambda found: _amount(of(found)), kind="money")


def price(name: str, of: Callable[[Any], Money | None]) -> Answer:
    """Return a column of exact prices of one piece, which may have more decimals than a sum."""
    return Answer(name=name, of=lambda found: _amount(of(found)), kind="price")


def _amount(sum_: Money | None) -> Any:
    return None if sum_ is None else sum_.amount


def share(name: str, of: Callable[[Any], Any]) -> Answer:
    """Return a column of exact shares, 0.19 for 19 %; null where no decimal says it."""
    return Answer(name=name, of=lambda found: _decimal(of(found)), kind="share")


def _decimal(value: Any) -> Decimal | None:
    """Return a fraction as the decimal that it is, if it is one: a third is none."""
    if not isinstance(value, Fraction):
        exact: Decimal | None = value
        return exact
    whole, rest = divmod(value.numerator * 10**_SHARE, value.denominator)
    return None if rest else _EXACT.create_decimal(whole).scaleb(-_SHARE, _EXACT)


def _word(value: object) -> str | None:
    return str(value) if value is not None and str(value) else None


def each(
    frame: Any,
    layout: Layout,
    calculator: Callable[[Any], Any],
    answers: Sequence[Answer],
    *,
    errors: Errors | str = Errors.RAISE,
    prices: Prices | str = Prices.EXACT,
) -> Any:
    """Return what a calculator makes of each document of a frame, one row a row given.

    Args:
        frame: The frame, or a mapping of columns.
        layout: How its rows make documents.
        calculator: Takes a document and returns its result.
        answers: The columns of the result.
        errors: Whether rows that cannot be used are raised, all at once, or reported in the
            columns ``problem.column``, ``problem.value``, ``problem.reason``, ``problem.remedy``.
        prices: What is made of exact decimals that are floats.

    Raises:
        InvalidTable: Rows cannot be used, and they were to be raised.
    """
    wanted = Errors(errors)
    read = documents(frame, layout, prices=Prices(prices))
    results = read.computed(calculator)
    if wanted is Errors.RAISE:
        read.check()
    return read.given.back(_table(read, results, answers))


def every(
    frame: Any, layout: Layout, *, prices: Prices | str = Prices.EXACT
) -> tuple[Documents, list[Any]]:
    """Return the documents of a frame, one a row where no column groups rows, for one question.

    Raises:
        InvalidTable: Rows cannot be used: what is asked of all rows is not asked of some of them.
    """
    read = documents(frame, layout, prices=Prices(prices))
    read.check()
    if layout.key:
        return read, read.found
    return read, [read.found[number] for number in read.of_row.tolist()]


def anew(read: Documents, found: Tabular) -> Any:
    """Return a result that is a table as a frame of the kind that was given.

    Args:
        read: What was read of the frame.
        found: The result.
    """
    return read.given.anew(extra("pyarrow", name="tables").table(found.to_columns()))


def _table(read: Documents, results: Sequence[Any], answers: Sequence[Answer]) -> Any:
    arrow = extra("pyarrow", name="tables")
    of_row = arrow.array(read.of_row)
    columns: dict[str, Any] = {}
    if read.layout.key:
        names = [name or None for name in read.names]
        columns[read.layout.key] = arrow.array(names, arrow.string()).take(of_row)
    for answer in answers:
        cells = [None if found is None else answer.of(found) for found in results]
        columns[answer.name] = arrow.array(cells, _kind(answer.kind)).take(of_row)
    first: dict[int, BadCell] = {}
    for cell in read.bad:
        first.setdefault(cell.row, cell)
    for name in PROBLEM:
        cells = [
            getattr(first[row], name) or None if row in first else None
            for row in range(read.given.rows)
        ]
        columns[f"problem.{name}"] = arrow.array(cells, arrow.string())
    return arrow.table(columns)


def _kind(name: str) -> Any:
    arrow = extra("pyarrow", name="tables")
    kinds = {
        "money": arrow.decimal128(PRECISION, SCALE),
        "price": arrow.decimal128(PRECISION, _PRICE),
        "share": arrow.decimal128(PRECISION, _SHARE),
        "moment": arrow.timestamp("us", tz="UTC"),
        "words": arrow.list_(arrow.string()),
    }
    return kinds[name] if name in kinds else getattr(arrow, name)()
