"""Demand per period: stated, read from a sales history, or forecast where it comes seldom."""

from typing import TYPE_CHECKING

from xborder.lazy import front

if TYPE_CHECKING:
    from xborder.inventory.demand.demand import Demand
    from xborder.inventory.demand.fitting import Family, fitted_demand
    from xborder.inventory.demand.forecasting import ForecastError, forecast_error, sigma_from_mad
    from xborder.inventory.demand.history import (
        DayMark,
        MissingDays,
        SalesDay,
        SalesHistory,
        unconstrained_rate,
    )
    from xborder.inventory.demand.intermittent import (
        DemandClass,
        DemandPattern,
        IntermittentMethod,
        demand_pattern,
        intermittent_rate,
    )
    from xborder.inventory.demand.period import Period
    from xborder.inventory.demand.season import autocorrelated_sd, seasonal_demand
    from xborder.inventory.demand.shortage import Shortage

_HOMES = {
    "DayMark": "history",
    "Demand": "demand",
    "DemandClass": "intermittent",
    "DemandPattern": "intermittent",
    "Family": "fitting",
    "ForecastError": "forecasting",
    "IntermittentMethod": "intermittent",
    "MissingDays": "history",
    "Period": "period",
    "SalesDay": "history",
    "SalesHistory": "history",
    "Shortage": "shortage",
    "autocorrelated_sd": "season",
    "demand_pattern": "intermittent",
    "fitted_demand": "fitting",
    "forecast_error": "forecasting",
    "intermittent_rate": "intermittent",
    "seasonal_demand": "season",
    "sigma_from_mad": "forecasting",
    "unconstrained_rate": "history",
}

__all__ = [
    "DayMark",
    "Demand",
    "DemandClass",
    "DemandPattern",
    "Family",
    "ForecastError",
    "IntermittentMethod",
    "MissingDays",
    "Period",
    "SalesDay",
    "SalesHistory",
    "Shortage",
    "autocorrelated_sd",
    "demand_pattern",
    "fitted_demand",
    "forecast_error",
    "intermittent_rate",
    "seasonal_demand",
    "sigma_from_mad",
    "unconstrained_rate",
]

front(globals(), _HOMES)
