"""Tables on a Dask cluster: the same function on every partition, through ``map_partitions``.

The columns are those of :func:`xborder.tables.quote` without the single charges, whose names depend
on the rows; :func:`breakdown` has them as rows.
"""

from typing import Any

from xborder import tables
from xborder.tables.columns import KEY
from xborder.tables.frames import native
from xborder.tables.partitions import refuse_split
from xborder.tables.results import long_schema, wide_schema
from xborder.tabular import FrameKind


def quote(frame: Any, **beside: Any) -> Any:
    """Return what :func:`xborder.tables.quote` returns, of a Dask frame as a Dask frame.

    Args:
        frame: A Dask frame of pandas frames whose consignments lie in one partition each;
            :func:`together` sees to that.
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
        frame: A Dask frame.
        partitions: How many partitions it shall have; as many as before if none is given.
    """
    return frame.shuffle(on=KEY, npartitions=partitions)


def _mapped(frame: Any, function: Any, schema: Any, beside: dict[str, Any]) -> Any:
    empty = native(schema.empty_table(), FrameKind.PANDAS)
    places = frame[[KEY]].map_partitions(_names, meta={KEY: frame[KEY].dtype}).compute()
    split = places[KEY][places[KEY].duplicated()]
    refuse_split(split.iloc[0] if len(split) else None)
    return frame.map_partitions(_of_partition, function, list(empty.columns), beside, meta=empty)


def _names(part: Any) -> Any:
    return part.drop_duplicates()


def _of_partition(part: Any, function: Any, names: list[str], beside: dict[str, Any]) -> Any:
    return function(part, **beside)[names]
