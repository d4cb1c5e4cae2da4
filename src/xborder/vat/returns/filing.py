"""Filing: what is the same for every sale of a return, and which sales belong in it."""

import datetime as dt
from decimal import Decimal

from attrs import frozen

from xborder.errors import InvalidInput
from xborder.exchange import RateTable
from xborder.messages import Text
from xborder.vat.returns.declaration import Correction
from xborder.vat.returns.period import Period
from xborder.vat.returns.shop import STATES, Shop
from xborder.vat.returns.taxed_sale import SupplyKind, TaxedSale


@frozen(kw_only=True)
class Filing:
    """What is the same for every sale of a return."""

    shop: Shop
    identification: str
    period: Period
    establishments: frozenset[str]
    currency: str
    rates: RateTable | None
    filed_on: dt.date | None

    def key(self, sale: TaxedSale) -> tuple[str, str, str, str, Decimal]:
        """Return what sales of one line have in common, in the order of the lines."""
        dispatch = sale.dispatch_from if self.shop is Shop.UNION else ""
        return (sale.consumption, dispatch, sale.supply, sale.rate_type, sale.rate)

    def fault(self, sale: TaxedSale, place: int) -> InvalidInput | None:
        """Return why the scheme cannot hold the sale; ``None`` if it can."""
        where = f"sales.{place}"
        if sale.consumption not in STATES:
            return InvalidInput(
                "{value} is no member state: its tax goes into no one-stop shop.",
                code="return.consumption",
                remedy="Leave the sale out; it is for another return.",
                where=f"{where}.consumption",
                value=sale.consumption,
            )
        if sale.consumption == "XI" and sale.supply is SupplyKind.SERVICES:
            return InvalidInput(
                "Services in Northern Ireland are no matter of the Union's.",
                code="return.supply",
                remedy="Declare them to HM Revenue and Customs: the one-stop shop takes goods.",
                where=f"{where}.supply",
                value=sale.supply.value,
            )
        wrong = SupplyKind.GOODS if self.shop is Shop.NON_UNION else SupplyKind.SERVICES
        if self.shop is not Shop.UNION and sale.supply is wrong:
            return InvalidInput(
                "{value} have no place in this scheme.",
                code="return.supply",
                remedy="The non-Union scheme is for services, the import scheme for goods.",
                where=f"{where}.supply",
                value=sale.supply.value,
            )
        crosses = self.shop is Shop.UNION and sale.supply is SupplyKind.GOODS
        if crosses and sale.dispatch_from not in STATES:
            return InvalidInput(
                "{value} is no member state that goods are dispatched from.",
                code="return.dispatch",
                remedy="Give the member of dispatch; goods from elsewhere are imports.",
                where=f"{where}.dispatch_from",
                value=sale.dispatch_from,
            )
        return None

    def reason_to_leave_out(self, sale: TaxedSale) -> Text | None:
        """Return why the sale belongs elsewhere; ``None`` if it belongs here."""
        if sale.day not in self.period:
            own = Period.containing(sale.day, self.period.length)
            return Text("it belongs to the return of {period}.", period=str(own))
        if self.shop is not Shop.UNION or sale.deemed_supplier:
            return None
        here = sale.consumption in self.establishments or sale.consumption == self.identification
        if sale.supply is SupplyKind.SERVICES and here:
            return Text(
                "it belongs to the domestic return of {state}, where the seller is established.",
                state=sale.consumption,
            )
        if sale.supply is SupplyKind.GOODS and sale.dispatch_from == sale.consumption:
            return Text(
                "it belongs to the domestic return of {state}: the goods did not cross a border.",
                state=sale.consumption,
            )
        return None

    def is_change(self, sale: TaxedSale) -> bool:
        """Return whether a refund belongs to a sale of an earlier period."""
        return sale.original_day is not None and sale.original_day < self.period.start

    def change(self, sale: TaxedSale) -> Correction:
        """Return the correction that such a refund is."""
        original = Period.containing(sale.original_day or sale.day, self.period.length)
        return Correction(consumption=sale.consumption, period=original, tax=sale.tax)
