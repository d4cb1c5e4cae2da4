"""Demand from a sales history that was sometimes out of stock, promoted or odd.

Sales are not demand: on a day without stock nothing sells. The rate is counted over days in stock
only, promotions are set aside, odd days are marked and kept unless asked otherwise.

A day without an entry is a question: nothing sold, or nothing known? The history refuses to guess.
A day on which more came back than was sold has a negative net; demand is what was asked for, so
give what was sold and what came back apart where the source has both.
"""

import datetime as dt
import math
from collections.abc import Iterable, Sequence
from statistics import median

from attrs import field, frozen
from attrs.converters import optional

from xborder.choice import Choice
from xborder.day import civil_day
from xborder.errors import InvalidInput
from xborder.inventory.demand.demand import Demand
from xborder.inventory.demand.fitting import Family, fitted_demand
from xborder.inventory.demand.period import Period
from xborder.kind import all_of_kind, of_kind
from xborder.messages import Text
from xborder.number import FINITE, NOT_NEGATIVE, checked, checks, not_negative, positive

_MAD_TO_SIGMA = 1.4826022185056018
"""1 / z(0.75): half of a normal sample lies within 0.6745 sigma of its median."""


class DayMark(Choice):
    """Why a day stands apart."""

    OUT_OF_STOCK = "out_of_stock"
    PROMOTION = "promotion"
    OUTLIER = "outlier"


class MissingDays(Choice):
    """What a calendar day without an entry between the first and the last one means."""

    NO_SALES = "no_sales"
    """Nothing was sold though the item could be bought: a day of zero."""
    UNKNOWN = "unknown"
    """Nothing is known of it: rates are per recorded day."""


@frozen(kw_only=True, field_transformer=checked)
class SalesDay:
    """What was sold on a day.

    Args:
        on: The day; a midnight without a zone, as frames hold days, is one too.
        sold: Units. Below zero only where the source nets returns against sales: a day of net
            returns lowers the rate, and normal, gamma or sample demand can hold it.
        returned: Units that came back and are not yet taken off ``sold``. They were demand all the
            same, and are stock again.
        in_stock: Whether the item could be bought all day.
        promoted: Whether a promotion ran.
    """

    on: dt.date = field(metadata=checks(civil_day))
    sold: float = field(metadata=FINITE)
    returned: float = field(default=0.0, metadata=NOT_NEGATIVE)
    in_stock: bool = True
    promoted: bool = False

    @property
    def net(self) -> float:
        """Units that left for good."""
        return self.sold - self.returned


def _in_order(days: Iterable[SalesDay]) -> tuple[SalesDay, ...]:
    return tuple(sorted(all_of_kind(days, SalesDay, "days"), key=lambda day: day.on))


@frozen(kw_only=True)
class SalesHistory:
    """A history of days, one entry a day.

    Args:
        days: The days, in any order.
        missing: What a day without an entry means; if days are missing it must be said.

    Raises:
        InvalidInput: There is no day, one day twice, or a gap that nobody explained.

    Examples:
        >>> start = dt.date(2026, 8, 1)
        >>> history = SalesHistory(days=[
        ...     SalesDay(on=start + dt.timedelta(days=n), sold=0 if n % 9 == 8 else 3,
        ...              in_stock=n % 9 != 8) for n in range(90)])
        >>> history.naive_rate, history.rate
        (2.6666666666666665, 3.0)
    """

    days: tuple[SalesDay, ...] = field(converter=_in_order)
    missing: MissingDays | None = field(default=None, converter=optional(MissingDays))

    def __attrs_post_init__(self) -> None:
        if not self.days or len({day.on for day in self.days}) != len(self.days):
            raise InvalidInput(
                "A sales history of {value} days has no days, or one day twice.",
                code="inventory.history",
                remedy="Give one entry a day, zero sales included.",
                where="days",
                value=len(self.days),
            )
        gaps = self.calendar_days - len(self.days)
        if not gaps:
            return
        if self.missing is None:
            raise InvalidInput(
                "{value} of {total} calendar days have no entry.",
                code="inventory.missing_days",
                remedy='Say what they are: missing="no_sales" if nothing was sold, "unknown" if'
                " nothing is known of them.",
                where="missing",
                value=gaps,
                total=self.calendar_days,
            )
        if self.missing is MissingDays.NO_SALES:
            known = {day.on for day in self.days}
            first = self.days[0].on
            every = (first + dt.timedelta(days=n) for n in range(self.calendar_days))
            zeros = (SalesDay(on=day, sold=0) for day in every if day not in known)
            object.__setattr__(self, "days", _in_order([*self.days, *zeros]))

    @property
    def calendar_days(self) -> int:
        """Days from the first entry to the last, both included."""
        return (self.days[-1].on - self.days[0].on).days + 1

    @property
    def naive_rate(self) -> float:
        """Units per calendar day: too low when the item was out of stock, or days are unknown."""
        return math.fsum(day.sold for day in self.days) / self.calendar_days

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
        limit = not_negative(threshold, "threshold")
        centre, spread = self._robust()
        found: dict[dt.date, DayMark] = {}
        for day in self.days:
            if not day.in_stock:
                found[day.on] = DayMark.OUT_OF_STOCK
            elif day.promoted:
                found[day.on] = DayMark.PROMOTION
            elif spread and abs(day.sold - centre) > limit * spread:
                found[day.on] = DayMark.OUTLIER
        return found

    def demand(self, *, family: Family | str = "normal", outliers_out: bool = False) -> Demand:
        """Return the demand per day of plain days in stock.

        Args:
            family: Its family, such as ``"negative_binomial"`` for single units.
            outliers_out: Whether to leave marked outliers out.

        Returns:
            Demand with the sample's mean and its variance (n - 1). A history without sales is a
            demand of zero. A negative binomial with no more variance than mean is Poisson.
        """
        odd = self.marks() if of_kind(outliers_out, bool, "outliers_out") else {}
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
        """Return how many days were set aside, are unknown, or net returns, in words."""
        found = list(self.marks().values())
        said = [
            Text(sentence, count=found.count(mark), total=len(self.days))
            for mark, sentence in _SENTENCES.items()
            if mark in found
        ]
        total = self.calendar_days
        if total > len(self.days):
            said.append(
                Text(
                    "Nothing is known of {count} of {total} calendar days.",
                    count=total - len(self.days),
                    total=total,
                )
            )
        back = sum(day.sold < 0 for day in self.days)
        if back:
            said.append(Text("On {count} days more came back than was sold.", count=back))
        return tuple(said)

    def _plain(self) -> list[float]:
        return [day.sold for day in self.days if day.in_stock and not day.promoted]

    def _robust(self) -> tuple[float, float]:
        plain = self._plain()
        if not plain:
            return 0.0, 0.0
        # medians, not mean and deviation: the outlier looked for must not move its own yardstick
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


def unconstrained_rate(*, units_sold: float, in_stock_days: float) -> float:
    """Return units per day in stock.

    Args:
        units_sold: Units.
        in_stock_days: Days on which the item could be bought, above zero.

    Examples:
        >>> unconstrained_rate(units_sold=237, in_stock_days=79)
        3.0
    """
    return not_negative(units_sold, "units_sold") / positive(in_stock_days, "in_stock_days")
