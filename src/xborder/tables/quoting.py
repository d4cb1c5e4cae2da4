"""Quotes of tables: every parcel of a frame priced as :func:`xborder.quote` prices it alone."""

from collections import deque
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import BrokenExecutor, ProcessPoolExecutor
from contextlib import contextmanager
from itertools import islice
from multiprocessing import get_context
from typing import Any, Literal, TypeAlias

from attrs import define, frozen

from xborder.errors import InvalidInput, extra
from xborder.exchange import RateTable
from xborder.landed_cost.admission.parcel_columns import ParcelColumns
from xborder.landed_cost.door import check_beside
from xborder.policy.book import PolicyBook, default_book
from xborder.policy.goods_table import GoodsLookup
from xborder.progress import Progress, told
from xborder.tables.answers import Errors
from xborder.tables.bad import BadCell, InvalidTable
from xborder.tables.cells import Prices
from xborder.tables.frames import given
from xborder.tables.priced import Beside, Part, priced_columns, priced_documents
from xborder.tables.reading import Chunk, Table, read, table_of
from xborder.tables.results import Result
from xborder.tables.sorts import sorts

CHUNK = 40_000
"""Lines at once: enough for columns to pay, few enough to stay in a processor's cache.

Half as many take a tenth longer, and a fifth where prices contain tax: a round of that search costs
two milliseconds before its first line. Half as many again gain nothing.
"""


_Done: TypeAlias = tuple[Any, Part, list[BadCell]]


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
        InvalidInput: A column is none of the schema's; or a process ended too soon.
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
    )
    table = table_of(holder)
    found = _run(table, work, Errors(errors), chunk, workers, _listener(progress, holder.rows))
    return holder.back(found.wide())


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

    Examples:
        >>> frame = {
        ...     "consignment": ["A"], "ship_from": ["CN"], "ship_to": ["NO"], "on": ["2026-11-21"],
        ...     "prices": ["net"],
        ...     "incoterm": ["DDP"], "buyer.kind": ["consumer"], "seller.registrations": ["VOEC"],
        ...     "item.hs_code": ["610910"], "item.origin": ["CN"], "item.quantity": [1],
        ...     "item.unit_price": ["400 NOK"], "shipping": ["50 NOK"],
        ... }
        >>> found = breakdown(frame)
        >>> [(kind, str(amount)) for kind, amount in zip(found["kind"], found["amount"])]
        [('goods', '400.0000'), ('freight', '50.0000'), ('vat', '112.5000')]
    """
    holder = given(frame)
    work = _Work(beside=_beside(book, tariff, rates, assume), prices=Prices(prices))
    table = table_of(holder)
    found = _run(table, work, Errors(errors), chunk, workers, _listener(progress, holder.rows))
    return holder.anew(found.long())


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


@frozen(eq=False)
class _Columns:
    """Parcels of one plan, as columns."""

    numbers: Any
    parcels: ParcelColumns


@frozen(eq=False)
class _Cells:
    """Parcels with all their cells, to be read as documents; columns may have been tried."""

    numbers: Any
    chunk: Chunk
    alone: bool


_Task: TypeAlias = _Columns | _Cells


@frozen(kw_only=True)
class _Work:
    """What is done with some parcels, wherever: it travels to another process as it is."""

    beside: Beside
    prices: Prices

    def done(self, task: _Task) -> _Done:
        """Return the numbers of parcels, what they come to, and what is wrong with them."""
        if isinstance(task, _Columns):
            return task.numbers, priced_columns(task.parcels, self.beside), []
        found = read(task.chunk, prices=self.prices)
        part = priced_documents(found, self.beside, alone=task.alone)
        return task.numbers, part, list(found.bad)


def _run(
    table: Table,
    work: _Work,
    errors: Errors,
    chunk: int,
    workers: int,
    progress: Progress | None,
) -> Result:
    """Return what all parcels come to, or raise all that is wrong."""
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
    np = extra("numpy", name="tables")
    total, done = len(table.order), 0
    result = Result(table)
    tasks: Iterator[_Task] | None = _tasks(table, work, chunk)
    with _processes(work, workers) as compute:
        while tasks is not None:
            still_open = []
            for numbers, part, wrong in compute(tasks):
                result.take(numbers, part, wrong)
                done += int(np.diff(table.starts)[numbers[~part.is_open]].sum())
                still_open.append(numbers[part.is_open])
                if progress is not None:
                    progress(done, total)
            left = np.sort(np.concatenate([*still_open, np.arange(0)]))
            # What columns left open is asked one by one, and nothing is open after that.
            tasks = _alone(table, left, chunk) if len(left) else None
    if errors is Errors.RAISE and (bad := result.bad()):
        raise InvalidTable(sorted(bad, key=lambda cell: cell.row))
    return result


def _tasks(table: Table, work: _Work, chunk: int) -> Iterator[_Task]:
    """Yield all parcels: those of one plan together, as far as columns can hold them."""
    np = extra("numpy", name="tables")
    rest = np.arange(len(table.starts) - 1)
    if not work.beside.assume:
        found = sorts(table, prices=work.prices, book=work.beside.book)
        rest = found.rest
        for numbers in found.plans:
            for part in table.parts(numbers, chunk):
                assert found.whole is not None  # noqa: S101 - there are plans
                yield _Columns(part, found.whole.taken(part))
    for part in table.parts(rest, chunk):
        yield _Cells(part, table.chunk_of(part), alone=False)


def _alone(table: Table, numbers: Any, chunk: int) -> Iterator[_Task]:
    for part in table.parts(numbers, chunk):
        yield _Cells(part, table.chunk_of(part), alone=True)


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


def _elsewhere(task: _Task) -> _Done:
    assert _HERE.work is not None  # noqa: S101 - every process begins with it
    return _HERE.work.done(task)


@contextmanager
def _processes(work: _Work, workers: int) -> Iterator[Callable[[Iterator[_Task]], Iterator[_Done]]]:
    """Give what computes tasks: here, or in processes that wait for more until all is done."""
    if workers == 1:
        yield lambda tasks: map(work.done, tasks)
        return
    # Started afresh and not forked: a fork beside threads of Arrow or Polars may never wake.
    with ProcessPoolExecutor(
        workers, mp_context=get_context("spawn"), initializer=_begin, initargs=(work,)
    ) as pool:
        try:
            yield lambda tasks: _spread(tasks, pool, 2 * workers)
        except BrokenExecutor as error:
            # A script without that line starts itself again in every process, and each gives up.
            raise InvalidInput(
                "Of {value} processes one ended before its work was done.",
                code="table.workers",
                remedy='In a script, call it below the line if __name__ == "__main__":, as each '
                "process reads the script anew. Otherwise memory may have run out: give a smaller "
                "chunk or fewer workers.",
                where="workers",
                value=workers,
            ) from error


def _spread(tasks: Iterator[_Task], pool: ProcessPoolExecutor, most: int) -> Iterator[_Done]:
    """Yield the results of tasks in order; no more are on their way than keep all busy."""
    waiting = deque(pool.submit(_elsewhere, each) for each in islice(tasks, most))
    while waiting:
        found = waiting.popleft().result()
        waiting.extend(pool.submit(_elsewhere, each) for each in islice(tasks, 1))
        yield found


def _listener(progress: Progress | bool | None, rows: int) -> Progress | None:  # noqa: FBT001 - a word of the caller's
    """Return whom to tell: a bar if ``True`` was said."""
    if progress is True:
        bar = extra("tqdm", name="tables").tqdm(total=rows, unit="row")
        return lambda done, _total: bar.update(done - bar.n)
    return told(progress or None)
