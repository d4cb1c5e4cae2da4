"""The Union's one-stop shops: the Union scheme, the non-Union scheme and the import scheme.

Each sale is taxed to the cent in its own currency. The sums of a line are converted once, at the
rate of the European Central Bank of the period's last day or, if it published none, of its next day
of publication. What changes an earlier period is a correction: tax alone, by state and period,
within three years of the day that period's return was due. A state whose balance falls below zero
pays back itself; nothing is set against another state.

Source: Directive 2006/112/EC, articles 364 to 367 (non-Union), 369f to 369j (Union), 369s to 369w
(import); Commission Implementing Regulation (EU) 282/2011, articles 59 to 63; Commission, Guide to
the VAT One Stop Shop, March 2021.
"""

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal

from xborder.errors import InvalidInput, InvalidRows, XborderError
from xborder.exchange import RateTable
from xborder.kind import all_of_kind
from xborder.messages import Text
from xborder.money import Currency
from xborder.policy.book import default_book
from xborder.timeline import civil_date
from xborder.trade.country import country_code
from xborder.vat.returns.assembly import Assembly
from xborder.vat.returns.declaration import Correction, LeftOut, OneStopShopReturn, ReturnLine
from xborder.vat.returns.filing import Filing
from xborder.vat.returns.period import Period
from xborder.vat.returns.shop import CURRENCY_OF, LENGTH_OF, STATES, Shop
from xborder.vat.returns.taxed_sale import TaxedSale


def one_stop_shop_return(
    sales: Iterable[TaxedSale],
    *,
    shop: Shop | str,
    identification: str,
    period: Period | str,
    number: str = "",
    corrections: Iterable[Correction] = (),
    establishments: Iterable[str] = (),
    rates: RateTable | None = None,
    currency: str | None = None,
    filed_on: dt.date | None = None,
) -> OneStopShopReturn:
    """Return what is filed for one period.

    Args:
        sales: The sales and refunds. Those outside the period are left out and said; a refund of a
            sale of an earlier period becomes a correction.
        shop: The scheme.
        identification: The member in which the seller is registered for it; ``"XI"`` too for goods.
        period: The quarter, or the month of the import scheme.
        number: The VAT or scheme number, for the reference.
        corrections: Changes of earlier periods that no refund stands for.
        establishments: Members in which the seller has a fixed establishment: services into these
            go into their own returns (article 369b(c)).
        rates: Rates of the European Central Bank, where currencies differ.
        currency: The currency of the return; ``None`` for that of the member, as far as it is
            known, and else the euro.
        filed_on: The day of filing, where a correction is near its limit of three years.

    Raises:
        InvalidRows: Sales that the scheme cannot hold, all of them at once.
        InvalidInput: The period has not the length of the scheme's periods, or the sales are of
            several sellers.
        NoRate: A rate of exchange is not known.

    Examples:
        >>> filed = one_stop_shop_return(
        ...     [
        ...         TaxedSale(
        ...             id="A-1",
        ...             day=dt.date(2026, 9, 2),
        ...             consumption="FR",
        ...             rate="0.20",
        ...             gross="24.00 EUR",
        ...         )
        ...     ],
        ...     shop="ioss",
        ...     identification="IE",
        ...     period="2026-09",
        ...     number="IM3720000017",
        ... )
        >>> filed.payable, str(filed.due), filed.reference
        (Money('4.00 EUR'), '2026-10-31', 'IE/IM3720000017/M09.2026')
    """
    filing = Filing(
        shop=Shop(shop),
        identification=_member(identification, "identification"),
        period=_period(period, Shop(shop)),
        establishments=frozenset(_member(each, "establishments") for each in establishments),
        currency=_currency(currency, identification),
        rates=rates,
        filed_on=None if filed_on is None else civil_date(filed_on, where="filed_on"),
    )
    given = all_of_kind(sales, TaxedSale, "sales")
    _one_seller(given)
    groups: dict[tuple[str, str, str, str, Decimal], list[TaxedSale]] = {}
    changes: list[Correction] = list(all_of_kind(corrections, Correction, "corrections"))
    left_out: list[LeftOut] = []
    errors: list[XborderError] = []
    for place, sale in enumerate(given):
        fault = filing.fault(sale, place)
        reason = None if fault else filing.reason_to_leave_out(sale)
        if fault:
            errors.append(fault)
        elif reason:
            left_out.append(LeftOut(id=sale.id, reason=reason, tax=sale.tax))
        elif filing.is_change(sale):
            changes.append(filing.change(sale))
        else:
            groups.setdefault(filing.key(sale), []).append(sale)
    assembly = Assembly(filing)
    lines = [assembly.line(key, group) for key, group in sorted(groups.items())]
    errors += [
        _below_zero(line) for line in lines if line.vat.amount < 0 or line.taxable.amount < 0
    ]
    if errors:
        raise InvalidRows(errors)
    notes = list(_repeated(given))
    if currency is None and _is_outside_the_euro(filing):
        notes.append(
            Text(
                "That {state} takes the return in {currency} was not read: name it with currency.",
                state=filing.identification,
                currency=filing.currency,
            )
        )
    corrected, too_late = assembly.corrections(changes, notes)
    return OneStopShopReturn(
        shop=filing.shop,
        identification=filing.identification,
        number=number,
        period=filing.period,
        currency=filing.currency,
        lines=tuple(lines),
        corrections=corrected,
        left_out=(*left_out, *too_late),
        rates=tuple(assembly.sums.used.values()),
        notes=tuple(notes),
    )


