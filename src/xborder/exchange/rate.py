"""Exchange rates: what a source quoted for some days, and the rate found for a day."""

import datetime as dt
import re
from decimal import Decimal
from fractions import Fraction
from typing import Final

from attrs import field, frozen

from xborder.choice import Choice
from xborder.errors import CurrencyMismatch, InvalidInput, InvalidType
from xborder.kind import of_kind
from xborder.money import Currency, Money, Rounding
from xborder.source import Source
from xborder.timeline import civil_date

_PLAIN: Final = re.compile(r"([0-9]{1,30})(?:\.([0-9]{1,30}))?")


class RateKind(Choice):
    """What a rate is for."""

    CUSTOMS = "customs"
    """Set by customs or the tax authority for a period, to value imports."""
    ECB = "ecb"
    """A central bank's reference rate of the day."""
    MARKET = "market"
    """Dealt or quoted in the market."""
    CARD = "card"
    """A card scheme's or payment provider's rate."""


class Side(Choice):
    """Which of a dealer's two prices."""

    MID = "mid"
    """Half way between the two; also any rate that has but one price."""
    BID = "bid"
    """What the dealer pays for the base currency: the customer sells it."""
    ASK = "ask"
    """What the dealer takes for the base currency: the customer buys it."""


def exact_rate(value: object, *, where: str = "value") -> Fraction:
    """Return a rate given as text, int, ``Decimal`` or ``Fraction``, exactly.

    Args:
        value: The rate.
        where: What an error names.

    Raises:
        InvalidInput: It is not a positive plain number.
        InvalidType: It is a float or anything else that is not exact.

    Examples:
        >>> exact_rate("1.0861")
        Fraction(10861, 10000)
    """
    if type(value) is int or isinstance(value, Fraction):
        rate = Fraction(value)
    elif isinstance(value, str):
        plain = _PLAIN.fullmatch(value)
        decimals = plain[2] or "" if plain else ""
        rate = Fraction(int(plain[1] + decimals), 10 ** len(decimals)) if plain else Fraction(0)
    elif isinstance(value, Decimal):
        rate = Fraction(value) if value.is_finite() and abs(value.adjusted()) < 30 else Fraction(0)
    else:
        raise InvalidType(
            "{value} is not an exact rate.",
            code="rate.type",
            remedy='Give text, an int or a Decimal, such as "1.0861".',
            where=where,
            value=value,
        )
    if rate <= 0:
        raise InvalidInput(
            "{value} is not a positive exchange rate.",
            code="rate.value",
            remedy='Give plain digits, such as "1.0861": so much of the quote for one of the base.',
            where=where,
            value=value if isinstance(value, str) else str(value),
        )
    return rate


@frozen(kw_only=True)
class Quotation:
    """What a source quoted for one pair and some days: so much of ``quote`` for one ``base``.

    Attributes:
        base: The code of the currency that is priced.
        quote: The code of the currency that prices it.
        bid: What the dealer pays for one base, exactly.
        ask: What the dealer takes for one base; the same as ``bid`` for a single price.
        start: The first day it holds.
        end: The first day it no longer holds.
        kind: What it is for.
        source: Who published it.
    """

    base: str
    quote: str
    bid: Fraction
    ask: Fraction
    start: dt.date
    end: dt.date
    kind: RateKind
    source: Source

    @classmethod
    def of(
        cls,
        base: str,
        quote: str,
        value: str | int | Decimal | Fraction | None = None,
        *,
        bid: str | int | Decimal | Fraction | None = None,
        ask: str | int | Decimal | Fraction | None = None,
        start: dt.date,
        end: dt.date | None = None,
        kind: RateKind | str,
        source: Source | str,
    ) -> "Quotation":
        """Return a quotation, checked.

        Args:
            base: The code of the currency that is priced.
            quote: The code of the currency that prices it.
            value: So much of ``quote`` for one ``base``; or give ``bid`` and ``ask``.
            bid: What the dealer pays for one base.
            ask: What the dealer takes for one base.
            start: The first day it holds.
            end: The first day it no longer holds; ``None`` for the one day.
            kind: What it is for.
            source: Who published it.

        Raises:
            InvalidInput: A currency is unknown, both are the same, the rate is not positive, the
                bid is above the ask, or the days are none.
            InvalidType: A rate is a float, or a day is not a plain date.

        Examples:
            >>> Quotation.of("EUR", "USD", "1.0861", start=dt.date(2016, 1, 8), kind="ecb",
            ...              source="ECB").end
            datetime.date(2016, 1, 9)
        """
        sides = _sides(value, bid, ask)
        first = civil_date(start, where="start")
        last = day_after(first) if end is None else civil_date(end, where="end")
        if last <= first:
            raise InvalidInput(
                "The rate ends on {value}, on or before its start {start}.",
                code="rate.period",
                remedy="End dates are exclusive: give the day after the last day.",
                where="end",
                value=last,
                start=first,
            )
        codes = Currency.of(base).code, Currency.of(quote).code
        if codes[0] == codes[1]:
            raise InvalidInput(
                "{value} is quoted in itself.",
                code="rate.pair",
                remedy="Give two currencies.",
                where="quote",
                value=codes[0],
            )
        return cls(
            base=codes[0],
            quote=codes[1],
            bid=sides[0],
            ask=sides[1],
            start=first,
            end=last,
            kind=RateKind(kind),
            source=_named(source),
        )

    def price(self, side: Side) -> Fraction:
        """Return the price of one base on a side."""
        match Side(side):
            case Side.BID:
                return self.bid
            case Side.ASK:
                return self.ask
            case _:
                return self.bid if self.bid == self.ask else (self.bid + self.ask) / 2


