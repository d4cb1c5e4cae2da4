"""Histories in columns: the same purchases for arrays of orders, by numpy (extra ``stats``).

Amounts are whole minor units in int64, so every sum is exact; the sums are bounded before they are
made, and what could leave int64 is refused. Refunds, several currencies and moments take
:func:`xborder.customers.purchases.intake.purchase_history`, which this agrees with, order by order.
"""

import datetime as dt
from collections import defaultdict
from collections.abc import Mapping
from itertools import count
from typing import TYPE_CHECKING, Any

from attrs import field, frozen

from xborder.customers import arguments
from xborder.customers.purchases.history import Duplicates, ZeroValue
from xborder.errors import InvalidInput, InvalidRows, InvalidType, XborderError, extra
from xborder.messages import Text
from xborder.money import Currency
from xborder.tabular import Tabular

if TYPE_CHECKING:
    import numpy as np
else:
    np = extra("numpy", name="stats")

_LISTED = 1_000
"""How many bad rows are listed one by one."""
_MOST = 2**62
"""Below this a sum of int64 cannot wrap; a float of whole cents is exact up to 2**53 anyway."""


@frozen(kw_only=True, eq=False, repr=False)
class ColumnHistory(Tabular):
    """Every customer's figures in columns, customers in order of id.

    Attributes:
        customer_ids: The customers, an array of text.
        purchases: How many days with a purchase.
        spend: What they spent, whole minor units of ``currency``, int64.
        repeat_spend: The same without the first day.
        first_day: The first day, as a proleptic ordinal (``date.toordinal``).
        last_day: The last day, likewise.
        on: The last day seen.
        currency: The currency.
        notes: What to know of the rows: orders of value 0, exact repeats.
    """

    customer_ids: Any = field(repr=False)
    purchases: Any = field(repr=False)
    spend: Any = field(repr=False)
    repeat_spend: Any = field(repr=False)
    first_day: Any = field(repr=False)
    last_day: Any = field(repr=False)
    on: dt.date
    currency: str
    notes: tuple[Text, ...] = ()

    def __len__(self) -> int:
        return len(self.customer_ids)

    def to_columns(self) -> dict[str, list[Any]]:
        """Return a row a customer: the days as dates, spend as floats of the currency.

        Exact spend stays in ``spend``, in whole minor units.
        """
        scale = 10.0 ** Currency.of(self.currency).digits
        day = dt.date.fromordinal
        return {
            "customer_id": self.customer_ids.tolist(),
            "first_day": list(map(day, self.first_day.tolist())),
            "last_day": list(map(day, self.last_day.tolist())),
            "days_since_last": self.days_since_last.tolist(),
            "purchases": self.purchases.tolist(),
            "spend": (self.spend / scale).tolist(),
        }

    @property
    def days_since_last(self) -> Any:
        """Days from the last purchase to the last day seen."""
        return self.on.toordinal() - self.last_day


def column_history(
    columns: Mapping[str, Any],
    *,
    on: dt.date,
    currency: str,
    zero_value: ZeroValue = ZeroValue.COUNTED,
    duplicates: Duplicates = Duplicates.KEPT,
) -> ColumnHistory:
    """Return the purchases of every customer, from columns of sales of one currency on days.

    Args:
        columns: ``customer_id`` (text or whole numbers), ``day`` (``datetime64`` or dates), and
            ``amount`` in the currency or ``amount_minor_units``; also ``order_id`` and ``item``, by
            which exact repeats are told apart. A frame will do. A float is read as it prints, and
            must print with no more decimals than the currency has.
        on: The last day of observation.
        currency: The currency of the amounts.
        zero_value: What an order of value 0 is.
        duplicates: What becomes of rows that repeat another in every field.

    Raises:
        InvalidRows: Missing ids or days, days after ``on``, amounts below 0 or with more decimals
            than the currency has: all rows at once.
        InvalidInput: A column is missing or of another length, or sums leave the range of int64.
        InvalidType: A column is of the wrong kind.

    Examples:
        >>> found = column_history(
        ...     {"customer_id": ["b", "a", "a"], "amount": [5.0, 7.5, 2.25],
        ...      "day": ["2026-01-01", "2026-01-02", "2026-01-05"]},
        ...     on=dt.date(2026, 2, 1), currency="EUR")
        >>> found.customer_ids.tolist(), found.spend.tolist(), found.purchases.tolist()
        (['a', 'b'], [975, 500], [2, 1])
    """
    on = arguments.day(on, "on")
    unit = Currency.of(arguments.an(str, currency, "currency"))
    zero_value, duplicates = ZeroValue(zero_value), Duplicates(duplicates)
    given = arguments.named_columns(columns, "columns")
    named = _named(given)
    names, ids, no_id = _ids(named["customer_id"])
    days, no_day = _days(named["day"])
    minor = _MINOR in named
    cents, no_amount = _cents(named[_MINOR if minor else "amount"], 0 if minor else unit.digits)
    last = on.toordinal()
    bad = _bad(
        ("customer_id", no_id, "The row names no customer."),
        ("day", no_day, "The row has no day."),
        ("day", ~no_day & (days > last), "The row lies after the last day of observation."),
        ("amount", no_amount, "The amount has more decimals than the currency, or is none."),
        ("amount", ~no_amount & (cents < 0), "The amount is below 0: columns hold sales alone."),
    )
    if not len(ids):
        raise _no_order()
    # One integer per customer and day sorts ten times as fast as two columns side by side.
    width = int(days.max()) - int(days.min()) + 1
    slots = ids * width + (days - int(days.min()))
    order = np.argsort(slots, kind="stable")  # exports come in order, more or less: then it is free
    keep, notes, refused = _kept(named, cents, slots, order, zero_value, duplicates)
    if bad or refused:
        raise InvalidRows([*bad, *refused])
    if float(cents.astype(float).sum()) >= _MOST:
        raise InvalidInput(
            "The amounts sum to more than {value} minor units.",
            code="customers.columns",
            remedy="Give fewer rows, or use purchase_history.",
            where="amount",
            value=_MOST,
        )
    rows = order[keep[order]]
    if not len(rows):
        raise _no_order()
    ids, days, cents = ids[rows], days[rows], cents[rows]
    starts = _changes(slots[rows])  # of a customer's day
    value, owner, day = np.add.reduceat(cents, starts), ids[starts], days[starts]
    first = _changes(owner)
    after = np.append(first[1:], len(owner))
    spend = np.add.reduceat(value, first)
    return ColumnHistory(
        customer_ids=names[owner[first]],
        purchases=after - first,
        spend=spend,
        repeat_spend=spend - value[first],
        first_day=day[first],
        last_day=day[after - 1],
        on=on,
        currency=unit.code,
        notes=notes,
    )


