"""Switzerland, with Liechtenstein.

Duty is specific, by gross weight; since 2024-01-01 industrial goods (chapters 25 to 97) are free,
food and agricultural goods are not. VAT falls on the price with all costs to the Swiss
destination, the clearance fee and the duty included; that sum is taken to the whole franc. There
is no value limit: duty of at most CHF 5 and VAT of at most CHF 5 are each not collected. A seller
with more than CHF 100,000 a year of small consignments is registered and charges Swiss VAT itself
on all it sends; since 2025-01-01 a platform is the supplier of what is sold on it. Gifts between
private persons are free up to CHF 100.

Not computed: excise duties, preferences, the duties of food and, for most goods, those until
2023. Fees of the carrier are the caller's own: give them as taxable.

Official:
    https://bazg.admin.ch/bazg/en/home/information-individuals/online-shopping--mail-and-courier-consignments.html
    https://www.estv.admin.ch/estv/en/home/value-added-tax/vat-tax-liability/mail-order-trade.html

Example:
    >>> from xborder.landed_cost import quote
    >>> from xborder.trade import Buyer, Consignment, Fee, Item, Seller
    >>> parcel = Consignment(
    ...     ship_from="DE", ship_to="CH", on=dt.date(2026, 11, 21), prices="net",
    ...     items=[Item(hs_code="610910", quantity=1, unit_price="147 CHF")],
    ...     shipping="12.25 CHF", seller=Seller(registrations=set()), buyer=Buyer(kind="consumer"),
    ...     fees=[Fee(name="customs clearance", amount="37.45 CHF", taxable=True)],
    ... )
    >>> quote(parcel).lines[-1].amount  # 8.1% of 197, to five centimes
    Money('15.95 CHF')
"""

import datetime as dt
from typing import Final

from xborder.countries.ch.charges import STEPS
from xborder.countries.ch.figures import FIGURES
from xborder.countries.ch.limits import LIMITS
from xborder.countries.ch.schemes import SCHEMES
from xborder.countries.ch.tariff import TARIFF
from xborder.countries.ch.values import VALUES
from xborder.countries.ch.vat import VAT
from xborder.policy.country import CountryPolicy

OPENS: Final = dt.date(2020, 1, 1)

POLICY: Final = CountryPolicy(
    code="CH",
    currency="CHF",
    opens=OPENS,
    values=VALUES,
    steps=STEPS,
    schemes=SCHEMES,
    tables={"tariff": TARIFF, "vat": VAT},
    limits=LIMITS,
    figures=FIGURES,
)
"""The rules of Switzerland and Liechtenstein."""
