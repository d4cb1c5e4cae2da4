"""Margins and currencies: a price in one, costs in others, and the rates between them.

A product is sold for a price in one currency and costs amounts in several: goods and duty in
one, fees in another. Its margin in home currency is linear in every rate, so that budget,
break-even and pass-through rates are solved, not searched.
"""

from collections.abc import Mapping
from typing import Any, Protocol

from attrs import field, frozen

from xborder.choice import Choice
from xborder.errors import InvalidInput, InvalidType, NoSolution, NotFound
from xborder.fx.rates.amount import ModelAmount
from xborder.fx.rates.pair import currency_code
from xborder.fx.risk.correlation import Correlation
from xborder.fx.risk.measure import RiskMeasure
from xborder.fx.risk.value_at_risk import parametric_value_at_risk
from xborder.kind import mapping_of, of_kind, typed
from xborder.money import Money
from xborder.number import POSITIVE, SHARE, finite, not_negative, positive


class Quoted(Protocol):
    """What a landed-cost quote has that a margin needs: its total."""

    @property
    def total(self) -> Money:
        """Everything the seller pays to bring the goods to the buyer's door."""


class Keep(Choice):
    """What a new price keeps as it was."""

    MARGIN = "margin"
    """The margin in home currency."""
    RATIO = "ratio"
    """The margin as a share of the price."""


def _costs(given: Mapping[str, ModelAmount]) -> dict[str, ModelAmount]:
    return {
        of_kind(name, str, "costs"): of_kind(cost, ModelAmount, f"costs.{name}")
        for name, cost in mapping_of(given, "costs").items()
    }


@frozen(kw_only=True, field_transformer=typed)
class UnitEconomics:
    """What one unit earns and costs, each amount in its own currency.

    Attributes:
        home: The currency the margin is counted in.
        price: The price before sales tax, per unit.
        price_currency: Its currency.
        costs: What a unit costs, by name; positive amounts.
        fee_rate: Fees as a fraction of the price, such as a marketplace's 0.15.

    Raises:
        InvalidInput: A cost is negative, or a currency unknown.

    Examples:
        >>> mug = UnitEconomics(home="CNY", price=24, price_currency="EUR", fee_rate=0.15, costs={
        ...     "goods": ModelAmount(62, "CNY"), "delivery": ModelAmount(5.2, "USD")})
        >>> rates = {"EUR": 7.75, "USD": 7.15}
        >>> round(mug.margin(rates), 2), round(mug.margin_ratio(rates), 4)
        (58.92, 0.3168)
    """

    home: str = field(converter=currency_code)
    price: float = field(metadata=POSITIVE)
    price_currency: str = field(converter=currency_code)
    costs: dict[str, ModelAmount] = field(converter=_costs)
    fee_rate: float = field(default=0.0, metadata=SHARE)

    def __attrs_post_init__(self) -> None:
        for name, cost in self.costs.items():
            not_negative(cost.value, f"costs.{name}")

    @classmethod
    def of_quote(cls, quote: Quoted | Money, *, units: int = 1, **facts: Any) -> "UnitEconomics":
        """Return the economics of a product whose landed cost has been quoted.

        Args:
            quote: A landed-cost quote, or its total as money.
            units: How many units the quote is for.
            **facts: The other attributes; further ``costs`` are added to the landed cost.

        Raises:
            InvalidType: The quote has no total in money.
        """
        total = quote if isinstance(quote, Money) else getattr(quote, "total", None)
        if not isinstance(total, Money):
            raise InvalidType(
                "{value} is not a quote.",
                code="fx.quote",
                remedy="Give a landed-cost quote, or its total as Money.",
                where="quote",
                value=quote,
            )
        each = float(total.amount) / positive(units, where="units")
        costs = {
            "landed cost": ModelAmount(each, total.currency.code),
            **mapping_of(facts.pop("costs", {}), "costs"),
        }
        return cls(costs=costs, **facts)

    def net(self) -> dict[str, float]:
        """Return what a unit leaves in each currency: price less fees less costs."""
        left = {self.price_currency: self.price * (1.0 - self.fee_rate)}
        for cost in self.costs.values():
            left[cost.currency] = left.get(cost.currency, 0.0) - cost.value
        return left

    def margin(self, rates: Mapping[str, float]) -> float:
        """Return the margin of a unit in home currency.

        Args:
            rates: Home currency per one unit of each foreign currency.

        Raises:
            NotFound: A rate is missing.
        """
        return sum(left * self._rate(rates, code) for code, left in self.net().items())

    def margin_ratio(self, rates: Mapping[str, float]) -> float:
        """Return the margin as a share of the price."""
        return self.margin(rates) / (self.price * self._rate(rates, self.price_currency))

    def break_even_rate(
        self,
        currency: str,
        rates: Mapping[str, float],
        *,
        margin: float = 0.0,
        ratio: float | None = None,
    ) -> float:
        """Return the rate of one currency at which the margin is what is asked for.

        At zero it is the break-even rate; at the margin the budget promises, the budget rate.

        Args:
            currency: The currency whose rate is looked for.
            rates: The rates of the others.
            margin: The margin in home currency.
            ratio: The margin as a share of the price instead.

        Raises:
            NoSolution: The margin does not depend on that currency, or no positive rate does it.
        """
        code = currency_code(currency)
        left = self.net()
        target = finite(margin, where="margin")
        if ratio is not None:
            target = 0.0
            left[self.price_currency] -= finite(ratio, where="ratio") * self.price
        # the margin is a straight line in each rate: its slope is what is left in that currency
        pull = left.pop(code, 0.0) if code != self.home else 0.0
        rest = sum(amount * self._rate(rates, other) for other, amount in left.items())
        if pull == 0.0 or (target - rest) / pull <= 0.0:
            raise NoSolution(
                "No rate of {value} gives that margin.",
                code="fx.break_even",
                remedy="Ask for a currency the product is priced or costed in, and a margin that "
                "can be reached.",
                where="currency",
                value=code,
            )
        return (target - rest) / pull

    def price_for(
        self, rates: Mapping[str, float], *, margin: float | None = None, ratio: float | None = None
    ) -> float:
        """Return the price, in its own currency, that gives a margin at some rates.

        Args:
            rates: Home currency per one unit of each foreign currency.
            margin: The margin in home currency, or
            ratio: The margin as a share of the price; give exactly one of the two.

        Raises:
            InvalidInput: Both or neither are given.
            NoSolution: Fees and the ratio leave nothing of the price.
        """
        if (margin is None) == (ratio is None):
            raise InvalidInput(
                "A price needs either a margin or a ratio, not {value}.",
                code="fx.price_for",
                remedy="Give exactly one of margin and ratio.",
                where="margin",
                value=margin,
            )
        share = 0.0 if ratio is None else finite(ratio, where="ratio")
        kept = 1.0 - self.fee_rate - share
        costs = sum(cost.value * self._rate(rates, cost.currency) for cost in self.costs.values())
        needed = costs + (0.0 if margin is None else finite(margin, where="margin"))
        if kept <= 0.0 or needed <= 0.0:
            raise NoSolution(
                "No price leaves that margin: fees and ratio keep {value} of it.",
                code="fx.no_price",
                remedy="Lower the ratio or the fees.",
                where="ratio",
                value=kept,
            )
        return needed / kept / self._rate(rates, self.price_currency)

    def pass_through(
        self, before: Mapping[str, float], after: Mapping[str, float], *, keep: str = Keep.MARGIN
    ) -> float:
        """Return how much of a move of the price currency the price has to follow.

        The relative change of the price that keeps the margin, over the relative change of one
        unit of home currency in the price currency. With all costs at home it is 1; costs in the
        price currency lower it, for they move along.

        Args:
            before: The rates at which today's price was made.
            after: The new rates.
            keep: What of the margin is kept.

        Raises:
            NoSolution: The price currency has not moved.
        """
        old = self._rate(before, self.price_currency)
        new = self._rate(after, self.price_currency)
        # the move of home in the price currency: a rise of it is what a price has to follow
        move = old / new - 1.0
        if move == 0.0:
            raise NoSolution(
                "The rate of {value} has not moved.",
                code="fx.pass_through",
                remedy="Give rates in which it does.",
                where="after",
                value=self.price_currency,
            )
        return (self.kept_price(before, after, keep=keep) / self.price - 1.0) / move

    def kept_price(
        self, before: Mapping[str, float], after: Mapping[str, float], *, keep: str = Keep.MARGIN
    ) -> float:
        """Return the price at new rates that keeps the margin of the old ones."""
        if Keep(keep) is Keep.RATIO:
            return self.price_for(after, ratio=self.margin_ratio(before))
        return self.price_for(after, margin=self.margin(before))

    def _rate(self, rates: Mapping[str, float], code: str) -> float:
        if code == self.home:
            return 1.0
        if code not in mapping_of(rates, "rates"):
            raise NotFound(
                "There is no rate of {value} in {home}.",
                code="fx.no_rate",
                remedy="Add it to rates, home currency per one unit.",
                where="rates",
                value=code,
                home=self.home,
            )
        return positive(rates[code], where=f"rates.{code}")


