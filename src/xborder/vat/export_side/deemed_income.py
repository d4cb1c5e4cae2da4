"""Deemed income: the income tax of zone firms that export parcels without purchase invoices.

    taxable income = revenue x 4 %
    tax            = taxable income x rate

Source: STA announcement 2019 No. 36. The 4 % are the share of revenue that is taken for income; the
rate is the ordinary one of 25 %, or what a small firm of low profit pays.
"""

import datetime as dt
from decimal import Decimal
from fractions import Fraction
from typing import Any

from attrs import frozen

from xborder.display import Shown
from xborder.messages import DEFAULT_LOCALE, Text, in_words
from xborder.money import Money
from xborder.number import exact_share
from xborder.policy.amount import percent_text
from xborder.timeline import civil_date
from xborder.vat.export_side import law
from xborder.vat.export_side.amounts import product, yuan


@frozen(kw_only=True, repr=False)
class DeemedIncome(Shown):
    """The income taken for taxable, and the tax on it.

    Attributes:
        revenue: The revenue of the year.
        share: The share that is taken for income.
        income: What is taxed.
        rate: The rate of income tax.
        tax: The tax.
    """

    revenue: Money
    share: Decimal
    income: Money
    rate: Decimal
    tax: Money

    @in_words
    def explain(self, locale: str = DEFAULT_LOCALE) -> str:
        """Return the income taken for taxable, and its tax.

        Args:
            locale: ``"en"`` or ``"zh_CN"``.
        """
        text = Text(
            "Of {revenue} {share} count as income: {income}, taxed at {rate}: {tax}.",
            revenue=self.revenue,
            share=percent_text(Fraction(self.share)),
            income=self.income,
            rate=percent_text(Fraction(self.rate)),
            tax=self.tax,
        )
        return text.render(locale)


def deemed_income(revenue: Money | str, *, on: dt.date, rate: Any) -> DeemedIncome:
    """Return the income tax of a zone firm under the no-invoice exemption.

    Args:
        revenue: The revenue of the year, in yuan.
        on: A day of the year.
        rate: The rate of enterprise income tax as a fraction: 0.25, or the effective rate of a
            small firm of low profit. It is the caller's to know.

    Raises:
        NoRuleInForce: The method did not exist on the day.

    Examples:
        >>> result = deemed_income("8000000 CNY", on=dt.date(2026, 6, 30), rate="0.25")
        >>> result.income, result.tax
        (Money('320000.00 CNY'), Money('80000.00 CNY'))
    """
    share = law.DEEMED_INCOME.on(civil_date(on, where="on"))
    earned = yuan(revenue, "revenue")
    income = product(earned, share)
    own = exact_share(rate, "rate")
    return DeemedIncome(
        revenue=earned, share=share, income=income, rate=own, tax=product(income, own)
    )
