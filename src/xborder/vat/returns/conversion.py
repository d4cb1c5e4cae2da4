"""Conversion: sums of several currencies, each converted once, at a period's last day."""

import datetime as dt
from collections.abc import Iterable
from typing import Final

from xborder.errors import NoRate
from xborder.exchange import Rate, RateKind, RateTable
from xborder.money import Money
from xborder.vat.returns.rounded import HALF_UP, share_of

_MOST_DAYS_WITHOUT_RATE: Final = 7
"""The bank's longest pause, over Easter or Christmas, is shorter."""


class Sums:
    """Adds up money of several currencies, and remembers the rates it used.

    Args:
        currency: The currency of the return.
        rates: Rates of the European Central Bank; ``None`` where one currency is enough.

    Attributes:
        used: The rates that were used, by currency and day.
    """

    def __init__(self, *, currency: str, rates: RateTable | None) -> None:
        self._currency = currency
        self._rates = rates
        self.used: dict[tuple[str, dt.date], Rate] = {}

    def total(self, amounts: Iterable[Money], day: dt.date) -> Money:
        """Return the sum of amounts of any currency, each currency's sum converted once.

        Args:
            amounts: The amounts.
            day: The last day of the period, whose rate is taken.

        Raises:
            NoRate: The rate of a currency is not known.
        """
        # Whole cents, as nearly all are, add up as plain numbers: money is made once, of the sum.
        cents: dict[str, int] = {}
        sums: dict[str, Money] = {}
        for money in amounts:
            code = money.currency.code
            num, over = money.as_ratio()
            if over == 1:
                cents[code] = cents.get(code, 0) + num
            else:
                sums[code] = sums[code] + money if code in sums else money
        for code, whole in cents.items():
            sums[code] = Money.of_minor(whole, code) + sums.get(code, 0)
        nothing = Money(f"0 {self._currency}")
        return sum((self._converted(total, day) for _, total in sorted(sums.items())), nothing)

    def _converted(self, total: Money, day: dt.date) -> Money:
        code = total.currency.code
        if code == self._currency:
            return share_of(total)
        rate = self.used.get((code, day))
        if rate is None:
            rate = self.used[code, day] = self._rate(code, day)
        size = rate.convert(abs(total), rounding=HALF_UP)
        return size if total.amount >= 0 else -size

    def _rate(self, code: str, day: dt.date) -> Rate:
        table = self._rates or RateTable([])
        # the pivot is the bank's own: its rates are all against the euro
        table = table.allowing(fallback_days=0).through("EUR")
        first: NoRate | None = None
        for later in range(_MOST_DAYS_WITHOUT_RATE + 1):
            try:
                return table.rate(
                    code,
                    self._currency,
                    on=day + dt.timedelta(days=later),
                    kind=RateKind.ECB,
                )
            except NoRate as error:
                first = first or error
        raise NoRate(
            "No rate of the European Central Bank from {base} to {quote} is known for {day}.",
            code="return.rate",
            remedy="Give rates=RateTable.from_ecb_rows(...), the days after a weekend included.",
            where="rates",
            value=code,
            base=code,
            quote=self._currency,
            day=day,
        ) from first
