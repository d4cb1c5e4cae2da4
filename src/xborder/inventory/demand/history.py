"""Demand from a sales history that was sometimes out of stock, promoted or odd.

Sales are not demand: on a day without stock nothing sells. The rate is counted over days in stock
only, promotions are set aside, odd days are marked and kept unless asked otherwise.
"""

import datetime as dt
import math
from collections.abc import Iterable, Sequence
from statistics import median

from attrs import field, frozen

from xborder.choice import Choice
from xborder.errors import InvalidInput
from xborder.inventory.demand.demand import Demand, Period
from xborder.messages import Text
from xborder.number import NOT_NEGATIVE, checked, positive

_MAD_TO_SIGMA = 1.4826022185056018  # 1 / z(0.75)


class DayMark(Choice):
    """Why a day stands apart."""

    OUT_OF_STOCK = "out_of_stock"
    PROMOTION = "promotion"
    OUTLIER = "outlier"


@frozen(kw_only=True, field_transformer=checked)
class SalesDay:
    """What was sold on a day.

    Args:
        on: The day.
        sold: Units.
        in_stock: Whether the item could be bought all day.
        promoted: Whether a promotion ran.
    """

    on: dt.date
    sold: float = field(metadata=NOT_NEGATIVE)
    in_stock: bool = True
    promoted: bool = False


def _in_order(days: Iterable[SalesDay]) -> tuple[SalesDay, ...]:
    return tuple(sorted(days, key=lambda day: day.on))


@frozen(kw_only=True)
class SalesHistory:
    """A history of days, one entry a day.

    Args:
        days: The days, in any order.

    Examples:
        >>> start = dt.date(2026, 8, 1)
        >>> history = SalesHistory(days=[
        ...     SalesDay(on=start + dt.timedelta(days=n), sold=0 if n % 9 == 8 else 3,
        ...              in_stock=n % 9 != 8) for n in range(90)])
        >>> history.naive_rate, history.rate
        (2.6666666666666665, 3.0)
    """

    days: tuple[SalesDay, ...] = field(converter=_in_order)

    def __attrs_post_init__(self) -> None:
        if not self.days or len({day.on for day in self.days}) != len(self.days):
            raise InvalidInput(
                "A sales history of {value} days has no days, or one day twice.",
                code="inventory.history",
                remedy="Give one entry a day, zero sales included.",
                where="days",
                value=len(self.days),
            )

    @property
    def naive_rate(self) -> float:
        """Units per calendar day: too low when the item was out of stock."""
        return math.fsum(day.sold for day in self.days) / len(self.days)

    @property
    def rate(self) -> float:
        """Units per day in stock, promotions left out; zero if there was no such day."""
        plain = self._plain()
        return math.fsum(plain) / len(plain) if plain else 0.0

    @property
    def promotion_lift(self) -> float | None:
        """Sales of promoted days in stock over the plain rate; none if either is missing."""
        promoted = [day.sold for day in self.days if day.promoted and day.in_stock]
        if not promoted or not self.rate:
            return None
        return math.fsum(promoted) / len(promoted) / self.rate

    def marks(self, *, threshold: float = 3.5) -> dict[dt.date, DayMark]:
        """Return the days that stand apart and why.

        Args:
            threshold: A plain day is an outlier beyond this many robust standard deviations
                (1.4826 median absolute deviations) from the median.

        Source:
            Iglewicz and Hoaglin, How to Detect and Handle Outliers (1993).
        """
        centre, spread = self._robust()
        found: dict[dt.date, DayMark] = {}
        for day in self.days:
            if not day.in_stock:
                found[day.on] = DayMark.OUT_OF_STOCK
            elif day.promoted:
                found[day.on] = DayMark.PROMOTION
            elif spread and abs(day.sold - centre) > threshold * spread:
                found[day.on] = DayMark.OUTLIER
        return found

    def demand(self, *, family: str = "normal", outliers_out: bool = False) -> Demand:
        """Return the demand per day of plain days in stock.

        Args:
            family: ``normal``, ``gamma``, ``lognormal``, ``poisson``, ``negative_binomial`` or
                ``sample``.
            outliers_out: Whether to leave marked outliers out.

        Returns:
            Demand with the sample's mean and its variance (n - 1). A history without sales is a
            demand of zero. A negative binomial with no more variance than mean is Poisson.
        """
        odd = self.marks() if outliers_out else {}
        plain = [
            day.sold
            for day in self.days
            if day.in_stock and not day.promoted and odd.get(day.on) is not DayMark.OUTLIER
        ]
        return fitted_demand(plain, family=family, period=Period.DAY)

    def weekday_factors(self) -> tuple[float, ...]:
        """Return sales of each weekday over the mean of all seven, Monday first."""
        sums = [[0.0, 0] for _ in range(7)]
        for day in self.days:
            if day.in_stock and not day.promoted:
                cell = sums[day.on.weekday()]
                cell[0] += day.sold
                cell[1] += 1
        return _factors([total / count if count else None for total, count in sums])

    def month_factors(self) -> tuple[float, ...]:
        """Return daily sales of each month over the mean of all twelve, January first."""
        sums = [[0.0, 0] for _ in range(12)]
        for day in self.days:
            if day.in_stock and not day.promoted:
                cell = sums[day.on.month - 1]
                cell[0] += day.sold
                cell[1] += 1
        return _factors([total / count if count else None for total, count in sums])

    def notes(self) -> tuple[Text, ...]:
        """Return how many days were set aside, in words."""
        found = list(self.marks().values())
        return tuple(
            Text(sentence, count=found.count(mark), total=len(self.days))
            for mark, sentence in _SENTENCES.items()
            if mark in found
        )

    def _plain(self) -> list[float]:
        return [day.sold for day in self.days if day.in_stock and not day.promoted]

    def _robust(self) -> tuple[float, float]:
        plain = self._plain()
        if not plain:
            return 0.0, 0.0
        centre = median(plain)
        return centre, _MAD_TO_SIGMA * median(abs(sold - centre) for sold in plain)


