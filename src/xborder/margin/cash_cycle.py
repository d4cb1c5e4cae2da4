"""The cash cycle: for how many days money is out, how much it binds, and what it costs."""

import datetime as dt
from collections.abc import Iterable
from fractions import Fraction
from itertools import pairwise
from typing import Any, Final

from attrs import field, frozen

from xborder.display import Figures
from xborder.errors import InvalidInput
from xborder.exchange import RateTable
from xborder.kind import all_of_kind, of_kind
from xborder.margin.cash import CashMove, cash_calendar
from xborder.margin.waterfall import TO_HOME
from xborder.money import Currency, Money
from xborder.money.amount import as_money
from xborder.number import FINITE, checked, exact_share, ratio

_YEAR: Final = 365
"""Days of a year of simple interest; the published figures of cash cycles count so too."""


@frozen(kw_only=True, repr=False, field_transformer=checked)
class CashCycle(Figures):
    """For how many days money is out.

    Attributes:
        stock_days: How long goods lie in stock (DIO).
        receivable_days: How long after the sale money comes (DSO).
        payable_days: How long after the goods the supplier is paid (DPO).

    Examples:
        >>> CashCycle(stock_days=35, receivable_days=2, payable_days=15).days
        22.0
    """

    stock_days: float = field(metadata=FINITE)
    receivable_days: float = field(metadata=FINITE)
    payable_days: float = field(metadata=FINITE)

    @property
    def days(self) -> float:
        """The conversion cycle: ``DIO + DSO - DPO``; below zero suppliers pay for the stock."""
        return self.stock_days + self.receivable_days - self.payable_days

    @classmethod
    def of_days(
        cls, *, goods: dt.date, paid_supplier: dt.date, sold: dt.date, paid: dt.date
    ) -> "CashCycle":
        """Return the cycle of a purchase by its days.

        Args:
            goods: The day the goods came.
            paid_supplier: The day the supplier was paid.
            sold: The day they were sold.
            paid: The day the money came.
        """
        dates = {"goods": goods, "paid_supplier": paid_supplier, "sold": sold, "paid": paid}
        for name, value in dates.items():
            of_kind(value, dt.date, name)
        return cls(
            stock_days=(sold - goods).days,
            receivable_days=(paid - sold).days,
            payable_days=(paid_supplier - goods).days,
        )

    def tied_up(self, annual: Money | str) -> Money:
        """Return how much money the cycle binds: a year's amount times days over 365.

        Args:
            annual: What is turned over in a year, at what it binds: usually the cost of goods.
        """
        year = as_money(annual)
        part = Fraction(*year.as_ratio()) * ratio(self.days, "days") / _YEAR
        return Money.of_minor(TO_HOME.apply(part.numerator, part.denominator), year.currency)


def cost_of_money(
    moves: Iterable[CashMove],
    *,
    annual_rate: Any,
    rates: RateTable | None = None,
    home: str,
    until: dt.date | None = None,
) -> Money:
    """Return what the money of an order or purchase costs while it is out, rounded half to even.

    Simple interest on every move up to the last one, or to a day behind it, on a year of 365 days:
    what goes out early costs, what comes in early earns. Money that has not come back by then goes
    on costing: give the day to count to.

    Args:
        moves: All moves of it.
        annual_rate: The cost of capital in a year, a fraction such as ``"0.12"``.
        rates: Exchange rates, where moves are in other currencies; each at its own day.
        home: The currency to count in.
        until: The day to count to; that of the last move if left out.

    Raises:
        InvalidInput: The rate is no fraction from 0 to 1, a move is in another currency and there
            are no rates, or one lies behind the day to count to.

    Formula: ``sum(-amount * annual rate * days to the last move / 365)``.

    Examples:
        >>> cost_of_money([
        ...     CashMove(on=dt.date(2026, 1, 1), amount="-3650 EUR"),
        ...     CashMove(on=dt.date(2026, 4, 11), amount="5000 EUR")],
        ...     annual_rate="0.12", home="EUR")
        Money('120.00 EUR')
    """
    every = all_of_kind(moves, CashMove, "moves")
    rate, code = Fraction(exact_share(annual_rate, "annual_rate")), Currency.of(home).code
    end = None if until is None else of_kind(until, dt.date, "until")
    last = max((move.on for move in every), default=dt.date.min)
    if end is not None and end < last:
        raise InvalidInput(
            "{name} is {value}, before {other}, {start}.",
            code="margin.days",
            remedy="Check which of the days is which.",
            where="until",
            name="until",
            value=end,
            other="moves",
            start=last,
        )
    total, last = Fraction(0), end or last
    for move in every:
        total -= _minor(move, code, rates) * rate * (last - move.on).days / _YEAR
    return Money.of_minor(TO_HOME.apply(total.numerator, total.denominator), code)


def _minor(move: CashMove, home: str, rates: RateTable | None) -> Fraction:
    amount = Fraction(*move.amount.as_ratio())
    code = move.amount.currency.code
    if code == home:
        return amount
    if rates is None:
        raise InvalidInput(
            "{name} is {value}, and no rate into {home} is given.",
            code="margin.rate",
            remedy="Give rates=, and the day of the sale.",
            where="rates",
            name=str(move.cause),
            value=str(move.amount),
            home=home,
        )
    found = of_kind(rates, RateTable, "rates").rate(code, home, on=move.on)
    return amount * found.minor_ratio()


def days_out(moves: Iterable[CashMove], currency: str) -> int | None:
    """Return for how many days the balance of moves, from nothing, closes below zero.

    Args:
        moves: All moves of an order or purchase.
        currency: The currency to look at.

    Returns:
        ``None`` where it is still below zero after the last move: that money does not come back.

    Raises:
        InvalidInput: Nothing moves in that currency.

    Examples:
        >>> paid = CashMove(on=dt.date(2026, 1, 1), amount="-100 EUR")
        >>> days_out([paid, CashMove(on=dt.date(2026, 1, 31), amount="120 EUR")], "EUR")
        30
        >>> days_out([paid, CashMove(on=dt.date(2026, 1, 31), amount="40 EUR")], "EUR")
    """
    calendar = cash_calendar(moves)
    days = calendar.in_currency(currency)
    if days[-1].balance.amount < 0:
        return None
    return sum((then.on - now.on).days for now, then in pairwise(days) if now.balance.amount < 0)
