"""VAT of tables: every sale of a frame determined as :func:`xborder.vat.determine` does alone."""

from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Any, ClassVar, Final, Literal

from attrs import frozen

from xborder.exchange import RateTable
from xborder.landed_cost.door import check_beside
from xborder.messages import Text
from xborder.policy.book import PolicyBook
from xborder.tables.answers import Errors, anew, day, each, every, money, share, text, words
from xborder.tables.cells import Prices
from xborder.tables.layout import Layout
from xborder.tabular import Columns, Rows
from xborder.trade import Item
from xborder.trade.sale import Sale
from xborder.vat.determination.determine import determine as determine_one
from xborder.vat.determination.result import Determination
from xborder.vat.returns.decided import filings
from xborder.vat.returns.filed import Filings
from xborder.vat.returns.refund import Refund

SALES: Final = Layout(
    table="sales", document=Sale, key="sale", items="items", item=Item, prefix="item."
)
"""One row an item of a sale."""


def _rate(found: Determination) -> Any:
    rates = {part.rate for part in found.parts}
    return rates.pop() if len(rates) == 1 else None


_ANSWERS: Final = (
    text("state", lambda found: found.state),
    text("place", lambda found: found.ruling and found.ruling.place),
    text("taxation", lambda found: found.ruling and found.ruling.taxation),
    text("regime", lambda found: found.ruling and found.ruling.regime),
    text("accountable", lambda found: found.ruling and found.ruling.accountable),
    text("registration", lambda found: found.ruling and found.ruling.registration),
    text("rule", lambda found: found.ruling and found.ruling.rule.id),
    share("rate", _rate),
    money("net", lambda found: found.net),
    money("tax", lambda found: found.tax),
    money("gross", lambda found: found.gross),
    text("currency", lambda found: found.net and found.net.currency.code),
    text("return", lambda found: found.filing and found.filing.kind),
    text("return_country", lambda found: found.filing and found.filing.country),
    text("period", lambda found: found.filing and found.filing.period),
    day("due", lambda found: found.filing and found.filing.due),
    words("reasons", lambda found: [reason.text for reason in found.reasons]),
    text("missing_fact", lambda found: found.missing and found.missing.fact),
    text("evidence", lambda found: found.evidence),
    day("checked_on", lambda found: found.checked_on),
)


def determine(
    frame: Any,
    *,
    book: PolicyBook | None = None,
    rates: RateTable | None = None,
    assume: Mapping[str, str] | None = None,
    errors: Errors | Literal["raise", "report"] = Errors.RAISE,
    prices: Prices | Literal["exact", "as_written"] = Prices.EXACT,
) -> Any:
    """Return which VAT every sale of a frame bears, one row a row given.

    ``net``, ``tax`` and ``gross`` are of the whole sale and stand on each of its rows. ``rate`` is
    null where its goods bear several.

    Args:
        frame: One row an item of a sale: ``xborder.tables.schema("sales")`` lists the columns.
        book: The rules.
        rates: Exchange rates.
        assume: Answers to take for facts that are not given.
        errors: Whether rows that cannot be used are raised, all at once, or reported.
        prices: Whether floats are refused, or taken as the shortest decimal.

    Returns:
        A frame of the same kind, row for row, with the same index.

    Raises:
        InvalidTable: Rows cannot be used, and they were to be raised.
        InvalidInput: A column is none of the schema's.
        NotFound: A column that every row has to say is not there.
        MissingExtra: The extra ``tables`` is not installed.

    Examples:
        >>> found = determine({
        ...     "sale": ["A-1"], "on": ["2026-11-10"], "ship_from": ["IE"], "ship_to": ["DE"],
        ...     "prices": ["net"], "item.quantity": [1], "item.unit_price": ["40.00 EUR"],
        ...     "seller.country": ["IE"], "seller.registrations": ["IE;OSS"],
        ...     "buyer.kind": ["consumer"], "destination_chosen": [True],
        ... })
        >>> found["place"], found["regime"], found["tax"]
        (['DE'], ['union_oss'], [Decimal('7.6000')])
    """
    check_beside(rates=rates, tariff=None, book=book, assume=assume)
    return each(
        frame,
        SALES,
        lambda sale: determine_one(sale, book=book, rates=rates, assume=assume),
        _ANSWERS,
        errors=errors,
        prices=prices,
    )


REFUNDS: Final = Layout(table="refunds", document=Refund)
"""One row a refund."""


