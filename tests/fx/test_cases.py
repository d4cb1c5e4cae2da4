"""Every case of the shared file of FX cases holds within its tolerance."""

import datetime as dt
import math
import os
from fractions import Fraction
from pathlib import Path

import pytest

from xborder.errors import NoRate, NoSolution
from xborder.fx.accounting.effectiveness import dollar_offset
from xborder.fx.accounting.standard import hedge_accounting_policy
from xborder.fx.exposure.exposure import Exposure
from xborder.fx.exposure.netting import net_positions, total_in
from xborder.fx.exposure.settlement import SettlementCycle
from xborder.fx.forwards.curve import ForwardCurve, covered_interest_parity
from xborder.fx.forwards.forward import FxForward
from xborder.fx.forwards.window import worst_rate
from xborder.fx.hedging.alternatives import (
    forward_alternative,
    money_market_alternative,
    option_alternative,
)
from xborder.fx.hedging.hedge import Hedge, blended_rate, effective_rate
from xborder.fx.hedging.market import Market
from xborder.fx.hedging.programme import HedgeProgramme
from xborder.fx.hedging.schedule import Band, BandedSchedule, TenorBand
from xborder.fx.options.collars import zero_cost_collar
from xborder.fx.options.delta import atm_strike, option_delta, strike_from_delta
from xborder.fx.options.implied import implied_volatility
from xborder.fx.options.option import elasticity, garman_kohlhagen
from xborder.fx.options.participating import ParticipatingForward
from xborder.fx.pricing.conversion import ConversionOffer, conversion_cost
from xborder.fx.rates.board import RateBoard
from xborder.fx.rates.curves import FlatCurve
from xborder.fx.rates.interest import InterestRate
from xborder.fx.rates.quote import CustomerRate, TwoWayRate
from xborder.fx.rates.value_dates import ValueDates
from xborder.fx.risk.cash_flows import flow_at_risk
from xborder.fx.risk.correlation import Correlation
from xborder.fx.risk.regression import linear_regression
from xborder.fx.risk.value_at_risk import historical_value_at_risk, parametric_value_at_risk
from xborder.fx.risk.volatility import hedge_ratio_of
from xborder.worktime import DayCalendar

yaml = pytest.importorskip("yaml")


def shared_folder():
    named = os.environ.get("XBORDER_SHARED")
    if named:
        return Path(named)
    for parent in Path(__file__).resolve().parents:
        if (parent.parent / "shared" / "cases").is_dir():
            return parent.parent / "shared"
    return None


FOLDER = shared_folder()
FILE = FOLDER / "cases" / "fx_cases.yaml" if FOLDER else None
if FILE is None or not FILE.is_file():
    pytest.skip("the shared cases are not here", allow_module_level=True)
CASES = yaml.safe_load(FILE.read_text(encoding="utf-8"))
COMPUTED = CASES["computed"]
TODAY = dt.date(2026, 11, 20)


def terms(inputs):
    return {
        "spot": inputs["spot"],
        "strike": inputs["strike"],
        "years": float(Fraction(str(inputs["t_years"]))),
        "domestic_rate": inputs["r_dom_cc"],
        "foreign_rate": inputs["r_for_cc"],
    }


def option(inputs):
    market = {**terms(inputs), "volatility": inputs["vol"]}
    if "option" in inputs:
        return {"price": garman_kohlhagen(inputs["option"], **market).price}
    return {kind: garman_kohlhagen(kind, **market).price for kind in ("call", "put")}


def implied(inputs):
    price = inputs["premium_dom_per_unit"]
    return {"implied_vol": implied_volatility(inputs["option"], price=price, **terms(inputs))}


def greek(inputs):
    value = garman_kohlhagen(inputs["option"], volatility=inputs["vol"], **terms(inputs))
    return {"delta_spot": value.delta_spot, "elasticity": elasticity(value, inputs["spot"])}


def delta(inputs, expected):
    market = {
        "spot": inputs["spot"],
        "domestic_discount": inputs["df_dom"],
        "foreign_discount": inputs["df_for"],
        "total_volatility": inputs["total_stdev"],
    }
    kind, convention = inputs["option"], inputs["delta_type"]
    return {
        "strike": strike_from_delta(inputs["delta"], kind=kind, convention=convention, **market),
        "delta_from_strike": option_delta(kind, convention, strike=expected["strike"], **market),
    }


