"""Hedge effectiveness: dollar offset, regression, critical terms, and the lower-of reserve.

Which test applies, and with which thresholds, is the standard's: see
:mod:`xborder.fx.accounting.standard`. The choice of test is fixed when a hedge is designated.
"""

import math
from collections.abc import Sequence
from itertools import accumulate

from attrs import frozen

from xborder.choice import Choice
from xborder.errors import InvalidPolicy
from xborder.fx.accounting.standard import HedgeAccountingPolicy
from xborder.fx.risk.regression import Regression, linear_regression, paired
from xborder.kind import of_kind
from xborder.number import finite, positive


class OffsetDirection(Choice):
    """Which change stands above the line."""

    INSTRUMENT_OVER_ITEM = "instrument_over_item"
    ITEM_OVER_INSTRUMENT = "item_over_instrument"


class OffsetBasis(Choice):
    """Which changes are compared."""

    PERIOD = "period"
    """Those of each period by itself: fails on small numbers."""
    CUMULATIVE = "cumulative"
    """All since the hedge began."""


@frozen(kw_only=True)
class OffsetResult:
    """One dollar-offset ratio.

    Attributes:
        ratio: How much of one change the other offsets, positive where they do offset; infinite
            or zero where one of them is zero.
        effective: Whether it lies within the line, its ends included.
    """

    ratio: float
    effective: bool


def dollar_offset(
    *,
    instrument_change: float,
    item_change: float,
    policy: HedgeAccountingPolicy,
    direction: str = OffsetDirection.INSTRUMENT_OVER_ITEM,
) -> OffsetResult:
    """Return the dollar-offset ratio, ``-instrument / item``, and whether it is within the line.

    Args:
        instrument_change: Change in value of the hedging instrument.
        item_change: Change in value of the hedged item.
        policy: The standard with its line.
        direction: Which change is above; either may be designated.

    Raises:
        InvalidPolicy: The standard has no line to test against.

    Source: ASC 815-20-35-5 and practice; IAS 39 AG105.

    Examples:
        >>> import datetime as dt
        >>> from xborder.fx.accounting.standard import hedge_accounting_policy
        >>> policy = hedge_accounting_policy("asc_815", on=dt.date(2026, 11, 21))
        >>> result = dollar_offset(instrument_change=10_000, item_change=-11_000, policy=policy)
        >>> round(result.ratio, 2), result.effective
        (0.91, True)
    """
    line = _line(policy)
    above = finite(instrument_change, where="instrument_change")
    below = finite(item_change, where="item_change")
    if OffsetDirection(direction) is OffsetDirection.ITEM_OVER_INSTRUMENT:
        above, below = below, above
    unmoved = math.inf if above else 1.0  # where nothing moved, nothing was left open
    ratio = -above / below if below else unmoved
    return OffsetResult(ratio=ratio, effective=line[0] <= ratio <= line[1])


def dollar_offset_series(
    instrument_changes: Sequence[float],
    item_changes: Sequence[float],
    *,
    policy: HedgeAccountingPolicy,
    basis: str,
    direction: str = OffsetDirection.INSTRUMENT_OVER_ITEM,
) -> tuple[OffsetResult, ...]:
    """Return the dollar-offset test of each period.

    Args:
        instrument_changes: Change of the instrument in each period.
        item_changes: Change of the item in each period.
        policy: The standard with its line.
        basis: Each period by itself, or all since the hedge began.
        direction: Which change is above.

    Raises:
        InvalidInput: The series differ in length or are empty.
    """
    above, below = paired(instrument_changes, item_changes, least=1)
    if OffsetBasis(basis) is OffsetBasis.CUMULATIVE:
        above, below = list(accumulate(above)), list(accumulate(below))
    return tuple(
        dollar_offset(instrument_change=one, item_change=other, policy=policy, direction=direction)
        for one, other in zip(above, below, strict=True)
    )


