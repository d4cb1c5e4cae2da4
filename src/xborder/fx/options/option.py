"""European currency options: Garman and Kohlhagen's price and every Greek, in stated units.

Domestic means the pair's quote currency, foreign its base currency. Everything is per one unit
of foreign notional, in domestic currency; rates are continuously compounded.
"""

import math
from typing import Any

from attrs import frozen

from xborder.choice import Choice
from xborder.display import Figures
from xborder.errors import InvalidInput
from xborder.fx.numerics.normal import INV_SQRT_2PI, SQRT_HALF
from xborder.fx.rates.interest import beyond_floats
from xborder.fx.rates.volatility import MOST_VOLATILITY, annual_volatility
from xborder.kind import of_kind
from xborder.number import finite, not_negative, positive

_INF = math.inf


class OptionKind(Choice):
    """The right an option gives over the foreign (base) currency."""

    CALL = "call"
    """To buy the base currency."""
    PUT = "put"
    """To sell the base currency."""


@frozen(repr=False)
class OptionValue(Figures):
    """The price of an option on one unit of base currency, and its sensitivities.

    Attributes:
        price: Premium in domestic currency, paid today.
        forward: The forward rate the option is priced on.
        d1: ``(ln(F/K) + s^2/2) / s`` with ``s = sigma sqrt(T)``; infinite if ``s`` is zero.
        d2: ``d1 - s``.
        delta_spot: ``dV/dS``, foreign units to hold.
        delta_forward: Units of forward to hold, ``phi N(phi d1)``.
        delta_spot_pa: Spot delta less the premium paid in foreign currency.
        delta_forward_pa: Forward delta less the premium paid in foreign currency.
        gamma: ``d2V/dS2``, per 1.00 of rate.
        vega: ``dV/dsigma``, per 1.00 of volatility; divide by 100 for one point.
        theta: ``dV/dt`` as time passes, per year; divide by 365 for one calendar day.
        rho_domestic: ``dV/dr_d``, per 1.00 of rate; divide by 10,000 for one basis point.
        rho_foreign: ``dV/dr_f``, per 1.00 of rate.
        vanna: ``d2V/(dS dsigma)``, per 1.00 of rate and 1.00 of volatility.
        volga: ``d2V/dsigma2``, per 1.00 of volatility squared.
    """

    price: float
    forward: float
    d1: float
    d2: float
    delta_spot: float
    delta_forward: float
    delta_spot_pa: float
    delta_forward_pa: float
    gamma: float
    vega: float
    theta: float
    rho_domestic: float
    rho_foreign: float
    vanna: float
    volga: float


def garman_kohlhagen(
    kind: str,
    *,
    spot: float,
    strike: float,
    years: float,
    volatility: float,
    domestic_rate: float,
    foreign_rate: float,
) -> OptionValue:
    """Price a European option on a currency, with all its Greeks.

    ``V = phi (S e^(-rf T) N(phi d1) - K e^(-rd T) N(phi d2))``, phi = 1 for a call, -1 for a put.

    At zero volatility or at expiry the option is worth the discounted intrinsic value of the
    forward; the Greeks are their limits, and gamma and theta may be infinite where forward and
    strike coincide.

    Args:
        kind: ``"call"`` or ``"put"`` on the base currency, or an :class:`OptionKind`.
        spot: S, domestic per one foreign.
        strike: K, domestic per one foreign.
        years: T, time to expiry in years; 0 is today.
        volatility: sigma, per square root of a year, 0.08 for 8 %.
        domestic_rate: r_d, rate of the quote currency, continuously compounded; may be negative.
        foreign_rate: r_f, rate of the base currency, continuously compounded; may be negative.

    Returns:
        The premium and the Greeks in the units :class:`OptionValue` states.

    Raises:
        InvalidInput: A negative volatility or time, a volatility in per cent, a spot or
            strike of zero or less, a number not finite.

    Source: Garman and Kohlhagen, Foreign currency option values, Journal of International Money
    and Finance 2 (1983), 231-237; Wystup, FX Options and Structured Products (2006), 1.2-1.3.

    Examples:
        >>> value = garman_kohlhagen("call", spot=1.56, strike=1.6, years=0.5, volatility=0.12,
        ...                          domestic_rate=0.06, foreign_rate=0.08)
        >>> round(value.price, 4)
        0.0291
    """
    # One try for checks and arithmetic costs nothing where nothing is raised; what is no plain
    # float, or leads beyond one, is looked at again with care.
    try:
        if not (
            (kind == "call" or kind == "put")  # noqa: PLR1714 - faster than a membership test
            and 0.0 < spot < _INF
            and 0.0 < strike < _INF
            and 0.0 <= years < _INF
            and 0.0 <= volatility <= MOST_VOLATILITY
            and -_INF < domestic_rate < _INF
            and -_INF < foreign_rate < _INF
        ):
            return _with_care(kind, spot, strike, years, volatility, domestic_rate, foreign_rate)
        phi = 1.0 if kind == "call" else -1.0
        df_dom = math.exp(-domestic_rate * years)
        df_for = math.exp(-foreign_rate * years)
        forward = spot * df_for / df_dom
        root_t = math.sqrt(years)
        stdev = volatility * root_t
        if stdev == 0.0:
            return _certain(
                phi, spot, strike, years, volatility, domestic_rate, foreign_rate, df_dom, df_for
            )
        d1 = math.log(forward / strike) / stdev + 0.5 * stdev
        d2 = d1 - stdev
        # erfc and not 1 - erf: far out of the money the probability keeps its digits
        n1 = phi * 0.5 * math.erfc(-phi * d1 * SQRT_HALF)
        n2 = phi * 0.5 * math.erfc(-phi * d2 * SQRT_HALF)
        density = df_for * INV_SQRT_2PI * math.exp(-0.5 * d1 * d1)
        spot_leg = spot * df_for * n1
        delta_spot = df_for * n1
        delta_forward_pa = strike / forward * n2
        strike_leg = strike * df_dom * n2
        vega = spot * density * root_t
        return OptionValue(
            spot_leg - strike_leg,
            forward,
            d1,
            d2,
            delta_spot,
            n1,
            df_for * delta_forward_pa,
            delta_forward_pa,
            density / (spot * stdev),
            vega,
            foreign_rate * spot_leg
            - domestic_rate * strike_leg
            - 0.5 * spot * density * volatility / root_t,
            years * strike_leg,
            -years * spot_leg,
            -density * d2 / volatility,
            vega * d1 * d2 / volatility,
        )
    except (TypeError, ValueError, ArithmeticError):
        return _with_care(kind, spot, strike, years, volatility, domestic_rate, foreign_rate)