def parity(inputs):
    if "r_EUR" in inputs:
        basis = {"compounding": "simple", "day_count": "ACT/360"}
        start, end = (dt.date.fromisoformat(inputs[key]) for key in ("value_date", "maturity"))
        curves = {
            code: FlatCurve(
                currency=code, on=start, rate=InterestRate(rate=inputs[f"r_{code}"], **basis)
            )
            for code in ("EUR", "USD")
        }
        curve = ForwardCurve(
            pair=inputs["pair"],
            spot=inputs["spot"],
            spot_date=start,
            domestic=curves["USD"],
            foreign=curves["EUR"],
        )
        deal = FxForward(
            pair=inputs["pair"],
            base_amount=inputs["notional_eur"],
            rate=inputs["contract_rate"],
            value_date=end,
        )
        return {"outright": curve.outright(end), "value_usd": deal.value(curve).amount.value}
    way = "cc" if "r_aud_cc" in inputs else "annual"
    compounding = "continuous" if way == "cc" else "annual"
    aud, usd = (
        InterestRate(rate=inputs[f"r_{code}_{way}"], compounding=compounding)
        for code in ("aud", "usd")
    )
    found = covered_interest_parity(
        inputs["spot"],
        domestic_discount=1 / usd.growth(inputs["t_years"]),
        foreign_discount=1 / aud.growth(inputs["t_years"]),
    )
    return {"outright": found}


def points(inputs):
    spot = TwoWayRate(pair=inputs["pair"], bid=inputs["spot_bid"], ask=inputs["spot_ask"])
    found = spot.outright(inputs["points_bid"], inputs["points_ask"])
    return {"outright_bid": found.bid, "outright_ask": found.ask}


def closing(inputs):
    base = inputs["pair"][:3].lower()
    spot = inputs.get("closing_spot_bid", inputs.get("spot_bid"))
    pips = inputs.get("closing_points_bid", inputs.get("points_bid"))
    rate = TwoWayRate.single(inputs["pair"], spot).outright(pips, pips).bid
    deal = FxForward(
        pair=inputs["pair"],
        base_amount=inputs[f"notional_{base}"],
        rate=inputs["contract_rate"],
        value_date=TODAY,
    )
    gain = deal.gain(rate).value
    found = {"closing_rate": rate, "gain_aud_undiscounted": gain}
    if "days" in inputs:
        yearly = InterestRate(rate=inputs["aud_rate_implied"], compounding="simple")
        found["mtm_aud"] = gain / yearly.growth(inputs["days"] / 360)
    return found


def spot_date(inputs):
    holiday, trade = (dt.date.fromisoformat(inputs[key]) for key in ("usd_holiday", "trade_date"))
    calendars = {"EUR": DayCalendar(name="EUR"), "USD": DayCalendar(name="USD", holidays=[holiday])}
    dates = ValueDates(pair=inputs["pair"], calendars=calendars)
    return {
        "spot_date_market": str(dates.spot(trade)),
        "spot_date_naive_joint_calendar": str(dates.joint.add(trade, 2)),
    }


def cross(inputs):
    if "EURITL_fixed" in inputs:  # a legacy currency at its fixed rate, no longer dealt in
        euros = inputs["amount_itl"] / inputs["EURITL_fixed"]
        return {
            f"usd_{day}_aug": euros * RateBoard.of({"EURUSD": rate}).mid("EUR", "USD")
            for day, rate in (
                (4, inputs["EURUSD_2004_08_04"]),
                (5, inputs["EURUSD_2004_08_05"]),
            )
        }
    quotes = inputs.get("quotes") or {k: v for k, v in inputs.items() if len(k) == 6}
    board = RateBoard.of(quotes)
    if "quotes" in inputs:
        with pytest.raises(NoRate):
            board.mid("MXN", "ZAR")
    found = {f"{a}{b}": board.mid(a, b) for a in codes(quotes) for b in codes(quotes)}
    if "amount_gbp" in inputs:
        found["gbp_to_usd"] = inputs["amount_gbp"] * board.mid("GBP", "USD")
        found["usd_to_gbp"] = inputs["amount_usd"] * board.mid("USD", "GBP")
    return found


def codes(quotes):
    return sorted({pair[:3] for pair in quotes} | {pair[3:] for pair in quotes})