def _named(source: Source | str) -> Source:
    if isinstance(source, Source):
        return source
    if not of_kind(source, str, "source").strip():
        raise InvalidInput(
            "The source of a rate has no name.",
            code="rate.source",
            remedy="Say who published it, such as ECB.",
            where="source",
            value=source,
        )
    return Source(title=source)


def day_after(day: dt.date) -> dt.date:
    """Return the day after a day.

    Raises:
        InvalidInput: It is the last day there is.
    """
    if day == dt.date.max:
        raise InvalidInput(
            "{value} is too far in the future.",
            code="rate.day",
            remedy="Give a day before 9999-12-31.",
            where="start",
            value=day,
        )
    return day + dt.timedelta(days=1)


def _sides(value: object, bid: object, ask: object) -> tuple[Fraction, Fraction]:
    if value is not None and bid is None and ask is None:
        rate = exact_rate(value)
        return rate, rate
    if value is not None or bid is None or ask is None:
        raise InvalidInput(
            "A rate has either one value or both a bid and an ask.",
            code="rate.sides",
            remedy="Give value alone, or bid and ask.",
            where="value",
        )
    low, high = exact_rate(bid, where="bid"), exact_rate(ask, where="ask")
    if low > high:
        raise InvalidInput(
            "The bid {value} is above the ask {ask}.",
            code="rate.crossed",
            remedy="The dealer pays the bid and takes the ask: give the lower one as bid.",
            where="bid",
            value=str(bid),
            ask=str(ask),
        )
    return low, high


@frozen(kw_only=True)
class Rate:
    """The rate found for a pair and a day, and how it was found.

    Attributes:
        base: The code of the currency converted from.
        quote: The code of the currency converted to.
        ratio: How much of ``quote`` one ``base`` is, exactly.
        asked: The day asked for.
        date: The last day, up to the day asked for, on which all quotations used hold.
        side: Which side of the market.
        legs: The quotations used; two where the rate goes through the pivot, none where base and
            quote are the same.
        path: The currencies on the way, such as ``("USD", "EUR", "NOK")``.
        is_fallback: Whether a quotation is older than the day asked for.
    """

    base: str
    quote: str
    ratio: Fraction
    asked: dt.date
    date: dt.date
    side: Side
    legs: tuple[Quotation, ...]
    path: tuple[str, ...]
    is_fallback: bool = field(init=False)

    @is_fallback.default
    def _older(self) -> bool:
        return self.date < self.asked

    @property
    def kind(self) -> RateKind | None:
        """What the rate is for; ``None`` where base and quote are the same."""
        return self.legs[0].kind if self.legs else None

    @property
    def source(self) -> str:
        """Who published it, each source once."""
        return "; ".join(dict.fromkeys(str(leg.source) for leg in self.legs))

    def as_ratio(self) -> tuple[int, int]:
        """Return the rate as ``(num, over)``, in lowest terms."""
        return self.ratio.as_integer_ratio()

    def minor_ratio(self) -> Fraction:
        """Return how many minor units of ``quote`` one minor unit of ``base`` is, exactly.

        Examples:
            >>> day = dt.date(2026, 11, 20)
            >>> yen = Quotation.of("USD", "JPY", 150, start=day, kind="market", source="desk")
            >>> Rate(base="USD", quote="JPY", ratio=yen.bid, asked=day, date=day, side=Side.MID,
            ...      legs=(yen,), path=("USD", "JPY")).minor_ratio()
            Fraction(3, 2)
        """
        digits = Currency.of(self.quote).digits - Currency.of(self.base).digits
        return self.ratio if not digits else self.ratio * Fraction(10) ** digits

    def convert(self, money: Money, *, rounding: Rounding) -> Money:
        """Return money of the base currency in the quote currency, rounded once.

        Args:
            money: What to convert.
            rounding: To which unit of the quote currency, and which way.

        Raises:
            CurrencyMismatch: The money is not in the base currency.
        """
        of_kind(rounding, Rounding, "rounding")
        if of_kind(money, Money, "money").currency.code != self.base:
            raise CurrencyMismatch(
                "{value} is not in {base}.",
                remedy="Ask for a rate from the currency of the money.",
                value=str(money),
                base=self.base,
            )
        exact = Fraction(*money.as_ratio()) * self.minor_ratio()
        return Money.of_minor(rounding.apply(exact.numerator, exact.denominator), self.quote)
