"""Loyalty points and tiers: a ledger that never loses a point.

An account is a fold over its events: points are earned in lots that expire on their day, burned
from the lot that expires first, and taken back when an order is returned. At any moment::

    earned = balance + burned + expired + taken back

Points that a return takes back and the customer no longer has become a debt, which the next
points earned pay first.
"""

import datetime as dt
from collections.abc import Iterable
from fractions import Fraction
from typing import Any

from attrs import define, field, frozen

from xborder import number
from xborder.choice import Choice
from xborder.customers import arguments
from xborder.day import civil_day
from xborder.errors import InvalidInput, InvalidRows, XborderError
from xborder.messages import Text


class LoyaltyKind(Choice):
    """What happened to an account."""

    EARN = "earn"
    """``amount`` was spent; points follow by the programme's rate."""
    BURN = "burn"
    """``points`` were used."""
    TAKE_BACK = "take_back"
    """``amount`` was paid back; the points it had earned go."""


_MOST = 10**12
_POINTS = number.checks(number.whole, least=-_MOST, most=_MOST)
_DAYS = number.checks(number.whole, least=-_MOST, most=3_652_425)  # ten thousand years


def _day(value: Any) -> dt.date:
    return arguments.day(value, "on")


def _order(value: Any) -> str:
    return arguments.text(value, "order_id")


def _name(value: Any) -> str:
    return arguments.an(str, value, "name")


# Converters, not checks by metadata: so type checkers see that text and whole numbers are taken.
def _amount(value: Any) -> Fraction:
    return number.ratio(value, "amount")


def _multiplier(value: Any) -> Fraction:
    return number.ratio(value, "multiplier")


def _points_per_unit(value: Any) -> Fraction:
    return number.ratio(value, "points_per_unit")


@frozen(kw_only=True, field_transformer=number.checked)
class LoyaltyEvent:
    """One event of an account.

    Attributes:
        on: The day.
        kind: What happened.
        amount: Money spent or paid back, for earn and take back.
        points: Points used, for burn.
        order_id: The order, for earn and take back: points go at the rate they came.
    """

    on: dt.date = field(converter=_day)
    kind: LoyaltyKind = field(converter=LoyaltyKind)
    amount: Fraction = field(default=Fraction(0), converter=_amount)
    points: int = field(default=0, metadata=_POINTS)
    order_id: str = field(default="", converter=_order)


@frozen(kw_only=True, field_transformer=number.checked)
class LoyaltyTier:
    """A tier and what it takes.

    Attributes:
        name: Its name.
        least_points: Points earned within the programme's window, less those taken back.
        multiplier: Points earned while in it are multiplied by this.
    """

    name: str = field(converter=_name)
    least_points: int = field(metadata=_POINTS)
    multiplier: Fraction = field(default=Fraction(1), converter=_multiplier)


def _tiers(tiers: Iterable[LoyaltyTier]) -> tuple[LoyaltyTier, ...]:
    known = arguments.each(LoyaltyTier, tiers, "tiers")
    return tuple(sorted(known, key=lambda tier: tier.least_points))


@frozen(kw_only=True, field_transformer=number.checked)
class LoyaltyProgramme:
    """The rules of a programme.

    Args:
        points_per_unit: Points for one unit of currency; points are rounded down.
        expires_after_days: Points live so many days, the day they are earned not counted.
        tiers: The tiers; the lowest takes 0 points.
        tier_window_days: Tiers look at points earned in so many days up to today.

    Raises:
        InvalidInput: No tier takes 0 points, or a number is not above 0.
    """

    points_per_unit: Fraction = field(converter=_points_per_unit)
    expires_after_days: int = field(metadata=_DAYS)
    tiers: tuple[LoyaltyTier, ...] = field(
        converter=_tiers, default=(LoyaltyTier(name="member", least_points=0),)
    )
    tier_window_days: int = field(default=365, metadata=_DAYS)

    def __attrs_post_init__(self) -> None:
        numbers = (self.points_per_unit, self.expires_after_days, self.tier_window_days)
        if (
            any(number <= 0 for number in numbers)
            or not self.tiers
            or self.tiers[0].least_points != 0
        ):
            raise InvalidInput(
                "The programme {value} cannot run.",
                code="customers.programme",
                remedy="Give rate, life and window above 0, and a lowest tier at 0 points.",
                where="programme",
                value=[str(number) for number in numbers],
            )


@frozen(kw_only=True)
class TierChange:
    """A move between tiers.

    Attributes:
        on: The day.
        before: The tier left.
        after: The tier entered.
        reason: Why.
    """

    on: dt.date
    before: str
    after: str
    reason: Text


@frozen(kw_only=True)
class LoyaltyAccount:
    """An account on a day.

    Attributes:
        on: The day.
        balance: Points there are; below 0 while a debt is open.
        earned: All points ever earned.
        burned: All points ever used.
        expired: All points ever expired.
        taken_back: All points ever taken back.
        tier: The tier on that day.
        changes: Every move between tiers.
        next_expiry: The day after whose end the next points expire; ``None`` without points.
    """

    on: dt.date
    balance: int
    earned: int
    burned: int
    expired: int
    taken_back: int
    tier: str
    changes: tuple[TierChange, ...]
    next_expiry: dt.date | None


def _after(day: dt.date, days: int) -> dt.date:
    """Return a day so many days later; points without an end live until the calendar's last."""
    return dt.date.fromordinal(min(day.toordinal() + days, dt.date.max.toordinal()))


@define
class _Lot:
    last_day: dt.date
    points: int


