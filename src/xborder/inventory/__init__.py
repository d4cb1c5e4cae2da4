"""Safety stock and replenishment, with customs in the lead time.

A lead time is a chain of stages, each with its distribution; demand over it is an exact mixture.
Service is a typed target, and every result says what it achieves by every definition, after
rounding. Plain Python throughout; arrays, with the ``stats`` extra, where they are given.

Example:
    >>> from xborder.inventory import CycleServiceLevel, Demand, LeadTime, Stage, safety_stock
    >>> lead = LeadTime.stages_of(
    ...     Stage.fixed("production", 12), Stage.fixed("sea", 18),
    ...     Stage.table("customs", {0: 0.75, 8: 0.15, 30: 0.10}), period="day")
    >>> daily = Demand.normal(mean=20, sd=6, period="day")
    >>> found = safety_stock(demand=daily, lead_time=lead, target=CycleServiceLevel("0.95"))
    >>> found.reorder_point, round(found.safety_stock, 6)
    (1200.0, 516.0)
"""

import importlib
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from xborder.inventory.columns import SafetyStocks, safety_stocks
    from xborder.inventory.continuous import Gamma, Lognormal, Normal, standard_loss
    from xborder.inventory.counts import NegativeBinomial, Poisson
    from xborder.inventory.demand import Demand, Period, autocorrelated_sd, seasonal_demand
    from xborder.inventory.discounts import Discount, DiscountedOrder, discounted_order
    from xborder.inventory.discrete import Discrete, Quantile, sample_quantile
    from xborder.inventory.distribution import Distribution
    from xborder.inventory.economic_lot import (
        EconomicOrder,
        cost_ratio,
        economic_order,
        economic_order_with_disruptions,
        power_of_two_interval,
    )
    from xborder.inventory.forecasting import ForecastError, forecast_error, sigma_from_mad
    from xborder.inventory.history import (
        Mark,
        SalesDay,
        SalesHistory,
        fitted_demand,
        unconstrained_rate,
    )
    from xborder.inventory.intermittent import (
        DemandClass,
        DemandPattern,
        IntermittentMethod,
        demand_pattern,
        intermittent_rate,
    )
    from xborder.inventory.joint_order import JointMethod, JointOrder, joint_replenishment
    from xborder.inventory.lead_time import (
        LeadTime,
        Method,
        Stage,
        protection_demand,
        smoothed_error_sd,
    )
    from xborder.inventory.lot_size import LotSizes, lot_sizes
    from xborder.inventory.metrics import (
        Availability,
        Average,
        ItemClass,
        Turnover,
        abc_xyz,
        availability,
        days_of_supply,
        gmroi,
        sell_through_average,
        sell_through_received,
        turnover,
    )
    from xborder.inventory.min_max_policy import MinMax, min_max, min_max_cost, min_max_power
    from xborder.inventory.mixture import Mixture
    from xborder.inventory.order_rounding import (
        Direction,
        Load,
        OrderRule,
        Proposal,
        RoundedOrder,
        reorder,
        within_cap,
    )
    from xborder.inventory.pooling import Place, Pooling, pooled_safety_stock, square_root_law
    from xborder.inventory.reorder_policy import (
        ReorderCosts,
        ReorderMethod,
        ReorderQuantity,
        reorder_cost,
        reorder_quantity,
    )
    from xborder.inventory.replenishment import (
        Conditions,
        ContinuousReview,
        JustInTime,
        OrderUpTo,
        VendorManaged,
    )
    from xborder.inventory.safety import SafetyStock, safety_stock, service_of
    from xborder.inventory.serial_system import (
        Echelon,
        SerialPlan,
        serial_base_stock,
        serial_heuristic,
    )
    from xborder.inventory.service import (
        BackorderCost,
        CycleServiceLevel,
        FillRate,
        FillRateForm,
        ReadyRate,
        Service,
        StockoutCost,
        period_service_at,
    )
    from xborder.inventory.service_network import (
        NetworkPlan,
        NetworkStage,
        StagePlan,
        guaranteed_service,
    )
    from xborder.inventory.simulation import (
        Estimate,
        Shortage,
        SimulatedService,
        SimulationCosts,
        draw,
        protection_draws,
        simulate,
    )
    from xborder.inventory.single_period import (
        Newsvendor,
        base_stock,
        base_stock_with_disruptions,
        newsvendor,
        newsvendor_profit,
    )

