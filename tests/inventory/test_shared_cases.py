"""Every case of the shared table, at its own tolerance; a case nobody checks fails.

The most important of them stand as sourced rows in the tests of their own modules.
"""

import datetime as dt
import math
import os
from decimal import Decimal
from pathlib import Path

import pytest

from xborder.inventory import (
    CycleServiceLevel,
    Demand,
    FillRate,
    LeadTime,
    OrderRule,
    ReorderCosts,
    ShippingMode,
    compare_modes,
    economic_order,
    reorder_quantity,
    safety_stock,
    service_of,
)
from xborder.inventory.demand import (
    IntermittentMethod,
    autocorrelated_sd,
    demand_pattern,
    intermittent_rate,
    seasonal_demand,
    sigma_from_mad,
    unconstrained_rate,
)
from xborder.inventory.distributions import (
    Discrete,
    Gamma,
    Lognormal,
    NegativeBinomial,
    Normal,
    Poisson,
    Quantile,
    sample_quantile,
)
from xborder.inventory.lots import (
    Direction,
    cost_ratio,
    discounted_order,
    economic_order_with_disruptions,
    joint_replenishment,
    lot_sizes,
    power_of_two_interval,
    reorder,
)
from xborder.inventory.marketplace import LowInventoryFee, storage_fee
from xborder.inventory.marketplace.fees import AGED_SURCHARGE
from xborder.inventory.networks import (
    Echelon,
    NetworkStage,
    guaranteed_service,
    serial_base_stock,
    serial_heuristic,
    square_root_law,
)
from xborder.inventory.planning import (
    Lot,
    abc_xyz,
    age_profile,
    availability,
    gmroi,
    remaining_lots,
    turnover,
)
from xborder.inventory.policies import (
    base_stock,
    base_stock_with_disruptions,
    min_max_power,
    newsvendor,
    newsvendor_profit,
    reorder_cost,
)
from xborder.inventory.routes import break_even_value
from xborder.inventory.service import FillRateForm
from xborder.money import Money

yaml = pytest.importorskip("yaml")


def shared_cases():
    given = os.environ.get("XBORDER_SHARED")
    homes = [Path(given)] if given else [up / "shared" for up in Path(__file__).resolve().parents]
    for home in homes:
        file = home / "cases" / "inventory_cases.yaml"
        if file.is_file():
            return yaml.safe_load(file.read_text(encoding="utf-8"))["cases"]
    return []


CASES = shared_cases()
CHECKS = {}


def check(*prefixes):
    def keep(function):
        for prefix in prefixes:
            CHECKS[prefix] = function
        return function

    return keep


def checker(case_id):
    known = [prefix for prefix in CHECKS if case_id.startswith(prefix)]
    return CHECKS[max(known, key=len)] if known else None


# A published digit that its own source truncated, with the exact value beside it.
LOOSER = {
    "basestock-disruptions-fsct-9.3": 2e-8,  # 79375/29 = 2737.068965...; the case has ...06893
}


@pytest.mark.skipif(not CASES, reason="the shared cases are not here")
@pytest.mark.parametrize("case", CASES, ids=lambda case: case["id"])
def test_case_holds_at_its_tolerance(case):
    function = checker(case["id"])
    assert function is not None, f"nobody checks {case['id']}"
    found = function(case["inputs"], case["outputs"])
    rtol = max(case["rtol"], LOOSER.get(case["id"], 0))
    assert found, "a check must return what it found"
    for name, value in found.items():
        compare(value, case["outputs"][name], rtol, name)


def compare(found, expected, rtol, name):
    if isinstance(expected, dict):
        assert set(found) == set(expected), name
        for key, value in expected.items():
            compare(found[key], value, rtol, f"{name}.{key}")
    elif isinstance(expected, list):
        assert len(found) == len(expected), name
        for a, b in zip(found, expected, strict=True):
            compare(a, b, rtol, name)
    elif isinstance(expected, str):
        assert found == expected, name
    else:
        # figures are printed with ten digits: half a unit of the tenth is theirs, not ours
        assert math.isclose(found, expected, rel_tol=rtol + 5e-10, abs_tol=1e-12), (
            name,
            found,
            expected,
        )


