"""Advertising: what an order or a click may cost before it loses money.

Everything follows from margin 2, what an order leaves before marketing: it is the most that winning
the order may cost. What customers bring later may be added, and a profit that shall be left taken
off.
"""

import math
from decimal import Decimal
from fractions import Fraction
from typing import Any, ClassVar, Final, Protocol

from attrs import frozen

from xborder.display import Figures
from xborder.errors import InvalidInput
from xborder.kind import of_kind
from xborder.margin.step import Level
from xborder.margin.waterfall import Margins
from xborder.money import Currency, Mode, Money, Rounding
from xborder.money.amount import as_money
from xborder.number import exact_share, finite_values, ratio

_DOWN: Final = Rounding(unit=1, mode=Mode.DOWN)


@frozen(kw_only=True, repr=False)
class AdLimits(Figures):
    """What advertising may cost for one order.

    Attributes:
        sales: The net sales of the order.
        highest_cpa: The most that winning it may cost; below zero it loses money before any
            advertising.
        highest_cpc: The most a click may cost, exactly: the highest CPA times the share of clicks
            that buy; ``None`` where that share was not given.
        conversion_rate: That share.
    """

    _titles: ClassVar = {
        "highest_cpa": "highest CPA",
        "highest_cpc": "highest CPC",
        "pays": "advertising can pay",
        "break_even_acos": "break-even ACoS",
        "break_even_roas": "break-even ROAS",
    }

    sales: Money
    highest_cpa: Money
    highest_cpc: Money | None
    conversion_rate: Decimal | None

    @property
    def pays(self) -> bool:
        """Whether any advertising at all can pay."""
        return self.highest_cpa.amount > 0

    @property
    def break_even_acos(self) -> Fraction | None:
        """The share of net sales that advertising may take; ``None`` where none can pay."""
        if not self.pays or self.sales.amount <= 0:
            return None
        return Fraction(*self.highest_cpa.as_ratio()) / Fraction(*self.sales.as_ratio())

    @property
    def break_even_roas(self) -> Fraction | None:
        """How many times its cost advertising has to bring in sales: one over the ACoS."""
        acos = self.break_even_acos
        return None if acos is None else 1 / acos

    def click_at(self, target_roas: Any) -> Money | None:
        """Return the most a click may cost to reach a return on advertising, rounded down.

        A target below the break-even is one that loses money: then the break-even is the cap.

        Args:
            target_roas: Sales over cost, such as ``4``.

        Returns:
            ``None`` where no advertising can pay, or the share of clicks that buy is not known.

        Formula: ``sales * conversion rate / max(target, break-even)``.
        """
        target, least = ratio(target_roas, "target_roas"), self.break_even_roas
        if target <= 0:
            raise InvalidInput(
                "{name} is {value}, which is not above zero.",
                code="number.not_positive",
                remedy="Give a number above zero; check its sign and unit.",
                where="target_roas",
                name="target_roas",
                value=str(target_roas),
            )
        if least is None or self.conversion_rate is None:
            return None
        sold = Fraction(*self.sales.as_ratio()) * Fraction(self.conversion_rate)
        click = sold / max(target, least)
        return Money.of_minor(
            _DOWN.apply(click.numerator, click.denominator), self.sales.currency.code
        )


def ad_limits(
    sale: Margins,
    *,
    conversion_rate: Any = None,
    profit: Money | str | None = None,
    repeat_value: Money | str | None = None,
) -> AdLimits:
    """Return what advertising may cost for one order.

    Args:
        sale: The margins of the order, advertising left out of account.
        conversion_rate: The share of clicks that buy, such as ``"0.025"``.
        profit: What shall be left of the order.
        repeat_value: The margin of what the customer buys later, such as
            :func:`repeat_value` gives it; without it the limits are those of this order alone.

    Examples:
        >>> from xborder.margin import Step, Waterfall
        >>> sale = Waterfall.of(home="USD", steps=[
        ...     Step(kind="sale", amount="50 USD"), Step(kind="goods", amount="20 USD"),
        ...     Step(kind="freight", amount="6 USD"), Step(kind="payment_fee", amount="1.75 USD")])
        >>> limits = ad_limits(sale, conversion_rate="0.025")
        >>> limits.highest_cpa, limits.highest_cpc, round(float(limits.break_even_roas), 3)
        (Money('22.25 USD'), Money('0.55625 USD'), 2.247)
    """
    margins = of_kind(sale, Margins, "sale")
    cpa = margins.at(Level.MARGIN_2)
    if repeat_value is not None:
        cpa += as_money(repeat_value)
    if profit is not None:
        cpa -= as_money(profit)
    rate = None if conversion_rate is None else exact_share(conversion_rate, "conversion_rate")
    return AdLimits(
        sales=margins.net_sales,
        highest_cpa=cpa,
        highest_cpc=None if rate is None else cpa * rate,
        conversion_rate=rate,
    )


class Valued(Protocol):
    """What values customers: :class:`xborder.customers.LifetimeValue` does."""

    @property
    def values(self) -> tuple[float, ...]:
        """The discounted value of each customer."""

    @property
    def currency(self) -> str:
        """The currency of the values."""


def repeat_value(lifetime: Valued, *, margin_rate: Any) -> Money:
    """Return the margin that a customer brings later, on average, rounded down.

    Args:
        lifetime: The lifetime value of customers, as sales after today.
        margin_rate: The share of those sales that is left as margin 2.

    Formula: the mean of the values times the margin rate. A mean is right where the customers to
    be won are like those valued; statistics are floats, and money is rounded down from them.
    """
    values = finite_values(getattr(lifetime, "values", None), "lifetime.values")
    currency = Currency.of(lifetime.currency)
    share = exact_share(margin_rate, "margin_rate")
    mean = math.fsum(values) / len(values)
    return Money.of_minor(math.floor(mean * float(share) * 10**currency.digits), currency)
