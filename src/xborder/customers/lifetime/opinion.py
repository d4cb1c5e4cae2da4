"""Several models side by side, and each against what happened next.

BG/NBD calls 1,917 of the 2,357 CDNOW customers alive, MBG/NBD and Pareto/NBD about 1,055, at the
same quality of fit. One model is one opinion: show two, and judge them on a holdout.
"""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from attrs import frozen

from xborder.customers import arguments
from xborder.customers.lifetime.columns import column
from xborder.customers.lifetime.model import PurchaseModel, check_model, doubts_of
from xborder.customers.purchases.span import Span
from xborder.customers.purchases.summary import Summary
from xborder.display import Brief, Shown
from xborder.errors import InvalidInput, extra
from xborder.messages import Text

if TYPE_CHECKING:
    import numpy as np
else:
    np = extra("numpy", name="stats")


_LAST_GROUP = 7
"""Frequencies of 7 and more are shown together, as the BG/NBD paper's table does."""


@frozen(kw_only=True)
class Opinion:
    """What one model says of a population.

    Attributes:
        model: The model's name.
        p_alive: Probability of being alive, by customer.
        purchases: Purchases expected within the horizon, by customer.
        alive: The sum of the probabilities: how many customers are alive.
        expected: The sum of the purchases.
        doubts: What the model's fit has to say, where it did not settle.
    """

    model: str
    p_alive: tuple[float, ...]
    purchases: tuple[float, ...]
    alive: float
    expected: float
    doubts: tuple[Text, ...] = ()


@frozen(kw_only=True, repr=False)
class Opinions(Shown):
    """What several models say of the same population, over the same horizon."""

    opinions: tuple[Opinion, ...]
    customer_ids: tuple[str, ...]
    within: Span

    @property
    def disagreement(self) -> tuple[float, ...]:
        """The widest difference in P(alive) between any two models, by customer."""
        columns = zip(*(opinion.p_alive for opinion in self.opinions), strict=True)
        return tuple(max(chances) - min(chances) for chances in columns)

    def _said(self, locale: str) -> str:
        return "\n".join(text.render(locale) for text in self.explain())

    def explain(self) -> tuple[Text, ...]:
        """Return one sentence a model, and after it any doubt of its fit."""
        said: list[Text] = []
        for opinion in self.opinions:
            sentence = Text(
                "{model}: about {alive} of {count} customers are alive; "
                "{expected} purchases are expected within {span}.",
                model=opinion.model,
                alive=round(opinion.alive),
                count=len(opinion.p_alive),
                expected=round(opinion.expected),
                span=str(self.within),
            )
            said += (sentence, *opinion.doubts)
        return tuple(said)


def compare_models(models: Iterable[PurchaseModel], summary: Summary, *, within: Span) -> Opinions:
    """Return what each model says of the customers of a summary.

    Args:
        models: The models, fitted on the same unit of time.
        summary: The customers.
        within: How far ahead to count purchases.

    Raises:
        InvalidInput: A model counts time in another unit, or there is no model.

    Examples:
        >>> from xborder.customers.lifetime.beta_geo import BetaGeoNbd, ModifiedBetaGeoNbd
        >>> from xborder.customers.purchases.span import TimeUnit
        >>> known = {"r": 0.5, "alpha": 6.0, "a": 0.9, "b": 1.6, "unit": TimeUnit.WEEK}
        >>> seen = Summary.from_columns(
        ...     {"frequency": [0], "recency": [0], "T": [38.0]}, unit=TimeUnit.WEEK)
        >>> both = compare_models(
        ...     [BetaGeoNbd(**known), ModifiedBetaGeoNbd(**known)], seen, within=Span.weeks(39))
        >>> [round(opinion.alive, 2) for opinion in both.opinions]
        [1.0, 0.4]
    """
    arguments.an(Summary, summary, "summary")
    arguments.an(Span, within, "within")
    columns = summary.frequency, summary.age_at_last, summary.age
    weight = np.asarray(summary.weight)
    opinions = []
    for model in arguments.rows(models, "models"):
        check_model(model)
        if model.unit is not summary.unit:
            raise InvalidInput(
                "The summary counts time in {value}s, the model in {unit}s.",
                code="customers.unit",
                remedy="Fit the model on a summary in the same unit.",
                where="summary.unit",
                value=str(summary.unit),
                unit=str(model.unit),
            )
        alive = model.p_alive(*columns)
        purchases = model.expected_purchases(*columns, within=within)
        opinions.append(
            Opinion(
                model=model.name,
                p_alive=tuple(map(float, alive)),
                purchases=tuple(map(float, purchases)),
                alive=float(weight @ alive),
                expected=float(weight @ purchases),
                doubts=doubts_of(model),
            )
        )
    if not opinions:
        raise InvalidInput(
            "There is no model.",
            code="customers.empty",
            remedy="Give at least one model.",
            where="models",
        )
    return Opinions(
        opinions=tuple(opinions),
        customer_ids=tuple(row.customer_id for row in summary.rows),
        within=within,
    )


