"""Partitions: what Spark and Dask have in common, a part of a table on a machine of its own."""

from typing import Any

from xborder.errors import InvalidInput, extra


def quoted(function: Any, schema: Any, beside: dict[str, Any], batches: list[Any]) -> Any:
    """Return what a function of tables makes of a partition, in the columns that all have.

    Args:
        function: ``quote`` or ``breakdown``.
        schema: The columns.
        beside: What is given beside the table.
        batches: The partition, in batches of Arrow.
    """
    arrow = extra("pyarrow", name="tables")
    if not batches:
        return schema.empty_table()
    return function(arrow.Table.from_batches(batches), **beside).select(schema.names)


def refuse_split(name: object) -> None:
    """Refuse a consignment whose rows lie in several partitions.

    Args:
        name: Its name; ``None`` if there is no such consignment.

    Raises:
        InvalidInput: There is one.
    """
    if name is None:
        return
    raise InvalidInput(
        "The rows of consignment {value} lie in several partitions.",
        code="table.split",
        remedy="Bring the rows of each together first: together(frame).",
        where="consignment",
        value=name,
    )
