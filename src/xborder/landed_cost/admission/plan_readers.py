"""Plan readers: how the facts that a plan asks for are read in documents, gathered once a plan."""

from attrs import field, frozen

from xborder.landed_cost.admission.goods import FACTS_OF_GOODS
from xborder.landed_cost.admission.readers import (
    DATES,
    MEASURES,
    OF_ITEM,
    OfConsignment,
    OfItem,
    of_consignment,
)
from xborder.policy.amount.seasonal import SEASON
from xborder.policy.compiled import CompiledPlan


@frozen(eq=False)
class Readers:
    """How the facts that a plan asks for are read: gathered once a plan.

    Args:
        rules: The plan.
    """

    rules: CompiledPlan
    facts: tuple[str, ...] = field(init=False)
    of_consignments: tuple[tuple[str, OfConsignment], ...] = field(init=False)
    of_items: tuple[tuple[str, OfItem], ...] = field(init=False)
    told: tuple[str, ...] = field(init=False)
    """The facts whose words conditions read, but for the HS code, of which they see less."""
    dates: tuple[str, ...] = field(init=False)
    columns: tuple[str, ...] = field(init=False)

    @facts.default
    def _facts_asked(self) -> tuple[str, ...]:
        return (*self.rules.facts_of_consignment, *self.rules.facts_of_line)

    @of_consignments.default
    def _read_of_consignments(self) -> tuple[tuple[str, OfConsignment], ...]:
        names = dict.fromkeys((*self.facts, *FACTS_OF_GOODS))
        return tuple((name, of_consignment(name)) for name in names if name not in OF_ITEM)

    @of_items.default
    def _read_of_items(self) -> tuple[tuple[str, OfItem], ...]:
        names = dict.fromkeys((*self.facts, *FACTS_OF_GOODS))
        return tuple((name, OF_ITEM[name]) for name in names if name in OF_ITEM)

    @told.default
    def _told(self) -> tuple[str, ...]:
        return tuple(name for name in self.facts if name != "item.hs_code")

    @dates.default
    def _dates_asked(self) -> tuple[str, ...]:
        return tuple(name for name in DATES if name in self.rules.facts)

    @columns.default
    def _columns(self) -> tuple[str, ...]:
        tables = [f"table.{table}" for table in self.rules.tables]
        return (
            *self.facts,
            "consignment",
            "hs6",
            "description",
            *DATES,
            SEASON,
            *MEASURES,
            *tables,
            "treatment",
        )
