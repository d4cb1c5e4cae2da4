"""From decisions to returns: every sale in the one return that takes it, or it is said why not.

A determination says which return takes a sale; here the sales of many determinations are put where
they belong. Each lands in exactly one place: a one-stop shop, a country's own return, the list of
those whose tax somebody else declares, or the list of those that cannot be decided.
"""

import datetime as dt
from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import Final

from attrs import frozen

from xborder.display import Brief
from xborder.errors import InvalidInput, InvalidRows, XborderError
from xborder.exchange import RateTable
from xborder.kind import all_of_kind, all_pairs, of_kind
from xborder.messages import Text
from xborder.money import Money
from xborder.months import period_like
from xborder.policy.supply import Accountable, Taxation
from xborder.vat.determination.answer import Certainty, ReturnDue, TaxPart
from xborder.vat.determination.result import Determination
from xborder.vat.rates import RateKind
from xborder.vat.returns.declaration import OneStopShopReturn
from xborder.vat.returns.one_stop_shop import one_stop_shop_return
from xborder.vat.returns.period import Period
from xborder.vat.returns.refund import Refund, taken_back
from xborder.vat.returns.shop import LENGTH_OF, Shop
from xborder.vat.returns.taxed_sale import RateType, SupplyKind, TaxedSale

_FILED_BY_OTHERS: Final = (Accountable.MARKETPLACE, Accountable.REDELIVERER)
_SHOPS: Final = frozenset(shop.value for shop in Shop)


@frozen(kw_only=True)
class OwnReturnTotal:
    """What goes into a country's own return at one rate.

    Attributes:
        country: Where it is filed.
        kind: Which return, such as ``"domestic"``.
        period: Its period; empty if the authority sets it for the trader.
        taxation: What becomes of the sales.
        rate: The rate; ``None`` where none is borne.
        net: The sum without tax.
        tax: The tax.
        rows: How many rows of sales and refunds it sums.
    """

    country: str
    kind: str
    period: str
    taxation: Taxation
    rate: Decimal | None
    net: Money
    tax: Money
    rows: int


@frozen(kw_only=True)
class NotDeclared:
    """A sale that goes into no return of the seller.

    Attributes:
        id: Its number.
        reason: Why.
        decided: Whether the law is clear; ``False`` where a fact is missing or no rule fits.
    """

    id: str
    reason: Text
    decided: bool


@frozen(kw_only=True, repr=False)
class Filings(Brief):
    """What the seller files for some sales.

    Attributes:
        one_stop_shop: The returns of the one-stop shops, by scheme, state and period.
        own_returns: The sums for countries' own returns.
        not_declared: The sales that go into none.
        doubtful: The numbers of sales that are declared by an estimate.
    """

    one_stop_shop: tuple[OneStopShopReturn, ...]
    own_returns: tuple[OwnReturnTotal, ...]
    not_declared: tuple[NotDeclared, ...]
    doubtful: tuple[str, ...]


def taxed_sales(determination: Determination, *, id: str) -> tuple[TaxedSale, ...]:  # noqa: A002
    """Return a decided sale as the rows that a return sums: one for each rate.

    Args:
        determination: The decision.
        id: The number of the order.

    Returns:
        Nothing where no return takes it, or it bears no tax.
    """
    of_kind(determination, Determination, "determination")
    if determination.filing is None:
        return ()
    day = _day(determination, determination.filing)
    return tuple(
        _row(determination, determination.filing, part, id=id, day=day, net=part.net, tax=part.tax)
        for part in determination.parts
        if part.rate is not None
    )


def _day(determination: Determination, filing: ReturnDue) -> dt.date:
    sale = determination.sale
    if not filing.period or filing.kind not in _SHOPS:
        return sale.on
    period = Period.of(filing.period)
    # a deemed supplier's and an importing seller's tax goes by the day of payment
    return next(each for each in (sale.on, sale.payment_accepted) if each and each in period)


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
    return TaxedSale(
        id=id,
        day=day,
        consumption=filing.consumption or "",
        supply=SupplyKind(filing.supply),
        rate=part.rate,
        rate_type=RateType.STANDARD if part.kind is RateKind.STANDARD else RateType.REDUCED,
        net=net,
        tax=tax,
        dispatch_from=filing.dispatch or "",
        original_day=original_day,
        deemed_supplier=determination.accountable is Accountable.MARKETPLACE,
    )


