"""Hedge programmes: the trades to do today, each with its reason."""

import datetime as dt
import decimal
from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import Any, Final

from attrs import evolve, field, frozen

from xborder.choice import Choice
from xborder.errors import CurrencyMismatch, InvalidInput
from xborder.fx.exposure.exposure import Exposure
from xborder.fx.exposure.netting import Bucketing, NetPosition, net_positions
from xborder.fx.hedging.hedge import Hedge
from xborder.fx.hedging.market import Market
from xborder.fx.hedging.plan import DEALT_IN, BucketPlan, HedgePlan, PlannedTrade, ratio_of, within
from xborder.fx.hedging.schedule import Band, Schedule
from xborder.fx.hedging.ticket import allocate, split_ticket
from xborder.fx.numerics.exact import EXACT, exact
from xborder.fx.numerics.quantity import NOT_NEGATIVE, checked
from xborder.fx.rates.pair import currency_code
from xborder.messages import Text
from xborder.worktime import DayCalendar

_ZERO = Decimal(0)
_SEARCH_DAYS: Final = 400


class TradeTo(Choice):
    """Where a ratio outside its band is brought."""

    TARGET = "target"
    NEAREST_EDGE = "nearest_edge"
    """Just back into the band: less turnover."""


def _tickets(given: Mapping[str, Any]) -> dict[str, Decimal]:
    return {
        currency_code(code, where="ticket"): exact(size, where=f"ticket.{code}")
        for code, size in given.items()
    }


def _blackout(days: Iterable[dt.date]) -> frozenset[dt.date]:
    return frozenset(days)