@check("eoq-", "eoqb-", "epq-")
def _eoq(given, wanted):
    best = economic_order(**given)
    return {name: getattr(best, name) for name in wanted}


@check("eoq-incremental")
def _incremental(given, wanted):
    best = discounted_order(**given, discount="incremental")
    return {name: getattr(best, name) for name in wanted}


@check("eoq-disruptions")
def _eoq_disruptions(given, wanted):
    best = economic_order_with_disruptions(**given)
    return {name: getattr(best, name) for name in wanted}


@check("basestock-disruptions")
def _base_stock_disruptions(given, _):
    best = base_stock_with_disruptions(
        demand=given["demand"],
        holding_cost=given["holding_cost"],
        stockout_cost=given["stockout_cost"],
        disruption_probability=given["disruption_prob"],
        recovery_probability=given["recovery_prob"],
    )
    return {"base_stock_level": best.level, "cost": best.cost}


@check("jrp-")
def _joint(given, wanted):
    best = joint_replenishment(**given, method="silver")
    assert joint_replenishment(**given).cost <= best.cost
    return {name: getattr(best, name) for name in wanted}


@check("wagner-whitin")
def _lots(given, wanted):
    plan = lot_sizes(
        demand=given["demand"], fixed_cost=given["fixed_cost"], holding_cost=given["holding_cost"]
    )
    return {name: getattr(plan, name) for name in wanted}


@check("power-of-two")
def _power_of_two(given, _):
    year = {k: v for k, v in given.items() if k != "base_period_weeks"}
    optimal = economic_order(**year).cycle_time * 52
    chosen = power_of_two_interval(optimal=optimal, base=given["base_period_weeks"])
    return {
        "optimal_interval_weeks": optimal,
        "power_of_two_weeks": chosen,
        "cost_ratio": cost_ratio(chosen / optimal),
        "cost_ratio_at_8_weeks": cost_ratio(8 / optimal),
    }


@check("newsvendor-normal", "newsvendor-poisson", "newsvendor-discrete")
def _newsvendor(given, wanted):
    if "demand_pmf" in given:
        demand = Discrete.of({float(x): p for x, p in given["demand_pmf"].items()})
    elif "demand_sd" in given:
        demand = Normal(mean=given["demand_mean"], sd=given["demand_sd"])
    else:
        demand = Poisson(mean=given["demand_mean"])
    best = newsvendor(
        demand=demand,
        holding_cost=given["holding_cost"],
        stockout_cost=given["stockout_cost"],
        level=given.get("base_stock_level"),
    )
    found = {"base_stock_level": best.level, "cost": best.cost}
    return {name: found[name] for name in wanted}


@check("newsvendor-profit")
def _profit(given, _):
    best = newsvendor_profit(
        demand=Normal(mean=given["demand_mean"], sd=given["demand_sd"]),
        price=given["revenue"],
        unit_cost=given["purchase_cost"],
        salvage_value=given["salvage_value"],
    )
    return {"base_stock_level": best.level, "expected_profit": best.expected_profit}


@check("newsvendor-porteus")
def _porteus(given, _):
    best = newsvendor_profit(
        demand=Normal(mean=given["demand_mean"], sd=given["demand_sd"]),
        price=given["price"],
        unit_cost=given["unit_cost"],
        salvage_value=given["salvage_value"],
    )
    return {
        "order_up_to": best.level,
        "safety_stock": best.safety_stock,
        "expected_cost": best.cost,
        "expected_profit": best.expected_profit,
        "fill_rate": best.fill_rate,
    }


