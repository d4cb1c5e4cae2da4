"""A bucket on its way through a programme: what is decided about it, and the words for that."""

import datetime as dt
import decimal
from decimal import Decimal

from attrs import evolve, frozen

from xborder.fx.exposure.exposure import ZERO
from xborder.fx.exposure.netting import NetPosition
from xborder.fx.hedging.hedge import Hedge
from xborder.fx.hedging.plan import BucketPlan, ratio_of
from xborder.fx.hedging.schedule import Band
from xborder.messages import Text
from xborder.number import DECIMAL


@frozen(kw_only=True)
class Draft:
    """What a programme has made of one bucket so far.

    Attributes:
        position: The bucket.
        covered: What hedges in place cover of it.
        value_date: The day a forward for it would settle; ``None`` where none can be dealt.
        band: The band that applies, if any.
        trade: What to deal.
        reasons: Why.
        verdict: What was decided where nothing is dealt.
    """

    position: NetPosition
    covered: Decimal
    value_date: dt.date | None
    band: Band | None
    trade: Decimal = ZERO
    reasons: tuple[Text, ...] = ()
    verdict: Text | None = None

    @property
    def ratio(self) -> str:
        """Hedged over net, as a per cent."""
        return f"{ratio_of(self.covered, self.position.net):.1%}"

    @property
    def growth(self) -> Decimal:
        """How much the trade makes the hedges outstanding grow; negative where it closes some."""
        with decimal.localcontext(DECIMAL):
            return abs(self.covered + self.trade) - abs(self.covered)

    @property
    def adds(self) -> bool:
        """Whether the trade makes the hedges outstanding grow."""
        return self.growth > 0

    def without(self, verdict: Text) -> "Draft":
        """Return the draft with nothing to deal, and the reason for it."""
        return evolve(self, trade=ZERO, reasons=(), verdict=verdict)

    def why(self, band: Band, *, inside: bool) -> Text:
        """Return the first reason to trade."""
        if not self.position.net:
            return Text("the exposure is gone; its hedges are closed")
        if inside or band.minimum == band.maximum:
            return Text(
                "hedged {ratio} so far, off the target of {target}",
                ratio=self.ratio,
                target=f"{band.target:.0%}",
            )
        return Text(
            "hedged {ratio}, outside {low} to {high}",
            ratio=self.ratio,
            low=f"{band.minimum:.0%}",
            high=f"{band.maximum:.0%}",
        )

    def bucket(self, *, done: bool) -> BucketPlan:
        """Return the bucket before and after, ``done`` telling whether anything can be dealt."""
        trade = self.trade if done else ZERO
        with decimal.localcontext(DECIMAL):
            after = self.covered + trade
        return BucketPlan(
            currency=self.position.currency,
            bucket=self.position.bucket,
            due=self.position.due,
            net=self.position.net,
            hedged_before=self.covered,
            hedged_after=after,
            band=self.band,
            verdict=self.verdict or self._done(trade),
        )

    def _done(self, trade: Decimal) -> Text:
        if not trade:
            return Text("no open day to deal {amount} is known", amount=self.trade.copy_abs())
        if trade > 0:
            return Text("sell {amount} forward", amount=trade)
        return Text("buy {amount} forward", amount=trade.copy_abs())


def orphan(hedge: Hedge, label: str) -> NetPosition:
    """Return the empty bucket of a hedge whose exposure is gone, so that it still is seen."""
    return NetPosition(
        currency=hedge.currency,
        bucket=label,
        start=hedge.due,
        due=hedge.due,
        inflow=ZERO,
        outflow=ZERO,
        exposures=(),
    )
