"""Interest read out of forward points: the rate of one currency that a swap implies.

    (1 + r_d t_d) / (1 + r_f t_f) = F / N

with N the near rate and F the far rate of the same swap, domestic the quote and foreign the base
currency, each at its own day count. Overnight, tom-next and any other near date are read alike: the
two rates are the outrights of the two dates.
"""

import datetime as dt

from xborder.day import civil_day
from xborder.errors import InvalidInput
from xborder.fx.rates.interest import DayCount, InterestRate, money_market_basis
from xborder.fx.rates.pair import CurrencyPair, currency_code, currency_pair
from xborder.kind import of_kind
from xborder.number import positive


def implied_yield(
    pair: CurrencyPair | str,
    currency: str,
    *,
    near: float,
    far: float,
    near_date: dt.date,
    far_date: dt.date,
    other: InterestRate,
    day_count: DayCount | str | None = None,
) -> InterestRate:
    """Return the simple yearly rate of a currency that a swap of its pair implies.

    Args:
        pair: The pair, the rates in its order.
        currency: Which of the two is looked for.
        near: N, the outright of the near date: spot, or the outright of today for an overnight.
        far: F, the outright of the far date.
        near_date: Its value date.
        far_date: The far one, later.
        other: The known rate of the other currency.
        day_count: How the days of the answer are counted; the currency's own if left out.

    Returns:
        A simple rate; negative where the points say so.

    Raises:
        CurrencyMismatch: The currency is neither of the pair.
        InvalidInput: The far date is not later.

    Source: Hull, Options, Futures and Other Derivatives, chapter on forward and futures prices:
    covered interest parity with simple interest.

    Examples:
        >>> usd = InterestRate(rate=0.05, compounding="simple", day_count="ACT/360")
        >>> eur = implied_yield("EURUSD", "EUR", near=1.0850, far=1.0880, other=usd,
        ...                     near_date=dt.date(2026, 11, 24), far_date=dt.date(2027, 2, 24))
        >>> round(eur.rate, 6)
        0.039072
    """
    known, code = currency_pair(pair), currency_code(currency)
    known.other(code)  # refuses a third currency
    start, end = civil_day(near_date, "near_date"), civil_day(far_date, "far_date")
    if end <= start:
        raise InvalidInput(
            "The far date {value} is not after the near date {start}.",
            code="fx.swap_dates",
            remedy="Give the two value dates of the swap in order.",
            where="far_date",
            value=str(end),
            start=str(start),
        )
    grown = of_kind(other, InterestRate, "other").growth(other.day_count.years(start, end))
    ratio = positive(far, where="far") / positive(near, where="near")
    wanted = grown * ratio if code == known.quote else grown / ratio
    basis = money_market_basis(code) if day_count is None else DayCount(day_count)
    years = basis.years(start, end)
    return InterestRate(rate=(wanted - 1.0) / years, compounding="simple", day_count=basis)
