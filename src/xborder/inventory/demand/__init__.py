"""Demand per period: stated, read from a sales history, or forecast where it comes seldom."""

from typing import TYPE_CHECKING

from xborder.lazy import front

if TYPE_CHECKING:
    from xborder.inventory.demand.demand import Demand, Period, autocorrelated_sd, seasonal_demand
    from xborder.inventory.demand.forecasting import ForecastError, forecast_error, sigma_from_mad
    from xborder.inventory.demand.history import (
        DayMark,
        SalesDay,
        SalesHistory,
        fitted_demand,
        unconstrained_rate,
    )
    from xborder.inventory.demand.intermittent import (
        DemandClass,
        DemandPattern,
        IntermittentMethod,
        demand_pattern,
        intermittent_rate,
    )

_HOMES = {
    "DayMark": "history",
    "Demand": "demand",
    "DemandClass": "intermittent",
    "DemandPattern": "intermittent",
    "ForecastError": "forecasting",
    "IntermittentMethod": "intermittent",
    "Period": "demand",
    "SalesDay": "history",
    "SalesHistory": "history",
    "autocorrelated_sd": "demand",
    "demand_pattern": "intermittent",
    "fitted_demand": "history",
    "forecast_error": "forecasting",
    "intermittent_rate": "intermittent",
    "seasonal_demand": "demand",
    "sigma_from_mad": "forecasting",
    "unconstrained_rate": "history",
}

__all__ = [
    "DayMark",
    "Demand",
    "DemandClass",
    "DemandPattern",
    "ForecastError",
    "IntermittentMethod",
    "Period",
    "SalesDay",
    "SalesHistory",
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