def two_way(inputs):
    board = RateBoard.of({pair: tuple(prices) for pair, prices in inputs.items()})
    found = {}
    for pair in ("EURGBP", "CADJPY"):
        if set(codes([pair])) <= set(codes(inputs)):
            rate = board.rate(pair)
            found |= {f"{pair}_bid": rate.bid, f"{pair}_ask": rate.ask}
    return found


def triangle(inputs):
    quotes = {pair: TwoWayRate.single(pair, rate) for pair, rate in inputs.items()}
    through_pounds = quotes["GBPUSD"].inverse.times(quotes["GBPCHF"])
    return {"profit_per_usd": through_pounds.bid / quotes["USDCHF"].ask - 1}


def there_and_back(inputs):
    start = inputs["start_chf"]
    legs = TwoWayRate.single("CHFUSD", inputs["USD_per_CHF_bid"]).times(
        TwoWayRate.single("JPYUSD", inputs["USD_per_JPY_ask"]).inverse
    )
    back = TwoWayRate.single("CHFJPY", inputs["JPY_per_CHF_ask"]).inverse
    end = start * legs.bid * back.bid
    return {"end_chf": end, "loss_chf": start - end}


def markup(inputs):
    if "commission_rate" in inputs:
        fee = inputs["buy_gbp"] * inputs["commission_rate"]
        board = RateBoard.of({"EURGBP": inputs["EURGBP"], "CHFGBP": inputs["CHFGBP_used"]})
        return {
            "fee_gbp": fee,
            "fee_eur": fee * board.mid("GBP", "EUR"),
            "fee_chf": fee * board.mid("GBP", "CHF"),
        }
    return {
        f"exchange_rate_{name}": CustomerRate(
            pair=pair,
            base_rate=inputs[f"base_rate_{name}"],
            fee_rate=inputs["fx_fee_rate"],
            reference_rate=1.0,
            reference="-",
        ).rate
        for name, pair in (("gbp_chf", "GBPCHF"), ("krw_chf", "KRWCHF"))
    }


def alternatives(inputs):
    amount = inputs["receivable_gbp"]
    if "days" in inputs:
        growth = 1 + inputs["wacc_pa"] / 4
        return {
            f"put_{strike}_min_usd": amount
            * option_alternative(
                "receive",
                strike=strike / 100,
                premium=inputs[f"put_{strike}_premium"] * inputs["spot"],
                funding_growth=growth,
            ).worst_rate
            for strike in (155, 154)
        }
    growth = 1 + inputs["usd_wacc_pa"] / 4
    put = option_alternative(
        "receive",
        strike=inputs["put_strike"],
        premium=inputs["put_premium_pct"] * inputs["spot"],
        funding_growth=growth,
    )
    money = money_market_alternative(
        "receive",
        spot=inputs["spot"],
        foreign_growth=1 + inputs["gbp_borrow_pa"] / 4,
        home_growth=growth,
    )
    forward = forward_alternative("receive", outright=inputs["forward"])
    return {
        "forward_usd": forward.home(amount, 1.0),
        "money_market_usd": money.home(amount, 1.0),
        "put_premium_fv_usd": put.cost * amount,
        "put_min_usd": put.worst_rate * amount,
        "put_net_at_1_76": put.home(amount, 1.76),
        "breakeven_spot_upside": put.break_even(inputs["forward"]),
    }


def window(inputs):
    outrights = [inputs["forward_2m"], inputs["forward_3m"]]
    return {
        "client_buys_gbp_at": worst_rate(outrights, buys_base=True),
        "client_sells_gbp_at": worst_rate(outrights, buys_base=False),
    }


def hedge_ratio(inputs):
    hedge = hedge_ratio_of(
        correlation=inputs["correlation"],
        exposure_deviation=inputs["sd_spot"],
        hedge_deviation=inputs["sd_futures"],
    )
    contracts = hedge.contracts(inputs["exposure_units"], inputs["contract_size"])
    return {"hedge_ratio": hedge.ratio, "contracts": contracts}


