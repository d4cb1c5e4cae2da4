"""Where Norway's rules can be read, and the days on which they changed.

Norwegian Customs, https://www.toll.no, and the Tax Administration, https://www.skatteetaten.no.

Example:
    >>> print(EEA)
    Agreement on the European Economic Area, Art. 10
"""

import datetime as dt
from typing import Final

from xborder.source import Source

VOEC_STARTS: Final = dt.date(2020, 4, 1)
"""The first day of VOEC."""
RELIEF_ENDS: Final = dt.date(2024, 1, 1)
"""The first day without the exemption below NOK 350."""
CHECKED: Final = dt.date(2026, 11, 21)
"""The day the sources were read."""

VOEC: Final = Source(
    title="Norwegian Customs: The VOEC scheme",
    url="https://www.toll.no/en/online-shopping/the-voec-scheme",
)
LOW_VALUE: Final = Source(
    title="Norwegian Tax Administration: Value added tax on low value imported goods",
    url="https://www.skatteetaten.no/en/business-and-organisation/vat-and-duties/vat/foreign/e-commerce-voec/low-value/",
)
TRANSITION: Final = Source(
    title="Norwegian Customs: Transitional arrangement from 1 April for private individuals",
    url="https://www.toll.no/en/online-shopping/e-commerce---what-changed-on-1-april/transitional-arrangement-from-1-april-for-private-individuals/",
)
LIMIT_2020: Final = Source(
    title="Norwegian Customs: Aim to limit online purchases of snacks and soft drinks",
    url="https://www.toll.no/en/about-norwegian-customs/news/arkiv/2019/aim-to-limit-online-purchases-of-snacks-and-soft-drinks",
)
GIFTS: Final = Source(title="Norwegian Customs: Gifts", url="https://www.toll.no/en/goods/gifts/")
CLOTHING: Final = Source(
    title="Norwegian Customs: Importation of clothing",
    url="https://www.toll.no/en/goods/clothes-and-shoes/importation-of-clothing/",
)
CUSTOMS_VALUE: Final = Source(
    title="Norwegian Customs: Customs value",
    url="https://www.toll.no/en/corporate/import/calculating-customs-duty-and-taxes/customs-value/",
)
PAYMENT: Final = Source(
    title="Norwegian Customs: Payment of customs duties and taxes",
    url="https://www.toll.no/en/corporate/import/payment-of-customs-duties-and-taxes/",
)
RATES: Final = Source(
    title="Norwegian Tax Administration: Value added tax, rates",
    url="https://www.skatteetaten.no/en/rates/value-added-tax/",
)
EEA: Final = Source(
    title="Agreement on the European Economic Area",
    url="https://www.efta.int/eea/eea-agreement",
    article="Art. 10",
)
