"""Cash: what comes in and goes out on which day, in each currency, and how low it goes.

A margin says what a sale leaves; cash says when. Deposits and freight go out weeks before the
first payout comes in, and what is lowest in between has to be there.
"""

import datetime as dt
from collections.abc import Iterable, Mapping
from fractions import Fraction
from typing import Any, ClassVar

from attrs import field, frozen

from xborder.choice import Choice
from xborder.display import Shown
from xborder.errors import InvalidInput, InvalidType
from xborder.kind import all_of_kind, of_kind, typed
from xborder.margin.waterfall import TO_HOME
from xborder.money import Currency, Money
from xborder.money.amount import as_money
from xborder.money.owed import not_below_zero
from xborder.number import exact_share
from xborder.tabular import Columns, Rows, columns_of


class Cause(Choice):
    """What cash moves for."""

    DEPOSIT = "deposit"
    BALANCE = "balance"
    FREIGHT = "freight"
    DUTY = "duty"
    IMPORT_VAT = "import_vat"
    VAT_REFUND = "vat_refund"
    PAYOUT = "payout"
    OTHER = "other"


@frozen(kw_only=True, field_transformer=typed)
class CashMove:
    """Money that comes in or goes out on a day.

    Attributes:
        on: The day.
        amount: How much; negative goes out.
        cause: What for.
        reference: The order, purchase or invoice it belongs to.
    """

    on: dt.date
    amount: Money = field(converter=as_money)
    cause: Cause = field(default=Cause.OTHER, converter=Cause)
    reference: str = ""


def purchase_moves(
    amount: Money | str,
    *,
    deposit_share: Any,
    ordered: dt.date,
    balance_on: dt.date,
    reference: str = "",
) -> tuple[CashMove, ...]:
    """Return what a supplier is paid: a deposit with the order, the balance on its day.

    Args:
        amount: What the goods cost.
        deposit_share: The share paid with the order, rounded half to even; 0 for none.
        ordered: The day of the order.
        balance_on: The day the rest is paid.
        reference: The purchase.

    Raises:
        InvalidInput: The amount is negative, or the balance is paid before the order.

    Examples:
        >>> [str(move.amount) for move in purchase_moves(
        ...     "10000 USD", deposit_share="0.3", ordered=dt.date(2026, 1, 5),
        ...     balance_on=dt.date(2026, 3, 1))]
        ['-3000.00 USD', '-7000.00 USD']
    """
    whole_of_it = not_below_zero(amount, "amount")
    _in_order({"ordered": ordered, "balance_on": balance_on})
    part = Fraction(*whole_of_it.as_ratio()) * Fraction(exact_share(deposit_share, "deposit_share"))
    minor = TO_HOME.apply(part.numerator, part.denominator)
    deposit = Money.of_minor(minor, whole_of_it.currency)
    moves = (
        CashMove(on=ordered, amount=-deposit, cause=Cause.DEPOSIT, reference=reference),
        CashMove(
            on=balance_on, amount=deposit - whole_of_it, cause=Cause.BALANCE, reference=reference
        ),
    )
    return tuple(move for move in moves if move.amount.amount)