def _with_care(
    kind: str,
    spot: Any,
    strike: Any,
    years: Any,
    volatility: Any,
    domestic_rate: Any,
    foreign_rate: Any,
) -> OptionValue:
    """Read each argument as a float and price again; refuse what floats cannot hold."""
    word = option_kind(kind)
    given = (spot, strike, years, volatility, domestic_rate, foreign_rate)
    read = {
        "spot": positive(spot, where="spot"),
        "strike": positive(strike, where="strike"),
        "years": not_negative(years, where="years"),
        "volatility": annual_volatility(volatility),
        "domestic_rate": finite(domestic_rate, where="domestic_rate"),
        "foreign_rate": finite(foreign_rate, where="foreign_rate"),
    }
    if all(type(value) is float for value in given):  # fine one by one, and yet it failed
        raise beyond_floats("years", years)
    return garman_kohlhagen(word, **read)


# Without spread the formulas divide by zero, though every one of them has a limit: the value of a
# forward that is exercised for certain, or for half where it is exactly at the money.
def _certain(  # the limits as sigma sqrt(T) goes to zero
    phi: float,
    spot: float,
    strike: float,
    years: float,
    volatility: float,
    domestic_rate: float,
    foreign_rate: float,
    df_dom: float,
    df_for: float,
) -> OptionValue:
    forward = spot * df_for / df_dom
    moneyness = phi * (forward - strike)
    exercised = 0.5 if moneyness == 0.0 else float(moneyness > 0.0)
    n1 = phi * exercised
    at_the_money = exercised == 0.5
    root_t = math.sqrt(years)
    density = df_for * INV_SQRT_2PI if at_the_money else 0.0
    d1 = 0.0 if at_the_money else phi * math.copysign(_INF, moneyness)
    spot_leg, strike_leg = spot * df_for * n1, strike * df_dom * n1
    # at the money the time value is lost at once as time runs out: the slope is infinite
    decay = -_INF if at_the_money and volatility > 0.0 else 0.0
    return OptionValue(
        df_dom * max(moneyness, 0.0),
        forward,
        d1,
        d1,
        df_for * n1,
        n1,
        df_for * strike / forward * n1,
        strike / forward * n1,
        _INF if at_the_money else 0.0,
        spot * density * root_t,
        foreign_rate * spot_leg - domestic_rate * strike_leg + decay,
        years * strike_leg,
        -years * spot_leg,
        0.5 * density * root_t,
        0.0,
    )


def option_kind(kind: object) -> OptionKind:
    """Return ``kind`` as an :class:`OptionKind`.

    Raises:
        InvalidInput: It is neither a call nor a put.
    """
    if isinstance(kind, str) and kind in ("call", "put"):
        return OptionKind(kind)
    raise InvalidInput(
        "{value} is not a kind of option.",
        code="fx.option_kind",
        remedy='Give "call" (the right to buy the base currency) or "put" (to sell it).',
        where="kind",
        value=kind if isinstance(kind, str) else type(kind).__name__,
    )


def elasticity(value: OptionValue, spot: float) -> float:
    """Return the percentage move of the premium for one per cent of spot, ``delta S / V``.

    Args:
        value: The value of the option and its delta.
        spot: The spot rate ``S`` that it was valued at.

    Raises:
        InvalidInput: The option is worth nothing.

    Examples:
        >>> put = garman_kohlhagen("put", spot=105, strike=100, years=0.5, volatility=0.36,
        ...                        domestic_rate=0.1, foreign_rate=0.1)
        >>> round(elasticity(put, 105), 4)
        -4.8775
    """
    of_kind(value, OptionValue, "value")
    return value.delta_spot * positive(spot, where="spot") / positive(value.price, where="price")
