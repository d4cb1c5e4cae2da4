"""Results of several countries in one currency: each amount at the rate of its own day, stated.

Sums of EUR, GBP and JPY mean nothing until somebody says which rates were taken. Here the caller
gives them, and each line tells what it was, what it came to, at which rate, of which day, by whom.

Source: IAS 21.21-22 (the rate of the day of a transaction; an average where rates move little) and
21.39 (closing rates for a balance sheet): which day an amount is converted on is the caller's.
"""

import datetime as dt
from collections.abc import Iterable, Iterator
from decimal import Context, Decimal
from typing import Any, ClassVar, Final

from attrs import frozen

from xborder.display import Brief
from xborder.errors import InvalidRows, InvalidType, XborderError, known_locale
from xborder.exchange.rate import Rate, RateKind, Side
from xborder.exchange.table import RateTable
from xborder.kind import of_kind
from xborder.messages import DEFAULT_LOCALE, Text, in_words
from xborder.money import Currency, Mode, Money, Rounding
from xborder.number import DECIMAL
from xborder.spoken import spoken
from xborder.tabular import Columns, Tabular, columns_of

TO_THE_CENT: Final = Rounding(mode=Mode.HALF_UP)
_FIGURES: Final = Context(prec=8)
"""A cross rate never ends: eight figures are more than any source publishes."""


@frozen(kw_only=True, repr=False)
class ConvertedAmount(Brief):
    """An amount, and what it is in the reporting currency.

    Attributes:
        name: What it is: a country, an order, an account.
        on: The day whose rate is taken.
        amount: The amount as it was.
        converted: The amount in the reporting currency, rounded once.
        rate: The rate, how it was found, and of which day it is.
    """

    COLUMNS: ClassVar[Columns] = (
        "name", "on", ("amount", "amount.amount"), ("currency", "amount.currency.code"),
        ("converted", "converted.amount"), ("exchange_rate", "rate_in_figures"), "rate_date",
        ("rate_source", "source"),
    )  # fmt: skip
    SHOWN: ClassVar[Columns] = (
        "name", "on", "amount", "converted", ("exchange_rate", "rate_in_figures"), "rate_date",
        ("rate_source", "source"),
    )  # fmt: skip

    name: str
    on: dt.date
    amount: Money
    converted: Money
    rate: Rate

    @property
    def rate_in_figures(self) -> Decimal:
        """How much of the reporting currency one unit is: to eight figures where it never ends."""
        num, over = self.rate.as_ratio()
        exact = DECIMAL.divide(Decimal(num), Decimal(over))
        return _FIGURES.plus(exact).normalize(DECIMAL)

    @property
    def rate_date(self) -> dt.date:
        """The day of the rate, which may lie before the day asked for."""
        return self.rate.date

    @property
    def source(self) -> str:
        """Who published the rate; empty for the reporting currency itself."""
        return self.rate.source

    @property
    def says(self) -> Text:
        """The amount in a sentence: what it comes to, at which rate, of which day."""
        told = {"name": self.name, "on": self.on, "amount": self.amount}
        if not self.rate.legs:
            return Text("{name}, {on}: {amount}", **told)
        told |= {
            "converted": self.converted,
            "base": self.rate.base,
            "rate": self.rate_in_figures,
            "to": self.rate.quote,
            "day": self.rate.date,
            "source": self.source,
        }
        sentence = (
            "{name}, {on}: {amount} = {converted}, at 1 {base} = {rate} {to}, "
            "the last rate before the day, of {day} ({source})"
            if self.rate.is_fallback
            else "{name}, {on}: {amount} = {converted}, "
            "at 1 {base} = {rate} {to} of {day} ({source})"
        )
        return Text(sentence, **told)


@frozen(kw_only=True, repr=False)
class InOneCurrency(Tabular):
    """Amounts in one reporting currency, and their sum.

    Attributes:
        currency: The reporting currency.
        amounts: Each amount, in the order given.
    """

    currency: Currency
    amounts: tuple[ConvertedAmount, ...]

    def __len__(self) -> int:
        return len(self.amounts)

    def __iter__(self) -> Iterator[ConvertedAmount]:
        return iter(self.amounts)

    @property
    def total(self) -> Money:
        """The sum of the converted amounts, each already rounded: a report adds up by its lines."""
        return _sum((each.converted for each in self.amounts), self.currency)

    @property
    def by_name(self) -> dict[str, Money]:
        """The sum of each name, such as a country, in the order in which they first come."""
        parts: dict[str, list[Money]] = {}
        for each in self.amounts:
            parts.setdefault(each.name, []).append(each.converted)
        return {name: _sum(amounts, self.currency) for name, amounts in parts.items()}

    def to_columns(self) -> dict[str, list[Any]]:
        """Return a row an amount."""
        return columns_of(self.amounts, ConvertedAmount)

    def _shown(self) -> dict[str, list[Any]]:
        return columns_of(self.amounts, ConvertedAmount, ConvertedAmount.SHOWN)

    def _said(self, locale: str) -> str:
        return self._head.render(locale)  # the lines stand in the table

    @property
    def _head(self) -> Text:
        return Text("{total} in all, each amount at the rate of its day", total=self.total)

    @in_words
    def explain(self, locale: str = DEFAULT_LOCALE) -> str:
        """Return the sum and each amount in words, with its rate, the rate's day and its source.

        Args:
            locale: The language.

        Raises:
            UnknownLocaleError: babel does not know the locale.
        """
        known = known_locale(locale)
        lines = [f"  {each.says.render(known)}" for each in self.amounts]
        return "\n".join([self._head.render(known), *lines])

    def __str__(self) -> str:
        return self.explain(locale=spoken())


