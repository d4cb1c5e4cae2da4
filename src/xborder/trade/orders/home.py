"""Home tax: the seller's own VAT in the prices of an order that leaves the country.

A shop at home shows prices with its tax inside. Sent abroad, an order either names the tax that it
holds ("GB VAT 20%"), or the caller says that prices hold it. In both cases the consignment takes it
out, and the order says so; a name that its own amount contradicts is refused.
"""

import re
from decimal import Decimal
from fractions import Fraction
from typing import Final

from attrs import frozen

from xborder.errors import InvalidInput, XborderError
from xborder.messages import Text
from xborder.trade.country import CountryName
from xborder.trade.country_codes import COUNTRIES
from xborder.trade.home_tax import HomeTax
from xborder.trade.orders.report import Report

_NAMED: Final = re.compile(r"([A-Z]{2}) .*?([0-9]{1,2}(?:[.,][0-9]{1,4})?) ?%")


@frozen(kw_only=True)
class HomeReader:
    """Whose tax an order's prices hold.

    Attributes:
        said: What the caller says that prices hold; ``None`` if nothing.
        home: The country that the caller sells from.
    """

    said: HomeTax | None
    home: str

    def leaves(self, destination: str) -> bool:
        """Return whether the caller's own tax is inside an order that goes there."""
        return self.said is not None and destination != (self.said.country or self.home)

    def tax(
        self,
        name: str,
        destination: str,
        *,
        paid: Decimal,
        tax: Decimal | None,
        slack: Decimal,
        where: str,
        report: Report,
    ) -> HomeTax | None:
        """Return the home tax inside the prices of an order that hold some tax.

        Args:
            name: What the order calls its tax; empty if it does not.
            destination: The country that it is addressed to.
            paid: What was paid for goods and carriage, that tax inside.
            tax: The tax that the order states; ``None`` if it does not.
            slack: What rounding line by line can move it by.
            where: Its first row.
            report: Where to say what was found.
        """
        taxed = name[:2] if name[2:3] == " " and name[:2] in COUNTRIES else ""
        if taxed == destination:
            return None
        if self.said is not None and self.leaves(destination):
            report.note(where, _taken_out_as_said(self.said))
            return self.said
        if not taxed:
            return None
        rate = _rate(name)
        if rate is not None and tax is not None and _holds(paid, tax, rate, slack):
            share = f"{rate:f}"
            report.note(
                where,
                Text(
                    "The prices hold the tax of {country}, {percent} %, which is taken out.",
                    country=CountryName(taxed),
                    percent=f"{rate.scaleb(2).normalize():f}",
                ),
            )
            return HomeTax(rate=share)
        report.add(_tax_of_another(name, taxed), where)
        return None


def _rate(name: str) -> Decimal | None:
    found = _NAMED.match(name)
    return None if found is None else Decimal(found[2].replace(",", ".")).scaleb(-2)


def _holds(paid: Decimal, tax: Decimal, rate: Decimal, slack: Decimal) -> bool:
    """Return whether a tax is that rate of all that was paid, taken out of it."""
    share = Fraction(rate)
    return abs(Fraction(paid) * share / (1 + share) - Fraction(tax)) <= Fraction(slack)


def _taken_out_as_said(said: HomeTax) -> Text:
    if said.country is not None:
        return Text(
            "The prices hold the tax of {country}, as you say, which is taken out.",
            country=CountryName(said.country),
        )
    return Text(
        "The prices hold your own tax at a rate of {rate}, as you say, which is taken out.",
        rate=str(said.rate),
    )


def _tax_of_another(name: str, country: str) -> XborderError:
    return InvalidInput(
        "Prices include {value}, which is not the tax of the destination.",
        code="order.home_tax",
        remedy='Give home_tax={{"country": "{country}"}} to take it out by the rates of its '
        "country.",
        value=name,
        country=country,
    )
