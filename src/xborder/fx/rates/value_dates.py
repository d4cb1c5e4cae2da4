"""Value dates: spot by pair, tenors, end of month, and the last day an option can expire.

Calendars are given, one a currency; the dollar's own rule is written down here. Source: Clark,
Foreign Exchange Option Pricing (Wiley, 2011), chapter 1.
"""

import datetime as dt
import re
from collections.abc import Mapping
from typing import Final

from attrs import field, frozen

from xborder.day import civil_day
from xborder.errors import InvalidInput, NotFound
from xborder.fx.rates.pair import CurrencyPair, currency_code, currency_pair
from xborder.kind import mapping_of, of_kind, typed
from xborder.months import add_months, month_end
from xborder.worktime import DayCalendar, Roll

NEXT_DAY: Final = frozenset({"CAD", "TRY", "PHP", "RUB", "KZT", "PKR"})
"""Currencies that settle against the dollar one business day after dealing."""


DOLLAR_HOLIDAY_COUNTS: Final = frozenset({"ARS", "CLP", "COP", "MXN", "PEN"})
"""Currencies whose spot date against the dollar is delayed by a US holiday on the day between."""


_TENOR = re.compile(r"([1-9][0-9]{0,2})([DWMY])")


_DAY: Final = dt.timedelta(days=1)


_SEARCH_DAYS: Final = 30


def spot_lag_days(pair: CurrencyPair) -> int:
    """Return how many business days after dealing a pair settles.

    Args:
        pair: The currencies.

    Examples:
        >>> spot_lag_days(CurrencyPair.parse("EURUSD")), spot_lag_days(CurrencyPair.parse("USDCAD"))
        (2, 1)
    """
    known = currency_pair(pair)
    others = {known.base, known.quote} - {"USD"}
    return 1 if len(others) == 1 and others <= NEXT_DAY else 2


def _calendars(given: Mapping[str, DayCalendar]) -> dict[str, DayCalendar]:
    return {
        currency_code(code, where="calendars"): of_kind(each, DayCalendar, f"calendars.{code}")
        for code, each in mapping_of(given, "calendars").items()
    }