@frozen(kw_only=True, field_transformer=checked)
class HedgeProgramme:
    """A treasury policy that says which forwards to deal.

    Attributes:
        schedule: How much to hedge and when: static, rolling, layered, banded or micro-hedging.
        bucketing: How due dates are grouped.
        trade_to: Where a ratio outside its band is brought.
        only_out_of_band: Whether a ratio within its band is left alone.
        minimum_ticket: The smallest deal by currency; smaller needs wait.
        maximum_ticket: The largest deal by currency; larger trades are cut up.
        credit_limit: The most that hedges outstanding may amount to in home currency at spot,
            absolute amounts added; ``None`` for no limit.
        credit_weight: The share of a hedge's notional that counts against the limit.
        blackout: Days on which nothing is dealt.
        calendar: The days on which can be dealt; every weekday if left out.

    Examples:
        >>> from xborder.fx.rates.board import RateBoard
        >>> from xborder.fx.rates.curves import FlatCurve
        >>> from xborder.fx.rates.interest import InterestRate
        >>> from xborder.fx.hedging.schedule import RollingSchedule
        >>> today = dt.date(2026, 11, 20)
        >>> curves = {code: FlatCurve(currency=code, on=today,
        ...                           rate=InterestRate(rate=rate, compounding="continuous"))
        ...           for code, rate in {"CNH": 0.0165, "EUR": 0.0215}.items()}
        >>> market = Market(on=today, home="CNH", board=RateBoard.of({"EURCNH": 7.75}),
        ...                 curves=curves)
        >>> sales = Exposure.of("400000 EUR", due=dt.date(2027, 2, 19), stage="forecast")
        >>> policy = HedgeProgramme(schedule=RollingSchedule(months=6, ratio="0.75"))
        >>> plan = policy.plan([sales], market)
        >>> tuple((trade.currency, str(trade.covers)) for trade in plan.trades)
        (('EUR', '300000.00'),)
    """

    schedule: Schedule
    bucketing: Bucketing = field(default=Bucketing.MONTH, converter=Bucketing)
    trade_to: TradeTo = field(default=TradeTo.TARGET, converter=TradeTo)
    only_out_of_band: bool = True
    minimum_ticket: dict[str, Decimal] = field(factory=dict, converter=_tickets)
    maximum_ticket: dict[str, Decimal] = field(factory=dict, converter=_tickets)
    credit_limit: Decimal | None = None
    credit_weight: float = field(default=1.0, metadata=NOT_NEGATIVE)
    blackout: frozenset[dt.date] = field(default=frozenset(), converter=_blackout)
    calendar: DayCalendar = field(factory=lambda: DayCalendar(name="weekdays"))

    def __attrs_post_init__(self) -> None:
        if self.credit_limit is not None and exact(self.credit_limit, where="credit_limit") < 0:
            raise InvalidInput(
                "{name} is {value}; it cannot be negative.",
                code="fx.negative",
                remedy="Check its sign.",
                where="credit_limit",
                name="credit_limit",
                value=str(self.credit_limit),
            )

    def plan(
        self, exposures: Iterable[Exposure], market: Market, *, hedges: Iterable[Hedge] = ()
    ) -> HedgePlan:
        """Return the trades that bring every hedge ratio to where the policy wants it.

        Args:
            exposures: What is open; only what is due on or after the market's day counts.
            market: Today's rates.
            hedges: What is hedged already; those that have settled do not count.

        Returns:
            The trades, each with its reasons, and every bucket before and after.

        Raises:
            CurrencyMismatch: A hedge or an exposure is in the home currency.
            NotFound: The market has no curve for a currency to be traded.
        """
        in_place = [hedge for hedge in hedges if hedge.due >= market.on]
        positions, covered = self._positions(exposures, market, in_place)
        trade_on = self._trade_day(market.on)
        drafts = [
            self._decide(position, covered.get((position.currency, position.bucket), _ZERO), market)
            for position in positions
        ]
        if trade_on is not None:
            drafts = self._within_credit(drafts, market, in_place)
        trades = [
            self._trade(draft, market, trade_on)
            for draft in sorted(drafts, key=lambda draft: draft.position.due)
            if draft.trade and trade_on is not None
        ]
        return HedgePlan(
            on=market.on,
            home=market.home,
            trades=tuple(trades),
            buckets=tuple(_bucket(draft, done=trade_on is not None) for draft in drafts),
            market=market,
        )

    def _label(self, exposure: Exposure) -> str:
        return self.schedule.bucket(exposure, self.bucketing.label(exposure.due))

    def _positions(
        self, exposures: Iterable[Exposure], market: Market, hedges: list[Hedge]
    ) -> tuple[list[NetPosition], dict[tuple[str, str], Decimal]]:
        open_ones = [
            exposure
            for exposure in exposures
            if exposure.due >= market.on and self.schedule.covers(exposure)
        ]
        for currency in [item.currency for item in open_ones] + [item.currency for item in hedges]:
            if currency == market.home:
                raise CurrencyMismatch(
                    "{value} is the home currency, which needs no hedge.",
                    remedy="Leave it out, or give the market another home.",
                    where="currency",
                    value=currency,
                )
        groups: dict[str, list[Exposure]] = {}
        for exposure in open_ones:
            groups.setdefault(self._label(exposure), []).append(exposure)
        found = [
            evolve(position, bucket=label)
            for label, members in groups.items()
            for position in net_positions(members, bucketing=Bucketing.WHOLE)
        ]
        known = {(position.currency, position.bucket) for position in found}
        covered: dict[tuple[str, str], Decimal] = {}
        for hedge in hedges:
            named = (hedge.currency, hedge.reference)
            key = named if named in known else (hedge.currency, self.bucketing.label(hedge.due))
            if key not in known:  # a hedge whose exposure is gone still has to be seen
                known.add(key)
                found.append(_orphan(hedge, key[1]))
            with decimal.localcontext(EXACT):
                covered[key] = covered.get(key, _ZERO) + hedge.covers
        return sorted(found, key=lambda position: (position.currency, position.due)), covered

    def _decide(self, position: NetPosition, covered: Decimal, market: Market) -> "_Draft":
        band = self.schedule.band(position.due, market.on)
        draft = _Draft(position=position, covered=covered, band=band)
        if band is None and not (covered and not position.net):
            return draft.without(Text("outside the schedule; left as it is"))
        if band is None:
            band = Band.around(0)
        with decimal.localcontext(EXACT):
            inside = within(covered, position.net, band)
            if inside and self.only_out_of_band:
                return draft.without(Text("hedged {ratio}, within its band", ratio=draft.ratio))
            wanted = self._wanted(position.net, covered, band)
            need = (wanted - covered).quantize(DEALT_IN)
            least = self.minimum_ticket.get(position.currency, _ZERO)
            if not need:
                return draft.without(Text("hedged {ratio}, on target", ratio=draft.ratio))
            reasons = [_why(draft, band, inside=inside)]
            if abs(need) < least:
                raised = least.copy_sign(need)
                if not within(covered + raised, position.net, band):
                    return draft.without(
                        Text(
                            "needs {amount}, less than the smallest ticket of {least}",
                            amount=abs(need),
                            least=least,
                        )
                    )
                need = raised
                reasons.append(Text("raised to the smallest ticket of {least}", least=least))
        return evolve(draft, trade=need, reasons=tuple(reasons))

    def _wanted(self, net: Decimal, covered: Decimal, band: Band) -> Decimal:
        if self.trade_to is TradeTo.TARGET or within(covered, net, band):
            return net * band.target
        edges = (net * band.minimum, net * band.maximum)
        return min(edges, key=lambda edge: abs(edge - covered))

    def _trade_day(self, on: dt.date) -> dt.date | None:
        """Return the first day from ``on`` on which can be dealt, ``None`` if none comes soon."""
        for ahead in range(_SEARCH_DAYS):
            day = on + dt.timedelta(days=ahead)
            if day not in self.blackout and self.calendar.is_working(day):
                return day
        return None

    def _within_credit(
        self, drafts: list["_Draft"], market: Market, hedges: list[Hedge]
    ) -> list["_Draft"]:
        if self.credit_limit is None:
            return drafts
        weight = {draft.position.currency: self._weight(market, draft) for draft in drafts}
        used = sum(abs(float(hedge.covers)) * weight[hedge.currency] for hedge in hedges)
        room = float(self.credit_limit) - used
        order = sorted(range(len(drafts)), key=lambda i: (drafts[i].adds, drafts[i].position.due))
        for index in order:  # what frees credit first, then the nearest due date
            draft = drafts[index]
            per_unit = weight[draft.position.currency]
            cost = float(draft.growth) * per_unit
            if draft.trade and draft.adds and cost > max(room, 0.0):
                drafts[index] = draft = self._cut(draft, room, per_unit)
                cost = float(draft.growth) * per_unit
            room -= cost
        return drafts

    def _weight(self, market: Market, draft: "_Draft") -> float:
        return self.credit_weight * market.spot(draft.position.currency)

    def _cut(self, draft: "_Draft", room: float, per_unit: float) -> "_Draft":
        """Return the draft cut down to what the credit left over allows."""
        allowed = Decimal(int(max(room, 0.0) / per_unit))
        with decimal.localcontext(EXACT):
            cut = (allowed + abs(draft.trade) - draft.growth).copy_sign(draft.trade)
            least = self.minimum_ticket.get(draft.position.currency, _ZERO)
            if not cut or abs(cut) < least:
                return draft.without(
                    Text("needs {amount}, beyond the credit limit", amount=abs(draft.trade))
                )
        reason = Text("cut from {amount} to the credit limit", amount=abs(draft.trade))
        return evolve(draft, trade=cut, reasons=(*draft.reasons, reason))

    def _trade(self, draft: "_Draft", market: Market, trade_on: dt.date) -> PlannedTrade:
        position, reasons = draft.position, draft.reasons
        if trade_on != market.on:
            reasons = (*reasons, Text("dealt on {day}, the first open day", day=trade_on))
        value_date = max(position.due, trade_on)
        code = position.currency
        tickets = split_ticket(
            draft.trade,
            maximum=self.maximum_ticket.get(code),
            minimum=self.minimum_ticket.get(code, _ZERO),
        )
        sizes = [abs(exposure.expected) for exposure in position.exposures]
        return PlannedTrade(
            currency=code,
            covers=draft.trade,
            value_date=value_date,
            trade_on=trade_on,
            rate=market.outright(code, value_date),
            bucket=position.bucket,
            reasons=reasons,
            tickets=tickets,
            allocation=allocate(draft.trade, sizes) if sizes else (),
        )


