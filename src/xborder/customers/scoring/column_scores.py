"""RFM scores of a history in columns, the same as customer by customer (extra ``stats``)."""

from collections.abc import Sequence
from fractions import Fraction
from math import ceil, floor
from typing import TYPE_CHECKING, Any

from attrs import field, frozen

from xborder.customers import arguments
from xborder.customers.purchases.columnar import ColumnHistory
from xborder.customers.scoring.cut import SPLITTING, Cut, cut_in_order
from xborder.customers.scoring.method import FixedCuts, Quantiles
from xborder.customers.scoring.score import Cuts
from xborder.errors import InvalidInput, extra
from xborder.money import Currency
from xborder.tabular import Tabular

if TYPE_CHECKING:
    import numpy as np
else:
    np = extra("numpy", name="stats")


@frozen(kw_only=True, eq=False, repr=False)
class ColumnScores(Tabular):
    """The scores of every customer in columns, and the cut points behind them.

    Attributes:
        customer_ids: The customers, an array of text.
        recency: 1 and up; higher is better, on each axis.
        frequency: Likewise.
        monetary: Likewise, by total spend.
        cuts: The cut points, for new customers; spend in the currency.
    """

    customer_ids: Any = field(repr=False)
    recency: Any = field(repr=False)
    frequency: Any = field(repr=False)
    monetary: Any = field(repr=False)
    cuts: Cuts

    def to_columns(self) -> dict[str, list[Any]]:
        """Return a row a customer, in order of id."""
        return {
            "customer_id": self.customer_ids.tolist(),
            "recency": self.recency.tolist(),
            "frequency": self.frequency.tolist(),
            "monetary": self.monetary.tolist(),
        }


def score_columns(
    history: ColumnHistory, *, method: Quantiles | FixedCuts | None = None
) -> ColumnScores:
    """Return the RFM scores of a history in columns.

    Args:
        history: The purchases.
        method: How cut points are found; quintiles by lowest rank if not given.

    Raises:
        InvalidInput: The method splits equal customers, whom no column can tell apart.
        InvalidType: The method is neither quantiles nor fixed cuts.
    """
    arguments.an(ColumnHistory, history, "history")
    chosen = Quantiles() if method is None else method
    arguments.an((Quantiles, FixedCuts), chosen, "method")
    scale = 10 ** Currency.of(history.currency).digits
    axes = {
        "days_since_last": (history.days_since_last, 1),
        "purchases": (history.purchases, 1),
        "spend": (history.spend, scale),
    }
    if isinstance(chosen, FixedCuts):
        cuts = chosen.cuts(())
    else:
        if chosen.ties in SPLITTING:
            raise InvalidInput(
                "Arrays cannot be cut by {value}.",
                code="customers.splits",
                remedy="Give at least one value and a rule that does not split equal customers.",
                where="method",
                value=str(chosen.ties),
            )
        cuts = Cuts(
            **{
                axis: cut_in_order(
                    _Ordered(np.sort(column), below),
                    groups=chosen.groups,
                    ties=chosen.ties,
                )
                for axis, (column, below) in axes.items()
            }
        )
    days, often, much = (
        _scores(getattr(cuts, axis), column, below) for axis, (column, below) in axes.items()
    )
    return ColumnScores(
        customer_ids=history.customer_ids,
        recency=cuts.days_since_last.groups + 1 - days,  # fewer days are better
        frequency=often,
        monetary=much,
        cuts=cuts,
    )


class _Ordered(Sequence[Fraction]):
    """A sorted column of whole units, made an exact amount where it is looked at."""

    def __init__(self, column: Any, scale: int) -> None:
        self.column, self.scale = column, scale

    def __len__(self) -> int:
        return len(self.column)

    def __getitem__(self, place: Any) -> Any:
        return Fraction(int(self.column[place]), self.scale)


def _scores(cut: Cut, column: Any, scale: int) -> Any:
    """Compare whole numbers with whole numbers: each point is moved once to the first above it."""
    scaled = [point * scale for point in cut.points]
    first = [ceil(point) if cut.inclusive else floor(point) + 1 for point in scaled]
    return 1 + np.searchsorted(np.array(first, dtype=np.int64), column, side="right")