@check("basestock-normal", "basestock-poisson")
def _base_stock(given, _):
    if "demand_sd" in given:
        demand = Demand.normal(mean=given["demand_mean"], sd=given["demand_sd"], period="day")
    else:
        demand = Demand.poisson(mean=given["demand_mean"], period="day")
    best = base_stock(
        demand=demand,
        lead_time=LeadTime.fixed(given["lead_time"], period="day"),
        review_period=1,
        holding_cost=given["holding_cost"],
        backorder_cost=given["stockout_cost"],
    )
    return {"base_stock_level": best.level, "cost": best.cost}


def _reorder_parts(given):
    time = given["lead_time"]
    demand = Normal(mean=given["demand_mean"] * time, sd=given["demand_sd"] * math.sqrt(time))
    costs = ReorderCosts(
        fixed_cost=given["fixed_cost"],
        holding_cost=given["holding_cost"],
        stockout_cost=given["stockout_cost"],
    )
    return {"demand_rate": given["demand_mean"], "lead_time_demand": demand, "costs": costs}


@check("rq-exact-cost")
def _reorder_cost(given, _):
    pair = {name: given[name] for name in ("reorder_point", "order_quantity")}
    return {"cost": reorder_cost(**pair, **_reorder_parts(given))}


@check("rq-eoqb")
def _reorder_backorders(given, _):
    best = reorder_quantity(**_reorder_parts(given), method="backorders")
    return {
        "reorder_point": best.reorder_point,
        "order_quantity": best.order_quantity,
        "exact_cost": best.cost,
    }


@check("rq-p5.3")
def _reorder_both(given, _):
    rough = reorder_quantity(**_reorder_parts(given), method="expected_inventory")
    exact = reorder_quantity(**_reorder_parts(given))
    return {
        "eil_reorder_point": rough.reorder_point,
        "eil_order_quantity": rough.order_quantity,
        "eil_cost": rough.cost,
        "exact_reorder_point": exact.reorder_point,
        "exact_order_quantity": exact.order_quantity,
        "exact_cost": exact.cost,
    }


@check("sS-power")
def _power(given, wanted):
    best = min_max_power(
        demand=Demand.normal(mean=given["demand_mean"], sd=given["demand_sd"], period="day"),
        lead_time=LeadTime.fixed(0, period="day"),
        costs=ReorderCosts(
            fixed_cost=given["fixed_cost"],
            holding_cost=given["holding_cost"],
            stockout_cost=given["stockout_cost"],
        ),
    )
    return {name: getattr(best, name) for name in wanted}


@check("loss-")
def _loss(given, wanted):
    x = given.get("x", given.get("z"))
    match given:
        case {"z": _}:
            demand = Normal(mean=0, sd=1)
        case {"shape": shape, "scale": scale}:
            demand = Gamma(shape=shape, scale=scale)
        case {"mu": mu, "sigma": sigma}:
            demand = Lognormal(mu=mu, sigma=sigma)
        case {"r": r, "p": p}:
            demand = NegativeBinomial(r=r, p=p)
            assert demand.mean == pytest.approx(given["mean"])
            assert demand.variance == pytest.approx(given["variance"])
        case {"p": p}:  # trials, not failures: one more than a negative binomial with r = 1
            demand, x = NegativeBinomial(r=1, p=p), x - 1
        case {"pmf": pmf}:
            demand = Discrete.of({float(k): v for k, v in pmf.items()})
        case {"sd": sd}:
            demand = Normal(mean=given["mean"], sd=sd)
        case _:
            demand = Poisson(mean=given["mean"])
    names = {"complementary_second_loss": demand.complementary_second_loss}
    names |= {"loss": demand.loss, "complementary_loss": demand.complementary_loss}
    names |= {"second_loss": demand.second_loss}
    return {name: names[name](x) for name in wanted}


def _level(demand, lead_time, target, **more):
    return safety_stock(demand=demand, lead_time=lead_time, target=target, **more)