def returns_by_seller(
    sales: Iterable[TaxedSale],
    *,
    numbers: Mapping[str, str],
    identification: str,
    period: Period | str,
    rates: RateTable | None = None,
) -> dict[str, OneStopShopReturn]:
    """Return one import return for each seller whom an intermediary represents (article 369s).

    Args:
        sales: The sales of all of them, each with its seller.
        numbers: The import-scheme number of each seller; sellers without sales file a nil return.
        identification: The member of the intermediary.
        period: The month.
        rates: Rates of the European Central Bank, where currencies differ.

    Raises:
        InvalidRows: Sales of sellers that are not among ``numbers``, all of them at once.
    """
    given = all_of_kind(sales, TaxedSale, "sales")
    unknown = [
        InvalidInput(
            "{value} is no seller whose number is given.",
            code="return.seller",
            remedy="Give the import-scheme number of every seller, or name the seller of the sale.",
            where=f"sales.{place}.seller",
            value=sale.seller,
        )
        for place, sale in enumerate(given)
        if sale.seller not in numbers
    ]
    if unknown:
        raise InvalidRows(unknown)
    return {
        seller: one_stop_shop_return(
            [sale for sale in given if sale.seller == seller],
            shop=Shop.IMPORT,
            identification=identification,
            period=period,
            number=number,
            rates=rates,
        )
        for seller, number in numbers.items()
    }


_MOST_NAMED = 3
"""How many numbers a note names."""


def _repeated(sales: tuple[TaxedSale, ...]) -> Iterator[Text]:
    """Yield a note where rows are alike to the last field: a sale may stand there twice."""
    if len({sale.id for sale in sales}) == len(sales):
        return
    # A sale of two rates has two rows: only what shares a number is compared to the last field.
    rows = Counter(sale.id for sale in sales)
    counts = Counter(sale for sale in sales if rows[sale.id] > 1)
    alike = sorted({sale.id for sale, many in counts.items() if many > 1})
    if alike:
        more = ", ..." if len(alike) > _MOST_NAMED else ""
        yield Text(
            "Rows of {id} are alike and are all summed: see that no sale stands there twice.",
            id=", ".join(alike[:_MOST_NAMED]) + more,
        )


def _below_zero(line: ReturnLine) -> InvalidInput:
    return InvalidInput(
        "The line of {state} at {rate} falls below zero.",
        code="return.negative_line",
        remedy="A refund of an earlier period's sale needs original_day: it becomes a correction.",
        where="sales",
        value=str(line.vat),
        state=line.consumption,
        rate=str(line.rate),
    )


def _member(value: str, where: str) -> str:
    code = country_code(value)
    if code not in STATES:
        raise InvalidInput(
            "{value} is no member state.",
            code="return.identification",
            remedy="Give one of the 27 members, or XI for goods of Northern Ireland.",
            where=where,
            value=code,
        )
    return code


def _period(value: Period | str, shop: Shop) -> Period:
    period = Period.of(value)
    if period.length is not LENGTH_OF[shop]:
        raise InvalidInput(
            "{value} has not the length of the scheme's periods.",
            code="return.period",
            remedy="The Union and non-Union schemes go by quarter, the import scheme by month.",
            where="period",
            value=str(period),
        )
    return period


def _is_outside_the_euro(filing: Filing) -> bool:
    member = default_book().policy("EU").members.get(filing.identification)
    return member is not None and member.currency.on(filing.period.last) != "EUR"


def _currency(value: str | None, identification: str) -> str:
    return Currency.of(value or CURRENCY_OF.get(identification, "EUR")).code


def _one_seller(sales: tuple[TaxedSale, ...]) -> None:
    sellers = sorted({sale.seller for sale in sales})
    if len(sellers) > 1:
        raise InvalidInput(
            "The sales are of several sellers: {value}.",
            code="return.seller",
            remedy="Each seller has a return of its own: use returns_by_seller.",
            where="sales",
            value=", ".join(sellers),
        )
