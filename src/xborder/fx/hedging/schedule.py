"""Hedging schedules: how much of a month's exposure to hedge, and how long before.

Each answers one question: for an exposure due on a day, seen from another day, which hedge
ratios are too low, right and too high. Outside its reach a schedule has no opinion.
"""

import datetime as dt
import decimal
from collections.abc import Iterable
from decimal import Decimal
from itertools import pairwise
from typing import Any, Protocol, runtime_checkable

from attrs import field, frozen

from xborder.day import civil_day
from xborder.errors import InvalidInput
from xborder.fx.exposure.exposure import Exposure
from xborder.kind import all_of_kind, exact_share_field, of_kind, typed
from xborder.months import add_months
from xborder.number import DECIMAL, WHOLE, exact_share

_ONE = Decimal(1)
_ZERO = Decimal(0)


@frozen(kw_only=True, field_transformer=typed)
class Band:
    """The hedge ratios that need no trade, and the one to trade to.

    Attributes:
        minimum: The lowest ratio, between 0 and 1.
        target: The ratio to trade to.
        maximum: The highest ratio.

    Raises:
        InvalidInput: They are out of order.
    """

    minimum: Decimal = field(converter=exact_share_field)
    target: Decimal = field(converter=exact_share_field)
    maximum: Decimal = field(converter=exact_share_field)

    def __attrs_post_init__(self) -> None:
        if not self.minimum <= self.target <= self.maximum:
            raise InvalidInput(
                "The target {value} does not lie between {minimum} and {maximum}.",
                code="fx.band",
                remedy="Give minimum, target and maximum in rising order.",
                where="target",
                value=str(self.target),
                minimum=str(self.minimum),
                maximum=str(self.maximum),
            )

    @classmethod
    def around(cls, target: Any, width: Any = 0) -> "Band":
        """Return the band that reaches ``width`` to either side of a target, within 0 and 1.

        Examples:
            >>> Band.around("0.8", "0.05").maximum
            Decimal('0.85')
        """
        middle, reach = exact_share(target, "target"), exact_share(width, "width")
        with decimal.localcontext(DECIMAL):
            low, high = max(middle - reach, _ZERO), min(middle + reach, _ONE)
        return cls(minimum=low, target=middle, maximum=high)


def _days(due: dt.date, on: dt.date) -> tuple[dt.date, dt.date]:
    return civil_day(due, "due"), civil_day(on, "on")


@runtime_checkable
class Schedule(Protocol):
    """What every schedule answers."""

    def band(self, due: dt.date, on: dt.date) -> Band | None:
        """Return the band of an exposure due on a day, or ``None`` outside the reach."""

    def covers(self, exposure: Exposure) -> bool:
        """Return whether an exposure is hedged under this schedule at all."""

    def bucket(self, exposure: Exposure, label: str) -> str:
        """Return the name under which an exposure nets with others."""


class _ByBucket:
    """Every exposure counts, and nets within its currency and bucket."""

    __slots__ = ()

    def covers(self, exposure: Exposure) -> bool:
        """Return whether an exposure is hedged under this schedule at all."""
        return bool(exposure.amount)

    def bucket(self, exposure: Exposure, label: str) -> str:  # noqa: ARG002 - others need it
        """Return the name under which an exposure nets with others."""
        return label


@frozen(kw_only=True, field_transformer=typed)
class StaticSchedule(_ByBucket):
    """One ratio for a whole campaign, such as a budget year, whenever it is due in it.

    Attributes:
        start: First due date of the campaign.
        end: The day after its last due date.
        ratio: The share to hedge.
        width: How far the ratio may drift before it is traded.
    """

    start: dt.date
    end: dt.date
    ratio: Decimal = field(converter=exact_share_field)
    width: Decimal = field(default=_ZERO, converter=exact_share_field)

    def __attrs_post_init__(self) -> None:
        if self.end <= self.start:
            raise InvalidInput(
                "The campaign ends on {value}, on or before its start {start}.",
                code="fx.campaign",
                remedy="Give an end after the start; it is the first day outside.",
                where="end",
                value=str(self.end),
                start=str(self.start),
            )

    def band(self, due: dt.date, on: dt.date) -> Band | None:
        """Return the campaign's band for dates in it that lie ahead."""
        due, on = _days(due, on)
        inside = max(self.start, on) <= due < self.end
        return Band.around(self.ratio, self.width) if inside else None


@frozen(kw_only=True, field_transformer=typed)
class RollingSchedule(_ByBucket):
    """One ratio for everything within a horizon that moves along with the calendar.

    Attributes:
        months: The horizon.
        ratio: The share to hedge.
        width: How far the ratio may drift before it is traded.
    """

    months: int = field(metadata=WHOLE)
    ratio: Decimal = field(converter=exact_share_field)
    width: Decimal = field(default=_ZERO, converter=exact_share_field)

    def band(self, due: dt.date, on: dt.date) -> Band | None:
        """Return the band for dates up to the horizon."""
        due, on = _days(due, on)
        inside = on <= due <= add_months(on, self.months)
        return Band.around(self.ratio, self.width) if inside else None