_HOME = {
    "Availability": "metrics",
    "Average": "metrics",
    "BackorderCost": "service",
    "Conditions": "replenishment",
    "ContinuousReview": "replenishment",
    "CycleServiceLevel": "service",
    "Demand": "demand",
    "DemandClass": "intermittent",
    "DemandPattern": "intermittent",
    "Direction": "order_rounding",
    "Discount": "discounts",
    "DiscountedOrder": "discounts",
    "Discrete": "discrete",
    "Distribution": "distribution",
    "Echelon": "serial_system",
    "EconomicOrder": "economic_lot",
    "Estimate": "simulation",
    "FillRate": "service",
    "FillRateForm": "service",
    "ForecastError": "forecasting",
    "Gamma": "continuous",
    "IntermittentMethod": "intermittent",
    "ItemClass": "metrics",
    "JointMethod": "joint_order",
    "JointOrder": "joint_order",
    "JustInTime": "replenishment",
    "LeadTime": "lead_time",
    "Load": "order_rounding",
    "Lognormal": "continuous",
    "LotSizes": "lot_size",
    "Mark": "history",
    "Method": "lead_time",
    "MinMax": "min_max_policy",
    "Mixture": "mixture",
    "NegativeBinomial": "counts",
    "NetworkPlan": "service_network",
    "NetworkStage": "service_network",
    "Newsvendor": "single_period",
    "Normal": "continuous",
    "OrderRule": "order_rounding",
    "OrderUpTo": "replenishment",
    "Period": "demand",
    "Place": "pooling",
    "Poisson": "counts",
    "Pooling": "pooling",
    "Proposal": "order_rounding",
    "Quantile": "discrete",
    "ReadyRate": "service",
    "ReorderCosts": "reorder_policy",
    "ReorderMethod": "reorder_policy",
    "ReorderQuantity": "reorder_policy",
    "RoundedOrder": "order_rounding",
    "SafetyStock": "safety",
    "SafetyStocks": "columns",
    "SalesDay": "history",
    "SalesHistory": "history",
    "SerialPlan": "serial_system",
    "Service": "service",
    "Shortage": "simulation",
    "SimulatedService": "simulation",
    "SimulationCosts": "simulation",
    "Stage": "lead_time",
    "StagePlan": "service_network",
    "StockoutCost": "service",
    "Turnover": "metrics",
    "VendorManaged": "replenishment",
    "abc_xyz": "metrics",
    "autocorrelated_sd": "demand",
    "availability": "metrics",
    "base_stock": "single_period",
    "base_stock_with_disruptions": "single_period",
    "cost_ratio": "economic_lot",
    "days_of_supply": "metrics",
    "demand_pattern": "intermittent",
    "discounted_order": "discounts",
    "draw": "simulation",
    "economic_order": "economic_lot",
    "economic_order_with_disruptions": "economic_lot",
    "fitted_demand": "history",
    "forecast_error": "forecasting",
    "gmroi": "metrics",
    "guaranteed_service": "service_network",
    "intermittent_rate": "intermittent",
    "joint_replenishment": "joint_order",
    "lot_sizes": "lot_size",
    "min_max": "min_max_policy",
    "min_max_cost": "min_max_policy",
    "min_max_power": "min_max_policy",
    "newsvendor": "single_period",
    "newsvendor_profit": "single_period",
    "period_service_at": "service",
    "pooled_safety_stock": "pooling",
    "power_of_two_interval": "economic_lot",
    "protection_demand": "lead_time",
    "protection_draws": "simulation",
    "reorder": "order_rounding",
    "reorder_cost": "reorder_policy",
    "reorder_quantity": "reorder_policy",
    "safety_stock": "safety",
    "safety_stocks": "columns",
    "sample_quantile": "discrete",
    "seasonal_demand": "demand",
    "sell_through_average": "metrics",
    "sell_through_received": "metrics",
    "serial_base_stock": "serial_system",
    "serial_heuristic": "serial_system",
    "service_of": "safety",
    "sigma_from_mad": "forecasting",
    "simulate": "simulation",
    "smoothed_error_sd": "lead_time",
    "square_root_law": "pooling",
    "standard_loss": "continuous",
    "turnover": "metrics",
    "unconstrained_rate": "history",
    "within_cap": "order_rounding",
}

