"""The check of the number that a buyer gives: its form and check digits, offline."""

from xborder.errors import InvalidInput
from xborder.trade.sale import Sale
from xborder.vat.numbers import parse


def check_number(sale: Sale) -> None:
    """Refuse a buyer's number that is ill formed.

    Args:
        sale: The sale; a number without a country's letters is taken for one of the buyer's own
            country.

    Raises:
        InvalidInput: It is, or no form of a number of its country is known; the fault names the
            field.
        MissingExtra: The extra ``identifiers`` is not installed.
    """
    buyer = sale.buyer
    if buyer.tax_number is None:
        return
    country = buyer.identified_in or buyer.country or sale.ship_to
    try:
        parse(buyer.tax_number, country=country)
    except InvalidInput as fault:
        raise InvalidInput(
            fault.text,
            code=fault.code,
            remedy=fault.remedy,
            where="buyer.tax_number",
            **fault.values,
        ) from None
