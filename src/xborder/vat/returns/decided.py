"""From decisions to returns: every sale in the one return that takes it, or it is said why not.

A determination says which return takes a sale; here the sales of many determinations are put where
they belong. Each lands in exactly one place: a one-stop shop, a country's own return, the list of
those whose tax somebody else declares, or the list of those that cannot be decided.
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from pydantic import ValidationError

from xborder.errors import InvalidRows, XborderError
from xborder.exchange import RateTable
from xborder.kind import all_of_kind, all_pairs, mapping_of, of_kind
from xborder.policy.book import PolicyBook, default_book
from xborder.trade.orders.order import as_ours
from xborder.trade.sale import Sale
from xborder.vat.determination.alike import Alike, Outcome
from xborder.vat.determination.determine import determine
from xborder.vat.determination.result import Determination
from xborder.vat.returns.desk import Desk, rows_of
from xborder.vat.returns.filed import Filings
from xborder.vat.returns.reading import sales_reader
from xborder.vat.returns.refund import Refund
from xborder.vat.returns.taxed_sale import TaxedSale


def taxed_sales(determination: Determination, *, id: str) -> tuple[TaxedSale, ...]:  # noqa: A002
    """Return a decided sale as the rows that a return sums: one for each rate.

    Args:
        determination: The decision.
        id: The number of the order.

    Returns:
        Nothing where no return takes it, or it bears no tax.
    """
    of_kind(determination, Determination, "determination")
    number = of_kind(id, str, "id")
    return tuple(rows_of(number, determination.sale, Outcome.of(determination)))


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
    desk = Desk()
    decided: dict[str, Determination] = {}
    for number, each in all_pairs(determinations, "determinations"):
        decided[number] = of_kind(each, Determination, f"determinations[{number}]")
        desk.sale(number, each.sale, Outcome.of(each))
    _give_back(desk, all_of_kind(refunds, Refund, "refunds"), decided)
    return desk.filings(rates, dict(numbers or {}))


def file_sales(
    sales: Mapping[str, Sale | Mapping[str, Any]] | Iterable[tuple[str, Sale | Mapping[str, Any]]],
    *,
    refunds: Iterable[Refund] = (),
    book: PolicyBook | None = None,
    rates: RateTable | None = None,
    numbers: Mapping[str, str] | None = None,
) -> Filings:
    """Return what is filed for many sales: decided and put into their returns in one pass.

    It comes to what :func:`filings` makes of the determinations of the sales; but of sales of one
    kind only the first is determined in full, and none is kept.

    Args:
        sales: The sales by the numbers of their orders, or the facts of each as a mapping.
        refunds: What was given back.
        book: The rules; the built-in book if none is given.
        rates: Exchange rates: those that limits and thresholds are compared at, and those of the
            European Central Bank where sales are in other currencies.
        numbers: The seller's number by scheme, such as ``{"ioss": "IM3720000017"}``.

    Raises:
        InvalidRows: Sales that cannot be read, refunds of orders that are not given, or of more
            than was sold, all at once.

    Examples:
        >>> import datetime as dt
        >>> filed = file_sales({"A-1": {
        ...     "on": dt.date(2026, 11, 10), "ship_from": "IE", "ship_to": "DE", "prices": "net",
        ...     "items": [{"quantity": 1, "unit_price": "40.00 EUR"}],
        ...     "seller": {"country": "IE", "registrations": ["IE", "OSS"]},
        ...     "buyer": {"kind": "consumer"}, "destination_chosen": True,
        ... }})
        >>> [(each.shop.value, str(each.period), str(each.payable)) for each in filed.one_stop_shop]
        [('union_oss', '2026-Q4', '7.60 EUR')]
    """
    rules = default_book() if book is None else of_kind(book, PolicyBook, "book")
    if rates is not None:
        of_kind(rates, RateTable, "rates")
    given_back = all_of_kind(refunds, Refund, "refunds")
    refunded = {each.of for each in given_back}
    alike, desk = Alike(rules, rates), Desk()
    decided: dict[str, Determination] = {}
    errors: list[XborderError] = []
    for number, sale in _read(sales, errors):
        if number in refunded:
            decided[number] = determine(sale, book=rules, rates=rates)
            desk.sale(number, sale, Outcome.of(decided[number]))
        else:
            desk.sale(number, sale, alike.outcome(sale))
    if errors:
        raise InvalidRows(errors)
    _give_back(desk, given_back, decided)
    return desk.filings(rates, dict(numbers or {}))


def _read(sales: object, errors: list[XborderError]) -> Iterator[tuple[str, Sale]]:
    """Yield each sale with its number; what is wrong with the others is noted."""
    reader = sales_reader()
    # Of a mapping the pairs are not gathered first: they are as many as the sales.
    pairs = sales.items() if isinstance(sales, Mapping) else all_pairs(sales, "sales")
    for number, facts in pairs:
        if isinstance(facts, Sale):
            yield number, facts
            continue
        told = facts if type(facts) is dict else mapping_of(facts, f"sales[{number}]")
        try:
            sale = reader.read(told)
        except ValidationError as error:
            errors += as_ours(error, f"sales[{number}]")
            continue
        yield number, sale


def _give_back(
    desk: Desk, refunds: tuple[Refund, ...], decided: Mapping[str, Determination]
) -> None:
    errors: list[XborderError] = []
    left = {number: each.gross for number, each in decided.items()}
    for place, refund in enumerate(refunds):
        try:
            desk.refund(refund, decided, left)
        except XborderError as error:
            error.where = f"refunds.{place}.{error.where}".rstrip(".")
            errors.append(error)
    if errors:
        raise InvalidRows(errors)