@check("ss-leadtime", "ss-chopra")
def _two_moments(given, wanted):
    found = _level(
        Demand.normal(mean=given["demand_mean"], sd=given["demand_sd"], period="day"),
        LeadTime.moments(mean=given["lead_time_mean"], sd=given["lead_time_sd"], period="day"),
        CycleServiceLevel(given["cycle_service_level"]),
    )
    values = {
        "sigma_ltd": found.demand_sd,
        "safety_stock": found.safety_stock,
        "reorder_point": found.reorder_point,
    }
    return {name: values[name] for name in wanted}


@check("ss-scperf", "ss-mad")
def _plain(given, wanted):
    sd = given.get("demand_sd") or sigma_from_mad(given["mad"])
    found = _level(
        Demand.normal(mean=0, sd=sd, period="week"),
        LeadTime.fixed(given["lead_time"], period="week"),
        CycleServiceLevel(given["cycle_service_level"]),
    )
    values = {"sigma": sd, "safety_stock": found.safety_stock}
    return {name: values[name] for name in wanted}


@check("ss-autocorrelated")
def _autocorrelated(given, _):
    sd, periods = given["demand_sd"], given["lead_time"]
    sigma = autocorrelated_sd(sd=sd, ar1=given["ar1"], periods=periods)
    total = Normal(mean=0, sd=sigma)
    return {
        "sigma_ltd": sigma,
        "naive": autocorrelated_sd(sd=sd, ar1=0, periods=periods),
        "safety_stock": total.quantile(given["cycle_service_level"]),
    }


@check("ss-gamma")
def _gamma(given, _):
    mean, sd, p = given["ltd_mean"], given["ltd_sd"], given["cycle_service_level"]
    demand = Demand.gamma(mean=mean, sd=sd, period="month")
    found = _level(demand, LeadTime.fixed(1, period="month"), CycleServiceLevel(p))
    return {
        "shape": demand.distribution.shape,
        "scale": demand.distribution.scale,
        "reorder_point": found.reorder_point,
        "safety_stock": found.safety_stock,
        "normal_safety_stock": Normal(mean=mean, sd=sd).quantile(p) - mean,
    }


@check("ss-poisson-", "ss-negbin")
def _counts(given, wanted):
    mean, one = given["ltd_mean"], LeadTime.fixed(1, period="month")
    if "ltd_variance" in given:
        demand = Demand.negative_binomial(mean=mean, variance=given["ltd_variance"], period="month")
    else:
        demand = Demand.poisson(mean=mean, period="month")
    found = _level(demand, one, CycleServiceLevel(given["cycle_service_level"]))
    less = service_of(demand=demand, lead_time=one, level=found.level - 1)
    values = {
        "reorder_point": found.reorder_point,
        "safety_stock": found.safety_stock,
        "achieved": found.achieved.cycle_service_level,
        "achieved_one_less": less.cycle_service_level,
        "r": getattr(demand.distribution, "r", None),
        "p": getattr(demand.distribution, "p", None),
    }
    return {name: values[name] for name in wanted}


@check("ss-poisson-gamma")
def _poisson_gamma(given, _):
    lead = LeadTime.moments(mean=given["lead_time_mean"], sd=given["lead_time_sd"], period="day")
    demand = Demand.poisson(mean=given["demand_rate"], period="day")
    found = _level(demand, lead, CycleServiceLevel(given["cycle_service_level"]))
    exposed = found.protection_demand
    normal = Normal(mean=exposed.mean, sd=exposed.sd)
    return {
        "nb_r": exposed.r,
        "nb_p": exposed.p,
        "ltd_variance": exposed.variance,
        "reorder_point": found.reorder_point,
        "achieved": found.achieved.cycle_service_level,
        "normal_reorder_point": normal.quantile(given["cycle_service_level"]),
    }