def value_at_risk(inputs):
    daily = "daily_vol" in inputs
    sizes = inputs["positions"] if daily else inputs["sd_10d"]
    names = ["EUR", "GBP"]
    volatilities = dict(zip(names, inputs.get("daily_vol", [1.0, 1.0]), strict=True))
    market = {
        "home": "USD",
        "volatilities": volatilities,
        "confidence": 0.99,
        "deviations": inputs["z"],
    }
    correlation = Correlation({("EUR", "GBP"): inputs["correlation"]})
    positions = dict(zip(names, sizes, strict=True))
    horizon = inputs.get("horizon_days", 1)
    both = parametric_value_at_risk(
        positions, correlation=correlation, horizon_years=horizon, **market
    ).value_at_risk.value
    first, second = (
        parametric_value_at_risk(
            {name: positions[name]}, horizon_years=horizon, **market
        ).value_at_risk.value
        for name in names
    )
    return {
        "sd_daily": both / inputs["z"] / math.sqrt(horizon),
        "sd_portfolio": both / inputs["z"],
        "var": both,
        "var_a": first,
        "var_b": second,
        "var_portfolio": both,
        "diversification_benefit": first + second - both,
    }


def earnings(inputs):
    risk = historical_value_at_risk(
        [inputs["percentile_5"]] * 20,
        home="USD",
        horizon="1 year",
        quantile_method="linear",
        target=inputs["target"],
    )
    return {"ear": risk.value_at_risk.value}


def certified(inputs):
    line = linear_regression(inputs["x"], inputs["y"])
    return {
        "slope": line.slope,
        "intercept": line.intercept,
        "slope_sd": line.slope_error,
        "intercept_sd": line.intercept_error,
        "r_squared": line.r_squared,
    }


def offset(inputs):
    policy = hedge_accounting_policy("asc_815", on=TODAY)
    instrument = inputs.get("d_instrument", inputs.get("signed_ratio"))
    changes = {"instrument_change": instrument, "item_change": inputs.get("d_item", 1.0)}
    found = dollar_offset(**changes, policy=policy)
    other = dollar_offset(**changes, policy=policy, direction="item_over_instrument")
    return {
        "ratio": found.ratio,
        "ratio_instrument_over_item": found.ratio,
        "ratio_item_over_instrument": other.ratio,
        "within_80_125": found.effective,
    }


def netting(inputs):
    flows = [
        Exposure(amount=sign * inputs[name], currency="EUR", due=TODAY, stage="forecast")
        for sign, name in ((1, "forecast_sales_fc"), (-1, "forecast_purchases_fc"))
    ]
    net = float(net_positions(flows, on=TODAY)[0].net)
    return {"net_fc": net, "hedged_net_abs": abs(net)}


SOLVERS = {
    "garman_kohlhagen": option,
    "implied_volatility": implied,
    "greeks": greek,
    "forward_cip": parity,
    "forward_points": points,
    "forward_mtm": closing,
    "spot_date": spot_date,
    "cross_rate": cross,
    "cross_rate_bid_ask": two_way,
    "triangular_arbitrage": triangle,
    "conversion_cost": there_and_back,
    "markup": markup,
    "hedge_alternatives": alternatives,
    "window_forward": window,
    "min_variance_hedge_ratio": hedge_ratio,
    "var_parametric": value_at_risk,
    "earnings_at_risk": earnings,
    "ols_accuracy": certified,
    "dollar_offset": offset,
    "exposure_netting": netting,
}


@pytest.mark.parametrize("case", CASES["published"], ids=lambda case: case["id"])
def test_published_case(case):
    inputs, expected = case["inputs"], case["expected"]
    if case["topic"] == "delta_conventions":
        found = delta(inputs, expected)
    else:
        found = SOLVERS[case["topic"]](inputs)
    within = case["tolerance_abs"]
    for name, value in expected.items():
        if isinstance(value, bool | str):
            assert found[name] == value, name
        else:
            allowed = within[name] if isinstance(within, dict) else within
            assert found[name] == pytest.approx(value, abs=allowed), name
    for name, value in (case.get("recomputed") or {}).items():
        if name in found and not isinstance(value, bool):
            assert found[name] == pytest.approx(value, rel=1e-10), name


@pytest.mark.parametrize("row", COMPUTED["strike_from_delta"]["rows"], ids=str)
def test_strike_from_delta(quoted, row):
    pair, kind, size, days, *strikes = row
    for convention, strike in zip(
        ("spot", "forward", "spot_pa", "forward_pa"), strikes, strict=True
    ):
        found = strike_from_delta(size, kind=kind, convention=convention, **quoted(pair, days))
        assert found == pytest.approx(strike, rel=1e-10)


