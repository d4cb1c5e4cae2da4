"""Tables on a Spark cluster: the same function on every partition, through ``mapInArrow``.

Spark owns the distribution and xborder the arithmetic: book, tariff and rates travel with the
function, once a task. The columns are those of :func:`xborder.tables.quote` without the single
charges, whose names depend on the rows; :func:`breakdown` has them as rows.
"""

import functools
from collections.abc import Iterator
from importlib import import_module
from typing import Any

from xborder import tables
from xborder.tables.columns import KEY
from xborder.tables.partitions import quoted, refuse_split
from xborder.tables.results import long_schema, wide_schema


def quote(frame: Any, **beside: Any) -> Any:
    """Return what :func:`xborder.tables.quote` returns, of a Spark frame as a Spark frame.

    Args:
        frame: A frame of Spark whose consignments lie in one partition each; :func:`together` sees
            to that.
        **beside: What :func:`xborder.tables.quote` takes.

    Raises:
        InvalidInput: A consignment is split over partitions.
    """
    return _mapped(frame, tables.quote, wide_schema(), beside)


def breakdown(frame: Any, **beside: Any) -> Any:
    """Return what :func:`xborder.tables.breakdown` returns; ``row`` counts within a partition.

    Args:
        frame: As for :func:`quote`.
        **beside: What :func:`xborder.tables.breakdown` takes.

    Raises:
        InvalidInput: A consignment is split over partitions.
    """
    return _mapped(frame, tables.breakdown, long_schema(), beside)


def together(frame: Any, partitions: int | None = None) -> Any:
    """Return the frame with every consignment in one partition.

    Args:
        frame: A frame of Spark.
        partitions: How many partitions it shall have; Spark's own number if none is given.
    """
    return frame.repartition(KEY) if partitions is None else frame.repartition(partitions, KEY)


def _mapped(frame: Any, function: Any, schema: Any, beside: dict[str, Any]) -> Any:
    # Whoever has a frame of Spark has these; nobody else needs them.
    functions = import_module("pyspark.sql.functions")
    types = import_module("pyspark.sql.pandas.types")
    places = frame.select(KEY, functions.spark_partition_id().alias("place")).distinct()
    split = places.groupBy(KEY).count().where("count > 1").take(1)
    refuse_split(split[0][KEY] if split else None)
    # Spark reads a dot in a name as a field of a struct: on the way the columns are numbered.
    names = frame.columns
    plain = frame.toDF(*(f"column{place}" for place in range(len(names))))
    run = functools.partial(_of_partition, function, schema, names, beside)
    return plain.mapInArrow(run, types.from_arrow_schema(schema))


def _of_partition(
    function: Any,
    schema: Any,
    names: list[str],
    beside: dict[str, Any],
    batches: Iterator[Any],
) -> Iterator[Any]:
    # Spark cuts a partition into batches of its own, through the middle of a consignment.
    named = [batch.rename_columns(names) for batch in batches]
    yield from quoted(function, schema, beside, named).to_batches()
