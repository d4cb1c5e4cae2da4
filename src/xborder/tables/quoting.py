"""Quotes of tables: every parcel of a frame priced as :func:`xborder.quote` prices it alone."""

from collections import deque
from collections.abc import Iterator, Mapping
from concurrent.futures import ProcessPoolExecutor
from itertools import islice
from multiprocessing import get_context
from typing import Any, Literal, TypeAlias

from attrs import define, frozen

from xborder.choice import Choice
from xborder.errors import InvalidInput, extra
from xborder.exchange import RateTable
from xborder.landed_cost.door import check_beside
from xborder.policy.book import PolicyBook, default_book
from xborder.policy.goods_table import GoodsLookup
from xborder.progress import Progress, told
from xborder.tables.bad import BadCell, InvalidTable
from xborder.tables.cells import Prices
from xborder.tables.frames import given
from xborder.tables.priced import Beside, price
from xborder.tables.reading import Chunk, Table, read, table_of
from xborder.tables.results import CHARGE, Result, long_schema, wide_schema

CHUNK = 20_000
"""Lines at once: enough for columns to pay, few enough to stay in a processor's cache."""


_Done: TypeAlias = tuple[Any, list[BadCell], int]


class Errors(Choice):
    """What is done about rows that cannot be used."""

    RAISE = "raise"
    """All of them are raised at once, and no frame comes back."""
    REPORT = "report"
    """The others are computed; these say what is wrong in their own row."""


def quote(
    frame: Any,
    *,
    book: PolicyBook | None = None,
    tariff: GoodsLookup | None = None,
    rates: RateTable | None = None,
    errors: Errors | Literal["raise", "report"] = Errors.RAISE,
    assume: Mapping[str, str] | None = None,
    prices: Prices | Literal["exact", "as_written"] = Prices.EXACT,
    chunk: int = CHUNK,
    workers: int = 1,
    progress: Progress | bool | None = None,
) -> Any:
    """Return what every parcel of a frame costs at the buyer's door, one row a row given.

    Each consignment comes out to the cent as :func:`xborder.quote` gives it alone; rows may stand
    in any order. ``total``, ``low``, ``high`` are of the whole consignment and stand on each of its
    rows; ``line_total``, the kinds of amounts (``duty``, ``vat``, ...) and the single charges
    (``charge.import_vat``, ...) are the row's own, and sum to the total. All are in ``currency``.

    Args:
        frame: One row an item line: pandas, Polars, PyArrow, another library that narwhals knows,
            or a mapping of columns. :func:`schema` lists the columns.
        book: The rules; the built-in book if none is given.
        tariff: Duty rates of your own, as :func:`xborder.quote` takes them.
        rates: Exchange rates.
        errors: Whether rows that cannot be used are raised, all at once, or reported in the
            columns ``problem.column``, ``problem.value``, ``problem.reason``, ``problem.remedy``.
        assume: Answers to take for facts that are not given.
        prices: Whether floats are refused, or taken as the shortest decimal that they stand for.
        chunk: About how many lines are computed at once; memory grows with it.
        workers: How many processes compute; the result is the same.
        progress: A function of the rows done and the rows in all, or ``True`` for a bar of tqdm.

    Returns:
        A frame of the same kind, row for row, with the same index.

    Raises:
        InvalidTable: Rows cannot be used, and they were to be raised; ``cells`` lists them.
        InvalidInput: A column is none of the schema's.
        NotFound: A column that every row has to say is not there.
        MissingExtra: The extra ``tables`` is not installed.

    Examples:
        >>> table = {
        ...     "consignment": ["A", "A"], "ship_from": ["CN", "CN"], "ship_to": ["GB", "GB"],
        ...     "on": ["2026-11-21"] * 2, "prices": ["net", "net"], "shipping": ["4.50 GBP"] * 2,
        ...     "seller.registrations": ["GB", "GB"], "buyer.kind": ["consumer", "consumer"],
        ...     "item.hs_code": ["610910", "640399"], "item.origin": ["CN", "CN"],
        ...     "item.quantity": [2, 1], "item.unit_price": ["9.90 GBP", "40.00 GBP"],
        ... }
        >>> found = quote(table)
        >>> found["state"], found["total"][0], found["line_total"]
        (['exact', 'exact'], Decimal('77.1600'), [Decimal('25.5500'), Decimal('51.6100')])
    """
    holder = given(frame)
    work = _Work(
        beside=_beside(book, tariff, rates, assume),
        prices=Prices(prices),
        is_long=False,
    )
    table = table_of(holder)
    parts = _run(table, work, Errors(errors), chunk, workers, _listener(progress, holder.rows))
    return holder.back(_in_order(table, _joined(parts, wide_schema())))