def in_one_currency(
    amounts: Iterable[tuple[str, Money | str, dt.date]],
    to: str,
    *,
    rates: RateTable,
    kind: RateKind | str | None = None,
    side: Side | str = Side.MID,
    rounding: Rounding = TO_THE_CENT,
) -> InOneCurrency:
    """Return amounts of several currencies in one, each at the rate of its own day.

    Each amount is rounded once, away from zero at the half, a refund as the sale it takes back; the
    sum is of the rounded amounts.

    Args:
        amounts: A name, an amount and its day each; a name may come more than once.
        to: The code of the reporting currency.
        rates: The rates; none is taken that the table does not allow.
        kind: Only rates of this kind; ``None`` for the first kind that has one.
        side: Which side of the market.
        rounding: To which unit of the reporting currency, and which way.

    Raises:
        InvalidRows: Some amounts have no rate, or are none; all of them are named.
        InvalidInput: The currency, kind or side is unknown.

    Examples:
        >>> day = dt.date(2016, 1, 8)
        >>> ecb = RateTable.from_ecb_rows([{"Date": "2016-01-08", "USD": "1.0861", "GBP": "0.7450"}])
        >>> report = in_one_currency(
        ...     [("US", "108.61 USD", day), ("GB", "74.50 GBP", day), ("US", "-10.00 USD", day)],
        ...     "EUR", rates=ecb)
        >>> report.total, report.by_name["US"]
        (Money('190.79 EUR'), Money('90.79 EUR'))
        >>> print(report.amounts[0].says)
        US, 2016-01-08: $108.61 = €100.00, at 1 USD = 0.92072553 EUR of 2016-01-08 (ECB euro foreign exchange reference rates)
    """  # noqa: E501 - a sentence is printed whole
    of_kind(rates, RateTable, "rates")
    of_kind(rounding, Rounding, "rounding")
    code = Currency.of(to).code
    asked = None if kind is None else RateKind(kind), Side(side)
    found: list[ConvertedAmount] = []
    bad: list[XborderError] = []
    for position, row in enumerate(_rows(amounts)):
        try:
            name, amount, day = _read(row)
            rate = rates.rate(amount.currency.code, code, on=day, kind=asked[0], side=asked[1])
        except XborderError as error:
            error.where = f"amounts[{position}].{error.where}".rstrip(".")
            bad.append(error)
            continue
        size = rate.convert(abs(amount), rounding=rounding)
        converted = size if amount.amount >= 0 else -size
        found.append(
            ConvertedAmount(name=name, on=day, amount=amount, converted=converted, rate=rate)
        )
    if bad:
        raise InvalidRows(bad)
    return InOneCurrency(currency=Currency.of(code), amounts=tuple(found))


def _rows(amounts: object) -> tuple[Any, ...]:
    if isinstance(amounts, str) or not isinstance(amounts, Iterable):
        raise InvalidType(
            "{value} is no list of amounts.",
            code="rate.amounts",
            remedy='Give a name, an amount and a day each: [("GB", "74.50 GBP", day)].',
            where="amounts",
            value=amounts,
        )
    return tuple(amounts)


def _read(row: Any) -> tuple[str, Money, dt.date]:
    if not isinstance(row, tuple | list) or len(row) != 3:
        raise InvalidType(
            "{value} is no name, amount and day.",
            code="rate.amounts",
            remedy='Give a name, an amount and a day each: [("GB", "74.50 GBP", day)].',
            value=row,
        )
    name, amount, day = row
    money = Money(amount) if isinstance(amount, str) else of_kind(amount, Money, "amount")
    return of_kind(name, str, "name"), money, of_kind(day, dt.date, "on")


def _sum(amounts: Iterable[Money], currency: Currency) -> Money:
    return sum(amounts, Money.of_minor(0, currency.code))
