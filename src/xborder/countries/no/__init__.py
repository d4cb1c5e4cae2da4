"""Norway.

Since 2020-04-01 a foreign seller or marketplace charges Norwegian VAT at the checkout, under the
scheme VOEC (VAT on e-commerce), on every item of less than NOK 3,000 that a consumer buys; such
an item enters without customs duty and without a declaration. The limit is tested item by item:
a parcel can hold items inside and outside the scheme. Foodstuffs, restricted goods and goods
subject to excise stay outside. All else is declared: customs duty, mostly on clothing and food,
then import VAT.

Consignments of less than NOK 350, freight and insurance included, entered free until the end of
2023: by a general relief until 2020-03-31, then by an exemption from the declaration for goods
that were not under VOEC. Foodstuffs and the like had lost it on 2020-01-01. Gifts between private
persons are free up to NOK 1,000.

Not computed: excise duties (sugar, beverages and their packaging, alcohol, tobacco), duty on
food, preferences other than the one of the European Economic Area. What the carrier asks for the
declaration is the caller's own fee. Reduced VAT of 12% is for services only.

Official:
    https://www.toll.no/en/online-shopping/the-voec-scheme
    https://www.skatteetaten.no/en/business-and-organisation/vat-and-duties/vat/foreign/e-commerce-voec/low-value/

Example:
    >>> import datetime as dt
    >>> from xborder.landed_cost import quote
    >>> from xborder.trade import Buyer, Consignment, Item, Seller
    >>> parcel = Consignment(
    ...     ship_from="CN", ship_to="NO", on=dt.date(2026, 11, 21), prices="net",
    ...     items=[Item(hs_code="640411", origin="CN", quantity=2, unit_price="1600 NOK")],
    ...     seller=Seller(registrations={"VOEC"}), buyer=Buyer(kind="consumer"),
    ... )
    >>> print(quote(parcel).total)  # each item is below 3,000: 25% of 3,200, and no duty
    4000.00 NOK
"""

import datetime as dt
from typing import Final

from xborder.countries.no.charges import STEPS
from xborder.countries.no.limits import LIMITS
from xborder.countries.no.schemes import SCHEMES
from xborder.countries.no.values import VALUES
from xborder.countries.no.vat import VAT
from xborder.policy.country import CountryPolicy
from xborder.tariff.builtin_no import TARIFF

OPENS: Final = dt.date(2020, 1, 1)

POLICY: Final = CountryPolicy(
    code="NO",
    currency="NOK",
    opens=OPENS,
    values=VALUES,
    steps=STEPS,
    schemes=SCHEMES,
    tables={"tariff": TARIFF, "vat": VAT},
    limits=LIMITS,
)
