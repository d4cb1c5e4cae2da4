"""Currencies of tables: option values row by row, exposures netted and hedged."""

import datetime as dt
from typing import Any, Final, Literal

from attrs import field, fields, frozen

from xborder.fx.exposure.exposure import Exposure
from xborder.fx.exposure.netting import Bucketing
from xborder.fx.exposure.netting import net_positions as net_positions_of
from xborder.fx.hedging.hedge import Hedge
from xborder.fx.hedging.market import Market
from xborder.fx.hedging.plan import HedgePlan
from xborder.fx.hedging.programme import HedgeProgramme
from xborder.fx.options.option import OptionValue, garman_kohlhagen
from xborder.number import FINITE, NOT_NEGATIVE, POSITIVE, checked
from xborder.tables.answers import Errors, anew, each, every, number
from xborder.tables.cells import Prices
from xborder.tables.documents import Documents
from xborder.tables.layout import Layout


@frozen(kw_only=True, field_transformer=checked)
class Option:
    """An option, as :func:`option_values` asks of it.

    Attributes:
        kind: ``call`` or ``put`` on the base currency.
        spot: S, domestic per one foreign.
        strike: K, domestic per one foreign.
        years: T, time to expiry in years.
        volatility: Annual volatility, 0.08 for 8 %.
        domestic_rate: r_d, continuously compounded.
        foreign_rate: r_f, continuously compounded.
    """

    kind: str
    spot: float = field(metadata=POSITIVE)
    strike: float = field(metadata=POSITIVE)
    years: float = field(metadata=NOT_NEGATIVE)
    volatility: float = field(metadata=NOT_NEGATIVE)
    domestic_rate: float = field(metadata=FINITE)
    foreign_rate: float = field(metadata=FINITE)

    def value(self) -> OptionValue:
        """Return what it is worth."""
        return garman_kohlhagen(
            self.kind,
            spot=self.spot,
            strike=self.strike,
            years=self.years,
            volatility=self.volatility,
            domestic_rate=self.domestic_rate,
            foreign_rate=self.foreign_rate,
        )


OPTIONS: Final = Layout(table="options", document=Option)
EXPOSURES: Final = Layout(table="exposures", document=Exposure)
HEDGES: Final = Layout(table="hedges", document=Hedge)


def option_values(frame: Any, *, errors: Errors | Literal["raise", "report"] = Errors.RAISE) -> Any:
    """Return the price of every option of a frame, and all its Greeks, row for row.

    Args:
        frame: One row an option: ``xborder.tables.schema("options")`` lists the columns.
        errors: Whether rows that cannot be used are raised, all at once, or reported.

    Returns:
        A frame of the same kind, row for row, with the same index: the fields of
        :class:`xborder.fx.options.OptionValue`.

    Raises:
        InvalidTable: Rows cannot be used, and they were to be raised.

    Examples:
        >>> found = option_values({
        ...     "kind": ["call"], "spot": [1.56], "strike": [1.6], "years": [0.5],
        ...     "volatility": [0.12], "domestic_rate": [0.06], "foreign_rate": [0.08]})
        >>> round(found["price"][0], 4)
        0.0291
    """
    answers = [number(name.name, _of(name.name)) for name in fields(OptionValue)]
    return each(frame, OPTIONS, Option.value, answers, errors=errors)


def _of(name: str) -> Any:
    return lambda found: getattr(found, name)


