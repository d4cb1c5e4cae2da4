"""A table of exchange rates: dated, sourced, exact, and silent about the future."""

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Final

from attrs import evolve, field, frozen

from xborder.errors import NoRate
from xborder.exchange.quoted import Quoted, rate_along
from xborder.exchange.rate import Quotation, Rate, RateKind, Side
from xborder.exchange.rows import PairRates, ecb, from_pairs, hmrc
from xborder.kind import all_of_kind, of_kind
from xborder.money import Currency, Money, Rounding
from xborder.number import whole
from xborder.source import Source
from xborder.timeline import civil_date

_MOST_DAYS: Final = 36_525
_MOST_ASKED: Final = 10_000
"""Rates remembered at a time: thirty currencies of a year."""


def _in_order(quotations: Iterable[Quotation]) -> tuple[Quotation, ...]:
    """Return the quotations sorted by kind, pair and day, each once."""
    ordered = sorted(
        all_of_kind(quotations, Quotation, "quotations"),
        key=lambda one: (one.kind, one.base, one.quote, one.start, one.end),
    )
    return tuple(
        one for one, before in zip(ordered, [None, *ordered], strict=False) if one != before
    )


def _days(value: Any) -> int:
    """Return how many days old the last known rate may be, 0 for none."""
    return whole(value, "fallback_days", most=_MOST_DAYS)


def _code(value: str | None) -> str | None:
    return None if value is None else Currency.of(value).code


