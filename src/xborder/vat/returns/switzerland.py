"""The Swiss return: the numbered lines of turnover, tax and input tax.

Source: Federal Tax Administration, form 310, effective method; Mehrwertsteuergesetz (SR 641.20),
articles 21 to 25, 36 and 71. The lines of the tax moved with the rates of 1 January 2024.
"""

import datetime as dt
from collections.abc import Iterable
from decimal import Decimal
from typing import Any, Final

from attrs import field, frozen

from xborder.choice import Choice
from xborder.display import Shown
from xborder.errors import CurrencyMismatch, InvalidInput
from xborder.kind import all_of_kind
from xborder.messages import DEFAULT_LOCALE, Text, in_words
from xborder.money import Money
from xborder.money.amount import as_money
from xborder.months import add_months, month_end
from xborder.number import exact_share
from xborder.vat.returns.payment import payment_words
from xborder.vat.returns.period import Period
from xborder.vat.returns.rounded import share_of

_NOTHING: Final = Money("0 CHF")
_DUE_MONTHS: Final = 2
_TAX_LINES: Final = {
    Decimal("0.077"): (302, 382),
    Decimal("0.081"): (303, 383),
    Decimal("0.025"): (312, None),
    Decimal("0.026"): (313, None),
    Decimal("0.037"): (342, None),
    Decimal("0.038"): (343, None),
}
"""The line of the tax on supplies, and of the tax on services from abroad, by rate."""
_TITLES: Final = {
    200: Text("total consideration"),
    220: Text("exports and other supplies freed of the tax"),
    221: Text("supplies abroad"),
    225: Text("transfers by the notification procedure"),
    230: Text("supplies exempt without input tax"),
    235: Text("reductions of consideration"),
    289: Text("total deductions"),
    299: Text("taxable turnover"),
    302: Text("tax at the standard rate until 2023"),
    303: Text("tax at the standard rate"),
    312: Text("tax at the reduced rate until 2023"),
    313: Text("tax at the reduced rate"),
    342: Text("tax at the rate of lodging until 2023"),
    343: Text("tax at the rate of lodging"),
    382: Text("tax on services from abroad until 2023"),
    383: Text("tax on services from abroad"),
    399: Text("total tax due"),
    400: Text("input tax on materials and services"),
    405: Text("input tax on investments and other expenses"),
    415: Text("corrections of input tax"),
    479: Text("total input tax"),
    500: Text("to pay"),
    510: Text("to be paid back"),
}
"""What each line holds, in the words of form 310."""


class SwissEntry(Choice):
    """What a row of the books is; the number is its line of the form."""

    SUPPLY = "supply"
    """Taxed supplies, at a rate; they stand in the total of line 200 too."""
    EXPORT = "220"
    """Exports and other supplies freed with input tax (article 23)."""
    ABROAD = "221"
    """Supplies whose place is abroad."""
    NOTIFIED = "225"
    """Transfers by the notification procedure (article 38)."""
    EXEMPT = "230"
    """Supplies exempt without input tax (article 21)."""
    REDUCTION = "235"
    """Rebates, refunds and losses that lower what was charged, and the tax of its rate with it
    (article 41); of supplies that bear none, a row of their own line below zero."""
    SERVICE_FROM_ABROAD = "acquisition"
    """Services bought from abroad, for which the buyer accounts (article 45)."""
    INPUT_GOODS = "400"
    """Input tax on materials and services, import tax included."""
    INPUT_OTHER = "405"
    """Input tax on investments and other expenses."""
    INPUT_CORRECTION = "415"
    """Corrections of input tax: mixed use and own use; what is taken off."""


_DEDUCTIONS: Final = (
    SwissEntry.EXPORT,
    SwissEntry.ABROAD,
    SwissEntry.NOTIFIED,
    SwissEntry.EXEMPT,
    SwissEntry.REDUCTION,
)
_RATED: Final = (SwissEntry.SUPPLY, SwissEntry.SERVICE_FROM_ABROAD, SwissEntry.REDUCTION)
_INPUTS: Final = (SwissEntry.INPUT_GOODS, SwissEntry.INPUT_OTHER)


def _francs(value: object) -> Money:
    money = as_money(value)
    if money.currency != _NOTHING.currency:
        raise CurrencyMismatch(
            "{value} is not in francs.",
            code="return.currency",
            remedy="Convert it at the daily or monthly rate of the customs office.",
            value=str(money),
        )
    return money


def _rate(value: Any) -> Decimal | None:
    return None if value is None else exact_share(value, "rate")


