"""Risk: volatility, correlation, hedge ratios, value at risk and cash-flow-at-risk.

A number of risk is positive where money is lost, and says what it is measured from.
"""

from typing import TYPE_CHECKING

from xborder.lazy import front

if TYPE_CHECKING:
    from xborder.fx.risk.cash_flows import FlowAtRisk, cash_flow_at_risk, flow_at_risk
    from xborder.fx.risk.correlation import Correlation, correlation_of
    from xborder.fx.risk.measure import LossReference, RiskMeasure, RiskMethod
    from xborder.fx.risk.quantiles import QuantileMethod
    from xborder.fx.risk.regression import Regression, linear_regression
    from xborder.fx.risk.simulation import simulated_value_at_risk
    from xborder.fx.risk.value_at_risk import historical_value_at_risk, parametric_value_at_risk
    from xborder.fx.risk.volatility import (
        HedgeRatio,
        JointHedge,
        ewma_volatility,
        hedge_ratio_of,
        joint_minimum_variance_hedge,
        log_returns,
        minimum_variance_hedge,
        variance_reduction,
    )

_HOMES = {
    "Correlation": "correlation",
    "FlowAtRisk": "cash_flows",
    "HedgeRatio": "volatility",
    "JointHedge": "volatility",
    "LossReference": "measure",
    "QuantileMethod": "quantiles",
    "Regression": "regression",
    "RiskMeasure": "measure",
    "RiskMethod": "measure",
    "cash_flow_at_risk": "cash_flows",
    "correlation_of": "correlation",
    "ewma_volatility": "volatility",
    "flow_at_risk": "cash_flows",
    "hedge_ratio_of": "volatility",
    "historical_value_at_risk": "value_at_risk",
    "joint_minimum_variance_hedge": "volatility",
    "linear_regression": "regression",
    "log_returns": "volatility",
    "minimum_variance_hedge": "volatility",
    "parametric_value_at_risk": "value_at_risk",
    "simulated_value_at_risk": "simulation",
    "variance_reduction": "volatility",
}

__all__ = [
    "Correlation",
    "FlowAtRisk",
    "HedgeRatio",
    "JointHedge",
    "LossReference",
    "QuantileMethod",
    "Regression",
    "RiskMeasure",
    "RiskMethod",
    "cash_flow_at_risk",
    "correlation_of",
    "ewma_volatility",
    "flow_at_risk",
    "hedge_ratio_of",
    "historical_value_at_risk",
    "joint_minimum_variance_hedge",
    "linear_regression",
    "log_returns",
    "minimum_variance_hedge",
    "parametric_value_at_risk",
    "simulated_value_at_risk",
    "variance_reduction",
]

front(globals(), _HOMES)
