"""The measures of every slice, defined once: what stands over what in which report.

Each names two figures of a report by their own names, so that ``measure.of_reports(report)`` says
what the report itself says, and several reports add up to the ratio of their sums.
"""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from xborder.measures.definition import SHARE_UNIT, Better, Measure
from xborder.named import Named


def _up(name: str, numerator: str, denominator: str, unit: str = SHARE_UNIT) -> Measure:
    return Measure(
        name=name, numerator=numerator, denominator=denominator, unit=unit, better=Better.UP
    )


def _down(name: str, numerator: str, denominator: str, unit: str = SHARE_UNIT) -> Measure:
    return Measure(
        name=name, numerator=numerator, denominator=denominator, unit=unit, better=Better.DOWN
    )


_ALL: Final = (
    # What a border adds to the goods: of one quote, or of many in one currency
    _down("duty_rate", "duties", "goods"),
    _down("import_tax_rate", "taxes", "goods"),
    _down("landed_cost_factor", "total", "goods", "factor"),
    # what a one-stop-shop return comes to, and how far a threshold is used
    _down("effective_vat_rate", "vat_total", "taxable_total"),
    _down("threshold_used", "total", "limit"),
    # how much of an exposure a plan covers, in home currency
    _up("hedge_ratio", "hedged", "exposure"),
    # Margins: of one sale, or of a group of a table
    _up("margin_1_rate", "margin_1", "net_sales"),
    _up("margin_2_rate", "margin_2", "net_sales"),
    _up("margin_rate", "margin_3", "net_sales"),
    _down("tax_lost_rate", "tax_lost", "net_sales"),
    _up("net_sales_per_unit", "net_sales", "units", "money"),
    # what a keyword brought
    _up("click_rate", "clicks", "impressions"),
    _up("conversion", "orders", "clicks"),
    _down("cost_per_click", "spend", "clicks", "money"),
    _down("cost_per_order", "spend", "orders", "money"),
    # how an account stands, and how a settlement compares
    _down("event_rate", "events", "orders"),
    _up("settled_as_expected", "agreed", "compared"),
    # how often a clock was kept
    _up("clocks_kept", "kept", "decided"),
    _down("clocks_late", "late", "decided"),
    _down("tickets_late", "late_tickets", "tickets"),
    # what a customer base is
    _up("average_purchase", "revenue", "purchases", "money"),
    _up("purchases_per_customer", "purchases", "customers", "purchases"),
    # how often stock ran out
    _up("in_stock_rate", "days_in_stock", "days"),
    _up("fill_rate", "served_units", "demand_units"),
    _up("cycle_service_level", "cycles_without_stockout", "cycles"),
)

MEASURES: Final[Mapping[str, Measure]] = MappingProxyType(
    Named("MEASURES", {each.name: each for each in _ALL})
)
"""The measures by name."""
