"""Exempt and refund (免退税): what a trading firm gets back on goods it bought to export.

    refund = purchase without tax x refund rate
    cost   = purchase without tax x (levy rate - refund rate)

Source: Caishui [2012] 39, number 5, part 2. The base is the special invoice of the purchase, not
the price abroad.
"""

import datetime as dt
from decimal import Decimal
from typing import Any

from attrs import frozen

from xborder.display import Shown
from xborder.messages import DEFAULT_LOCALE, Text, in_words
from xborder.money import Money
from xborder.months import add_months
from xborder.number import exact_share
from xborder.timeline import civil_date
from xborder.vat.export_side import law
from xborder.vat.export_side.amounts import product, yuan
from xborder.vat.export_side.refund_rates import RefundRates, at_most_the_levy


@frozen(kw_only=True, repr=False)
class ExemptRefund(Shown):
    """What comes back, and what stays a cost.

    Attributes:
        purchase: The purchase without tax.
        refund_rate: The refund rate.
        refund: What is paid out.
        cost: Input tax that no refund covers.
        claim_by: The last day of the claim; ``None`` where the law of the day counts otherwise.
    """

    purchase: Money
    refund_rate: Decimal
    refund: Money
    cost: Money
    claim_by: dt.date | None

    @in_words
    def explain(self, locale: str = DEFAULT_LOCALE) -> str:
        """Return what comes back, what stays a cost, and by when it is claimed.

        Args:
            locale: ``"en"`` or ``"zh_CN"``.
        """
        told = [
            Text(
                "Bought for {purchase} without tax: {refund} comes back, {cost} stays a cost.",
                purchase=self.purchase,
                refund=self.refund,
                cost=self.cost,
            )
        ]
        if self.claim_by is not None:
            told.append(Text("Claim it by {day}.", day=self.claim_by))
        return "\n".join(text.render(locale) for text in told)


def exempt_refund(
    purchase: Money | str,
    *,
    export_date: dt.date,
    refund_rate: Any = None,
    hs_code: str = "",
    levy_rate: Any = None,
    rates: RefundRates | None = None,
) -> ExemptRefund:
    """Return what a trading firm gets back on goods bought and exported.

    Args:
        purchase: The purchase without tax, in yuan, as the special invoice has it.
        export_date: The day of export on the declaration.
        refund_rate: The refund rate as a fraction; ``None`` to look it up by ``hs_code``.
        hs_code: The code, where the rate is looked up.
        levy_rate: The rate on the invoice; ``None`` for the general one.
        rates: Where the rate is looked up; the built-in examples if not given.

    Raises:
        NotFound: The refund rate is neither given nor known.
        InvalidInput: The refund rate is above the levy rate.

    Examples:
        >>> back = exempt_refund(
        ...     "100000 CNY", export_date=dt.date(2026, 3, 10), refund_rate="0.09"
        ... )
        >>> back.refund, back.cost, back.claim_by
        (Money('9000.00 CNY'), Money('4000.00 CNY'), datetime.date(2029, 3, 10))
    """
    bought = yuan(purchase, "purchase")
    civil_date(export_date, where="export_date")
    levy = (
        law.LEVY_RATE.on(export_date) if levy_rate is None else exact_share(levy_rate, "levy_rate")
    )
    if refund_rate is None:
        table = RefundRates.builtin() if rates is None else rates
        refund = table.find(hs_code, export_date).value
    else:
        refund = exact_share(refund_rate, "refund_rate")
    at_most_the_levy(refund, levy)
    return ExemptRefund(
        purchase=bought,
        refund_rate=refund,
        refund=product(bought, refund),
        cost=product(bought, levy - refund),
        claim_by=claim_by(export_date),
    )


def claim_by(export_date: dt.date) -> dt.date | None:
    """Return the last day on which a refund can be claimed.

    Args:
        export_date: The day of export on the declaration.

    Returns:
        36 months later for exports since 2026; ``None`` before, when the April of the next year
        counted and was softened in practice.

    Examples:
        >>> claim_by(dt.date(2026, 2, 28)), claim_by(dt.date(2025, 12, 31))
        (datetime.date(2029, 2, 28), None)
    """
    entry = law.CLAIM_MONTHS.find(civil_date(export_date, where="export_date"))
    return add_months(export_date, entry.value) if entry else None