_SENTENCES = {
    DayMark.OUT_OF_STOCK: Text("{count} of {total} days out of stock are not counted.").id,
    DayMark.PROMOTION: Text("{count} of {total} days under promotion are set aside.").id,
    DayMark.OUTLIER: Text("{count} of {total} days are unusual: look at them.").id,
}


def _factors(means: Sequence[float | None]) -> tuple[float, ...]:
    known = [mean for mean in means if mean is not None]
    level = math.fsum(known) / len(known) if known else 0.0
    return tuple(1.0 if mean is None or not level else mean / level for mean in means)


def fitted_demand(values: Sequence[float], *, family: str, period: str) -> Demand:
    """Return demand of a family with the moments of a sample.

    Args:
        values: Units, one value a period.
        family: As in :meth:`SalesHistory.demand`.
        period: The period of one value.

    Raises:
        InvalidInput: There is no such family.

    Examples:
        >>> fitted_demand([0, 0, 0], family="gamma", period="day").mean
        0.0
    """
    count = len(values)
    mean = math.fsum(values) / count if count else 0.0
    variance = (
        math.fsum((value - mean) ** 2 for value in values) / (count - 1) if count > 1 else 0.0
    )
    sd = math.sqrt(variance)
    match family:
        case "normal":
            return Demand.normal(mean=mean, sd=sd, period=period)
        case "gamma":
            return Demand.gamma(mean=mean, sd=sd, period=period)
        case "lognormal":
            return Demand.lognormal(mean=mean, sd=sd, period=period)
        case "poisson":
            return Demand.poisson(mean=mean, period=period)
        case "negative_binomial":
            return Demand.negative_binomial(mean=mean, variance=max(variance, mean), period=period)
        case "sample":
            return Demand.sample(values or (0.0,), period=period)
        case _:
            raise InvalidInput(
                "There is no family {value} of demand.",
                code="inventory.family",
                remedy="Use normal, gamma, lognormal, poisson, negative_binomial or sample.",
                where="family",
                value=family,
            )


def unconstrained_rate(*, units_sold: float, in_stock_days: float) -> float:
    """Return units per day in stock.

    Args:
        units_sold: Units.
        in_stock_days: Days on which the item could be bought, above zero.

    Examples:
        >>> unconstrained_rate(units_sold=237, in_stock_days=79)
        3.0
    """
    return units_sold / positive(in_stock_days, "in_stock_days")
