"""A hedge plan: the trades to do, each with its reason, and every bucket before and after."""

import datetime as dt
import decimal
from collections.abc import Iterable
from decimal import Decimal
from typing import Any, ClassVar

from attrs import field, frozen

from xborder.chart import DONE, OPEN, drawn_on, figure_of
from xborder.errors import known_locale
from xborder.fx.hedging.hedge import Hedge
from xborder.fx.hedging.market import Market
from xborder.fx.hedging.schedule import Band
from xborder.fx.rates.pair import minor_unit
from xborder.fx.rates.past import OVERDUE
from xborder.messages import DEFAULT_LOCALE, Text, in_words
from xborder.number import DECIMAL
from xborder.spoken import spoken
from xborder.tabular import Columns, Rows, Tabular, columns_of


@frozen(kw_only=True)
class PlannedTrade:
    """One forward to deal.

    Attributes:
        currency: The foreign currency.
        covers: The exposure it covers: positive sells the currency forward, negative buys it.
        value_date: The day it settles.
        trade_on: The day to deal it.
        rate: The outright rate of today's market, home per one unit; an indication.
        bucket: The bucket it belongs to.
        reasons: Why, as sentences.
        tickets: The deals it is cut into; they sum to ``covers``.
        allocation: What of it each exposure of the bucket is covered by, in order.
    """

    currency: str
    covers: Decimal
    value_date: dt.date
    trade_on: dt.date
    rate: float
    bucket: str
    reasons: tuple[Text, ...]
    tickets: tuple[Decimal, ...]
    allocation: tuple[Decimal, ...]

    COLUMNS: ClassVar[Columns] = ("currency", "bucket", "covers", "value_date", "trade_on", "rate")

    def hedge(self) -> Hedge:
        """Return the hedge this trade becomes once dealt at its rate."""
        return Hedge(
            currency=self.currency,
            covers=self.covers,
            due=self.value_date,
            rate=self.rate,
            reference=self.bucket,
        )


@frozen(kw_only=True)
class BucketPlan:
    """One currency and bucket before and after.

    Attributes:
        currency: The currency.
        bucket: The bucket.
        due: The latest due date in it.
        net: The net expected exposure.
        hedged_before: What hedges already cover.
        hedged_after: What they cover once the trades are done.
        band: The band that applies; ``None`` if the schedule has no opinion.
        verdict: What was decided, as a sentence.
    """

    currency: str
    bucket: str
    due: dt.date
    net: Decimal
    hedged_before: Decimal
    hedged_after: Decimal
    band: Band | None
    verdict: Text

    COLUMNS: ClassVar[Columns] = (
        *("currency", "bucket", "due", "net", "hedged_before", "hedged_after"),
        *("ratio_before", "ratio_after"),
    )

    @property
    def ratio_before(self) -> float:
        """Hedged over net before; 0 for nothing over nothing, infinite for hedges of nothing."""
        return ratio_of(self.hedged_before, self.net)

    @property
    def ratio_after(self) -> float:
        """Hedged over net after."""
        return ratio_of(self.hedged_after, self.net)

    @property
    def in_band_before(self) -> bool:
        """Whether the ratio before was within its band; true if there is none."""
        return self.band is None or self._within(self.hedged_before, self.band)

    @property
    def in_band_after(self) -> bool:
        """Whether the ratio after is within its band; true if there is none."""
        return self.band is None or self._within(self.hedged_after, self.band)

    def _within(self, hedged: Decimal, band: Band) -> bool:
        return within(hedged, self.net, band, minor_unit(self.currency))


def ratio_of(hedged: Decimal, net: Decimal) -> float:
    """Return hedged over net; 0 for nothing over nothing, infinite for hedges of nothing."""
    if net:
        with decimal.localcontext(DECIMAL):
            return float(hedged / net) + 0.0  # nothing of a payment is 0.0, not -0.0
    return float("inf") if hedged else 0.0


def within(hedged: Decimal, net: Decimal, band: Band, unit: Decimal) -> bool:
    """Return whether hedges of a net exposure lie within a band, to one minor unit.

    A trade is rounded to that unit: without the tolerance a trade to an edge of the band could end
    beyond it, and be dealt again the next day.
    """
    with decimal.localcontext(DECIMAL):
        edges = sorted((net * band.minimum, net * band.maximum))
        return edges[0] - unit <= hedged <= edges[1] + unit


def _trades(trades: Iterable[PlannedTrade]) -> Rows[PlannedTrade]:
    return Rows(trades, PlannedTrade)


