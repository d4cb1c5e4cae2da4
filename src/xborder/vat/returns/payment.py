"""What a country's own return comes to, in a sentence: paid or paid back, and by when."""

import datetime as dt

from xborder.messages import Text
from xborder.money import Money
from xborder.vat.returns.period import Period


def payment_words(form: Text, period: Period, payable: Money, due: dt.date) -> Text:
    """Return what is paid or paid back for a period, and by when.

    Args:
        form: What the return is called.
        period: The period.
        payable: What is paid; below zero what is paid back.
        due: The last day of filing.

    Examples:
        >>> period = Period.of("2026-Q3")
        >>> print(payment_words(
        ...     Text("British return"), period, Money("-20 GBP"), dt.date(2026, 11, 7)))
        British return for 2026-Q3: £20.00 is paid back; file it by 2026-11-07.
    """
    sentence = (
        "{form} for {period}: {payable} to pay by {due}."
        if payable.minor_units() >= 0
        else "{form} for {period}: {refund} is paid back; file it by {due}."
    )
    return Text(
        sentence,
        form=form,
        period=str(period),
        payable=payable,
        refund=abs(payable),
        due=due,
    )