@frozen
class RateTable:
    """Dated exchange rates of one or more kinds and sources.

    A rate is looked up for a day. The pair itself is tried first, then its inverse, then the two
    legs through the pivot; kinds are tried in the order of ``RateKind`` unless one is asked for.
    Nothing is interpolated, and no quotation serves a day before its own. If none holds on the
    day, the latest one before it serves only within ``fallback_days``, and the rate says so.

    Args:
        quotations: The quotations, in any order; the same one twice is one.
        pivot: The currency through which cross rates go; ``None`` for none.
        fallback_days: How many days old the last known rate may be; 0 to allow none.

    Raises:
        InvalidInput: Two quotations of one pair and kind hold on the same day.

    Examples:
        >>> friday = dt.date(2016, 1, 8)
        >>> table = RateTable([
        ...     Quotation.of("EUR", "USD", "1.0861", start=friday, kind="ecb", source="ECB"),
        ...     Quotation.of("EUR", "SEK", "9.264", start=friday, kind="ecb", source="ECB"),
        ... ], pivot="EUR")
        >>> rate = table.rate("USD", "SEK", on=friday)
        >>> rate.as_ratio(), rate.path
        ((92640, 10861), ('USD', 'EUR', 'SEK'))
        >>> table.rate("USD", "SEK", on=dt.date(2016, 1, 9))
        Traceback (most recent call last):
            ...
        xborder.errors.NoRate: No rate from USD to SEK is known for 2016-01-09. The latest
        before it is of 2016-01-08: allow it with table.allowing(fallback_days=1), or add a rate
        for the day.
        >>> weekend = table.allowing(fallback_days=3).rate("USD", "SEK", on=dt.date(2016, 1, 10))
        >>> weekend.is_fallback, weekend.date
        (True, datetime.date(2016, 1, 8))
    """

    quotations: tuple[Quotation, ...] = field(converter=_in_order)
    pivot: str | None = field(default=None, converter=_code, kw_only=True)
    fallback_days: int = field(default=0, kw_only=True, converter=_days)
    _quoted: Quoted = field(init=False, eq=False, repr=False)
    _found_before: dict[tuple[object, ...], Rate | None] = field(
        init=False, factory=dict, eq=False, repr=False
    )
    """The rates asked for so far: a shop asks the same few of a day for every parcel."""

    def __attrs_post_init__(self) -> None:
        # The look-up by pair and day, made once: a table is asked far more often than it is built.
        object.__setattr__(self, "_quoted", Quoted.of(self.quotations))

    @classmethod
    def from_mapping(
        cls,
        rates: PairRates,
        *,
        start: dt.date,
        end: dt.date | None = None,
        kind: RateKind | str = RateKind.MARKET,
        source: Source | str,
        pivot: str | None = None,
        fallback_days: int = 0,
    ) -> "RateTable":
        """Return the table of a mapping of pairs to rates that hold on the same days.

        Args:
            rates: ``{"EUR/USD": "1.0861"}``: so much USD for one EUR; or a bid and an ask.
            start: The first day they hold.
            end: The first day they no longer hold; ``None`` for the one day.
            kind: What they are for.
            source: Who published them.
            pivot: The currency through which cross rates go.
            fallback_days: How many days old the last known rate may be.

        Raises:
            InvalidRows: Some rates cannot be used; all of them are named.

        Examples:
            >>> desk = RateTable.from_mapping(
            ...     {"EUR/USD": ("1.0860", "1.0862")}, start=dt.date(2016, 1, 8), source="desk")
            >>> desk.rate("USD", "EUR", on=dt.date(2016, 1, 8), side="bid").ratio
            Fraction(5000, 5431)
        """
        found = from_pairs(rates, start=start, end=end, kind=kind, source=source)
        return cls(found, pivot=pivot, fallback_days=fallback_days)

    @classmethod
    def from_ecb_rows(
        cls, rows: Iterable[Mapping[Any, Any]], *, fallback_days: int = 0
    ) -> "RateTable":
        """Return the table of the ECB's history file, with the euro as pivot.

        The ECB publishes on TARGET working days only: allow a few days of fallback if rates are
        wanted on weekends and holidays.

        Args:
            rows: The rows of ``eurofxref-hist.csv``, such as ``csv.DictReader`` gives them.
            fallback_days: How many days old the last known rate may be.

        Raises:
            InvalidRows: Some rows cannot be read; all of them are named.

        Examples:
            >>> table = RateTable.from_ecb_rows([
            ...     {"Date": "2016-01-08", "USD": "1.0861", "SEK": "9.264", "CYP": "N/A"}])
            >>> table.rate("EUR", "USD", on=dt.date(2016, 1, 8)).as_ratio()
            (10861, 10000)
        """
        return cls(ecb(rows), pivot="EUR", fallback_days=fallback_days)

    @classmethod
    def from_hmrc_rows(
        cls, rows: Iterable[Mapping[Any, Any]], *, fallback_days: int = 0
    ) -> "RateTable":
        """Return the table of HMRC's monthly lists, with the pound as pivot.

        Args:
            rows: The rows of one or more monthly lists, such as ``csv.DictReader`` gives them.
            fallback_days: How many days old the last known rate may be.

        Raises:
            InvalidRows: Some rows cannot be read; all of them are named.

        Examples:
            >>> table = RateTable.from_hmrc_rows([{
            ...     "Country/Territories": "Eurozone", "Currency": "Euro", "Currency Code": "EUR",
            ...     "Currency Units per £1": "1.1681",
            ...     "Start date": "01/09/2026", "End date": "30/09/2026"}])
            >>> table.rate("GBP", "EUR", on=dt.date(2026, 9, 30)).as_ratio()
            (11681, 10000)
        """
        return cls(hmrc(rows), pivot="GBP", fallback_days=fallback_days)

    def __reduce__(self) -> tuple[Any, ...]:
        """Return how a copy is made: anew from the quotations, with nothing remembered."""
        return _restored, (self.quotations, self.pivot, self.fallback_days)

    def __len__(self) -> int:
        return len(self.quotations)

    def __iter__(self) -> Iterator[Quotation]:
        return iter(self.quotations)

    def __add__(self, other: "RateTable") -> "RateTable":
        """Return a table with the quotations of both; pivot and fallback are the first one's.

        Raises:
            InvalidInput: Two quotations of one pair and kind hold on the same day.
        """
        of_kind(other, RateTable, "other")
        return evolve(self, quotations=self.quotations + other.quotations)

    def allowing(self, *, fallback_days: int) -> "RateTable":
        """Return the same table, allowing the last known rate for so many days."""
        return evolve(self, fallback_days=fallback_days)

    def through(self, pivot: str | None) -> "RateTable":
        """Return the same table with another pivot."""
        return evolve(self, pivot=pivot)

    @property
    def currencies(self) -> frozenset[str]:
        """The codes of every currency that is quoted."""
        return self._quoted.currencies

    def rate(
        self,
        base: str,
        quote: str,
        *,
        on: dt.date,
        kind: RateKind | str | None = None,
        side: Side | str = Side.MID,
    ) -> Rate:
        """Return how much of ``quote`` one ``base`` is on a day.

        Args:
            base: The code of the currency converted from.
            quote: The code of the currency converted to.
            on: The day.
            kind: Only rates of this kind; ``None`` for the first kind that has one.
            side: Which side of the market; a cross takes the same side of both legs.

        Raises:
            NoRate: None is known; the remedy says what would help.
            InvalidInput: A currency, kind or side is unknown.
            InvalidType: ``on`` is not a plain date.
        """
        found = self.find(base, quote, on=on, kind=kind, side=side)
        if found is None:
            pair = Currency.of(base).code, Currency.of(quote).code
            raise self._no_rate(pair, civil_date(on, where="on"), _kinds(kind))
        return found

    def find(
        self,
        base: str,
        quote: str,
        *,
        on: dt.date,
        kind: RateKind | str | None = None,
        side: Side | str = Side.MID,
    ) -> Rate | None:
        """Return what :meth:`rate` does; ``None`` where no rate is known.

        Raises:
            InvalidInput: A currency, kind or side is unknown.
            InvalidType: ``on`` is not a plain date.
        """
        day, wanted = civil_date(on, where="on"), Side(side)
        pair = Currency.of(base).code, Currency.of(quote).code
        if pair[0] == pair[1]:
            return rate_along(pair[:1], (), day, wanted)
        asked = (*pair, day, None if kind is None else RateKind(kind), wanted)
        # That there is none is remembered too: one Romanian fee makes every quote to the Union
        # ask for the leu, and a shop's table seldom has it.
        if asked not in self._found_before:
            if len(self._found_before) >= _MOST_ASKED:
                self._found_before.clear()
            self._found_before[asked] = self._looked_up(pair, day, _kinds(kind), wanted)
        return self._found_before[asked]

    def _looked_up(
        self, pair: tuple[str, str], day: dt.date, kinds: tuple[RateKind, ...], wanted: Side
    ) -> Rate | None:
        # rates of the day before older ones, whatever their kind; once only where no age is allowed
        for oldest in dict.fromkeys((day, self._oldest(day))):
            for each in kinds:
                for path in self._paths(*pair):
                    legs = self._quoted.legs(each, path, day, oldest)
                    if legs:
                        return rate_along(path, legs, day, wanted)
        return None

    def convert(
        self,
        money: Money,
        to: str,
        *,
        on: dt.date,
        rounding: Rounding,
        kind: RateKind | str | None = None,
        side: Side | str = Side.MID,
    ) -> Money:
        """Return money in another currency on a day, rounded once.

        Raises:
            NoRate: No rate is known.

        Examples:
            >>> from xborder.money import Mode
            >>> day = dt.date(2016, 1, 8)
            >>> ecb = RateTable([
            ...     Quotation.of("EUR", "JPY", "128.51", start=day, kind="ecb", source="ECB")])
            >>> ecb.convert(Money("1000 JPY"), "EUR", on=day, rounding=Rounding(mode=Mode.HALF_UP))
            Money('7.78 EUR')
        """
        of_kind(money, Money, "money")
        found = self.rate(money.currency.code, to, on=on, kind=kind, side=side)
        return found.convert(money, rounding=rounding)

    def _oldest(self, day: dt.date) -> dt.date:
        return day - min(dt.timedelta(days=self.fallback_days), day - dt.date.min)

    def _paths(self, base: str, quote: str) -> Iterator[tuple[str, ...]]:
        yield base, quote
        if self.pivot is not None and self.pivot not in (base, quote):
            yield base, self.pivot, quote

    def _no_rate(self, pair: tuple[str, str], day: dt.date, kinds: tuple[RateKind, ...]) -> NoRate:
        known = [
            rate_along(path, legs, day, Side.MID).date
            for each in kinds
            for path in self._paths(*pair)
            if (legs := self._quoted.legs(each, path, day, dt.date.min))
        ]
        values: dict[str, Any] = {"value": pair[0], "quote": pair[1], "day": day}
        if known:
            latest = max(known)
            return NoRate(
                "No rate from {value} to {quote} is known for {day}.",
                remedy="The latest before it is of {latest}: allow it with "
                "table.allowing(fallback_days={days}), or add a rate for the day.",
                latest=latest,
                days=(day - latest).days,
                **values,
            )
        return NoRate(
            "No rate from {value} to {quote} is known for {day}.",
            remedy="Add a rate for the pair, or give the table a pivot that both are quoted in.",
            **values,
        )


def _kinds(kind: RateKind | str | None) -> tuple[RateKind, ...]:
    return tuple(RateKind) if kind is None else (RateKind(kind),)


def _restored(
    quotations: tuple[Quotation, ...], pivot: str | None, fallback_days: int
) -> RateTable:
    return RateTable(quotations, pivot=pivot, fallback_days=fallback_days)