_MINOR = "amount_minor_units"


def _changes(ordered: Any) -> Any:
    """Return where in a column in order another value begins."""
    return np.flatnonzero(np.append(True, ordered[1:] != ordered[:-1]))


def _no_order() -> InvalidInput:
    return InvalidInput(
        "There is no order.",
        code="customers.empty",
        remedy="Give at least one order of a customer who is not excluded.",
        where="columns",
    )


def _named(listed: dict[str, Any]) -> dict[str, Any]:
    for name in ("customer_id", "day", "amount"):
        if name not in listed and not (name == "amount" and _MINOR in listed):
            raise InvalidInput(
                "The column {value} is missing.",
                code="customers.column",
                remedy="Give the columns customer_id, day and amount.",
                where=name,
                value=name,
            )
    found = {name: _column(name, cells) for name, cells in listed.items()}
    for name, column in found.items():
        if len(column) != len(found["customer_id"]):
            raise _no_column(name, listed[name])
    return found


_TEXT = {"str", "string"}
"""Kinds of column in pandas' words whose equal cells are equal text, so that it may number them."""


def _column(name: str, cells: Any) -> Any:
    if name == "customer_id" and hasattr(cells, "factorize") and cells.dtype.name in _TEXT:
        return cells  # as an array of Python's own texts it would take twice as long to read
    try:
        column = np.asarray(cells)
    except (TypeError, ValueError) as error:
        raise _no_column(name, cells) from error
    if column.ndim != 1:
        raise _no_column(name, cells)
    return column


def _no_column(name: str, cells: Any) -> InvalidType:
    return InvalidType(
        "{name} is {value}, which is no column as long as customer_id.",
        code="customers.columns",
        remedy="Give columns of one length.",
        where=name,
        name=name,
        value=arguments.shown(cells),
    )


def _ids(cells: Any) -> tuple[Any, Any, Any]:
    """Return the distinct ids in order, for each row which it has, and where there is none."""
    kind = cells.dtype.kind
    missing = np.zeros(len(cells), dtype=bool)
    if kind == "f":  # a column with one missing id: whole floats lose their decimals
        missing = ~(np.isfinite(cells) & (cells == np.floor(cells)) & (np.abs(cells) < 2**53))
        cells = np.where(missing, 0, cells).astype(np.int64)
    if kind in "iuf":
        numbers, which = np.unique(cells, return_inverse=True)
        names = numbers.astype(str)
        rank = np.argsort(names)
        place = np.empty_like(rank)
        place[rank] = np.arange(len(rank))
        return names[rank], place[which], missing
    if kind not in "UO":
        raise _no_column("customer_id", cells)
    if hasattr(cells, "factorize"):
        codes, texts = cells.factorize()
        distinct = [*texts.tolist(), ""]  # a missing cell has the code -1, and so the last name
    else:
        read = cells.tolist()
        if {*map(type, read)} != {str}:
            read = [_id(cell) for cell in read]
        # A dictionary tells 70,000 texts apart ten times as fast as sorting them does; one that
        # counts what it has not seen numbers them in the same walk.
        code_of: defaultdict[str, int] = defaultdict(count().__next__)
        codes = np.fromiter(map(code_of.__getitem__, read), dtype=np.int64, count=len(read))
        distinct = list(code_of)
    order = np.array(sorted(range(len(distinct)), key=distinct.__getitem__), dtype=np.int64)
    place = np.empty_like(order)
    place[order] = np.arange(len(order))
    names = np.array(distinct, dtype=str)[order]
    unnamed = np.array([not name or "@" in name for name in distinct], dtype=bool)
    return names, place[codes], unnamed[codes]