@frozen(kw_only=True)
class HoldoutGroup:
    """Customers with the same number of purchases in the calibration period."""

    frequency: int
    or_more: bool
    customers: int
    expected: float
    actual: float


@frozen(kw_only=True, repr=False)
class Holdout(Brief):
    """How one model's expectation compares with what happened.

    Attributes:
        model: The model's name.
        expected: Purchases expected in the holdout period.
        actual: Purchases made in it.
        mean_absolute_error: Over customers.
        mean_squared_error: Over customers.
        groups: The same by frequency in the calibration period.
        doubts: What the model's fit has to say, where it did not settle.
    """

    model: str
    expected: float
    actual: float
    mean_absolute_error: float
    mean_squared_error: float
    groups: tuple[HoldoutGroup, ...]
    doubts: tuple[Text, ...] = ()

    @property
    def bias(self) -> float:
        """How far the total is off, as a fraction of the actual; 0 where both are 0."""
        difference = self.expected - self.actual
        return difference / self.actual if self.actual else difference


def holdout(opinions: Opinions, summary: Summary, actual: Sequence[float]) -> tuple[Holdout, ...]:
    """Return how each model did in a holdout period as long as the opinions' horizon.

    Args:
        opinions: What the models expect.
        summary: The calibration period; each row stands for ``weight`` customers.
        actual: Purchases made in the holdout period, by customer, in the summary's order.

    Raises:
        InvalidInput: Not one number a customer.
    """
    arguments.an(Opinions, opinions, "opinions")
    arguments.an(Summary, summary, "summary")
    made = np.atleast_1d(column(actual, "actual"))
    if made.ndim != 1 or not len(made) == len(summary) == len(opinions.customer_ids):
        raise InvalidInput(
            "{value} numbers stand against {count} customers.",
            code="customers.holdout",
            remedy="Give the purchases of every customer of the summary, in its order.",
            where="actual",
            value=made.size,
            count=len(summary),
        )
    weight = np.asarray(summary.weight)
    capped = np.minimum(np.asarray(summary.frequency), _LAST_GROUP)
    results = []
    for opinion in opinions.opinions:
        expected = np.asarray(opinion.purchases)
        groups = []
        for frequency in np.unique(capped):
            here = capped == frequency
            groups.append(
                HoldoutGroup(
                    frequency=int(frequency),
                    or_more=bool(frequency == _LAST_GROUP),
                    customers=round(float(weight[here].sum())),
                    expected=float(weight[here] @ expected[here]),
                    actual=float(weight[here] @ made[here]),
                )
            )
        off = expected - made
        results.append(
            Holdout(
                model=opinion.model,
                expected=float(weight @ expected),
                actual=float(weight @ made),
                mean_absolute_error=float(np.average(np.abs(off), weights=weight)),
                mean_squared_error=float(np.average(off**2, weights=weight)),
                groups=tuple(groups),
                doubts=opinion.doubts,
            )
        )
    return tuple(results)
