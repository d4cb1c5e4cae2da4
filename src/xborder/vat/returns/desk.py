"""The desk: where sales and refunds are put on the pile of the return that takes them."""

import datetime as dt
from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import Final

from xborder.errors import InvalidInput
from xborder.exchange import RateTable
from xborder.messages import Text
from xborder.money import Money
from xborder.months import period_like
from xborder.policy.supply import Accountable, Taxation
from xborder.trade.sale import Sale
from xborder.trade.vat_state import counted_as
from xborder.vat.determination.alike import Outcome
from xborder.vat.determination.answer import Certainty, ReturnDue, TaxPart
from xborder.vat.determination.result import Determination
from xborder.vat.rates import RateKind
from xborder.vat.returns.filed import Filings, NotDeclared, OwnReturnTotal
from xborder.vat.returns.one_stop_shop import one_stop_shop_return
from xborder.vat.returns.period import Period
from xborder.vat.returns.refund import Refund, taken_back
from xborder.vat.returns.shop import LENGTH_OF, Shop
from xborder.vat.returns.taxed_sale import RateType, SupplyKind, TaxedSale

_FILED_BY_OTHERS: Final = (Accountable.MARKETPLACE, Accountable.REDELIVERER)
SHOPS: Final = frozenset(shop.value for shop in Shop)
"""The kinds of returns that are a one-stop shop's."""
_FREE: Final = Decimal(0)
_SUPPLIES: Final = {kind.value: kind for kind in SupplyKind}


def rows_of(number: str, sale: Sale, outcome: Outcome) -> list[TaxedSale]:
    """Return a sale as the rows that a return sums: one for each rate, none where it bears none."""
    filing = outcome.filing
    if filing is None:
        return []
    day = _day(sale, filing)
    return [
        _row(outcome.pattern, filing, part, id=number, day=day, net=net, tax=tax)
        for part, (net, tax) in zip(outcome.pattern.parts, outcome.sums, strict=True)
        if part.rate is not None
    ]


def _day(sale: Sale, filing: ReturnDue) -> dt.date:
    if sale.payment_accepted is None or not filing.period or filing.kind not in SHOPS:
        return sale.on
    period = Period.of(filing.period)
    # a deemed supplier's and an importing seller's tax goes by the day of payment
    return next(each for each in (sale.on, sale.payment_accepted) if each in period)


def _row(
    determination: Determination,
    filing: ReturnDue,
    part: TaxPart,
    *,
    id: str,  # noqa: A002
    day: dt.date,
    net: Money,
    tax: Money,
    original_day: dt.date | None = None,
) -> TaxedSale:
    # Of facts that a determination made, not read again: that takes four times as long.
    row = TaxedSale.__new__(TaxedSale)
    row.__attrs_init__(
        id=id,
        day=day,
        consumption=counted_as(filing.consumption or ""),
        supply=_SUPPLIES[filing.supply],
        rate=part.rate or _FREE,
        rate_type=RateType.STANDARD if part.kind is RateKind.STANDARD else RateType.REDUCED,
        net=net,
        tax=tax,
        dispatch_from=counted_as(filing.dispatch or ""),
        original_day=original_day,
        deemed_supplier=determination.accountable is Accountable.MARKETPLACE,
        seller="",
    )
    return row


_OwnKey = tuple[str, str, str, Taxation, Decimal | None, str]


