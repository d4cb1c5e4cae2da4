"""Many options at once: the same price and Greeks as columns, through numpy and scipy."""

from typing import TYPE_CHECKING, Any

from attrs import fields_dict, frozen

from xborder.errors import InvalidInput, InvalidRows, extra
from xborder.fx.numerics.normal import INV_SQRT_2PI
from xborder.fx.options.arrays import broadcast
from xborder.fx.options.option import OptionValue, garman_kohlhagen
from xborder.fx.rates.volatility import MOST_VOLATILITY

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import ArrayLike, NDArray

    Floats = NDArray[np.float64]

_CHUNK = 8_192  # rows whose intermediate columns stay in the processor's cache
_MOST_ROWS_NAMED = 100
_NAMES = tuple(fields_dict(OptionValue))
_POSITIVE = ("spot", "strike")
_NOT_NEGATIVE = ("years", "volatility")


@frozen
class OptionColumns:
    """What :class:`~xborder.fx.options.option.OptionValue` holds, one array a field, same units."""

    price: "Floats"
    forward: "Floats"
    d1: "Floats"
    d2: "Floats"
    delta_spot: "Floats"
    delta_forward: "Floats"
    delta_spot_pa: "Floats"
    delta_forward_pa: "Floats"
    gamma: "Floats"
    vega: "Floats"
    theta: "Floats"
    rho_domestic: "Floats"
    rho_foreign: "Floats"
    vanna: "Floats"
    volga: "Floats"


def garman_kohlhagen_columns(
    kind: "ArrayLike",
    *,
    spot: "ArrayLike",
    strike: "ArrayLike",
    years: "ArrayLike",
    volatility: "ArrayLike",
    domestic_rate: "ArrayLike",
    foreign_rate: "ArrayLike",
) -> OptionColumns:
    """Price arrays of options, broadcast against each other; see ``garman_kohlhagen``.

    Args:
        kind: ``"call"`` or ``"put"``, or an array of them.
        spot: S, domestic per one foreign; any shape, like all others.
        strike: K.
        years: T in years.
        volatility: sigma, annual.
        domestic_rate: r_d, continuously compounded.
        foreign_rate: r_f, continuously compounded.

    Returns:
        Columns of the broadcast shape.

    Raises:
        InvalidRows: Some rows cannot be priced; each is named, up to the first hundred.
        MissingExtra: The ``stats`` extra is not installed.

    Examples:
        >>> columns = garman_kohlhagen_columns("call", spot=1.56, strike=[1.5, 1.6], years=0.5,
        ...     volatility=0.12, domestic_rate=0.06, foreign_rate=0.08)
        >>> tuple(round(float(price), 4) for price in columns.price)
        (0.0745, 0.0291)
    """
    np = extra("numpy", name="stats")
    special = extra("scipy.special", name="stats")
    given = {
        "spot": spot,
        "strike": strike,
        "years": years,
        "volatility": volatility,
        "domestic_rate": domestic_rate,
        "foreign_rate": foreign_rate,
    }
    kinds, columns, shape = broadcast(np, kind, given)
    phi = np.where(kinds == "call", 1.0, np.where(kinds == "put", -1.0, np.nan))
    _check(np, phi, columns, kinds)
    flat = list(columns.values())
    # one block for all fields, filled part by part: what a part needs stays in the cache, and no
    # column is copied
    results = np.empty((len(_NAMES), phi.size))
    for start in range(0, phi.size, _CHUNK):
        part = slice(start, start + _CHUNK)
        _fill(np, special, results[:, part], phi[part], *(column[part] for column in flat))
    return OptionColumns(*(row.reshape(shape) for row in results))


def _fill(
    np: Any,
    special: Any,
    out: "Floats",
    phi: "Floats",
    spot: "Floats",
    strike: "Floats",
    years: "Floats",
    volatility: "Floats",
    domestic_rate: "Floats",
    foreign_rate: "Floats",
) -> None:
    with np.errstate(all="ignore"):  # rows without volatility or time are mended below
        root_t = np.sqrt(years)
        stdev = volatility * root_t
        df_dom = np.exp(-domestic_rate * years)
        df_for = np.exp(-foreign_rate * years)
        forward = spot * df_for / df_dom
        d1 = np.log(forward / strike) / stdev + 0.5 * stdev
        d2 = d1 - stdev
        n1 = phi * special.ndtr(phi * d1)
        n2 = phi * special.ndtr(phi * d2)
        density = df_for * INV_SQRT_2PI * np.exp(-0.5 * d1 * d1)
        spot_leg = spot * df_for * n1
        strike_leg = strike * df_dom * n2
        delta_forward_pa = strike / forward * n2
        vega = spot * density * root_t
        np.subtract(spot_leg, strike_leg, out=out[0])
        out[1], out[2], out[3] = forward, d1, d2
        np.multiply(df_for, n1, out=out[4])
        out[5] = n1
        np.multiply(df_for, delta_forward_pa, out=out[6])
        out[7] = delta_forward_pa
        np.divide(density, spot * stdev, out=out[8])
        out[9] = vega
        theta = foreign_rate * spot_leg - domestic_rate * strike_leg
        np.subtract(theta, 0.5 * spot * density * volatility / root_t, out=out[10])
        np.multiply(years, strike_leg, out=out[11])
        np.multiply(-years, spot_leg, out=out[12])
        np.divide(-density * d2, volatility, out=out[13])
        np.divide(vega * d1 * d2, volatility, out=out[14])
    # rows without spread have limits of their own, and are few: the scalar function knows them
    for row in np.flatnonzero(stdev == 0.0):
        value = garman_kohlhagen(
            "call" if phi[row] > 0.0 else "put",
            spot=float(spot[row]),
            strike=float(strike[row]),
            years=float(years[row]),
            volatility=float(volatility[row]),
            domestic_rate=float(domestic_rate[row]),
            foreign_rate=float(foreign_rate[row]),
        )
        out[:, row] = [getattr(value, name) for name in _NAMES]


def _check(np: Any, phi: "Floats", columns: dict[str, "Floats"], kinds: Any) -> None:
    bad: list[InvalidInput] = []
    tests = [("kind", np.isnan(phi), kinds)]
    for name, values in columns.items():
        wrong = ~np.isfinite(values)
        if name in _POSITIVE:
            wrong |= values <= 0.0
        elif name in _NOT_NEGATIVE:
            wrong |= values < 0.0
        if name == "volatility":
            wrong |= values > MOST_VOLATILITY
        tests.append((name, wrong, values))
    for name, wrong, values in tests:
        if wrong.any():
            bad += [
                InvalidInput(
                    "{value} cannot be used as {name}.",
                    code="fx.option_row",
                    remedy="Give finite numbers: spot and strike above zero, years and "
                    "volatility not negative, volatility as a fraction (0.08 for 8 %), kind call "
                    "or put.",
                    where=f"{row}.{name}",
                    value=values[row].item(),
                    name=name,
                )
                for row in np.flatnonzero(wrong)[:_MOST_ROWS_NAMED].tolist()
            ]
    if bad:
        raise InvalidRows(bad)