@frozen(kw_only=True)
class _Draft:
    position: NetPosition
    covered: Decimal
    band: Band | None
    trade: Decimal = _ZERO
    reasons: tuple[Text, ...] = ()
    verdict: Text | None = None

    @property
    def ratio(self) -> str:
        return f"{ratio_of(self.covered, self.position.net):.1%}"

    @property
    def adds(self) -> bool:
        """Whether the trade makes the hedges outstanding grow."""
        return self.growth > 0

    @property
    def growth(self) -> Decimal:
        with decimal.localcontext(EXACT):
            return abs(self.covered + self.trade) - abs(self.covered)

    def without(self, verdict: Text) -> "_Draft":
        return evolve(self, trade=_ZERO, reasons=(), verdict=verdict)


def _why(draft: _Draft, band: Band, *, inside: bool) -> Text:
    if not draft.position.net:
        return Text("the exposure is gone; its hedges are closed")
    if inside:
        return Text(
            "hedged {ratio}, off the target of {target}",
            ratio=draft.ratio,
            target=f"{band.target:.0%}",
        )
    return Text(
        "hedged {ratio}, outside {low} to {high}",
        ratio=draft.ratio,
        low=f"{band.minimum:.0%}",
        high=f"{band.maximum:.0%}",
    )


def _bucket(draft: _Draft, *, done: bool) -> BucketPlan:
    trade = draft.trade if done else _ZERO
    with decimal.localcontext(EXACT):
        after = draft.covered + trade
    if draft.verdict is not None:
        verdict = draft.verdict
    elif not done:
        verdict = Text("no open day to deal {amount} is known", amount=abs(draft.trade))
    elif trade > 0:
        verdict = Text("sell {amount} forward", amount=trade)
    else:
        verdict = Text("buy {amount} forward", amount=-trade)
    return BucketPlan(
        currency=draft.position.currency,
        bucket=draft.position.bucket,
        due=draft.position.due,
        net=draft.position.net,
        hedged_before=draft.covered,
        hedged_after=after,
        band=draft.band,
        verdict=verdict,
    )


def _orphan(hedge: Hedge, label: str) -> NetPosition:
    return NetPosition(
        currency=hedge.currency,
        bucket=label,
        start=hedge.due,
        due=hedge.due,
        inflow=_ZERO,
        outflow=_ZERO,
        exposures=(),
    )