def test_at_the_money_and_two_strikes(quoted):
    for pair, days, forward, straddle, adjusted in COMPUTED["atm_strikes"]["rows"]:
        market = quoted(pair, days)
        neutral = "delta_neutral_straddle"
        assert atm_strike("forward", **market) == pytest.approx(forward, rel=1e-10)
        assert atm_strike(neutral, **market) == pytest.approx(straddle, rel=1e-10)
        found = atm_strike(neutral, delta_convention="spot_pa", **market)
        assert found == pytest.approx(adjusted, rel=1e-10)
    case = COMPUTED["premium_adjusted_call_two_strikes"]
    market = quoted(case["pair"], 365)
    wanted = {"kind": "call", "convention": case["delta_type"], **market}
    found = strike_from_delta(case["delta"], **wanted)
    assert found == pytest.approx(case["strike_high_branch_to_return"], rel=1e-10)
    with pytest.raises(NoSolution):
        strike_from_delta(case["delta_above_max_must_raise"], **wanted)


@pytest.mark.parametrize("case", COMPUTED["zero_cost_collar"], ids=lambda case: case["id"])
def test_zero_cost_collar(option_market, case):
    market, _ = option_market(case["pair"], case["days"])
    exporter = case["side"] == "exporter"
    bought, sold = ("vol_put", "vol_call") if exporter else ("vol_call", "vol_put")
    found = zero_cost_collar(
        "receive" if exporter else "pay",
        market=market,
        protection_strike=case["protection_strike"],
        bought_volatility=case[bought],
        sold_volatility=case[sold],
        margin=case["bank_margin_dom_per_unit"],
    )
    assert market.forward == pytest.approx(case["forward"], rel=1e-10)
    assert found.sold_premium == pytest.approx(case["leg_premium"], rel=1e-10)
    assert found.cap_strike == pytest.approx(case["solved_strike"], rel=1e-10)


@pytest.mark.parametrize("case", COMPUTED["participating_forward"], ids=lambda case: case["id"])
def test_participating_forward(option_market, case):
    market, volatility = option_market(case["pair"], case["days"])
    side = "receive" if case["side"] == "exporter" else "pay"
    given = case["given"]
    build = getattr(ParticipatingForward, f"from_{given}")
    found = build(side, market=market, volatility=volatility, **{given: case[given]})
    assert found.strike == pytest.approx(case["strike"], rel=1e-10)
    assert found.participation == pytest.approx(case["participation"], rel=1e-10)


@pytest.mark.parametrize("case", COMPUTED["edge_cases"], ids=lambda case: case["id"])
def test_edge(case):
    market = {
        "spot": case["spot"],
        "strike": case["strike"],
        "years": case["t_years"],
        "volatility": case.get("vol", 0.1),
        "domestic_rate": case.get("r_dom", 0.04),
        "foreign_rate": case.get("r_for", 0.02),
    }
    for kind in ("call", "put"):
        found = garman_kohlhagen(kind, **market).price
        assert found == pytest.approx(case[kind], rel=1e-10, abs=0 if case[kind] else 1e-300)


def test_implied_volatility(option_market):
    for pair, kind, strike, days, premium, volatility in COMPUTED["implied_vol"]["rows"]:
        market, _ = option_market(pair, days)
        found = implied_volatility(
            kind,
            price=premium,
            strike=strike,
            spot=market.spot,
            years=market.years,
            domestic_rate=market.domestic_rate,
            foreign_rate=market.foreign_rate,
        )
        assert found == pytest.approx(volatility, rel=1e-10)


@pytest.mark.parametrize("case", COMPUTED["date_roll"], ids=lambda case: case["id"])
def test_date_roll(case):
    calendars = {
        "EUR": DayCalendar(name="EUR"),
        "USD": DayCalendar(name="USD", holidays=[dt.date(2026, 11, 26)]),
    }
    dates = ValueDates(pair=case["pair"], calendars=calendars)
    trade = dt.date.fromisoformat(case["trade"])
    assert str(dates.spot(trade)) == case.get("spot", case.get("spot_market_rule"))
    if "tenor" in case:
        assert str(dates.value_date(trade, case["tenor"])) == case["delivery"]


