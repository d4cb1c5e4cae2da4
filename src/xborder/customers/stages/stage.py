"""Lifecycle: where a customer stands, by the customer's own purchase rhythm.

The rhythm is the median gap between the customer's purchases, or of everybody's where the
customer has too few. Days since the last purchase are measured against it, so that a weekly buyer
is missed after a month and a yearly buyer is not.
"""

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Mapping
from fractions import Fraction
from statistics import median

from attrs import field, frozen

from xborder import number
from xborder.choice import Choice
from xborder.customers import arguments
from xborder.customers.purchases.history import History, Purchase, gaps_of
from xborder.display import Shown
from xborder.errors import InvalidInput, NoSolution
from xborder.messages import Text


class LifecycleStage(Choice):
    """Where a customer stands, from first contact to lost."""

    ACQUIRE = "acquire"
    """Known, no purchase yet."""
    NURTURE = "nurture"
    """One purchase, the second not yet due."""
    CONVERT = "convert"
    """One purchase, the second due now."""
    RETAIN = "retain"
    """Several purchases, on rhythm."""
    WIN_BACK = "win_back"
    """Off rhythm."""
    LOST = "lost"


@frozen(kw_only=True, field_transformer=number.checked)
class LifecycleRules:
    """The bounds of the stages, in median gaps since the last purchase.

    Args:
        nurture_until: Up to here a first purchase is nurtured, then a second one is due.
        active_until: Up to here a customer is on rhythm; later, to be won back.
        lost_after: Beyond here a customer is lost.
        own_gaps: How many gaps of one's own it takes to have a rhythm of one's own.

    Raises:
        InvalidInput: Not ``0 < nurture_until <= active_until <= lost_after``.
    """

    nurture_until: float = field(default=1.0, metadata=number.POSITIVE)
    active_until: float = field(default=2.0, metadata=number.POSITIVE)
    lost_after: float = field(default=3.0, metadata=number.POSITIVE)
    own_gaps: int = field(default=1, metadata=number.COUNT)

    def __attrs_post_init__(self) -> None:
        if not 0 < self.nurture_until <= self.active_until <= self.lost_after:
            raise InvalidInput(
                "The bounds of the stages {value} are not in order.",
                code="customers.stages",
                remedy="Give 0 < nurture_until <= active_until <= lost_after.",
                where="nurture_until",
                value=(self.nurture_until, self.active_until, self.lost_after),
            )


@frozen(kw_only=True)
class CustomerStage:
    """A customer's stage, and why.

    Attributes:
        stage: The stage.
        reason: The same in words.
        gap_days: The rhythm measured against, in days.
        own_rhythm: Whether it is the customer's own.
    """

    stage: LifecycleStage
    reason: Text
    gap_days: float
    own_rhythm: bool


_MOST = 10**9
_SHORTEST = 1e-6  # days: two purchases of one day are one, so no rhythm is near it


def _bounds(rules: LifecycleRules | None) -> LifecycleRules:
    return LifecycleRules() if rules is None else arguments.an(LifecycleRules, rules, "rules")


def stage_of(
    *,
    purchases: int,
    days_since_last: int | None,
    gap_days: float,
    own_rhythm: bool = True,
    rules: LifecycleRules | None = None,
) -> CustomerStage:
    """Return the stage of one customer.

    Args:
        purchases: How many purchases.
        days_since_last: Days since the last; ``None`` if there is none.
        gap_days: The median gap to measure against, above 0.
        own_rhythm: Whether that gap is the customer's own.
        rules: The bounds of the stages.

    Raises:
        InvalidInput: Purchases without days since the last or the other way round, or no gap.

    Examples:
        >>> stage_of(purchases=4, days_since_last=70, gap_days=30).stage
        <LifecycleStage.WIN_BACK: 'win_back'>
    """
    bounds = _bounds(rules)
    purchases = number.whole(purchases, "purchases", least=-1, most=_MOST)
    if days_since_last is not None:
        days_since_last = number.whole(days_since_last, "days_since_last", most=_MOST)
    gap_days, own_rhythm = (
        number.finite(gap_days, "gap_days"),
        arguments.flag(own_rhythm, "own_rhythm"),
    )
    if (purchases == 0) != (days_since_last is None) or purchases < 0 or gap_days < _SHORTEST:
        raise InvalidInput(
            "{value} purchases do not go with {days} days since the last and a gap of {gap} days.",
            code="customers.stage",
            remedy="Give days_since_last if and only if there is a purchase, and a gap above 0.",
            where="days_since_last",
            value=purchases,
            days=days_since_last,
            gap=gap_days,
        )
    if days_since_last is None:
        reason = Text("No purchase yet.")
        return CustomerStage(
            stage=LifecycleStage.ACQUIRE, reason=reason, gap_days=gap_days, own_rhythm=own_rhythm
        )
    gaps = days_since_last / gap_days
    if gaps > bounds.lost_after:
        stage = LifecycleStage.LOST
    elif gaps > bounds.active_until:
        stage = LifecycleStage.WIN_BACK
    elif purchases > 1:
        stage = LifecycleStage.RETAIN
    else:
        stage = LifecycleStage.NURTURE if gaps <= bounds.nurture_until else LifecycleStage.CONVERT
    reason = Text(
        "{days} days since the last of {purchases} purchases are {gaps} gaps of {gap} days.",
        days=days_since_last,
        purchases=purchases,
        gaps=f"{gaps:.1f}",
        gap=f"{gap_days:g}",
    )
    return CustomerStage(stage=stage, reason=reason, gap_days=gap_days, own_rhythm=own_rhythm)