def import_moves(
    *,
    entered: dt.date,
    duty: Money | str,
    vat: Money | str,
    deferred_to: dt.date | None = None,
    vat_back_on: dt.date | None = None,
    reference: str = "",
) -> tuple[CashMove, ...]:
    """Return what an import costs in cash: duty and VAT, and the VAT that comes back.

    Args:
        entered: The day of the customs entry.
        duty: The duty.
        vat: The import VAT. Where it is only declared in the return and never paid, give 0.
        deferred_to: The day on which both are paid, with a deferment account; the day of the
            entry if none.
        vat_back_on: The day the VAT comes back with a return; none where it is lost.
        reference: The purchase.

    Raises:
        InvalidInput: Duty or VAT is negative, or a day lies before that of the entry.

    Examples:
        >>> moves = import_moves(entered=dt.date(2026, 4, 2), duty="600 EUR", vat="1900 EUR",
        ...                      vat_back_on=dt.date(2026, 5, 10))
        >>> [(str(move.on), str(move.amount)) for move in moves][1:]
        [('2026-04-02', '-1900.00 EUR'), ('2026-05-10', '1900.00 EUR')]
    """
    _in_order({"entered": entered, "deferred_to": deferred_to})
    _in_order({"entered": entered, "vat_back_on": vat_back_on})
    levy, tax = not_below_zero(duty, "duty"), not_below_zero(vat, "vat")
    paid_on = entered if deferred_to is None else deferred_to
    moves = [
        CashMove(on=paid_on, amount=-levy, cause=Cause.DUTY, reference=reference),
        CashMove(on=paid_on, amount=-tax, cause=Cause.IMPORT_VAT, reference=reference),
    ]
    if vat_back_on is not None:
        moves.append(
            CashMove(on=vat_back_on, amount=tax, cause=Cause.VAT_REFUND, reference=reference)
        )
    return tuple(move for move in moves if move.amount.amount)


def _in_order(days: Mapping[str, dt.date | None]) -> None:
    """Refuse a day that lies before the one it can only follow."""
    (first, begins), (then, follows) = days.items()
    start = of_kind(begins, dt.date, first)
    end = None if follows is None else of_kind(follows, dt.date, then)
    if end is not None and end < start:
        raise InvalidInput(
            "{name} is {value}, before {other}, {start}.",
            code="margin.days",
            remedy="Check which of the days is which.",
            where=then,
            name=then,
            value=end,
            other=first,
            start=start,
        )


@frozen(kw_only=True)
class CashDay:
    """A day on which cash moved.

    Attributes:
        on: The day.
        currency: The currency.
        change: What came in less what went out.
        balance: What is there at its close.
    """

    on: dt.date
    currency: str
    change: Money
    balance: Money

    COLUMNS: ClassVar[Columns] = (
        *("on", "currency"),
        ("change", "change.amount"),
        ("balance", "balance.amount"),
    )
    SHOWN: ClassVar[Columns] = ("on", "change", "balance")


@frozen(kw_only=True, repr=False)
class CashCalendar(Shown):
    """Cash by day and currency.

    Attributes:
        days: Every day on which cash moves, by currency and then by day.
        opening: What was there before the first of them, by currency.
    """

    days: Rows[CashDay]
    opening: Mapping[str, Money] = field(hash=False)

    def _shown(self) -> Mapping[str, list[Any]]:
        return columns_of(self.days, CashDay, CashDay.SHOWN)

    @property
    def currencies(self) -> tuple[str, ...]:
        """The currencies in which something moves."""
        return tuple(dict.fromkeys(day.currency for day in self.days))

    def in_currency(self, currency: str) -> tuple[CashDay, ...]:
        """Return the days on which something moves in a currency.

        Raises:
            InvalidInput: Nothing does.
        """
        code = Currency.of(currency).code
        days = tuple(day for day in self.days if day.currency == code)
        if not days:
            raise InvalidInput(
                "Nothing moves in {value}.",
                code="margin.cash",
                remedy="Give one of: {choices}." if self.days else "Give the moves first.",
                where="currency",
                value=code,
                choices=", ".join(self.currencies),
            )
        return days

    def lowest(self, currency: str) -> CashDay:
        """Return the day at whose close the least is there; the first of them.

        Days are closed whole: what comes in on a day is there for what goes out on it.

        Raises:
            InvalidInput: Nothing moves in that currency.
        """
        days = self.in_currency(currency)
        return min(days, key=lambda day: (day.balance.amount, day.on))

    def need(self, currency: str) -> Money:
        """Return what has to be there beforehand so that no day closes below zero."""
        lowest = self.lowest(currency).balance
        return max(-lowest, Money.of_minor(0, lowest.currency))

    def by_month(self) -> Mapping[tuple[str, str], Money]:
        """Return what each month changes, by currency and month, such as ``("EUR", "2026-11")``."""
        months: dict[tuple[str, str], Money] = {}
        for day in self.days:
            key = (day.currency, f"{day.on.year:04d}-{day.on.month:02d}")
            months[key] = months[key] + day.change if key in months else day.change
        return months


