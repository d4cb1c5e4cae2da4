"""Japan.

A consignment with a total customs value of up to JPY 10,000 is free of duty and consumption tax,
unless it holds goods that a designated list leaves out: knitted clothing, shoes, leather bags and
gloves, preparations of cereals, milk and meat. What a private person imports for own use is valued
at 60 % of its retail price abroad, until the end of March 2028.

Up to JPY 200,000 the simplified tariff applies: seven lines for all goods, with a like list of
exceptions; goods that the general tariff frees stay free. The importer may ask for the general tariff instead, for the whole consignment: elect
``jp.general_tariff``. Then follows consumption tax, a national 7.8 % (6.24 % on food) and a local
22/78 of that.

The arithmetic is customs' own: bases are cut to JPY 1,000 for each entry line, that is the lines
of one code, origin and treatment; each line's tax is cut to JPY 100 where a later base reads it,
while the declaration adds the uncut amounts and cuts their sum to JPY 100; local tax is on the cut
national tax of each line, cut to a yen, and added.

Not computed: liquor and tobacco tax, agreement rates, the general tariff outside a few goods that
customs itself lists.

Official:
    https://www.customs.go.jp/english/c-answer_e/imtsukan/1111_e.htm
    https://www.customs.go.jp/english/c-answer_e/imtsukan/1006_e.htm
    https://www.customs.go.jp/english/c-answer_e/imtsukan/1001_e.htm

Example:
    >>> import datetime as dt
    >>> from xborder.landed_cost import quote
    >>> from xborder.trade import Buyer, Consignment, Item
    >>> jeans = Item(hs_code="620342", origin="CN", quantity=1, unit_price="30000 JPY",
    ...              personal_use=True)
    >>> parcel = Consignment(
    ...     ship_from="CN", ship_to="JP", on=dt.date(2026, 11, 21), prices="net", items=[jeans],
    ...     shipping="0 JPY", buyer=Buyer(kind="consumer"),
    ... )
    >>> # 60 % is 18,000: duty 10 % = 1,800; 19,800, cut to 19,000, x 7.8 % = 1,482, cut to 1,400;
    >>> # local 1,400 x 22 / 78 = 394, cut to 300
    >>> print(quote(parcel).total)
    33500 JPY
"""

import datetime as dt
from typing import Final

from xborder.countries.jp.charges import STEPS
from xborder.countries.jp.consumption_tax import CONSUMPTION_TAXES
from xborder.countries.jp.limits import LIMITS
from xborder.countries.jp.schemes import SCHEMES
from xborder.countries.jp.scope import READINGS
from xborder.countries.jp.simplified_tariff import SIMPLIFIED_TARIFF
from xborder.countries.jp.tariff import TARIFF
from xborder.countries.jp.values import VALUES
from xborder.policy.country import CountryPolicy

OPENS: Final = dt.date(2020, 1, 1)

POLICY: Final = CountryPolicy(
    code="JP",
    currency="JPY",
    opens=OPENS,
    values=VALUES,
    steps=STEPS,
    schemes=SCHEMES,
    tables={
        "tariff": TARIFF,
        "simplified_tariff": SIMPLIFIED_TARIFF,
        "consumption_tax": CONSUMPTION_TAXES,
    },
    limits=LIMITS,
    readings=READINGS,
)