@frozen(kw_only=True, field_transformer=typed)
class ValueDates:
    """The value dates of one pair.

    Attributes:
        pair: The pair.
        calendars: The working days of each currency; the dollar's too, also for a cross, since
            crosses settle through it. Left out for a cross, the dollar is not looked at.
        end_end: Whether a deal from the last business day of a month ends on the last business
            day of its month.
        joint: The days on which the pair settles: both currencies', and the dollar's if given.

    Raises:
        NotFound: The calendar of one of the two currencies is missing.

    Examples:
        >>> europe = DayCalendar(name="TARGET")
        >>> new_york = DayCalendar(name="New York", holidays=[dt.date(2017, 7, 4)])
        >>> dates = ValueDates(pair="EURUSD", calendars={"EUR": europe, "USD": new_york})
        >>> str(dates.spot(dt.date(2017, 7, 3)))
        '2017-07-05'
    """

    pair: CurrencyPair = field(converter=currency_pair)
    calendars: dict[str, DayCalendar] = field(converter=_calendars)
    end_end: bool = True
    joint: DayCalendar = field(init=False, eq=False, repr=False)

    def __attrs_post_init__(self) -> None:
        for code in (self.pair.base, self.pair.quote):
            if code not in self.calendars:
                raise NotFound(
                    "There is no calendar for {value}.",
                    code="fx.calendar",
                    remedy="Give a DayCalendar for each currency of {pair}.",
                    where="calendars",
                    value=code,
                    pair=str(self.pair),
                )
        joint = self.calendars[self.pair.base] & self.calendars[self.pair.quote]
        if "USD" in self.calendars and "USD" not in self.pair:
            joint &= self.calendars["USD"]
        # joined once: a plan asks for it at every bucket, and joining walks all holidays
        object.__setattr__(self, "joint", joint)

    def spot(self, trade_date: dt.date) -> dt.date:
        """Return the spot value date of a deal done on a day.

        The day between is counted when it is worked in the currencies other than the dollar: a
        US holiday on it does not delay spot, except against some Latin American currencies. The
        value date itself must be good in all of them.
        """
        joint, day = self.joint, civil_day(trade_date, "trade_date")
        # the days between count by the currencies alone; the last one has to be good for all
        for _ in range(spot_lag_days(self.pair) - 1):
            day = self._between(day)
        return joint.add(day, 1)

    def _between(self, day: dt.date) -> dt.date:
        codes = {self.pair.base, self.pair.quote} - {"USD"}
        calendars = [self.calendars[code] for code in sorted(codes)]
        dollar = self.calendars.get("USD")
        if dollar is not None:
            # A US holiday on the day between does not delay payment in dollars two days on, since
            # the instructions do not pass New York that day; some Latin American banks do not work
            # on it either.
            counts = codes & DOLLAR_HOLIDAY_COUNTS
            calendars.append(dollar if counts else DayCalendar(name="", weekend=dollar.weekend))
        joint = calendars[0]
        for other in calendars[1:]:
            joint = joint & other
        return joint.add(day, 1)

    def forward(self, spot_date: dt.date, tenor: str) -> dt.date:
        """Return the value date of a tenor counted from a spot date.

        Days and weeks roll to the following good day; months and years keep the day of the month,
        roll modified following, and obey the end-end rule.

        Args:
            spot_date: The spot value date.
            tenor: Such as ``"1W"``, ``"3M"``, ``"18M"`` or ``"1Y"``; ``"SP"`` is spot itself,
                ``"SN"`` the next good day.

        Raises:
            InvalidInput: The tenor is not understood.

        Examples:
            >>> days = DayCalendar(name="plain")
            >>> dates = ValueDates(pair="EURUSD", calendars={"EUR": days, "USD": days})
            >>> str(dates.forward(dt.date(2027, 1, 29), "1M"))  # the last good day of January
            '2027-02-26'
        """
        joint, spot_date = self.joint, civil_day(spot_date, "spot_date")
        tenor = of_kind(tenor, str, "tenor")
        if tenor == "SP":
            return joint.roll(spot_date, Roll.FOLLOWING)
        if tenor == "SN":
            return joint.next_working(spot_date)
        count, unit = self._read(tenor)
        if unit in "DW":
            days = count * (7 if unit == "W" else 1)
            return joint.roll(spot_date + dt.timedelta(days=days), Roll.FOLLOWING)
        months = count * (12 if unit == "Y" else 1)
        target = add_months(spot_date, months)
        last_good = joint.roll(month_end(spot_date), Roll.PRECEDING)
        if self.end_end and spot_date == last_good:
            return joint.roll(month_end(target), Roll.PRECEDING)
        return joint.roll(target, Roll.MODIFIED_FOLLOWING)

    def _read(self, tenor: str) -> tuple[int, str]:
        read = _TENOR.fullmatch(str(tenor))
        if read is None:
            raise InvalidInput(
                "{value} is not a tenor.",
                code="fx.tenor",
                remedy='Write a number and D, W, M or Y, such as "3M"; or SP or SN.',
                where="tenor",
                value=tenor,
            )
        return int(read[1]), read[2]

    def value_date(self, trade_date: dt.date, tenor: str) -> dt.date:
        """Return the value date of a tenor dealt on a day.

        ``"ON"`` is the good day after the trade, ``"TN"`` the one after that; all others count
        from spot.
        """
        joint, tenor = self.joint, of_kind(tenor, str, "tenor")
        if tenor == "ON":
            return joint.next_working(trade_date)
        if tenor == "TN":
            return joint.add(trade_date, 2)
        return self.forward(self.spot(trade_date), tenor)

    def check(self, value_date: dt.date, *, trade_date: dt.date) -> dt.date:
        """Return ``value_date`` if a forward dealt on a day can settle then.

        Raises:
            InvalidInput: It lies before spot, or one of the currencies does not settle that day.
        """
        spot, value_date = self.spot(trade_date), civil_day(value_date, "value_date")
        if value_date < spot:
            raise _before_spot(value_date, spot)
        if not self.joint.is_working(value_date):
            raise InvalidInput(
                "{pair} does not settle on {value}.",
                code="fx.value_date_closed",
                remedy="Deal for {next}, the next good day.",
                where="value_date",
                value=str(value_date),
                pair=str(self.pair),
                next=str(self.joint.next_working(value_date)),
            )
        return value_date

    def reach(self, due: dt.date, *, trade_date: dt.date) -> dt.date:
        """Return the value date of a forward that has to reach a day, dealt on another.

        A day on which the pair does not settle rolls to the next good one, or to the one before
        where that is in the next month, but never before spot.

        Raises:
            InvalidInput: The day lies before spot, so that no forward reaches it.

        Examples:
            >>> days = DayCalendar(name="plain")
            >>> dates = ValueDates(pair="EURUSD", calendars={"EUR": days, "USD": days})
            >>> dealt = dt.date(2026, 11, 20)
            >>> [str(dates.reach(day, trade_date=dealt))
            ...  for day in (dt.date(2026, 12, 26), dt.date(2027, 1, 31))]
            ['2026-12-28', '2027-01-29']
        """
        spot, wanted = self.spot(trade_date), civil_day(due, "due")
        if wanted < spot:
            raise _before_spot(wanted, spot)
        return max(self.joint.roll(wanted, Roll.MODIFIED_FOLLOWING), spot)

    def expiry(self, delivery: dt.date) -> dt.date:
        """Return the last day an option that delivers on a date can expire.

        It is the last weekday whose own spot date is not after the delivery date, so a holiday
        between expiry and delivery moves the expiry, never the delivery.

        Raises:
            InvalidInput: No day within a month before has a spot date that early.
        """
        delivery = civil_day(delivery, "delivery")
        for back in range(1, min(_SEARCH_DAYS, delivery.toordinal())):
            day = delivery - back * _DAY
            if day.weekday() < 5 and self.spot(day) <= delivery:
                return day
        raise InvalidInput(
            "No day shortly before {value} settles by then.",
            code="fx.expiry",
            remedy="Check the calendars for a run of holidays.",
            where="delivery",
            value=str(delivery),
        )


def _before_spot(day: dt.date, spot: dt.date) -> InvalidInput:
    return InvalidInput(
        "The value date {value} lies before spot, {spot}.",
        code="fx.value_date_past",
        remedy="Give the spot date or a later one.",
        where="value_date",
        value=str(day),
        spot=str(spot),
    )
