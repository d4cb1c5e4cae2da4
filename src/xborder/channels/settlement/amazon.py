"""The settlement report of Amazon, and the check that its rows add up to its own deposits.

A row of the report is no record with a name: two units of one order have equal rows, and so has a
commission that was billed twice. So rows stand as they are, unless the deposit says otherwise.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from types import MappingProxyType
from typing import Final

from attrs import evolve, frozen

from xborder.channels.fees.fee import FeeKind
from xborder.channels.settlement.amounts import Amounts, Rows, event_of
from xborder.channels.settlement.row import SettledAmount, SettledKind, Settlement
from xborder.errors import InvalidInput
from xborder.fx.exposure.rows import Cells, DateOrder, DecimalMark, LeftOut
from xborder.messages import Text
from xborder.money import Money

_AMAZON_PARTS: Final[Mapping[str, SettledKind]] = MappingProxyType(
    {
        "Principal": SettledKind.ITEM,
        "Shipping": SettledKind.SHIPPING,
        "GiftWrap": SettledKind.GIFT_WRAP,
        "Tax": SettledKind.TAX,
        "ShippingTax": SettledKind.TAX,
        "GiftWrapTax": SettledKind.TAX,
    }
)
_AMAZON_FEES: Final[Mapping[str, tuple[FeeKind, ...]]] = MappingProxyType(
    {
        # A digital services fee is billed inside the commission.
        "Commission": (FeeKind.REFERRAL, FeeKind.DIGITAL_SERVICES),
        "RefundCommission": (FeeKind.REFUND,),
        "VariableClosingFee": (FeeKind.CLOSING,),
        "FixedClosingFee": (FeeKind.CLOSING,),
        "FBAPerUnitFulfillmentFee": (FeeKind.FULFILMENT,),
        "FBAPerOrderFulfillmentFee": (FeeKind.FULFILMENT,),
        "FBAWeightBasedFee": (FeeKind.FULFILMENT,),
        "ShippingHB": (FeeKind.REFERRAL,),
        "DigitalServicesFee": (FeeKind.DIGITAL_SERVICES,),
    }
)

_TOTALS: Final = ("settlement-id", "currency", "total-amount", "deposit-date")
"""What the first row of a settlement report says in place of a transaction."""


@frozen
class _Header:
    """A row that tells a settlement's currency and, most often, its deposit."""

    row: int
    settlement: str
    currency: str
    total: str
    deposited: str
    copies: int = 1


def amazon_settlement(
    rows: Rows,
    *,
    date_order: str = DateOrder.YEAR_FIRST,
    decimal_mark: str = DecimalMark.POINT,
) -> Settlement:
    """Return a settlement report of Amazon, flat file V2, or several below one another.

    Equal rows are all counted, for two units or a fee that was billed twice have them; they are
    left out only where the rows add up to the file's own deposit without them and not with them, as
    where a file was downloaded twice. Where rows and deposit part, the settlement's notes say so.

    Args:
        rows: Its rows; the first tells the currency and the deposit, the others the amounts. In
            joined files each first row holds for its settlement.
        date_order: How its days are written, by the marketplace.
        decimal_mark: What stands before its decimals, by the marketplace.

    Raises:
        InvalidRows: Some rows cannot be read, or are of another file; all are named.

    Source: Selling Partner API, settlement report attributes.
    """
    found = Amounts(rows, date_order=date_order, decimal_mark=decimal_mark, once=_is_header)
    transacted = not all(map(_is_header, found.reading.rows))
    headers = _headers(found.reading.rows)
    homes = {cells.row: _home(cells, headers) for cells in found.reading.rows}

    # a column named currency is in the files of other sites too
    told = tuple(name for name in _TOTALS if name != "currency" or transacted)

    def read(cells: Cells) -> None:
        if _is_header(cells):
            _not_of_another_file(cells, told)
            if not cells.text("deposit-date"):
                found.leave(cells, Text("holds the totals of the report"))
                return
            # The first row tells the deposit, which leaves the account as every payout does.
            found.add(
                cells,
                -cells.amount("total-amount"),
                cells.currency("currency"),
                order="",
                kind=SettledKind.PAYOUT,
                posted_on=cells.day("deposit-date"),
                words="deposit",
            )
            return
        kind, covers = _amazon_kind(cells.text("amount-type"), cells.text("amount-description"))
        home = homes[cells.row]
        found.add(
            cells,
            cells.amount("amount"),
            home.currency if home and not cells.text("currency") else cells.currency("currency"),
            order=cells.text("order-id"),
            kind=kind,
            covers=covers,
            event=event_of(cells.text("transaction-type")),
            posted_on=cells.day("posted-date"),
            words=f"{cells.text('amount-type')} {cells.text('amount-description')}",
        )

    settlement = found.read(read)
    of_header: dict[int, list[SettledAmount]] = {each.row: [] for each in headers}
    for each in settlement.amounts:
        home = homes[each.row]
        if home and each.kind is not SettledKind.PAYOUT:
            of_header[home.row].append(each)
    first_of = _first_of(found.reading.rows)
    for header in headers:
        if header.deposited:
            settlement = _added_up(settlement, header, of_header[header.row], first_of)
    return settlement