@frozen(kw_only=True)
class FiledLine:
    """A line of a return, or a sale that needs a look before it is filed.

    Attributes:
        filing: The scheme or the return; empty beside a sale.
        country: Where it is filed.
        period: The period.
        consumption: Where the tax is due.
        dispatch_from: Where the goods were dispatched from; empty for services and imports.
        rate: The rate; ``None`` where no tax is borne.
        taxable: The sum without tax.
        vat: The tax.
        currency: The currency of both.
        sales: How many sales and refunds it sums.
        sale: A sale that goes into no return, or is declared by an estimate.
        reason: Why.
    """

    COLUMNS: ClassVar[Columns] = (
        *("filing", "country", "period", "consumption", "dispatch_from", "rate"),
        *("taxable", "vat", "currency", "sales", "sale", "reason"),
    )

    filing: str | None = None
    country: str | None = None
    period: str | None = None
    consumption: str | None = None
    dispatch_from: str | None = None
    rate: Decimal | None = None
    taxable: Decimal | None = None
    vat: Decimal | None = None
    currency: str | None = None
    sales: int | None = None
    sale: str | None = None
    reason: str | None = None


def vat_returns(
    frame: Any,
    *,
    refunds: Any = None,
    numbers: Mapping[str, str] | None = None,
    book: PolicyBook | None = None,
    rates: RateTable | None = None,
    assume: Mapping[str, str] | None = None,
    prices: Prices | Literal["exact", "as_written"] = Prices.EXACT,
) -> Any:
    """Return what is filed for the sales of a frame and their refunds, one row a line of a return.

    Sales that go into no return, and those that are declared by an estimate, follow the lines: one
    row each, with ``sale`` and ``reason``. Nothing is left out in silence.

    A state's own return has the period that the authority set for the trader, which is not known
    here: its ``period`` is null, and it sums all sales given. Give those of one period at a time.

    Args:
        frame: One row an item of a sale, as :func:`determine` takes it.
        refunds: A frame of refunds: ``xborder.tables.schema("refunds")`` lists its columns.
        numbers: The seller's number by scheme, such as ``{"ioss": "IM3720000017"}``.
        book: The rules.
        rates: Exchange rates.
        assume: Answers to take for facts that are not given.
        prices: Whether floats are refused, or taken as the shortest decimal.

    Returns:
        A frame of the same kind.

    Raises:
        InvalidTable: Rows cannot be used: a return of some of the sales is none.
        InvalidRows: Refunds of orders that are not given, or of more than was sold.

    Examples:
        >>> found = vat_returns({
        ...     "sale": ["A-1"], "on": ["2026-11-10"], "ship_from": ["IE"], "ship_to": ["DE"],
        ...     "prices": ["net"], "item.quantity": [1], "item.unit_price": ["40.00 EUR"],
        ...     "seller.country": ["IE"], "seller.registrations": ["IE;OSS"],
        ...     "buyer.kind": ["consumer"], "destination_chosen": [True],
        ... })
        >>> found["filing"], found["period"], [str(vat) for vat in found["vat"]]
        (['union_oss'], ['2026-Q4'], ['7.60'])
    """
    check_beside(rates=rates, tariff=None, book=book, assume=assume)
    read, _ = every(frame, SALES, prices=prices)
    found = read.computed(lambda sale: determine_one(sale, book=book, rates=rates, assume=assume))
    read.check()
    given_back: list[Refund] = [] if refunds is None else every(refunds, REFUNDS, prices=prices)[1]
    filed = filings(
        list(zip(read.names, found, strict=True)), refunds=given_back, rates=rates, numbers=numbers
    )
    return anew(read, Rows(_lines(filed), FiledLine))


def _lines(filed: Filings) -> Iterator[FiledLine]:
    for each_return in filed.one_stop_shop:
        for line in each_return.lines:
            yield FiledLine(
                filing=each_return.shop.value,
                country=each_return.identification,
                period=str(each_return.period),
                consumption=line.consumption,
                dispatch_from=line.dispatch_from or None,
                rate=line.rate,
                taxable=line.taxable.amount,
                vat=line.vat.amount,
                currency=each_return.currency,
                sales=line.sales,
            )
        for correction in each_return.corrections:
            yield FiledLine(
                filing=each_return.shop.value,
                country=each_return.identification,
                period=str(correction.period),
                consumption=correction.consumption,
                vat=correction.vat.amount,
                currency=each_return.currency,
            )
    for own in filed.own_returns:
        yield FiledLine(
            filing=own.kind,
            country=own.country,
            period=own.period or None,
            consumption=own.country,
            rate=own.rate,
            taxable=own.net.amount,
            vat=own.tax.amount,
            currency=own.net.currency.code,
            sales=own.rows,
        )
    for left in filed.not_declared:
        yield FiledLine(sale=left.id, reason=left.reason.render())
    estimated = Text("It is declared, and by an estimate: its own determination says why.")
    for name in filed.doubtful:
        yield FiledLine(sale=name, reason=estimated.render())
