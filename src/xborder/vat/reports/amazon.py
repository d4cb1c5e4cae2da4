"""Amazon's VAT transactions report: what was sold, given back and moved, and under which scheme.

The report is read row by row with ``csv.DictReader`` or as the rows of a frame. Every amount stands
there three times, without tax, as tax and with tax; a row whose three do not add up, or whose tax
is more than two cents off its rate, is refused. A row that repeats an earlier one is left out
unless repeats are meant. Movements between warehouses are no sales and come back apart.

Tax that Amazon owes (deemed reseller, marketplace) is not in the seller's returns: those sales are
listed with their reason.
"""

import datetime as dt
import re
from collections.abc import Iterable, Mapping
from decimal import Decimal
from fractions import Fraction
from typing import Any, Final

from attrs import frozen

from xborder.choice import Choice
from xborder.errors import InvalidInput, InvalidRows, XborderError
from xborder.kind import mapping_of
from xborder.messages import Text
from xborder.money import Money
from xborder.number import exact
from xborder.trade.country import EU_MEMBERS, country_code
from xborder.vat.returns.period import Length, Period
from xborder.vat.returns.rounded import share_of
from xborder.vat.returns.taxed_sale import RateType, TaxedSale

_SALES: Final = frozenset({"SALE", "LIQUIDATION_SALE"})
_REFUNDS: Final = frozenset({"REFUND", "LIQUIDATION_REFUND"})
_MOVEMENTS: Final = frozenset(
    {"RETURN", "FC_TRANSFER", "INBOUND", "COMMINGLING_BUY", "COMMINGLING_SELL", "DONATION"}
)
_DAY: Final = re.compile(r"([0-9]{2})-([0-9]{2})-([0-9]{4})")
_ISO: Final = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})")
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
    for number, given in enumerate(rows, start=1):
        row = _Row(number, mapping_of(given, f"rows[{number - 1}]"))
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


class _Row:
    """One row, its cells by header without the marks around it."""

    def __init__(self, number: int, cells: Mapping[str, Any]) -> None:
        self.number = number
        self._cells = {
            str(header).strip("\ufeff \"'").upper(): _text(cell) for header, cell in cells.items()
        }
        self.content = tuple(sorted(self._cells.items()))

    def text(self, header: str, *, needed: bool = True) -> str:
        cell = self._cells.get(header, "")
        if needed and not cell:
            raise InvalidInput(
                "The cell {field} is blank or its column is missing.",
                code="report.blank",
                remedy="Give the file as it was exported, or fill the cell.",
                where=self.where(header),
                field=header,
            )
        return cell

    def money(self, header: str) -> Money:
        amount = exact(self.text(header), self.where(header))
        return Money(amount, self.text("TRANSACTION_CURRENCY_CODE"))

    def day(self, *headers: str) -> dt.date:
        for header in headers:
            cell = self.text(header, needed=False)
            if not cell:
                continue
            if found := _DAY.fullmatch(cell):
                return dt.date(int(found[3]), int(found[2]), int(found[1]))
            if found := _ISO.match(cell):
                return dt.date(int(found[1]), int(found[2]), int(found[3]))
            raise self.refused(Text("{value} is no day of the report.", value=cell), header)
        raise self.refused(Text("The row has no day: {value}.", value=""), headers[0])

    def country(self, *headers: str) -> str:
        return country_code(next((c for h in headers if (c := self.text(h, needed=False))), ""))

    def where(self, header: str) -> str:
        return f"rows.{self.number - 1}.{header}"

    def refused(self, message: Text, header: str) -> InvalidInput:
        return InvalidInput(
            message.id,
            code="report.cell",
            remedy="Give the file as it was exported: days as 03-09-2026 or 2026-09-03.",
            where=self.where(header),
            **dict(message.values),
        )


def _text(cell: Any) -> str:
    # a blank of a frame is a float that does not equal itself
    if cell is None or cell != cell:  # noqa: PLR0124
        return ""
    return str(cell).strip()


class _Reader:
    def __init__(self, sold_on: dict[str, dt.date]) -> None:
        self._sold_on = sold_on
        self.sales: list[ReportedSale] = []
        self.movements: list[StockMovement] = []
        self.errors: list[XborderError] = []
        self.notes: list[Text] = []

    def take(self, row: _Row) -> None:
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
        except ValueError as error:  # a date such as the 31st of a shorter month
            message = Text("{value} is no day of the report.", value=str(error))
            self.errors.append(row.refused(message, "TAX_CALCULATION_DATE"))

    def _sale(self, row: _Row, *, refund: bool) -> None:
        order = row.text("TRANSACTION_EVENT_ID")
        day = row.day("TAX_CALCULATION_DATE", "TRANSACTION_COMPLETE_DATE")
        net = row.money("TOTAL_ACTIVITY_VALUE_AMT_VAT_EXCL")
        tax = row.money("TOTAL_ACTIVITY_VALUE_VAT_AMT")
        gross = row.money("TOTAL_ACTIVITY_VALUE_AMT_VAT_INCL")
        rate = exact(row.text("PRICE_OF_ITEMS_VAT_RATE_PERCENT", needed=False) or "0", "rate")
        _agree(row, net, tax, gross, rate)
        scheme = _scheme(row)
        original = self._original(row, order, day) if refund else None
        if not refund:
            self._sold_on.setdefault(order, day)
        sale = TaxedSale(
            id=order,
            day=day,
            consumption=_consumption(row),
            rate=rate,
            net=net,
            tax=tax,
            dispatch_from=row.country("SALE_DEPART_COUNTRY", "DEPARTURE_COUNTRY"),
            original_day=original,
            rate_type=RateType.STANDARD,
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

    def _original(self, row: _Row, order: str, day: dt.date) -> dt.date | None:
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


def _scheme(row: _Row) -> Scheme:
    word = row.text("TAX_REPORTING_SCHEME", needed=False).upper() or Scheme.REGULAR.value
    collector = row.text("TAX_COLLECTION_RESPONSIBILITY", needed=False).upper()
    if word == Scheme.DEEMED_RESELLER.value or collector == "MARKETPLACE":
        return Scheme.DEEMED_RESELLER
    if word in {Scheme.REGULAR.value, Scheme.UNION_OSS.value}:
        return Scheme(word)
    message = Text("{value} is no scheme of the report.", value=word)
    raise row.refused(message, "TAX_REPORTING_SCHEME")


def _consumption(row: _Row) -> str:
    """Return where the tax is due: as the report says, else where the goods arrive."""
    taxed = row.text("VAT_CALCULATION_IMPUTATION_COUNTRY", needed=False)
    return country_code(taxed) if taxed else row.country("SALE_ARRIVAL_COUNTRY", "ARRIVAL_COUNTRY")


def _agree(row: _Row, net: Money, tax: Money, gross: Money, rate: Decimal) -> None:
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


def _movement(row: _Row, kind: str) -> StockMovement:
    pieces = row.text("QTY", needed=False) or "0"
    return StockMovement(
        row=row.number,
        kind=kind,
        departure=row.country("DEPARTURE_COUNTRY"),
        arrival=row.country("ARRIVAL_COUNTRY"),
        pieces=int(exact(pieces, row.where("QTY"))),
    )