@check("ss-customs-mixture")
def _customs(given, _):
    demand = Demand.normal(mean=given["demand_mean"], sd=given["demand_sd"], period="day")
    lead = LeadTime.table(given["lead_time_pmf"], period="day")
    levels = []
    for p in given["cycle_service_levels"]:
        target = CycleServiceLevel(p)
        exact = _level(demand, lead, target)
        textbook = _level(demand, lead, target, method="two_moments")
        delivered = service_of(demand=demand, lead_time=lead, level=textbook.level)
        levels.append(
            {
                "target": p,
                "exact_reorder_point": exact.reorder_point,
                "normal_reorder_point": textbook.reorder_point,
                "achieved_by_normal": delivered.cycle_service_level,
            }
        )
    return {
        "lead_time_mean": lead.mean,
        "lead_time_variance": lead.variance,
        "sigma_ltd": textbook.demand_sd,
        "levels": levels,
    }


@check("ss-empirical")
def _quantiles(given, _):
    kinds = {
        "linear_type7": "linear",
        "inverted_cdf_type1": "inverted_cdf",
        "weibull_type6": "weibull",
        "median_unbiased_type8": "median_unbiased",
    }
    sample, p = given["ltd_sample"], given["probability"]
    return {name: sample_quantile(sample, p, Quantile(kind)) for name, kind in kinds.items()}


@check("fr-inverse")
def _fill(given, _):
    demand = Demand.normal(mean=0, sd=given["demand_sd"], period="week")
    lead = LeadTime.fixed(given["lead_time"], period="week")
    found = {}
    for form in FillRateForm:
        target = FillRate(given["fill_rate"], form=form)
        stock = _level(demand, lead, target, order_quantity=given["order_quantity"])
        found[f"k_{form}"] = stock.safety_stock / stock.demand_sd
        found[f"safety_stock_{form}"] = stock.safety_stock
    return found


@check("fr-periodic")
def _fill_periodic(given, wanted):
    demand = Demand.normal(mean=given["demand_mean"], sd=given["demand_sd"], period="day")
    lead = LeadTime.fixed(given["lead_time"], period="day")
    share = given.get("fill_rate", given.get("targets"))
    more = {"review_period": given["review_period"]}
    fill = _level(demand, lead, FillRate(share), **more)
    cycle = _level(demand, lead, CycleServiceLevel(share), **more)
    values = {
        "order_up_to_level": fill.order_up_to_level,
        "safety_stock": fill.safety_stock,
        "cycle_service_level": fill.achieved.cycle_service_level,
        "base_stock_for_csl": cycle.order_up_to_level,
        "base_stock_for_fill_rate": fill.order_up_to_level,
    }
    return {name: values[name] for name in wanted}


@check("fr-gamma")
def _fill_gamma(given, _):
    demand = Demand.gamma(mean=given["ltd_mean"], sd=given["ltd_sd"], period="month")
    found = _level(
        demand,
        LeadTime.fixed(1, period="month"),
        FillRate(given["fill_rate"]),
        order_quantity=given["order_quantity"],
    )
    return {
        "shape": demand.distribution.shape,
        "scale": demand.distribution.scale,
        "reorder_point": found.reorder_point,
        "safety_stock": found.safety_stock,
        "cycle_service_level": found.achieved.cycle_service_level,
    }


@check("rounding-")
def _rounding(given, wanted):
    need = given.get("need", given.get("need_units"))
    if need is None:
        need = given["max_quantity"] - given["forecast_quantity"]
    pack = given.get("pack", given.get("multiple", given.get("multiple_units")))
    least = given.get("moq", 0)
    found = {}
    for name in wanted:
        direction = "down" if name == "v18" else "up"
        rule = OrderRule(least=least, multiple=pack, direction=Direction(direction))
        found[name] = rule.order(need).quantity
    return found


@check("reorder-erpnext")
def _reorder(given, _):
    rule = {"level": given["reorder_level"], "quantity": given["reorder_quantity"]}
    first = reorder(projected=given["projected_quantity"], **rule)
    after = given["projected_quantity"] + first
    return {
        "first_request": first,
        "projected_after": after,
        "second_request": reorder(projected=after, **rule),
    }


