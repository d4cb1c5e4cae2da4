"""Days on which duties of the United States began, changed or ended.

Read in the orders themselves, https://www.whitehouse.gov/presidential-actions/, and in chapter 99 of
the tariff, https://hts.usitc.gov.

Example:
    >>> RELIEF_ENDS
    datetime.date(2025, 8, 29)
"""

from xborder.policy.vocabulary import *

NORMAL_RELATIONS_END = day(2022, 4, 9)
"""The first day on which goods of Belarus and Russia pay column 2: Public Law 117-110."""
RELIEF_ENDS_CHINA = day(2025, 5, 2)
RELIEF_ENDS = day(2025, 8, 29)
CFR_ENDS_RELIEF = day(2026, 6, 24)
RELIEF_REPEALED = day(2027, 7, 1)
LIST_4A_HALVED = day(2020, 2, 14)
REVIEW_2024 = day(2024, 9, 27)
REVIEW_2025 = day(2025, 1, 1)
REVIEW_2026 = day(2026, 1, 1)
FENTANYL = day(2025, 2, 4)
FENTANYL_NEIGHBOURS = day(2025, 3, 4)
USMCA_SPARED = day(2025, 3, 7)
METALS = day(2025, 3, 12)
RECIPROCAL = day(2025, 4, 5)
VEHICLES = day(2025, 4, 3)
CAR_PARTS = day(2025, 5, 3)
METALS_DOUBLED = day(2025, 6, 4)
APPLIANCES = day(2025, 6, 23)
COPPER = day(2025, 8, 1)
BRAZIL = day(2025, 8, 6)
RECIPROCAL_BY_COUNTRY = day(2025, 8, 7)
INCLUSIONS = day(2025, 8, 18)
INDIA = day(2025, 8, 27)
WOOD = day(2025, 10, 14)
IN_TRANSIT_ENDS = day(2025, 10, 5)
CHINA_HALVED = day(2025, 11, 10)
FOOD_EXEMPT = day(2025, 11, 13)
KOREA_AND_SWITZERLAND = day(2025, 11, 14)
INDIA_ENDS = day(2026, 2, 7)
EMERGENCY_ENDS = day(2026, 2, 24)
CHIPS = day(2026, 1, 15)
METALS_WHOLE_VALUE = day(2026, 4, 6)
TAIWAN = day(2026, 5, 1)
STEEL_RACKS = day(2026, 6, 8)
BRAZIL_301 = day(2026, 7, 22)
SURCHARGE_ENDS = day(2026, 7, 24)
PHARMACEUTICALS = day(2026, 7, 31)
CANADA_338 = day(2026, 8, 22)
DRONES = day(2026, 9, 3)
CANADA_WIDENED = day(2026, 9, 15)
MARITIME = day(2026, 11, 10)
WOOD_STEP = day(2027, 1, 1)
