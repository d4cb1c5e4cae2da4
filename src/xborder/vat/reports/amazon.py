"""Amazon's VAT transactions report: what was sold, given back and moved, and under which scheme.

The report is read row by row with ``csv.DictReader`` or as the rows of a frame. Every amount stands
there three times, without tax, as tax and with tax; a row whose three do not add up, or whose tax
is more than two cents off its rate, is refused. A row that repeats an earlier one is left out
unless repeats are meant. Movements between warehouses are no sales and come back apart.

Tax that Amazon owes (deemed reseller, marketplace) is not in the seller's returns: those sales are
listed with their reason.
"""

import datetime as dt
from collections.abc import Iterable, Mapping
from decimal import Decimal
from fractions import Fraction
from typing import Any, Final

from attrs import frozen

from xborder.choice import Choice
from xborder.errors import InvalidInput, InvalidRows, XborderError
from xborder.kind import all_of_kind, mapping_of
from xborder.messages import Text
from xborder.money import Money
from xborder.number import exact, exact_share
from xborder.trade.country import EU_MEMBERS
from xborder.vat.rates.rate import rate
from xborder.vat.reports.row import ReportRow
from xborder.vat.returns.period import Length, Period
from xborder.vat.returns.rounded import share_of
from xborder.vat.returns.taxed_sale import RateType, TaxedSale

_SALES: Final = frozenset({"SALE", "LIQUIDATION_SALE"})
_REFUNDS: Final = frozenset({"REFUND", "LIQUIDATION_REFUND"})
_MOVEMENTS: Final = frozenset(
    {"RETURN", "FC_TRANSFER", "INBOUND", "COMMINGLING_BUY", "COMMINGLING_SELL", "DONATION"}
)
_RATE: Final = "PRICE_OF_ITEMS_VAT_RATE_PERCENT"
"""The rate, which stands there as a fraction all the same."""
_CENTS_OFF: Final = 2
"""Amazon rounds the tax of goods, shipping and gift wrap each by itself."""


class Scheme(Choice):
    """Where the tax of a sale goes, as the report says."""

    REGULAR = "REGULAR"
    """The seller's own return in the country of the tax."""
    UNION_OSS = "UNION-OSS"
    """The seller's return of the Union's one-stop shop."""
    DEEMED_RESELLER = "DEEMED_RESELLER"
    """Amazon accounts as if it sold."""


@frozen(kw_only=True)
class ReportedSale:
    """A sale or a refund as the report has it.

    Attributes:
        row: Its row, the first behind the header being 1.
        order: The number of the order.
        sku: The seller's own name of the goods.
        scheme: Where its tax goes.
        sale: The sale with its tax; where tax is charged to nobody its rate is zero.
        buyer_number: The buyer's VAT number; empty for a consumer.
        exported: Whether the goods left the customs territory or the tax area.
    """

    row: int
    order: str
    sku: str
    scheme: Scheme
    sale: TaxedSale
    buyer_number: str
    exported: bool


@frozen(kw_only=True)
class StockMovement:
    """Goods that moved without a sale; between member states it is a supply of its own (Art. 17).

    Attributes:
        row: Its row.
        kind: What it is, in the report's own word.
        departure: Where it left.
        arrival: Where it came to.
        pieces: How many.
    """

    row: int
    kind: str
    departure: str
    arrival: str
    pieces: int

    @property
    def crosses_members(self) -> bool:
        """Whether it went from one member state to another."""
        return self.departure != self.arrival and {self.departure, self.arrival} <= set(EU_MEMBERS)


@frozen(kw_only=True)
class VatReport:
    """A report that was read.

    Attributes:
        sales: The sales and refunds, in order.
        movements: The movements, in order.
        repeated: The rows that repeat an earlier one and were left out.
        notes: What was taken for granted, in words.
    """

    sales: tuple[ReportedSale, ...]
    movements: tuple[StockMovement, ...]
    repeated: tuple[int, ...]
    notes: tuple[Text, ...]

    def taxed(self, scheme: Scheme | str, *, country: str | None = None) -> tuple[TaxedSale, ...]:
        """Return the sales of one scheme, such as those of the one-stop shop.

        Args:
            scheme: The scheme.
            country: Only those whose tax is due there.
        """
        wanted = Scheme(scheme)
        return tuple(
            each.sale
            for each in self.sales
            if each.scheme is wanted and country in {None, each.sale.consumption}
        )

    def totals(self) -> dict[tuple[Scheme, str, str], tuple[Money, Money]]:
        """Return the sums without tax and of the tax by scheme, country and currency."""
        found: dict[tuple[Scheme, str, str], tuple[Money, Money]] = {}
        for each in self.sales:
            sale = each.sale
            key = (each.scheme, sale.consumption, sale.net.currency.code)
            nothing = Money(f"0 {key[2]}")
            net, tax = found.get(key, (nothing, nothing))
            found[key] = (net + sale.net, tax + sale.tax)
        return dict(sorted(found.items()))


