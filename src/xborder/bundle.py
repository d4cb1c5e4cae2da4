"""The bundle: every document as one JSON schema, for services in other languages."""

from collections.abc import Mapping
from importlib import import_module
from types import MappingProxyType
from typing import Any, Final, Literal, TypeAlias, get_args

from xborder.errors import InvalidInput

_HOMES: Final[Mapping[str, str]] = MappingProxyType(
    {
        "Consignment": "trade.consignment",
        "Determination": "vat.determination.result",
        "Invoice": "vat.invoices.document",
        "LandedCost": "landed_cost.result",
        "PriceAnswer": "landed_cost.solvers.price",
        "Problem": "problem",
        "QuoteSummary": "landed_cost.result",
        "Refund": "landed_cost.refund",
        "Route": "landed_cost.solvers.routes",
        "RoutePlace": "landed_cost.solvers.routes",
        "Sale": "trade.sale.sale",
        "Source": "source",
        "Watched": "vat.thresholds.watch",
        "WhatIf": "landed_cost.solvers.routes",
    }
)
"""The documents that are sent on their own, and where they live; those inside them follow."""


SchemaMode: TypeAlias = Literal["validation", "serialization"]
"""Which side of a document a schema describes: what may be sent, or what is written."""


def schema(*, mode: SchemaMode = "validation") -> dict[str, Any]:
    """Return one JSON schema (draft 2020-12) with every document under ``$defs``.

    Args:
        mode: ``"validation"`` for what may be sent, ``"serialization"`` for what is written.

    Raises:
        InvalidInput: There is no such mode.

    Examples:
        >>> bundle = schema()
        >>> bundle["$defs"]["Consignment"]["properties"]["on"]["description"]
        'The day of the sale and of every event that `dates` does not name.'
        >>> sorted(bundle["properties"])[:3]
        ['Consignment', 'Determination', 'Invoice']
    """
    from pydantic import TypeAdapter  # noqa: PLC0415 - the package imports without it

    if mode not in get_args(SchemaMode):
        raise InvalidInput(
            "{value} is not a side of a document.",
            code="schema.mode",
            remedy="Give one of {known}.",
            where="mode",
            value=mode,
            known=", ".join(get_args(SchemaMode)),
        )
    adapters = {
        name: TypeAdapter(getattr(import_module(f"xborder.{home}"), name))
        for name, home in _HOMES.items()
    }
    found, bundle = TypeAdapter.json_schemas(
        [(name, mode, adapter) for name, adapter in adapters.items()],
        title="xborder",
        description="What xborder reads and writes. Each document stands under $defs.",
    )
    bundle["$schema"] = "https://json-schema.org/draft/2020-12/schema"
    bundle["type"] = "object"
    bundle["properties"] = {name: found[name, mode] for name in adapters}
    return bundle