def filings(
    determinations: Mapping[str, Determination] | Iterable[tuple[str, Determination]],
    *,
    refunds: Iterable[Refund] = (),
    rates: RateTable | None = None,
    numbers: Mapping[str, str] | None = None,
) -> Filings:
    """Return what is filed for many decided sales and their refunds: each in one place.

    A refund belongs to the period in which it is given; in a one-stop shop it corrects the period
    of its sale where that is an earlier one.

    Args:
        determinations: The decisions by the numbers of their orders.
        refunds: What was given back.
        rates: Rates of the European Central Bank, where sales are in other currencies.
        numbers: The seller's number by scheme, such as ``{"ioss": "IM3720000017"}``.

    Raises:
        InvalidRows: Refunds of orders that are not given, or of more than was sold, all at once.

    Examples:
        >>> import datetime as dt
        >>> import xborder as xb
        >>> from xborder.trade.sale import Customer, Sale, Trader
        >>> sale = Sale(
        ...     on=dt.date(2026, 11, 10), ship_from="IE", ship_to="DE", prices="net",
        ...     items=[xb.Item(quantity=1, unit_price="40.00 EUR")],
        ...     seller=Trader(country="IE", registrations={"IE", "OSS"}),
        ...     buyer=Customer(kind="consumer"), destination_chosen=True,
        ... )
        >>> filed = filings({"A-1": xb.vat.determine(sale)})
        >>> [(each.shop.value, str(each.period), str(each.payable)) for each in filed.one_stop_shop]
        [('union_oss', '2026-Q4', '7.60 EUR')]
    """
    desk = _Desk()
    decided: dict[str, Determination] = {}
    for number, each in all_pairs(determinations, "determinations"):
        decided[number] = of_kind(each, Determination, f"determinations[{number}]")
        desk.sale(number, decided[number])
    errors: list[XborderError] = []
    left = {number: each.gross for number, each in decided.items()}
    for place, refund in enumerate(all_of_kind(refunds, Refund, "refunds")):
        try:
            desk.refund(refund, decided, left)
        except XborderError as error:
            error.where = f"refunds.{place}.{error.where}".rstrip(".")
            errors.append(error)
    if errors:
        raise InvalidRows(errors)
    return desk.filings(rates, dict(numbers or {}))


_OwnKey = tuple[str, str, str, Taxation, Decimal | None, str]


class _Desk:
    """Where sales and refunds are put on the pile of their return."""

    def __init__(self) -> None:
        self._shops: dict[tuple[str, str, str], list[TaxedSale]] = {}
        self._own: dict[_OwnKey, list[tuple[Money, Money]]] = {}
        self._silent: list[NotDeclared] = []
        self._doubtful: list[str] = []

    def sale(self, number: str, decision: Determination) -> None:
        reason = _not_declared(number, decision)
        if reason or decision.filing is None:
            self._silent += [reason] if reason else []
            return
        if decision.state == Certainty.ESTIMATE:
            self._doubtful.append(number)
        filing = decision.filing
        if filing.kind in _SHOPS:
            key = (filing.kind, filing.country or "", filing.period or "")
            self._shops.setdefault(key, []).extend(taxed_sales(decision, id=number))
            return
        for part in decision.parts:
            self._put(decision, filing, part, part.net, part.tax, period=filing.period)

    def refund(
        self,
        refund: Refund,
        decided: Mapping[str, Determination],
        left: dict[str, Money | None],
    ) -> None:
        decision = decided.get(refund.of)
        if decision is None:
            raise InvalidInput(
                "{value} is no order among the sales.",
                code="return.refund",
                remedy="Give the decision of the order that is refunded too.",
                where="of",
                value=refund.of,
            )
        reason = _not_declared(refund.id, decision)
        if reason or decision.filing is None:
            self._silent += [reason] if reason else []
            return
        filing = decision.filing
        sold = _day(decision, filing)
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
        if filing.kind not in _SHOPS:
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


def _not_declared(number: str, decision: Determination) -> NotDeclared | None:
    if decision.ruling is None or decision.net is None:
        reason = (
            Text("it depends on a fact that is missing: {fact}.", fact=decision.missing.fact)
            if decision.missing
            else Text("no rule that is known decides it.")
        )
        return NotDeclared(id=number, reason=reason, decided=False)
    if decision.filing is not None and decision.accountable not in _FILED_BY_OTHERS:
        return None
    who = decision.ruling.accountable
    reason = (
        Text("no tax is due on it, and no return takes it.")
        if who is Accountable.NONE
        else Text("its tax is declared by {who}, not by the seller.", who=who.value)
    )
    return NotDeclared(id=number, reason=reason, decided=True)