__all__ = [
    "Availability",
    "Average",
    "BackorderCost",
    "Conditions",
    "ContinuousReview",
    "CycleServiceLevel",
    "Demand",
    "DemandClass",
    "DemandPattern",
    "Direction",
    "Discount",
    "DiscountedOrder",
    "Discrete",
    "Distribution",
    "Echelon",
    "EconomicOrder",
    "Estimate",
    "FillRate",
    "FillRateForm",
    "ForecastError",
    "Gamma",
    "IntermittentMethod",
    "ItemClass",
    "JointMethod",
    "JointOrder",
    "JustInTime",
    "LeadTime",
    "Load",
    "Lognormal",
    "LotSizes",
    "Mark",
    "Method",
    "MinMax",
    "Mixture",
    "NegativeBinomial",
    "NetworkPlan",
    "NetworkStage",
    "Newsvendor",
    "Normal",
    "OrderRule",
    "OrderUpTo",
    "Period",
    "Place",
    "Poisson",
    "Pooling",
    "Proposal",
    "Quantile",
    "ReadyRate",
    "ReorderCosts",
    "ReorderMethod",
    "ReorderQuantity",
    "RoundedOrder",
    "SafetyStock",
    "SafetyStocks",
    "SalesDay",
    "SalesHistory",
    "SerialPlan",
    "Service",
    "Shortage",
    "SimulatedService",
    "SimulationCosts",
    "Stage",
    "StagePlan",
    "StockoutCost",
    "Turnover",
    "VendorManaged",
    "abc_xyz",
    "autocorrelated_sd",
    "availability",
    "base_stock",
    "base_stock_with_disruptions",
    "cost_ratio",
    "days_of_supply",
    "demand_pattern",
    "discounted_order",
    "draw",
    "economic_order",
    "economic_order_with_disruptions",
    "fitted_demand",
    "forecast_error",
    "gmroi",
    "guaranteed_service",
    "intermittent_rate",
    "joint_replenishment",
    "lot_sizes",
    "min_max",
    "min_max_cost",
    "min_max_power",
    "newsvendor",
    "newsvendor_profit",
    "period_service_at",
    "pooled_safety_stock",
    "power_of_two_interval",
    "protection_demand",
    "protection_draws",
    "reorder",
    "reorder_cost",
    "reorder_quantity",
    "safety_stock",
    "safety_stocks",
    "sample_quantile",
    "seasonal_demand",
    "sell_through_average",
    "sell_through_received",
    "serial_base_stock",
    "serial_heuristic",
    "service_of",
    "sigma_from_mad",
    "simulate",
    "smoothed_error_sd",
    "square_root_law",
    "standard_loss",
    "turnover",
    "unconstrained_rate",
    "within_cap",
]


def __getattr__(name: str) -> Any:
    """Return a public name, its module loaded when first asked for."""
    home = _HOME.get(name)
    if home is None:
        message = f"module {__name__!r} has no attribute {name!r}"
        raise AttributeError(message)
    value = getattr(importlib.import_module(f"{__name__}.{home}"), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    """Return the public names."""
    return sorted(__all__)
