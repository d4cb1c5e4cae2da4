"""The European Union and its 27 member states, as one policy.

**Duty.** The common tariff on the customs value. Consignments up to EUR 150 were free until
2026-06-30; since 2026-07-01 a sale to a consumer up to EUR 150 pays EUR 3 for each subheading.
**VAT.** The rate of the member where the goods arrive: at checkout under IOSS or by a marketplace
up to EUR 150, else on import; free up to EUR 10-22 until 2021-06-30. **Fees.** EUR 2 an item is
adopted and was due to start on 2026-11-01; France, Italy and Romania had levies of their own.

Official: https://taxation-customs.ec.europa.eu/buying-goods-online-coming-non-eu-country_en,
https://eur-lex.europa.eu/eli/reg/2013/952/oj, https://eur-lex.europa.eu/eli/dir/2006/112/oj,
https://eur-lex.europa.eu/eli/reg/2026/382/oj.

Example:
    >>> import datetime as dt
    >>> POLICY.members["BG"].currency.on(dt.date(2026, 1, 1))
    'EUR'
"""

from xborder.countries.eu.charges import STEPS
from xborder.countries.eu.figures import FIGURES
from xborder.countries.eu.members import MEMBERS
from xborder.countries.eu.not_computed import NOT_COMPUTED
from xborder.countries.eu.schemes import SCHEMES
from xborder.countries.eu.scope import FLAT_DUTY_SCOPE
from xborder.countries.eu.supplies import SUPPLIES, THRESHOLDS
from xborder.countries.eu.tariff import TARIFF
from xborder.countries.eu.values import VALUES
from xborder.policy.vocabulary import *

POLICY = CountryPolicy(
    code="EU",
    currency="EUR",
    opens=day(2020, 1, 1),
    dated_by="import_entry",
    values=VALUES,
    steps=STEPS,
    schemes=SCHEMES,
    tables={"tariff": TARIFF},
    not_computed=NOT_COMPUTED,
    readings=(FLAT_DUTY_SCOPE,),
    supplies=SUPPLIES,
    thresholds=THRESHOLDS,
    members=MEMBERS,
    figures=FIGURES,
)
"""The Union's rules."""

__all__ = ["POLICY"]
