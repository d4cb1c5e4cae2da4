"""Exposure: what will be received or paid in each currency, when, and how sure it is.

Amounts are exact decimals, so that netting loses nothing; positive is to be received.
"""

import datetime as dt
import decimal
from decimal import Decimal
from typing import Any, ClassVar, Final

from attrs import field, frozen

from xborder.choice import Choice
from xborder.day import civil_day
from xborder.errors import InvalidInput
from xborder.fx.rates.amount import sane_amount
from xborder.fx.rates.pair import OFFSHORE, currency_code
from xborder.fx.rates.past import is_past
from xborder.kind import exact_field, exact_share_field, typed
from xborder.money import Money
from xborder.money.amount import as_money
from xborder.number import DECIMAL
from xborder.tabular import Columns

ZERO: Final = Decimal(0)


class ExposureStage(Choice):
    """How far along an exposure is, from a price on a list to cash on its way."""

    PRICED = "priced"
    """A price is out; nobody has ordered yet."""
    FORECAST = "forecast"
    """Expected sales or purchases."""
    COMMITTED = "committed"
    """Ordered."""
    INVOICED = "invoiced"
    """A receivable in the books."""
    IN_SETTLEMENT = "in_settlement"
    """Sold, and held by a marketplace or a payment provider until its payout."""
    PAYABLE = "payable"
    """Owed to a supplier, a carrier or an authority."""

    @property
    def is_firm(self) -> bool:
        """Whether it is more than a forecast."""
        return self not in {ExposureStage.PRICED, ExposureStage.FORECAST}


@frozen(kw_only=True, field_transformer=typed)
class Exposure:
    """One amount of foreign currency that will come in or go out.

    Attributes:
        amount: How much; positive is to be received, negative to be paid. Exact.
        currency: Its currency, ``"CNH"`` included.
        due: The day the cash is expected.
        stage: How far along it is.
        since: The first day it is open; ``None`` if it already is.
        probability: How likely it is to come about, between 0 and 1.
        refund_rate: The share of sales that will be refunded, between 0 and 1.
        reference: The order, invoice or forecast it stands for.

    Raises:
        InvalidInput: The currency is missing or unknown, a payable is positive, a payment has a
            refund rate, or it is due before it starts.

    Examples:
        >>> sales = Exposure.of("120000 EUR", due=dt.date(2027, 1, 15), stage="forecast",
        ...                     probability="0.9", refund_rate="0.05")
        >>> sales.expected
        Decimal('102600.00000')
    """

    amount: Decimal = field(converter=exact_field)
    currency: str = field(converter=currency_code)
    due: dt.date
    stage: ExposureStage = field(converter=ExposureStage)
    since: dt.date | None = None
    probability: Decimal = field(default=Decimal(1), converter=exact_share_field)
    refund_rate: Decimal = field(default=ZERO, converter=exact_share_field)
    reference: str = ""

    COLUMNS: ClassVar[Columns] = (
        *("reference", "amount", "currency", "due", "stage", "since"),
        *("probability", "refund_rate", "expected"),
    )

    def __attrs_post_init__(self) -> None:
        sane_amount(self.amount, "amount")
        if self.stage is ExposureStage.PAYABLE and self.amount > 0:
            raise self._wrong(
                "A payable of {value} is positive.",
                "Give what is to be paid as a negative amount.",
            )
        if self.refund_rate and self.amount < 0:
            raise self._wrong(
                "A payment of {value} has a refund rate.",
                "Refund rates lower sales; leave it out for what you pay.",
            )
        if self.since is not None and self.since > self.due:
            raise InvalidInput(
                "The exposure is due on {value}, before it starts on {since}.",
                code="fx.exposure_dates",
                remedy="Give a due date on or after its first day.",
                where="due",
                value=str(self.due),
                since=str(self.since),
            )

    def _wrong(self, message: str, remedy: str) -> InvalidInput:
        return InvalidInput(
            message,
            code="fx.exposure_sign",
            remedy=remedy,
            where="amount",
            value=f"{self.amount} {self.currency}",
        )

    @classmethod
    def of(cls, amount: str | Money, **facts: Any) -> "Exposure":
        """Return the exposure of an amount that carries its currency.

        Args:
            amount: Money, or text such as ``"120000 EUR"`` or ``"-900000 CNH"``.
            **facts: The other attributes.

        Raises:
            InvalidInput: The amount has no currency.
        """
        if isinstance(amount, str):
            head, _, code = amount.rpartition(" ")
            if code in OFFSHORE:
                return cls(amount=Money(head, "CNY").amount, currency=code, **facts)
        money = as_money(amount)
        return cls(amount=money.amount, currency=money.currency.code, **facts)

    def is_overdue(self, on: dt.date) -> bool:
        """Return whether it should have come before a day; see :mod:`xborder.fx.rates.past`."""
        return is_past(self.due, on=civil_day(on, "on"))

    @property
    def expected(self) -> Decimal:
        """The amount times its probability, less the refund haircut; exact."""
        with decimal.localcontext(DECIMAL):
            return self.amount * self.probability * (1 - self.refund_rate)