def _is_header(cells: Cells) -> bool:
    return not cells.text("transaction-type")


def _not_of_another_file(cells: Cells, told: Iterable[str]) -> None:
    """Refuse a row that tells neither an amount nor a deposit: read, it would count as nothing."""
    if cells.text("amount") or not any(map(cells.text, told)):
        raise InvalidInput(
            "The row has neither {name} nor {total}.",
            code="channels.settlement_row",
            remedy="Give the rows of a settlement report, flat file V2, as downloaded.",
            where="transaction-type",
            name="transaction-type",
            total="total-amount",
        )


def _headers(rows: Iterable[Cells]) -> tuple[_Header, ...]:
    """Return the rows that tell a currency, each once; a report may repeat its totals."""
    found: dict[tuple[str, ...], _Header] = {}
    for cells in rows:
        if not _is_header(cells) or not cells.text("currency"):
            continue
        told = tuple(cells.text(name) for name in ("settlement-id", "currency", "total-amount"))
        deposited = cells.text("deposit-date")
        key = (*told, deposited)
        if key in found:
            found[key] = evolve(found[key], copies=found[key].copies + 1)
        elif deposited or not any(known[:3] == told for known in found):
            code, number = told[1].upper(), told[0]
            found[key] = _Header(cells.row, number, code, told[2], deposited)
    return tuple(found.values())


def _home(cells: Cells, headers: Iterable[_Header]) -> _Header | None:
    """Return the header of a row: that of its settlement, or the last one above it."""
    number = cells.text("settlement-id")
    known = [each for each in headers if not number or each.settlement in ("", number)]
    above = [each for each in known if each.row <= cells.row]
    return above[-1] if above else next(iter(known), None)


def _first_of(rows: Iterable[Cells]) -> dict[int, int]:
    """Return, for each row, the first one that is equal to it."""
    seen: dict[tuple[tuple[str, str], ...], int] = {}
    return {
        cells.row: seen.setdefault(
            tuple(sorted((name, str(cell)) for name, cell in cells.cells.items())), cells.row
        )
        for cells in rows
    }


def _added_up(
    settlement: Settlement,
    header: _Header,
    amounts: Iterable[SettledAmount],
    first_of: Mapping[int, int],
) -> Settlement:
    """Return the settlement with as many of equal rows as its deposit was made of."""
    own = [each for each in amounts if each.amount.currency.code == header.currency]
    nothing = Money.of_minor(0, header.currency)
    paid = (each.amount for each in settlement.amounts if each.row == header.row)
    deposit = -sum(paid, nothing)
    often = Counter(first_of[each.row] for each in own)
    counts: tuple[Callable[[int], int], ...] = (
        lambda count: count,
        # a file downloaded twice holds twice what it holds twice by itself, as its header tells
        lambda count: -(-count // header.copies),
        lambda _: 1,
    )
    for allowed in counts:
        met: Counter[int] = Counter()
        repeats = set()
        for each in own:
            first = first_of[each.row]
            met[first] += 1
            if met[first] > allowed(often[first]):
                repeats.add(each.row)
        if sum((each.amount for each in own if each.row not in repeats), nothing) == deposit:
            left = [
                LeftOut(row=row, reason=Text("repeats row {row}", row=first_of[row]))
                for row in repeats
            ]
            return evolve(
                settlement,
                amounts=tuple(each for each in settlement.amounts if each.row not in repeats),
                left_out=tuple(sorted((*settlement.left_out, *left), key=lambda each: each.row)),
            )
    note = Text(
        "Row {row} tells a deposit of {deposit}, and its rows sum to {found}; all of them count.",
        row=header.row,
        deposit=str(deposit),
        found=str(sum((each.amount for each in own), nothing)),
    )
    return evolve(settlement, notes=(*settlement.notes, note))


def _amazon_kind(amount_type: str, description: str) -> tuple[SettledKind, tuple[FeeKind, ...]]:
    if amount_type == "ItemPrice" and description in _AMAZON_PARTS:
        return _AMAZON_PARTS[description], ()
    if amount_type == "ItemWithheldTax":
        return SettledKind.WITHHELD_TAX, ()
    if amount_type == "Promotion":
        return SettledKind.PROMOTION, ()
    if amount_type == "ItemFees":
        # A fee that the table does not know is billed and covers nothing: the check names it.
        return SettledKind.FEE, _AMAZON_FEES.get(description, ())
    return SettledKind.OTHER, ()
