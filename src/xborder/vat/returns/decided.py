"""From decisions to returns: every sale in the one return that takes it, or it is said why not.

A determination says which return takes a sale; here the sales of many determinations are put where
they belong. Each lands in exactly one place: a one-stop shop, a country's own return, the list of
those whose tax somebody else declares, or the list of those that cannot be decided.
"""

from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import Final

from attrs import frozen

from xborder.exchange import RateTable
from xborder.kind import all_pairs, of_kind
from xborder.messages import Text
from xborder.money import Money
from xborder.policy.supply import Accountable, Taxation
from xborder.vat.determination.result import Determination
from xborder.vat.rates import RateKind
from xborder.vat.returns.declaration import OneStopShopReturn
from xborder.vat.returns.one_stop_shop import one_stop_shop_return
from xborder.vat.returns.period import Period
from xborder.vat.returns.shop import Shop
from xborder.vat.returns.taxed_sale import RateType, SupplyKind, TaxedSale

_SHOPS: Final = frozenset(shop.value for shop in Shop)
_SELLERS: Final = frozenset({Accountable.SELLER, Accountable.INTERMEDIARY})


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
        sales: How many sales it sums.
    """

    country: str
    kind: str
    period: str
    taxation: Taxation
    rate: Decimal | None
    net: Money
    tax: Money
    sales: int


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


@frozen(kw_only=True)
class Filings:
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
        Nothing where no return of the seller takes it.
    """
    of_kind(determination, Determination, "determination")
    filing = determination.filing
    if filing is None or determination.accountable not in {*_SELLERS, Accountable.MARKETPLACE}:
        return ()
    sale = determination.sale
    day = sale.on
    if filing.period and filing.kind in _SHOPS:
        period = Period.of(filing.period)
        # a deemed supplier's and an importing seller's tax goes by the day of payment
        day = next(each for each in (day, sale.payment_accepted) if each and each in period)
    return tuple(
        TaxedSale(
            id=id,
            day=day,
            consumption=filing.consumption or "",
            supply=SupplyKind(filing.supply),
            rate=part.rate,
            rate_type=RateType.STANDARD if part.kind is RateKind.STANDARD else RateType.REDUCED,
            net=part.net,
            tax=part.tax,
            dispatch_from=filing.dispatch or "",
            deemed_supplier=determination.accountable is Accountable.MARKETPLACE,
        )
        for part in determination.parts
        if part.rate is not None
    )


def filings(
    determinations: Mapping[str, Determination] | Iterable[tuple[str, Determination]],
    *,
    rates: RateTable | None = None,
    numbers: Mapping[str, str] | None = None,
) -> Filings:
    """Return what is filed for many decided sales: each in one place.

    Args:
        determinations: The decisions by the numbers of their orders.
        rates: Rates of the European Central Bank, where sales are in other currencies.
        numbers: The seller's number by scheme, such as ``{"ioss": "IM3720000017"}``.

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
    shops: dict[tuple[str, str, str], list[TaxedSale]] = {}
    own: dict[tuple[str, str, str, Taxation, Decimal | None, str], list[tuple[Money, Money]]] = {}
    silent: list[NotDeclared] = []
    doubtful: list[str] = []
    for number, each in all_pairs(determinations, "determinations"):
        decision = of_kind(each, Determination, f"determinations[{number}]")
        reason = _not_declared(number, decision)
        if reason:
            silent.append(reason)
            continue
        if decision.state == "estimate":
            doubtful.append(number)
        filing = decision.filing
        # the reason above leaves none without a filing
        kind, period = (filing.kind, filing.period or "") if filing else ("", "")
        country = (filing.country if filing else None) or ""
        if kind in _SHOPS and country:
            rows = taxed_sales(decision, id=number)
            shops.setdefault((kind, country, period), []).extend(rows)
            continue
        for part in decision.parts:
            key = (country, kind, period, _taxation(decision), part.rate, part.net.currency.code)
            own.setdefault(key, []).append((part.net, part.tax))
    given_numbers = dict(numbers or {})
    return Filings(
        one_stop_shop=tuple(
            one_stop_shop_return(
                rows,
                shop=kind,
                identification=country,
                period=period,
                number=given_numbers.get(kind, ""),
                rates=rates,
            )
            for (kind, country, period), rows in sorted(shops.items())
        ),
        own_returns=tuple(
            OwnReturnTotal(
                country=country,
                kind=kind,
                period=period,
                taxation=taxation,
                rate=rate,
                net=sum((net for net, _ in rows), Money(f"0 {code}")),
                tax=sum((tax for _, tax in rows), Money(f"0 {code}")),
                sales=len(rows),
            )
            for (country, kind, period, taxation, rate, code), rows in sorted(
                own.items(), key=lambda item: (*item[0][:4], item[0][4] or Decimal(-1), item[0][5])
            )
        ),
        not_declared=tuple(silent),
        doubtful=tuple(doubtful),
    )


def _taxation(decision: Determination) -> Taxation:
    return decision.taxation or Taxation.OUTSIDE_SCOPE


def _not_declared(number: str, decision: Determination) -> NotDeclared | None:
    if decision.ruling is None or decision.net is None:
        reason = (
            Text("it depends on a fact that is missing: {fact}.", fact=decision.missing.fact)
            if decision.missing
            else Text("no rule that is known decides it.")
        )
        return NotDeclared(id=number, reason=reason, decided=False)
    if decision.filing is not None and decision.accountable is not Accountable.MARKETPLACE:
        return None
    who = decision.ruling.accountable
    reason = (
        Text("no tax is due on it, and no return takes it.")
        if who is Accountable.NONE
        else Text("its tax is declared by {who}, not by the seller.", who=who.value)
    )
    return NotDeclared(id=number, reason=reason, decided=True)