def amazon_vat_transactions(
    rows: Iterable[Mapping[str, Any]],
    *,
    sold_on: Mapping[str, dt.date] | None = None,
    repeats: bool = False,
) -> VatReport:
    """Read Amazon's VAT transactions report.

    Args:
        rows: The rows as mappings of header to cell.
        sold_on: The day of the sale of orders that are refunded here and were sold in an earlier
            report: such a refund corrects the earlier period.
        repeats: Whether a row that equals an earlier one is a second sale; else it is left out and
            said.

    Raises:
        InvalidRows: Rows that cannot be read or do not add up, all of them at once.

    Examples:
        >>> report = amazon_vat_transactions([{
        ...     "TRANSACTION_TYPE": "SALE", "TRANSACTION_EVENT_ID": "026-1", "SELLER_SKU": "TOTE",
        ...     "TAX_CALCULATION_DATE": "04-09-2026", "QTY": "1",
        ...     "PRICE_OF_ITEMS_VAT_RATE_PERCENT": "0.20",
        ...     "TOTAL_ACTIVITY_VALUE_AMT_VAT_EXCL": "32.49",
        ...     "TOTAL_ACTIVITY_VALUE_VAT_AMT": "6.50",
        ...     "TOTAL_ACTIVITY_VALUE_AMT_VAT_INCL": "38.99",
        ...     "TRANSACTION_CURRENCY_CODE": "EUR",
        ...     "SALE_DEPART_COUNTRY": "DE", "SALE_ARRIVAL_COUNTRY": "FR",
        ...     "TAX_REPORTING_SCHEME": "UNION-OSS", "TAX_COLLECTION_RESPONSIBILITY": "SELLER",
        ... }])
        >>> report.taxed("UNION-OSS")[0].tax
        Money('6.50 EUR')
    """
    reader = _Reader(dict(sold_on or {}))
    seen: dict[tuple[tuple[str, str], ...], int] = {}
    repeated: list[int] = []
    for number, given in enumerate(all_of_kind(rows, object, "rows"), start=1):
        row = ReportRow(number, mapping_of(given, f"rows[{number - 1}]"))
        first = seen.setdefault(row.content, number)
        if first != number and not repeats:
            repeated.append(number)
            reader.notes.append(
                Text("Row {row} repeats row {first} and is left out.", row=number, first=first)
            )
            continue
        reader.take(row)
    if reader.errors:
        raise InvalidRows(reader.errors)
    return VatReport(
        sales=tuple(reader.sales),
        movements=tuple(reader.movements),
        repeated=tuple(repeated),
        notes=tuple(reader.notes),
    )


