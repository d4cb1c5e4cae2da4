"""Where Japan's rules can be read, and the day of the reform.

Japan Customs, https://www.customs.go.jp, the Ministry of Finance, and for personal use an adviser.

Example:
    >>> print(PERSONAL_USE)
    Customs Tariff Act, value of goods for personal use, Art. 4-6(2)
"""

import datetime as dt
from typing import Final

from xborder.source import Source

REFORM: Final = dt.date(2028, 4, 1)
"""The first day of the amended Customs Tariff Act: no 60%, and consumption tax by the seller."""
CHECKED: Final = dt.date(2026, 11, 21)
"""The day the sources were read."""

CALCULATION: Final = Source(
    title="Japan Customs: 1111 Calculation Method of Amount of Tariff Duty, Consumption Tax, etc",
    url="https://www.customs.go.jp/english/c-answer_e/imtsukan/1111_e.htm",
)
EXEMPTION: Final = Source(
    title="Japan Customs: 1006 Duty exemption for goods at a total customs value of 10,000 yen or "
    "less",
    url="https://www.customs.go.jp/english/c-answer_e/imtsukan/1006_e.htm",
)
SIMPLIFIED: Final = Source(
    title="Japan Customs: 1001 Simplified tariff applicable to goods at a total value of 200,000 "
    "yen or less",
    url="https://www.customs.go.jp/english/c-answer_e/imtsukan/1001_e.htm",
)
SIMPLIFIED_TABLE: Final = Source(
    title="Japan Customs: Simplified tariff schedule on low-value import goods",
    url="https://www.customs.go.jp/tsukan/kanizeiritsu.htm",
)
PERSONAL_USE: Final = Source(
    title="Customs Tariff Act, value of goods for personal use",
    url="https://naokuro.com/20man-kani-zeiritsu-keisan",
    article="Art. 4-6(2)",
)
REFORM_BILL: Final = Source(
    title="Ministry of Finance: Bill to amend the Customs Tariff Act and others, 20 February 2026",
    url="https://www.mof.go.jp/about_mof/bills/221diet/kz20260220g.html",
)
MAJOR_PRODUCTS: Final = Source(
    title="Japan Customs: 1204 Duty Rates for Major Products",
    url="https://www.customs.go.jp/english/c-answer_e/imtsukan/1204_e.htm",
)
CUSTOMS_VALUE: Final = Source(
    title="Japan Customs: 1403 Primary Method to Determine the Customs Value of Imported Goods",
    url="https://www.customs.go.jp/english/c-answer_e/imtsukan/1403_e.htm",
)
