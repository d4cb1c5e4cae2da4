"""Days on which duties of the United States began, changed or ended.

Read in the orders themselves, https://www.whitehouse.gov/presidential-actions/, and in chapter 99 of
the tariff, https://hts.usitc.gov.

Example:
    >>> RELIEF_ENDS
    datetime.date(2025, 8, 29)
"""

import datetime as dt
from typing import Final

RELIEF_ENDS_CHINA: Final = dt.date(2025, 5, 2)
RELIEF_ENDS: Final = dt.date(2025, 8, 29)
CFR_ENDS_RELIEF: Final = dt.date(2026, 6, 24)
RELIEF_REPEALED: Final = dt.date(2027, 7, 1)
LIST_4A_HALVED: Final = dt.date(2020, 2, 14)
REVIEW_2024: Final = dt.date(2024, 9, 27)
REVIEW_2025: Final = dt.date(2025, 1, 1)
REVIEW_2026: Final = dt.date(2026, 1, 1)
FENTANYL: Final = dt.date(2025, 2, 4)
FENTANYL_NEIGHBOURS: Final = dt.date(2025, 3, 4)
USMCA_SPARED: Final = dt.date(2025, 3, 7)
METALS: Final = dt.date(2025, 3, 12)
RECIPROCAL: Final = dt.date(2025, 4, 5)
CAR_PARTS: Final = dt.date(2025, 5, 3)
METALS_DOUBLED: Final = dt.date(2025, 6, 4)
APPLIANCES: Final = dt.date(2025, 6, 23)
COPPER: Final = dt.date(2025, 8, 1)
BRAZIL: Final = dt.date(2025, 8, 6)
RECIPROCAL_BY_COUNTRY: Final = dt.date(2025, 8, 7)
INCLUSIONS: Final = dt.date(2025, 8, 18)
INDIA: Final = dt.date(2025, 8, 27)
WOOD: Final = dt.date(2025, 10, 14)
IN_TRANSIT_ENDS: Final = dt.date(2025, 10, 5)
CHINA_HALVED: Final = dt.date(2025, 11, 10)
FOOD_EXEMPT: Final = dt.date(2025, 11, 13)
KOREA_AND_SWITZERLAND: Final = dt.date(2025, 11, 14)
INDIA_ENDS: Final = dt.date(2026, 2, 7)
EMERGENCY_ENDS: Final = dt.date(2026, 2, 24)
CHIPS: Final = dt.date(2026, 1, 15)
METALS_WHOLE_VALUE: Final = dt.date(2026, 4, 6)
BRAZIL_301: Final = dt.date(2026, 7, 22)
SURCHARGE_ENDS: Final = dt.date(2026, 7, 24)
PHARMACEUTICALS: Final = dt.date(2026, 7, 31)
DRONES: Final = dt.date(2026, 9, 3)