class _Reader:
    def __init__(self, sold_on: dict[str, dt.date]) -> None:
        self._sold_on = sold_on
        self.sales: list[ReportedSale] = []
        self.movements: list[StockMovement] = []
        self.errors: list[XborderError] = []
        self.notes: list[Text] = []

    def take(self, row: ReportRow) -> None:
        try:
            kind = row.text("TRANSACTION_TYPE").upper()
            if kind in _MOVEMENTS:
                self.movements.append(_movement(row, kind))
            elif kind in _SALES | _REFUNDS:
                self._sale(row, refund=kind in _REFUNDS)
            else:
                message = Text("{value} is no kind of row.", value=kind)
                raise row.refused(message, "TRANSACTION_TYPE")
        except XborderError as error:
            if not error.where.startswith("rows."):
                error.where = f"rows.{row.number - 1}.{error.where}".rstrip(".")
            self.errors.append(error)

    def _sale(self, row: ReportRow, *, refund: bool) -> None:
        order = row.text("TRANSACTION_EVENT_ID")
        day = row.day("TAX_CALCULATION_DATE", "TRANSACTION_COMPLETE_DATE")
        net = row.money("TOTAL_ACTIVITY_VALUE_AMT_VAT_EXCL")
        tax = row.money("TOTAL_ACTIVITY_VALUE_VAT_AMT")
        gross = row.money("TOTAL_ACTIVITY_VALUE_AMT_VAT_INCL")
        share = exact_share(row.text(_RATE, needed=False) or "0", row.where(_RATE))
        _agree(row, net, tax, gross, share)
        scheme = _scheme(row)
        original = self._original(row, order, day) if refund else None
        if not refund:
            self._sold_on.setdefault(order, day)
        consumption = _consumption(row)
        sale = TaxedSale(
            id=order,
            day=day,
            consumption=consumption,
            rate=share,
            net=net,
            tax=tax,
            dispatch_from=row.country("SALE_DEPART_COUNTRY", "DEPARTURE_COUNTRY"),
            original_day=original,
            rate_type=_rate_type(consumption, original or day, share),
        )
        self.sales.append(
            ReportedSale(
                row=row.number,
                order=order,
                sku=row.text("SELLER_SKU", needed=False),
                scheme=scheme,
                sale=sale,
                buyer_number=row.text("BUYER_VAT_NUMBER", needed=False),
                exported=row.text("EXPORT_OUTSIDE_EU", needed=False).upper() in {"YES", "TRUE"},
            )
        )

    def _original(self, row: ReportRow, order: str, day: dt.date) -> dt.date | None:
        sold = self._sold_on.get(order)
        if sold is None:
            self.notes.append(
                Text(
                    "Row {row} refunds order {order}, whose sale is not in the report. Give its "
                    "day with sold_on, or the refund lowers the period it is given in.",
                    row=row.number,
                    order=order,
                )
            )
            return None
        same = Period.containing(sold, Length.QUARTER) == Period.containing(day, Length.QUARTER)
        return None if same or sold > day else sold


def _scheme(row: ReportRow) -> Scheme:
    word = row.text("TAX_REPORTING_SCHEME", needed=False).upper() or Scheme.REGULAR.value
    collector = row.text("TAX_COLLECTION_RESPONSIBILITY", needed=False).upper()
    if word == Scheme.DEEMED_RESELLER.value or collector == "MARKETPLACE":
        return Scheme.DEEMED_RESELLER
    if word in {Scheme.REGULAR.value, Scheme.UNION_OSS.value}:
        return Scheme(word)
    message = Text("{value} is no scheme of the report.", value=word)
    raise row.refused(message, "TAX_REPORTING_SCHEME")


def _consumption(row: ReportRow) -> str:
    """Return where the tax is due: as the report says, else where the goods arrive."""
    return row.country(
        "VAT_CALCULATION_IMPUTATION_COUNTRY", "SALE_ARRIVAL_COUNTRY", "ARRIVAL_COUNTRY"
    )


def _rate_type(country: str, day: dt.date, share: Decimal) -> RateType:
    """Return whether a rate is a reduced one: lower than the country's standard rate of the day."""
    try:
        standard = rate(country, on=day)
    except LookupError:  # no rates of that place are held: the report has no better word
        return RateType.STANDARD
    return RateType.REDUCED if 0 < share < standard.rate else RateType.STANDARD


def _agree(row: ReportRow, net: Money, tax: Money, gross: Money, rate: Decimal) -> None:
    if net + tax != gross:
        raise InvalidInput(
            "{net} and {tax} do not come to {value}.",
            code="report.sum",
            remedy="Ask Amazon for the report again; do not mend it by hand.",
            where=row.where("TOTAL_ACTIVITY_VALUE_AMT_VAT_INCL"),
            net=str(net),
            tax=str(tax),
            value=str(gross),
        )
    off = abs(tax - share_of(net, Fraction(rate)))
    if off > Money.of_minor(_CENTS_OFF, tax.currency):
        raise InvalidInput(
            "The tax {value} is not {rate} of {net}.",
            code="report.tax",
            remedy="Look at the product's tax code with Amazon; goods and shipping may differ.",
            where=row.where("TOTAL_ACTIVITY_VALUE_VAT_AMT"),
            value=str(tax),
            rate=str(rate),
            net=str(net),
        )


def _movement(row: ReportRow, kind: str) -> StockMovement:
    pieces = row.text("QTY", needed=False) or "0"
    return StockMovement(
        row=row.number,
        kind=kind,
        departure=row.country("DEPARTURE_COUNTRY"),
        arrival=row.country("ARRIVAL_COUNTRY"),
        pieces=int(exact(pieces, row.where("QTY"))),
    )