@check("seasonal-")
def _seasonal(given, _):
    total = seasonal_demand(
        base=given["base_monthly"],
        factors=given["indices"],
        cv=given["cv"],
        start=given["start_month"],
        periods=given["lead_time_months"] + given["review_months"],
    )
    return {
        "index_sum": math.fsum(given["indices"]),
        "protection_demand": total.mean,
        "protection_sd": total.sd,
        "order_up_to_level": total.quantile(given["cycle_service_level"]),
    }


@check("intermittent-")
def _intermittent(given, wanted):
    found = {}
    for name in wanted:
        method = IntermittentMethod(name)
        found[name] = intermittent_rate(given["series"], method=method, alpha=given["alpha"])
    return found


@check("demand-class")
def _pattern(given, _):
    pattern = demand_pattern(given["series"])
    return {"adi": pattern.adi, "cv2": pattern.cv2, "label": str(pattern.label)}


@check("metrics-turnover-dio")
def _turnover(given, _):
    values = [units * given["unit_cost"] for units in given["month_end_units"]]
    found = turnover(
        inventory_values=values,
        cogs=given["cogs_period"],
        days=given["days_in_period"],
        average="snapshots",
    )
    return {
        "average_inventory_value": found.average_inventory,
        "turnover_period": found.turnover,
        "turnover_annualised": found.turnover_per_year,
        "days_inventory_outstanding": found.days_inventory_outstanding,
    }


@check("metrics-turnover-endpoint")
def _turnover_ends(given, _):
    found = turnover(
        inventory_values=[given["opening_value"], given["closing_value"]],
        cogs=given["cogs_period"],
        days=given["days_in_period"],
        average="two_points",
    )
    return {"days_inventory_outstanding": found.days_inventory_outstanding}


@check("metrics-stockout")
def _availability(given, wanted):
    found = availability(**given)
    names = {"stockout_rate_days": "stockout_rate"}
    return {name: getattr(found, names.get(name, name)) for name in wanted}


@check("metrics-gmroi")
def _gmroi(given, _):
    return {
        "gmroi": gmroi(
            gross_margin=given["gross_margin_year"],
            average_inventory_cost=given["average_inventory_cost"],
        )
    }


@check("metrics-demand")
def _uncensored(given, _):
    return {
        "naive_rate": given["units_sold"] / given["calendar_days"],
        "unconstrained_rate": unconstrained_rate(
            units_sold=given["units_sold"], in_stock_days=given["in_stock_days"]
        ),
    }


@check("abc-xyz")
def _classes(given, _):
    found = abc_xyz({sku: (units, price) for sku, units, price in given["items"]})
    rows = [[one.sku, one.revenue, one.cumulative_share, one.cv, one.label] for one in found]
    return {"rows": rows, "total_revenue": math.fsum(one.revenue for one in found)}


@check("pooling-square")
def _square_root(given, _):
    return {
        "safety_stock_after": square_root_law(
            safety_stock=given["safety_stock_before"],
            places_before=given["warehouses_before"],
            places_after=given["warehouses_after"],
        )
    }


@check("gsm-")
def _network(given, wanted):
    stages = [
        NetworkStage(
            name=str(node["id"]),
            time=node["processing_time"],
            holding_cost=node["holding_cost"],
            safety_factor=node["demand_bound_constant"],
            demand_mean=node.get("demand_mean", 0),
            demand_sd=node.get("demand_sd", 0),
            inbound_service_time=node.get("external_inbound_cst", 0),
            promised_service_time=node.get("external_outbound_cst"),
        )
        for node in given["nodes"]
    ]
    plan = guaranteed_service(stages, [(str(a), str(b)) for a, b in given["edges"]])
    # promises may tie; the case itself says to compare cost
    assert sum(
        stage.holding_cost * plan.stages[stage.name].safety_stock for stage in stages
    ) == pytest.approx(plan.cost)
    return {("cost" if "cost" in wanted else "cost_per_day"): plan.cost}