def net_positions(
    frame: Any,
    *,
    on: dt.date,
    bucketing: Bucketing | str = Bucketing.MONTH,
    prices: Prices | Literal["exact", "as_written"] = Prices.EXACT,
) -> Any:
    """Return the exposures of a frame, netted by currency and time bucket, one row each.

    Args:
        frame: One row an exposure: ``xborder.tables.schema("exposures")`` lists the columns.
        on: The day of the view, from which on something is overdue.
        bucketing: How due dates are grouped.
        prices: Whether amounts that are floats are refused, or taken as the shortest decimal.

    Returns:
        A frame of the same kind.

    Raises:
        InvalidTable: Rows cannot be used: a net position of some of them is none.

    Examples:
        >>> found = net_positions(
        ...     {"amount": ["120000", "-45000"], "currency": ["EUR", "EUR"],
        ...      "due": ["2026-12-15", "2026-12-15"], "stage": ["forecast", "payable"]},
        ...     on=dt.date(2026, 11, 20))
        >>> found["currency"], [str(net) for net in found["net"]]
        (['EUR'], ['75000'])
    """
    read, exposures = every(frame, EXPOSURES, prices=prices)
    return anew(read, net_positions_of(exposures, on=on, bucketing=bucketing))


def hedge_trades(
    frame: Any,
    *,
    programme: HedgeProgramme,
    market: Market,
    hedges: Any = None,
    prices: Prices | Literal["exact", "as_written"] = Prices.EXACT,
) -> Any:
    """Return the trades that a programme wants for the exposures of a frame, one row a trade.

    Args:
        frame: One row an exposure, as for :func:`net_positions`.
        programme: The policy.
        market: Today's rates.
        hedges: A frame of what is hedged already: ``xborder.tables.schema("hedges")``.
        prices: Whether amounts that are floats are refused, or taken as the shortest decimal.

    Returns:
        A frame of the same kind.

    Raises:
        InvalidTable: Rows cannot be used.

    Examples:
        >>> from xborder.fx import RollingSchedule
        >>> market = Market.flat(on=dt.date(2026, 11, 20), home="GBP", spot={"EURGBP": 0.86},
        ...                      rates={"GBP": 0.04, "EUR": 0.02})
        >>> found = hedge_trades(
        ...     {"amount": ["120000"], "currency": ["EUR"], "due": ["2027-02-15"],
        ...      "stage": ["forecast"]}, market=market,
        ...     programme=HedgeProgramme(schedule=RollingSchedule(months=6, ratio="0.5")))
        >>> found["currency"], [str(covers) for covers in found["covers"]]
        (['EUR'], ['60000.00'])
    """
    read, plan = _plan(frame, programme, market, hedges, prices)
    return anew(read, plan.trades)


def hedge_buckets(
    frame: Any,
    *,
    programme: HedgeProgramme,
    market: Market,
    hedges: Any = None,
    prices: Prices | Literal["exact", "as_written"] = Prices.EXACT,
) -> Any:
    """Return every currency and bucket before and after the trades, one row each.

    Args:
        frame: One row an exposure, as for :func:`net_positions`.
        programme: The policy.
        market: Today's rates.
        hedges: A frame of what is hedged already.
        prices: Whether amounts that are floats are refused, or taken as the shortest decimal.

    Returns:
        A frame of the same kind.

    Raises:
        InvalidTable: Rows cannot be used.

    Examples:
        >>> from xborder.fx import RollingSchedule
        >>> market = Market.flat(on=dt.date(2026, 11, 20), home="GBP", spot={"EURGBP": 0.86},
        ...                      rates={"GBP": 0.04, "EUR": 0.02})
        >>> found = hedge_buckets(
        ...     {"amount": ["120000"], "currency": ["EUR"], "due": ["2027-02-15"],
        ...      "stage": ["forecast"]}, market=market,
        ...     programme=HedgeProgramme(schedule=RollingSchedule(months=6, ratio="0.5")))
        >>> found["bucket"], found["ratio_before"], found["ratio_after"]
        (['2027-02'], [0.0], [0.5])
    """
    read, plan = _plan(frame, programme, market, hedges, prices)
    return anew(read, plan)


def _plan(
    frame: Any, programme: HedgeProgramme, market: Market, hedges: Any, prices: Prices | str
) -> tuple[Documents, HedgePlan]:
    read, exposures = every(frame, EXPOSURES, prices=prices)
    already = [] if hedges is None else every(hedges, HEDGES, prices=prices)[1]
    return read, programme.plan(exposures, market, hedges=already)
