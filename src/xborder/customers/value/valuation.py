"""Lifetime value: purchases still to come, times what they are worth, at today's value.

    CLV = E[value] * sum over k of (E[Y(k h)] - E[Y((k-1) h)]) / (1 + d)**k

with periods of length h and the rate d per period. Every length of time and every rate carries
its unit; the best-known worked example on the web is 3.86 times too high for want of one.
"""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from attrs import field, frozen

from xborder import number
from xborder.chart import BAD, DONE, OPEN, drawn_on, figure_of
from xborder.choice import Choice
from xborder.customers import arguments
from xborder.customers.lifetime.columns import Numbers
from xborder.customers.lifetime.model import PurchaseModel, check_model, doubts_of
from xborder.customers.purchases.span import DiscountRate, Span
from xborder.customers.purchases.summary import Summary
from xborder.customers.value.gamma_gamma import GammaGamma
from xborder.errors import CurrencyMismatch, InvalidInput, extra
from xborder.messages import Text
from xborder.spoken import spoken
from xborder.tabular import Tabular

if TYPE_CHECKING:
    import numpy as np
else:
    np = extra("numpy", name="stats")


_MOST = 10_000  # periods: 27 years of days, 190 of weeks


class Timing(Choice):
    """When in its period a purchase is taken to happen."""

    END = "end"
    """At its end, as lifetimes and pymc-marketing do."""
    MIDDLE = "middle"


@frozen(kw_only=True, repr=False)
class LifetimeValue(Tabular):
    """The value of every customer over a horizon, and all that it rests on.

    Attributes:
        values: Discounted values by customer, in ``currency``.
        purchases: Expected purchases within the horizon, by customer, not discounted.
        spend: Expected value of one purchase, by customer.
        customer_ids: The customers, in the same order.
        currency: The currency of the values.
        horizon: How far ahead it looks.
        discount: The discount rate.
        timing: When in its period a purchase counts.
        model: The name of the model of purchases.
        parameters: Its parameters and those of the Gamma-Gamma model.
        doubts: What the fits behind it have to say, where one did not settle.
    """

    values: tuple[float, ...]
    purchases: tuple[float, ...]
    spend: tuple[float, ...]
    customer_ids: tuple[str, ...]
    currency: str
    horizon: Span
    discount: DiscountRate
    timing: Timing
    model: str
    parameters: Mapping[str, float] = field(hash=False)
    doubts: tuple[Text, ...] = ()

    @property
    def by_customer(self) -> Mapping[str, float]:
        """The value, by customer."""
        return dict(zip(self.customer_ids, self.values, strict=True))

    @property
    def total(self) -> float:
        """The value of the whole customer base (customer equity of present customers)."""
        return float(sum(self.values))

    def to_columns(self) -> dict[str, list[Any]]:
        """Return a row a customer: the value, the purchases expected and what one is worth."""
        return {
            "customer": list(self.customer_ids),
            "value": list(self.values),
            "purchases": list(self.purchases),
            "spend": list(self.spend),
        }

    def plot(self, *, axes: Any = None, locale: str | None = None) -> Any:
        """Draw which share of the whole value how many customers hold, the most valuable first.

        A straight line would be customers of one value; the more it bends, the fewer hold it.

        Args:
            axes: The matplotlib axes to draw on; new ones if none are given.
            locale: The language of the labels; that of ``xborder.language`` if left out.

        Returns:
            The figure, which a notebook shows and ``savefig`` keeps.

        Raises:
            MissingExtra: matplotlib is not installed.
        """
        locale = spoken() if locale is None else locale
        axes = drawn_on(axes, locale)
        count, total = len(self.values), self.total
        shares, running = [0.0], 0.0
        for value in sorted(self.values, reverse=True):
            running += value
            shares.append(running / total if total else 0.0)
        customers = [place / max(count, 1) for place in range(count + 1)]
        axes.fill_between(customers, shares, color=OPEN)
        axes.plot(customers, shares, color=DONE)
        axes.plot([0, 1], [0, 1], color=BAD, linewidth=0.8, linestyle="--")
        for axis in (axes.xaxis, axes.yaxis):
            axis.set_major_formatter("{x:.0%}")
        axes.set_xlabel(Text("Customers, the most valuable first").render(locale))
        axes.set_ylabel(Text("Share of the lifetime value").render(locale))
        return figure_of(axes)

    def _said(self, locale: str) -> str:
        """Return the doubts: a value of a fit that did not settle is shown with them."""
        return "\n".join(doubt.render(locale) for doubt in self.doubts)

    def of(self, customer_id: str) -> float:
        """Return the value of one customer.

        Raises:
            InvalidInput: The customer is not among those valued.
        """
        arguments.an(str, customer_id, "customer_id")
        if customer_id not in self.customer_ids:
            raise InvalidInput(
                "The customer {value} is not among the {count} valued.",
                code="customers.unknown",
                remedy="Give one of customer_ids.",
                where="customer_id",
                value=customer_id,
                count=len(self.customer_ids),
            )
        return self.values[self.customer_ids.index(customer_id)]


