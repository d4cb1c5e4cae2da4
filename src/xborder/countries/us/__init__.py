"""The United States: customs duties with the actions of chapter 99, fees, and state sales tax.

Until 2025 a parcel of up to USD 800 came in free. China and Hong Kong lost that on 2025-05-02,
everybody on 2025-08-29, save for books and periodicals; Congress ends it for good on 2027-07-01.
Since then a parcel pays the ordinary duty of its HTS line (column 1), Section 301 on Chinese goods,
Section 232 on metals and wood, and what holds on the day: the emergency duties until 2026-02-23,
the Section 122 surcharge of 10% until 2026-07-23, the Section 301 duties about forced labour from
2026-07-24. Parcels by post paid a duty of their own until then. Up to USD 2,500 an informal entry serves, above it a formal one
with the merchandise processing fee. Freight and insurance to the border are no part of the customs
value; the entered value of each line of the entry is whole dollars. There is no federal VAT.

The day that counts is the day of entry: give it as ``on``. A claim to preference pays the special
rate of its programme, goods of Belarus, Cuba and North Korea pay column 2. Duties on goods of Russia,
duties against dumping, safeguards with their quotas, vehicles and their parts, and excise are not
computed; a quote says so.

Official: https://hts.usitc.gov and https://www.cbp.gov/trade/basic-import-export

Example:
    >>> import datetime as dt
    >>> from xborder.landed_cost import quote
    >>> from xborder.trade import Consignment, Item, Seller
    >>> parcel = Consignment(
    ...     ship_from="CN", ship_to="US", on=dt.date(2026, 11, 21), prices="net",
    ...     items=[Item(hs_code="610910", origin="CN", quantity=2, unit_price="20 USD")],
    ...     seller=Seller(registrations=set()), shipping="5 USD",
    ... )
    >>> for line in quote(parcel).lines:
    ...     if line.rule and line.amount:
    ...         print(line.id, line.amount)
    duty 6.60 USD
    s301 3.00 USD
    s301_forced_labour 5.00 USD
    mpf_informal 2.77 USD
"""

from xborder.countries.us.duties import DUTIES, POSTAL
from xborder.countries.us.entry import SCHEMES, VALUES
from xborder.countries.us.fees import FEES
from xborder.countries.us.measures import TABLES
from xborder.countries.us.not_computed import NOT_COMPUTED
from xborder.countries.us.sales_tax import OF_THE_SALE, TAXES
from xborder.countries.us.supplies import SUPPLIES, THRESHOLDS
from xborder.policy.vocabulary import *

POLICY = CountryPolicy(
    code="US",
    currency="USD",
    opens=day(2020, 1, 1),
    dated_by="import_entry",
    converted_by="export",
    values=VALUES,
    steps=(*DUTIES, *POSTAL, *FEES, *TAXES),
    schemes=SCHEMES,
    tables={**TABLES, **OF_THE_SALE},
    not_computed=NOT_COMPUTED,
    supplies=SUPPLIES,
    thresholds=THRESHOLDS,
)
"""The policy of the United States."""