@frozen(kw_only=True, repr=False)
class Lifecycle(Shown):
    """The stage of every customer on a day.

    Attributes:
        stages: Stage and reason, by customer.
        on: The day.
        gap_days: The median gap over all customers, in days.
    """

    stages: Mapping[str, CustomerStage] = field(hash=False)
    on: dt.date
    gap_days: float

    def _shown(self) -> dict[str, list[object]]:
        found = Counter(each.stage for each in self.stages.values())
        return {
            "stage": [str(stage) for stage in LifecycleStage],
            "customers": [found[stage] for stage in LifecycleStage],
        }

    @property
    def names(self) -> Mapping[str, str]:
        """The bare stage, by customer; what :func:`transitions` compares."""
        return {name: str(found.stage) for name, found in self.stages.items()}

    @property
    def reasons(self) -> Mapping[str, Text]:
        """The reason, by customer."""
        return {name: found.reason for name, found in self.stages.items()}


def lifecycle(
    history: History,
    *,
    rules: LifecycleRules | None = None,
    prospects: Iterable[str] = (),
    gap_days: float | None = None,
) -> Lifecycle:
    """Return the stage of every customer on the last day of a history.

    Args:
        history: The purchases.
        rules: The bounds of the stages.
        prospects: Known customers without a purchase.
        gap_days: The gap to measure those against who have no rhythm of their own; the median
            over all gaps if not given.

    Raises:
        NoSolution: Nobody bought twice and no ``gap_days`` is given.

    Examples:
        >>> import datetime as dt
        >>> from xborder.customers import Order, purchase_history
        >>> orders = [
        ...     Order(customer_id=name, at=dt.date(2026, month, 10), amount="50.00 EUR")
        ...     for name, months in (("a", (1, 2, 3)), ("b", (1, 2)), ("c", (3,)))
        ...     for month in months
        ... ]
        >>> found = lifecycle(purchase_history(orders, on=dt.date(2026, 4, 1)))
        >>> [(name, each.stage.value) for name, each in found.stages.items()]
        [('a', 'retain'), ('b', 'retain'), ('c', 'nurture')]
    """
    bounds = _bounds(rules)
    arguments.an(History, history, "history")
    if gap_days is not None:
        gap_days = number.positive(gap_days, "gap_days")
    known = sorted(arguments.identifiers(prospects, "prospects"))
    everyone: dict[str, tuple[Purchase, ...]] = dict.fromkeys(known, ())
    everyone.update(history.customers)
    gaps = {name: gaps_of(purchases) for name, purchases in everyone.items()}
    pooled = [gap for found in gaps.values() for gap in found]
    if gap_days is None:
        if not pooled:
            raise NoSolution(
                "None of the {value} customers has bought twice: there is no rhythm to go by.",
                code="customers.no_rhythm",
                remedy="Give gap_days, the days you expect between two purchases.",
                where="gap_days",
                value=len(everyone),
            )
        # The median of two whole gaps is a half: as fractions it is exact on every platform.
        gap_days = float(median(map(Fraction, pooled)))
    stages = {}
    for name, purchases in everyone.items():
        own = len(gaps[name]) >= bounds.own_gaps
        stages[name] = stage_of(
            purchases=len(purchases),
            days_since_last=(history.on - purchases[-1].day).days if purchases else None,
            gap_days=float(median(map(Fraction, gaps[name]))) if own else gap_days,
            own_rhythm=own,
            rules=bounds,
        )
    return Lifecycle(stages=stages, on=history.on, gap_days=gap_days)