@frozen(kw_only=True, field_transformer=typed)
class Layer:
    """One slice of hedging.

    Attributes:
        months_before: How many months before the due date it is dealt.
        share: The share of the exposure it hedges.
    """

    months_before: int = field(metadata=WHOLE)
    share: Decimal = field(converter=exact_share_field)


def _layers(layers: Iterable[Layer]) -> tuple[Layer, ...]:
    return tuple(
        sorted(all_of_kind(layers, Layer, "layers"), key=lambda layer: -layer.months_before)
    )


@frozen(kw_only=True, field_transformer=typed)
class LayeredSchedule(_ByBucket):
    """Slices dealt one after another as the due date draws near.

    Attributes:
        layers: The slices; together at most the whole exposure.
        width: How far the ratio may drift before it is traded.

    Raises:
        InvalidInput: The layers exceed the exposure, or there are none.

    Source: Association of Corporate Treasurers, layered hedging: 20 % at 18 months, 50 % at 12
    and 80 % at 6, topping up 30 points a step.

    Examples:
        >>> act = LayeredSchedule(width="0.05", layers=[
        ...     Layer(months_before=18, share="0.2"), Layer(months_before=12, share="0.3"),
        ...     Layer(months_before=6, share="0.3")])
        >>> str(act.band(dt.date(2027, 11, 20), dt.date(2026, 11, 20)).target)
        '0.5'
    """

    layers: tuple[Layer, ...] = field(converter=_layers)
    width: Decimal = field(default=_ZERO, converter=exact_share_field)

    def __attrs_post_init__(self) -> None:
        with decimal.localcontext(DECIMAL):
            total = sum((layer.share for layer in self.layers), _ZERO)
        if not 0 < total <= 1:
            raise InvalidInput(
                "The layers hedge {value} of the exposure.",
                code="fx.layers",
                remedy="Give layers whose shares sum to more than 0 and at most 1.",
                where="layers",
                value=str(total),
            )

    def band(self, due: dt.date, on: dt.date) -> Band | None:
        """Return the band of the layers whose time has come."""
        due, on = _days(due, on)
        if due < on:
            return None
        reached = [
            layer.share for layer in self.layers if due <= add_months(on, layer.months_before)
        ]
        with decimal.localcontext(DECIMAL):
            return Band.around(sum(reached, _ZERO), self.width) if reached else None


@frozen(kw_only=True, field_transformer=typed)
class TenorBand:
    """The band of exposures due within a stretch of months from now.

    Attributes:
        from_months: First month of the stretch; 0 is now.
        until_months: The month at which the stretch is over.
        band: The hedge ratios.

    Raises:
        InvalidInput: The stretch is empty.
    """

    from_months: int = field(metadata=WHOLE)
    until_months: int = field(metadata=WHOLE)
    band: Band

    def __attrs_post_init__(self) -> None:
        if not 0 <= self.from_months < self.until_months:
            raise InvalidInput(
                "There is no month from {start} until {value}.",
                code="fx.tenor_band",
                remedy="Give 0 or more months, and a later end.",
                where="until_months",
                value=self.until_months,
                start=self.from_months,
            )


def _tenor_bands(bands: Iterable[TenorBand]) -> tuple[TenorBand, ...]:
    ordered = tuple(
        sorted(all_of_kind(bands, TenorBand, "bands"), key=lambda band: band.from_months)
    )
    for earlier, later in pairwise(ordered):
        if later.from_months < earlier.until_months:
            raise InvalidInput(
                "Two bands overlap from month {value} until month {end}.",
                code="fx.bands_overlap",
                remedy="End the earlier band where the later one starts.",
                where="bands",
                value=later.from_months,
                end=min(earlier.until_months, later.until_months),
            )
    return ordered


@frozen(kw_only=True, field_transformer=typed)
class BandedSchedule(_ByBucket):
    """A band for each stretch of tenors, as a treasury policy writes it.

    Attributes:
        bands: The bands by tenor; gaps between them have no opinion.

    Raises:
        InvalidInput: Two bands overlap.
    """

    bands: tuple[TenorBand, ...] = field(converter=_tenor_bands)

    def band(self, due: dt.date, on: dt.date) -> Band | None:
        """Return the band of the stretch that the due date falls in."""
        due, on = _days(due, on)
        if due < on:
            return None
        for each in self.bands:
            if due < add_months(on, each.until_months):
                return each.band if due >= add_months(on, each.from_months) else None
        return None


@frozen(kw_only=True, field_transformer=typed)
class MicroHedgingSchedule:
    """Each firm exposure hedged by itself, in full, as soon as it is committed.

    Attributes:
        ratio: The share to hedge of each.
    """

    ratio: Decimal = field(default=_ONE, converter=exact_share_field)

    def band(self, due: dt.date, on: dt.date) -> Band | None:
        """Return the ratio itself, with no room to drift."""
        due, on = _days(due, on)
        return Band.around(self.ratio) if due >= on else None

    def covers(self, exposure: Exposure) -> bool:
        """Return whether the exposure is firm."""
        of_kind(exposure, Exposure, "exposure")
        return bool(exposure.amount) and exposure.stage.is_firm

    def bucket(self, exposure: Exposure, label: str) -> str:
        """Return the exposure's own reference, or its bucket if it has none."""
        return of_kind(exposure, Exposure, "exposure").reference or label