def _id(cell: Any) -> str:
    if type(cell) is str:
        return cell
    try:
        return arguments.identifier(cell, "customer_id")
    except XborderError:
        return ""


def _days(cells: Any) -> tuple[Any, Any]:
    """Return days as ordinals, and where there is none."""
    try:
        days = cells.astype("datetime64[D]")
    except (TypeError, ValueError) as error:
        raise InvalidType(
            "{name} is {value}, which is no column of days.",
            code="customers.columns",
            remedy="Give datetime64, dates or ISO text.",
            where="day",
            name="day",
            value=arguments.shown(cells),
        ) from error
    missing = np.isnat(days)
    epoch = dt.date(1970, 1, 1).toordinal()
    ordinals = np.where(missing, 0, days.astype(np.int64) + epoch)
    missing |= (ordinals < 1) | (ordinals > dt.date.max.toordinal())
    return np.where(missing, 1, ordinals), missing


def _cents(cells: Any, digits: int) -> tuple[Any, Any]:
    """Return amounts as whole minor units, and where that cannot be."""
    if cells.dtype.kind in "iu":
        wrong = np.abs(cells.astype(float)) * 10.0**digits >= _MOST
        return np.where(wrong, 0, cells).astype(np.int64) * 10**digits, wrong
    if cells.dtype.kind != "f":
        raise InvalidType(
            "{name} is {value}, which is no column of numbers.",
            code="customers.columns",
            remedy="Give a number, or a list or an array of numbers.",
            where="amount",
            name="amount",
            value=arguments.shown(cells),
        )
    scale = 10.0**digits
    with np.errstate(over="ignore", invalid="ignore"):
        cents = np.rint(cells * scale)
        # 19.90 is the float nearest to 1990/100, and division rounds to the nearest float: if the
        # two are one, the amount prints as so many cents and nothing more.
        wrong = ~((cents / scale == cells) & (np.abs(cents) < 2**53))
    return np.where(wrong, 0, cents).astype(np.int64), wrong


def _bad(*checks: tuple[str, Any, str]) -> list[XborderError]:
    return [
        InvalidInput(
            sentence,
            code="customers.columns",
            remedy="Leave the row out, or give a customer, a day and an amount of 0 or more.",
            where=f"rows.{place}.{name}",
        )
        for name, wrong, sentence in checks
        for place in np.flatnonzero(wrong)[:_LISTED]
    ]


def _kept(
    named: dict[str, Any],
    cents: Any,
    slots: Any,
    order: Any,
    zero_value: ZeroValue,
    duplicates: Duplicates,
) -> tuple[Any, tuple[Text, ...], list[XborderError]]:
    """Return which rows count, what to say of them, and what was to be refused."""
    keep = np.ones(len(cents), dtype=bool)
    repeats = _repeats(named, cents, slots, order)
    free = np.flatnonzero(cents == 0)
    notes: list[Text] = []
    refused: list[XborderError] = []
    if len(repeats):
        if duplicates is Duplicates.DROPPED:
            keep[repeats] = False
        elif duplicates is Duplicates.REFUSED:
            wrong = np.isin(np.arange(len(cents)), repeats)
            refused += _bad(("order_id", wrong, "The row repeats another in every field."))
        notes.append(
            Text(
                "{count} rows repeat another in every field; they count."
                if duplicates is Duplicates.KEPT
                else "{count} rows repeat another in every field; they are left out.",
                count=len(repeats),
            )
        )
    free = free[keep[free]]
    if len(free):
        if zero_value is ZeroValue.LEFT_OUT:
            keep[free] = False
        elif zero_value is ZeroValue.REFUSED:
            refused += _bad(("amount", cents == 0, "The row is of value 0."))
        notes.append(
            Text(
                "{count} orders of value 0 count as purchases."
                if zero_value is ZeroValue.COUNTED
                else "{count} orders of value 0 are left out.",
                count=len(free),
            )
        )
    return keep, tuple(notes), refused


def _repeats(named: dict[str, Any], cents: Any, slots: Any, order: Any) -> Any:
    """Return the rows that repeat an earlier one in every field."""
    # Only rows of one customer and one day can: a small part, which alone is sorted by all fields.
    alike = slots[order][1:] == slots[order][:-1]
    rows = order[np.append(alike, False) | np.append(False, alike)]
    columns = [cents[rows], slots[rows]]
    columns += [
        np.unique(named[name][rows].astype(str), return_inverse=True)[1]
        for name in ("order_id", "item")
        if name in named
    ]
    by = np.lexsort(columns)
    same = np.ones(max(len(rows) - 1, 0), dtype=bool)
    for column in columns:
        same &= column[by][1:] == column[by][:-1]
    return rows[by[1:][same]]  # both sorts are stable: the first of equal rows stays in front