@define
class _Book:
    """The running state of an account."""

    programme: LoyaltyProgramme
    tier: LoyaltyTier
    lots: list[_Lot]
    gains: list[tuple[dt.date, int]]
    changes: list[TierChange]
    rates: dict[str, Fraction]
    debt: int = 0
    earned: int = 0
    burned: int = 0
    expired: int = 0
    taken_back: int = 0

    @property
    def points(self) -> int:
        return sum(lot.points for lot in self.lots)

    def advance(self, on: dt.date) -> None:
        """Let points expire, and tiers fall, up to the start of a day."""
        gone = [lot for lot in self.lots if lot.last_day < on]
        self.expired += sum(lot.points for lot in gone)
        self.lots = [lot for lot in self.lots if lot.last_day >= on]
        window = self.programme.tier_window_days
        for day in sorted({_after(gain[0], window) for gain in self.gains}):
            if day > on:
                break
            self.gains = [gain for gain in self.gains if _after(gain[0], window) > day]
            self.settle_tier(day)

    def settle_tier(self, on: dt.date) -> None:
        """Move to the tier that the points of the window give."""
        score = sum(points for _, points in self.gains)
        fitting = [tier for tier in self.programme.tiers if tier.least_points <= max(score, 0)]
        if fitting[-1] != self.tier:
            self.changes.append(
                TierChange(
                    on=on,
                    before=self.tier.name,
                    after=fitting[-1].name,
                    reason=Text(
                        "{points} points within {days} days; the tier takes {least}.",
                        points=score,
                        days=self.programme.tier_window_days,
                        least=fitting[-1].least_points,
                    ),
                )
            )
            self.tier = fitting[-1]

    def earn(self, event: LoyaltyEvent) -> None:
        self.rates[event.order_id] = self.tier.multiplier
        points = self.points_for(event.amount, self.tier.multiplier)
        self.earned += points
        self.gains.append((event.on, points))
        repaid = min(points, self.debt)
        self.debt -= repaid
        if points > repaid:
            self.lots.append(
                _Lot(_after(event.on, self.programme.expires_after_days), points - repaid)
            )
        self.settle_tier(event.on)

    def points_for(self, amount: Fraction, multiplier: Fraction) -> int:
        exact = amount * self.programme.points_per_unit * multiplier
        return exact.numerator // exact.denominator

    def take(self, points: int) -> int:
        """Take points from the lots that expire first; return how many were missing."""
        self.lots.sort(key=lambda lot: lot.last_day)
        for lot in self.lots:
            part = min(lot.points, points)
            lot.points -= part
            points -= part
        self.lots = [lot for lot in self.lots if lot.points]
        return points

    def take_back(self, event: LoyaltyEvent) -> None:
        rate = self.rates.get(event.order_id, self.tier.multiplier)
        points = self.points_for(event.amount, rate)
        self.taken_back += points
        self.gains.append((event.on, -points))
        self.debt += self.take(points)
        self.settle_tier(event.on)


def loyalty_account(
    programme: LoyaltyProgramme, events: Iterable[LoyaltyEvent], *, on: dt.date
) -> LoyaltyAccount:
    """Return an account on a day, from all its events.

    Args:
        programme: The rules.
        events: The events, in any order; those of one day count earn, take back, burn.
        on: The day.

    Raises:
        InvalidRows: Events after ``on``, amounts or points below 0, or more points burned than
            there were: all rows at once.

    Examples:
        >>> programme = LoyaltyProgramme(points_per_unit=1, expires_after_days=365)
        >>> spent = LoyaltyEvent(on=dt.date(2026, 1, 1), kind="earn", amount="99.90")
        >>> loyalty_account(programme, [spent], on=dt.date(2026, 6, 1)).balance
        99
        >>> loyalty_account(programme, [spent], on=dt.date(2027, 6, 1)).expired
        99
    """
    on = civil_day(on, "on")
    arguments.an(LoyaltyProgramme, programme, "programme")
    rows = list(enumerate(arguments.each(LoyaltyEvent, events, "events")))
    bad: list[XborderError] = [
        InvalidInput(
            "The event {value} lies after {on} or has an amount below 0.",
            code="customers.loyalty_event",
            remedy="Give amounts and points of 0 or more, up to the day asked for.",
            where=f"events.{place}",
            value=f"{event.on} {event.kind} {event.amount or event.points}",
            on=on,
        )
        for place, event in rows
        if event.on > on or event.amount < 0 or event.points < 0
    ]
    if bad:
        raise InvalidRows(bad)
    order = (LoyaltyKind.EARN, LoyaltyKind.TAKE_BACK, LoyaltyKind.BURN)
    rows.sort(key=lambda row: (row[1].on, order.index(row[1].kind)))
    book = _Book(programme, programme.tiers[0], [], [], [], {})
    for place, event in rows:
        book.advance(event.on)
        match event.kind:
            case LoyaltyKind.EARN:
                book.earn(event)
            case LoyaltyKind.TAKE_BACK:
                book.take_back(event)
            case LoyaltyKind.BURN if event.points > book.points:
                bad.append(
                    InvalidInput(
                        "{value} points are to be burned, and there are {balance}.",
                        code="customers.burn",
                        remedy="Burn no more than the balance of the day.",
                        where=f"events.{place}.points",
                        value=event.points,
                        balance=book.points,
                    )
                )
            case _:
                book.take(event.points)
                book.burned += event.points
    if bad:
        raise InvalidRows(bad)
    book.advance(on)
    return LoyaltyAccount(
        on=on,
        balance=book.points - book.debt,
        earned=book.earned,
        burned=book.burned,
        expired=book.expired,
        taken_back=book.taken_back,
        tier=book.tier.name,
        changes=tuple(book.changes),
        next_expiry=min((lot.last_day for lot in book.lots), default=None),
    )