def _opening(given: Any) -> dict[str, Money]:
    found = [as_money(each) for each in all_of_kind(given, object, "opening")]
    by_code = {money.currency.code: money for money in found}
    if len(by_code) < len(found):
        raise InvalidInput(
            "Two opening balances are in one currency, among {value}.",
            code="margin.opening",
            remedy="Give one a currency.",
            where="opening",
            value=", ".join(map(str, found)),
        )
    return by_code


def cash_calendar(
    moves: Iterable[CashMove], *, opening: Iterable[Money | str] = ()
) -> CashCalendar:
    """Return cash by day and currency.

    Args:
        moves: What comes in and goes out, in any order.
        opening: What is there beforehand, one amount a currency.

    Examples:
        >>> calendar = cash_calendar([
        ...     CashMove(on=dt.date(2026, 1, 5), amount="-3000 EUR", cause="deposit"),
        ...     CashMove(on=dt.date(2026, 5, 9), amount="8000 EUR", cause="payout"),
        ...     CashMove(on=dt.date(2026, 3, 1), amount="-2000 EUR", cause="balance")])
        >>> calendar.lowest("EUR").on, calendar.need("EUR")
        (datetime.date(2026, 3, 1), Money('5000.00 EUR'))
    """
    sums: dict[tuple[str, dt.date], Money] = {}
    for move in all_of_kind(moves, CashMove, "moves"):
        key = (move.amount.currency.code, move.on)
        sums[key] = sums[key] + move.amount if key in sums else move.amount
    before = _opening(opening)
    running, days = dict(before), []
    for code, day in sorted(sums):
        change = sums[code, day]
        balance = running[code] + change if code in running else change
        running[code] = balance
        days.append(CashDay(on=day, currency=code, change=change, balance=balance))
    return CashCalendar(days=Rows(days, CashDay), opening=before)


def payout_moves(payouts: Iterable[Any]) -> tuple[CashMove, ...]:
    """Return payouts as cash: from anything that carries a day and an amount.

    Args:
        payouts: Things with ``on`` and ``amount``, such as a channel's payouts; or exposures of
            :mod:`xborder.fx`, with ``due``, ``amount`` and ``currency``.

    Examples:
        >>> from xborder.fx import Exposure
        >>> held = Exposure.of("900 EUR", due=dt.date(2026, 12, 4), stage="in_settlement")
        >>> [(str(move.on), str(move.amount)) for move in payout_moves([held])]
        [('2026-12-04', '900.00 EUR')]
    """
    found = []
    if hasattr(payouts, "exposures"):
        raise _not_cash(payouts, "payouts")
    for number, each in enumerate(all_of_kind(payouts, object, "payouts")):
        day = getattr(each, "on", None) or getattr(each, "due", None)
        amount = getattr(each, "amount", None)
        code = getattr(each, "currency", None)
        if amount is not None and not isinstance(amount, Money) and isinstance(code, str):
            amount = Money(amount, code)
        if day is None or amount is None:
            # a payout of a plan has two days: which of them is meant is not guessed
            raise _not_cash(each, f"payouts[{number}]")
        found.append(
            CashMove(
                on=of_kind(day, dt.date, f"payouts[{number}].on"),
                amount=of_kind(amount, Money, f"payouts[{number}].amount"),
                cause=Cause.PAYOUT,
                reference=str(getattr(each, "reference", "")),
            )
        )
    return tuple(found)


def _not_cash(given: object, where: str) -> InvalidType:
    return InvalidType(
        "{name} is of type {value}, which does not carry one day and one amount.",
        code="margin.payouts",
        remedy="Give plan.exposures() of a payout plan: they stand on the day the money is at the "
        "bank, and hold what is owed to the site too. Or give CashMove(on=, amount=).",
        where=where,
        name=where,
        value=type(given).__name__,
    )