def _line(policy: HedgeAccountingPolicy) -> tuple[float, float]:
    of_kind(policy, HedgeAccountingPolicy, "policy")
    if policy.bright_line is None:
        raise InvalidPolicy(
            "{value} has no 80 to 125 % line.",
            code="fx.no_line",
            remedy="Assess the economic relationship instead.",
            value=policy.framework.value,
        )
    return policy.bright_line


@frozen(kw_only=True)
class RegressionTest:
    """The regression of instrument on item, and whether it is good enough.

    Attributes:
        line: The fitted line.
        effective: Whether slope and R squared meet the thresholds.
    """

    line: Regression
    effective: bool


def regression_test(
    instrument_changes: Sequence[float],
    item_changes: Sequence[float],
    *,
    policy: HedgeAccountingPolicy,
) -> RegressionTest:
    """Test effectiveness by regressing changes of the instrument on changes of the item.

    Effective if R squared is high enough and the slope lies between minus 1.25 and minus 0.80:
    the two must move against each other. For a hypothetical derivative negate its changes.

    Args:
        instrument_changes: Change of the instrument in each period.
        item_changes: Change of the item in each period.
        policy: The standard with its thresholds.

    Raises:
        InvalidPolicy: The standard knows no such thresholds.
        InvalidInput: Fewer than three periods.

    Source: ASC 815-20-35-3; Deloitte, Hedge Accounting, 2.5 (the slope's sign, note 10).
    """
    of_kind(policy, HedgeAccountingPolicy, "policy")
    if policy.slope_range is None or policy.least_r_squared is None:
        raise _no_thresholds(policy)
    line = linear_regression(item_changes, instrument_changes)
    low, high = policy.slope_range
    good = line.r_squared >= policy.least_r_squared and low <= -line.slope <= high
    return RegressionTest(line=line, effective=good)


def _no_thresholds(policy: HedgeAccountingPolicy) -> InvalidPolicy:
    return InvalidPolicy(
        "{value} has no thresholds for a regression.",
        code="fx.no_line",
        remedy="Give a policy that has both, or test by dollar offset.",
        value=policy.framework.value,
    )


@frozen(kw_only=True)
class EconomicRelationship:
    """IFRS 9's three requirements, each with its answer.

    Attributes:
        moves_opposite: Values of instrument and item generally move in opposite directions.
        credit_dominates: Credit risk dominates the changes in value.
        ratio_as_managed: The designated ratio is the one that is really used.
    """

    moves_opposite: bool
    credit_dominates: bool
    ratio_as_managed: bool

    @property
    def qualifies(self) -> bool:
        """Whether the hedge meets IFRS 9, 6.4.1(c)."""
        return self.moves_opposite and not self.credit_dominates and self.ratio_as_managed


def economic_relationship(
    instrument_changes: Sequence[float],
    item_changes: Sequence[float],
    *,
    designated_ratio: float,
    actual_ratio: float,
    credit_dominates: bool,
) -> EconomicRelationship:
    """Assess IFRS 9's economic relationship from observed or simulated changes.

    Args:
        instrument_changes: Changes of the instrument.
        item_changes: Changes of the item over the same periods.
        designated_ratio: The hedge ratio in the designation.
        actual_ratio: Quantity of instrument over quantity of item as really held.
        credit_dominates: The judgement on credit risk; it is not computed.

    Raises:
        InvalidInput: A ratio is zero or less.

    Source: IFRS 9, 6.4.1(c), B6.4.4 to B6.4.11.
    """
    above, below = paired(instrument_changes, item_changes, least=1)
    # the sum of products is negative where they move against each other on the whole; single
    # periods may stray
    together = math.fsum(a * b for a, b in zip(above, below, strict=True))
    for name, value in (("designated_ratio", designated_ratio), ("actual_ratio", actual_ratio)):
        positive(value, where=name)
    return EconomicRelationship(
        moves_opposite=together < 0.0,
        credit_dominates=credit_dominates,
        # ratios are computed from amounts and carry a float's noise
        ratio_as_managed=math.isclose(designated_ratio, actual_ratio, rel_tol=1e-9),
    )
