"""The British return: nine boxes of what was sold, bought and imported in a period.

Source: VAT Regulations 1995 (SI 1995/2518), regulation 25; VAT Notice 700/12. That boxes 6 to 9 are
rounded half up was read with a bookkeeping program, not with HMRC, who ask for whole pounds alone.
"""

import datetime as dt
from collections.abc import Iterable
from typing import Final

from attrs import field, frozen
from attrs.converters import optional

from xborder.choice import Choice
from xborder.display import Shown
from xborder.errors import CurrencyMismatch, InvalidInput
from xborder.kind import all_of_kind
from xborder.messages import DEFAULT_LOCALE, Text, in_words
from xborder.money import Money
from xborder.money.amount import as_money
from xborder.money.rounding import Mode, Rounding
from xborder.months import add_months, month_end
from xborder.vat.returns.payment import payment_words
from xborder.vat.returns.period import Period
from xborder.vat.returns.rounded import share_of

_NOTHING: Final = Money("0 GBP")
_INPUT: Final = 4
_POUND: Final = Rounding(unit=100, mode=Mode.HALF_UP)


class BritishEntry(Choice):
    """What a row of the books is."""

    SALE = "sale"
    """Taxed sales: from stock in the country, and imported consignments of at most GBP 135."""
    ZERO_RATED = "zero_rated"
    """Exports and zero-rated sales."""
    DISPATCH_TO_UNION = "dispatch_to_union"
    """Goods sent from Northern Ireland to a business in a member state."""
    PURCHASE = "purchase"
    """Purchases with British tax."""
    REVERSE_CHARGE = "reverse_charge"
    """Services from abroad, for which the buyer accounts."""
    IMPORT_POSTPONED = "import_postponed"
    """Imports whose tax is accounted for in the return."""
    IMPORT_PAID = "import_paid"
    """Imports whose tax was paid at the border and is on a certificate."""
    ACQUISITION = "acquisition"
    """Goods bought into Northern Ireland from a business in a member state."""


_BOXES: Final = {
    BritishEntry.SALE: ((1,), (6,)),
    BritishEntry.ZERO_RATED: ((), (6,)),
    BritishEntry.DISPATCH_TO_UNION: ((), (6, 8)),
    BritishEntry.PURCHASE: ((4,), (7,)),
    BritishEntry.REVERSE_CHARGE: ((1, 4), (6, 7)),
    BritishEntry.IMPORT_POSTPONED: ((1, 4), (7,)),
    BritishEntry.IMPORT_PAID: ((4,), (7,)),
    BritishEntry.ACQUISITION: ((2, 4), (7, 9)),
}
"""The boxes of the tax, and the boxes of the value without it (Notice 700/12, section 3)."""
_TITLES: Final = {
    1: Text("tax due on sales and other outputs"),
    2: Text("tax due on goods that Northern Ireland acquired from the Union"),
    3: Text("total tax due"),
    4: Text("tax reclaimed on purchases and other inputs"),
    5: Text("net tax to pay or reclaim"),
    6: Text("value of sales without tax"),
    7: Text("value of purchases without tax"),
    8: Text("value of goods sent from Northern Ireland to the Union"),
    9: Text("value of goods that Northern Ireland acquired from the Union"),
}
"""What each box holds (Notice 700/12, section 3)."""


def _pounds(value: object) -> Money:
    money = as_money(value)
    if money.currency != _NOTHING.currency:
        raise CurrencyMismatch(
            "{value} is not in pounds.",
            code="return.currency",
            remedy="Convert it at the rate of the day of supply; HMRC's monthly rates will do.",
            value=str(money),
        )
    return money


@frozen(kw_only=True)
class BritishRow:
    """One row of the books, or a sum of rows of one kind.

    Attributes:
        entry: What it is.
        net: The value without tax; negative for a credit note.
        tax: The tax.
        recoverable: The tax that is recovered, of what was bought; ``None`` for all of it.
    """

    entry: BritishEntry = field(converter=BritishEntry)
    net: Money = field(converter=_pounds)
    tax: Money = field(converter=_pounds, default=_NOTHING)
    recoverable: Money | None = field(converter=optional(_pounds), default=None)

    def __attrs_post_init__(self) -> None:
        part = self.recoverable
        if part is not None and not min(self.tax, _NOTHING) <= part <= max(self.tax, _NOTHING):
            raise InvalidInput(
                "{value} is recovered of a tax of {tax}.",
                code="return.recoverable",
                remedy="Give an amount from zero to the tax, with its sign.",
                where="recoverable",
                value=str(part),
                tax=str(self.tax),
            )


@frozen(kw_only=True, repr=False)
class BritishReturn(Shown):
    """The nine boxes.

    Attributes:
        period: The month or quarter; quarters may begin in any month.
        boxes: The boxes by their number: 1 to 5 in pence, 6 to 9 in whole pounds.
    """

    period: Period
    boxes: dict[int, Money] = field(hash=False)  # equal boxes have equal periods

    @property
    def due(self) -> dt.date:
        """The last day of filing and payment: a month and seven days after the period."""
        return month_end(add_months(self.period.last, 1)) + dt.timedelta(days=7)

    @property
    def payable(self) -> Money:
        """What is paid; below zero what is paid back. Box 5 shows it without a sign."""
        return self.boxes[3] - self.boxes[4]

    @in_words
    def explain(self, locale: str = DEFAULT_LOCALE) -> str:
        """Return what is paid or paid back, and by when.

        Args:
            locale: ``"en"`` or ``"zh_CN"``.
        """
        words = payment_words(Text("British return"), self.period, self.payable, self.due)
        return words.render(locale)

    def _shown(self) -> dict[str, list[object]]:
        return {
            "box": list(self.boxes),
            "content": [_TITLES[box] for box in self.boxes],
            "amount": list(self.boxes.values()),
        }


def british_return(rows: Iterable[BritishRow], *, period: Period | str) -> BritishReturn:
    """Return the nine boxes of a period.

    Args:
        rows: What was sold, bought and imported.
        period: The month or the quarter.

    Examples:
        >>> boxes = british_return(
        ...     [
        ...         BritishRow(entry="sale", net="100 GBP", tax="20 GBP"),
        ...         BritishRow(entry="purchase", net="60 GBP", tax="12 GBP"),
        ...     ],
        ...     period="2026-11",
        ... ).boxes
        >>> boxes[5], boxes[6]
        (Money('8.00 GBP'), Money('100.00 GBP'))
    """
    boxes = dict.fromkeys(range(1, 10), _NOTHING)
    for row in all_of_kind(rows, BritishRow, "rows"):
        taxes, values = _BOXES[row.entry]
        for box in taxes:
            boxes[box] += row.tax if box != _INPUT or row.recoverable is None else row.recoverable
        for box in values:
            boxes[box] += row.net
    boxes[3] = boxes[1] + boxes[2]
    boxes[5] = abs(boxes[3] - boxes[4])
    for box in (6, 7, 8, 9):
        boxes[box] = share_of(boxes[box], rounding=_POUND)
    return BritishReturn(period=Period.of(period), boxes=boxes)