def test_the_forward_of_quantlib():
    case = COMPUTED["quantlib_fx_forward"]
    trade, settlement, maturity = (
        dt.date.fromisoformat(case[key]) for key in ("trade", "settlement", "maturity")
    )
    domestic, foreign = (
        FlatCurve(
            currency=code,
            on=trade,
            rate=InterestRate(rate=case[f"r_{code.lower()}_cc"], compounding="continuous"),
        )
        for code in ("SGD", "USD")
    )
    curve = ForwardCurve(
        pair="USDSGD",
        spot=case["spot_sgd_per_usd"],
        spot_date=settlement,
        domestic=domestic,
        foreign=foreign,
    )
    deal = FxForward(
        pair="USDSGD",
        base_amount=-case["pay_usd"],
        rate=case["receive_sgd"] / case["pay_usd"],
        value_date=maturity,
    )
    assert curve.outright(maturity) == pytest.approx(case["fair_forward"], rel=1e-10)
    now = deal.value(curve, currency="USD").amount.value
    then = deal.value(curve, currency="USD", reference_date=settlement).amount.value
    assert now == pytest.approx(case["npv_usd_at_curve_date"], rel=1e-10)
    assert then == pytest.approx(case["npv_usd_at_settlement_date"], rel=1e-10)


def test_cross_rates():
    case = COMPUTED["cross_rates_mid"]
    board = RateBoard.of(case["quotes"])
    for pair, expected in case["expected"].items():
        assert board.mid(pair[:3], pair[3:]) == pytest.approx(expected["value"], rel=1e-10)
    case = COMPUTED["cross_rates_bid_ask"]
    board = RateBoard.of({pair: tuple(prices) for pair, prices in case["quotes"].items()})
    for pair, prices in case["expected"].items():
        rate = board.rate(pair)
        assert [rate.bid, rate.ask] == pytest.approx(prices, rel=1e-10)


def test_exposure_netting():
    case = COMPUTED["exposure_netting"]
    flows = [
        Exposure(
            amount=amount,
            currency=code,
            due=dt.date.fromisoformat(f"{month}-15"),
            stage="forecast",
        )
        for code, month, amount in case["flows"]
    ]
    positions = net_positions(flows, on=TODAY)
    found = {(p.currency, p.bucket): p for p in positions}
    assert len(found) == len(case["expected"])
    for row in case["expected"]:
        position = found[row["currency"], row["bucket"]]
        for name in ("inflow", "outflow", "natural_hedge", "net"):
            assert getattr(position, name) == row[name], (row, name)
    board = RateBoard.of({f"{code}USD": rate for code, rate in case["spot_to_usd"].items()})
    total = total_in(positions, home="USD", board=board)
    assert total.net.value == pytest.approx(case["net_usd_total"], rel=1e-10)
    assert total.gross.value == pytest.approx(case["gross_usd_total"], rel=1e-10)


@pytest.mark.parametrize("case", COMPUTED["settlement_cycle"]["cases"], ids=str)
def test_settlement_cycle(case):
    cycle = SettlementCycle(
        cycle_days=case["cycle_days"],
        transit_days=case["transit_days"],
        reserve_fraction=case["reserve_fraction"],
    )
    steady = cycle.steady_state(case["daily_sales"])
    assert [day.accrued for day in steady.days] == case["accrued_by_day"]
    assert [day.in_transit for day in steady.days] == case["in_transit_by_day"]
    assert steady.average_open == case["average_with_reserve"]
    moving = [day.open - day.reserve for day in steady.days]
    assert sum(moving) / len(moving) == case["average_exposure"]
    assert max(moving) == case["peak_exposure"]


