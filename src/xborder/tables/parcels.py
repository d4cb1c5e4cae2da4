"""Parcels: what can be computed in columns together, read as documents or as columns of numbers."""

from collections.abc import Sequence
from decimal import Decimal
from typing import Any, Protocol, TypeAlias

from attrs import define, field

from xborder.errors import extra
from xborder.landed_cost.admission import Supplied, admit
from xborder.landed_cost.admission.admitted_columns import AdmittedColumns
from xborder.landed_cost.admission.parcel_columns import ParcelColumns
from xborder.policy.columns import Lanes
from xborder.policy.compiled import CompiledPlan, PlannedGoods
from xborder.policy.ledger import Facts
from xborder.trade import Consignment, PriceBasis


class Read(Protocol):
    """What was read of parcels that come under one plan."""

    @property
    def lines(self) -> int:
        """How many lines there are."""

    @property
    def most_lines(self) -> int:
        """How many the largest parcel has."""

    @property
    def currencies(self) -> Sequence[str]:
        """The currency of the destination, one a sort of parcel."""

    @property
    def goods(self) -> Any:
        """For each goods table the entries that lines found."""

    @property
    def left_out(self) -> Sequence[PlannedGoods]:
        """Every closer entry that does not apply by its status."""

    def facts(self, lanes: Lanes) -> Facts:
        """Return what was read as columns."""

    def breadths(self) -> Any:
        """Return how fine the numbers are that the rules have for each line's goods."""


@define(eq=False)
class ParcelDocuments:
    """Parcels at net prices of which each is a document of its own, whatever else it says.

    Args:
        heads: The documents.
    """

    heads: Sequence[Consignment]
    basis: PriceBasis = field(init=False, default=PriceBasis.NET)
    head_of: Any = field(init=False)
    starts: Any = field(init=False)

    @head_of.default
    def _each_its_own(self) -> Any:
        return extra("numpy", name="tables").arange(len(self.heads))

    @starts.default
    def _where_each_starts(self) -> Any:
        np = extra("numpy", name="tables")
        return np.cumsum([0, *(len(each.items) for each in self.heads)])

    def taken(self, parcels: Any) -> "ParcelDocuments":
        """Return some of the parcels, in the order of their numbers."""
        return ParcelDocuments([self.heads[number] for number in parcels.tolist()])

    def from_small_to_large(self, breadths: Any) -> Any:
        """Return the numbers of the parcels, those last whose numbers become the widest.

        Args:
            breadths: How fine the rules' numbers are for each line.
        """
        np = extra("numpy", name="tables")
        finest = np.maximum.reduceat(np.asarray(breadths, dtype=float), self.starts[:-1])
        sizes = np.asarray([float(_size(each)) for each in self.heads])
        return np.argsort(sizes * finest, kind="stable")


Parcels: TypeAlias = ParcelDocuments | ParcelColumns
"""Parcels that come under one plan."""


def read_parcels(parcels: Parcels, rules: CompiledPlan, supplied: Supplied) -> Read:
    """Read parcels under the plan that they all come under.

    Raises:
        NoRate: A price or a sum is in a currency without a rate for the day.
    """
    if isinstance(parcels, ParcelColumns):
        return AdmittedColumns(parcels, rules, supplied)
    return admit(parcels.heads, rules, supplied)


def _size(parcel: Consignment) -> Decimal:
    """Return about how large the numbers of a parcel get: the larger, the wider."""
    return max(item.unit_price.amount for item in parcel.items)