def breakdown(
    frame: Any,
    *,
    book: PolicyBook | None = None,
    tariff: GoodsLookup | None = None,
    rates: RateTable | None = None,
    errors: Errors | Literal["raise", "report"] = Errors.RAISE,
    assume: Mapping[str, str] | None = None,
    prices: Prices | Literal["exact", "as_written"] = Prices.EXACT,
    chunk: int = CHUNK,
    workers: int = 1,
    progress: Progress | bool | None = None,
) -> Any:
    """Return every amount of every parcel, one row an amount: what each quote's lines say.

    Args:
        frame: As for :func:`quote`.
        book: The rules.
        tariff: Duty rates of your own.
        rates: Exchange rates.
        errors: Whether rows that cannot be used are raised, or have no amounts.
        assume: Answers to take for facts that are not given.
        prices: Whether floats are refused, or taken as written.
        chunk: About how many lines are computed at once.
        workers: How many processes compute.
        progress: A function, or ``True`` for a bar.

    Returns:
        A frame of the same kind: ``row`` (from 0, as given), ``consignment``, ``kind``, ``id``,
        ``amount``, ``currency``, ``state``; consignments in the order in which they first come up.

    Raises:
        InvalidTable: Rows cannot be used.
        InvalidInput: A column is none of the schema's.
        NotFound: A column that every row has to say is not there.
        MissingExtra: The extra ``tables`` is not installed.
    """
    holder = given(frame)
    work = _Work(beside=_beside(book, tariff, rates, assume), prices=Prices(prices), is_long=True)
    table = table_of(holder)
    parts = _run(table, work, Errors(errors), chunk, workers, _listener(progress, holder.rows))
    return holder.anew(_joined(parts, long_schema()))


def _beside(
    book: PolicyBook | None,
    tariff: GoodsLookup | None,
    rates: RateTable | None,
    assume: Mapping[str, str] | None,
) -> Beside:
    check_beside(rates=rates, tariff=tariff, book=book, assume=assume)
    return Beside(
        book=book or default_book(),
        tariff=tariff,
        rates=rates,
        assume=dict(assume) if assume else None,
    )


@frozen(kw_only=True)
class _Work:
    """What is done with a chunk, wherever: it travels to another process as it is."""

    beside: Beside
    prices: Prices
    is_long: bool

    def done(self, chunk: Chunk) -> _Done:
        """Return the result of a chunk, what is wrong in it, and how many rows it has."""
        found = read(chunk, prices=self.prices)
        starts: list[int] = chunk.starts.tolist()
        result = Result(found, price(found.consignments, starts, self.beside))
        table = result.long() if self.is_long else result.wide()
        return table, result.bad(), len(chunk.rows)


def _run(
    table: Table,
    work: _Work,
    errors: Errors,
    chunk: int,
    workers: int,
    progress: Progress | None,
) -> list[Any]:
    """Return the results of all chunks in order, or raise all that is wrong."""
    for name, value in (("chunk", chunk), ("workers", workers)):
        if type(value) is not int or value < 1:
            raise InvalidInput(
                "{name} is {value}.",
                code="table.size",
                remedy="Give a whole number of at least one.",
                where=name,
                name=name,
                value=value,
            )
    total = len(table.order)
    parts: list[Any] = []
    bad: list[BadCell] = []
    done = 0
    chunks = table.chunks(chunk)
    for part, wrong, rows in (
        map(work.done, chunks) if workers == 1 else _spread(chunks, work, workers)
    ):
        bad += wrong
        parts.append(part)
        done += rows
        if progress is not None:
            progress(done, total)
    if bad and errors is Errors.RAISE:
        raise InvalidTable(sorted(bad, key=lambda cell: cell.row))
    return parts


# Several processes: what stands beside the table travels once, with the process.


@define(eq=False)
class _Here:
    """What a process of ours computes with."""

    work: _Work | None = None

    def begin(self, work: _Work) -> None:
        self.work = work


_HERE = _Here()


def _begin(work: _Work) -> None:
    _HERE.begin(work)


def _elsewhere(chunk: Chunk) -> _Done:
    assert _HERE.work is not None  # noqa: S101 - every process begins with it
    return _HERE.work.done(chunk)


def _spread(chunks: Iterator[Chunk], work: _Work, workers: int) -> Iterator[_Done]:
    """Yield the results of chunks in order; no more are on their way than keep all busy."""
    # Started afresh and not forked: a fork beside threads of Arrow or Polars may never wake.
    with ProcessPoolExecutor(
        workers, mp_context=get_context("spawn"), initializer=_begin, initargs=(work,)
    ) as pool:
        waiting = deque(pool.submit(_elsewhere, each) for each in islice(chunks, 2 * workers))
        while waiting:
            found = waiting.popleft().result()
            waiting.extend(pool.submit(_elsewhere, each) for each in islice(chunks, 1))
            yield found


def _joined(parts: list[Any], schema: Any) -> Any:
    """Return the results of chunks as one table; a charge that a chunk has not is no amount."""
    arrow, compute = extra("pyarrow", name="tables"), extra("pyarrow.compute", name="tables")
    if not parts:
        return schema.empty_table()
    whole = arrow.concat_tables(parts, promote_options="default")
    names = sorted(name for name in whole.column_names if name.startswith(CHARGE))
    for name in names if len(parts) > 1 else ():
        held = whole.column(name)
        absent = compute.and_(held.is_null(), whole.column("total").is_valid())
        zero = arrow.scalar(0, held.type)
        place = whole.column_names.index(name)
        whole = whole.set_column(place, name, compute.if_else(absent, zero, held))
    return whole.select([*schema.names, *names])


def _in_order(table: Table, found: Any) -> Any:
    """Return the rows of a result in the order in which the frame had them."""
    np = extra("numpy", name="tables")
    if (np.diff(table.order) > 0).all():
        return found
    back = np.empty_like(table.order)
    back[table.order] = np.arange(len(table.order))
    return found.take(back)


def _listener(progress: Progress | bool | None, rows: int) -> Progress | None:  # noqa: FBT001 - a word of the caller's
    """Return whom to tell: a bar if ``True`` was said."""
    if progress is True:
        bar = extra("tqdm", name="tables").tqdm(total=rows, unit="row")
        return lambda done, _total: bar.update(done - bar.n)
    return told(progress or None)
