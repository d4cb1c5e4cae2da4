"""One sound call of every public callable of inventory, for tests that vary its arguments."""

import datetime as dt
from decimal import Decimal

import numpy as np

from xborder.inventory import demand as d
from xborder.inventory import distributions as di
from xborder.inventory import (
    exports,
    lots,
    marketplace,
    networks,
    planning,
    policies,
    routes,
    service,
)
from xborder.inventory import lead_times as lt
from xborder.inventory import simulation as sim
from xborder.money import Money

DAY = dt.date(2026, 11, 2)
DAILY = d.Demand.poisson(mean=4, period="day")
NORMAL = d.Demand.normal(mean=20, sd=6, period="day")
LEAD = lt.LeadTime.fixed(3, period="day")
COSTS = policies.ReorderCosts(fixed_cost=30, holding_cost=1, stockout_cost=9)
TARGET = service.CycleServiceLevel("0.9")
SERIES = [0, 3, 0, 0, 5, 1]
STAGES = [
    networks.NetworkStage(name="hub", time=2, holding_cost=1),
    networks.NetworkStage(
        name="shop", time=1, holding_cost=3, demand_sd=1, promised_service_time=0
    ),
]
LOT = planning.Lot(received=DAY, units=9)
PATH = planning.project(start=DAY, days=3, daily_demand=4, on_hand=9)
SAILING = routes.Sailing(cut_off=DAY, departs=DAY + dt.timedelta(days=2))
LEG = routes.Leg(name="sea", time=5)
MODE = {
    "name": "sea",
    "unit_cost": 9,
    "freight": 1,
    "duty": 1,
    "lead_time": LEAD,
    "transit_days": 3,
    "order_quantity": 100,
    "fixed_cost": 5,
    "storage_per_unit_day": 0.01,
    "recoverable_tax": 1,
    "refund_days": 30,
}
SEA = routes.ShippingMode(**MODE)
AIR = routes.ShippingMode(**{**MODE, "name": "air", "freight": 4, "transit_days": 1})
USD = Money("1.00 USD")
RUN = {"periods": 5, "replications": 2, "seed": 1, "warm_up": 1, "confidence": 0.9}
TIER = marketplace.AgedTier(from_days=181, per_cubic_foot=USD, per_unit=USD)
ITEM = {
    "sku": "TEE",
    "on_hand": 30,
    "inbound": [planning.Inbound(available_on=DAY, units=5)],
    "daily_demand": 4,
    "reorder_point": 50,
    "order_up_to": 90,
    "lead_time_days": 10,
    "rule": lots.OrderRule(multiple=6),
}
PROTECTED = {"demand": DAILY, "lead_time": LEAD}
MAKE = {"fixed_cost": 12, "holding_cost": 0.3, "demand_rate": 80}

