"""Hedge programmes: the trades to do today, each with its reason."""

import datetime as dt
import decimal
from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import Any, Final

from attrs import evolve, field, frozen

from xborder.choice import Choice
from xborder.errors import CurrencyMismatch
from xborder.fx.exposure.exposure import ZERO, Exposure
from xborder.fx.exposure.netting import Bucketing, NetPosition, net_positions
from xborder.fx.hedging.draft import Draft, orphan
from xborder.fx.hedging.hedge import Hedge
from xborder.fx.hedging.market import WEEKDAYS, Market
from xborder.fx.hedging.plan import HedgePlan, PlannedTrade, within
from xborder.fx.hedging.schedule import Band, Schedule
from xborder.fx.hedging.ticket import allocate, split_ticket
from xborder.fx.options.direction import Direction
from xborder.fx.rates.pair import currency_code, minor_unit
from xborder.fx.rates.past import OVERDUE, is_past
from xborder.fx.rates.value_dates import ValueDates
from xborder.kind import all_of_kind, mapping_of, of_kind, typed
from xborder.messages import Text
from xborder.number import DECIMAL, NOT_NEGATIVE, exact, not_negative
from xborder.worktime import DayCalendar

_SEARCH_DAYS: Final = 400  # longer than any market stays closed, so that a search always ends


class TradeTo(Choice):
    """Where a ratio outside its band is brought."""

    TARGET = "target"
    NEAREST_EDGE = "nearest_edge"
    """Just back into the band: less turnover. Within the band there is nothing to bring back."""


def _tickets(value: object, where: str) -> dict[str, Decimal]:
    return {
        currency_code(code, where=where): _size(size, f"{where}.{code}")
        for code, size in mapping_of(value, where).items()
    }


def _size(value: object, where: str) -> Decimal:
    not_negative(value, where)
    return exact(value, where)


def _minimum(value: Mapping[str, Any]) -> dict[str, Decimal]:
    return _tickets(value, "minimum_ticket")


def _maximum(value: Mapping[str, Any]) -> dict[str, Decimal]:
    return _tickets(value, "maximum_ticket")


def _limit(value: Any) -> Decimal | None:
    return None if value is None else _size(value, "credit_limit")


def _blackout(value: Iterable[dt.date]) -> frozenset[dt.date]:
    return frozenset(all_of_kind(value, dt.date, "blackout"))