@frozen(kw_only=True)
class SwissRow:
    """One row of the books, or a sum of rows of one kind.

    Attributes:
        entry: What it is.
        amount: The consideration without tax; of input rows the tax itself.
        rate: The rate, of supplies, of what lowers them and of services from abroad; else ``None``.
    """

    entry: SwissEntry = field(converter=SwissEntry)
    amount: Money = field(converter=_francs)
    rate: Decimal | None = field(converter=_rate, default=None)

    def __attrs_post_init__(self) -> None:
        needs = self.entry in _RATED
        if needs and self.rate not in _TAX_LINES:
            raise InvalidInput(
                "No line of the form is for {value}.",
                code="return.rate",
                remedy="Give 0.081, 0.026 or 0.038; for supplies until 2023 0.077, 0.025 or 0.037.",
                where="rate",
                value="None" if self.rate is None else str(self.rate),
            )
        if not needs and self.rate is not None:
            raise InvalidInput(
                "A row of line {value} has no rate.",
                code="return.rate",
                remedy="Leave rate out; input rows carry the tax itself.",
                where="rate",
                value=self.entry.value,
            )


@frozen(kw_only=True, repr=False)
class SwissReturn(Shown):
    """The lines of the form.

    Attributes:
        period: The quarter or month.
        lines: Every line that holds an amount, by its number.
    """

    period: Period
    lines: dict[int, Money] = field(hash=False)  # equal lines have equal periods

    @property
    def due(self) -> dt.date:
        """The last day on which it is filed: the end of the second month after the period.

        Articles 71 and 86 ask for it within 60 days; the Federal Tax Administration's table of
        days has 31 May, 31 August, 30 November and the last of February for the quarters.
        """
        return month_end(add_months(self.period.last, _DUE_MONTHS))

    @property
    def payable(self) -> Money:
        """What is paid; below zero what is paid back (lines 500 and 510)."""
        return self.lines.get(500, _NOTHING) - self.lines.get(510, _NOTHING)

    @in_words
    def explain(self, locale: str = DEFAULT_LOCALE) -> str:
        """Return what is paid or paid back, and by when.

        Args:
            locale: ``"en"`` or ``"zh_CN"``.
        """
        words = payment_words(Text("Swiss return"), self.period, self.payable, self.due)
        return words.render(locale)

    def _shown(self) -> dict[str, list[object]]:
        return {
            "form_line": list(self.lines),
            "content": [_TITLES[line] for line in self.lines],
            "amount": list(self.lines.values()),
        }


def swiss_return(rows: Iterable[SwissRow], *, period: Period | str) -> SwissReturn:
    """Return the lines of the form for a period.

    Args:
        rows: What was supplied and bought. Supplies of line 220 to 230 stand in line 200 too, as
            the form asks; reductions (235) are given without their tax.
        period: The quarter, or the month.

    Examples:
        >>> form = swiss_return(
        ...     [
        ...         SwissRow(entry="supply", amount="1000 CHF", rate="0.081"),
        ...         SwissRow(entry="220", amount="500 CHF"),
        ...         SwissRow(entry="400", amount="30 CHF"),
        ...     ],
        ...     period="2026-Q3",
        ... )
        >>> form.lines[200], form.lines[299], form.lines[303]
        (Money('1500.00 CHF'), Money('1000.00 CHF'), Money('81.00 CHF'))
        >>> form.payable, str(form.due)
        (Money('51.00 CHF'), '2026-11-30')
    """
    given = all_of_kind(rows, SwissRow, "rows")
    lines: dict[int, Money] = {}

    def add(number: int, amount: Money) -> None:
        lines[number] = lines.get(number, _NOTHING) + amount

    taxable: dict[tuple[int, Decimal], Money] = {}
    for row in given:
        if row.rate is not None:
            supplied, acquired = _TAX_LINES[row.rate]
            number = acquired if row.entry is SwissEntry.SERVICE_FROM_ABROAD else supplied
            if number is None:
                raise InvalidInput(
                    "No line of the form is for services from abroad at {value}.",
                    code="return.rate",
                    remedy="Services from abroad are taxed at the standard rate.",
                    where="rate",
                    value=str(row.rate),
                )
            amount = -row.amount if row.entry is SwissEntry.REDUCTION else row.amount
            taxable[number, row.rate] = taxable.get((number, row.rate), _NOTHING) + amount
        if row.entry is SwissEntry.SUPPLY:
            add(200, row.amount)
        elif row.entry in _DEDUCTIONS:
            add(int(row.entry), row.amount)
            if row.entry is not SwissEntry.REDUCTION:
                add(200, row.amount)
        elif row.entry is not SwissEntry.SERVICE_FROM_ABROAD:
            add(int(row.entry), row.amount)
    for (number, rate), amount in taxable.items():
        add(number, share_of(amount, rate))
    lines[289] = sum((lines.get(int(each), _NOTHING) for each in _DEDUCTIONS), _NOTHING)
    lines[299] = lines.get(200, _NOTHING) - lines[289]
    lines[399] = sum((amount for number, amount in lines.items() if 300 < number < 399), _NOTHING)
    inputs = sum((lines.get(int(each), _NOTHING) for each in _INPUTS), _NOTHING)
    lines[479] = inputs - lines.get(int(SwissEntry.INPUT_CORRECTION), _NOTHING)
    balance = lines[399] - lines[479]
    lines[500 if balance >= _NOTHING else 510] = abs(balance)
    return SwissReturn(period=Period.of(period), lines=dict(sorted(lines.items())))