# name -> the arguments of a sound call; none for results, which only the package makes
CALLS = {
    # distributions
    "Normal": (di.Normal, {"mean": 20, "sd": 6}),
    "Gamma": (di.Gamma, {"shape": 2, "scale": 3}),
    "Gamma.of": (di.Gamma.of, {"mean": 20, "sd": 6}),
    "Lognormal": (di.Lognormal, {"mu": 2, "sigma": 0.3}),
    "Lognormal.of": (di.Lognormal.of, {"mean": 20, "sd": 6}),
    "Poisson": (di.Poisson, {"mean": 4}),
    "NegativeBinomial": (di.NegativeBinomial, {"r": 8, "p": 0.4}),
    "Discrete": (di.Discrete, {"points": (1.0, 2.0), "probabilities": (0.5, 0.5)}),
    "Discrete.of": (di.Discrete.of, {"probabilities": {0: 0.75, 8: 0.25}}),
    "Discrete.sample": (di.Discrete.sample, {"values": [1, 2, 2]}),
    "Discrete.point": (di.Discrete.point, {"value": 3}),
    "Mixture": (di.Mixture, {"parts": [(0.5, di.Poisson(mean=2)), (0.5, di.Poisson(mean=4))]}),
    "Quantile": (di.Quantile, {"value": "linear"}),
    "draw": (
        di.draw,
        {"distribution": di.Poisson(mean=2), "size": 3, "generator": np.random.default_rng(1)},
    ),
    "refitted": (di.refitted, {"distribution": di.Poisson(mean=3), "mean": 6, "variance": 6}),
    "sample_quantile": (
        di.sample_quantile,
        {"sample": [1, 2, 3, 4], "probability": 0.5, "kind": "linear"},
    ),
    "standard_loss": (di.standard_loss, {"z": 0.3}),
    "Normal.quantile": (di.Normal(mean=1, sd=2).quantile, {"probability": 0.9}),
    "Gamma.quantile": (di.Gamma(shape=1, scale=2).quantile, {"probability": 0.9}),
    "Lognormal.quantile": (di.Lognormal(mu=1, sigma=2).quantile, {"probability": 0.9}),
    "Poisson.quantile": (di.Poisson(mean=3).quantile, {"probability": 0.9}),
    "Discrete.quantile": (di.Discrete.of({1: 1}).quantile, {"probability": 0.9}),
    # demand
    "Demand": (d.Demand, {"distribution": di.Poisson(mean=3), "period": "day"}),
    "Demand.normal": (d.Demand.normal, {"mean": 20, "sd": 6, "period": "day"}),
    "Demand.gamma": (d.Demand.gamma, {"mean": 20, "sd": 6, "period": "day"}),
    "Demand.lognormal": (d.Demand.lognormal, {"mean": 20, "sd": 6, "period": "day"}),
    "Demand.poisson": (d.Demand.poisson, {"mean": 20, "period": "day"}),
    "Demand.negative_binomial": (
        d.Demand.negative_binomial,
        {"mean": 20, "variance": 60, "period": "day"},
    ),
    "Demand.sample": (d.Demand.sample, {"values": [1, 2], "period": "day"}),
    "Demand.table": (d.Demand.table, {"probabilities": {1: 0.5, 2: 0.5}, "period": "day"}),
    "Demand.over": (DAILY.over, {"periods": 3}),
    "Demand.over_days": (DAILY.over_days, {"days": 3}),
    "Demand.per": (DAILY.per, {"period": "week"}),
    "Period": (d.Period, {"value": "day"}),
    "autocorrelated_sd": (d.autocorrelated_sd, {"sd": 10, "ar1": 0.5, "periods": 5}),
    "seasonal_demand": (
        d.seasonal_demand,
        {"base": 300, "factors": [0.8, 1.2], "cv": 0.3, "start": 1, "periods": 3},
    ),
    "DayMark": (d.DayMark, {"value": "outlier"}),
    "MissingDays": (d.MissingDays, {"value": "unknown"}),
    "SalesDay": (d.SalesDay, {"on": DAY, "sold": 3, "returned": 1}),
    "SalesHistory.demand": (
        d.SalesHistory(
            days=[d.SalesDay(on=DAY + dt.timedelta(days=n), sold=3 + n % 3) for n in range(30)]
        ).demand,
        {"family": "normal", "outliers_out": False},
    ),
    "SalesHistory": (
        d.SalesHistory,
        {"days": [d.SalesDay(on=DAY, sold=3)], "missing": "unknown"},
    ),
    "SalesHistory.marks": (
        d.SalesHistory(days=[d.SalesDay(on=DAY, sold=3)]).marks,
        {"threshold": 3.5},
    ),
    "Family": (d.Family, {"value": "normal"}),
    "fitted_demand": (d.fitted_demand, {"values": [1, 2, 3], "family": "normal", "period": "day"}),
    "unconstrained_rate": (d.unconstrained_rate, {"units_sold": 30, "in_stock_days": 10}),
    "ForecastError": (d.ForecastError, {"bias": 1, "mad": 1, "rmse": 1, "sd": 1}),
    "forecast_error": (d.forecast_error, {"actual": [3, 4], "forecast": [4, 4]}),
    "sigma_from_mad": (d.sigma_from_mad, {"mad": 3}),
    "DemandClass": (d.DemandClass, {"value": "smooth"}),
    "DemandPattern": (d.DemandPattern, {"adi": 1, "cv2": 1, "label": d.DemandClass.SMOOTH}),
    "demand_pattern": (d.demand_pattern, {"series": SERIES}),
    "IntermittentMethod": (d.IntermittentMethod, {"value": "tsb"}),
    "intermittent_rate": (
        d.intermittent_rate,
        {"series": SERIES, "method": "tsb", "alpha": 0.1, "alpha_probability": 0.2},
    ),
    "Shortage": (d.Shortage, {"value": "lost"}),
    # lead times
    "LeadTimeStage": (lt.LeadTimeStage, {"name": "sea", "time": di.Discrete.point(3)}),
    "LeadTimeStage.fixed": (lt.LeadTimeStage.fixed, {"name": "sea", "time": 3}),
    "LeadTimeStage.table": (lt.LeadTimeStage.table, {"name": "sea", "probabilities": {1: 1}}),
    "LeadTimeStage.sample": (lt.LeadTimeStage.sample, {"name": "sea", "times": [3]}),
    "LeadTime": (lt.LeadTime, {"mean": 3, "variance": 1, "time": None, "period": "day"}),
    "LeadTime.fixed": (lt.LeadTime.fixed, {"time": 3, "period": "day"}),
    "LeadTime.table": (lt.LeadTime.table, {"probabilities": {1: 1}, "period": "day"}),
    "LeadTime.sample": (lt.LeadTime.sample, {"times": [1, 2], "period": "day"}),
    "LeadTime.moments": (lt.LeadTime.moments, {"mean": 3, "sd": 1, "period": "day"}),
    "LeadTime.joint": (lt.LeadTime.joint, {"rows": [[1, 2], [3, 4]], "period": "day"}),
    "LeadTime.correlated": (
        lt.LeadTime.correlated,
        {"stages": [lt.LeadTimeStage.fixed("sea", 3)], "correlations": [[1]], "period": "day"},
    ),
    "LeadTime.delayed": (LEAD.delayed, {"probabilities": {1: 1}}),
    "LeadTime.per": (LEAD.per, {"period": "week"}),
    "ProtectionMethod": (lt.ProtectionMethod, {"value": "exact"}),
    "protection_demand": (
        lt.protection_demand,
        {**PROTECTED, "review_period": 1, "method": "exact"},
    ),
    "protection_draws": (
        lt.protection_draws,
        {**PROTECTED, "draws": 3, "seed": 1, "review_period": 1},
    ),
    "smoothed_error_sd": (lt.smoothed_error_sd, {"sd": 10, "alpha": 0.2, "periods": 4}),
    # service
    "FillRateForm": (service.FillRateForm, {"value": "exact"}),
    "CycleServiceLevel": (service.CycleServiceLevel, {"value": 0.9}),
    "FillRate": (service.FillRate, {"value": 0.9, "form": "exact"}),
    "ReadyRate": (service.ReadyRate, {"value": 0.9}),
    "BackorderCost": (service.BackorderCost, {"holding_cost": 1, "backorder_cost": 4}),
    "StockoutCost": (service.StockoutCost, {"holding_cost": 1, "stockout_cost": 4}),
    "Service": (
        service.Service,
        dict.fromkeys(
            (
                "cycle_service_level",
                "fill_rate",
                "ready_rate",
                "period_service_level",
                "units_short",
                "mean_backorders",
            ),
            0.5,
        ),
    ),
    "SafetyStock": (service.SafetyStock, None),
    "SafetyStocks": (service.SafetyStocks, None),
    "period_service_at": (service.period_service_at, None),
    "critical_ratio": (
        service.critical_ratio,
        {"target": service.BackorderCost(holding_cost=1, backorder_cost=4)},
    ),
    "safety_stock": (
        service.safety_stock,
        {
            **PROTECTED,
            "target": TARGET,
            "order_quantity": 30,
            "review_period": 1,
            "method": "exact",
            "round_up_to": 6,
        },
    ),
    "service_of": (
        service.service_of,
        {
            **PROTECTED,
            "level": 20,
            "order_quantity": 30,
            "review_period": 1,
            "method": "exact",
        },
    ),
    "safety_stocks": (
        service.safety_stocks,
        {
            "demand_mean": [50, 20],
            "demand_sd": [5, 6],
            "lead_time": [6, 30],
            "lead_time_sd": [2, 0],
            "order_quantity": [100, 200],
            "target": service.FillRate("0.9"),
        },
    ),
    # lots
    "EconomicOrder": (lots.EconomicOrder, {"order_quantity": 1, "cost": 1, "cycle_time": 1}),
    "economic_order": (
        lots.economic_order,
        {**MAKE, "stockout_cost": 3, "production_rate": 200},
    ),
    "economic_order_with_disruptions": (
        lots.economic_order_with_disruptions,
        {**MAKE, "stockout_cost": 5, "disruption_rate": 1.5, "recovery_rate": 14},
    ),
    "cost_ratio": (lots.cost_ratio, {"ratio": 2}),
    "power_of_two_interval": (lots.power_of_two_interval, {"optimal": 12, "base": 1}),
    "DiscountKind": (lots.DiscountKind, {"value": "all_units"}),
    "DiscountedOrder": (lots.DiscountedOrder, {"order_quantity": 1, "region": 0, "cost": 1}),
    "discounted_order": (
        lots.discounted_order,
        {
            "fixed_cost": 8,
            "holding_cost_rate": 0.3,
            "demand_rate": 1300,
            "breakpoints": (0, 400),
            "unit_costs": (0.75, 0.72),
            "discount": "incremental",
        },
    ),
    "JointMethod": (lots.JointMethod, {"value": "exact"}),
    "JointOrder": (
        lots.JointOrder,
        {"base_cycle_time": 1, "order_multiples": (1,), "order_quantities": (1,), "cost": 1},
    ),
    "joint_replenishment": (
        lots.joint_replenishment,
        {
            "shared_fixed_cost": 40,
            "individual_fixed_costs": [15, 15],
            "holding_costs": [0.24, 0.24],
            "demand_rates": [860, 125],
            "method": "exact",
        },
    ),
    "LotSizes": (lots.LotSizes, {"order_quantities": (1,), "cost": 1}),
    "lot_sizes": (
        lots.lot_sizes,
        {"demand": [15, 10], "fixed_cost": 12, "holding_cost": [0.8, 0.9], "unit_cost": 1},
    ),
    "Direction": (lots.Direction, {"value": "up"}),
    "Load": (lots.Load, {"name": "box", "units": 12, "full_from": 0.8}),
    "OrderRule": (
        lots.OrderRule,
        {
            "least": 5,
            "multiple": 6,
            "direction": "up",
            "loads": [lots.Load(name="box", units=12)],
            "most": 60,
        },
    ),
    "OrderRule.order": (lots.OrderRule(multiple=6).order, {"need": 7, "scale": 7}),
    "RoundedOrder": (lots.RoundedOrder, {"need": 7, "quantity": 12, "steps": ()}),
    "Proposal": (
        lots.Proposal,
        {"sku": "A", "quantity": 10, "multiple": 5, "use": 2, "daily_demand": 5, "position": 3},
    ),
    "Proposal.cover": (
        lots.Proposal(sku="A", quantity=10, use=2, daily_demand=5).cover,
        {"quantity": 3},
    ),
    "reorder": (lots.reorder, {"projected": 10, "level": 100, "quantity": 110}),
    "within_cap": (
        lots.within_cap,
        {"proposals": [lots.Proposal(sku="A", quantity=10, use=2, daily_demand=5)], "cap": 9},
    ),
    # policies
    "CostedLevel": (
        policies.CostedLevel,
        None,
    ),
    "newsvendor": (
        policies.newsvendor,
        {"demand": di.Poisson(mean=6), "holding_cost": 1, "stockout_cost": 4, "level": 7},
    ),
    "newsvendor_profit": (
        policies.newsvendor_profit,
        {
            "demand": di.Poisson(mean=6),
            "price": 4,
            "unit_cost": 1,
            "salvage_value": 0.5,
            "level": 7,
        },
    ),
    "base_stock": (
        policies.base_stock,
        {**PROTECTED, "review_period": 2, "holding_cost": 1, "backorder_cost": 4, "level": 20},
    ),
    "base_stock_with_disruptions": (
        policies.base_stock_with_disruptions,
        {
            "demand": 20,
            "holding_cost": 0.25,
            "stockout_cost": 3,
            "disruption_probability": 0.04,
            "recovery_probability": 0.25,
        },
    ),
    "ReorderMethod": (policies.ReorderMethod, {"value": "exact"}),
    "ReorderCosts": (
        policies.ReorderCosts,
        {"fixed_cost": 30, "holding_cost": 1, "stockout_cost": 9},
    ),
    "ReorderQuantity": (
        policies.ReorderQuantity,
        {
            "reorder_point": 1,
            "order_quantity": 1,
            "cost": 1,
            "service": None,
            "method": policies.ReorderMethod.EXACT,
        },
    ),
    "reorder_quantity": (
        policies.reorder_quantity,
        {
            "demand_rate": 4,
            "lead_time_demand": di.Poisson(mean=6),
            "costs": COSTS,
            "method": "exact",
        },
    ),
    "reorder_cost": (
        policies.reorder_cost,
        {
            "reorder_point": 4,
            "order_quantity": 9,
            "demand_rate": 4,
            "lead_time_demand": di.Poisson(mean=6),
            "costs": COSTS,
        },
    ),
    "ReviewPolicy": (policies.ReviewPolicy, {"policy": policies.OrderUpTo(level=3), "cost": 1}),
    "review_policy": (
        policies.review_policy,
        {**PROTECTED, "costs": COSTS, "review_periods": [1, 2]},
    ),
    "MinMax": (policies.MinMax, {"reorder_point": 3, "order_up_to_level": 9, "cost": 1}),
    "min_max": (policies.min_max, {**PROTECTED, "costs": COSTS}),
    "min_max_cost": (
        policies.min_max_cost,
        {**PROTECTED, "costs": COSTS, "reorder_point": 10, "order_up_to_level": 20},
    ),
    "min_max_power": (policies.min_max_power, {**PROTECTED, "costs": COSTS}),
    "ContinuousReview": (policies.ContinuousReview, {"reorder_point": 3, "order_quantity": 9}),
    "ContinuousReview.order": (
        policies.ContinuousReview(reorder_point=3, order_quantity=9).order,
        {"position": 2},
    ),
    "OrderUpTo": (policies.OrderUpTo, {"level": 20, "review_period": 2}),
    "OrderUpTo.order": (policies.OrderUpTo(level=20).order, {"position": 2}),
    "Planned": (policies.Planned, {"orders": [0, 9]}),
    "VendorManaged": (policies.VendorManaged, {"minimum": 10, "maximum": 30, "multiple": 6}),
    "VendorManaged.deliver": (
        policies.VendorManaged(minimum=10, maximum=30).deliver,
        {"position": 4},
    ),
    "VendorManaged.conditions": (
        policies.VendorManaged(minimum=10, maximum=30).conditions,
        {"daily_demand": 4, "days_between_deliveries": 2},
    ),
    "Conditions": (policies.Conditions, {"met": (True,), "texts": ()}),
    "JustInTime": (
        policies.JustInTime,
        {"daily_demand": 120, "container": 50, "margin": 0.1, "lead_time": LEAD},
    ),
    "JustInTime.conditions": (
        policies.JustInTime(daily_demand=120, container=50, lead_time=LEAD).conditions,
        {"fixed_cost": 3, "holding_cost": 1, "steady_within": 0.25},
    ),
    # networks
    "PooledPlace": (
        networks.PooledPlace,
        {"name": "DE", "sd": 8, "lead_time": 49, "mean": 3, "lead_time_sd": 2},
    ),
    "Pooling": (networks.Pooling, {"apart": 3, "together": 2, "sigma": 1}),
    "pooled_safety_stock": (
        networks.pooled_safety_stock,
        {
            "places": [networks.PooledPlace(name=n, sd=8, lead_time=49) for n in "AB"],
            "safety_factor": 2,
            "correlations": 0.3,
            "pooled_lead_time": 40,
        },
    ),
    "square_root_law": (
        networks.square_root_law,
        {"safety_stock": 900, "places_before": 9, "places_after": 4},
    ),
    "NetworkStage": (
        networks.NetworkStage,
        {
            "name": "hub",
            "time": 2,
            "holding_cost": 1,
            "demand_mean": 3,
            "demand_sd": 1,
            "safety_factor": 2,
            "inbound_service_time": 1,
            "promised_service_time": 0,
        },
    ),
    "StagePlan": (
        networks.StagePlan,
        dict.fromkeys(
            ("service_time", "inbound_service_time", "net_time", "safety_stock", "base_stock"), 1
        ),
    ),
    "NetworkPlan": (networks.NetworkPlan, {"cost": 1, "stages": {}}),
    "guaranteed_service": (
        networks.guaranteed_service,
        {"stages": STAGES, "links": [("hub", "shop")]},
    ),
    "Echelon": (networks.Echelon, {"holding_cost": 0.25, "lead_time": 0.25, "name": "hub"}),
    "SerialPlan": (networks.SerialPlan, {"levels": (1.0,), "cost": 1}),
    "serial_base_stock": (
        networks.serial_base_stock,
        {
            "echelons": [networks.Echelon(holding_cost=0.25, lead_time=0.5)],
            "demand": DAILY,
            "backorder_cost": 9,
        },
    ),
    "serial_heuristic": (
        networks.serial_heuristic,
        {
            "echelons": [networks.Echelon(holding_cost=0.25, lead_time=0.5)],
            "demand": DAILY,
            "backorder_cost": 9,
        },
    ),
    # simulation
    "Customers": (
        sim.Customers,
        {"rate": 3, "period": "day", "size": di.Discrete.point(1)},
    ),
    "Flow": (sim.Flow, {"demand": DAILY}),
    "Disruptions": (sim.Disruptions, {"closing": 0.1, "opening": 0.5}),
    "SimulationCosts": (
        sim.SimulationCosts,
        {"fixed_cost": 1, "holding_cost": 1, "stockout_cost": 1},
    ),
    "Estimate": (sim.Estimate, {"value": 1, "low": 0, "high": 2}),
    "estimate": (sim.estimate, {"values": np.array([1.0, 2.0]), "confidence": 0.9}),
    "SimulatedService": (sim.SimulatedService, None),
    "SimulatedPlace": (sim.SimulatedPlace, None),
    "SimulatedNetwork": (sim.SimulatedNetwork, None),
    "StockingPoint": (
        sim.StockingPoint,
        {
            "name": "hub",
            "base_stock": 9,
            "time": 1,
            "service_time": 1,
            "inbound_service_time": 1,
            "holding_cost": 1,
            "transit_cost": 1,
            "backorder_cost": 1,
        },
    ),
    "simulate": (
        sim.simulate,
        {
            "policy": policies.OrderUpTo(level=20),
            **PROTECTED,
            **RUN,
            "shortage": "lost",
            "disruptions": sim.Disruptions(closing=0.1, opening=0.5),
            "costs": sim.SimulationCosts(holding_cost=1),
        },
    ),
    "simulate_events": (
        sim.simulate_events,
        {
            "policy": policies.OrderUpTo(level=20),
            "demand": sim.Flow(demand=DAILY),
            "lead_time": LEAD,
            **RUN,
            "production_rate": 30,
            "shortage": "lost",
            "disruptions": sim.Disruptions(closing=0.1, opening=0.5),
            "costs": sim.SimulationCosts(holding_cost=1),
        },
    ),
    "simulate_network": (
        sim.simulate_network,
        {
            "places": [
                sim.StockingPoint(name="hub", base_stock=9),
                sim.StockingPoint(name="shop", base_stock=9, demand=NORMAL),
            ],
            "links": [("hub", "shop")],
            **RUN,
            "correlations": 0.0,
        },
    ),
    # planning
    "Lot": (planning.Lot, {"received": DAY, "units": 9}),
    "Lot.age": (LOT.age, {"on": DAY}),
    "AgeProfile": (planning.AgeProfile, {"buckets": {}, "average_days": 1, "oldest_days": 1}),
    "age_profile": (planning.age_profile, {"lots": [LOT], "on": DAY, "edges": (0, 91)}),
    "remaining_lots": (planning.remaining_lots, {"receipts": [LOT], "sold": 4}),
    "Inbound": (planning.Inbound, {"available_on": DAY, "units": 9}),
    "LateInbound": (planning.LateInbound, {"value": "left_out"}),
    "ProjectedDay": (planning.ProjectedDay, None),
    "Projection": (planning.Projection, {"days": PATH.days}),
    "Projection.cover_on": (PATH.cover_on, {"day": DAY}),
    "project": (
        planning.project,
        {
            "start": DAY,
            "days": 3,
            "daily_demand": [4, 4, 4],
            "on_hand": 9,
            "inbound": [planning.Inbound(available_on=DAY, units=9)],
            "shortage": "lost",
            "late": "left_out",
        },
    ),
    "Alert": (planning.Alert, {"kind": "late", "on": DAY, "text": None}),
    "AlertKind": (planning.AlertKind, {"value": "late"}),
    "alerts": (
        planning.alerts,
        {"projection": PATH, "least_days": 1, "most_days": 9, "oldest_days": 9},
    ),
    "PlanItem": (planning.PlanItem, ITEM),
    "PlanLine": (planning.PlanLine, None),
    "replenishment_plan": (
        planning.replenishment_plan,
        {"items": [planning.PlanItem(**ITEM)], "on": DAY, "shortage": "lost", "late": "left_out"},
    ),
    "Transfer": (planning.Transfer, {"source": "DE", "destination": "FR", "units": 3}),
    "transfers": (
        planning.transfers,
        {
            "stock": {"DE": 500, "FR": 40},
            "wanted": {"DE": 300, "FR": 160},
            "cost": {("DE", "FR"): 0.8},
            "value": 6,
            "multiple": 12,
        },
    ),
    "Average": (planning.Average, {"value": "snapshots"}),
    "Turnover": (planning.Turnover, None),
    "turnover": (
        planning.turnover,
        {"inventory_values": [15, 10], "cogs": 54, "days": 181, "average": "two_points"},
    ),
    "sell_through_received": (planning.sell_through_received, {"sold": 3, "received": 4}),
    "sell_through_average": (planning.sell_through_average, {"sold": 3, "average_units": 4}),
    "gmroi": (planning.gmroi, {"gross_margin": 4, "average_inventory_cost": 2}),
    "days_of_supply": (planning.days_of_supply, {"on_hand": 4, "daily_rate": 2}),
    "Availability": (planning.Availability, None),
    "availability": (
        planning.availability,
        {
            "days": 10,
            "days_out_of_stock": 1,
            "demand_units": 20,
            "lost_units": 2,
            "cycles": 2,
            "cycles_with_stockout": 1,
        },
    ),
    "ItemClass": (planning.ItemClass, None),
    "abc_xyz": (
        planning.abc_xyz,
        {
            "items": {"tee": ([9, 10], 5), "hat": ([0, 3], 2)},
            "a_share": 0.8,
            "b_share": 0.95,
            "x_cv": 0.5,
            "y_cv": 1.0,
        },
    ),
    # routes
    "ShippingMode": (routes.ShippingMode, MODE),
    "ShippingMode.of_quote": (
        routes.ShippingMode.of_quote,
        {
            "quote": None,
            "name": "sea",
            "lead_time": LEAD,
            "transit_days": 3,
            "order_quantity": 9,
            "fixed_cost": 1,
            "storage_per_unit_day": 0.1,
            "refund_days": 9,
        },
    ),
    "ModeCost": (routes.ModeCost, None),
    "transport_cost": (
        routes.transport_cost,
        {
            "mode": SEA,
            "demand": NORMAL,
            "holding_rate": 0.25,
            "target": TARGET,
            "penalty": 12,
            "method": "exact",
        },
    ),
    "compare_modes": (
        routes.compare_modes,
        {
            "modes": [SEA, AIR],
            "demand": NORMAL,
            "holding_rate": 0.25,
            "target": TARGET,
            "penalty": 12,
            "method": "exact",
        },
    ),
    "break_even_value": (
        routes.break_even_value,
        {
            "freight_fast": 5.4,
            "freight_slow": 1.1,
            "days_fast": 7,
            "days_slow": 35,
            "holding_rate": 0.25,
        },
    ),
    "break_even_volumes": (
        routes.break_even_volumes,
        {
            "one": SEA,
            "other": AIR,
            "days_of_order": 3,
            "cv": 0.5,
            "holding_rate": 0.25,
            "target": TARGET,
            "penalty": 12,
            "least": 1,
            "most": 3,
        },
    ),
    "SplitShipment": (routes.SplitShipment, None),
    "split_shipment": (
        routes.split_shipment,
        {
            "demand": NORMAL,
            "on_hand": 300,
            "quantity": 1000,
            "days_until_sea": 40,
            "days_until_air": 9,
            "air_premium": 4,
            "margin": 12,
        },
    ),
    "Leg": (routes.Leg, {"name": "sea", "time": 5, "calendar": None}),
    "Leg.after": (LEG.after, {"day": DAY}),
    "Sailing": (routes.Sailing, {"cut_off": DAY, "departs": DAY}),
    "SailingLeg": (routes.SailingLeg, {"name": "sea", "sailings": [SAILING], "time": 5}),
    "SailingLeg.after": (
        routes.SailingLeg(name="sea", sailings=[SAILING], time=5).after,
        {"day": DAY},
    ),
    "regular_sailings": (
        routes.regular_sailings,
        {"first_cut_off": DAY, "every_days": 7, "count": 2, "days_to_departure": 2},
    ),
    "Arrival": (routes.Arrival, {"dates": ((DAY, 1.0),)}),
    "Arrival.by": (routes.Arrival(dates=((DAY, 1.0),)).by, {"day": DAY}),
    "Arrival.quantile": (routes.Arrival(dates=((DAY, 1.0),)).quantile, {"probability": 0.5}),
    "arrival": (routes.arrival, {"journey": [LEG], "ordered_on": DAY}),
    "dated_lead_time": (routes.dated_lead_time, {"journey": [LEG], "ordered_on": DAY}),
    "order_by": (
        routes.order_by,
        {
            "journey": [LEG],
            "needed_on": DAY,
            "probability": 0.9,
            "not_before": DAY - dt.timedelta(days=30),
        },
    ),
    "without_sailings": (
        routes.without_sailings,
        {"journey": [LEG], "cancelled": [DAY]},
    ),
    # marketplace
    "CorridorRule": (
        marketplace.CorridorRule,
        {
            "least_days": 28,
            "oldest_days": 181,
            "utilisation_weeks": 22,
            "capacity_units": 5000,
            "receiving_days": 5,
        },
    ),
    "Corridor": (marketplace.Corridor, {"least": 10, "most": 90, "reasons": ()}),
    "Corridor.order": (
        marketplace.Corridor(least=10, most=90, reasons=()).order,
        {"position": 4, "rule": lots.OrderRule(multiple=6)},
    ),
    "corridor": (
        marketplace.corridor,
        {
            "demand": NORMAL,
            "rule": marketplace.CorridorRule(least_days=28, oldest_days=181),
            "confidence": 0.9,
        },
    ),
    "StorageRate": (marketplace.StorageRate, {"off_peak": USD, "peak": USD}),
    "StorageRate.in_month": (
        marketplace.StorageRate(off_peak=USD, peak=USD).in_month,
        {"month": 3},
    ),
    "AgedTier": (marketplace.AgedTier, {"from_days": 181, "per_cubic_foot": USD, "per_unit": USD}),
    "AgedSurcharge": (marketplace.AgedSurcharge, {"tiers": [TIER]}),
    "AgedSurcharge.fee": (
        marketplace.AgedSurcharge(tiers=[TIER]).fee,
        {"age_days": 200, "cubic_feet": Decimal(3), "units": 4},
    ),
    "AgedSurcharge.fees": (
        marketplace.AgedSurcharge(tiers=[TIER]).fees,
        {"lots": (LOT,), "on": DAY, "unit_cubic_feet": Decimal("0.5")},
    ),
    "LowInventoryFee": (marketplace.LowInventoryFee, {"bands": [(28, USD)]}),
    "LowInventoryFee.fee": (
        marketplace.LowInventoryFee(bands=[(28, USD)]).fee,
        {"short_term_days": 3, "long_term_days": 4},
    ),
    "storage_fee": (
        marketplace.storage_fee,
        {"cubic_feet": Decimal(100), "month": DAY},
    ),
    "utilisation_weeks": (
        marketplace.utilisation_weeks,
        {"mean_daily_volume": 3, "mean_daily_shipped_volume": 1},
    ),
    # exports
    "Movement": (exports.Movement, None),
    "MovementKind": (exports.MovementKind, {"value": "sale"}),
    "Note": (exports.Note, None),
    "Repeats": (exports.Repeats, {"value": "once"}),
    "StockFile": (exports.StockFile, None),
    "StockLevel": (exports.StockLevel, None),
    "sales_histories": (exports.sales_histories, {"movements": []}),
    "amazon_ledger": (exports.amazon_ledger, {"rows": [{"MSKU": "TEE"}], "repeats": "once"}),
    "amazon_planning": (exports.amazon_planning, {"rows": [{"sku": "TEE"}], "repeats": "once"}),
    "amazon_restock": (exports.amazon_restock, {"rows": [{"sku": "TEE"}], "repeats": "once"}),
    "shopify_inventory": (exports.shopify_inventory, {"rows": [{"SKU": "TEE"}], "repeats": "once"}),
    "odoo_stock_moves": (
        exports.odoo_stock_moves,
        {"rows": [{"Unit": "Box"}], "units_in": {"Box": 24}, "repeats": "once"},
    ),
    "online_retail": (exports.online_retail, {"rows": [{"StockCode": "TEE"}], "repeats": "once"}),
}