def test_layered_programme():
    blend, bands = COMPUTED["layered_programme"]
    shares = [layer["share"] for layer in blend["layers"]]
    rate = blended_rate(shares, [layer["rate"] for layer in blend["layers"]])
    assert rate == pytest.approx(blend["blended_rate"], rel=1e-10)
    assert sum(shares) == pytest.approx(blend["hedged_share"])
    end = blend["all_in_with_spot"]
    found = effective_rate(blend["hedged_share"], rate, end["spot_at_delivery"])
    assert found == pytest.approx(end["effective_rate"], rel=1e-10)
    schedule = BandedSchedule(
        bands=[
            TenorBand(
                from_months=6 * n,
                until_months=6 * n + 6,
                band=Band(minimum=low, target=target, maximum=high),
            )
            for n, (target, (low, high)) in enumerate(
                zip(bands["bucket_targets"], bands["bucket_bands"], strict=True)
            )
        ]
    )
    dues = [dt.date(2027, 2, 1), dt.date(2027, 8, 2), dt.date(2028, 2, 1), dt.date(2028, 8, 1)]
    exposures = [
        Exposure(amount=amount, currency="EUR", due=due, stage="forecast")
        for amount, due in zip(bands["net_exposure"], dues, strict=True)
    ]
    hedges = [
        Hedge(currency="EUR", covers=covers, due=due, rate=1.08)
        for covers, due in zip(bands["existing_hedges"], dues, strict=True)
    ]
    curves = {
        code: FlatCurve(currency=code, on=TODAY, rate=InterestRate(rate=0.03, compounding="annual"))
        for code in ("EUR", "USD")
    }
    market = Market(on=TODAY, home="USD", board=RateBoard.of({"EURUSD": 1.085}), curves=curves)
    for lazily, key in ((True, "trade_only_if_out_of_band"), (False, "action_to_target")):
        programme = HedgeProgramme(
            schedule=schedule,
            only_out_of_band=lazily,
            minimum_ticket={"EUR": bands["min_ticket"]} if lazily else {},
        )
        plan = programme.plan(exposures, market, hedges=hedges)
        moved = [bucket.hedged_after - bucket.hedged_before for bucket in plan.buckets]
        assert moved == bands[key]
    assert [b.ratio_before for b in plan.buckets] == pytest.approx(bands["ratio_now"], rel=1e-10)
    assert [b.in_band_before for b in plan.buckets] == bands["in_band"]


@pytest.mark.parametrize("case", COMPUTED["conversion_cost"], ids=str)
def test_conversion_cost(case):
    offer = ConversionOffer(
        name="provider",
        kind="bank",
        pair="EURUSD",
        base_rate=case["bid"],
        markup=case["markup"],
        fixed_fee=case["fixed_fee"],
    )
    found = conversion_cost(offer, amount=case["amount_fc"], reference_rate=case["mid"])
    assert found.all_in_rate == pytest.approx(case["all_in_rate"], rel=1e-10)
    assert found.proceeds == pytest.approx(case["proceeds"], rel=1e-10)
    assert found.cost == pytest.approx(case["cost_vs_mid"], rel=1e-10)
    assert found.cost_bp == pytest.approx(case["cost_bp"], rel=1e-10)


def test_historical_value_at_risk():
    case = COMPUTED["var_historical"]
    tails = case["expected_shortfall_mean_of_worst_k"]
    for method, losses in case["quantile_methods_loss"].items():
        for confidence, loss, tail in zip(
            case["confidence"], losses, (tails["k=1"], tails["k=2"]), strict=True
        ):
            found = historical_value_at_risk(
                case["pnl"],
                home="EUR",
                horizon="1 day",
                confidence=confidence,
                quantile_method=method,
            )
            assert found.value_at_risk.value == pytest.approx(loss, rel=1e-10)
            assert found.expected_shortfall.value == pytest.approx(tail, rel=1e-10)


def test_cash_flow_at_risk():
    for case in COMPUTED["cfar_single"]:
        found = flow_at_risk(
            case["exposure_fc"],
            forward=case["forward"],
            volatility=case["vol"],
            years=case["days"] / 365,
            confidence=case["confidence"],
        )
        assert found.adverse_rate == pytest.approx(case["adverse_rate"], rel=1e-10)
        assert found.expected == pytest.approx(case["expected_base"], rel=1e-10)
        assert found.worst == pytest.approx(case["worst_base"], rel=1e-10)
        assert found.cash_flow_at_risk == pytest.approx(case["cfar"], rel=1e-10)
    first = COMPUTED["cfar_single"][0]
    for case in COMPUTED["cfar_hedged"]:
        found = flow_at_risk(
            case["exposure_fc"] * (1 - case["hedge_ratio"]),
            forward=first["forward"],
            volatility=first["vol"],
            years=first["days"] / 365,
        )
        assert found.cash_flow_at_risk == pytest.approx(case["cfar_95"], rel=1e-10, abs=1e-9)