@check("ssm-")
def _serial(given, wanted):
    chain = [
        Echelon(holding_cost=h, lead_time=time)
        for h, time in zip(
            given["echelon_holding_cost_downstream_first"],
            given["lead_time_downstream_first"],
            strict=True,
        )
    ]
    if given["demand"] == "Poisson":
        demand = Demand.poisson(mean=given["demand_mean"], period="day")
    else:
        demand = Demand.normal(mean=given["demand_mean"], sd=given["demand_sd"], period="day")
    parts = {"demand": demand, "backorder_cost": given["stockout_cost"]}
    plan = serial_base_stock(chain, **parts)
    found = {
        "echelon_base_stock_downstream_first": list(plan.levels),
        "cost": plan.cost,
        "newsvendor_heuristic_downstream_first": list(serial_heuristic(chain, **parts)),
    }
    return {name: found[name] for name in wanted}


@check("transport-mode")
def _modes(given, _):
    modes = [
        ShippingMode(
            name=name,
            unit_cost=given["unit_cost"],
            freight=one["freight"],
            lead_time=LeadTime.moments(mean=one["lt"], sd=one["sd_lt"], period="day"),
            transit_days=one["transit"],
            order_quantity=one["Q"],
            fixed_cost=one["fixed"],
        )
        for name, one in given["modes"].items()
    ]
    costs = compare_modes(
        modes,
        demand=Demand.normal(
            mean=given["demand_mean_per_day"], sd=given["demand_sd_per_day"], period="day"
        ),
        holding_rate=given["holding_rate_per_year"],
        target=CycleServiceLevel(given["cycle_service_level"]),
        penalty=given["penalty_per_unit_short"],
    )
    return {"total": {cost.name: cost.total for cost in costs}, "best": costs[0].name}


@check("transport-breakeven")
def _break_even(given, _):
    return {
        "break_even_unit_value": break_even_value(
            freight_fast=given["freight_air"],
            freight_slow=given["freight_sea"],
            days_fast=given["transit_days_air"],
            days_slow=given["transit_days_sea"],
            holding_rate=given["holding_rate_per_year"],
        )
    }


@check("fba-storage")
def _storage(_, wanted):
    fees = {}
    for month in wanted["fee_100_cuft"]:
        first = dt.date.fromisoformat(f"{month}-01")
        fees[month] = float(storage_fee(cubic_feet=Decimal(100), month=first).amount)
    return {"fee_100_cuft": fees}


@check("fba-low")
def _low_inventory(given, _):
    found = []
    for size, short, long in given["cases"]:
        bands = tuple((days, Money(f"{money} USD")) for days, money in given["table"][size])
        fee = LowInventoryFee(bands=bands).fee(short_term_days=short, long_term_days=long)
        found.append(float(fee.amount))
    return {"fee_per_unit": found, "monthly_fee_1000_units_first": 1000 * found[0]}


@check("fba-aged")
def _aged(given, _):
    table = AGED_SURCHARGE.on(dt.date(2023, 4, 15))
    return {
        "fee": [
            float(table.fee(age_days=age, cubic_feet=Decimal(volume), units=units).amount)
            for age, volume, units in given["lots"]
        ]
    }


@check("fifo-ageing")
def _fifo(given, wanted):
    start = dt.date(2026, 1, 1)
    on = start + dt.timedelta(days=given["snapshot_day"])
    lots = [
        Lot(received=start + dt.timedelta(days=day), units=units)
        for day, units in given["receipts_day_qty"]
    ]
    left = remaining_lots(lots, sold=given["sold_before_snapshot"])
    profile = age_profile(left, on=on, edges=given["buckets"])
    named = {
        f"{first}-{last - 1}": profile.buckets[first]
        for first, last in zip(given["buckets"], given["buckets"][1:], strict=False)
    }
    days = [(lot.received - start).days for lot in left]
    return {
        "remaining": [[d, lot.units, lot.age(on)] for d, lot in zip(days, left, strict=True)],
        "bucket_units": {name: named[name] for name in wanted["bucket_units"]},
        "average_age_days": profile.average_days,
    }