@frozen(kw_only=True, repr=False)
class HedgePlan(Tabular):
    """What to do, and how it was decided.

    Attributes:
        on: The day of the plan.
        home: The home currency.
        trades: The trades to do, nearest value date first; a table of their own.
        buckets: Every currency and bucket, traded or not; what is overdue among them.
        settled: Hedges that had settled before the day, and cover nothing.
        market: The market it was made in.
    """

    on: dt.date
    home: str
    trades: Rows[PlannedTrade] = field(converter=_trades)
    buckets: tuple[BucketPlan, ...]
    settled: tuple[Hedge, ...] = ()
    market: Market

    @property
    def overdue(self) -> tuple[BucketPlan, ...]:
        """The buckets of what should have come already."""
        return tuple(bucket for bucket in self.buckets if bucket.bucket == OVERDUE)

    @property
    def ratio_before(self) -> float:
        """Hedged over exposure before, in home currency at spot, absolute amounts added.

        What is overdue is part of the exposure, and not hedged.
        """
        return self._ratio("hedged_before")

    @property
    def ratio_after(self) -> float:
        """Hedged over exposure after."""
        return self._ratio("hedged_after")

    @property
    def exposure(self) -> float:
        """The net expected exposure, in home currency at spot, absolute amounts added."""
        return self._at_spot("net")

    @property
    def hedged(self) -> float:
        """What hedges cover once the trades are done, in home currency at spot."""
        return self._at_spot("hedged_after")

    def _ratio(self, name: str) -> float:
        return self._at_spot(name) / self.exposure if self.exposure else 0.0

    def _at_spot(self, name: str) -> float:
        return sum(
            abs(float(getattr(bucket, name))) * self.market.spot(bucket.currency)
            for bucket in self.buckets
        )

    def _notes(self) -> list[Text]:
        notes = [
            Text(
                "The forward over {amount} {currency} settled on {day} and covers nothing.",
                amount=hedge.covers,
                currency=hedge.currency,
                day=hedge.due,
            )
            for hedge in self.settled
        ]
        codes = {
            code for trade in self.trades for code in self.market.without_calendar(trade.currency)
        }
        if codes:
            notes.append(
                Text(
                    "The market has no calendar of {currencies}: value dates keep off "
                    "weekends alone.",
                    currencies=tuple(sorted(codes)),
                )
            )
        return notes

    def hedges(self) -> tuple[Hedge, ...]:
        """Return the trades as hedges dealt at the plan's rates."""
        return tuple(trade.hedge() for trade in self.trades)

    def to_columns(self) -> dict[str, list[Any]]:
        """Return a row a currency and bucket, before and after; the trades have a table too."""
        return columns_of(self.buckets, BucketPlan)

    def plot(self, *, axes: Any = None, locale: str | None = None) -> Any:
        """Draw every bucket, the first on top: what is open, and what of it is hedged.

        Each bar is in units of its own currency. Needs the ``plots`` extra.

        Args:
            axes: The matplotlib axes to draw on; new ones if none are given.
            locale: The language of the labels. A font that has its letters must be set up.

        Returns:
            The figure, which a notebook shows and ``savefig`` keeps.

        Raises:
            MissingExtra: matplotlib is not installed.
        """
        locale = spoken() if locale is None else locale
        axes = drawn_on(axes, locale)
        names = [f"{bucket.currency} {bucket.bucket}" for bucket in self.buckets]
        net = [float(bucket.net) for bucket in self.buckets]
        hedged = [float(bucket.hedged_after) for bucket in self.buckets]
        axes.barh(names, net, color=OPEN, label=Text("exposed").render(locale))
        axes.barh(names, hedged, height=0.45, color=DONE, label=Text("hedged").render(locale))
        axes.invert_yaxis()
        axes.xaxis.set_major_formatter("{x:,.0f}")
        axes.set_xlabel(Text("Amount in units of its currency").render(locale))
        axes.legend(frameon=False)
        return figure_of(axes)

    @in_words
    def explain(self, locale: str = DEFAULT_LOCALE) -> str:
        """Return the plan in words, one line a bucket and the reasons below each trade."""
        known_locale(locale)
        by_bucket = {(trade.currency, trade.bucket): trade for trade in self.trades}
        lines = []
        for bucket in self.buckets:
            head = Text(
                "{currency} {bucket}: {verdict}",
                currency=bucket.currency,
                bucket=bucket.bucket,
                verdict=bucket.verdict,
            )
            lines.append(head.render(locale))
            trade = by_bucket.get((bucket.currency, bucket.bucket))
            if trade is not None:
                lines += [f"  - {reason.render(locale)}" for reason in trade.reasons]
        lines += [note.render(locale) for note in self._notes()]
        return "\n".join(lines)