@frozen(kw_only=True, field_transformer=typed)
class HedgeProgramme:
    """A treasury policy that says which forwards to deal.

    Attributes:
        schedule: How much to hedge and when: static, rolling, layered, banded or micro-hedging.
        bucketing: How due dates are grouped.
        trade_to: Where a ratio outside its band is brought.
        only_out_of_band: Whether a ratio within its band is left alone; one that is traded to the
            nearest edge always is.
        minimum_ticket: The smallest deal by currency; smaller needs wait.
        maximum_ticket: The largest deal by currency; larger trades are cut up.
        credit_limit: The most that hedges outstanding may amount to in home currency at spot,
            absolute amounts added; ``None`` for no limit.
        credit_weight: The share of a hedge's notional that counts against the limit.
        blackout: Days on which nothing is dealt.
        calendar: The days on which can be dealt; every weekday if left out. Value dates follow
            the market's own calendars.

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
    minimum_ticket: dict[str, Decimal] = field(factory=dict, converter=_minimum)
    maximum_ticket: dict[str, Decimal] = field(factory=dict, converter=_maximum)
    credit_limit: Decimal | None = field(default=None, converter=_limit)
    credit_weight: float = field(default=1.0, metadata=NOT_NEGATIVE)
    blackout: frozenset[dt.date] = field(default=frozenset(), converter=_blackout)
    calendar: DayCalendar = WEEKDAYS

    def plan(
        self, exposures: Iterable[Exposure], market: Market, *, hedges: Iterable[Hedge] = ()
    ) -> HedgePlan:
        """Return the trades that bring every hedge ratio to where the policy wants it.

        What is overdue stands in a bucket of its own that nothing is dealt for, and counts as
        open; hedges that have settled cover nothing and are named in the plan. A forward settles
        on the good day that reaches the last due date of its bucket, modified following; what is
        due before the first value date is left to the spot market.

        Args:
            exposures: What is open.
            market: Today's rates, and the days on which the currencies settle.
            hedges: What is hedged already.

        Returns:
            The trades, each with its reasons, and every bucket before and after.

        Raises:
            CurrencyMismatch: A hedge or an exposure is in the home currency.
            NotFound: The market has no curve for a currency to be traded, or a calendar does not
                reach as far as a value date.
        """
        of_kind(market, Market, "market")
        known = all_of_kind(hedges, Hedge, "hedges")
        in_place = [hedge for hedge in known if not hedge.has_settled(market.on)]
        trade_on = self._trade_day(market.on)
        positions = self._positions(exposures, market, in_place)
        codes = {each.currency for each in positions} | {each.currency for each in in_place}
        dates = {code: market.value_dates(code) for code in codes}
        reached = [
            self._value_date(position, dates[position.currency], trade_on or market.on)
            for position in positions
        ]
        covered = self._covered(positions, reached, in_place)
        drafts = [
            self._decide(
                Draft(
                    position=position,
                    covered=covered.get((position.currency, position.bucket), ZERO),
                    value_date=value_date,
                    band=self.schedule.band(position.due, market.on),
                ),
                dates[position.currency].spot(trade_on or market.on),
            )
            for position, value_date in zip(positions, reached, strict=True)
        ]
        drafts.sort(key=lambda draft: (draft.position.currency, draft.position.due))
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
            buckets=tuple(draft.bucket(done=trade_on is not None) for draft in drafts),
            settled=tuple(hedge for hedge in known if hedge.has_settled(market.on)),
            market=market,
        )

    def _positions(
        self, exposures: Iterable[Exposure], market: Market, hedges: list[Hedge]
    ) -> list[NetPosition]:
        given = all_of_kind(exposures, Exposure, "exposures")
        wanted = [exposure for exposure in given if self.schedule.covers(exposure)]
        for currency in [item.currency for item in wanted] + [item.currency for item in hedges]:
            if currency == market.home:
                raise CurrencyMismatch(
                    "{value} is the home currency, which needs no hedge.",
                    remedy="Leave it out, or give the market another home.",
                    where="currency",
                    value=currency,
                )
        groups: dict[str, list[Exposure]] = {}
        for exposure in wanted:
            if is_past(exposure.due, on=market.on):
                bucket = OVERDUE
            else:
                bucket = self.schedule.bucket(exposure, self.bucketing.label(exposure.due))
            groups.setdefault(bucket, []).append(exposure)
        found = [
            evolve(position, bucket=label)
            for label, members in groups.items()
            for position in net_positions(members, on=market.on, bucketing=Bucketing.WHOLE)
        ]
        return sorted(found, key=lambda position: (position.currency, position.due))

    @staticmethod
    def _value_date(position: NetPosition, dates: ValueDates, trade_on: dt.date) -> dt.date | None:
        if position.due < dates.spot(trade_on):
            return None
        return dates.reach(position.due, trade_date=trade_on)

    def _covered(
        self, positions: list[NetPosition], reached: list[dt.date | None], hedges: list[Hedge]
    ) -> dict[tuple[str, str], Decimal]:
        """Return what hedges cover of each bucket, and append a bucket for those without one.

        A hedge belongs to the bucket it names, else to that of its value date, else to the one
        whose forward settles on that day: a due date on a weekend may roll into the next bucket.
        """
        known = {(position.currency, position.bucket) for position in positions}
        settling = {
            (position.currency, day): position.bucket
            for position, day in zip(positions, reached, strict=True)
        }
        covered: dict[tuple[str, str], Decimal] = {}
        for hedge in hedges:
            label = self.bucketing.label(hedge.due)
            for bucket in (
                hedge.reference,
                label,
                settling.get((hedge.currency, hedge.due), label),
            ):
                if (hedge.currency, bucket) in known:
                    break
            else:  # a hedge whose exposure is gone still has to be seen
                bucket = label
                known.add((hedge.currency, label))
                positions.append(orphan(hedge, label))
                reached.append(hedge.due)
            with decimal.localcontext(DECIMAL):
                key = hedge.currency, bucket
                covered[key] = covered.get(key, ZERO) + hedge.covers
        return covered

    def _decide(self, draft: Draft, first_value_date: dt.date) -> Draft:
        position, covered, band = draft.position, draft.covered, draft.band
        if position.is_overdue:
            return evolve(draft, band=None).without(
                Text(
                    "overdue since {day}: no forward can be dealt for a day that has passed; give "
                    "it a new due date to hedge it",
                    day=position.start,
                )
            )
        if draft.value_date is None or draft.value_date < first_value_date:
            return evolve(draft, band=None).without(
                Text(
                    "due {due}, before the first value date {spot}; change it at spot",
                    due=position.due,
                    spot=first_value_date,
                )
            )
        if band is None and not (covered and not position.net):
            return draft.without(Text("outside the schedule; left as it is"))
        if band is None:
            band = Band.around(0)
        unit = minor_unit(position.currency)
        with decimal.localcontext(DECIMAL):
            inside = within(covered, position.net, band, unit)
            # the nearest edge of a band that a ratio lies in is no place to trade to
            if inside and (self.only_out_of_band or self.trade_to is TradeTo.NEAREST_EDGE):
                return draft.without(Text("hedged {ratio}, within its band", ratio=draft.ratio))
            need = (self._wanted(position.net, covered, band) - covered).quantize(unit)
            least = self.minimum_ticket.get(position.currency, ZERO)
            if not need:
                return draft.without(Text("hedged {ratio}, on target", ratio=draft.ratio))
            reasons = [draft.why(band, inside=inside)]
            if need.copy_abs() < least:
                raised = least.copy_sign(need)
                if not within(covered + raised, position.net, band, unit):
                    return draft.without(
                        Text(
                            "needs {amount}, less than the smallest ticket of {least}",
                            amount=need.copy_abs(),
                            least=least,
                        )
                    )
                need = raised
                reasons.append(Text("raised to the smallest ticket of {least}", least=least))
        return evolve(draft, trade=need, reasons=tuple(reasons))

    def _wanted(self, net: Decimal, covered: Decimal, band: Band) -> Decimal:
        if self.trade_to is TradeTo.TARGET:
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
        self, drafts: list[Draft], market: Market, hedges: list[Hedge]
    ) -> list[Draft]:
        if self.credit_limit is None:
            return drafts
        weight = {draft.position.currency: self._weight(market, draft) for draft in drafts}
        used = sum(abs(float(hedge.covers)) * weight[hedge.currency] for hedge in hedges)
        room = float(self.credit_limit) - used
        # room is handed out in order: a plan cannot depend on the order its exposures were listed
        # in
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

    def _weight(self, market: Market, draft: Draft) -> float:
        return self.credit_weight * market.spot(draft.position.currency)

    def _cut(self, draft: Draft, room: float, per_unit: float) -> Draft:
        """Return the draft cut down to what the credit left over allows."""
        # whole units, rounded down: a float's last digits must not carry a trade over the limit
        allowed = Decimal(int(max(room, 0.0) / per_unit))
        with decimal.localcontext(DECIMAL):
            cut = (allowed + abs(draft.trade) - draft.growth).copy_sign(draft.trade)
            least = self.minimum_ticket.get(draft.position.currency, ZERO)
            if not cut or cut.copy_abs() < least:
                return draft.without(
                    Text("needs {amount}, beyond the credit limit", amount=draft.trade.copy_abs())
                )
        reason = Text("cut from {amount} to the credit limit", amount=draft.trade.copy_abs())
        return evolve(draft, trade=cut, reasons=(*draft.reasons, reason))

    def _trade(self, draft: Draft, market: Market, trade_on: dt.date) -> PlannedTrade:
        position, reasons, code = draft.position, draft.reasons, draft.position.currency
        if trade_on != market.on:
            reasons = (*reasons, Text("dealt on {day}, the first open day", day=trade_on))
        value_date = of_kind(draft.value_date, dt.date, "value_date")
        if value_date != position.due:
            reasons = (
                *reasons,
                Text(
                    "settled on {day}, for the last due date {due}",
                    day=value_date,
                    due=position.due,
                ),
            )
        way = Direction.RECEIVE if draft.trade > 0 else Direction.PAY
        sizes = [exposure.expected.copy_abs() for exposure in position.exposures]
        return PlannedTrade(
            currency=code,
            covers=draft.trade,
            value_date=value_date,
            trade_on=trade_on,
            rate=market.dealing_curve(code, way).outright(value_date),
            bucket=position.bucket,
            reasons=reasons,
            tickets=split_ticket(
                draft.trade,
                maximum=self.maximum_ticket.get(code),
                minimum=self.minimum_ticket.get(code, ZERO),
            ),
            allocation=allocate(draft.trade, sizes) if any(sizes) else (),
        )