class Desk:
    """Where sales and refunds are put on the pile of their return."""

    def __init__(self) -> None:
        self._shops: dict[tuple[str, str, str], list[TaxedSale]] = {}
        self._own: dict[_OwnKey, list[tuple[Money, Money]]] = {}
        self._silent: list[NotDeclared] = []
        self._doubtful: list[str] = []

    def sale(self, number: str, sale: Sale, outcome: Outcome) -> None:
        """Put a sale where it belongs."""
        decision, filing = outcome.pattern, outcome.filing
        reason = _not_declared(number, decision, filing)
        if reason or filing is None:
            self._silent += [reason] if reason else []
            return
        if decision.state is Certainty.ESTIMATE:
            self._doubtful.append(number)
        if filing.kind in SHOPS:
            key = (filing.kind, filing.country or "", filing.period or "")
            self._shops.setdefault(key, []).extend(rows_of(number, sale, outcome))
            return
        for part, (net, tax) in zip(decision.parts, outcome.sums, strict=True):
            self._put(decision, filing, part, net, tax, period=filing.period)

    def refund(
        self,
        refund: Refund,
        decided: Mapping[str, Determination],
        left: dict[str, Money | None],
    ) -> None:
        """Put a refund where it belongs, and take it off what is left of its order."""
        decision = decided.get(refund.of)
        if decision is None:
            raise InvalidInput(
                "{value} is no order among the sales.",
                code="return.refund",
                remedy="Give the decision of the order that is refunded too.",
                where="of",
                value=refund.of,
            )
        filing = decision.filing
        reason = _not_declared(refund.id, decision, filing)
        if reason or filing is None:
            self._silent += [reason] if reason else []
            return
        sold = _day(decision.sale, filing)
        if refund.day < sold:
            raise InvalidInput(
                "The sale of {value} lies after its refund of {day}.",
                code="return.original_day",
                remedy="Give the day of the sale that is refunded.",
                where="day",
                value=sold,
                day=refund.day,
            )
        rows = tuple(taken_back(decision, refund, left[refund.of]))
        _use_up(refund, rows, left)
        if filing.kind not in SHOPS:
            # a refund lowers the period it is given in, as long as the sale's own is
            period = filing.period and period_like(filing.period, refund.day)
            for part, net, tax in rows:
                self._put(decision, filing, part, net, tax, period=period)
            return
        period = str(Period.containing(refund.day, LENGTH_OF[Shop(filing.kind)]))
        self._shops.setdefault((filing.kind, filing.country or "", period), []).extend(
            _row(
                decision,
                filing,
                part,
                id=refund.id,
                day=refund.day,
                net=net,
                tax=tax,
                original_day=sold,
            )
            for part, net, tax in rows
            if part.rate is not None
        )

    def _put(
        self,
        decision: Determination,
        filing: ReturnDue,
        part: TaxPart,
        net: Money,
        tax: Money,
        *,
        period: str | None,
    ) -> None:
        taxation = decision.taxation or Taxation.OUTSIDE_SCOPE
        code = net.currency.code
        key = (filing.country or "", filing.kind, period or "", taxation, part.rate, code)
        self._own.setdefault(key, []).append((net, tax))

    def filings(self, rates: RateTable | None, numbers: Mapping[str, str]) -> Filings:
        """Return what is filed for all that was put."""
        return Filings(
            one_stop_shop=tuple(
                one_stop_shop_return(
                    rows,
                    shop=kind,
                    identification=country,
                    period=period,
                    number=numbers.get(kind, ""),
                    rates=rates,
                )
                for (kind, country, period), rows in sorted(self._shops.items())
            ),
            own_returns=tuple(
                _own_total(key, rows)
                for key, rows in sorted(
                    self._own.items(),
                    # what bears no tax stands before the rates
                    key=lambda item: (*item[0][:4], item[0][4] or Decimal(-1), item[0][5]),
                )
            ),
            not_declared=tuple(self._silent),
            doubtful=tuple(self._doubtful),
        )


def _own_total(key: _OwnKey, rows: list[tuple[Money, Money]]) -> OwnReturnTotal:
    country, kind, period, taxation, rate, code = key
    nothing = Money(f"0 {code}")
    return OwnReturnTotal(
        country=country,
        kind=kind,
        period=period,
        taxation=taxation,
        rate=rate,
        net=sum((net for net, _ in rows), nothing),
        tax=sum((tax for _, tax in rows), nothing),
        rows=len(rows),
    )


def _use_up(
    refund: Refund, rows: Iterable[tuple[TaxPart, Money, Money]], left: dict[str, Money | None]
) -> None:
    """Take a refund off what is left of its order, so that nothing is given back twice."""
    sold = left[refund.of]
    for _, net, tax in rows:
        sold = None if sold is None else sold + net + tax
    if sold is not None and sold.amount < 0:
        raise InvalidInput(
            "The refunds of {value} come to more than its price.",
            code="return.refund",
            remedy="Look for a refund that stands twice.",
            where="of",
            value=refund.of,
        )
    left[refund.of] = sold


def _not_declared(
    number: str, decision: Determination, filing: ReturnDue | None
) -> NotDeclared | None:
    if decision.ruling is None or decision.net is None:
        reason = (
            Text("it depends on a fact that is missing: {fact}.", fact=decision.missing.fact)
            if decision.missing
            else Text("no rule that is known decides it.")
        )
        return NotDeclared(id=number, reason=reason, decided=False)
    who = decision.ruling.accountable
    if filing is not None and who not in _FILED_BY_OTHERS:
        if filing.kind not in SHOPS or filing.country:
            return None
        reason = Text(
            "the member state whose one-stop shop takes it is not known: give the seller's "
            "identification."
        )
        return NotDeclared(id=number, reason=reason, decided=False)
    reason = (
        Text("no tax is due on it, and no return takes it.")
        if who is Accountable.NONE
        else Text("its tax is declared by {who}, not by the seller.", who=who.value)
    )
    return NotDeclared(id=number, reason=reason, decided=True)
