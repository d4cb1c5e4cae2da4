"""A number of risk that says what it means."""

from collections.abc import Mapping

from attrs import field, frozen

from xborder.choice import Choice
from xborder.display import Shown
from xborder.errors import known_locale
from xborder.fx.rates.amount import ModelAmount
from xborder.messages import DEFAULT_LOCALE, Text, in_words


class LossReference(Choice):
    """What a loss is measured from."""

    ZERO = "zero"
    """No change from today."""
    MEAN = "mean"
    """The mean of the distribution."""
    FORWARD = "forward"
    """Cash flows at today's forward rates."""
    BUDGET = "budget"
    """An amount or rates the caller states."""


class RiskMethod(Choice):
    """How the distribution was obtained."""

    PARAMETRIC = "parametric"
    """Normal returns with given volatilities and correlations."""
    HISTORICAL = "historical"
    """The observations themselves."""
    MONTE_CARLO = "monte_carlo"
    """Simulation with a seed."""


@frozen(kw_only=True, repr=False)
class RiskMeasure(Shown):
    """A loss that is exceeded with a small probability.

    Attributes:
        value_at_risk: The loss at the quantile; positive is a loss.
        expected_shortfall: The mean loss beyond it; never less.
        confidence: The probability of doing better than the value at risk.
        horizon: Over what time, in words such as ``"10 days"``.
        reference: What the loss is measured from.
        reference_amount: That amount.
        method: How the distribution was obtained.
        quantile_method: How the quantile of a sample was read; empty in closed form.
        seed: The seed of a simulation.
        samples: How many observations or paths.
        standard_error: Standard error of the value at risk due to sampling.
        contributions: What each currency adds; they sum to the total of ``contribution_of``.
        contribution_of: Which number the contributions sum to.
        sign: What the sign of every number means.
        notes: What was counted otherwise, as sentences: what is overdue or has settled.
    """

    value_at_risk: ModelAmount
    expected_shortfall: ModelAmount
    confidence: float
    horizon: str
    reference: LossReference
    reference_amount: float
    method: RiskMethod
    quantile_method: str = ""
    seed: int | None = None
    samples: int | None = None
    standard_error: float | None = None
    contributions: Mapping[str, float] = field(hash=False, factory=dict)
    contribution_of: str = ""
    sign: str = "positive is a loss"
    notes: tuple[Text, ...] = ()

    @in_words
    def explain(self, locale: str = DEFAULT_LOCALE) -> str:
        """Return the number and its notes in words."""
        known_locale(locale)
        lines = [
            Text(
                "With {confidence} confidence no more than {amount} {currency} is lost over "
                "{horizon}, measured from {reference}.",
                confidence=f"{self.confidence:.4g}",
                amount=f"{self.value_at_risk.value:z,.2f}",
                currency=self.value_at_risk.currency,
                horizon=self.horizon,
                reference=self.reference.value,
            ),
            *self.notes,
        ]
        return "\n".join(line.render(locale) for line in lines)

    def __str__(self) -> str:
        return (
            f"{self.value_at_risk.value:z,.2f} {self.value_at_risk.currency} "
            f"({self.confidence:.4g}, {self.horizon}, {self.method}, from {self.reference})"
        )