def margin_at_risk(
    product: UnitEconomics,
    *,
    rates: Mapping[str, float],
    volatilities: Mapping[str, float],
    correlation: Correlation | None = None,
    horizon_years: float,
    confidence: float = 0.95,
    units: float = 1.0,
) -> RiskMeasure:
    """Return what exchange rates may take from the margin of a product.

    Price, landed cost and fees are one position in each currency, at normal returns: what offsets
    within a currency, or across correlated ones, offsets here.

    Args:
        product: The product.
        rates: Today's rates, home per one unit.
        volatilities: Annual volatility of each foreign currency.
        correlation: Their correlations; may be left out for one.
        horizon_years: Until when the price stands.
        confidence: The probability of doing better.
        units: How many units are sold in that time.

    Returns:
        The loss of margin from today's, with the share of each currency.

    Examples:
        >>> mug = UnitEconomics(home="CNY", price=24, price_currency="EUR", fee_rate=0.15, costs={
        ...     "goods": ModelAmount(62, "CNY"), "delivery": ModelAmount(5.2, "USD")})
        >>> risk = margin_at_risk(
        ...     mug, rates={"EUR": 7.75, "USD": 7.15}, volatilities={"EUR": 0.08, "USD": 0.05},
        ...     correlation=Correlation({("EUR", "USD"): 0.3}), horizon_years=0.25)
        >>> round(risk.value_at_risk.value, 2)
        10.05
    """
    sold = positive(units, where="units")
    of_kind(product, UnitEconomics, "product").margin(rates)  # every rate is there
    positions = {
        code: left * finite(rates[code], where=f"rates.{code}") * sold
        for code, left in product.net().items()
        if code != product.home
    }
    return parametric_value_at_risk(
        positions,
        home=product.home,
        volatilities=volatilities,
        correlation=correlation,
        horizon_years=horizon_years,
        confidence=confidence,
    )
