"""China: the mainland.

Three ways lead in, and they tax the same goods differently.

*Cross-border e-commerce retail import* (customs codes 1210 and 9610): goods of the positive list,
bought by a consumer for personal use on a platform that sends order, payment and logistics data
to customs. Within CNY 5,000 an order and CNY 26,000 a person and year the duty is nil, and VAT
and consumption tax are due at 70 % of what the statutes ask. Consumption tax lies inside its own
base, and VAT is on a base with the *full* consumption tax: for a value V and rates c and v,
``consumption tax = V c / (1 - c) x 70 %`` and ``VAT = V v / (1 - c) x 70 %``. A single piece above
CNY 5,000 within the year's limit bears duty, VAT and consumption tax in full; whatever else
exceeds a limit is general trade. A quote takes this way where the seller is registered for it,
``Seller(registrations={"CBEC"})``; by that the caller also states that the goods are on the list.

*Postal articles*: what a person receives by post or courier outside that scheme bears one tax of
13, 20 or 50 %; up to CNY 50 of tax is waived. A parcel may be worth CNY 1,000, or CNY 800 from
Hong Kong, Macao and Taiwan, or be a single piece.

*General trade*: duty of the tariff, consumption tax, and VAT of 13 or 9 %.

Not computed: consumption tax on tobacco, beer, fuels, vehicles and paints, additional duties,
agreement rates, what of rice and sugar was bought earlier in the year, customs' own price list for articles.

Official:
    http://www.mof.gov.cn/gp/xxgkml/gss/201603/t20160324_2510682.htm
    https://shanghai.chinatax.gov.cn/zcfw/zcfgk/xfs/201610/t427459.html

Example:
    >>> import datetime as dt
    >>> from xborder.landed_cost import quote
    >>> from xborder.trade import Buyer, Consignment, Item, Seller
    >>> cream = Item(hs_code="330499", origin="JP", quantity=1, unit_price="300 CNY",
    ...              volume="30 ml")  # CNY 10 a millilitre: premium cosmetics
    >>> parcel = Consignment(
    ...     ship_from="JP", ship_to="CN", on=dt.date(2026, 11, 21), prices="net", items=[cream],
    ...     shipping="0 CNY", seller=Seller(registrations={"CBEC"}),
    ...     buyer=Buyer(kind="consumer", purchases_this_year="0 CNY"),
    ... )
    >>> print(quote(parcel).total)  # 300 + 37.06 consumption tax + 32.12 VAT
    369.18 CNY
"""

from xborder.countries.cn.charges import STEPS
from xborder.countries.cn.consumption_tax import CONSUMPTION_TAXES
from xborder.countries.cn.not_computed import NOT_COMPUTED
from xborder.countries.cn.postal_tax import POSTAL_TAXES
from xborder.countries.cn.schemes import SCHEMES
from xborder.countries.cn.tariff import TARIFF
from xborder.countries.cn.values import VALUES
from xborder.countries.cn.vat import VAT
from xborder.policy.vocabulary import *

OPENS = day(2020, 1, 1)

POLICY = CountryPolicy(
    code="CN",
    currency="CNY",
    opens=OPENS,
    dated_by="import_entry",
    values=VALUES,
    steps=STEPS,
    schemes=SCHEMES,
    tables={
        "tariff": TARIFF,
        "vat": VAT,
        "consumption_tax": CONSUMPTION_TAXES,
        "postal_tax": POSTAL_TAXES,
    },
    not_computed=NOT_COMPUTED,
)
