"""Norway's return of the scheme for goods and services from abroad (VOEC).

Source: Norwegian Tax Administration, VOEC: reporting and payment; Merverdiavgiftsloven section
14-4 and 14-5 with its regulation. Sums are converted at the rate of the European Central Bank of
the period's last day, like those of the Union's one-stop shops.
"""

import datetime as dt
from collections.abc import Iterable
from decimal import Decimal
from typing import Final

from attrs import frozen

from xborder.display import Shown
from xborder.errors import InvalidInput, InvalidRows
from xborder.exchange import Rate, RateTable
from xborder.kind import all_of_kind
from xborder.messages import DEFAULT_LOCALE, Text, in_words
from xborder.money import Money
from xborder.vat.returns.conversion import Sums
from xborder.vat.returns.payment import payment_words
from xborder.vat.returns.period import Length, Period
from xborder.vat.returns.taxed_sale import TaxedSale

_DUE_DAY: Final = 20


@frozen(kw_only=True)
class VoecLine:
    """The sales of one rate.

    Attributes:
        rate: The rate.
        taxable: The sum without tax, in kroner.
        vat: The tax, in kroner.
    """

    rate: Decimal
    taxable: Money
    vat: Money


@frozen(kw_only=True, repr=False)
class VoecReturn(Shown):
    """A quarter of the scheme.

    Attributes:
        period: The quarter.
        lines: One line a rate.
        left_out: The numbers of sales of other periods.
        rates: The rates of exchange that were used.
    """

    period: Period
    lines: tuple[VoecLine, ...]
    left_out: tuple[str, ...]
    rates: tuple[Rate, ...]

    @property
    def due(self) -> dt.date:
        """The last day of filing and payment: the 20th of the month after the quarter."""
        return (self.period.last + dt.timedelta(days=1)).replace(day=_DUE_DAY)

    @property
    def payable(self) -> Money:
        """The tax of all lines."""
        return sum((line.vat for line in self.lines), Money("0 NOK"))

    @in_words
    def explain(self, locale: str = DEFAULT_LOCALE) -> str:
        """Return what is paid and by when, and which sales were left out.

        Args:
            locale: ``"en"`` or ``"zh_CN"``.
        """
        told = [payment_words(Text("VOEC return"), self.period, self.payable, self.due)]
        told += [
            Text("Left out: {id}: it is of another period.", id=number) for number in self.left_out
        ]
        return "\n".join(text.render(locale) for text in told)

    def _shown(self) -> dict[str, list[object]]:
        return {
            "tax_rate": [line.rate for line in self.lines],
            "taxable_amount": [line.taxable for line in self.lines],
            "tax_due": [line.vat for line in self.lines],
        }


def voec_return(
    sales: Iterable[TaxedSale], *, period: Period | str, rates: RateTable | None = None
) -> VoecReturn:
    """Return a quarter of Norway's scheme for low-value goods and electronic services.

    Args:
        sales: Sales and refunds to consumers in Norway; a refund lowers the quarter in which it is
            given.
        period: The quarter.
        rates: Rates of the European Central Bank, where sales are in other currencies.

    Raises:
        InvalidRows: Sales that are not for Norway, all of them at once.
        NoRate: A rate of exchange is not known.

    Examples:
        >>> quarter = voec_return(
        ...     [
        ...         TaxedSale(
        ...             id="1",
        ...             day=dt.date(2026, 5, 5),
        ...             consumption="NO",
        ...             rate="0.25",
        ...             net="400 NOK",
        ...         )
        ...     ],
        ...     period="2026-Q2",
        ... )
        >>> quarter.payable, str(quarter.due)
        (Money('100.00 NOK'), '2026-07-20')
    """
    quarter = Period.of(period)
    if quarter.length is not Length.QUARTER:
        raise InvalidInput(
            "{value} is no quarter.",
            code="return.period",
            remedy="Write a quarter as 2026-Q2.",
            where="period",
            value=str(quarter),
        )
    given = all_of_kind(sales, TaxedSale, "sales")
    errors = [
        InvalidInput(
            "{value} is not Norway: its sales go into another return.",
            code="return.consumption",
            remedy="Leave the sale out.",
            where=f"sales.{place}.consumption",
            value=sale.consumption,
        )
        for place, sale in enumerate(given)
        if sale.consumption != "NO"
    ]
    if errors:
        raise InvalidRows(errors)
    inside = [sale for sale in given if sale.day in quarter]
    sums = Sums(currency="NOK", rates=rates)
    lines = []
    for rate in sorted({sale.rate for sale in inside}, reverse=True):
        own = [sale for sale in inside if sale.rate == rate]
        lines.append(
            VoecLine(
                rate=rate,
                taxable=sums.total((sale.net for sale in own), quarter.last),
                vat=sums.total((sale.tax for sale in own), quarter.last),
            )
        )
    return VoecReturn(
        period=quarter,
        lines=tuple(lines),
        left_out=tuple(sale.id for sale in given if sale.day not in quarter),
        rates=tuple(sums.used.values()),
    )