def lifetime_value(
    model: PurchaseModel,
    spend: GammaGamma,
    summary: Summary,
    *,
    periods: int,
    period: Span,
    discount: DiscountRate,
    timing: Timing = Timing.END,
) -> LifetimeValue:
    """Return the lifetime value of each customer of a summary.

    Args:
        model: The model of purchases.
        spend: The model of their value.
        summary: The customers.
        periods: How many periods to look ahead, 1 or more.
        period: The length of one.
        discount: The discount rate and the span it holds for; rate 0 for none.
        timing: When in its period a purchase counts.

    Returns:
        Values, with horizon, discount, currency, model and parameters beside them.

    Raises:
        InvalidInput: The summary counts time in another unit than the model, or ``periods < 1``.
        CurrencyMismatch: The summary is in another currency than the model of value.

    Examples:
        >>> from xborder.customers.lifetime.beta_geo import BetaGeoNbd
        >>> summary = Summary.from_columns(
        ...     {"frequency": [2], "recency": [30.43], "T": [38.86], "monetary_value": [22.35]},
        ...     unit="week", currency="USD")
        >>> value = lifetime_value(
        ...     BetaGeoNbd(r=0.242593, alpha=4.413532, a=0.792886, b=2.425754, unit="week"),
        ...     GammaGamma(p=6.248804, q=3.744588, v=15.447744, currency="USD"),
        ...     summary, periods=52, period=Span.weeks(1),
        ...     discount=DiscountRate(0.15, Span.weeks(52)))
        >>> round(value.total, 2), str(value.horizon)
        (36.0, '52 weeks')
    """
    check_model(model)
    arguments.an(GammaGamma, spend, "spend")
    arguments.an(Summary, summary, "summary")
    arguments.an(Span, period, "period")
    arguments.an(DiscountRate, discount, "discount")
    periods = number.whole(periods, "periods", least=-_MOST, most=_MOST)
    if summary.unit is not model.unit:
        raise InvalidInput(
            "The summary counts time in {value}s, the model in {unit}s.",
            code="customers.unit",
            remedy="Fit the model on a summary in the same unit.",
            where="summary.unit",
            value=str(summary.unit),
            unit=str(model.unit),
        )
    if summary.currency != spend.currency:
        raise CurrencyMismatch(
            "The summary is in {value}, the model of value in {other}.",
            remedy="Fit the model on a summary in the same currency.",
            where="summary.currency",
            value=summary.currency,
            other=spend.currency,
        )
    if periods < 1:
        raise InvalidInput(
            "{value} periods ahead are none.",
            code="customers.ahead",
            remedy="Give 1 or more.",
            where="periods",
            value=periods,
        )
    timing = Timing(timing)
    columns = summary.frequency, summary.age_at_last, summary.age
    worth = spend.expected_value(summary.frequency, summary.mean_value)
    rate = discount.over(period)
    bought: Numbers = np.zeros(len(summary))
    present: Numbers = np.zeros(len(summary))
    for count in range(1, periods + 1):
        until = model.expected_purchases(*columns, within=period * count)
        when = count - (0.5 if timing is Timing.MIDDLE else 0.0)
        # What is new in the period: the models give the purchases of the whole time up to its end.
        present = present + (until - bought) / (1 + rate) ** when
        bought = until
    return LifetimeValue(
        values=tuple(map(float, worth * present)),
        purchases=tuple(map(float, bought)),
        spend=tuple(map(float, worth)),
        customer_ids=tuple(row.customer_id for row in summary.rows),
        currency=summary.currency,
        horizon=period * periods,
        discount=discount,
        timing=timing,
        model=model.name,
        parameters={**model.parameters, **spend.parameters},
        doubts=(*doubts_of(model), *spend.doubts),
    )
