"""Northern Ireland: the United Kingdom's VAT, and the European Union's customs rules for goods.

Goods that come from Great Britain to a consumer move as inside the United Kingdom: the seller
charges UK VAT, and no duty and no declaration is asked of the parcel. Goods from the rest of the
world are imported: up to GBP 135 free of customs duty, with VAT under IOSS, through the
marketplace or at import (not the supply VAT of Great Britain); above it with the duty of the
Common Customs Tariff and import VAT.

Since 2026-07-01 the European Union charges EUR 3 for each tariff heading in such parcels. How the
United Kingdom applies it to Northern Ireland was not seen: it stands behind the reading
``xi.flat_duty`` and is left out by default, and such a quote is an estimate. For parcels from
Great Britain the Government has said that nothing changes.

Until the end of 2020, the transition period, Northern Ireland was under the same rules as the rest
of the United Kingdom; the entries of those days are Great Britain's own.

Not computed: goods from a member of the European Union (no import), goods from Great Britain to a
business (duty depends on the risk that they move on to the Union), excise duty, preferences.

Official:
    https://www.nibusinessinfo.co.uk/content/calculating-customs-charges-when-importing-post
    https://www.gov.uk/government/collections/the-windsor-framework-further-detail-and-publications

Example:
    >>> import datetime as dt
    >>> from xborder.landed_cost import quote
    >>> from xborder.trade import Buyer, Consignment, Item, Seller
    >>> parcel = Consignment(
    ...     ship_from="CN", ship_to="XI", on=dt.date(2025, 11, 21), prices="net",
    ...     items=[Item(hs_code="610910", origin="CN", quantity=1, unit_price="100.00 GBP")],
    ...     shipping="10.00 GBP", buyer=Buyer(kind="consumer"), seller=Seller(registrations=()),
    ... )
    >>> print(quote(parcel).total)  # 110.00 and import VAT of 20 %
    132.00 GBP
"""

from typing import Final

from xborder.countries import gb
from xborder.countries.gb.vat import VAT
from xborder.countries.xi.charges import STEPS
from xborder.countries.xi.limits import LIMITS
from xborder.countries.xi.schemes import SCHEMES
from xborder.countries.xi.scope import READINGS
from xborder.countries.xi.transition import after
from xborder.policy.country import CountryPolicy
from xborder.tariff.builtin_eu import TARIFF

POLICY: Final = CountryPolicy(
    code="XI",
    currency="GBP",
    opens=gb.POLICY.opens,
    values=gb.POLICY.values,
    steps=after(gb.POLICY.steps, STEPS),
    schemes=after(gb.POLICY.schemes, SCHEMES),
    tables={"tariff": TARIFF, "vat": VAT},
    limits=after(gb.POLICY.limits, LIMITS),
    readings=READINGS,
)
