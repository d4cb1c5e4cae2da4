"""Overseas warehouses (9810): a refund on departure, made good once it is known what was sold.

Source: STA announcement 2025 No. 3. What is not shown to be sold counts as unsold.
"""

import datetime as dt
from decimal import Decimal
from typing import Any

from attrs import frozen

from xborder.display import Shown
from xborder.errors import InvalidInput
from xborder.messages import DEFAULT_LOCALE, Text, in_words
from xborder.money import Money
from xborder.number import exact_share
from xborder.timeline import civil_date
from xborder.vat.export_side import law
from xborder.vat.export_side.amounts import product, yuan


@frozen(kw_only=True, repr=False)
class Reconciliation(Shown):
    """What a refund on departure comes to.

    Attributes:
        paid: What was refunded on departure.
        confirmed: The part of what was sold.
        to_repay: The part of what was not; it is refunded again when that is sold.
        due: The last day of the reconciliation.
        overdue: Whether that day has passed, so that all that is unsold is recovered.
    """

    paid: Money
    confirmed: Money
    to_repay: Money
    due: dt.date
    overdue: bool

    @in_words
    def explain(self, locale: str = DEFAULT_LOCALE) -> str:
        """Return what of the refund is confirmed and what is repaid, and by when.

        Args:
            locale: ``"en"`` or ``"zh_CN"``.
        """
        sentence = (
            "Of {paid} refunded on departure {confirmed} is confirmed; {repaid} was to be repaid "
            "by {day}, which has passed."
            if self.overdue
            else "Of {paid} refunded on departure {confirmed} is confirmed; {repaid} is to be "
            "repaid by {day}."
        )
        text = Text(
            sentence,
            paid=self.paid,
            confirmed=self.confirmed,
            repaid=self.to_repay,
            day=self.due,
        )
        return text.render(locale)


def reconciliation_due(departure: dt.date) -> dt.date:
    """Return the last day on which a refund on departure is reconciled.

    Args:
        departure: The day the goods left China.

    Raises:
        NoRuleInForce: There was no refund on departure yet.

    Examples:
        >>> reconciliation_due(dt.date(2026, 3, 10))
        datetime.date(2027, 4, 30)
    """
    month, last = law.REFUND_ON_DEPARTURE.on(civil_date(departure, where="departure"))
    return dt.date(departure.year + 1, month, last)


def reconcile(paid: Money | str, *, departure: dt.date, sold: Any, on: dt.date) -> Reconciliation:
    """Return what of a refund on departure is confirmed, and what is repaid.

    Args:
        paid: What was refunded on departure, in yuan.
        departure: The day of departure on the declaration.
        sold: The share of the goods that was sold, as a fraction; what cannot be told apart counts
            as unsold.
        on: The day of the reckoning.

    Raises:
        NoRuleInForce: There was no refund on departure yet.
        InvalidInput: The day lies before the departure.

    Examples:
        >>> done = reconcile(
        ...     "13000 CNY", departure=dt.date(2026, 3, 10), sold="0.70", on=dt.date(2027, 4, 30)
        ... )
        >>> done.confirmed, done.to_repay, done.overdue
        (Money('9100.00 CNY'), Money('3900.00 CNY'), False)
    """
    due = reconciliation_due(departure)
    if civil_date(on, where="on") < departure:
        raise InvalidInput(
            "The day {value} lies before the departure on {departure}.",
            code="export.reconciliation",
            remedy="Give a day after the goods have left.",
            where="on",
            value=on,
            departure=departure,
        )
    refunded = yuan(paid, "paid")
    share: Decimal = exact_share(sold, "sold")
    confirmed = product(refunded, share)
    return Reconciliation(
        paid=refunded,
        confirmed=confirmed,
        to_repay=refunded - confirmed,
        due=due,
        overdue=on > due,
    )
