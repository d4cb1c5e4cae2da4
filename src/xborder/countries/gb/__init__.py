"""Great Britain: England, Scotland and Wales. Northern Ireland has rules of its own, under XI.

Since 2021 a consignment of up to GBP 135 bears no customs duty, and its VAT is not taken at the
border: the seller, or the marketplace that makes the sale, charges UK VAT at the checkout; a
business that gives its VAT number accounts for it itself. Above GBP 135, and for excise goods at
any value, customs duty and import VAT are due at import. The test is the intrinsic value: the
price of the goods alone. Gifts between private persons are free up to GBP 39, free of duty up to
GBP 135, and pay at most 2.5 % duty below GBP 630.

Until the end of 2020, the transition period, the customs rules and the tariff of the European
Union applied. A consignment from outside the Union was free of duty and VAT up to GBP 15, free of
duty up to GBP 135, and its import VAT was taken at the border; alcohol, tobacco and perfume had
neither relief, and mail order from Jersey and Guernsey bore VAT at any value. What a seller in a
member state sent was no import: it charged UK VAT once its sales to the United Kingdom passed
GBP 70,000 a year. Gifts were treated as they are today.

Not computed: excise duty, preferences other than the one of the European Union, trade remedies
and quotas, goods sold from stock within the United Kingdom, and the part of the gift relief that
takes out whole items (see the limits).

Official:
    https://www.gov.uk/guidance/vat-and-overseas-goods-sold-directly-to-customers-in-the-uk
    https://www.gov.uk/guidance/delivery-costs-to-include-in-the-customs-value
    https://www.gov.uk/goods-sent-from-abroad
    https://www.legislation.gov.uk/uksi/1984/746

Example:
    >>> import datetime as dt
    >>> from xborder.landed_cost import quote
    >>> from xborder.trade import Buyer, Consignment, Item
    >>> parcel = Consignment(
    ...     ship_from="CN", ship_to="GB", on=dt.date(2026, 11, 21), prices="net",
    ...     items=[Item(hs_code="610910", origin="CN", quantity=1, unit_price="100.00 GBP")],
    ...     shipping="10.00 GBP", buyer=Buyer(kind="consumer"),
    ... )
    >>> print(quote(parcel).total)  # 110.00 and 20 % of it, charged by the seller
    132.00 GBP
    >>> print(quote(parcel.replace(on=dt.date(2020, 12, 31))).total)  # the same, at the border
    132.00 GBP
"""

from xborder.countries.gb.charges import STEPS
from xborder.countries.gb.figures import FIGURES
from xborder.countries.gb.not_computed import NOT_COMPUTED
from xborder.countries.gb.preferences import PREFERENCE
from xborder.countries.gb.schemes import SCHEMES
from xborder.countries.gb.scope import READINGS
from xborder.countries.gb.supplies import SUPPLIES, THRESHOLDS
from xborder.countries.gb.tariff import TARIFF
from xborder.countries.gb.values import VALUES
from xborder.countries.gb.vat import VAT
from xborder.policy.vocabulary import *

OPENS = day(2020, 1, 1)

POLICY = CountryPolicy(
    code="GB",
    currency="GBP",
    opens=OPENS,
    dated_by="import_entry",
    values=VALUES,
    steps=STEPS,
    schemes=SCHEMES,
    tables={"tariff": TARIFF, "vat": VAT, "preference": PREFERENCE},
    not_computed=NOT_COMPUTED,
    readings=READINGS,
    supplies=SUPPLIES,
    thresholds=THRESHOLDS,
    figures=FIGURES,
)
